//! Parallel iterators.

use std::sync::Arc;

use ::rayon::prelude::*;

use super::common::panic_message;
use super::*;

const LENGTHS: [usize; 7] = [0, 1, 3, 4, 5, 100, 10_000];

#[test]
fn by_reference() {
    for len in LENGTHS {
        let mut v: SmallVec<usize, 4> = (0..len).collect();
        let mut d: SmallDeque<usize, 4> = wrapped(0..len);
        let model: Vec<usize> = (0..len).map(|x| x + 1).collect();
        assert_eq!(v.par_iter().map(|x| x + 1).collect::<Vec<_>>(), model);
        assert_eq!(d.par_iter().map(|x| x + 1).collect::<Vec<_>>(), model);
        v.par_iter_mut().for_each(|x| *x += 1);
        d.par_iter_mut().for_each(|x| *x += 1);
        assert_eq!(v, model);
        assert_eq!(d, model);
        assert_eq!(v.par_iter().len(), len);
        assert_eq!(
            d.par_iter().rev().position_first(|x| *x == 1),
            len.checked_sub(1)
        );
    }
}

#[test]
fn by_value_and_collected() {
    for len in LENGTHS {
        let v: SmallVec<String, 4> = (0..len).into_par_iter().map(|x| x.to_string()).collect();
        let model: Vec<String> = (0..len).map(|x| x.to_string()).collect();
        assert_eq!(v, model);
        let d: SmallDeque<String, 4> = v.into_par_iter().collect();
        assert_eq!(d, model);
        let unindexed = d.into_par_iter().filter(|s| s.len() != 2);
        let v: SmallVec<String, 4> = unindexed.collect();
        assert!(v.iter().eq(model.iter().filter(|s| s.len() != 2)));
    }
}

#[test]
fn extended() {
    for len in LENGTHS {
        let model: Vec<usize> = (0..3).chain(0..len).chain(0..len).collect();
        let mut v: SmallVec<usize, 4> = (0..3).collect();
        v.par_extend((0..len).into_par_iter());
        v.par_extend(model[3..3 + len].par_iter());
        assert_eq!(v, model);
        let mut d: SmallDeque<usize, 4> = wrapped(0..3);
        d.par_extend((0..len).into_par_iter());
        d.par_extend(model[3..3 + len].par_iter());
        assert_eq!(d, model);
    }
}

#[test]
fn strings() {
    let words = ["one", " ", "\u{20ac}"].repeat(50);
    let model = words.concat();
    let s: SmallString = words.par_iter().copied().collect();
    assert_eq!(s, model);
    let mut s: SmallString<4> = s.par_chars().collect();
    assert_eq!(s, model);
    s.par_extend(words.par_iter().map(|word| word.to_string()));
    assert_eq!(s, model.repeat(2));
    let short: SmallString<4> = ['a', 'b'].into_par_iter().collect();
    assert!(!short.spilled() && short == "ab");
}

#[test]
fn drained() {
    for len in LENGTHS {
        for (start, end) in [(0, 0), (0, len), (len / 2, len), (len / 4, len / 2)] {
            let mut model: Vec<usize> = (0..len).collect();
            let mut v: SmallVec<usize, 4> = (0..len).collect();
            let mut d: SmallDeque<usize, 4> = wrapped(0..len);
            let drained: Vec<usize> = model.drain(start..end).collect();
            let capacity = v.capacity();
            assert_eq!(v.par_drain(start..end).collect::<Vec<_>>(), drained);
            assert_eq!(d.par_drain(start..end).collect::<Vec<_>>(), drained);
            assert_eq!(v, model);
            assert_eq!(d, model);
            assert_eq!(v.capacity(), capacity);
        }
    }
    for text in ["", "a\u{20ac}", "a\u{20ac}bc\u{e4}d"] {
        let (mut model, mut s) = (String::from(text), SmallString::<4>::from(text));
        let from = usize::from(!text.is_empty());
        let drained: String = s.par_drain(from..).collect();
        assert_eq!(drained, model.drain(from..).collect::<String>());
        assert_eq!(s, model);
    }
    let mut v: SmallVec<u8, 4> = [1, 2, 3].into();
    assert_eq!(v.par_drain(1..=1).collect::<Vec<_>>(), [2]);
    drop(v.par_drain(..));
    assert!(v.is_empty());
}

/// Which thread drops an element is unknown, so that each holds on to the same counter.
#[test]
fn each_element_is_dropped_once() {
    let count = Arc::new(());
    let elements = |len: usize| (0..len).map(|x| (x, Arc::clone(&count)));
    // Inline, at the edge, and spilled.
    for len in [3, 4, 100] {
        let v: SmallVec<_, 4> = elements(len).collect();
        let found = v.into_par_iter().find_any(|(x, _)| *x == 2);
        assert_eq!(found.map(|(x, _)| x), Some(2));
        assert_eq!(Arc::strong_count(&count), 1);

        let mut v: SmallVec<_, 4> = elements(len).collect();
        let found = v.par_drain(1..).find_any(|(x, _)| *x == 2);
        assert_eq!(found.map(|(x, _)| x), Some(2));
        assert_eq!((v.len(), Arc::strong_count(&count)), (1, 2));
        drop(v);

        let d: SmallDeque<_, 4> = wrapped(elements(len));
        let found = d.into_par_iter().find_any(|(x, _)| *x == 2);
        assert_eq!(found.map(|(x, _)| x), Some(2));
        assert_eq!(Arc::strong_count(&count), 1);

        let mut d: SmallDeque<_, 4> = wrapped(elements(len));
        let found = d.par_drain(1..len - 1).find_any(|(x, _)| *x == len);
        assert!(found.is_none());
        assert_eq!((d.len(), Arc::strong_count(&count)), (2, 3));
        drop(d);
        assert_eq!(Arc::strong_count(&count), 1);
    }
}

#[test]
fn too_many_for_a_fixed_capacity() {
    let full: FixedVec<usize, 4> = (0..4).into_par_iter().collect();
    assert_eq!(full, [0, 1, 2, 3]);
    let message = panic_message(|| (0..5).into_par_iter().collect::<FixedVec<usize, 4>>());
    assert!(message.contains("the capacity is fixed at 4"), "{message}");
}
