//! The order of the elements, and what is found by it.

use core::cmp::Ordering;

use super::SmallSet;
use crate::policy::SpillPolicy;

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// Sorts the elements, as `IndexSet::sort`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. May allocate. The set is spilled or inline as
    /// before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the elements are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.sort();
    /// assert!(set.iter().eq(&[1, 2, 3]));
    /// ```
    #[inline]
    pub fn sort(&mut self)
    where
        T: Ord,
    {
        self.map.sort_keys();
    }

    /// Sorts the elements by a comparison, in their old order if they compare equal; as
    /// `IndexSet::sort_by`. If it panics, the elements are in no particular order, but all there.
    ///
    /// O(n log n), with an index O(`capacity`) besides. May allocate. The set is spilled or inline as
    /// before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the elements are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.sort_by(|a, b| b.cmp(a));
    /// assert!(set.iter().eq(&[3, 2, 1]));
    /// ```
    #[inline]
    pub fn sort_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        self.map.sort_by(|a, (), b, ()| compare(a, b));
    }

    /// Sorts the elements by what a function makes of them, in their old order if they compare equal; as
    /// `IndexSet::sort_by_key`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. May allocate. The set is spilled or inline as
    /// before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the elements are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.sort_by_key(|element| -element);
    /// assert!(set.iter().eq(&[3, 2, 1]));
    /// ```
    #[inline]
    pub fn sort_by_key<K: Ord>(&mut self, mut sort_key: impl FnMut(&T) -> K) {
        self.map.sort_by_key(|element, ()| sort_key(element));
    }

    /// Sorts the elements, as `IndexSet::sort_unstable`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. Allocates if there is an index. The set is
    /// spilled or inline as before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the elements are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.sort_unstable();
    /// assert!(set.iter().eq(&[1, 2, 3]));
    /// ```
    #[inline]
    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        self.map.sort_unstable_keys();
    }

    /// Sorts the elements by a comparison, in no order if they compare equal; as
    /// `IndexSet::sort_unstable_by`. If it panics, the elements are in no particular order, but all there.
    ///
    /// O(n log n), with an index O(`capacity`) besides. Allocates if there is an index. The set is
    /// spilled or inline as before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the elements are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.sort_unstable_by(|a, b| b.cmp(a));
    /// assert!(set.iter().eq(&[3, 2, 1]));
    /// ```
    #[inline]
    pub fn sort_unstable_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        self.map.sort_unstable_by(|a, (), b, ()| compare(a, b));
    }

    /// Sorts the elements by what a function makes of them, in no order if they compare equal; as
    /// `IndexSet::sort_unstable_by_key`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. Allocates if there is an index. The set is
    /// spilled or inline as before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the elements are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.sort_unstable_by_key(|element| -element);
    /// assert!(set.iter().eq(&[3, 2, 1]));
    /// ```
    #[inline]
    pub fn sort_unstable_by_key<K: Ord>(&mut self, mut sort_key: impl FnMut(&T) -> K) {
        self.map
            .sort_unstable_by_key(|element, ()| sort_key(element));
    }

    /// Sorts the elements by what a function makes of each, called once; as
    /// `IndexSet::sort_by_cached_key`.
    ///
    /// O(n log n), with an index O(`capacity`) besides. Allocates. The set is spilled or inline as
    /// before.
    ///
    /// # Panics
    ///
    /// May panic if the order is not total; the elements are all there then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.sort_by_cached_key(|element| element.to_string());
    /// assert!(set.iter().eq(&[1, 2, 3]));
    /// ```
    #[inline]
    pub fn sort_by_cached_key<K: Ord>(&mut self, mut sort_key: impl FnMut(&T) -> K) {
        self.map.sort_by_cached_key(|element, ()| sort_key(element));
    }

    /// Reverses the order of the elements, as `IndexSet::reverse`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.reverse();
    /// assert!(set.iter().eq(&[2, 1, 3]));
    /// ```
    #[inline]
    pub fn reverse(&mut self) {
        self.map.reverse();
    }

    /// Moves an element to another position, and the ones between move over by one; as
    /// `IndexSet::move_index`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate.
    ///
    /// # Panics
    ///
    /// If one of the positions is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.move_index(0, 2);
    /// assert!(set.iter().eq(&[1, 2, 3]));
    /// ```
    #[inline]
    #[track_caller]
    pub fn move_index(&mut self, from: usize, to: usize) {
        self.map.move_index(from, to);
    }

    /// Swaps two elements, as `IndexSet::swap_indices`.
    ///
    /// O(1) on average. Does not allocate.
    ///
    /// # Panics
    ///
    /// If one of the positions is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![3, 1, 2];
    /// set.swap_indices(0, 1);
    /// assert!(set.iter().eq(&[1, 3, 2]));
    /// ```
    #[inline]
    #[track_caller]
    pub fn swap_indices(&mut self, a: usize, b: usize) {
        self.map.swap_indices(a, b);
    }

    /// Looks for an element in a sorted set: its position, or the one where it could be inserted; as
    /// `IndexSet::binary_search`.
    ///
    /// O(log n).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 2> = smallset![1, 3, 5];
    /// assert_eq!((set.binary_search(&3), set.binary_search(&4)), (Ok(1), Err(2)));
    /// ```
    #[inline]
    pub fn binary_search(&self, value: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.map.binary_search_keys(value)
    }

    /// Looks for an element in a set that is sorted by this function, as
    /// `IndexSet::binary_search_by`.
    ///
    /// O(log n).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 2> = smallset![1, 3, 5];
    /// assert_eq!(set.binary_search_by(|element| element.cmp(&5)), Ok(2));
    /// ```
    #[inline]
    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> Ordering,
    {
        self.map.binary_search_by(|element, ()| f(element))
    }

    /// Looks for an element in a set that is sorted by what a function makes of elements, as
    /// `IndexSet::binary_search_by_key`.
    ///
    /// O(log n).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 2> = smallset![1, 3, 5];
    /// assert_eq!(set.binary_search_by_key(&10, |element| element * 2), Ok(2));
    /// ```
    #[inline]
    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize>
    where
        B: Ord,
        F: FnMut(&'a T) -> B,
    {
        self.map.binary_search_by_key(b, |element, ()| f(element))
    }

    /// The first position of which the function says no, if it says yes of all before and no of all others;
    /// as `IndexSet::partition_point`.
    ///
    /// O(log n).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 2> = smallset![1, 3, 5];
    /// assert_eq!(set.partition_point(|element| *element < 4), 2);
    /// ```
    #[inline]
    #[must_use]
    pub fn partition_point(&self, mut predicate: impl FnMut(&T) -> bool) -> usize {
        self.map.partition_point(|element, ()| predicate(element))
    }
}
