//! Every operation that runs user code, with a panic at each of its calls; and every request for
//! memory that fails.

use std::mem;

#[cfg(feature = "allocator-api2")]
use smallcoll::policy;
use smallcoll::policy::{Hysteresis, MaySpill};
use smallcoll::{SmallMap, SmallSet, SpillPolicy};

use crate::common::alloc::{counted, failing_at};
#[cfg(feature = "allocator-api2")]
use crate::common::fused_alloc::FusedAlloc;
use crate::common::iter::{Hint, Lying};
use crate::common::policies::{AnyPolicy, Fused};
use crate::common::{Counted, Fuse, Ledger, catch, left_out};
use smallcoll::map::{DefaultHashBuilder, KeyHasher};

type Element = Counted;
type Map<const N: usize, P> = SmallMap<Element, Element, N, DefaultHashBuilder, P>;

/// The keys `0..len`; with an index if there were many once.
fn state<const N: usize, P: AnyPolicy<Heap: MaySpill>>(len: u32, indexed: bool) -> Map<N, P> {
    let mut map = Map::default();
    if indexed {
        map.reserve(40);
    }
    for key in 0..len {
        map.insert(Counted::new(key), Counted::new(key + 100));
    }
    map
}

fn call() -> bool {
    Fuse::Call.burn();
    true
}

fn pairs(keys: [u32; 3]) -> impl Iterator<Item = (Element, Element)> {
    Lying::new(keys, Hint::Unknown).map(|key| (Counted::new(key), Counted::new(key + 200)))
}

type Edit<const N: usize, P> = (&'static str, fn(&mut Map<N, P>));

fn edits<const N: usize, P: AnyPolicy<Heap: MaySpill>>() -> Vec<Edit<N, P>> {
    vec![
        ("insert", |m| {
            drop(m.insert(Counted::new(50), Counted::new(1)))
        }),
        ("insert old", |m| {
            drop(m.insert(Counted::new(1), Counted::new(1)))
        }),
        ("entry", |m| {
            m.entry(Counted::new(50)).or_insert_with(|| {
                call();
                Counted::new(1)
            });
        }),
        ("entry old", |m| {
            m.entry(Counted::new(1))
                .and_modify(|_| assert!(call()))
                .or_insert_with(|| Counted::new(1));
        }),
        ("get", |m| assert!(m.get(&Counted::<()>::new(99)).is_none())),
        ("swap_remove", |m| {
            drop(m.swap_remove(&Counted::<()>::new(1)))
        }),
        ("shift_remove", |m| {
            drop(m.shift_remove(&Counted::<()>::new(0)))
        }),
        ("pop", |m| drop(m.pop())),
        ("pop_if", |m| drop(m.pop_if(|_, _| call()))),
        ("truncate", |m| m.truncate(m.len() / 2)),
        ("clear", |m| m.clear()),
        ("retain", |m| {
            m.retain(|key, _| call() && key.value % 3 != 0)
        }),
        ("retain none", |m| m.retain(|_, _| !call())),
        ("drain", |m| drop(m.drain(m.len() / 3..m.len() / 2))),
        ("drain all", |m| m.drain(..).for_each(|_| assert!(call()))),
        ("extract_if", |m| {
            let odd = m.extract_if(.., |key, _| call() && key.value % 2 == 1);
            odd.for_each(|_| assert!(call()));
        }),
        ("extract_if some", |m| {
            let mut odd = m.extract_if(m.len() / 3.., |key, _| call() && key.value % 2 == 1);
            drop(odd.next());
            drop(odd.next());
        }),
        ("split_off", |m| drop(m.split_off(m.len() / 2))),
        ("append", |m| {
            m.append(&mut pairs([1, 51, 52]).collect::<Map<4, P>>())
        }),
        ("extend", |m| m.extend(pairs([1, 51, 52]))),
        ("sort_keys", |m| {
            m.reverse();
            m.sort_keys();
        }),
        ("sort_by", |m| {
            m.sort_by(|a, _, b, _| {
                call();
                b.value.cmp(&a.value)
            })
        }),
        ("sort_unstable_by", |m| {
            m.sort_unstable_by(|a, _, b, _| {
                call();
                b.value.cmp(&a.value)
            })
        }),
        ("sort_by_cached_key", |m| {
            m.sort_by_cached_key(|key, _| {
                call();
                key.value % 3
            })
        }),
        ("reserve", |m| m.reserve(30)),
        ("shrink_to_fit", |m| {
            m.truncate(3);
            m.shrink_to_fit();
        }),
        ("clone", |m| *m = m.clone()),
        ("eq", |m| {
            assert!(*m != pairs([0, 1, 2]).collect::<Map<4, P>>())
        }),
        ("into_iter", |m| {
            let mut iter = mem::take(m).into_iter();
            drop(iter.next());
            *m = iter.rev().collect();
        }),
        ("into_keys", |m| {
            mem::take(m).into_keys().for_each(|_| assert!(call()));
        }),
    ]
}

/// Every entry is found where it is, and new keys find their place.
fn assert_valid<const N: usize, P: AnyPolicy<Heap: MaySpill>>(map: &mut Map<N, P>, what: &str) {
    for round in 0..2 {
        let keys: Vec<_> = map.keys().map(|key| key.value).collect();
        for (position, key) in keys.iter().enumerate() {
            let found = map.get_index_of(&Counted::<()>::new(*key));
            assert_eq!(
                found,
                Some(position),
                "{what}, round {round}: {key} of {keys:?}"
            );
        }
        assert_eq!(map.get_index_of(&Counted::<()>::new(999)), None);
        for key in 300..312 {
            map.insert(Counted::new(key), Counted::new(key));
        }
    }
}

fn every_panic<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
    // What the tests themselves keep: the ledger and the panic hook.
    let _ = Ledger::open();
    drop(catch(|| panic!("first")));
    let (panics, counts) = counted(every_panic_of::<N, P>);
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
    assert!(panics > if cfg!(miri) { 5 } else { 500 }, "{panics}");
}

fn every_panic_of<const N: usize, P: AnyPolicy<Heap: MaySpill>>() -> usize {
    let mut panics = 0;
    for (name, edit) in edits::<N, P>() {
        for (len, indexed) in [
            (0, false),
            (1, false),
            (3, false),
            (4, true),
            (5, false),
            (8, false),
        ]
        .into_iter()
        .chain([(8, true), (9, false), (14, false)])
        {
            for fuse in Fuse::ALL {
                if left_out(53) {
                    continue;
                }
                for n in 1.. {
                    let ledger = Ledger::open();
                    let mut map = state::<N, P>(len, indexed);
                    fuse.light(n);
                    let result = catch(|| edit(&mut map));
                    let went_off = fuse.put_out();
                    assert_eq!(result.is_err(), went_off, "{name}");
                    panics += usize::from(went_off);
                    let what = format!("{name} of {len}, {fuse:?} at {n}");
                    assert_valid(&mut map, &what);
                    drop(map);
                    assert_eq!(ledger.alive(), 0, "{what}");
                    if !went_off {
                        break;
                    }
                }
            }
        }
    }
    panics
}

#[test]
fn every_call_of_user_code_may_panic() {
    every_panic::<4, smallcoll::Amortized>();
}

#[test]
fn every_call_of_user_code_may_panic_on_the_way_back() {
    every_panic::<8, Hysteresis>();
}

#[test]
fn every_call_of_user_code_may_panic_without_inline_entries() {
    every_panic::<0, smallcoll::Amortized>();
}

#[test]
fn every_call_of_a_policy_may_panic() {
    every_panic::<4, Fused>();
}

/// The entries come back inline by themselves, and the allocator may panic as they do.
#[test]
#[cfg(feature = "allocator-api2")]
fn every_call_of_an_allocator_may_panic() {
    every_panic::<0, policy::In<FusedAlloc>>();
    every_panic::<8, policy::In<FusedAlloc, Hysteresis<Fused>>>();
}

/// A drop that panics in the middle of an unfinished drain.
#[test]
fn drops_of_a_drain_may_panic() {
    for n in 1..=30 {
        let ledger = Ledger::open();
        let mut map: SmallMap<Element, (), 4> = SmallMap::new();
        map.extend(Counted::up_to(20).map(|key| (key, ())));
        Fuse::Drop.light(n);
        let _ = catch(|| {
            let mut drain = map.drain(3..15);
            drop(drain.next());
            drop(drain.next_back());
        });
        Fuse::Drop.put_out();
        assert_eq!(map.len(), 8);
        for (position, key) in [0, 1, 2, 15, 16, 17, 18, 19].into_iter().enumerate() {
            assert_eq!(map.get_index_of(&Counted::<()>::new(key)), Some(position));
        }
        drop(map);
        ledger.assert_balanced();
    }
}

/// A panic leaves the index where it was: what comes next allocates nothing.
#[test]
fn panics_keep_the_index() {
    type Edit = fn(&mut SmallMap<Element, (), 4>);
    let edits: [(&str, Edit); 5] = [
        ("retain", |m| m.retain(|key, ()| key.value < 10 && call())),
        ("retain, drop", |m| m.retain(|key, ()| key.value < 10)),
        ("extract_if", |m| {
            m.extract_if(5.., |key, ()| key.value < 10 && call())
                .for_each(drop)
        }),
        ("drain", |m| {
            m.drain(3..15).for_each(|_| assert!(call()));
        }),
        ("drain, drop", |m| drop(m.drain(3..15))),
    ];
    for (name, edit) in edits {
        let mut map: SmallMap<Element, (), 4> = SmallMap::with_capacity(30);
        map.extend(Counted::up_to(20).map(|key| (key, ())));
        let fuse = if name.ends_with("drop") {
            Fuse::Drop
        } else {
            Fuse::Call
        };
        fuse.light(3);
        assert!(catch(|| edit(&mut map)).is_err(), "{name}");
        fuse.put_out();
        let (_, counts) = counted(|| map.insert(Counted::new(100), ()));
        assert_eq!(counts.requests, 0, "{name}");
        for (position, key) in map.keys().enumerate() {
            assert_eq!(map.get_index_of(key), Some(position), "{name}");
        }
    }
}

/// After a leaked drain the map works, slowly, and then as before.
#[test]
fn leaked_drains() {
    let mut map: SmallMap<u32, u32, 4> = (0..100).map(|key| (key, key)).collect();
    mem::forget(map.drain(40..50));
    assert_eq!(map.len(), 40);
    assert!((0..40).all(|key| map.get_index_of(&key) == Some(key as usize)));
    assert_eq!((map.get(&40), map.get(&99)), (None, None));
    assert_eq!(map.swap_remove(&0), Some(0));
    map.insert(200, 200);
    assert_eq!(
        (map.len(), map.get_index_of(&39), map[&200]),
        (40, Some(0), 200)
    );
    mem::forget(map.extract_if(10.., |_, _| true));
    assert!(map.len() == 10 && map.insert(300, 1).is_none());
    assert_eq!(map.get_index_of(&300), Some(10));
}

type Try<const N: usize> = (&'static str, fn(&mut SmallMap<u32, u32, N>) -> bool);

/// Each request for memory fails once: the operation says so, and nothing has changed.
fn every_failure<const N: usize>() {
    let tries: [Try<N>; 10] = [
        ("try_insert", |m| m.try_insert(50, 1).is_ok()),
        ("entry", |m| match m.entry(50) {
            smallcoll::map::Entry::Vacant(entry) => entry.try_insert(1).is_ok(),
            smallcoll::map::Entry::Occupied(_) => unreachable!(),
        }),
        ("try_reserve", |m| m.try_reserve(40).is_ok()),
        ("try_reserve_exact", |m| m.try_reserve_exact(40).is_ok()),
        ("try_clone", |m| m.try_clone().is_ok()),
        ("try_split_off", |m| match m.try_split_off(m.len() / 3) {
            Ok(mut tail) => {
                m.append(&mut tail);
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
    ];
    for (name, operation) in tries {
        for len in 0..40 {
            if left_out(13) {
                continue;
            }
            for n in 1.. {
                let mut map: SmallMap<u32, u32, N> = (0..len).map(|key| (key, key)).collect();
                let before: Vec<_> = map.iter().map(|(key, value)| (*key, *value)).collect();
                let (done, failed) = failing_at(n, || operation(&mut map));
                if !failed {
                    assert!(done, "{name} of {len}");
                    break;
                }
                if !done {
                    assert_eq!(map.as_slice(), before, "{name} of {len} at {n}");
                }
                for (position, key) in (0..len).enumerate() {
                    assert_eq!(
                        map.get_index_of(&key),
                        Some(position),
                        "{name} of {len} at {n}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_request_for_memory_may_fail() {
    every_failure::<0>();
    every_failure::<4>();
    every_failure::<16>();
}

/// A set's elements, by the same machinery.
#[test]
fn set_operations_may_panic() {
    for n in (1..200).step_by(if cfg!(miri) { 23 } else { 1 }) {
        let ledger = Ledger::open();
        let mut set: SmallSet<Element, 4> = Counted::up_to(12).collect();
        let others: SmallSet<Element, 4> = [3, 4, 50].map(Counted::new).into();
        Fuse::Eq.light(n);
        Fuse::Clone.light(n / 3);
        let result = catch(|| {
            drop(&set | &others);
            drop(&set ^ &others);
            set.replace(Counted::new(3));
            set.retain(|element| !others.contains(element));
            set.extend(others.iter().cloned());
        });
        Fuse::Eq.put_out();
        Fuse::Clone.put_out();
        let elements: Vec<_> = set.iter().map(|element| element.value).collect();
        for (position, value) in elements.into_iter().enumerate() {
            assert_eq!(set.get_index_of(&Counted::<()>::new(value)), Some(position));
        }
        drop((set, others));
        ledger.assert_balanced();
        if result.is_ok() {
            return;
        }
    }
}

/// The policy's own panics.
#[test]
fn bounded_maps_are_full() {
    use smallcoll::NoSpill;
    fn fill<P: SpillPolicy>(map: &mut SmallMap<u32, u32, 3, DefaultHashBuilder, P>)
    where
        DefaultHashBuilder: KeyHasher<u32, P::Heap>,
    {
        map.extend((0..4).map(|key| (key, key)));
    }
    let mut map = SmallMap::with_policy(NoSpill);
    let panic = catch(|| fill(&mut map)).unwrap_err();
    assert!(panic.message.starts_with("capacity overflow"), "{panic:?}");
    assert_eq!(map.as_slice(), [(0, 0), (1, 1), (2, 2)]);
}
