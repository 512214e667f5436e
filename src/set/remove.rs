//! How many elements go at once.

use core::ops::RangeBounds;

use super::{Drain, ExtractIf, SmallSet};
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// Keeps the first `len` elements, as `IndexSet::truncate`.
    ///
    /// O(number of removed elements), on average, or O(`capacity`) if there is an index and more than half
    /// of them go. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 1> = smallset![1, 2, 3];
    /// set.truncate(1);
    /// assert!(set.iter().eq(&[1]));
    /// ```
    #[inline]
    pub fn truncate(&mut self, len: usize) {
        self.map.truncate(len);
    }

    /// Removes all elements, as `HashSet::clear`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 1> = smallset![1, 2, 3];
    /// set.clear();
    /// assert!(set.is_empty() && set.spilled());
    /// ```
    #[inline]
    pub fn clear(&mut self) {
        self.map.clear();
    }

    /// Removes the elements of a range of positions, and iterates over them; as `IndexSet::drain`.
    ///
    /// What is left of the range when the iterator is dropped is removed then. If it is leaked, so are the
    /// elements from the start of the range on, and the set is without an index until the next insertion.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate; a spilled set stays spilled.
    ///
    /// # Panics
    ///
    /// If the range is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 1> = smallset![1, 2, 3];
    /// assert!(set.drain(..2).eq([1, 2]));
    /// assert!(set.iter().eq(&[3]));
    /// ```
    #[inline]
    #[track_caller]
    pub fn drain(&mut self, range: impl RangeBounds<usize>) -> Drain<'_, T, N, P> {
        Drain::new(self.map.drain(range))
    }

    /// Keeps the elements that the function wants, in their order; as `HashSet::retain`.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// set.retain(|element| element % 2 == 1);
    /// assert!(set.iter().eq(&[1, 3]));
    /// ```
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        self.map.retain(|element, ()| keep(element));
    }

    /// Removes the elements of a range of positions of which the function says so, and iterates over them;
    /// as `IndexSet::extract_if`. It goes no further than the iterator does. If
    /// the iterator is leaked, so are the elements from the start of the range on, and the set is without
    /// an index until the next insertion.
    ///
    /// O(n), with an index O(`capacity`). Does not allocate; a spilled set stays spilled.
    ///
    /// # Panics
    ///
    /// If the range is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert!(set.extract_if(.., |element| element % 2 == 1).eq([1, 3]));
    /// assert!(set.iter().eq(&[2]));
    /// ```
    #[inline]
    #[track_caller]
    pub fn extract_if<F, R>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F, N, P>
    where
        F: FnMut(&T) -> bool,
        R: RangeBounds<usize>,
    {
        ExtractIf::new(self.map.extract_by(range, filter))
    }

    /// Splits the set in two: the elements from `at` on are returned; as `IndexSet::split_off`.
    ///
    /// O(n), with an index O(`capacity`). Allocates if more than `N` elements are returned; this set stays
    /// spilled if it was.
    ///
    /// # Panics
    ///
    /// If `at > n`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 1> = smallset![1, 2, 3];
    /// let tail = set.split_off(1);
    /// assert!(set.iter().eq(&[1]) && tail.iter().eq(&[2, 3]));
    /// ```
    #[track_caller]
    #[must_use = "use `truncate` if you do not need the second part"]
    pub fn split_off(&mut self, at: usize) -> Self
    where
        S: Clone,
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        or_fail(self.try_split_off(at))
    }

    /// [`split_off`](Self::split_off) that returns an error where there is no memory. After an error nothing
    /// has changed.
    ///
    /// O(n), with an index O(`capacity`). Allocates if more than `N` elements are returned; this set stays
    /// spilled if it was.
    ///
    /// # Panics
    ///
    /// If `at > n`.
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
    /// let mut set: SmallSet<_, 1> = smallset![1, 2, 3];
    /// let tail = set.try_split_off(1).unwrap();
    /// assert_eq!((set.len(), tail.len()), (1, 2));
    /// ```
    #[track_caller]
    pub fn try_split_off(&mut self, at: usize) -> Result<Self, TryReserveError>
    where
        S: Clone,
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let map = self.map.try_split_off(at)?;
        Ok(Self { map })
    }
}
