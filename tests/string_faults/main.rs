//! `SmallString` when user code panics: the text stays text, nothing is lost, and the string goes on
//! working. Requests for memory that fail are in tests/string/memory.rs.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
mod common;

mod ops;

use std::str;

use smallcoll::SmallString;
#[cfg(feature = "allocator-api2")]
use smallcoll::policy;
use smallcoll::policy::{Amortized, Compact, Hysteresis, MaySpill};

use common::alloc::{self, counted};
#[cfg(feature = "allocator-api2")]
use common::fused_alloc::FusedAlloc;
use common::policies::{AnyPolicy, Fused};
use common::{CheckedAlloc, Fuse, Ledger, catch, left_out};
use ops::OPS;

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

/// What there is to start from: up to each length from 0 to three characters behind `N`.
const TEXT: &str = "aé€𝄞bß€c𝄞d";

/// How the storage is before an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Storage {
    /// As the text came.
    Grown,
    /// On the heap, with room to spare.
    Roomy,
    /// On the heap, and full.
    Tight,
}

fn string<const N: usize, P: AnyPolicy>(text: &str, storage: Storage) -> SmallString<N, P> {
    let mut s = SmallString::default();
    match storage {
        Storage::Grown => {}
        Storage::Roomy => s.reserve_exact(2 * N + 60),
        Storage::Tight => s.reserve_exact(text.len()),
    }
    s.push_str(text);
    s
}

/// Asserts that the string is as it says it is.
fn check<const N: usize, P: AnyPolicy>(s: &SmallString<N, P>) -> String {
    assert!(s.len() <= s.capacity() && N <= s.capacity());
    assert_eq!(s.spilled(), s.capacity() > N);
    str::from_utf8(s.as_bytes()).expect("text").into()
}

/// A panic at every call of every kind of user code, in one operation on one string. Says how many
/// panics there were.
fn every_panic<const N: usize, P: AnyPolicy<Heap: MaySpill>>(
    op: &ops::Op,
    text: &str,
    storage: Storage,
    as_std: bool,
) -> usize {
    let small = op.small::<N, P>();
    let mut panics = 0;
    for fuse in [Fuse::Call, Fuse::Next, Fuse::Drop] {
        if left_out(101) {
            continue;
        }
        for call in 1.. {
            let mut s = string::<N, P>(text, storage);
            fuse.light(call);
            let result = catch(|| small(&mut s));
            let went_off = fuse.put_out();
            let name = op.name;
            let context = || format!("{name}, N {N}, {storage:?}, {text}, {fuse:?} {call}");
            assert_eq!(result.is_err(), went_off, "{}: {result:?}", context());
            let after = check(&s);
            // It goes on working: it grows, shrinks, and gives back what it has.
            s.push('€');
            s.insert_str(0, "é");
            s.shrink_to_fit();
            assert_eq!(check(&s), format!("é{after}€"), "{}", context());
            s.truncate(2);
            s.shrink_to_fit();
            assert_eq!((check(&s).as_str(), s.spilled()), ("é", N < 2));
            drop(s);
            if let (Some(std), true) = (op.std, as_std) {
                let mut model = String::from(text);
                fuse.light(call);
                let _ = catch(|| std(&mut model));
                fuse.put_out();
                assert_eq!(after, model, "{}", context());
            }
            if !went_off {
                break;
            }
            panics += 1;
        }
    }
    panics
}

/// Every operation on every string. `as_std`, where neither the policy nor the allocator panics, says
/// that a `String` does the same.
fn every_op<const N: usize, P: AnyPolicy<Heap: MaySpill>>(as_std: bool) {
    let _ = Ledger::open();
    drop(catch(|| panic!("first")));
    let mut panics = 0;
    let ends = TEXT.char_indices().map(|(end, _)| end);
    let ends: Vec<usize> = ends.filter(|&end| end <= 2 * N + 9).collect();
    let ((), counts) = counted(|| {
        for op in OPS {
            for &end in &ends {
                for storage in [Storage::Grown, Storage::Roomy, Storage::Tight] {
                    panics += every_panic::<N, P>(op, &TEXT[..end], storage, as_std);
                }
            }
        }
    });
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
    assert!(panics > if cfg!(miri) { 1 } else { 100 }, "{panics}");
    println!("{panics} panics");
    alloc::check_quarantine();
}

#[test]
fn every_panic_inline_0() {
    every_op::<0, Amortized>(true);
    every_op::<0, Compact<Fused>>(false);
}

#[test]
fn every_panic_inline_1() {
    every_op::<1, Amortized>(true);
}

#[test]
fn every_panic_inline_2() {
    every_op::<2, Compact>(true);
}

#[test]
fn every_panic_inline_4() {
    every_op::<4, Compact>(true);
    every_op::<4, Hysteresis<Fused>>(false);
}

/// Of three words, which are compared and copied as such.
#[test]
fn every_panic_inline_23() {
    every_op::<23, Compact<Fused>>(false);
}

/// The text comes back inline by itself, and every call of the allocator may panic.
#[test]
#[cfg(feature = "allocator-api2")]
fn every_panic_of_an_allocator() {
    every_op::<0, policy::In<FusedAlloc>>(false);
    every_op::<4, policy::In<FusedAlloc, Hysteresis<Fused>>>(false);
    every_op::<7, policy::In<FusedAlloc, Compact<Fused>>>(false);
}
