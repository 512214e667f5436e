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
    compare!(c, "last in, first out", len, D => {
        let mut d: D = (0..len as u64 - 1).collect();
        let mut sum = 0;
        for i in 0..black_box(200) {
            d.push_back(i);
            sum += d.pop_back().unwrap_or(0);
        }
        sum
    });
    compare!(c, "in at the front, out at the back", len, D => {
        let mut d: D = (0..len as u64 - 1).collect();
        let mut sum = 0;
        for i in 0..black_box(200) {
            d.push_front(i);
            sum += d.pop_back().unwrap_or(0);
        }
        sum
    });
    compare!(c, "sliding window", len, D => {
        let mut d = D::new();
        let mut sum = 0;
        for i in 0..black_box(200) {
            if d.len() == len {
                sum -= d.pop_front().unwrap_or(0);
            }
            d.push_back(i);
            sum += i;
        }
        sum
    });
}

fn readers(c: &mut Criterion) {
    /// A deque that wraps.
    macro_rules! wrapped {
        ($D:ty, $len:expr) => {{
            let mut d: $D = (0..$len as u64).collect();
            d.rotate_left(black_box(3));
            d
        }};
    }
    compare!(c, "iterate a wrapped deque", len, D => {
        wrapped!(D, len).iter().sum::<u64>()
    });
    compare!(c, "a for loop over a wrapped deque", len, D => {
        let mut sum = 0_u64;
        for x in &wrapped!(D, len) {
            sum = sum.rotate_left(1) ^ x;
        }
        sum
    });
    compare!(c, "index and get", len, D => {
        let d = wrapped!(D, len);
        let mut sum = 0;
        for i in 0..len {
            sum += d[i] + d.get(black_box(i)).unwrap_or(&0);
        }
        sum
    });
    compare!(c, "eq", len, D => wrapped!(D, len) == wrapped!(D, len));
    compare!(c, "contains", len, D => wrapped!(D, len).contains(&black_box(1000)));
    compare!(c, "binary_search", len, D => {
        let d: D = (0..len as u64).collect();
        d.binary_search(&black_box(5))
    });
}

fn bulk(c: &mut Criterion) {
    compare!(c, "collect", len, D => (0..black_box(len as u64)).collect::<D>());
    compare!(c, "extend", len, D => {
        let mut d = D::new();
        d.extend(0..black_box(len as u64));
        d
    });
    compare!(c, "extend by a slice", len, D => {
        let mut d = D::new();
        d.extend(black_box(&[7; 100][..len]));
        d
    });
    compare!(c, "from Vec", len, D => D::from(vec![7; black_box(len)]));
    compare!(c, "clone", len, D => (0..len as u64).collect::<D>().clone());
    compare!(c, "append", len, D => {
        let (mut d, mut e): (D, D) = ((0..len as u64).collect(), (0..len as u64).collect());
        d.append(&mut e);
        d
    });
    compare!(c, "truncate, then clear", len, D => {
        let mut d: D = (0..len as u64).collect();
        d.truncate(black_box(4));
        d.clear();
        d
    });
    compare!(c, "insert and remove in the middle", len, D => {
        let mut d: D = (0..len as u64).collect();
        for i in 0..black_box(20) {
            if let Some(x) = d.remove(len / 3) {
                d.insert(len / 2 + i % 2, x);
            }
        }
        d
    });
    compare!(c, "rotate", len, D => {
        let mut d: D = (0..len as u64).collect();
        for i in 0..black_box(20) {
            d.rotate_left(i % 3);
        }
        d
    });
    compare!(c, "sort what wraps", len, D => {
        let mut d: D = (0..len as u64).collect();
        d.rotate_left(len / 2);
        d.make_contiguous().sort_unstable();
        d
    });
    compare!(c, "retain", len, D => {
        let mut d: D = (0..black_box(len as u64)).collect();
        d.retain(|x| x % 3 != 0);
        d.len()
    });
    compare!(c, "drain all but the ends", len, D => {
        let mut d: D = (0..len as u64).collect();
        d.drain(1..len - 1).sum::<u64>()
    });
}

criterion_group!(benches, deques, readers, bulk);
criterion_main!(benches);
