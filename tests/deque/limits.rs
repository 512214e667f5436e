//! Growth and its limits: allocators that fail, policies that answer oddly, hints that lie, elements
//! without bytes.

use std::collections::VecDeque;

use smallcoll::policy::DefaultPolicy;
use smallcoll::{Amortized, Compact, NoSpill, SmallDeque, TryReserveError, smalldeque};

use crate::common::alloc::{counted, failing_at};
use crate::common::iter::{Hint, Lying};
use crate::common::policies::{Alternating, Exact, Greedy, Zero};
use crate::common::{Counted, CountedZst, Ledger, catch, panic_message};
use crate::{Element, state};

#[test]
fn growth_asks_once_for_what_is_known() {
    let ((), counts) = counted(|| {
        let mut deque: SmallDeque<u32, 4> = (0..100).collect();
        deque.truncate(50);
        deque.extend(0..50);
    });
    assert_eq!((counts.requests, counts.blocks), (1, 0));
}

#[test]
fn rust_123369_an_allocator_that_fails_changes_nothing() {
    for head in 0..4 {
        let full = || state::<_, 4>(4, head, 4, |value| value.to_string());
        let spilled = || state::<_, 2>(4, head, 4, |value| value.to_string());
        fn refused<const N: usize>(mut deque: SmallDeque<String, N>) {
            let before = deque.clone();
            let value = String::from("new");
            let (result, failed) = failing_at(1, || deque.try_push_back(value));
            let error = result.unwrap_err();
            assert!(failed && matches!(error.reason(), TryReserveError::AllocError { .. }));
            let (result, _) = failing_at(1, || deque.try_push_front(error.element()));
            let (result, _) = failing_at(1, || deque.try_insert(2, result.unwrap_err().element()));
            assert_eq!(result.unwrap_err().element(), "new");
            let mut other = before.clone();
            let (result, _) = failing_at(1, || deque.try_append(&mut other));
            assert!(result.is_err());
            assert_eq!(deque, before);
            assert_eq!(deque, other);
        }
        refused(full());
        refused(spilled());

        // A smaller block is not to be had: the deque keeps the one it has.
        let mut deque = spilled();
        deque.reserve_exact(6);
        let ((), failed) = failing_at(1, || deque.shrink_to_fit());
        assert!(failed);
        assert_eq!((deque.capacity(), deque.len()), (10, 4));
        assert!(deque.iter().map(String::as_str).eq(["0", "1", "2", "3"]));
    }
}

#[test]
fn policies_that_answer_oddly() {
    fn grows<P: DefaultPolicy>() {
        let mut deque: SmallDeque<u32, 3, P> = SmallDeque::default();
        let mut model = VecDeque::new();
        for i in 0..60 {
            deque.push_front(i);
            model.push_front(i);
            if i % 3 == 0 {
                assert_eq!(deque.pop_back(), model.pop_back());
            }
            deque.extend(0..i % 4);
            model.extend(0..i % 4);
            assert_eq!(deque, model);
        }
    }
    grows::<Exact>();
    grows::<Zero>();
    grows::<Alternating>();
    let mut deque: SmallDeque<u32, 1, Greedy> = smalldeque![1];
    let reason = deque.try_push_back(2).unwrap_err().reason();
    assert_eq!(reason, TryReserveError::CapacityOverflow);
    assert_eq!(deque, [1]);
}

#[test]
fn hints_that_lie() {
    for hint in Hint::BEARABLE {
        for head in 0..4 {
            for count in 0..9 {
                let ledger = Ledger::open();
                let mut deque = state::<_, 4>(4, head, 2, Element::new);
                deque.extend(Lying::new(Counted::up_to(count), hint));
                assert_eq!(deque.len(), 2 + count);
                ledger.assert_owned_by(deque.make_contiguous());
            }
        }
    }
    let mut deque: SmallDeque<u32, 4> = smalldeque![1];
    let message = panic_message(|| deque.extend(Lying::new([2, 3], Hint::Max)));
    assert_eq!(message, "capacity overflow");
    assert_eq!(deque, [1]);
}

#[test]
fn hints_that_lie_where_there_is_room_for_one() {
    for head in 0..4 {
        let mut deque: SmallDeque<u32, 4, NoSpill> = SmallDeque::default();
        for _ in 0..head {
            deque.push_back(0);
            deque.pop_front();
        }
        deque.extend([1, 2, 3]);
        let gone: Vec<_> = deque.splice(1..2, Lying::new([8, 9], Hint::High)).collect();
        assert_eq!((gone, deque), (vec![2], smalldeque![1, 8, 9, 3]));
    }
}

/// A counted element of `16 + MORE` bytes.
struct Wide<const MORE: usize>(Counted, [u8; MORE]);

#[test]
fn a_full_push_moves_elements_of_any_size() {
    fn push<T, P: DefaultPolicy>(deque: &mut SmallDeque<T, 2, P>, front: bool, value: T) {
        match front {
            true => deque.push_front(value),
            false => deque.push_back(value),
        }
    }
    fn plain<T: Copy + PartialEq + std::fmt::Debug>(element: impl Fn(u8) -> T) {
        for front in [true, false] {
            let mut deque: SmallDeque<T, 2> = SmallDeque::new();
            let mut model: Vec<T> = (0..20).map(&element).collect();
            model
                .iter()
                .for_each(|&value| push(&mut deque, front, value));
            if front {
                model.reverse();
            }
            assert_eq!(deque, model);
        }
    }
    fn owned<const MORE: usize>() {
        for front in [true, false] {
            let ledger = Ledger::open();
            let element = |n: u8| Wide(Counted::new(n.into()), [n; MORE]);
            let mut deque: SmallDeque<Wide<MORE>, 2> = SmallDeque::new();
            (0..20).for_each(|n| push(&mut deque, front, element(n)));
            for n in 0..20 {
                let Wide(counted, more) = if front {
                    deque.pop_back()
                } else {
                    deque.pop_front()
                }
                .expect("twenty were pushed");
                assert_eq!((counted.value, more), (n.into(), [n; MORE]));
            }
            let mut full: SmallDeque<Wide<MORE>, 2, NoSpill> = SmallDeque::default();
            (0..2).for_each(|n| push(&mut full, front, element(n)));
            assert!(catch(|| push(&mut full, front, element(2))).is_err());
            assert_eq!(ledger.alive(), 2);
            drop(full);
            ledger.assert_balanced();
        }
    }
    plain(|_| ());
    plain(|n| n);
    plain(f32::from);
    plain(|n| [n; 3]);
    plain(|n| [u32::from(n); 5]);
    plain(|n| (n, u64::from(n)));
    plain(|n| (u128::from(n) << 100, n));
    plain(|n| [u64::from(n); 4]);
    plain(|n| [n; 33]);
    owned::<0>();
    owned::<1>();
    owned::<8>();
    owned::<9>();
    owned::<16>();
    owned::<17>();
}

#[test]
fn rust_53529_elements_without_bytes() {
    fn run<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone>() {
        let ledger = Ledger::open();
        let mut deque: SmallDeque<CountedZst, N, P> = SmallDeque::default();
        for _ in 0..3 {
            deque.push_back(CountedZst::new());
            deque.push_front(CountedZst::new());
            deque.push_front(CountedZst::new());
            deque.pop_back();
        }
        assert_eq!((deque.len(), ledger.alive()), (6, 6));
        assert!(!deque.spilled());
        deque.insert(2, CountedZst::new());
        deque.rotate_left(3);
        deque.make_contiguous();
        deque.swap(0, 6);
        assert!(deque.remove(1).is_some());
        let mut index = 0;
        deque.retain(|_| {
            index += 1;
            index % 3 != 0
        });
        assert_eq!((deque.len(), ledger.alive()), (4, 4));
        deque.append(&mut deque.clone());
        assert_eq!(deque.drain(3..5).count(), 2);
        let mut tail = deque.split_off(1);
        tail.resize(7, CountedZst::new());
        deque.append(&mut tail);
        assert!(deque.shrink_to_inline());
        deque.shrink_to_fit();
        assert_eq!((deque.len(), ledger.alive()), (8, 8));
        let vec = Vec::from(deque);
        assert_eq!(vec.len(), 8);
        let deque: SmallDeque<_, N, P> = VecDeque::from(vec).into_iter().collect();
        let mut iter = deque.into_iter();
        assert!(iter.next().is_some() && iter.next_back().is_some());
        assert_eq!(iter.len(), 6);
        drop(iter);
        ledger.assert_balanced();
    }
    run::<0, Amortized>();
    run::<2, Amortized>();
    run::<8, Amortized>();
    run::<2, Compact>();
    run::<8, NoSpill>();
}

#[test]
fn rust_80167_as_many_elements_without_bytes_as_there_can_be() {
    let most = usize::MAX >> 2;
    let mut deque: SmallDeque<(), 2> = SmallDeque::new();
    deque.resize(3, ());
    deque.rotate_left(1);
    let mut many: SmallDeque<(), 2> = Vec::from_iter([(); 5]).into();
    many.push_front(());
    assert_eq!(
        deque.try_reserve(most),
        Err(TryReserveError::CapacityOverflow)
    );
    assert!(deque.try_reserve(most - 3).is_ok());
    deque.append(&mut many);
    assert_eq!((deque.len(), many.len()), (9, 0));
    deque.push_front(());
    assert_eq!(deque.iter().rev().count(), 10);
}
