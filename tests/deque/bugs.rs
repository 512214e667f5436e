//! Bugs that deques have shipped, by their names; more of them are in the other files.

use std::fmt::Debug;

use smallcoll::deque::{IntoIter, Iter, IterMut};
use smallcoll::{NoSpill, SmallDeque};

use crate::common::Ledger;
use crate::{Element, state};

#[test]
fn cve_2019_1010299_debug_of_exhausted_iterators() {
    fn empty(value: impl Debug, name: &str) {
        let text = format!("{value:?}");
        assert!(
            text == format!("{name}([], [])") || text == format!("{name}([])"),
            "{text}"
        );
    }
    for head in 0..4 {
        for len in 0..=4 {
            let mut deque = state::<_, 4>(4, head, len, |value| value.to_string());
            let mut iter = deque.iter();
            iter.by_ref().for_each(drop);
            empty(iter, "Iter");
            let mut iter = deque.iter_mut();
            iter.by_ref().for_each(drop);
            empty(iter, "IterMut");
            let mut drain = deque.drain(len / 2..);
            drain.by_ref().for_each(drop);
            empty(drain, "Drain");
            let mut iter = deque.into_iter();
            iter.by_ref().for_each(drop);
            empty(iter, "IntoIter");
        }
    }
    empty(Iter::<String>::default(), "Iter");
    empty(IterMut::<String>::default(), "IterMut");
    empty(IntoIter::<String, 2>::default(), "IntoIter");
}

#[test]
fn cve_2020_36318_heapless_676_contiguous_at_the_end_then_push() {
    for head in 0..4 {
        for len in 0..=4 {
            let mut bounded: SmallDeque<usize, 4, NoSpill> = SmallDeque::default();
            for _ in 0..head {
                bounded.push_back(0);
                bounded.pop_front();
            }
            bounded.extend(0..len);
            bounded.make_contiguous();
            bounded.drain(..len / 2);
            bounded.make_contiguous();
            for i in 0..9 {
                let _ = bounded.try_push_back(i);
                assert_eq!(bounded.back().is_some(), !bounded.is_empty());
                bounded.pop_front();
                let _ = bounded.try_push_front(i);
                bounded.make_contiguous();
            }
            assert_eq!(bounded.len(), bounded.iter().count());
        }
    }
}

#[test]
fn rust_162452_collects_from_exhausted_and_half_eaten_iterators() {
    for eaten in 0..=5 {
        let mut iter = vec![0, 1, 2, 3, 4].into_iter();
        iter.by_ref().take(eaten).for_each(drop);
        let mut deque: SmallDeque<usize, 2> = iter.clone().collect();
        assert!(deque.iter().copied().eq(eaten..5));
        deque.push_back(5);
        deque.push_front(9);
        assert!(deque.range(1..).copied().eq(eaten..6));
        let adopted: SmallDeque<usize, 2> = iter.collect::<Vec<_>>().into();
        assert!(adopted.into_iter().eq(eaten..5));
    }
}

#[test]
fn miden_1374_elements_survive_the_spill_at_every_head() {
    for head in 0..4 {
        let mut deque = state::<_, 4>(4, head, 4, |value| value.to_string());
        deque.push_back("4".into());
        assert!(deque.spilled());
        assert!(deque.iter().map(|s| s.parse::<u32>().unwrap()).eq(0..5));
        let mut deque = state::<_, 4>(4, head, 4, |value| value.to_string());
        deque.push_front("front".into());
        assert_eq!(deque.pop_front().as_deref(), Some("front"));
        assert!(deque.iter().map(|s| s.parse::<u32>().unwrap()).eq(0..4));
    }
}

#[test]
fn rustsec_2020_0145_a_half_consumed_iterator_is_cloned() {
    for head in 0..4 {
        for front in 0..=4 {
            for back in 0..=4 - front {
                let ledger = Ledger::open();
                let mut iter = state::<_, 4>(4, head, 4, Element::new).into_iter();
                iter.by_ref().take(front).for_each(drop);
                iter.by_ref().rev().take(back).for_each(drop);
                let clone = iter.clone();
                let expected = front as u32..4 - back as u32;
                assert!(iter.map(|element| element.value).eq(expected.clone()));
                assert!(clone.map(|element| element.value).eq(expected));
                ledger.assert_balanced();
            }
        }
    }
}
