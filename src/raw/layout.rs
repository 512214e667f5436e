//! The sizes that the collections promise, held at compile time.

use super::engine::InlineBuf;
use super::place::Ring;
use crate::policy::{Amortized, Compact, NoSpill};

/// Checks the size of a buffer and of its `Option`, in bytes.
macro_rules! sizes {
    ($($buf:ty = $size:expr, $why:literal;)*) => {$(
        const _: () = {
            assert!(size_of::<$buf>() == $size, $why);
            assert!(size_of::<Option<$buf>>() == $size, "the header has a niche for `None`");
        };
    )*};
}

/// A word, in bytes.
#[allow(dead_code)] // Rust 1.85 does not see the uses in unnamed constants.
const W: usize = size_of::<usize>();

sizes! {
    InlineBuf<usize, 0, Amortized> = 3 * W, "no inline element: pointer, capacity and header";
    InlineBuf<(), 4, Amortized> = 3 * W, "elements without bytes: pointer, capacity and header";
    InlineBuf<usize, 2, Amortized> = 3 * W, "two words inline for the size of a `Vec`";
    InlineBuf<[u8; W], 2, Amortized> = 3 * W, "two words inline for the size of a `Vec`";
    InlineBuf<usize, 8, Amortized> = 9 * W, "eight words inline and the header";
    InlineBuf<usize, 8, NoSpill> = 9 * W, "eight words inline and the header";
    InlineBuf<usize, 0, NoSpill> = W, "nothing but the header";
    InlineBuf<u8, 15, Compact<NoSpill>> = 16, "fifteen bytes inline and a byte of header";
    InlineBuf<u8, 0, Compact<NoSpill>> = 1, "nothing but the header";
    InlineBuf<u8, 23, Compact> = 24, "twenty-three bytes inline and a byte of header";
    InlineBuf<u8, 31, Compact> = 32, "thirty-one bytes inline and a byte of header";
    InlineBuf<u8, 39, Compact> = 40, "thirty-nine bytes inline and a byte of header";
    InlineBuf<u8, 47, Compact> = 48, "forty-seven bytes inline and a byte of header";
    InlineBuf<u8, 63, Compact> = 64, "sixty-three bytes inline and a byte of header";
    InlineBuf<usize, 2, Amortized, Ring> = 4 * W, "two words inline for the size of a `VecDeque`";
}

#[cfg(target_pointer_width = "64")]
sizes! {
    InlineBuf<u64, 2, Amortized> = 24, "sixteen bytes inline for the size of a `Vec`";
    InlineBuf<u32, 4, Amortized> = 24, "sixteen bytes inline for the size of a `Vec`";
    InlineBuf<u8, 16, Amortized> = 24, "sixteen bytes inline for the size of a `Vec`";
    InlineBuf<u8, 17, Amortized> = 32, "seventeen bytes inline, rounded up to whole words";
    InlineBuf<u8, 4, Compact> = 24, "never less than pointer, capacity and length";
    InlineBuf<u64, 2, Amortized, Ring> = 32, "sixteen bytes inline for the size of a `VecDeque`";
}

#[cfg(target_pointer_width = "32")]
sizes! {
    InlineBuf<u8, 8, Amortized> = 12, "eight bytes inline for the size of a `Vec`";
    InlineBuf<u8, 15, Compact> = 16, "fifteen bytes inline and a byte of header";
    InlineBuf<u8, 4, Compact> = 16, "pointer, capacity and length, and the header";
}

/// Padding within elements of alignment 1: the last byte of four.
#[allow(dead_code)] // Only its layout matters.
#[repr(C, packed)]
struct Packed(Padded);

#[allow(dead_code)] // As above.
#[repr(C)]
struct Padded(u16, u8);

#[cfg(target_pointer_width = "64")]
const _: () = {
    assert!(align_of::<Packed>() == 1 && size_of::<Packed>() == 4);
    // Of six of them, byte 23 is padding, which is the last of a spilled buffer's third word.
    assert!(
        InlineBuf::<Packed, 6, Compact>::PADDED,
        "no length is read from padding",
    );
    assert!(
        !InlineBuf::<u8, 31, Compact>::PADDED,
        "the length of a string is read as a word",
    );
};
