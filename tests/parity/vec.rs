//! Vectors.

use std::collections::VecDeque;
use std::ffi::CString;
use std::io::{IoSlice, Write};
use std::num::NonZero;

use smallcoll::policy::{Global, Growth, SpillPolicy, Word};
use smallcoll::{NoSpill, SmallVec};

type Bytes = SmallVec<u8, 2>;

#[test]
fn boxed_arrays() {
    let inline = Bytes::from([1, 2]);
    assert_eq!(Box::<[u8; 2]>::try_from(inline).unwrap(), Box::new([1, 2]));

    let mut spilled = Bytes::from([1, 2, 3]);
    spilled.shrink_to_fit();
    let block = spilled.as_ptr();
    let boxed = Box::<[u8; 3]>::try_from(spilled).unwrap();
    assert_eq!((boxed.as_ptr(), *boxed), (block, [1, 2, 3]));

    let kept = Box::<[u8; 2]>::try_from(Bytes::from([1, 2, 3])).unwrap_err();
    assert_eq!(kept, [1, 2, 3]);
}

#[test]
fn texts() {
    for text in ["ab", "abc"] {
        let c = CString::new(text).unwrap();
        let v = Bytes::from(c.clone());
        assert_eq!(v, text.as_bytes());

        let bytes: SmallVec<NonZero<u8>, 2> = v.iter().map(|&b| NonZero::new(b).unwrap()).collect();
        assert_eq!(CString::from(bytes), c);
        assert_eq!(String::try_from(v).unwrap(), text);
    }
    let error = String::try_from(Bytes::from([b'a', 0xff, b'c'])).unwrap_err();
    assert_eq!(error.into_bytes(), [b'a', 0xff, b'c']);
}

#[test]
fn gathered_writes() {
    let slices = [IoSlice::new(b"a"), IoSlice::new(b""), IoSlice::new(b"bc")];
    let mut v = Bytes::new();
    assert_eq!(v.write_vectored(&slices).unwrap(), 3);
    assert_eq!(v, b"abc");

    let mut full: SmallVec<u8, 2, NoSpill> = SmallVec::default();
    assert_eq!(full.write_vectored(&slices).unwrap(), 2);
    assert_eq!(full, b"ab");
    assert_eq!(full.write_vectored(&slices).unwrap(), 0);
}

#[test]
fn extend_by_clones() {
    let words = ["a".to_string(), "b".to_string(), "c".to_string()];
    let mut v: SmallVec<String, 2> = SmallVec::new();
    v.extend(&words);
    assert_eq!(v, words);
}

#[test]
fn deques_in_order() {
    let mut deque = VecDeque::from([2, 3]);
    deque.push_front(1); // wraps
    for less in [&[1u8, 2][..], &[1, 2, 2], &[0, 9, 9, 9]] {
        let v = Bytes::from(less);
        assert!(v < deque);
        assert!(deque > v);
        assert_ne!(v, deque);
    }
    let same = Bytes::from([1, 2, 3]);
    assert!(same <= deque && deque <= same && same == deque);
}

#[test]
fn iterators_as_slices() {
    for elements in [&[1u8, 2][..], &[1, 2, 3]] {
        let mut iter = Bytes::from(elements).into_iter();
        iter.as_mut()[1] = 7;
        iter.next();
        assert_eq!(iter.as_ref()[0], 7);
    }
}

#[test]
fn extracting_shows_what_is_where() {
    let mut v = Bytes::from([1, 2, 3, 4]);
    let mut extract = v.extract_if(1..3, |x| *x % 2 == 1);
    let text = "ExtractIf { retained: [1], remainder: [2, 3], skipped_tail: [4], .. }";
    assert_eq!(format!("{extract:?}"), text);
    assert_eq!(extract.next(), Some(3));
    let text = "ExtractIf { retained: [1, 2], remainder: [], skipped_tail: [4], .. }";
    assert_eq!(format!("{extract:?}"), text);
}

#[test]
fn borrowed_without_a_type() {
    for mut v in [Bytes::from([1, 2]), Bytes::from([1, 2, 3])] {
        v.as_mut()[0] = 7;
        assert_eq!(v.as_ref()[..2], [7, 2]);
    }
}

#[test]
fn sources_that_may_not_fit() {
    type Fixed = SmallVec<u8, 2, NoSpill>;
    for (text, fits) in [("ab", true), ("abc", false)] {
        assert_eq!(Bytes::from(text), text.as_bytes());
        assert_eq!(Fixed::try_from(text).is_ok(), fits);
        assert_eq!(Fixed::try_from(text.as_bytes()).is_ok(), fits);
        match Fixed::try_from(String::from(text)) {
            Ok(v) => assert_eq!(v, text.as_bytes()),
            Err(error) => assert_eq!(error.element(), text),
        }
        match Fixed::try_from(Vec::from(text)) {
            Ok(v) => assert_eq!(v, text.as_bytes()),
            Err(error) => assert_eq!(error.element(), text.as_bytes()),
        }
    }
}

/// A policy that cannot be made from nothing.
#[derive(Clone)]
struct Steps(usize);

impl SpillPolicy for Steps {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, growth: Growth) -> usize {
        growth.required.next_multiple_of(self.0)
    }
}

#[test]
fn clones_keep_the_policy() {
    for len in [2, 3] {
        let mut v: SmallVec<usize, 2, Steps> = SmallVec::with_policy(Steps(10));
        v.extend(0..len);
        let mut iter = v.try_clone().unwrap().into_iter();
        iter.next();
        assert!(iter.clone().eq(1..len));
        assert_eq!(iter.clone().as_slice(), &v[1..]);
        let mut clone = v.clone();
        clone.extend(len..4);
        assert_eq!((clone.capacity(), clone.len()), (10, 4));
    }
}

/// Whoever names the parameters of `Vec`'s methods names those of ours.
#[test]
fn parameters_by_name() {
    type Keep = fn(&u8) -> bool;
    type KeepMut = fn(&mut u8) -> bool;
    type Key = fn(&mut u8) -> u8;
    type Same = fn(&mut u8, &mut u8) -> bool;
    macro_rules! all {
        ($v:expr) => {{
            let mut v = $v;
            v.retain::<Keep>(|x| *x != 3);
            v.retain_mut::<KeepMut>(|x| *x != 4);
            v.resize_with::<fn() -> u8>(6, || 7);
            v.dedup_by::<Same>(|a, b| a == b);
            v.dedup_by_key::<Key, u8>(|x| *x / 2);
            v.extend_from_within::<std::ops::RangeFull>(..);
            drop(v.drain::<std::ops::RangeTo<usize>>(..1));
            drop(v.splice::<std::ops::RangeTo<usize>, [u8; 2]>(..1, [8, 9]));
            v
        }};
    }
    assert_eq!(
        all!(Bytes::from([1, 2, 3, 4, 5])),
        all!(vec![1, 2, 3, 4, 5])
    );
    let v = Bytes::from_fn::<fn(usize) -> u8>(3, |x| x as u8);
    assert_eq!(v, [0, 1, 2]);
}
