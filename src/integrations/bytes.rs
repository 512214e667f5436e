//! `bytes`: a vector of bytes is a `BufMut`, a deque of bytes a `Buf`, and every collection of bytes
//! is filled from one.
//!
//! A vector is written to as `Vec` is; one that never spills is full after `N` bytes, which
//! `remaining_mut` says. It is read by `Buf` as a slice, or with a position by `std::io::Cursor`:
//! as a `Buf` itself it would have to move all that is left at each read.
//!
//! # Examples
//!
//! ```
//! use bytes::{Buf, BufMut};
//! use smallcoll::{SmallDeque, SmallString, SmallVec};
//!
//! let mut packet: SmallVec<u8, 8> = SmallVec::new();
//! packet.put_u16(5);
//! packet.put_slice(b"hello");
//! assert_eq!(packet, *b"\x00\x05hello");
//! assert!(!packet.spilled());
//!
//! let mut received: SmallDeque<u8, 16> = SmallDeque::new();
//! received.extend(*b"\x00\x05hello world");
//! let len = received.get_u16();
//! let word: SmallString = SmallString::from_utf8_buf((&mut received).take(len.into()))?;
//! assert_eq!(word, "hello");
//!
//! let mut rest: SmallVec<u8, 8> = SmallVec::new();
//! rest.extend_from_buf(&mut received);
//! assert_eq!(rest, *b" world");
//! assert!(!received.has_remaining());
//! # Ok::<(), smallcoll::string::FromUtf8Error>(())
//! ```

use core::mem::MaybeUninit;
#[cfg(feature = "std")]
use std::io::IoSlice;

use bytes::Buf;

use crate::deque::SmallDeque;
use crate::error::TryReserveError;
use crate::policy::{DefaultPolicy, Heap, SpillPolicy};
use crate::string::{FromUtf8Error, SmallString};
use crate::vec::SmallVec;

/// Takes from the front.
impl<const N: usize, P: SpillPolicy> Buf for SmallDeque<u8, N, P> {
    #[inline]
    fn remaining(&self) -> usize {
        self.len()
    }

    #[inline]
    fn chunk(&self) -> &[u8] {
        let (front, back) = self.as_slices();
        if front.is_empty() { back } else { front }
    }

    #[cfg(feature = "std")]
    fn chunks_vectored<'a>(&'a self, dst: &mut [IoSlice<'a>]) -> usize {
        let (front, back) = self.as_slices();
        let chunks = [front, back].into_iter().filter(|chunk| !chunk.is_empty());
        let filled = dst.iter_mut().zip(chunks);
        filled
            .map(|(slot, chunk)| *slot = IoSlice::new(chunk))
            .count()
    }

    /// # Panics
    ///
    /// If `cnt > len`.
    #[inline]
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        self.drain(..cnt);
    }
}

/// What `BufMut` asks of a vector, for `raw_parts.rs`.
impl<const N: usize, P: SpillPolicy> SmallVec<u8, N, P> {
    /// How many bytes can be added, if there is memory for them.
    #[inline]
    pub(super) fn remaining_mut_bytes(&self) -> usize {
        if P::Heap::MAY_SPILL {
            isize::MAX as usize - self.len()
        } else {
            self.remaining_capacity()
        }
    }

    /// The spare capacity; of a full vector that may grow, what `Vec` then reserves.
    #[inline]
    pub(super) fn chunk_mut_bytes(&mut self) -> &mut [MaybeUninit<u8>] {
        if P::Heap::MAY_SPILL && self.remaining_capacity() == 0 {
            self.reserve(64);
        }
        self.spare_capacity_mut()
    }

    /// The length with `count` bytes more.
    ///
    /// # Panics
    ///
    /// If the capacity is less.
    #[inline]
    #[track_caller]
    pub(super) fn len_advanced(&self, count: usize) -> usize {
        let spare = self.remaining_capacity();
        assert!(
            count <= spare,
            "advance out of bounds: the len is {spare} but advancing by {count}"
        );
        self.len() + count
    }
}

macro_rules! filled {
    ($($list:ident)*) => {$(
        impl<const N: usize, P: SpillPolicy> $list<u8, N, P> {
            /// Appends all bytes that are left in `buf`.
            ///
            /// O(number of bytes), amortized. Allocates, and spills, if there is no room for them.
            ///
            /// # Panics
            ///
            /// If the new capacity exceeds `isize::MAX` bytes, or the policy never spills and
            /// there is no room.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use smallcoll::", stringify!($list), ";")]
            ///
            #[doc = concat!("let mut list = ", stringify!($list), "::<u8, 4>::new();")]
            /// list.extend_from_buf(&b"four"[..]);
            /// assert!(!list.spilled());
            /// list.extend_from_buf(&b" and more"[..]);
            /// assert_eq!(list, *b"four and more");
            /// ```
            #[track_caller]
            pub fn extend_from_buf(&mut self, mut buf: impl Buf) {
                self.reserve(buf.remaining());
                while buf.has_remaining() {
                    let chunk = buf.chunk();
                    let taken = chunk.len();
                    self.extend_from_slice(chunk);
                    buf.advance(taken);
                }
            }

            /// [`extend_from_buf`](Self::extend_from_buf) that returns an error where that would
            /// panic.
            ///
            /// O(number of bytes), amortized. Allocates, and spills, if there is no room for them.
            ///
            /// # Errors
            ///
            /// If no room can be made; then nothing is taken from `buf`.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use smallcoll::{NoSpill, ", stringify!($list), "};")]
            ///
            #[doc = concat!("let mut list: ", stringify!($list), "<u8, 4, NoSpill> = Default::default();")]
            /// assert!(list.try_extend_from_buf(&b"four"[..]).is_ok());
            /// assert!(list.try_extend_from_buf(&b"!"[..]).is_err());
            /// ```
            pub fn try_extend_from_buf(&mut self, buf: impl Buf) -> Result<(), TryReserveError> {
                self.try_reserve(buf.remaining())?;
                self.extend_from_buf(buf);
                Ok(())
            }
        }
    )*};
}

filled!(SmallVec SmallDeque);

impl<const N: usize, P: DefaultPolicy> SmallString<N, P> {
    /// All bytes that are left in `buf` as text, if they are UTF-8 when put together: a character
    /// may begin in one chunk and end in the next.
    ///
    /// O(number of bytes). Allocates, and is spilled, if there are more than `N`.
    ///
    /// # Errors
    ///
    /// If the bytes are not UTF-8. The error gives them back.
    ///
    /// # Panics
    ///
    /// Under a policy that never spills, if there are more than `N` bytes. To have an error then,
    /// fill a [`SmallVec`] by [`try_extend_from_buf`](SmallVec::try_extend_from_buf) and convert it
    /// with `TryFrom`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bytes::Buf;
    /// use smallcoll::SmallString;
    ///
    /// let (front, back) = "Schloß".as_bytes().split_at(6); // in the middle of the ß
    /// let s = SmallString::<8>::from_utf8_buf(front.chain(back))?;
    /// assert_eq!(s, "Schloß");
    /// assert!(SmallString::<8>::from_utf8_buf(front).is_err());
    /// # Ok::<(), smallcoll::string::FromUtf8Error<8>>(())
    /// ```
    #[track_caller]
    pub fn from_utf8_buf(buf: impl Buf) -> Result<Self, FromUtf8Error<N, P>> {
        let mut bytes = SmallVec::default();
        bytes.reserve_exact(buf.remaining());
        bytes.extend_from_buf(buf);
        Self::try_from(bytes)
    }
}
