//! What the tests of all collections share.
//!
//! | file | holds |
//! |---|---|
//! | `alloc.rs` | a global allocator that checks how it is used, and can fail |
//! | `allocator.rs` | an allocator for `In` that checks how it is used, and can fail |
//! | `alloc_books.rs` | what it remembers of its blocks |
//! | `counted.rs` | elements whose lives are recorded |
//! | `element.rs` | the element types that collections are tried with |
//! | `fused_alloc.rs` | an allocator whose calls may panic |
//! | `fuse.rs` | user code that panics at its n-th call |
//! | `hasher.rs` | hashers that do badly |
//! | `iter.rs` | iterators that lie or panic |
//! | `panics.rs` | what a piece of code says when it panics, and where |
//! | `policies.rs` | spill policies with odd answers |

// Each test binary uses a part of this.
#![allow(dead_code, unused_imports)]

use std::cell::Cell;
use std::thread_local;

pub(crate) mod alloc;
mod alloc_books;
#[cfg(feature = "allocator-api2")]
pub(crate) mod allocator;
pub(crate) mod counted;
pub(crate) mod element;
pub(crate) mod fuse;
#[cfg(feature = "allocator-api2")]
pub(crate) mod fused_alloc;
pub(crate) mod hasher;
pub(crate) mod iter;
pub(crate) mod panics;
pub(crate) mod policies;

pub(crate) use alloc::CheckedAlloc;
pub(crate) use counted::{Counted, CountedZst, Ledger};
pub(crate) use element::Element;
pub(crate) use fuse::Fuse;
pub(crate) use panics::{Panic, catch, panic_message};

/// Whether to leave out this case: in Miri, which is some thousand times slower, all of a thread but
/// every `k`-th. A `k` that is prime goes through the inner loops' cases as well as the outer ones'.
pub(crate) fn left_out(k: usize) -> bool {
    thread_local! {
        static CASES: Cell<usize> = const { Cell::new(0) };
    }
    cfg!(miri) && CASES.replace(CASES.get() + 1) % k != 0
}
