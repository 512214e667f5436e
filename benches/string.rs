//! `SmallString` beside `String`, on the words of this repository's own documentation, and on texts too
//! long to be inline.

#![allow(
    missing_docs,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc
)]

mod common;

use std::collections::HashMap;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use smallcoll::SmallString;

use common::{coins, config};

const TEXT: &str = concat!(
    include_str!("../README.md"),
    include_str!("../ARCHITECTURE.md")
);

/// The words of the text, the words in groups of eight, and both of them, half and half, in an order that
/// cannot be predicted.
fn texts() -> [(&'static str, Vec<String>); 3] {
    /// So many that no branch predictor learns them.
    const MIXED: usize = 50_000;
    let words: Vec<&str> = TEXT.split_whitespace().collect();
    let short: Vec<String> = words.iter().map(ToString::to_string).collect();
    let long: Vec<String> = words.chunks(8).map(|part| part.join("_")).collect();
    let pairs = coins(MIXED).zip(short.iter().cycle().zip(long.iter().cycle()));
    let half = pairs.map(|(is_short, (short, long))| if is_short { short } else { long });
    let half = half.cloned().collect();
    [("short", short), ("long", long), ("half short", half)]
}

/// A benchmark of `$work` on what `$set_up` makes of the texts, for both types and all kinds of texts.
macro_rules! compare {
    ($c:expr, $group:literal, $S:ident, $texts:ident, $it:ident = $set_up:expr => $work:expr) => {{
        for (name, texts) in texts() {
            let mut group = $c.benchmark_group(format!("String: {}, {name}", $group));
            let $texts = &texts;
            group.bench_function("SmallString", |b| {
                type $S = SmallString;
                b.iter_batched_ref(|| $set_up, |$it| $work, BatchSize::LargeInput)
            });
            group.bench_function("String", |b| {
                type $S = String;
                b.iter_batched_ref(|| $set_up, |$it| $work, BatchSize::LargeInput)
            });
            group.finish();
        }
    }};
}

/// Each text as a string of the type that is measured.
fn all<S: for<'a> From<&'a str>>(texts: &[String]) -> Vec<S> {
    texts.iter().map(|text| S::from(text.as_str())).collect()
}

fn made(c: &mut Criterion) {
    compare!(c, "create", S, texts, it = texts => all::<S>(it));
    compare!(c, "collect characters", S, texts, it = texts => {
        it.iter().map(|text| text.chars().collect::<S>()).collect::<Vec<S>>()
    });
    compare!(c, "clone", S, texts, it = all::<S>(texts) => it.clone());
    compare!(c, "clone_from", S, texts, it = (all::<S>(texts), all::<S>(texts)) => {
        it.0.clone_from_slice(&it.1)
    });
    compare!(c, "drop", S, texts, it = all::<S>(texts) => it.clear());
    compare!(c, "format", S, texts, it = texts => {
        let mut total = 0;
        for (number, text) in it.iter().enumerate() {
            let mut s = S::new();
            write!(s, "{text}_{number}").unwrap();
            total += s.len();
        }
        total
    });
}

fn read(c: &mut Criterion) {
    compare!(c, "len", S, texts, it = all::<S>(texts) => it.iter().map(|s| s.len()).sum::<usize>());
    compare!(c, "as_str", S, texts, it = all::<S>(texts) => {
        it.iter().map(|s| s.as_str().as_bytes()[0]).fold(0, u8::wrapping_add)
    });
    compare!(c, "compare neighbours", S, texts, it = all::<S>(texts) => {
        it.windows(2).filter(|pair| pair[0] == pair[1]).count()
    });
    compare!(c, "sort", S, texts, it = all::<S>(texts) => it.sort_unstable());
    compare!(c, "hash", S, texts, it = all::<S>(texts) => {
        let mut hasher = DefaultHasher::new();
        it.hash(&mut hasher);
        hasher.finish()
    });
    compare!(c, "count in a map", S, texts, it = texts => {
        let mut counts = HashMap::<S, u32>::new();
        for text in it.iter() {
            *counts.entry(S::from(text.as_str())).or_default() += 1;
        }
        counts
    });
}

fn changed(c: &mut Criterion) {
    compare!(c, "push characters", S, texts, it = texts => {
        let mut total = 0;
        for text in it.iter() {
            let mut s = S::new();
            text.chars().for_each(|ch| s.push(ch));
            total += s.len();
        }
        total
    });
    compare!(c, "push_str to a kept one", S, texts, it = (S::new(), texts) => {
        let mut total = 0;
        for text in it.1.iter() {
            it.0.clear();
            it.0.push_str(text);
            total += it.0.len();
        }
        total
    });
    compare!(c, "push and pop", S, texts, it = all::<S>(texts) => {
        for s in it {
            s.push('x');
            black_box(&mut *s).pop();
        }
    });
    compare!(c, "insert and remove", S, texts, it = all::<S>(texts) => {
        for s in it {
            s.insert(0, 'x');
            black_box(&mut *s).remove(0);
        }
    });
    compare!(c, "insert_str", S, texts, it = all::<S>(texts) => it.iter_mut().for_each(|s| s.insert_str(0, "of_")));
    compare!(c, "retain", S, texts, it = all::<S>(texts) => {
        it.iter_mut().for_each(|s| s.retain(|ch| ch != 'e'))
    });
    compare!(c, "drain", S, texts, it = all::<S>(texts) => {
        it.iter_mut().map(|s| s.drain(..).count()).sum::<usize>()
    });
    compare!(c, "replace_range", S, texts, it = all::<S>(texts) => {
        it.iter_mut().for_each(|s| s.replace_range(..0, "a"))
    });
    compare!(c, "truncate and shrink", S, texts, it = all::<S>(texts) => it.iter_mut().for_each(|s| {
        s.truncate(0);
        s.shrink_to_fit();
    }));
}

criterion_group! {
    name = benches;
    config = config();
    targets = made, read, changed
}
criterion_main!(benches);
