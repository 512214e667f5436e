//! The draining iterator.

use core::fmt;
use core::iter::FusedIterator;

use crate::map;
use crate::policy::{Amortized, SpillPolicy};

/// The iterator of [`SmallSet::drain`](super::SmallSet::drain).
pub struct Drain<'a, T, const N: usize, P: SpillPolicy = Amortized> {
    entries: map::Drain<'a, T, (), N, P>,
}

impl<'a, T, const N: usize, P: SpillPolicy> Drain<'a, T, N, P> {
    #[inline]
    pub(super) fn new(entries: map::Drain<'a, T, (), N, P>) -> Self {
        Self { entries }
    }
}

impl<T, const N: usize, P: SpillPolicy> Iterator for Drain<'_, T, N, P> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        Some(self.entries.next()?.0)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entries.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<T> {
        Some(self.entries.nth(n)?.0)
    }
}

impl<T, const N: usize, P: SpillPolicy> DoubleEndedIterator for Drain<'_, T, N, P> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        Some(self.entries.next_back()?.0)
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<T> {
        Some(self.entries.nth_back(n)?.0)
    }
}

impl<T, const N: usize, P: SpillPolicy> ExactSizeIterator for Drain<'_, T, N, P> {}

impl<T, const N: usize, P: SpillPolicy> FusedIterator for Drain<'_, T, N, P> {}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for Drain<'_, T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let elements = self.entries.as_slice().iter().map(|(element, ())| element);
        f.debug_list().entries(elements).finish()
    }
}
