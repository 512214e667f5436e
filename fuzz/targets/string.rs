//! `SmallString` against its model in `tests/string_model.rs`: the first byte chooses the inline
//! capacity and the policy, the others are operations.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smallcoll::policy::{Amortized, Compact, Exact, Hysteresis, NoSpill};

#[allow(dead_code, unused)]
#[path = "../../tests/string_model.rs"]
mod model;

const RUNS: &[fn()] = &[
    model::run::<0, Amortized>,
    model::run::<2, Amortized>,
    model::run::<8, Exact>,
    model::run::<0, Hysteresis>,
    model::run::<3, Hysteresis>,
    model::run::<8, Hysteresis<Exact>>,
    model::run::<1, Compact>,
    model::run::<23, Compact>,
    model::run::<23, Compact<Hysteresis>>,
    model::run::<4, NoSpill>,
    model::run::<8, Compact<NoSpill>>,
];

fuzz_target!(|data: &[u8]| {
    if let Some((choice, ops)) = data.split_first() {
        quickcheck::feed(ops);
        RUNS[usize::from(*choice) % RUNS.len()]();
    }
});
