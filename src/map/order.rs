//! The order of the entries, and what is found by it.

use core::cmp::Ordering;

use super::SmallMap;
use crate::policy::SpillPolicy;

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// Sorts the entries by their keys, as `IndexMap::sort_keys`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. May allocate. The map is spilled or inline as
    /// before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the entries are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.sort_keys();
    /// assert!(map.keys().eq(&[1, 2, 3]));
    /// ```
    #[inline]
    pub fn sort_keys(&mut self)
    where
        K: Ord,
    {
        self.sort_by(|a, _, b, _| a.cmp(b));
    }

    /// Sorts the entries by a comparison, in their old order if they compare equal; as
    /// `IndexMap::sort_by`. If it panics, the entries are in no particular order, but all there.
    ///
    /// O(n log n), with an index O(`capacity`) besides. May allocate. The map is spilled or inline as
    /// before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the entries are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.sort_by(|_, a, _, b| a.cmp(b));
    /// assert!(map.values().eq(&['a', 'b', 'c']));
    /// ```
    pub fn sort_by(&mut self, mut compare: impl FnMut(&K, &V, &K, &V) -> Ordering) {
        let mut compare = |a: &(K, V), b: &(K, V)| compare(&a.0, &a.1, &b.0, &b.1);
        self.store.sort(|entries, order| match order {
            None => entries.sort_by(compare),
            Some(order) => {
                order.sort_by(|&a, &b| compare(&entries[a as usize], &entries[b as usize]))
            }
        });
    }

    /// Sorts the entries by what a function makes of them, in their old order if they compare equal;
    /// as `IndexMap::sort_by_key`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. May allocate. The map is spilled or inline as
    /// before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the entries are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.sort_by_key(|key, _| *key);
    /// assert!(map.keys().eq(&[1, 2, 3]));
    /// ```
    #[inline]
    pub fn sort_by_key<T: Ord>(&mut self, mut sort_key: impl FnMut(&K, &V) -> T) {
        self.sort_by(|a, v, b, w| sort_key(a, v).cmp(&sort_key(b, w)));
    }

    /// Sorts the entries by their keys, as `IndexMap::sort_unstable_keys`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. Allocates if there is an index. The map is
    /// spilled or inline as before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the entries are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.sort_unstable_keys();
    /// assert!(map.keys().eq(&[1, 2, 3]));
    /// ```
    #[inline]
    pub fn sort_unstable_keys(&mut self)
    where
        K: Ord,
    {
        self.sort_unstable_by(|a, _, b, _| a.cmp(b));
    }

    /// Sorts the entries by a comparison, in no order if they compare equal; as
    /// `IndexMap::sort_unstable_by`. If it panics, the entries are in no particular order, but all there.
    ///
    /// O(n log n), with an index O(`capacity`) besides. Allocates if there is an index. The map is
    /// spilled or inline as before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the entries are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.sort_unstable_by(|_, a, _, b| a.cmp(b));
    /// assert!(map.values().eq(&['a', 'b', 'c']));
    /// ```
    pub fn sort_unstable_by(&mut self, mut compare: impl FnMut(&K, &V, &K, &V) -> Ordering) {
        let mut compare = |a: &(K, V), b: &(K, V)| compare(&a.0, &a.1, &b.0, &b.1);
        self.store.sort(|entries, order| match order {
            None => entries.sort_unstable_by(compare),
            Some(order) => {
                order.sort_unstable_by(|&a, &b| compare(&entries[a as usize], &entries[b as usize]))
            }
        });
    }

    /// Sorts the entries by what a function makes of them, in no order if they compare equal;
    /// as `IndexMap::sort_unstable_by_key`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. Allocates if there is an index. The map is
    /// spilled or inline as before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the entries are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.sort_unstable_by_key(|key, _| *key);
    /// assert!(map.keys().eq(&[1, 2, 3]));
    /// ```
    #[inline]
    pub fn sort_unstable_by_key<T: Ord>(&mut self, mut sort_key: impl FnMut(&K, &V) -> T) {
        self.sort_unstable_by(|a, v, b, w| sort_key(a, v).cmp(&sort_key(b, w)));
    }

    /// Sorts the entries by what a function makes of each, called once; as
    /// `IndexMap::sort_by_cached_key`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. Allocates. The map is spilled or inline as
    /// before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the entries are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.sort_by_cached_key(|key, _| key.to_string());
    /// assert!(map.keys().eq(&[1, 2, 3]));
    /// ```
    pub fn sort_by_cached_key<T: Ord>(&mut self, mut sort_key: impl FnMut(&K, &V) -> T) {
        self.store.sort(|entries, order| match order {
            None => entries.sort_by_cached_key(|(key, value)| sort_key(key, value)),
            Some(order) => order.sort_by_cached_key(|&position| {
                let (key, value) = &entries[position as usize];
                sort_key(key, value)
            }),
        });
    }

    /// Reverses the order of the entries, as `IndexMap::reverse`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.reverse();
    /// assert!(map.keys().eq(&[2, 1, 3]));
    /// ```
    pub fn reverse(&mut self) {
        self.store.reverse();
    }

    /// Moves an entry to another position, and the ones between move over by one; as
    /// `IndexMap::move_index`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate.
    ///
    /// # Panics
    ///
    /// If one of the positions is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.move_index(0, 2);
    /// assert!(map.keys().eq(&[1, 2, 3]));
    /// ```
    #[track_caller]
    pub fn move_index(&mut self, from: usize, to: usize) {
        let len = self.len();
        for index in [from, to] {
            assert!(
                index < len,
                "index out of bounds: the len is {len} but the index is {index}"
            );
        }
        self.store.shift(from, to);
    }

    /// Swaps two entries, as `IndexMap::swap_indices`.
    ///
    /// O(1) on average. Does not allocate.
    ///
    /// # Panics
    ///
    /// If one of the positions is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 3 => 'a', 1 => 'c', 2 => 'b' };
    /// map.swap_indices(0, 1);
    /// assert!(map.keys().eq(&[1, 3, 2]));
    /// ```
    #[track_caller]
    pub fn swap_indices(&mut self, a: usize, b: usize) {
        let len = self.len();
        for index in [a, b] {
            assert!(
                index < len,
                "index out of bounds: the len is {len} but the index is {index}"
            );
        }
        self.store.swap(a, b);
    }

    /// Looks for a key in a map that is sorted by them: its position, or the one where it could be
    /// inserted; as `IndexMap::binary_search_keys`.
    ///
    /// O(log n).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 3 => 'b', 5 => 'c' };
    /// assert_eq!((map.binary_search_keys(&3), map.binary_search_keys(&4)), (Ok(1), Err(2)));
    /// ```
    pub fn binary_search_keys(&self, key: &K) -> Result<usize, usize>
    where
        K: Ord,
    {
        self.binary_search_by(|other, _| other.cmp(key))
    }

    /// Looks for an entry in a map that is sorted by this function, as
    /// `IndexMap::binary_search_by`.
    ///
    /// O(log n).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 3 => 'b', 5 => 'c' };
    /// assert_eq!(map.binary_search_by(|_, value| value.cmp(&'c')), Ok(2));
    /// ```
    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a K, &'a V) -> Ordering,
    {
        self.as_slice()
            .binary_search_by(|(key, value)| f(key, value))
    }

    /// Looks for an entry in a map that is sorted by what a function makes of entries, as
    /// `IndexMap::binary_search_by_key`.
    ///
    /// O(log n).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 3 => 'b', 5 => 'c' };
    /// assert_eq!(map.binary_search_by_key(&10, |key, _| key * 2), Ok(2));
    /// ```
    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize>
    where
        B: Ord,
        F: FnMut(&'a K, &'a V) -> B,
    {
        self.binary_search_by(|key, value| f(key, value).cmp(b))
    }

    /// The first position of which the function says no, if it says yes of all before and no of all
    /// others; as `IndexMap::partition_point`.
    ///
    /// O(log n).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 3 => 'b', 5 => 'c' };
    /// assert_eq!(map.partition_point(|key, _| *key < 4), 2);
    /// ```
    #[must_use]
    pub fn partition_point(&self, mut predicate: impl FnMut(&K, &V) -> bool) -> usize {
        self.as_slice()
            .partition_point(|(key, value)| predicate(key, value))
    }
}
