//! The methods that ask the caller for a promise, with the promise kept: each element is dropped once.

#![allow(unsafe_code)]

use std::mem::MaybeUninit;

use smallcoll::SmallVec;
use smallcoll::policy::{Amortized, Compact, DefaultPolicy, NoSpill};

use crate::common::alloc::counted;
use crate::common::counted::Align64;
use crate::common::{Counted, CountedZst, Ledger};

fn values<A>(elements: &[Counted<A>]) -> Vec<u32> {
    elements.iter().map(|element| element.value).collect()
}

fn pushes<A, const N: usize, P: DefaultPolicy>(capacity: usize) {
    let ledger = Ledger::open();
    let mut v: SmallVec<Counted<A>, N, P> = SmallVec::default();
    v.reserve_exact(capacity);
    let block = v.as_ptr();
    for len in 0..capacity as u32 {
        // SAFETY: there is room for so many.
        unsafe { v.push_unchecked(Counted::new(len)) };
        assert_eq!(values(&v), Vec::from_iter(0..=len));
        ledger.assert_owned_by(&v);
    }
    assert!(v.is_full() && v.spilled() == (capacity > N));
    assert_eq!(v.as_ptr(), block);
    v.pop();
    // SAFETY: there is room again.
    unsafe { v.push_unchecked(Counted::new(9)) };
    ledger.assert_owned_by(&v);
    drop(v);
    ledger.assert_balanced();
}

#[test]
fn pushing_where_there_is_room() {
    for capacity in [4, 5, 9] {
        pushes::<(), 4, Amortized>(capacity);
        pushes::<Align64, 4, Amortized>(capacity);
        pushes::<(), 4, Compact>(capacity);
    }
    pushes::<(), 0, Amortized>(1);
    pushes::<(), 4, NoSpill>(4);
    pushes::<Align64, 4, Compact<NoSpill>>(4);
}

#[test]
fn pushing_elements_without_bytes() {
    let ledger = Ledger::open();
    let mut v: SmallVec<CountedZst, 2> = SmallVec::new();
    for reserved in [0, 3] {
        v.reserve(reserved);
        for _ in v.len()..2 + reserved {
            // SAFETY: inline or reserved.
            unsafe { v.push_unchecked(CountedZst::new()) };
        }
        assert_eq!((v.len(), ledger.alive()), (2 + reserved, 2 + reserved));
    }
    drop(v);
    ledger.assert_balanced();
}

fn taken<A, const N: usize, P: DefaultPolicy>(capacity: usize) {
    let ledger = Ledger::open();
    let make = || {
        let mut v: SmallVec<Counted<A>, N, P> = SmallVec::default();
        v.reserve_exact(capacity);
        v.extend(Counted::up_to(N));
        assert_eq!(v.spilled(), capacity > N);
        v
    };
    let v = make();
    // SAFETY: full.
    let (array, counts) = counted(|| unsafe { v.into_inner_unchecked() });
    // The block is given back.
    assert_eq!(
        (counts.requests, counts.blocks),
        (0, -isize::from(capacity > N))
    );
    ledger.assert_owned_by(&array);
    assert_eq!(values(&array), Vec::from_iter(0..N as u32));
    drop(array);
    ledger.assert_balanced();
}

#[test]
fn taking_the_array() {
    for capacity in [4, 5, 9] {
        taken::<(), 4, Amortized>(capacity);
        taken::<Align64, 4, Amortized>(capacity);
        taken::<(), 4, Compact>(capacity);
    }
    taken::<(), 0, Amortized>(0);
    taken::<(), 0, Amortized>(1);
    taken::<(), 4, NoSpill>(4);
}

fn of_slots<A, const N: usize>() {
    for len in 0..=N {
        let ledger = Ledger::open();
        let mut slots: [MaybeUninit<Counted<A>>; N] = [const { MaybeUninit::uninit() }; N];
        for (slot, element) in slots.iter_mut().zip(Counted::up_to(len)) {
            slot.write(element);
        }
        // SAFETY: an array of slots has the layout of slots for an array.
        let buf = unsafe {
            (&raw const slots)
                .cast::<MaybeUninit<[Counted<A>; N]>>()
                .read()
        };
        // SAFETY: so many were written.
        let mut v = unsafe { SmallVec::from_buf_and_len_unchecked(buf, len) };
        assert_eq!((v.len(), v.capacity(), v.spilled()), (len, N, false));
        ledger.assert_owned_by(&v);
        // From here on it is like any other, and spills.
        v.extend(Counted::up_to(N + 1));
        assert!(v.spilled());
        assert_eq!(values(&v[..len]), Vec::from_iter(0..len as u32));
        ledger.assert_owned_by(&v);
        drop(v);
        ledger.assert_balanced();
    }
}

#[test]
fn slots_that_were_written() {
    of_slots::<(), 0>();
    of_slots::<(), 1>();
    of_slots::<(), 4>();
    of_slots::<Align64, 3>();
}

/// What lies behind the length is forgotten, not dropped.
#[test]
fn arrays_of_which_some_count() {
    for len in 0..=4 {
        let ledger = Ledger::open();
        let array: [Counted; 4] = [0, 1, 2, 3].map(Counted::new);
        // SAFETY: no more than four.
        let mut v = unsafe { SmallVec::from_const_with_len_unchecked(array, len) };
        assert!(!v.spilled());
        assert_eq!(values(&v), Vec::from_iter(0..len as u32));
        v.extend(Counted::up_to(5));
        assert_eq!((v.spilled(), v.len()), (true, len + 5));
        drop(v);
        assert_eq!(ledger.alive(), 4 - len);
    }
}

#[test]
fn arrays_in_constants() {
    const FULL: SmallVec<&str, 2> = SmallVec::from_const(["a", "b"]);
    // SAFETY: one of two.
    const PART: SmallVec<&str, 2> =
        unsafe { SmallVec::from_const_with_len_unchecked(["a", "b"], 1) };
    const EMPTY: SmallVec<u8, 0> = SmallVec::from_const([]);
    for (mut v, len) in [(FULL, 2), (PART, 1)] {
        assert_eq!(v, ["a", "b"][..len]);
        v.extend(["c", "d"]);
        assert_eq!(v, [&["a", "b"][..len], &["c", "d"]].concat());
        assert!(v.spilled());
    }
    assert_eq!((EMPTY.len(), EMPTY.spilled()), (0, false));

    let ledger = Ledger::open();
    let v: SmallVec<Counted, 3> = SmallVec::from_const([1, 2, 3].map(Counted::new));
    assert!(v.is_full() && !v.spilled());
    ledger.assert_owned_by(&v);
    let mut all: Vec<_> = v.into_iter().collect();
    assert_eq!(values(&all), [1, 2, 3]);
    all.clear();
    ledger.assert_balanced();
}
