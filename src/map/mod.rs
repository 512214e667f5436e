//! [`SmallMap`]: a map in the order of insertion that keeps its first `N` entries inline (feature
//! `hashbrown`).

#[cfg(feature = "allocator-api2")]
mod allocator;
mod bulk;
mod capacity;
mod cmp;
mod drain;
mod edit;
mod entry;
mod extract_if;
mod from;
mod get;
mod hasher;
mod index;
mod into_iter;
mod iter;
mod macros;
mod occupied;
mod order;
mod remove;
mod scan;
mod store;
mod traits;
mod vacant;

pub use drain::Drain;
pub use entry::Entry;
pub use extract_if::ExtractIf;
pub use hasher::KeyHasher;
pub use into_iter::{IntoIter, IntoKeys, IntoValues};
pub use iter::{Iter, IterMut, Keys, Values, ValuesMut};
#[doc(hidden)]
pub use macros::__from_list;
pub use occupied::OccupiedEntry;
pub use vacant::VacantEntry;

pub use hashbrown::{DefaultHashBuilder, Equivalent};

use crate::error::{TryReserveError, or_fail};
use crate::policy::{Amortized, SpillPolicy, Stateless};
use crate::vec::SmallVec;
use store::Store;

/// A map that keeps its entries in the order of insertion, the first `N` of them inside the value.
///
/// It has most methods of indexmap's `IndexMap` and of `HashMap`, with the same names and semantics, and
/// the order of the former; [the comparison](crate::guide::compare#smallmap-and-smallset) names the
/// others. Up to `N` entries are stored inline without any allocation; one more *spills* them all to
/// the heap, where they are a dense vector. They come back inline only when asked to, by
/// [`shrink_to_fit`](Self::shrink_to_fit), [`shrink_to`](Self::shrink_to) or
/// [`shrink_to_inline`](Self::shrink_to_inline), or by themselves under the policy
/// [`Hysteresis`](crate::policy::Hysteresis).
///
/// Up to eight entries, or `N` if that is more, are compared one by one: no key is hashed. One more, or
/// room reserved for one more, and the map makes an *index*, a hash table of positions, and looks up as
/// a hash map does. It keeps that index until it shrinks. It is in the global allocator, wherever the
/// policy has the entries.
///
/// Under a policy that never spills there is no index, for any `N`. So keys need no `Hash` there, and the
/// hasher can be anything, even `()`: `SmallMap<K, V, N, (), NoSpill>` has no bytes for it. What
/// the other maps ask for is [`KeyHasher`]'s.
///
/// Keys are looked up by any type that is [`Equivalent`] to them: `String` by `&str`, say.
///
/// # Complexity
///
/// *n* stands for the number of entries. A look-up is O(1) on average; without an index it is up to 8 or
/// `N` comparisons. What goes over the whole index takes O(`capacity`), as `HashMap::clear` does. If a
/// [`Drain`] or an [`ExtractIf`] is leaked, the map may be without an index, and slower, until the next
/// insertion; it is correct all the same.
///
/// # Hashing
///
/// The default hasher is hashbrown's, foldhash: fast, and seeded anew for each map. It makes attacks
/// by chosen keys (HashDoS) hard, but is not cryptographic: who has to withstand an attacker who
/// sees times or iterates over what he sent should take std's `RandomState`, or a keyed hasher of his
/// choice, for `S`. A map without an index is not open to such attacks at all. The order of
/// iteration never depends on the hasher.
///
/// # Keys
///
/// It is a logic error if a key changes in the map such that its hash or what it is equal to changes
/// too, or if `Hash` and `Eq` disagree. What the map does then is not specified, but it is safe: it
/// may fail to find entries or hold equal ones, and may panic.
///
/// # Size
///
/// That of `SmallVec<(K, V), N, P>`, one word and the hasher, which is one word by default.
///
/// # Examples
///
/// ```
/// use smallcoll::SmallMap;
///
/// let mut map: SmallMap<&str, u32, 2> = SmallMap::new();
/// map.insert("one", 1);
/// map.insert("two", 2);
/// assert!(!map.spilled()); // two entries are inline
///
/// *map.entry("three").or_insert(0) += 3;
/// assert!(map.spilled()); // three are on the heap
/// assert_eq!(map.get("two"), Some(&2));
/// assert!(map.keys().eq(&["one", "two", "three"])); // the order of insertion
/// ```
pub struct SmallMap<K, V, const N: usize = 8, S = DefaultHashBuilder, P: SpillPolicy = Amortized> {
    store: Store<K, V, N, P>,
    hasher: S,
}

impl<K, V, const N: usize> SmallMap<K, V, N> {
    /// An empty map, as `HashMap::new`.
    ///
    /// O(1). Does not allocate. It is not `const`, since each map has a seed of its own; see
    /// [`with_hasher`](SmallMap::with_hasher).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// let mut map: SmallMap<_, _, 2> = SmallMap::new();
    /// map.extend([(1, 'a'), (2, 'b'), (3, 'c')]);
    /// assert_eq!(map.len(), 3);
    /// ```
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::with_hasher(DefaultHashBuilder::default())
    }

    /// An empty map with room for at least `capacity` entries, as `HashMap::with_capacity`.
    ///
    /// O(1), or O(`capacity`) if that is more than 8 and `N`. Allocates, and is spilled from the start,
    /// if `capacity > N`.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `u32::MAX` entries.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// assert_eq!(SmallMap::<u8, u8, 4>::with_capacity(3).capacity(), 4);
    /// assert!(SmallMap::<u8, u8, 4>::with_capacity(20).capacity() >= 20);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Self {
        Self::with_capacity_and_hasher(capacity, DefaultHashBuilder::default())
    }
}

impl<K, V, const N: usize, S> SmallMap<K, V, N, S> {
    /// An empty map with the given hasher, as `HashMap::with_hasher`.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// A map in a constant needs a hasher without a random seed:
    ///
    /// ```
    /// use std::hash::{BuildHasherDefault, DefaultHasher};
    /// use smallcoll::SmallMap;
    ///
    /// type Fixed = BuildHasherDefault<DefaultHasher>;
    /// const EMPTY: SmallMap<u8, char, 1, Fixed> = SmallMap::with_hasher(Fixed::new());
    /// let mut map = EMPTY;
    /// map.extend([(1, 'a'), (2, 'b')]);
    /// assert!(map.spilled());
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_hasher(hasher: S) -> Self {
        Self::with_hasher_and_policy(hasher, Amortized)
    }

    /// An empty map with the given hasher and room for at least `capacity` entries, as
    /// `HashMap::with_capacity_and_hasher`.
    ///
    /// O(1), or O(`capacity`) if that is more than 8 and `N`. Allocates, and is spilled from the start,
    /// if `capacity > N`.
    ///
    /// # Panics
    ///
    /// As [`with_capacity`](SmallMap::with_capacity).
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::RandomState;
    /// use smallcoll::SmallMap;
    ///
    /// let hasher = RandomState::new();
    /// let map: SmallMap<u8, u8, 4, _> = SmallMap::with_capacity_and_hasher(20, hasher);
    /// assert!(map.is_empty() && map.capacity() >= 20);
    /// assert!(map.spilled());
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
    /// If the capacity exceeds `isize::MAX` bytes or `u32::MAX` entries, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::RandomState;
    /// use smallcoll::SmallMap;
    ///
    /// type Map = SmallMap<u8, u8, 4, RandomState>;
    /// assert!(Map::try_with_capacity_and_hasher(20, RandomState::new()).is_ok());
    /// assert!(Map::try_with_capacity_and_hasher(usize::MAX, RandomState::new()).is_err());
    /// ```
    pub fn try_with_capacity_and_hasher(
        capacity: usize,
        hasher: S,
    ) -> Result<Self, TryReserveError> {
        let mut map = Self::with_hasher(hasher);
        // There is no key to hash.
        map.store.try_reserve(capacity, true, |_| unreachable!())?;
        Ok(map)
    }
}

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// An empty map with the given policy and the default of the hasher.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// type Fixed = SmallMap<u8, char, 2, DefaultHashBuilder, NoSpill>;
    /// let mut map = Fixed::with_policy(NoSpill);
    /// map.extend([(1, 'a'), (2, 'b')]);
    /// assert!(map.try_insert(3, 'c').is_err());
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

    /// An empty map with the given hasher and policy.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::RandomState;
    /// use smallcoll::SmallMap;
    /// use smallcoll::policy::Exact;
    ///
    /// let hasher = RandomState::new();
    /// let mut map: SmallMap<u8, char, 1, _, _> = SmallMap::with_hasher_and_policy(hasher, Exact);
    /// map.extend([(1, 'a'), (2, 'b')]);
    /// assert_eq!(map.capacity(), 2);
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_hasher_and_policy(hasher: S, policy: P) -> Self
    where
        P: SpillPolicy<Heap: Stateless>,
    {
        Self {
            store: Store::new(SmallVec::with_policy(policy)),
            hasher,
        }
    }

    /// The map's hasher, as `HashMap::hasher`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use std::hash::BuildHasher;
    /// use smallcoll::SmallMap;
    ///
    /// let map: SmallMap<u8, u8> = SmallMap::new();
    /// assert_eq!(map.hasher().hash_one(1), map.hasher().hash_one(1));
    /// ```
    #[inline]
    pub const fn hasher(&self) -> &S {
        &self.hasher
    }

    /// How many entries there are, as `HashMap::len`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert_eq!(map.len(), 2);
    /// ```
    #[inline]
    pub const fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether there is no entry, as `HashMap::is_empty`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallMap;
    ///
    /// assert!(SmallMap::<u8, u8, 2>::new().is_empty());
    /// ```
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entries as a slice of pairs, in their order. indexmap has a type of its own for it.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert_eq!(map.as_slice(), [(1, 'a'), (2, 'b')]);
    /// map.insert(3, 'c');
    /// assert_eq!(map.as_slice()[1..], [(2, 'b'), (3, 'c')]);
    /// ```
    #[inline]
    pub fn as_slice(&self) -> &[(K, V)] {
        self.store.entries()
    }

    /// The entries as a vector of pairs, in their order.
    ///
    /// O(1). Does not allocate; inline entries stay inline, spilled ones stay spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// let pairs = map.into_entries();
    /// assert!(pairs.spilled());
    /// assert_eq!(pairs, [(1, 'a'), (2, 'b')]);
    /// ```
    #[inline]
    #[must_use]
    pub fn into_entries(self) -> SmallVec<(K, V), N, P> {
        self.store.into_entries()
    }
}
