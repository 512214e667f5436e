//! What is looked up, by key and by position.

use super::{Equivalent, KeyHasher, SmallMap};
use crate::policy::SpillPolicy;

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// The value of a key, as `HashMap::get`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1 };
    /// assert_eq!(map.get("one"), Some(&1));
    /// map.insert("two", 2); // spills
    /// assert_eq!((map.get("one"), map.get("three")), (Some(&1), None));
    /// ```
    #[inline]
    pub fn get<Q>(&self, key: &Q) -> Option<&V>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let position = self.get_index_of(key)?;
        Some(&self.as_slice()[position].1)
    }

    /// A key and its value, as `HashMap::get_key_value`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// assert_eq!(map.get_key_value("two"), Some((&"two", &2)));
    /// ```
    #[inline]
    pub fn get_key_value<Q>(&self, key: &Q) -> Option<(&K, &V)>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let position = self.get_index_of(key)?;
        self.get_index(position)
    }

    /// The position of a key, the key and its value; as `IndexMap::get_full`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// assert_eq!(map.get_full("two"), Some((1, &"two", &2)));
    /// ```
    #[inline]
    pub fn get_full<Q>(&self, key: &Q) -> Option<(usize, &K, &V)>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let position = self.get_index_of(key)?;
        let (key, value) = &self.as_slice()[position];
        Some((position, key, value))
    }

    /// The position of a key, as `IndexMap::get_index_of`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// assert_eq!((map.get_index_of("two"), map.get_index_of("three")), (Some(1), None));
    /// ```
    #[inline]
    pub fn get_index_of<Q>(&self, key: &Q) -> Option<usize>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.store.find(key, || self.hasher.hash_key(key))
    }

    /// Whether there is such a key, as `HashMap::contains_key`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// assert!(map.contains_key("two") && !map.contains_key("three"));
    /// ```
    #[inline]
    pub fn contains_key<Q>(&self, key: &Q) -> bool
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.get_index_of(key).is_some()
    }

    /// The value of a key, to be changed; as `HashMap::get_mut`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// *map.get_mut("two").unwrap() += 20;
    /// assert_eq!(map["two"], 22);
    /// ```
    #[inline]
    pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let position = self.get_index_of(key)?;
        Some(&mut self.store.entries_mut()[position].1)
    }

    /// The position of a key, the key, and its value, to be changed; as `IndexMap::get_full_mut`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// let (position, key, value) = map.get_full_mut("two").unwrap();
    /// *value = position;
    /// assert_eq!((*key, map[1]), ("two", 1));
    /// ```
    #[inline]
    pub fn get_full_mut<Q>(&mut self, key: &Q) -> Option<(usize, &K, &mut V)>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let position = self.get_index_of(key)?;
        let (key, value) = &mut self.store.entries_mut()[position];
        Some((position, key, value))
    }
}

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// The entry at a position, as `IndexMap::get_index`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// assert_eq!((map.get_index(1), map.get_index(2)), (Some((&"two", &2)), None));
    /// ```
    #[inline]
    pub fn get_index(&self, index: usize) -> Option<(&K, &V)> {
        self.as_slice().get(index).map(|(key, value)| (key, value))
    }

    /// The entry at a position, its value to be changed; as `IndexMap::get_index_mut`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// *map.get_index_mut(0).unwrap().1 += 10;
    /// assert_eq!(map["one"], 11);
    /// ```
    #[inline]
    pub fn get_index_mut(&mut self, index: usize) -> Option<(&K, &mut V)> {
        let entry = self.store.entries_mut().get_mut(index);
        entry.map(|(key, value)| (&*key, value))
    }

    /// The first entry, as `IndexMap::first`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// assert_eq!(map.first(), Some((&"one", &1)));
    /// ```
    #[inline]
    pub fn first(&self) -> Option<(&K, &V)> {
        self.get_index(0)
    }

    /// The first entry, its value to be changed; as `IndexMap::first_mut`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// *map.first_mut().unwrap().1 += 10;
    /// assert_eq!(map[0], 11);
    /// ```
    #[inline]
    pub fn first_mut(&mut self) -> Option<(&K, &mut V)> {
        self.get_index_mut(0)
    }

    /// The last entry, as `IndexMap::last`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// assert_eq!(map.last(), Some((&"two", &2)));
    /// ```
    #[inline]
    pub fn last(&self) -> Option<(&K, &V)> {
        self.as_slice().last().map(|(key, value)| (key, value))
    }

    /// The last entry, its value to be changed; as `IndexMap::last_mut`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// *map.last_mut().unwrap().1 += 10;
    /// assert_eq!(map[1], 12);
    /// ```
    #[inline]
    pub fn last_mut(&mut self) -> Option<(&K, &mut V)> {
        let entry = self.store.entries_mut().last_mut();
        entry.map(|(key, value)| (&*key, value))
    }
}
