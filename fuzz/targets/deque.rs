//! `SmallDeque` against its model in `tests/deque_model.rs`: the first byte chooses the inline
//! capacity and the policy, the others are operations.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smallcoll::policy::{Amortized, Compact, Exact, Hysteresis, NoSpill};

#[allow(dead_code, unused)]
#[path = "../../tests/deque_model.rs"]
mod model;

const RUNS: &[fn()] = &[
    model::run::<u8, 0, Amortized>,
    model::run::<String, 1, Amortized>,
    model::run::<(), 2, Amortized>,
    model::run::<u64, 4, Exact>,
    model::run::<String, 0, Hysteresis>,
    model::run::<u8, 3, Hysteresis>,
    model::run::<String, 4, Hysteresis<Exact>>,
    model::run::<(), 8, Hysteresis>,
    model::run::<u8, 8, Compact>,
    model::run::<Box<u32>, 8, Compact<Hysteresis>>,
    model::run::<String, 4, NoSpill>,
    model::run::<u64, 8, Compact<NoSpill>>,
];

fuzz_target!(|data: &[u8]| {
    if let Some((choice, ops)) = data.split_first() {
        quickcheck::feed(ops);
        RUNS[usize::from(*choice) % RUNS.len()]();
    }
});
