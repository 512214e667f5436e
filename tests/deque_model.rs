//! `SmallDeque` against `VecDeque`: random operations, compared after each one.
#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

mod common;

use std::collections::VecDeque;
use std::fmt::Debug;
use std::ops::Range;

use common::alloc::check_quarantine;
use common::policies::comes_back_at;
use common::{CheckedAlloc, Element};
use quickcheck::{Arbitrary, Gen, QuickCheck};
#[cfg(feature = "allocator-api2")]
use smallcoll::In;
use smallcoll::policy::{DefaultPolicy, Heap};
use smallcoll::{
    Amortized, CapacityError, Compact, Exact, Hysteresis, NoSpill, SmallDeque, SmallVec,
    TryReserveError,
};

#[cfg(test)]
#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

/// An operation. Indices are taken modulo what is possible.
#[derive(Clone, Debug)]
enum Op {
    PushBack(u32),
    PushFront(u32),
    PopBack,
    PopFront,
    PopIf(bool, u32),
    Insert(usize, u32),
    Remove(usize),
    SwapRemove(usize, bool),
    Swap(usize, usize),
    Set(usize, u32),
    Truncate(usize),
    TruncateFront(usize),
    Clear,
    Extend(Vec<u32>),
    ExtendFromSlice(Vec<u32>),
    ExtendWithin(usize, usize),
    ExtendFront(Vec<u32>),
    Prepend(Vec<u32>, bool),
    PrependWithin(usize, usize),
    Overwrite(bool, u32),
    Splice(usize, usize, Vec<u32>, usize, usize),
    ExtractIf(usize, usize, u32, usize),
    Append(Vec<u32>, usize),
    SplitOff(usize, bool),
    Resize(u8, u32),
    ResizeWith(u8),
    Retain(u32),
    RetainMut(u32),
    Drain(usize, usize, usize, usize),
    Range(usize, usize, u32),
    Rotate(usize, bool),
    MakeContiguous,
    Clone,
    CloneFrom(Vec<u32>, usize),
    ThroughVec,
    ThroughVecDeque,
    ThroughSmallVec,
    ThroughIter(usize, usize),
    Collect,
    Reserve(u8),
    ReserveExact(u8),
    ShrinkToFit,
    ShrinkTo(u8),
    ShrinkToInline,
}

/// A few values, now and then more.
fn values(g: &mut Gen) -> Vec<u32> {
    let most = *g.choose(&[1, 2, 4, 8, 30]).unwrap();
    let count = usize::arbitrary(g) % (most + 1);
    (0..count).map(|_| u32::arbitrary(g) % 100).collect()
}

impl Arbitrary for Op {
    fn arbitrary(g: &mut Gen) -> Self {
        let (a, b) = (usize::arbitrary(g), usize::arbitrary(g));
        let (c, d) = (usize::arbitrary(g) % 4, usize::arbitrary(g) % 4);
        let (value, small) = (u32::arbitrary(g) % 100, u8::arbitrary(g) % 24);
        let flag = bool::arbitrary(g);
        let kinds: Vec<u8> = (0..54).collect();
        match g.choose(&kinds).unwrap() {
            0 => Op::PopIf(flag, value),
            1 => Op::Insert(a, value),
            2 => Op::Remove(a),
            3 => Op::SwapRemove(a, flag),
            4 => Op::Swap(a, b),
            5 => Op::Set(a, value),
            6 => Op::Truncate(a),
            7 => Op::TruncateFront(a),
            8 => Op::Clear,
            9 => Op::Extend(values(g)),
            10 => Op::ExtendFromSlice(values(g)),
            11 => Op::Append(values(g), a),
            12 => Op::SplitOff(a, flag),
            13 => Op::Resize(small, value),
            14 => Op::ResizeWith(small),
            15 => Op::Retain(u32::arbitrary(g)),
            16 => Op::RetainMut(u32::arbitrary(g)),
            17 | 18 => Op::Drain(a, b, c, d),
            19 => Op::Range(a, b, value),
            20 | 21 => Op::Rotate(a, flag),
            22 => Op::MakeContiguous,
            23 => Op::Clone,
            24 => Op::CloneFrom(values(g), a),
            25 => Op::ThroughVec,
            26 => Op::ThroughVecDeque,
            27 => Op::ThroughSmallVec,
            28 => Op::ThroughIter(c, d),
            29 => Op::Collect,
            30 => Op::Reserve(small),
            31 => Op::ReserveExact(small),
            32 => Op::ShrinkToFit,
            33 => Op::ShrinkTo(small),
            34 => Op::ShrinkToInline,
            35 => Op::ExtendWithin(a, b),
            36 => Op::ExtendFront(values(g)),
            37 => Op::Prepend(values(g), flag),
            38 => Op::PrependWithin(a, b),
            39 | 40 => Op::Overwrite(flag, value),
            41 => Op::Splice(a, b, values(g), c, d),
            42 => Op::ExtractIf(a, b, u32::arbitrary(g), c),
            43..=45 => Op::PushFront(value),
            46..=48 => Op::PopFront,
            49..=51 => Op::PushBack(value),
            _ => Op::PopBack,
        }
    }
}

/// Two of the numbers up to `len`, in order.
fn bounds(len: usize, a: usize, b: usize) -> Range<usize> {
    let (a, b) = (a % (len + 1), b % (len + 1));
    a.min(b)..a.max(b)
}

fn elements<T: Element>(values: &[u32]) -> Vec<T> {
    values.iter().map(|value| T::of(*value)).collect()
}

/// A deque of `values`, the first of which is in slot `head`, more or less.
fn turned<T: Element, const N: usize>(values: &[T], head: usize) -> SmallDeque<T, N> {
    let mut deque = SmallDeque::from(values.to_vec());
    let capacity = deque.capacity().clamp(1, 100);
    for _ in 0..head % capacity {
        deque.push_back(T::of(0));
        let last = deque.pop_back().unwrap();
        deque.push_front(last);
        deque.rotate_left(1);
        deque.pop_back();
    }
    deque
}

/// A policy with a heap that can be cloned, from whose collections there is a way to `Vec` and back.
pub(crate) trait Policy: DefaultPolicy<Heap: Clone> + Clone {
    fn from_vec<T, const N: usize>(vec: Vec<T>) -> SmallDeque<T, N, Self>;
    fn from_deque<T, const N: usize>(deque: VecDeque<T>) -> SmallDeque<T, N, Self>;
}

macro_rules! policies {
    ($($policy:ty),*) => {$(
        impl Policy for $policy {
            fn from_vec<T, const N: usize>(vec: Vec<T>) -> SmallDeque<T, N, Self> {
                SmallDeque::try_from(vec).expect("no more than N under a policy without a heap")
            }

            fn from_deque<T, const N: usize>(deque: VecDeque<T>) -> SmallDeque<T, N, Self> {
                SmallDeque::try_from(deque).expect("no more than N under a policy without a heap")
            }
        }
    )*};
}

policies! {
    Amortized, Compact, NoSpill, Compact<NoSpill>,
    Exact, Hysteresis, Hysteresis<Exact>, Compact<Hysteresis>
}

#[cfg(feature = "allocator-api2")]
policies! { Compact<In<allocator_api2::alloc::Global>>, Hysteresis<In<allocator_api2::alloc::Global>> }

/// A deque, its model, and whether it should be on the heap.
struct Pair<T, const N: usize, P: Policy> {
    small: SmallDeque<T, N, P>,
    model: VecDeque<T>,
    spilled: bool,
}

impl<T: Element, const N: usize, P: Policy> Pair<T, N, P> {
    const FIXED: bool = !<P::Heap as Heap>::MAY_SPILL;

    /// Whether `additional` more elements find room, in the end.
    fn fits(&self, additional: usize) -> bool {
        !Self::FIXED || self.model.len() + additional <= N
    }

    /// Whether what std's collections hand over ends up on the heap: with their block, or as a copy.
    fn adopts(&self, capacity: usize) -> bool {
        let is_global = <P::Heap as Heap>::IS_GLOBAL;
        let slots = if is_global {
            capacity
        } else {
            self.model.len()
        };
        slots > N && !Self::FIXED
    }

    fn spills(&mut self) {
        self.spilled |= self.model.len() > N;
    }

    /// Compares the outcome of adding elements to what it must be, and tells whether it did.
    fn expect<V: PartialEq + Debug>(
        &mut self,
        result: Result<(), CapacityError<V>>,
        value: V,
        count: usize,
    ) -> bool {
        let required = self.model.len() + count;
        match result {
            Ok(()) => {
                assert!(!Self::FIXED || required <= N);
                self.spilled |= required > N;
                true
            }
            Err(error) => {
                assert!(Self::FIXED && required > N);
                let capacity = N;
                assert_eq!(error.reason(), TryReserveError::Full { capacity, required });
                assert_eq!(error.element(), value);
                false
            }
        }
    }

    fn apply(&mut self, op: Op) {
        let len = self.model.len();
        match op {
            Op::PushBack(value) => {
                let value = T::of(value);
                let result = self.small.try_push_back(value.clone());
                if self.expect(result, value.clone(), 1) {
                    self.model.push_back(value);
                }
            }
            Op::PushFront(value) => {
                let value = T::of(value);
                let result = self.small.try_push_front(value.clone());
                if self.expect(result, value.clone(), 1) {
                    self.model.push_front(value);
                }
            }
            Op::PopBack => assert_eq!(self.small.pop_back(), self.model.pop_back()),
            Op::PopFront => assert_eq!(self.small.pop_front(), self.model.pop_front()),
            Op::PopIf(front, most) => {
                let few = |element: &mut T| element.number() < most;
                let (small, end) = if front {
                    (self.small.pop_front_if(few), self.model.front_mut())
                } else {
                    (self.small.pop_back_if(few), self.model.back_mut())
                };
                let model = match (end.is_some_and(few), front) {
                    (false, _) => None,
                    (true, true) => self.model.pop_front(),
                    (true, false) => self.model.pop_back(),
                };
                assert_eq!(small, model);
            }
            Op::Insert(index, value) => {
                let (index, value) = (index % (len + 1), T::of(value));
                let result = self.small.try_insert(index, value.clone());
                if self.expect(result, value.clone(), 1) {
                    self.model.insert(index, value);
                }
            }
            Op::Remove(index) => {
                let index = index % (len + 1);
                assert_eq!(self.small.remove(index), self.model.remove(index));
            }
            Op::SwapRemove(index, front) => {
                let index = index % (len + 1);
                let (small, model) = if front {
                    let small = self.small.swap_remove_front(index);
                    (small, self.model.swap_remove_front(index))
                } else {
                    let small = self.small.swap_remove_back(index);
                    (small, self.model.swap_remove_back(index))
                };
                assert_eq!(small, model);
            }
            Op::Swap(i, j) => {
                if len != 0 {
                    self.small.swap(i % len, j % len);
                    self.model.swap(i % len, j % len);
                }
            }
            Op::Set(index, value) => {
                if len != 0 {
                    self.small[index % len] = T::of(value);
                    self.model[index % len] = T::of(value);
                }
            }
            Op::Truncate(to) => {
                self.small.truncate(to % (len + 2));
                self.model.truncate(to % (len + 2));
            }
            Op::TruncateFront(to) => {
                let to = to % (len + 2);
                self.small.truncate_front(to);
                self.model.drain(..len - to.min(len));
            }
            Op::Clear => {
                self.small.clear();
                self.model.clear();
            }
            Op::Extend(values) => {
                if self.fits(values.len()) {
                    let values = elements::<T>(&values);
                    // Half of them behind an iterator that does not know its length.
                    let (known, unknown) = values.split_at(values.len() / 2);
                    self.small.extend(known.iter().cloned());
                    let unknown = unknown.iter().filter(|_| true).cloned();
                    self.small.extend(unknown);
                    self.model.extend(values);
                    self.spills();
                }
            }
            Op::ExtendFromSlice(values) => {
                let values = elements::<T>(&values);
                let result = self.small.try_extend_from_slice(&values);
                assert_eq!(result.is_ok(), self.fits(values.len()));
                if result.is_ok() {
                    self.model.extend(values);
                    self.spills();
                }
            }
            Op::ExtendWithin(a, b) => {
                let range = bounds(len, a, b);
                let result = self.small.try_extend_from_within(range.clone());
                assert_eq!(result.is_ok(), self.fits(range.len()));
                if result.is_ok() {
                    let new: Vec<T> = self.model.range(range).cloned().collect();
                    self.model.extend(new);
                    self.spills();
                }
            }
            Op::ExtendFront(values) => {
                let values = elements::<T>(&values);
                // Half of them behind an iterator that does not know its length.
                let (known, unknown) = values.split_at(values.len() / 2);
                let room = if Self::FIXED { N - len } else { usize::MAX };
                let mut taken = 0;
                let result = self.small.try_extend_front(known.iter().cloned());
                assert_eq!(result.is_ok(), known.len() <= room);
                if let Err(error) = result {
                    assert!(error.element().eq(known.iter().cloned()));
                } else {
                    taken = values.len().min(room);
                    let unknown = unknown.iter().filter(|_| true).cloned();
                    if let Err(error) = self.small.try_extend_front(unknown) {
                        assert!(error.element().eq(values[taken..].iter().cloned()));
                    }
                }
                for value in values.into_iter().take(taken) {
                    self.model.push_front(value);
                }
                self.spills();
            }
            Op::Prepend(values, known) => {
                let values = elements::<T>(&values);
                if self.fits(values.len()) {
                    if known {
                        self.small.prepend(values.iter().cloned());
                    } else {
                        self.small.prepend(values.iter().filter(|_| true).cloned());
                    }
                    for value in values.into_iter().rev() {
                        self.model.push_front(value);
                    }
                    self.spills();
                }
            }
            Op::PrependWithin(a, b) => {
                let range = bounds(len, a, b);
                let result = self.small.try_prepend_from_within(range.clone());
                assert_eq!(result.is_ok(), self.fits(range.len()));
                if result.is_ok() {
                    let new: Vec<T> = self.model.range(range).cloned().collect();
                    new.into_iter().rev().for_each(|x| self.model.push_front(x));
                    self.spills();
                }
            }
            Op::Overwrite(front, value) => {
                let (value, full) = (T::of(value), self.small.is_full());
                let capacity = self.small.capacity();
                let oldest = if front {
                    self.model.push_front(value.clone());
                    let oldest = self.small.push_front_overwriting(value);
                    assert_eq!(oldest, full.then(|| self.model.pop_back().unwrap()));
                    oldest
                } else {
                    self.model.push_back(value.clone());
                    let oldest = self.small.push_back_overwriting(value);
                    assert_eq!(oldest, full.then(|| self.model.pop_front().unwrap()));
                    oldest
                };
                assert_eq!((oldest.is_some(), capacity), (full, self.small.capacity()));
            }
            Op::Splice(a, b, values, front, back) => {
                let range = bounds(len, a, b);
                let values = elements::<T>(&values);
                if !self.fits(values.len()) {
                    return; // More than there is room for, or would be after the removal.
                }
                let tail = self.model.split_off(range.end);
                let mut gone = self.model.split_off(range.start).into_iter();
                self.model.extend(values.iter().cloned());
                self.model.extend(tail);
                // Half of them behind an iterator that does not know its length.
                let (known, unknown) = values.split_at(values.len() / 2);
                let new = known.iter().chain(unknown.iter().filter(|_| true));
                let mut splice = self.small.splice(range, new.cloned());
                for _ in 0..front {
                    assert_eq!(splice.next(), gone.next());
                }
                for _ in 0..back {
                    assert_eq!(splice.next_back(), gone.next_back());
                }
                assert_eq!(splice.size_hint(), gone.size_hint());
                drop(splice);
                self.spilled |= !Self::FIXED && self.small.capacity() > N;
                assert!(self.model.len() <= N || self.spilled);
            }
            Op::ExtractIf(a, b, mask, taken) => {
                let range = bounds(len, a, b);
                let goes = |element: &mut T| mask >> (element.number() % 31) & 1 != 0;
                let extract = self.small.extract_if(range.clone(), goes);
                assert_eq!(extract.size_hint(), (0, Some(range.len())));
                let small: Vec<T> = extract.take(taken).collect();
                let mut model = Vec::new();
                let mut index = range.start;
                for _ in range {
                    if model.len() < taken && goes(&mut self.model[index]) {
                        model.extend(self.model.remove(index));
                    } else {
                        index += 1;
                    }
                }
                assert_eq!(small, model);
            }
            Op::Append(values, head) => {
                let values = elements::<T>(&values);
                let mut other = turned::<T, 3>(&values, head);
                let result = self.small.try_append(&mut other);
                assert_eq!(result.is_ok(), self.fits(values.len()));
                if result.is_ok() {
                    assert!(other.is_empty());
                    self.model.extend(values);
                    self.spills();
                } else {
                    assert_eq!(other, values);
                }
            }
            Op::SplitOff(at, keep_tail) => {
                let at = at % (len + 1);
                let (small, model) = (self.small.split_off(at), self.model.split_off(at));
                assert_eq!(small, model);
                if keep_tail {
                    self.spilled = small.len() > N;
                    (self.small, self.model) = (small, model);
                }
            }
            Op::Resize(new_len, value) => {
                let (new_len, value) = (usize::from(new_len), T::of(value));
                let result = self.small.try_resize(new_len, value.clone());
                let more = new_len.saturating_sub(len);
                if self.expect(result, value.clone(), more) {
                    self.model.resize(new_len, value);
                }
            }
            Op::ResizeWith(new_len) => {
                let new_len = usize::from(new_len);
                if self.fits(new_len.saturating_sub(len)) {
                    let mut next = 0..;
                    let f = || T::of(next.next().unwrap());
                    self.small.resize_with(new_len, f);
                    let mut next = 0..;
                    let f = || T::of(next.next().unwrap());
                    self.model.resize_with(new_len, f);
                    self.spills();
                }
            }
            Op::Retain(mask) => {
                let keep = |element: &T| mask >> (element.number() % 31) & 1 != 0;
                self.small.retain(keep);
                self.model.retain(keep);
            }
            Op::RetainMut(mask) => {
                let keep = |index: &mut u32, element: &mut T| {
                    *index += 1;
                    *element = T::of(*index % 100);
                    mask >> (*index % 31) & 1 != 0
                };
                let (mut i, mut j) = (0, 0);
                self.small.retain_mut(|element| keep(&mut i, element));
                self.model.retain_mut(|element| keep(&mut j, element));
            }
            Op::Drain(a, b, front, back) => {
                let range = bounds(len, a, b);
                let mut small = self.small.drain(range.clone());
                let mut model = self.model.drain(range);
                for n in 0..front {
                    assert_eq!(small.nth(n / 2), model.nth(n / 2));
                }
                for n in 0..back {
                    assert_eq!(small.nth_back(n / 2), model.nth_back(n / 2));
                }
                assert_eq!(small.size_hint(), model.size_hint());
                let (start, end) = small.as_slices();
                assert_eq!(start.len() + end.len(), model.len());
                if (front + back) % 2 == 0 {
                    assert!(small.eq(model));
                }
            }
            Op::Range(a, b, value) => {
                let range = bounds(len, a, b);
                for element in self.small.range_mut(range.clone()) {
                    *element = T::of(value);
                }
                for element in self.model.range_mut(range.clone()) {
                    *element = T::of(value);
                }
                assert!(self.small.range(range.clone()).eq(self.model.range(range)));
            }
            Op::Rotate(n, left) => {
                let n = n % (len + 1);
                if left {
                    self.small.rotate_left(n);
                    self.model.rotate_left(n);
                } else {
                    self.small.rotate_right(n);
                    self.model.rotate_right(n);
                }
            }
            Op::MakeContiguous => {
                assert_eq!(self.small.make_contiguous(), self.model.make_contiguous());
                assert!(self.small.as_slices().1.is_empty());
            }
            Op::Clone => {
                self.small = self.small.clone();
                self.spilled = len > N;
            }
            Op::CloneFrom(values, head) => {
                if self.fits(values.len().saturating_sub(len)) {
                    let values = elements::<T>(&values);
                    let mut source = SmallDeque::<T, N, P>::default();
                    source.append(&mut turned::<T, 3>(&values, head));
                    let capacity = self.small.capacity();
                    self.small.clone_from(&source);
                    self.model = values.into();
                    assert!(P::COMES_BACK || self.small.capacity() >= capacity);
                    self.spills();
                }
            }
            Op::ThroughVec => {
                let vec = Vec::from(std::mem::take(&mut self.small));
                assert!(vec.iter().eq(&self.model));
                self.spilled = self.adopts(vec.capacity());
                self.small = P::from_vec(vec);
            }
            Op::ThroughVecDeque => {
                let deque = VecDeque::from(std::mem::take(&mut self.small));
                assert_eq!(deque, self.model);
                self.spilled = self.adopts(deque.capacity());
                self.small = P::from_deque(deque);
            }
            Op::ThroughSmallVec => {
                let vec = SmallVec::from(std::mem::take(&mut self.small));
                assert_eq!(vec, self.model);
                assert_eq!(vec.spilled(), self.spilled && size_of::<T>() != 0);
                self.small = vec.into();
            }
            Op::ThroughIter(front, back) => {
                let mut small = std::mem::take(&mut self.small).into_iter();
                let mut model = std::mem::take(&mut self.model).into_iter();
                for n in 0..front {
                    assert_eq!(small.nth(n / 2), model.nth(n / 2));
                }
                for n in 0..back {
                    assert_eq!(small.nth_back(n / 2), model.nth_back(n / 2));
                }
                assert_eq!(small.size_hint(), model.size_hint());
                assert_eq!(format!("{small:?}"), format!("{model:?}"));
                assert!(small.clone().eq(model.clone()));
                self.small = small.collect();
                self.model = model.collect();
                self.spilled = self.model.len() > N;
            }
            Op::Collect => {
                let mut elements = Vec::new();
                std::mem::take(&mut self.small)
                    .into_iter()
                    .for_each(|e| elements.push(e));
                self.small = elements.into_iter().collect();
                self.spilled = len > N;
            }
            Op::Reserve(additional) => {
                let additional = usize::from(additional);
                let result = self.small.try_reserve(additional);
                assert_eq!(result.is_ok(), self.fits(additional));
                if result.is_ok() {
                    assert!(self.small.remaining_capacity() >= additional);
                    self.spilled |= len + additional > N;
                }
            }
            Op::ReserveExact(additional) => {
                let additional = usize::from(additional);
                let capacity = self.small.capacity();
                let result = self.small.try_reserve_exact(additional);
                assert_eq!(result.is_ok(), self.fits(additional));
                if result.is_ok() {
                    assert_eq!(self.small.capacity(), capacity.max(len + additional));
                    self.spilled |= len + additional > N;
                }
            }
            Op::ShrinkToFit => {
                self.small.shrink_to_fit();
                if size_of::<T>() != 0 {
                    assert_eq!(self.small.capacity(), len.max(N));
                }
                self.spilled = len > N;
            }
            Op::ShrinkTo(least) => {
                let least = usize::from(least);
                let capacity = self.small.capacity();
                self.small.shrink_to(least);
                let target = len.max(least).max(N);
                if size_of::<T>() != 0 {
                    assert_eq!(self.small.capacity(), capacity.min(target));
                }
                self.spilled &= target > N;
            }
            Op::ShrinkToInline => {
                let fits = len <= N;
                let inline = self.small.shrink_to_inline();
                assert_eq!(inline, fits || size_of::<T>() == 0);
                assert_eq!(inline, !self.small.spilled());
                self.spilled &= !fits;
            }
        }
    }

    /// After an operation on what had `before` elements: what removed some, and left few, has come back
    /// inline if the policy wants that.
    fn settle(&mut self, before: usize) {
        let len = self.model.len();
        if P::COMES_BACK && len < before && len <= comes_back_at(N) {
            self.spilled = false;
        }
    }

    fn check(&self) {
        let (small, model) = (&self.small, &self.model);
        let len = model.len();
        assert_eq!(small, model);
        assert_eq!(small.len(), len);
        assert_eq!(small.is_empty(), model.is_empty());
        assert_eq!((small.front(), small.back()), (model.front(), model.back()));
        assert!((0..=len).all(|index| small.get(index) == model.get(index)));
        let (front, back) = small.as_slices();
        assert!(front.iter().chain(back).eq(model));
        assert!(!front.is_empty() || back.is_empty());
        assert!(small.iter().eq(model));
        assert!(small.iter().rev().eq(model.iter().rev()));
        assert_eq!(format!("{small:?}"), format!("{model:?}"));

        if size_of::<T>() == 0 {
            assert!(!small.spilled());
            assert_eq!(small.capacity(), if Self::FIXED { N } else { usize::MAX });
            return;
        }
        assert_eq!(small.spilled(), self.spilled);
        assert!(small.capacity() >= len);
        assert_eq!(small.remaining_capacity(), small.capacity() - len);
        assert_eq!(small.is_full(), small.capacity() == len);
        if !small.spilled() {
            assert_eq!(small.capacity(), N);
        }
        let inside = (&raw const *small).cast::<u8>();
        let inside = inside..inside.wrapping_add(size_of_val(small));
        if len != 0 {
            assert_eq!(inside.contains(&front.as_ptr().cast()), !small.spilled());
        }
    }
}

pub(crate) fn run<T: Element, const N: usize, P: Policy>() {
    fn property<T: Element, const N: usize, P: Policy>(ops: Vec<Op>) {
        let mut pair = Pair::<T, N, P> {
            small: SmallDeque::default(),
            model: VecDeque::new(),
            spilled: false,
        };
        pair.check();
        for op in ops {
            let before = pair.model.len();
            pair.apply(op);
            pair.settle(before);
            pair.check();
            // What multiplies its contents again and again takes too long.
            if pair.model.len() > 5000 {
                break;
            }
        }
    }
    let (tests, size) = if cfg!(miri) { (3, 30) } else { (100, 100) };
    QuickCheck::new()
        .rng(Gen::new(size))
        .tests(tests)
        .quickcheck(property::<T, N, P> as fn(Vec<Op>));
    check_quarantine();
}

macro_rules! models {
    ($($(#[$attribute:meta])* $name:ident: $policy:ty, $element:ty;)*) => {$(
        #[test]
        $(#[$attribute])*
        fn $name() {
            run::<$element, 0, $policy>();
            run::<$element, 1, $policy>();
            run::<$element, 2, $policy>();
            run::<$element, 4, $policy>();
            run::<$element, 8, $policy>();
        }
    )*};
}

models! {
    amortized_u8: Amortized, u8;
    amortized_u64: Amortized, u64;
    amortized_string: Amortized, String;
    amortized_zst: Amortized, ();
    compact_u8: Compact, u8;
    compact_box: Compact, Box<u32>;
    compact_zst: Compact, ();
    no_spill_u8: NoSpill, u8;
    no_spill_string: NoSpill, String;
    no_spill_zst: NoSpill, ();
    compact_no_spill_u64: Compact<NoSpill>, u64;
    exact_string: Exact, String;
    hysteresis_string: Hysteresis, String;
    hysteresis_exact_u8: Hysteresis<Exact>, u8;
    compact_hysteresis_zst: Compact<Hysteresis>, ();
}

#[cfg(feature = "allocator-api2")]
models! {
    compact_in_u64: Compact<In<allocator_api2::alloc::Global>>, u64;
    hysteresis_in_string: Hysteresis<In<allocator_api2::alloc::Global>>, String;
}
