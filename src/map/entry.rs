//! A key's entry, to be looked at, changed, filled or removed.

use core::fmt;

use super::{DefaultHashBuilder, KeyHasher, OccupiedEntry, VacantEntry};
use crate::policy::{Amortized, SpillPolicy};

/// What [`SmallMap::entry`](super::SmallMap::entry) finds: a key's entry, or the place for it.
pub enum Entry<'a, K, V, const N: usize, S = DefaultHashBuilder, P: SpillPolicy = Amortized> {
    /// The key is there.
    Occupied(OccupiedEntry<'a, K, V, N, S, P>),
    /// It is not.
    Vacant(VacantEntry<'a, K, V, N, S, P>),
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
    /// As [`SmallMap::insert`](super::SmallMap::insert).
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
    /// As [`SmallMap::insert`](super::SmallMap::insert).
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
    /// As [`SmallMap::insert`](super::SmallMap::insert).
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
                let value = default(entry.key());
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
    /// As [`SmallMap::insert`](super::SmallMap::insert).
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
    /// As [`SmallMap::insert`](super::SmallMap::insert).
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
