//! The traits that `HashSet` and `IndexSet` have, comparisons and conversions apart.

use core::fmt;
use core::ops::Index;

use super::SmallSet;
use crate::error::{TryReserveError, or_fail};
use crate::map::SmallMap;
use crate::policy::{DefaultPolicy, SpillPolicy};

impl<T, const N: usize, S, P> SmallSet<T, N, S, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// `clone` that returns an error if there is no room for the clones.
    ///
    /// O(n). Allocates if there are more than `N` elements: a clone has no spare capacity.
    ///
    /// # Errors
    ///
    /// If the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 1> = smallset![1];
    /// assert_eq!(set.try_clone().unwrap(), set);
    /// set.insert(2);
    /// assert_eq!(set.try_clone().unwrap(), set);
    /// ```
    pub fn try_clone(&self) -> Result<Self, TryReserveError>
    where
        T: Clone,
        S: Clone,
    {
        let map = self.map.try_clone()?;
        Ok(Self { map })
    }
}

impl<T: Clone, const N: usize, S: Clone, P> Clone for SmallSet<T, N, S, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// O(n). Allocates if there are more than `N` elements: a clone has no spare capacity. No element
    /// is hashed.
    #[inline]
    fn clone(&self) -> Self {
        or_fail(self.try_clone())
    }
}

impl<T, const N: usize, S: Default, P: DefaultPolicy> Default for SmallSet<T, N, S, P> {
    /// An empty set. O(1). Does not allocate.
    #[inline]
    fn default() -> Self {
        Self {
            map: SmallMap::default(),
        }
    }
}

impl<T: fmt::Debug, const N: usize, S, P: SpillPolicy> fmt::Debug for SmallSet<T, N, S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

impl<T, const N: usize, S, P: SpillPolicy> Index<usize> for SmallSet<T, N, S, P> {
    type Output = T;

    /// The element at a position. O(1). Panics if there is none.
    #[inline]
    #[track_caller]
    fn index(&self, index: usize) -> &T {
        &self.map.as_slice()[index].0
    }
}
