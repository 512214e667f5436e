//! The operations that run user code: elements', closures', iterators', the policy's, the allocator's.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash};
use std::mem;

use smallcoll::policy::MaySpill;
use smallcoll::{SmallDeque, SmallVec, smalldeque};

use crate::Element;
use crate::common::iter::{Hint, Lying};
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, Fuse};

/// New elements, by an iterator that may panic and says `hint` of its length.
pub(crate) fn three(hint: Hint) -> impl Iterator<Item = Element> {
    Lying::new([50, 51, 52], hint).map(Counted::new)
}

/// The same from the other end; what it says of its length is the truth.
pub(crate) fn three_known() -> impl DoubleEndedIterator<Item = Element> + ExactSizeIterator {
    [50, 51, 52].into_iter().map(|value| {
        Fuse::Call.burn();
        Counted::new(value)
    })
}

/// A predicate that may panic.
pub(crate) fn odd(element: &mut Element) -> bool {
    Fuse::Call.burn();
    element.value % 2 == 1
}

/// Any closure.
fn call() {
    Fuse::Call.burn();
}

fn one() -> Element {
    Fuse::Call.burn();
    Counted::new(60)
}

fn some() -> [Element; 3] {
    [70, 71, 72].map(Counted::new)
}

/// An operation with its name.
pub(crate) type Op<const N: usize, P> = (&'static str, fn(&mut SmallDeque<Element, N, P>));

pub(crate) fn ops<const N: usize, P: AnyPolicy<Heap: MaySpill>>() -> Vec<Op<N, P>> {
    vec![
        ("extend_front", |d| d.extend_front(three(Hint::Exact))),
        ("extend_front unknown", |d| {
            d.extend_front(three(Hint::Unknown))
        }),
        ("extend_front low", |d| d.extend_front(three(Hint::Low))),
        ("extend_front high", |d| d.extend_front(three(Hint::High))),
        ("prepend", |d| d.prepend(three_known())),
        ("prepend unknown", |d| {
            d.prepend(three_known().filter(|_| true))
        }),
        ("extend_from_within", |d| {
            d.extend_from_within(d.len() / 3..)
        }),
        ("prepend_from_within", |d| {
            d.prepend_from_within(d.len() / 3..)
        }),
        ("extract_if", |d| d.extract_if(.., odd).for_each(drop)),
        ("extract_if some", |d| {
            drop(d.extract_if(1.min(d.len()).., odd).next())
        }),
        ("splice", |d| {
            drop(d.splice(d.len() / 3..d.len() / 2, three(Hint::Exact)))
        }),
        ("splice more", |d| {
            drop(d.splice(d.len() / 2.., three(Hint::Unknown)))
        }),
        ("splice low", |d| {
            drop(d.splice(..d.len() / 2, three(Hint::Low)))
        }),
        ("splice high", |d| drop(d.splice(.., three(Hint::High)))),
        ("splice half-way", |d| {
            drop(d.splice(.., three(Hint::Exact)).nth(1))
        }),
        ("splice nothing", |d| {
            drop(d.splice(d.len() / 3..d.len() / 2, []))
        }),
        ("resize_with", |d| d.resize_with(7, one)),
        ("push_back_overwriting", |d| {
            drop(d.push_back_overwriting(one()))
        }),
        ("push_front_overwriting", |d| {
            drop(d.push_front_overwriting(one()))
        }),
        ("from_fn", |d| *d = SmallDeque::from_fn(5, |_| one())),
        ("from_elem", |d| *d = SmallDeque::from_elem(one(), 5)),
        ("from slice", |d| *d = SmallDeque::from(&some())),
        ("from array", |d| *d = SmallDeque::from(some())),
        ("rfold", |d| {
            mem::take(d)
                .into_iter()
                .rev()
                .for_each(|_| Fuse::Call.burn())
        }),
        ("clone of an iterator", |d| {
            let mut iter = mem::take(d).into_iter();
            iter.next();
            *d = iter.clone().collect();
        }),
        ("clone_from", |d| d.clone_from(&SmallDeque::from(some()))),
        ("try methods", |d| {
            assert!(d.try_extend(three(Hint::Low)).is_ok());
            assert!(d.try_extend_front(three(Hint::Low)).is_ok());
            assert!(d.try_prepend(three_known()).is_ok());
            assert!(d.try_resize_with(12, one).is_ok());
            assert!(d.try_split_off(6).is_ok());
            assert!(d.try_clone().is_ok());
        }),
        ("push_back", |d| d.push_back(one())),
        ("push_front", |d| d.push_front(one())),
        ("push_mut", |d| {
            d.push_back_mut(one()).value += 1;
            d.push_front_mut(one()).value += 1;
        }),
        ("try_push_mut", |d| {
            d.try_push_back_mut(one()).expect("memory").value += 1;
            d.try_push_front_mut(one()).expect("memory").value += 1;
            d.try_insert_mut(1, one()).expect("memory").value += 1;
        }),
        ("insert", |d| d.insert(d.len() / 3, one())),
        ("insert behind", |d| {
            d.insert_mut(d.len() - d.len() / 3, one()).value += 1
        }),
        ("assign", |d| {
            d.iter_mut().for_each(|element| *element = one())
        }),
        ("pop", |d| drop((d.pop_front(), d.pop_back()))),
        ("pop_if", |d| {
            drop((d.pop_front_if(odd), d.pop_back_if(odd)))
        }),
        ("remove", |d| drop(d.remove(d.len() / 2))),
        ("swap_remove", |d| {
            drop((
                d.swap_remove_front(d.len() / 2),
                d.swap_remove_back(d.len() / 2),
            ));
        }),
        ("clear", |d| d.clear()),
        ("truncate", |d| d.truncate(d.len() / 2)),
        ("truncate_front", |d| d.truncate_front(d.len() / 2)),
        ("retain", |d| {
            d.retain(|element| {
                call();
                element.value % 3 != 0
            })
        }),
        ("retain_mut", |d| d.retain_mut(odd)),
        ("drain", |d| drop(d.drain(d.len() / 3..))),
        ("drain middle", |d| {
            drop(d.drain(d.len() / 3..d.len() - d.len() / 3))
        }),
        ("drain yielded", |d| d.drain(..).for_each(|_| call())),
        ("drain backwards", |d| {
            d.drain(..d.len() / 2).rev().for_each(|_| call())
        }),
        ("drain nth", |d| drop(d.drain(..).nth(2))),
        ("drain nth_back", |d| {
            drop(d.drain(1.min(d.len())..).nth_back(1))
        }),
        ("drain some, keep the rest", |d| {
            let mut drain = d.drain(..);
            drop(drain.next());
            drain.keep_rest();
        }),
        ("extend", |d| d.extend(three(Hint::Exact))),
        ("extend unknown", |d| d.extend(three(Hint::Unknown))),
        ("extend low", |d| d.extend(three(Hint::Low))),
        ("extend high", |d| d.extend(three(Hint::High))),
        ("extend_from_slice", |d| d.extend_from_slice(&some())),
        ("append", |d| {
            d.append(&mut SmallDeque::<_, 2>::from(some()))
        }),
        ("split_off", |d| drop(d.split_off(d.len() / 2))),
        ("split_off, append", |d| {
            let mut tail = d.split_off(d.len() / 3);
            tail.append(d);
            *d = tail;
        }),
        ("resize", |d| d.resize(d.len() + 3, one())),
        ("resize shorter", |d| d.resize(d.len() / 3, one())),
        ("resize_with shorter", |d| d.resize_with(d.len() / 3, one)),
        ("clone", |d| drop(d.clone())),
        ("clone_from shorter", |d| {
            d.clone_from(&some().into_iter().take(1).collect())
        }),
        ("collect", |d| *d = three(Hint::Low).collect()),
        ("collect again", |d| {
            *d = mem::take(d)
                .into_iter()
                .filter_map(|mut x| odd(&mut x).then_some(x))
                .collect()
        }),
        ("list", |d| *d = smalldeque![one(), one(), one()]),
        ("into_iter", |d| drop(mem::take(d).into_iter())),
        ("into_iter some", |d| {
            let mut iter = mem::take(d).into_iter();
            drop((iter.next(), iter.next_back()));
        }),
        ("into_iter nth", |d| drop(mem::take(d).into_iter().nth(2))),
        ("into_iter nth_back", |d| {
            drop(mem::take(d).into_iter().nth_back(2))
        }),
        ("into_iter last", |d| drop(mem::take(d).into_iter().last())),
        ("fold", |d| mem::take(d).into_iter().for_each(|_| call())),
        ("find", |d| {
            drop(
                mem::take(d)
                    .into_iter()
                    .find_map(|mut x| odd(&mut x).then_some(x)),
            )
        }),
        ("borrowed searches", |d| {
            d.iter().for_each(|_| call());
            let _ = d.iter().any(|x| {
                call();
                x.value == 1
            });
            let _ = d.iter().all(|x| {
                call();
                x.value < 2
            });
            let _ = d.iter_mut().find_map(|x| odd(x).then_some(x));
            d.range_mut(d.len() / 2..)
                .rev()
                .for_each(|x| assert!(odd(x) || x.value < 9));
        }),
        ("searches", |d| {
            let sought = one();
            let _ = d.contains(&sought);
            let _ = d.binary_search(&sought);
            let _ = d.binary_search_by(|x| {
                call();
                x.value.cmp(&1)
            });
            let _ = d.binary_search_by_key(&1, |x| {
                call();
                x.value
            });
            let _ = d.partition_point(|x| {
                call();
                x.value < 1
            });
        }),
        ("compare", |d| {
            let other: SmallDeque<_, 2> = Counted::up_to(d.len()).collect();
            let _ = *d == other;
            let _ = (*d).partial_cmp(&other);
            let _ = (*d).cmp(d);
            let _ = *d == some();
            d.hash(&mut DefaultHasher::new());
        }),
        ("sort", |d| d.make_contiguous().sort()),
        ("from Vec and VecDeque", |d| {
            *d = Vec::from(mem::take(d)).into();
            *d = VecDeque::from(mem::take(d)).into();
        }),
        ("from SmallVec", |d| {
            let mut v: SmallVec<_, N, P> = mem::take(d).into();
            v.retain_mut(odd);
            *d = v.into();
        }),
        ("reserve", |d| d.reserve(d.remaining_capacity() + 1)),
        ("reserve_exact", |d| {
            d.reserve_exact(d.remaining_capacity() + 1)
        }),
        ("try_reserve", |d| {
            assert!(d.try_reserve(d.remaining_capacity() + 1).is_ok())
        }),
        ("try_reserve_exact", |d| {
            assert!(d.try_reserve_exact(d.remaining_capacity() + 1).is_ok())
        }),
        ("shrink_to", |d| d.shrink_to(d.len() + 1)),
        ("shrink_to_fit", |d| d.shrink_to_fit()),
        ("shrink_to_inline", |d| {
            assert_eq!(d.shrink_to_inline(), !d.spilled())
        }),
        ("rotate", |d| d.rotate_left(d.len() / 3)),
        ("try_push and try_insert", |d| {
            assert!(d.try_push_back(one()).is_ok());
            assert!(d.try_push_front(one()).is_ok());
            assert!(d.try_insert(1, one()).is_ok());
            assert!(d.try_extend_from_slice(&some()).is_ok());
            assert!(d.try_extend_from_within(..2).is_ok());
            assert!(d.try_prepend_from_within(1..).is_ok());
            assert!(d.try_append(&mut SmallDeque::<_, 2>::from(some())).is_ok());
            assert!(d.try_resize(d.len() + 1, one()).is_ok());
            *d = SmallDeque::try_from_elem(one(), 3).expect("memory");
        }),
    ]
}
