//! How many elements go at once.

use core::mem;
use core::ops::RangeBounds;

use super::edit::fail_index;
use super::{Drain, ExtractIf, SmallVec, Splice};
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;
use crate::raw::{Gap, Linear, resolve};

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// Drops the elements from `len` on, as [`Vec::truncate`](alloc::vec::Vec::truncate).
    ///
    /// O(number of dropped elements). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// v.truncate(1);
    /// assert_eq!(v, [1]);
    /// assert!(v.spilled());
    /// ```
    #[inline]
    pub fn truncate(&mut self, len: usize) {
        self.buf.truncate(len);
    }

    /// Drops all elements, as [`Vec::clear`](alloc::vec::Vec::clear).
    ///
    /// O(`len`). Does not allocate; a spilled vector keeps its block.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// v.clear();
    /// assert!(v.is_empty() && v.capacity() >= 3);
    /// ```
    #[inline]
    pub fn clear(&mut self) {
        self.buf.truncate(0);
    }

    /// Splits the vector in two at `at` and returns the second part, as
    /// [`Vec::split_off`](alloc::vec::Vec::split_off).
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
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// let tail = v.split_off(1);
    /// assert_eq!((&v[..], &tail[..]), (&[1][..], &[2, 3][..]));
    /// ```
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
    /// If the allocator fails. Under a policy that never spills there is always room.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(v.try_split_off(1).unwrap(), [2, 3]);
    /// assert!(v.try_split_off(1).unwrap().is_empty());
    /// ```
    #[track_caller]
    pub fn try_split_off(&mut self, at: usize) -> Result<Self, TryReserveError>
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let len = self.len();
        if at > len {
            fail_index("`at` split index", at, "<=", len);
        }
        let mut tail = Self::from_buf_inner(self.buf.new_alike(Linear));
        tail.try_reserve_exact(len - at)?;
        self.buf.try_move_tail(at, &mut tail.buf)?;
        Ok(tail)
    }

    /// Keeps the elements for which `f` returns `true`, as
    /// [`Vec::retain`](alloc::vec::Vec::retain). A panic in `f` keeps all that it was not asked for.
    ///
    /// O(`len`). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3, 4];
    /// v.retain(|x| x % 2 == 0);
    /// assert_eq!(v, [2, 4]);
    /// ```
    #[inline]
    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> bool,
    {
        self.retain_mut(|element| f(element));
    }

    /// [`retain`](Self::retain) that lets `f` change the elements, as
    /// [`Vec::retain_mut`](alloc::vec::Vec::retain_mut).
    ///
    /// O(`len`). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3, 4];
    /// v.retain_mut(|x| {
    ///     *x *= 10;
    ///     *x > 10
    /// });
    /// assert_eq!(v, [20, 30, 40]);
    /// ```
    #[inline]
    pub fn retain_mut<F>(&mut self, f: F)
    where
        F: FnMut(&mut T) -> bool,
    {
        self.gap(..).retain(f);
    }

    /// Drops each element that equals the one before it, as
    /// [`Vec::dedup`](alloc::vec::Vec::dedup).
    ///
    /// O(`len`). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 1, 2, 1];
    /// v.dedup();
    /// assert_eq!(v, [1, 2, 1]);
    /// ```
    #[inline]
    pub fn dedup(&mut self)
    where
        T: PartialEq,
    {
        self.dedup_by(|a, b| a == b);
    }

    /// Drops each element whose key equals that of the one before it, as
    /// [`Vec::dedup_by_key`](alloc::vec::Vec::dedup_by_key).
    ///
    /// O(`len`). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![10, 11, 20];
    /// v.dedup_by_key(|x| *x / 10);
    /// assert_eq!(v, [10, 20]);
    /// ```
    #[inline]
    pub fn dedup_by_key<F, K>(&mut self, mut key: F)
    where
        F: FnMut(&mut T) -> K,
        K: PartialEq,
    {
        self.dedup_by(|a, b| key(a) == key(b));
    }

    /// Drops each element that is the same as the one kept before it, as
    /// [`Vec::dedup_by`](alloc::vec::Vec::dedup_by): `same_bucket(a, b)` is told the later element
    /// first.
    ///
    /// O(`len`). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<&str, 2> = smallvec!["a", "A", "b"];
    /// v.dedup_by(|a, b| a.eq_ignore_ascii_case(b));
    /// assert_eq!(v, ["a", "b"]);
    /// ```
    #[inline]
    pub fn dedup_by<F>(&mut self, same_bucket: F)
    where
        F: FnMut(&mut T, &mut T) -> bool,
    {
        self.gap(..).dedup(same_bucket);
    }

    /// Removes a range of elements and iterates over them, as
    /// [`Vec::drain`](alloc::vec::Vec::drain). What the iterator has not yielded when it is dropped
    /// is dropped, too; if it is leaked, the vector may lose elements, also outside the range.
    ///
    /// O(`len - range.start`) in all. Does not allocate; a spilled vector stays spilled.
    ///
    /// # Panics
    ///
    /// If the range lies outside the vector.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3, 4];
    /// assert!(v.drain(1..3).eq([2, 3]));
    /// assert_eq!(v, [1, 4]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T, N, P>
    where
        R: RangeBounds<usize>,
    {
        Drain::new(self.gap(range))
    }

    /// Removes those elements of a range for which `filter` returns `true` and iterates over them,
    /// as `Vec::extract_if`. What was not visited when the iterator is dropped stays; if it is leaked,
    /// the vector may lose elements, also outside the range.
    ///
    /// O(`len - range.start`) in all. Does not allocate; a spilled vector stays spilled.
    ///
    /// # Panics
    ///
    /// If the range lies outside the vector.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3, 4];
    /// assert!(v.extract_if(.., |x| *x % 2 == 0).eq([2, 4]));
    /// assert_eq!(v, [1, 3]);
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

    /// Replaces a range of elements by what `replace_with` yields, and iterates over the removed
    /// ones; as [`Vec::splice`](alloc::vec::Vec::splice). The replacing happens when the iterator
    /// is dropped; if it is leaked, the vector may lose elements, also outside the range.
    ///
    /// O(`len - range.start`) and the number of new elements. May allocate, which spills an inline
    /// vector.
    ///
    /// # Panics
    ///
    /// If the range lies outside the vector; and, when the iterator is dropped, as
    /// [`reserve`](Self::reserve): the range is gone then, and as many of the new elements as found
    /// room are in its place. It has no `try_` form, as a drop cannot return an error:
    /// [`reserve`](Self::reserve) before, or [`try_reserve`](Self::try_reserve), for the elements
    /// that will be more, and it does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    /// assert!(v.splice(..1, [7, 8, 9]).eq([1]));
    /// assert_eq!(v, [7, 8, 9, 2]);
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

    /// Moves the elements out and leaves the vector empty, with the same policy and allocator; as
    /// arrayvec's method of this name.
    ///
    /// O(`N`): moves the whole value. Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(v.take(), [1, 2, 3]);
    /// assert!(v.is_empty() && !v.spilled());
    /// ```
    #[inline]
    #[must_use = "use `clear` if you do not need the elements"]
    pub fn take(&mut self) -> Self
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let empty = Self::from_buf_inner(self.buf.new_alike(Linear));
        mem::replace(self, empty)
    }

    /// Opens a range: its elements are pending.
    #[inline]
    #[track_caller]
    pub(crate) fn gap(&mut self, range: impl RangeBounds<usize>) -> Gap<'_, T, N, P> {
        let range = resolve(range, self.len());
        Gap::new(&mut self.buf, range)
    }
}
