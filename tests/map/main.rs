//! `SmallMap` and `SmallSet` where a model says too little: panics, failing allocators, what allocates
//! when, look-ups by other types, traits, and sets against `IndexSet`.

#![cfg(feature = "hashbrown")]
#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
mod common;

mod entries;
mod faults;
mod memory;
mod positions;
mod refused;
mod set;
mod set_faults;
mod traits;

use common::CheckedAlloc;

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;
