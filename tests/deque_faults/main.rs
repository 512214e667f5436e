//! `SmallDeque` when user code panics, when memory runs out, and when guards leak: nothing is lost,
//! nothing is dropped twice, and the deque goes on working.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
mod common;

mod after;
mod memory;
mod ops;
mod panics;
mod zst;

use smallcoll::SmallDeque;
#[cfg(feature = "allocator-api2")]
use smallcoll::policy;
use smallcoll::policy::{Amortized, Compact, MaySpill};

use common::alloc::{self, counted};
#[cfg(feature = "allocator-api2")]
use common::fused_alloc::FusedAlloc;
use common::policies::{AnyPolicy, Fused};
use common::{CheckedAlloc, Counted, Fuse, Ledger, catch, left_out};

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

type Element = Counted;
type Small<const N: usize> = SmallDeque<Element, N>;

/// The elements `0..len` in `capacity` slots, from slot `head` on.
fn state<T, const N: usize, P: AnyPolicy>(
    capacity: usize,
    head: usize,
    len: usize,
    element: impl Fn(u32) -> T,
) -> SmallDeque<T, N, P> {
    let mut deque = SmallDeque::default();
    deque.reserve_exact(capacity);
    for _ in 0..head {
        deque.push_back(element(0));
        deque.pop_front();
        // A policy that comes back inline does so at once.
        deque.reserve_exact(capacity);
    }
    deque.extend((0..len as u32).map(element));
    assert_eq!(deque.capacity(), capacity);
    deque
}

/// The states of four slots.
fn states() -> impl Iterator<Item = (usize, usize)> {
    (0..4).flat_map(|head| (0..=4).map(move |len| (head, len)))
}

/// Asserts that the deque is as it says it is, and owns all elements that there are.
fn check<const N: usize, P: AnyPolicy>(
    deque: &mut SmallDeque<Element, N, P>,
    ledger: &Ledger,
) -> Vec<u32> {
    let (front, wrap) = deque.as_slices();
    assert_eq!(front.len() + wrap.len(), deque.len());
    assert!(deque.len() <= deque.capacity() && N <= deque.capacity());
    assert_eq!(deque.spilled(), deque.capacity() > N);
    ledger.assert_owned_by(deque.make_contiguous());
    deque.iter().map(|element| element.value).collect()
}

/// A panic at every call of every kind of user code, in every operation, on a deque in every
/// state of `capacity` slots. Says how many panics there were.
fn every_panic<const N: usize, P: AnyPolicy<Heap: MaySpill>>(capacity: usize) -> usize {
    let states = || {
        (0..capacity.max(1))
            .flat_map(|head| (0..=capacity).map(move |len| (head.min(capacity), len)))
    };
    let mut panics = 0;
    for (name, op) in ops::ops::<N, P>() {
        for (head, len) in states() {
            for fuse in Fuse::ALL {
                if left_out(97) {
                    continue;
                }
                for call in 1.. {
                    let ledger = Ledger::open();
                    let mut deque = state::<_, N, P>(capacity, head, len, Counted::new);
                    fuse.light(call);
                    let result = catch(|| op(&mut deque));
                    let went_off = fuse.put_out();
                    let context =
                        || format!("{name}, N {N}, {capacity}, {head}, {len}, {fuse:?} {call}");
                    assert_eq!(result.is_err(), went_off, "{}: {result:?}", context());
                    let after = check(&mut deque, &ledger);
                    // It goes on working: it grows, shrinks, and gives back what it has.
                    deque.push_front(Counted::new(7));
                    deque.rotate_left(1);
                    deque.insert(0, Counted::new(8));
                    deque.shrink_to_fit();
                    let again = check(&mut deque, &ledger);
                    assert_eq!(again[0], 8, "{}", context());
                    assert_eq!(again[1..again.len() - 1], after, "{}", context());
                    drop(deque);
                    ledger.assert_balanced();
                    if !went_off {
                        break;
                    }
                    panics += 1;
                }
            }
        }
    }
    panics
}

/// As [`every_panic`], inline and on the heap.
fn inline_and_spilled<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
    // What the tests themselves keep: the ledger and the panic hook.
    let _ = Ledger::open();
    drop(catch(|| panic!("first")));
    let (panics, counts) = counted(|| every_panic::<N, P>(N) + every_panic::<N, P>(N + 1));
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
    assert!(panics > if cfg!(miri) { 1 } else { 100 }, "{panics}");
    println!("{panics} panics");
    alloc::check_quarantine();
}

#[test]
fn every_panic_inline_0() {
    inline_and_spilled::<0, Fused>();
}

#[test]
fn every_panic_inline_1() {
    inline_and_spilled::<1, Fused>();
}

#[test]
fn every_panic_inline_2() {
    inline_and_spilled::<2, Fused>();
}

#[test]
fn every_panic_inline_4() {
    inline_and_spilled::<4, Amortized>();
}

#[test]
fn every_panic_compact() {
    inline_and_spilled::<3, Compact<Fused>>();
}

/// The elements come back inline by themselves, and every call of the allocator may panic.
#[test]
#[cfg(feature = "allocator-api2")]
fn every_panic_of_an_allocator() {
    inline_and_spilled::<0, policy::In<FusedAlloc>>();
    inline_and_spilled::<4, policy::In<FusedAlloc, policy::Hysteresis<Fused>>>();
}
