//! What the benchmarks share.

// Each benchmark uses a part of this.
#![allow(dead_code)]

use std::time::Duration;

use criterion::{BatchSize, Criterion};

/// So few that what is set up for a batch stays in the cache until its turn comes, so many that reading
/// the clock does not count.
pub(crate) const BATCH: BatchSize = BatchSize::NumIterations(100);

/// Numbers in an order that no branch predictor learns.
pub(crate) fn numbers(count: usize) -> Vec<u32> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u32
    };
    (0..count).map(|_| next()).collect()
}

/// Yes or no, as often the one as the other, in such an order.
pub(crate) fn coins(count: usize) -> impl Iterator<Item = bool> {
    numbers(count).into_iter().map(|number| number % 2 == 0)
}

pub(crate) fn config() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(700))
        .sample_size(30)
}
