//! Comparisons with every type that is a sequence, both ways.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};

use smallcoll::policy::{Compact, NoSpill};
use smallcoll::{SmallVec, smallvec};

/// Asserts equality and order both ways.
macro_rules! assert_compare {
    ($v:expr, $ordering:expr, [$($other:expr),* $(,)?]) => {$({
        let (v, other) = (&$v, &$other);
        assert_eq!(*v == *other, $ordering == Ordering::Equal);
        assert_eq!(*other == *v, $ordering == Ordering::Equal);
        assert_eq!(v.partial_cmp(other), Some($ordering));
        assert_eq!(other.partial_cmp(v), Some($ordering.reverse()));
    })*};
}

#[test]
fn both_ways() {
    for (elements, ordering) in [
        ([1, 2, 3], Ordering::Equal),
        ([1, 2, 4], Ordering::Less),
        ([1, 1, 9], Ordering::Greater),
    ] {
        let mut mutable = elements;
        let mut also_mutable = elements;
        let inline: SmallVec<u32, 4> = smallvec![1, 2, 3];
        let spilled: SmallVec<u32, 2> = smallvec![1, 2, 3];
        assert_compare!(
            inline,
            ordering,
            [
                elements,
                &elements,
                elements[..],
                &elements[..],
                &mut mutable,
                &mut also_mutable[..],
                elements.to_vec(),
                Box::<[u32]>::from(elements),
                Cow::Borrowed(&elements[..]),
                SmallVec::<u32, 0>::from(elements),
                SmallVec::<u32, 3, NoSpill>::from(elements),
                SmallVec::<u32, 4, Compact>::from(elements),
            ]
        );
        assert_compare!(
            spilled,
            ordering,
            [
                elements,
                elements[..],
                elements.to_vec(),
                inline_of(elements)
            ]
        );
        assert_eq!(spilled.cmp(&SmallVec::from(elements)), ordering);
    }
}

fn inline_of(elements: [u32; 3]) -> SmallVec<u32, 8> {
    SmallVec::from(elements)
}

#[test]
fn lengths_differ() {
    let v: SmallVec<u32, 2> = smallvec![1, 2, 3];
    assert_compare!(
        v,
        Ordering::Greater,
        [[1, 2], [1, 2][..], vec![1, 2], Vec::<u32>::new()]
    );
    assert_compare!(v, Ordering::Less, [[1, 2, 3, 0], vec![1, 2, 4]]);
    let (shorter, longer) = (VecDeque::from([1, 2]), VecDeque::from([1, 2, 3, 4]));
    assert_ne!(v, shorter);
    assert_ne!(longer, v);
}

#[test]
fn deques_in_two_parts() {
    let v: SmallVec<u32, 2> = smallvec![1, 2, 3, 4];
    for rotation in 0..4 {
        let mut deque: VecDeque<u32> = VecDeque::with_capacity(4);
        deque.extend((0..4).map(|x| (x + 4 - rotation) % 4 + 1));
        for _ in 0..rotation {
            let front = deque.pop_front();
            deque.extend(front);
        }
        assert_eq!(v, deque);
        assert_eq!(deque, v);
        deque[2] = 9;
        assert_ne!(v, deque);
        assert_ne!(deque, v);
    }
}

#[test]
fn different_element_types() {
    let v: SmallVec<String, 1> = smallvec!["a".into(), "b".into()];
    assert_eq!(v, ["a", "b"]);
    assert_eq!(v, *["a", "b"].as_slice());
    assert_eq!(v, vec!["a", "b"]);
    assert_eq!(["a", "b"], v);
    assert_eq!(v, SmallVec::<&str, 4>::from(["a", "b"]));
}

#[test]
fn partial_order() {
    let v: SmallVec<f32, 2> = smallvec![1.0, f32::NAN];
    assert_eq!(v.partial_cmp(&v.clone()), None);
    assert!(v != v.clone());
    assert_eq!(v.partial_cmp(&vec![0.0]), Some(Ordering::Greater));
}

#[test]
fn hashes_as_vec_and_slice() {
    let state = RandomState::new();
    for len in 0..6_u8 {
        let vec: Vec<_> = (0..len).map(|x| x.to_string()).collect();
        let hash = state.hash_one(&vec);
        assert_eq!(hash, state.hash_one(&vec[..]));
        assert_eq!(hash, state.hash_one(SmallVec::<_, 2>::from_slice(&vec)));
        assert_eq!(
            hash,
            state.hash_one(SmallVec::<_, 8, Compact>::from_slice(&vec))
        );
        let bytes: Vec<u8> = (0..len).collect();
        let hash = state.hash_one(&bytes);
        assert_eq!(hash, state.hash_one(SmallVec::<_, 2>::from_slice(&bytes)));
    }
}

#[test]
fn looked_up_by_slice() {
    let mut map: HashMap<SmallVec<u8, 2>, u8> = HashMap::new();
    map.insert(smallvec![1], 1);
    map.insert(smallvec![1, 2, 3], 3);
    assert_eq!(map.get(&[1, 2, 3][..]), Some(&3));
    assert_eq!(map.get([1].as_slice()), Some(&1));
    assert_eq!(map.get(&[2][..]), None);
    let set: HashSet<SmallVec<String, 2>> = [smallvec!["a".to_string()]].into();
    assert!(set.contains(&["a".to_string()][..]));
    let tree: BTreeSet<SmallVec<u8, 2>> = [smallvec![2], smallvec![1, 2, 3]].into();
    assert_eq!(tree.range::<[u8], _>(..).next(), Some(&smallvec![1, 2, 3]));
}
