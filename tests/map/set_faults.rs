//! Every operation of sets that runs user code, with a panic at each of its calls.

use std::mem;

use smallcoll::SmallSet;
use smallcoll::map::DefaultHashBuilder;
use smallcoll::policy::MaySpill;
#[cfg(feature = "allocator-api2")]
use smallcoll::policy::{Hysteresis, In};

use crate::common::Counted;
#[cfg(feature = "allocator-api2")]
use crate::common::fused_alloc::FusedAlloc;
use crate::common::iter::{Hint, Lying};
use crate::common::policies::{AnyPolicy, Fused};
use crate::faults::{Edit, Keyed, call, every_panic};

type Set<const N: usize, P> = SmallSet<Counted, N, DefaultHashBuilder, P>;

impl<const N: usize, P: AnyPolicy<Heap: MaySpill>> Keyed for Set<N, P> {
    fn reserve(&mut self, additional: usize) {
        self.reserve(additional);
    }

    fn insert(&mut self, key: u32) {
        self.insert(Counted::new(key));
    }

    fn keys(&self) -> Vec<u32> {
        self.iter().map(|element| element.value).collect()
    }

    fn position(&self, key: u32) -> Option<usize> {
        self.get_index_of(&Counted::<()>::new(key))
    }
}

fn elements(values: [u32; 3]) -> impl Iterator<Item = Counted> {
    Lying::new(values, Hint::Unknown).map(Counted::new)
}

/// Another set, that has some elements in common with every one but the empty one.
fn others<P: AnyPolicy<Heap: MaySpill>>() -> Set<2, P> {
    elements([50, 0, 3]).collect()
}

fn edits<const N: usize, P: AnyPolicy<Heap: MaySpill>>() -> Vec<Edit<Set<N, P>>> {
    vec![
        ("insert", |s| {
            s.insert(Counted::new(50));
        }),
        ("insert old", |s| {
            s.insert(Counted::new(1));
        }),
        ("insert_full", |s| {
            s.insert_full(Counted::new(50));
        }),
        ("replace", |s| drop(s.replace(Counted::new(50)))),
        ("replace old", |s| drop(s.replace(Counted::new(1)))),
        ("replace_full", |s| drop(s.replace_full(Counted::new(0)))),
        ("get", |s| {
            assert!(s.get(&Counted::<()>::new(99)).is_none());
        }),
        ("remove", |s| {
            s.remove(&Counted::<()>::new(1));
        }),
        ("take", |s| drop(s.take(&Counted::<()>::new(0)))),
        ("shift_remove", |s| {
            s.shift_remove(&Counted::<()>::new(1));
        }),
        ("shift_take", |s| drop(s.shift_take(&Counted::<()>::new(0)))),
        ("pop", |s| drop(s.pop())),
        ("pop_if", |s| drop(s.pop_if(|_| call()))),
        ("truncate", |s| s.truncate(s.len() / 2)),
        ("clear", |s| s.clear()),
        ("retain", |s| {
            s.retain(|element| call() && element.value % 3 != 0)
        }),
        ("retain others", |s| {
            let others = others::<P>();
            s.retain(|element| !others.contains(element));
        }),
        ("drain", |s| drop(s.drain(s.len() / 3..s.len() / 2))),
        ("drain all", |s| s.drain(..).for_each(|_| assert!(call()))),
        ("extract_if", |s| {
            let odd = s.extract_if(.., |element| call() && element.value % 2 == 1);
            odd.for_each(|_| assert!(call()));
        }),
        ("split_off", |s| drop(s.split_off(s.len() / 2))),
        ("append", |s| s.append(&mut others::<P>())),
        ("extend", |s| s.extend(elements([1, 51, 52]))),
        ("extend by clones", |s| {
            s.extend(others::<P>().iter().cloned());
        }),
        ("sort", |s| {
            s.reverse();
            s.sort();
        }),
        ("sort_unstable_by", |s| {
            s.sort_unstable_by(|a, b| {
                call();
                b.value.cmp(&a.value)
            })
        }),
        ("sort_by_cached_key", |s| {
            s.sort_by_cached_key(|element| {
                call();
                element.value % 3
            })
        }),
        ("reserve", |s| s.reserve(30)),
        ("shrink_to_fit", |s| {
            s.truncate(3);
            s.shrink_to_fit();
        }),
        ("clone", |s| *s = s.clone()),
        ("eq", |s| assert!(*s != others::<P>())),
        ("into_iter", |s| {
            let mut iter = mem::take(s).into_iter();
            drop(iter.next());
            *s = iter.rev().collect();
        }),
        ("|", |s| *s = &*s | &others::<P>()),
        ("&", |s| *s = &*s & &others::<P>()),
        ("^", |s| *s = &*s ^ &others::<P>()),
        ("-", |s| *s = &*s - &others::<P>()),
        ("is_subset", |s| {
            assert!(!others::<P>().is_subset(s));
        }),
        ("is_disjoint", |s| {
            assert_eq!(s.is_disjoint(&others::<P>()), s.is_empty());
        }),
    ]
}

#[test]
fn every_call_of_user_code_may_panic() {
    every_panic(&edits::<4, Fused>());
}

#[test]
#[cfg(feature = "allocator-api2")]
fn every_call_of_an_allocator_may_panic() {
    every_panic(&edits::<0, In<FusedAlloc>>());
    every_panic(&edits::<8, In<FusedAlloc, Hysteresis<Fused>>>());
}
