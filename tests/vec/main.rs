//! `SmallVec`, method by method where a random model says too little: conversions, panics, limits,
//! traits.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
mod common;

mod auto_traits;
mod compare;
mod convert;
mod growth;
mod limits;
mod panics;
mod raw_parts;
mod traits;

use common::CheckedAlloc;

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;
