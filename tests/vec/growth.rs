//! When a vector allocates: never inline, no more often than `Vec` once spilled, and by the policy.

use std::cell::Cell;
use std::ops::Range;

use smallcoll::policy::{Growth, NoSpill, SpillPolicy};
use smallcoll::{Exact, SmallVec, TryReserveError, smallvec};

use crate::common::alloc::{Counts, counted};
use crate::common::policies::{Alternating, AnyPolicy, Greedy, Zero};
use crate::common::{Counted, Ledger, panic_message};

#[test]
fn inline_never_allocates() {
    fn in_inline<const N: usize, P: AnyPolicy>() {
        let (sum, counts) = counted(|| {
            let mut v: SmallVec<u32, N, P> = SmallVec::default();
            v.extend(0..N as u32);
            for index in 0..N {
                v.remove(index / 2);
                v.insert(index, 7);
            }
            v.drain(..N / 2).for_each(drop);
            v.insert_many(0, 0..(N / 2) as u32);
            v.splice(..N / 2, 0..(N / 2) as u32).for_each(drop);
            v.retain(|x| x % 2 == 0);
            v.resize(N, 1);
            v.dedup();
            v.extract_if(.., |x| *x == 0).for_each(drop);
            let mut other = v.clone();
            other.clone_from(&v);
            other.truncate(N / 2);
            v.truncate(N / 2);
            v.append(&mut other);
            let tail = v.split_off(v.len() / 2);
            v.extend_from_within(..v.len().min(N - v.len()));
            v.shrink_to_fit();
            v.reserve(N - v.len());
            v.take().into_iter().chain(tail).sum::<u32>()
        });
        assert_eq!(counts, Counts::default(), "{sum}");
    }
    in_inline::<1, smallcoll::Amortized>();
    in_inline::<2, smallcoll::Amortized>();
    in_inline::<8, smallcoll::Compact>();
    in_inline::<8, NoSpill>();
    in_inline::<100, Exact>();
}

#[test]
fn pushing_allocates_no_more_often_than_vec() {
    fn requests<const N: usize>() -> usize {
        let (v, counts) = counted(|| {
            let mut v: SmallVec<u32, N> = SmallVec::new();
            (0..1000).for_each(|x| v.push(x));
            v
        });
        assert!(v.iter().copied().eq(0..1000));
        counts.requests
    }
    let (_, vec) = counted(|| {
        let mut v = Vec::new();
        (0..1000).for_each(|x| v.push(x));
    });
    assert_eq!(requests::<0>(), vec.requests);
    assert!(requests::<1>() <= vec.requests);
    assert!(requests::<4>() < vec.requests);
    assert!(requests::<8>() < vec.requests);
    assert_eq!(requests::<999>(), 1);
    assert_eq!(requests::<1000>(), 0);
}

#[test]
fn from_where_vec_stands_the_curve_is_the_same() {
    let mut v: SmallVec<u32, 4> = smallvec![1; 4];
    let mut vec = Vec::with_capacity(4);
    vec.extend([1; 4]);
    for _ in 0..1000 {
        v.push(1);
        vec.push(1);
        assert_eq!(v.capacity(), vec.capacity());
    }
    for additional in [1, 10, 1000, 5000] {
        v.reserve(additional);
        vec.reserve(additional);
        assert_eq!(v.capacity(), vec.capacity());
    }
}

#[test]
fn known_lengths_allocate_once() {
    let requests = |f: fn() -> SmallVec<u32, 2>| {
        let (v, counts) = counted(f);
        assert_eq!((v.len(), counts.blocks), (100, 1));
        assert_eq!(counts.bytes as usize, v.capacity() * 4);
        counts.requests
    };
    assert_eq!(requests(|| smallvec![7; 100]), 1);
    assert_eq!(requests(|| SmallVec::from([7; 100])), 1);
    assert_eq!(requests(|| SmallVec::from(&[7; 100])), 1);
    assert_eq!(requests(|| SmallVec::from_fn(100, |x| x as u32)), 1);
    assert_eq!(requests(|| (0..100).collect()), 1);
    assert_eq!(requests(|| SmallVec::from(vec![7; 100])), 1);
    assert_eq!(requests(|| SmallVec::from_iter(vec![7; 100])), 2);
    assert_eq!(
        requests(|| {
            let mut v: SmallVec<u32, 2> = smallvec![1, 2];
            v.insert_many(1, 0..98);
            v
        }),
        1
    );
}

#[test]
fn spilled_frees_exactly() {
    let ((), counts) = counted(|| {
        let mut v: SmallVec<Box<u32>, 2> = (0..10).map(Box::new).collect();
        v.shrink_to(20);
        v.truncate(2);
        assert!(v.shrink_to_inline());
        v.extend((0..5).map(Box::new));
        v.clone_from(&SmallVec::new());
        let mut iter = v.clone().into_iter();
        iter.next();
        drop(v.into_boxed_slice());
    });
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
}

#[test]
fn coming_back_inline_frees_the_block() {
    let mut v: SmallVec<u32, 4> = (0..5).collect();
    v.pop();
    assert!(v.spilled());
    let (inline, counts) = counted(|| v.shrink_to_inline());
    assert!(inline && !v.spilled());
    let (requests, blocks) = (counts.requests, counts.blocks);
    assert_eq!((requests, blocks), (0, -1));
    assert_eq!(v, [0, 1, 2, 3]);
}

#[test]
fn policies_are_asked_and_corrected() {
    fn capacities<P: AnyPolicy>() -> Vec<usize> {
        let mut v: SmallVec<u16, 2, P> = SmallVec::default();
        let mut seen = Vec::new();
        for x in 0..9 {
            v.push(x);
            seen.push(v.capacity());
        }
        assert!(v.iter().copied().eq(0..9));
        seen
    }
    assert_eq!(capacities::<Exact>(), [2, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(capacities::<Zero>(), [2, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(
        capacities::<Alternating>(),
        [2, 2, 3, 4, 16, 16, 16, 16, 16]
    );
    assert_eq!(
        capacities::<smallcoll::Amortized>(),
        [2, 2, 4, 4, 8, 8, 8, 8, 16]
    );
}

#[test]
fn a_policy_that_asks_for_too_much() {
    let mut v: SmallVec<u16, 2, Greedy> = SmallVec::default();
    v.extend([1, 2]);
    let error = v.try_push(3).unwrap_err();
    assert_eq!(error.reason(), TryReserveError::CapacityOverflow);
    assert_eq!(error.element(), 3);
    // Not asked for an exact capacity.
    v.reserve_exact(1);
    v.push(3);
    assert_eq!((v.capacity(), &v[..]), (3, &[1, 2, 3][..]));
}

/// Yields the numbers from 0 on, and says something else each time that it is asked how many.
struct Fickle {
    numbers: Range<u16>,
    says: Cell<[usize; 2]>,
}

impl Iterator for Fickle {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        self.numbers.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let [now, later] = self.says.get();
        self.says.set([later, now]);
        (now, None)
    }
}

#[test]
fn hints_that_change_their_mind() {
    fn every_count<const N: usize, P: AnyPolicy>() {
        for len in 0..2 * N as u16 + 3 {
            for says in [[0, N + 1], [N + 1, 0], [N, N + 1], [N + 1, N]] {
                let fickle = || Fickle {
                    numbers: 0..len,
                    says: Cell::new(says),
                };
                let mut v: SmallVec<u16, N, P> = fickle().collect();
                assert!(v.iter().copied().eq(0..len));
                v.extend(fickle());
                v.insert_many(0, fickle());
                assert_eq!(v.len(), 3 * usize::from(len));
                // A block is longer than what fits inline, or there is none.
                assert!(v.capacity() > N || !v.spilled());
            }
        }
    }
    every_count::<0, Exact>();
    every_count::<2, Exact>();
    every_count::<2, Zero>();
    every_count::<2, Alternating>();
    every_count::<3, smallcoll::Amortized>();
}

#[test]
fn a_hint_that_was_too_low_and_then_too_high() {
    let ledger = Ledger::open();
    let numbers = Fickle {
        numbers: 0..9,
        says: Cell::new([3, usize::MAX]),
    };
    let elements = numbers.map(|number| <Counted>::new(number.into()));
    let message = panic_message(|| elements.collect::<SmallVec<_, 2>>());
    assert_eq!(message, "capacity overflow");
    ledger.assert_balanced();
}

/// Answers what it was told, so that a test can see it.
#[derive(Clone, Copy, Default)]
struct Tell;

impl SpillPolicy for Tell {
    type Header = smallcoll::policy::Word;
    type Heap = smallcoll::policy::Global;

    fn grow(&self, growth: Growth) -> usize {
        assert!(growth.required > growth.capacity);
        growth.required * 100 + growth.capacity * 10 + growth.element_size
    }
}

#[test]
fn policies_are_told_what_is_needed() {
    let mut v: SmallVec<u16, 2, Tell> = SmallVec::default();
    v.push(1);
    v.reserve(4);
    assert_eq!(v.capacity(), 5 * 100 + 2 * 10 + 2);
    v.shrink_to(7);
    v.insert_many(1, [1; 7]);
    assert_eq!(v.capacity(), 8 * 100 + 7 * 10 + 2);
}

/// As smallvec since 1.16 and 2 do.
#[test]
fn grow_to_less_than_the_length_does_nothing() {
    let mut v: SmallVec<u8, 2> = SmallVec::from([1, 2, 3]);
    v.reserve_exact(5);
    let before = (v.as_ptr(), v.capacity());
    for new_capacity in [0, 1, 2] {
        v.grow(new_capacity);
        assert_eq!(v.try_grow(new_capacity), Ok(()));
        assert_eq!((v.as_ptr(), v.capacity()), before);
        assert_eq!(v, [1, 2, 3]);
    }
}
