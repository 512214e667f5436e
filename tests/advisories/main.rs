//! The bugs that collections like these were released with, std's and other crates'; one test for
//! each, or more, by its id.
//!
//! Each is tried inline and spilled, for several `N`, for elements that are counted and for such
//! without bytes where that makes a difference, under an allocator that checks layouts, red zones and
//! double frees. Each says how it was seen to fail: by which mutation of the code under test.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
mod common;

/// Calls a generic function for the storages that the advisories were about.
macro_rules! for_each_storage {
    ($function:ident) => {
        $function::<0, Amortized>();
        $function::<1, Amortized>();
        $function::<2, Amortized>();
        $function::<4, Amortized>();
        $function::<8, Amortized>();
        $function::<0, Compact>();
        $function::<3, Compact>();
        $crate::common::alloc::check_quarantine();
    };
}

mod deque;
#[cfg(any(feature = "borsh", feature = "bytes", feature = "serde"))]
mod formats;
#[cfg(feature = "hashbrown")]
mod map;
mod string;
mod vec;
mod vec_drops;

use common::CheckedAlloc;

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;
