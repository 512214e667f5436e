//! The draining iterator.

use core::fmt;
use core::iter::FusedIterator;

use crate::policy::{Amortized, SpillPolicy};
use crate::raw::RingGap;

/// The iterator of [`SmallDeque::drain`](super::SmallDeque::drain), as
/// [`alloc::collections::vec_deque::Drain`].
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
/// let mut drain = d.drain(1..);
/// assert_eq!(drain.next_back(), Some(3));
/// assert_eq!(drain.len(), 1);
/// drop(drain);
/// assert_eq!(d, [1]);
/// ```
pub struct Drain<'a, T, const N: usize, P: SpillPolicy = Amortized> {
    gap: RingGap<'a, T, N, P>,
}

impl<'a, T, const N: usize, P: SpillPolicy> Drain<'a, T, N, P> {
    #[inline]
    pub(super) fn new(gap: RingGap<'a, T, N, P>) -> Self {
        Self { gap }
    }

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
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.drain(1..).as_slices().0, [2, 3]);
    /// ```
    #[inline]
    #[must_use]
    pub fn as_slices(&self) -> (&[T], &[T]) {
        self.gap.pending()
    }

    /// Ends the iteration and leaves the elements that are left in the deque, as
    /// `std::vec::Drain::keep_rest`, which std has on nightly.
    ///
    /// O(`len`). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// let mut drain = d.drain(..);
    /// drain.next();
    /// drain.keep_rest();
    /// assert_eq!(d, [2, 3]);
    /// ```
    #[inline]
    pub fn keep_rest(mut self) {
        self.gap.keep_pending();
    }
}

impl<T, const N: usize, P: SpillPolicy> Iterator for Drain<'_, T, N, P> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.gap.take_front()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.gap.pending_len();
        (left, Some(left))
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<T> {
        self.gap.drop_front(n.min(self.gap.pending_len()));
        self.next()
    }

    #[inline]
    fn fold<A, F: FnMut(A, T) -> A>(mut self, init: A, f: F) -> A {
        self.gap.fold(init, f)
    }
}

impl<T, const N: usize, P: SpillPolicy> DoubleEndedIterator for Drain<'_, T, N, P> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.gap.take_back()
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<T> {
        self.gap.drop_back(n.min(self.gap.pending_len()));
        self.next_back()
    }
}

impl<T, const N: usize, P: SpillPolicy> ExactSizeIterator for Drain<'_, T, N, P> {}

impl<T, const N: usize, P: SpillPolicy> FusedIterator for Drain<'_, T, N, P> {}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for Drain<'_, T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (front, back) = self.as_slices();
        f.debug_tuple("Drain").field(&front).field(&back).finish()
    }
}

impl<T, const N: usize, P: SpillPolicy> Drop for Drain<'_, T, N, P> {
    #[inline]
    fn drop(&mut self) {
        // The gap closes when its turn comes, also if an element's `drop` panics here.
        self.gap.drop_pending();
    }
}
