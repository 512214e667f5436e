//! The place for a key's entry that is not there.

use core::fmt;

use super::{DefaultHashBuilder, KeyHasher, OccupiedEntry, SmallMap};
use crate::error::{CapacityError, or_fail};
use crate::policy::{Amortized, SpillPolicy};

/// The place for an entry that is not there; see [`Entry`](super::Entry).
pub struct VacantEntry<'a, K, V, const N: usize, S = DefaultHashBuilder, P = Amortized>
where
    P: SpillPolicy,
{
    map: &'a mut SmallMap<K, V, N, S, P>,
    key: K,
    hash: Option<u64>,
}

impl<'a, K, V, const N: usize, S, P: SpillPolicy> VacantEntry<'a, K, V, N, S, P> {
    /// The hash is that of the key if the map has an index.
    #[inline]
    pub(super) fn new(map: &'a mut SmallMap<K, V, N, S, P>, key: K, hash: Option<u64>) -> Self {
        Self { map, key, hash }
    }

    /// The key that was asked for, as `hash_map::VacantEntry::key`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// if let Entry::Vacant(entry) = map.entry("three") {
    ///     assert_eq!(entry.key(), &"three");
    /// }
    /// ```
    pub fn key(&self) -> &K {
        &self.key
    }

    /// The key that was asked for, given back; as `hash_map::VacantEntry::into_key`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// if let Entry::Vacant(entry) = map.entry("three") {
    ///     assert_eq!(entry.into_key(), "three");
    /// }
    /// assert_eq!(map.len(), 2);
    /// ```
    pub fn into_key(self) -> K {
        self.key
    }

    /// The position it would get, as `indexmap::map::VacantEntry::index`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// if let Entry::Vacant(entry) = map.entry("three") {
    ///     assert_eq!(entry.index(), 2);
    /// }
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::map::Entry;
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a' };
    /// if let Entry::Vacant(entry) = map.entry(2) {
    ///     assert_eq!(entry.insert_entry('b').index(), 1); // spills
    /// }
    /// assert!(map.spilled());
    /// ```
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

impl<K: fmt::Debug, V, const N: usize, S, P> fmt::Debug for VacantEntry<'_, K, V, N, S, P>
where
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}
