//! A key's entry, to be looked at, changed, filled or removed.

use core::fmt;
use core::mem;

use super::{DefaultHashBuilder, KeyHasher, SmallMap};
use crate::error::{CapacityError, or_fail};
use crate::policy::{Amortized, SpillPolicy};

/// What [`SmallMap::entry`] finds: a key's entry, or the place for it.
pub enum Entry<'a, K, V, const N: usize, S = DefaultHashBuilder, P: SpillPolicy = Amortized> {
    /// The key is there.
    Occupied(OccupiedEntry<'a, K, V, N, S, P>),
    /// It is not.
    Vacant(VacantEntry<'a, K, V, N, S, P>),
}

/// An entry that is there; see [`Entry`].
pub struct OccupiedEntry<'a, K, V, const N: usize, S = DefaultHashBuilder, P = Amortized>
where
    P: SpillPolicy,
{
    map: &'a mut SmallMap<K, V, N, S, P>,
    position: usize,
}

/// The place for an entry that is not there; see [`Entry`].
pub struct VacantEntry<'a, K, V, const N: usize, S = DefaultHashBuilder, P = Amortized>
where
    P: SpillPolicy,
{
    map: &'a mut SmallMap<K, V, N, S, P>,
    key: K,
    hash: Option<u64>,
}

impl<'a, K, V, const N: usize, S, P: SpillPolicy> Entry<'a, K, V, N, S, P> {
    /// The key that was asked for, or the equal one that is there; as `hash_map::Entry::key`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<&str, u8> = SmallMap::new();
    /// assert_eq!(map.entry("one").key(), &"one");
    /// ```
    pub fn key(&self) -> &K {
        match self {
            Self::Occupied(entry) => entry.key(),
            Self::Vacant(entry) => entry.key(),
        }
    }

    /// The position of the key, or the one it would get; as indexmap's `Entry::index`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// assert_eq!((map.entry("two").index(), map.entry("three").index()), (1, 2));
    /// ```
    pub fn index(&self) -> usize {
        match self {
            Self::Occupied(entry) => entry.index(),
            Self::Vacant(entry) => entry.index(),
        }
    }

    /// Changes the value if there is one, as `hash_map::Entry::and_modify`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1 };
    /// map.entry("one").and_modify(|value| *value += 10).or_insert(0);
    /// map.entry("two").and_modify(|value| *value += 10).or_insert(2); // spills
    /// assert_eq!((map["one"], map["two"]), (11, 2));
    /// ```
    #[must_use = "an entry does nothing by itself"]
    pub fn and_modify(mut self, f: impl FnOnce(&mut V)) -> Self {
        if let Self::Occupied(entry) = &mut self {
            f(entry.get_mut());
        }
        self
    }
}

impl<'a, K, V, const N: usize, S, P> Entry<'a, K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap>,
    P: SpillPolicy,
{
    /// The value, or `default` if there was none; as `hash_map::Entry::or_insert`.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`SmallMap::insert`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1 };
    /// assert_eq!((*map.entry("one").or_insert(0), *map.entry("two").or_insert(2)), (1, 2));
    /// assert!(map.spilled());
    /// ```
    #[inline]
    #[track_caller]
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Self::Occupied(entry) => entry.into_mut(),
            Self::Vacant(entry) => entry.insert(default),
        }
    }

    /// The value, or what `default` returns if there was none; as `hash_map::Entry::or_insert_with`.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`SmallMap::insert`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1 };
    /// assert_eq!(*map.entry("two").or_insert_with(|| 2), 2); // spills
    /// ```
    #[inline]
    #[track_caller]
    pub fn or_insert_with(self, default: impl FnOnce() -> V) -> &'a mut V {
        self.or_insert_with_key(|_| default())
    }

    /// [`or_insert_with`](Self::or_insert_with) whose function sees the key, as
    /// `hash_map::Entry::or_insert_with_key`.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`SmallMap::insert`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1 };
    /// assert_eq!(*map.entry("seven").or_insert_with_key(|key| key.len()), 5); // spills
    /// ```
    #[inline]
    #[track_caller]
    pub fn or_insert_with_key(self, default: impl FnOnce(&K) -> V) -> &'a mut V {
        match self {
            Self::Occupied(entry) => entry.into_mut(),
            Self::Vacant(entry) => {
                let value = default(&entry.key);
                entry.insert(value)
            }
        }
    }

    /// The value, or the default of its type if there was none; as `hash_map::Entry::or_default`.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`SmallMap::insert`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<_, Vec<u8>, 1> = SmallMap::new();
    /// map.entry("one").or_default().push(1);
    /// map.entry("two").or_default().push(2); // spills
    /// assert_eq!(map["two"], [2]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    /// Sets the value and returns the entry, as `hash_map::Entry::insert_entry`.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`SmallMap::insert`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1 };
    /// assert_eq!(map.entry("two").insert_entry(2).index(), 1); // spills
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V, N, S, P> {
        match self {
            Self::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Self::Vacant(entry) => entry.insert_entry(value),
        }
    }
}

impl<'a, K, V, const N: usize, S, P: SpillPolicy> OccupiedEntry<'a, K, V, N, S, P> {
    #[inline]
    pub(super) fn new(map: &'a mut SmallMap<K, V, N, S, P>, position: usize) -> Self {
        Self { map, position }
    }

    /// The key that is there. O(1).
    pub fn key(&self) -> &K {
        &self.map.as_slice()[self.position].0
    }

    /// Its position. O(1).
    pub fn index(&self) -> usize {
        self.position
    }

    /// Its value. O(1).
    pub fn get(&self) -> &V {
        &self.map.as_slice()[self.position].1
    }

    /// Its value, to be changed. O(1).
    pub fn get_mut(&mut self) -> &mut V {
        &mut self.map.store.entries_mut()[self.position].1
    }

    /// Its value, to be changed, for as long as the map is borrowed. O(1).
    #[inline]
    pub fn into_mut(self) -> &'a mut V {
        &mut self.map.store.entries_mut()[self.position].1
    }

    /// Replaces the value, and returns the old one. O(1).
    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    /// Removes the entry by [`swap_remove`](Self::swap_remove), as
    /// `hash_map::OccupiedEntry::remove`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    pub fn remove(self) -> V {
        self.swap_remove()
    }

    /// Removes the entry by [`swap_remove_entry`](Self::swap_remove_entry), as
    /// `hash_map::OccupiedEntry::remove_entry`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
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
    pub fn shift_remove_entry(self) -> (K, V) {
        self.map.store.shift_remove(self.position)
    }
}

impl<'a, K, V, const N: usize, S, P: SpillPolicy> VacantEntry<'a, K, V, N, S, P> {
    /// The hash is that of the key if the map has an index.
    #[inline]
    pub(super) fn new(map: &'a mut SmallMap<K, V, N, S, P>, key: K, hash: Option<u64>) -> Self {
        Self { map, key, hash }
    }

    /// The key that was asked for. O(1).
    pub fn key(&self) -> &K {
        &self.key
    }

    /// The key that was asked for, given back. O(1).
    pub fn into_key(self) -> K {
        self.key
    }

    /// The position it would get. O(1).
    pub fn index(&self) -> usize {
        self.map.len()
    }
}

impl<'a, K, V, const N: usize, S, P> VacantEntry<'a, K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap>,
    P: SpillPolicy,
{
    /// Appends the key with this value, as `hash_map::VacantEntry::insert`.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`SmallMap::insert`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a' };
    /// if let Entry::Vacant(entry) = map.entry(2) {
    ///     *entry.insert('b') = 'B'; // spills
    /// }
    /// assert_eq!(map.as_slice(), [(1, 'a'), (2, 'B')]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert(self, value: V) -> &'a mut V {
        or_fail(self.try_insert(value))
    }

    /// [`insert`](Self::insert) that gives the key and the value back if there is no room and none
    /// can be made.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`SmallMap::try_insert`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    /// use smallcoll::map::{DefaultHashBuilder, Entry};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut map: SmallMap<_, _, 1, DefaultHashBuilder, NoSpill> = [(1, 'a')].into();
    /// if let Entry::Vacant(entry) = map.entry(2) {
    ///     assert_eq!(entry.try_insert('b').unwrap_err().element(), (2, 'b'));
    /// }
    /// ```
    #[inline]
    pub fn try_insert(self, value: V) -> Result<&'a mut V, CapacityError<(K, V)>> {
        Ok(self.try_insert_entry(value)?.into_mut())
    }

    /// [`insert`](Self::insert) that returns the entry, as
    /// `hash_map::VacantEntry::insert_entry`.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`SmallMap::insert`].
    #[inline]
    #[track_caller]
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V, N, S, P> {
        or_fail(self.try_insert_entry(value))
    }

    #[expect(clippy::type_complexity, reason = "an entry, or a pair given back")]
    fn try_insert_entry(
        self,
        value: V,
    ) -> Result<OccupiedEntry<'a, K, V, N, S, P>, CapacityError<(K, V)>> {
        let Self { map, key, hash } = self;
        let hasher = &map.hasher;
        let position = map
            .store
            .try_push(key, value, hash, |key| hasher.hash_key(key))?;
        Ok(OccupiedEntry::new(map, position))
    }
}

impl<K, V, const N: usize, S, P> fmt::Debug for Entry<'_, K, V, N, S, P>
where
    K: fmt::Debug,
    V: fmt::Debug,
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("Entry");
        match self {
            Self::Occupied(entry) => tuple.field(entry),
            Self::Vacant(entry) => tuple.field(entry),
        };
        tuple.finish()
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

impl<K: fmt::Debug, V, const N: usize, S, P> fmt::Debug for VacantEntry<'_, K, V, N, S, P>
where
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}
