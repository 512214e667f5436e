//! Every request for memory that fails: nothing changes, and what was taken comes back.

use smallcoll::policy::Amortized;
use smallcoll::{CapacityError, NoSpill, SmallDeque, TryReserveError};

use crate::common::alloc::{counted, failing_at};
use crate::common::{Counted, Ledger, catch};
use crate::{Element, Small, state, states};

/// Calls a method that can fail, and says what it gave back.
type Fallible<const N: usize> =
    fn(&mut Small<N>, Element) -> Result<(), (TryReserveError, Vec<u32>)>;

fn values<V>(error: CapacityError<V>) -> (TryReserveError, Vec<u32>)
where
    V: IntoIterator<Item = Element>,
{
    let reason = error.reason();
    (
        reason,
        error.element().into_iter().map(|x| x.value).collect(),
    )
}

fn value(error: CapacityError<Element>) -> (TryReserveError, Vec<u32>) {
    (error.reason(), vec![error.element().value])
}

fn nothing(reason: TryReserveError) -> (TryReserveError, Vec<u32>) {
    (reason, vec![])
}

/// The methods, and the values that they give back when there is no room: 99 is the element that
/// they are called with, 5 and 6 are new ones.
fn methods<const N: usize>() -> Vec<(&'static str, Fallible<N>, &'static [u32])> {
    fn new() -> [Element; 2] {
        [5, 6].map(Counted::new)
    }
    /// So many elements that there is no room for them, by an iterator that knows.
    fn many() -> impl DoubleEndedIterator<Item = Element> + ExactSizeIterator {
        [5, 6, 5, 6, 5, 6].map(Counted::new).into_iter()
    }
    const MANY: &[u32] = &[5, 6, 5, 6, 5, 6];
    const YNAM: &[u32] = &[6, 5, 6, 5, 6, 5];
    vec![
        (
            "try_push_back",
            |d, x| d.try_push_back(x).map_err(value),
            &[99],
        ),
        (
            "try_push_front",
            |d, x| d.try_push_front(x).map_err(value),
            &[99],
        ),
        (
            "try_push_back_mut",
            |d, x| d.try_push_back_mut(x).map(drop).map_err(value),
            &[99],
        ),
        (
            "try_push_front_mut",
            |d, x| d.try_push_front_mut(x).map(drop).map_err(value),
            &[99],
        ),
        (
            "try_insert",
            |d, x| d.try_insert(d.len() / 2, x).map_err(value),
            &[99],
        ),
        (
            "try_insert_mut",
            |d, x| d.try_insert_mut(1, x).map(drop).map_err(value),
            &[99],
        ),
        (
            "try_resize",
            |d, x| d.try_resize(9, x).map_err(value),
            &[99],
        ),
        (
            "try_resize_with",
            |d, x| d.try_resize_with(9, || x.clone()).map_err(nothing),
            &[],
        ),
        ("try_reserve", |d, _| d.try_reserve(1).map_err(nothing), &[]),
        (
            "try_reserve_exact",
            |d, _| d.try_reserve_exact(1).map_err(nothing),
            &[],
        ),
        (
            "try_extend_from_slice",
            |d, _| d.try_extend_from_slice(&new()).map_err(nothing),
            &[],
        ),
        (
            "try_extend_from_within",
            |d, _| d.try_extend_from_within(..).map_err(nothing),
            &[],
        ),
        (
            "try_prepend_from_within",
            |d, _| d.try_prepend_from_within(1..).map_err(nothing),
            &[],
        ),
        (
            "try_extend",
            |d, _| d.try_extend(many()).map_err(values),
            MANY,
        ),
        (
            "try_extend_front",
            |d, _| d.try_extend_front(many()).map_err(values),
            MANY,
        ),
        (
            "try_prepend",
            |d, _| d.try_prepend(many()).map_err(values),
            YNAM,
        ),
        (
            "try_split_off",
            |d, _| d.try_split_off(0).map(drop).map_err(nothing),
            &[],
        ),
        (
            "try_clone",
            |d, _| d.try_clone().map(drop).map_err(nothing),
            &[],
        ),
        (
            "try_append",
            |d, _| {
                let mut other: SmallDeque<Element, 6> = many().collect();
                let result = d.try_append(&mut other);
                assert_eq!(other.len(), if result.is_err() { 6 } else { 0 });
                result.map_err(nothing)
            },
            &[],
        ),
    ]
}

fn every_request<const N: usize>() {
    let _ = Ledger::open();
    let mut failures = 0;
    for (name, method, given_back) in methods::<N>() {
        // Full, so that nearly all of them need memory, with the first element in each slot.
        for (head, n) in (0..12).map(|i| (i % 4, i / 4 + 1)) {
            let ((), counts) = counted(|| {
                let ledger = Ledger::open();
                let mut deque = state::<_, N, Amortized>(4, head, 4, Counted::new);
                let before = (deque.as_slices().0.as_ptr(), deque.capacity());
                let extra = Counted::new(99);
                let (result, failed) = failing_at(n, || method(&mut deque, extra));
                let context = format!("{name}, N {N}, head {head}, request {n}");
                assert_eq!(result.is_err(), failed, "{context}: {result:?}");
                if let Err((reason, values)) = result {
                    failures += 1;
                    let size = match reason {
                        TryReserveError::AllocError { layout } => layout.size(),
                        _ => 0,
                    };
                    assert_ne!(size, 0, "{context}: {reason:?}");
                    assert_eq!(values, given_back, "{context}");
                    let after = (deque.as_slices().0.as_ptr(), deque.capacity());
                    assert_eq!(after, before, "{context}");
                    assert!(deque.iter().map(|x| x.value).eq(0..4), "{context}");
                    deque.push_back(Counted::new(1));
                }
                ledger.assert_owned_by(deque.make_contiguous());
                drop(deque);
                ledger.assert_balanced();
            });
            assert_eq!(counts.blocks, 0);
        }
    }
    assert!(failures > 50, "{failures}");
}

#[test]
fn every_failed_request() {
    every_request::<4>();
    every_request::<2>();
    every_request::<0>();
}

/// An iterator that does not know its length is taken as far as there is memory.
#[test]
fn a_request_fails_half_way() {
    let new = || (10..50).filter(|_| true).map(Element::new);
    for (head, n) in (0..16).map(|i| (i % 4, i / 4 + 1)) {
        let ledger = Ledger::open();
        let mut back = state::<_, 4, Amortized>(4, head, 3, Counted::new);
        let mut front = state::<_, 2, Amortized>(4, head, 3, Counted::new);
        let (result, failed) = failing_at(n, || back.try_extend(new()));
        let room = back.capacity();
        assert!(failed && room < 43 && back.len() == room);
        let rest = result.unwrap_err().element().map(|x| x.value);
        let all = back.iter().map(|x| x.value).chain(rest);
        assert!(all.eq((0..3).chain(10..50)));

        let (result, failed) = failing_at(n, || front.try_extend_front(new()));
        assert!(failed && front.len() == front.capacity());
        let rest = result.unwrap_err().element().map(|x| x.value);
        let all = front.iter().map(|x| x.value).rev().chain(rest);
        assert!(all.eq((0..3).rev().chain(10..50)));
        assert_eq!(ledger.alive(), back.len() + front.len());
        back.clear();
        ledger.assert_owned_by(front.make_contiguous());
    }
}

/// When a splice finds no room, what fitted is there, and the elements behind the range after it.
#[test]
fn a_splice_finds_no_room() {
    for (head, len) in states() {
        for start in 0..=len {
            let _ledger = Ledger::open();
            let mut deque: SmallDeque<Element, 4, NoSpill> = SmallDeque::default();
            for _ in 0..head {
                deque.push_back(Counted::new(0));
                deque.pop_front();
            }
            deque.extend(Counted::up_to(len));
            let new = || Counted::up_to(6).filter(|_| true);
            assert!(catch(|| drop(deque.splice(start..start, new()))).is_err());
            let room = 0..4 - len as u32;
            let expected = (0..start as u32)
                .chain(room)
                .chain(start as u32..len as u32);
            assert!(deque.iter().map(|x| x.value).eq(expected));
        }
    }
}
