//! `SmallVec` when user code panics and when memory runs out: nothing is lost, nothing is dropped
//! twice, and the vector goes on working.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
mod common;

mod memory;
mod ops;
mod zst;

use std::thread;

use smallcoll::SmallVec;
#[cfg(feature = "allocator-api2")]
use smallcoll::policy;
use smallcoll::policy::{Amortized, Compact};

use common::alloc::{self, counted};
#[cfg(feature = "allocator-api2")]
use common::fused_alloc::FusedAlloc;
use common::iter::{Hint, Lying};
use common::policies::{AnyPolicy, Fused};
use common::{CheckedAlloc, Counted, Fuse, Ledger, catch, left_out};
use ops::OPS;

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

/// How the storage is before an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Storage {
    /// As the elements came.
    Grown,
    /// On the heap, with room to spare.
    Roomy,
    /// On the heap, and full.
    Tight,
}

const STORAGES: [Storage; 3] = [Storage::Grown, Storage::Roomy, Storage::Tight];

fn vector<const N: usize, P: AnyPolicy>(len: usize, storage: Storage) -> SmallVec<Counted, N, P> {
    let mut v = SmallVec::default();
    match storage {
        Storage::Grown => {}
        Storage::Roomy => v.reserve_exact(2 * N + 20),
        Storage::Tight => v.reserve_exact(len),
    }
    // Pairs of equal elements, so that there is something to deduplicate.
    v.extend(Counted::up_to(len));
    for element in &mut v {
        element.value /= 2;
    }
    v
}

/// Says what was being tested when a test fails.
struct Context(String);

impl Drop for Context {
    fn drop(&mut self) {
        if thread::panicking() {
            println!("{}", self.0);
        }
    }
}

/// A panic at every call of every kind of user code, in one operation on one vector. Says how many
/// panics there were.
fn every_panic<const N: usize, P: AnyPolicy>(
    op: &ops::Op,
    len: usize,
    storage: Storage,
    as_std: bool,
) -> usize {
    let small = op.small::<N, P>();
    let mut panics = 0;
    for fuse in Fuse::ALL {
        if left_out(101) {
            continue;
        }
        for call in 1.. {
            let context = Context(format!(
                "{}, N {N}, {storage:?}, len {len}, {fuse:?} {call}",
                op.name
            ));
            let ledger = Ledger::open();
            let mut v = vector::<N, P>(len, storage);
            fuse.light(call);
            let result = catch(|| small(&mut v));
            let went_off = fuse.put_out();
            assert_eq!(result.is_err(), went_off, "{result:?}");
            ledger.assert_owned_by(&v);
            let after: Vec<_> = v.iter().map(|element| element.value).collect();
            // The vector goes on working: it grows, shrinks, and gives back what it has.
            v.push(Counted::new(77));
            v.insert(0, Counted::new(78));
            v.shrink_to_fit();
            let again: Vec<_> = v.iter().map(|element| element.value).collect();
            assert_eq!(again[1..again.len() - 1], after);
            drop(v);
            ledger.assert_balanced();
            if let (Some(std), true) = (op.std, as_std) {
                assert_eq!(after, of_vec(std, len, fuse, call));
            }
            drop(context);
            if !went_off {
                break;
            }
            panics += 1;
        }
    }
    panics
}

/// What a `Vec` contains after the same panic.
fn of_vec(op: fn(&mut Vec<Counted>), len: usize, fuse: Fuse, call: usize) -> Vec<u32> {
    let _ledger = Ledger::open();
    let mut v: Vec<Counted> = Counted::up_to(len).collect();
    for element in &mut v {
        element.value /= 2;
    }
    fuse.light(call);
    let _ = catch(|| op(&mut v));
    fuse.put_out();
    v.iter().map(|element| element.value).collect()
}

/// Every operation on every vector. `as_std`, where neither the policy nor the allocator
/// panics, says that a `Vec` does the same.
fn every_op<const N: usize, P: AnyPolicy>(as_std: bool) {
    let mut panics = 0;
    let lens: Vec<usize> = (0..=2 * N + 2).chain([2 * N + 5]).collect();
    // What the tests themselves keep: the ledger and the panic hook.
    let _ = Ledger::open();
    drop(catch(|| panic!("first")));
    let ((), counts) = counted(|| {
        for op in OPS {
            for &len in &lens {
                for storage in STORAGES {
                    panics += every_panic::<N, P>(op, len, storage, as_std);
                }
            }
        }
    });
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
    assert!(panics > if cfg!(miri) { 10 } else { 1000 }, "{panics}");
    println!("{panics} panics");
    alloc::check_quarantine();
}

#[test]
fn every_panic_inline_0() {
    every_op::<0, Amortized>(true);
}

#[test]
fn every_panic_inline_1() {
    every_op::<1, Amortized>(true);
}

#[test]
fn every_panic_inline_2() {
    every_op::<2, Amortized>(true);
}

#[test]
fn every_panic_inline_4() {
    every_op::<4, Amortized>(true);
}

#[test]
fn every_panic_compact() {
    every_op::<3, Compact>(true);
}

#[test]
fn every_panic_of_a_policy() {
    every_op::<2, Fused>(false);
}

/// The elements come back inline by themselves, and every call of the allocator may panic.
#[test]
#[cfg(feature = "allocator-api2")]
fn every_panic_of_an_allocator() {
    every_op::<0, policy::In<FusedAlloc>>(false);
    every_op::<4, policy::In<FusedAlloc, policy::Hysteresis<Fused>>>(false);
}

/// Elements that are copied at once, into slots that count as filled only when all are.
#[test]
fn plain_elements_that_panic_when_cloned() {
    #[derive(PartialEq, Debug)]
    struct Plain(u32);

    impl Clone for Plain {
        fn clone(&self) -> Self {
            Fuse::Clone.burn();
            Self(self.0)
        }
    }

    for capacity in [0, 4, 20] {
        for call in 1..=3 {
            let mut v: SmallVec<Plain, 4> = SmallVec::with_capacity(capacity);
            v.extend([0, 1, 2, 3].map(Plain));
            let more = [7, 8, 9].map(Plain);
            Fuse::Clone.light(call);
            catch(|| v.insert_from_slice(2, &more)).expect_err("it panics");
            Fuse::Clone.light(call);
            catch(|| v.extend_from_slice(&more)).expect_err("it panics");
            assert_eq!(v, [0, 1, 2, 3].map(Plain));
            v.insert_from_slice(2, &more);
            assert_eq!(v, [0, 1, 7, 8, 9, 2, 3].map(Plain));
        }
    }
}

/// Plain elements are written one after the other, and counted: those that came before the panic
/// are there.
#[test]
fn plain_elements_of_an_iterator_that_panics() {
    for hint in Hint::BEARABLE {
        for call in 1..=6 {
            let came = Vec::from_iter(10..9 + call as u32);
            let next = || Lying::new(10..15, hint);

            let mut v: SmallVec<u32, 4> = SmallVec::from([0, 1]);
            Fuse::Next.light(call);
            catch(|| v.extend(next())).expect_err("it panics");
            assert_eq!(v, [&[0, 1][..], &came].concat());

            let mut v: SmallVec<u32, 4> = SmallVec::from([0, 1]);
            Fuse::Next.light(call);
            catch(|| v.insert_many(1, next())).expect_err("it panics");
            assert_eq!(v, [&[0][..], &came, &[1]].concat());
        }
    }
}

#[test]
fn an_iterator_that_panics_when_dropped() {
    struct Rude<I>(I);

    impl<I: Iterator> Iterator for Rude<I> {
        type Item = I::Item;

        fn next(&mut self) -> Option<I::Item> {
            self.0.next()
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            self.0.size_hint()
        }
    }

    impl<I> Drop for Rude<I> {
        fn drop(&mut self) {
            assert!(thread::panicking(), "dropped");
        }
    }

    for hint in Hint::BEARABLE {
        for len in 0..12 {
            let ledger = Ledger::open();
            let rude = || Rude(Lying::new(Counted::up_to(len), hint));
            catch(|| SmallVec::<Counted, 2>::from_iter(rude())).expect_err("it panics");
            ledger.assert_balanced();
            let mut v: SmallVec<Counted, 2> = SmallVec::new();
            catch(|| v.extend(rude())).expect_err("it panics");
            assert_eq!(v.len(), len);
            drop(v);
            ledger.assert_balanced();
        }
    }
}
