//! Impls of std's types and of other crates' that no example in the documentation shows, on both sides
//! of `N`.

#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

#[path = "../common/mod.rs"]
mod common;

mod deque;
mod string;
mod vec;

use common::CheckedAlloc;

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;
