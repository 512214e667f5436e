//! How many elements at once come to the front.

use core::iter::Rev;
use core::ops::RangeBounds;

use super::SmallDeque;
use crate::error::{CapacityError, Rest, TryReserveError, or_fail};
use crate::policy::SpillPolicy;
use crate::raw::resolve;

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// Prepends what an iterator yields, one after the other, so that the last comes to stand first;
    /// as `VecDeque::extend_front`, which std has on nightly.
    ///
    /// O(number of new elements), amortized. A full deque allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills. What
    /// was taken of the iterator is in the deque then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![4, 5];
    /// d.extend_front([3, 2]);
    /// assert_eq!(d, [2, 3, 4, 5]);
    /// d.extend_front([1]); // spills
    /// assert_eq!(d, [1, 2, 3, 4, 5]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn extend_front<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        or_fail(self.buf.try_extend_front(&mut iter.into_iter()));
    }

    /// [`extend_front`](Self::extend_front) that gives the rest of the iterator back if there is no
    /// room and none can be made.
    ///
    /// The lower bound of the size hint is reserved before an element is taken: if the iterator
    /// keeps to it, nothing has changed after an error. If it yields more and there is no room,
    /// what was taken is in the deque; the element that found no room and those behind it are in
    /// the error.
    ///
    /// O(number of new elements), amortized. A full deque allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 2, NoSpill> = smalldeque![3];
    /// let rest = d.try_extend_front([2, 1]).unwrap_err().element();
    /// assert_eq!(d, [3]);
    /// assert!(rest.eq([2, 1]));
    ///
    /// let mut spilling: SmallDeque<u8, 2> = smalldeque![3];
    /// assert!(spilling.try_extend_front([2, 1]).is_ok());
    /// assert_eq!(spilling, [1, 2, 3]);
    /// ```
    #[inline]
    pub fn try_extend_front<I: IntoIterator<Item = T>>(
        &mut self,
        iter: I,
    ) -> Result<(), CapacityError<Rest<I::IntoIter>>> {
        let mut iter = iter.into_iter();
        match self.buf.try_extend_front(&mut iter) {
            Ok(()) => Ok(()),
            Err(error) => Err(error.map(|value| value.into_iter().chain(iter))),
        }
    }

    /// Prepends what an iterator yields, in its order; as `VecDeque::prepend`, which std has on
    /// nightly. `d.prepend(other.drain(..))` moves the elements of another deque.
    ///
    /// O(number of new elements), amortized. A full deque allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`extend_front`](Self::extend_front). The iterator is taken from its back.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![4, 5];
    /// d.prepend([2, 3]);
    /// assert_eq!(d, [2, 3, 4, 5]);
    /// d.prepend([1]); // spills
    /// assert_eq!(d, [1, 2, 3, 4, 5]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn prepend<I: IntoIterator<Item = T, IntoIter: DoubleEndedIterator>>(&mut self, other: I) {
        self.extend_front(other.into_iter().rev());
    }

    /// [`prepend`](Self::prepend) that gives the rest of the iterator back if there is no room and
    /// none can be made: back to front, as [`extend_front`](Self::extend_front) would go on with it.
    ///
    /// The lower bound of the size hint is reserved before an element is taken: if the iterator
    /// keeps to it, nothing has changed after an error. If it yields more and there is no room,
    /// what was taken is in the deque; the element that found no room and those before it are in
    /// the error.
    ///
    /// O(number of new elements), amortized. A full deque allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 2, NoSpill> = smalldeque![3];
    /// let rest = d.try_prepend([1, 2]).unwrap_err().element();
    /// assert_eq!(d, [3]);
    /// assert!(rest.eq([2, 1]));
    ///
    /// let mut spilling: SmallDeque<u8, 2> = smalldeque![3];
    /// assert!(spilling.try_prepend([1, 2]).is_ok());
    /// assert_eq!(spilling, [1, 2, 3]);
    /// ```
    #[inline]
    pub fn try_prepend<I: IntoIterator<Item = T, IntoIter: DoubleEndedIterator>>(
        &mut self,
        other: I,
    ) -> Result<(), CapacityError<Rest<Rev<I::IntoIter>>>> {
        self.try_extend_front(other.into_iter().rev())
    }

    /// Prepends clones of the elements in a range, in their order; as
    /// `VecDeque::prepend_from_within`, which std has on nightly. Plain data is copied at once.
    ///
    /// O(elements in the range), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Panics
    ///
    /// If the range lies outside the deque, if the new capacity exceeds `isize::MAX` bytes, or `N`
    /// under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![1, 2, 3];
    /// d.prepend_from_within(2..);
    /// assert_eq!(d, [3, 1, 2, 3]);
    /// d.prepend_from_within(1..3); // spills
    /// assert_eq!(d, [1, 2, 3, 1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn prepend_from_within<R>(&mut self, src: R)
    where
        R: RangeBounds<usize>,
        T: Clone,
    {
        or_fail(self.try_prepend_from_within(src));
    }

    /// [`prepend_from_within`](Self::prepend_from_within) that returns an error if there is no room
    /// and none can be made. After an error nothing has changed.
    ///
    /// O(elements in the range), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Panics
    ///
    /// If the range lies outside the deque.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 3, NoSpill> = smalldeque![1, 2];
    /// assert!(d.try_prepend_from_within(1..).is_ok());
    /// assert!(d.try_prepend_from_within(..).is_err());
    /// assert_eq!(d, [2, 1, 2]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_prepend_from_within<R>(&mut self, src: R) -> Result<(), TryReserveError>
    where
        R: RangeBounds<usize>,
        T: Clone,
    {
        let range = resolve(src, self.len());
        self.buf.try_prepend_from_within(range)
    }
}
