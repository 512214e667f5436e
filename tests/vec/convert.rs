//! Every length around the border, through every constructor and every conversion, both ways.

use std::borrow::Cow;
use std::collections::{BinaryHeap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use smallcoll::policy::{Compact, DefaultPolicy, Global, Growth, NoSpill, SpillPolicy, Word};
use smallcoll::{
    Amortized, CapacityError, SmallVec, ToSmallVec, TryReserveError, smallvec, smallvec_inline,
};

use crate::common::element::{Aligned, Element};
use crate::common::iter::{Hint, Lying};
use crate::common::left_out;

fn model<T: Element>(len: usize) -> Vec<T> {
    (0..len as u32).map(T::of).collect()
}

/// Asserts what a new vector contains, and that it is inline if it can be.
#[track_caller]
fn assert_new<T: Element, const N: usize, P: DefaultPolicy>(v: &SmallVec<T, N, P>, model: &[T]) {
    assert_eq!(v.as_slice(), model);
    assert_eq!(v.spilled(), model.len() > N && size_of::<T>() != 0);
}

fn constructors<T: Element, const N: usize, P: DefaultPolicy>(most: usize) {
    type V<T, const N: usize, P> = SmallVec<T, N, P>;
    for len in 0..=most {
        if left_out(5) {
            continue;
        }
        let model = model::<T>(len);
        assert_new::<T, N, P>(&SmallVec::from_slice(&model), &model);
        assert_new::<T, N, P>(&SmallVec::try_from_slice(&model).expect("room"), &model);
        assert_new::<T, N, P>(&model.to_smallvec(), &model);
        assert_new::<T, N, P>(
            &SmallVec::from_fn(len, |index| model[index].clone()),
            &model,
        );
        let same = vec![T::of(9); len];
        assert_new::<T, N, P>(&SmallVec::from_elem(T::of(9), len), &same);
        assert_new::<T, N, P>(
            &SmallVec::try_from_elem(T::of(9), len).expect("room"),
            &same,
        );
        for hint in Hint::BEARABLE {
            if hint.lower(len) <= most {
                let v: V<T, N, P> = Lying::new(model.clone(), hint).collect();
                assert_eq!(v, model);
            }
        }
        let exact = model.clone().into_boxed_slice().into_vec();
        assert_new::<T, N, P>(&SmallVec::from_vec(exact), &model);
        assert_new::<T, N, P>(&model.iter().cloned().collect(), &model);
    }
}

/// `TryFrom`, which under policies that spill is `From`. With what `N` and more elements make of
/// it: a vector, or the source again.
macro_rules! sources {
    ($element:ty, $n:literal, $policy:ty, $most:expr) => {{
        type V = SmallVec<$element, $n, $policy>;
        for len in 0..=$most {
            if left_out(5) {
                continue;
            }
            let mut model = model::<$element>(len);
            let mut copy = model.clone();
            // A deque in two parts.
            let mut deque = VecDeque::from(model.clone());
            deque.rotate_left(len / 2);
            let rotated: Vec<_> = deque.iter().cloned().collect();
            let mut heap = V::try_from(BinaryHeap::from(model.clone())).expect("room");
            heap.sort();
            assert_eq!(heap, model);
            assert_eq!(V::try_from(deque).expect("room"), rotated);
            assert_new(&V::try_from(&model[..]).expect("room"), &model);
            assert_new(&V::try_from(&mut copy[..]).expect("room"), &model);
            assert_new(
                &V::try_from(Cow::Borrowed(&model[..])).expect("room"),
                &model,
            );
            let owned: Cow<'_, [$element]> = Cow::Owned(copy);
            assert_eq!(V::try_from(owned).expect("room"), model);
            assert_new(
                &V::try_from(model.clone().into_boxed_slice()).expect("room"),
                &model,
            );
            model.shrink_to_fit();
            assert_new(&V::try_from(model.clone()).expect("room"), &model);
        }
    }};
}

fn conversions<T: Element, const N: usize, P: DefaultPolicy>(most: usize) {
    for len in 0..=most {
        if left_out(5) {
            continue;
        }
        let model = model::<T>(len);
        let make = || SmallVec::<T, N, P>::from_slice(&model);
        assert_eq!(Vec::from(make()), model);
        assert_eq!(make().into_vec(), model);
        assert_eq!(*make().into_boxed_slice(), *model);
        assert_eq!(*Box::<[T]>::from(make()), *model);
        assert_eq!(*Rc::<[T]>::from(make()), *model);
        assert_eq!(*Arc::<[T]>::from(make()), *model);
        assert_eq!(VecDeque::from(make()), model);
        assert_eq!(BinaryHeap::from(make()).into_sorted_vec(), model);
        assert_eq!(Cow::<'_, [T]>::from(make()), model);
        let v = make();
        let cow: Cow<'_, [T]> = Cow::from(&v);
        assert!(matches!(cow, Cow::Borrowed(slice) if slice.as_ptr() == v.as_ptr()));
        assert!(make().into_iter().eq(model.iter().cloned()));
        assert!((&make()).into_iter().eq(&model));
        assert!((&mut make()).into_iter().eq(model.clone().iter_mut()));
        assert_eq!(make().into_inner().is_ok(), len == N);
        match <[T; 3]>::try_from(make()) {
            Ok(array) => assert_eq!(array[..], model),
            Err(v) => assert!(len != 3 && v == model),
        }
        let leaked: &'static mut [T] = make().leak();
        assert_eq!(leaked, model);
        // SAFETY: a leaked slice that was a vector without spare capacity is a box.
        #[allow(unsafe_code)]
        drop(unsafe { Box::from_raw(leaked) });
    }
}

macro_rules! every_length {
    ($($name:ident: $element:ty, $policy:ty, [$($n:literal to $most:expr),*];)*) => {$(
        #[test]
        fn $name() {$(
            constructors::<$element, $n, $policy>($most);
            sources!($element, $n, $policy, $most);
            conversions::<$element, $n, $policy>($most);
        )*}
    )*};
}

every_length! {
    u8s: u8, Amortized, [0 to 3, 1 to 3, 2 to 5, 8 to 17, 16 to 33];
    strings: String, Amortized, [0 to 3, 1 to 3, 2 to 5, 4 to 9];
    zsts: (), Amortized, [0 to 3, 2 to 5];
    aligned: Aligned, Amortized, [0 to 3, 2 to 5];
    compact: u8, Compact, [0 to 3, 7 to 15, 15 to 31, 23 to 47, 24 to 49];
    compact_strings: String, Compact, [1 to 3, 4 to 9];
    no_spill: String, NoSpill, [0 to 0, 1 to 1, 8 to 8];
    compact_no_spill: u8, Compact<NoSpill>, [0 to 0, 15 to 15, 127 to 127];
}

#[test]
fn a_block_is_handed_over() {
    for len in 0..=9 {
        let mut vec = model::<String>(len);
        vec.reserve_exact(9);
        let (block, capacity) = (vec.as_ptr(), vec.capacity());
        let v: SmallVec<String, 4> = SmallVec::from(vec);
        assert_eq!(
            (v.as_ptr(), v.capacity(), v.spilled()),
            (block, capacity, true)
        );
        let vec = Vec::from(v);
        assert_eq!((vec.as_ptr(), vec.capacity()), (block, capacity));
        let deque = VecDeque::from(SmallVec::<String, 4>::from(vec));
        assert_eq!(deque.as_slices().0.as_ptr(), block);
        let v: SmallVec<String, 4> = SmallVec::from(deque);
        assert_eq!(v.as_ptr(), block);
        let (pointer, len, capacity) = v.into_raw_parts();
        assert_eq!(pointer.cast_const(), block);
        // SAFETY: this is what `into_raw_parts` gave.
        #[allow(unsafe_code)]
        let mut v: SmallVec<String, 4> =
            unsafe { SmallVec::from_raw_parts(pointer, len, capacity) };
        assert_eq!((v.as_ptr(), v.len()), (block, len));
        v.extend((len..9).map(|x| x.to_string()));
        v.shrink_to_fit();
        let block = v.as_ptr();
        let boxed = v.into_boxed_slice();
        assert_eq!(boxed.as_ptr(), block);
    }
    // Too small a block to be of use.
    let v: SmallVec<u8, 4> = SmallVec::from(Vec::with_capacity(4));
    assert!(!v.spilled());
}

#[test]
fn arrays() {
    fn array<const M: usize>() {
        let array: [String; M] = std::array::from_fn(|x| x.to_string());
        fn both<const M: usize, const N: usize>(array: &[String; M]) {
            let v: SmallVec<String, N> = SmallVec::from(array.clone());
            assert_new(&v, array);
            assert_eq!(<[String; M]>::try_from(v), Ok(array.clone()));
            assert_new::<_, N, Amortized>(&SmallVec::from(array), array);
            assert_new::<_, N, Amortized>(&SmallVec::from(&mut array.clone()), array);
        }
        both::<M, 0>(&array);
        both::<M, 1>(&array);
        both::<M, 2>(&array);
        both::<M, 5>(&array);
        let v: SmallVec<String, 5> = SmallVec::from_buf(array.clone());
        assert_new(&v, &array);
        for len in 0..=M {
            let v = SmallVec::from_buf_and_len(array.clone(), len);
            assert_new(&v, &array[..len]);
        }
    }
    array::<0>();
    array::<1>();
    array::<2>();
    array::<3>();
    array::<5>();
}

#[test]
fn text() {
    let v: SmallVec<u8, 4> = SmallVec::from("abc");
    assert_eq!((v.as_slice(), v.spilled()), (&b"abc"[..], false));
    let text = String::from("longer than that");
    let block = text.as_ptr();
    let v: SmallVec<u8, 4> = SmallVec::from(text);
    assert_eq!(
        (v.as_slice(), v.as_ptr()),
        (&b"longer than that"[..], block)
    );
    assert_eq!(
        String::from_utf8(v.into()).as_deref(),
        Ok("longer than that")
    );
}

#[test]
fn flattened() {
    for len in 0..=5 {
        let arrays: SmallVec<[u8; 2], 2> = (0..len).map(|x| [2 * x, 2 * x + 1]).collect();
        let spilled = arrays.spilled();
        let block = arrays.as_ptr().cast::<u8>();
        let flat: SmallVec<u8, 4> = arrays.into_flattened();
        assert!(flat.iter().copied().eq(0..2 * len));
        assert_eq!(flat.spilled(), spilled);
        assert!(!spilled || flat.as_ptr() == block);
    }
    let none: SmallVec<[String; 0], 2> = smallvec![[], [], []];
    assert!(none.into_flattened::<3>().is_empty());
    let zst: SmallVec<[(); 3], 2> = smallvec![[(); 3]; 3];
    assert_eq!(zst.into_flattened::<1>().len(), 9);
    let strings: SmallVec<[String; 2], 1> = smallvec![["a", "b"].map(String::from)];
    assert_eq!(strings.into_flattened::<1>(), ["a", "b"]);
}

/// What is flattened grows as before, also under a policy that has no default.
#[test]
fn flattened_keeps_the_policy() {
    #[derive(Clone)]
    struct InSteps(usize);

    impl SpillPolicy for InSteps {
        type Header = Word;
        type Heap = Global;

        fn grow(&self, growth: Growth) -> usize {
            growth.required.next_multiple_of(self.0)
        }
    }

    fn flattened<const K: usize>(len: u8) {
        let mut v: SmallVec<[u8; 2], 2, InSteps> = SmallVec::with_policy(InSteps(50));
        v.extend((0..len).map(|x| [2 * x, 2 * x + 1]));
        let mut flat = v.into_flattened::<K>();
        assert!(flat.iter().copied().eq(0..2 * len));
        let room = flat.remaining_capacity();
        flat.extend(0..=room as u8);
        assert_eq!(flat.capacity() % 50, 0);
    }
    flattened::<1>(2);
    flattened::<4>(2);
    flattened::<4>(3);
    flattened::<200>(3);
}

#[test]
fn collected_from_exhausted_and_eaten_iterators() {
    for len in 0..=5_u32 {
        for eaten in 0..=len {
            let v: SmallVec<u32, 2> = (0..len).collect();
            let mut iter = v.into_iter();
            iter.by_ref().take(eaten as usize).for_each(drop);
            let clone: SmallVec<u32, 2> = iter.clone().collect();
            let again: SmallVec<u32, 2> = iter.collect();
            assert_eq!(clone, again);
            assert!(again.into_iter().eq(eaten..len));
        }
    }
}

/// What has no room comes back, with the reason.
#[test]
fn iterators_are_not_asked_again_after_their_end() {
    /// Yields `left` strings, then `None`, and panics if it is asked once more.
    struct Ending {
        left: Option<usize>,
        hint: usize,
    }
    impl Iterator for Ending {
        type Item = String;

        fn next(&mut self) -> Option<String> {
            self.left = self.left.expect("not asked again").checked_sub(1);
            self.left.map(|left| left.to_string())
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (self.hint, None)
        }
    }
    fn collected<const N: usize>() {
        for (len, hint) in (0..6).flat_map(|len| (0..6).map(move |hint| (len, hint))) {
            let new = || Ending {
                left: Some(len),
                hint,
            };
            let model: Vec<String> = new().collect();
            assert_eq!(new().collect::<SmallVec<String, N>>(), model);
            let mut v: SmallVec<String, N> = SmallVec::new();
            v.extend(new());
            assert_eq!(v, model);
        }
    }
    collected::<0>();
    collected::<2>();
    collected::<4>();
}

#[test]
fn what_finds_no_room_comes_back() {
    fn given_back<S, V>(result: Result<V, CapacityError<S>>) -> S {
        let Err(error) = result else {
            panic!("there is no room");
        };
        let full = TryReserveError::Full {
            capacity: 2,
            required: 3,
        };
        assert_eq!(error.reason(), full);
        error.element()
    }
    macro_rules! no_room {
        ($($policy:ty)*) => {$(
            type Text = SmallVec<u8, 2, $policy>;
            type V = SmallVec<String, 2, $policy>;
            let mut model = model::<String>(3);
            let mut copy = model.clone();
            let slice = given_back(V::try_from(&model[..]));
            assert!(std::ptr::eq(slice, &model[..]));
            assert_eq!(given_back(V::try_from(&mut model[..])), copy);
            let mut array: [String; 3] = copy.clone().try_into().unwrap();
            assert_eq!(given_back(V::try_from(&array))[..], copy);
            assert_eq!(given_back(V::try_from(&mut array))[..], copy);
            assert_eq!(V::try_from(&[String::new()]).unwrap(), [""]);
            let cow = given_back(V::try_from(Cow::Borrowed(&copy[..])));
            assert!(matches!(cow, Cow::Borrowed(slice) if slice == copy));
            let cow = given_back(V::try_from(Cow::<'_, [String]>::Owned(model)));
            assert!(matches!(&cow, Cow::Owned(vec) if *vec == copy));
            let block = copy.as_ptr();
            copy = given_back(V::try_from(copy));
            copy = given_back(V::try_from(copy.into_boxed_slice())).into();
            copy = given_back(V::try_from(VecDeque::from(copy))).into();
            copy = given_back(V::try_from_vec(copy));
            assert_eq!((copy.as_ptr(), &copy), (block, &cow.into_owned()));
            let heap = given_back(V::try_from(BinaryHeap::from(copy.clone())));
            assert_eq!(heap.into_sorted_vec(), copy);
            assert_eq!(given_back(Text::try_from("abc")), "abc");
            assert_eq!(given_back(Text::try_from("abc".to_string())), "abc");
            assert_eq!(given_back(Text::try_from(c"abc".to_owned())), c"abc".to_owned());
            assert_eq!(Text::try_from("ab").unwrap(), b"ab");
            assert_eq!(Text::try_from("ab".to_string()).unwrap(), b"ab");
            assert_eq!(Text::try_from(c"ab".to_owned()).unwrap(), b"ab");
        )*};
    }
    {
        no_room!(NoSpill);
    }
    no_room!(Compact<NoSpill>);
}

#[test]
fn constants_of_any_policy() {
    const FIXED: SmallVec<u8, 4, NoSpill> = smallvec_inline![in NoSpill; 2, 3, 5];
    const FULL: SmallVec<u8, 4, Compact<NoSpill>> = smallvec_inline![in Compact(NoSpill); 7; 4];
    const EMPTY: SmallVec<String, 4, Compact> = smallvec_inline![in Compact(Amortized);];
    static SHARED: SmallVec<u8, 4, NoSpill> = SmallVec::from_buf_with_policy([1], NoSpill);
    assert_eq!((FIXED.len(), FULL.len(), EMPTY.len()), (3, 4, 0));
    assert_eq!((FIXED, FULL), (smallvec![2, 3, 5], smallvec![7; 4]));
    assert_eq!(SHARED, [1]);
    let mut full = FULL;
    assert!(full.try_push(8).is_err());
    let mut spilling = EMPTY;
    spilling.extend(model::<String>(5));
    assert!(spilling.spilled());
}

/// Of elements whose `Clone` is not what `Copy` makes of them.
#[test]
fn copied_and_not_cloned() {
    #[derive(Copy)]
    struct Odd;
    #[allow(clippy::expl_impl_clone_on_copy, clippy::non_canonical_clone_impl)]
    impl Clone for Odd {
        fn clone(&self) -> Self {
            panic!("cloned");
        }
    }
    for len in 0..4 {
        assert_eq!(
            SmallVec::<Odd, 2>::from_slice_copy(&[Odd; 4][..len]).len(),
            len
        );
    }
}
