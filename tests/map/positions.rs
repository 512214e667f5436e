//! What goes by positions, or by a whole map, and is not in the models: against `IndexMap` and
//! `IndexSet`, inline, spilled, and with an index.

use indexmap::{IndexMap, IndexSet};
use smallcoll::{NoSpill, SmallMap, SmallSet};

use crate::common::left_out;

type Map = SmallMap<u64, u64, 4>;
type Set = SmallSet<u64, 4>;

/// Different numbers in no order.
fn numbers(len: u64) -> impl Iterator<Item = u64> {
    (0..len).map(|number| number * 17 % 41)
}

/// Does the same to both sets, of which the results and what is left are the same.
macro_rules! same {
    ($len:expr, |$set:ident| $ours:expr) => {
        same!($len, |$set| $ours, |$set| $ours)
    };
    ($len:expr, |$set:ident| $ours:expr, |$model:ident| $theirs:expr) => {{
        let mut set: Set = numbers($len).collect();
        let mut model: IndexSet<u64> = numbers($len).collect();
        let ours = {
            let $set = &mut set;
            $ours
        };
        let theirs = {
            let $model = &mut model;
            $theirs
        };
        assert_eq!(ours, theirs);
        assert!(set.iter().eq(&model), "{set:?} {model:?}");
        for (position, element) in model.iter().enumerate() {
            assert_eq!(set.get_index_of(element), Some(position));
        }
    }};
}

#[test]
fn sets() {
    for len in [0, 1, 2, 4, 5, 8, 9, 20] {
        if left_out(3) {
            continue;
        }
        same!(len, |s| s.clear());
        same!(len, |s| s.reverse());
        same!(len, |s| s.sort_by(|a, b| b.cmp(a)));
        same!(len, |s| s.sort_by_key(|a| a % 3), |s| s
            .sort_by(|a, b| (a % 3).cmp(&(b % 3))));
        same!(len, |s| s.sort_unstable());
        same!(len, |s| s.sort_unstable_by(|a, b| b.cmp(a)));
        same!(len, |s| s.sort_unstable_by_key(|a| 50 - a), |s| s
            .sort_by(|a, b| b.cmp(a)));
        same!(len, |s| s.sort_by_cached_key(|a| 50 - a));
        same!(len, |s| (
            s.first().copied(),
            s.last().copied(),
            s.is_empty()
        ));
        same!(len, |s| s.pop());
        for element in [0, 10, 17, 50] {
            same!(len, |s| s.try_replace_full(element), |s| Ok(
                s.replace_full(element)
            ));
        }
        same!(len, |s| s.iter().clone().rev().copied().collect::<Vec<_>>());
        for bound in [0, 7, 100] {
            same!(len, |s| {
                s.sort();
                s.partition_point(|element| *element < bound)
            });
            same!(len, |s| (s.get(&bound).copied(), s.shift_remove(&bound)));
            same!(len, |s| s.pop_if(|last| *last < bound), |s| {
                let goes = s.last().is_some_and(|last| *last < bound);
                if goes { s.pop() } else { None }
            });
        }
        for at in 0..=len as usize {
            same!(len, |s| s.truncate(at));
            same!(len, |s| s.get_index(at).copied());
            same!(len, |s| s.swap_remove_index(at));
            same!(len, |s| {
                let mut drain = s.drain(at..);
                (
                    drain.size_hint(),
                    drain.nth(1),
                    drain.nth_back(1),
                    drain.next_back(),
                )
            });
            for to in 0..at {
                same!(len, |s| s.move_index(at - 1, to));
                same!(len, |s| s.move_index(to, at - 1));
                same!(len, |s| s.swap_indices(at - 1, to));
            }
        }
    }
}

#[test]
fn maps() {
    for len in [0, 1, 2, 4, 5, 8, 9, 20] {
        if left_out(3) {
            continue;
        }
        let map: Map = numbers(len).map(|key| (key, key + 100)).collect();
        let model: IndexMap<u64, u64> = numbers(len).map(|key| (key, key + 100)).collect();
        for key in (0..50).step_by(if cfg!(miri) { 17 } else { 1 }) {
            let (mut map, mut model) = (map.clone(), model.clone());
            assert_eq!(map.get_key_value(&key), model.get_key_value(&key));
            assert_eq!(map.get_full_mut(&key), model.get_full_mut(&key));
            assert_eq!(map.entry(key).index(), model.entry(key).index());
            let (mut other, mut others) = (map.clone(), model.clone());
            assert_eq!(
                other.swap_remove_entry(&key),
                others.swap_remove_entry(&key)
            );
            assert_eq!(other.remove_entry(&key), None);
            assert!(other.iter().eq(&others));
            let (mut other, mut others) = (map.clone(), model.clone());
            assert_eq!(other.remove_entry(&key), others.swap_remove_entry(&key));
            assert_eq!(map.shift_remove_entry(&key), model.shift_remove_entry(&key));
            assert!(map.iter().eq(&model));
        }
        for at in 0..=len as usize {
            let (mut map, mut model) = (map.clone(), model.clone());
            assert_eq!(map.get_index(at), model.get_index(at));
            assert_eq!(map.get_index_mut(at), model.get_index_mut(at));
            let (mut keys, mut expected) = (map.keys(), model.keys());
            for _ in 0..2 {
                let left = keys.len();
                assert!((0..left).all(|index| keys[index] == expected[index]));
                assert_eq!(
                    (keys.next(), keys.next_back()),
                    (expected.next(), expected.next_back())
                );
            }
            let mut drain = (map.drain(at..), model.drain(at..));
            assert_eq!(drain.0.nth(1), drain.1.nth(1));
            assert_eq!(drain.0.nth_back(1), drain.1.nth_back(1));
            drop(drain);
            assert!(map.iter().eq(&model));
        }
        let mut sorted = (map.clone(), model.clone());
        sorted.0.sort_by_key(|key, value| (key % 3, *value));
        sorted.1.sort_by(|a, x, b, y| (a % 3, x).cmp(&(b % 3, y)));
        assert!(sorted.0.iter().eq(&sorted.1));
        for bound in 0..3 {
            let before = sorted.0.partition_point(|key, _| key % 3 < bound);
            assert_eq!(before, sorted.1.partition_point(|key, _| key % 3 < bound));
        }
        let (mut map, mut model) = (map, model);
        assert_eq!((map.first(), map.last()), (model.first(), model.last()));
        assert_eq!(map.first_mut(), model.first_mut());
        assert_eq!(map.last_mut(), model.last_mut());
    }
}

#[test]
fn searches() {
    for len in [0, 1, 2, 4, 5, 8, 9, 20] {
        if left_out(3) {
            continue;
        }
        let mut map: Map = numbers(len).map(|key| (key, 100 - key)).collect();
        let mut model: IndexMap<u64, u64> = numbers(len).map(|key| (key, 100 - key)).collect();
        map.sort_unstable_keys();
        model.sort_unstable_keys();
        let set: Set = map.keys().copied().collect();
        let model_set: IndexSet<u64> = model.keys().copied().collect();
        for key in 0..50 {
            let expected = model.binary_search_keys(&key);
            assert_eq!(expected.ok(), map.get_index_of(&key));
            assert_eq!(map.binary_search_keys(&key), expected);
            assert_eq!(map.binary_search_by(|other, _| other.cmp(&key)), expected);
            assert_eq!(
                map.binary_search_by_key(&key, |_, value| 100 - value),
                expected
            );
            assert_eq!(model_set.binary_search(&key), expected);
            assert_eq!(set.binary_search(&key), expected);
            assert_eq!(set.binary_search_by(|other| other.cmp(&key)), expected);
            assert_eq!(
                set.binary_search_by_key(&(key + 1), |other| other + 1),
                expected
            );
            // Where several are alike.
            let found = map.binary_search_by_key(&(key / 5), |other, _| other / 5);
            assert_eq!(found.is_ok(), map.keys().any(|other| other / 5 == key / 5));
            let at = found.unwrap_or_else(|at| at);
            assert!(map.keys().take(at).all(|other| other / 5 <= key / 5));
            assert!(map.keys().skip(at).all(|other| other / 5 >= key / 5));
            assert_eq!(
                set.binary_search_by_key(&(key / 5), |other| other / 5),
                found
            );
        }
    }
}

/// What comes out as a vector is the entries, where they were.
#[test]
fn entries_in_a_vector() {
    for len in [0, 1, 3, 4, 5, 8, 9, 20] {
        let map: Map = numbers(len).map(|key| (key, key + 100)).collect();
        let block = map.spilled().then(|| map.as_slice().as_ptr());
        let entries = map.into_entries();
        assert_eq!(entries.spilled(), len > 4);
        assert!(block.is_none_or(|block| block == entries.as_ptr()));
        assert!(
            entries
                .into_iter()
                .eq(numbers(len).map(|key| (key, key + 100)))
        );
    }
}

/// Room is there when it was made, and what is owned is what was allocated.
#[test]
fn room() {
    for len in [0, 1, 4, 5, 9, 20] {
        for exact in [false, true] {
            let mut set: Set = numbers(len).collect();
            assert_eq!(Set::inline_capacity(), 4);
            assert_eq!(set.spilled(), len > 4);
            assert!(set.capacity() >= set.len().max(4));
            if exact {
                set.reserve_exact(30);
                assert!(set.capacity() >= len as usize + 30);
                set.try_reserve_exact(40).unwrap();
            } else {
                set.reserve(30);
                assert!(set.capacity() >= len as usize + 30);
                set.try_reserve(40).unwrap();
            }
            assert!(set.capacity() >= len as usize + 40);
            // An element and its hash of eight bytes, and four in the table.
            let (size, counts) = crate::common::alloc::counted(|| set.allocation_size());
            assert!(counts.requests == 0 && size >= (len as usize + 40) * 20);
            set.shrink_to(30);
            assert!(set.capacity() >= 30 && set.allocation_size() < size);
            set.shrink_to_fit();
            assert_eq!(set.spilled(), len > 4);
            assert_eq!(set.allocation_size() == 0, len <= 4);
            assert!(set.iter().copied().eq(numbers(len)));
        }
    }
    let mut map: Map = Map::new();
    assert_eq!((Map::inline_capacity(), map.allocation_size()), (4, 0));
    map.reserve_exact(8);
    let (reserved, counts) = crate::common::alloc::counted(|| map.allocation_size());
    // Eight entries of two words of eight bytes, and no index yet.
    assert_eq!((reserved, counts.requests), (128, 0));
}

/// Short keys are compared without a branch, up to 32 of them.
#[test]
fn every_key_is_found_without_an_index() {
    let mut map: SmallMap<u32, u32, 40, (), NoSpill> = SmallMap::default();
    for len in 0..=40 {
        for key in 0..=40 {
            assert_eq!(map.get_index_of(&key), (key < len).then_some(key as usize));
        }
        if len < 40 {
            map.insert(len, len);
        }
    }
}
