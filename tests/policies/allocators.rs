//! `In<A>`: all blocks come from the allocator and go back to it, with their layouts.

use std::collections::VecDeque;

use bumpalo::Bump;
use smallcoll::{
    Compact, Exact, Hysteresis, In, SmallDeque, SmallString, SmallVec, TryReserveError,
};

use crate::common::alloc::counted;
use crate::common::allocator::{Tracker, fail_at, requests};
use crate::common::policies::{AnyPolicy, comes_back_at};
use crate::common::{Counted, Ledger, left_out};
use crate::growing::{Args, of_deque, of_string, of_vec};
use crate::script::{Step, step};
use crate::small::Small;
use crate::twins::Twin;

/// A spilled collection has a block of the allocator, any other none.
fn every_operation<S: Small>(twins: &[Twin<S, S::Model, Args>]) {
    let numbers: &[usize] = if cfg!(miri) { &[17] } else { &[2, 17, 39] };
    for op in 0..twins.len() {
        for len in 0..2 * S::N + 4 {
            for &b in numbers {
                if left_out(7) {
                    continue;
                }
                let ledger = Ledger::open();
                let (mut small, mut model) = (S::default(), S::Model::default());
                (0..len).for_each(|number| small.add(&mut model, number));
                let one = Step {
                    op,
                    args: Args { a: len / 3, b },
                    script: Default::default(),
                    fuse: None,
                    refused: 0,
                };
                assert_eq!(step(twins, one, &mut small, &mut model), Ok(()));
                assert_eq!(Tracker(0).blocks(), usize::from(small.spilled()));
                drop((small, model));
                ledger.assert_balanced();
                assert_eq!(Tracker(0).blocks(), 0);
            }
        }
    }
}

fn every_collection<const N: usize, P: AnyPolicy>() {
    every_operation(&of_vec::<N, P>());
    every_operation(&of_deque::<N, P>());
    every_operation(&of_string::<N, P>());
}

#[test]
fn blocks_are_the_allocators() {
    every_collection::<0, In<Tracker>>();
    every_collection::<3, Compact<In<Tracker>>>();
    every_collection::<4, Hysteresis<In<Tracker>>>();
    every_collection::<2, In<Tracker, Exact>>();
}

/// Each method that returns an error, with a request that fails.
fn every_refusal<S: Small>(twins: &[Twin<S, S::Model, Args>]) {
    let mut refusals = 0;
    for op in 0..twins.len() {
        if !twins[op].name.starts_with("try_") {
            continue;
        }
        for len in 0..2 * S::N + 4 {
            let ledger = Ledger::open();
            let (mut small, mut model) = (S::default(), S::Model::default());
            small.reserve_exact(len);
            (0..len).for_each(|number| small.add(&mut model, number));
            let one = Step {
                op,
                args: Args { a: len / 3, b: 39 },
                script: Default::default(),
                fuse: None,
                refused: 1,
            };
            // `step` holds it to having changed nothing.
            refusals += usize::from(step(twins, one, &mut small, &mut model).is_err());
            drop((small, model));
            ledger.assert_balanced();
            assert_eq!(Tracker(0).blocks(), 0);
        }
    }
    assert!(refusals > 10, "{refusals}");
}

#[test]
fn failing_allocators() {
    every_refusal(&of_vec::<2, In<Tracker>>());
    every_refusal(&of_deque::<2, In<Tracker, Exact>>());
    every_refusal(&of_string::<3, Compact<In<Tracker>>>());
    fail_at(1);
    let result = SmallVec::<u32, 2, In<Tracker>>::try_with_capacity_in(3, Tracker(0));
    assert!(matches!(result, Err(TryReserveError::AllocError { layout }) if layout.size() == 12));
    fail_at(1);
    let mut v: SmallVec<u32, 2, In<Tracker>> =
        SmallVec::try_with_capacity_in(2, Tracker(0)).unwrap();
    v.extend([1, 2]);
    assert!(v.try_push(3).is_err() && fail_at(0));
    // Shrinking is a wish.
    v.reserve(10);
    let before = (v.as_ptr(), v.capacity());
    v.push(3);
    fail_at(1);
    v.shrink_to_fit();
    assert!(fail_at(0));
    assert_eq!(
        (v.as_ptr(), v.capacity(), &v[..]),
        (before.0, before.1, &[1, 2, 3][..])
    );
}

#[test]
fn inline_asks_for_nothing() {
    let before = requests();
    let mut v: SmallVec<u32, 4, In<Tracker>> = SmallVec::with_capacity_in(4, Tracker(1));
    v.extend(0..4);
    v.retain(|x| *x != 2);
    let mut s: SmallString<4, Compact<In<Tracker>>> = SmallString::new_in(Tracker(1));
    s.push_str("four");
    let mut q: SmallDeque<u32, 4, In<Tracker>> = SmallDeque::new_in(Tracker(1));
    q.extend(0..4);
    q.rotate_left(1);
    assert_eq!((requests(), v.len(), s.len(), q.len()), (before, 3, 4, 4));
}

/// What std's collections get is a block of the global allocator.
#[test]
fn conversions_copy() {
    let owner = Tracker(2);
    let vector = || {
        let mut v: SmallVec<u32, 2, In<Tracker>> = SmallVec::new_in(owner);
        v.extend(0..5);
        assert!(owner.owns(v.as_ptr()));
        v
    };
    let v = vector();
    let start = v.as_ptr();
    let vec = Vec::from(v);
    assert_eq!(vec, [0, 1, 2, 3, 4]);
    assert!(vec.as_ptr() != start && owner.blocks() == 0);
    let (boxed, counts) = counted(|| vector().into_boxed_slice());
    assert_eq!((&*boxed, owner.blocks(), counts.blocks), (&vec[..], 0, 1));
    assert_eq!(vector().into_vec(), vec);
    assert_eq!(owner.blocks(), 0);

    let string = || {
        let mut s: SmallString<2, Compact<In<Tracker>>> = SmallString::new_in(owner);
        s.push_str("spilled");
        assert!(owner.owns(s.as_ptr()));
        s
    };
    let s = string();
    let start = s.as_ptr();
    let text = String::from(s);
    assert!(text.as_ptr() != start && owner.blocks() == 0);
    assert_eq!(
        (&*text, &*string().into_boxed_str()),
        ("spilled", "spilled")
    );
    assert_eq!(owner.blocks(), 0);

    let mut q: SmallDeque<u32, 2, In<Tracker>> = SmallDeque::new_in(owner);
    q.extend(1..5);
    q.push_front(0);
    let deque = VecDeque::from(q);
    assert!(deque.into_iter().eq(0..5) && owner.blocks() == 0);
}

#[test]
fn bytes_keep_their_block() {
    let owner = Tracker(3);
    let mut s: SmallString<2, Compact<In<Tracker>>> = SmallString::new_in(owner);
    s.push_str("spilled");
    let start = s.as_ptr();
    let bytes = s.into_bytes();
    assert!(bytes.as_ptr() == start && owner.blocks() == 1);
    let again = SmallString::from_utf8(bytes).unwrap();
    assert!(again.as_ptr() == start && *again.allocator() == owner);
}

#[test]
fn clones_keep_the_allocator() {
    let owner = Tracker(4);
    let mut v: SmallVec<Box<u32>, 1, In<Tracker>> = SmallVec::new_in(owner);
    v.extend((0..6).map(Box::new));
    let clone = v.clone();
    assert!(owner.owns(clone.as_ptr()) && owner.blocks() == 2);
    assert_eq!(*clone.allocator(), owner);
    drop((v, clone));
    assert_eq!(owner.blocks(), 0);
    let mut q: SmallDeque<u32, 1, In<Tracker>> = SmallDeque::new_in(owner);
    q.extend(0..6);
    assert_eq!(*q.clone().allocator(), owner);
    let clone = q.into_iter().clone();
    assert!(clone.eq(0..6) && owner.blocks() == 0);
    let mut s: SmallString<1, In<Tracker>> = SmallString::new_in(owner);
    s.push_str("spilled");
    assert_eq!(*s.clone().allocator(), owner);
}

#[test]
fn cloned_iterators_keep_the_allocator() {
    let owner = Tracker(8);
    let mut v: SmallVec<Box<u32>, 1, In<Tracker>> = SmallVec::new_in(owner);
    v.extend((0..6).map(Box::new));
    let iter = v.into_iter();
    let clone = iter.clone();
    assert!(owner.owns(clone.as_slice().as_ptr()) && owner.blocks() == 2);
}

#[test]
fn parts_of_strings_keep_the_allocator() {
    let owner = Tracker(9);
    let mut s: SmallString<1, In<Tracker>> = SmallString::new_in(owner);
    s.push_str("spilled");
    let tail = s.split_off(3);
    assert_eq!((*tail.allocator(), owner.blocks()), (owner, 2));
}

#[test]
fn parts_of_vectors_keep_the_allocator() {
    let owner = Tracker(10);
    let mut v: SmallVec<u32, 1, In<Tracker>> = SmallVec::new_in(owner);
    v.extend(0..6);
    let tail = v.split_off(3);
    assert_eq!((*tail.allocator(), owner.blocks()), (owner, 2));
}

#[test]
fn parts_of_deques_keep_the_allocator() {
    let owner = Tracker(11);
    let mut q: SmallDeque<u32, 1, In<Tracker>> = SmallDeque::new_in(owner);
    q.extend(0..6);
    let tail = q.split_off(3);
    assert_eq!((*tail.allocator(), owner.blocks()), (owner, 2));
}

#[test]
fn flattened_vectors_keep_the_allocator() {
    let owner = Tracker(12);
    let arrays = |len: u32| {
        let mut v: SmallVec<[Box<u32>; 2], 2, In<Tracker>> = SmallVec::new_in(owner);
        v.extend((0..len).map(|x| [2 * x, 2 * x + 1].map(Box::new)));
        v
    };
    for len in 0..5 {
        let flat = arrays(len).into_flattened::<6>();
        assert!(flat.iter().map(|x| **x).eq(0..2 * len));
        assert_eq!(*flat.allocator(), owner);
        assert_eq!(
            (flat.spilled(), owner.blocks()),
            (len > 3, usize::from(len > 3))
        );
    }
    for len in 2..5 {
        let v = arrays(len);
        let block = v.as_ptr();
        fail_at(1);
        let error = v.try_into_flattened::<3>().unwrap_err();
        assert!(fail_at(0));
        assert!(matches!(error.reason(), TryReserveError::AllocError { .. }));
        let v = error.element();
        assert_eq!((v.len(), v.spilled()), (len as usize, len > 2));
        assert!(!v.spilled() || v.as_ptr() == block);
        let flat = v.try_into_flattened::<3>().unwrap();
        assert!(owner.owns(flat.as_ptr()) && flat.iter().map(|x| **x).eq(0..2 * len));
    }
    assert_eq!(owner.blocks(), 0);
    // Which has no default.
    let arena = Bump::new();
    let mut v: SmallVec<[u8; 2], 1, In<&Bump>> = SmallVec::new_in(&arena);
    v.extend([[1, 2], [3, 4]]);
    assert_eq!(v.into_flattened::<3>(), [1, 2, 3, 4]);
}

/// Between two allocators, elements move, blocks do not.
#[test]
fn append_from_another_allocator() {
    let (mut v, mut w) = (
        SmallVec::<u32, 1, In<Tracker>>::new_in(Tracker(5)),
        SmallVec::<u32, 2, Hysteresis<In<Tracker>>>::new_in(Tracker(6)),
    );
    v.extend(0..3);
    w.extend(3..9);
    v.append(&mut w);
    assert!(v.iter().copied().eq(0..9) && w.is_empty());
    assert_eq!((Tracker(5).blocks(), Tracker(6).blocks()), (1, 0));
    let mut global: SmallVec<u32, 1> = SmallVec::new();
    global.append(&mut v);
    drop(v);
    assert_eq!((global.len(), Tracker(5).blocks()), (9, 0));
}

#[test]
fn coming_back_gives_the_block_back() {
    let owner = Tracker(7);
    let mut v: SmallVec<u32, 4, Hysteresis<In<Tracker>>> = SmallVec::new_in(owner);
    v.extend(0..5);
    v.truncate(comes_back_at(4) + 1);
    assert_eq!((owner.blocks(), v.spilled()), (1, true));
    v.pop();
    assert_eq!((owner.blocks(), v.spilled()), (0, false));
    // `In` takes over from the policy below it.
    let mut v: SmallVec<u32, 4, In<Tracker, Hysteresis<Exact>>> = SmallVec::new_in(owner);
    v.extend(0..4);
    v.push(4);
    assert_eq!((owner.blocks(), v.capacity()), (1, 5));
    v.clear();
    assert_eq!(owner.blocks(), 0);
}

#[test]
fn arenas() {
    let ledger = Ledger::open();
    let arena = Bump::new();
    {
        let mut v: SmallVec<Counted, 2, In<&Bump>> = SmallVec::new_in(&arena);
        v.extend(Counted::up_to(50));
        v.retain(|x| x.value % 2 == 0);
        v.shrink_to_fit();
        let mut q: SmallDeque<Counted, 2, In<&Bump, Exact>> =
            SmallDeque::with_policy_in(In::new(Exact), &arena);
        q.append(&mut v.drain(..).collect::<SmallDeque<_, 4>>());
        assert!(q.iter().map(|x| x.value).eq((0..50).step_by(2)));
        let mut s: SmallString<23, Compact<In<&Bump>>> = SmallString::new_in(&arena);
        for x in &q {
            s.push_str(&x.value.to_string());
        }
        assert!(s.starts_with("024681012") && s.spilled());
        assert!(arena.allocated_bytes() > 0);
    }
    ledger.assert_balanced();
}
