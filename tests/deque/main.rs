//! `SmallDeque` where a model says too little: the words of panics, storage that is handed over,
//! growth, limits, traits.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
mod common;

mod convert;
mod growth;
mod limits;
mod traits;
mod words;

use common::{CheckedAlloc, Counted};
use smallcoll::SmallDeque;

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

type Element = Counted;

/// The elements `0..len` in `capacity` slots, from slot `head` on.
fn state<T, const N: usize>(
    capacity: usize,
    head: usize,
    len: usize,
    element: impl Fn(u32) -> T,
) -> SmallDeque<T, N> {
    let mut deque = SmallDeque::new();
    deque.reserve_exact(capacity);
    for _ in 0..head {
        deque.push_back(element(0));
        deque.pop_front();
    }
    deque.extend((0..len as u32).map(element));
    assert_eq!(deque.capacity(), capacity);
    deque
}
