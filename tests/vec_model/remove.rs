//! The operations that remove from the middle: `drain`, `retain`, `dedup`, `extract_if`.

use std::mem;

use crate::check::{Pair, Steered};
use crate::common::element::Element;
use crate::ops::Op;

/// A predicate that wants the elements whose bit is set, in the order of the calls.
pub(crate) fn bits<T>(mask: usize) -> impl FnMut(&mut T) -> bool {
    let mut call = 0;
    move |_| {
        call += 1;
        mask >> ((call - 1) % 8) & 1 == 1
    }
}

impl<T: Element, const N: usize, P: Steered> Pair<T, N, P> {
    pub(crate) fn apply_remove(&mut self, op: Op, a: usize, b: usize) {
        match op {
            Op::Drain => {
                let range = self.range(a, b);
                let drained: Vec<_> = self.small.drain(range.clone()).collect();
                assert_eq!(drained, self.model.drain(range).collect::<Vec<_>>());
            }
            Op::DrainEnds | Op::DrainNth => {
                let range = self.range(a, b / 4);
                let mut drain = self.small.drain(range.clone());
                let mut model = self.model.drain(range);
                for round in 0..3 {
                    assert_eq!(drain.as_slice(), model.as_slice());
                    assert_eq!(drain.as_ref(), model.as_ref());
                    assert_eq!(drain.size_hint(), model.size_hint());
                    assert_eq!(drain.len(), model.len());
                    let skip = if op == Op::DrainNth { round } else { 0 };
                    if b >> round & 1 == 0 {
                        assert_eq!(drain.nth(skip), model.nth(skip));
                    } else {
                        assert_eq!(drain.nth_back(skip), model.nth_back(skip));
                    }
                }
                let debug = format!("{:?}", drain.as_slice());
                assert_eq!(format!("{drain:?}"), format!("Drain({debug})"));
            }
            Op::DrainKeepRest => {
                let range = self.range(a, b / 4);
                let mut drain = self.small.drain(range.clone());
                let (front, back) = (b % 2, b / 2 % 2);
                drain.by_ref().take(front).for_each(drop);
                drain.by_ref().rev().take(back).for_each(drop);
                drain.keep_rest();
                let front = front.min(range.len());
                let back = back.min(range.len() - front);
                self.model.drain(range.end - back..range.end);
                self.model.drain(range.start..range.start + front);
            }
            Op::DrainForget => {
                let range = self.range(a, b);
                let mut drain = self.small.drain(range.clone());
                // A value that owns memory and is yielded before the leak is not lost.
                drop(drain.next());
                mem::forget(drain);
                self.forgotten(range.start);
            }
            Op::Retain => {
                let (mut keep, mut keep_model) = (bits(b), bits(b));
                self.small.retain(|x| keep(&mut x.clone()));
                self.model.retain(|x| keep_model(&mut x.clone()));
            }
            Op::RetainMut => {
                let change = |x: &mut T| *x = T::of((x.number() + 1) % 200);
                let (mut keep, mut keep_model) = (bits(b), bits(b));
                self.small.retain_mut(|x| {
                    change(x);
                    keep(x)
                });
                self.model.retain_mut(|x| {
                    change(x);
                    keep_model(x)
                });
            }
            Op::Dedup => {
                self.small.dedup();
                self.model.dedup();
            }
            Op::DedupByKey => {
                self.small.dedup_by_key(|x| x.number() / 4);
                self.model.dedup_by_key(|x| x.number() / 4);
            }
            Op::DedupBy => {
                // Not symmetric, and with a side effect on both elements.
                fn same<T: Element>(x: &mut T, y: &mut T) -> bool {
                    let same = x.number() % 8 <= y.number() % 8;
                    mem::swap(x, y);
                    same
                }
                self.small.dedup_by(same);
                self.model.dedup_by(same);
            }
            Op::ExtractIf => {
                let range = self.range(a, b / 2);
                // How many are asked for; then the iterator is dropped.
                let most = b % 5;
                let mut wanted = bits(b);
                let mut expected = Vec::new();
                let (mut index, mut left) = (range.start, range.len());
                while left > 0 && expected.len() < most {
                    left -= 1;
                    if wanted(&mut self.model[index]) {
                        expected.push(self.model.remove(index));
                    } else {
                        index += 1;
                    }
                }
                let mut iter = self.small.extract_if(range.clone(), bits(b));
                assert_eq!(iter.size_hint(), (0, Some(range.len())));
                let extracted: Vec<_> = iter.by_ref().take(most).collect();
                assert_eq!(iter.size_hint(), (0, Some(left)));
                drop(iter);
                assert_eq!(extracted, expected);
            }
            _ => {
                let range = self.range(a, b / 2);
                let mut iter = self.small.extract_if(range.clone(), bits(b));
                drop(iter.next());
                mem::forget(iter);
                self.forgotten(range.start);
            }
        }
    }

    /// After a guard was leaked, what is there before its range is all that is known.
    #[track_caller]
    pub(crate) fn forgotten(&mut self, start: usize) {
        assert_eq!(self.small[..start], self.model[..start]);
        assert!(self.small.len() <= self.model.len());
        self.model = self.small.to_vec();
    }
}
