//! Comparisons, which do not look at the order of the elements.

use core::hash::{BuildHasher, Hash};

use super::SmallSet;
use crate::policy::SpillPolicy;

impl<T, const N: usize, const M: usize, S, R, P, Q> PartialEq<SmallSet<T, M, R, Q>>
    for SmallSet<T, N, S, P>
where
    T: Eq + Hash,
    S: BuildHasher,
    R: BuildHasher,
    P: SpillPolicy,
    Q: SpillPolicy,
{
    /// Whether both have the same elements, in any order. O(n) on average.
    fn eq(&self, other: &SmallSet<T, M, R, Q>) -> bool {
        self.map == other.map
    }
}

impl<T, const N: usize, S, P> Eq for SmallSet<T, N, S, P>
where
    T: Eq + Hash,
    S: BuildHasher,
    P: SpillPolicy,
{
}
