//! Every operation that runs user code, with a panic at each of its calls; and every request for
//! memory that fails.

use std::mem;

use smallcoll::{CapacityError, NoSpill, SmallDeque, TryReserveError};

use crate::common::alloc::{counted, failing_at};
use crate::common::iter::{Hint, Lying};
use crate::common::{Counted, Fuse, Ledger, catch};
use crate::{Element, state};

type Small<const N: usize> = SmallDeque<Element, N>;

/// New elements, by an iterator that may panic and says `hint` of its length.
fn three(hint: Hint) -> impl Iterator<Item = Element> {
    Lying::new([50, 51, 52], hint).map(Counted::new)
}

/// The same from the other end; what it says of its length is the truth.
fn three_known() -> impl DoubleEndedIterator<Item = Element> + ExactSizeIterator {
    [50, 51, 52].into_iter().map(|value| {
        Fuse::Call.burn();
        Counted::new(value)
    })
}

/// A predicate that may panic.
fn odd(element: &mut Element) -> bool {
    Fuse::Call.burn();
    element.value % 2 == 1
}

fn one() -> Element {
    Fuse::Call.burn();
    Counted::new(60)
}

fn some() -> [Element; 3] {
    [70, 71, 72].map(Counted::new)
}

type Edit<const N: usize> = (&'static str, fn(&mut Small<N>));

fn edits<const N: usize>() -> Vec<Edit<N>> {
    vec![
        ("extend_front", |d| d.extend_front(three(Hint::Exact))),
        ("extend_front unknown", |d| {
            d.extend_front(three(Hint::Unknown))
        }),
        ("extend_front low", |d| d.extend_front(three(Hint::Low))),
        ("extend_front high", |d| d.extend_front(three(Hint::High))),
        ("prepend", |d| d.prepend(three_known())),
        ("prepend unknown", |d| {
            d.prepend(three_known().filter(|_| true))
        }),
        ("extend_from_within", |d| {
            d.extend_from_within(d.len() / 3..)
        }),
        ("prepend_from_within", |d| {
            d.prepend_from_within(d.len() / 3..)
        }),
        ("extract_if", |d| d.extract_if(.., odd).for_each(drop)),
        ("extract_if some", |d| {
            drop(d.extract_if(1.min(d.len()).., odd).next())
        }),
        ("splice", |d| {
            drop(d.splice(d.len() / 3..d.len() / 2, three(Hint::Exact)))
        }),
        ("splice more", |d| {
            drop(d.splice(d.len() / 2.., three(Hint::Unknown)))
        }),
        ("splice low", |d| {
            drop(d.splice(..d.len() / 2, three(Hint::Low)))
        }),
        ("splice high", |d| drop(d.splice(.., three(Hint::High)))),
        ("splice half-way", |d| {
            drop(d.splice(.., three(Hint::Exact)).nth(1))
        }),
        ("splice nothing", |d| {
            drop(d.splice(d.len() / 3..d.len() / 2, []))
        }),
        ("resize_with", |d| d.resize_with(7, one)),
        ("push_back_overwriting", |d| {
            drop(d.push_back_overwriting(one()))
        }),
        ("push_front_overwriting", |d| {
            drop(d.push_front_overwriting(one()))
        }),
        ("from_fn", |d| *d = SmallDeque::from_fn(5, |_| one())),
        ("from_elem", |d| *d = SmallDeque::from_elem(one(), 5)),
        ("from slice", |d| *d = SmallDeque::from(&some())),
        ("from array", |d| *d = SmallDeque::from(some())),
        ("rfold", |d| {
            mem::take(d)
                .into_iter()
                .rev()
                .for_each(|_| Fuse::Call.burn())
        }),
        ("clone of an iterator", |d| {
            let mut iter = mem::take(d).into_iter();
            iter.next();
            *d = iter.clone().collect();
        }),
        ("clone_from", |d| d.clone_from(&SmallDeque::from(some()))),
        ("try methods", |d| {
            assert!(d.try_extend(three(Hint::Low)).is_ok());
            assert!(d.try_extend_front(three(Hint::Low)).is_ok());
            assert!(d.try_prepend(three_known()).is_ok());
            assert!(d.try_resize_with(12, one).is_ok());
            assert!(d.try_split_off(6).is_ok());
            assert!(d.try_clone().is_ok());
        }),
    ]
}

/// The states of four slots.
fn states() -> impl Iterator<Item = (usize, usize)> {
    (0..4).flat_map(|head| (0..=4).map(move |len| (head, len)))
}

fn every_panic<const N: usize>() {
    let mut panics = 0;
    for (name, edit) in edits::<N>() {
        for (head, len) in states() {
            for fuse in Fuse::ALL {
                for n in 1.. {
                    let ledger = Ledger::open();
                    let mut deque = state::<_, N>(4, head, len, Counted::new);
                    fuse.light(n);
                    let result = catch(|| edit(&mut deque));
                    let went_off = fuse.put_out();
                    let context = format!("{name}, {head}, {len}, {fuse:?} {n}");
                    assert_eq!(result.is_err(), went_off, "{context}: {result:?}");
                    ledger.assert_owned_by(deque.make_contiguous());
                    deque.push_front(Counted::new(7));
                    deque.rotate_left(1);
                    deque.push_back(Counted::new(8));
                    ledger.assert_owned_by(deque.make_contiguous());
                    drop(deque);
                    ledger.assert_balanced();
                    if !went_off {
                        break;
                    }
                    panics += 1;
                }
            }
        }
    }
    assert!(panics > 1000, "{panics}");
}

#[test]
fn every_panic_of_every_kind() {
    every_panic::<4>();
    every_panic::<2>();
    every_panic::<0>();
}

/// What is in the deque after the `n`-th call of a kind panicked.
#[track_caller]
fn after<const N: usize>(
    fuse: Fuse,
    edit: impl Fn(&mut Small<N>),
    expected: impl Fn(&[u32], usize) -> Vec<u32>,
) {
    for (head, len) in states() {
        for n in 1.. {
            let _ledger = Ledger::open();
            let mut deque = state::<_, N>(4, head, len, Counted::new);
            let before: Vec<u32> = (0..len as u32).collect();
            fuse.light(n);
            let result = catch(|| edit(&mut deque));
            if !fuse.put_out() {
                break;
            }
            assert!(result.is_err());
            let after: Vec<u32> = deque.iter().map(|element| element.value).collect();
            assert_eq!(after, expected(&before, n), "{head}, {len}, {n}");
        }
    }
}

#[test]
fn what_was_taken_before_a_panic_stays() {
    fn prefixed(new: impl IntoIterator<Item = u32>, before: &[u32]) -> Vec<u32> {
        new.into_iter().chain(before.iter().copied()).collect()
    }
    for hint in Hint::BEARABLE {
        let edit = |deque: &mut Small<4>| deque.extend_front(three(hint));
        after(Fuse::Next, edit, |before, n| {
            prefixed([50, 51, 52].into_iter().take(n - 1).rev(), before)
        });
    }
    let edit = |deque: &mut Small<2>| deque.prepend(three_known());
    after(Fuse::Call, edit, |before, n| {
        prefixed([50, 51, 52].into_iter().skip(4 - n), before)
    });
    let edit = |deque: &mut Small<4>| deque.prepend_from_within(..);
    after(Fuse::Clone, edit, |before, n| {
        prefixed(before[before.len() + 1 - n..].to_vec(), before)
    });
    let edit = |deque: &mut Small<4>| deque.extend_from_within(..);
    after(Fuse::Clone, edit, |before, n| {
        [before, &before[..n - 1]].concat()
    });
    let edit = |deque: &mut Small<4>| {
        drop(deque.splice(1.min(deque.len())..2.min(deque.len()), three(Hint::Unknown)))
    };
    after(Fuse::Next, edit, |before, n| {
        let (start, end) = (1.min(before.len()), 2.min(before.len()));
        [&before[..start], &[50, 51, 52][..n - 1], &before[end..]].concat()
    });
    let edit = |deque: &mut Small<4>| deque.extract_if(.., odd).for_each(drop);
    after(Fuse::Call, edit, |before, n| {
        let stays = |value: &u32| *value % 2 == 0 || *value as usize >= n - 1;
        before.iter().copied().filter(stays).collect()
    });
}

#[test]
fn leaked_guards_only_leak() {
    for (head, len) in states() {
        let middle = len / 2;
        let leaks: [fn(&mut Small<4>); 3] = [
            |d| mem::forget(d.splice(d.len() / 2.., [Counted::new(9)])),
            |d| {
                let mut splice = d.splice(d.len() / 2.., three(Hint::Unknown));
                splice.next();
                mem::forget(splice);
            },
            |d| {
                let mut extract = d.extract_if(d.len() / 2.., odd);
                extract.next();
                mem::forget(extract);
            },
        ];
        for leak in leaks {
            let ledger = Ledger::open();
            let mut deque = state::<_, 4>(4, head, len, Counted::new);
            leak(&mut deque);
            assert!(deque.iter().map(|x| x.value).eq(0..middle as u32));
            let alive = ledger.alive();
            deque.extend(Counted::up_to(3));
            deque.push_front(Counted::new(1));
            drop(deque);
            assert_eq!(ledger.alive(), alive - middle);
        }
    }
}

// Requests for memory that fail.

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
                let mut deque = state::<_, N>(4, head, 4, Counted::new);
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
        let mut back = state::<_, 4>(4, head, 3, Counted::new);
        let mut front = state::<_, 2>(4, head, 3, Counted::new);
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
