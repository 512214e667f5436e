//! `SmallString` beside `String`, on the words of this repository's own documentation.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

use std::collections::HashMap;
use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use smallcoll::SmallString;

const TEXT: &str = concat!(
    include_str!("../README.md"),
    include_str!("../ARCHITECTURE.md")
);

fn words() -> Vec<&'static str> {
    TEXT.split_whitespace().collect()
}

/// One benchmark for both types.
macro_rules! compare {
    ($c:expr, $group:literal, $S:ident => $set_up:expr, $work:expr) => {{
        let mut group = $c.benchmark_group($group);
        group.bench_function("SmallString", |b| {
            type $S = SmallString;
            let input = $set_up;
            b.iter(|| $work(black_box(&input)))
        });
        group.bench_function("String", |b| {
            type $S = String;
            let input = $set_up;
            b.iter(|| $work(black_box(&input)))
        });
        group.finish();
    }};
}

fn strings(c: &mut Criterion) {
    compare!(c, "create", S => words(), |words: &Vec<&str>| {
        words.iter().map(|&word| S::from(word)).collect::<Vec<S>>()
    });
    compare!(c, "clone", S => words().into_iter().map(S::from).collect::<Vec<S>>(), |names: &Vec<S>| {
        names.clone()
    });
    compare!(c, "compare neighbours", S => words().into_iter().map(S::from).collect::<Vec<S>>(), |names: &Vec<S>| {
        names.windows(2).filter(|pair| pair[0] == pair[1]).count()
    });
    compare!(c, "count in a map", S => words(), |words: &Vec<&str>| {
        let mut counts = HashMap::<S, u32>::new();
        for &word in words {
            *counts.entry(S::from(word)).or_default() += 1;
        }
        counts
    });
    compare!(c, "push characters", S => words(), |words: &Vec<&str>| {
        let mut total = 0;
        for word in words {
            let mut s = S::new();
            word.chars().for_each(|c| s.push(c));
            total += s.len();
        }
        total
    });
    compare!(c, "format", S => (0..1000).collect::<Vec<u32>>(), |numbers: &Vec<u32>| {
        let mut total = 0;
        for number in numbers {
            let mut s = S::new();
            write!(s, "id_{number}").unwrap();
            total += s.len();
        }
        total
    });
}

criterion_group!(benches, strings);
criterion_main!(benches);
