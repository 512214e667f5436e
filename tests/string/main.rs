//! `SmallString`, method by method where a random model says too little: each length around `N`,
//! panics, hostile callers, failing allocators, conversions.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
mod common;

/// Runs `$body` for each of some inline capacities, as a constant `$n`.
macro_rules! for_each_n {
    ($n:ident => $body:block) => {
        for_each_n!($n => $body, 0, 1, 2, 4, 8, 23, 47)
    };
    ($n:ident => $body:block, $($value:literal),*) => {$({
        const $n: usize = $value;
        $body
    })*};
}

mod decode;
mod format;
mod hostile;
mod lengths;
mod memory;
mod panics;
mod traits;

use common::CheckedAlloc;

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;
