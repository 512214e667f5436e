//! The bugs of small vectors, and of `Vec` itself.

use std::cell::Cell;
use std::num::NonZeroU8;

#[cfg(feature = "allocator-api2")]
use bumpalo::Bump;
#[cfg(feature = "allocator-api2")]
use smallcoll::policy::In;
use smallcoll::policy::{Amortized, Compact, MaySpill};
use smallcoll::{SmallVec, TryReserveError, smallvec};

use crate::common::iter::{Hint, Lying};
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, CountedZst, Fuse, Ledger, catch};

pub(crate) fn counted<const N: usize, P: AnyPolicy>(len: usize) -> SmallVec<Counted, N, P> {
    Counted::up_to(len).collect()
}

fn values<const N: usize, P: AnyPolicy>(v: &SmallVec<Counted, N, P>) -> Vec<u32> {
    v.iter().map(|element| element.value).collect()
}

type Edit<const N: usize, P> = fn(&mut SmallVec<Counted, N, P>, usize, Hint);

/// `insert_many` dropped elements twice when the iterator panicked.
///
/// Seen to fail with `Gap::drop` not moving the tail.
#[test]
fn rustsec_2018_0003_insert_many_with_a_panicking_iterator() {
    fn at_every_step<const N: usize, P: AnyPolicy>() {
        for len in 0..=2 * N + 1 {
            for step in 1..=6 {
                for hint in Hint::BEARABLE {
                    let edits: [Edit<N, P>; 3] = [
                        |v, at, hint| v.insert_many(at, more(hint)),
                        |v, at, hint| drop(v.splice(at.., more(hint))),
                        |v, _, hint| v.extend(more(hint)),
                    ];
                    for edit in edits {
                        let ledger = Ledger::open();
                        let mut v = counted::<N, P>(len);
                        Fuse::Next.light(step);
                        catch(|| edit(&mut v, len / 2, hint)).expect_err("the iterator panics");
                        ledger.assert_owned_by(&v);
                        assert_eq!(values(&v)[..len / 2], Vec::from_iter(0..len as u32 / 2));
                        v.push(Counted::new(9));
                        drop(v);
                        ledger.assert_balanced();
                    }
                }
            }
        }
    }
    fn more(hint: Hint) -> impl Iterator<Item = Counted> {
        Lying::new(20..25_u8, hint).map(|value| Counted::new(value.into()))
    }
    for_each_storage!(at_every_step);
}

/// Uninitialised values of element types that have none.
///
/// No mutation brings this back: slots are `MaybeUninit`, and no value is ever made of one that was not
/// written.
#[test]
fn rustsec_2018_0018_elements_that_may_not_be_uninitialised() {
    #[derive(Clone, Copy, PartialEq, Debug)]
    enum One {
        Only = 7,
    }
    enum Never {}
    let text = String::from("x");
    let mut references: SmallVec<&str, 4> = SmallVec::new();
    references.push(&text);
    references.insert(0, &text);
    references.extend([&*text; 5]);
    references.drain(1..3);
    references.truncate(2);
    references.shrink_to_fit();
    assert_eq!(references, ["x", "x"]);
    let mut numbers: SmallVec<NonZeroU8, 2> = smallvec![NonZeroU8::MIN];
    numbers.resize(5, NonZeroU8::MAX);
    numbers.splice(1..3, [NonZeroU8::MIN; 4]);
    assert_eq!(
        numbers.iter().map(|x| u32::from(x.get())).sum::<u32>(),
        5 + 2 * 255
    );
    let mut ones: SmallVec<One, 3> = smallvec![One::Only; 2];
    ones.insert_many(1, [One::Only; 5]);
    assert_eq!(ones, [One::Only; 7]);
    let mut functions: SmallVec<fn() -> u8, 1> = SmallVec::new();
    functions.extend([(|| 1) as fn() -> u8, || 2]);
    assert_eq!(functions.remove(1)(), 2);
    let mut nothing: SmallVec<Never, 4> = SmallVec::new();
    nothing.reserve(10);
    nothing.shrink_to_fit();
    assert!(nothing.pop().is_none() && nothing.into_iter().next().is_none());
}

/// `grow` to the same capacity freed the live buffer.
///
/// Seen to fail with `InlineBuf::shrink_to` giving the block back where it has the capacity asked
/// for.
#[test]
fn rustsec_2019_0009_grow_to_same_capacity() {
    fn every_capacity<const N: usize, P: AnyPolicy>() {
        for len in 0..=2 * N + 2 {
            for before in [0, N, len, len + 1, 2 * N + 3] {
                for to in len..=2 * N + 6 {
                    let ledger = Ledger::open();
                    let mut v = SmallVec::<_, N, P>::default();
                    v.reserve_exact(before);
                    v.extend(Counted::up_to(len));
                    v.shrink_to(before);
                    let capacity = v.capacity();
                    v.grow(capacity);
                    assert_eq!(v.capacity(), capacity);
                    v.grow(to);
                    assert_eq!((v.capacity(), v.spilled()), (to.max(N), to > N));
                    v.shrink_to(to);
                    v.reserve_exact(to - len);
                    assert_eq!(v.capacity(), to.max(N));
                    ledger.assert_owned_by(&v);
                    assert_eq!(values(&v), Vec::from_iter(0..len as u32));
                    drop(v);
                    ledger.assert_balanced();
                }
            }
        }
    }
    for_each_storage!(every_capacity);
}

/// `grow` used to come back inline left a field of the heap behind.
///
/// Seen to fail with `InlineBuf::unspill` setting the length 0.
#[test]
fn rustsec_2019_0012_back_inline_and_on() {
    fn every_way<const N: usize, P: AnyPolicy>() {
        let ways: [fn(&mut SmallVec<Counted, N, P>); 6] = [
            |v| v.shrink_to_fit(),
            |v| v.shrink_to(0),
            |v| v.shrink_to(N),
            |v| v.grow(N),
            |v| v.grow(v.len()),
            |v| assert!(v.shrink_to_inline()),
        ];
        for way in ways {
            for len in 0..=N {
                let ledger = Ledger::open();
                let mut v = counted::<N, P>(N + 1);
                v.reserve(100);
                v.truncate(len);
                assert!(v.spilled());
                way(&mut v);
                assert_eq!((v.capacity(), v.len(), v.spilled()), (N, len, false));
                ledger.assert_owned_by(&v);
                assert_eq!(values(&v), Vec::from_iter(0..len as u32));
                // And out again, and back.
                v.extend(Counted::up_to(N + 1));
                assert!(v.spilled());
                v.drain(..len + 1);
                way(&mut v);
                assert_eq!(values(&v), Vec::from_iter(1..=N as u32));
                drop(v);
                ledger.assert_balanced();
            }
        }
    }
    for_each_storage!(every_way);
}

/// `insert_many` wrote beyond the buffer when the iterator yielded more than its hint.
///
/// Seen to fail with `Gap::fill` not asking whether the hole is used up.
#[test]
fn rustsec_2021_0003_insert_many_with_lying_hints() {
    fn every_hint<const N: usize, P: AnyPolicy>() {
        for len in 0..=N + 1 {
            for more in 0..=2 * N + 3 {
                for hint in Hint::BEARABLE {
                    let ledger = Ledger::open();
                    let mut v = counted::<N, P>(len);
                    let new: Vec<_> = <Counted>::up_to(more).collect();
                    v.insert_many(len / 2, Lying::new(new, hint));
                    ledger.assert_owned_by(&v);
                    let mut expected = Vec::from_iter(0..len as u32);
                    expected.splice(len / 2..len / 2, 0..more as u32);
                    assert_eq!(values(&v), expected);
                }
                let mut v = counted::<N, P>(len);
                let lie = Lying::new(Vec::<Counted>::new(), Hint::Max);
                let panic = catch(|| v.insert_many(len / 2, lie)).unwrap_err();
                assert_eq!((&*panic.message, v.len()), ("capacity overflow", len));
            }
        }
    }
    for_each_storage!(every_hint);
}

/// `insert` computed a pointer before it looked at the index.
///
/// Seen to fail with `assert_insertion_index` left out.
#[test]
fn smallvec_343_out_of_bounds() {
    fn every_method<const N: usize, P: AnyPolicy>() {
        for len in 0..=N + 1 {
            for beyond in [1, 2, usize::MAX - len] {
                let ledger = Ledger::open();
                let mut v = counted::<N, P>(len);
                let at = len + beyond;
                catch(|| v.insert(at, Counted::new(1))).expect_err("out of bounds");
                catch(|| v.try_insert(at, Counted::new(1))).expect_err("out of bounds");
                catch(|| v.insert_many(at, [Counted::new(1)])).expect_err("out of bounds");
                catch(|| v.remove(at - 1)).expect_err("out of bounds");
                catch(|| v.swap_remove(at - 1)).expect_err("out of bounds");
                catch(|| drop(v.drain(at..))).expect_err("out of bounds");
                catch(|| drop(v.drain(..at))).expect_err("out of bounds");
                catch(|| drop(v.extract_if(..at, |_| true))).expect_err("out of bounds");
                catch(|| drop(v.splice(at.., [Counted::new(1)]))).expect_err("out of bounds");
                catch(|| v.split_off(at)).expect_err("out of bounds");
                catch(|| v.extend_from_within(at..)).expect_err("out of bounds");
                catch(|| v.swap(0, at)).expect_err("out of bounds");
                assert!(v.try_remove(at - 1).is_none() && v.swap_pop(at - 1).is_none());
                ledger.assert_owned_by(&v);
                assert_eq!(values(&v), Vec::from_iter(0..len as u32));
            }
        }
    }
    for_each_storage!(every_method);
}

/// With `N = 0`, an iterator that kept the rest used freed memory.
///
/// Seen to fail with `Drain::keep_rest` leaking its guard.
#[test]
fn smallvec_407_iterators_of_nothing_inline() {
    for len in 0..4 {
        for front in 0..=len {
            for back in 0..=len - front {
                let ledger = Ledger::open();
                let mut v = counted::<0, Amortized>(len);
                let mut drain = v.drain(..);
                drain.by_ref().take(front).for_each(drop);
                drain.by_ref().rev().take(back).for_each(drop);
                drain.keep_rest();
                assert_eq!(
                    values(&v),
                    Vec::from_iter(front as u32..(len - back) as u32)
                );
                let mut calls = 0;
                let wanted = |_: &mut Counted| {
                    calls += 1;
                    calls % 2 == 0
                };
                drop(v.extract_if(.., wanted).next());
                drop(v.splice(.., Counted::up_to(front)).next());
                v.shrink_to_fit();
                ledger.assert_owned_by(&v);
                let mut iter = v.into_iter();
                drop((iter.next(), iter.next_back()));
                drop(iter);
                ledger.assert_balanced();
            }
        }
    }
}

/// Pointers into the inline buffer that a later `&mut` made invalid; Miri sees that.
///
/// What it is about, only Miri sees: guards hold pointers that come from one to the whole buffer.
#[test]
fn smallvec_449_586_guards_that_move() {
    fn every_guard<const N: usize, P: AnyPolicy>() {
        for len in [3, N.max(3), N + 3] {
            let ledger = Ledger::open();
            let mut v = counted::<N, P>(len);
            let mut drain = v.drain(1..);
            drop(drain.next());
            let mut drain = Box::new(drain);
            assert_eq!(drain.next_back().map(|x| x.value), Some(len as u32 - 1));
            assert_eq!(drain.as_slice().len(), len - 3);
            drop(drain);
            let mut splice = v.splice(.., Counted::up_to(len));
            drop(splice.next());
            drop(Some(splice));
            let mut extract = v.extract_if(.., |x| x.value != 1);
            drop(extract.next());
            let mut extract = Some(extract);
            drop(extract.as_mut().and_then(Iterator::next));
            drop(extract);
            v.push_mut(Counted::new(5)).value += 1;
            v.insert_mut(0, Counted::new(7)).value += 1;
            v.peek_mut().expect("not empty").value += 1;
            let (first, last) = (v[0].value, v[v.len() - 1].value);
            assert_eq!((first, last), (8, 7));
            let (elements, spare) = v.split_at_spare_mut();
            elements[0].value += 1;
            assert!(spare.len() < 100 && elements[0].value == 9);
            let mut iter = v.into_iter();
            drop(iter.next());
            let mut iter = Box::new(iter);
            iter.as_mut_slice()[0].value = 3;
            drop((iter.next_back(), iter.clone()));
            drop(iter);
            ledger.assert_balanced();
        }
    }
    for_each_storage!(every_guard);
}

/// Lengths that overflow.
///
/// Seen to fail with a wrapping addition in `InlineBuf::try_grow_by`.
#[test]
fn smallvec_579_621_lengths_that_overflow() {
    let mut v: SmallVec<u64, 2> = smallvec![1, 2, 3];
    for additional in [
        usize::MAX,
        usize::MAX - 2,
        isize::MAX as usize,
        usize::MAX / 8,
    ] {
        let error = Err(TryReserveError::CapacityOverflow);
        assert_eq!(v.try_reserve(additional), error);
        assert_eq!(v.try_reserve_exact(additional), error);
        assert_eq!(v.try_grow(additional), error);
        assert!(v.try_resize(additional, 1).is_err());
    }
    assert_eq!(v, [1, 2, 3]);
    let ledger = Ledger::open();
    let mut zst: SmallVec<CountedZst, 1> = SmallVec::new();
    zst.resize_with(3, CountedZst::new);
    assert!(zst.try_reserve(usize::MAX - 2).is_err());
    assert!(catch(|| zst.resize(usize::MAX, CountedZst::new())).is_err());
    assert_eq!((zst.len(), ledger.alive()), (3, 3));
}

/// As many elements without bytes as the header can count, and one more.
///
/// Seen to fail with `Element::array` not looking at the greatest capacity.
#[test]
fn smallvec_579_621_elements_without_bytes_at_the_limit() {
    fn at_the_limit<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
        let most = (usize::MAX >> 2).min(isize::MAX as usize);
        let mut v: SmallVec<(), N, P> = vec![(); most - 1].into();
        v.push(());
        assert_eq!(
            (v.len(), v.capacity(), v.spilled()),
            (most, usize::MAX, false)
        );
        let overflow = Some(TryReserveError::CapacityOverflow);
        assert_eq!(v.try_push(()).err().map(|error| error.reason()), overflow);
        assert_eq!(
            v.try_insert(0, ()).err().map(|error| error.reason()),
            overflow
        );
        assert_eq!(v.try_reserve(usize::MAX).err(), overflow);
        catch(|| v.push(())).expect_err("as many as can be");
        catch(|| v.insert(3, ())).expect_err("as many as can be");
        catch(|| v.extend_from_slice(&[(); 2])).expect_err("as many as can be");
        assert_eq!((v.pop(), v.len()), (Some(()), most - 1));
        v.truncate(3);
        assert_eq!(v, [(); 3]);
        catch(|| SmallVec::<(), N, P>::from(vec![(); usize::MAX])).expect_err("too many");
    }
    at_the_limit::<0, Amortized>();
    at_the_limit::<2, Amortized>();
    at_the_limit::<4, Amortized>();
}

/// `may_dangle` without owning elements: their `drop` could see what they borrow gone. That such
/// code does not compile is tests/ui/dropck.rs; here, a `drop` looks at what outlives it.
///
/// No mutation brings this back: stable Rust has no `may_dangle`.
#[test]
fn smallvec_594_a_drop_that_looks_at_what_it_borrows() {
    #[derive(Clone)]
    struct Looks<'a>(&'a str, &'a Cell<usize>);
    impl Drop for Looks<'_> {
        fn drop(&mut self) {
            self.1.set(self.1.get() + self.0.len());
        }
    }
    fn every_length<const N: usize, P: AnyPolicy>() {
        let (text, seen) = (String::from("four"), Cell::new(0));
        for len in 0..=2 * N + 2 {
            let mut v: SmallVec<Looks<'_>, N, P> = SmallVec::default();
            v.extend((0..len).map(|_| Looks(&text, &seen)));
            drop(v.pop());
            drop(v);
            assert_eq!(seen.replace(0), 4 * len);
        }
    }
    for_each_storage!(every_length);
}

/// `into_vec` took the block of a custom allocator for one of the global one.
///
/// Seen to fail with `InlineBuf::try_take_vec` taking every heap for the global one.
#[test]
#[cfg(feature = "allocator-api2")]
fn smallvec_632_into_vec_from_another_allocator() {
    fn every_length<const N: usize>() {
        for len in 0..=2 * N + 2 {
            let ledger = Ledger::open();
            // The checking allocator does not know the blocks that an arena hands out.
            let arena = Bump::new();
            let new = || {
                let mut v: SmallVec<Counted, N, In<&Bump>> = SmallVec::new_in(&arena);
                v.extend(Counted::up_to(len));
                v
            };
            let vec = new().into_vec();
            assert!(vec.iter().map(|x| x.value).eq(0..len as u32));
            drop(vec);
            drop(new().into_boxed_slice());
            drop(Vec::from(new()));
            drop(new().try_into_vec().expect("there is memory"));
            ledger.assert_balanced();
        }
    }
    every_length::<0>();
    every_length::<1>();
    every_length::<2>();
    every_length::<4>();
    crate::common::alloc::check_quarantine();
}
