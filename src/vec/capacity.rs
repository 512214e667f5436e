//! When does it allocate.

use super::SmallVec;
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<T, const N: usize> SmallVec<T, N> {
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
    /// use smallcoll::SmallVec;
    ///
    /// assert!(SmallVec::<u8, 4>::try_with_capacity(10).is_ok());
    /// assert!(SmallVec::<u8, 4>::try_with_capacity(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_with_capacity(capacity: usize) -> Result<Self, TryReserveError> {
        let mut v = Self::new();
        v.try_reserve_exact(capacity)?;
        Ok(v)
    }
}

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// How many elements fit without a further allocation, as
    /// [`Vec::capacity`](alloc::vec::Vec::capacity): `N` inline, more once spilled. `usize::MAX` for
    /// elements without bytes, unless the policy never spills.
    ///
    /// The length shares its bytes with flags: it is at most `usize::MAX >> 2`, and under a
    /// [`Compact`](crate::policy::Compact) policy at most `usize::MAX >> 8` on 64-bit targets. More
    /// is a capacity overflow, for elements without bytes, too, of which a `Vec` counts `usize::MAX`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let mut v: SmallVec<u8, 4> = SmallVec::new();
    /// assert_eq!(v.capacity(), 4);
    /// v.reserve_exact(20);
    /// assert_eq!(v.capacity(), 20);
    /// ```
    #[inline(always)]
    pub const fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    /// How many elements fit inline: `N`. O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// assert_eq!(SmallVec::<u8, 4>::inline_capacity(), 4);
    /// ```
    #[inline(always)]
    #[must_use]
    pub const fn inline_capacity() -> usize {
        N
    }

    /// [`inline_capacity`](Self::inline_capacity) by its name in smallvec 1, where it is a method, too;
    /// smallvec 2 has it without `self`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 4> = smallvec![1; 5];
    /// assert_eq!(v.inline_size(), 4);
    /// ```
    #[inline(always)]
    pub const fn inline_size(&self) -> usize {
        N
    }

    /// Whether the elements are on the heap. Elements without bytes never are.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    /// assert!(!v.spilled());
    /// v.push(3);
    /// assert!(v.spilled());
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
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2];
    /// assert!(v.is_full());
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
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 4> = smallvec![1, 2];
    /// assert_eq!(v.remaining_capacity(), 2);
    /// ```
    #[inline]
    pub const fn remaining_capacity(&self) -> usize {
        self.capacity() - self.len()
    }

    /// Makes room for at least `additional` more elements, by the policy's curve, as
    /// [`Vec::reserve`](alloc::vec::Vec::reserve).
    ///
    /// O(`len`) if it has to allocate, which spills an inline vector; O(1) otherwise.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 4> = smallvec![1];
    /// v.reserve(3);
    /// assert!(!v.spilled());
    /// v.reserve(4);
    /// assert!(v.spilled() && v.capacity() >= 5);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.buf.reserve(additional);
    }

    /// Makes room for `additional` more elements without slack, as
    /// [`Vec::reserve_exact`](alloc::vec::Vec::reserve_exact).
    ///
    /// O(`len`) if it has to allocate, which spills an inline vector; O(1) otherwise.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 4> = smallvec![1];
    /// v.reserve_exact(4);
    /// assert_eq!(v.capacity(), 5);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.buf.reserve_exact(additional);
    }

    /// [`reserve`](Self::reserve) that returns an error where that would panic, as
    /// [`Vec::try_reserve`](alloc::vec::Vec::try_reserve). After an error nothing has changed.
    ///
    /// O(`len`) if it has to allocate, which spills an inline vector; O(1) otherwise.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or the
    /// allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let mut v: SmallVec<u8, 4> = SmallVec::new();
    /// assert!(v.try_reserve(5).is_ok());
    /// assert!(v.try_reserve(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.buf.try_reserve(additional, false)
    }

    /// [`reserve_exact`](Self::reserve_exact) that returns an error where that would panic, as
    /// [`Vec::try_reserve_exact`](alloc::vec::Vec::try_reserve_exact). After an error nothing has
    /// changed.
    ///
    /// O(`len`) if it has to allocate, which spills an inline vector; O(1) otherwise.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or the
    /// allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let mut v: SmallVec<u8, 4> = SmallVec::new();
    /// assert!(v.try_reserve_exact(5).is_ok());
    /// assert_eq!(v.capacity(), 5);
    /// ```
    #[inline]
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.buf.try_reserve(additional, true)
    }

    /// Sets the capacity to `new_capacity`, as smallvec's method of this name: grows to it without
    /// slack, shrinks to it, or comes back inline if it is at most `N`. Does nothing if it is less
    /// than the length.
    ///
    /// O(`len`). May allocate, and move the elements either way between inline and heap.
    ///
    /// # Panics
    ///
    /// As [`reserve_exact`](Self::reserve_exact).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    /// v.grow(8);
    /// assert_eq!(v.capacity(), 8);
    /// v.grow(2);
    /// assert!(!v.spilled());
    /// ```
    #[track_caller]
    pub fn grow(&mut self, new_capacity: usize) {
        or_fail(self.try_grow(new_capacity));
    }

    /// [`grow`](Self::grow) that returns an error where there is no memory. After an error nothing
    /// has changed.
    ///
    /// O(`len`). May allocate, and move the elements either way between inline and heap.
    ///
    /// # Errors
    ///
    /// As [`try_reserve_exact`](Self::try_reserve_exact).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let mut v: SmallVec<u8, 2> = SmallVec::new();
    /// assert!(v.try_grow(usize::MAX).is_err());
    /// assert!(v.try_grow(3).is_ok());
    /// ```
    pub fn try_grow(&mut self, new_capacity: usize) -> Result<(), TryReserveError> {
        let Some(additional) = new_capacity.checked_sub(self.len()) else {
            return Ok(());
        };
        self.buf.try_reserve(additional, true)?;
        self.buf.shrink_to(new_capacity);
        Ok(())
    }

    /// Drops the spare capacity on the heap, and comes back inline if `len <= N`; as
    /// [`Vec::shrink_to_fit`](alloc::vec::Vec::shrink_to_fit). If the allocator cannot provide the
    /// smaller block, the vector keeps the one it has.
    ///
    /// O(`len`). May reallocate, and move the elements from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// v.reserve(20);
    /// v.shrink_to_fit();
    /// assert_eq!(v.capacity(), 3);
    /// v.pop();
    /// v.shrink_to_fit();
    /// assert!(!v.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_fit(&mut self) {
        self.buf.shrink_to(0);
    }

    /// Lowers the capacity to the greatest of `min_capacity`, `len` and `N`; as
    /// [`Vec::shrink_to`](alloc::vec::Vec::shrink_to). If the allocator cannot provide the smaller
    /// block, the vector keeps the one it has.
    ///
    /// O(`len`). May reallocate, and move the elements from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// v.reserve(20);
    /// v.shrink_to(10);
    /// assert_eq!(v.capacity(), 10);
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
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert!(!v.shrink_to_inline());
    /// v.truncate(2);
    /// assert!(v.spilled());
    /// assert!(v.shrink_to_inline());
    /// assert!(!v.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_inline(&mut self) -> bool {
        self.buf.unspill() || size_of::<T>() == 0
    }
}
