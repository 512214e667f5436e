//! The draining iterator.

use core::fmt;
use core::iter::FusedIterator;

use crate::policy::{Amortized, SpillPolicy};
use crate::raw::Gap;

/// The iterator of [`SmallVec::drain`](super::SmallVec::drain), as [`alloc::vec::Drain`].
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallVec, smallvec};
///
/// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
/// let mut drain = v.drain(1..);
/// assert_eq!(drain.next_back(), Some(3));
/// assert_eq!(drain.as_slice(), [2]);
/// drop(drain);
/// assert_eq!(v, [1]);
/// ```
pub struct Drain<'a, T, const N: usize, P: SpillPolicy = Amortized> {
    gap: Gap<'a, T, N, P>,
}

impl<'a, T, const N: usize, P: SpillPolicy> Drain<'a, T, N, P> {
    #[inline]
    pub(super) fn new(gap: Gap<'a, T, N, P>) -> Self {
        Self { gap }
    }

    /// The elements that are left, as [`alloc::vec::Drain::as_slice`].
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(v.drain(1..).as_slice(), [2, 3]);
    /// ```
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        self.gap.pending()
    }

    /// Ends the iteration and leaves the elements that are left in the vector, as
    /// `std::vec::Drain::keep_rest`, which std has on nightly.
    ///
    /// O(elements left and behind). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// let mut drain = v.drain(..);
    /// drain.next();
    /// drain.keep_rest();
    /// assert_eq!(v, [2, 3]);
    /// ```
    #[inline]
    pub fn keep_rest(mut self) {
        let rest = self.gap.pending_len();
        self.gap.keep_front(rest);
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

impl<T, const N: usize, P: SpillPolicy> AsRef<[T]> for Drain<'_, T, N, P> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for Drain<'_, T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_slice()).finish()
    }
}

impl<T, const N: usize, P: SpillPolicy> Drop for Drain<'_, T, N, P> {
    #[inline]
    fn drop(&mut self) {
        // The gap closes when its turn comes, also if an element's `drop` panics here.
        self.gap.drop_pending();
    }
}
