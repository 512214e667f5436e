//! What allocates when, and how large things are.

#[cfg(feature = "allocator-api2")]
use std::hash::BuildHasher;
use std::hash::{BuildHasherDefault, DefaultHasher, RandomState};
use std::mem::size_of;

use smallcoll::map::DefaultHashBuilder;
use smallcoll::policy::Hysteresis;
#[cfg(feature = "allocator-api2")]
use smallcoll::policy::In;
use smallcoll::{NoSpill, SmallMap, SmallSet, SmallVec};

use crate::common::alloc::{counted, failing_at};
#[cfg(feature = "allocator-api2")]
use crate::common::allocator::Tracker;
use crate::common::panic_message;

type Hasher = BuildHasherDefault<DefaultHasher>;

/// Fills a map one by one, and empties it.
fn fill<const N: usize>(len: u32) -> SmallMap<u32, u32, N> {
    let mut map = SmallMap::new();
    for key in 0..len {
        map.insert(key, key);
        assert_eq!(map[&key], key);
    }
    map
}

#[test]
fn inline_maps_do_not_allocate() {
    assert_eq!(counted(|| drop(fill::<8>(8))).1.requests, 0);
    assert_eq!(counted(|| drop(fill::<32>(32))).1.requests, 0);
    // Spilled, but without an index.
    assert_eq!(counted(|| drop(fill::<4>(8))).1.requests, 1);
    // The ninth brings the index: its box, its hashes, its table, and the entries' block.
    assert_eq!(counted(|| drop(fill::<8>(9))).1.requests, 4);
    let ((), counts) = counted(|| drop(fill::<4>(1000)));
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
}

#[test]
fn bounded_maps_never_allocate() {
    let ((), counts) = counted(|| {
        let mut map: SmallMap<u32, u32, 100, DefaultHashBuilder, NoSpill> = SmallMap::default();
        map.extend((0..100).map(|key| (key, key)));
        assert!(map.try_insert(100, 0).is_err() && map.try_reserve(1).is_err());
        assert!((0..100).all(|key| map[&key] == key));
        map.retain(|key, _| key % 2 == 0);
        map.drain(..10);
        map.reverse();
        map.sort_unstable_keys();
        map.shrink_to_fit();
        let clone = map.clone();
        assert_eq!(clone, map);
        // The same keys need no room.
        map.extend((100..).take(100 - map.len()).map(|key| (key, key)));
        assert!(map.is_full());
        let mut same = map.clone();
        assert!(map.try_append(&mut same).is_ok() && same.is_empty());
        assert!(map.try_extend(map.clone()).is_ok() && map.is_full());
        map = clone;
        let mut set: SmallSet<u32, 100, RandomState, NoSpill> = map.into_keys().collect();
        assert!(set.swap_remove(&50));
    });
    assert_eq!(counts.requests, 0);
}

#[test]
fn a_known_length_allocates_once_each() {
    let (map, counts) = counted(|| {
        (0..1000)
            .map(|key| (key, key))
            .collect::<SmallMap<u32, u32>>()
    });
    assert_eq!(counts.requests, 4);
    let (clone, counts) = counted(|| map.clone());
    assert_eq!(counts.requests, 4);
    let (_, counts) = counted(|| drop((map, clone)));
    assert_eq!(counts.requests, 0);
}

#[test]
fn the_way_back() {
    let mut map = fill::<4>(100);
    map.truncate(4);
    assert!(map.spilled());
    map.shrink_to_fit();
    assert!(!map.spilled() && map.capacity() == 4);
    let (_, counts) = counted(|| (0..4).all(|key| map[&key] == key));
    assert_eq!(counts.requests, 0);

    let mut map = fill::<4>(100);
    for len in [100, 9, 5] {
        map.truncate(len);
        let (inline, counts) = counted(|| map.shrink_to_inline());
        assert_eq!((inline, counts.blocks), (false, 0));
    }
    map.pop();
    // The entries' block, and the index: its box, its hashes, its table.
    let (inline, counts) = counted(|| map.shrink_to_inline());
    assert_eq!((inline, counts.requests, counts.blocks), (true, 0, -4));
    assert!(!map.spilled() && map.is_full() && map.allocation_size() == 0);
    assert!((0..4).all(|key| map[&key] == key));
    assert!(map.shrink_to_inline());
    assert_eq!((map.insert(4, 4), map.get_index_of(&4)), (None, Some(4)));

    let mut map: SmallMap<u32, u32, 4, DefaultHashBuilder, Hysteresis> =
        (0..100).map(|key| (key, key)).collect();
    map.retain(|key, _| *key < 3);
    assert!(map.spilled());
    let (_, counts) = counted(|| map.pop());
    assert!(!map.spilled() && counts.blocks < 0);
    let ((), counts) = counted(|| drop(map));
    assert_eq!((counts.blocks, counts.requests), (0, 0));
}

/// Whatever leaves few entries gives all blocks back, if the policy wants that.
#[test]
fn each_way_to_remove_leads_back() {
    type Map = SmallMap<u32, u32, 4, DefaultHashBuilder, Hysteresis>;
    let edits: [fn(&mut Map); 10] = [
        |m| (1..100).for_each(|key| assert!(m.swap_remove(&key).is_some())),
        |m| (1..100).for_each(|key| assert!(m.shift_remove(&key).is_some())),
        |m| (1..100).for_each(|_| assert!(m.swap_remove_index(1).is_some())),
        |m| (1..100).for_each(|_| assert!(m.shift_remove_index(1).is_some())),
        |m| (1..100).for_each(|_| assert!(m.pop().is_some())),
        |m| m.truncate(1),
        |m| m.retain(|key, _| *key == 7),
        |m| drop(m.drain(1..)),
        |m| m.extract_if(.., |key, _| *key != 7).for_each(drop),
        |m| drop(m.split_off(1)),
    ];
    for (number, edit) in edits.into_iter().enumerate() {
        let mut map: Map = (0..100).map(|key| (key, key)).collect();
        edit(&mut map);
        assert!(map.len() == 1 && !map.spilled(), "{number}");
        let ((), counts) = counted(|| drop(map));
        assert_eq!(counts.blocks, 0, "{number}");
    }
}

#[test]
fn room_from_the_start() {
    for capacity in [0, 3, 4, 5, 8, 9, 100] {
        for n in 1.. {
            let make = || SmallMap::<u32, u32, 4>::try_with_capacity(capacity);
            let (map, failed) = failing_at(n, make);
            let make = || SmallSet::<u32, 4>::try_with_capacity(capacity);
            let (set, _) = failing_at(n, make);
            if failed {
                assert!(map.is_err() && set.is_err(), "{capacity} at {n}");
                continue;
            }
            let (mut map, mut set) = (map.unwrap(), set.unwrap());
            assert_eq!((map.spilled(), set.spilled()), (capacity > 4, capacity > 4));
            assert!(map.remaining_capacity() >= capacity && !map.is_full());
            let new = map.remaining_capacity().min(set.remaining_capacity()) as u32;
            let ((), counts) = counted(|| {
                map.extend((0..new).map(|key| (key, key)));
                set.extend(0..new);
            });
            assert_eq!(counts.requests, 0, "{capacity}");
            set.truncate(3);
            assert!(set.shrink_to_inline() && !set.spilled() && set.allocation_size() == 0);
            assert_eq!((set.remaining_capacity(), set.is_full()), (1, false));
            assert!(set.insert(100) && set.is_full());
            break;
        }
    }
}

/// As with `try_`, by whatever hasher; more than there can be is a panic.
#[test]
fn room_from_the_start_or_a_panic() {
    for capacity in [0, 3, 4, 5, 8, 9, 100] {
        let maps: [SmallMap<u32, u32, 4, Hasher>; 2] = [
            SmallMap::with_capacity_and_hasher(capacity, Hasher::default()),
            SmallMap::try_with_capacity_and_hasher(capacity, Hasher::default()).unwrap(),
        ];
        for mut map in maps {
            assert_eq!(map.spilled(), capacity > 4);
            assert!(map.is_empty() && map.capacity() >= capacity);
            let new = map.capacity() as u32;
            let ((), counts) = counted(|| map.extend((0..new).map(|key| (key, key))));
            assert_eq!(counts.requests, 0, "{capacity}");
        }
        let sets: [SmallSet<u32, 4, Hasher>; 2] = [
            SmallSet::with_capacity_and_hasher(capacity, Hasher::default()),
            SmallSet::try_with_capacity_and_hasher(capacity, Hasher::default()).unwrap(),
        ];
        let default = SmallSet::<u32, 4>::with_capacity(capacity);
        assert_eq!(default.capacity(), sets[0].capacity());
        for mut set in sets {
            assert_eq!(set.spilled(), capacity > 4);
            assert!(set.is_empty() && set.capacity() >= capacity);
            let new = set.capacity() as u32;
            let ((), counts) = counted(|| set.extend(0..new));
            assert_eq!(counts.requests, 0, "{capacity}");
        }
    }
    let panics = [
        panic_message(|| SmallMap::<u32, u32>::with_capacity(usize::MAX)),
        panic_message(|| SmallMap::<u32, u32, 8, _>::with_capacity_and_hasher(usize::MAX, ())),
        panic_message(|| SmallSet::<u32>::with_capacity(usize::MAX)),
        panic_message(|| SmallSet::<u32, 8, _>::with_capacity_and_hasher(usize::MAX, ())),
    ];
    assert!(
        panics.iter().all(|message| message == "capacity overflow"),
        "{panics:?}"
    );
}

/// The entries' blocks are the given allocator's, also those of clones and tails; the index is not.
#[test]
#[cfg(feature = "allocator-api2")]
fn entries_in_an_allocator() {
    fn map<const N: usize>(mut map: SmallMap<u32, u32, N, Hasher, In<Tracker>>, owner: Tracker) {
        let most = map.capacity().max(N) as u32;
        assert_eq!((owner.blocks(), most), (0, N as u32));
        for key in 0..40 {
            assert_eq!(map.insert(key, key), None);
            let spilled = key as usize >= N;
            assert_eq!(
                (map.spilled(), owner.blocks()),
                (spilled, usize::from(spilled))
            );
            assert_eq!(owner.owns(map.as_slice().as_ptr()), spilled);
        }
        let clone = map.clone();
        let tail = map.split_off(3);
        assert!(owner.owns(clone.as_slice().as_ptr()) && owner.owns(tail.as_slice().as_ptr()));
        assert!((0..40).all(|key| clone[&key] == key));
        drop(clone);
        map.shrink_to_fit();
        assert_eq!(
            (map.spilled(), owner.blocks()),
            (N < 3, 1 + usize::from(N < 3))
        );
        map.append(&mut tail.clone());
        assert_eq!(
            map,
            (0..40).map(|key| (key, key)).collect::<SmallMap<_, _>>()
        );
        drop((map, tail));
        assert_eq!(owner.blocks(), 0);
    }
    fn set<const N: usize>(mut set: SmallSet<u32, N, Hasher, In<Tracker>>, owner: Tracker) {
        assert_eq!((set.len(), owner.blocks()), (0, 0));
        for element in 0..40 {
            assert!(set.insert(element));
            assert_eq!(owner.blocks(), usize::from(element as usize >= N));
        }
        assert!(set.iter().copied().eq(0..40) && set.contains(&39));
        let tail = set.split_off(3);
        assert_eq!(owner.blocks(), 2);
        drop(tail);
        assert!(owner.blocks() == 1 && set.iter().copied().eq(0..3));
        drop(set);
        assert_eq!(owner.blocks(), 0);
    }
    map::<0>(SmallMap::new_in(Tracker(1)), Tracker(1));
    map::<4>(
        SmallMap::with_hasher_in(Hasher::default(), Tracker(2)),
        Tracker(2),
    );
    map::<16>(SmallMap::new_in(Tracker(3)), Tracker(3));
    set::<0>(SmallSet::new_in(Tracker(4)), Tracker(4));
    set::<4>(
        SmallSet::with_hasher_in(Hasher::default(), Tracker(5)),
        Tracker(5),
    );
}

/// The hasher that was given is the one that is asked.
#[test]
#[cfg(feature = "allocator-api2")]
fn the_hasher_beside_an_allocator() {
    let hasher = RandomState::new();
    let hash = hasher.hash_one(7);
    let map: SmallMap<u32, u32, 4, _, In<Tracker>> =
        SmallMap::with_hasher_in(hasher.clone(), Tracker(1));
    assert_eq!(map.hasher().hash_one(7), hash);
    let set: SmallSet<u32, 4, _, In<Tracker>> = SmallSet::with_hasher_in(hasher, Tracker(1));
    assert_eq!(set.hasher().hash_one(7), hash);
}

/// What the capacity promises needs no memory, however it came about.
#[test]
fn capacity_is_room() {
    for len in [0, 3, 9, 20, 60] {
        for min in [0, 10, 30, 50, 90] {
            let mut map: SmallMap<u32, u32, 4> = SmallMap::with_capacity(100);
            map.extend((0..len).map(|key| (key, key)));
            map.shrink_to(min);
            let new = len..map.capacity() as u32;
            let ((), counts) = counted(|| map.extend(new.map(|key| (key, key))));
            assert_eq!(counts.requests, 0, "{len}, {min}");
        }
    }
}

#[test]
fn a_short_tail_has_no_index() {
    for len in 9..30 {
        let mut map = fill::<4>(len);
        let (tail, counts) = counted(|| map.split_off(len as usize - 4));
        assert_eq!((tail.spilled(), counts.requests), (false, 0), "{len}");
        assert_eq!(tail.get_index_of(&(len - 1)), Some(3));
    }
}

#[test]
fn clones_forget_the_index_that_they_need_not() {
    let mut map = fill::<4>(100);
    map.truncate(3);
    let (clone, counts) = counted(|| map.clone());
    assert!(!clone.spilled() && counts.requests == 0);
}

#[test]
fn sizes() {
    let word = size_of::<usize>();
    type Seed = DefaultHashBuilder;
    assert_eq!(
        size_of::<SmallMap<u32, u32>>(),
        size_of::<SmallVec<(u32, u32), 8>>() + word + size_of::<Seed>()
    );
    assert_eq!(size_of::<SmallSet<u64>>(), size_of::<SmallMap<u64, ()>>());
    assert_eq!(
        size_of::<Option<SmallSet<u64>>>(),
        size_of::<SmallSet<u64>>()
    );
    #[cfg(target_pointer_width = "64")]
    assert_eq!(size_of::<SmallMap<u32, u32>>(), 88);
}
