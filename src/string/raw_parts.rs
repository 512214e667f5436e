//! The methods that ask the caller for a promise, each one line.

#![allow(unsafe_code, unsafe_op_in_unsafe_fn)]

use alloc::string::String;
use core::mem::MaybeUninit;
use core::ptr;

use super::SmallString;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::Utf8Buf;
use crate::vec::SmallVec;

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
    /// The text that `bytes` are, unchecked, as
    /// [`String::from_utf8_unchecked`](alloc::string::String::from_utf8_unchecked).
    ///
    /// O(1) for a [`SmallVec`], and for a `Vec<u8>` with room for more than `N` bytes; as
    /// [`from_utf8`](Self::from_utf8) otherwise.
    ///
    /// # Safety
    ///
    /// The bytes are UTF-8.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = unsafe { SmallString::from_utf8_unchecked("für".as_bytes()) };
    /// assert_eq!(s, "für");
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub unsafe fn from_utf8_unchecked(bytes: impl Into<SmallVec<u8, N, P>>) -> Self {
        Self {
            text: Utf8Buf::from_utf8_unchecked(bytes.into().into_buf_inner()),
        }
    }

    /// The text as a vector of bytes, as
    /// [`String::as_mut_vec`](alloc::string::String::as_mut_vec).
    ///
    /// O(1). Does not allocate; the string is spilled, or comes back inline, as the vector is and
    /// does.
    ///
    /// # Safety
    ///
    /// * The bytes are UTF-8 when the borrow ends, also if it ends by a panic.
    /// * The vector is changed, and not replaced by another one (as by `mem::swap`, an assignment, or
    ///   [`SmallVec::take`]), and its spare slots are not made uninitialized: what was initialized behind
    ///   the text stays so.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "four".into();
    /// unsafe { s.as_mut_vec() }.reverse();
    /// assert_eq!(s, "ruof");
    /// unsafe { s.as_mut_vec() }.extend([b't', b'h']); // spills
    /// assert_eq!(s, "ruofth");
    /// ```
    #[inline]
    pub unsafe fn as_mut_vec(&mut self) -> &mut SmallVec<u8, N, P> {
        &mut *ptr::from_mut(self.text.bytes_mut()).cast()
    }

    /// The spare capacity, as [`Vec::spare_capacity_mut`](alloc::vec::Vec::spare_capacity_mut): what
    /// is written there counts once [`set_len`](Self::set_len) says so.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Safety
    ///
    /// No byte is made uninitialized (by writing `MaybeUninit::uninit()`) that may have been
    /// initialized: texts that are inline are compared by whole words, whatever is behind them.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "a".into();
    /// assert_eq!(unsafe { s.spare_capacity_mut() }.len(), 3);
    /// s.reserve(10);
    /// assert!(unsafe { s.spare_capacity_mut() }.len() >= 10);
    /// ```
    #[inline]
    pub unsafe fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<u8>] {
        self.text.spare_capacity_mut()
    }

    /// Sets the length in bytes and nothing else, as compact_str's and arrayvec's methods of this
    /// name.
    ///
    /// O(1). Does not allocate; a spilled string stays spilled.
    ///
    /// # Safety
    ///
    /// `new_len <= capacity()`, and the bytes before it are initialized and UTF-8.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = SmallString::new();
    /// let spare = unsafe { s.spare_capacity_mut() };
    /// spare[0].write(b'a');
    /// unsafe { s.set_len(1) };
    /// assert_eq!(s, "a");
    /// ```
    #[inline]
    pub unsafe fn set_len(&mut self, new_len: usize) {
        self.text.bytes_mut().set_len(new_len);
    }
}

impl<const N: usize, P: DefaultPolicy> SmallString<N, P> {
    /// A string that takes over what [`into_raw_parts`](Self::into_raw_parts) gave, as
    /// [`String::from_raw_parts`](alloc::string::String::from_raw_parts).
    ///
    /// As from the `String`: O(1) if `length > N`; otherwise O(`length`), and gives the block back.
    ///
    /// # Panics
    ///
    /// If `length > N` under a policy that never spills; the block is given back, too.
    ///
    /// # Safety
    ///
    /// As for [`String::from_raw_parts`](alloc::string::String::from_raw_parts).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = "spilled".into();
    /// let (ptr, len, capacity) = s.into_raw_parts();
    /// let s: SmallString<4> = unsafe { SmallString::from_raw_parts(ptr, len, capacity) };
    /// assert_eq!(s, "spilled");
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> Self {
        Self::from_string(String::from_raw_parts(buf, length, capacity))
    }
}
