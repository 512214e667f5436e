//! How the contents change, many elements at once.

use core::iter;
use core::ops::RangeBounds;

use super::SmallDeque;
use crate::error::{CapacityError, Rest, TryReserveError, or_fail};
use crate::policy::SpillPolicy;
use crate::raw::resolve;

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// `extend` that gives the rest of the iterator back if there is no room and none can be made.
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
    /// let mut d: SmallDeque<u8, 2, NoSpill> = smalldeque![1];
    /// let rest = d.try_extend([2, 3]).unwrap_err().element();
    /// assert_eq!(d, [1]);
    /// assert!(rest.eq([2, 3]));
    ///
    /// let mut spilling: SmallDeque<u8, 2> = smalldeque![1];
    /// assert!(spilling.try_extend([2, 3]).is_ok());
    /// ```
    #[inline]
    pub fn try_extend<I: IntoIterator<Item = T>>(
        &mut self,
        iterable: I,
    ) -> Result<(), CapacityError<Rest<I::IntoIter>>> {
        let mut iter = iterable.into_iter();
        match self.buf.try_extend(&mut iter) {
            Ok(()) => Ok(()),
            Err(error) => Err(error.map(|value| value.into_iter().chain(iter))),
        }
    }

    /// Appends clones of a slice's elements. Plain data is copied at once.
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1];
    /// d.extend_from_slice(&[2, 3]);
    /// assert_eq!(d, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn extend_from_slice(&mut self, other: &[T])
    where
        T: Clone,
    {
        or_fail(self.try_extend_from_slice(other));
    }

    /// [`extend_from_slice`](Self::extend_from_slice) that returns an error if there is no room and
    /// none can be made. After an error nothing has changed.
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 2, NoSpill> = SmallDeque::default();
    /// assert!(d.try_extend_from_slice(&[1, 2]).is_ok());
    /// assert!(d.try_extend_from_slice(&[3]).is_err());
    /// ```
    #[inline]
    pub fn try_extend_from_slice(&mut self, other: &[T]) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        self.buf.try_extend_from_slice(other)
    }

    /// Appends clones of the elements in a range, as `VecDeque::extend_from_within`, which std has
    /// on nightly. Plain data is copied at once.
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
    /// d.extend_from_within(..1);
    /// assert_eq!(d, [1, 2, 3, 1]);
    /// d.extend_from_within(1..3); // spills
    /// assert_eq!(d, [1, 2, 3, 1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn extend_from_within<R>(&mut self, src: R)
    where
        R: RangeBounds<usize>,
        T: Clone,
    {
        or_fail(self.try_extend_from_within(src));
    }

    /// [`extend_from_within`](Self::extend_from_within) that returns an error if there is no room
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
    /// let mut d: SmallDeque<u8, 4, NoSpill> = smalldeque![1, 2];
    /// assert!(d.try_extend_from_within(..).is_ok());
    /// assert!(d.try_extend_from_within(..1).is_err());
    /// assert_eq!(d, [1, 2, 1, 2]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_extend_from_within<R>(&mut self, src: R) -> Result<(), TryReserveError>
    where
        R: RangeBounds<usize>,
        T: Clone,
    {
        let range = resolve(src, self.len());
        self.buf.try_extend_from_within(range)
    }

    /// Moves all elements of `other`, which may have another `N` and another policy, to the end; as
    /// [`VecDeque::append`](alloc::collections::VecDeque::append).
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    /// `other` keeps its elements then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1];
    /// let mut other: SmallDeque<u8, 8> = smalldeque![2, 3];
    /// d.append(&mut other);
    /// assert_eq!(d, [1, 2, 3]);
    /// assert!(other.is_empty());
    /// ```
    #[inline]
    #[track_caller]
    pub fn append<const M: usize, Q: SpillPolicy>(&mut self, other: &mut SmallDeque<T, M, Q>) {
        or_fail(self.try_append(other));
    }

    /// [`append`](Self::append) that returns an error if there is no room and none can be made.
    /// After an error nothing has changed.
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1];
    /// let mut other: SmallDeque<u8, 8> = smalldeque![2, 3];
    /// assert!(d.try_append(&mut other).is_ok());
    /// assert_eq!(d, [1, 2, 3]);
    /// ```
    #[inline]
    pub fn try_append<const M: usize, Q: SpillPolicy>(
        &mut self,
        other: &mut SmallDeque<T, M, Q>,
    ) -> Result<(), TryReserveError> {
        other.buf.try_move_tail(0, &mut self.buf)
    }

    /// Changes the length to `new_len`, filling up with clones of `value`; as
    /// [`VecDeque::resize`](alloc::collections::VecDeque::resize).
    ///
    /// O(difference), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Panics
    ///
    /// As [`reserve`](Self::reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1];
    /// d.resize(3, 7);
    /// assert_eq!(d, [1, 7, 7]);
    /// d.resize(1, 0);
    /// assert_eq!(d, [1]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        or_fail(self.try_resize(new_len, value));
    }

    /// [`resize`](Self::resize) that gives the value back if there is no room and none can be made.
    ///
    /// O(difference), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1];
    /// assert!(d.try_resize(3, 7).is_ok());
    /// assert_eq!(d.try_resize(usize::MAX, 7).unwrap_err().element(), 7);
    /// ```
    #[inline]
    pub fn try_resize(&mut self, new_len: usize, value: T) -> Result<(), CapacityError<T>>
    where
        T: Clone,
    {
        let Some(more) = new_len.checked_sub(self.len()) else {
            self.truncate(new_len);
            return Ok(());
        };
        if let Err(reason) = self.try_reserve(more) {
            return Err(CapacityError::new(value, reason));
        }
        self.extend(iter::repeat_n(value, more));
        Ok(())
    }

    /// Changes the length to `new_len`, filling up with what `generator` returns; as
    /// [`VecDeque::resize_with`](alloc::collections::VecDeque::resize_with).
    ///
    /// O(difference), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Panics
    ///
    /// As [`reserve`](Self::reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    ///
    /// let mut next = 0;
    /// let mut d: SmallDeque<u8, 2> = SmallDeque::new();
    /// d.resize_with(3, || { next += 1; next });
    /// assert_eq!(d, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn resize_with(&mut self, new_len: usize, generator: impl FnMut() -> T) {
        or_fail(self.try_resize_with(new_len, generator));
    }

    /// [`resize_with`](Self::resize_with) that returns an error if there is no room and none can be
    /// made. After an error nothing has changed, and `generator` was not called.
    ///
    /// O(difference), plus O(`len`) if it has to allocate, which spills an inline deque.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1];
    /// assert!(d.try_resize_with(3, || 7).is_ok());
    /// assert_eq!(d, [1, 7, 7]);
    /// assert!(d.try_resize_with(usize::MAX, || 7).is_err());
    /// ```
    #[inline]
    pub fn try_resize_with(
        &mut self,
        new_len: usize,
        generator: impl FnMut() -> T,
    ) -> Result<(), TryReserveError> {
        let Some(more) = new_len.checked_sub(self.len()) else {
            self.truncate(new_len);
            return Ok(());
        };
        let mut values = iter::repeat_with(generator).take(more);
        Ok(self.buf.try_extend(&mut values)?)
    }

    /// Makes the element at `n` the first, and those before it the last; as
    /// [`VecDeque::rotate_left`](alloc::collections::VecDeque::rotate_left).
    ///
    /// O(min(`n`, `len - n`)). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Panics
    ///
    /// If `n > len`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.rotate_left(1);
    /// assert_eq!(d, [2, 3, 1]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        self.buf.rotate(n);
    }

    /// Makes the last `n` elements the first; as
    /// [`VecDeque::rotate_right`](alloc::collections::VecDeque::rotate_right).
    ///
    /// O(min(`n`, `len - n`)). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Panics
    ///
    /// If `n > len`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.rotate_right(1);
    /// assert_eq!(d, [3, 1, 2]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        self.buf.rotate(self.len() - n);
    }
}
