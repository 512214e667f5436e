//! Maps whose entries are in an allocator of the user's (feature `allocator-api2`).

use allocator_api2::alloc::Allocator;

use super::SmallMap;
use super::store::Store;
use crate::policy::{Custom, SpillPolicy};
use crate::vec::SmallVec;

impl<K, V, const N: usize, S, A, P> SmallMap<K, V, N, S, P>
where
    A: Allocator,
    P: SpillPolicy<Heap = Custom<A>> + Default,
{
    /// An empty map with the default of the hasher, whose entries will be in blocks of `allocator`. The
    /// index of a long map is in the global allocator all the same.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallMap;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::In;
    ///
    /// let arena = Bump::new();
    /// let mut map: SmallMap<u8, char, 1, DefaultHashBuilder, In<&Bump>> = SmallMap::new_in(&arena);
    /// map.insert(1, 'a');
    /// assert_eq!(arena.allocated_bytes(), 0);
    /// map.insert(2, 'b');
    /// assert!(map.spilled() && arena.allocated_bytes() > 0);
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
    /// use smallcoll::SmallMap;
    /// use smallcoll::policy::In;
    ///
    /// let arena = Bump::new();
    /// let mut map: SmallMap<u8, char, 1, _, In<&Bump>> =
    ///     SmallMap::with_hasher_in(RandomState::new(), &arena);
    /// map.extend([(1, 'a'), (2, 'b')]);
    /// assert!(map.spilled() && arena.allocated_bytes() > 0);
    /// ```
    #[inline]
    #[must_use]
    pub fn with_hasher_in(hasher: S, allocator: A) -> Self {
        Self {
            store: Store::new(SmallVec::new_in(allocator)),
            hasher,
        }
    }
}
