//! Sets against `IndexSet`.

use std::collections::BTreeSet;
use std::hash::RandomState;

use indexmap::IndexSet;
use smallcoll::SmallSet;
use smallcoll::policy::{Hysteresis, MaySpill};

use crate::common::left_out;
use crate::common::policies::AnyPolicy;

/// Numbers below `bound`, the same ones each time.
fn numbers(seed: u64, bound: u64) -> impl Iterator<Item = u64> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) % bound
    })
}

fn model<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
    let mut set: SmallSet<u64, N, RandomState, P> = SmallSet::default();
    let mut model = IndexSet::new();
    let mut random = numbers(N as u64 + 1, 1 << 30);
    let mut next = || random.next().unwrap_or(0) as usize;
    let most = 4 * N as u64 + 20;
    for _ in 0..if cfg!(miri) { 30 } else { 600 } {
        let element = next() as u64 % most;
        let at = next() % (model.len() + 1);
        match next() % 18 {
            0..=5 => assert_eq!(set.insert_full(element), model.insert_full(element)),
            6 => assert_eq!(set.replace_full(element), model.replace_full(element)),
            7 => assert_eq!(set.remove(&element), model.swap_remove(&element)),
            8 => assert_eq!(set.shift_take(&element), model.shift_take(&element)),
            9 => assert_eq!(set.take(&element), model.swap_take(&element)),
            10 => assert_eq!(set.shift_remove_index(at), model.shift_remove_index(at)),
            11 => assert_eq!(set.pop(), model.pop()),
            12 => {
                set.retain(|element| element % 7 != at as u64 % 7);
                model.retain(|element| element % 7 != at as u64 % 7);
            }
            13 => assert!(set.drain(at..).eq(model.drain(at..))),
            14 => {
                set.sort();
                model.sort();
            }
            15 => {
                let tail = (set.split_off(at), model.split_off(at));
                assert!(tail.0.iter().eq(&tail.1));
                set.extend(tail.0);
                model.extend(tail.1);
            }
            16 => {
                let other: Vec<_> = numbers(at as u64, most).take(9).collect();
                let mut moved: SmallSet<u64, 4> = other.iter().copied().collect();
                set.append(&mut moved);
                model.extend(other);
            }
            _ => {
                let taken = set.extract_if(at.., |element| element % 2 == 0);
                assert!(taken.eq(model.extract_if(at.., |element| element % 2 == 0)));
            }
        }
        assert!(set.iter().eq(&model));
        for element in 0..most {
            assert_eq!(set.get_full(&element), model.get_full(&element));
        }
    }
}

#[test]
fn as_an_index_set() {
    model::<0, smallcoll::Amortized>();
    model::<4, smallcoll::Amortized>();
    model::<8, Hysteresis>();
    model::<32, smallcoll::Exact>();
}

fn algebra(a: &[u64], b: &[u64]) {
    let (left, right): (SmallSet<u64, 4>, SmallSet<u64, 12, RandomState>) =
        (a.iter().copied().collect(), b.iter().copied().collect());
    let (one, other): (BTreeSet<_>, BTreeSet<_>) = (a.iter().collect(), b.iter().collect());
    let sorted = |set: SmallSet<u64, 4>| -> Vec<u64> {
        let mut elements: Vec<_> = set.into_iter().collect();
        elements.sort_unstable();
        elements
    };
    let expected = |set: BTreeSet<&u64>| -> Vec<u64> { set.into_iter().copied().collect() };
    assert_eq!(sorted(&left | &right), expected(&one | &other));
    assert_eq!(sorted(&left & &right), expected(&one & &other));
    assert_eq!(sorted(&left - &right), expected(&one - &other));
    assert_eq!(sorted(&left ^ &right), expected(&one ^ &other));
    assert_eq!(left.is_disjoint(&right), one.is_disjoint(&other));
    assert_eq!(left.is_subset(&right), one.is_subset(&other));
    assert_eq!(left.is_superset(&right), one.is_superset(&other));
    assert_eq!(left == right, one == other);
    // The order: the left one's elements first.
    let models: [IndexSet<u64>; 2] = [a, b].map(|elements| elements.iter().copied().collect());
    macro_rules! same {
        ($($method:ident)*) => {$(
            let (found, expected) = (left.$method(&right), models[0].$method(&models[1]));
            assert!(found.clone().rev().eq(expected.clone().rev()));
            assert!(found.eq(expected));
        )*};
    }
    same! { union intersection difference symmetric_difference }
}

#[test]
fn algebra_of_all_lengths() {
    for len in [0, 1, 3, 4, 5, 8, 9, 30] {
        for other in [0, 1, 4, 9, 25] {
            for bound in [4, 12, 40] {
                if left_out(13) {
                    continue;
                }
                let a: Vec<_> = numbers(len + 1, bound).take(len as usize).collect();
                let b: Vec<_> = numbers(other + 100, bound).take(other as usize).collect();
                algebra(&a, &b);
                algebra(&a, &a[..a.len() / 2]);
                algebra(&a, &a);
            }
        }
    }
}
