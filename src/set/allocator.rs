//! Sets whose elements are in an allocator of the user's (feature `allocator-api2`).

use allocator_api2::alloc::Allocator;

use super::SmallSet;
use crate::map::SmallMap;
use crate::policy::{Custom, SpillPolicy};

impl<T, const N: usize, S, A, P> SmallSet<T, N, S, P>
where
    A: Allocator,
    P: SpillPolicy<Heap = Custom<A>> + Default,
{
    /// An empty set with the default of the hasher, whose elements will be in blocks of `allocator`. The
    /// index of a long set is in the global allocator all the same.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallSet;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::In;
    ///
    /// let arena = Bump::new();
    /// let mut set: SmallSet<u8, 1, DefaultHashBuilder, In<&Bump>> = SmallSet::new_in(&arena);
    /// set.insert(1);
    /// assert_eq!(arena.allocated_bytes(), 0);
    /// set.insert(2);
    /// assert!(set.spilled() && arena.allocated_bytes() > 0);
    /// ```
    #[inline]
    #[must_use]
    pub fn new_in(allocator: A) -> Self
    where
        S: Default,
    {
        Self::with_hasher_in(S::default(), allocator)
    }

    /// [`new_in`](Self::new_in) with the given hasher.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::RandomState;
    /// use bumpalo::Bump;
    /// use smallcoll::SmallSet;
    /// use smallcoll::policy::In;
    ///
    /// let arena = Bump::new();
    /// let mut set: SmallSet<u8, 1, _, In<&Bump>> =
    ///     SmallSet::with_hasher_in(RandomState::new(), &arena);
    /// set.extend([1, 2]);
    /// assert!(set.spilled() && arena.allocated_bytes() > 0);
    /// ```
    #[inline]
    #[must_use]
    pub fn with_hasher_in(hasher: S, allocator: A) -> Self {
        Self {
            map: SmallMap::with_hasher_in(hasher, allocator),
        }
    }
}
