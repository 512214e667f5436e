//! `SmallVec` beside `Vec`: the same work at lengths that stay inline and at lengths that spill.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use smallcoll::SmallVec;

const N: usize = 16;
/// Inline with room to spare, inline to the last slot, and far beyond.
const LENGTHS: [usize; 3] = [4, 16, 100];

type Small = SmallVec<u64, N>;

/// A benchmark of one expression over `$len`, for both types.
macro_rules! compare {
    ($c:expr, $group:literal, $len:ident, $V:ident => $work:expr) => {{
        let mut group = $c.benchmark_group($group);
        for $len in LENGTHS {
            group.bench_function(BenchmarkId::new("SmallVec", $len), |b| {
                type $V = Small;
                b.iter(|| $work)
            });
            group.bench_function(BenchmarkId::new("Vec", $len), |b| {
                type $V = Vec<u64>;
                b.iter(|| $work)
            });
        }
        group.finish();
    }};
}

fn build(c: &mut Criterion) {
    compare!(c, "push", len, V => {
        let mut v = V::new();
        for i in 0..black_box(len as u64) {
            v.push(i);
        }
        v
    });
    compare!(c, "collect", len, V => (0..black_box(len as u64)).collect::<V>());
    let source: Vec<u64> = (0..1000).collect();
    compare!(c, "from slice", len, V => V::from(&source[..black_box(len)]));
    compare!(c, "insert at the front", len, V => {
        let mut v = V::new();
        for i in 0..black_box(len as u64) {
            v.insert(0, i);
        }
        v
    });
}

fn change(c: &mut Criterion) {
    compare!(c, "push and pop", len, V => {
        let mut v: V = (0..len as u64).collect();
        for i in 0..black_box(64) {
            v.pop();
            v.push(i);
        }
        v
    });
    compare!(c, "retain", len, V => {
        let mut v: V = (0..black_box(len as u64)).collect();
        v.retain(|x| x % 3 != 0);
        v
    });
}

/// A population of vectors half of which are spilled, in an order that cannot be predicted.
fn mixed(c: &mut Criterion) {
    let lengths = |i: u64| {
        if i.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 63 == 0 {
            4
        } else {
            N as u64 + 4
        }
    };
    let small: Vec<Small> = (0..20_000).map(|i| (0..lengths(i)).collect()).collect();
    let std: Vec<Vec<u64>> = (0..20_000).map(|i| (0..lengths(i)).collect()).collect();
    let mut group = c.benchmark_group("mixed population");
    group.bench_function("SmallVec, index", |b| {
        b.iter(|| small.iter().map(|v| v[2]).sum::<u64>())
    });
    group.bench_function("Vec, index", |b| {
        b.iter(|| std.iter().map(|v| v[2]).sum::<u64>())
    });
    group.bench_function("SmallVec, len", |b| {
        b.iter(|| small.iter().map(|v| v.len()).sum::<usize>())
    });
    group.bench_function("Vec, len", |b| {
        b.iter(|| std.iter().map(|v| v.len()).sum::<usize>())
    });
    group.bench_function("SmallVec, clone", |b| b.iter(|| small[..1000].to_vec()));
    group.bench_function("Vec, clone", |b| b.iter(|| std[..1000].to_vec()));
    group.finish();
}

criterion_group!(benches, build, change, mixed);
criterion_main!(benches);
