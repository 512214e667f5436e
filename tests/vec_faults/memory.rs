//! Requests for memory that fail: the methods that return errors change nothing and leak nothing.

use smallcoll::policy::{Amortized, Compact, DefaultPolicy};
use smallcoll::{CapacityError, SmallVec, TryReserveError};

use crate::common::alloc::{counted, failing_at};
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

fn methods<const N: usize, P: DefaultPolicy>() -> [(&'static str, Fallible<N, P>); 12] {
    [
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

fn every_request<const N: usize, P: DefaultPolicy + Copy>(policy: P)
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
