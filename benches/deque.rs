//! `SmallDeque` beside `VecDeque`: short-lived queues, long-lived ones, and what is read from them.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

use std::collections::VecDeque;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use smallcoll::SmallDeque;

const N: usize = 8;
/// Inline, and far beyond.
const LENGTHS: [usize; 2] = [6, 100];

/// A benchmark of one expression over `$len`, for both types.
macro_rules! compare {
    ($c:expr, $group:literal, $len:ident, $D:ident => $work:expr) => {{
        let mut group = $c.benchmark_group($group);
        for $len in LENGTHS {
            group.bench_function(BenchmarkId::new("SmallDeque", $len), |b| {
                type $D = SmallDeque<u64, N>;
                b.iter(|| $work)
            });
            group.bench_function(BenchmarkId::new("VecDeque", $len), |b| {
                type $D = VecDeque<u64>;
                b.iter(|| $work)
            });
        }
        group.finish();
    }};
}

fn deques(c: &mut Criterion) {
    compare!(c, "short-lived queue", len, D => {
        let mut d = D::new();
        for i in 0..black_box(len as u64) {
            d.push_back(i);
        }
        let mut sum = 0;
        while let Some(i) = d.pop_front() {
            sum += i;
        }
        sum
    });
    compare!(c, "first in, first out", len, D => {
        let mut d: D = (0..len as u64 - 1).collect();
        let mut sum = 0;
        for i in 0..black_box(200) {
            d.push_back(i);
            sum += d.pop_front().unwrap_or(0);
        }
        sum
    });
    compare!(c, "iterate a wrapped deque", len, D => {
        let mut d: D = (0..len as u64).collect();
        d.rotate_left(black_box(3));
        d.iter().sum::<u64>()
    });
    compare!(c, "retain", len, D => {
        let mut d: D = (0..black_box(len as u64)).collect();
        d.retain(|x| x % 3 != 0);
        d.len()
    });
}

criterion_group!(benches, deques);
criterion_main!(benches);
