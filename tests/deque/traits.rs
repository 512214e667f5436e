//! Types, comparisons, hashes and streams.

use std::cell::Cell;
use std::collections::VecDeque;
use std::io::{BufRead, ErrorKind, IoSlice, Read, Write};
use std::rc::Rc;

use smallcoll::deque::{Drain, ExtractIf, IntoIter, Iter, IterMut, Splice};
use smallcoll::{Compact, NoSpill, SmallDeque, SmallVec, smalldeque};
use static_assertions::{assert_eq_size, assert_impl_all, assert_not_impl_any};

use crate::common::alloc::{counted, failing_at};
use crate::common::policies::Exact;
use crate::state;

assert_impl_all!(SmallDeque<u8, 2>: Send, Sync, Unpin);
assert_impl_all!(Drain<'static, u8, 2>: Send, Sync);
assert_impl_all!(ExtractIf<'static, u8, fn(&mut u8) -> bool, 2>: Send, Sync);
assert_impl_all!(Splice<'static, std::vec::IntoIter<u8>, 2>: Send, Sync);
assert_impl_all!(Iter<'static, u8>: Send, Sync, Clone);
assert_impl_all!(IterMut<'static, Cell<u8>>: Send);
assert_impl_all!(IntoIter<Cell<u8>, 2>: Send, Clone);
assert_not_impl_any!(SmallDeque<Rc<u8>, 2>: Send, Sync);
assert_not_impl_any!(Drain<'static, Rc<u8>, 2>: Send, Sync);
assert_not_impl_any!(Splice<'static, std::vec::IntoIter<Rc<u8>>, 2>: Send, Sync);
assert_not_impl_any!(SmallDeque<u8, 2, NoSpill>: From<Vec<u8>>, From<&'static [u8]>);
assert_impl_all!(SmallDeque<u8, 2, NoSpill>: TryFrom<Vec<u8>>, From<[u8; 3]>);
assert_not_impl_any!(Drain<'static, Cell<u8>, 2>: Sync);
assert_not_impl_any!(Iter<'static, Cell<u8>>: Send);
assert_not_impl_any!(IntoIter<Cell<u8>, 2>: Sync);
assert_eq_size!(SmallDeque<usize, 2>, VecDeque<usize>, Option<SmallDeque<usize, 2>>);

/// Whatever can be read for long can be read for short.
#[allow(dead_code)]
fn covariant<'a, 'b: 'a>(
    deque: SmallDeque<&'b str, 2>,
    iter: Iter<'b, &'b str>,
    drain: Drain<'b, &'b str, 2>,
    into_iter: IntoIter<&'b str, 2>,
) -> (
    SmallDeque<&'a str, 2>,
    Iter<'a, &'a str>,
    Drain<'a, &'a str, 2>,
    IntoIter<&'a str, 2>,
) {
    (deque, iter, drain, into_iter)
}

#[test]
fn constants_and_macros() {
    const EMPTY: SmallDeque<String, 2> = SmallDeque::new();
    static BOUNDED: SmallDeque<u8, 2, NoSpill> = SmallDeque::with_policy(NoSpill);
    const CAPACITY: usize = SmallDeque::<u8, 7>::inline_capacity();
    assert_eq!((EMPTY.len(), BOUNDED.len(), CAPACITY), (0, 0, 7));
    let one: SmallDeque<_, 2> = smalldeque![String::from("a"),];
    let many: SmallDeque<_, 2, Compact> = smalldeque![b'x'; 3];
    assert_eq!((one, many.len()), (smalldeque!["a".to_string(); 1], 3));
}

#[test]
fn one_element_makes_the_difference_at_every_rotation() {
    for len in 0..=4 {
        for (head, other_head) in (0..16).map(|i| (i / 4, i % 4)) {
            let one = state::<_, 4>(4, head, len, |value| value);
            let mut other = state::<_, 2>(4, other_head, len, |value| value);
            for i in 0..len {
                assert!(equal(&one, &other));
                other[i] = 9;
                assert!(!equal(&one, &other));
                assert!(one < other);
                other[i] = i as u32;
            }
        }
    }
}

/// Asks both sides.
fn equal<A: PartialEq<B>, B: PartialEq<A>>(a: &A, b: &B) -> bool {
    let (there, back) = (a == b, b == a);
    assert_eq!(there, back);
    there
}

#[test]
fn compares_with_sequences_both_ways() {
    let mut d = state::<_, 4>(4, 3, 3, |value| value);
    assert!(!d.as_slices().1.is_empty());
    let mut array = [0, 1, 2];
    assert!(equal(&d, &array) && equal(&d, &&array) && equal(&d, &&array[..]));
    assert!(equal(&d, &&mut array) && equal(&d, &&mut array[..]));
    assert!(equal(&d, &array.to_vec()) && equal(&d, &VecDeque::from(array)));
    assert!(equal(&d, &SmallVec::<u32, 9, Compact>::from(array)));
    assert!(d == array[..]);
    assert!(array[..] == d);
    assert!(d != [0, 1] && d != [0, 1, 3] && d != [0, 1, 2, 3]);
    let more: SmallDeque<u32, 1, Exact> = smalldeque![0, 1, 3];
    assert!(d < more && d != more);
    d[0] = 1;
    assert!(d > more);
}

#[test]
fn a_queue_of_bytes() {
    let mut queue: SmallDeque<u8, 4> = SmallDeque::new();
    queue.write_all(b"ab").unwrap();
    queue.rotate_left(1);
    write!(queue, "cd").unwrap();
    assert_eq!(queue.fill_buf().unwrap().len(), queue.as_slices().0.len());
    let mut text = String::new();
    queue.read_to_string(&mut text).unwrap();
    assert_eq!((text.as_str(), queue.len()), ("bacd", 0));

    let mut bounded: SmallDeque<u8, 4, NoSpill> = smalldeque![b'x'];
    assert_eq!(bounded.write(b"abcdef").unwrap(), 3);
    assert!(bounded.write_all(b"g").is_err());
    bounded.consume(2);
    assert_eq!(bounded, *b"bc");
}

/// A deque with these bytes, the first in slot `head`.
fn queue(head: usize, bytes: &[u8]) -> SmallDeque<u8, 4> {
    state(8, head, bytes.len(), |index| bytes[index as usize])
}

#[test]
fn bytes_are_read_from_both_slices() {
    for head in 0..8 {
        let mut bytes = [0; 6];
        queue(head, b"abcdefgh").read_exact(&mut bytes).unwrap();
        assert_eq!(bytes, *b"abcdef");
        let mut rest = queue(head, b"abcdefgh");
        rest.read_exact(&mut bytes[..3]).unwrap();
        assert_eq!((&bytes, rest), (b"abcdef", queue(0, b"defgh")));

        // As of `VecDeque`: what is too short is gone, and the bytes are left as they were.
        let mut short = queue(head, b"xyz");
        let error = short.read_exact(&mut bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
        assert_eq!(error.to_string(), "failed to fill whole buffer");
        assert_eq!((&bytes, short.len()), (b"abcdef", 0));
        short.read_exact(&mut []).unwrap();

        let (mut all, mut target) = (queue(head, b"abcdefgh"), vec![b'>']);
        let (count, counts) = counted(|| all.read_to_end(&mut target).unwrap());
        assert_eq!((count, &target[..], all.len()), (8, &b">abcdefgh"[..], 0));
        assert_eq!(
            (counts.requests, all.read_to_end(&mut target).unwrap()),
            (1, 0)
        );
        let mut kept = queue(head, b"ab");
        let (result, failed) = failing_at(1, || kept.read_to_end(&mut Vec::new()));
        assert!(failed && result.unwrap_err().kind() == ErrorKind::OutOfMemory);
        assert_eq!(kept, *b"ab");
    }
}

#[test]
fn bytes_of_many_slices_are_written_at_once() {
    let slices = [&b"ab"[..], b"", b"cdefg"].map(IoSlice::new);
    let mut queue: SmallDeque<u8, 4> = SmallDeque::new();
    let (count, counts) = counted(|| queue.write_vectored(&slices).unwrap());
    assert_eq!((count, counts.requests), (7, 1));
    assert_eq!(queue, *b"abcdefg");
    let (result, failed) = failing_at(1, || SmallDeque::<u8, 4>::new().write_vectored(&slices));
    assert!(failed && result.unwrap_err().kind() == ErrorKind::OutOfMemory);

    let mut bounded: SmallDeque<u8, 4, NoSpill> = smalldeque![b'x'];
    assert_eq!(bounded.write_vectored(&slices).unwrap(), 3);
    assert_eq!(bounded, *b"xabc");
}

#[test]
fn searching_iterators_stop_behind_what_they_found() {
    for head in 0..6 {
        for sought in 0..7 {
            let deque: SmallDeque<u32, 2> = state(6, head, 6, |value| value);
            let rest = |iter: Iter<'_, u32>| iter.copied().collect::<Vec<u32>>();
            let expected: Vec<u32> = (sought + 1..6).collect();
            let mut iter = deque.iter();
            assert_eq!(iter.any(|&value| value == sought), sought < 6);
            assert_eq!(rest(iter), expected);
            let mut iter = deque.iter();
            assert_eq!(iter.all(|&value| value != sought), sought == 6);
            assert_eq!(rest(iter), expected);
            let mut iter = deque.iter();
            assert_eq!(
                iter.find(|&&value| value == sought),
                (sought < 6).then_some(&sought)
            );
            assert_eq!(rest(iter), expected);
            let (mut deque, mut taken) = (deque, Vec::new());
            deque.drain(1..5).for_each(|value| taken.push(value));
            assert_eq!((taken, deque), (vec![1, 2, 3, 4], SmallDeque::from([0, 5])));
        }
    }
}

#[test]
fn short_methods_on_both_sides() {
    for len in [0, 1, 4, 5, 9] {
        let deque: SmallDeque<u8, 4> = (0..len).collect();
        assert_eq!(SmallDeque::<u8, 4>::inline_capacity(), 4);
        let mut iter = deque.clone().into_iter();
        iter.next();
        assert_eq!(iter.clone().count(), usize::from(len.saturating_sub(1)));
        assert_eq!(iter.last(), (1..len).last());
        let mut bytes = deque;
        bytes.flush().unwrap();
        assert!(bytes.iter().copied().eq(0..len));
    }
}
