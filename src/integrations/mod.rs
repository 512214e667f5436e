//! The collections in the traits of other crates, each behind a feature of that crate's name.
//!
//! All are optional, and can be had together in any choice. Each module here says what its feature
//! brings; most bring implementations only, so that there is nothing to import.
//!
//! Maps and sets, which the feature `hashbrown` brings, are among them but for bytes, diesel,
//! malloc_size_of, markup, rkyv, and zeroize, since an index would keep the hashes of wiped keys.
//!
//! Where something is read from outside, the room made up front is bounded whatever a length
//! prefix says, and more than fits under [`NoSpill`](crate::NoSpill) is the other crate's error,
//! not a panic.
//!
//! With [`Compact`](crate::Compact), [`Hysteresis`](crate::Hysteresis) and policies of one's own it
//! is all the same; what makes a collection needs a policy that can be made from nothing, so not
//! one with an arena.
//!
//! What another crate asks `unsafe` code for stands in one file, `raw_parts.rs`: `BufMut` of bytes,
//! and malloc_size_of's questions to the allocator.
//!
//! arbitrary, diesel, markup, quickcheck and rayon need std; the others do without, as this crate does.
//!
//! Look-ups need no feature: maps that look up by `Borrow`, or by `Equivalent` as hashbrown and
//! indexmap do, find a [small string](crate::SmallString) by `&str` and a
//! [small vector](crate::SmallVec) by slice. Nor do the casts of bytemuck, which take slices
//! (`cast_slice::<_, u8>(&v)`); `Pod` or `Zeroable` a collection cannot be, for its header is never 0.
//!
//! With rkyv or schemars in the build, `assert_eq!(v, [])` no longer says what `[]` holds, as for
//! `Vec`: they compare with types of theirs. Ask `v.is_empty()`, or write `[0_u8; 0]`.

#[cfg(feature = "arbitrary")]
pub mod arbitrary;
#[cfg(feature = "bincode")]
pub mod bincode;
#[cfg(feature = "borsh")]
pub mod borsh;
#[cfg(feature = "bytes")]
pub mod bytes;
#[cfg(feature = "defmt")]
pub mod defmt;
#[cfg(feature = "diesel")]
pub mod diesel;
#[cfg(feature = "get-size2")]
pub mod get_size2;
#[cfg(any(
    feature = "bincode",
    feature = "borsh",
    feature = "rkyv",
    feature = "serde"
))]
mod list;
#[cfg(feature = "malloc_size_of")]
pub mod malloc_size_of;
#[cfg(feature = "markup")]
pub mod markup;
#[cfg(feature = "proptest")]
pub mod proptest;
#[cfg(feature = "quickcheck")]
pub mod quickcheck;
#[cfg(any(feature = "bytes", feature = "malloc_size_of"))]
mod raw_parts;
#[cfg(feature = "rayon")]
pub mod rayon;
#[cfg(feature = "rkyv")]
pub mod rkyv;
#[cfg(feature = "schemars")]
pub mod schemars;
#[cfg(feature = "serde")]
pub mod serde;
#[cfg(feature = "serde")]
pub mod serde_bytes;
#[cfg(feature = "valuable")]
pub mod valuable;
#[cfg(feature = "zeroize")]
pub mod zeroize;

#[cfg(any(
    feature = "arbitrary",
    feature = "proptest",
    feature = "quickcheck",
    feature = "schemars",
    feature = "serde",
))]
use crate::policy::{Heap, SpillPolicy};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "quickcheck"))]
use crate::{policy::DefaultPolicy, string::SmallString};

/// How many elements a collection can hold, if it cannot spill.
#[cfg(any(
    feature = "arbitrary",
    feature = "proptest",
    feature = "quickcheck",
    feature = "schemars",
    feature = "serde",
))]
const fn fixed_capacity<const N: usize, P: SpillPolicy>() -> Option<usize> {
    if P::Heap::MAY_SPILL { None } else { Some(N) }
}

/// A string of as much of `text` as fits.
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "quickcheck"))]
fn clipped<const N: usize, P: DefaultPolicy>(text: &str) -> SmallString<N, P> {
    let mut end = text
        .len()
        .min(fixed_capacity::<N, P>().unwrap_or(usize::MAX));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut clipped = SmallString::default();
    clipped.push_str(&text[..end]);
    clipped
}
