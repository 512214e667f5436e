//! The draining iterator.

use core::fmt;
use core::iter::FusedIterator;

use super::store::Kept;
use crate::policy::{Amortized, SpillPolicy};
use crate::vec;

/// The iterator of [`SmallMap::drain`](super::SmallMap::drain).
pub struct Drain<'a, K, V, const N: usize, P: SpillPolicy = Amortized> {
    entries: vec::Drain<'a, (K, V), N, P>,
    /// Dropped behind the entries, when their vector is whole again.
    _kept: Kept<'a>,
}

impl<'a, K, V, const N: usize, P: SpillPolicy> Drain<'a, K, V, N, P> {
    #[inline]
    pub(super) fn new(entries: vec::Drain<'a, (K, V), N, P>, kept: Kept<'a>) -> Self {
        Self {
            entries,
            _kept: kept,
        }
    }

    /// The entries that are left, as a slice of pairs.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// let mut drain = map.drain(..);
    /// drain.next();
    /// assert_eq!(drain.as_slice(), [(2, 'b')]);
    /// ```
    #[inline]
    pub fn as_slice(&self) -> &[(K, V)] {
        self.entries.as_slice()
    }
}

impl<K, V, const N: usize, P: SpillPolicy> Iterator for Drain<'_, K, V, N, P> {
    type Item = (K, V);

    #[inline]
    fn next(&mut self) -> Option<(K, V)> {
        self.entries.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entries.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<(K, V)> {
        self.entries.nth(n)
    }
}

impl<K, V, const N: usize, P: SpillPolicy> DoubleEndedIterator for Drain<'_, K, V, N, P> {
    #[inline]
    fn next_back(&mut self) -> Option<(K, V)> {
        self.entries.next_back()
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<(K, V)> {
        self.entries.nth_back(n)
    }
}

impl<K, V, const N: usize, P: SpillPolicy> ExactSizeIterator for Drain<'_, K, V, N, P> {}

impl<K, V, const N: usize, P: SpillPolicy> FusedIterator for Drain<'_, K, V, N, P> {}

impl<K, V, const N: usize, P> fmt::Debug for Drain<'_, K, V, N, P>
where
    K: fmt::Debug,
    V: fmt::Debug,
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.as_slice()).finish()
    }
}
