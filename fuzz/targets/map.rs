//! `SmallMap` against its model in `tests/map_model.rs`: the first byte chooses the inline capacity,
//! the hasher and the policy, the others are operations.

#![no_main]

use std::hash::RandomState;

use libfuzzer_sys::fuzz_target;
use smallcoll::map::DefaultHashBuilder;
use smallcoll::policy::{Amortized, Compact, Exact, Hysteresis, NoSpill};

#[allow(dead_code, unused)]
#[path = "../../tests/map_model.rs"]
mod model;

use model::Colliding;

const RUNS: &[fn()] = &[
    model::run::<u8, 0, DefaultHashBuilder, Amortized>,
    model::run::<String, 1, RandomState, Amortized>,
    model::run::<u64, 4, DefaultHashBuilder, Exact>,
    model::run::<String, 0, DefaultHashBuilder, Hysteresis>,
    model::run::<u32, 8, Colliding, Amortized>,
    model::run::<u8, 3, DefaultHashBuilder, Hysteresis>,
    model::run::<String, 4, Colliding, Hysteresis<Exact>>,
    model::run::<u32, 32, DefaultHashBuilder, Amortized>,
    model::run::<u8, 8, DefaultHashBuilder, Compact>,
    model::run::<String, 4, Colliding, NoSpill>,
    model::run::<u32, 20, DefaultHashBuilder, NoSpill>,
];

fuzz_target!(|data: &[u8]| {
    if let Some((choice, ops)) = data.split_first() {
        quickcheck::feed(ops);
        RUNS[usize::from(*choice) % RUNS.len()]();
    }
});
