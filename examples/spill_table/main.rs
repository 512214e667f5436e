//! Prints the tables of `docs/policies.md`: how often each policy allocates when a vector's length
//! swings around `N` for a million operations, and what the policies make of a collection's size.
//!
//! ```text
//! cargo run --release --example spill_table
//! ```

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[allow(dead_code)]
#[path = "../identifiers/heap.rs"]
mod heap;
mod table;

fn main() {
    let allocations = |run: &dyn Fn()| {
        heap::start();
        run();
        heap::stop().allocations as usize
    };
    println!("{}\n{}", table::table(allocations), table::sizes());
}
