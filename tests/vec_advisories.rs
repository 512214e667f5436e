//! The bugs that small vectors, and `Vec` itself, were released with; one test for each, by its id.
//!
//! Each is tried inline and spilled, for several `N`, for elements that are counted and for such
//! without bytes, under an allocator that checks layouts, red zones and double frees.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

mod common;

use std::num::NonZeroU8;

use smallcoll::policy::{Amortized, Compact, NoSpill};
use smallcoll::{SmallVec, TryReserveError, smallvec};

use common::iter::{Hint, Lying};
use common::policies::AnyPolicy;
use common::{CheckedAlloc, Counted, CountedZst, Fuse, Ledger, alloc, catch};

#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

/// Calls a generic function for the storages that the advisories were about.
macro_rules! for_each_storage {
    ($function:ident) => {
        $function::<0, Amortized>();
        $function::<1, Amortized>();
        $function::<2, Amortized>();
        $function::<4, Amortized>();
        $function::<8, Amortized>();
        $function::<0, Compact>();
        $function::<3, Compact>();
        alloc::check_quarantine();
    };
}

fn counted<const N: usize, P: AnyPolicy>(len: usize) -> SmallVec<Counted, N, P> {
    Counted::up_to(len).collect()
}

fn values<const N: usize, P: AnyPolicy>(v: &SmallVec<Counted, N, P>) -> Vec<u32> {
    v.iter().map(|element| element.value).collect()
}

type Edit<const N: usize, P> = fn(&mut SmallVec<Counted, N, P>, usize, Hint);

/// `insert_many` dropped elements twice when the iterator panicked.
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

/// Elements leaked when an iterator panicked.
#[test]
fn smallvec_136_213_leaks_when_an_iterator_panics() {
    fn collect<const N: usize, P: AnyPolicy>() {
        for panic_at in 1..=2 * N + 3 {
            let ledger = Ledger::open();
            Fuse::Next.light(panic_at);
            let all = Lying::new(0..2 * N + 3, Hint::Unknown).map(|_| <Counted>::new(1));
            catch(|| all.collect::<SmallVec<_, N, P>>()).expect_err("it panics");
            ledger.assert_balanced();
            let v = counted::<N, P>(2 * N + 3);
            let mut left = panic_at;
            let each = |_: Counted| {
                left -= 1;
                assert_ne!(left, 0);
            };
            catch(|| v.into_iter().for_each(each)).expect_err("it panics");
            ledger.assert_balanced();
        }
    }
    for_each_storage!(collect);
}

/// A `Drop` that panicked in `clear`, or in the owning iterator, freed twice.
#[test]
fn rustsec_2026_0103_panicking_drop() {
    fn every_element<const N: usize, P: AnyPolicy>() {
        let edits: [fn(SmallVec<Counted, N, P>); 6] = [
            drop,
            |mut v| v.clear(),
            |mut v| v.truncate(0),
            |v| drop(v.into_iter()),
            |mut v| drop(v.drain(..)),
            |v| drop(v.into_boxed_slice()),
        ];
        for edit in edits {
            for len in 1..=2 * N + 2 {
                for at in 1..=len {
                    let ledger = Ledger::open();
                    let v = counted::<N, P>(len);
                    Fuse::Drop.light(at);
                    catch(|| edit(v)).expect_err("an element panics");
                    ledger.assert_balanced();
                }
            }
        }
    }
    for_each_storage!(every_element);
}

/// Size hints that were believed.
#[test]
fn rustsec_2021_0048_2025_0044_believed_size_hints() {
    fn every_hint<const N: usize, P: AnyPolicy>() {
        for hint in Hint::BEARABLE {
            for len in 0..=2 * N + 2 {
                let ledger = Ledger::open();
                let new: Vec<_> = <Counted>::up_to(len).collect();
                let mut v: SmallVec<_, N, P> = Lying::new(new, hint).collect();
                assert_eq!(v.len(), len);
                let new: Vec<_> = <Counted>::up_to(len).collect();
                v.extend(Lying::new(new, hint));
                assert_eq!(v.len(), 2 * len);
                ledger.assert_owned_by(&v);
            }
        }
    }
    for_each_storage!(every_hint);
}

/// Elements without bytes were dropped twice.
#[test]
fn arrayvec_308_elements_without_bytes() {
    fn edit<const N: usize, P: AnyPolicy>() {
        for len in 1..6 {
            let ledger = Ledger::open();
            let mut v: SmallVec<CountedZst, N, P> = SmallVec::default();
            v.extend((0..len).map(|_| CountedZst::new()));
            drop(v.drain(1..).next());
            assert_eq!(ledger.alive(), 1);
            v.insert_many(0, (0..len).map(|_| CountedZst::new()));
            drop(v.split_off(1));
            let array: [CountedZst; 1] = v.try_into().expect("one is left");
            assert_eq!(ledger.alive(), array.len());
            drop(array);
            ledger.assert_balanced();
        }
    }
    for_each_storage!(edit);
    let ledger = Ledger::open();
    let mut v: SmallVec<CountedZst, 2, NoSpill> = SmallVec::default();
    v.resize_with(2, CountedZst::new);
    drop(v.try_push(CountedZst::new()));
    drop(v.remove(0));
    drop(v);
    ledger.assert_balanced();
}
