//! The collections in the traits of other crates, feature by feature; std's counterparts are the
//! models.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]
// The tests of one feature use a part of what they share.
#![allow(dead_code, unused_imports)]

#[path = "../common/mod.rs"]
mod common;

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "bincode")]
mod bincode;
#[cfg(feature = "borsh")]
mod borsh;
#[cfg(feature = "bytes")]
mod bytes;
mod lookup;
#[cfg(feature = "malloc_size_of")]
mod malloc_size_of;
#[cfg(feature = "hashbrown")]
mod maps;
#[cfg(feature = "proptest")]
mod proptest;
#[cfg(feature = "quickcheck")]
mod quickcheck;
#[cfg(feature = "rayon")]
mod rayon;
#[cfg(feature = "rkyv")]
mod rkyv;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "serde")]
mod serde_text;
mod views;
#[cfg(feature = "zeroize")]
mod zeroize;

use common::CheckedAlloc;
use smallcoll::policy::{Amortized, Compact, Hysteresis, NoSpill};
use smallcoll::{SmallDeque, SmallString, SmallVec};

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

type FixedVec<T, const N: usize> = SmallVec<T, N, NoSpill>;
type FixedDeque<T, const N: usize> = SmallDeque<T, N, NoSpill>;
type FixedString<const N: usize> = SmallString<N, Compact<NoSpill>>;

/// A deque whose elements lie around the end of its storage.
fn wrapped<T, const N: usize>(items: impl IntoIterator<Item = T>) -> SmallDeque<T, N>
where
    T: Clone,
{
    let mut items: SmallDeque<T, N> = items.into_iter().collect();
    if items.len() > 1 {
        items.rotate_left(1);
        let first = items.pop_back().expect("more than one");
        items.push_front(first);
    }
    items
}

/// Texts with characters of all widths, of every length in bytes that they can have up to `most`.
fn texts(most: usize) -> impl Iterator<Item = String> {
    let all = "a\u{df}\u{20ac}\u{1d11e}".repeat(most / 10 + 1);
    (0..=most)
        .filter(move |end| all.is_char_boundary(*end))
        .map({
            let all = "a\u{df}\u{20ac}\u{1d11e}".repeat(most / 10 + 1);
            move |end| all[..end].to_string()
        })
}
