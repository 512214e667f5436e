//! When does it allocate.

use super::SmallString;
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<const N: usize> SmallString<N> {
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
    /// use smallcoll::SmallString;
    ///
    /// assert!(SmallString::<4>::try_with_capacity(10).is_ok());
    /// assert!(SmallString::<4>::try_with_capacity(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_with_capacity(capacity: usize) -> Result<Self, TryReserveError> {
        let mut s = Self::new();
        s.try_reserve_exact(capacity)?;
        Ok(s)
    }
}

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
    /// How many bytes fit without a further allocation, as
    /// [`String::capacity`](alloc::string::String::capacity): `N` inline.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = SmallString::new();
    /// assert_eq!(s.capacity(), 4);
    /// s.reserve_exact(20);
    /// assert_eq!(s.capacity(), 20);
    /// ```
    #[inline(always)]
    pub const fn capacity(&self) -> usize {
        self.text.bytes().capacity()
    }

    /// How many bytes fit inline: `N`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::inline_capacity(), 4);
    /// ```
    #[inline(always)]
    #[must_use]
    pub const fn inline_capacity() -> usize {
        N
    }

    /// Whether the text is on the heap.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "four".into();
    /// assert!(!s.spilled());
    /// s.push('!');
    /// assert!(s.spilled());
    /// ```
    #[inline(always)]
    pub const fn spilled(&self) -> bool {
        self.text.bytes().spilled()
    }

    /// [`spilled`](Self::spilled) by its name in compact_str, smol_str and lean_string.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert!(!SmallString::<4>::from("four").is_heap_allocated());
    /// assert!(SmallString::<4>::from("five.").is_heap_allocated());
    /// ```
    #[inline(always)]
    pub const fn is_heap_allocated(&self) -> bool {
        self.spilled()
    }

    /// Whether the next byte needs an allocation, or has no place at all. (A character may have up to
    /// four.)
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert!(SmallString::<4>::from("four").is_full());
    /// assert!(!SmallString::<4>::from("two").is_full());
    /// ```
    #[inline]
    pub const fn is_full(&self) -> bool {
        self.remaining_capacity() == 0
    }

    /// How many more bytes fit without an allocation.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::from("two").remaining_capacity(), 1);
    /// ```
    #[inline]
    pub const fn remaining_capacity(&self) -> usize {
        self.capacity() - self.len()
    }

    /// Makes room for at least `additional` more bytes, by the policy's curve, as
    /// [`String::reserve`](alloc::string::String::reserve).
    ///
    /// O(`len`) if it has to allocate, which spills an inline string; O(1) otherwise.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "a".into();
    /// s.reserve(3);
    /// assert!(!s.spilled());
    /// s.reserve(4);
    /// assert!(s.spilled() && s.capacity() >= 5);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        or_fail(self.try_reserve(additional));
    }

    /// Makes room for `additional` more bytes without slack, as
    /// [`String::reserve_exact`](alloc::string::String::reserve_exact).
    ///
    /// O(`len`) if it has to allocate, which spills an inline string; O(1) otherwise.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "a".into();
    /// s.reserve_exact(4);
    /// assert_eq!(s.capacity(), 5);
    /// ```
    #[inline]
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        or_fail(self.try_reserve_exact(additional));
    }

    /// [`reserve`](Self::reserve) that returns an error where that would panic, as
    /// [`String::try_reserve`](alloc::string::String::try_reserve). After an error nothing has
    /// changed.
    ///
    /// O(`len`) if it has to allocate, which spills an inline string; O(1) otherwise.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or the
    /// allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = SmallString::new();
    /// assert!(s.try_reserve(5).is_ok());
    /// assert!(s.try_reserve(usize::MAX).is_err());
    /// ```
    #[inline]
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.text.try_reserve(additional, false)
    }

    /// [`reserve_exact`](Self::reserve_exact) that returns an error where that would panic, as
    /// [`String::try_reserve_exact`](alloc::string::String::try_reserve_exact). After an error
    /// nothing has changed.
    ///
    /// O(`len`) if it has to allocate, which spills an inline string; O(1) otherwise.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or the
    /// allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = SmallString::new();
    /// assert!(s.try_reserve_exact(5).is_ok());
    /// assert_eq!(s.capacity(), 5);
    /// ```
    #[inline]
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.text.try_reserve(additional, true)
    }

    /// Drops the spare capacity on the heap, and comes back inline if `len <= N`; as
    /// [`String::shrink_to_fit`](alloc::string::String::shrink_to_fit).
    ///
    /// O(`len`). May reallocate, and move the text from the heap back inline. If the allocator cannot
    /// provide the smaller block, the string keeps the one it has.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "five.".into();
    /// s.reserve(20);
    /// s.shrink_to_fit();
    /// assert_eq!(s.capacity(), 5);
    /// s.pop();
    /// s.shrink_to_fit();
    /// assert!(!s.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_fit(&mut self) {
        self.text.shrink_to(0);
    }

    /// Lowers the capacity to the greatest of `min_capacity`, `len` and `N`, in bytes; as
    /// [`String::shrink_to`](alloc::string::String::shrink_to). If the allocator cannot provide the
    /// smaller block, the string keeps the one it has.
    ///
    /// O(`len`). May reallocate, and move the text from the heap back inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "five.".into();
    /// s.reserve(20);
    /// s.shrink_to(10);
    /// assert_eq!(s.capacity(), 10);
    /// ```
    #[inline]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.text.shrink_to(min_capacity);
    }

    /// Moves the text back inline if it fits, and says whether it is inline now.
    ///
    /// O(`len`). Does not allocate; gives the block back.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "five.".into();
    /// assert!(!s.shrink_to_inline());
    /// s.pop();
    /// assert!(s.spilled());
    /// assert!(s.shrink_to_inline());
    /// assert!(!s.spilled());
    /// ```
    #[inline]
    pub fn shrink_to_inline(&mut self) -> bool {
        self.text.unspill()
    }
}
