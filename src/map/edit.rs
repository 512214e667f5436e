//! How the contents change, one entry at a time.

use core::mem;

use super::{Entry, Equivalent, KeyHasher, OccupiedEntry, SmallMap, VacantEntry};
use crate::error::{CapacityError, or_fail};
use crate::policy::SpillPolicy;

impl<K, V, const N: usize, S, P> SmallMap<K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap>,
    P: SpillPolicy,
{
    /// Gives a key a value, and returns the one it had; as `HashMap::insert`. A new key comes last, one
    /// that is there keeps its place and stays as it is.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` entries, or `N` under a policy
    /// that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<_, _, 1> = SmallMap::new();
    /// assert_eq!(map.insert("one", 1), None);
    /// assert_eq!(map.insert("two", 2), None); // spills
    /// assert_eq!(map.insert("one", 11), Some(1));
    /// assert_eq!(map.as_slice(), [("one", 11), ("two", 2)]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        or_fail(self.try_insert(key, value))
    }

    /// [`insert`](Self::insert) that also returns the position, as `IndexMap::insert_full`.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`insert`](Self::insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<_, _, 1> = SmallMap::new();
    /// assert_eq!(map.insert_full("one", 1), (0, None));
    /// assert_eq!(map.insert_full("two", 2), (1, None)); // spills
    /// assert_eq!(map.insert_full("one", 11), (0, Some(1)));
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert_full(&mut self, key: K, value: V) -> (usize, Option<V>) {
        or_fail(self.try_insert_full(key, value))
    }

    /// [`insert`](Self::insert) that gives the key and the value back if there is no room and none
    /// can be made. `HashMap::try_insert`, unstable in std, is something else: it fails for a key
    /// that is there.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
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
    /// type Fixed = SmallMap<&'static str, u8, 1, DefaultHashBuilder, NoSpill>;
    /// let mut map = Fixed::default();
    /// assert_eq!(map.try_insert("one", 1).unwrap(), None);
    /// assert_eq!(map.try_insert("one", 11).unwrap(), Some(1));
    /// assert_eq!(map.try_insert("two", 2).unwrap_err().element(), ("two", 2));
    /// ```
    #[inline]
    pub fn try_insert(&mut self, key: K, value: V) -> Result<Option<V>, CapacityError<(K, V)>> {
        Ok(self.try_insert_full(key, value)?.1)
    }

    /// [`insert_full`](Self::insert_full) that gives the key and the value back if there is no room
    /// and none can be made.
    ///
    /// O(1) on average, amortized. A full map allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_insert`](Self::try_insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// type Fixed = SmallMap<&'static str, u8, 1, DefaultHashBuilder, NoSpill>;
    /// let mut map = Fixed::default();
    /// assert_eq!(map.try_insert_full("one", 1).unwrap(), (0, None));
    /// assert_eq!(map.try_insert_full("two", 2).unwrap_err().element(), ("two", 2));
    /// ```
    #[inline]
    #[expect(
        clippy::type_complexity,
        reason = "a pair as `IndexMap`'s, or a pair given back"
    )]
    pub fn try_insert_full(
        &mut self,
        key: K,
        value: V,
    ) -> Result<(usize, Option<V>), CapacityError<(K, V)>> {
        let hasher = &self.hasher;
        self.store
            .try_insert(key, value, |key| hasher.hash_key(key))
    }

    /// Puts an equal key in the place of one, for sets.
    pub(crate) fn replace_key(&mut self, position: usize, key: K) -> K {
        mem::replace(&mut self.store.entries_mut()[position].0, key)
    }

    /// A key's entry, to be looked at, changed, filled or removed; as `HashMap::entry`.
    ///
    /// O(1) on average. Does not allocate; inserting into a vacant entry may.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut letters: SmallMap<char, u32, 2> = SmallMap::new();
    /// for letter in "small map".chars() {
    ///     *letters.entry(letter).or_insert(0) += 1;
    /// }
    /// assert!(letters.spilled());
    /// assert_eq!((letters[&'l'], letters[&'m']), (2, 2));
    /// ```
    #[inline]
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V, N, S, P> {
        let mut hash = None;
        let found = self
            .store
            .find(&key, || *hash.insert(self.hasher.hash_key(&key)));
        match found {
            Some(position) => Entry::Occupied(OccupiedEntry::new(self, position)),
            None => Entry::Vacant(VacantEntry::new(self, key, hash)),
        }
    }
}

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// Removes a key and returns its value, as `HashMap::remove`: by
    /// [`swap_remove`](Self::swap_remove), so that the last entry takes its place.
    /// [`shift_remove`](Self::shift_remove) keeps the order.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!((map.remove(&1), map.remove(&1)), (Some('a'), None));
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    #[inline]
    pub fn remove<Q>(&mut self, key: &Q) -> Option<V>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.swap_remove(key)
    }

    /// Removes a key and returns it with its value, as `HashMap::remove_entry`: by
    /// [`swap_remove_entry`](Self::swap_remove_entry).
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!(map.remove_entry(&1), Some((1, 'a')));
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    #[inline]
    pub fn remove_entry<Q>(&mut self, key: &Q) -> Option<(K, V)>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.swap_remove_entry(key)
    }

    /// Removes a key and returns its value, and the last entry takes its place; as
    /// `IndexMap::swap_remove`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!((map.swap_remove(&1), map.swap_remove(&1)), (Some('a'), None));
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    #[inline]
    pub fn swap_remove<Q>(&mut self, key: &Q) -> Option<V>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let (_, key, value) = self.swap_remove_full(key)?;
        drop(key);
        Some(value)
    }

    /// Removes a key and returns it with its value, and the last entry takes its place; as
    /// `IndexMap::swap_remove_entry`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!(map.swap_remove_entry(&1), Some((1, 'a')));
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    #[inline]
    pub fn swap_remove_entry<Q>(&mut self, key: &Q) -> Option<(K, V)>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let (_, key, value) = self.swap_remove_full(key)?;
        Some((key, value))
    }

    /// Removes a key and returns its position, the key and its value, and the last entry takes its place;
    /// as `IndexMap::swap_remove_full`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!(map.swap_remove_full(&1), Some((0, 1, 'a')));
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// ```
    #[inline]
    pub fn swap_remove_full<Q>(&mut self, key: &Q) -> Option<(usize, K, V)>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let hash = || self.hasher.hash_key(key);
        let (position, (key, value)) = self.store.find_and_swap_remove(key, hash)?;
        Some((position, key, value))
    }

    /// Removes a key and returns its value, and the entries behind it move up; as
    /// `IndexMap::shift_remove`.
    ///
    /// O(n). Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!((map.shift_remove(&1), map.shift_remove(&1)), (Some('a'), None));
    /// assert_eq!(map.as_slice(), [(2, 'b'), (3, 'c')]);
    /// ```
    #[inline]
    pub fn shift_remove<Q>(&mut self, key: &Q) -> Option<V>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let (_, key, value) = self.shift_remove_full(key)?;
        drop(key);
        Some(value)
    }

    /// Removes a key and returns it with its value, and the entries behind it move up; as
    /// `IndexMap::shift_remove_entry`.
    ///
    /// O(n). Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!(map.shift_remove_entry(&1), Some((1, 'a')));
    /// assert_eq!(map.as_slice(), [(2, 'b'), (3, 'c')]);
    /// ```
    #[inline]
    pub fn shift_remove_entry<Q>(&mut self, key: &Q) -> Option<(K, V)>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let (_, key, value) = self.shift_remove_full(key)?;
        Some((key, value))
    }

    /// Removes a key and returns its position, the key and its value, and the entries behind it move up;
    /// as `IndexMap::shift_remove_full`.
    ///
    /// O(n). Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!(map.shift_remove_full(&1), Some((0, 1, 'a')));
    /// assert_eq!(map.as_slice(), [(2, 'b'), (3, 'c')]);
    /// ```
    #[inline]
    pub fn shift_remove_full<Q>(&mut self, key: &Q) -> Option<(usize, K, V)>
    where
        Q: Equivalent<K> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let position = self.get_index_of(key)?;
        let (key, value) = self.store.shift_remove(position);
        Some((position, key, value))
    }
}

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// Removes the entry at a position, and the last one takes its place; as
    /// `IndexMap::swap_remove_index`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!(map.swap_remove_index(0), Some((1, 'a')));
    /// assert_eq!(map.as_slice(), [(3, 'c'), (2, 'b')]);
    /// assert_eq!(map.swap_remove_index(2), None);
    /// ```
    #[inline]
    pub fn swap_remove_index(&mut self, index: usize) -> Option<(K, V)> {
        (index < self.len()).then(|| self.store.swap_remove(index))
    }

    /// Removes the entry at a position, and the ones behind it move up; as
    /// `IndexMap::shift_remove_index`.
    ///
    /// O(n). Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert_eq!(map.shift_remove_index(0), Some((1, 'a')));
    /// assert_eq!(map.as_slice(), [(2, 'b'), (3, 'c')]);
    /// assert_eq!(map.shift_remove_index(2), None);
    /// ```
    #[inline]
    pub fn shift_remove_index(&mut self, index: usize) -> Option<(K, V)> {
        (index < self.len()).then(|| self.store.shift_remove(index))
    }

    /// Removes the last entry, as `IndexMap::pop`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert_eq!(map.pop(), Some((2, 'b')));
    /// assert_eq!(map.pop(), Some((1, 'a')));
    /// assert_eq!(map.pop(), None);
    /// ```
    #[inline]
    pub fn pop(&mut self) -> Option<(K, V)> {
        self.swap_remove_index(self.len().wrapping_sub(1))
    }

    /// Removes the last entry if the function says so, as `IndexMap::pop_if`.
    ///
    /// O(1) on average. Does not allocate; a spilled map stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert_eq!(map.pop_if(|key, _| *key == 2), Some((2, 'b')));
    /// assert_eq!(map.pop_if(|key, _| *key == 2), None);
    /// ```
    #[inline]
    pub fn pop_if(&mut self, predicate: impl FnOnce(&K, &mut V) -> bool) -> Option<(K, V)> {
        let (key, value) = self.last_mut()?;
        if predicate(key, value) {
            self.pop()
        } else {
            None
        }
    }
}
