//! How text comes to the end of a string and leaves it.

use core::ops::{Range, RangeBounds};

use super::range::resolve;
use super::utf8::Utf8Buf;
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<const N: usize, P: SpillPolicy> Utf8Buf<N, P> {
    /// Appends a character.
    #[inline]
    #[track_caller]
    pub(crate) fn push(&mut self, ch: char) {
        if !ch.is_ascii() {
            return self.push_slow(ch);
        }
        // I4: an ASCII character is one byte, itself.
        self.bytes.push(ch as u8);
    }

    /// Appends any character: apart, so that an ASCII one is pushed in line.
    #[inline(never)]
    #[track_caller]
    fn push_slow(&mut self, ch: char) {
        or_fail(self.try_push(ch));
    }

    /// Appends a character if there is, or can be made, room.
    #[inline]
    pub(crate) fn try_push(&mut self, ch: char) -> Result<(), TryReserveError> {
        self.try_push_str(ch.encode_utf8(&mut [0; 4]))
    }

    /// Appends a string. It has an arm for each tag, as `InlineBuf::push` has, and for its reasons.
    #[inline]
    #[track_caller]
    pub(crate) fn push_str(&mut self, string: &str) {
        if self.bytes.spilled() {
            self.push_str_to::<true>(string);
        } else {
            self.push_str_to::<false>(string);
        }
    }

    /// One arm of [`push_str`](Self::push_str), for the tag `SPILLED`.
    #[inline(always)]
    #[track_caller]
    fn push_str_to<const SPILLED: bool>(&mut self, string: &str) {
        debug_assert_eq!(self.bytes.spilled(), SPILLED);
        if !self.bytes.has_room(string.len()) {
            return self.push_str_slow(string);
        }
        // SAFETY: I3, I4: there is room; it is text behind text.
        unsafe { self.append(string) };
    }

    /// Appends a string that finds no room.
    #[cold]
    #[inline(never)]
    #[track_caller]
    fn push_str_slow(&mut self, string: &str) {
        or_fail(self.try_push_str(string));
    }

    /// Appends a string if there is, or can be made, room.
    #[inline]
    pub(crate) fn try_push_str(&mut self, string: &str) -> Result<(), TryReserveError> {
        // I4: text behind text.
        self.bytes.try_extend_from_slice_copy(string.as_bytes())
    }

    /// Appends characters, whatever the size hint of `iter` says.
    #[inline]
    #[track_caller]
    pub(crate) fn extend(&mut self, iter: impl Iterator<Item = char>) {
        // A character is at least one byte.
        or_fail(self.try_reserve(iter.size_hint().0, false));
        for ch in iter {
            self.push(ch);
        }
    }

    /// Appends the text in `src`.
    #[track_caller]
    pub(crate) fn try_extend_from_within(
        &mut self,
        src: impl RangeBounds<usize>,
    ) -> Result<(), TryReserveError> {
        let Range { start, end } = resolve(src, self.bytes.len());
        assert!(self.is_char_boundary(start));
        assert!(self.is_char_boundary(end));
        self.bytes.try_reserve(end - start, false)?;
        let (live, spare) = self.bytes.split_at_spare();
        let len = live.len() + (end - start);
        for (slot, byte) in spare.iter_mut().zip(&live[start..end]) {
            slot.write(*byte);
        }
        // SAFETY: I2, I4: as many bytes more are live, which are whole characters.
        unsafe { self.bytes.set_len(len) };
        Ok(())
    }

    /// Removes the last character. An arm for each tag, as in [`push_str`](Self::push_str).
    #[inline]
    pub(crate) fn pop(&mut self) -> Option<char> {
        if self.bytes.spilled() {
            self.pop_from::<true>()
        } else {
            self.pop_from::<false>()
        }
    }

    /// One arm of [`pop`](Self::pop), for the tag `SPILLED`.
    #[inline(always)]
    fn pop_from<const SPILLED: bool>(&mut self) -> Option<char> {
        debug_assert_eq!(self.bytes.spilled(), SPILLED);
        let ch = self.as_str().chars().next_back()?;
        let len = self.bytes.len() - ch.len_utf8();
        // SAFETY: I2, I4: a whole character goes.
        unsafe { self.bytes.set_len(len) };
        self.bytes.settle();
        Some(ch)
    }
}
