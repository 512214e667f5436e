//! Deques.

use std::cmp::Ordering;
use std::collections::VecDeque;

use smallcoll::{Compact, NoSpill, SmallDeque, SmallVec, TryReserveError};

type Queue = SmallDeque<u8, 2>;

/// A deque of the elements, with the first of them in the last slot.
fn turned(elements: &[u8]) -> Queue {
    let mut queue = Queue::from(elements);
    queue.rotate_left(1);
    queue.make_contiguous();
    queue.rotate_right(1);
    assert_eq!(queue, elements);
    queue
}

#[test]
fn deques_from_slices() {
    let mut array = [1, 2, 3];
    for len in [2, 3] {
        let slice = &mut array[..len];
        assert_eq!(Queue::from(&*slice), slice);
        assert_eq!(Queue::from(&mut *slice).spilled(), len > 2);
    }
    assert_eq!(Queue::from(&array), array);
    assert_eq!(Queue::from(&mut array), [1, 2, 3]);
    assert_eq!(Queue::from(array), Queue::from(array.to_vec()));
}

#[test]
fn bounded_deques_from_what_fits() {
    type Bounded = SmallDeque<String, 2, NoSpill>;
    type Small = SmallDeque<String, 2, Compact<NoSpill>>;
    let words = || ["a", "b", "c"].map(String::from).to_vec();
    let two = || words()[..2].to_vec();
    assert_eq!(Bounded::try_from(two()).unwrap(), two());
    assert_eq!(Small::try_from(VecDeque::from(two())).unwrap(), two());
    assert_eq!(Small::try_from(&two()[..]).unwrap(), two());
    assert_eq!(Bounded::try_from(&["a".to_string()]).unwrap(), two()[..1]);

    let error = Bounded::try_from(words()).unwrap_err();
    let full = TryReserveError::Full {
        capacity: 2,
        required: 3,
    };
    assert_eq!((error.reason(), error.element()), (full, words()));
    let error = Small::try_from(VecDeque::from(words())).unwrap_err();
    assert_eq!(error.element(), words());
    let (vec, mut other) = (words(), words());
    assert_eq!(Bounded::try_from(&vec[..]).unwrap_err().element(), words());
    let error = Small::try_from(&mut other[..]).unwrap_err();
    assert_eq!(error.element(), words());
}

fn less_both_ways<A, B>(less: &A, more: &B)
where
    A: PartialOrd<B>,
    B: PartialOrd<A> + ?Sized,
{
    assert_eq!(less.partial_cmp(more), Some(Ordering::Less));
    assert_eq!(more.partial_cmp(less), Some(Ordering::Greater));
}

#[test]
fn deques_in_order_with_sequences() {
    for less in [&[1, 2][..], &[1, 2, 2], &[0, 9, 9, 9]] {
        let d = turned(less);
        let mut more = [1, 2, 3];
        less_both_ways(&d, &more);
        less_both_ways(&d, &&more);
        less_both_ways(&d, &more[..]);
        less_both_ways(&d, &&more[..]);
        less_both_ways(&d, &&mut { more }[..]);
        less_both_ways(&d, &&mut more);
        less_both_ways(&d, &more.to_vec());
        less_both_ways(&d, &VecDeque::from(more));
        less_both_ways(&d, &SmallVec::<u8, 1, Compact>::from(more));
        less_both_ways(&d, &SmallDeque::<u8, 1, Compact>::from(more));
    }
    let same = turned(&[1, 2, 3]);
    assert!(same <= [1, 2, 3] && [1, 2, 3] <= same && same == [1, 2, 3]);
    let nan = SmallDeque::<f32, 2>::from([f32::NAN]);
    assert_eq!(nan.partial_cmp(&[f32::NAN]), None);
}

#[test]
fn deques_extend_by_copies() {
    let mut d = turned(&[1]);
    d.extend(&[2, 3]);
    assert_eq!(d, [1, 2, 3]);
}

#[test]
fn guards_of_deques_show_what_is_left() {
    let mut d = turned(&[1, 2, 3, 4]);
    let mut extract = d.extract_if(1..3, |x| *x % 2 == 1);
    assert_eq!(format!("{extract:?}"), "ExtractIf { peek: Some(2), .. }");
    assert_eq!(extract.next(), Some(3));
    assert_eq!(format!("{extract:?}"), "ExtractIf { peek: None, .. }");
    drop(extract);
    let mut splice = d.splice(..2, 7..9);
    let text = "Splice { pending: [1, 2], replace_with: 7..9 }";
    assert_eq!(format!("{splice:?}"), text);
    assert_eq!(splice.next_back(), Some(2));
    drop(splice);
    assert_eq!(d, [7, 8, 4]);
}

#[test]
fn mutable_iterators_of_deques() {
    let mut d = turned(&[1, 2, 3]);
    let mut iter = d.iter_mut();
    assert_eq!(iter.by_ref().rev().nth(1), Some(&mut 2));
    assert_eq!(iter.len(), 1);
    assert!(iter.all(|x| *x == 1));
    assert_eq!(
        d.iter_mut().rfold(0, |sum, x| 10 * sum + u16::from(*x)),
        321
    );
    assert_eq!(
        d.into_iter().rfold(0u16, |sum, x| 10 * sum + u16::from(x)),
        321
    );
}

/// Whoever names the parameters of `VecDeque`'s methods names those of ours.
#[test]
fn parameters_by_name() {
    type Keep = fn(&u8) -> bool;
    type KeepMut = fn(&mut u8) -> bool;
    macro_rules! all {
        ($d:expr) => {{
            let mut d = $d;
            d.retain::<Keep>(|x| *x != 3);
            d.retain_mut::<KeepMut>(|x| *x != 4);
            assert_eq!(d.range::<std::ops::RangeFrom<usize>>(1..).count(), 2);
            assert_eq!(d.range_mut::<std::ops::RangeTo<usize>>(..1).count(), 1);
            assert_eq!(d.partition_point::<Keep>(|x| *x < 2), 1);
            drop(d.drain::<std::ops::RangeTo<usize>>(..1));
            d
        }};
    }
    let mut d = all!(Queue::from([1, 2, 3, 4, 5]));
    assert_eq!(d, all!(VecDeque::from([1, 2, 3, 4, 5])));
    // What std has on nightly, or since not long ago.
    d.extend_from_within::<std::ops::RangeFull>(..);
    d.prepend_from_within::<std::ops::RangeTo<usize>>(..1);
    drop(d.splice::<std::ops::RangeTo<usize>, [u8; 2]>(..1, [8, 9]));
    assert_eq!(d, [8, 9, 2, 5, 2, 5]);
    let d = Queue::from_fn::<fn(usize) -> u8>(3, |x| x as u8);
    assert_eq!(d, [0, 1, 2]);
}
