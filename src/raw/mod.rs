//! The storage engine: the only folder with `unsafe` blocks, but for what other crates ask for in
//! `integrations/raw_parts.rs`.
//!
//! [`InlineBuf`] keeps up to `N` elements inside the value and moves them to the heap when they
//! outgrow it. It is written once for every collection; a [`Place`](place::Place) says where in the
//! storage the elements are.
//!
//! ```text
//! word header                                   byte header (T = u8, N = 23)
//! 0 ...... 8 ........ 16 ........ 24 ...        0 ........ 8 ........ 16 ...... 23
//! [ header | inline: [MaybeUninit<T>; N] ]      [ inline: [MaybeUninit<u8>; 23]  | header ]
//! [ header | heap: ptr | cap    (unused) ]      [ heap: ptr  | cap     | len (7) | header ]
//! ```
//!
//! # Files
//!
//! | file | holds |
//! |---|---|
//! | `heap.rs` | where blocks come from |
//! | `header.rs` | how length and tag are stored |
//! | `engine.rs` | the buffer: layout, storage, pointers, drop |
//! | `len.rs` | the buffer: tag and length |
//! | `grow.rs` | the buffer: grow, shrink, spill, unspill |
//! | `place.rs` | where the elements are: linear, ring, window |
//! | `linear.rs` | what a vector does with its elements |
//! | `linear_push.rs` | how elements come to the end of a vector and leave it, one at a time |
//! | `fill.rs` | how a vector takes many elements at once |
//! | `fill_iter.rs` | how a vector takes what an iterator yields |
//! | `gap.rs` | the guard behind everything that removes or inserts in the middle |
//! | `into_iter.rs` | the owning iterator of a vector |
//! | `ring.rs` | what a deque does with its elements |
//! | `ring_bulk.rs` | what a deque does with many elements at once |
//! | `ring_ends.rs` | how a deque grows at its front, or by its own elements, or is eaten up from the back |
//! | `ring_move.rs` | how the elements of a deque move within its storage |
//! | `ring_push.rs` | how elements come to the ends of a deque and leave them, one at a time |
//! | `ring_gap.rs` | the guard behind everything that removes or replaces within a deque |
//! | `utf8.rs` | bytes that stay UTF-8 |
//! | `utf8_const.rs` | text that is made without an allocation |
//! | `utf8_gap.rs` | the gap guard, by characters |
//! | `utf8_known.rs` | values whose text is known without formatting them |
//! | `utf8_push.rs` | how text comes to the end of a string and leaves it |
//! | `utf8_words.rs` | short text as words |
//! | `words.rs` | an element as words, to pass it in registers |
//!
//! # Invariants
//!
//! Each `// SAFETY:` comment in this folder answers to these by number.
//!
//! * **I1, tag.** The header's tag and the body agree. *Inline*: the body is `N` slots for `T`.
//!   *Spilled*: the body starts with the pointer and the capacity (and, for a byte header, the
//!   length) of a block that came from the buffer's heap with the layout of `[T; capacity]` and was
//!   not given back. Only a heap that may spill is ever tagged spilled.
//! * **I2, live slots.** The slots in the runs that the place names for the current length hold
//!   valid elements which the buffer owns. Every other slot may be uninitialised.
//! * **I3, sizes.** `len <= capacity`, `capacity` is at most what the header can count, which is at
//!   most `isize::MAX`, and `[T; capacity]` has a layout (at most `isize::MAX` bytes). A spilled
//!   buffer's capacity is more than `N`. A ring's `head` is less than `capacity`, or 0.
//! * **I4, text.** The live bytes of a string are UTF-8, whatever code outside this folder runs.
//! * **I5, guards.** While a guard holds elements, the buffer's length covers only those before the
//!   guard's first hole. Leaking the guard leaks elements, and nothing else.
//! * **I6, pointers.** A pointer into the buffer's storage comes from a pointer to all of what it may
//!   reach (the block, the body, or the buffer), and is not used after the buffer was moved or
//!   borrowed mutably again by other means, be it for a method that only writes the header.
//! * **I7, words.** Every byte of a string's buffer that is nothing but a few words
//!   (`Utf8Buf::WORDS`) is initialised, though not live beyond the length. Inline, all of its words
//!   can be read; what they are beyond the length says nothing.

#![allow(unsafe_code)]

mod engine;
mod fill;
mod fill_iter;
mod gap;
mod grow;
pub(crate) mod header;
pub(crate) mod heap;
mod into_iter;
mod layout;
mod len;
mod linear;
mod linear_push;
mod place;
mod range;
mod ring;
mod ring_bulk;
mod ring_ends;
mod ring_gap;
mod ring_move;
mod ring_push;
mod utf8;
mod utf8_const;
mod utf8_gap;
mod utf8_known;
mod utf8_push;
mod utf8_words;
mod words;

pub(crate) use engine::InlineBuf;
pub(crate) use gap::Gap;
pub(crate) use place::{Linear, Ring, Window};
pub(crate) use range::resolve;
pub(crate) use ring_gap::RingGap;
pub(crate) use utf8::Utf8Buf;
pub(crate) use utf8_gap::Utf8Gap;

mod sealed {
    /// Closes a trait to all that is outside this folder, which believes its implementations.
    pub trait Sealed {}
}
