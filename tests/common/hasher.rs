//! Hashers that do badly.

use std::hash::{BuildHasher, Hasher};

/// A hasher for which all keys are the same.
#[derive(Clone, Default, Debug)]
pub(crate) struct Colliding;

impl BuildHasher for Colliding {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self
    }
}

impl Hasher for Colliding {
    fn write(&mut self, _bytes: &[u8]) {}

    fn finish(&self) -> u64 {
        u64::MAX
    }
}
