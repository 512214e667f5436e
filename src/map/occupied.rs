//! A key's entry that is there.

use core::fmt;
use core::mem;

use super::{DefaultHashBuilder, SmallMap};
use crate::policy::{Amortized, SpillPolicy};

/// An entry that is there; see [`Entry`](super::Entry).
pub struct OccupiedEntry<'a, K, V, const N: usize, S = DefaultHashBuilder, P = Amortized>
where
    P: SpillPolicy,
{
    map: &'a mut SmallMap<K, V, N, S, P>,
    position: usize,
}

impl<'a, K, V, const N: usize, S, P: SpillPolicy> OccupiedEntry<'a, K, V, N, S, P> {
    #[inline]
    pub(super) fn new(map: &'a mut SmallMap<K, V, N, S, P>, position: usize) -> Self {
        Self { map, position }
    }

    /// The key that is there, as `hash_map::OccupiedEntry::key`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// if let Entry::Occupied(entry) = map.entry(2) {
    ///     assert_eq!(entry.key(), &2);
    /// }
    /// ```
    pub fn key(&self) -> &K {
        &self.map.as_slice()[self.position].0
    }

    /// Its position, as `indexmap::map::OccupiedEntry::index`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// if let Entry::Occupied(entry) = map.entry(2) {
    ///     assert_eq!(entry.index(), 1);
    /// }
    /// ```
    pub fn index(&self) -> usize {
        self.position
    }

    /// Its value, as `hash_map::OccupiedEntry::get`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// if let Entry::Occupied(entry) = map.entry(2) {
    ///     assert_eq!(entry.get(), &'b');
    /// }
    /// ```
    pub fn get(&self) -> &V {
        &self.map.as_slice()[self.position].1
    }

    /// Its value, to be changed; as `hash_map::OccupiedEntry::get_mut`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// if let Entry::Occupied(mut entry) = map.entry(2) {
    ///     *entry.get_mut() = 'c';
    ///     assert_eq!(entry.get(), &'c');
    /// }
    /// ```
    pub fn get_mut(&mut self) -> &mut V {
        &mut self.map.store.entries_mut()[self.position].1
    }

    /// Its value, to be changed, for as long as the map is borrowed; as
    /// `hash_map::OccupiedEntry::into_mut`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// if let Entry::Occupied(entry) = map.entry(2) {
    ///     let value: &mut char = entry.into_mut();
    ///     *value = 'c';
    /// }
    /// assert_eq!(map[&2], 'c');
    /// ```
    #[inline]
    pub fn into_mut(self) -> &'a mut V {
        &mut self.map.store.entries_mut()[self.position].1
    }

    /// Replaces the value, and returns the old one; as `hash_map::OccupiedEntry::insert`.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// if let Entry::Occupied(mut entry) = map.entry(2) {
    ///     assert_eq!(entry.insert('c'), 'b');
    /// }
    /// assert_eq!(map[&2], 'c');
    /// ```
    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    /// Removes the entry by [`swap_remove`](Self::swap_remove), as
    /// `hash_map::OccupiedEntry::remove`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// if let Entry::Occupied(entry) = map.entry(1) {
    ///     assert_eq!(entry.remove(), 'a');
    /// }
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    pub fn remove(self) -> V {
        self.swap_remove()
    }

    /// Removes the entry by [`swap_remove_entry`](Self::swap_remove_entry), as
    /// `hash_map::OccupiedEntry::remove_entry`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// if let Entry::Occupied(entry) = map.entry(1) {
    ///     assert_eq!(entry.remove_entry(), (1, 'a'));
    /// }
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    pub fn remove_entry(self) -> (K, V) {
        self.swap_remove_entry()
    }

    /// Removes the entry, and the last one takes its place. Returns the value.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// if let Entry::Occupied(entry) = map.entry(1) {
    ///     assert_eq!(entry.swap_remove(), 'a');
    /// }
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    pub fn swap_remove(self) -> V {
        let (key, value) = self.swap_remove_entry();
        drop(key);
        value
    }

    /// Removes the entry, and the last one takes its place. Returns the key and the value.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// if let Entry::Occupied(entry) = map.entry(1) {
    ///     assert_eq!(entry.swap_remove_entry(), (1, 'a'));
    /// }
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    pub fn swap_remove_entry(self) -> (K, V) {
        self.map.store.swap_remove(self.position)
    }

    /// Removes the entry, and the ones behind it move up. Returns the value.
    ///
    /// O(n). Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// if let Entry::Occupied(entry) = map.entry(1) {
    ///     assert_eq!(entry.shift_remove(), 'a');
    /// }
    /// assert_eq!(map.as_slice(), [(2, 'b'), (3, 'c')]);
    /// ```
    pub fn shift_remove(self) -> V {
        let (key, value) = self.shift_remove_entry();
        drop(key);
        value
    }

    /// Removes the entry, and the ones behind it move up. Returns the key and the value.
    ///
    /// O(n). Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// if let Entry::Occupied(entry) = map.entry(1) {
    ///     assert_eq!(entry.shift_remove_entry(), (1, 'a'));
    /// }
    /// assert_eq!(map.as_slice(), [(2, 'b'), (3, 'c')]);
    /// ```
    pub fn shift_remove_entry(self) -> (K, V) {
        self.map.store.shift_remove(self.position)
    }

    /// Moves the entry to another position, and the ones between move over by one; as
    /// `indexmap::map::OccupiedEntry::move_index`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate.
    ///
    /// # Panics
    ///
    /// If the position is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// if let Entry::Occupied(entry) = map.entry(1) {
    ///     entry.move_index(2);
    /// }
    /// assert!(map.keys().eq(&[2, 3, 1]));
    /// ```
    #[track_caller]
    pub fn move_index(self, to: usize) {
        self.map.move_index(self.position, to);
    }

    /// Swaps the entry with the one at another position, as
    /// `indexmap::map::OccupiedEntry::swap_indices`.
    ///
    /// O(1) on average. Does not allocate.
    ///
    /// # Panics
    ///
    /// If the position is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// if let Entry::Occupied(entry) = map.entry(1) {
    ///     entry.swap_indices(2);
    /// }
    /// assert!(map.keys().eq(&[3, 2, 1]));
    /// ```
    #[track_caller]
    pub fn swap_indices(self, other: usize) {
        self.map.swap_indices(self.position, other);
    }
}

impl<K, V, const N: usize, S, P> fmt::Debug for OccupiedEntry<'_, K, V, N, S, P>
where
    K: fmt::Debug,
    V: fmt::Debug,
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry")
            .field("key", self.key())
            .field("value", self.get())
            .finish_non_exhaustive()
    }
}
