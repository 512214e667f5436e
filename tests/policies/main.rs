//! Spill policies over all three collections: what each promises, and hostile ones.
//!
//! | file | holds |
//! |---|---|
//! | `twins.rs` | operations written once, for a collection and its model |
//! | `small.rs` | what the tests ask of each collection |
//! | `removing.rs` | every operation that removes |
//! | `growing.rs` | every operation that grows |
//! | `script.rs` | those, in a random order, under a hostile policy |
//! | `hostile.rs` | policies with answers that make no sense, and that panic |
//! | `hysteresis.rs` | when a collection comes back inline |
//! | `tables.rs` | how often each policy allocates, and the tables of `docs/policies.md` |
//! | `no_spill.rs` | what never allocates |
//! | `allocators.rs` | `In`: blocks of an allocator of one's own |

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]
// What a method returns is dropped, of whatever type it is.
#![allow(dropping_copy_types)]

#[path = "../common/mod.rs"]
pub(crate) mod common;

#[cfg(all(test, feature = "allocator-api2"))]
mod allocators;
pub(crate) mod growing;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod hysteresis;
#[cfg(test)]
mod no_spill;
pub(crate) mod removing;
pub(crate) mod script;
pub(crate) mod small;
#[cfg(test)]
mod tables;
pub(crate) mod twins;

#[cfg(test)]
#[global_allocator]
static ALLOCATOR: common::CheckedAlloc = common::CheckedAlloc;
