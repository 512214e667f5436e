//! `Hysteresis` comes back inline at the end of an operation that removes, once there are at most
//! `N / 2` elements (none if `N <= 3`), and at no other time.

use std::fmt::Debug;
use std::mem;
#[cfg(feature = "std")]
use std::panic::AssertUnwindSafe;

use smallcoll::policy::SpillPolicy;
use smallcoll::{Amortized, Compact, Exact, Hysteresis, SmallDeque, SmallString, SmallVec};

use crate::common::alloc::{counted, counts};
use crate::common::policies::{AnyPolicy, comes_back_at};
use crate::common::{catch, left_out};
use crate::removing::{of_deque, of_string, of_vec};
use crate::small::Small;
use crate::twins::Twin;

/// A collection on the heap with `len` elements, and its model.
fn spilled<S: Small>(len: usize) -> (S, S::Model) {
    let (mut small, mut model) = (S::default(), S::Model::default());
    small.reserve_exact(2 * S::N + 5);
    (0..len).for_each(|number| small.add(&mut model, number));
    assert!(small.spilled());
    (small, model)
}

/// Each operation from each length down to each other one.
fn every_operation<S: Small>(twins: Vec<Twin<S, S::Model, usize>>, comes_back: bool) {
    let mut came_back = 0;
    for Twin {
        name, small, model, ..
    } in twins
    {
        for len in 0..=2 * S::N + 4 {
            for k in 0..=len {
                if left_out(101) {
                    continue;
                }
                let (mut v, mut expected) = spilled::<S>(len);
                let capacity = v.capacity();
                let (outcome, counts) = counted(|| small(&mut v, k));
                let context = format!("{name}, N {}, from {len} to {k}: {v:?}", S::N);
                assert_eq!(outcome, Ok(()), "{context}");
                model(&mut expected, k);
                assert!(v.equals(&expected), "{context}: not {expected:?}");
                let back = comes_back && v.len() < len && v.len() <= comes_back_at(S::N);
                assert_eq!(v.spilled(), !back, "{context}");
                assert_eq!(
                    v.capacity(),
                    if back { S::N } else { capacity },
                    "{context}"
                );
                assert_eq!(counts.blocks, -isize::from(back), "{context}");
                came_back += usize::from(back);
            }
        }
    }
    assert_eq!(came_back != 0, comes_back);
}

macro_rules! every_operation {
    ($($name:ident: $policy:ty, [$($n:literal)*];)*) => {$(
        #[test]
        fn $name() {
            let back = <$policy as SpillPolicy>::COMES_BACK;
            $(
                every_operation(of_vec::<u32, $n, $policy>(), back);
                every_operation(of_deque::<u32, $n, $policy>(), back);
                every_operation(of_string::<$n, $policy>(), back);
            )*
        }
    )*};
}

every_operation! {
    word: Hysteresis, [0 1 2 3 4 8];
    word_exact: Hysteresis<Exact>, [4];
    byte: Compact<Hysteresis>, [3 8];
    amortized_never: Amortized, [0 8];
    compact_never: Compact, [4];
}

/// A vector of eight slots on the heap, with the elements `0..len`.
fn vector(len: usize) -> SmallVec<u32, 8, Hysteresis> {
    spilled::<SmallVec<u32, 8, Hysteresis>>(len).0
}

#[test]
fn what_is_built_on_the_heap_stays_until_something_is_removed() {
    let mut v: SmallVec<u32, 4, Hysteresis> = SmallVec::default();
    v.reserve(5);
    v.push(1);
    v.insert(0, 0);
    v.extend([2]);
    v[0] = 7;
    v.sort();
    assert!(v.spilled());
    assert_eq!((v.pop(), v.spilled()), (Some(7), false));
    assert_eq!(v, [1, 2]);
}

#[test]
fn what_removes_nothing_changes_nothing() {
    let mut v = vector(2);
    v.truncate(2);
    v.truncate(10);
    assert_eq!(v.pop_if(|_| false), None);
    assert_eq!(
        (v.try_remove(2), v.pop_at(9), v.swap_pop(2)),
        (None, None, None)
    );
    v.retain(|_| true);
    v.dedup();
    drop(v.drain(1..1));
    v.drain(..).keep_rest();
    drop(v.extract_if(.., |_| false).next());
    drop(v.splice(..1, [5]));
    drop(v.split_off(2));
    v.resize(2, 0);
    *v.peek_mut().unwrap() += 1;
    assert!(v.spilled());
    assert_eq!(v, [5, 2]);

    let mut q = spilled::<SmallDeque<u32, 8, Hysteresis>>(1).0;
    q.truncate(1);
    q.truncate_front(1);
    assert_eq!((q.pop_front_if(|_| false), q.remove(1)), (None, None));
    q.retain(|_| true);
    drop(q.drain(1..));
    q.rotate_left(1);
    q.make_contiguous();
    assert!(q.spilled());

    let mut s = spilled::<SmallString<8, Hysteresis>>(1).0;
    s.truncate(1);
    s.retain(|_| true);
    s.replace_range(.., "b");
    drop(s.drain(..0));
    drop(s.split_off(1));
    assert!(s.spilled());
    s.pop();
    assert!(!s.spilled());
    assert_eq!(s.pop(), None);
}

#[test]
fn splicing_more_into_a_deque_changes_nothing() {
    let mut q = spilled::<SmallDeque<u32, 8, Hysteresis>>(1).0;
    drop(q.splice(.., [1, 2]));
    assert_eq!(q, [1, 2]);
    assert!(q.spilled());
}

#[test]
#[allow(unsafe_code)]
fn set_len_is_no_removal() {
    let mut v = vector(9);
    // SAFETY: fewer elements than there are.
    unsafe { v.set_len(1) };
    assert!(v.spilled());
    assert_eq!(v, [0]);
    v.pop();
    assert!(!v.spilled());
}

#[test]
fn nothing_moves_under_a_guard() {
    let mut v = vector(9);
    let before = counts();
    let mut drain = v.drain(1..);
    assert_eq!((drain.next(), drain.next_back()), (Some(1), Some(8)));
    assert_eq!(counts(), before);
    drop(drain);
    assert_eq!(counts().blocks, before.blocks - 1);
    assert_eq!(v, [0]);

    let mut q = spilled::<SmallDeque<u32, 8, Hysteresis>>(9).0;
    let before = counts();
    let mut drain = q.drain(1..);
    drain.next();
    assert_eq!(counts(), before);
    drop(drain);
    assert_eq!(counts().blocks, before.blocks - 1);

    let mut s = spilled::<SmallString<8, Hysteresis>>(9).0;
    let before = counts();
    let mut drain = s.drain(1..);
    assert_eq!(drain.next(), Some('b'));
    assert_eq!(counts(), before);
    drop(drain);
    assert_eq!((counts().blocks, s.as_str()), (before.blocks - 1, "a"));
}

/// After a guard was leaked or dropped by a panic the collection is on the heap, and comes back with
/// the next operation that removes.
fn comes_back_later<S: Small>(v: &mut S, pop: impl FnOnce(&mut S)) {
    assert!(v.spilled() && v.len() <= comes_back_at(S::N), "{v:?}");
    let mut model = S::Model::default();
    v.add(&mut model, 1);
    pop(v);
    assert!(!v.spilled(), "{v:?}");
}

#[test]
fn leaked_guards() {
    let mut v = vector(9);
    let mut drain = v.drain(2..);
    drain.next();
    mem::forget(drain);
    comes_back_later(&mut v, |v| drop(v.pop()));
    assert_eq!(v, [0, 1]);

    let mut v = vector(9);
    mem::forget(v.extract_if(1.., |_| true));
    comes_back_later(&mut v, |v| v.truncate(1));

    let mut v = vector(9);
    mem::forget(v.splice(1.., [1, 2]));
    comes_back_later(&mut v, |v| v.clear());

    let mut q = spilled::<SmallDeque<u32, 8, Hysteresis>>(9).0;
    let mut drain = q.drain(2..);
    drain.next_back();
    mem::forget(drain);
    comes_back_later(&mut q, |q| drop(q.pop_front()));

    let mut s = spilled::<SmallString<8, Hysteresis>>(9).0;
    mem::forget(s.drain(1..));
    comes_back_later(&mut s, |s| drop(s.pop()));
}

#[cfg(feature = "std")]
#[track_caller]
fn panics<S: Debug>(v: &mut S, f: impl FnOnce(&mut S)) {
    let panic = catch(AssertUnwindSafe(|| f(v))).map(drop);
    assert_eq!(panic.expect_err("it panics").message, "half-way", "{v:?}");
}

#[cfg(feature = "std")]
#[test]
fn not_while_a_panic_unwinds() {
    /// Keeps nothing, and panics at the last of nine.
    fn none_of_nine<T>() -> impl FnMut(T) -> bool {
        let mut asked = 0;
        move |_| {
            asked += 1;
            assert!(asked < 9, "half-way");
            false
        }
    }
    let mut v = vector(9);
    panics(&mut v, |v| {
        let mut f = none_of_nine();
        v.retain(|x| f(*x));
    });
    assert_eq!(v, [8]);
    comes_back_later(&mut v, |v| drop(v.pop()));

    let mut v = vector(9);
    panics(&mut v, |v| {
        let mut f = none_of_nine();
        v.extract_if(.., |x| !f(*x)).for_each(drop);
    });
    comes_back_later(&mut v, |v| drop(v.pop()));

    let mut v = vector(10);
    panics(&mut v, |v| {
        let mut f = none_of_nine();
        v.dedup_by(|x, _| !f(*x));
    });
    comes_back_later(&mut v, |v| drop(v.swap_remove(0)));

    let mut v = vector(9);
    panics(&mut v, |v| {
        for x in v.drain(1..) {
            assert!(x != 4, "half-way");
        }
    });
    assert_eq!(v, [0]);
    comes_back_later(&mut v, |v| drop(v.pop()));

    let mut q = spilled::<SmallDeque<u32, 8, Hysteresis>>(9).0;
    panics(&mut q, |q| {
        let mut f = none_of_nine();
        q.retain(|x| f(*x));
    });
    comes_back_later(&mut q, |q| drop(q.pop_back()));

    let mut q = spilled::<SmallDeque<u32, 8, Hysteresis>>(9).0;
    panics(&mut q, |q| {
        for (index, _) in q.drain(2..).enumerate() {
            assert!(index != 3, "half-way");
        }
    });
    comes_back_later(&mut q, |q| drop(q.pop_front()));

    let mut s = spilled::<SmallString<8, Hysteresis>>(9).0;
    panics(&mut s, |s| s.retain(none_of_nine()));
    assert_eq!(s, "i");
    comes_back_later(&mut s, |s| drop(s.pop()));
}

#[test]
fn the_policy_below_decides_how_much_to_grow() {
    fn capacity<P: AnyPolicy>() -> usize {
        let mut v: SmallVec<u32, 4, P> = SmallVec::default();
        v.extend(0..4);
        v.push(4);
        v.capacity()
    }
    assert_eq!(
        (capacity::<Hysteresis>(), capacity::<Hysteresis<Exact>>()),
        (8, 5)
    );
    assert_eq!(capacity::<Compact<Hysteresis<Exact>>>(), 5);
}
