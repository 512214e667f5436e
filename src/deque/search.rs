//! How elements are found.

use core::cmp::Ordering;

use super::SmallDeque;
use crate::policy::SpillPolicy;

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// Whether there is an element equal to `x`, as
    /// [`VecDeque::contains`](alloc::collections::VecDeque::contains).
    ///
    /// O(`len`).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert!(d.contains(&3) && !d.contains(&4));
    /// ```
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        let (front, back) = self.as_slices();
        front.contains(x) || back.contains(x)
    }

    /// Finds `x` in a sorted deque: its index, or the one where it could be inserted; as
    /// [`VecDeque::binary_search`](alloc::collections::VecDeque::binary_search).
    ///
    /// O(log `len`).
    ///
    /// # Errors
    ///
    /// The index where `x` could be inserted, if it is not there.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 3, 5];
    /// assert_eq!((d.binary_search(&5), d.binary_search(&2)), (Ok(2), Err(1)));
    /// ```
    #[inline]
    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|element| element.cmp(x))
    }

    /// [`binary_search`](Self::binary_search) with a function that says how an element compares to
    /// what is looked for, as
    /// [`VecDeque::binary_search_by`](alloc::collections::VecDeque::binary_search_by).
    ///
    /// O(log `len`).
    ///
    /// # Errors
    ///
    /// The index where what is looked for could be inserted, if it is not there.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![5, 3, 1];
    /// assert_eq!(d.binary_search_by(|x| 3.cmp(x)), Ok(1));
    /// ```
    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> Ordering,
    {
        let (front, back) = self.as_slices();
        let seam = front.len();
        match back.first().map(&mut f) {
            Some(Ordering::Equal) => Ok(seam),
            Some(Ordering::Less) => match back.binary_search_by(f) {
                Ok(index) => Ok(seam + index),
                Err(index) => Err(seam + index),
            },
            _ => front.binary_search_by(f),
        }
    }

    /// [`binary_search`](Self::binary_search) in a deque that is sorted by the keys that `f` makes
    /// of the elements, as
    /// [`VecDeque::binary_search_by_key`](alloc::collections::VecDeque::binary_search_by_key).
    ///
    /// O(log `len`).
    ///
    /// # Errors
    ///
    /// The index where an element with that key could be inserted, if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<_, 2> = smalldeque![(1, 'a'), (3, 'b'), (5, 'c')];
    /// assert_eq!(d.binary_search_by_key(&3, |pair| pair.0), Ok(1));
    /// ```
    #[inline]
    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> B,
        B: Ord,
    {
        self.binary_search_by(|element| f(element).cmp(b))
    }

    /// How many elements at the front satisfy `predicate`, if all of those that do come first; as
    /// [`VecDeque::partition_point`](alloc::collections::VecDeque::partition_point).
    ///
    /// O(log `len`).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 3, 5];
    /// assert_eq!(d.partition_point(|x| *x < 4), 2);
    /// ```
    pub fn partition_point<F>(&self, mut predicate: F) -> usize
    where
        F: FnMut(&T) -> bool,
    {
        let (front, back) = self.as_slices();
        if back.first().is_some_and(&mut predicate) {
            front.len() + back.partition_point(predicate)
        } else {
            front.partition_point(predicate)
        }
    }
}
