//! The methods that ask the caller for a promise, each one line.

#![allow(unsafe_code, unsafe_op_in_unsafe_fn)]

use alloc::vec::Vec;

use super::SmallVec;
use crate::policy::{DefaultPolicy, SpillPolicy};

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// Sets the length and nothing else, as [`Vec::set_len`](alloc::vec::Vec::set_len).
    ///
    /// O(1). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Safety
    ///
    /// `new_len <= capacity()`, and the elements before it are initialized.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let mut v: SmallVec<u8, 4> = SmallVec::new();
    /// v.spare_capacity_mut()[0].write(7);
    /// unsafe { v.set_len(1) };
    /// assert_eq!(v, [7]);
    /// ```
    #[inline]
    pub const unsafe fn set_len(&mut self, new_len: usize) {
        self.buf.set_len(new_len);
    }
}

impl<T, const N: usize, P: DefaultPolicy> SmallVec<T, N, P> {
    /// A vector that takes over what [`into_raw_parts`](Self::into_raw_parts) gave, as
    /// [`Vec::from_raw_parts`](alloc::vec::Vec::from_raw_parts).
    ///
    /// O(1) if `capacity > N`, otherwise O(`length`), and gives the block back.
    ///
    /// # Safety
    ///
    /// As for [`Vec::from_raw_parts`](alloc::vec::Vec::from_raw_parts).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// let (ptr, len, capacity) = v.into_raw_parts();
    /// let v: SmallVec<u8, 2> = unsafe { SmallVec::from_raw_parts(ptr, len, capacity) };
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline]
    #[must_use]
    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Self {
        Self::from_vec(Vec::from_raw_parts(ptr, length, capacity))
    }
}
