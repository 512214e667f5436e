//! The bugs of ring buffers, and of `VecDeque` itself.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::iter::repeat_n;

use smallcoll::deque::{IntoIter, Iter, IterMut};
use smallcoll::policy::{Amortized, Compact};
use smallcoll::{NoSpill, SmallDeque, TryReserveError};

use crate::common::alloc::failing_at;
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, CountedZst, Fuse, Ledger, catch, left_out};

/// The elements `0..len` in `capacity` slots, from slot `head` on.
fn state<T, const N: usize, P: AnyPolicy>(
    capacity: usize,
    head: usize,
    len: usize,
    element: impl Fn(u32) -> T,
) -> SmallDeque<T, N, P> {
    let mut deque = SmallDeque::default();
    deque.reserve_exact(capacity);
    for _ in 0..head {
        deque.push_back(element(0));
        deque.pop_front();
    }
    deque.extend((0..len as u32).map(element));
    assert_eq!(deque.capacity(), capacity);
    deque
}

/// Capacity, first slot and length: inline, and with two slots more on the heap.
fn states<const N: usize>() -> impl Iterator<Item = (usize, usize, usize)> {
    [N, N + 2].into_iter().flat_map(|capacity| {
        (0..capacity.max(1)).flat_map(move |head| {
            let head = if capacity == 0 { 0 } else { head };
            (0..=capacity).map(move |len| (capacity, head, len))
        })
    })
}

/// Asserts that the elements have these values, and that there are no others.
#[track_caller]
fn owns<const N: usize, P: AnyPolicy>(
    ledger: &Ledger,
    deque: &mut SmallDeque<Counted, N, P>,
    values: impl IntoIterator<Item = u32>,
) {
    assert!(deque.iter().map(|x| x.value).eq(values));
    ledger.assert_owned_by(deque.make_contiguous());
}

/// `reserve` compared what was asked for with the wrong capacity.
///
/// Seen to fail with `InlineBuf::has_room` comparing with all slots.
#[test]
fn cve_2018_1000657_reserve_in_every_state() {
    fn every_state<const N: usize, P: AnyPolicy>() {
        for (capacity, head, len) in states::<N>() {
            for additional in 0..=2 * capacity + 2 {
                for exact in [false, true] {
                    if left_out(61) {
                        continue;
                    }
                    let ledger = Ledger::open();
                    let mut deque = state::<_, N, P>(capacity, head, len, Counted::new);
                    if exact {
                        deque.reserve_exact(additional);
                        assert_eq!(deque.capacity(), capacity.max(len + additional));
                    } else {
                        deque.reserve(additional);
                    }
                    let room = deque.capacity();
                    assert!(room >= len + additional);
                    deque.extend((0..additional as u32).map(Counted::new));
                    assert_eq!(deque.capacity(), room);
                    owns(
                        &ledger,
                        &mut deque,
                        (0..len as u32).chain(0..additional as u32),
                    );
                }
            }
        }
    }
    for_each_storage!(every_state);
}

/// `Debug` of an iterator that was at its end showed slots that were no elements.
///
/// Seen to fail with `RingGap::pending` beginning at the hole.
#[test]
fn cve_2019_1010299_debug_of_exhausted_iterators() {
    fn empty(value: impl Debug, name: &str) {
        let text = format!("{value:?}");
        assert!(
            text == format!("{name}([], [])") || text == format!("{name}([])"),
            "{text}"
        );
    }
    fn every_state<const N: usize, P: AnyPolicy + Debug>() {
        for (capacity, head, len) in states::<N>() {
            if left_out(7) {
                continue;
            }
            let mut deque = state::<_, N, P>(capacity, head, len, |value| value.to_string());
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
    for_each_storage!(every_state);
    empty(Iter::<String>::default(), "Iter");
    empty(IterMut::<String>::default(), "IterMut");
    empty(IntoIter::<String, 2>::default(), "IntoIter");
}

/// `make_contiguous` left the first element one slot behind the last slot there is; or, in a full
/// deque, the next push out of bounds.
///
/// Seen to fail with `wrap_add` not wrapping at the last slot; and with `make_contiguous` leaving
/// `head` alone.
#[test]
fn cve_2020_36318_heapless_676_contiguous_then_push() {
    fn every_state<const N: usize, P: AnyPolicy>() {
        for (capacity, head, len) in states::<N>() {
            for gone in 0..=len {
                if left_out(11) {
                    continue;
                }
                let ledger = Ledger::open();
                let mut deque = state::<_, N, P>(capacity, head, len, Counted::new);
                deque.make_contiguous();
                drop(deque.drain(..gone));
                deque.make_contiguous();
                while !deque.is_full() {
                    deque.push_back(Counted::new(7));
                }
                deque.make_contiguous();
                deque.push_back(Counted::new(8));
                deque.make_contiguous();
                deque.push_front(Counted::new(9));
                assert_eq!((deque[0].value, deque[deque.len() - 1].value), (9, 8));
                let room = capacity - (len - gone);
                let expected = (gone as u32..len as u32).chain(repeat_n(7, room));
                owns(
                    &ledger,
                    &mut deque,
                    [9].into_iter().chain(expected).chain([8]),
                );
            }
        }
    }
    for_each_storage!(every_state);
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

/// `append` lost or doubled elements for some pairs of states.
///
/// Seen to fail with `InlineBuf::try_move_tail` moving the first run only.
#[test]
fn rust_53529_append_of_every_state_to_every_state() {
    fn every_pair<const N: usize, P: AnyPolicy>() {
        for (capacity, head, len) in states::<N>() {
            for (other_head, other_len) in (0..16).map(|i| (i % 4, i / 4 + 1)) {
                if left_out(31) {
                    continue;
                }
                let ledger = Ledger::open();
                let mut deque = state::<_, N, P>(capacity, head, len, Counted::new);
                let mut other = state::<_, 2, Amortized>(4, other_head, other_len, Counted::new);
                deque.append(&mut other);
                assert!(other.is_empty());
                let all = (0..len as u32).chain(0..other_len as u32);
                owns(&ledger, &mut deque, all.clone());
                other.append(&mut deque);
                owns(&ledger, &mut other, all);
            }
        }
    }
    for_each_storage!(every_pair);
}

/// Conversions of elements without bytes read and wrote through a capacity that has no block.
///
/// Seen to fail with `InlineBuf::try_adopt` leaving the `Vec` its length.
#[test]
fn rust_78532_80167_conversions_of_elements_without_bytes() {
    fn every_length<const N: usize, P: AnyPolicy<Heap: smallcoll::policy::MaySpill>>() {
        for len in 0..=2 * N + 3 {
            let ledger = Ledger::open();
            let vec: Vec<_> = (0..len).map(|_| CountedZst::new()).collect();
            let mut deque: SmallDeque<CountedZst, N, P> = vec.into();
            deque.push_front(CountedZst::new());
            deque.rotate_left(len / 2);
            assert_eq!((deque.len(), deque.spilled()), (len + 1, false));
            let std = VecDeque::from(deque);
            let mut deque: SmallDeque<CountedZst, N, P> = std.into();
            deque.make_contiguous();
            drop(deque.pop_back());
            let vec = Vec::from(deque);
            assert_eq!((vec.len(), ledger.alive()), (len, len));
            drop(vec);
            ledger.assert_balanced();
        }
    }
    for_each_storage!(every_length);
}

/// The length of a deque of elements without bytes wrapped.
///
/// Seen to fail with `Element::array` not looking at the greatest capacity.
#[test]
fn rust_108454_lengths_of_elements_without_bytes_overflow() {
    fn at_the_limit<const N: usize>() {
        let most = usize::MAX >> 2;
        let mut deque: SmallDeque<(), N> = vec![(); most - 1].into();
        deque.rotate_left(1);
        deque.push_front(());
        let overflow = Err(TryReserveError::CapacityOverflow);
        assert_eq!((deque.len(), deque.try_reserve(1)), (most, overflow));
        let mut other: SmallDeque<(), N> = vec![(); most].into();
        assert_eq!(deque.try_append(&mut other), overflow);
        catch(|| deque.append(&mut other)).expect_err("too many");
        catch(|| deque.push_back(())).expect_err("too many");
        assert_eq!((deque.len(), other.len()), (most, most));
        deque.truncate(3);
        assert_eq!(deque, [(); 3]);
    }
    at_the_limit::<0>();
    at_the_limit::<2>();
    at_the_limit::<4>();
}

/// Equal deques hashed differently, by where their slices met.
///
/// Seen to fail with `SmallDeque::hash` hashing its two slices.
#[test]
fn rust_80303_equal_deques_hash_equally_at_every_rotation() {
    /// Keeps what was written to it, call by call.
    #[derive(Default)]
    struct Calls(Vec<Vec<u8>>);
    impl Hasher for Calls {
        fn finish(&self) -> u64 {
            0
        }
        fn write(&mut self, bytes: &[u8]) {
            self.0.push(bytes.into());
        }
    }
    fn hash(value: &impl Hash) -> Vec<Vec<u8>> {
        let mut calls = Calls::default();
        value.hash(&mut calls);
        calls.0
    }
    fn every_state<const N: usize, P: AnyPolicy>() {
        for (capacity, head, len) in states::<N>() {
            if left_out(7) {
                continue;
            }
            let deque = state::<_, N, P>(capacity, head, len, |value| value);
            let bytes = state::<_, N, P>(capacity, head, len, |value| value as u8);
            let model: VecDeque<u32> = (0..len as u32).collect();
            let bytes_model: VecDeque<u8> = (0..len as u8).collect();
            assert_eq!(
                (&deque, &bytes),
                (&state(capacity, 0, len, |value| value), &bytes)
            );
            assert_eq!(
                (hash(&deque), hash(&bytes)),
                (hash(&model), hash(&bytes_model))
            );
            assert_eq!(deque, model);
        }
    }
    for_each_storage!(every_state);
}

/// `shrink_to` lost the elements before the seam; and was unsound where the allocator failed.
///
/// Seen to fail with `InlineBuf::shrink_to` taking all runs for linear; and with it storing the
/// capacity that was refused.
#[test]
fn rust_108453_123369_shrink_to_everything_from_every_state() {
    fn every_state<const N: usize, P: AnyPolicy>() {
        for spare in 0..4 {
            let capacity = N + 1 + spare;
            for (head, len) in (0..capacity).flat_map(|h| (0..=capacity).map(move |l| (h, l))) {
                for (to, fails) in (0..=capacity + 1).flat_map(|to| [(to, false), (to, true)]) {
                    if left_out(61) {
                        continue;
                    }
                    let ledger = Ledger::open();
                    let mut deque = state::<_, N, P>(capacity, head, len, Counted::new);
                    let ((), failed) = failing_at(usize::from(fails), || deque.shrink_to(to));
                    let target = to.max(len).max(N).min(capacity);
                    let expected = if fails && failed { capacity } else { target };
                    assert_eq!(
                        (deque.capacity(), deque.spilled()),
                        (expected, expected > N)
                    );
                    deque.push_back(Counted::new(7));
                    deque.push_front(Counted::new(8));
                    let all = [8].into_iter().chain(0..len as u32).chain([7]);
                    owns(&ledger, &mut deque, all);
                }
            }
        }
    }
    for_each_storage!(every_state);
}

/// Collecting from an iterator that was at its end left the first element behind the last slot.
///
/// Seen to fail with `InlineBuf::into_ring` beginning behind the last slot.
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

/// A deque over a small vector lost its first `N` elements at the spill.
///
/// Seen to fail with `Runs::copy_out` copying the first run only.
#[test]
fn miden_1374_elements_survive_the_spill_at_every_head() {
    fn every_state<const N: usize, P: AnyPolicy>() {
        for head in 0..N.max(1) {
            for front in [false, true] {
                let ledger = Ledger::open();
                let mut deque = state::<_, N, P>(N, head.min(N), N, Counted::new);
                if front {
                    deque.push_front(Counted::new(9));
                } else {
                    deque.push_back(Counted::new(9));
                }
                assert!(deque.spilled());
                let (first, last) = (
                    [9].into_iter().take(front.into()),
                    [9].into_iter().skip(front.into()),
                );
                owns(&ledger, &mut deque, first.chain(0..N as u32).chain(last));
            }
        }
    }
    for_each_storage!(every_state);
}

/// A clone of a half-consumed iterator cloned other slots than those that were left.
///
/// Seen to fail with `IntoIter::clone` beginning one element later.
#[test]
fn rustsec_2020_0145_a_half_consumed_iterator_is_cloned() {
    fn every_state<const N: usize, P: AnyPolicy>() {
        for (capacity, head, len) in states::<N>() {
            for (front, back) in (0..=len).flat_map(|f| (0..=len - f).map(move |b| (f, b))) {
                if left_out(17) {
                    continue;
                }
                let ledger = Ledger::open();
                let mut iter = state::<_, N, P>(capacity, head, len, <Counted>::new).into_iter();
                iter.by_ref().take(front).for_each(drop);
                iter.by_ref().rev().take(back).for_each(drop);
                let clone = iter.clone();
                let expected = front as u32..(len - back) as u32;
                assert!(iter.map(|element| element.value).eq(expected.clone()));
                assert!(clone.map(|element| element.value).eq(expected));
                ledger.assert_balanced();
            }
        }
    }
    for_each_storage!(every_state);
}

/// What removes elements dropped them before it updated the length: twice, if a `drop` panicked. In
/// circular-buffer, and in small-collections 0.6.0.
///
/// Seen to fail with `InlineBuf::truncate` setting the length after the elements are dropped.
#[test]
fn rustsec_2026_0256_small_collections_0_6_0_truncate_with_a_panicking_drop() {
    type Edit<const N: usize, P> = fn(&mut SmallDeque<Counted, N, P>);
    fn every_state<const N: usize, P: AnyPolicy>() {
        let edits: [Edit<N, P>; 8] = [
            |d| d.truncate(d.len() / 2),
            |d| d.truncate_front(d.len() / 2),
            |d| d.truncate(0),
            |d| d.clear(),
            |d| drop(d.drain(d.len() / 3..)),
            |d| drop(d.drain(..).nth(1)),
            |d| d.retain(|x| x.value % 2 == 0),
            |d| d.resize(1, Counted::new(5)),
        ];
        for edit in edits {
            let mut panics = 0;
            for (capacity, head, len) in states::<N>() {
                if left_out(31) {
                    continue;
                }
                for at in 1.. {
                    let ledger = Ledger::open();
                    let mut deque = state::<_, N, P>(capacity, head, len, Counted::new);
                    Fuse::Drop.light(at);
                    let panicked = catch(|| edit(&mut deque)).is_err();
                    assert_eq!(panicked, Fuse::Drop.put_out());
                    ledger.assert_owned_by(deque.make_contiguous());
                    deque.push_front(Counted::new(1));
                    drop(deque);
                    ledger.assert_balanced();
                    if !panicked {
                        break;
                    }
                    panics += 1;
                }
            }
            // In Miri, states are left out.
            assert!(panics != 0 || cfg!(miri), "it went off nowhere");
        }
    }
    for_each_storage!(every_state);
}

/// A `clone` that panicked left slots that were dropped without having been filled.
///
/// Seen to fail with `Fill::drop` counting all slots as filled.
#[test]
fn rustsec_2020_0132_a_panicking_clone() {
    type Edit<const N: usize, P> = fn(&mut SmallDeque<Counted, N, P>);
    fn every_state<const N: usize, P: AnyPolicy>() {
        let edits: [Edit<N, P>; 6] = [
            |d| drop(d.clone()),
            |d| drop(d.clone().into_iter().clone()),
            |d| d.resize(d.len() + 3, Counted::new(5)),
            |d| d.extend_from_slice(&[6, 7].map(Counted::new)),
            |d| d.extend_from_within(..),
            |d| d.prepend_from_within(d.len() / 2..),
        ];
        for edit in edits {
            let mut panics = 0;
            for (capacity, head, len) in states::<N>() {
                if left_out(31) {
                    continue;
                }
                for at in 1.. {
                    let ledger = Ledger::open();
                    let mut deque = state::<_, N, P>(capacity, head, len, Counted::new);
                    Fuse::Clone.light(at);
                    let panicked = catch(|| edit(&mut deque)).is_err();
                    assert_eq!(panicked, Fuse::Clone.put_out());
                    ledger.assert_owned_by(deque.make_contiguous());
                    drop(deque);
                    ledger.assert_balanced();
                    if !panicked {
                        break;
                    }
                    panics += 1;
                }
            }
            // In Miri, states are left out.
            assert!(panics != 0 || cfg!(miri), "it went off nowhere");
        }
    }
    for_each_storage!(every_state);
}
