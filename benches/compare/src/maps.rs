//! Maps: small ones that are built, asked and dropped, look-ups in small and large ones, and what
//! they take of the heap.

use std::hash::Hash;
use std::hint::black_box;

use crate::harness::{Clock, Table, memory, row};
use crate::input::Random;

/// How many entries are inline.
const N: usize = 8;
/// How many entries the largest map has.
const MOST: usize = 5000;
/// How many maps there are where many take turns.
const MAPS: usize = 800;

/// The columns of the table; hashbrown's, indexmap's and ours have the same hasher.
pub(crate) const COLUMNS: &[&str] = &[
    "SmallMap",
    "hashbrown",
    "HashMap",
    "IndexMap",
    "micromap",
    "SmallCollections",
];

/// What the maps are asked for.
trait Key: Copy + Eq + Hash + 'static {}

impl<K: Copy + Eq + Hash + 'static> Key for K {}

/// What every contestant can do.
trait Map: Default {
    type Key: Key;
    fn insert(&mut self, key: Self::Key, value: u32);
    fn get(&self, key: &Self::Key) -> Option<&u32>;
    /// The sum of the values, by a `for` loop.
    fn sum(&self) -> u32;
}

/// What those can do that take any number of entries.
trait Grow: Map {
    /// Adds one to the value of a key.
    fn count(&mut self, key: Self::Key);
    fn remove(&mut self, key: &Self::Key) -> Option<u32>;
}

macro_rules! map {
    ($($M:ty;)*) => {$(
        impl<K: Key> Map for $M {
            type Key = K;

            #[inline(always)]
            fn insert(&mut self, key: K, value: u32) {
                self.insert(key, value);
            }

            #[inline(always)]
            fn get(&self, key: &K) -> Option<&u32> {
                self.get(key)
            }

            #[inline(always)]
            fn sum(&self) -> u32 {
                let mut sum = 0_u32;
                for (_, value) in self.iter() {
                    sum = sum.wrapping_add(*value);
                }
                sum
            }
        }
    )*};
}

macro_rules! grow {
    ($($M:ty: $remove:ident;)*) => {$(
        impl<K: Key> Grow for $M {
            #[inline(always)]
            fn count(&mut self, key: K) {
                *self.entry(key).or_insert(0) += 1;
            }

            #[inline(always)]
            fn remove(&mut self, key: &K) -> Option<u32> {
                self.$remove(key)
            }
        }
    )*};
}

type Hasher = hashbrown::DefaultHashBuilder;

map! {
    smallcoll::SmallMap<K, u32, N>;
    hashbrown::HashMap<K, u32>;
    std::collections::HashMap<K, u32>;
    indexmap::IndexMap<K, u32, Hasher>;
    micromap::Map<K, u32, N>;
    small_collections::SmallMap<K, u32, N>;
}
grow! {
    smallcoll::SmallMap<K, u32, N>: swap_remove;
    hashbrown::HashMap<K, u32>: remove;
    std::collections::HashMap<K, u32>: remove;
    indexmap::IndexMap<K, u32, Hasher>: swap_remove;
    small_collections::SmallMap<K, u32, N>: remove;
}

/// The rows, for keys of one type.
macro_rules! rows {
    ($module:ident, $K:ty, $what:literal) => {
        mod $module {
            use super::*;

            type SmallMap = smallcoll::SmallMap<$K, u32, N>;
            #[allow(non_camel_case_types)]
            type hashbrown = ::hashbrown::HashMap<$K, u32>;
            type HashMap = std::collections::HashMap<$K, u32>;
            type IndexMap = indexmap::IndexMap<$K, u32, Hasher>;
            #[allow(non_camel_case_types)]
            type micromap = ::micromap::Map<$K, u32, N>;
            type SmallCollections = small_collections::SmallMap<$K, u32, N>;

            pub(super) fn run(table: &Table, keys: &[$K], often: &[$K]) {
                let rounds = 16 * MAPS;
                macro_rules! inline {
                    ($rounds:ident, $name:expr, $run:ident $args:tt) => {
                        row!(table, &format!("{}", $name), $rounds, $run $args,
                            [SmallMap, hashbrown, HashMap, IndexMap, micromap, SmallCollections]);
                    };
                }
                macro_rules! growing {
                    ($rounds:ident, $name:expr, $run:ident $args:tt) => {
                        row!(table, &format!("{}", $name), $rounds, $run $args,
                            [SmallMap, hashbrown, HashMap, IndexMap, SmallCollections]);
                    };
                }
                macro_rules! bytes {
                    ($len:expr) => {
                        let name = format!("bytes of a map of {}", $len);
                        if table.wants(&name) {
                            let keys = &keys[..$len];
                            table.values(&name, "bytes", &[
                                ("SmallMap", bytes::<SmallMap>(keys)),
                                ("hashbrown", bytes::<hashbrown>(keys)),
                                ("HashMap", bytes::<HashMap>(keys)),
                                ("IndexMap", bytes::<IndexMap>(keys)),
                                ("SmallCollections", bytes::<SmallCollections>(keys)),
                            ]);
                        }
                    };
                }
                table.elements($what);
                table.group("made and dropped");
                {
                    // Of work that is longer, less, so that a round is short on a busy machine.
                    let rounds = 2 * MAPS;
                    for len in [1, 2, 4, 8] {
                        let name = format!("build {len}, ask 4, drop");
                        inline!(rounds, name, short_lived(keys, len..=len, rounds));
                    }
                    inline!(rounds, "build 1 to 8, ask 4, drop", short_lived(keys, 1..=8, rounds));
                    growing!(rounds, "build 9 to 40, ask 4, drop", short_lived(keys, 9..=40, rounds));
                }
                table.group("asked");
                inline!(rounds, "look-ups in many of 1 to 8", many(keys, 1..=8, rounds));
                growing!(rounds, "look-ups in many of 4 to 12", many(keys, 4..=12, rounds));
                for len in [4, 8] {
                    inline!(rounds, format!("look-ups of {len}"), look_ups(keys, len, rounds));
                }
                for len in [9, 16, 100, MOST] {
                    growing!(rounds, format!("look-ups of {len}"), look_ups(keys, len, rounds));
                }
                inline!(rounds, "misses of 8", misses(keys, 8, rounds));
                for len in [100, MOST] {
                    growing!(rounds, format!("misses of {len}"), misses(keys, len, rounds));
                }
                table.group("changed and visited");
                growing!(rounds, "insert 4000", insert(keys, 4000, rounds));
                growing!(rounds, "count", count(often, rounds));
                growing!(rounds, "remove and insert, of 1000", replace(keys, 1000, rounds));
                let walks = rounds / 1000;
                growing!(walks, "iterate 1000", iterate(keys, 1000, walks));
                for len in [4, 8, 9, 100, MOST] {
                    bytes!(len);
                }
            }
        }
    };
}

rows!(of_u32, u32, "u32");
rows!(of_words, &'static str, "words");

/// Runs all rows; the words are identifiers as they occur.
pub(crate) fn run(table: &Table, words: &[&'static str]) {
    let mut random = Random::new();
    let numbers: Vec<u32> = (0..70_000).map(|_| random.below(1 << 31) as u32).collect();
    // As many as there are, most of them seldom.
    let often: Vec<u32> = (0..70_000)
        .map(|_| numbers[random.below(100) * random.below(100)])
        .collect();
    of_u32::run(table, &distinct(&numbers), &often);
    // Not enough of the words are different ones: some come again with a number.
    let numbered = words.iter().zip(0..20_000);
    let numbered = numbered.map(|(word, number)| &*format!("{word}{number}").leak());
    let all: Vec<&str> = words.iter().copied().chain(numbered).collect();
    of_words::run(table, &distinct(&all), words);
}

/// The first of equal ones, in an order that has nothing to do with where they are in memory.
fn distinct<K: Key>(all: &[K]) -> Vec<K> {
    let mut seen = std::collections::HashSet::new();
    let mut keys: Vec<K> = all
        .iter()
        .copied()
        .filter(|key| seen.insert(*key))
        .collect();
    let mut random = Random::new();
    for at in (1..keys.len()).rev() {
        keys.swap(at, random.below(at + 1));
    }
    // Enough for the largest map and as many misses.
    assert!(
        keys.len() >= 2 * MOST,
        "{} different keys are too few",
        keys.len()
    );
    keys
}

fn filled<M: Map>(keys: &[M::Key]) -> M {
    let mut map = M::default();
    for (key, value) in keys.iter().zip(0..) {
        map.insert(*key, value);
    }
    map
}

/// So many numbers below `bound`, others in each round, so that no predictor learns them.
struct Draws {
    random: Random,
    bound: usize,
    drawn: Vec<u32>,
}

impl Draws {
    fn new(bound: usize, count: usize) -> Self {
        Self {
            random: Random::new(),
            bound,
            drawn: vec![0; count],
        }
    }

    fn again(&mut self) -> &[u32] {
        self.drawn
            .fill_with(|| self.random.below(self.bound) as u32);
        &self.drawn
    }
}

fn short_lived<M: Map>(
    keys: &[M::Key],
    lens: std::ops::RangeInclusive<usize>,
    rounds: usize,
) -> impl FnMut(&mut Clock) {
    let mut draws = Draws::new(1 << 30, rounds);
    move |clock| {
        let draws = draws.again();
        clock.time(|| {
            let (mut sum, mut start) = (0, 0);
            for &draw in draws {
                let len = lens.start() + draw as usize % (lens.end() - lens.start() + 1);
                if start + len > keys.len() {
                    start = 0;
                }
                let mine = &keys[start..start + len];
                start += len;
                let map = filled::<M>(mine);
                for shift in [8, 13, 18, 23] {
                    let asked = &mine[(draw >> shift) as usize % len];
                    sum += u64::from(map.get(asked).copied().unwrap_or(0));
                }
                black_box(&map);
            }
            sum
        })
    }
}

fn many<M: Map>(
    keys: &[M::Key],
    lens: std::ops::RangeInclusive<usize>,
    rounds: usize,
) -> impl FnMut(&mut Clock) {
    let spread = lens.end() - lens.start() + 1;
    let mut random = Random::new();
    let lens: Vec<usize> = (0..MAPS)
        .map(|_| lens.start() + random.below(spread))
        .collect();
    let maps: Vec<M> = (0..MAPS)
        .map(|at| filled(&keys[12 * at..12 * at + lens[at]]))
        .collect();
    let mut asked = vec![(0, 0); rounds];
    move |clock| {
        asked.fill_with(|| {
            let at = random.below(MAPS);
            (at as u32, (12 * at + random.below(lens[at])) as u32)
        });
        clock.time(|| {
            let mut sum = 0;
            for &(map, key) in &asked {
                let value = maps[map as usize].get(&keys[key as usize]);
                sum += u64::from(value.copied().unwrap_or(0));
            }
            sum
        })
    }
}

/// Asks a map of `len` keys for some that are `skip` places further.
fn ask<M: Map>(keys: &[M::Key], len: usize, skip: usize, rounds: usize) -> impl FnMut(&mut Clock) {
    let map = filled::<M>(&keys[..len]);
    let mut asked = Draws::new(len, rounds);
    move |clock| {
        let asked = asked.again();
        clock.time(|| {
            let (map, keys) = (black_box(&map), &keys[skip..]);
            asked.iter().fold(0, |sum, &at| {
                let value = map.get(&keys[at as usize]);
                sum + u64::from(value.copied().unwrap_or(1))
            })
        })
    }
}

fn look_ups<M: Map>(keys: &[M::Key], len: usize, rounds: usize) -> impl FnMut(&mut Clock) {
    ask::<M>(keys, len, 0, rounds)
}

fn misses<M: Map>(keys: &[M::Key], len: usize, rounds: usize) -> impl FnMut(&mut Clock) {
    ask::<M>(keys, len, len, rounds)
}

fn insert<M: Map>(keys: &[M::Key], len: usize, rounds: usize) -> impl FnMut(&mut Clock) {
    let keys = &keys[..len];
    move |clock| {
        clock.time(|| {
            let filled = |_| u64::from(black_box(filled::<M>(black_box(keys))).sum());
            (0..rounds / len).map(filled).sum()
        })
    }
}

fn count<M: Grow>(often: &[M::Key], rounds: usize) -> impl FnMut(&mut Clock) {
    let often = &often[..rounds];
    move |clock| {
        clock.time(|| {
            let mut map = M::default();
            often.iter().for_each(|key| map.count(*key));
            u64::from(black_box(&map).sum())
        })
    }
}

fn replace<M: Grow>(keys: &[M::Key], len: usize, rounds: usize) -> impl FnMut(&mut Clock) {
    let mut map = filled::<M>(&keys[..len]);
    let mut order = Draws::new(len, rounds);
    move |clock| {
        let order = order.again();
        clock.time(|| {
            let mut sum = 0;
            for &at in order {
                let key = keys[at as usize];
                sum += u64::from(map.remove(&key).unwrap_or(0));
                map.insert(key, at);
            }
            sum
        })
    }
}

fn iterate<M: Map>(keys: &[M::Key], len: usize, walks: usize) -> impl FnMut(&mut Clock) {
    let map = filled::<M>(&keys[..len]);
    move |clock| {
        clock.time(|| {
            let sums = (0..walks).map(|_| u64::from(black_box(&map).sum()));
            sums.sum()
        })
    }
}

/// Those of the value and those on the heap.
fn bytes<M: Map>(keys: &[M::Key]) -> f64 {
    let heap = memory(|| filled::<M>(keys)).bytes;
    (size_of::<M>() + heap) as f64
}
