//! The owning iterator.

use core::fmt;
use core::iter::FusedIterator;

use super::{Iter, IterMut, SmallDeque};
use crate::policy::{Amortized, DefaultPolicy, SpillPolicy};

/// The iterator of `SmallDeque::into_iter`, as [`alloc::collections::vec_deque::IntoIter`].
///
/// Iterating moves the deque, whose inline elements are part of it.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
/// let mut iter = d.into_iter();
/// assert_eq!((iter.next(), iter.next_back()), (Some(1), Some(3)));
/// assert_eq!(iter.len(), 1);
/// ```
pub struct IntoIter<T, const N: usize, P: SpillPolicy = Amortized> {
    deque: SmallDeque<T, N, P>,
}

impl<T, const N: usize, P: SpillPolicy> IntoIter<T, N, P> {
    /// The elements that are left, as two slices like
    /// [`SmallDeque::as_slices`](super::SmallDeque::as_slices).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.into_iter().as_slices().0, [1, 2, 3]);
    /// ```
    #[inline]
    pub fn as_slices(&self) -> (&[T], &[T]) {
        self.deque.as_slices()
    }

    /// The elements that are left, as two slices like
    /// [`SmallDeque::as_mut_slices`](super::SmallDeque::as_mut_slices).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// let mut iter = d.into_iter();
    /// iter.as_mut_slices().0[0] = 7;
    /// assert_eq!(iter.next(), Some(7));
    /// ```
    #[inline]
    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        self.deque.as_mut_slices()
    }
}

impl<T, const N: usize, P: SpillPolicy> Iterator for IntoIter<T, N, P> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.deque.pop_front()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.deque.len();
        (left, Some(left))
    }

    #[inline]
    fn count(self) -> usize {
        self.deque.len()
    }

    #[inline]
    fn last(mut self) -> Option<T> {
        let last = self.deque.pop_back();
        // Here, not at the end: should an element panic, the compiler knows that there is this one.
        drop(self);
        last
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<T> {
        self.deque
            .truncate_front(self.deque.len().saturating_sub(n));
        self.next()
    }

    #[inline]
    fn fold<A, F: FnMut(A, T) -> A>(mut self, init: A, f: F) -> A {
        self.deque.buf.fold(init, f)
    }
}

impl<T, const N: usize, P: SpillPolicy> DoubleEndedIterator for IntoIter<T, N, P> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.deque.pop_back()
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<T> {
        self.deque.truncate(self.deque.len().saturating_sub(n));
        self.next_back()
    }

    #[inline]
    fn rfold<A, F: FnMut(A, T) -> A>(mut self, init: A, f: F) -> A {
        self.deque.buf.rfold(init, f)
    }
}

impl<T, const N: usize, P: SpillPolicy> ExactSizeIterator for IntoIter<T, N, P> {}

impl<T, const N: usize, P: SpillPolicy> FusedIterator for IntoIter<T, N, P> {}

impl<T: Clone, const N: usize, P> Clone for IntoIter<T, N, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// O(number of elements left). Allocates if there are more than `N`.
    fn clone(&self) -> Self {
        self.deque.clone().into_iter()
    }
}

impl<T, const N: usize, P: DefaultPolicy> Default for IntoIter<T, N, P> {
    fn default() -> Self {
        SmallDeque::default().into_iter()
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for IntoIter<T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.deque).finish()
    }
}

impl<T, const N: usize, P: SpillPolicy> IntoIterator for SmallDeque<T, N, P> {
    type Item = T;
    type IntoIter = IntoIter<T, N, P>;

    /// Moves the deque into an iterator over its elements, front to back.
    ///
    /// O(`N`): moves the whole value. Does not allocate.
    #[inline]
    fn into_iter(self) -> IntoIter<T, N, P> {
        IntoIter { deque: self }
    }
}

impl<'a, T, const N: usize, P: SpillPolicy> IntoIterator for &'a SmallDeque<T, N, P> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, const N: usize, P: SpillPolicy> IntoIterator for &'a mut SmallDeque<T, N, P> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}
