//! How many entries come at once, or move over.

use super::{KeyHasher, SmallMap};
use crate::error::{CapacityError, Rest, TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<K, V, const N: usize, S, P> SmallMap<K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap>,
    P: SpillPolicy,
{
    /// `extend` that returns an error if there is no room for a new key and none can be made. What was
    /// taken of the iterator is in the map then, and the error gives back the pair that found no
    /// room and the rest of the iterator.
    ///
    /// Keys that are there already need no room, so an iterator is not refused for its length.
    ///
    /// O(number of pairs) on average, amortized. A full map allocates, and spills if it was inline; so does
    /// one that has no room for half of the pairs that the iterator announces, or for all if it is empty,
    /// though their keys may be there already.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` entries, or `N` under a policy
    /// that never spills, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut map: SmallMap<u8, char, 2, DefaultHashBuilder, NoSpill> = SmallMap::default();
    /// let pairs = [(1, 'a'), (1, 'A'), (2, 'b'), (3, 'c'), (1, 'd')];
    /// let error = map.try_extend(pairs).unwrap_err();
    /// assert_eq!(map.as_slice(), [(1, 'A'), (2, 'b')]);
    /// assert!(error.element().eq([(3, 'c'), (1, 'd')]));
    /// ```
    pub fn try_extend<I: IntoIterator<Item = (K, V)>>(
        &mut self,
        iterable: I,
    ) -> Result<(), CapacityError<Rest<I::IntoIter>>> {
        let mut iter = iterable.into_iter();
        self.expect(iter.size_hint().0);
        while let Some((key, value)) = iter.next() {
            if let Err(error) = self.try_insert(key, value) {
                return Err(error.map(|pair| Some(pair).into_iter().chain(iter)));
            }
        }
        Ok(())
    }

    /// Makes room for some of so many pairs to come. A failure is none yet: their keys may be there.
    pub(crate) fn expect(&mut self, pairs: usize) {
        // hashbrown's guess of how many are new.
        let new = if self.is_empty() {
            pairs
        } else {
            pairs.div_ceil(2)
        };
        let _ = self.try_reserve(new);
    }

    /// Moves all entries of `other` here, which is empty then; as `IndexMap::append`. Keys that are
    /// there already keep their place and get the new value.
    ///
    /// O(`other.len()`) on average, amortized, or O(`other.capacity()`) if `other` has an index. Allocates,
    /// and spills if it was inline, if there is no room for `other.len()` entries more, though their keys
    /// may be there already; `other` stays spilled if it was.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` entries, or `N` under a policy
    /// that never spills. Nothing has moved then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b' };
    /// let mut other: SmallMap<_, _> = smallmap! { 2 => 'B', 3 => 'c' };
    /// map.append(&mut other);
    /// assert_eq!(map.as_slice(), [(1, 'a'), (2, 'B'), (3, 'c')]);
    /// assert!(other.is_empty());
    /// ```
    #[inline]
    #[track_caller]
    pub fn append<const M: usize, T, Q: SpillPolicy>(
        &mut self,
        other: &mut SmallMap<K, V, M, T, Q>,
    ) {
        or_fail(self.try_append(other));
    }

    /// [`append`](Self::append) that returns an error where that would panic. After an error nothing
    /// has moved.
    ///
    /// O(`other.len()`) on average, amortized, or O(`other.capacity()`) if `other` has an index. Allocates,
    /// and spills if it was inline, if there is no room for `other.len()` entries more, though their keys
    /// may be there already; `other` stays spilled if it was.
    ///
    /// # Errors
    ///
    /// As [`try_extend`](Self::try_extend).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut map: SmallMap<u8, char, 2, DefaultHashBuilder, NoSpill> = SmallMap::default();
    /// let mut other: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert!(map.try_append(&mut other).is_err());
    /// other.pop();
    /// assert!(map.try_append(&mut other).is_ok());
    /// assert_eq!(map.len(), 2);
    /// ```
    pub fn try_append<const M: usize, T, Q: SpillPolicy>(
        &mut self,
        other: &mut SmallMap<K, V, M, T, Q>,
    ) -> Result<(), TryReserveError> {
        if self.try_reserve(other.len()).is_err() {
            // It may be that fewer are new.
            let is_new = |key: &&K| !self.contains_key(*key);
            let additional = other.keys().filter(is_new).count();
            self.try_reserve(additional)?;
        }
        for (key, value) in other.drain(..) {
            self.insert(key, value);
        }
        Ok(())
    }
}

impl<K, V, const N: usize, S, P> Extend<(K, V)> for SmallMap<K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap>,
    P: SpillPolicy,
{
    /// O(number of pairs) on average, amortized. A full map allocates, and spills if it was inline; so does
    /// one that has no room for half of the pairs that the iterator announces, or for all if it is empty,
    /// though their keys may be there already.
    ///
    /// Panics for want of room, as [`insert`](Self::insert); what was taken of the iterator is in the
    /// map then. [`try_extend`](Self::try_extend) returns an error.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) {
        or_fail(self.try_extend(iter));
    }
}

impl<'a, K, V, const N: usize, S, P> Extend<(&'a K, &'a V)> for SmallMap<K, V, N, S, P>
where
    K: Eq + Copy + 'a,
    V: Copy + 'a,
    S: KeyHasher<K, P::Heap>,
    P: SpillPolicy,
{
    /// As `extend` of pairs.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) {
        self.extend(iter.into_iter().map(|(key, value)| (*key, *value)));
    }
}
