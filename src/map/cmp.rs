//! Comparisons, which do not look at the order of the entries.

use super::{KeyHasher, SmallMap};
use crate::policy::SpillPolicy;

impl<K, V, W, const N: usize, const M: usize, S, T, P, Q> PartialEq<SmallMap<K, W, M, T, Q>>
    for SmallMap<K, V, N, S, P>
where
    K: Eq,
    V: PartialEq<W>,
    S: KeyHasher<K, P::Heap>,
    T: KeyHasher<K, Q::Heap>,
    P: SpillPolicy,
    Q: SpillPolicy,
{
    /// Whether both have the same keys with the same values, in any order. O(n) on average.
    fn eq(&self, other: &SmallMap<K, W, M, T, Q>) -> bool {
        let is_there = |(key, value): &(K, V)| other.get(key).is_some_and(|theirs| value == theirs);
        self.len() == other.len() && self.as_slice().iter().all(is_there)
    }
}

impl<K, V, const N: usize, S, P> Eq for SmallMap<K, V, N, S, P>
where
    K: Eq,
    V: Eq,
    S: KeyHasher<K, P::Heap>,
    P: SpillPolicy,
{
}
