//! The operations that take or give iterators: `extend`, `splice`, `insert_many`, `into_iter`.

use std::mem;

use smallcoll::{CapacityError, Rest, SmallVec, TryReserveError};

use crate::check::{Pair, Steered, elements};
use crate::common::catch;
use crate::common::element::Element;
use crate::common::iter::{Hint, Lying};
use crate::ops::Op;

type Source<T> = Lying<std::vec::IntoIter<T>>;

impl<T: Element, const N: usize, P: Steered> Pair<T, N, P> {
    pub(crate) fn apply_iterate(&mut self, op: Op, a: usize, b: usize) {
        let count = a % 8;
        let more = elements::<T>(b, count);
        let hint = match op {
            Op::Extend => Hint::Exact,
            _ => Hint::BEARABLE[b / 8 % Hint::BEARABLE.len()],
        };
        let iter: Source<T> = Lying::new(more.clone(), hint);
        match op {
            Op::TryExtend => {
                let at = self.len();
                let result = self.small.try_extend(iter);
                self.try_grown_at(at, more, hint, result);
            }
            Op::TryInsertMany => {
                let at = b % (self.len() + 1);
                let result = self.small.try_insert_many(at, iter);
                self.try_grown_at(at, more, hint, result);
            }
            Op::TryInsertFromSlice => {
                let at = b % (self.len() + 1);
                let result = self.small.try_insert_from_slice(at, &more);
                if self.try_room_for(count, result) {
                    self.model.splice(at..at, more);
                }
            }
            Op::Extend | Op::ExtendLying => {
                self.grown_by(self.len()..self.len(), more, hint, |v| v.extend(iter));
            }
            Op::InsertMany => {
                let at = b % (self.len() + 1);
                self.grown_by(at..at, more, hint, |v| v.insert_many(at, iter));
            }
            Op::InsertFromSlice => {
                let at = b % (self.len() + 1);
                self.grown_by(at..at, more.clone(), Hint::Exact, |v| {
                    v.insert_from_slice(at, &more);
                });
            }
            Op::Splice => {
                let range = self.range(b % 16, b / 16);
                let expected = self.model[range.clone()].to_vec();
                self.grown_by(range.clone(), more, hint, |v| {
                    let splice = v.splice(range, iter);
                    assert_eq!(splice.len(), expected.len());
                    assert!(splice.eq(expected));
                });
            }
            Op::SpliceEnds => {
                let range = self.range(b % 16, b / 16);
                let old = self.model[range.clone()].to_vec();
                self.grown_by(range.clone(), more, hint, |v| {
                    let mut splice = v.splice(range, iter);
                    let mut old = old.into_iter();
                    assert_eq!(splice.next_back(), old.next_back());
                    assert_eq!(splice.next(), old.next());
                    assert_eq!(splice.size_hint(), old.size_hint());
                });
            }
            Op::SpliceForget => {
                let range = self.range(b % 16, b / 16);
                let mut splice = self.small.splice(range.clone(), iter);
                drop(splice.next_back());
                mem::forget(splice);
                self.forgotten(range.start);
            }
            Op::FromIter => {
                if let Ok(v) = catch(|| iter.collect::<SmallVec<T, N, P>>()) {
                    assert!(P::SPILLS || count <= N);
                    self.small = v;
                    self.model = more;
                } else {
                    assert!(!P::SPILLS && hint.lower(count).max(count) > N);
                }
            }
            op => self.apply_into_iter(op, a, b),
        }
    }

    fn apply_into_iter(&mut self, op: Op, a: usize, b: usize) {
        let mut iter = mem::take(&mut self.small).into_iter();
        let mut model = mem::take(&mut self.model).into_iter();
        assert_eq!(iter.clone().count(), model.len());
        for round in 0..a % 4 {
            assert_eq!(iter.as_slice(), model.as_slice());
            assert_eq!(iter.as_mut_slice(), model.as_mut_slice());
            assert_eq!(
                (iter.len(), iter.size_hint()),
                (model.len(), model.size_hint())
            );
            let skip = if op == Op::IntoIter { round } else { 0 };
            if b >> round & 1 == 0 {
                assert_eq!(iter.nth(skip), model.nth(skip));
            } else {
                assert_eq!(iter.nth_back(skip), model.nth_back(skip));
            }
        }
        assert_eq!(format!("{iter:?}"), format!("{model:?}"));
        match b % 3 {
            0 => {}
            1 => {
                self.small = iter.clone().collect();
                self.model = model.collect();
            }
            _ => {
                self.small = iter.rev().collect();
                self.model = model.rev().collect();
            }
        }
    }

    /// What a fallible method did that inserts the elements of an iterator. If there is no room for
    /// as many as the iterator promised, nothing has changed; if there is, the first ones are there.
    /// The others are in the error.
    fn try_grown_at(
        &mut self,
        at: usize,
        more: Vec<T>,
        hint: Hint,
        result: Result<(), CapacityError<Rest<Source<T>>>>,
    ) {
        let (promised, room) = (hint.lower(more.len()), N.saturating_sub(self.len()));
        if P::SPILLS || promised.max(more.len()) <= room {
            result.expect("there is room");
            self.model.splice(at..at, more);
            return;
        }
        let error = result.expect_err("there is no room");
        let full = error.reason();
        assert!(
            matches!(full, TryReserveError::Full { capacity, required } if capacity == N && required > N)
        );
        let taken = if promised > room { 0 } else { room };
        assert!(error.element().eq(more[taken..].iter().cloned()));
        self.model.splice(at..at, more[..taken].to_vec());
    }

    /// What a method did that replaces a range by the elements of an iterator. If there is no room,
    /// it panics, and as many of the new elements are there as fitted, the first ones.
    fn grown_by(
        &mut self,
        range: std::ops::Range<usize>,
        more: Vec<T>,
        hint: Hint,
        f: impl FnOnce(&mut SmallVec<T, N, P>),
    ) {
        let result = catch(|| f(&mut self.small));
        let tail = self.model[range.end..].to_vec();
        let required = range.start + hint.lower(more.len()).max(more.len()) + tail.len();
        if P::SPILLS || required <= N {
            result.expect("there is room");
            self.model.splice(range, more);
            return;
        }
        if let Err(panic) = result {
            assert!(panic.message.starts_with("capacity overflow: room for "));
            let middle = self.small.len() - range.start - tail.len();
            self.model.splice(range, more[..middle].to_vec());
        } else {
            // The hint asked for more than there is room for, but nobody listened.
            self.model.splice(range, more);
            assert!(self.len() <= N);
        }
    }
}
