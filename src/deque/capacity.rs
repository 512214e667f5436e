//! When does it allocate.

use super::SmallDeque;
use crate::error::TryReserveError;
use crate::policy::SpillPolicy;

impl<T, const N: usize> SmallDeque<T, N> {
    /// [`with_capacity`](Self::with_capacity) that returns an error where that would panic.
    ///
    /// O(1). Allocates, and is spilled from the start, if `capacity > N`.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    ///
    /// assert!(SmallDeque::<u8, 4>::try_with_capacity(10).is_ok());
    /// assert!(SmallDeque::<u8, 4>::try_with_capacity(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_with_capacity(capacity: usize) -> Result<Self, TryReserveError> {
        let mut d = Self::new();
        d.try_reserve_exact(capacity)?;
        Ok(d)
    }
}

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// How many elements fit without a further allocation, as
    /// [`VecDeque::capacity`](alloc::collections::VecDeque::capacity): `N` inline, more once
    /// spilled. `usize::MAX` for elements without bytes, unless the policy never spills.
    ///
    /// The length shares its bytes with flags: it is at most `usize::MAX >> 2`, and under a
    /// [`Compact`](crate::policy::Compact) policy at most `usize::MAX >> 8` on 64-bit targets. More
    /// is a capacity overflow, for elements without bytes, too, of which a `VecDeque` counts
    /// `usize::MAX`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    ///
    /// let mut d: SmallDeque<u8, 4> = SmallDeque::new();
    /// assert_eq!(d.capacity(), 4);
    /// d.reserve_exact(20);
    /// assert_eq!(d.capacity(), 20);
    /// ```
    #[inline(always)]
    pub const fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    /// How many elements fit inline: `N`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    ///
    /// assert_eq!(SmallDeque::<u8, 4>::inline_capacity(), 4);
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
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2];
    /// assert!(!d.spilled());
    /// d.push_back(3);
    /// assert!(d.spilled());
    /// ```
    #[inline(always)]
    pub const fn spilled(&self) -> bool {
        self.buf.spilled() && size_of::<T>() != 0
    }

    /// Whether the next element needs an allocation, or has no place at all.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2];
    /// assert!(d.is_full());
    /// ```
    #[inline]
    pub const fn is_full(&self) -> bool {
        self.remaining_capacity() == 0
    }

    /// How many more elements fit without an allocation.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 4> = smalldeque![1, 2];
    /// assert_eq!(d.remaining_capacity(), 2);
    /// ```
    #[inline]
    pub const fn remaining_capacity(&self) -> usize {
        self.capacity() - self.len()
    }

    /// Makes room for at least `additional` more elements, by the policy's curve, as
    /// [`VecDeque::reserve`](alloc::collections::VecDeque::reserve).
    ///
    /// O(`len`) if it has to allocate, which spills an inline deque; O(1) otherwise.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![1];
    /// d.reserve(3);
    /// assert!(!d.spilled());
    /// d.reserve(4);
    /// assert!(d.spilled() && d.capacity() >= 5);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.buf.reserve(additional);
    }

    /// Makes room for `additional` more elements without slack, as
    /// [`VecDeque::reserve_exact`](alloc::collections::VecDeque::reserve_exact).
    ///
    /// O(`len`) if it has to allocate, which spills an inline deque; O(1) otherwise.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![1];
    /// d.reserve_exact(4);
    /// assert_eq!(d.capacity(), 5);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.buf.reserve_exact(additional);
    }

    /// [`reserve`](Self::reserve) that returns an error where that would panic, as
    /// [`VecDeque::try_reserve`](alloc::collections::VecDeque::try_reserve). After an error nothing has changed.
    ///
    /// O(`len`) if it has to allocate, which spills an inline deque; O(1) otherwise.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or the
    /// allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    ///
    /// let mut d: SmallDeque<u8, 4> = SmallDeque::new();
    /// assert!(d.try_reserve(5).is_ok());
    /// assert!(d.try_reserve(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.buf.try_reserve(additional, false)
    }

    /// [`reserve_exact`](Self::reserve_exact) that returns an error where that would panic, as
    /// [`VecDeque::try_reserve_exact`](alloc::collections::VecDeque::try_reserve_exact). After an error nothing has
    /// changed.
    ///
    /// O(`len`) if it has to allocate, which spills an inline deque; O(1) otherwise.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or the
    /// allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    ///
    /// let mut d: SmallDeque<u8, 4> = SmallDeque::new();
    /// assert!(d.try_reserve_exact(5).is_ok());
    /// assert_eq!(d.capacity(), 5);
    /// ```
    #[inline]
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.buf.try_reserve(additional, true)
    }

    /// Drops the spare capacity on the heap, and comes back inline if `len <= N`; as
    /// [`VecDeque::shrink_to_fit`](alloc::collections::VecDeque::shrink_to_fit). If the allocator
    /// cannot provide the smaller block, the deque keeps the one it has.
    ///
    /// O(`len`). May reallocate, and move the elements from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.reserve(20);
    /// d.shrink_to_fit();
    /// assert_eq!(d.capacity(), 3);
    /// d.pop_back();
    /// d.shrink_to_fit();
    /// assert!(!d.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_fit(&mut self) {
        self.buf.shrink_to(0);
    }

    /// Lowers the capacity to the greatest of `min_capacity`, `len` and `N`; as
    /// [`VecDeque::shrink_to`](alloc::collections::VecDeque::shrink_to). If the allocator cannot provide the smaller
    /// block, the deque keeps the one it has.
    ///
    /// O(`len`). May reallocate, and move the elements from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.reserve(20);
    /// d.shrink_to(10);
    /// assert_eq!(d.capacity(), 10);
    /// ```
    #[inline]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.buf.shrink_to(min_capacity);
    }

    /// Moves the elements back inline if they fit, and says whether they are inline now, as those
    /// without bytes always are.
    ///
    /// O(`len`). Does not allocate; gives the block back.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert!(!d.shrink_to_inline());
    /// d.truncate(2);
    /// assert!(d.spilled());
    /// assert!(d.shrink_to_inline());
    /// assert!(!d.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_inline(&mut self) -> bool {
        self.buf.unspill() || size_of::<T>() == 0
    }
}
