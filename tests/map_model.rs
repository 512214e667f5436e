//! `SmallMap` against `IndexMap` and std's `HashMap`, operation by operation.

#![cfg(feature = "hashbrown")]
#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "common/mod.rs"]
mod common;

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::{BuildHasher, Hash, RandomState};
use std::mem;

use common::alloc::check_quarantine;
pub(crate) use common::hasher::Colliding;
use common::policies::{Alternating, AnyPolicy, Zero};
use common::{CheckedAlloc, Element};
use indexmap::IndexMap;
use quickcheck::{Arbitrary, Gen, QuickCheck};
use smallcoll::map::{DefaultHashBuilder, Entry, KeyHasher};
use smallcoll::policy::{Amortized, Compact, Exact, Heap, Hysteresis, NoSpill};
use smallcoll::{SmallMap, SpillPolicy};

#[cfg(test)]
#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

pub(crate) trait Key: Element + Hash {}

impl<K: Element + Hash> Key for K {}

pub(crate) trait AnyHasher: BuildHasher + Default + Clone + Debug {}

impl<S: BuildHasher + Default + Clone + Debug> AnyHasher for S {}

/// Which operation, and what it is done with.
#[derive(Clone, Debug)]
struct Op {
    choice: u8,
    numbers: [u8; 5],
}

impl Arbitrary for Op {
    fn arbitrary(g: &mut Gen) -> Self {
        Self {
            choice: u8::arbitrary(g) % OPERATIONS,
            numbers: [(); 5].map(|()| u8::arbitrary(g)),
        }
    }
}

/// Numbers: those of an operation, then others.
struct Numbers<'a> {
    drawn: std::slice::Iter<'a, u8>,
    state: u64,
}

impl<'a> Numbers<'a> {
    fn new(drawn: &'a [u8]) -> Self {
        Self {
            drawn: drawn.iter(),
            state: 0x9E37_79B9_7F4A_7C15,
        }
    }

    fn below(&mut self, bound: usize) -> usize {
        if let Some(drawn) = self.drawn.next() {
            return usize::from(*drawn) % bound;
        }
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 33) as usize % bound
    }
}

/// A map and its model; keys are those of the numbers below `keys`.
struct Pair<K, const N: usize, S, P: SpillPolicy> {
    map: SmallMap<K, u32, N, S, P>,
    model: IndexMap<K, u32>,
    keys: usize,
    next: u32,
}

const OPERATIONS: u8 = 39;

impl<K: Key, const N: usize, S: AnyHasher + KeyHasher<K, P::Heap>, P: AnyPolicy> Pair<K, N, S, P> {
    fn new(keys: usize) -> Self {
        Self {
            map: SmallMap::default(),
            model: IndexMap::new(),
            keys,
            next: 0,
        }
    }

    fn value(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Whether a new key finds no room.
    fn is_full(&self) -> bool {
        !P::Heap::MAY_SPILL && self.model.len() == N
    }

    fn insert(&mut self, key: K) {
        let value = self.value();
        if self.is_full() && !self.model.contains_key(&key) {
            let error = self.map.try_insert(key.clone(), value).unwrap_err();
            assert_eq!(error.element(), (key, value));
        } else {
            let old = self.model.insert_full(key.clone(), value);
            assert_eq!(self.map.try_insert_full(key, value).unwrap(), old);
        }
    }

    /// The `choice`-th operation, with whatever numbers there are.
    fn apply(&mut self, choice: u8, numbers: &mut Numbers<'_>) {
        let len = self.model.len();
        let key = K::of(numbers.below(self.keys) as u32);
        let (a, b) = (numbers.below(len + 1), numbers.below(len + 1));
        let range = a.min(b)..a.max(b);
        let value = self.value();
        let Self { map, model, .. } = self;
        match choice {
            0..=4 => self.insert(key),
            5 => {
                let fits = !self.is_full();
                match self.map.entry(key.clone()) {
                    Entry::Occupied(mut entry) => {
                        assert_eq!(Some(entry.index()), self.model.get_index_of(&key));
                        assert_eq!(entry.key(), &key);
                        assert_eq!(self.model.insert(key, value), Some(entry.insert(value)));
                    }
                    Entry::Vacant(entry) => {
                        assert_eq!((entry.index(), entry.key()), (len, &key));
                        match entry.try_insert(value) {
                            Ok(new) => {
                                assert!(fits && *new == value);
                                *new += 1;
                                assert_eq!(self.model.insert(key, value + 1), None);
                            }
                            Err(error) => assert!(!fits && error.element() == (key, value)),
                        }
                    }
                }
            }
            6 => {
                let Entry::Occupied(entry) = map.entry(key.clone()) else {
                    return assert_eq!(model.get(&key), None);
                };
                let removed = if a < b {
                    entry.swap_remove_entry()
                } else {
                    entry.shift_remove_entry()
                };
                let expected = if a < b {
                    model.swap_remove_entry(&key)
                } else {
                    model.shift_remove_entry(&key)
                };
                assert_eq!(Some(removed), expected);
            }
            7 => {
                map.entry(key.clone()).and_modify(|value| *value += 7);
                let is_there = matches!(map.entry(key.clone()), Entry::Occupied(_));
                assert_eq!(is_there, model.contains_key(&key));
                model.entry(key).and_modify(|value| *value += 7);
            }
            8 | 9 => assert_eq!(map.remove(&key), model.swap_remove(&key)),
            10 => assert_eq!(map.swap_remove_full(&key), model.swap_remove_full(&key)),
            11 | 12 => assert_eq!(map.shift_remove_full(&key), model.shift_remove_full(&key)),
            13 => assert_eq!(map.swap_remove_index(a), model.swap_remove_index(a)),
            14 => assert_eq!(map.shift_remove_index(a), model.shift_remove_index(a)),
            15 => assert_eq!(map.pop(), model.pop()),
            16 => {
                let f = |key: &K, value: &mut u32| (key.number() + *value) % 2 == 0;
                assert_eq!(map.pop_if(f), model.pop_if(f));
            }
            17 => {
                map.truncate(a);
                model.truncate(a);
            }
            18 => {
                let f = |key: &K, value: &mut u32| {
                    *value += 1;
                    (key.number() as usize + a) % 3 != 0
                };
                map.retain(f);
                model.retain(f);
            }
            19 => assert!(map.drain(range.clone()).eq(model.drain(range))),
            20 => {
                let take = numbers.below(3);
                let drained: Vec<_> = map.drain(range.clone()).rev().take(take).collect();
                let expected: Vec<_> = model.drain(range).rev().take(take).collect();
                assert_eq!(drained, expected);
            }
            21 => {
                mem::forget(map.drain(range.clone()));
                // What is behind the range is leaked, too.
                model.truncate(range.start);
                assert_eq!(map.len(), model.len());
            }
            22 => {
                let f = |key: &K, _: &mut u32| (key.number() as usize + b) % 2 == 0;
                let taken: Vec<_> = map.extract_if(range.clone(), f).take(a).collect();
                let expected: Vec<_> = model.extract_if(range, f).take(a).collect();
                assert_eq!(taken, expected);
            }
            23 => {
                let (tail, expected) = (map.split_off(a), model.split_off(a));
                check(&tail, &expected, self.keys);
                if b % 2 == 0 {
                    (self.map, self.model) = (tail, expected);
                }
            }
            24 => {
                let mut other: SmallMap<K, u32, 3> = SmallMap::new();
                for _ in 0..numbers.below(15) {
                    other.insert(K::of(numbers.below(self.keys) as u32), value);
                }
                let mut expected: IndexMap<K, u32> = other.clone().into_iter().collect();
                let new = expected
                    .keys()
                    .filter(|key| !model.contains_key(*key))
                    .count();
                if P::Heap::MAY_SPILL || len + new <= N {
                    map.append(&mut other);
                    model.append(&mut expected);
                    assert!(other.is_empty());
                } else {
                    assert!(map.try_append(&mut other).is_err());
                    assert_eq!(other.len(), expected.len());
                }
            }
            25 => {
                let pairs: Vec<_> = (0..numbers.below(15))
                    .map(|i| (K::of(numbers.below(self.keys) as u32), i as u32))
                    .collect();
                match map.try_extend(pairs.clone()) {
                    Ok(()) => model.extend(pairs),
                    Err(error) => {
                        assert!(!P::Heap::MAY_SPILL);
                        let rest: Vec<_> = error.element().collect();
                        let taken = pairs.len() - rest.len();
                        assert_eq!(rest, pairs[taken..]);
                        model.extend(pairs.into_iter().take(taken));
                        assert!(model.len() == N && !model.contains_key(&rest[0].0));
                    }
                }
            }
            26 => {
                map.sort_keys();
                model.sort_keys();
            }
            27 => {
                map.sort_by(|_, a, _, b| (b % 4).cmp(&(a % 4)));
                model.sort_by(|_, a, _, b| (b % 4).cmp(&(a % 4)));
            }
            28 => {
                map.sort_unstable_by_key(|_, value| *value % 5);
                model.sort_by_cached_key(|_, value| *value % 5);
                // What is alike is in any order.
                assert!(
                    map.values()
                        .map(|value| value % 5)
                        .eq(model.values().map(|value| value % 5))
                );
                for (position, (key, value)) in map.iter().enumerate() {
                    assert_eq!(
                        (map.get_index_of(key), model.get(key)),
                        (Some(position), Some(value))
                    );
                }
                map.sort_keys();
                model.sort_keys();
            }
            29 => {
                map.sort_by_cached_key(|key, _| key.number() % 5);
                model.sort_by_cached_key(|key, _| key.number() % 5);
            }
            30 => {
                map.reverse();
                model.reverse();
            }
            31 | 32 if len > 0 => {
                let (a, b) = (a % len, b % len);
                let entry = match map.entry(map.as_slice()[a].0.clone()) {
                    Entry::Occupied(entry) if b % 2 == 0 => Some(entry),
                    _ => None,
                };
                match (choice, entry) {
                    (31, Some(entry)) => entry.move_index(b),
                    (31, None) => map.move_index(a, b),
                    (_, Some(entry)) => entry.swap_indices(b),
                    (_, None) => map.swap_indices(a, b),
                }
                if choice == 31 {
                    model.move_index(a, b);
                } else {
                    model.swap_indices(a, b);
                }
            }
            33 => {
                map.iter_mut().for_each(|(_, value)| *value += 1);
                model.values_mut().for_each(|value| *value += 1);
                if let (Some(value), Some(expected)) = (map.get_mut(&key), model.get_mut(&key)) {
                    *value += 1;
                    *expected += 1;
                }
            }
            34 => {
                let clone = map.clone();
                assert_eq!(&clone, map);
                let pairs = mem::replace(map, clone).into_iter().rev();
                assert!(pairs.eq(model.clone().into_iter().rev()));
            }
            35 => map.shrink_to_fit(),
            36 => map.shrink_to(a * 2),
            37 => {
                let fits = P::Heap::MAY_SPILL || len + a <= N;
                assert_eq!(map.try_reserve(a).is_ok(), fits);
                assert!(!fits || map.capacity() >= len + a);
            }
            38 => {
                assert_eq!(map.shrink_to_inline(), len <= N);
                assert_eq!(map.spilled(), len > N);
                assert!(len > N || map.allocation_size() == 0);
            }
            _ => {}
        }
    }

    fn check(&self) {
        check(&self.map, &self.model, self.keys);
    }
}

/// Both have the same entries in the same order, and every key is found where it is.
fn check<K: Key, const N: usize, S: AnyHasher + KeyHasher<K, P::Heap>, P: AnyPolicy>(
    map: &SmallMap<K, u32, N, S, P>,
    model: &IndexMap<K, u32>,
    keys: usize,
) {
    assert!(map.iter().eq(model.iter()), "{map:?} is not {model:?}");
    assert_eq!(map.remaining_capacity(), map.capacity() - map.len());
    assert_eq!(map.is_full(), map.capacity() == map.len());
    for number in 0..keys as u32 {
        let key = K::of(number);
        assert_eq!(map.get_full(&key), model.get_full(&key), "{key:?}");
    }
}

/// Any operations, one after the other.
pub(crate) fn run<K: Key, const N: usize, S: AnyHasher + KeyHasher<K, P::Heap>, P: AnyPolicy>() {
    fn property<K: Key, const N: usize, S: AnyHasher + KeyHasher<K, P::Heap>, P: AnyPolicy>(
        ops: Vec<Op>,
    ) {
        let keys = [4 * N + 20, 2 * N + 10][ops.len() % 2];
        let mut pair: Pair<K, N, S, P> = Pair::new(keys.min(250));
        pair.check();
        for op in ops {
            pair.apply(op.choice, &mut Numbers::new(&op.numbers));
            pair.check();
        }
        let hashed: HashMap<_, _> = pair.model.iter().collect();
        assert_eq!(pair.map.len(), hashed.len());
        assert!(pair.map.iter().all(|(key, value)| hashed[key] == value));
    }
    let (tests, size) = if cfg!(miri) { (3, 30) } else { (10, 120) };
    QuickCheck::new()
        .rng(Gen::new(size))
        .tests(tests)
        .quickcheck(property::<K, N, S, P> as fn(Vec<Op>));
    check_quarantine();
}

/// Each operation for each length.
fn lengths<K: Key, const N: usize, S: AnyHasher + KeyHasher<K, P::Heap>, P: AnyPolicy>() {
    let most = if P::Heap::MAY_SPILL { 4 * N + 20 } else { N };
    let mut numbers = Numbers::new(&[]);
    // All around the spill, and some beyond.
    for len in (0..=most).filter(|len| *len <= N + 10 || len % 7 == 0) {
        for choice in 0..OPERATIONS {
            let mut pair: Pair<K, N, S, P> = Pair::new((most + 3).min(250));
            for number in 0..len as u32 {
                pair.insert(K::of(number * 7 % (most as u32 + 1)));
            }
            pair.apply(choice, &mut numbers);
            pair.check();
            pair.insert(K::of(most as u32 + 1));
            pair.check();
        }
    }
}

fn all<const N: usize>() {
    run::<u32, N, DefaultHashBuilder, Amortized>();
    run::<String, N, DefaultHashBuilder, Amortized>();
    run::<u32, N, RandomState, Hysteresis>();
    run::<String, N, Colliding, Amortized>();
    run::<u32, N, DefaultHashBuilder, Exact>();
    run::<u64, N, Colliding, Hysteresis<Exact>>();
    run::<u8, N, DefaultHashBuilder, Compact>();
    run::<u32, N, DefaultHashBuilder, Zero>();
    run::<u32, N, RandomState, Alternating>();
    run::<u32, N, DefaultHashBuilder, NoSpill>();
    run::<String, N, Colliding, NoSpill>();
    lengths::<u32, N, DefaultHashBuilder, Amortized>();
    lengths::<u32, N, Colliding, Hysteresis>();
    lengths::<String, N, DefaultHashBuilder, NoSpill>();
}

#[test]
fn inline_0() {
    all::<0>();
}

#[test]
fn inline_1() {
    all::<1>();
}

#[test]
fn inline_4() {
    all::<4>();
}

#[test]
fn inline_8() {
    all::<8>();
}

#[test]
fn inline_32() {
    all::<32>();
}

/// Large enough for tables that grow often and for every way to repair them.
#[test]
fn large() {
    let mut numbers = Numbers::new(&[]);
    let mut pair: Pair<u32, 8, DefaultHashBuilder, Amortized> = Pair::new(3000);
    for round in 0..40 {
        for _ in 0..200 {
            let key = numbers.below(3000) as u32;
            pair.insert(key);
        }
        for choice in [8, 10, 11, 12, 13, 14, 15, 22, 31, 32, 36] {
            pair.apply(choice, &mut numbers);
        }
        if round % 5 == 4 {
            pair.apply(17 + round % 3, &mut numbers);
        }
        assert!(pair.map.iter().eq(pair.model.iter()));
    }
    pair.check();
}
