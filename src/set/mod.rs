//! [`SmallSet`]: a set in the order of insertion that keeps its first `N` elements inline (feature
//! `hashbrown`).

mod algebra;
#[cfg(feature = "allocator-api2")]
mod allocator;
mod bulk;
mod capacity;
mod cmp;
mod drain;
mod edit;
mod extract_if;
mod from;
mod get;
mod iter;
mod macros;
mod order;
mod remove;
mod traits;

pub use drain::Drain;
pub use extract_if::ExtractIf;
pub use iter::{IntoIter, Iter};
#[doc(hidden)]
pub use macros::__from_list;

use crate::error::{TryReserveError, or_fail};
use crate::map::{DefaultHashBuilder, SmallMap};
use crate::policy::{Amortized, SpillPolicy, Stateless};

/// A set that keeps its elements in the order of insertion, the first `N` of them inside the value.
///
/// It has most methods of indexmap's `IndexSet` and of `HashSet`, with the same names and semantics, and
/// the order of the former; [the comparison](crate::guide::compare#smallmap-and-smallset) names the
/// others. It is a [`SmallMap`] without values: where the elements are, when they are hashed, and what
/// the hasher promises is written there.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallSet, smallset};
///
/// let mut set: SmallSet<&str, 2> = smallset!["one", "two"];
/// assert!(!set.spilled() && !set.insert("two")); // two elements are inline
///
/// assert!(set.insert("three"));
/// assert!(set.spilled()); // three are on the heap
/// assert!(set.iter().eq(&["one", "two", "three"])); // the order of insertion
///
/// let others: SmallSet<&str> = smallset!["three", "four"];
/// assert_eq!(&set & &others, smallset!["three"] as SmallSet<_, 2>);
/// ```
pub struct SmallSet<T, const N: usize = 8, S = DefaultHashBuilder, P: SpillPolicy = Amortized> {
    map: SmallMap<T, (), N, S, P>,
}

impl<T, const N: usize> SmallSet<T, N> {
    /// An empty set, as `HashSet::new`.
    ///
    /// O(1). Does not allocate. It is not `const`, since each set has a seed of its own; see
    /// [`with_hasher`](SmallSet::with_hasher).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<_, 2> = SmallSet::new();
    /// set.extend([1, 2, 3]);
    /// assert_eq!(set.len(), 3);
    /// ```
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::with_hasher(DefaultHashBuilder::default())
    }

    /// An empty set with room for at least `capacity` elements, as `HashSet::with_capacity`.
    ///
    /// O(1), or O(`capacity`) if that is more than 8 and `N`. Allocates, and is spilled from the start,
    /// if `capacity > N`.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `u32::MAX` elements.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// assert_eq!(SmallSet::<u8, 4>::with_capacity(3).capacity(), 4);
    /// assert!(SmallSet::<u8, 4>::with_capacity(20).capacity() >= 20);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Self {
        Self::with_capacity_and_hasher(capacity, DefaultHashBuilder::default())
    }
}

impl<T, const N: usize, S> SmallSet<T, N, S> {
    /// An empty set with the given hasher, as `HashSet::with_hasher`.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// A set in a constant needs a hasher without a random seed:
    ///
    /// ```
    /// use std::hash::{BuildHasherDefault, DefaultHasher};
    /// use smallcoll::SmallSet;
    ///
    /// type Fixed = BuildHasherDefault<DefaultHasher>;
    /// const EMPTY: SmallSet<u8, 1, Fixed> = SmallSet::with_hasher(Fixed::new());
    /// let mut set = EMPTY;
    /// set.extend([1, 2]);
    /// assert!(set.spilled());
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_hasher(hasher: S) -> Self {
        Self::with_hasher_and_policy(hasher, Amortized)
    }

    /// An empty set with the given hasher and room for at least `capacity` elements, as
    /// `HashSet::with_capacity_and_hasher`.
    ///
    /// O(1), or O(`capacity`) if that is more than 8 and `N`. Allocates, and is spilled from the start,
    /// if `capacity > N`.
    ///
    /// # Panics
    ///
    /// As [`with_capacity`](SmallSet::with_capacity).
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::RandomState;
    /// use smallcoll::SmallSet;
    ///
    /// let hasher = RandomState::new();
    /// let set: SmallSet<u8, 4, _> = SmallSet::with_capacity_and_hasher(20, hasher);
    /// assert!(set.is_empty() && set.capacity() >= 20);
    /// assert!(set.spilled());
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self {
        or_fail(Self::try_with_capacity_and_hasher(capacity, hasher))
    }

    /// [`with_capacity_and_hasher`](Self::with_capacity_and_hasher) that returns an error where that
    /// would panic.
    ///
    /// O(1), or O(`capacity`) if that is more than 8 and `N`. Allocates, and is spilled from the start,
    /// if `capacity > N`.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes or `u32::MAX` elements, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::RandomState;
    /// use smallcoll::SmallSet;
    ///
    /// type Set = SmallSet<u8, 4, RandomState>;
    /// assert!(Set::try_with_capacity_and_hasher(20, RandomState::new()).is_ok());
    /// assert!(Set::try_with_capacity_and_hasher(usize::MAX, RandomState::new()).is_err());
    /// ```
    pub fn try_with_capacity_and_hasher(
        capacity: usize,
        hasher: S,
    ) -> Result<Self, TryReserveError> {
        let map = SmallMap::try_with_capacity_and_hasher(capacity, hasher)?;
        Ok(Self { map })
    }
}

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// An empty set with the given policy and the default of the hasher.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// type Fixed = SmallSet<u8, 2, DefaultHashBuilder, NoSpill>;
    /// let mut set = Fixed::with_policy(NoSpill);
    /// set.extend([1, 2]);
    /// assert!(set.try_insert(3).is_err());
    /// ```
    #[inline]
    #[must_use]
    pub fn with_policy(policy: P) -> Self
    where
        S: Default,
        P: SpillPolicy<Heap: Stateless>,
    {
        Self::with_hasher_and_policy(S::default(), policy)
    }

    /// An empty set with the given hasher and policy.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::RandomState;
    /// use smallcoll::SmallSet;
    /// use smallcoll::policy::Exact;
    ///
    /// let hasher = RandomState::new();
    /// let mut set: SmallSet<u8, 1, _, _> = SmallSet::with_hasher_and_policy(hasher, Exact);
    /// set.extend([1, 2]);
    /// assert_eq!(set.capacity(), 2);
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_hasher_and_policy(hasher: S, policy: P) -> Self
    where
        P: SpillPolicy<Heap: Stateless>,
    {
        Self {
            map: SmallMap::with_hasher_and_policy(hasher, policy),
        }
    }

    /// The set's hasher, as `HashSet::hasher`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::BuildHasher;
    /// use smallcoll::SmallSet;
    ///
    /// let set: SmallSet<u8> = SmallSet::new();
    /// assert_eq!(set.hasher().hash_one(1), set.hasher().hash_one(1));
    /// ```
    #[inline]
    pub const fn hasher(&self) -> &S {
        self.map.hasher()
    }

    /// How many elements there are, as `HashSet::len`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset![1, 2];
    /// assert_eq!(set.len(), 2);
    /// ```
    #[inline]
    pub const fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether there is no element, as `HashSet::is_empty`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// assert!(SmallSet::<u8, 2>::new().is_empty());
    /// ```
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
