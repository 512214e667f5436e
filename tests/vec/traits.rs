//! The other traits: borrowing, formatting, cloning, collecting, writing.

use std::borrow::{Borrow, BorrowMut};
use std::error::Error;
use std::io::{ErrorKind, Write};

use smallcoll::policy::{Compact, DefaultPolicy, NoSpill};
use smallcoll::{CapacityError, SmallVec, TryReserveError, smallvec};

use crate::common::Ledger;
use crate::common::counted::Counted;

#[test]
fn borrowed_as_a_slice() {
    fn all<const N: usize>(mut v: SmallVec<u8, N>) {
        // The only `AsRef` and `AsMut`, so that nobody has to say which.
        assert_eq!(v.as_ref(), [1, 2, 3]);
        assert_eq!(Borrow::<[u8]>::borrow(&v), [1, 2, 3]);
        v.as_mut()[0] = 4;
        BorrowMut::<[u8]>::borrow_mut(&mut v)[1] = 5;
        v.as_mut_slice()[2] = 6;
        assert_eq!(v, [4, 5, 6]);
        v.push(7);
        (v[0], v[1..][0]) = (8, 9);
        assert_eq!(
            (v.first(), v.last(), v.iter().max()),
            (Some(&8), Some(&7), Some(&9))
        );
        for x in &mut v {
            *x += 1;
        }
        assert_eq!((&v).into_iter().copied().collect::<Vec<_>>(), [9, 10, 7, 8]);
        assert_eq!(
            format!("{v:?} {v:#?}"),
            format!("{0:?} {0:#?}", [9, 10, 7, 8])
        );
    }
    all::<2>(smallvec![1, 2, 3]);
    all::<4>(smallvec![1, 2, 3]);
}

#[test]
fn spare_capacity_counts_once_it_is_said() {
    fn fill<const N: usize>(mut v: SmallVec<u8, N>) {
        let len = v.len();
        let (elements, spare) = v.split_at_spare_mut();
        assert_eq!(elements.len(), len);
        for (index, slot) in spare.iter_mut().enumerate() {
            slot.write(index as u8);
        }
        let capacity = v.capacity();
        assert_eq!(v.spare_capacity_mut().len(), capacity - len);
        // SAFETY: the spare capacity was written.
        #[allow(unsafe_code)]
        unsafe {
            v.set_len(capacity);
        };
        assert!(v[len..].iter().copied().eq(0..(capacity - len) as u8));
    }
    fill::<8>(smallvec![1, 2]);
    fill::<1>(smallvec![1, 2, 3, 4, 5]);
    let mut v: SmallVec<u8, 0> = SmallVec::new();
    assert!(v.spare_capacity_mut().is_empty());
    v.reserve(3);
    assert!(v.spare_capacity_mut().len() >= 3);
}

#[test]
fn cloned_into_what_is_there() {
    let ledger = Ledger::open();
    for old in [0, 1, 2, 3, 6] {
        for new in [0, 1, 2, 3, 6] {
            let source: SmallVec<Counted, 2> = Counted::up_to(new).collect();
            let mut v: SmallVec<Counted, 2> = Counted::up_to(old).collect();
            let capacity = v.capacity();
            v.clone_from(&source);
            assert!(v == source && v.capacity() >= capacity);
            assert_eq!(ledger.alive(), 2 * new);
        }
    }
    ledger.assert_balanced();
}

#[test]
fn extended_by_references() {
    let mut v: SmallVec<u8, 2> = smallvec![1];
    v.extend(&[2, 3]);
    v.extend(Vec::from([4]).iter());
    v.extend(&v.clone());
    assert_eq!(v, [1, 2, 3, 4, 1, 2, 3, 4]);
}

#[test]
fn iterators_by_default() {
    let mut iter = smallcoll::vec::IntoIter::<u8, 2>::default();
    assert_eq!((iter.next(), iter.as_slice()), (None, &[][..]));
    let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    let mut iter = v.into_iter();
    iter.as_mut_slice().reverse();
    assert_eq!(iter.as_ref(), [3, 2, 1]);
    assert_eq!((iter.next(), iter.clone().next_back()), (Some(3), Some(1)));
    assert_eq!(format!("{iter:?}"), "IntoIter([2, 1])");
}

#[test]
fn guards_show_what_they_hold() {
    let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    assert_eq!(
        format!("{:?}", v.drain(1..)),
        format!("{:?}", vec![1, 2, 3].drain(1..))
    );
    let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    let splice = format!("{:?}", v.splice(1.., [7]));
    assert!(
        splice.starts_with("Splice { ") && splice.contains("[2, 3]"),
        "{splice}"
    );
    let extract = format!("{:?}", v.extract_if(1.., |_| true));
    assert!(
        extract.starts_with("ExtractIf { ") && extract.contains("[7]"),
        "{extract}"
    );
    assert_eq!(format!("{:?}", v.peek_mut()), "Some(PeekMut(7))");
    let mut v: SmallVec<u8, 2> = smallvec![1, 7, 2, 3];
    let mut extract = v.extract_if(..3, |x| *x == 7);
    assert_eq!(extract.next(), Some(7));
    assert_eq!(
        format!("{extract:?}"),
        "ExtractIf { retained: [1], remainder: [2], skipped_tail: [3], .. }"
    );
}

#[test]
fn written_to() {
    fn write<const N: usize, P: DefaultPolicy>() {
        let mut v: SmallVec<u8, N, P> = SmallVec::default();
        for part in 0..20_u8 {
            let part = vec![part; part.into()];
            assert_eq!(v.write(&part).expect("there is room"), part.len());
        }
        write!(v, "{}ab", 12)
            .and_then(|()| v.flush())
            .expect("there is room");
        v.write_all(b"!").expect("there is room");
        let expected = (0..20).flat_map(|part| vec![part; part.into()]);
        assert!(v.iter().copied().eq(expected.chain(*b"12ab!")));
    }
    write::<0, smallcoll::Amortized>();
    write::<16, smallcoll::Amortized>();
    write::<23, Compact>();
    write::<200, NoSpill>();
}

#[test]
fn written_to_until_full() {
    let mut v: SmallVec<u8, 5, NoSpill> = SmallVec::default();
    assert_eq!(v.write(b"abc").expect("room"), 3);
    assert_eq!(v.write(b"def").expect("room for a part"), 2);
    assert_eq!(v.write(b"g").expect("no error, but nothing is written"), 0);
    assert_eq!(v.write(b"").expect("nothing to write"), 0);
    assert_eq!(v, b"abcde");
    v.truncate(4);
    let error = v.write_all(b"xyz").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WriteZero);
    assert_eq!(v, b"abcdx");
    let error = write!(v, "{}", 1).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WriteZero);
}

#[test]
fn errors_say_why() {
    let mut v: SmallVec<String, 1, NoSpill> = SmallVec::default();
    v.push("a".into());
    let error = v.try_push("b".into()).unwrap_err();
    let full = TryReserveError::Full {
        capacity: 1,
        required: 2,
    };
    let text = "room for 2 elements needed, but the capacity is fixed at 1";
    assert_eq!((error.reason(), error.to_string()), (full, text.into()));
    assert!(error.source().is_none(), "the message has it all");
    assert_eq!(
        format!("{error:?}"),
        format!("CapacityError {{ reason: {full:?}, .. }}")
    );
    assert_eq!(TryReserveError::from(error.clone()), full);
    assert_eq!(error.clone().simplify(), error.clone().simplify());
    assert_eq!(error.element(), "b");
    assert_eq!(v.try_reserve(1), Err(full));
    assert_eq!(
        v.try_insert(0, "c".into()).map_err(CapacityError::element),
        Err("c".into())
    );
    assert_eq!(v, ["a"]);
    let mut v: SmallVec<u8, 2> = SmallVec::new();
    assert_eq!(
        v.try_reserve(usize::MAX),
        Err(TryReserveError::CapacityOverflow)
    );
    assert_eq!(
        v.try_reserve(usize::MAX).unwrap_err().to_string(),
        Vec::<u8>::new()
            .try_reserve(usize::MAX)
            .unwrap_err()
            .to_string()
    );
    // Of a full vector that counts beyond `usize`.
    let mut v: SmallVec<u8, 2, NoSpill> = smallvec![1, 2];
    assert_eq!(
        v.try_reserve(usize::MAX),
        Err(TryReserveError::CapacityOverflow)
    );
}

#[test]
fn short_methods_on_both_sides() {
    for len in [0, 1, 4, 5, 9] {
        let mut v: SmallVec<u8, 4> = (0..len).collect();
        let mut std: Vec<u8> = (0..len).collect();
        assert_eq!(SmallVec::<u8, 4>::inline_capacity(), 4);
        v.extend_from_within_copy(v.len() / 2..);
        std.extend_from_within(std.len() / 2..);
        assert_eq!(v, std);
        v.insert_from_slice_copy(v.len() / 2, &[7, 8, 9]);
        std.splice(std.len() / 2..std.len() / 2, [7, 8, 9]);
        assert_eq!(v, std);
    }
}
