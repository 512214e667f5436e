//! The bugs of small vectors that lost elements, or dropped them twice.

use smallcoll::SmallVec;
use smallcoll::policy::{Amortized, Compact, NoSpill};

use crate::common::iter::{Hint, Lying};
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, CountedZst, Fuse, Ledger, catch};
use crate::vec::counted;

/// Elements leaked when an iterator panicked.
///
/// Seen to fail with `Fill::drop` leaving the length alone in a panic.
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
///
/// Seen to fail with `InlineBuf::truncate` setting the length after the elements are dropped.
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
///
/// Seen to fail with `InlineBuf::try_extend` writing on behind the last slot.
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
///
/// Seen to fail with `InlineBuf::into_array` keeping its length.
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
