//! `SmallDeque` beside `VecDeque`: short-lived queues, long-lived ones, and what is read from them.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::hint::black_box;
use std::time::Duration;

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

fn whole(c: &mut Criterion) {
    compare!(c, "clone_from", len, D => {
        let (mut d, e): (D, D) = ((0..4).collect(), (0..len as u64).collect());
        d.clone_from(&e);
        d
    });
    compare!(c, "hash", len, D => {
        let mut hasher = DefaultHasher::new();
        (0..len as u64).collect::<D>().hash(&mut hasher);
        hasher.finish()
    });
    compare!(c, "resize", len, D => {
        let mut d = D::new();
        d.resize(black_box(len), 7);
        d
    });
    compare!(c, "split_off", len, D => (0..len as u64).collect::<D>().split_off(len / 2));
    compare!(c, "grow by one and shrink back", len, D => {
        let mut d: D = (0..black_box(len as u64)).collect();
        d.push_back(7);
        d.pop_front();
        d.shrink_to_fit();
        d
    });
    compare!(c, "into_iter", len, D => (0..len as u64).collect::<D>().into_iter().sum::<u64>());
}

/// Deques half of which are on the heap, in an order that cannot be predicted.
fn mixed(c: &mut Criterion) {
    /// So many that no branch predictor learns them.
    const DEQUES: u64 = 300_000;
    let len = |i: u64| match i.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 63 {
        0 => 4,
        _ => N as u64 + 4,
    };
    macro_rules! pair {
        ($group:literal, $deques:ident => $work:expr) => {{
            let mut group = c.benchmark_group(concat!("half of the deques inline: ", $group));
            group.bench_function("SmallDeque", |b| {
                let deques = (0..DEQUES).map(|i| (0..len(i)).collect());
                let mut $deques: Vec<SmallDeque<u64, N>> = deques.collect();
                b.iter(|| $work)
            });
            group.bench_function("VecDeque", |b| {
                let deques = (0..DEQUES).map(|i| (0..len(i)).collect());
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

/// Elements that own something, and elements of a byte.
fn other_elements(c: &mut Criterion) {
    /// Both types, for elements that `$make` makes.
    macro_rules! pair {
        ($group:literal, $T:ty, $make:expr) => {{
            let mut group = c.benchmark_group($group);
            for len in LENGTHS {
                group.bench_function(BenchmarkId::new("SmallDeque", len), |b| {
                    b.iter(|| {
                        through(
                            SmallDeque::<$T, N>::new(),
                            SmallDeque::push_back,
                            SmallDeque::pop_front,
                            len,
                            $make,
                        )
                    })
                });
                group.bench_function(BenchmarkId::new("VecDeque", len), |b| {
                    b.iter(|| {
                        through(
                            VecDeque::<$T>::new(),
                            VecDeque::push_back,
                            VecDeque::pop_front,
                            len,
                            $make,
                        )
                    })
                });
            }
            group.finish();
        }};
    }
    fn through<D, T>(
        mut deque: D,
        push: impl Fn(&mut D, T),
        pop: impl Fn(&mut D) -> Option<T>,
        len: usize,
        make: impl Fn(usize) -> T,
    ) -> usize {
        (0..black_box(len)).for_each(|i| push(&mut deque, make(i)));
        for i in 0..black_box(200) {
            black_box(pop(&mut deque));
            push(&mut deque, make(i));
        }
        std::iter::from_fn(|| pop(&mut deque)).count()
    }
    pair!("in and out, u8", u8, |i| i as u8);
    pair!("in and out, String", String, |i| i.to_string());
}

fn config() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(700))
        .sample_size(30)
}

criterion_group! {
    name = benches;
    config = config();
    targets = deques, readers, bulk, whole, mixed, other_elements
}
criterion_main!(benches);
