//! How the contents change, one element at a time.

use super::SmallSet;
use crate::error::{CapacityError, or_fail};
use crate::map::{Equivalent, KeyHasher};
use crate::policy::SpillPolicy;

impl<T, const N: usize, S, P> SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap>,
    P: SpillPolicy,
{
    /// Adds an element, and says whether it is new; as `HashSet::insert`. A new element comes last. One that
    /// is equal stays as it is, and where it is.
    ///
    /// O(1) on average, amortized. A full set allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` elements, or `N` under a policy
    /// that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<_, 1> = SmallSet::new();
    /// assert!(set.insert("one"));
    /// assert!(set.insert("two")); // spills
    /// assert!(!set.insert("one"));
    /// assert!(set.iter().eq(&["one", "two"]));
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert(&mut self, value: T) -> bool {
        self.insert_full(value).1
    }

    /// [`insert`](Self::insert) that also returns the position, as `IndexSet::insert_full`.
    ///
    /// O(1) on average, amortized. A full set allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`insert`](Self::insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<_, 1> = SmallSet::new();
    /// assert_eq!(set.insert_full("one"), (0, true));
    /// assert_eq!(set.insert_full("two"), (1, true)); // spills
    /// assert_eq!(set.insert_full("one"), (0, false));
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert_full(&mut self, value: T) -> (usize, bool) {
        or_fail(self.try_insert_full(value))
    }

    /// [`insert`](Self::insert) that gives the element back if there is no room and none can be made.
    ///
    /// O(1) on average, amortized. A full set allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes or `u32::MAX` elements, or `N` under a policy
    /// that never spills, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// type Fixed = SmallSet<&'static str, 1, DefaultHashBuilder, NoSpill>;
    /// let mut set = Fixed::default();
    /// assert!(set.try_insert("one").unwrap());
    /// assert!(!set.try_insert("one").unwrap());
    /// assert_eq!(set.try_insert("two").unwrap_err().element(), "two");
    /// ```
    #[inline]
    pub fn try_insert(&mut self, value: T) -> Result<bool, CapacityError<T>> {
        Ok(self.try_insert_full(value)?.1)
    }

    /// [`insert_full`](Self::insert_full) that gives the element back if there is no room and none can be
    /// made.
    ///
    /// O(1) on average, amortized. A full set allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_insert`](Self::try_insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// type Fixed = SmallSet<&'static str, 1, DefaultHashBuilder, NoSpill>;
    /// let mut set = Fixed::default();
    /// assert_eq!(set.try_insert_full("one").unwrap(), (0, true));
    /// assert_eq!(set.try_insert_full("two").unwrap_err().element(), "two");
    /// ```
    #[inline]
    pub fn try_insert_full(&mut self, value: T) -> Result<(usize, bool), CapacityError<T>> {
        match self.map.try_insert_full(value, ()) {
            Ok((position, old)) => Ok((position, old.is_none())),
            Err(error) => Err(error.map(|(value, ())| value)),
        }
    }

    /// Adds an element in the place of the one that is equal, which it returns; as `HashSet::replace`. A new
    /// element comes last.
    ///
    /// O(1) on average, amortized. A full set allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`insert`](Self::insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<_, 1> = SmallSet::new();
    /// assert_eq!(set.replace(1), None);
    /// assert_eq!(set.replace(2), None); // spills
    /// assert_eq!(set.replace(1), Some(1));
    /// ```
    #[inline]
    #[track_caller]
    pub fn replace(&mut self, value: T) -> Option<T> {
        self.replace_full(value).1
    }

    /// [`replace`](Self::replace) that also returns the position, as `IndexSet::replace_full`.
    ///
    /// O(1) on average, amortized. A full set allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`insert`](Self::insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    ///
    /// let mut set: SmallSet<_, 1> = SmallSet::new();
    /// assert_eq!(set.replace_full(1), (0, None));
    /// assert_eq!(set.replace_full(2), (1, None)); // spills
    /// assert_eq!(set.replace_full(1), (0, Some(1)));
    /// ```
    #[inline]
    #[track_caller]
    pub fn replace_full(&mut self, value: T) -> (usize, Option<T>) {
        or_fail(self.try_replace_full(value))
    }

    /// [`replace_full`](Self::replace_full) that gives the element back if there is no room and none can be
    /// made.
    ///
    /// O(1) on average, amortized. A full set allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_insert`](Self::try_insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallSet;
    /// use smallcoll::map::DefaultHashBuilder;
    /// use smallcoll::policy::NoSpill;
    ///
    /// type Fixed = SmallSet<&'static str, 1, DefaultHashBuilder, NoSpill>;
    /// let mut set = Fixed::default();
    /// assert_eq!(set.try_replace_full("one").unwrap(), (0, None));
    /// assert_eq!(set.try_replace_full("one").unwrap(), (0, Some("one")));
    /// assert_eq!(set.try_replace_full("two").unwrap_err().element(), "two");
    /// ```
    #[inline]
    pub fn try_replace_full(&mut self, value: T) -> Result<(usize, Option<T>), CapacityError<T>> {
        if let Some(position) = self.get_index_of(&value) {
            return Ok((position, Some(self.map.replace_key(position, value))));
        }
        Ok((self.try_insert_full(value)?.0, None))
    }
}

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// Removes an element, and says whether it was there; as `HashSet::remove`: by
    /// [`swap_remove`](Self::swap_remove), so that the last element takes its place.
    /// [`shift_remove`](Self::shift_remove) keeps the order.
    ///
    /// O(1) on average. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert!(set.remove(&1) && !set.remove(&1));
    /// assert!(set.iter().eq(&[3, 2]));
    /// ```
    #[inline]
    pub fn remove<Q>(&mut self, value: &Q) -> bool
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.swap_remove(value)
    }

    /// Removes an element and returns it, as `HashSet::take`: by [`swap_take`](Self::swap_take).
    ///
    /// O(1) on average. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert_eq!(set.take(&1), Some(1));
    /// assert!(set.iter().eq(&[3, 2]));
    /// ```
    #[inline]
    pub fn take<Q>(&mut self, value: &Q) -> Option<T>
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.swap_take(value)
    }

    /// Removes an element, and the last one takes its place, and says whether it was there; as
    /// `IndexSet::swap_remove`.
    ///
    /// O(1) on average. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert!(set.swap_remove(&1) && !set.swap_remove(&1));
    /// assert!(set.iter().eq(&[3, 2]));
    /// ```
    #[inline]
    pub fn swap_remove<Q>(&mut self, value: &Q) -> bool
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.map.swap_remove(value).is_some()
    }

    /// Removes an element and returns it, and the last one takes its place; as `IndexSet::swap_take`.
    ///
    /// O(1) on average. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert_eq!(set.swap_take(&1), Some(1));
    /// assert!(set.iter().eq(&[3, 2]));
    /// ```
    #[inline]
    pub fn swap_take<Q>(&mut self, value: &Q) -> Option<T>
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        Some(self.swap_remove_full(value)?.1)
    }

    /// Removes an element and returns its position and it, and the last one takes its place; as
    /// `IndexSet::swap_remove_full`.
    ///
    /// O(1) on average. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert_eq!(set.swap_remove_full(&1), Some((0, 1)));
    /// assert!(set.iter().eq(&[3, 2]));
    /// ```
    #[inline]
    pub fn swap_remove_full<Q>(&mut self, value: &Q) -> Option<(usize, T)>
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let (position, element, ()) = self.map.swap_remove_full(value)?;
        Some((position, element))
    }

    /// Removes an element, and the ones behind it move up, and says whether it was there; as
    /// `IndexSet::shift_remove`.
    ///
    /// O(n). Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert!(set.shift_remove(&1) && !set.shift_remove(&1));
    /// assert!(set.iter().eq(&[2, 3]));
    /// ```
    #[inline]
    pub fn shift_remove<Q>(&mut self, value: &Q) -> bool
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        self.map.shift_remove(value).is_some()
    }

    /// Removes an element and returns it, and the ones behind it move up; as `IndexSet::shift_take`.
    ///
    /// O(n). Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert_eq!(set.shift_take(&1), Some(1));
    /// assert!(set.iter().eq(&[2, 3]));
    /// ```
    #[inline]
    pub fn shift_take<Q>(&mut self, value: &Q) -> Option<T>
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        Some(self.shift_remove_full(value)?.1)
    }

    /// Removes an element and returns its position and it, and the ones behind it move up; as
    /// `IndexSet::shift_remove_full`.
    ///
    /// O(n). Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert_eq!(set.shift_remove_full(&1), Some((0, 1)));
    /// assert!(set.iter().eq(&[2, 3]));
    /// ```
    #[inline]
    pub fn shift_remove_full<Q>(&mut self, value: &Q) -> Option<(usize, T)>
    where
        Q: Equivalent<T> + ?Sized,
        S: KeyHasher<Q, P::Heap>,
    {
        let (position, element, ()) = self.map.shift_remove_full(value)?;
        Some((position, element))
    }
}

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// Removes the element at a position, and the last one takes its place; as
    /// `IndexSet::swap_remove_index`.
    ///
    /// O(1) on average. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert_eq!((set.swap_remove_index(0), set.swap_remove_index(2)), (Some(1), None));
    /// assert!(set.iter().eq(&[3, 2]));
    /// ```
    #[inline]
    pub fn swap_remove_index(&mut self, index: usize) -> Option<T> {
        Some(self.map.swap_remove_index(index)?.0)
    }

    /// Removes the element at a position, and the ones behind it move up; as
    /// `IndexSet::shift_remove_index`.
    ///
    /// O(n). Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
    /// assert_eq!((set.shift_remove_index(0), set.shift_remove_index(2)), (Some(1), None));
    /// assert!(set.iter().eq(&[2, 3]));
    /// ```
    #[inline]
    pub fn shift_remove_index(&mut self, index: usize) -> Option<T> {
        Some(self.map.shift_remove_index(index)?.0)
    }

    /// Removes the last element, as `IndexSet::pop`.
    ///
    /// O(1) on average. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 1> = smallset![1, 2];
    /// assert_eq!((set.pop(), set.pop(), set.pop()), (Some(2), Some(1), None));
    /// ```
    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        Some(self.map.pop()?.0)
    }

    /// Removes the last element if the function says so, as `IndexSet::pop_if`.
    ///
    /// O(1) on average. Does not allocate; a spilled set stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let mut set: SmallSet<_, 1> = smallset![1, 2];
    /// assert_eq!(set.pop_if(|element| *element == 2), Some(2));
    /// assert_eq!(set.pop_if(|element| *element == 2), None);
    /// ```
    #[inline]
    pub fn pop_if(&mut self, predicate: impl FnOnce(&T) -> bool) -> Option<T> {
        Some(self.map.pop_if(|element, ()| predicate(element))?.0)
    }
}
