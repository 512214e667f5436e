//! Comparisons, which do not look at the order of the elements.

use super::SmallSet;
use crate::map::KeyHasher;
use crate::policy::SpillPolicy;

impl<T, const N: usize, const M: usize, S, R, P, Q> PartialEq<SmallSet<T, M, R, Q>>
    for SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap>,
    R: KeyHasher<T, Q::Heap>,
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
    T: Eq,
    S: KeyHasher<T, P::Heap>,
    P: SpillPolicy,
{
}
