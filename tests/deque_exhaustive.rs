//! `SmallDeque` against `VecDeque` from every state: each capacity up to 9 slots, inline and on the
//! heap, with each number of elements from each slot on, and each argument that makes sense there.
#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

mod common;

use std::collections::VecDeque;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::{BufRead, Read, Write};
use std::mem;
use std::ops::Range;

use common::{CheckedAlloc, Element, alloc};
use smallcoll::policy::DefaultPolicy;
use smallcoll::{Amortized, CapacityError, NoSpill, SmallDeque, SmallVec};

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

/// An element with a block of its own, so that the allocator sees each element's end. Of the
/// greater capacities only plain elements are tried, which are faster.
type Boxed = Box<u32>;

/// Storage of `capacity` slots in which `len` elements start at slot `head`.
#[derive(Clone, Copy, Debug)]
struct State {
    capacity: usize,
    head: usize,
    len: usize,
}

impl State {
    /// All states of a deque with `capacity` slots.
    fn all(capacity: usize) -> impl Iterator<Item = Self> {
        (0..capacity.max(1)).flat_map(move |head| {
            (0..=capacity).map(move |len| Self {
                capacity,
                head,
                len,
            })
        })
    }

    /// The elements `from..from + len` in this state.
    fn make_from<T: Element, const N: usize, P: DefaultPolicy>(
        self,
        from: u32,
    ) -> SmallDeque<T, N, P> {
        let mut small = SmallDeque::default();
        small.reserve_exact(self.capacity);
        for _ in 0..self.head {
            small.push_back(T::of(0));
            small.pop_front();
        }
        small.extend((from..).map(T::of).take(self.len));
        assert_eq!(small.capacity(), self.capacity);
        assert_eq!(small.spilled(), self.capacity > N);
        assert_eq!(
            small.as_slices().0.len(),
            self.len.min(self.capacity - self.head)
        );
        small
    }

    fn make<T: Element, const N: usize, P: DefaultPolicy>(
        self,
    ) -> (SmallDeque<T, N, P>, VecDeque<T>) {
        let model = (0..self.len as u32).map(T::of).collect();
        (self.make_from(0), model)
    }

    /// The part of `range` that lies within the length.
    fn within(self, range: Range<usize>) -> Range<usize> {
        range.start.min(self.len)..range.end.min(self.len)
    }
}

/// Compares, and then takes the deque through a full turn.
#[track_caller]
fn check<T: Element, const N: usize, P: DefaultPolicy>(
    mut small: SmallDeque<T, N, P>,
    mut model: VecDeque<T>,
) {
    assert_eq!(small, model);
    assert_eq!(small.len(), model.len());
    while !small.is_full() {
        small.push_back(T::of(77));
        model.push_back(T::of(77));
    }
    for i in 0..=small.len() as u32 {
        assert_eq!(small.pop_front(), model.pop_front());
        if small.is_full() {
            return; // There is no room at all.
        }
        small.push_back(T::of(i));
        model.push_back(T::of(i));
    }
    model.push_front(T::of(88));
    if small.spilled() {
        small.push_front(T::of(88)); // one more than there were slots
    } else {
        small.push_front_overwriting(T::of(88));
        model.pop_back();
    }
    assert_eq!(small, model);
}

/// Applies `f` to the deque and the model in each state.
#[track_caller]
fn each_of<T: Element, const N: usize, P: DefaultPolicy>(
    capacity: usize,
    f: impl Fn(State, &mut SmallDeque<T, N, P>, &mut VecDeque<T>),
) {
    for state in State::all(capacity) {
        let ((), counts) = alloc::counted(|| {
            let (mut small, mut model) = state.make();
            f(state, &mut small, &mut model);
            check(small, model);
        });
        assert_eq!(counts.blocks, 0, "lost an element or a block: {state:?}");
    }
}

#[track_caller]
fn each<T: Element, const N: usize>(
    capacity: usize,
    f: impl Fn(State, &mut SmallDeque<T, N>, &mut VecDeque<T>),
) {
    each_of::<T, N, Amortized>(capacity, f);
}

/// `count` new elements.
fn more<T: Element>(count: usize) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator {
    (50..50 + count as u32).map(T::of)
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn one_by_one<T: Element, const N: usize>(capacity: usize) {
    let value = || T::of(99);
    each::<T, N>(capacity, |_, small, model| {
        small.push_back(value());
        model.push_back(value());
    });
    each::<T, N>(capacity, |_, small, model| {
        small.push_front(value());
        model.push_front(value());
    });
    each::<T, N>(capacity, |_, small, model| {
        *small.push_back_mut(value()) = T::of(98);
        *small.push_front_mut(value()) = T::of(97);
        model.push_back(T::of(98));
        model.push_front(T::of(97));
    });
    each::<T, N>(capacity, |_, small, model| {
        assert_eq!(small.pop_back(), model.pop_back());
    });
    each::<T, N>(capacity, |_, small, model| {
        assert_eq!(small.pop_front(), model.pop_front());
    });
    each::<T, N>(capacity, |state, small, model| {
        let full = state.len == capacity;
        model.push_back(value());
        let oldest = if full { model.pop_front() } else { None };
        assert_eq!(small.push_back_overwriting(value()), oldest);
        assert_eq!(small.capacity(), capacity);
    });
    each::<T, N>(capacity, |state, small, model| {
        let full = state.len == capacity;
        model.push_front(value());
        let oldest = if full { model.pop_back() } else { None };
        assert_eq!(small.push_front_overwriting(value()), oldest);
        assert_eq!(small.capacity(), capacity);
    });
    for i in 0..=capacity {
        each::<T, N>(capacity, |state, small, model| {
            let front = small.pop_front_if(|first| first.number() as usize == i);
            assert_eq!(front.is_some(), i == 0 && state.len != 0);
            let back = small.pop_back_if(|last| last.number() as usize == i);
            assert_eq!(back.is_some(), i + 1 == state.len && state.len > 1);
            if front.is_some() {
                model.pop_front();
            }
            if back.is_some() {
                model.pop_back();
            }
        });
        each::<T, N>(capacity, |state, small, model| {
            if i <= state.len {
                *small.insert_mut(i, value()) = T::of(98);
                model.insert(i, T::of(98));
            }
        });
        each::<T, N>(capacity, |_, small, model| {
            assert_eq!(small.remove(i), model.remove(i));
        });
        each::<T, N>(capacity, |_, small, model| {
            assert_eq!(small.swap_remove_front(i), model.swap_remove_front(i));
        });
        each::<T, N>(capacity, |_, small, model| {
            assert_eq!(small.swap_remove_back(i), model.swap_remove_back(i));
        });
        each::<T, N>(capacity, |_, small, model| {
            assert_eq!(small.get(i), model.get(i));
            assert_eq!(small.get_mut(i), model.get_mut(i));
            assert_eq!(small.front_mut(), model.front_mut());
            assert_eq!(small.back_mut(), model.back_mut());
            let x = T::of(i as u32);
            assert_eq!(small.contains(&x), model.contains(&x));
            assert_eq!(small.binary_search(&x), model.binary_search(&x));
            assert_eq!(
                small.partition_point(|y| *y < x),
                model.partition_point(|y| *y < x)
            );
        });
        for j in 0..capacity {
            each::<T, N>(capacity, |state, small, model| {
                if i < state.len && j < state.len {
                    small.swap(i, j);
                    model.swap(i, j);
                }
            });
        }
    }
}

fn in_bulk<T: Element, const N: usize>(capacity: usize) {
    each::<T, N>(capacity, |_, small, model| {
        small.clear();
        model.clear();
    });
    each::<T, N>(capacity, |state, small, model| {
        let slice = small.make_contiguous();
        assert_eq!(slice, model.make_contiguous());
        slice.reverse();
        model.make_contiguous().reverse();
        assert_eq!(small.as_slices().0.len(), state.len);
    });
    for k in 0..=capacity + 1 {
        each::<T, N>(capacity, |_, small, model| {
            small.truncate(k);
            model.truncate(k);
        });
        each::<T, N>(capacity, |state, small, model| {
            small.truncate_front(k);
            model.drain(..state.len.saturating_sub(k));
        });
        each::<T, N>(capacity, |state, small, model| {
            let at = k.min(state.len);
            let (tail, model_tail) = (small.split_off(at), model.split_off(at));
            check(tail, model_tail);
        });
        each::<T, N>(capacity, |state, small, model| {
            small.rotate_left(k.min(state.len));
            model.rotate_left(k.min(state.len));
        });
        each::<T, N>(capacity, |state, small, model| {
            small.rotate_right(k.min(state.len));
            model.rotate_right(k.min(state.len));
        });
        each::<T, N>(capacity, |_, small, model| {
            small.resize(k, T::of(9));
            model.resize(k, T::of(9));
        });
        each::<T, N>(capacity, |_, small, model| {
            let (mut ours, mut theirs) = (more(k), more(k));
            small.resize_with(k, || ours.next().unwrap());
            model.resize_with(k, || theirs.next().unwrap());
        });
        each::<T, N>(capacity, |_, small, model| {
            small.extend(more(k));
            model.extend(more(k));
        });
        each::<T, N>(capacity, |_, small, model| {
            small.extend(more(k).filter(|_| true));
            model.extend(more(k));
        });
        each::<T, N>(capacity, |_, small, model| {
            small.extend_from_slice(&more(k).collect::<Vec<_>>());
            model.extend(more(k));
        });
        each::<T, N>(capacity, |_, small, model| {
            small.extend_front(more(k));
            more(k).for_each(|x| model.push_front(x));
        });
        each::<T, N>(capacity, |_, small, model| {
            small.extend_front(more(k).filter(|_| true));
            more(k).for_each(|x| model.push_front(x));
        });
        each::<T, N>(capacity, |_, small, model| {
            small.prepend(more(k));
            more(k).rev().for_each(|x| model.push_front(x));
        });
        for end in k..=capacity {
            each::<T, N>(capacity, |state, small, model| {
                let range = state.within(k..end);
                assert!(small.range(range.clone()).eq(model.range(range.clone())));
                for element in small.range_mut(range.clone()) {
                    *element = T::of(element.number() + 10);
                }
                let add = |element: &mut T| *element = T::of(element.number() + 10);
                model.range_mut(range).for_each(add);
            });
            each::<T, N>(capacity, |state, small, model| {
                let range = state.within(k..end);
                small.extend_from_within(range.clone());
                model.extend(range.map(|x| T::of(x as u32)));
            });
            each::<T, N>(capacity, |state, small, model| {
                let range = state.within(k..end);
                small.prepend_from_within(range.clone());
                let new = range.rev().map(|x| T::of(x as u32));
                new.for_each(|x| model.push_front(x));
            });
        }
    }
}

fn removing<T: Element, const N: usize>(capacity: usize) {
    for mask in 0..1_u32 << capacity {
        each::<T, N>(capacity, |_, small, model| {
            small.retain(|x| mask >> x.number() & 1 != 0);
            model.retain(|x| mask >> x.number() & 1 != 0);
        });
        each::<T, N>(capacity, |_, small, model| {
            let gone = small.extract_if(.., |x| mask >> x.number() & 1 != 0);
            let goes = |x: &&T| mask >> x.number() & 1 != 0;
            assert!(gone.eq(model.iter().filter(goes).cloned()));
            model.retain(|x| mask >> x.number() & 1 == 0);
        });
    }
    for (start, end) in ranges(capacity) {
        for (front, back) in [(0, 0), (2, 0), (0, 1), (1, 1)] {
            each::<T, N>(capacity, |state, small, model| {
                let range = state.within(start..end);
                let mut drain = small.drain(range.clone());
                let mut model_drain = model.drain(range);
                for _ in 0..front {
                    assert_eq!(drain.next(), model_drain.next());
                }
                for _ in 0..back {
                    assert_eq!(drain.next_back(), model_drain.next_back());
                }
                assert_eq!(drain.len(), model_drain.len());
            });
            each::<T, N>(capacity, |state, small, model| {
                let range = state.within(start..end);
                let mut drain = small.drain(range.clone());
                let front = drain.by_ref().take(front).count();
                let back = drain.by_ref().rev().take(back).count();
                drain.keep_rest();
                model.drain(range.end - back..range.end);
                model.drain(range.start..range.start + front);
            });
        }
        // Every second element of the range, of which so many are taken.
        for taken in 1..=2 {
            each::<T, N>(capacity, |state, small, model| {
                let range = state.within(start..end);
                let gone = small
                    .extract_if(range.clone(), |x| x.number() % 2 == 1)
                    .take(taken);
                let taken = gone.map(|x| x.number()).collect::<Vec<_>>();
                let odd = range.map(|x| x as u32).filter(|x| x % 2 == 1);
                assert!(odd.take(taken.len()).eq(taken.iter().copied()));
                model.retain(|x| !taken.contains(&x.number()));
            });
        }
    }
}

/// All ranges within `0..capacity`.
fn ranges(capacity: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..=capacity).flat_map(move |start| (start..=capacity).map(move |end| (start, end)))
}

fn replacing<T: Element, const N: usize>(capacity: usize) {
    fn splice<T: Element, const N: usize>(
        (small, model): (&mut SmallDeque<T, N>, &mut VecDeque<T>),
        range: Range<usize>,
        new: impl Iterator<Item = T>,
        expected: impl Iterator<Item = T>,
        (front, back): (usize, usize),
    ) {
        let tail = model.split_off(range.end);
        let mut gone = model.split_off(range.start).into_iter();
        model.extend(expected);
        model.extend(tail);
        let mut splice = small.splice(range, new);
        for _ in 0..front {
            assert_eq!(splice.next(), gone.next());
        }
        for _ in 0..back {
            assert_eq!(splice.next_back(), gone.next_back());
        }
        assert_eq!(splice.len(), gone.len());
    }
    for (start, end) in ranges(capacity) {
        for count in 0..=capacity.min(4) + 1 {
            let taken = (count % 3, start % 2);
            each::<T, N>(capacity, |state, small, model| {
                let range = state.within(start..end);
                splice((small, model), range, more(count), more(count), taken);
            });
            each::<T, N>(capacity, |state, small, model| {
                let range = state.within(start..end);
                let unknown = more(count).filter(|_| true);
                splice((small, model), range, unknown, more(count), taken);
            });
        }
    }
}

fn between_two<T: Element + Hash, const N: usize, const M: usize>(capacity: usize, other: usize) {
    for other in State::all(other) {
        each::<T, N>(capacity, |_, small, model| {
            let mut other = other.make_from::<T, M, Amortized>(20);
            model.extend(other.iter().cloned());
            small.append(&mut other);
            check(other, VecDeque::new());
        });
        each::<T, N>(capacity, |_, small, model| {
            let mut other = other.make_from::<T, M, Amortized>(20);
            other.iter().rev().for_each(|x| model.push_front(x.clone()));
            small.prepend(other.drain(..));
            check(other, VecDeque::new());
        });
        each::<T, N>(capacity, |_, small, model| {
            let (mut other, other_model) = other.make::<T, M, Amortized>();
            assert_eq!(*small == other, *model == other_model);
            assert_eq!(*small == other_model, *model == other_model);
            assert_eq!(*model == other, *model == other_model);
            let order = model.partial_cmp(&&mut other_model.clone());
            assert_eq!((*small).partial_cmp(&other), order);
            assert_eq!((*small).partial_cmp(&other_model), order);
            assert_eq!((*model).partial_cmp(&other), order);
            assert_eq!(hash(small) == hash(&other), *model == other_model);
            assert_eq!(hash(&other), hash(&other_model));
            let slice = &*other.make_contiguous();
            assert_eq!(*small == slice, *model == other_model);
            assert_eq!(slice == *small, *model == other_model);
            assert_eq!((*small).partial_cmp(slice), order);
        });
        each::<T, N>(capacity, |_, small, model| {
            let source = other.make_from::<T, M, Amortized>(20);
            let source: SmallDeque<T, N> = source.into_iter().collect();
            small.clone_from(&source);
            *model = source.into();
        });
    }
    for target in State::all(capacity) {
        each::<T, N>(capacity, |_, small, model| {
            let mut clone = target.make_from::<T, N, Amortized>(30);
            clone.clone_from(small);
            check(clone, model.clone());
        });
    }
}

fn storage<T: Element, const N: usize>(capacity: usize) {
    for k in 0..=2 * capacity + 1 {
        each::<T, N>(capacity, |_, small, _| small.reserve(k));
        each::<T, N>(capacity, |state, small, _| {
            small.reserve_exact(k);
            assert_eq!(small.capacity(), capacity.max(state.len + k));
        });
        each::<T, N>(capacity, |state, small, _| {
            small.shrink_to(k);
            assert_eq!(small.capacity(), capacity.min(k.max(state.len).max(N)));
        });
        // Lengthened from here, and then shrunk to there.
        each::<T, N>(capacity, |state, small, _| {
            small.reserve_exact(k);
            small.shrink_to_fit();
            assert_eq!(small.capacity(), state.len.max(N));
        });
    }
    each::<T, N>(capacity, |state, small, _| {
        assert_eq!(small.shrink_to_inline(), state.len <= N);
    });
    each::<T, N>(capacity, |state, small, model| {
        let clone = small.try_clone().unwrap();
        assert_eq!(clone.capacity(), state.len.max(N));
        check(clone, model.clone());
        check(
            SmallDeque::<T, N>::from(&*model.make_contiguous()),
            model.clone(),
        );
    });
    each::<T, N>(capacity, |state, small, model| {
        let block = small.as_slices().0.as_ptr();
        let vec = Vec::from(mem::take(small));
        assert!(vec.iter().eq(&*model));
        assert!(capacity == N || state.head != 0 || vec.as_ptr() == block);
        *small = vec.into();
    });
    each::<T, N>(capacity, |_, small, model| {
        let deque = VecDeque::from(mem::take(small));
        assert_eq!(deque, *model);
        *small = deque.into();
    });
    each::<T, N>(capacity, |_, small, model| {
        let vec = SmallVec::from(mem::take(small));
        assert_eq!(vec, *model);
        assert_eq!(vec.capacity(), capacity);
        *small = vec.into();
    });
}

fn iterating<T: Element, const N: usize>(capacity: usize) {
    each::<T, N>(capacity, |state, small, model| {
        let (start, end) = small.as_mut_slices();
        let wrap = capacity - state.head;
        assert_eq!(
            (start.len(), end.len()),
            (state.len.min(wrap), state.len.saturating_sub(wrap))
        );
        let all = start.iter_mut().chain(end);
        all.for_each(|x| *x = T::of(x.number() + 1));
        model.iter_mut().for_each(|x| *x = T::of(x.number() + 1));
    });
    for (front, back) in (0..=capacity + 1).flat_map(|i| (0..=capacity + 1).map(move |j| (i, j))) {
        each::<T, N>(capacity, |_, small, model| {
            let (mut iter, mut expected) = (small.iter(), model.iter());
            assert_eq!(iter.nth(front), expected.nth(front));
            assert_eq!(iter.nth_back(back), expected.nth_back(back));
            let (start, end) = iter.as_slices();
            assert!(start.iter().chain(end).eq(expected.clone()));
            assert_eq!(iter.len(), expected.len());
            assert_eq!(iter.clone().count(), expected.len());
            assert_eq!(iter.clone().last(), expected.clone().last());
            assert!(iter.clone().rev().eq(expected.clone().rev()));
            let add = |sum: u32, x: &T| 3 * sum + x.number();
            assert_eq!(iter.clone().fold(0, add), expected.clone().fold(0, add));
            assert_eq!(iter.rfold(0, add), expected.rfold(0, add));
        });
        each::<T, N>(capacity, |_, small, model| {
            let (mut iter, mut expected) = (small.iter_mut(), model.iter_mut());
            assert_eq!(iter.nth(front), expected.nth(front));
            assert_eq!(iter.nth_back(back), expected.nth_back(back));
            let (start, end) = iter.as_slices();
            assert_eq!(start.len() + end.len(), expected.len());
            let (start, end) = iter.into_slices();
            let all = start.iter_mut().chain(end);
            all.for_each(|x| *x = T::of(x.number() + 1));
            expected.for_each(|x| *x = T::of(x.number() + 1));
        });
        each::<T, N>(capacity, |_, small, model| {
            let mut iter = mem::take(small).into_iter();
            let mut expected = mem::take(model).into_iter();
            assert_eq!(iter.nth(front), expected.nth(front));
            assert_eq!(iter.nth_back(back), expected.nth_back(back));
            let (start, end) = iter.as_mut_slices();
            assert!(!start.is_empty() || end.is_empty());
            let all = start.iter_mut().chain(end);
            all.for_each(|x| *x = T::of(x.number() + 1));
            let (start, end) = iter.as_slices();
            let all = start.iter().chain(end).map(T::number);
            assert!(all.eq(expected.clone().map(|x| x.number() + 1)));
            expected = expected
                .map(|x| T::of(x.number() + 1))
                .collect::<VecDeque<_>>()
                .into_iter();
            assert!(iter.clone().eq(expected.clone()));
            let push = |mut all: Vec<T>, x| {
                all.push(x);
                all
            };
            let (clone, same) = (iter.clone(), expected.clone());
            assert_eq!(clone.rfold(vec![], push), same.rfold(vec![], push));
            assert_eq!(iter.fold(vec![], push), expected.fold(vec![], push));
        });
    }
}

/// Every `try_` method of a deque that cannot grow: it does all, or nothing.
fn bounded<T: Element, const N: usize>(capacity: usize) {
    type Bounded<T, const N: usize> = SmallDeque<T, N, NoSpill>;
    /// `f` adds `count` elements, or gives back what it could not take.
    fn adds<T: Element, const N: usize>(
        count: usize,
        f: impl Fn(&mut Bounded<T, N>) -> Result<(), Vec<T>>,
        model: impl Fn(&mut VecDeque<T>),
        given_back: impl Fn() -> Vec<T>,
    ) {
        each_of::<T, N, NoSpill>(N, |state, small, expected| match f(small) {
            Ok(()) => {
                assert!(state.len + count <= N);
                model(expected);
            }
            Err(rest) => {
                assert!(state.len + count > N);
                assert_eq!(rest, given_back());
            }
        });
    }
    fn all<V: IntoIterator>(error: CapacityError<V>) -> Vec<V::Item> {
        error.element().into_iter().collect()
    }
    assert_eq!(capacity, N);
    let value = || T::of(99);
    let one = |error: CapacityError<T>| vec![error.element()];
    let given = || vec![value()];
    adds::<T, N>(
        1,
        |d| d.try_push_back(value()).map_err(one),
        |m| m.push_back(value()),
        given,
    );
    adds::<T, N>(
        1,
        |d| d.try_push_front(value()).map_err(one),
        |m| m.push_front(value()),
        given,
    );
    for index in 0..=N {
        let at = |len: usize| index.min(len);
        adds::<T, N>(
            1,
            |d| d.try_insert(at(d.len()), value()).map_err(one),
            |m| m.insert(at(m.len()), value()),
            given,
        );
    }
    for k in 0..=N + 1 {
        let backwards = || more(k).rev().collect();
        let forwards = || more(k).collect();
        let front = |m: &mut VecDeque<T>| more(k).for_each(|x| m.push_front(x));
        let back = |m: &mut VecDeque<T>| m.extend(more(k));
        adds::<T, N>(k, |d| d.try_extend(more(k)).map_err(all), back, forwards);
        adds::<T, N>(
            k,
            |d| d.try_extend_front(more(k)).map_err(all),
            front,
            forwards,
        );
        let prepend = |m: &mut VecDeque<T>| more(k).rev().for_each(|x| m.push_front(x));
        adds::<T, N>(
            k,
            |d| d.try_prepend(more(k)).map_err(all),
            prepend,
            backwards,
        );
        let slice = more(k).collect::<Vec<T>>();
        adds::<T, N>(
            k,
            |d| d.try_extend_from_slice(&slice).map_err(|_| vec![]),
            back,
            Vec::new,
        );
        // What does not know its length is taken as far as there is room.
        each_of::<T, N, NoSpill>(N, |state, small, model| {
            let result = small.try_extend_front(more(k).filter(|_| true));
            let fits = k.min(N - state.len);
            more(fits).for_each(|x| model.push_front(x));
            let rest = result.map_or_else(all, |()| vec![]);
            assert!(rest.into_iter().eq(more(k).skip(fits)));
        });
        for end in k..=N {
            each_of::<T, N, NoSpill>(N, |state, small, model| {
                let range = state.within(k..end);
                let fits = state.len + range.len() <= N;
                assert_eq!(small.try_extend_from_within(range.clone()).is_ok(), fits);
                if fits {
                    model.extend(range.map(|x| T::of(x as u32)));
                }
            });
            each_of::<T, N, NoSpill>(N, |state, small, model| {
                let range = state.within(k..end);
                let fits = state.len + range.len() <= N;
                assert_eq!(small.try_prepend_from_within(range.clone()).is_ok(), fits);
                if fits {
                    let new = range.rev().map(|x| T::of(x as u32));
                    new.for_each(|x| model.push_front(x));
                }
            });
        }
    }
}

/// What `std::io` does with a deque of bytes.
fn bytes<const N: usize>(capacity: usize) {
    for k in 0..=capacity + 1 {
        each::<u8, N>(capacity, |state, small, model| {
            let (mut ours, mut theirs) = (vec![0; k], vec![0; k]);
            let count = small.read(&mut ours).unwrap();
            assert_eq!(count, k.min(state.len).min(capacity - state.head));
            model.read_exact(&mut theirs[..count]).unwrap();
            assert_eq!(ours[..count], theirs[..count]);
        });
        each::<u8, N>(capacity, |state, small, model| {
            let first = small.fill_buf().unwrap().len();
            assert_eq!(first == 0, state.len == 0);
            small.consume(k.min(state.len));
            model.drain(..k.min(state.len));
        });
        each::<u8, N>(capacity, |_, small, model| {
            let new = more::<u8>(k).collect::<Vec<_>>();
            small.write_all(&new).unwrap();
            model.write_all(&new).unwrap();
        });
    }
}

/// Each function with each inline capacity, and with each capacity on the heap.
macro_rules! exhaust {
    ($($name:ident = $function:ident;)*) => {$(
        #[test]
        fn $name() {
            $function::<Boxed, 0>(0);
            $function::<Boxed, 1>(1);
            $function::<Boxed, 2>(2);
            $function::<Boxed, 3>(3);
            if !cfg!(miri) {
                $function::<Boxed, 4>(4);
                $function::<Boxed, 5>(5);
                $function::<u32, 6>(6);
                $function::<u32, 7>(7);
                $function::<u32, 8>(8);
                $function::<u32, 9>(9);
            }
            exhaust!(@ $function $name);
        }
    )*};
    (@ bounded $name:ident) => {};
    (@ $function:ident $name:ident) => {
        for capacity in 1..=if cfg!(miri) { 3 } else { 5 } {
            $function::<Boxed, 0>(capacity);
        }
        for capacity in if cfg!(miri) { 1..1 } else { 4..10 } {
            $function::<u32, 3>(capacity);
        }
    };
}

exhaust! {
    each_state_one_by_one = one_by_one;
    each_state_in_bulk = in_bulk;
    each_state_removing = removing;
    each_state_replacing = replacing;
    each_state_storage = storage;
    each_state_iterating = iterating;
    each_state_bounded = bounded;
}

#[test]
fn each_state_with_each_other_state() {
    between_two::<Boxed, 0, 0>(0, 0);
    between_two::<Boxed, 2, 3>(2, 3);
    between_two::<Boxed, 3, 2>(3, 2);
    between_two::<Boxed, 3, 2>(3, 4);
    between_two::<Boxed, 2, 3>(4, 3);
    if !cfg!(miri) {
        between_two::<Boxed, 4, 4>(4, 4);
        between_two::<Boxed, 2, 2>(5, 4);
        between_two::<u32, 9, 2>(9, 6);
        between_two::<u32, 3, 7>(7, 7);
    }
}

#[test]
fn each_state_of_bytes() {
    bytes::<0>(0);
    bytes::<2>(2);
    bytes::<3>(3);
    for capacity in 4..if cfg!(miri) { 5 } else { 10 } {
        bytes::<3>(capacity);
    }
    bytes::<9>(9);
}
