//! User code that panics, and guards that are leaked: nothing is dropped twice, and nothing is lost
//! that was not leaked.

use std::cell::Cell;
use std::mem;
use std::thread_local;

use smallcoll::SmallDeque;
use smallcoll::policy::Amortized;

use crate::common::iter::{Hint, Lying};
use crate::common::policies::Greedy;
use crate::common::{Counted, Fuse, Ledger, catch};
use crate::{Element, state};

/// Runs `test` with each state of 4 slots, inline and on the heap.
fn each_state(test: impl Fn(&dyn Fn() -> Box<dyn Deque>)) {
    for head in 0..4 {
        for len in 0..=4 {
            test(&|| Box::new(state::<_, 4, Amortized>(4, head, len, Element::new)));
            test(&|| Box::new(state::<_, 2, Amortized>(4, head, len, Element::new)));
        }
    }
}

/// What the tests of panics do with a deque of any `N`.
trait Deque {
    fn len(&self) -> usize;
    fn values(&mut self) -> Vec<u32>;
    fn check(&mut self, ledger: &Ledger);
    fn truncate(&mut self, len: usize);
    fn truncate_front(&mut self, len: usize);
    fn clear(&mut self);
    fn drain(&mut self, start: usize, end: usize, taken: usize);
    fn forget_drain(&mut self, start: usize, end: usize, taken: usize);
    fn retain(&mut self, mask: u32);
    fn resize(&mut self, len: usize);
    fn extend_lying(&mut self, count: usize, hint: Hint);
    fn extend_from_slice(&mut self, values: &[Element]);
    fn clone_from_values(&mut self, values: &[u32]);
    fn clone_and_drop(&mut self);
    fn fold(&mut self);
    fn fold_drain(&mut self);
    fn consume(&mut self, front: usize, back: usize);
}

impl<const N: usize> Deque for SmallDeque<Element, N> {
    fn len(&self) -> usize {
        self.len()
    }

    fn values(&mut self) -> Vec<u32> {
        self.iter().map(|element| element.value).collect()
    }

    fn check(&mut self, ledger: &Ledger) {
        ledger.assert_owned_by(self.make_contiguous());
        self.push_back(Counted::new(7));
        self.rotate_right(1);
        self.push_front(Counted::new(8));
        ledger.assert_owned_by(self.make_contiguous());
        self.pop_front();
        self.pop_front();
    }

    fn truncate(&mut self, len: usize) {
        self.truncate(len);
    }

    fn truncate_front(&mut self, len: usize) {
        self.truncate_front(len);
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn drain(&mut self, start: usize, end: usize, taken: usize) {
        self.drain(start..end).take(taken).for_each(drop);
    }

    fn forget_drain(&mut self, start: usize, end: usize, taken: usize) {
        let mut drain = self.drain(start..end);
        drain.by_ref().take(taken).for_each(drop);
        mem::forget(drain);
    }

    fn retain(&mut self, mask: u32) {
        self.retain(|element| {
            Fuse::Call.burn();
            mask >> element.value & 1 != 0
        });
    }

    fn resize(&mut self, len: usize) {
        self.resize(len, Counted::new(9));
    }

    fn extend_lying(&mut self, count: usize, hint: Hint) {
        self.extend(Lying::new(Counted::up_to(count), hint));
    }

    fn extend_from_slice(&mut self, values: &[Element]) {
        self.extend_from_slice(values);
    }

    fn clone_from_values(&mut self, values: &[u32]) {
        let source: Self = values.iter().map(|value| Counted::new(*value)).collect();
        self.clone_from(&source);
    }

    fn clone_and_drop(&mut self) {
        drop(self.clone());
    }

    fn fold(&mut self) {
        mem::take(self).into_iter().for_each(|_| Fuse::Call.burn());
    }

    fn fold_drain(&mut self) {
        let range = self.len().min(1)..;
        self.drain(range).for_each(|_| Fuse::Call.burn());
    }

    fn consume(&mut self, front: usize, back: usize) {
        let mut iter = mem::take(self).into_iter();
        iter.nth(front);
        iter.nth_back(back);
    }
}

/// Lets `f` panic at each call of the kind of `fuse`, in each state: nothing may be dropped twice
/// or be lost, and the deque goes on working. `after` looks at the values before and after.
#[track_caller]
fn panics_at_each(fuse: Fuse, f: impl Fn(&mut dyn Deque), after: impl Fn(&[u32], &[u32], usize)) {
    let panics = Cell::new(0);
    each_state(|make| {
        for n in 1.. {
            let ledger = Ledger::open();
            let mut deque = make();
            let before = deque.values();
            fuse.light(n);
            let panic = catch(|| f(&mut *deque));
            let went_off = fuse.put_out();
            assert_eq!(panic.is_err(), went_off);
            if went_off {
                after(&before, &deque.values(), n);
            }
            deque.check(&ledger);
            drop(deque);
            ledger.assert_balanced();
            if !went_off {
                break;
            }
            panics.set(panics.get() + 1);
        }
    });
    assert_ne!(panics.get(), 0, "it went off nowhere");
}

#[test]
fn a_drop_panics_in_truncate() {
    for len in 0..4 {
        let kept = |before: &[u32], after: &[u32], _| assert_eq!(after, &before[..len]);
        panics_at_each(Fuse::Drop, |deque| deque.truncate(len), kept);
        let kept =
            |before: &[u32], after: &[u32], _| assert_eq!(after, &before[before.len() - len..]);
        panics_at_each(Fuse::Drop, |deque| deque.truncate_front(len), kept);
    }
}

#[test]
fn a_drop_panics_in_clear() {
    panics_at_each(
        Fuse::Drop,
        |deque| deque.clear(),
        |_, after, _| assert!(after.is_empty()),
    );
}

#[test]
fn a_drop_panics_in_drain() {
    for (start, end) in [(0, 1), (0, 4), (1, 2), (1, 3), (2, 4), (3, 4)] {
        for taken in 0..=2 {
            let range = |len: usize| (usize::min(start, len), usize::min(end, len));
            let drain = |deque: &mut dyn Deque| {
                let (start, end) = range(deque.len());
                deque.drain(start, end, taken);
            };
            panics_at_each(Fuse::Drop, drain, |before, after, _| {
                let (start, end) = range(before.len());
                assert_eq!(after, [&before[..start], &before[end..]].concat());
            });
        }
    }
}

#[test]
fn a_drop_panics_in_resize_and_clone_from() {
    panics_at_each(Fuse::Drop, |deque| deque.resize(2), |_, _, _| {});
    panics_at_each(
        Fuse::Drop,
        |deque| deque.clone_from_values(&[5, 6]),
        |_, _, _| {},
    );
}

#[test]
fn a_drop_panics_in_retain() {
    for mask in 0..15 {
        panics_at_each(
            Fuse::Drop,
            |deque| deque.retain(mask),
            |before, after, n| {
                // The n-th element to go is the last that went.
                let mut gone = before.iter().filter(|value| mask >> **value & 1 == 0);
                let last = *gone.nth(n - 1).unwrap();
                let stays = |value: &u32| *value > last || mask >> *value & 1 != 0;
                let kept: Vec<u32> = before.iter().copied().filter(stays).collect();
                assert_eq!(after, kept);
            },
        );
    }
}

#[test]
fn a_drop_panics_in_into_iter() {
    for (front, back) in [(0, 0), (1, 0), (0, 1), (2, 2), (9, 9)] {
        panics_at_each(Fuse::Drop, |deque| deque.consume(front, back), |_, _, _| {});
    }
    panics_at_each(Fuse::Drop, |deque| deque.fold(), |_, _, _| {});
}

#[test]
fn a_drop_panics_in_drop() {
    each_state(|make| {
        for n in 1..=4 {
            let ledger = Ledger::open();
            let deque = make();
            let len = deque.len();
            Fuse::Drop.light(n);
            assert_eq!(catch(|| drop(deque)).is_err(), n <= len);
            ledger.assert_balanced();
        }
    });
}

// Closures, iterators and clones that panic.

#[test]
fn a_closure_panics_in_retain() {
    for mask in 0..16 {
        panics_at_each(
            Fuse::Call,
            |deque| deque.retain(mask),
            |before, after, n| {
                let asked = n as u32 - 1;
                let stays = |value: &u32| *value >= asked || mask >> *value & 1 != 0;
                let kept: Vec<u32> = before.iter().copied().filter(stays).collect();
                assert_eq!(after, kept);
            },
        );
    }
}

#[test]
fn a_closure_panics_in_fold() {
    panics_at_each(
        Fuse::Call,
        |deque| deque.fold(),
        |_, after, _| assert!(after.is_empty()),
    );
}

#[test]
fn a_closure_panics_in_fold_of_drain() {
    panics_at_each(
        Fuse::Call,
        |deque| deque.fold_drain(),
        |before, after, _| assert_eq!(after, &before[..before.len().min(1)]),
    );
}

#[test]
fn an_iterator_panics_in_extend() {
    for hint in Hint::BEARABLE {
        for count in [0, 1, 3, 6] {
            let extend = |deque: &mut dyn Deque| deque.extend_lying(count, hint);
            panics_at_each(Fuse::Next, extend, |before, after, n| {
                let new: Vec<u32> = (0..n as u32 - 1).collect();
                assert_eq!(after, [before, &new].concat());
            });
        }
    }
}

#[test]
fn a_clone_panics() {
    panics_at_each(
        Fuse::Clone,
        |deque| deque.clone_and_drop(),
        |before, after, _| {
            assert_eq!(before, after);
        },
    );
    panics_at_each(
        Fuse::Clone,
        |deque| deque.clone_from_values(&[5, 6, 7, 8, 9]),
        |_, _, _| {},
    );
    panics_at_each(
        Fuse::Clone,
        |deque| deque.resize(6),
        |before, after, n| {
            assert_eq!(after[..before.len()], *before);
            assert_eq!(after.len(), before.len() + n - 1);
        },
    );
    let extend = |deque: &mut dyn Deque| {
        deque.extend_from_slice(&[Counted::new(5), Counted::new(6), Counted::new(7)]);
    };
    panics_at_each(Fuse::Clone, extend, |before, after, n| {
        assert_eq!(after, [before, &[5, 6, 7][..n - 1]].concat());
    });
}

#[test]
fn an_iterator_panics_while_it_is_collected() {
    for hint in Hint::BEARABLE {
        for count in [0, 1, 2, 3, 4, 9, 20] {
            for n in 1..=count + 2 {
                let ledger = Ledger::open();
                Fuse::Next.light(n);
                let iter = Lying::new(Element::up_to(count), hint);
                let collected = catch(|| iter.collect::<SmallDeque<Element, 2>>());
                // The last call of `next` is the one that finds nothing more.
                assert_eq!(collected.is_err(), Fuse::Next.put_out());
                if let Ok(deque) = collected {
                    assert!(deque.iter().map(|it| it.value).eq(0..count as u32));
                    assert_eq!(ledger.alive(), count);
                }
                ledger.assert_balanced();
            }
        }
    }
}

/// Without drop glue, elements are cloned to free slots that do not count before all went well.
#[test]
fn a_clone_panics_without_drop() {
    thread_local!(static LEFT: Cell<u32> = const { Cell::new(0) });
    #[derive(Debug, PartialEq)]
    struct Plain(u32);
    impl Clone for Plain {
        fn clone(&self) -> Self {
            assert_ne!(LEFT.replace(LEFT.get().wrapping_sub(1)), 0);
            Self(self.0)
        }
    }
    for head in 0..4 {
        for left in 0..3 {
            LEFT.set(left);
            let mut deque = state::<_, 4, Amortized>(4, head, 1, Plain);
            let values = [Plain(1), Plain(2), Plain(3)];
            assert!(catch(|| deque.extend_from_slice(&values)).is_err());
            assert_eq!(deque, [Plain(0)]);
            let spilled = SmallDeque::<Plain, 2>::from(values);
            LEFT.set(left);
            assert!(catch(|| spilled.clone()).is_err());
            assert_eq!(spilled.len(), 3);
        }
    }
}

// Leaks.

#[test]
fn a_leaked_drain_only_leaks() {
    each_state(|make| {
        for (start, end, taken) in [(0, 0, 0), (0, 4, 0), (1, 2, 1), (1, 3, 1), (2, 4, 2)] {
            let ledger = Ledger::open();
            let mut deque = make();
            let before = deque.values();
            let (start, end) = (start.min(before.len()), end.min(before.len()));
            deque.forget_drain(start, end, taken);
            assert_eq!(deque.values(), before[..start]);
            let taken = taken.min(end - start);
            let len = deque.len();
            assert_eq!(ledger.alive(), before.len() - taken);
            drop(deque);
            assert_eq!(ledger.alive(), before.len() - taken - len);
        }
    });
}

/// Found by fuzzing: the element for which there was no room was lost when another one's `drop`
/// panicked.
#[test]
fn a_drop_panics_where_collecting_fails() {
    for call in 1..=3 {
        let ledger = Ledger::open();
        Fuse::Drop.light(call);
        let elements = Counted::<()>::up_to(3).filter(|_| true);
        let result = catch(|| elements.collect::<SmallDeque<_, 2, Greedy>>());
        assert!(Fuse::Drop.put_out());
        assert!(result.is_err());
        ledger.assert_balanced();
    }
}
