//! Collections as arguments of properties.

use std::collections::HashSet;
use std::fmt::Debug;

use ::quickcheck::{Arbitrary, Gen, QuickCheck, TestResult, Testable};

use super::*;

fn holds(property: impl Testable) {
    QuickCheck::new().tests(300).quickcheck(property);
}

#[test]
fn both_sides_of_n() {
    let mut g = Gen::new(20);
    let spilled: HashSet<bool> = (0..200)
        .map(|_| SmallVec::<u8, 8>::arbitrary(&mut g).spilled())
        .collect();
    assert_eq!(spilled.len(), 2);
    let spilled: HashSet<bool> = (0..200)
        .map(|_| SmallDeque::<u8, 8>::arbitrary(&mut g).spilled())
        .collect();
    assert_eq!(spilled.len(), 2);
    let spilled: HashSet<bool> = (0..200)
        .map(|_| SmallString::<23>::arbitrary(&mut g).spilled())
        .collect();
    assert_eq!(spilled.len(), 2);
}

#[test]
fn never_more_than_fits() {
    fn fits(v: FixedVec<u8, 3>, d: FixedDeque<String, 2>, s: FixedString<5>) -> bool {
        v.len() <= 3 && d.len() <= 2 && s.len() <= 5
    }
    holds(fits as fn(_, _, _) -> bool);
}

/// What shrinks to nothing, one candidate after the other.
fn shrinks<T: Arbitrary + Debug>(start: T, len: impl Fn(&T) -> usize) {
    let before = len(&start);
    let mut candidates = start.shrink();
    let first = candidates.next().expect("something smaller");
    assert_eq!(len(&first), 0, "{first:?}");
    assert!(candidates.all(|candidate| len(&candidate) <= before));
}

#[test]
fn shrinking() {
    shrinks(SmallVec::<u8, 2>::from([5, 6, 7]), |v| v.len());
    shrinks(FixedVec::<u8, 3>::from_iter([5, 6, 7]), |v| v.len());
    shrinks(wrapped::<u8, 4>([5, 6, 7]), |d| d.len());
    shrinks(SmallString::<2>::from("some text"), |s| s.len());
    assert!(SmallVec::<u8, 2>::new().shrink().next().is_none());
    let model: Vec<Vec<u8>> = vec![3, 4, 5].shrink().collect();
    let start = SmallVec::<u8, 2>::from([3, 4, 5]);
    assert!(start.shrink().map(Vec::from).eq(model.iter().cloned()));
    let start = wrapped::<u8, 2>([3, 4, 5]);
    assert!(start.shrink().map(Vec::from).eq(model.iter().cloned()));
}

#[test]
fn a_failure_is_reduced() {
    fn all_small(v: SmallVec<u32, 4>) -> TestResult {
        TestResult::from_bool(v.iter().all(|x| *x < 50))
    }
    let failure = QuickCheck::new()
        .quicktest(all_small as fn(_) -> TestResult)
        .unwrap_err();
    // One element is left, and it is the least that fails.
    assert!(format!("{failure:?}").contains("[50]"), "{failure:?}");
}
