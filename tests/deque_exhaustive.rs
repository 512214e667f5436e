//! `SmallDeque` against `VecDeque` from every state: each capacity up to a few slots, inline and on
//! the heap, with each number of elements from each slot on.
#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

mod common;

use std::collections::VecDeque;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use common::{CheckedAlloc, alloc};
use smallcoll::{SmallDeque, SmallVec};

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

/// An element with a block of its own, so that the allocator sees each element's end.
type Element = Box<u32>;
type Small<const N: usize> = SmallDeque<Element, N>;
type Model = VecDeque<Element>;

/// Storage of `capacity` slots in which `len` elements start at slot `head`.
#[derive(Clone, Copy, Debug)]
struct State {
    capacity: usize,
    head: usize,
    len: usize,
}

impl State {
    /// All states of a deque with the inline capacity `N` and `capacity` slots.
    fn all<const N: usize>(capacity: usize) -> impl Iterator<Item = Self> {
        assert!(capacity >= N);
        (0..capacity.max(1)).flat_map(move |head| {
            (0..=capacity).map(move |len| Self {
                capacity,
                head,
                len,
            })
        })
    }

    /// The elements `from..from + len` in this state.
    fn make_from<const N: usize>(self, from: u32) -> Small<N> {
        let mut small = Small::new();
        small.reserve_exact(self.capacity);
        for _ in 0..self.head {
            small.push_back(Box::new(0));
            small.pop_front();
        }
        small.extend((from..).map(Box::new).take(self.len));
        assert_eq!(small.capacity(), self.capacity);
        assert_eq!(small.spilled(), self.capacity > N);
        assert_eq!(
            small.as_slices().0.len(),
            self.len.min(self.capacity - self.head)
        );
        small
    }

    fn make<const N: usize>(self) -> (Small<N>, Model) {
        (
            self.make_from(0),
            (0..self.len as u32).map(Box::new).collect(),
        )
    }
}

/// Compares, and then takes the deque through a full turn.
#[track_caller]
fn check<const N: usize>(mut small: Small<N>, mut model: Model) {
    assert_eq!(small, model);
    assert_eq!(small.len(), model.len());
    assert!(small.iter().eq(&model));
    while !small.is_full() {
        small.push_back(Box::new(77));
        model.push_back(Box::new(77));
    }
    for i in 0..=small.len() as u32 {
        assert_eq!(small, model);
        assert_eq!(small.pop_front(), model.pop_front());
        small.push_back(Box::new(i));
        model.push_back(Box::new(i));
    }
    small.push_front(Box::new(88)); // one more than there were slots
    model.push_front(Box::new(88));
    assert_eq!(small, model);
}

/// Applies `f` to the deque and the model in each state.
#[track_caller]
fn each<const N: usize>(capacity: usize, f: impl Fn(State, &mut Small<N>, &mut Model)) {
    for state in State::all::<N>(capacity) {
        let ((), counts) = alloc::counted(|| {
            let (mut small, mut model) = state.make::<N>();
            f(state, &mut small, &mut model);
            check(small, model);
        });
        assert_eq!(counts.blocks, 0, "lost an element or a block: {state:?}");
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn one_by_one<const N: usize>(capacity: usize) {
    let value = || Box::new(99);
    each::<N>(capacity, |_, small, model| {
        small.push_back(value());
        model.push_back(value());
    });
    each::<N>(capacity, |_, small, model| {
        small.push_front(value());
        model.push_front(value());
    });
    each::<N>(capacity, |_, small, model| {
        assert_eq!(small.pop_back(), model.pop_back());
    });
    each::<N>(capacity, |_, small, model| {
        assert_eq!(small.pop_front(), model.pop_front());
    });
    for i in 0..=capacity {
        each::<N>(capacity, |state, small, model| {
            if i <= state.len {
                small.insert(i, value());
                model.insert(i, value());
            }
        });
        each::<N>(capacity, |_, small, model| {
            assert_eq!(small.remove(i), model.remove(i));
        });
        each::<N>(capacity, |_, small, model| {
            assert_eq!(small.swap_remove_front(i), model.swap_remove_front(i));
        });
        each::<N>(capacity, |_, small, model| {
            assert_eq!(small.swap_remove_back(i), model.swap_remove_back(i));
        });
        each::<N>(capacity, |_, small, model| {
            assert_eq!(small.get(i), model.get(i));
            assert_eq!(small.get_mut(i), model.get_mut(i));
        });
        for j in 0..capacity {
            each::<N>(capacity, |state, small, model| {
                if i < state.len && j < state.len {
                    small.swap(i, j);
                    model.swap(i, j);
                }
            });
        }
    }
}

fn in_bulk<const N: usize>(capacity: usize) {
    each::<N>(capacity, |_, small, model| {
        small.clear();
        model.clear();
    });
    each::<N>(capacity, |state, small, model| {
        let slice = small.make_contiguous();
        assert_eq!(slice, model.make_contiguous());
        slice.reverse();
        model.make_contiguous().reverse();
        assert_eq!(small.as_slices().0.len(), state.len);
    });
    for k in 0..=capacity {
        each::<N>(capacity, |_, small, model| {
            small.truncate(k);
            model.truncate(k);
        });
        each::<N>(capacity, |state, small, model| {
            small.truncate_front(k);
            model.drain(..state.len.saturating_sub(k));
        });
        each::<N>(capacity, |state, small, model| {
            let at = k.min(state.len);
            let (tail, model_tail) = (small.split_off(at), model.split_off(at));
            check(tail, model_tail);
        });
        each::<N>(capacity, |state, small, model| {
            small.rotate_left(k.min(state.len));
            model.rotate_left(k.min(state.len));
        });
        each::<N>(capacity, |state, small, model| {
            small.rotate_right(k.min(state.len));
            model.rotate_right(k.min(state.len));
        });
        each::<N>(capacity, |_, small, model| {
            small.resize(k, Box::new(9));
            model.resize(k, Box::new(9));
        });
        let more = || (50..).map(Box::new).take(k);
        each::<N>(capacity, |_, small, model| {
            small.extend(more());
            model.extend(more());
        });
        each::<N>(capacity, |_, small, model| {
            small.extend(more().filter(|_| true));
            model.extend(more());
        });
        each::<N>(capacity, |_, small, model| {
            small.extend_from_slice(&more().collect::<Vec<_>>());
            model.extend(more());
        });
        for end in k..=capacity {
            each::<N>(capacity, |state, small, model| {
                let range = k.min(state.len)..end.min(state.len);
                assert!(small.range(range.clone()).eq(model.range(range.clone())));
                for element in small.range_mut(range.clone()) {
                    **element += 10;
                }
                model.range_mut(range).for_each(|element| **element += 10);
            });
        }
    }
}

fn removing<const N: usize>(capacity: usize) {
    for mask in 0..1_u32 << capacity {
        each::<N>(capacity, |_, small, model| {
            small.retain(|x| mask >> **x & 1 != 0);
            model.retain(|x| mask >> **x & 1 != 0);
        });
    }
    for start in 0..=capacity {
        for end in start..=capacity {
            for (front, back) in [(0, 0), (1, 0), (0, 1), (1, 1), (9, 0)] {
                each::<N>(capacity, |state, small, model| {
                    let range = start.min(state.len)..end.min(state.len);
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
                each::<N>(capacity, |state, small, model| {
                    let range = start.min(state.len)..end.min(state.len);
                    let mut drain = small.drain(range.clone());
                    let front = drain.by_ref().take(front).count();
                    let back = drain.by_ref().rev().take(back).count();
                    drain.keep_rest();
                    model.drain(range.end - back..range.end);
                    model.drain(range.start..range.start + front);
                });
            }
        }
    }
}

fn between_two<const N: usize, const M: usize>(capacity: usize, other: usize) {
    for other in State::all::<M>(other) {
        each::<N>(capacity, |_, small, model| {
            let mut other = other.make_from::<M>(20);
            model.extend(other.iter().cloned());
            small.append(&mut other);
            check(other, Model::new());
        });
        each::<N>(capacity, |_, small, model| {
            let (other, other_model) = other.make::<M>();
            assert_eq!(*small == other, *model == other_model);
            assert_eq!(*small == other_model, *model == other_model);
            assert_eq!(*model == other, *model == other_model);
            assert_eq!(
                (*small).partial_cmp(&other),
                (*model).partial_cmp(&other_model)
            );
            assert_eq!(hash(small) == hash(&other), *model == other_model);
            assert_eq!(hash(&other), hash(&other_model));
        });
        each::<N>(capacity, |_, small, model| {
            let source: Small<N> = other.make_from::<M>(20).into_iter().collect();
            small.clone_from(&source);
            *model = source.into();
        });
    }
    for target in State::all::<N>(capacity) {
        each::<N>(capacity, |_, small, model| {
            let mut clone = target.make_from::<N>(30);
            clone.clone_from(small);
            check(clone, model.clone());
        });
    }
}

fn storage<const N: usize>(capacity: usize) {
    for k in 0..=2 * capacity + 1 {
        each::<N>(capacity, |_, small, _| small.reserve(k));
        each::<N>(capacity, |state, small, _| {
            small.reserve_exact(k);
            assert_eq!(small.capacity(), capacity.max(state.len + k));
        });
        each::<N>(capacity, |state, small, _| {
            small.shrink_to(k);
            assert_eq!(small.capacity(), capacity.min(k.max(state.len).max(N)));
        });
        // Lengthened from here, and then shrunk to there.
        each::<N>(capacity, |state, small, _| {
            small.reserve_exact(k);
            small.shrink_to_fit();
            assert_eq!(small.capacity(), state.len.max(N));
        });
    }
    each::<N>(capacity, |state, small, _| {
        assert_eq!(small.shrink_to_inline(), state.len <= N);
    });
    each::<N>(capacity, |_, small, model| {
        check(small.clone(), model.clone());
    });
    each::<N>(capacity, |state, small, model| {
        let block = small.as_slices().0.as_ptr();
        let vec = Vec::from(std::mem::take(small));
        assert!(vec.iter().eq(&*model));
        assert!(capacity == N || state.head != 0 || vec.as_ptr() == block);
        *small = vec.into();
    });
    each::<N>(capacity, |_, small, model| {
        let deque = VecDeque::from(std::mem::take(small));
        assert_eq!(deque, *model);
        *small = deque.into();
    });
    each::<N>(capacity, |_, small, model| {
        let vec = SmallVec::from(std::mem::take(small));
        assert_eq!(vec, *model);
        assert_eq!(vec.capacity(), capacity);
        *small = vec.into();
    });
}

fn iterating<const N: usize>(capacity: usize) {
    for front in 0..=capacity + 1 {
        for back in 0..=capacity + 1 {
            each::<N>(capacity, |_, small, model| {
                let (mut iter, mut expected) = (small.iter(), model.iter());
                assert_eq!(iter.nth(front), expected.nth(front));
                assert_eq!(iter.nth_back(back), expected.nth_back(back));
                let (start, end) = iter.as_slices();
                assert!(start.iter().chain(end).eq(expected.clone()));
                assert_eq!(iter.len(), expected.len());
                assert_eq!(iter.clone().count(), expected.len());
                assert_eq!(iter.clone().last(), expected.clone().last());
                assert!(iter.clone().rev().eq(expected.clone().rev()));
                let add = |sum: u32, x: &Element| 3 * sum + **x;
                assert_eq!(iter.clone().fold(0, add), expected.clone().fold(0, add));
                assert_eq!(iter.rfold(0, add), expected.rfold(0, add));
            });
            each::<N>(capacity, |_, small, model| {
                let (mut iter, mut expected) = (small.iter_mut(), model.iter_mut());
                assert_eq!(iter.nth(front), expected.nth(front));
                assert_eq!(iter.nth_back(back), expected.nth_back(back));
                iter.for_each(|x| **x += 1);
                expected.for_each(|x| **x += 1);
            });
            each::<N>(capacity, |_, small, model| {
                let mut iter = std::mem::take(small).into_iter();
                let mut expected = std::mem::take(model).into_iter();
                assert_eq!(iter.nth(front), expected.nth(front));
                assert_eq!(iter.nth_back(back), expected.nth_back(back));
                assert!(iter.clone().eq(expected.clone()));
                let push = |mut all: Vec<Element>, x| {
                    all.push(x);
                    all
                };
                assert_eq!(iter.fold(vec![], push), expected.fold(vec![], push));
            });
        }
    }
}

macro_rules! exhaust {
    ($($name:ident = $function:ident;)*) => {$(
        #[test]
        fn $name() {
            let most = if cfg!(miri) { 3 } else { 5 };
            $function::<0>(0);
            $function::<1>(1);
            $function::<2>(2);
            $function::<3>(3);
            for capacity in 1..=most {
                $function::<0>(capacity);
            }
            for capacity in 3..=most {
                $function::<2>(capacity);
            }
            if !cfg!(miri) {
                $function::<4>(4);
                $function::<5>(5);
            }
        }
    )*};
}

exhaust! {
    each_state_one_by_one = one_by_one;
    each_state_in_bulk = in_bulk;
    each_state_removing = removing;
    each_state_storage = storage;
    each_state_iterating = iterating;
}

#[test]
fn each_state_with_each_other_state() {
    between_two::<0, 0>(0, 0);
    between_two::<2, 3>(2, 3);
    between_two::<3, 2>(3, 2);
    between_two::<3, 2>(3, 4);
    between_two::<2, 3>(4, 3);
    if !cfg!(miri) {
        between_two::<4, 4>(4, 4);
        between_two::<2, 2>(5, 4);
    }
}
