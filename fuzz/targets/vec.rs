//! `SmallVec` against its model in `tests/vec_model`: the first byte chooses element, inline capacity
//! and policy, the others are operations.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quickcheck::QuickCheck;
use smallcoll::policy::{Amortized, Compact, Exact, Hysteresis, NoSpill};

#[allow(dead_code, unused)]
#[path = "../../tests/vec_model/main.rs"]
mod model;

// The model's files name each other from the root.
use model::common::element::{Aligned, Element};
use model::{Step, check, common, ops};

fn run<T: Element, const N: usize, P: check::Steered>() {
    QuickCheck::new().quickcheck((|steps| model::run::<T, N, P>(&steps)) as fn(Vec<Step>));
}

const RUNS: &[fn()] = &[
    run::<u8, 0, Amortized>,
    run::<String, 1, Amortized>,
    run::<(), 1, Amortized>,
    run::<Aligned, 2, Amortized>,
    run::<Box<u32>, 4, Exact>,
    run::<String, 0, Hysteresis>,
    run::<u8, 3, Hysteresis>,
    run::<String, 4, Hysteresis<Exact>>,
    run::<(), 4, Hysteresis>,
    run::<u8, 23, Compact>,
    run::<Box<u32>, 8, Compact<Hysteresis>>,
    run::<String, 4, NoSpill>,
    run::<u64, 8, Compact<NoSpill>>,
];

fuzz_target!(|data: &[u8]| {
    if let Some((choice, ops)) = data.split_first() {
        quickcheck::feed(ops);
        RUNS[usize::from(*choice) % RUNS.len()]();
    }
});
