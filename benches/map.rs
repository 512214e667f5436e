//! `SmallMap` beside hashbrown's and std's `HashMap` and indexmap's: small ones that are built, asked
//! and dropped, and look-ups in large ones. `SmallSet` beside their sets: the same small ones, unions
//! and intersections.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

mod common;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use hashbrown::DefaultHashBuilder;
use smallcoll::{SmallMap, SmallSet};

use common::{config, numbers};

fn words(count: usize) -> Vec<String> {
    let word = |number: u32| format!("{number:x}{}", ["", "_id", "_name"][number as usize % 3]);
    numbers(count).into_iter().map(word).collect()
}

/// A benchmark for each of these types.
macro_rules! compare {
    ($c:expr, $name:expr, $len:expr, |$b:ident, $M:ident| $work:expr;
        $($type_name:literal: $Type:ty,)*) => {{
        let mut group = $c.benchmark_group($name);
        let len = $len;
        $(group.bench_function(BenchmarkId::new($type_name, &len), |$b| {
            type $M<'a> = $Type;
            $work
        });)*
        group.finish();
    }};
}

/// A benchmark for each type of map, all with the same hasher but std's.
macro_rules! maps {
    ($c:expr, $name:expr, $len:expr, $K:ty, |$b:ident, $M:ident| $work:expr) => {
        compare!($c, $name, $len, |$b, $M| $work;
            "SmallMap": SmallMap<$K, u32>,
            "hashbrown": hashbrown::HashMap<$K, u32>,
            "indexmap": indexmap::IndexMap<$K, u32, DefaultHashBuilder>,
            "std": std::collections::HashMap<$K, u32>,
        )
    };
}

/// The same of sets.
macro_rules! sets {
    ($c:expr, $name:expr, $len:expr, $K:ty, |$b:ident, $S:ident| $work:expr) => {
        compare!($c, $name, $len, |$b, $S| $work;
            "SmallSet": SmallSet<$K>,
            "hashbrown": hashbrown::HashSet<$K>,
            "indexmap": indexmap::IndexSet<$K, DefaultHashBuilder>,
            "std": std::collections::HashSet<$K>,
        )
    };
}

/// Ten thousand maps or sets of `most` entries, or of 1 to `most`, each asked four times: so many that
/// no predictor learns their lengths.
macro_rules! small {
    ($c:expr, $compare:ident, $name:literal, $keys:expr, $K:ty,
        |$it:ident, $key:ident, $value:pat_param| $insert:expr, $ask:expr) => {{
        let keys = $keys;
        let draws = numbers(10_000);
        for (most, vary) in [(4, false), (8, false), (4, true), (8, true)] {
            let len = format!("{}{most}", if vary { "1-" } else { "" });
            $compare!($c, $name, len, $K, |b, M| b.iter(|| {
                let mut sum = 0;
                for draw in &draws {
                    let len = if vary {
                        1 + *draw as usize % most
                    } else {
                        most
                    };
                    let mine = &keys[(draw >> 19) as usize..][..len];
                    let mut $it = M::default();
                    for ($key, $value) in mine.iter().zip(0..) {
                        $insert;
                    }
                    for shift in [8, 11, 14, 17] {
                        let $key = &mine[(draw >> shift) as usize % len];
                        sum += $ask;
                    }
                    black_box(&mut $it);
                }
                sum
            }));
        }
    }};
}

/// Look-ups in one map, so many that no predictor learns which.
macro_rules! look_ups {
    ($c:expr, $name:literal, $keys:expr, $K:ty) => {{
        let keys = $keys;
        let draws = numbers(1 << 17);
        for len in [4, 8, 16, 100, 10_000] {
            let keys = &keys[..len];
            maps!($c, $name, len, $K, |b, M| {
                let map: M<'_> = keys.iter().copied().zip(0..).collect();
                b.iter(|| {
                    let asked = draws.iter().map(|draw| &keys[*draw as usize % len]);
                    asked.map(|key| map[key]).fold(0, u32::wrapping_add)
                });
            });
        }
    }};
}

/// What two sets have together, for pairs that share half of their elements.
macro_rules! together {
    ($c:expr, $name:literal, $keys:expr, $K:ty, |$one:ident, $other:ident| $both:expr) => {{
        let keys = $keys;
        for len in [4, 8, 100] {
            sets!($c, $name, len, $K, |b, S| {
                let of_both = keys.chunks_exact(len + len / 2);
                let pairs = of_both.map(|part| {
                    let set = |part: &[$K]| part.iter().copied().collect();
                    (set(&part[..len]), set(&part[len / 2..]))
                });
                let pairs: Vec<(S<'_>, S<'_>)> = pairs.collect();
                b.iter(|| {
                    let counts = pairs.iter().map(|($one, $other)| $both.count());
                    counts.sum::<usize>()
                });
            });
        }
    }};
}

fn of_maps(c: &mut Criterion) {
    let words = words(10_000);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    small!(
        c,
        maps,
        "ten thousand small maps of u32",
        numbers(10_000),
        u32,
        |map, key, value| map.insert(*key, value),
        map[key]
    );
    small!(
        c,
        maps,
        "ten thousand small maps of words",
        words.clone(),
        &'a str,
        |map, key, value| map.insert(*key, value),
        map[key]
    );
    look_ups!(c, "look-ups of u32", numbers(10_000), u32);
    look_ups!(c, "look-ups of words", words, &'a str);
}

fn of_sets(c: &mut Criterion) {
    let words = words(10_000);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    small!(
        c,
        sets,
        "ten thousand small sets of u32",
        numbers(10_000),
        u32,
        |set, key, _| set.insert(*key),
        u32::from(set.contains(key))
    );
    small!(
        c,
        sets,
        "ten thousand small sets of words",
        words,
        &'a str,
        |set, key, _| set.insert(*key),
        u32::from(set.contains(key))
    );
    together!(c, "unions of u32", numbers(10_000), u32, |one, other| one
        .union(other));
    together!(
        c,
        "intersections of u32",
        numbers(10_000),
        u32,
        |one, other| one.intersection(other)
    );
}

criterion_group! {
    name = benches;
    config = config();
    targets = of_maps, of_sets
}
criterion_main!(benches);
