//! What is said when a method panics, and who is blamed: in the words of `Vec`, the caller.

use std::hint::black_box;
use std::mem::ManuallyDrop;
use std::ops::Bound;

use smallcoll::policy::{Compact, NoSpill};
use smallcoll::{SmallVec, ToSmallVec, smallvec};

use crate::common::iter::{Hint, Lying};
use crate::common::{Panic, catch};

/// Asserts that code does the same with a `SmallVec` as with a `Vec`, in vectors of some lengths: it
/// panics or does not, in the same words, and the blame falls on this file.
macro_rules! as_vec {
    ($($name:ident: |$v:ident| $code:expr;)*) => {$(
        #[test]
        fn $name() {
            for len in [0_u32, 1, 2, 3, 4, 5] {
                let std = catch(|| {
                    #[allow(unused_mut)]
                    let mut $v: Vec<u32> = (0..len).collect();
                    let _ = $code;
                });
                as_vec!(@ std, len, $v, $code, SmallVec<u32, 0>);
                as_vec!(@ std, len, $v, $code, SmallVec<u32, 2>);
                as_vec!(@ std, len, $v, $code, SmallVec<u32, 8>);
                as_vec!(@ std, len, $v, $code, SmallVec<u32, 2, Compact>);
                as_vec!(@ std, len, $v, $code, SmallVec<u32, 8, Compact>);
            }
        }
    )*};
    (@ $std:ident, $len:ident, $v:ident, $code:expr, $small:ty) => {
        let small = catch(|| {
            #[allow(unused_mut)]
            let mut $v: $small = (0..$len).collect();
            let _ = $code;
        });
        compare(&$std, &small, $len);
    };
}

/// Compares what a `Vec` and a `SmallVec` did in one line of code.
#[track_caller]
fn compare(std: &Result<(), Panic>, small: &Result<(), Panic>, len: u32) {
    match (std, small) {
        (Ok(()), Ok(())) => {}
        (Err(std), Err(small)) => {
            assert_eq!(small.message, std.message, "len {len}");
            assert_eq!(small.file, file!(), "{small:?}");
            if std.file == file!() {
                assert_eq!(small.line, std.line);
            }
        }
        _ => panic!("len {len}: Vec {std:?}, SmallVec {small:?}"),
    }
}

as_vec! {
    insert: |v| v.insert(3, 7);
    insert_max: |v| v.insert(usize::MAX, 7);
    remove: |v| v.remove(2);
    remove_max: |v| v.remove(usize::MAX);
    swap_remove: |v| v.swap_remove(2);
    split_off: |v| v.split_off(3);
    index: |v| v[2];
    index_mut: |v| v[2] = 0;
    index_range: |v| v[1..3].len();
    index_reversed: |v| v[black_box(3)..v.len().min(2)].len();
    index_from: |v| v[3..].len();
    index_mut_to: |v| v[..3].fill(0);
    drain_end: |v| drop(v.drain(..3));
    drain_start: |v| drop(v.drain(3..));
    drain_both: |v| drop(v.drain(3..4));
    drain_reversed: |v| drop(v.drain(black_box(3)..v.len().min(2)));
    drain_inclusive: |v| drop(v.drain(..=3));
    drain_inclusive_max: |v| drop(v.drain(..=usize::MAX));
    drain_excluded: |v| drop(v.drain((Bound::Excluded(2), Bound::Excluded(3))));
    drain_max: |v| drop(v.drain(usize::MAX..usize::MAX));
    splice_end: |v| drop(v.splice(..3, [1]));
    splice_start: |v| drop(v.splice(3.., [1]));
    splice_reversed: |v| drop(v.splice(black_box(3)..v.len().min(2), [1]));
    extend_from_within_end: |v| v.extend_from_within(..3);
    extend_from_within_start: |v| v.extend_from_within(3..);
    extend_from_within_reversed: |v| v.extend_from_within(black_box(3)..v.len().min(2));
    copy_from_slice: |v| v.copy_from_slice(&[1, 2]);
    reserve_max: |v| v.reserve(usize::MAX);
    reserve_bytes: |v| v.reserve(isize::MAX as usize / 4 + 1);
    reserve_exact_max: |v| v.reserve_exact(usize::MAX);
    reserve_exact_bytes: |v| v.reserve_exact(isize::MAX as usize / 4 + 1);
    resize_max: |v| v.resize(usize::MAX, 1);
    resize_with_max: |v| v.resize_with(usize::MAX, || 1);
    extend_max: |v| v.extend(Lying::new([1, 2, 3], Hint::Max));
}

#[test]
fn capacity_overflow_in_the_caller() {
    let assert_overflow = |result: Result<(), Panic>| {
        let panic = result.expect_err("it panics");
        assert_eq!(
            (&*panic.message, &*panic.file),
            ("capacity overflow", file!())
        );
    };
    assert_overflow(catch(|| {
        drop(SmallVec::<u32, 2>::with_capacity(usize::MAX))
    }));
    assert_overflow(catch(|| drop(SmallVec::<u32, 2>::from_elem(1, usize::MAX))));
    assert_overflow(catch(|| {
        drop(SmallVec::<u32, 2>::from_fn(usize::MAX, |_| 1))
    }));
    let mut v: SmallVec<u32, 2> = SmallVec::from([1, 2, 3]);
    assert_overflow(catch(|| v.insert_many(1, Lying::new([1], Hint::Max))));
    assert_eq!(v, [1, 2, 3]);
    assert_overflow(catch(|| v.grow(usize::MAX)));
    assert_eq!(v, [1, 2, 3]);
    // `collect` is std's, and does not pass its caller on.
    let collect = || drop(Lying::new([1_u32], Hint::Max).collect::<SmallVec<_, 2>>());
    assert_eq!(catch(collect).unwrap_err().message, "capacity overflow");
}

/// What `Vec` says here, and of ranges with two faults, depends on the release.
#[test]
fn beyond_the_greatest_index() {
    let mut v: SmallVec<u32, 2> = SmallVec::from([1, 2, 3]);
    let range = (Bound::Excluded(usize::MAX), Bound::Unbounded);
    let panic = catch(|| drop(v.drain(range))).expect_err("it panics");
    assert_eq!(panic.file, file!());
    assert_eq!(v, [1, 2, 3]);
    catch(|| drop(v.drain(black_box(5)..4))).expect_err("it panics");
    assert_eq!(v, [1, 2, 3]);
}

/// Methods that `Vec` does not have on the oldest supported compiler.
#[test]
fn in_the_same_style() {
    let message = |f: fn(&mut SmallVec<u32, 2>)| {
        let mut v = SmallVec::from([1, 2, 3]);
        let panic = catch(|| f(&mut v)).expect_err("it panics");
        assert_eq!(v, [1, 2, 3]);
        assert_eq!(panic.file, file!());
        panic.message
    };
    let insertion = "insertion index (is 4) should be <= len (is 3)";
    assert_eq!(message(|v| *v.insert_mut(4, 7) = 8), insertion);
    assert_eq!(message(|v| _ = v.try_insert(4, 7)), insertion);
    assert_eq!(message(|v| v.insert_many(4, [7])), insertion);
    assert_eq!(message(|v| v.insert_from_slice(4, &[7])), insertion);
    assert_eq!(message(|v| *v.try_insert_mut(4, 7).unwrap() = 8), insertion);
    assert_eq!(message(|v| _ = v.try_insert_many(4, [7])), insertion);
    assert_eq!(message(|v| _ = v.try_insert_from_slice(4, &[7])), insertion);
    let drain = message(|v| drop(v.drain(..4)));
    assert_eq!(message(|v| drop(v.extract_if(..4, |_| true))), drain);
    assert_eq!(message(|v| _ = v.try_extend_from_within(..4)), drain);
    let panic = catch(|| SmallVec::from_buf_and_len([1, 2], 3)).unwrap_err();
    assert_eq!(panic.message, "len (is 3) should be <= capacity (is 2)");
    assert_eq!(panic.file, file!());
}

/// What a full vector says that may not spill, and who is blamed.
#[test]
fn full() {
    type Full = SmallVec<u32, 3, NoSpill>;
    let message = |f: fn(&mut Full)| {
        let mut v = Full::from([1, 2, 3]);
        let panic = catch(|| f(&mut v)).expect_err("it panics");
        assert_eq!(v, [1, 2, 3]);
        assert_eq!(panic.file, file!(), "{panic:?}");
        panic.message
    };
    let four = "capacity overflow: room for 4 elements needed, but the capacity is fixed at 3";
    assert_eq!(message(|v| v.push(4)), four);
    assert_eq!(message(|v| *v.push_mut(4) = 5), four);
    assert_eq!(message(|v| v.insert(0, 4)), four);
    assert_eq!(message(|v| *v.insert_mut(0, 4) = 5), four);
    assert_eq!(message(|v| v.extend([4])), four);
    assert_eq!(message(|v| v.extend(&[4])), four);
    assert_eq!(message(|v| v.extend_from_slice(&[4])), four);
    assert_eq!(message(|v| v.extend_from_slice_copy(&[4])), four);
    assert_eq!(message(|v| v.extend_from_within(..1)), four);
    assert_eq!(message(|v| v.append(&mut Full::from([4]))), four);
    assert_eq!(message(|v| v.resize(4, 4)), four);
    assert_eq!(message(|v| v.resize_with(4, || 4)), four);
    assert_eq!(message(|v| v.insert_many(1, [4])), four);
    assert_eq!(message(|v| v.insert_from_slice(1, &[4])), four);
    assert_eq!(message(|v| v.reserve(1)), four);
    assert_eq!(message(|v| v.reserve_exact(1)), four);
    assert_eq!(message(|v| v.grow(4)), four);
    let blamed = |f: fn() -> Full| {
        let panic = catch(f).expect_err("it panics");
        assert_eq!(panic.file, file!(), "{panic:?}");
        panic.message
    };
    assert_eq!(blamed(|| Full::from([1, 2, 3, 4])), four);
    assert_eq!(blamed(|| Full::from_vec(vec![1, 2, 3, 4])), four);
    assert_eq!(blamed(|| Full::from_slice(&[1, 2, 3, 4])), four);
    assert_eq!(blamed(|| [1, 2, 3, 4].to_smallvec()), four);
    assert_eq!(blamed(|| smallvec![1, 2, 3, 4]), four);
    assert_eq!(blamed(|| smallvec![1; 4]), four);
    // SAFETY: a `Vec` forgets these.
    #[allow(unsafe_code)]
    let from_raw_parts = || unsafe {
        let mut vec = ManuallyDrop::new(vec![1, 2, 3, 4]);
        Full::from_raw_parts(vec.as_mut_ptr(), 4, vec.capacity())
    };
    assert_eq!(blamed(from_raw_parts), four);
    assert_eq!(blamed(|| Full::from_elem(1, 4)), four);
    assert_eq!(blamed(|| Full::from_fn(4, |_| 1)), four);
    assert_eq!(
        blamed(|| <Full as FromIterator<_>>::from_iter([1, 2, 3, 4])),
        four
    );
    assert_eq!(
        blamed(|| SmallVec::<[u32; 2], 3, NoSpill>::from([[1, 2]; 2]).into_flattened()),
        four
    );
    // `drop` has no caller to blame.
    let mut v = Full::from([1, 2, 3]);
    assert_eq!(
        catch(|| drop(v.splice(1..2, [4, 5]))).unwrap_err().message,
        four
    );
    assert_eq!(v, [1, 4, 3]);
}
