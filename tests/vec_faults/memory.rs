//! Requests for memory that fail: the methods that return errors change nothing and leak nothing.

use std::mem;

use smallcoll::policy::{Amortized, Compact};
use smallcoll::{CapacityError, SmallVec, TryReserveError};

use crate::common::alloc::{counted, failing_at};
use crate::common::iter::{Hint, Lying};
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, Ledger};

type Fallible<const N: usize, P> =
    fn(&mut SmallVec<Counted, N, P>, Counted) -> Result<(), TryReserveError>;

/// Asserts that the error gives back the very value.
fn given_back<T>(
    id: &str,
    result: Result<(), CapacityError<T>>,
    value: impl Fn(&T) -> u32,
) -> Result<(), TryReserveError> {
    result.map_err(|error| {
        let reason = error.reason();
        assert_eq!(value(&error.element()), 99, "{id}");
        reason
    })
}

/// Elements with these numbers, by an iterator that says `hint` of its length.
fn numbered<const M: usize>(numbers: [u32; M], hint: Hint) -> impl Iterator<Item = Counted> {
    Lying::new(numbers, hint).map(Counted::new)
}

/// Asserts that the error gives back all that the iterator yields.
fn all_given_back<I: Iterator<Item = Counted>>(
    id: &str,
    result: Result<(), CapacityError<I>>,
    numbers: &[u32],
) -> Result<(), TryReserveError> {
    result.map_err(|error| {
        let reason = error.reason();
        let rest = error.element().map(|x| x.value);
        assert!(rest.eq(numbers.iter().copied()), "{id}");
        reason
    })
}

fn methods<const N: usize, P: AnyPolicy>() -> [(&'static str, Fallible<N, P>); 20] {
    [
        ("try_push_mut", |v, x| {
            given_back("try_push_mut", v.try_push_mut(x).map(drop), |x| x.value)
        }),
        ("try_insert_mut", |v, x| {
            let result = v.try_insert_mut(v.len() / 2, x).map(drop);
            given_back("try_insert_mut", result, |x| x.value)
        }),
        ("try_from_elem", |_, x| {
            let result = SmallVec::<Counted, N, P>::try_from_elem(x, N + 2).map(drop);
            given_back("try_from_elem", result, |x| x.value)
        }),
        ("try_clone", |v, _| v.try_clone().map(drop)),
        ("try_into_vec", |v, _| match mem::take(v).try_into_vec() {
            Ok(vec) => {
                *v = SmallVec::from_vec(vec);
                Ok(())
            }
            Err(error) => {
                let reason = error.reason();
                *v = error.element();
                Err(reason)
            }
        }),
        ("try_extend", |v, _| {
            let result = v.try_extend(numbered([7, 8, 9], Hint::Exact));
            all_given_back("try_extend", result, &[7, 8, 9])
        }),
        ("try_insert_many", |v, _| {
            let result = v.try_insert_many(v.len() / 2, numbered([7, 8, 9], Hint::Exact));
            all_given_back("try_insert_many", result, &[7, 8, 9])
        }),
        ("try_insert_many, short of its hint", |v, _| {
            let result = v.try_insert_many(v.len() / 2, numbered([7], Hint::High));
            all_given_back("try_insert_many", result, &[7])
        }),
        ("try_push", |v, x| {
            given_back("try_push", v.try_push(x), |x| x.value)
        }),
        ("try_insert", |v, x| {
            given_back("try_insert", v.try_insert(v.len() / 2, x), |x| x.value)
        }),
        ("try_resize", |v, x| {
            given_back("try_resize", v.try_resize(v.len() + 4, x), |x| x.value)
        }),
        ("try_reserve", |v, _| {
            v.try_reserve(v.remaining_capacity() + 1)
        }),
        ("try_reserve_exact", |v, _| {
            v.try_reserve_exact(v.remaining_capacity() + 1)
        }),
        ("try_grow", |v, _| v.try_grow(v.capacity() + 1)),
        ("try_extend_from_slice", |v, _| {
            let more: [_; 9] = std::array::from_fn(|value| Counted::new(value as u32));
            v.try_extend_from_slice(&more)
        }),
        ("try_extend_from_within", |v, _| {
            v.try_extend_from_within(..)
        }),
        ("try_insert_from_slice", |v, _| {
            let more: [_; 5] = std::array::from_fn(|value| Counted::new(value as u32));
            v.try_insert_from_slice(v.len() / 2, &more)
        }),
        ("try_resize_with", |v, x| {
            v.try_resize_with(v.len() + 4, || x.clone())
        }),
        ("try_split_off", |v, _| v.try_split_off(0).map(drop)),
        ("try_append", |v, x| {
            let mut other: SmallVec<Counted, 8> = SmallVec::new();
            for _ in 0..7 {
                other.push(Counted::new(5));
            }
            other.push(x);
            let result = v.try_append(&mut other);
            assert_eq!(other.len(), if result.is_err() { 8 } else { 0 });
            result
        }),
    ]
}

/// What an iterator yields beyond its hint: no element is lost between the vector and the error.
fn every_request_beyond_the_hint<const N: usize, P: AnyPolicy>() {
    let _ = Ledger::open();
    let mut failures = 0;
    for hint in [Hint::Unknown, Hint::Low] {
        for (len, inserts) in (0..=N + 1).flat_map(|len| [(len, false), (len, true)]) {
            for n in 1.. {
                let ledger = Ledger::open();
                let mut v: SmallVec<Counted, N, P> = SmallVec::default();
                v.extend(Counted::up_to(len));
                let at = if inserts { len / 2 } else { len };
                let iter = numbered([50, 51, 52, 53, 54, 55, 56, 57, 58], hint);
                let (result, failed) = failing_at(n, || {
                    if inserts {
                        v.try_insert_many(at, iter)
                    } else {
                        v.try_extend(iter)
                    }
                });
                // One failure is survived if there is room for less.
                assert!(failed || result.is_ok());
                failures += usize::from(result.is_err());
                let taken = v.len() - len;
                let rest = result.err().map(|error| error.element());
                let rest: Vec<_> = rest.into_iter().flatten().collect();
                let mut all: Vec<_> = v.iter().map(|x| x.value).collect();
                let moved = rest.iter().map(|x| x.value);
                all.splice(at + taken..at + taken, moved);
                let mut expected: Vec<_> = (0..len as u32).collect();
                expected.splice(at..at, 50..59);
                assert_eq!(all, expected, "N {N}, len {len}, {hint:?}, request {n}");
                drop((v, rest));
                ledger.assert_balanced();
                if !failed {
                    break;
                }
            }
        }
    }
    assert!(failures > 5, "{failures}");
}

#[test]
fn nothing_is_lost_beyond_the_hint() {
    every_request_beyond_the_hint::<0, Amortized>();
    every_request_beyond_the_hint::<2, Amortized>();
    every_request_beyond_the_hint::<4, Compact>();
}

fn every_request<const N: usize, P: AnyPolicy + Copy>(policy: P)
where
    P::Heap: smallcoll::policy::Stateless,
{
    // The books are made before blocks are counted.
    let _ = Ledger::open();
    let mut failures = 0;
    for (name, method) in methods::<N, P>() {
        for len in 0..=2 * N + 3 {
            for exact in [false, true] {
                for n in 1.. {
                    let ledger = Ledger::open();
                    let mut v = SmallVec::with_policy(policy);
                    if exact {
                        v.reserve_exact(len);
                    }
                    v.extend(Counted::up_to(len));
                    let before = (v.as_ptr(), v.capacity(), v.spilled());
                    let extra = Counted::new(99);
                    let ((result, failed), counts) =
                        counted(|| failing_at(n, || method(&mut v, extra)));
                    let context = format!("{name}, N {N}, len {len}, request {n}");
                    assert_eq!(result.is_err(), failed, "{context}");
                    ledger.assert_owned_by(&v);
                    if failed {
                        failures += 1;
                        let is_alloc = matches!(
                            result,
                            Err(TryReserveError::AllocError { layout }) if layout.size() != 0
                        );
                        assert!(is_alloc, "{context}: {result:?}");
                        assert_eq!((v.as_ptr(), v.capacity(), v.spilled()), before, "{context}");
                        assert!(v.iter().map(|x| x.value).eq(0..len as u32), "{context}");
                        assert_eq!((counts.blocks, counts.bytes), (0, 0), "{context}");
                        v.push(Counted::new(1));
                    }
                    drop(v);
                    ledger.assert_balanced();
                    if !failed {
                        break;
                    }
                }
            }
        }
    }
    assert!(failures > 20, "{failures}");
}

#[test]
fn every_failed_request() {
    every_request::<0, _>(Amortized);
    every_request::<1, _>(Amortized);
    every_request::<2, _>(Amortized);
    every_request::<4, _>(Amortized);
    every_request::<4, _>(Compact(Amortized));
}

#[test]
fn failed_constructors() {
    let (result, failed) = failing_at(1, || SmallVec::<u32, 2>::try_with_capacity(3));
    assert!(failed && matches!(result, Err(TryReserveError::AllocError { .. })));
    let ledger = Ledger::open();
    let values: Vec<Counted> = Counted::up_to(3).collect();
    let (result, failed) = failing_at(1, || SmallVec::<Counted, 2>::try_from_slice(&values));
    assert!(failed && result.is_err());
    drop(result);
    assert_eq!(ledger.alive(), 3);
    let (result, failed) = failing_at(1, || SmallVec::<Counted, 3>::try_from_slice(&values));
    assert!(!failed && result.is_ok());
    drop(result);

    let pairs: [[Counted; 2]; 2] = [[1, 2], [3, 4]].map(|pair| pair.map(Counted::new));
    let v: SmallVec<[Counted; 2], 2> = SmallVec::from(pairs);
    let (result, failed) = failing_at(1, || v.try_into_flattened::<3>());
    assert!(failed);
    let v = result.expect_err("there is no memory").element();
    let (result, failed) = failing_at(1, || v.try_into_flattened::<4>());
    assert!(!failed);
    let flat = result.expect("there is room");
    assert!(flat.iter().map(|x| x.value).eq(1..=4));
    // Spilled, it asks for nothing, whether the block is of use or the elements come back inline.
    let spilled = || {
        let pairs: [[Counted; 2]; 2] = [[1, 2], [3, 4]].map(|pair| pair.map(Counted::new));
        SmallVec::<_, 1>::from(pairs)
    };
    let (v, w) = (spilled(), spilled());
    let (flats, failed) = failing_at(1, || {
        (v.try_into_flattened::<3>(), w.try_into_flattened::<4>())
    });
    let flats = (flats.0.expect("a block"), flats.1.expect("room"));
    assert!(!failed && flats.0 == flats.1);
    assert!(flats.0.spilled() && !flats.1.spilled());
    drop((flat, values, flats));
    ledger.assert_balanced();
}

#[test]
fn failed_shrinking_keeps_the_block() {
    let ledger = Ledger::open();
    let mut v: SmallVec<Counted, 2> = Counted::up_to(5).collect();
    v.reserve_exact(20);
    let before = (v.as_ptr(), v.capacity());
    let ((), failed) = failing_at(1, || v.shrink_to_fit());
    assert!(failed);
    assert_eq!((v.as_ptr(), v.capacity()), before);
    let ((), failed) = failing_at(1, || v.shrink_to(10));
    assert!(failed);
    let (result, failed) = failing_at(1, || v.try_grow(10));
    assert!(failed && result.is_ok());
    assert_eq!((v.as_ptr(), v.capacity()), before);
    ledger.assert_owned_by(&v);
    // Coming back inline asks for nothing.
    v.truncate(2);
    let (inline, failed) = failing_at(1, || v.shrink_to_inline());
    assert!(inline && !failed);
    ledger.assert_owned_by(&v);
}

#[test]
fn what_does_not_fit_the_address_space_is_not_asked_for() {
    let mut v: SmallVec<u64, 2> = SmallVec::new();
    for additional in [usize::MAX, isize::MAX as usize, isize::MAX as usize / 8 + 1] {
        let (result, counts) = counted(|| v.try_reserve(additional));
        assert_eq!(result, Err(TryReserveError::CapacityOverflow));
        assert_eq!(counts.requests, 0);
    }
    let (result, counts) = counted(|| v.try_reserve_exact(isize::MAX as usize / 8));
    assert!(
        matches!(result, Err(TryReserveError::AllocError { layout }) if layout.align() == align_of::<u64>())
    );
    assert_eq!((counts.requests, v.capacity()), (1, 2));
}
