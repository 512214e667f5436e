//! When does it allocate.

use super::{DefaultHashBuilder, KeyHasher, SmallMap};
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<K, V, const N: usize> SmallMap<K, V, N> {
    /// [`with_capacity`](Self::with_capacity) that returns an error where that would panic.
    ///
    /// O(1), or O(`capacity`) if that is more than 8 and `N`. Allocates, and is spilled from the start,
    /// if `capacity > N`.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes or `u32::MAX` entries, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// assert!(!SmallMap::<u8, u8, 4>::try_with_capacity(4).unwrap().spilled());
    /// assert!(SmallMap::<u8, u8, 4>::try_with_capacity(20).unwrap().spilled());
    /// assert!(SmallMap::<u8, u8, 4>::try_with_capacity(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_with_capacity(capacity: usize) -> Result<Self, TryReserveError> {
        Self::try_with_capacity_and_hasher(capacity, DefaultHashBuilder::default())
    }
}

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// How many entries fit without a further allocation, as `HashMap::capacity`: `N` inline.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<u8, u8, 4> = SmallMap::new();
    /// assert_eq!(map.capacity(), 4);
    /// map.reserve(20);
    /// assert!(map.capacity() >= 20);
    /// ```
    #[inline]
    pub fn capacity(&self) -> usize {
        self.store.capacity()
    }

    /// How many entries fit inline: `N`. O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// assert_eq!(SmallMap::<u8, u8, 4>::inline_capacity(), 4);
    /// ```
    #[inline(always)]
    #[must_use]
    pub const fn inline_capacity() -> usize {
        N
    }

    /// Whether the entries are on the heap. Entries without bytes never are.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<_, _, 1> = SmallMap::new();
    /// map.insert(1, 'a');
    /// assert!(!map.spilled());
    /// map.insert(2, 'b');
    /// assert!(map.spilled());
    /// ```
    #[inline]
    pub const fn spilled(&self) -> bool {
        self.store.spilled()
    }

    /// Whether the next new key needs an allocation, or has no place at all.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert!(map.is_full());
    /// map.insert(3, 'c');
    /// assert!(map.spilled() && !map.is_full());
    /// ```
    #[inline]
    pub fn is_full(&self) -> bool {
        self.remaining_capacity() == 0
    }

    /// How many new keys fit without an allocation.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 4> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert_eq!(map.remaining_capacity(), 2);
    /// map.reserve_exact(6);
    /// assert_eq!((map.spilled(), map.remaining_capacity()), (true, 6));
    /// ```
    #[inline]
    pub fn remaining_capacity(&self) -> usize {
        self.capacity() - self.len()
    }

    /// How many bytes the map has on the heap, as `hashbrown::HashMap::allocation_size`: those of its
    /// entries, if they are there, and of its index, if it has one. What keys and values own is not counted.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<u32, u32, 8> = (0..8).map(|key| (key, 0)).collect();
    /// assert_eq!(map.allocation_size(), 0);
    /// map.insert(8, 0);
    /// assert!(map.allocation_size() > 9 * 8);
    /// ```
    pub fn allocation_size(&self) -> usize {
        self.store.allocation_size()
    }

    /// Drops the spare capacity on the heap, and comes back inline if there are at most `N` entries; as
    /// `HashMap::shrink_to_fit`. The index goes where so few entries need none. If the allocator
    /// cannot provide the smaller block, the map keeps the one it has.
    ///
    /// O(n). May reallocate, and move the entries from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// map.pop();
    /// assert!(map.spilled());
    /// map.shrink_to_fit();
    /// assert!(!map.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_fit(&mut self) {
        self.store.shrink_to(0);
    }

    /// Lowers the capacity to the greatest of `min_capacity`, `len` and `N`, or a little more; as
    /// `HashMap::shrink_to`. If the allocator cannot provide the smaller block, the map keeps the
    /// one it has.
    ///
    /// O(n). May reallocate, and move the entries from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<u8, u8, 4> = SmallMap::with_capacity(100);
    /// map.shrink_to(10);
    /// assert!((10..100).contains(&map.capacity()));
    /// map.shrink_to(2);
    /// assert_eq!(map.capacity(), 4);
    /// ```
    #[inline]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.store.shrink_to(min_capacity);
    }

    /// Moves the entries back inline if they fit, and says whether they are inline now. The index goes
    /// then.
    ///
    /// O(n). Does not allocate; gives the block back.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
    /// assert!(!map.shrink_to_inline());
    /// map.pop();
    /// assert!(map.spilled());
    /// assert!(map.shrink_to_inline());
    /// assert!(!map.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_inline(&mut self) -> bool {
        self.store.shrink_to_inline()
    }
}

impl<K, V, const N: usize, S, P> SmallMap<K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap>,
    P: SpillPolicy,
{
    /// Makes room for at least `additional` more entries, by the policy's curve; as `HashMap::reserve`.
    ///
    /// O(n) if it has to allocate, which spills an inline map, and O(n + `additional`) with an index; O(1)
    /// otherwise.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes or `u32::MAX` entries, or `N` under a policy that
    /// never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<u8, u8, 4> = SmallMap::new();
    /// map.reserve(4);
    /// assert!(!map.spilled());
    /// map.reserve(20);
    /// assert!(map.spilled() && map.capacity() >= 20);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        or_fail(self.try_reserve(additional));
    }

    /// Makes room for `additional` more entries with little slack, as `IndexMap::reserve_exact`.
    ///
    /// O(n) if it has to allocate, which spills an inline map, and O(n + `additional`) with an index; O(1)
    /// otherwise.
    ///
    /// # Panics
    ///
    /// As [`reserve`](Self::reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<u8, u8, 4> = SmallMap::new();
    /// map.reserve_exact(6);
    /// assert_eq!(map.capacity(), 6);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        or_fail(self.try_reserve_exact(additional));
    }

    /// [`reserve`](Self::reserve) that returns an error where that would panic, as
    /// `HashMap::try_reserve`. After an error no entry has moved.
    ///
    /// O(n) if it has to allocate, which spills an inline map, and O(n + `additional`) with an index; O(1)
    /// otherwise.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes or `u32::MAX` entries, or `N` under a policy that
    /// never spills, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<u8, u8, 4> = SmallMap::new();
    /// assert!(map.try_reserve(20).is_ok());
    /// assert!(map.try_reserve(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let hasher = &self.hasher;
        self.store
            .try_reserve(additional, false, |key| hasher.hash_key(key))
    }

    /// [`reserve_exact`](Self::reserve_exact) that returns an error where that would panic. After an
    /// error no entry has moved.
    ///
    /// O(n) if it has to allocate, which spills an inline map, and O(n + `additional`) with an index; O(1)
    /// otherwise.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<u8, u8, 4> = SmallMap::new();
    /// assert!(map.try_reserve_exact(6).is_ok());
    /// assert!(map.try_reserve_exact(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let hasher = &self.hasher;
        self.store
            .try_reserve(additional, true, |key| hasher.hash_key(key))
    }
}
