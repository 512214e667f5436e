//! Stands in for the crate `quickcheck`: what the property tests draw comes from the fuzzer's input.
//!
//! So the models in `tests/` are fuzz targets as they stand: there is one way to make an operation,
//! and one place that says what it has to do. Has as much of `quickcheck` as they use.

use std::cell::RefCell;

/// Where values come from: the bytes of the input, then zeros.
pub struct Gen {
    bytes: std::vec::IntoIter<u8>,
}

thread_local! {
    /// What is left of the input.
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The next property draws from `bytes`.
pub fn feed(bytes: &[u8]) {
    INPUT.set(bytes.to_vec());
}

impl Gen {
    /// A generator that has nothing to draw from, for [`QuickCheck::rng`].
    pub fn new(_size: usize) -> Self {
        let bytes = Vec::new().into_iter();
        Self { bytes }
    }

    /// One of the alternatives.
    pub fn choose<'a, T>(&mut self, slice: &'a [T]) -> Option<&'a T> {
        let index = usize::from(u8::arbitrary(self)).checked_rem(slice.len())?;
        slice.get(index)
    }
}

/// A value that can be drawn.
pub trait Arbitrary: Clone + 'static {
    /// The next value.
    fn arbitrary(g: &mut Gen) -> Self;
}

impl Arbitrary for u8 {
    fn arbitrary(g: &mut Gen) -> Self {
        g.bytes.next().unwrap_or(0)
    }
}

impl Arbitrary for u32 {
    fn arbitrary(g: &mut Gen) -> Self {
        Self::from_le_bytes([(); 4].map(|()| u8::arbitrary(g)))
    }
}

/// One byte: positions and counts are reduced to what the collection has, which is not many.
impl Arbitrary for usize {
    fn arbitrary(g: &mut Gen) -> Self {
        u8::arbitrary(g).into()
    }
}

impl Arbitrary for bool {
    fn arbitrary(g: &mut Gen) -> Self {
        u8::arbitrary(g) & 1 == 1
    }
}

impl<A: Arbitrary> Arbitrary for Vec<A> {
    fn arbitrary(g: &mut Gen) -> Self {
        let count = u8::arbitrary(g) % 16;
        (0..count).map(|_| A::arbitrary(g)).collect()
    }
}

/// Runs a property once, with what was [fed](feed).
#[derive(Default)]
pub struct QuickCheck(());

impl QuickCheck {
    /// The same for every property.
    pub fn new() -> Self {
        Self(())
    }

    /// Nothing: the input is what it is.
    #[must_use]
    pub fn rng(self, _gen: Gen) -> Self {
        self
    }

    /// Nothing: the fuzzer decides how often.
    #[must_use]
    pub fn tests(self, _tests: u64) -> Self {
        self
    }

    /// Runs a property with as many values as there are in the input.
    pub fn quickcheck<A: Arbitrary>(self, property: fn(Vec<A>)) {
        let bytes = INPUT.take().into_iter();
        let mut g = Gen { bytes };
        let mut values = Vec::new();
        while g.bytes.len() != 0 && values.len() < 300 {
            values.push(A::arbitrary(&mut g));
        }
        property(values);
    }
}
