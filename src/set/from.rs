//! What a set is made of.

use super::SmallSet;
use crate::map::KeyHasher;
use crate::policy::DefaultPolicy;

impl<T, const N: usize, S, P> FromIterator<T> for SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap> + Default,
    P: DefaultPolicy,
{
    /// O(number of elements taken) on average. Allocates, and spills, once there are more than `N`, or if
    /// the iterator says that it has more, though some may come twice.
    /// [`try_extend`](Self::try_extend) of an empty set returns an error where this panics, for want of
    /// room.
    #[inline]
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut set = Self::default();
        set.extend(iter);
        set
    }
}

impl<T, const M: usize, const N: usize, S, P> From<[T; M]> for SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap> + Default,
    P: DefaultPolicy,
{
    /// Of equal elements, the first stays.
    ///
    /// O(`M`) on average. Allocates, and spills, if `M > N`. Panics if there are more than `N` different
    /// elements under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let set: SmallSet<_, 1> = [1, 2, 1].into();
    /// assert!(set.iter().eq(&[1, 2]));
    /// ```
    #[inline]
    #[track_caller]
    fn from(elements: [T; M]) -> Self {
        Self::from_iter(elements)
    }
}
