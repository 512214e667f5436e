//! Collections from a fuzzer's bytes.

use std::fmt::Debug;

use ::arbitrary::{Arbitrary, Unstructured};

use super::*;

/// Bytes without a pattern.
pub(super) fn noise(len: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    (0..len)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 24) as u8
        })
        .collect()
}

/// `T` has what `M` has of the same bytes, or its start, and uses no more of them.
fn as_model<T, M>(compare: impl Fn(&T, &M) -> bool)
where
    T: for<'a> Arbitrary<'a> + Debug,
    M: for<'a> Arbitrary<'a> + Debug,
{
    for seed in 0..200 {
        let bytes = noise(seed as usize % 70, seed);
        let (mut used, mut used_by_model) = (Unstructured::new(&bytes), Unstructured::new(&bytes));
        let (t, model) = (T::arbitrary(&mut used), M::arbitrary(&mut used_by_model));
        assert!(compare(&t.unwrap(), &model.unwrap()));
        assert!(used.len() >= used_by_model.len());
        if let (least, Some(most)) = T::size_hint(0) {
            let used = bytes.len() - used.len();
            assert!(
                least <= used && used <= most,
                "{used} bytes, {most} at most"
            );
        }
        let t = T::arbitrary_take_rest(Unstructured::new(&bytes)).unwrap();
        let model = M::arbitrary_take_rest(Unstructured::new(&bytes)).unwrap();
        assert!(compare(&t, &model));
    }
}

#[test]
fn lists() {
    as_model::<SmallVec<u16, 4>, Vec<u16>>(|v, model| v == model);
    as_model::<SmallVec<String, 1>, Vec<String>>(|v, model| v == model);
    as_model::<SmallDeque<u8, 4, Compact>, Vec<u8>>(|d, model| d == model);
    as_model::<FixedVec<u16, 3>, Vec<u16>>(|v, model| *v == model[..model.len().min(3)]);
    as_model::<FixedDeque<u8, 0>, Vec<u8>>(|d, _| d.is_empty());
    as_model::<FixedDeque<u8, 5>, Vec<u8>>(|d, model| *d == model[..model.len().min(5)]);
}

#[test]
fn strings() {
    as_model::<SmallString<4>, String>(|s, model| s == model);
    as_model::<FixedString<4>, String>(|s, model| {
        model.starts_with(s.as_str()) && (s.len() == model.len() || s.len() > 4 - 4)
    });
}

#[test]
fn a_character_that_does_not_fit_is_left_out() {
    // Two euro signs of three bytes each.
    let bytes = "\u{20ac}\u{20ac}".as_bytes();
    let s = FixedString::<5>::arbitrary_take_rest(Unstructured::new(bytes)).unwrap();
    assert_eq!(s, "\u{20ac}");
}

#[test]
fn size_hints() {
    assert_eq!(SmallVec::<u16, 4>::size_hint(0), (0, None));
    assert_eq!(SmallDeque::<u16, 4>::size_hint(0), (0, None));
    assert_eq!(FixedVec::<u16, 4>::size_hint(0), (0, Some(4 * 3 + 1)));
    assert_eq!(
        FixedDeque::<FixedVec<u8, 2>, 3>::size_hint(0),
        (0, Some(3 * 6 + 1))
    );
    assert_eq!(FixedVec::<String, 4>::size_hint(0), (0, None));
}

#[derive(Debug)]
struct Tree {
    children: FixedVec<Box<Tree>, 2>,
}

impl<'a> Arbitrary<'a> for Tree {
    fn arbitrary(u: &mut Unstructured<'a>) -> ::arbitrary::Result<Self> {
        let children = Arbitrary::arbitrary(u)?;
        Ok(Self { children })
    }

    fn size_hint(depth: usize) -> (usize, Option<usize>) {
        FixedVec::<Box<Tree>, 2>::size_hint(depth)
    }

    fn try_size_hint(
        depth: usize,
    ) -> Result<(usize, Option<usize>), ::arbitrary::MaxRecursionReached> {
        FixedVec::<Box<Tree>, 2>::try_size_hint(depth)
    }
}

#[test]
fn a_size_hint_of_itself_ends() {
    assert_eq!(Tree::size_hint(0), (0, None));
    let tree = Tree::arbitrary(&mut Unstructured::new(&[1, 1, 0, 0, 1, 0])).unwrap();
    assert_eq!(tree.children.len(), 2);
}
