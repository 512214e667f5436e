//! When does it allocate.

use super::SmallSet;
use crate::error::TryReserveError;
use crate::map::{DefaultHashBuilder, KeyHasher};
use crate::policy::SpillPolicy;

impl<T, const N: usize> SmallSet<T, N> {
    /// [`with_capacity`](Self::with_capacity) that returns an error where that would panic.
    ///
    /// O(1), or O(`capacity`) if that is more than 8 and `N`. Allocates, and is spilled from the start,
    /// if `capacity > N`.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes or `u32::MAX` elements, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// assert!(!SmallSet::<u8, 4>::try_with_capacity(4).unwrap().spilled());
    /// assert!(SmallSet::<u8, 4>::try_with_capacity(20).unwrap().spilled());
    /// assert!(SmallSet::<u8, 4>::try_with_capacity(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_with_capacity(capacity: usize) -> Result<Self, TryReserveError> {
        Self::try_with_capacity_and_hasher(capacity, DefaultHashBuilder::default())
    }
}

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// How many elements fit without a further allocation, as `HashSet::capacity`: `N` inline.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<u8, 4> = SmallSet::new();
    /// assert_eq!(set.capacity(), 4);
    /// set.reserve(20);
    /// assert!(set.capacity() >= 20);
    /// ```
    #[inline]
    pub fn capacity(&self) -> usize {
        self.map.capacity()
    }

    /// How many elements fit inline: `N`. O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// assert_eq!(SmallSet::<u8, 4>::inline_capacity(), 4);
    /// ```
    #[inline(always)]
    #[must_use]
    pub const fn inline_capacity() -> usize {
        N
    }

    /// Whether the elements are on the heap. Elements without bytes never are.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<_, 1> = SmallSet::new();
    /// set.insert(1);
    /// assert!(!set.spilled());
    /// set.insert(2);
    /// assert!(set.spilled());
    /// ```
    #[inline]
    pub const fn spilled(&self) -> bool {
        self.map.spilled()
    }

    /// Whether the next new element needs an allocation, or has no place at all.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2];
    /// assert!(set.is_full());
    /// set.insert(3);
    /// assert!(set.spilled() && !set.is_full());
    /// ```
    #[inline]
    pub fn is_full(&self) -> bool {
        self.map.is_full()
    }

    /// How many new elements fit without an allocation.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 4> = smallset![1, 2];
    /// assert_eq!(set.remaining_capacity(), 2);
    /// set.reserve_exact(6);
    /// assert_eq!((set.spilled(), set.remaining_capacity()), (true, 6));
    /// ```
    #[inline]
    pub fn remaining_capacity(&self) -> usize {
        self.map.remaining_capacity()
    }

    /// How many bytes the set has on the heap, as `hashbrown::HashSet::allocation_size`: those of its
    /// elements, if they are there, and of its index, if it has one. What elements own is not counted.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<u32, 8> = (0..8).collect();
    /// assert_eq!(set.allocation_size(), 0);
    /// set.insert(8);
    /// assert!(set.allocation_size() > 9 * 4);
    /// ```
    pub fn allocation_size(&self) -> usize {
        self.map.allocation_size()
    }

    /// Drops the spare capacity on the heap, and comes back inline if there are at most `N` elements; as
    /// `HashSet::shrink_to_fit`. The index goes where so few elements need none. If the allocator cannot
    /// provide the smaller block, the set keeps the one it has.
    ///
    /// O(n). May reallocate, and move the elements from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 1> = smallset![1, 2];
    /// set.pop();
    /// assert!(set.spilled());
    /// set.shrink_to_fit();
    /// assert!(!set.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_fit(&mut self) {
        self.map.shrink_to_fit();
    }

    /// Lowers the capacity to the greatest of `min_capacity`, `len` and `N`, or a little more; as
    /// `HashSet::shrink_to`. If the allocator cannot provide the smaller block, the set keeps the one it
    /// has.
    ///
    /// O(n). May reallocate, and move the elements from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<u8, 4> = SmallSet::with_capacity(100);
    /// set.shrink_to(10);
    /// assert!((10..100).contains(&set.capacity()));
    /// set.shrink_to(2);
    /// assert_eq!(set.capacity(), 4);
    /// ```
    #[inline]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.map.shrink_to(min_capacity);
    }

    /// Moves the elements back inline if they fit, and says whether they are inline now. The index goes
    /// then.
    ///
    /// O(n). Does not allocate; gives the block back.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert!(!set.shrink_to_inline());
    /// set.pop();
    /// assert!(set.spilled());
    /// assert!(set.shrink_to_inline());
    /// assert!(!set.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_inline(&mut self) -> bool {
        self.map.shrink_to_inline()
    }
}

impl<T, const N: usize, S, P> SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap>,
    P: SpillPolicy,
{
    /// Makes room for at least `additional` more elements, by the policy's curve; as `HashSet::reserve`.
    ///
    /// O(n) if it has to allocate, which spills an inline set, and O(n + `additional`) with an index; O(1)
    /// otherwise.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` elements, or `N` under a policy
    /// that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<u8, 4> = SmallSet::new();
    /// set.reserve(4);
    /// assert!(!set.spilled());
    /// set.reserve(20);
    /// assert!(set.spilled() && set.capacity() >= 20);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.map.reserve(additional);
    }

    /// Makes room for `additional` more elements with little slack, as `IndexSet::reserve_exact`.
    ///
    /// O(n) if it has to allocate, which spills an inline set, and O(n + `additional`) with an index; O(1)
    /// otherwise.
    ///
    /// # Panics
    ///
    /// As [`reserve`](Self::reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<u8, 4> = SmallSet::new();
    /// set.reserve_exact(6);
    /// assert_eq!(set.capacity(), 6);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.map.reserve_exact(additional);
    }

    /// [`reserve`](Self::reserve) that returns an error where that would panic, as
    /// `HashSet::try_reserve`. After an error no element has moved.
    ///
    /// O(n) if it has to allocate, which spills an inline set, and O(n + `additional`) with an index; O(1)
    /// otherwise.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` elements, or `N` under a policy
    /// that never spills, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<u8, 4> = SmallSet::new();
    /// assert!(set.try_reserve(20).is_ok());
    /// assert!(set.try_reserve(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.map.try_reserve(additional)
    }

    /// [`reserve_exact`](Self::reserve_exact) that returns an error where that would panic. After an error
    /// no element has moved.
    ///
    /// O(n) if it has to allocate, which spills an inline set, and O(n + `additional`) with an index; O(1)
    /// otherwise.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<u8, 4> = SmallSet::new();
    /// assert!(set.try_reserve_exact(6).is_ok());
    /// assert!(set.try_reserve_exact(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.map.try_reserve_exact(additional)
    }
}
