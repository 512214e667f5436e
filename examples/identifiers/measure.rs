//! Runs the work with both families over the same input and compares what it costs.
//!
//! Each family does the work once with the allocations counted, and then several times with only
//! the clock running; of those the fastest counts. The families take turns, and in every other
//! round the other one begins.

use std::time::{Duration, Instant};

use crate::console::Console;
use crate::family::{Family, Small, Std};
use crate::heap::{self, HeapUse};
use crate::index::{Census, Findings, Index, Stages};
#[cfg(feature = "hashbrown")]
use crate::neighbours::{self, Neighbours};
use crate::source::Sources;

/// Without a number of rounds, go on for so long but for a sensible number of rounds.
const LONG_ENOUGH: Duration = Duration::from_secs(4);
const FEWEST: u32 = 3;
const MOST: u32 = 15;

/// What one family took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// The stages of the fastest round.
    pub(crate) stages: Stages,
    pub(crate) heap: HeapUse,
}

/// What was found, and what it took.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) findings: Findings,
    pub(crate) census: Census,
    pub(crate) small: Cost,
    pub(crate) std: Cost,
    pub(crate) rounds: u32,
    /// The neighbours of every name.
    #[cfg(feature = "hashbrown")]
    pub(crate) neighbours: Neighbours,
    /// Whether both families found the same.
    pub(crate) agree: bool,
}

/// Does the work with both families, in `rounds` rounds if that is given.
pub(crate) fn measure(
    sources: &Sources,
    top: usize,
    rounds: Option<u32>,
    console: &mut Console,
) -> Measured {
    let most = rounds.unwrap_or(MOST);
    console.begin("comparing", 2 + 2 * most as usize);
    let (findings, census, small_heap) = counted::<Small>(sources, top, console);
    let (std_findings, _, std_heap) = counted::<Std>(sources, top, console);

    let mut small = Vec::new();
    let mut std = Vec::new();
    let begin = Instant::now();
    let mut round = 0;
    while round < most && (rounds.is_some() || round < FEWEST || begin.elapsed() < LONG_ENOUGH) {
        if round % 2 == 0 {
            small.push(timed::<Small>(sources, top, console));
            std.push(timed::<Std>(sources, top, console));
        } else {
            std.push(timed::<Std>(sources, top, console));
            small.push(timed::<Small>(sources, top, console));
        }
        round += 1;
    }
    console.end();
    #[cfg(feature = "hashbrown")]
    let neighbours = {
        let index = Index::<Small>::build(sources, top, &mut Stages::default());
        let (names, streams) = index.by_rank();
        neighbours::measure(&streams, &names, round, console)
    };
    Measured {
        agree: findings == std_findings,
        #[cfg(feature = "hashbrown")]
        neighbours,
        findings,
        census,
        small: Cost {
            stages: fastest(&small),
            heap: small_heap,
        },
        std: Cost {
            stages: fastest(&std),
            heap: std_heap,
        },
        rounds: round,
    }
}

fn fastest(rounds: &[Stages]) -> Stages {
    rounds
        .iter()
        .min_by_key(|stages| stages.total())
        .copied()
        .unwrap_or_default()
}

/// One run with the allocations counted.
fn counted<F: Family>(
    sources: &Sources,
    top: usize,
    console: &Console,
) -> (Findings, Census, HeapUse) {
    heap::start();
    let index = Index::<F>::build(sources, top, &mut Stages::default());
    let heap = heap::stop();
    console.advance();
    (index.findings(top), index.census(), heap)
}

/// One run with the clock running.
fn timed<F: Family>(sources: &Sources, top: usize, console: &Console) -> Stages {
    let mut stages = Stages::default();
    let index = Index::<F>::build(sources, top, &mut stages);
    let begin = Instant::now();
    drop(index);
    stages.free = begin.elapsed();
    console.advance();
    stages
}
