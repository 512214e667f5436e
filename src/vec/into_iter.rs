//! The owning iterator.

use core::fmt;
use core::iter::FusedIterator;

use super::SmallVec;
use crate::policy::{Amortized, DefaultPolicy, SpillPolicy};
use crate::raw::{InlineBuf, Window};

/// The iterator of `SmallVec::into_iter`, as [`alloc::vec::IntoIter`].
///
/// Iterating moves the vector, whose inline elements are part of it.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallVec, smallvec};
///
/// let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
/// let mut iter = v.into_iter();
/// assert_eq!((iter.next(), iter.next_back()), (Some(1), Some(3)));
/// assert_eq!(iter.as_slice(), [2]);
/// ```
pub struct IntoIter<T, const N: usize, P: SpillPolicy = Amortized> {
    buf: InlineBuf<T, N, P, Window>,
}

impl<T, const N: usize, P: SpillPolicy> IntoIter<T, N, P> {
    /// The elements that are left, as [`alloc::vec::IntoIter::as_slice`].
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(v.into_iter().as_slice(), [1, 2, 3]);
    /// ```
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        self.buf.as_slice()
    }

    /// The elements that are left, as [`alloc::vec::IntoIter::as_mut_slice`].
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// let mut iter = v.into_iter();
    /// iter.as_mut_slice()[0] = 7;
    /// assert_eq!(iter.next(), Some(7));
    /// ```
    #[inline]
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        self.buf.as_mut_slice()
    }
}

impl<T, const N: usize, P: SpillPolicy> Iterator for IntoIter<T, N, P> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.buf.take_front()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.buf.remaining();
        (left, Some(left))
    }

    #[inline]
    fn count(self) -> usize {
        self.buf.remaining()
    }

    #[inline]
    fn fold<A, F: FnMut(A, T) -> A>(self, init: A, f: F) -> A {
        self.buf.fold(init, f)
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<T> {
        self.buf.skip_front(n);
        self.next()
    }
}

impl<T, const N: usize, P: SpillPolicy> DoubleEndedIterator for IntoIter<T, N, P> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.buf.take_back()
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<T> {
        self.buf.skip_back(n);
        self.next_back()
    }
}

impl<T, const N: usize, P: SpillPolicy> ExactSizeIterator for IntoIter<T, N, P> {}

impl<T, const N: usize, P: SpillPolicy> FusedIterator for IntoIter<T, N, P> {}

impl<T, const N: usize, P: SpillPolicy> AsRef<[T]> for IntoIter<T, N, P> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T, const N: usize, P: SpillPolicy> AsMut<[T]> for IntoIter<T, N, P> {
    fn as_mut(&mut self) -> &mut [T] {
        self.as_mut_slice()
    }
}

impl<T: Clone, const N: usize, P> Clone for IntoIter<T, N, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// O(number of elements left). Allocates if there are more than `N`.
    fn clone(&self) -> Self {
        let (policy, heap) = self.buf.policy_and_heap();
        SmallVec::clone_of(policy, heap, self.as_slice()).into_iter()
    }
}

impl<T, const N: usize, P: DefaultPolicy> Default for IntoIter<T, N, P> {
    fn default() -> Self {
        SmallVec::default().into_iter()
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for IntoIter<T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}

impl<T, const N: usize, P: SpillPolicy> IntoIterator for SmallVec<T, N, P> {
    type Item = T;
    type IntoIter = IntoIter<T, N, P>;

    /// Moves the vector into an iterator over its elements.
    ///
    /// O(`N`): moves the whole value. Does not allocate.
    #[inline]
    fn into_iter(self) -> IntoIter<T, N, P> {
        IntoIter {
            buf: self.buf.into_window(),
        }
    }
}

impl<'a, T, const N: usize, P: SpillPolicy> IntoIterator for &'a SmallVec<T, N, P> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T, const N: usize, P: SpillPolicy> IntoIterator for &'a mut SmallVec<T, N, P> {
    type Item = &'a mut T;
    type IntoIter = core::slice::IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}
