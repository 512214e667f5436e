//! The methods that ask the caller for a promise, each one line.

#![allow(unsafe_code, unsafe_op_in_unsafe_fn)]

use alloc::vec::Vec;
use core::mem::MaybeUninit;

use super::SmallVec;
use crate::policy::{Amortized, DefaultPolicy, Global, SpillPolicy};
use crate::raw::InlineBuf;

impl<T, const N: usize> SmallVec<T, N> {
    /// A vector of the first `len` elements of an array, in constants too; as smallvec's method of
    /// this name. What lies behind them is forgotten.
    ///
    /// O(`N`). Does not allocate.
    ///
    /// # Safety
    ///
    /// `len <= N`, and the elements before it are initialized.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::mem::MaybeUninit;
    /// use smallcoll::SmallVec;
    ///
    /// let buf = MaybeUninit::new([2, 3, 5, 0]);
    /// let v = unsafe { SmallVec::from_buf_and_len_unchecked(buf, 3) };
    /// assert_eq!(v, [2, 3, 5]);
    /// ```
    #[inline]
    #[must_use]
    pub const unsafe fn from_buf_and_len_unchecked(buf: MaybeUninit<[T; N]>, len: usize) -> Self {
        Self::from_buf_inner(InlineBuf::from_slots(buf, len, Amortized, Global))
    }

    /// [`from_buf_and_len_unchecked`](Self::from_buf_and_len_unchecked) for a full array, as
    /// smallvec 1's method of this name.
    ///
    /// O(`N`). Does not allocate.
    ///
    /// # Safety
    ///
    /// `len <= N`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// const PRIMES: SmallVec<u8, 4> =
    ///     unsafe { SmallVec::from_const_with_len_unchecked([2, 3, 5, 0], 3) };
    /// assert_eq!(PRIMES, [2, 3, 5]);
    /// ```
    #[inline]
    #[must_use]
    pub const unsafe fn from_const_with_len_unchecked(items: [T; N], len: usize) -> Self {
        Self::from_buf_and_len_unchecked(MaybeUninit::new(items), len)
    }
}

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// Sets the length and nothing else, as [`Vec::set_len`](alloc::vec::Vec::set_len).
    ///
    /// O(1). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Panics
    ///
    /// If the elements have no bytes and `new_len` is more than the header can count.
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
    #[track_caller]
    pub const unsafe fn set_len(&mut self, new_len: usize) {
        self.buf.set_len_within_capacity(new_len);
    }

    /// Appends an element where there is room, as arrayvec's method of this name.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Safety
    ///
    /// `len() < capacity()`; for elements without bytes, there is a reserved or inline slot.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// unsafe { v.push_unchecked(2) };
    /// assert_eq!(v, [1, 2]);
    /// ```
    #[inline]
    pub unsafe fn push_unchecked(&mut self, value: T) {
        self.buf.push_unchecked(value);
    }

    /// The elements in an array of as many, as arrayvec's method of this name.
    ///
    /// O(`N`). Does not allocate; gives a block back.
    ///
    /// # Safety
    ///
    /// `len() == N`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2];
    /// assert_eq!(unsafe { v.into_inner_unchecked() }, [1, 2]);
    /// ```
    #[inline]
    #[must_use]
    pub unsafe fn into_inner_unchecked(self) -> [T; N] {
        self.buf.into_array().unwrap_unchecked()
    }
}

impl<T, const N: usize, P: DefaultPolicy> SmallVec<T, N, P> {
    /// A vector that takes over what [`into_raw_parts`](Self::into_raw_parts) gave, as
    /// [`Vec::from_raw_parts`](alloc::vec::Vec::from_raw_parts).
    ///
    /// O(1) if the block is taken over as by [`from_vec`](Self::from_vec), otherwise O(`length`), and
    /// gives the block back.
    ///
    /// # Panics
    ///
    /// As [`from_vec`](Self::from_vec).
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
    #[track_caller]
    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Self {
        Self::from_vec(Vec::from_raw_parts(ptr, length, capacity))
    }
}
