//! How many entries go at once.

use core::ops::RangeBounds;

use super::{Drain, ExtractIf, SmallMap};
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;
use crate::raw::resolve;

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// Keeps the first `len` entries, as `IndexMap::truncate`.
    ///
    /// O(number of removed entries), on average, or O(`capacity`) if there is an index and more than half
    /// of them go. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// map.truncate(1);
    /// assert_eq!(map.as_slice(), [(1, 'a')]);
    /// ```
    #[inline]
    pub fn truncate(&mut self, len: usize) {
        self.store.truncate(len);
    }

    /// Removes all entries, as `HashMap::clear`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// map.clear();
    /// assert!(map.is_empty() && map.spilled());
    /// ```
    #[inline]
    pub fn clear(&mut self) {
        self.store.truncate(0);
    }

    /// Removes the entries of a range of positions, and iterates over them; as `IndexMap::drain`.
    ///
    /// What is left of the range when the iterator is dropped is removed then. If it is leaked, so
    /// are the entries from the start of the range on, and the map is without an index until the next
    /// insertion.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate; a spilled map stays spilled.
    ///
    /// # Panics
    ///
    /// If the range is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert!(map.drain(..2).eq([(1, 'a'), (2, 'b')]));
    /// assert_eq!(map.as_slice(), [(3, 'c')]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn drain(&mut self, range: impl RangeBounds<usize>) -> Drain<'_, K, V, N, P> {
        let range = resolve(range, self.len());
        let (entries, mut kept) = self.store.filter(range.clone());
        kept.remove(range.len());
        Drain::new(entries.drain(range), kept)
    }

    /// Keeps the entries that the function wants, in their order; as `HashMap::retain`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// map.retain(|key, _| key % 2 == 1);
    /// assert_eq!(map.as_slice(), [(1, 'a'), (3, 'c')]);
    /// ```
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        let (entries, mut kept) = self.store.filter(0..self.len());
        entries.retain_mut(|(key, value)| !kept.judge(!keep(key, value)));
    }

    /// Removes the entries of a range of positions of which the function says so, and iterates over
    /// them; as `IndexMap::extract_if`. It goes no further than the iterator does. If
    /// the iterator is leaked, so are the entries from the start of the range on, and the map is without
    /// an index until the next insertion.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate; a spilled map stays spilled.
    ///
    /// # Panics
    ///
    /// If the range is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// let odd: Vec<_> = map.extract_if(.., |key, _| key % 2 == 1).collect();
    /// assert_eq!(odd, [(1, 'a'), (3, 'c')]);
    /// assert_eq!(map.as_slice(), [(2, 'b')]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn extract_if<F, R>(&mut self, range: R, filter: F) -> ExtractIf<'_, K, V, F, N, P>
    where
        F: FnMut(&K, &mut V) -> bool,
        R: RangeBounds<usize>,
    {
        self.extract_by(range, filter)
    }

    /// The same with a filter of which nothing is known yet.
    #[inline]
    #[track_caller]
    pub(crate) fn extract_by<F>(
        &mut self,
        range: impl RangeBounds<usize>,
        filter: F,
    ) -> ExtractIf<'_, K, V, F, N, P> {
        let range = resolve(range, self.len());
        ExtractIf::new(&mut self.store, range, filter)
    }

    /// Splits the map in two: the entries from `at` on are returned; as `IndexMap::split_off`.
    ///
    /// O(n), with an index O(`capacity`). Allocates if more than `N` entries are returned; this map stays
    /// spilled if it was.
    ///
    /// # Panics
    ///
    /// If `at > n`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// let tail = map.split_off(1);
    /// assert_eq!(map.as_slice(), [(1, 'a')]);
    /// assert_eq!(tail.as_slice(), [(2, 'b'), (3, 'c')]);
    /// ```
    #[track_caller]
    #[must_use = "use `truncate` if you do not need the second part"]
    pub fn split_off(&mut self, at: usize) -> Self
    where
        S: Clone,
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        or_fail(self.try_split_off(at))
    }

    /// [`split_off`](Self::split_off) that returns an error where there is no memory. After an error
    /// nothing has changed.
    ///
    /// O(n), with an index O(`capacity`). Allocates if more than `N` entries are returned; this map stays
    /// spilled if it was.
    ///
    /// # Panics
    ///
    /// If `at > n`.
    ///
    /// # Errors
    ///
    /// If the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// let tail = map.try_split_off(1).unwrap();
    /// assert_eq!((map.len(), tail.len()), (1, 2));
    /// ```
    #[track_caller]
    pub fn try_split_off(&mut self, at: usize) -> Result<Self, TryReserveError>
    where
        S: Clone,
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let hasher = self.hasher.clone();
        let store = self.store.try_split_off(at)?;
        Ok(Self { store, hasher })
    }
}
