//! The borrowing iterators, and where they come from.

use core::fmt;
use core::iter::FusedIterator;
use core::mem;
use core::ops::{Range, RangeBounds};
use core::slice;

use super::SmallDeque;
use crate::policy::SpillPolicy;
use crate::raw::resolve;

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// An iterator over the elements, front to back; as
    /// [`VecDeque::iter`](alloc::collections::VecDeque::iter).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.iter().sum::<u8>(), 6);
    /// ```
    #[inline]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter::new(self.as_slices())
    }

    /// An iterator over mutable references to the elements, front to back; as
    /// [`VecDeque::iter_mut`](alloc::collections::VecDeque::iter_mut).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.iter_mut().for_each(|x| *x *= 2);
    /// assert_eq!(d, [2, 4, 6]);
    /// ```
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut::new(self.as_mut_slices())
    }

    /// An iterator over the elements of a range, as
    /// [`VecDeque::range`](alloc::collections::VecDeque::range).
    ///
    /// O(1).
    ///
    /// # Panics
    ///
    /// If the range lies outside the deque.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert!(d.range(1..).eq(&[2, 3]));
    /// ```
    #[inline]
    #[track_caller]
    pub fn range<R>(&self, range: R) -> Iter<'_, T>
    where
        R: RangeBounds<usize>,
    {
        Iter::new(self.slices(resolve(range, self.len())))
    }

    /// An iterator over mutable references to the elements of a range, as
    /// [`VecDeque::range_mut`](alloc::collections::VecDeque::range_mut).
    ///
    /// O(1).
    ///
    /// # Panics
    ///
    /// If the range lies outside the deque.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.range_mut(1..).for_each(|x| *x *= 2);
    /// assert_eq!(d, [1, 4, 6]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn range_mut<R>(&mut self, range: R) -> IterMut<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let Range { start, end } = resolve(range, self.len());
        let (front, back) = self.as_mut_slices();
        let seam = front.len();
        IterMut::new((
            &mut front[start.min(seam)..end.min(seam)],
            &mut back[start.saturating_sub(seam)..end.saturating_sub(seam)],
        ))
    }

    /// The elements of a range within the length.
    #[inline]
    pub(super) fn slices(&self, range: Range<usize>) -> (&[T], &[T]) {
        let Range { start, end } = range;
        let (front, back) = self.as_slices();
        let seam = front.len();
        (
            &front[start.min(seam)..end.min(seam)],
            &back[start.saturating_sub(seam)..end.saturating_sub(seam)],
        )
    }
}

/// The iterator of [`SmallDeque::iter`](super::SmallDeque::iter), as
/// [`alloc::collections::vec_deque::Iter`].
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
/// let mut iter = d.iter();
/// assert_eq!((iter.next(), iter.next_back()), (Some(&1), Some(&3)));
/// assert_eq!(iter.len(), 1);
/// ```
pub struct Iter<'a, T> {
    front: slice::Iter<'a, T>,
    back: slice::Iter<'a, T>,
}

impl<'a, T> Iter<'a, T> {
    #[inline]
    pub(super) fn new((front, back): (&'a [T], &'a [T])) -> Self {
        Iter {
            front: front.iter(),
            back: back.iter(),
        }
    }

    /// The elements that are left, as `std::collections::vec_deque::Iter::as_slices`, which std has
    /// on nightly.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// let mut iter = d.iter();
    /// iter.next();
    /// assert_eq!(iter.as_slices().0, [2, 3]);
    /// ```
    #[inline]
    pub fn as_slices(&self) -> (&'a [T], &'a [T]) {
        (self.front.as_slice(), self.back.as_slice())
    }
}

impl<T> Clone for Iter<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        Iter {
            front: self.front.clone(),
            back: self.back.clone(),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (front, back) = self.as_slices();
        f.debug_tuple("Iter").field(&front).field(&back).finish()
    }
}

/// The iterator of [`SmallDeque::iter_mut`](super::SmallDeque::iter_mut), as
/// [`alloc::collections::vec_deque::IterMut`].
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
/// *d.iter_mut().next_back().unwrap() = 7;
/// assert_eq!(d, [1, 2, 7]);
/// ```
pub struct IterMut<'a, T> {
    front: slice::IterMut<'a, T>,
    back: slice::IterMut<'a, T>,
}

impl<'a, T> IterMut<'a, T> {
    #[inline]
    pub(super) fn new((front, back): (&'a mut [T], &'a mut [T])) -> Self {
        IterMut {
            front: front.iter_mut(),
            back: back.iter_mut(),
        }
    }

    /// The elements that are left, as `std::collections::vec_deque::IterMut::as_slices`, which std
    /// has on nightly.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.iter_mut().as_slices().0, [1, 2, 3]);
    /// ```
    #[inline]
    pub fn as_slices(&self) -> (&[T], &[T]) {
        (self.front.as_slice(), self.back.as_slice())
    }

    /// The elements that are left, for as long as the deque is borrowed; as
    /// `std::collections::vec_deque::IterMut::into_slices`, which std has on nightly.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.iter_mut().into_slices().0.fill(7);
    /// assert_eq!(d, [7, 7, 7]);
    /// ```
    #[inline]
    pub fn into_slices(self) -> (&'a mut [T], &'a mut [T]) {
        (self.front.into_slice(), self.back.into_slice())
    }
}

impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (front, back) = self.as_slices();
        f.debug_tuple("IterMut").field(&front).field(&back).finish()
    }
}

/// What both iterators do with their two slices.
macro_rules! over_two_slices {
    ($($name:ident: $item:ty;)*) => {$(
        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                // The two stay where they are: moving the second one up would cost each step.
                if let Some(element) = self.front.next() {
                    return Some(element);
                }
                self.back.next()
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                let left = self.front.len() + self.back.len();
                (left, Some(left))
            }

            #[inline]
            fn count(self) -> usize {
                self.len()
            }

            #[inline]
            fn last(mut self) -> Option<$item> {
                self.next_back()
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<$item> {
                let Some(rest) = n.checked_sub(self.front.len()) else {
                    return self.front.nth(n);
                };
                self.front = mem::take(&mut self.back);
                self.front.nth(rest)
            }

            #[inline]
            fn any<F: FnMut($item) -> bool>(&mut self, mut f: F) -> bool {
                self.front.any(&mut f) || self.back.any(f)
            }

            #[inline]
            fn all<F: FnMut($item) -> bool>(&mut self, mut f: F) -> bool {
                self.front.all(&mut f) && self.back.all(f)
            }

            #[inline]
            fn find<F: FnMut(&$item) -> bool>(&mut self, mut f: F) -> Option<$item> {
                self.front.find(&mut f).or_else(|| self.back.find(f))
            }

            #[inline]
            fn fold<A, F: FnMut(A, $item) -> A>(self, init: A, mut f: F) -> A {
                let accumulator = self.front.fold(init, &mut f);
                self.back.fold(accumulator, f)
            }
        }

        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                if let Some(element) = self.back.next_back() {
                    return Some(element);
                }
                self.front.next_back()
            }

            #[inline]
            fn nth_back(&mut self, n: usize) -> Option<$item> {
                let Some(rest) = n.checked_sub(self.back.len()) else {
                    return self.back.nth_back(n);
                };
                self.back = mem::take(&mut self.front);
                self.back.nth_back(rest)
            }

            #[inline]
            fn rfold<A, F: FnMut(A, $item) -> A>(self, init: A, mut f: F) -> A {
                let accumulator = self.back.rfold(init, &mut f);
                self.front.rfold(accumulator, f)
            }
        }

        impl<T> ExactSizeIterator for $name<'_, T> {}

        impl<T> FusedIterator for $name<'_, T> {}

        impl<T> Default for $name<'_, T> {
            /// An iterator without elements.
            fn default() -> Self {
                Self::new(Default::default())
            }
        }
    )*};
}

over_two_slices! {
    Iter: &'a T;
    IterMut: &'a mut T;
}
