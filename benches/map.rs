//! `SmallMap` beside hashbrown's and std's `HashMap` and indexmap's: small ones that are built, asked
//! and dropped, and look-ups in large ones.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use hashbrown::DefaultHashBuilder;
use smallcoll::SmallMap;

/// Keys in an order that no predictor learns.
fn numbers(count: usize) -> Vec<u32> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u32
    };
    (0..count).map(|_| next()).collect()
}

fn words(count: usize) -> Vec<String> {
    let word = |number: u32| format!("{number:x}{}", ["", "_id", "_name"][number as usize % 3]);
    numbers(count).into_iter().map(word).collect()
}

/// A benchmark for each type of map, all with the same hasher but std's.
macro_rules! compare {
    ($c:expr, $name:expr, $len:expr, $K:ty, |$b:ident, $M:ident| $work:expr) => {{
        let mut group = $c.benchmark_group($name);
        let len = $len;
        group.bench_function(BenchmarkId::new("SmallMap", &len), |$b| {
            type $M<'a> = SmallMap<$K, u32>;
            $work
        });
        group.bench_function(BenchmarkId::new("hashbrown", &len), |$b| {
            type $M<'a> = hashbrown::HashMap<$K, u32>;
            $work
        });
        group.bench_function(BenchmarkId::new("indexmap", &len), |$b| {
            type $M<'a> = indexmap::IndexMap<$K, u32, DefaultHashBuilder>;
            $work
        });
        group.bench_function(BenchmarkId::new("std", &len), |$b| {
            type $M<'a> = std::collections::HashMap<$K, u32>;
            $work
        });
        group.finish();
    }};
}

/// A thousand maps of `most` entries, or of 1 to `most`, each asked four times.
macro_rules! small {
    ($c:expr, $name:literal, $keys:expr, $K:ty) => {{
        let keys = $keys;
        let draws = numbers(1000);
        for (most, vary) in [(4, false), (8, false), (4, true), (8, true)] {
            let len = format!("{}{most}", if vary { "1-" } else { "" });
            compare!($c, $name, len, $K, |b, M| b.iter(|| {
                let mut sum = 0;
                let mut rest = &keys[..];
                for draw in &draws {
                    let len = if vary {
                        1 + *draw as usize % most
                    } else {
                        most
                    };
                    let (mine, others) = rest.split_at(len);
                    rest = others;
                    let mut map = M::default();
                    for (key, value) in mine.iter().zip(0..) {
                        map.insert(*key, value);
                    }
                    for shift in [8, 11, 14, 17] {
                        sum += map[&mine[(draw >> shift) as usize % len]];
                    }
                    black_box(&mut map);
                }
                sum
            }));
        }
    }};
}

/// Look-ups in one map.
macro_rules! look_ups {
    ($c:expr, $name:literal, $keys:expr, $K:ty) => {{
        let keys = $keys;
        let draws = numbers(1 << 13);
        for len in [4, 8, 16, 100, 10_000] {
            let keys = &keys[..len];
            compare!($c, $name, len, $K, |b, M| {
                let map: M<'_> = keys.iter().copied().zip(0..).collect();
                b.iter(|| {
                    let asked = draws.iter().map(|draw| &keys[*draw as usize % len]);
                    asked.map(|key| map[key]).fold(0, u32::wrapping_add)
                });
            });
        }
    }};
}

fn maps(c: &mut Criterion) {
    let words = words(10_000);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    small!(c, "a thousand small maps of u32", numbers(10_000), u32);
    small!(c, "a thousand small maps of words", words.clone(), &'a str);
    look_ups!(c, "look-ups of u32", numbers(10_000), u32);
    look_ups!(c, "look-ups of words", words, &'a str);
}

criterion_group!(benches, maps);
criterion_main!(benches);
