//! The two widths of the header, which holds the inline length and the tag "spilled".
//!
//! | header | inline | spilled |
//! |---|---|---|
//! | [`Word`] | `len << 2 \| 2` | `len << 2 \| 2 \| 1` |
//! | [`Word`], where nothing ever spills | `len` | |
//! | [`Byte`] | `len << 1 \| 1` | `2`, the length is a word of the body |
//!
//! The first and the last are never zero, and the highest byte of the second always is: that gives
//! `Option` of a collection the collection's size.
//!
//! The tag is the lowest bit of the word: of what is left when a number is divided by a power of two, the
//! compiler sees that taking four away changes nothing, and so asks once before a loop of `pop`. Where the
//! length is all of the word, it sees that the loop counts by it, too, and vectorizes it.

use core::mem::MaybeUninit;
use core::num::{NonZeroU8, NonZeroUsize};

use super::sealed::Sealed;

/// What a spill policy may name as its header; sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a header of smallcoll",
    note = "the `Header` of a policy is `Word`, for any `N`, or `Byte`, for `N <= 127`"
)]
pub trait Header: Sealed {
    /// The header as it is stored before the body, if it is.
    #[doc(hidden)]
    type Front: Front;

    /// The same, where nothing ever spills.
    #[doc(hidden)]
    type Bounded: Front;

    /// The header as it is stored behind the body, if it is.
    #[doc(hidden)]
    type Back: Copy;

    /// The header of an empty inline buffer.
    #[doc(hidden)]
    const EMPTY_BACK: Self::Back;

    /// Whether it is a word, which then holds the length of a spilled buffer too.
    #[doc(hidden)]
    const IS_WORD: bool;

    /// The most elements that the header can count inline.
    #[doc(hidden)]
    const MAX_INLINE: usize;

    /// The most elements that header and body can count once spilled; at most `isize::MAX`.
    #[doc(hidden)]
    const MAX_LEN: usize;

    /// The bytes that a spilled buffer needs in its body.
    #[doc(hidden)]
    type HeapWords;
}

/// What is stored before the body.
#[doc(hidden)]
#[allow(unreachable_pub)] // Rust 1.85 does not see that a public trait names it.
pub trait Front: Copy {
    /// The header of an empty inline buffer.
    const EMPTY: Self;
}

impl Front for () {
    const EMPTY: Self = ();
}

impl Front for NonZeroUsize {
    const EMPTY: Self = Self::new(Word::NICHE).unwrap();
}

/// A word that is nothing but a length, whose highest byte is the niche.
#[doc(hidden)]
#[allow(dead_code)] // It is read as one word.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Plain {
    align: [usize; 0],
    #[cfg(target_endian = "big")]
    highest: Zero,
    lower: [u8; size_of::<usize>() - 1],
    #[cfg(target_endian = "little")]
    highest: Zero,
}

#[derive(Clone, Copy, Debug)]
#[repr(u8)]
enum Zero {
    Zero = 0,
}

impl Plain {
    /// The longest length.
    pub(super) const MAX: usize = usize::MAX >> 8;
}

impl Front for Plain {
    const EMPTY: Self = Self {
        align: [],
        lower: [0; size_of::<usize>() - 1],
        highest: Zero::Zero,
    };
}

/// A header of one word: any `N`, and a length that is read without asking where the elements are.
///
/// It counts up to `usize::MAX >> 2` elements: on 32-bit targets 2^30 - 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Word;

/// Where a buffer may spill: where it never does, the length is all that there is.
impl Word {
    /// The bits below the length.
    pub(super) const SHIFT: u32 = 2;
    /// Set in a spilled buffer.
    pub(super) const SPILLED: usize = 1;
    /// Always set.
    pub(super) const NICHE: usize = 2;
    /// All that is not the length.
    pub(super) const FLAGS: usize = 3;
}

impl Sealed for Word {}

impl Header for Word {
    type Front = NonZeroUsize;
    type Bounded = Plain;
    type Back = ();
    const EMPTY_BACK: () = ();
    const IS_WORD: bool = true;
    const MAX_INLINE: usize = usize::MAX >> Self::SHIFT;
    const MAX_LEN: usize = usize::MAX >> Self::SHIFT;
    /// Pointer and capacity.
    type HeapWords = [MaybeUninit<usize>; 2];
}

/// A header of one byte, for `N <= 127`: smaller values where the elements have alignment 1.
///
/// The length of what is spilled has a place of its own, which counts up to 2^56 - 1 elements on 64-bit
/// targets, and `isize::MAX` on others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Byte;

impl Byte {
    /// The header of a spilled buffer. Inline headers are odd.
    pub(super) const SPILLED: u8 = 2;

    /// The bytes of the three words of a spilled buffer that lie in the body. On 64-bit targets
    /// the last byte of the length is the header's place if the body has no room for it.
    const BODY_BYTES: usize = 2 * size_of::<usize>() + Self::LEN_BYTES;

    /// How many of them are the length.
    pub(super) const LEN_BYTES: usize = size_of::<usize>() - Self::OVERLAP;

    /// How many bytes the length has less than a word: one on 64-bit targets, where no length
    /// needs them all.
    pub(super) const OVERLAP: usize = if usize::BITS >= 64 { 1 } else { 0 };
}

impl Sealed for Byte {}

impl Header for Byte {
    type Front = ();
    type Bounded = ();
    type Back = NonZeroU8;
    const EMPTY_BACK: NonZeroU8 = NonZeroU8::MIN;
    const IS_WORD: bool = false;
    const MAX_INLINE: usize = 127;
    const MAX_LEN: usize = isize::MAX as usize >> (7 * Self::OVERLAP);
    /// Pointer, capacity and length.
    type HeapWords = [MaybeUninit<u8>; Self::BODY_BYTES];
}

/// A ring wraps by the sign of a difference of lengths (I3).
const _: () = {
    assert!(Word::MAX_LEN <= isize::MAX as usize);
    assert!(Byte::MAX_LEN <= isize::MAX as usize);
};
