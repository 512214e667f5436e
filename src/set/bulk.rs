//! How many elements come at once, or move over.

use super::SmallSet;
use crate::error::{CapacityError, Rest, TryReserveError, or_fail};
use crate::map::KeyHasher;
use crate::policy::SpillPolicy;

impl<T, const N: usize, S, P> SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap>,
    P: SpillPolicy,
{
    /// `extend` that returns an error if there is no room for a new element and none can be made. What was
    /// taken of the iterator is in the set then, and the error gives back the element that found no room
    /// and the rest of the iterator.
    ///
    /// Elements that are there already need no room, so an iterator is not refused for its length.
    ///
    /// O(number of elements taken) on average, amortized. A full set allocates, and spills if it was inline;
    /// so does one that has no room for half of the elements that the iterator announces, or for all if it is
    /// empty, though they may be there already.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` elements, or `N` under a policy
    /// that never spills, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut set: SmallSet<u8, 2, DefaultHashBuilder, NoSpill> = SmallSet::default();
    /// let error = set.try_extend([1, 1, 2, 3, 1]).unwrap_err();
    /// assert!(set.iter().eq(&[1, 2]));
    /// assert!(error.element().eq([3, 1]));
    /// ```
    pub fn try_extend<I: IntoIterator<Item = T>>(
        &mut self,
        iterable: I,
    ) -> Result<(), CapacityError<Rest<I::IntoIter>>> {
        let mut iter = iterable.into_iter();
        self.map.expect(iter.size_hint().0);
        while let Some(value) = iter.next() {
            if let Err(error) = self.try_insert(value) {
                return Err(error.map(|value| Some(value).into_iter().chain(iter)));
            }
        }
        Ok(())
    }

    /// Moves all elements of `other` here, which is empty then; as `IndexSet::append`. Elements that are
    /// there already stay.
    ///
    /// O(`other.len()`) on average, amortized, or O(`other.capacity()`) if `other` has an index. Allocates,
    /// and spills if it was inline, if there is no room for `other.len()` elements more, though they may be
    /// there already; `other` stays spilled if it was.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` elements, or `N` under a policy
    /// that never spills. Nothing has moved then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2];
    /// let mut other: SmallSet<_> = smallset![2, 3];
    /// set.append(&mut other);
    /// assert!(set.iter().eq(&[1, 2, 3]) && other.is_empty());
    /// ```
    #[inline]
    #[track_caller]
    pub fn append<const M: usize, R, Q: SpillPolicy>(&mut self, other: &mut SmallSet<T, M, R, Q>) {
        or_fail(self.try_append(other));
    }

    /// [`append`](Self::append) that returns an error where that would panic. After an error nothing has
    /// moved.
    ///
    /// O(`other.len()`) on average, amortized, or O(`other.capacity()`) if `other` has an index. Allocates,
    /// and spills if it was inline, if there is no room for `other.len()` elements more, though they may be
    /// there already; `other` stays spilled if it was.
    ///
    /// # Errors
    ///
    /// As [`try_extend`](Self::try_extend).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut set: SmallSet<_, 2, DefaultHashBuilder, NoSpill> = [1, 2].into();
    /// let mut other: SmallSet<_, 2> = [2, 3].into();
    /// assert!(set.try_append(&mut other).is_err());
    /// other.pop();
    /// assert!(set.try_append(&mut other).is_ok());
    /// ```
    #[inline]
    pub fn try_append<const M: usize, R, Q: SpillPolicy>(
        &mut self,
        other: &mut SmallSet<T, M, R, Q>,
    ) -> Result<(), TryReserveError> {
        self.map.try_append(&mut other.map)
    }
}

impl<T, const N: usize, S, P> Extend<T> for SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap>,
    P: SpillPolicy,
{
    /// O(number of elements taken) on average, amortized. A full set allocates, and spills if it was inline;
    /// so does one that has no room for half of the elements that the iterator announces, or for all if it is
    /// empty, though they may be there already.
    ///
    /// Panics for want of room, as [`insert`](Self::insert); what was taken of the iterator is in the
    /// set then. [`try_extend`](Self::try_extend) returns an error.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        or_fail(self.try_extend(iter));
    }
}

impl<'a, T, const N: usize, S, P> Extend<&'a T> for SmallSet<T, N, S, P>
where
    T: Eq + Copy + 'a,
    S: KeyHasher<T, P::Heap>,
    P: SpillPolicy,
{
    /// As `extend` of elements.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().copied());
    }
}
