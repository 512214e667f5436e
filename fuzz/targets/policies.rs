//! All three collections under the hostile policies of `tests/policies`: the first byte chooses
//! collection, inline capacity and policy, the others are operations, each with what the policy
//! answers, the call at which a closure, iterator or element panics, and the request for memory that
//! fails. Nothing leaks, nothing is dropped twice.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quickcheck::QuickCheck;
use smallcoll::policy::Heap;
use smallcoll::{Amortized, Compact, Exact, Hysteresis, In, NoSpill};

#[allow(dead_code, unused, dropping_copy_types)]
#[path = "../../tests/policies/main.rs"]
mod tests;

// The tests' files name each other from the root.
use tests::{common, growing, script, small, twins};

use common::alloc::counted;
use common::allocator::Tracker;
use common::policies::{AnyPolicy, Hostile};
use common::{CheckedAlloc, Ledger, catch};
use script::{Step, play};

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

fn run<P: AnyPolicy>(ops: &[u8], property: fn(Vec<Step>)) {
    // What the tests themselves keep.
    let _ = Ledger::open();
    drop(catch(|| panic!("first")));
    let ((), counts) = counted(|| {
        quickcheck::feed(ops);
        QuickCheck::new().quickcheck(property);
    });
    // An allocator of the user's has books of its own, which `play` looks at.
    let is_global = <P::Heap as Heap>::IS_GLOBAL;
    assert!(counts.blocks == 0 || !is_global, "{counts:?}");
}

fn vec<const N: usize, P: AnyPolicy>(ops: &[u8]) {
    run::<P>(ops, |steps| play(&growing::of_vec::<N, P>(), &steps));
}

fn deque<const N: usize, P: AnyPolicy>(ops: &[u8]) {
    run::<P>(ops, |steps| play(&growing::of_deque::<N, P>(), &steps));
}

fn string<const N: usize, P: AnyPolicy>(ops: &[u8]) {
    run::<P>(ops, |steps| play(&growing::of_string::<N, P>(), &steps));
}

const RUNS: &[fn(&[u8])] = &[
    vec::<0, Hostile>,
    vec::<2, Amortized>,
    vec::<3, Compact<Hostile>>,
    vec::<4, Hysteresis<Hostile>>,
    vec::<2, In<Tracker, Hostile>>,
    vec::<4, NoSpill>,
    deque::<1, Hostile>,
    deque::<3, Compact<Exact>>,
    deque::<4, Hysteresis<Hostile>>,
    deque::<2, Hysteresis<In<Tracker, Hostile>>>,
    string::<2, Hostile>,
    string::<8, Hysteresis<Hostile>>,
    string::<4, Compact<In<Tracker, Hostile>>>,
];

fuzz_target!(|data: &[u8]| {
    if let Some((choice, ops)) = data.split_first() {
        RUNS[usize::from(*choice) % RUNS.len()](ops);
    }
});
