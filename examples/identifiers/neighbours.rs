//! What is near each name, for all names: a map of counts for each of them.
//!
//! Of two names that are near each other, the more frequent one has the other in its map. So most maps
//! are short, and a few are long. The same is done with [`SmallMap`], with hashbrown's `HashMap`, which
//! has the same hasher, and with std's; the maps take turns, as the families do.
//!
//! Expect less time than with std's map, whose hasher is SipHash, and in large trees, where most names
//! are rare, somewhat fewer allocations; but more time and memory than with hashbrown's. Most look-ups
//! are in the long maps of the frequent names, and there a `SmallMap` reads the position of an entry and
//! then the entry, where hashbrown's has the entry at once.

use std::collections;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Serialize;
use smallcoll::SmallMap;

use crate::console::Console;
use crate::family::WINDOW;
use crate::heap;

/// How many neighbours of a name are kept inline.
pub(crate) const N: usize = 8;

/// How often each of some names was near.
trait Counts: Default {
    fn add(&mut self, name: u32);
    fn len(&self) -> usize;
    /// The first of those that were near most often, with how often.
    fn most(&self) -> Option<(u32, u32)>;
}

macro_rules! counts {
    ($($Map:ty),*) => {$(
        impl Counts for $Map {
            fn add(&mut self, name: u32) {
                *self.entry(name).or_insert(0) += 1;
            }

            fn len(&self) -> usize {
                <$Map>::len(self)
            }

            fn most(&self) -> Option<(u32, u32)> {
                let counted = self.iter().map(|(name, count)| (*name, *count));
                counted.max_by_key(|&(name, count)| (count, u32::MAX - name))
            }
        }
    )*};
}

counts!(
    SmallMap<u32, u32, N>,
    hashbrown::HashMap<u32, u32>,
    collections::HashMap<u32, u32>
);

/// What was found, which does not depend on the maps, and what it took.
#[derive(Debug, Serialize)]
pub(crate) struct Neighbours {
    /// Maps without an entry, with at most [`N`], and with more.
    pub(crate) empty: u64,
    pub(crate) short: u64,
    pub(crate) long: u64,
    /// Pairs of names that are near each other somewhere.
    pub(crate) pairs: u64,
    /// The two names that are near each other most often, with how often.
    pub(crate) most: Option<(String, String, u64)>,
    pub(crate) rounds: u32,
    /// With each kind of map.
    pub(crate) costs: [Cost; 3],
    /// Whether all kinds of maps found the same.
    #[serde(skip)]
    pub(crate) agree: bool,
}

/// What it took with one kind of map.
#[derive(Debug, Serialize)]
pub(crate) struct Cost {
    pub(crate) maps: &'static str,
    /// To make, fill and drop them, in the fastest round.
    pub(crate) seconds: f64,
    pub(crate) allocations: u64,
    pub(crate) bytes_requested: u64,
    pub(crate) peak_bytes: u64,
}

/// The lengths of the maps and the pair that is most frequent.
#[derive(PartialEq)]
struct Found {
    lengths: Vec<usize>,
    most: Option<(u32, u32, u32)>,
}

/// Names by their rank, the most frequent one first, file by file.
type Streams = [Vec<u32>];

/// Fills the maps of so many names.
fn fill<M: Counts>(streams: &Streams, names: usize) -> Vec<M> {
    let mut maps: Vec<M> = (0..names).map(|_| M::default()).collect();
    for stream in streams {
        for (at, &name) in stream.iter().enumerate() {
            for &other in &stream[at.saturating_sub(WINDOW)..at] {
                if other != name {
                    maps[name.min(other) as usize].add(name.max(other));
                }
            }
        }
    }
    maps
}

fn found<M: Counts>(streams: &Streams, names: usize) -> Found {
    let maps: Vec<M> = fill(streams, names);
    let pairs = (0..).zip(&maps).filter_map(|(name, map)| {
        let (other, count) = map.most()?;
        Some((name, other, count))
    });
    Found {
        lengths: maps.iter().map(Counts::len).collect(),
        most: pairs.max_by_key(|&(name, _, count)| (count, u32::MAX - name)),
    }
}

fn timed<M: Counts>(streams: &Streams, names: usize) -> Duration {
    let begin = Instant::now();
    drop(black_box(fill::<M>(streams, names)));
    begin.elapsed()
}

fn counted<M: Counts>(maps: &'static str, streams: &Streams, names: usize) -> Cost {
    heap::start();
    drop(black_box(fill::<M>(streams, names)));
    let heap = heap::stop();
    Cost {
        maps,
        seconds: f64::MAX,
        allocations: heap.allocations,
        bytes_requested: heap.requested,
        peak_bytes: heap.peak,
    }
}

/// Counts the neighbours of all `names`, which are in their order, with each kind of map.
pub(crate) fn measure(
    streams: &Streams,
    names: &[&str],
    rounds: u32,
    console: &mut Console,
) -> Neighbours {
    type Small = SmallMap<u32, u32, N>;
    type Hashbrown = hashbrown::HashMap<u32, u32>;
    type Std = collections::HashMap<u32, u32>;

    console.begin("neighbours", rounds as usize);
    let count = names.len();
    let small = found::<Small>(streams, count);
    let agree =
        found::<Std>(streams, count) == small && found::<Hashbrown>(streams, count) == small;
    let mut costs = [
        counted::<Std>("HashMap", streams, count),
        counted::<Hashbrown>("hashbrown", streams, count),
        counted::<Small>("SmallMap", streams, count),
    ];
    let kinds = [timed::<Std>, timed::<Hashbrown>, timed::<Small>];
    for round in 0..rounds as usize {
        for turn in 0..kinds.len() {
            let at = (round + turn) % kinds.len();
            let seconds = kinds[at](streams, count).as_secs_f64();
            costs[at].seconds = costs[at].seconds.min(seconds);
        }
        console.advance();
    }
    console.end();
    let lengths = &small.lengths;
    let of_length = |range: std::ops::Range<usize>| {
        lengths.iter().filter(|len| range.contains(len)).count() as u64
    };
    let name = |rank: u32| names[rank as usize].to_owned();
    Neighbours {
        empty: of_length(0..1),
        short: of_length(1..N + 1),
        long: of_length(N + 1..usize::MAX),
        pairs: lengths.iter().sum::<usize>() as u64,
        most: small
            .most
            .map(|(a, b, count)| (name(a), name(b), u64::from(count))),
        rounds,
        costs,
        agree,
    }
}
