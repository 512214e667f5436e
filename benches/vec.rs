//! `SmallVec` beside `Vec`, at lengths that stay inline and at a length that spills.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

mod common;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use smallcoll::{SmallVec, smallvec};

use common::{BATCH, coins, config};

const N: usize = 16;
/// Inline with room to spare, inline to the last slot, and far beyond.
const LENGTHS: [usize; 3] = [4, N, 100];

/// What the vectors hold.
trait Element: Clone + Ord + Hash {
    const NAME: &'static str;
    fn new(number: usize) -> Self;
}

macro_rules! element {
    ($($T:ident: $number:ident => $make:expr;)*) => {$(
        impl Element for $T {
            const NAME: &'static str = stringify!($T);

            fn new($number: usize) -> Self {
                $make
            }
        }
    )*};
}
element! {
    u64: number => number as u64;
    u8: number => number as u8;
    String: number => format!("{number:04}");
}

fn items<T: Element>(len: usize) -> Vec<T> {
    (0..len).map(T::new).collect()
}

/// A benchmark of `$work` on what `$set_up` makes, for both types and all lengths.
macro_rules! compare {
    ($c:expr, $T:ident, $group:expr, $len:ident, $V:ident, $it:ident = $set_up:expr => $work:expr) => {{
        let mut group = $c.benchmark_group(format!("Vec<{}>: {}", $T::NAME, $group));
        for $len in LENGTHS {
            group.bench_function(BenchmarkId::new("SmallVec", $len), |b| {
                type $V<T> = SmallVec<T, N>;
                b.iter_batched_ref(|| $set_up, |$it| $work, BATCH)
            });
            group.bench_function(BenchmarkId::new("Vec", $len), |b| {
                type $V<T> = Vec<T>;
                b.iter_batched_ref(|| $set_up, |$it| $work, BATCH)
            });
        }
        group.finish();
    }};
}

/// What every program does.
fn basics<T: Element>(c: &mut Criterion) {
    compare!(c, T, "push", len, V, from = items::<T>(len) => {
        let mut v = V::new();
        for item in from {
            v.push(item.clone());
        }
        v
    });
    compare!(c, T, "collect", len, V, from = items::<T>(len) => V::from_iter(from.iter().cloned()));
    compare!(c, T, "from slice", len, V, from = items::<T>(len) => V::from(&from[..]));
    compare!(c, T, "extend", len, V, it = (V::new(), items::<T>(len)) => it.0.extend(it.1.iter().cloned()));
    compare!(c, T, "extend_from_slice", len, V, it = (V::new(), items::<T>(len)) => {
        it.0.extend_from_slice(&it.1)
    });
    compare!(c, T, "push and pop", len, V, v = V::from_iter(items::<T>(len - 1)) => {
        for _ in 0..black_box(16) {
            if let Some(item) = v.pop() {
                v.push(black_box(item));
            }
        }
    });
    compare!(c, T, "push to an empty one and pop", len, V, it = (V::new(), items::<T>(len)) => {
        for item in it.1.drain(..) {
            it.0.push(item);
            black_box(black_box(&mut it.0).pop());
        }
    });
    compare!(c, T, "pop all", len, V, v = V::from_iter(items::<T>(len)) => {
        while let Some(item) = v.pop() {
            black_box(item);
        }
    });
    compare!(c, T, "insert at the front", len, V, it = (V::new(), items::<T>(len)) => {
        while let Some(item) = it.1.pop() {
            it.0.insert(0, item);
        }
    });
    compare!(c, T, "remove from the front", len, V, v = V::from_iter(items::<T>(len)) => {
        while !v.is_empty() {
            black_box(v.remove(0));
        }
    });
    compare!(c, T, "swap_remove", len, V, v = V::from_iter(items::<T>(len)) => {
        while !v.is_empty() {
            black_box(v.swap_remove(0));
        }
    });
    compare!(c, T, "clone", len, V, v = V::from_iter(items::<T>(len)) => v.clone());
    compare!(c, T, "clone_from", len, V,
        it = (V::from_iter(items::<T>(len)), V::from_iter(items::<T>(len))) => it.0.clone_from(&it.1));
    compare!(c, T, "drop", len, V, v = vec![V::from_iter(items::<T>(len))] => v.clear());
    compare!(c, T, "into_iter", len, V, v = Some(V::from_iter(items::<T>(len))) => {
        v.take().map(|v| v.into_iter().map(black_box).count())
    });
    compare!(c, T, "retain", len, V, it = (V::from_iter(items::<T>(len)), T::new(7)) => {
        it.0.retain(|x| *x < it.1)
    });
    compare!(c, T, "drain", len, V, v = V::from_iter(items::<T>(len)) => {
        v.drain(1..len - 1).map(black_box).count()
    });
    compare!(c, T, "eq", len, V,
        it = (V::from_iter(items::<T>(len)), V::from_iter(items::<T>(len))) => it.0 == it.1);
}

/// The rest.
fn rest<T: Element>(c: &mut Criterion) {
    compare!(c, T, "new, in a struct", len, V, weight = len => (*weight, V::<T>::new()));
    compare!(c, T, "extend by a filter", len, V, it = (V::new(), items::<T>(len)) => {
        let even = it.1.iter().enumerate().filter(|(at, _)| at % 2 == 0);
        it.0.extend(even.map(|(_, item)| item.clone()))
    });
    compare!(c, T, "insert at the end", len, V, it = (V::new(), items::<T>(len)) => {
        while let Some(item) = it.1.pop() {
            it.0.insert(it.0.len(), item);
        }
    });
    compare!(c, T, "resize", len, V, it = (V::new(), T::new(7)) => it.0.resize(len, it.1.clone()));
    compare!(c, T, "truncate", len, V, v = V::from_iter(items::<T>(len)) => v.truncate(len / 2));
    compare!(c, T, "append", len, V,
    it = (V::from_iter(items::<T>(len / 2)), V::from_iter(items::<T>(len / 2))) => {
        it.0.append(&mut it.1)
    });
    compare!(c, T, "dedup", len, V, v = (0..len).map(|i| T::new(i / 2)).collect::<V<T>>() => v.dedup());
    compare!(c, T, "sort", len, V, v = (0..len).map(|i| T::new(i * 37 % 101)).collect::<V<T>>() => {
        v.sort_unstable()
    });
    compare!(c, T, "hash", len, V, v = V::from_iter(items::<T>(len)) => {
        let mut hasher = DefaultHasher::new();
        v.hash(&mut hasher);
        hasher.finish()
    });
    compare!(c, T, "grow by one and shrink back", len, V, v = V::from_iter(items::<T>(len)) => {
        v.push(T::new(7));
        black_box(&mut *v).pop();
        v.shrink_to_fit();
    });
    compare!(c, T, "splice", len, V, it = (V::from_iter(items::<T>(len)), items::<T>(4)) => {
        it.0.splice(len / 2..len / 2, it.1.drain(..)).count()
    });
}

/// What is called otherwise, or is `Vec`'s under no name.
fn by_other_names(c: &mut Criterion) {
    /// One of each for all lengths.
    macro_rules! pair {
        ($group:literal, $len:ident, $v:ident => $small:expr, $std:expr) => {{
            let mut group = c.benchmark_group(concat!("Vec<u64>: ", $group));
            for $len in LENGTHS {
                group.bench_function(BenchmarkId::new("SmallVec", $len), |b| {
                    let new = || SmallVec::<u64, N>::from_iter(0..$len as u64);
                    b.iter_batched_ref(new, |$v| $small, BATCH)
                });
                group.bench_function(BenchmarkId::new("Vec", $len), |b| {
                    let new = || Vec::from_iter(0..$len as u64);
                    b.iter_batched_ref(new, |$v| $std, BATCH)
                });
            }
            group.finish();
        }};
    }
    const MORE: [u64; 4] = [1, 2, 3, 4];
    pair!("insert_many", len, v =>
        v.insert_many(len / 2, MORE), v.splice(len / 2..len / 2, MORE).count());
    pair!("insert_from_slice", len, v =>
        v.insert_from_slice(len / 2, &MORE),
        v.splice(len / 2..len / 2, MORE.iter().copied()).count());
    pair!("vec![x; n]", len, v =>
        { let w: SmallVec<u64, N> = smallvec![black_box(&*v)[0]; black_box(len)]; w },
        vec![black_box(&*v)[0]; black_box(len)]);
}

/// Vectors of written out elements: inline to the last slot, and two lengths that spill.
fn lists(c: &mut Criterion) {
    let mut group = c.benchmark_group("Vec<u64>: vec![a, b, ...]");
    macro_rules! pair {
        ($len:literal: $($item:literal)*) => {{
            group.bench_function(BenchmarkId::new("SmallVec", $len), |b| {
                b.iter(|| black_box::<SmallVec<u64, N>>(smallvec![$($item),*]))
            });
            group.bench_function(BenchmarkId::new("Vec", $len), |b| {
                b.iter(|| black_box::<Vec<u64>>(vec![$($item),*]))
            });
        }};
    }
    pair!(16: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15);
    pair!(36: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 20 24 32 36 0x40 0x80 0x100 0x200 0x400 0x800
        0x1000 0x2000 0x4000 0x8000 0x10000 0x20000 0x40000 0x80000 0x100000);
    pair!(100:
        0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24
        25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49
        50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74
        75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99);
    group.finish();
}

/// Vectors half of which are spilled, in an order that cannot be predicted.
fn mixed(c: &mut Criterion) {
    /// So many that no branch predictor learns them.
    const VECTORS: usize = 300_000;
    let lengths = || coins(VECTORS).map(|short| if short { 4 } else { N as u64 + 4 });
    macro_rules! pair {
        ($group:literal, $vectors:ident => $work:expr) => {{
            let mut group = c.benchmark_group(concat!("half of the vectors inline: ", $group));
            group.bench_function("SmallVec", |b| {
                let vectors = lengths().map(|len| (0..len).collect());
                let mut $vectors: Vec<SmallVec<u64, N>> = vectors.collect();
                b.iter(|| $work)
            });
            group.bench_function("Vec", |b| {
                let vectors = lengths().map(|len| (0..len).collect());
                let mut $vectors: Vec<Vec<u64>> = vectors.collect();
                b.iter(|| $work)
            });
            group.finish();
        }};
    }
    pair!("index", vs => vs.iter_mut().map(|v| v[2]).sum::<u64>());
    pair!("first", vs => vs.iter_mut().filter_map(|v| v.first()).sum::<u64>());
    pair!("len", vs => vs.iter_mut().map(|v| v.len()).sum::<usize>());
    pair!("iterate", vs => vs.iter_mut().map(|v| v.iter().sum::<u64>()).sum::<u64>());
    pair!("pop and push", vs => for v in &mut vs {
        if let Some(last) = v.pop() {
            v.push(last + 1);
        }
    });
    pair!("clone and drop", vs => vs.iter_mut().map(|v| v.clone().len()).sum::<usize>());
    pair!("eq", vs => vs.chunks_exact_mut(2).filter(|pair| pair[0] == pair[1]).count());
}

criterion_group! {
    name = benches;
    config = config();
    targets = basics::<u64>, rest::<u64>, by_other_names, lists, mixed, basics::<u8>, rest::<u8>,
        basics::<String>, rest::<String>
}
criterion_main!(benches);
