//! The traits that `HashMap` and `IndexMap` have, comparisons and conversions apart.

use core::fmt;
use core::ops::{Index, IndexMut};

use super::{Equivalent, KeyHasher, SmallMap};
use crate::error::{TryReserveError, or_fail};
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::vec::SmallVec;

use super::store::Store;

impl<K, V, const N: usize, S, P> SmallMap<K, V, N, S, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// `clone` that returns an error if there is no room for the clones.
    ///
    /// O(n). Allocates if there are more than `N` entries: a clone has no spare capacity.
    ///
    /// # Errors
    ///
    /// If the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a' };
    /// assert_eq!(map.try_clone().unwrap(), map);
    /// map.insert(2, 'b');
    /// assert_eq!(map.try_clone().unwrap(), map);
    /// ```
    pub fn try_clone(&self) -> Result<Self, TryReserveError>
    where
        K: Clone,
        V: Clone,
        S: Clone,
    {
        let hasher = self.hasher.clone();
        let store = self.store.try_clone()?;
        Ok(Self { store, hasher })
    }
}

impl<K: Clone, V: Clone, const N: usize, S: Clone, P> Clone for SmallMap<K, V, N, S, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// O(n). Allocates if there are more than `N` entries: a clone has no spare capacity. No key is
    /// hashed.
    #[inline]
    fn clone(&self) -> Self {
        or_fail(self.try_clone())
    }
}

impl<K, V, const N: usize, S: Default, P: DefaultPolicy> Default for SmallMap<K, V, N, S, P> {
    /// An empty map. O(1). Does not allocate.
    #[inline]
    fn default() -> Self {
        // The hasher first: so the store is written where it stays.
        let hasher = S::default();
        Self {
            store: Store::new(SmallVec::default()),
            hasher,
        }
    }
}

impl<K: fmt::Debug, V: fmt::Debug, const N: usize, S, P> fmt::Debug for SmallMap<K, V, N, S, P>
where
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K, V, Q, const N: usize, S, P> Index<&Q> for SmallMap<K, V, N, S, P>
where
    Q: Equivalent<K> + ?Sized,
    S: KeyHasher<Q, P::Heap>,
    P: SpillPolicy,
{
    type Output = V;

    /// The value of a key. O(1) on average. Panics if the key is not there.
    #[inline]
    #[track_caller]
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("no entry found for key")
    }
}

impl<K, V, Q, const N: usize, S, P> IndexMut<&Q> for SmallMap<K, V, N, S, P>
where
    Q: Equivalent<K> + ?Sized,
    S: KeyHasher<Q, P::Heap>,
    P: SpillPolicy,
{
    /// The value of a key. O(1) on average. Panics if the key is not there.
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, key: &Q) -> &mut V {
        self.get_mut(key).expect("no entry found for key")
    }
}

impl<K, V, const N: usize, S, P: SpillPolicy> Index<usize> for SmallMap<K, V, N, S, P> {
    type Output = V;

    /// The value at a position. O(1). Panics if there is none.
    #[inline]
    #[track_caller]
    fn index(&self, index: usize) -> &V {
        &self.as_slice()[index].1
    }
}

impl<K, V, const N: usize, S, P: SpillPolicy> IndexMut<usize> for SmallMap<K, V, N, S, P> {
    /// The value at a position. O(1). Panics if there is none.
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut V {
        &mut self.store.entries_mut()[index].1
    }
}
