//! The operations that run user code: elements', closures', iterators', the policy's, the allocator's.

use std::mem;

use smallcoll::SmallVec;

use crate::common::iter::{Hint, Lying};
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, Fuse};

/// An operation on a `SmallVec`, and on a `Vec` if that has the same elements after a panic.
pub(crate) struct Op {
    pub(crate) name: &'static str,
    pub(crate) std: Option<fn(&mut Vec<Counted>)>,
}

macro_rules! ops {
    ($(
        $name:ident $(($alone:ident))?: |$v:ident| $code:expr;
    )*) => {
        pub(crate) const OPS: &[Op] = &[$(
            Op {
                name: stringify!($name),
                std: ops!(@ $($alone)? |$v| $code),
            },
        )*];

        impl Op {
            /// The operation on a `SmallVec`.
            pub(crate) fn small<const N: usize, P: AnyPolicy>(
                &self,
            ) -> fn(&mut SmallVec<Counted, N, P>) {
                $(
                    if self.name == stringify!($name) {
                        return |$v| {
                            let _ = $code;
                        };
                    }
                )*
                unreachable!()
            }
        }
    };
    (@ |$v:ident| $code:expr) => {
        Some(|$v: &mut Vec<Counted>| {
            let _ = $code;
        })
    };
    (@ alone |$v:ident| $code:expr) => {
        None
    };
}

/// New elements, by an iterator that may panic and says `hint` of its length.
fn three(hint: Hint) -> impl Iterator<Item = Counted> {
    Lying::new([50, 51, 52], hint).map(Counted::new)
}

/// A predicate that may panic: `false` for each third number.
fn most(element: &Counted) -> bool {
    Fuse::Call.burn();
    element.value % 3 != 0
}

fn most_mut(element: &mut Counted) -> bool {
    let most = most(element);
    element.value += 1;
    most
}

fn one() -> Counted {
    Fuse::Call.burn();
    Counted::new(60)
}

fn some() -> [Counted; 3] {
    [70, 71, 72].map(Counted::new)
}

// Methods that `Vec` does not have, or not on the oldest supported compiler, or that differ from
// its own after a panic, are marked `alone`.
ops! {
    push: |v| v.push(one());
    insert: |v| v.insert(v.len() / 2, one());
    clear: |v| v.clear();
    truncate: |v| v.truncate(v.len() / 2);
    pop: |v| drop(v.pop());
    assign: |v| v.iter_mut().for_each(|element| *element = one());
    extend: |v| v.extend(three(Hint::Exact));
    extend_unknown: |v| v.extend(three(Hint::Unknown));
    extend_low: |v| v.extend(three(Hint::Low));
    extend_high: |v| v.extend(three(Hint::High));
    extend_from_slice: |v| v.extend_from_slice(&some());
    extend_from_within: |v| v.extend_from_within(v.len() / 2..);
    resize: |v| v.resize(v.len() + 3, one());
    resize_shorter: |v| v.resize(v.len() / 3, one());
    resize_with: |v| v.resize_with(v.len() + 3, one);
    retain: |v| v.retain(most);
    retain_mut: |v| v.retain_mut(most_mut);
    dedup: |v| v.dedup();
    dedup_by_key: |v| v.dedup_by_key(|x| { Fuse::Call.burn(); x.value / 2 });
    drain: |v| drop(v.drain(v.len() / 3..));
    drain_middle: |v| drop(v.drain(v.len() / 3..v.len() - v.len() / 3));
    drain_yielded: |v| v.drain(..).for_each(drop);
    drain_nth: |v| drop(v.drain(..).nth(2));
    drain_nth_back: |v| drop(v.drain(..).nth_back(2));
    splice: |v| drop(v.splice(v.len() / 3..v.len() - v.len() / 3, three(Hint::Exact)));
    splice_unknown: |v| drop(v.splice(v.len() / 2.., three(Hint::Unknown)));
    splice_low (alone): |v| drop(v.splice(v.len() / 3..v.len() / 2, three(Hint::Low)));
    splice_high (alone): |v| drop(v.splice(..v.len() / 2, three(Hint::High)));
    splice_nothing: |v| drop(v.splice(v.len() / 3..v.len() / 2, []));
    insert_many (alone): |v| v.insert_many(v.len() / 2, three(Hint::Exact));
    try_extend_low (alone): |v| assert!(v.try_extend(three(Hint::Low)).is_ok());
    try_insert_many_low (alone): |v| assert!(v.try_insert_many(v.len() / 2, three(Hint::Low)).is_ok());
    insert_many_unknown (alone): |v| v.insert_many(v.len() / 2, three(Hint::Unknown));
    insert_many_low (alone): |v| v.insert_many(v.len() / 2, three(Hint::Low));
    insert_many_high (alone): |v| v.insert_many(v.len() / 2, three(Hint::High));
    insert_from_slice (alone): |v| v.insert_from_slice(v.len() / 2, &some());
    pop_if (alone): |v| v.pop_if(most_mut);
    extract_if (alone): |v| v.extract_if(.., most_mut).for_each(drop);
    extract_if_some (alone): |v| drop(v.extract_if(1.min(v.len()).., most_mut).next());
    append: |v| {
        let mut other = v.split_off(v.len() / 2);
        v.append(&mut other)
    };
    clone: |v| drop(v.clone());
    try_clone (alone): |v| drop(v.try_clone());
    clone_from: |v| v.clone_from(&some().into_iter().collect());
    clone_from_longer: |v| {
        let more = v.clone();
        v.truncate(more.len() / 2);
        v.clone_from(&more)
    };
    replaced: |v| drop(mem::replace(v, three(Hint::Unknown).collect()));
    into_iter: |v| drop(mem::take(v).into_iter());
    into_iter_some: |v| {
        let mut iter = mem::take(v).into_iter();
        drop((iter.next(), iter.next_back()));
        drop(iter)
    };
    into_iter_nth: |v| drop(mem::take(v).into_iter().nth(2));
    into_iter_nth_back: |v| drop(mem::take(v).into_iter().nth_back(2));
    into_iter_clone: |v| {
        let mut iter = mem::take(v).into_iter();
        drop(iter.next());
        drop(iter.clone())
    };
    into_iter_for_each: |v| mem::take(v).into_iter().for_each(|x| { Fuse::Call.burn(); drop(x) });
    collected_again: |v| *v = mem::take(v).into_iter().filter(most).collect();
    from_elem (alone): |v| *v = SmallVec::from_elem(one(), 4);
    from_fn (alone): |v| *v = SmallVec::from_fn(4, |_| one());
    from_slice (alone): |v| *v = SmallVec::from_slice(&some());
    from_array (alone): |v| *v = SmallVec::from(some());
    from_buf_and_len (alone): |v| {
        v.clear();
        v.extend(SmallVec::<Counted, 3>::from_buf_and_len(some(), 1))
    };
    sort: |v| v.sort();
    equal: |v| v[..] == some()[..];
    try_methods (alone): |v| {
        assert!(v.try_push(one()).is_ok());
        assert!(v.try_insert(0, one()).is_ok());
        assert!(v.try_extend_from_slice(&some()).is_ok());
        assert!(v.try_extend_from_within(..1).is_ok());
        assert!(v.try_resize(v.len() + 3, one()).is_ok())
    };
    try_methods_of_many (alone): |v| {
        let mut other: SmallVec<_, 2> = some().into_iter().collect();
        assert!(v.try_append(&mut other).is_ok());
        assert!(v.try_insert_from_slice(v.len() / 2, &some()).is_ok());
        assert!(v.try_resize_with(v.len() + 3, one).is_ok());
        *v = v.try_split_off(v.len() / 2).expect("memory")
    };
    append_other (alone): |v| v.append(&mut SmallVec::<_, 2>::from(some()));
    push_mut (alone): |v| v.push_mut(one()).value += 1;
    insert_mut (alone): |v| v.insert_mut(v.len() / 2, one()).value += 1;
    try_push_mut (alone): |v| v.try_push_mut(one()).expect("memory").value += 1;
    try_insert_mut (alone): |v| v.try_insert_mut(v.len() / 2, one()).expect("memory").value += 1;
    push_within_capacity (alone): |v| drop(v.push_within_capacity(one()));
    remove: |v| (!v.is_empty()).then(|| v.remove(v.len() / 2));
    swap_remove: |v| (!v.is_empty()).then(|| v.swap_remove(v.len() / 2));
    try_remove (alone): |v| v.try_remove(v.len() / 2);
    swap_pop (alone): |v| v.swap_pop(v.len() / 2);
    pop_at (alone): |v| v.pop_at(v.len() / 2);
    dedup_by: |v| v.dedup_by(|x, y| { Fuse::Call.burn(); x.value == y.value });
    drain_keep_rest (alone): |v| {
        let mut drain = v.drain(..);
        drop((drain.next(), drain.next_back()));
        drain.keep_rest()
    };
    take (alone): |v| *v = v.take();
    try_from_elem (alone): |v| *v = SmallVec::try_from_elem(one(), 4).expect("memory");
    try_from_slice (alone): |v| *v = SmallVec::try_from_slice(&some()).expect("memory");
    into_vec (alone): |v| *v = SmallVec::from_vec(mem::take(v).into_vec());
    try_into_vec (alone): |v| *v = SmallVec::from_vec(mem::take(v).try_into_vec().expect("memory"));
    into_boxed_slice (alone): |v| *v = SmallVec::from_vec(mem::take(v).into_boxed_slice().into());
    into_inner (alone): |v| match mem::take(v).into_inner() {
        Ok(array) => *v = SmallVec::from(array),
        Err(other) => *v = other,
    };
    try_from_vec (alone): |v| *v = SmallVec::try_from_vec(mem::take(v).into()).expect("memory");
    into_flattened (alone): |v| {
        let arrays: SmallVec<_, N, P> = mem::take(v).into_iter().map(|x| [x]).collect();
        *v = arrays.into_flattened()
    };
    try_into_flattened (alone): |v| {
        let arrays: SmallVec<_, 2, P> = mem::take(v).into_iter().map(|x| [x]).collect();
        *v = arrays.try_into_flattened().expect("memory")
    };
    reserve: |v| v.reserve(v.capacity() - v.len() + 1);
    reserve_exact: |v| v.reserve_exact(v.capacity() - v.len() + 1);
    try_reserve: |v| assert!(v.try_reserve(v.capacity() - v.len() + 1).is_ok());
    try_reserve_exact: |v| assert!(v.try_reserve_exact(v.capacity() - v.len() + 1).is_ok());
    grow (alone): |v| v.grow(v.capacity() + 1);
    grow_shorter (alone): |v| v.grow(v.len());
    try_grow (alone): |v| assert!(v.try_grow(v.capacity() + 1).is_ok());
    shrink_to: |v| v.shrink_to(v.len() + 1);
    shrink_to_fit: |v| v.shrink_to_fit();
    shrink_to_inline (alone): |v| assert_eq!(v.shrink_to_inline(), !v.spilled());
    peek_mut (alone): |v| {
        if let Some(mut last) = v.peek_mut() {
            *last = one();
            drop(smallcoll::vec::PeekMut::pop(last))
        }
    };
}
