//! The header of the buffer: where the elements are, and how many there are.

use core::hint;
use core::mem::MaybeUninit;

use super::engine::InlineBuf;
use super::header::{Byte, Header, Word};
use super::heap::Heap;
use super::place::Place;
use crate::policy::SpillPolicy;

/// What a header said before its length is set.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// A word header as it is, or the length where the header is a byte.
    word: usize,
    spilled: bool,
}

/// The tags, which are all that [`set_len_after`](InlineBuf::set_len_after) wants to know.
impl Before {
    pub(super) const INLINE: Self = Self {
        word: Word::NICHE,
        spilled: false,
    };
    pub(super) const SPILLED: Self = Self {
        word: Word::FLAGS,
        spilled: true,
    };
}

impl<T, const N: usize, P: SpillPolicy, O: Place> InlineBuf<T, N, P, O> {
    /// Whether the header of this buffer is the last byte of the word that holds the length of a
    /// spilled buffer.
    const OVERLAPS: bool =
        !P::Header::IS_WORD && Byte::OVERLAP != 0 && Self::BACK < 3 * size_of::<usize>();

    /// Whether the last byte of that word may be padding of the body, which is lost when the buffer
    /// is moved: only elements of one byte are known to have none. (One of alignment 1 may have some,
    /// if it is a packed struct with an aligned one in it.)
    pub(super) const PADDED: bool =
        !P::Header::IS_WORD && Byte::OVERLAP != 0 && size_of::<T>() != 1;

    /// How far the length is shifted in that word, if its last byte is not the length's.
    const OVERLAP_SHIFT: u32 = if cfg!(target_endian = "big") { 8 } else { 0 };

    /// What an element adds to a word header.
    const ONE: usize = if P::Heap::MAY_SPILL {
        1 << Word::SHIFT
    } else {
        1
    };

    /// What of a word header is not the length.
    const FLAGS: usize = if P::Heap::MAY_SPILL { Word::FLAGS } else { 0 };

    /// The word header of a buffer of `len` elements, with these flags beside the length.
    #[inline(always)]
    pub(super) const fn word_of(len: usize, flags: usize) -> usize {
        debug_assert!(P::Heap::MAY_SPILL || flags == 0);
        len * Self::ONE + flags
    }

    #[inline(always)]
    const fn word(&self) -> usize {
        assert!(P::Header::IS_WORD);
        // SAFETY: I1: it is a word header, which is a word, whatever its niche.
        unsafe { *(&raw const self.front).cast::<usize>() }
    }

    #[inline(always)]
    const fn byte(&self) -> u8 {
        assert!(!P::Header::IS_WORD);
        // SAFETY: I1: it is a byte header, which is a `NonZeroU8`.
        unsafe { *(&raw const self.back).cast::<u8>() }
    }

    /// # Safety
    ///
    /// Tag and length in `word` are what I1 and I3 say.
    #[inline(always)]
    pub(super) const unsafe fn set_word(&mut self, word: usize) {
        debug_assert!(P::Header::IS_WORD && (!P::Heap::MAY_SPILL || word & Word::NICHE != 0));
        // SAFETY: I1: a word header is a word; its niche is no length.
        unsafe { *(&raw mut self.front).cast::<usize>() = word };
    }

    /// # Safety
    ///
    /// Tag and length in `byte` are what I1 and I3 say.
    #[inline(always)]
    pub(super) const unsafe fn set_byte(&mut self, byte: u8) {
        debug_assert!(!P::Header::IS_WORD && byte != 0);
        // SAFETY: I1: a byte header is a `NonZeroU8`, and so are both of its forms.
        unsafe { *(&raw mut self.back).cast::<u8>() = byte };
    }

    /// Whether the elements are on the heap.
    #[inline(always)]
    pub(crate) const fn spilled(&self) -> bool {
        if !P::Heap::MAY_SPILL {
            false
        } else if P::Header::IS_WORD {
            self.word() & Word::SPILLED != 0
        } else {
            self.byte() & 1 == 0
        }
    }

    /// The length of a spilled buffer with a byte header.
    ///
    /// # Safety
    ///
    /// The buffer is one (I1).
    #[inline(always)]
    const unsafe fn spilled_len(&self) -> usize {
        debug_assert!(P::Heap::MAY_SPILL && !P::Header::IS_WORD);
        // SAFETY: I1: a buffer that may spill has three heap words, the third of which ends at
        // the header or before.
        let word = unsafe { self.heap_words().add(2) };
        let word = if Self::PADDED {
            // SAFETY: I1: these bytes of the word are the body's.
            let len = unsafe { *word.cast::<[u8; Byte::LEN_BYTES]>() };
            let mut bytes = [0; size_of::<usize>()];
            let mut at = 0;
            while at < len.len() {
                bytes[at] = len[at];
                at += 1;
            }
            usize::from_ne_bytes(bytes)
        } else {
            // SAFETY: I1: as above, and the last byte is the body's or the header.
            unsafe { *word.cast::<usize>() }
        };
        if Self::OVERLAPS || Self::PADDED {
            word >> Self::OVERLAP_SHIFT & Byte::MAX_LEN
        } else {
            word
        }
    }

    /// How many elements there are. Without a branch on the tag for a word header.
    #[inline(always)]
    pub(crate) const fn len(&self) -> usize {
        if !P::Heap::MAY_SPILL {
            let len = if P::Header::IS_WORD {
                self.word()
            } else {
                (self.byte() >> 1) as usize
            };
            // SAFETY: I1, I3: there is no block. So that what counts the elements, or pushes after a pop,
            // need not ask.
            unsafe { hint::assert_unchecked(len <= N) };
            return len;
        }
        if P::Header::IS_WORD {
            return self.word() >> Word::SHIFT;
        }
        if !self.spilled() {
            return (self.byte() >> 1) as usize;
        }
        // SAFETY: I1: the header is a byte, and says so.
        unsafe { self.spilled_len() }
    }

    /// Sets the length, and nothing else.
    ///
    /// # Safety
    ///
    /// `len <= slots` (I3), and those that are now occupied are live (I2).
    #[inline(always)]
    pub(crate) const unsafe fn set_len(&mut self, len: usize) {
        debug_assert!(len <= self.slots());
        // SAFETY: I2, I3: by this function's contract.
        unsafe { self.set_len_after(self.header_before(), len) };
    }

    /// Takes one off the length: a single subtraction for a word header.
    ///
    /// # Safety
    ///
    /// `len` is not 0, and the element that the place names no more is moved out (I2).
    #[inline(always)]
    pub(super) const unsafe fn shorten(&mut self) {
        if P::Header::IS_WORD {
            let word = self.word() - Self::ONE;
            // SAFETY: I1, I3: the flags are what they were, and the length was not 0.
            unsafe { self.set_word(word) };
        } else {
            // SAFETY: I2, I3: by this function's contract.
            unsafe { self.set_len(self.len() - 1) };
        }
    }

    /// What [`lengthen`](Self::lengthen) and [`set_len_after`](Self::set_len_after) want to know of
    /// the header.
    #[inline(always)]
    pub(super) const fn header_before(&self) -> Before {
        let word = if P::Header::IS_WORD {
            self.word()
        } else {
            self.len()
        };
        let spilled = self.spilled();
        Before { word, spilled }
    }

    /// Adds one to the length: a single addition for a word header. No header is read again, of which
    /// the compiler may not know that the slot's write left it alone.
    ///
    /// # Safety
    ///
    /// `before` is from [`header_before`](Self::header_before), and the header is the same as then (I1).
    /// `len < capacity` (I3), and the slot that the place names then is live before anything can
    /// look at it (I2).
    #[inline(always)]
    pub(super) const unsafe fn lengthen(&mut self, before: Before) {
        if P::Header::IS_WORD {
            let word = before.word + Self::ONE;
            // SAFETY: I1, I3: the flags are what they were, for lengths fit the header.
            unsafe { self.set_word(word) };
        } else {
            // SAFETY: I2, I3: by this function's contract.
            unsafe { self.set_len_after(before, before.word + 1) };
        }
    }

    /// Sets the length, without reading the header again.
    ///
    /// # Safety
    ///
    /// `before` is from [`header_before`](Self::header_before), or a tag, and the tag is still the same (I1).
    /// For the length, as [`set_len`](Self::set_len) (I2, I3).
    #[inline(always)]
    pub(super) const unsafe fn set_len_after(&mut self, before: Before, len: usize) {
        if P::Header::IS_WORD {
            let word = Self::word_of(len, before.word & Self::FLAGS);
            // SAFETY: I1, I3: the flags are what they were; the length is this function's contract.
            unsafe { self.set_word(word) };
        } else if before.spilled {
            // SAFETY: I1, I3: by this function's contract.
            unsafe { self.set_spilled_len(len) };
        } else {
            // SAFETY: I1, I3: as above.
            unsafe { self.set_byte((len as u8) << 1 | 1) };
        }
    }

    /// Writes the header that a spilled buffer has already, for the compiler to know it without
    /// reading it. Nothing for a byte header.
    ///
    /// # Safety
    ///
    /// The buffer is spilled and has `len` elements (I1, I2).
    #[inline(always)]
    pub(super) const unsafe fn restate_spilled(&mut self, len: usize) {
        if P::Header::IS_WORD {
            let word = Self::word_of(len, Word::FLAGS);
            debug_assert!(self.word() == word);
            // SAFETY: I1: by this function's contract.
            unsafe { self.set_word(word) };
        }
    }

    /// Writes the length of a spilled buffer with a byte header, tag included.
    ///
    /// # Safety
    ///
    /// The buffer is one (I1), and has room for so many (I3).
    #[inline(always)]
    pub(super) const unsafe fn set_spilled_len(&mut self, len: usize) {
        // So that who reads the length back need not ask whether it was cut off.
        // SAFETY: I3: a capacity is at most what the header can count.
        unsafe { hint::assert_unchecked(len <= Byte::MAX_LEN) };
        let word = if !Self::OVERLAPS && !Self::PADDED {
            len
        } else if cfg!(target_endian = "big") {
            len << 8 | Byte::SPILLED as usize
        } else {
            len | (Byte::SPILLED as usize) << (usize::BITS - 8)
        };
        // SAFETY: I1: a buffer that may spill has three heap words.
        let slot = unsafe { self.heap_words_mut().add(2) };
        // SAFETY: I1: the third word ends at the header or before.
        unsafe { slot.write(MaybeUninit::new(word)) };
    }
}
