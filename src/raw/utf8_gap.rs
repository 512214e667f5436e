//! The guard behind everything that takes characters out of a string.

use core::ops::Range;
use core::str;

use super::engine::InlineBuf;
use super::gap::Gap;
use crate::policy::SpillPolicy;

/// A string with a hole in it, which closes when the guard goes: a [`Gap`] that counts in bytes but
/// moves whole characters.
///
/// Leaking it leaves the text before the gap (I5).
pub(crate) struct Utf8Gap<'a, const N: usize, P: SpillPolicy> {
    /// I4: the kept, the pending and the last bytes are each UTF-8.
    gap: Gap<'a, u8, N, P>,
}

impl<'a, const N: usize, P: SpillPolicy> Utf8Gap<'a, N, P> {
    /// Opens `range`: its text is pending.
    ///
    /// # Safety
    ///
    /// The bytes are UTF-8, and `range` starts and ends at character boundaries (I4).
    #[inline]
    pub(super) unsafe fn new(bytes: &'a mut InlineBuf<u8, N, P>, range: Range<usize>) -> Self {
        Self {
            gap: Gap::new(bytes, range),
        }
    }

    /// The pending text.
    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        // SAFETY: I4: the pending bytes are UTF-8.
        unsafe { str::from_utf8_unchecked(self.gap.pending()) }
    }

    /// Takes the first pending character.
    #[inline]
    pub(crate) fn take_front(&mut self) -> Option<char> {
        let ch = self.as_str().chars().next()?;
        self.gap.drop_front(ch.len_utf8());
        Some(ch)
    }

    /// Takes the last pending character.
    #[inline]
    pub(crate) fn take_back(&mut self) -> Option<char> {
        let ch = self.as_str().chars().next_back()?;
        self.gap.drop_back(ch.len_utf8());
        Some(ch)
    }

    /// Keeps the first `count` pending bytes.
    #[inline]
    pub(crate) fn keep_front(&mut self, count: usize) {
        assert!(self.as_str().is_char_boundary(count));
        self.gap.keep_front(count);
    }

    /// Takes the first `count` pending bytes out.
    #[inline]
    pub(crate) fn drop_front(&mut self, count: usize) {
        assert!(self.as_str().is_char_boundary(count));
        self.gap.drop_front(count);
    }

    /// Takes all pending bytes out.
    #[inline]
    pub(crate) fn drop_pending(&mut self) {
        self.gap.drop_pending();
    }
}
