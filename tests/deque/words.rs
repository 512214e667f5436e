//! What panics say.

use std::collections::VecDeque;
use std::ops::{Range, RangeInclusive};

use smallcoll::{NoSpill, SmallDeque, TryReserveError, smalldeque};

use crate::common::{catch, panic_message};

#[test]
fn panics_speak_as_those_of_vec_deque() {
    type Small = SmallDeque<u32, 2>;
    fn same(small: impl Fn(&mut Small), model: impl Fn(&mut VecDeque<u32>)) {
        for len in 0..4 {
            let (mut a, mut b) = (Small::from_iter(0..len), VecDeque::from_iter(0..len));
            match (catch(|| small(&mut a)), catch(|| model(&mut b))) {
                (Ok(()), Ok(())) => {}
                (a, b) => {
                    let (a, b) = (a.unwrap_err(), b.unwrap_err());
                    assert_eq!(a.message, b.message);
                    assert_eq!(a.file, file!());
                }
            }
            assert_eq!(a, b);
        }
    }
    macro_rules! both {
        ($($d:ident => $call:expr;)*) => {$(
            same(|$d| { let _ = $call; }, |$d| { let _ = $call; });
        )*};
    }
    both! {
        d => d[2];
        d => d[2] = 1;
        d => d.insert(3, 1);
        d => d.swap(2, 0);
        d => d.swap(0, 2);
        d => d.remove(2);
        d => d.swap_remove_back(2);
        d => d.split_off(3);
        d => d.rotate_left(3);
        d => d.rotate_right(3);
        d => { d.drain(1..3); };
        d => { d.drain(3..); };
        d => { d.drain(..4); };
        d => { d.drain(..=usize::MAX); };
        // Ranges with an excluded start, or wrong in two ways, are not compared: std's words for those
        // are others in Rust 1.85 than in 1.95.
        d => { d.range(1..3); };
        d => { d.range(3..); };
        d => { d.range_mut(..4); };
        d => if d.len() == 3 { d.drain(RangeInclusive::new(3, 1)); };
        d => if d.len() == 3 { d.drain(Range { start: 2, end: 1 }); };
        d => if d.len() == 3 { d.range(Range { start: 2, end: 1 }); };
        d => d.reserve(usize::MAX);
        d => d.reserve_exact(usize::MAX / 4);
        d => d.resize(usize::MAX, 1);
        d => d.shrink_to(usize::MAX);
        d => d.resize_with(usize::MAX, || 1);
    }
}

#[test]
fn a_full_bounded_deque_says_so() {
    let mut deque: SmallDeque<u8, 2, NoSpill> = smalldeque![1, 2];
    let words = "capacity overflow: room for 3 elements needed, but the capacity is fixed at 2";
    assert_eq!(panic_message(|| deque.push_back(3)), words);
    assert_eq!(panic_message(|| deque.push_front(3)), words);
    assert_eq!(panic_message(|| deque.insert(1, 3)), words);
    assert_eq!(panic_message(|| deque.extend([3])), words);
    assert_eq!(panic_message(|| deque.extend_front([3])), words);
    assert_eq!(panic_message(|| deque.prepend([3])), words);
    assert_eq!(panic_message(|| deque.extend_from_within(..1)), words);
    assert_eq!(panic_message(|| deque.prepend_from_within(..1)), words);
    assert_eq!(panic_message(|| drop(deque.splice(1..1, [3]))), words);
    assert_eq!(panic_message(|| deque.resize_with(3, || 3)), words);
    let full = TryReserveError::Full {
        capacity: 2,
        required: 3,
    };
    assert_eq!(deque.try_push_back(3).unwrap_err().reason(), full);
    assert_eq!(deque.try_push_front(3).unwrap_err().element(), 3);
    assert_eq!(deque, [1, 2]);
    assert_eq!(deque.pop_front(), Some(1));
    deque.push_back(3);
    assert_eq!(deque, [2, 3]);
}

#[test]
fn ranges_of_new_methods_speak_as_those_of_slices() {
    let mut deque: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    let words = panic_message(|| vec![1, 2, 3].drain(..4).len());
    assert_eq!(panic_message(|| drop(deque.splice(..4, []))), words);
    assert_eq!(
        panic_message(|| drop(deque.extract_if(..4, |_| true))),
        words
    );
    assert_eq!(panic_message(|| deque.extend_from_within(..4)), words);
    assert_eq!(panic_message(|| deque.prepend_from_within(..4)), words);
    let panic = catch(|| deque.prepend_from_within(4..)).unwrap_err();
    assert_eq!(panic.file, file!());
    assert_eq!(deque, [1, 2, 3]);
}
