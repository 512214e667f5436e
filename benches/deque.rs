//! `SmallDeque` beside `VecDeque`: short-lived queues, long-lived ones, and what is read from them.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

mod common;

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use smallcoll::SmallDeque;

use common::{BATCH, coins, config};

const N: usize = 8;
/// Inline, and far beyond.
const LENGTHS: [usize; 2] = [6, 100];

/// A benchmark of `$work` on what `$set_up` makes, for both types and all lengths.
macro_rules! compare {
    ($c:expr, $group:literal, $len:ident, $D:ident, $it:ident = $set_up:expr => $work:expr) => {{
        let mut group = $c.benchmark_group($group);
        for $len in LENGTHS {
            group.bench_function(BenchmarkId::new("SmallDeque", $len), |b| {
                type $D<T = u64> = SmallDeque<T, N>;
                b.iter_batched_ref(|| $set_up, |$it| $work, BATCH)
            });
            group.bench_function(BenchmarkId::new("VecDeque", $len), |b| {
                type $D<T = u64> = VecDeque<T>;
                b.iter_batched_ref(|| $set_up, |$it| $work, BATCH)
            });
        }
        group.finish();
    }};
}

/// A deque of the numbers below `$len` that wraps: three of them are at the end of the ring.
macro_rules! wrapped {
    ($D:ty, $len:expr) => {{
        let mut d = <$D>::with_capacity($len);
        d.extend(3..$len as u64);
        (0..3).rev().for_each(|x| d.push_front(x));
        assert_eq!(d.as_slices().0.len(), 3);
        d
    }};
}

fn deques(c: &mut Criterion) {
    compare!(c, "short-lived queue", len, D, items = 0..len as u64 => {
        let mut d = <D>::new();
        for i in items.clone() {
            d.push_back(i);
        }
        let mut sum = 0;
        while let Some(i) = d.pop_front() {
            sum += i;
        }
        sum
    });
    compare!(c, "first in, first out", len, D, d = (0..len as u64 - 1).collect::<D>() => {
        let mut sum = 0;
        for i in 0..black_box(200) {
            d.push_back(i);
            sum += d.pop_front().unwrap_or(0);
        }
        sum
    });
    compare!(c, "last in, first out", len, D, d = (0..len as u64 - 1).collect::<D>() => {
        let mut sum = 0;
        for i in 0..black_box(200) {
            d.push_back(i);
            sum += black_box(&mut *d).pop_back().unwrap_or(0);
        }
        sum
    });
    compare!(c, "in at the front, out at the back", len, D, d = (0..len as u64 - 1).collect::<D>() => {
        let mut sum = 0;
        for i in 0..black_box(200) {
            d.push_front(i);
            sum += d.pop_back().unwrap_or(0);
        }
        sum
    });
    compare!(c, "sliding window", len, D, d = <D>::new() => {
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
    compare!(c, "iterate a wrapped deque", len, D, d = wrapped!(D, len) => d.iter().sum::<u64>());
    compare!(c, "a for loop over a wrapped deque", len, D, d = wrapped!(D, len) => {
        let mut sum = 0_u64;
        for x in &*d {
            sum = sum.rotate_left(1) ^ x;
        }
        sum
    });
    compare!(c, "index and get", len, D, d = wrapped!(D, len) => {
        let mut sum = 0;
        for i in 0..len {
            sum += d[i] + d.get(black_box(i)).unwrap_or(&0);
        }
        sum
    });
    compare!(c, "eq", len, D, it = (wrapped!(D, len), wrapped!(D, len)) => it.0 == it.1);
    compare!(c, "contains", len, D, d = wrapped!(D, len) => d.contains(&black_box(1000)));
    compare!(c, "binary_search", len, D, d = wrapped!(D, len) => d.binary_search(&black_box(5)));
}

fn bulk(c: &mut Criterion) {
    compare!(c, "collect", len, D, items = 0..len as u64 => items.clone().collect::<D>());
    compare!(c, "extend", len, D, it = (<D>::new(), 0..len as u64) => it.0.extend(it.1.clone()));
    compare!(c, "extend by a slice", len, D, it = (<D>::new(), vec![7_u64; len]) => it.0.extend(&it.1));
    compare!(c, "from Vec", len, D, vec = Some(vec![7_u64; len]) => vec.take().map(<D>::from));
    compare!(c, "clone", len, D, d = (0..len as u64).collect::<D>() => d.clone());
    compare!(c, "append", len, D,
        it = ((0..len as u64).collect::<D>(), (0..len as u64).collect::<D>()) => it.0.append(&mut it.1));
    compare!(c, "truncate, then clear", len, D, d = (0..len as u64).collect::<D>() => {
        d.truncate(black_box(4));
        black_box(&mut *d).clear();
    });
    compare!(c, "insert and remove in the middle", len, D, d = (0..len as u64).collect::<D>() => {
        for i in 0..black_box(20) {
            if let Some(x) = d.remove(len / 3) {
                d.insert(len / 2 + i % 2, x);
            }
        }
    });
    compare!(c, "rotate", len, D, d = (0..len as u64).collect::<D>() => {
        for i in 0..black_box(20) {
            d.rotate_left(i % 3);
        }
    });
    compare!(c, "sort what wraps", len, D, d = wrapped!(D, len) => d.make_contiguous().sort_unstable());
    compare!(c, "retain", len, D, d = (0..len as u64).collect::<D>() => d.retain(|x| x % 3 != 0));
    compare!(c, "drain all but the ends", len, D, d = (0..len as u64).collect::<D>() => {
        d.drain(1..len - 1).sum::<u64>()
    });
}

fn whole(c: &mut Criterion) {
    compare!(c, "clone_from", len, D, it = ((0..4).collect::<D>(), (0..len as u64).collect()) => {
        it.0.clone_from(&it.1)
    });
    compare!(c, "drop", len, D, d = Some((0..len as u64).collect::<D>()) => *d = None);
    compare!(c, "hash", len, D, d = (0..len as u64).collect::<D>() => {
        let mut hasher = DefaultHasher::new();
        d.hash(&mut hasher);
        hasher.finish()
    });
    compare!(c, "resize", len, D, d = <D>::new() => d.resize(len, 7));
    compare!(c, "split_off", len, D, d = (0..len as u64).collect::<D>() => d.split_off(len / 2));
    compare!(c, "grow by one and shrink back", len, D, d = (0..len as u64).collect::<D>() => {
        d.push_back(7);
        d.pop_front();
        d.shrink_to_fit();
    });
    compare!(c, "into_iter", len, D, d = Some((0..len as u64).collect::<D>()) => {
        d.take().map(|d| d.into_iter().sum::<u64>())
    });
}

/// Elements that own something, and elements of a byte.
fn other_elements(c: &mut Criterion) {
    /// In, round and out again.
    macro_rules! through {
        ($group:literal, $len:ident, $T:ty, $items:expr) => {
            compare!(c, $group, $len, D, it = (D::<$T>::new(), Vec::<$T>::from_iter($items)) => {
                it.0.extend(it.1.drain(..));
                for _ in 0..black_box(200) {
                    if let Some(item) = it.0.pop_front() {
                        it.0.push_back(black_box(item));
                    }
                }
                while let Some(item) = it.0.pop_front() {
                    black_box(item);
                }
            })
        };
    }
    through!("in and out, u8", len, u8, 0..len as u8);
    through!(
        "in and out, String",
        len,
        String,
        (0..len).map(|i| i.to_string())
    );
}

/// Deques half of which are on the heap, in an order that cannot be predicted.
fn mixed(c: &mut Criterion) {
    /// So many that no branch predictor learns them.
    const DEQUES: usize = 300_000;
    let lengths = || coins(DEQUES).map(|short| if short { 4 } else { N as u64 + 4 });
    macro_rules! pair {
        ($group:literal, $deques:ident => $work:expr) => {{
            let mut group = c.benchmark_group(concat!("half of the deques inline: ", $group));
            group.bench_function("SmallDeque", |b| {
                let deques = lengths().map(|len| (0..len).collect());
                let mut $deques: Vec<SmallDeque<u64, N>> = deques.collect();
                b.iter(|| $work)
            });
            group.bench_function("VecDeque", |b| {
                let deques = lengths().map(|len| (0..len).collect());
                let mut $deques: Vec<VecDeque<u64>> = deques.collect();
                b.iter(|| $work)
            });
            group.finish();
        }};
    }
    pair!("index", ds => ds.iter_mut().map(|d| d[2]).sum::<u64>());
    pair!("front", ds => ds.iter_mut().filter_map(|d| d.front()).sum::<u64>());
    pair!("len", ds => ds.iter_mut().map(|d| d.len()).sum::<usize>());
    pair!("iterate", ds => ds.iter_mut().map(|d| d.iter().sum::<u64>()).sum::<u64>());
    pair!("first in, first out", ds => for d in &mut ds {
        if let Some(x) = d.pop_front() {
            d.push_back(x + 1);
        }
    });
    pair!("clone and drop", ds => ds.iter_mut().map(|d| d.clone().len()).sum::<usize>());
}

criterion_group! {
    name = benches;
    config = config();
    targets = deques, readers, bulk, whole, mixed, other_elements
}
criterion_main!(benches);
