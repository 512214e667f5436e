//! How many elements come at once, or move over.

use core::ops::RangeBounds;

use super::SmallVec;
use crate::error::{CapacityError, Rest, TryReserveError, or_fail};
use crate::policy::SpillPolicy;
use crate::raw::resolve;

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// `extend` that gives the rest of the iterator back if there is no room and none can be made.
    ///
    /// The lower bound of the size hint is reserved before an element is taken: if the iterator
    /// keeps to it, nothing has changed after an error. If it yields more and there is no room,
    /// what was taken is in the vector; the element that found no room and those behind it are in
    /// the error.
    ///
    /// O(number of new elements), amortized. A full vector allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut v: SmallVec<u8, 2, NoSpill> = smallvec![1];
    /// let rest = v.try_extend([2, 3]).unwrap_err().element();
    /// assert_eq!(v, [1]);
    /// assert!(rest.eq([2, 3]));
    ///
    /// let mut spilling: SmallVec<u8, 2> = smallvec![1];
    /// assert!(spilling.try_extend([2, 3]).is_ok());
    /// ```
    #[inline]
    pub fn try_extend<I: IntoIterator<Item = T>>(
        &mut self,
        iterable: I,
    ) -> Result<(), CapacityError<Rest<I::IntoIter>>> {
        self.buf.try_extend(iterable.into_iter())
    }

    /// Appends clones of a slice's elements, as
    /// [`Vec::extend_from_slice`](alloc::vec::Vec::extend_from_slice). Plain data is copied at once.
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// v.extend_from_slice(&[2, 3]);
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn extend_from_slice(&mut self, other: &[T])
    where
        T: Clone,
    {
        or_fail(self.buf.try_extend_from_slice(other));
    }

    /// [`extend_from_slice`](Self::extend_from_slice) that returns an error if there is no room and
    /// none can be made. After an error nothing has changed.
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut v: SmallVec<u8, 2, NoSpill> = SmallVec::default();
    /// assert!(v.try_extend_from_slice(&[1, 2]).is_ok());
    /// assert!(v.try_extend_from_slice(&[3]).is_err());
    /// ```
    #[inline]
    pub fn try_extend_from_slice(&mut self, other: &[T]) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        self.buf.try_extend_from_slice(other)
    }

    /// [`extend_from_slice`](Self::extend_from_slice) for `Copy` elements, by its name in smallvec;
    /// [`try_extend_from_slice`](Self::try_extend_from_slice) is the fallible form of both.
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// As [`extend_from_slice`](Self::extend_from_slice).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// v.extend_from_slice_copy(&[2, 3]);
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn extend_from_slice_copy(&mut self, other: &[T])
    where
        T: Copy,
    {
        or_fail(self.buf.try_extend_from_slice_copy(other));
    }

    /// Appends clones of the elements in a range of the vector itself, as
    /// [`Vec::extend_from_within`](alloc::vec::Vec::extend_from_within).
    ///
    /// O(length of the range), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// If the range lies outside the vector, and as [`reserve`](Self::reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    /// v.extend_from_within(1..);
    /// assert_eq!(v, [1, 2, 2]);
    /// ```
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
    /// O(length of the range), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// If the range lies outside the vector.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    /// assert!(v.try_extend_from_within(..).is_ok());
    /// assert_eq!(v, [1, 2, 1, 2]);
    /// ```
    #[track_caller]
    pub fn try_extend_from_within<R>(&mut self, src: R) -> Result<(), TryReserveError>
    where
        R: RangeBounds<usize>,
        T: Clone,
    {
        let range = resolve(src, self.len());
        self.buf.try_extend_from_within(range)
    }

    /// [`extend_from_within`](Self::extend_from_within) for `Copy` elements, by its name in
    /// smallvec; [`try_extend_from_within`](Self::try_extend_from_within) is the fallible form of
    /// both.
    ///
    /// O(length of the range), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// As [`extend_from_within`](Self::extend_from_within).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    /// v.extend_from_within_copy(1..);
    /// assert_eq!(v, [1, 2, 2]);
    /// ```
    #[track_caller]
    pub fn extend_from_within_copy<R>(&mut self, src: R)
    where
        R: RangeBounds<usize>,
        T: Copy,
    {
        or_fail(self.try_extend_from_within(src));
    }

    /// Moves all elements of `other`, of whatever `N` and policy, to the end of this vector; as
    /// [`Vec::append`](alloc::vec::Vec::append).
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    /// `other` keeps its elements then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// let mut other: SmallVec<u8, 8> = smallvec![2, 3];
    /// v.append(&mut other);
    /// assert_eq!(v, [1, 2, 3]);
    /// assert!(other.is_empty());
    /// ```
    #[inline]
    #[track_caller]
    pub fn append<const M: usize, Q: SpillPolicy>(&mut self, other: &mut SmallVec<T, M, Q>) {
        or_fail(self.try_append(other));
    }

    /// [`append`](Self::append) that returns an error if there is no room and none can be made.
    /// After an error nothing has changed.
    ///
    /// O(`other.len()`), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// let mut other: SmallVec<u8, 8> = smallvec![2, 3];
    /// assert!(v.try_append(&mut other).is_ok());
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline]
    pub fn try_append<const M: usize, Q: SpillPolicy>(
        &mut self,
        other: &mut SmallVec<T, M, Q>,
    ) -> Result<(), TryReserveError> {
        other.buf.try_move_tail(0, &mut self.buf)
    }

    /// Changes the length to `new_len`, filling up with clones of `value`; as
    /// [`Vec::resize`](alloc::vec::Vec::resize).
    ///
    /// O(difference), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// As [`reserve`](Self::reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// v.resize(3, 7);
    /// assert_eq!(v, [1, 7, 7]);
    /// v.resize(1, 0);
    /// assert_eq!(v, [1]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        match new_len.checked_sub(self.len()) {
            Some(more) => or_fail(self.buf.try_extend_with(more, value, false)),
            None => self.truncate(new_len),
        }
    }

    /// [`resize`](Self::resize) that gives the value back if there is no room and none can be made.
    ///
    /// O(difference), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// assert!(v.try_resize(3, 7).is_ok());
    /// assert_eq!(v.try_resize(usize::MAX, 7).unwrap_err().element(), 7);
    /// ```
    #[inline]
    pub fn try_resize(&mut self, new_len: usize, value: T) -> Result<(), CapacityError<T>>
    where
        T: Clone,
    {
        match new_len.checked_sub(self.len()) {
            Some(more) => self.buf.try_extend_with(more, value, false),
            None => {
                self.truncate(new_len);
                Ok(())
            }
        }
    }

    /// Changes the length to `new_len`, filling up with what `f` returns; as
    /// [`Vec::resize_with`](alloc::vec::Vec::resize_with).
    ///
    /// O(difference), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// As [`reserve`](Self::reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let mut next = 0;
    /// let mut v: SmallVec<u8, 2> = SmallVec::new();
    /// v.resize_with(3, || { next += 1; next });
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn resize_with<F>(&mut self, new_len: usize, mut f: F)
    where
        F: FnMut() -> T,
    {
        match new_len.checked_sub(self.len()) {
            Some(more) => self.extend((0..more).map(|_| f())),
            None => self.truncate(new_len),
        }
    }

    /// [`resize_with`](Self::resize_with) that returns an error if there is no room and none can be
    /// made. After an error nothing has changed.
    ///
    /// O(difference), plus O(`len`) if it has to allocate, which spills an inline vector.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// assert!(v.try_resize_with(3, || 7).is_ok());
    /// assert!(v.try_resize_with(usize::MAX, || 7).is_err());
    /// assert_eq!(v, [1, 7, 7]);
    /// ```
    #[inline]
    pub fn try_resize_with<F>(&mut self, new_len: usize, f: F) -> Result<(), TryReserveError>
    where
        F: FnMut() -> T,
    {
        self.try_reserve(new_len.saturating_sub(self.len()))?;
        self.resize_with(new_len, f);
        Ok(())
    }
}
