//! What a map is made of.

use super::{KeyHasher, SmallMap};
use crate::policy::DefaultPolicy;

impl<K, V, const N: usize, S, P> FromIterator<(K, V)> for SmallMap<K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap> + Default,
    P: DefaultPolicy,
{
    /// O(number of pairs) on average. Allocates, and spills, once there are more than `N` keys, or if the
    /// iterator says that it has more than `N` pairs, though keys may come twice.
    /// [`try_extend`](Self::try_extend) of an empty map returns an error where this panics, for want
    /// of room.
    #[inline]
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> Self {
        let mut map = Self::default();
        map.extend(iter);
        map
    }
}

impl<K, V, const M: usize, const N: usize, S, P> From<[(K, V); M]> for SmallMap<K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap> + Default,
    P: DefaultPolicy,
{
    /// Of a key that comes more than once, the last value counts.
    ///
    /// O(`M`) on average. Allocates, and spills, if `M > N`. Panics if there are more than `N` keys under a
    /// policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let map: SmallMap<_, _, 1> = [(1, 'a'), (2, 'b'), (1, 'c')].into();
    /// assert_eq!(map.as_slice(), [(1, 'c'), (2, 'b')]);
    /// ```
    #[inline]
    #[track_caller]
    fn from(entries: [(K, V); M]) -> Self {
        Self::from_iter(entries)
    }
}
