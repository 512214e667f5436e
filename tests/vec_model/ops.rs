//! The operations.

use std::mem;

use smallcoll::policy::{Amortized, Compact, DefaultPolicy};
use smallcoll::vec::PeekMut;
use smallcoll::{SmallVec, ToSmallVec};

use crate::check::{Pair, Steered, elements};
use crate::common::element::Element;
use crate::common::policies::comes_back_at;

macro_rules! ops {
    ($($op:ident)*) => {
        /// An operation on a vector: a method, and a way to call it.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Op { $($op,)* }

        pub(crate) const ALL: &[Op] = &[$(Op::$op,)*];
    };
}

ops! {
    Push PushMut TryPush TryPushMut PushWithinCapacity Pop PopIf PeekMut
    Insert InsertMut TryInsert TryInsertMut Remove TryRemove SwapRemove SwapPop PopAt
    Truncate Clear
    Extend ExtendLying TryExtend ExtendFromSlice TryExtendFromSlice ExtendFromWithin TryExtendFromWithin
    Append AppendInto TryAppend SplitOff TrySplitOff
    Resize TryResize ResizeWith TryResizeWith
    Reserve ReserveExact TryReserve TryReserveExact Grow TryGrow ShrinkTo ShrinkToFit ShrinkToInline
    Drain DrainEnds DrainNth DrainKeepRest DrainForget
    Retain RetainMut Dedup DedupByKey DedupBy ExtractIf ExtractIfForget
    Splice SpliceEnds SpliceForget InsertMany TryInsertMany InsertFromSlice TryInsertFromSlice
    Clone TryClone CloneFrom IntoVec TryIntoVec FromVec TryFromVec TryFromElem FromSlice FromArray FromIter IntoBoxedSlice IntoInner RawParts
    IntoIter IntoIterEnds Take Sort Reverse
}

impl Op {
    /// Whether the method neither allocates nor frees, unless the vector comes back inline.
    fn keeps_storage(self) -> bool {
        use Op::*;
        matches!(
            self,
            PushWithinCapacity
                | Pop
                | PopIf
                | PeekMut
                | Remove
                | TryRemove
                | SwapRemove
                | SwapPop
                | PopAt
                | Truncate
                | Clear
                | SplitOff
                | TrySplitOff
                | Drain
                | DrainEnds
                | DrainNth
                | DrainKeepRest
                | DrainForget
                | Retain
                | RetainMut
                | Dedup
                | DedupByKey
                | DedupBy
                | ExtractIf
                | ExtractIfForget
                | SpliceForget
                | Sort
                | Reverse
        )
    }

    /// Whether the method's guard is leaked.
    fn forgets(self) -> bool {
        matches!(
            self,
            Self::DrainForget | Self::ExtractIfForget | Self::SpliceForget
        )
    }
}

impl<T: Element, const N: usize, P: Steered> Pair<T, N, P> {
    /// Does the same to both; `a` and `b` become the arguments.
    pub(crate) fn apply(&mut self, op: Op, a: usize, b: usize) {
        let mut storage = (self.small.capacity(), self.small.spilled());
        let before = self.len();
        match op {
            Op::Drain
            | Op::DrainEnds
            | Op::DrainNth
            | Op::DrainKeepRest
            | Op::DrainForget
            | Op::Retain
            | Op::RetainMut
            | Op::Dedup
            | Op::DedupByKey
            | Op::DedupBy
            | Op::ExtractIf
            | Op::ExtractIfForget => self.apply_remove(op, a, b),
            Op::Splice
            | Op::SpliceEnds
            | Op::SpliceForget
            | Op::InsertMany
            | Op::TryInsertMany
            | Op::InsertFromSlice
            | Op::TryInsertFromSlice
            | Op::Extend
            | Op::ExtendLying
            | Op::TryExtend
            | Op::FromIter
            | Op::IntoIter
            | Op::IntoIterEnds => self.apply_iterate(op, a, b),
            Op::Reserve
            | Op::ReserveExact
            | Op::TryReserve
            | Op::TryReserveExact
            | Op::Grow
            | Op::TryGrow
            | Op::ShrinkTo
            | Op::ShrinkToFit
            | Op::ShrinkToInline => {
                self.apply_capacity(op, a);
            }
            Op::Clone
            | Op::TryClone
            | Op::CloneFrom
            | Op::IntoVec
            | Op::TryIntoVec
            | Op::FromVec
            | Op::TryFromVec
            | Op::TryFromElem
            | Op::FromSlice
            | Op::FromArray
            | Op::IntoBoxedSlice
            | Op::IntoInner
            | Op::RawParts
            | Op::Take
            | Op::Sort
            | Op::Reverse => self.apply_whole(op, a, b),
            op => self.apply_edit(op, a, b),
        }
        let removed = self.len() < before && !op.forgets();
        if P::COMES_BACK && storage.1 && removed && self.len() <= comes_back_at(N) {
            storage = (N, false);
        }
        if op.keeps_storage() {
            assert_eq!((self.small.capacity(), self.small.spilled()), storage);
        }
    }

    // The conditions are what is tried.
    #[allow(clippy::collapsible_match)]
    fn apply_edit(&mut self, op: Op, a: usize, b: usize) {
        let value = T::of(b as u32 % 200);
        let given = value.clone();
        let at = a % (self.len() + 1);
        match op {
            Op::Push => {
                if self.room_for(1, |v| v.push(given)).is_some() {
                    self.model.push(value);
                }
            }
            Op::PushMut => {
                if self
                    .room_for(1, |v| *v.push_mut(T::of(0)) = given)
                    .is_some()
                {
                    self.model.push(value);
                }
            }
            Op::TryPush | Op::TryPushMut => {
                let result = if op == Op::TryPush {
                    self.small.try_push(given)
                } else {
                    let pushed = self.small.try_push_mut(given);
                    pushed.map(|pushed| assert_eq!(*pushed, value))
                };
                if self.try_room_for_value(&value, result) {
                    self.model.push(value);
                }
            }
            Op::PushWithinCapacity => {
                let room = self.small.remaining_capacity() != 0;
                let result = self.small.push_within_capacity(given);
                assert_eq!(result.is_ok(), room);
                match result {
                    Ok(pushed) => {
                        assert_eq!(*pushed, value);
                        self.model.push(value);
                    }
                    Err(back) => assert_eq!(back, value),
                }
            }
            Op::Pop => assert_eq!(self.small.pop(), self.model.pop()),
            Op::PopIf => {
                let wanted = b % 2 == 0 && !self.model.is_empty();
                let expected = if wanted { self.model.pop() } else { None };
                assert_eq!(self.small.pop_if(|_| b % 2 == 0), expected);
            }
            Op::PeekMut => {
                let Some(mut last) = self.small.peek_mut() else {
                    return assert!(self.model.is_empty());
                };
                assert_eq!(Some(&*last), self.model.last());
                *last = given;
                if b % 2 == 0 {
                    assert_eq!(PeekMut::pop(last), value);
                    self.model.pop();
                } else if let Some(last) = self.model.last_mut() {
                    *last = value;
                }
            }
            Op::Insert => {
                if self.room_for(1, |v| v.insert(at, given)).is_some() {
                    self.model.insert(at, value);
                }
            }
            Op::InsertMut => {
                if self
                    .room_for(1, |v| *v.insert_mut(at, T::of(0)) = given)
                    .is_some()
                {
                    self.model.insert(at, value);
                }
            }
            Op::TryInsert | Op::TryInsertMut => {
                let result = if op == Op::TryInsert {
                    self.small.try_insert(at, given)
                } else {
                    let inserted = self.small.try_insert_mut(at, given);
                    inserted.map(|inserted| assert_eq!(*inserted, value))
                };
                if self.try_room_for_value(&value, result) {
                    self.model.insert(at, value);
                }
            }
            Op::Remove if at < self.len() => {
                assert_eq!(self.small.remove(at), self.model.remove(at));
            }
            Op::SwapRemove if at < self.len() => {
                assert_eq!(self.small.swap_remove(at), self.model.swap_remove(at));
            }
            Op::TryRemove | Op::PopAt | Op::SwapPop => {
                let expected = match (at < self.len(), op) {
                    (false, _) => None,
                    (true, Op::SwapPop) => Some(self.model.swap_remove(at)),
                    (true, _) => Some(self.model.remove(at)),
                };
                let result = match op {
                    Op::TryRemove => self.small.try_remove(at),
                    Op::PopAt => self.small.pop_at(at),
                    _ => self.small.swap_pop(at),
                };
                assert_eq!(result, expected);
            }
            Op::Truncate => {
                self.small.truncate(a);
                self.model.truncate(a);
            }
            Op::Clear => {
                self.small.clear();
                self.model.clear();
            }
            Op::Resize | Op::TryResize | Op::ResizeWith | Op::TryResizeWith => {
                let more = a.saturating_sub(self.len());
                let done = match op {
                    Op::Resize => self.room_for(more, |v| v.resize(a, given)).is_some(),
                    Op::ResizeWith => self
                        .room_for(more, |v| v.resize_with(a, || given.clone()))
                        .is_some(),
                    Op::TryResizeWith => {
                        let result = self.small.try_resize_with(a, || given.clone());
                        self.try_room_for(more, result)
                    }
                    _ => {
                        let result = self.small.try_resize(a, given);
                        self.try_room_for(more, result)
                    }
                };
                if done {
                    self.model.resize(a, value);
                }
            }
            Op::ExtendFromSlice | Op::TryExtendFromSlice => {
                let more = elements::<T>(b, a % 8);
                let done = if op == Op::ExtendFromSlice {
                    self.room_for(more.len(), |v| v.extend_from_slice(&more))
                        .is_some()
                } else {
                    let result = self.small.try_extend_from_slice(&more);
                    self.try_room_for(more.len(), result)
                };
                if done {
                    self.model.extend_from_slice(&more);
                }
            }
            Op::ExtendFromWithin | Op::TryExtendFromWithin if self.len() < 40 => {
                let range = self.range(a, b);
                let done = if op == Op::ExtendFromWithin {
                    self.room_for(range.len(), |v| v.extend_from_within(range.clone()))
                        .is_some()
                } else {
                    let result = self.small.try_extend_from_within(range.clone());
                    self.try_room_for(range.len(), result)
                };
                if done {
                    self.model.extend_from_within(range);
                }
            }
            Op::Append => self.append::<3, Amortized>(op, a % 8, b),
            Op::AppendInto => self.append::<5, Compact>(op, a % 8, b),
            Op::TryAppend => self.append::<4, P>(op, a % 4, b),
            Op::SplitOff | Op::TrySplitOff => {
                let tail = if op == Op::SplitOff {
                    self.small.split_off(at)
                } else {
                    self.small.try_split_off(at).expect("there is room")
                };
                assert_eq!(tail, self.model.split_off(at));
                assert_eq!(tail.spilled(), tail.len() > N && size_of::<T>() != 0);
            }
            _ => {}
        }
    }

    /// Appends a vector of another inline capacity and policy; what is refused stays there.
    fn append<const M: usize, Q: DefaultPolicy>(&mut self, op: Op, count: usize, from: usize) {
        let more = elements::<T>(from, count);
        let mut other: SmallVec<T, M, Q> = SmallVec::from_slice(&more);
        let done = if op == Op::TryAppend {
            let result = self.small.try_append(&mut other);
            self.try_room_for(count, result)
        } else {
            self.room_for(count, |v| v.append(&mut other)).is_some()
        };
        if done {
            assert!(other.is_empty());
            self.model.extend(more);
        } else {
            assert_eq!(other, more);
        }
    }

    fn apply_capacity(&mut self, op: Op, a: usize) {
        let (before, len) = (self.small.capacity(), self.len());
        let is_zst = size_of::<T>() == 0;
        let done = match op {
            Op::Reserve => self.room_for(a, |v| v.reserve(a)).is_some(),
            Op::ReserveExact => self.room_for(a, |v| v.reserve_exact(a)).is_some(),
            Op::Grow => self.room_for(a, |v| v.grow(len + a)).is_some(),
            Op::TryReserve => {
                let result = self.small.try_reserve(a);
                self.try_room_for(a, result)
            }
            Op::TryReserveExact => {
                let result = self.small.try_reserve_exact(a);
                self.try_room_for(a, result)
            }
            Op::TryGrow => {
                let result = self.small.try_grow(len + a);
                self.try_room_for(a, result)
            }
            Op::ShrinkTo => {
                self.small.shrink_to(a);
                true
            }
            Op::ShrinkToFit => {
                self.small.shrink_to_fit();
                true
            }
            _ => {
                let inline = self.small.shrink_to_inline();
                assert_eq!(inline, is_zst || len <= N);
                assert_eq!(inline, !self.small.spilled());
                true
            }
        };
        if !done || is_zst {
            return;
        }
        let after = self.small.capacity();
        let shrunk = |to: usize| if to <= N { N } else { to.min(before) };
        match op {
            Op::Reserve | Op::TryReserve => assert!(after >= before && after >= len + a),
            Op::ReserveExact | Op::TryReserveExact => assert_eq!(after, before.max(len + a)),
            Op::Grow | Op::TryGrow => assert_eq!(after, N.max(len + a)),
            Op::ShrinkTo => assert_eq!(after, shrunk(len.max(a))),
            Op::ShrinkToFit => assert_eq!(after, shrunk(len)),
            _ => assert_eq!(after, if len <= N { N } else { before }),
        }
    }

    fn apply_whole(&mut self, op: Op, a: usize, b: usize) {
        let taken = mem::take(&mut self.small);
        // Blocks go from hand to hand between those of the global allocator.
        let spilled = taken.spilled() && P::IS_GLOBAL;
        let (pointer, capacity) = (taken.as_ptr(), taken.capacity());
        match op {
            Op::Clone | Op::TryClone => {
                self.small = if op == Op::Clone {
                    taken.clone()
                } else {
                    taken.try_clone().expect("there is room")
                };
                assert_eq!(self.small.spilled(), self.len() > N && size_of::<T>() != 0);
                assert_eq!(taken, self.small);
            }
            Op::CloneFrom => {
                self.model = elements(b, if P::SPILLS { a } else { a.min(N) });
                self.small = taken;
                self.small.clone_from(&SmallVec::from_slice(&self.model));
            }
            Op::IntoVec | Op::TryIntoVec => {
                let vec = if op == Op::IntoVec {
                    Vec::from(taken)
                } else {
                    taken.try_into_vec().expect("there is memory")
                };
                assert_eq!(vec, self.model);
                assert!(!spilled || vec.as_ptr() == pointer && vec.capacity() == capacity);
                self.small = SmallVec::from_vec(vec);
                assert!(!spilled || self.small.as_ptr() == pointer);
            }
            Op::FromVec => {
                let mut vec = Vec::with_capacity(a);
                vec.extend(self.model.iter().cloned());
                let (pointer, capacity) = (vec.as_ptr(), vec.capacity());
                self.small = SmallVec::from_vec(vec);
                if size_of::<T>() != 0 && P::IS_GLOBAL && capacity > N {
                    assert_eq!(
                        (self.small.as_ptr(), self.small.capacity()),
                        (pointer, capacity)
                    );
                } else {
                    assert_eq!(self.small.spilled(), self.len() > N && size_of::<T>() != 0);
                }
            }
            Op::TryFromVec => {
                self.small = taken;
                let vec = elements::<T>(b, a);
                match SmallVec::try_from_vec(vec.clone()) {
                    Ok(v) => {
                        assert!(P::SPILLS || a <= N);
                        (self.small, self.model) = (v, vec);
                    }
                    Err(error) => {
                        assert!(!P::SPILLS && a > N);
                        assert_eq!(error.element(), vec);
                    }
                }
            }
            Op::TryFromElem => {
                self.small = taken;
                match SmallVec::try_from_elem(T::of(7), a) {
                    Ok(v) => {
                        assert!(P::SPILLS || a <= N);
                        (self.small, self.model) = (v, vec![T::of(7); a]);
                    }
                    Err(error) => {
                        assert!(!P::SPILLS && a > N);
                        assert_eq!(error.element(), T::of(7));
                    }
                }
            }
            Op::FromSlice => self.small = taken.to_smallvec(),
            Op::FromArray => {
                self.model.clear();
                if self.fits(2) {
                    self.model.extend(elements(b, 2));
                    let array: [T; 2] = elements(b, 2).try_into().expect("two elements");
                    self.small = SmallVec::from(array);
                }
            }
            Op::IntoBoxedSlice => self.small = SmallVec::from_vec(taken.into_boxed_slice().into()),
            Op::IntoInner => match taken.into_inner() {
                Ok(array) => {
                    assert_eq!(array[..], self.model);
                    self.small = SmallVec::from(array);
                }
                Err(taken) => {
                    assert_ne!(self.len(), N);
                    self.small = taken;
                }
            },
            Op::RawParts => self.small = SmallVec::from_vec(raw_parts(taken)),
            Op::Take => {
                let mut taken = taken;
                self.small = taken.take();
                assert!(taken.is_empty() && !taken.spilled());
            }
            Op::Sort => {
                self.small = taken;
                self.small.sort();
                self.model.sort();
            }
            _ => {
                self.small = taken;
                self.small.reverse();
                self.model.reverse();
            }
        }
    }
}

/// There and back by `into_raw_parts`.
#[allow(unsafe_code)]
fn raw_parts<T, const N: usize, P: Steered>(v: SmallVec<T, N, P>) -> Vec<T> {
    let (pointer, len, capacity) = v.into_raw_parts();
    // SAFETY: this is what the method promises.
    unsafe { Vec::from_raw_parts(pointer, len, capacity) }
}
