//! How the contents change, many elements at once.

use core::iter;
use core::ops::RangeBounds;

use super::{Drain, SmallDeque};
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::{RingGap, resolve};

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// Drops the elements from `len` on, as
    /// [`VecDeque::truncate`](alloc::collections::VecDeque::truncate).
    ///
    /// O(number of dropped elements). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.truncate(1);
    /// assert_eq!(d, [1]);
    /// assert!(d.spilled());
    /// ```
    #[inline]
    pub fn truncate(&mut self, len: usize) {
        self.buf.truncate(len);
    }

    /// Drops all but the last `len` elements, as `VecDeque::truncate_front`, which std has on
    /// nightly.
    ///
    /// O(number of dropped elements). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.truncate_front(1);
    /// assert_eq!(d, [3]);
    /// ```
    #[inline]
    pub fn truncate_front(&mut self, len: usize) {
        self.buf.truncate_front(len);
    }

    /// Drops all elements, as [`VecDeque::clear`](alloc::collections::VecDeque::clear).
    ///
    /// O(`len`). Does not allocate; a spilled deque keeps its block.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.clear();
    /// assert!(d.is_empty() && d.capacity() >= 3);
    /// ```
    #[inline]
    pub fn clear(&mut self) {
        self.buf.truncate(0);
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

    /// Splits the deque in two at `at` and returns the second part, as
    /// [`VecDeque::split_off`](alloc::collections::VecDeque::split_off).
    ///
    /// O(`len - at`). Allocates if more than `N` elements are split off.
    ///
    /// # Panics
    ///
    /// If `at > len`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// let tail = d.split_off(1);
    /// assert_eq!(d, [1]);
    /// assert_eq!(tail, [2, 3]);
    /// ```
    #[track_caller]
    #[must_use = "use `truncate` if you do not need the second part"]
    pub fn split_off(&mut self, at: usize) -> Self
    where
        P: DefaultPolicy,
    {
        let len = self.len();
        assert!(at <= len, "`at` out of bounds");
        let mut tail = Self::default();
        tail.reserve_exact(len - at);
        or_fail(self.buf.try_move_tail(at, &mut tail.buf));
        tail
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
        match new_len.checked_sub(self.len()) {
            Some(more) => self.extend(iter::repeat_with(generator).take(more)),
            None => self.truncate(new_len),
        }
    }

    /// Keeps the elements for which `f` returns `true`, as
    /// [`VecDeque::retain`](alloc::collections::VecDeque::retain). A panic in `f` keeps all that it
    /// was not asked for.
    ///
    /// O(`len`). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3, 4];
    /// d.retain(|x| x % 2 == 0);
    /// assert_eq!(d, [2, 4]);
    /// ```
    #[inline]
    pub fn retain(&mut self, mut f: impl FnMut(&T) -> bool) {
        self.retain_mut(|element| f(element));
    }

    /// Keeps the elements for which `f`, which may change them, returns `true`; as
    /// [`VecDeque::retain_mut`](alloc::collections::VecDeque::retain_mut). A panic in `f` keeps all
    /// that it was not asked for.
    ///
    /// O(`len`). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.retain_mut(|x| { *x += 1; *x != 3 });
    /// assert_eq!(d, [2, 4]);
    /// ```
    #[inline]
    pub fn retain_mut(&mut self, f: impl FnMut(&mut T) -> bool) {
        self.gap(..).retain(f);
    }

    /// Removes a range and iterates over its elements, as
    /// [`VecDeque::drain`](alloc::collections::VecDeque::drain). What the iterator has not yielded
    /// when it is dropped is dropped, too; if it is leaked, the deque may lose elements, also
    /// outside the range.
    ///
    /// O(elements in the range, and the fewer of those before and behind it) in all. Does not
    /// allocate; a spilled deque stays spilled.
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
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3, 4];
    /// assert!(d.drain(1..3).eq([2, 3]));
    /// assert_eq!(d, [1, 4]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn drain(&mut self, range: impl RangeBounds<usize>) -> Drain<'_, T, N, P> {
        Drain::new(self.gap(range))
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

    /// Opens a range: its elements are pending.
    #[inline]
    #[track_caller]
    fn gap(&mut self, range: impl RangeBounds<usize>) -> RingGap<'_, T, N, P> {
        let range = resolve(range, self.len());
        RingGap::new(&mut self.buf, range)
    }
}
