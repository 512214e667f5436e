//! How many elements come in the middle at once.

use super::SmallVec;
use super::edit::fail_index;
use crate::error::{CapacityError, Rest, TryReserveError, or_fail};
use crate::policy::SpillPolicy;
use crate::raw::Gap;

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// Inserts all that an iterator yields before the element at `index`, as smallvec's method of
    /// this name. If the iterator panics, what it yielded before is in the vector.
    ///
    /// O(`len - index`) and the number of new elements. May allocate, which spills an inline
    /// vector.
    ///
    /// # Panics
    ///
    /// If `index > len`, and as [`reserve`](Self::reserve). The lower bound of the size hint is
    /// reserved before an element is taken, so nothing has changed then, unless the iterator yields
    /// more: those for which there was room are in the vector, and the elements behind `index` after
    /// them.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 4];
    /// v.insert_many(1, [2, 3]);
    /// assert_eq!(v, [1, 2, 3, 4]);
    /// ```
    #[track_caller]
    pub fn insert_many<I: IntoIterator<Item = T>>(&mut self, index: usize, iterable: I) {
        or_fail(self.try_insert_many(index, iterable));
    }

    /// [`insert_many`](Self::insert_many) that gives the rest of the iterator back if there is no
    /// room and none can be made.
    ///
    /// The lower bound of the size hint is reserved before an element is taken: if the iterator
    /// keeps to it, nothing has changed after an error. If it yields more and there is no room,
    /// what was taken is in the vector; the element that found no room and those behind it are in
    /// the error.
    ///
    /// O(`len - index`) and the number of new elements. May allocate, which spills an inline
    /// vector.
    ///
    /// # Panics
    ///
    /// If `index > len`.
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
    /// let mut v: SmallVec<u8, 3, NoSpill> = smallvec![1, 4];
    /// let rest = v.try_insert_many(1, [2, 3]).unwrap_err().element();
    /// assert_eq!(v, [1, 4]);
    /// assert!(rest.eq([2, 3]));
    ///
    /// let mut spilling: SmallVec<u8, 3> = smallvec![1, 4];
    /// assert!(spilling.try_insert_many(1, [2, 3]).is_ok());
    /// assert_eq!(spilling, [1, 2, 3, 4]);
    /// ```
    #[track_caller]
    pub fn try_insert_many<I: IntoIterator<Item = T>>(
        &mut self,
        index: usize,
        iterable: I,
    ) -> Result<(), CapacityError<Rest<I::IntoIter>>> {
        let mut iter = iterable.into_iter();
        let result = match self.try_hole(index, iter.size_hint().0) {
            Ok(mut gap) => gap.try_fill_all(&mut iter).map_err(|error| error.map(Some)),
            Err(reason) => Err(CapacityError::new(None, reason)),
        };
        match result {
            Ok(()) => Ok(()),
            Err(error) => Err(error.map(|value| value.into_iter().chain(iter))),
        }
    }

    /// Inserts clones of a slice's elements before the element at `index`, as smallvec's method of
    /// this name. Plain data is copied at once.
    ///
    /// O(`len - index + slice.len()`). May allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// If `index > len`, and as [`reserve`](Self::reserve).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 4];
    /// v.insert_from_slice(1, &[2, 3]);
    /// assert_eq!(v, [1, 2, 3, 4]);
    /// ```
    #[track_caller]
    pub fn insert_from_slice(&mut self, index: usize, slice: &[T])
    where
        T: Clone,
    {
        or_fail(self.try_insert_from_slice(index, slice));
    }

    /// [`insert_from_slice`](Self::insert_from_slice) that returns an error if there is no room and
    /// none can be made. After an error nothing has changed.
    ///
    /// O(`len - index + slice.len()`). May allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// If `index > len`.
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
    /// assert!(v.try_insert_from_slice(0, &[1, 2]).is_ok());
    /// assert!(v.try_insert_from_slice(1, &[3]).is_err());
    /// ```
    #[track_caller]
    pub fn try_insert_from_slice(
        &mut self,
        index: usize,
        slice: &[T],
    ) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        self.try_hole(index, slice.len())?.fill_from_slice(slice);
        Ok(())
    }

    /// [`insert_from_slice`](Self::insert_from_slice) for `Copy` elements, by its name in smallvec;
    /// [`try_insert_from_slice`](Self::try_insert_from_slice) is the fallible form of both.
    ///
    /// O(`len - index + slice.len()`). May allocate, which spills an inline vector.
    ///
    /// # Panics
    ///
    /// As [`insert_from_slice`](Self::insert_from_slice).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 4];
    /// v.insert_from_slice_copy(1, &[2, 3]);
    /// assert_eq!(v, [1, 2, 3, 4]);
    /// ```
    #[track_caller]
    pub fn insert_from_slice_copy(&mut self, index: usize, slice: &[T])
    where
        T: Copy,
    {
        self.insert_from_slice(index, slice);
    }

    /// Makes room for `count` elements before the one at `index`.
    #[inline]
    #[track_caller]
    fn try_hole(
        &mut self,
        index: usize,
        count: usize,
    ) -> Result<Gap<'_, T, N, P>, TryReserveError> {
        let len = self.len();
        if index > len {
            fail_index("insertion index", index, "<=", len);
        }
        Gap::try_hole(&mut self.buf, index, count)
    }
}
