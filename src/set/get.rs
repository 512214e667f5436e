//! What is looked up, by value and by position.

use super::SmallSet;
use crate::map::{Equivalent, KeyHasher};
use crate::policy::SpillPolicy;

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// Whether there is such an element, as `HashSet::contains`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset!["one", "two"];
    /// assert!(set.contains("two") && !set.contains("three"));
    /// ```
    #[inline]
    pub fn contains<Q>(&self, value: &Q) -> bool
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.map.contains_key(value)
    }

    /// The element that is equal to a value, as `HashSet::get`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset!["one", "two"];
    /// assert_eq!((set.get("two"), set.get("three")), (Some(&"two"), None));
    /// ```
    #[inline]
    pub fn get<Q>(&self, value: &Q) -> Option<&T>
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        Some(self.get_full(value)?.1)
    }

    /// The element that is equal to a value and its position, as `IndexSet::get_full`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset!["one", "two"];
    /// assert_eq!(set.get_full("two"), Some((1, &"two")));
    /// ```
    #[inline]
    pub fn get_full<Q>(&self, value: &Q) -> Option<(usize, &T)>
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let (position, element, ()) = self.map.get_full(value)?;
        Some((position, element))
    }

    /// The position of an element, as `IndexSet::get_index_of`.
    ///
    /// O(1) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset!["one", "two"];
    /// assert_eq!((set.get_index_of("two"), set.get_index_of("three")), (Some(1), None));
    /// ```
    #[inline]
    pub fn get_index_of<Q>(&self, value: &Q) -> Option<usize>
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.map.get_index_of(value)
    }
}

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// The element at a position, as `IndexSet::get_index`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset!["one", "two"];
    /// assert_eq!((set.get_index(1), set.get_index(2)), (Some(&"two"), None));
    /// ```
    #[inline]
    pub fn get_index(&self, index: usize) -> Option<&T> {
        Some(self.map.get_index(index)?.0)
    }

    /// The first element, as `IndexSet::first`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset!["one", "two"];
    /// assert_eq!(set.first(), Some(&"one"));
    /// ```
    #[inline]
    pub fn first(&self) -> Option<&T> {
        Some(self.map.first()?.0)
    }

    /// The last element, as `IndexSet::last`.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset!["one", "two"];
    /// assert_eq!(set.last(), Some(&"two"));
    /// ```
    #[inline]
    pub fn last(&self) -> Option<&T> {
        Some(self.map.last()?.0)
    }
}
