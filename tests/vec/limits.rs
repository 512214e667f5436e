//! The ends of the scale: elements without bytes, large `N`, strict alignment, constants.

use std::mem::{align_of_val, size_of_val};

use smallcoll::policy::{Compact, DefaultPolicy, NoSpill};
use smallcoll::{SmallVec, TryReserveError, smallvec, smallvec_inline};

use crate::common::alloc::{Counts, counted};
use crate::common::counted::{Align64, Counted, CountedZst, Ledger};
use crate::common::element::Aligned;
use crate::common::{catch, panic_message};

/// The most elements that a header of one word counts.
const WORD_MAX: usize = usize::MAX >> 2;

/// `resize`, but not one by one.
#[allow(unsafe_code)]
fn set_zst_len<const N: usize, P: DefaultPolicy>(v: &mut SmallVec<(), N, P>, len: usize) {
    v.reserve(len);
    // SAFETY: there is room, and nothing to initialise.
    unsafe { v.set_len(len) };
}

#[test]
fn no_bytes_no_allocation() {
    let (v, counts) = counted(|| {
        let mut v: SmallVec<(), 2> = SmallVec::new();
        set_zst_len(&mut v, WORD_MAX);
        v
    });
    assert_eq!(counts, Counts::default());
    assert_eq!(
        (v.len(), v.capacity(), v.spilled()),
        (WORD_MAX, usize::MAX, false)
    );
    assert!(!v.is_full());
    let mut iter = v.into_iter();
    assert_eq!(iter.len(), WORD_MAX);
    assert_eq!(iter.nth(WORD_MAX - 3), Some(()));
    assert_eq!(
        (iter.next_back(), iter.next(), iter.next()),
        (Some(()), Some(()), None)
    );
}

#[test]
fn no_bytes_full() {
    fn at_the_end<P: DefaultPolicy>(max: usize) {
        let mut v: SmallVec<(), 2, P> = SmallVec::default();
        set_zst_len(&mut v, max);
        assert_eq!(v.len(), max);
        let error = v.try_push(()).unwrap_err();
        assert_eq!(error.reason(), TryReserveError::CapacityOverflow);
        assert_eq!(panic_message(|| v.push(())), "capacity overflow");
        assert_eq!(panic_message(|| v.insert(0, ())), "capacity overflow");
        assert_eq!(panic_message(|| v.extend([()])), "capacity overflow");
        assert_eq!(
            panic_message(|| v.extend_from_within(..)),
            "capacity overflow"
        );
        assert_eq!(
            panic_message(|| v.insert_many(1, [()])),
            "capacity overflow"
        );
        assert_eq!(panic_message(|| v.resize(max + 1, ())), "capacity overflow");
        assert_eq!(v.push_within_capacity(()), Err(()));
        let mut other = SmallVec::<(), 0>::new();
        set_zst_len(&mut other, WORD_MAX);
        assert!(v.try_append(&mut other).is_err());
        assert_eq!((v.len(), other.len()), (max, WORD_MAX));
        assert_eq!(v.drain(5..).len(), max - 5);
        assert_eq!(v.len(), 5);
        v.append(&mut other.split_off(WORD_MAX - 3));
        assert_eq!(v, [(); 8]);
    }
    at_the_end::<smallcoll::Amortized>(WORD_MAX);
    let byte_max = if usize::BITS >= 64 {
        usize::MAX >> 8
    } else {
        usize::MAX >> 1
    };
    at_the_end::<Compact>(byte_max);
}

#[test]
fn no_bytes_without_heap() {
    let mut v: SmallVec<(), 3, NoSpill> = SmallVec::default();
    assert_eq!(v.capacity(), 3);
    v.extend([(); 3]);
    assert!(v.is_full() && v.try_push(()).is_err());
    let mut v: SmallVec<(), 0, Compact<NoSpill>> = SmallVec::default();
    assert!(v.is_full() && v.try_push(()).is_err());
    assert_eq!(size_of_val(&v), 1);
}

/// `capacity()` elements are what `set_len` takes.
#[test]
#[allow(unsafe_code)]
fn no_bytes_set_len() {
    fn up_to<const N: usize, P: DefaultPolicy>(len: usize) {
        let mut v: SmallVec<(), N, P> = SmallVec::default();
        assert!(len <= v.capacity());
        assert!(v.spare_capacity_mut().len() >= len);
        // SAFETY: `len <= capacity()`, and there is nothing to initialise.
        unsafe { v.set_len(len) };
        assert_eq!((v.len(), v.iter().count()), (len, len));
        v.push(());
        assert_eq!(v.len(), len + 1);
    }
    up_to::<4, smallcoll::Amortized>(4);
    up_to::<4, smallcoll::Amortized>(1000);
    up_to::<4, Compact>(4);
    up_to::<4, Compact>(1000);
}

/// But for those that no header can count.
#[test]
#[allow(unsafe_code)]
fn no_bytes_set_len_uncounted() {
    fn too_long<const N: usize, P: DefaultPolicy>() {
        let mut v: SmallVec<(), N, P> = SmallVec::default();
        let len = v.capacity();
        assert_eq!(len, usize::MAX);
        // SAFETY: `len <= capacity()`, and there is nothing to initialise.
        let message = panic_message(|| unsafe { v.set_len(len) });
        assert_eq!(message, "capacity overflow");
        assert_eq!(v.len(), 0);
    }
    too_long::<4, smallcoll::Amortized>();
    too_long::<4, Compact>();
}

/// A spilled vector is the same wherever it is moved to, whatever padding there is behind its
/// pointer, capacity and length. (That none of it is padding is seen by Miri.)
#[test]
fn spilled_and_moved() {
    fn moved<T: Clone + PartialEq + std::fmt::Debug, const N: usize>(value: T) {
        let mut v: SmallVec<T, N, Compact> = SmallVec::from_elem(value.clone(), N + 1);
        for len in N + 1..N + if cfg!(miri) { 40 } else { 300 } {
            assert_eq!(v.len(), len);
            v.push(value.clone());
            v = *std::hint::black_box(Box::new(v));
        }
        assert!(v.iter().all(|other| *other == value));
    }
    moved::<u8, 4>(7);
    moved::<u8, 23>(7);
    moved::<u8, 24>(7);
    moved::<u16, 4>(7);
    moved::<u32, 5>(7);
    moved::<u64, 0>(7);
    moved::<u64, 2>(7);
    moved::<(u16, u8), 6>((7, 7));
    moved::<(u64, u8), 2>((7, 7));
    moved::<(u128, u8), 1>((7, 7));

    // Of six of these, the last byte is padding, though their alignment is 1.
    #[derive(Clone, Copy, PartialEq, Debug)]
    #[repr(C)]
    struct Padded(u16, u8);
    #[derive(Clone, Copy, PartialEq, Debug)]
    #[repr(C, packed)]
    struct Packed(Padded);
    moved::<Packed, 6>(Packed(Padded(7, 7)));
    moved::<Packed, 7>(Packed(Padded(7, 7)));
    moved::<[u8; 3], 8>([7; 3]);
}

#[test]
fn no_bytes_but_drop() {
    let ledger = Ledger::open();
    let mut v: SmallVec<CountedZst, 2> = SmallVec::new();
    v.resize_with(10, CountedZst::new);
    assert_eq!(v.clone().into_iter().skip(3).count(), 7);
    v.truncate(8);
    v.drain(2..4).next();
    drop(v.split_off(4));
    assert!(v.len() > 2 && v.shrink_to_inline() && !v.spilled());
    v.retain(|_| false);
    ledger.assert_balanced();
    v.push(CountedZst::new());
    assert_eq!(v.into_vec().len(), 1);
    ledger.assert_balanced();
}

#[test]
fn large_inline() {
    const N: usize = 1 << 16;
    let mut v: Box<SmallVec<u8, N>> = Box::default();
    v.extend((0..N).map(|x| x as u8));
    assert!(!v.spilled() && v.is_full());
    v.insert(7, 1);
    assert!(v.spilled());
    assert_eq!((v.remove(7), v.len()), (1, N));
    v.shrink_to_fit();
    assert!(!v.spilled());
    assert!(v.iter().enumerate().all(|(index, x)| index as u8 == *x));
}

#[test]
fn largest_compact() {
    let mut v: SmallVec<u8, 127, Compact> = SmallVec::default();
    v.extend(0..127);
    assert!(!v.spilled());
    assert_eq!((size_of_val(&v), v.len()), (128, 127));
    v.push(127);
    assert!(v.spilled() && v.iter().copied().eq(0..128));
    assert_eq!(v.pop(), Some(127));
    assert!(v.shrink_to_inline() && v.iter().copied().eq(0..127));
}

#[test]
fn strictly_aligned() {
    fn aligned<const N: usize, P: DefaultPolicy>() {
        let mut v: SmallVec<Aligned, N, P> = SmallVec::default();
        assert_eq!(align_of_val(&v), 64);
        for x in 0..10 {
            v.push(Aligned(x));
            assert_eq!(v.as_ptr().addr() % 64, 0);
            assert!(v.iter().map(|x| x.0).eq(0..=x));
            assert_eq!(v[v.len() - 1..].as_ptr().addr() % 64, 0);
        }
        v.truncate(N);
        assert!(v.shrink_to_inline());
        assert_eq!(v.as_ptr().addr() % 64, 0);
        assert!(v.iter().map(|x| x.0).eq(0..N as u32));
    }
    aligned::<0, smallcoll::Amortized>();
    aligned::<1, smallcoll::Amortized>();
    aligned::<4, smallcoll::Amortized>();
    aligned::<0, Compact>();
    aligned::<3, Compact>();
    let ledger = Ledger::open();
    let mut v: SmallVec<Counted<Align64>, 2> = Counted::up_to(5).collect();
    v.drain(1..4);
    v.shrink_to_fit();
    ledger.assert_owned_by(&v);
    drop(v);
    ledger.assert_balanced();
}

const EMPTY: SmallVec<String, 2> = SmallVec::new();
const PRIMES: SmallVec<u8, 4> = smallvec_inline![2, 3, 5];
static TABLE: SmallVec<&str, 3> = SmallVec::from_buf(["a", "b", "c"]);
static FIXED: SmallVec<u8, 4, NoSpill> = SmallVec::with_policy(NoSpill);
const FACTS: (usize, bool, usize, bool) = {
    let v = smallvec_inline![2_u8, 3, 5];
    let v: SmallVec<u8, 4> = v;
    let facts = (v.len(), v.is_empty(), v.remaining_capacity(), v.spilled());
    std::mem::forget(v);
    facts
};

#[test]
fn constants() {
    assert_eq!(FACTS, (3, false, 1, false));
    assert_eq!(TABLE, ["a", "b", "c"]);
    assert_eq!((FIXED.len(), FIXED.remaining_capacity()), (0, 4));
    let mut v = EMPTY;
    v.push(String::from("x"));
    assert_eq!((v.len(), EMPTY.len()), (1, 0));
    let mut v = PRIMES;
    v.extend([7, 11]);
    assert_eq!(v, [2, 3, 5, 7, 11]);
    std::thread::scope(|scope| {
        scope.spawn(|| assert_eq!(TABLE[0], "a"));
    });
}

#[test]
fn macros() {
    let none: SmallVec<String, 2> = smallvec![];
    assert!(none.is_empty());
    let trailing: SmallVec<_, 2> = smallvec![1, 2, 3,];
    assert_eq!(trailing, [1, 2, 3]);
    let fixed: SmallVec<u8, 2, NoSpill> = smallvec![1, 2];
    assert_eq!(fixed, [1, 2]);
    let ledger = Ledger::open();
    let v: SmallVec<Counted, 2> = smallvec![Counted::new(7); 5];
    ledger.assert_owned_by(&v);
    drop(v);
    let v: SmallVec<Counted, 2> = smallvec![Counted::new(7); 0];
    assert!(v.is_empty());
    ledger.assert_balanced();
    // An element that panics takes those before it along.
    let bad = || -> Counted { panic!("element") };
    let result =
        catch(|| -> SmallVec<Counted, 2> { smallvec![Counted::new(1), Counted::new(2), bad()] });
    assert_eq!(result.unwrap_err().message, "element");
    ledger.assert_balanced();
}
