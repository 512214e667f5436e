//! Bytes that stay UTF-8: what a string does with its contents.
//!
//! This file and those that begin as it does are the only ones that may write a string's bytes.
//! Nothing that can be called from outside, in any order and with any closures, leaves bytes that are
//! not UTF-8.

use alloc::string::String;
use core::mem::MaybeUninit;
use core::ops::{Range, RangeBounds};
use core::ptr::{self, NonNull};
use core::str::{self, Utf8Error};

use super::engine::{InlineBuf, Storage};
use super::range::resolve;
use super::utf8_gap::Utf8Gap;
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::SpillPolicy;

/// The most bytes of an inline buffer that are copied as they are, whatever the text's length.
const COPIED_WHOLE: usize = 128;

/// A linear buffer of bytes that are UTF-8.
pub(crate) struct Utf8Buf<const N: usize, P: SpillPolicy> {
    /// I4, I7: the live bytes are UTF-8, and perhaps all are initialised.
    pub(super) bytes: InlineBuf<u8, N, P>,
}

impl<const N: usize, P: SpillPolicy> Utf8Buf<N, P> {
    /// No text.
    #[inline(always)]
    pub(crate) const fn new(policy: P, heap: P::Heap) -> Self {
        Self {
            bytes: Self::empty(policy, heap),
        }
    }

    /// The text that `bytes` are, if they are.
    #[inline]
    pub(crate) fn from_utf8(
        bytes: InlineBuf<u8, N, P>,
    ) -> Result<Self, (InlineBuf<u8, N, P>, Utf8Error)> {
        match str::from_utf8(bytes.as_slice()) {
            Ok(_) => Ok(Self::initialised(bytes)),
            Err(error) => Err((bytes, error)),
        }
    }

    /// The text that `bytes` are.
    ///
    /// # Safety
    ///
    /// They are UTF-8 (I4).
    #[inline]
    pub(crate) unsafe fn from_utf8_unchecked(bytes: InlineBuf<u8, N, P>) -> Self {
        Self::initialised(bytes)
    }

    /// The text of `string`: in its own block if it has one and the text does not fit inline.
    pub(crate) fn try_adopt(
        policy: P,
        heap: P::Heap,
        string: String,
    ) -> Result<Self, CapacityError<String>> {
        if string.len() <= N {
            let copied = Self::try_copy(policy, heap, &string);
            return copied.map_err(|reason| CapacityError::new(string, reason));
        }
        let mut buf = Self::new(policy, heap);
        // I4: the bytes of a string.
        if let Err(error) = buf.bytes.try_adopt(string.into_bytes()) {
            let reason = error.reason();
            // SAFETY: I4: the same bytes.
            let string = unsafe { String::from_utf8_unchecked(error.element()) };
            return Err(CapacityError::new(string, reason));
        }
        Ok(buf)
    }

    /// The text of `string`, in as little storage as there is for it.
    #[inline]
    pub(crate) fn try_copy(
        policy: P,
        heap: P::Heap,
        string: &str,
    ) -> Result<Self, TryReserveError> {
        if string.len() <= N {
            // SAFETY: I3: it is not longer.
            return Ok(unsafe { Self::short(policy, heap, string) });
        }
        let block = Self::try_block_of(&heap, string)?;
        // SAFETY: I1, I2, I4: the block is new and holds the text.
        Ok(unsafe { Self::from_block(policy, heap, block, string.len()) })
    }

    /// As [`try_copy`](Self::try_copy).
    #[inline]
    #[track_caller]
    pub(crate) fn copy(policy: P, heap: P::Heap, string: &str) -> Self {
        if string.len() <= N {
            // SAFETY: I3: it is not longer.
            return unsafe { Self::short(policy, heap, string) };
        }
        let block = Self::block_of(&heap, string);
        // SAFETY: I1, I2, I4: the block is new and holds the text.
        unsafe { Self::from_block(policy, heap, block, string.len()) }
    }

    /// A block of the length of `string`, which does not fit inline, with its bytes.
    #[inline]
    fn try_block_of(heap: &P::Heap, string: &str) -> Result<NonNull<u8>, TryReserveError> {
        let block = InlineBuf::<u8, N, P>::try_block(heap, string.len())?;
        // SAFETY: I3: the block is new, and as long as the string.
        unsafe { ptr::copy_nonoverlapping(string.as_ptr(), block.as_ptr(), string.len()) };
        Ok(block)
    }

    /// As [`try_block_of`](Self::try_block_of). It is apart and gives nothing but a pointer back,
    /// so that a text which fits inline is made in registers, and never passes through memory.
    #[inline(never)]
    #[track_caller]
    fn block_of(heap: &P::Heap, string: &str) -> NonNull<u8> {
        or_fail(Self::try_block_of(heap, string))
    }

    /// The text in a block that it fills.
    ///
    /// # Safety
    ///
    /// As I1 says of a block, which holds `len > N` live bytes that are UTF-8 (I2, I4).
    #[inline(always)]
    unsafe fn from_block(policy: P, heap: P::Heap, data: NonNull<u8>, len: usize) -> Self {
        let mut bytes = Self::empty(policy, heap);
        let capacity = len;
        // SAFETY: I1, I2, I3: by this function's contract.
        unsafe { bytes.set_block(Storage { data, capacity }, len) };
        Self { bytes }
    }

    /// The characters of `iter`, whatever its size hint says.
    #[inline]
    #[track_caller]
    pub(crate) fn collect(policy: P, heap: P::Heap, mut iter: impl Iterator<Item = char>) -> Self {
        if Self::WORDS == 0 || iter.size_hint().0 > N {
            let mut buf = Self::new(policy, heap);
            buf.extend(iter);
            return buf;
        }
        let (mut buf, behind) = Self::collect_words(policy, heap, &mut iter);
        if let Some(ch) = behind {
            buf.push(ch);
            buf.extend(iter);
        }
        buf
    }

    /// The same text, with the same policy, in as little storage as there is for it.
    #[inline]
    #[track_caller]
    pub(crate) fn clone(&self) -> Self
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        if Self::WORDS != 0 {
            return self.clone_words();
        }
        if size_of::<Self>() <= COPIED_WHOLE && !self.bytes.spilled() {
            // SAFETY: I1: it is inline.
            let bytes = unsafe { self.bytes.copy_inline() };
            return Self { bytes };
        }
        self.clone_text()
    }

    /// As [`clone`](Self::clone).
    #[inline]
    pub(crate) fn try_clone(&self) -> Result<Self, TryReserveError>
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let (policy, heap) = self.bytes.policy_and_heap();
        Self::try_copy(policy, heap, self.as_str())
    }

    /// Apart, so that an inline text is copied without a call.
    #[inline(never)]
    #[track_caller]
    pub(super) fn clone_text(&self) -> Self
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let (policy, heap) = self.bytes.policy_and_heap();
        Self::copy(policy, heap, self.as_str())
    }

    /// The bytes, for reading only.
    #[inline(always)]
    pub(crate) const fn bytes(&self) -> &InlineBuf<u8, N, P> {
        &self.bytes
    }

    /// The bytes.
    #[inline(always)]
    pub(crate) fn into_bytes(self) -> InlineBuf<u8, N, P> {
        self.bytes
    }

    /// The text in a `String`: with the buffer's own block, if it has one of the global heap.
    #[inline]
    #[track_caller]
    pub(crate) fn into_string(self) -> String {
        let bytes = self.bytes.into_vec();
        // SAFETY: I4: the live bytes were UTF-8.
        unsafe { String::from_utf8_unchecked(bytes) }
    }

    /// The text.
    #[inline(always)]
    pub(crate) fn as_str(&self) -> &str {
        // SAFETY: I4: the live bytes are UTF-8.
        unsafe { str::from_utf8_unchecked(self.bytes.as_slice()) }
    }

    /// The text. A `&mut str` stays UTF-8 as long as its user keeps the promises of `str`.
    #[inline(always)]
    pub(crate) fn as_mut_str(&mut self) -> &mut str {
        // SAFETY: I4: the live bytes are UTF-8.
        unsafe { str::from_utf8_unchecked_mut(self.bytes.as_mut_slice()) }
    }

    #[inline(always)]
    pub(super) fn is_char_boundary(&self, index: usize) -> bool {
        self.as_str().is_char_boundary(index)
    }

    // The capacity, which has nothing to do with the text.

    /// As [`InlineBuf::try_reserve`].
    #[inline(always)]
    pub(crate) fn try_reserve(
        &mut self,
        additional: usize,
        exact: bool,
    ) -> Result<(), TryReserveError> {
        self.bytes.try_reserve(additional, exact)
    }

    /// As [`InlineBuf::shrink_to`].
    #[inline]
    pub(crate) fn shrink_to(&mut self, min_capacity: usize) {
        self.bytes.shrink_to(min_capacity);
    }

    /// As [`InlineBuf::unspill`].
    #[inline]
    pub(crate) fn unspill(&mut self) -> bool {
        self.bytes.unspill()
    }

    // From the end on. (One by one: `utf8_push.rs`.)

    /// Removes the text from `new_len` on.
    #[inline]
    #[track_caller]
    pub(crate) fn truncate(&mut self, new_len: usize) {
        if new_len <= self.bytes.len() {
            assert!(self.is_char_boundary(new_len));
            self.bytes.truncate(new_len);
        }
    }

    /// Removes all text.
    #[inline]
    pub(crate) fn clear(&mut self) {
        // I4: nothing is left.
        self.bytes.truncate(0);
    }

    /// Removes the text from `at` on, and gives it back.
    #[track_caller]
    pub(crate) fn try_split_off(&mut self, at: usize) -> Result<Self, TryReserveError>
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        assert!(self.is_char_boundary(at));
        let (policy, heap) = self.bytes.policy_and_heap();
        let tail = Self::try_copy(policy, heap, &self.as_str()[at..])?;
        self.truncate(at);
        Ok(tail)
    }

    // In the middle.

    /// Replaces the text in `range` by `with`.
    ///
    /// # Safety
    ///
    /// `range` starts and ends, in this order, at character boundaries of the text (I4).
    unsafe fn try_replace(
        &mut self,
        range: Range<usize>,
        with: &str,
    ) -> Result<(), TryReserveError> {
        let (old, new) = (range.len(), with.len());
        if new > old {
            self.bytes.try_reserve(new - old, false)?;
        }
        let (len, data) = (self.bytes.len(), self.bytes.as_mut_ptr());
        // SAFETY: I3: `start <= len`.
        let hole = unsafe { data.add(range.start) };
        // SAFETY: I3: `start + old <= len`.
        let tail = unsafe { hole.add(old) };
        // SAFETY: I3: `start + new` and the tail lie within the capacity.
        let behind = unsafe { hole.add(new) };
        // SAFETY: I2, I3: the tail moves to its new place, over what goes or is free.
        unsafe { ptr::copy(tail, behind, len - range.end) };
        // SAFETY: I3, I6: there is room; the buffer is borrowed mutably, so nothing overlaps it.
        unsafe { ptr::copy_nonoverlapping(with.as_ptr(), hole, new) };
        // SAFETY: I2, I4: what there was, less `old` and with `new` bytes of whole characters.
        unsafe { self.bytes.set_len(len - old + new) };
        if new < old {
            self.bytes.settle();
        }
        Ok(())
    }

    /// Inserts a string before the byte at `idx`.
    #[track_caller]
    pub(crate) fn try_insert_str(
        &mut self,
        idx: usize,
        string: &str,
    ) -> Result<(), TryReserveError> {
        assert!(self.is_char_boundary(idx));
        // SAFETY: I4: the boundary was checked.
        unsafe { self.try_replace(idx..idx, string) }
    }

    /// Replaces the text in `range` by a string.
    #[track_caller]
    pub(crate) fn try_replace_range(
        &mut self,
        range: impl RangeBounds<usize>,
        with: &str,
    ) -> Result<(), TryReserveError> {
        let range = resolve(range, self.bytes.len());
        assert!(
            self.is_char_boundary(range.start),
            "start of range should be a character boundary"
        );
        assert!(
            self.is_char_boundary(range.end),
            "end of range should be a character boundary"
        );
        // SAFETY: I4: both boundaries were checked.
        unsafe { self.try_replace(range, with) }
    }

    /// Removes the character that starts at `idx`.
    #[track_caller]
    pub(crate) fn remove(&mut self, idx: usize) -> char {
        let Some(ch) = self.as_str()[idx..].chars().next() else {
            panic!("cannot remove a char from the end of a string");
        };
        // SAFETY: I4: a whole character goes.
        let removed = unsafe { self.try_replace(idx..idx + ch.len_utf8(), "") };
        debug_assert!(removed.is_ok());
        ch
    }

    /// Opens `range`, whose characters can then be taken out.
    #[inline]
    #[track_caller]
    pub(crate) fn gap(&mut self, range: impl RangeBounds<usize>) -> Utf8Gap<'_, N, P> {
        let Range { start, end } = resolve(range, self.bytes.len());
        assert!(self.is_char_boundary(start));
        assert!(self.is_char_boundary(end));
        // SAFETY: I4: both boundaries were checked.
        unsafe { Utf8Gap::new(&mut self.bytes, start..end) }
    }

    /// Keeps the characters that `keep` wants. Those that it was not asked about, because it
    /// panicked, stay.
    #[inline]
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(char) -> bool) {
        let mut gap = self.gap(..);
        // What is kept moves in as long runs as there are.
        while let Some((run, ch)) = gap.as_str().char_indices().find(|&(_, ch)| !keep(ch)) {
            gap.keep_front(run);
            gap.drop_front(ch.len_utf8());
        }
    }

    // The bytes behind the text, and the text as bytes.

    /// The spare capacity.
    ///
    /// # Safety
    ///
    /// No initialised byte of it is made uninitialised (I7).
    #[inline]
    pub(crate) unsafe fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<u8>] {
        self.bytes.split_at_spare().1
    }

    /// The bytes, to be changed in any way.
    ///
    /// # Safety
    ///
    /// They are UTF-8 again before anyone looks at the text (I4), and no initialised byte of the
    /// buffer, live or not, is made uninitialised, as by putting another buffer in its place (I7).
    #[inline]
    pub(crate) unsafe fn bytes_mut(&mut self) -> &mut InlineBuf<u8, N, P> {
        &mut self.bytes
    }
}
