//! Every request for memory that fails: the operation says so, nothing has changed, and nothing leaks.

use std::fmt::Debug;
use std::hash::RandomState;

use smallcoll::map::{DefaultHashBuilder, Entry};
#[cfg(feature = "allocator-api2")]
use smallcoll::policy::In;
use smallcoll::policy::{Hysteresis, MaySpill};
use smallcoll::{Amortized, SmallMap, SmallSet};

use crate::common::alloc::{counted, failing_at};
#[cfg(feature = "allocator-api2")]
use crate::common::fused_alloc::FusedAlloc;
use crate::common::left_out;
use crate::common::policies::AnyPolicy;

type Map<const N: usize, P> = SmallMap<u32, u32, N, DefaultHashBuilder, P>;
type Set<const N: usize, P> = SmallSet<u32, N, DefaultHashBuilder, P>;

/// An operation, with its name; says whether it was done.
type Try<C> = (&'static str, fn(&mut C) -> bool);

fn tries_of_maps<const N: usize, P: AnyPolicy<Heap: MaySpill>>() -> Vec<Try<Map<N, P>>> {
    vec![
        ("try_insert", |m| match m.try_insert(50, 1) {
            Ok(old) => old.is_none(),
            Err(error) => {
                assert_eq!(error.element(), (50, 1));
                false
            }
        }),
        ("try_insert_full", |m| match m.try_insert_full(50, 1) {
            Ok((position, old)) => old.is_none() && position == m.len() - 1,
            Err(error) => {
                assert_eq!(error.element(), (50, 1));
                false
            }
        }),
        ("entry", |m| match m.entry(50) {
            Entry::Vacant(entry) => entry.try_insert(1).is_ok(),
            Entry::Occupied(_) => unreachable!(),
        }),
        ("try_reserve", |m| m.try_reserve(40).is_ok()),
        ("try_reserve_exact", |m| m.try_reserve_exact(40).is_ok()),
        ("try_with_capacity_and_hasher", |_| {
            let hasher = RandomState::new();
            SmallMap::<u32, u32, N, _>::try_with_capacity_and_hasher(40, hasher).is_ok()
        }),
        ("try_clone", |m| m.try_clone().is_ok()),
        ("try_split_off", |m| match m.try_split_off(m.len() / 3) {
            Ok(mut tail) => {
                // What came back inline may have to spill again.
                if m.try_append(&mut tail).is_err() {
                    m.append(&mut tail);
                }
                true
            }
            Err(_) => false,
        }),
        ("try_append", |m| {
            let mut other: SmallMap<u32, u32, 40> = (60..90).map(|key| (key, key)).collect();
            let appended = m.try_append(&mut other).is_ok();
            assert_eq!(other.len(), if appended { 0 } else { 30 });
            appended
        }),
        ("try_extend", |m| match m.try_extend([(70, 1)]) {
            Ok(()) => true,
            Err(error) => {
                assert!(error.element().eq([(70, 1)]));
                false
            }
        }),
        // What finds no smaller block keeps the one it has.
        ("shrink_to", |m| {
            let reserved = m.try_reserve(100).is_ok();
            m.shrink_to(50);
            assert!(!reserved || m.capacity() >= 50);
            reserved
        }),
        ("shrink_to_fit", |m| {
            let reserved = m.try_reserve(100).is_ok();
            m.shrink_to_fit();
            reserved
        }),
    ]
}

fn tries_of_sets<const N: usize, P: AnyPolicy<Heap: MaySpill>>() -> Vec<Try<Set<N, P>>> {
    vec![
        ("try_insert", |s| match s.try_insert(50) {
            Ok(new) => new,
            Err(error) => {
                assert_eq!(error.element(), 50);
                false
            }
        }),
        ("try_insert_full", |s| match s.try_insert_full(50) {
            Ok((position, new)) => new && position == s.len() - 1,
            Err(error) => {
                assert_eq!(error.element(), 50);
                false
            }
        }),
        ("try_replace_full", |s| match s.try_replace_full(50) {
            Ok((position, old)) => old.is_none() && position == s.len() - 1,
            Err(error) => {
                assert_eq!(error.element(), 50);
                false
            }
        }),
        ("try_reserve", |s| s.try_reserve(40).is_ok()),
        ("try_reserve_exact", |s| s.try_reserve_exact(40).is_ok()),
        ("try_with_capacity_and_hasher", |_| {
            let hasher = RandomState::new();
            SmallSet::<u32, N, _>::try_with_capacity_and_hasher(40, hasher).is_ok()
        }),
        ("try_clone", |s| s.try_clone().is_ok()),
        ("try_split_off", |s| match s.try_split_off(s.len() / 3) {
            Ok(mut tail) => {
                // What came back inline may have to spill again.
                if s.try_append(&mut tail).is_err() {
                    s.append(&mut tail);
                }
                true
            }
            Err(_) => false,
        }),
        ("try_append", |s| {
            let mut other: SmallSet<u32, 40> = (60..90).collect();
            let appended = s.try_append(&mut other).is_ok();
            assert_eq!(other.len(), if appended { 0 } else { 30 });
            appended
        }),
        ("try_extend", |s| match s.try_extend([70]) {
            Ok(()) => true,
            Err(error) => {
                assert!(error.element().eq([70]));
                false
            }
        }),
        ("shrink_to", |s| {
            let reserved = s.try_reserve(100).is_ok();
            s.shrink_to(50);
            assert!(!reserved || s.capacity() >= 50);
            reserved
        }),
    ]
}

fn every_failure<C: Clone + PartialEq + Debug>(
    tries: &[Try<C>],
    of: fn(u32) -> C,
    position: fn(&C, u32) -> Option<usize>,
) {
    let mut failures = 0;
    let ((), counts) = counted(|| {
        for (name, operation) in tries {
            for len in 0..40 {
                if !left_out(13) {
                    failures += failures_of(name, *operation, || of(len), position);
                }
            }
        }
    });
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
    let least = if cfg!(miri) { 5 } else { 500 };
    assert!(failures > least, "{failures}");
}

fn failures_of<C: Clone + PartialEq + Debug>(
    name: &str,
    operation: fn(&mut C) -> bool,
    of: impl Fn() -> C,
    position: fn(&C, u32) -> Option<usize>,
) -> usize {
    for n in 1.. {
        let before = of();
        let mut keyed = before.clone();
        let (done, failed) = failing_at(n, || operation(&mut keyed));
        if !failed {
            assert!(done, "{name} of {before:?}");
            return n - 1;
        }
        if !done {
            assert_eq!(keyed, before, "{name} at {n}");
        }
        let positions = (0..40).take_while(|key| position(&before, *key).is_some());
        for (expected, key) in positions.enumerate() {
            let found = position(&keyed, key);
            assert_eq!(found, Some(expected), "{name} of {before:?} at {n}");
        }
    }
    unreachable!()
}

fn maps<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
    every_failure(
        &tries_of_maps::<N, P>(),
        |len| (0..len).map(|key| (key, key)).collect(),
        |map, key| map.get_index_of(&key),
    );
}

fn sets<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
    every_failure(
        &tries_of_sets::<N, P>(),
        |len| (0..len).collect(),
        |set, key| set.get_index_of(&key),
    );
}

#[test]
fn every_request_of_maps_may_fail() {
    maps::<0, Amortized>();
    maps::<4, Amortized>();
    maps::<16, Hysteresis>();
    #[cfg(feature = "allocator-api2")]
    maps::<4, In<FusedAlloc>>();
}

#[test]
fn every_request_of_sets_may_fail() {
    sets::<0, Amortized>();
    sets::<4, Amortized>();
    sets::<16, Hysteresis>();
    #[cfg(feature = "allocator-api2")]
    sets::<4, In<FusedAlloc>>();
}
