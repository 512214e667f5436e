//! Every operation of maps that runs user code, with a panic at each of its calls.

use std::mem;

#[cfg(feature = "allocator-api2")]
use smallcoll::policy::In;
use smallcoll::policy::{Hysteresis, MaySpill};
use smallcoll::{SmallMap, SpillPolicy};

use crate::common::alloc::counted;
#[cfg(feature = "allocator-api2")]
use crate::common::fused_alloc::FusedAlloc;
use crate::common::iter::{Hint, Lying};
use crate::common::policies::{AnyPolicy, Fused};
use crate::common::{Counted, Fuse, Ledger, catch, left_out};
use smallcoll::map::{DefaultHashBuilder, KeyHasher};

type Element = Counted;
type Map<const N: usize, P> = SmallMap<Element, Element, N, DefaultHashBuilder, P>;

/// A map or a set of counted keys.
pub(crate) trait Keyed: Default {
    fn reserve(&mut self, additional: usize);
    fn insert(&mut self, key: u32);
    fn keys(&self) -> Vec<u32>;
    fn position(&self, key: u32) -> Option<usize>;

    /// The keys `0..len`; with an index if there were many once.
    fn state(len: u32, indexed: bool) -> Self {
        let mut keyed = Self::default();
        if indexed {
            keyed.reserve(40);
        }
        (0..len).for_each(|key| keyed.insert(key));
        keyed
    }

    /// Every key is found where it is or is not there, and new keys find their place.
    fn assert_valid(&mut self, what: &str) {
        for round in 0..2 {
            let keys = self.keys();
            let gone = (0..14).chain(50..53).chain([999]);
            for key in keys.iter().copied().chain(gone) {
                let expected = keys.iter().position(|other| *other == key);
                let what = || format!("{what}, round {round}: {key} of {keys:?}");
                assert_eq!(self.position(key), expected, "{}", what());
            }
            (300..312).for_each(|key| self.insert(key));
        }
    }
}

impl<const N: usize, P: AnyPolicy<Heap: MaySpill>> Keyed for Map<N, P> {
    fn reserve(&mut self, additional: usize) {
        self.reserve(additional);
    }

    fn insert(&mut self, key: u32) {
        self.insert(Counted::new(key), Counted::new(key + 100));
    }

    fn keys(&self) -> Vec<u32> {
        self.keys().map(|key| key.value).collect()
    }

    fn position(&self, key: u32) -> Option<usize> {
        self.get_index_of(&Counted::<()>::new(key))
    }
}

pub(crate) fn call() -> bool {
    Fuse::Call.burn();
    true
}

fn pairs(keys: [u32; 3]) -> impl Iterator<Item = (Element, Element)> {
    Lying::new(keys, Hint::Unknown).map(|key| (Counted::new(key), Counted::new(key + 200)))
}

/// An operation, with its name.
pub(crate) type Edit<C> = (&'static str, fn(&mut C));

fn edits<const N: usize, P: AnyPolicy<Heap: MaySpill>>() -> Vec<Edit<Map<N, P>>> {
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
        ("swap_remove_index", |m| drop(m.swap_remove_index(2))),
        ("shift_remove_index", |m| drop(m.shift_remove_index(2))),
        ("pop", |m| drop(m.pop())),
        ("pop all", |m| while m.pop().is_some() {}),
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
        ("reserve_exact", |m| m.reserve_exact(30)),
        ("shrink_to_fit", |m| {
            m.truncate(3);
            m.shrink_to_fit();
        }),
        ("shrink_to_inline", |m| {
            m.truncate(3);
            m.shrink_to_inline();
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

/// How many keys there are, and whether there were many once.
const STATES: [(u32, bool); 9] = [
    (0, false),
    (1, false),
    (3, false),
    (4, true),
    (5, false),
    (8, false),
    (8, true),
    (9, false),
    (14, false),
];

/// A panic at each call of each kind of user code, in each operation from each state: nothing leaks,
/// and the collection goes on working.
pub(crate) fn every_panic<C: Keyed>(edits: &[Edit<C>]) {
    // What the tests themselves keep: the ledger and the panic hook.
    let _ = Ledger::open();
    drop(catch(|| panic!("first")));
    let mut panics = 0;
    let ((), counts) = counted(|| {
        for (name, edit) in edits {
            for (len, indexed) in STATES {
                for fuse in Fuse::ALL {
                    if !left_out(101) {
                        panics += panics_of(name, *edit, len, indexed, fuse);
                    }
                }
            }
        }
    });
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
    assert!(panics > if cfg!(miri) { 5 } else { 1000 }, "{panics}");
}

fn panics_of<C: Keyed>(name: &str, edit: fn(&mut C), len: u32, indexed: bool, fuse: Fuse) -> usize {
    for n in 1.. {
        let ledger = Ledger::open();
        let mut keyed = C::state(len, indexed);
        fuse.light(n);
        let result = catch(|| edit(&mut keyed));
        let went_off = fuse.put_out();
        let what = format!("{name} of {len}, {fuse:?} at {n}");
        assert_eq!(result.is_err(), went_off, "{what}: {result:?}");
        keyed.assert_valid(&what);
        drop(keyed);
        assert_eq!(ledger.alive(), 0, "{what}");
        if !went_off {
            return n - 1;
        }
    }
    unreachable!()
}

#[test]
fn every_call_of_user_code_may_panic() {
    every_panic(&edits::<4, smallcoll::Amortized>());
}

#[test]
fn every_call_of_user_code_may_panic_on_the_way_back() {
    every_panic(&edits::<8, Hysteresis>());
}

#[test]
fn every_call_of_user_code_may_panic_without_inline_entries() {
    every_panic(&edits::<0, smallcoll::Amortized>());
}

#[test]
fn every_call_of_a_policy_may_panic() {
    every_panic(&edits::<4, Fused>());
}

/// The entries come back inline by themselves, and the allocator may panic as they do: once, that left
/// keys in the index that `split_off` had taken away.
#[test]
#[cfg(feature = "allocator-api2")]
fn every_call_of_an_allocator_may_panic() {
    every_panic(&edits::<0, In<FusedAlloc>>());
    every_panic(&edits::<8, In<FusedAlloc, Hysteresis<Fused>>>());
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
