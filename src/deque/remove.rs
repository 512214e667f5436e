//! How many elements go at once.

use core::ops::RangeBounds;

use super::{Drain, ExtractIf, SmallDeque, Splice};
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;
use crate::raw::{Ring, RingGap, resolve};

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
    #[inline]
    #[track_caller]
    #[must_use = "use `truncate` if you do not need the second part"]
    pub fn split_off(&mut self, at: usize) -> Self
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        or_fail(self.try_split_off(at))
    }

    /// [`split_off`](Self::split_off) that returns an error if there is no room for the second part.
    /// After an error nothing has changed.
    ///
    /// O(`len - at`). Allocates if more than `N` elements are split off.
    ///
    /// # Panics
    ///
    /// If `at > len`.
    ///
    /// # Errors
    ///
    /// If the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.try_split_off(1).unwrap(), [2, 3]);
    /// assert!(d.try_split_off(1).unwrap().is_empty());
    /// ```
    #[track_caller]
    pub fn try_split_off(&mut self, at: usize) -> Result<Self, TryReserveError>
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let len = self.len();
        assert!(at <= len, "`at` out of bounds");
        let mut tail = Self::from_buf(self.buf.new_alike(Ring::START));
        tail.try_reserve_exact(len - at)?;
        self.buf.try_move_tail(at, &mut tail.buf)?;
        Ok(tail)
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
    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> bool,
    {
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
    pub fn retain_mut<F>(&mut self, f: F)
    where
        F: FnMut(&mut T) -> bool,
    {
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
    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T, N, P>
    where
        R: RangeBounds<usize>,
    {
        Drain::new(self.gap(range))
    }

    /// Removes the elements of a range for which `filter`, which may change them, returns `true`,
    /// and iterates over them; as `VecDeque::extract_if`, which std has on nightly. When the
    /// iterator is dropped half-way, the elements that it has not come to stay; if it is leaked, the
    /// deque may lose elements, also outside the range.
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
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3, 4, 6];
    /// let even: SmallDeque<u8, 2> = d.extract_if(..4, |x| *x % 2 == 0).collect();
    /// assert_eq!(even, [2, 4]);
    /// assert_eq!(d, [1, 3, 6]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn extract_if<F, R>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F, N, P>
    where
        F: FnMut(&mut T) -> bool,
        R: RangeBounds<usize>,
    {
        ExtractIf::new(self.gap(range), filter)
    }

    /// Replaces a range by what `replace_with` yields, and iterates over the elements that were
    /// there; as `VecDeque::splice`, which std has on nightly. The replacing happens when the
    /// iterator is dropped, what it has not yielded being dropped before; if it is leaked, the deque
    /// may lose elements, also outside the range.
    ///
    /// O(elements in the range, new ones, and the fewer of those before and behind it) in all. May
    /// allocate, which spills an inline deque. A [`try_reserve`](Self::try_reserve) for as many
    /// elements as are new, before it, leaves nothing to allocate.
    ///
    /// # Panics
    ///
    /// If the range lies outside the deque; and when the iterator is dropped, if the new capacity
    /// exceeds `isize::MAX` bytes, or `N` under a policy that never spills. The new elements for
    /// which there was room are in the deque then, and those behind the range after them.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![1, 2, 3, 4];
    /// assert!(d.splice(1..3, [7]).eq([2, 3]));
    /// assert_eq!(d, [1, 7, 4]);
    /// d.splice(..1, [5, 6, 7]); // spills
    /// assert_eq!(d, [5, 6, 7, 7, 4]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn splice<R, I>(&mut self, range: R, replace_with: I) -> Splice<'_, I::IntoIter, N, P>
    where
        R: RangeBounds<usize>,
        I: IntoIterator<Item = T>,
    {
        Splice::new(self.gap(range), replace_with.into_iter())
    }

    /// Opens a range: its elements are pending.
    #[inline]
    #[track_caller]
    fn gap(&mut self, range: impl RangeBounds<usize>) -> RingGap<'_, T, N, P> {
        let range = resolve(range, self.len());
        RingGap::new(&mut self.buf, range)
    }
}
