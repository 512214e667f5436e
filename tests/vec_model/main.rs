//! `SmallVec` against `Vec`: the same operations, at random and exhaustively, with the same results.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "../common/mod.rs"]
pub(crate) mod common;

pub(crate) mod check;
mod iterate;
pub(crate) mod ops;
mod remove;

use std::any::type_name;

use quickcheck::{Arbitrary, Gen, QuickCheck};
use smallcoll::policy::{Amortized, Compact, Exact, Hysteresis, NoSpill};

use check::{Pair, Steered};
use common::element::{Aligned, Element};
use common::policies::{Alternating, Zero};
use common::{CheckedAlloc, alloc};
use ops::{ALL, Op};

#[cfg(test)]
#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

/// An operation and the numbers that it takes its arguments from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Step {
    op: Op,
    a: u8,
    b: u8,
}

impl Arbitrary for Step {
    fn arbitrary(g: &mut Gen) -> Self {
        Self {
            op: *g.choose(ALL).expect("there are operations"),
            a: u8::arbitrary(g) % 16,
            b: u8::arbitrary(g),
        }
    }
}

pub(crate) fn run<T: Element, const N: usize, P: Steered>(steps: &[Step]) {
    let mut pair = Pair::<T, N, P>::new();
    for step in steps {
        pair.apply(step.op, step.a.into(), step.b.into());
        pair.check();
    }
}

/// Random operations.
fn random<T: Element, const N: usize, P: Steered>() {
    fn property<T: Element, const N: usize, P: Steered>(steps: Vec<Step>) {
        run::<T, N, P>(&steps);
    }
    let name = type_name::<(T, P)>();
    println!("{name}, N = {N}");
    let tests = if cfg!(miri) { 3 } else { 60 };
    QuickCheck::new()
        .tests(tests)
        .quickcheck(property::<T, N, P> as fn(Vec<Step>));
    alloc::check_quarantine();
}

/// Random operations for one element type and policy.
macro_rules! random {
    ($($name:ident: $element:ty, $policy:ty, [$($n:literal)*];)*) => {$(
        #[test]
        fn $name() {
            $(random::<$element, $n, $policy>();)*
        }
    )*};
}

// Each policy of the crate with every `N`; odd policies and other elements with a few.
random! {
    random_u8: u8, Amortized, [0 1 2 4 8];
    random_u32: u32, Amortized, [2];
    random_u64: u64, Amortized, [1];
    random_string: String, Amortized, [0 1 4];
    random_box: Box<u32>, Amortized, [0 2];
    random_zst: (), Amortized, [1];
    random_aligned: Aligned, Amortized, [1];
    random_compact_u8: u8, Compact, [0 1 2 4 8 23];
    random_compact_string: String, Compact, [2];
    random_compact_zst: (), Compact, [2];
    random_no_spill_u8: u8, NoSpill, [0 1 2 4 8];
    random_no_spill_string: String, NoSpill, [2];
    random_no_spill_zst: (), NoSpill, [4];
    random_compact_no_spill: Box<u32>, Compact<NoSpill>, [0 4];
    random_exact: String, Exact, [2];
    random_hysteresis_u8: u8, Hysteresis, [0 1 2 3 4 8];
    random_hysteresis_string: String, Hysteresis, [0 4];
    random_hysteresis_zst: (), Hysteresis, [1 4];
    random_hysteresis_exact: Box<u32>, Hysteresis<Exact>, [2 4];
    random_compact_hysteresis: u8, Compact<Hysteresis>, [4 23];
    random_zero: String, Zero, [2];
    random_alternating: String, Alternating, [1];
    random_compact_alternating: u8, Compact<Alternating>, [3];
}

#[cfg(feature = "allocator-api2")]
random! {
    random_compact_in: u8, Compact<smallcoll::In<allocator_api2::alloc::Global>>, [4];
    random_hysteresis_in: String, Hysteresis<smallcoll::In<allocator_api2::alloc::Global>>, [0 4];
}

/// What the exhaustive test builds its sequences of: each way to change the storage, and each kind
/// of guard, with arguments that hit the borders of small vectors.
const ALPHABET: &[(Op, u8, u8)] = &[
    (Op::Push, 0, 1),
    (Op::Pop, 0, 0),
    (Op::Insert, 0, 2),
    (Op::Insert, 1, 3),
    (Op::Remove, 0, 0),
    (Op::SwapRemove, 0, 0),
    (Op::Truncate, 1, 0),
    (Op::Clear, 0, 0),
    (Op::Extend, 2, 4),
    (Op::ExtendFromSlice, 2, 5),
    (Op::ExtendFromWithin, 0, 255),
    (Op::Append, 3, 6),
    (Op::SplitOff, 1, 0),
    (Op::DrainEnds, 0, 18),
    (Op::DrainKeepRest, 1, 33),
    (Op::DrainForget, 1, 16),
    (Op::RetainMut, 0, 0b0101_0110),
    (Op::Splice, 1, 0x21),
    (Op::InsertMany, 2, 0x01),
    (Op::TryExtend, 2, 4),
    (Op::TryInsertMany, 2, 0x11),
    (Op::TryInsertFromSlice, 1, 0x01),
    (Op::ExtractIf, 1, 0b0110_0110),
    (Op::Reserve, 3, 0),
    (Op::Grow, 1, 0),
    (Op::ShrinkToFit, 0, 0),
    (Op::ShrinkToInline, 0, 0),
    (Op::CloneFrom, 2, 7),
    (Op::FromVec, 2, 0),
    (Op::IntoIterEnds, 1, 1),
];

/// Of these, longer sequences: each way to change the storage once.
const CORE: &[(Op, u8, u8)] = &[
    (Op::Push, 0, 1),
    (Op::Insert, 0, 2),
    (Op::Truncate, 1, 0),
    (Op::Append, 3, 6),
    (Op::DrainEnds, 0, 18),
    (Op::DrainForget, 1, 16),
    (Op::Splice, 1, 0x21),
    (Op::ShrinkToFit, 0, 0),
];

/// All sequences of so many operations, which contain the shorter ones.
fn all_sequences<T: Element, const N: usize, P: Steered>(alphabet: &[(Op, u8, u8)], length: u32) {
    let count = alphabet.len();
    for sequence in 0..count.pow(length) {
        let steps: Vec<_> = (0..length)
            .map(|position| {
                let (op, a, b) = alphabet[sequence / count.pow(position) % count];
                Step { op, a, b }
            })
            .collect();
        run::<T, N, P>(&steps);
    }
}

fn exhaustive<T: Element, const N: usize, P: Steered>() {
    let (short, long) = if cfg!(miri) { (1, 2) } else { (3, 4) };
    all_sequences::<T, N, P>(ALPHABET, short);
    all_sequences::<T, N, P>(CORE, long);
    alloc::check_quarantine();
}

macro_rules! exhaustive {
    ($($name:ident: $element:ty, $policy:ty, [$($n:literal)*];)*) => {$(
        #[test]
        fn $name() {
            $(exhaustive::<$element, $n, $policy>();)*
        }
    )*};
}

exhaustive! {
    exhaustive_box: Box<u32>, Amortized, [0 2];
    exhaustive_string: String, Amortized, [1];
    exhaustive_u8_compact: u8, Compact, [0 1];
    exhaustive_no_spill: String, NoSpill, [2];
    exhaustive_hysteresis: Box<u32>, Hysteresis<Exact>, [4];
    exhaustive_zst: (), Amortized, [1];
}
