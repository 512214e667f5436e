//! Short text as words: put together in registers and stored once, compared without a call.
//!
//! How long a short text is cannot be foretold, so that code which goes by the length waits for
//! mispredicted branches. What is here loads and compares the same words for every length.

use core::mem::{self, ManuallyDrop, MaybeUninit};
use core::str;

use super::engine::{InlineBuf, select};
use super::header::Header;
use super::place::Linear;
use super::utf8::Utf8Buf;
use crate::error::TryReserveError;
use crate::policy::SpillPolicy;

/// The words of the longest buffer that is worth it.
const MAX_WORDS: usize = 4;

/// The bytes in a word.
const WORD: usize = size_of::<u64>();

/// The bytes of text, the first in the lowest bits, and zeros behind them.
type Words = [u64; MAX_WORDS];

/// The tag of an inline buffer, in its last word.
const INLINE: u64 = 1 << 56;

/// How far the length of an inline buffer is shifted in its last word.
const LEN: u32 = 57;

/// A text of at most 15 bytes. By what the bits of its length say, which lead to the text or to
/// zeros, and not by branches.
#[inline(always)]
fn two_words(text: &[u8]) -> [u64; 2] {
    static ZEROS: [u8; WORD] = [0; WORD];
    let (data, len) = (text.as_ptr(), text.len());
    debug_assert!(len < 2 * WORD);
    // What is before a part of `size` bytes are the greater parts.
    let part = |size: usize| {
        let before = len & (2 * WORD - 2 * size);
        select(len & size != 0, data.wrapping_add(before), ZEROS.as_ptr())
    };
    // SAFETY: I3: eight bytes of the text or of `ZEROS`.
    let eight = u64::from_le(unsafe { part(8).cast::<u64>().read_unaligned() });
    // SAFETY: I3: four bytes, as above.
    let four = u32::from_le(unsafe { part(4).cast::<u32>().read_unaligned() });
    // SAFETY: I3: two bytes, as above.
    let two = u16::from_le(unsafe { part(2).cast::<u16>().read_unaligned() });
    // SAFETY: I3: a byte, as above.
    let one = unsafe { *part(1) };
    let rest =
        u64::from(four) | u64::from(two) << (8 * (len & 4)) | u64::from(one) << (8 * (len & 6));
    let long = len & 8 != 0;
    [select(long, eight, rest), select(long, rest, 0)]
}

/// Eight bytes of the text, from `start` on.
///
/// # Safety
///
/// It has as many (I3).
#[inline(always)]
unsafe fn load(text: &[u8], start: usize) -> u64 {
    // SAFETY: I3: by this function's contract.
    let start = unsafe { text.as_ptr().add(start) };
    // SAFETY: I3: as above.
    u64::from_le(unsafe { start.cast::<u64>().read_unaligned() })
}

/// A text of less than `8 * MAX_WORDS` bytes.
#[inline(always)]
fn words(text: &[u8]) -> Words {
    let len = text.len();
    debug_assert!(len < MAX_WORDS * WORD);
    if len < 2 * WORD {
        let [first, second] = two_words(text);
        return [first, second, 0, 0];
    }
    // SAFETY: I3: there are two words at least.
    let first = unsafe { load(text, 0) };
    // SAFETY: I3: as above.
    let second = unsafe { load(text, WORD) };
    // The last eight bytes, without those that are in a word before.
    // SAFETY: I3: as above.
    let last = unsafe { load(text, len - WORD) } >> 8 >> (8 * (7 - len % WORD));
    if len < 3 * WORD {
        return [first, second, last, 0];
    }
    // SAFETY: I3: there are three words.
    [first, second, unsafe { load(text, 2 * WORD) }, last]
}

impl<const N: usize, P: SpillPolicy> Utf8Buf<N, P> {
    /// How many words the buffer is, the last byte of which is the header. It is 0, and nothing is
    /// done by words, unless text and header fill a few words, with nothing else in the buffer.
    pub(super) const WORDS: usize = {
        let size = size_of::<InlineBuf<u8, N, P>>();
        let whole = !P::Header::IS_WORD && size == N + 1 && size % WORD == 0;
        if whole && size >= 2 * WORD && size <= MAX_WORDS * WORD {
            size / WORD
        } else {
            0
        }
    };

    /// For each length the bits of an inline buffer that are text, or the header.
    const MASKS: &'static [Words; MAX_WORDS * WORD] = &{
        let mut masks = [[0; MAX_WORDS]; MAX_WORDS * WORD];
        let mut len = 0;
        while Self::WORDS != 0 && len <= N {
            let mut at = 0;
            while at < len {
                masks[len][at / WORD] |= 0xff << (8 * (at % WORD));
                at += 1;
            }
            masks[len][Self::WORDS - 1] |= 0xff << 56;
            len += 1;
        }
        masks
    };

    /// An inline buffer of `words`, which hold `len` bytes.
    ///
    /// # Safety
    ///
    /// `len <= N` (I3), and the byte of `words` that is the header's is 0 (I1).
    #[inline(always)]
    const unsafe fn from_words(
        words: Words,
        len: usize,
        policy: P,
        heap: P::Heap,
    ) -> InlineBuf<u8, N, P> {
        let mut bytes = InlineBuf::new(policy, heap, Linear);
        let mut at = 0;
        while at < Self::WORDS {
            let mut word = words[at];
            if at == Self::WORDS - 1 {
                word |= (len as u64) << LEN | INLINE;
            }
            // SAFETY: I6, I7: the buffer is `WORDS` words.
            let slot = unsafe { (&raw mut bytes).cast::<u64>().add(at) };
            // SAFETY: I1, I7: the last byte of the last word is an inline header.
            unsafe { slot.write_unaligned(word.to_le()) };
            at += 1;
        }
        bytes
    }

    /// An empty inline buffer, every byte of which is initialised if it is one of words (I7).
    #[inline(always)]
    pub(super) const fn empty(policy: P, heap: P::Heap) -> InlineBuf<u8, N, P> {
        if Self::WORDS == 0 {
            InlineBuf::new(policy, heap, Linear)
        } else {
            // SAFETY: I1, I3: nothing is in them.
            unsafe { Self::from_words([0; MAX_WORDS], 0, policy, heap) }
        }
    }

    /// A text that fits inline.
    ///
    /// # Safety
    ///
    /// It is not longer than `N` (I3).
    #[inline(always)]
    pub(super) unsafe fn short(policy: P, heap: P::Heap, text: &str) -> Self {
        let (text, len) = (text.as_bytes(), text.len());
        debug_assert!(len <= N);
        let bytes = if Self::WORDS == 0 {
            let mut bytes = InlineBuf::new(policy, heap, Linear);
            // SAFETY: I3: by this function's contract.
            unsafe { bytes.copy_to_end(text) };
            bytes
        } else {
            // SAFETY: I1, I3: by this function's contract; behind the text are zeros.
            unsafe { Self::from_words(words(text), len, policy, heap) }
        };
        Self { bytes }
    }

    /// The first `len` of the bytes in `text`, the lowest of which is the first, without a way through
    /// memory where they fit.
    ///
    /// # Safety
    ///
    /// They are UTF-8 (I4), and at most 16; the others are 0.
    #[inline(always)]
    pub(super) unsafe fn try_register(
        policy: P,
        heap: P::Heap,
        text: u128,
        len: usize,
    ) -> Result<Self, TryReserveError> {
        if Self::WORDS != 0 && len <= N {
            let words = [text as u64, (text >> 64) as u64, 0, 0];
            // SAFETY: I1, I3: it fits; behind it are zeros, by this function's contract.
            let bytes = unsafe { Self::from_words(words, len, policy, heap) };
            return Ok(Self { bytes });
        }
        let bytes = text.to_le_bytes();
        // SAFETY: I4: by this function's contract.
        let text = unsafe { str::from_utf8_unchecked(&bytes[..len]) };
        Self::try_copy(policy, heap, text)
    }

    /// The ASCII characters that `iter` starts with, as far as they fit inline, and the character
    /// behind them. They are put together in registers: a copy of bytes that were stored one by one
    /// waits for the stores.
    #[inline(always)]
    pub(super) fn collect_words(
        policy: P,
        heap: P::Heap,
        iter: &mut impl Iterator<Item = char>,
    ) -> (Self, Option<char>) {
        let (mut words, mut word, mut len) = ([0; MAX_WORDS], 0, 0);
        // By an index, the words would be in memory.
        let put = |words: &mut Words, at: usize, word: u64| {
            for (i, slot) in words.iter_mut().enumerate() {
                *slot = if i == at { word } else { *slot };
            }
        };
        let behind = loop {
            match iter.next() {
                Some(ch) if ch.is_ascii() && len < N => word |= u64::from(ch) << (8 * (len % WORD)),
                other => break other,
            }
            len += 1;
            if len % WORD == 0 {
                put(&mut words, len / WORD - 1, word);
                word = 0;
            }
        };
        put(&mut words, len / WORD, word);
        // SAFETY: I1, I3, I4: at most `N` ASCII characters, which are one byte each, themselves.
        let bytes = unsafe { Self::from_words(words, len, policy, heap) };
        (Self { bytes }, behind)
    }

    /// Appends a text that finds room.
    ///
    /// # Safety
    ///
    /// There is room for it (I3), and it is UTF-8 (I4).
    #[inline(always)]
    pub(super) unsafe fn append(&mut self, string: &str) {
        let (text, len) = (string.as_bytes(), self.bytes.len());
        if text.len() >= 2 * WORD || !self.bytes.has_room(2 * WORD) {
            // SAFETY: I3: there is room.
            return unsafe { self.bytes.copy_to_end(text) };
        }
        // SAFETY: I2, I3: there is room; the bytes are live before anything can look at them.
        unsafe { self.bytes.set_len(len + text.len()) };
        // SAFETY: I3: `len` is at most the capacity.
        let end = unsafe { self.bytes.as_mut_ptr().add(len) };
        let words = two_words(text).map(u64::to_le);
        // SAFETY: I3: there is room for two words, whatever of them is text.
        unsafe { end.cast::<[u64; 2]>().write_unaligned(words) };
    }

    /// The text that `bytes` are, with every byte initialised that has to be (I7). A vector's are
    /// not, beyond its length.
    #[inline]
    pub(super) fn initialised(mut bytes: InlineBuf<u8, N, P>) -> Self {
        if Self::WORDS == 0 {
            return Self { bytes };
        }
        let start = if bytes.spilled() {
            3 * size_of::<usize>()
        } else {
            bytes.len()
        };
        if let Some(count) = N.checked_sub(start) {
            // SAFETY: I3, I6: `start <= N`.
            let rest = unsafe { bytes.inline_ptr().add(start) };
            // SAFETY: I2: what follows up to the header is neither live nor a heap word.
            unsafe { rest.write_bytes(0, count) };
        }
        Self { bytes }
    }

    /// The words that the buffer consists of, as they are in memory: some may be a pointer.
    #[inline(always)]
    fn raw_words(&self) -> [MaybeUninit<u64>; MAX_WORDS] {
        let mut words = [MaybeUninit::uninit(); MAX_WORDS];
        for (at, word) in words.iter_mut().enumerate().take(Self::WORDS) {
            // SAFETY: I6, I7: the buffer is `WORDS` words.
            let slot = unsafe { (&raw const self.bytes).cast::<MaybeUninit<u64>>().add(at) };
            // SAFETY: I7: as above; reading says nothing of what the bytes are.
            *word = unsafe { slot.read_unaligned() };
        }
        words
    }

    /// The words that the buffer consists of, as numbers.
    #[inline(always)]
    fn words(&self) -> Words {
        let (raw, mut words) = (self.raw_words(), [0; MAX_WORDS]);
        for (word, raw) in words.iter_mut().zip(raw).take(Self::WORDS) {
            // SAFETY: I7: every byte is initialised.
            *word = u64::from_le(unsafe { raw.assume_init() });
        }
        words
    }

    /// As [`clone`](Self::clone), of a buffer that is nothing but words. They are taken from this
    /// buffer or from its copy, so that those of an inline one never pass through that copy's place.
    #[inline(always)]
    #[track_caller]
    pub(super) fn clone_words(&self) -> Self
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let words = if self.bytes.spilled() {
            ManuallyDrop::new(self.clone_text()).raw_words()
        } else {
            // What has no bytes is owned by the copy without having been put there.
            mem::forget(self.bytes.policy_and_heap());
            self.raw_words()
        };
        let mut copy = MaybeUninit::<Self>::uninit();
        for (at, word) in words.into_iter().enumerate().take(Self::WORDS) {
            // SAFETY: I6, I7: the buffer is `WORDS` words.
            let slot = unsafe { copy.as_mut_ptr().cast::<MaybeUninit<u64>>().add(at) };
            // SAFETY: I7: as above.
            unsafe { slot.write_unaligned(word) };
        }
        // SAFETY: I1, I4, I7: all words of an inline buffer, or of a copy that is used no more.
        unsafe { copy.assume_init() }
    }

    /// Whether the texts are the same.
    #[inline]
    pub(crate) fn equals<const M: usize, Q: SpillPolicy>(&self, other: &Utf8Buf<M, Q>) -> bool {
        if Self::WORDS == 0 || Self::WORDS != Utf8Buf::<M, Q>::WORDS {
            return self.as_str() == other.as_str();
        }
        let (ours, theirs) = (self.words(), other.words());
        // The headers are taken from the words: loaded apart, they make the compiler load the words
        // as a vector, to take them out of it again.
        let (header, others) = (ours[Self::WORDS - 1], theirs[Self::WORDS - 1]);
        if header & others & INLINE == 0 {
            return self.equals_text(other);
        }
        let masks = &Self::MASKS[(header >> LEN) as usize % Self::MASKS.len()];
        let mut difference = 0;
        for at in 0..Self::WORDS {
            difference |= (ours[at] ^ theirs[at]) & masks[at];
        }
        difference == 0
    }

    /// Apart, so that the comparison of inline texts has no call in it.
    #[inline(never)]
    fn equals_text<const M: usize, Q: SpillPolicy>(&self, other: &Utf8Buf<M, Q>) -> bool {
        self.as_str() == other.as_str()
    }
}
