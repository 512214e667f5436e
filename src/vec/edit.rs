//! How the contents change: element by element, then in bulk.

use core::ops::RangeBounds;

use super::{Drain, ExtractIf, PeekMut, SmallVec, Splice};
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::{Gap, resolve};

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// Appends an element, as [`Vec::push`](alloc::vec::Vec::push).
    ///
    /// Amortized O(1). A full vector allocates, and spills if it was inline.
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
    /// v.push(2);
    /// v.push(3); // spills
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn push(&mut self, value: T) {
        self.buf.push(value);
    }

    /// Appends an element and returns a reference to it, as `Vec::push_mut`.
    ///
    /// Amortized O(1). A full vector allocates, and spills if it was inline.
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
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    /// *v.push_mut(3) += 1;
    /// assert_eq!(v, [1, 2, 4]);
    /// ```
    #[inline]
    #[track_caller]
    #[must_use = "if you do not need the reference, use `push`"]
    pub fn push_mut(&mut self, value: T) -> &mut T {
        self.buf.push(value)
    }

    /// Appends an element, or gives it back if there is no room and none can be made.
    ///
    /// Amortized O(1). A full vector allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or
    /// the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut v: SmallVec<u8, 1, NoSpill> = SmallVec::default();
    /// assert!(v.try_push(1).is_ok());
    /// assert_eq!(v.try_push(2).unwrap_err().element(), 2);
    /// ```
    #[inline]
    pub fn try_push(&mut self, value: T) -> Result<(), CapacityError<T>> {
        self.buf.try_push(value).map(|_| ())
    }

    /// Appends an element if that needs no allocation, and gives it back otherwise; as
    /// `Vec::push_within_capacity`, which std has on nightly.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Errors
    ///
    /// If the vector is full.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1];
    /// assert_eq!(v.push_within_capacity(2), Ok(()));
    /// assert_eq!(v.push_within_capacity(3), Err(3));
    /// ```
    #[inline]
    pub fn push_within_capacity(&mut self, value: T) -> Result<(), T> {
        if !self.buf.has_room(1) && size_of::<T>() != 0 {
            return Err(value);
        }
        self.try_push(value).map_err(CapacityError::element)
    }

    /// Removes the last element, as [`Vec::pop`](alloc::vec::Vec::pop).
    ///
    /// O(1). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 1> = smallvec![1, 2];
    /// assert_eq!((v.pop(), v.pop(), v.pop()), (Some(2), Some(1), None));
    /// ```
    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        self.buf.pop()
    }

    /// Removes the last element if `predicate` holds for it, as `Vec::pop_if`.
    ///
    /// O(1). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 1> = smallvec![1, 2];
    /// assert_eq!(v.pop_if(|last| *last % 2 == 0), Some(2));
    /// assert_eq!(v.pop_if(|last| *last % 2 == 0), None);
    /// ```
    #[inline]
    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.last_mut()?;
        if predicate(last) { self.pop() } else { None }
    }

    /// The last element behind a guard that can also remove it, as `Vec::peek_mut`, which std has
    /// on nightly.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::vec::PeekMut;
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 1> = smallvec![1, 2];
    /// *v.peek_mut().unwrap() += 5;
    /// assert_eq!(PeekMut::pop(v.peek_mut().unwrap()), 7);
    /// assert_eq!(v, [1]);
    /// ```
    #[inline]
    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T, N, P>> {
        PeekMut::new(self)
    }

    /// Inserts an element before the one at `index`, as [`Vec::insert`](alloc::vec::Vec::insert).
    ///
    /// O(`len - index`). A full vector allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If `index > len`, if the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that
    /// never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 3];
    /// v.insert(1, 2);
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        self.buf.insert(index, element);
    }

    /// Inserts an element and returns a reference to it, as `Vec::insert_mut`.
    ///
    /// O(`len - index`). A full vector allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`insert`](Self::insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 3];
    /// *v.insert_mut(1, 1) += 1;
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    #[must_use = "if you do not need the reference, use `insert`"]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        self.buf.insert(index, element)
    }

    /// [`insert`](Self::insert) that gives the element back if there is no room and none can be
    /// made.
    ///
    /// O(`len - index`). A full vector allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If `index > len`.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or
    /// the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut v: SmallVec<u8, 1, NoSpill> = SmallVec::default();
    /// assert!(v.try_insert(0, 1).is_ok());
    /// assert_eq!(v.try_insert(0, 2).unwrap_err().element(), 2);
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_insert(&mut self, index: usize, element: T) -> Result<(), CapacityError<T>> {
        self.buf.try_insert(index, element).map(|_| ())
    }

    /// Removes the element at `index`, and the ones behind it move up; as
    /// [`Vec::remove`](alloc::vec::Vec::remove).
    ///
    /// O(`len - index`). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Panics
    ///
    /// If `index >= len`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(v.remove(0), 1);
    /// assert_eq!(v, [2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        match self.buf.remove(index) {
            Some(element) => element,
            None => fail_index("removal index", index, "<", self.len()),
        }
    }

    /// [`remove`](Self::remove) that returns `None` if `index >= len`, as `Vec::try_remove`, which
    /// std has on nightly; arrayvec calls it `pop_at`.
    ///
    /// O(`len - index`). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 1> = smallvec![1, 2];
    /// assert_eq!((v.try_remove(0), v.try_remove(1)), (Some(1), None));
    /// ```
    #[inline]
    pub fn try_remove(&mut self, index: usize) -> Option<T> {
        self.buf.remove(index)
    }

    /// Removes the element at `index`, and the last one takes its place; as
    /// [`Vec::swap_remove`](alloc::vec::Vec::swap_remove).
    ///
    /// O(1). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Panics
    ///
    /// If `index >= len`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(v.swap_remove(0), 1);
    /// assert_eq!(v, [3, 2]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn swap_remove(&mut self, index: usize) -> T {
        match self.buf.swap_remove(index) {
            Some(element) => element,
            None => fail_index("swap_remove index", index, "<", self.len()),
        }
    }

    /// [`swap_remove`](Self::swap_remove) that returns `None` if `index >= len`, as arrayvec's
    /// method of this name.
    ///
    /// O(1). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 1> = smallvec![1, 2];
    /// assert_eq!((v.swap_pop(0), v.swap_pop(1)), (Some(1), None));
    /// ```
    #[inline]
    pub fn swap_pop(&mut self, index: usize) -> Option<T> {
        self.buf.swap_remove(index)
    }

    /// [`try_remove`](Self::try_remove) by its name in arrayvec.
    ///
    /// O(`len - index`). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 1> = smallvec![1, 2];
    /// assert_eq!((v.pop_at(0), v.pop_at(1)), (Some(1), None));
    /// ```
    #[inline]
    pub fn pop_at(&mut self, index: usize) -> Option<T> {
        self.buf.remove(index)
    }

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

    /// [`extend_from_slice`](Self::extend_from_slice) for `Copy` elements, by its name in smallvec.
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
    pub fn extend_from_within(&mut self, src: impl RangeBounds<usize>)
    where
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
    pub fn try_extend_from_within(
        &mut self,
        src: impl RangeBounds<usize>,
    ) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        let range = resolve(src, self.len());
        self.buf.try_extend_from_within(range)
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
        P: DefaultPolicy,
    {
        let len = self.len();
        if at > len {
            fail_index("`at` split index", at, "<=", len);
        }
        let mut tail = Self::default();
        tail.reserve_exact(len - at);
        or_fail(self.buf.try_move_tail(at, &mut tail.buf));
        tail
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
            Some(more) => or_fail(self.buf.try_extend_with(more, value)),
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
            Some(more) => self.buf.try_extend_with(more, value),
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
    pub fn resize_with(&mut self, new_len: usize, mut f: impl FnMut() -> T) {
        match new_len.checked_sub(self.len()) {
            Some(more) => self.extend((0..more).map(|_| f())),
            None => self.truncate(new_len),
        }
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
    pub fn retain(&mut self, mut f: impl FnMut(&T) -> bool) {
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
    pub fn retain_mut(&mut self, f: impl FnMut(&mut T) -> bool) {
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
    pub fn dedup_by_key<K: PartialEq>(&mut self, mut key: impl FnMut(&mut T) -> K) {
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
    pub fn dedup_by(&mut self, same_bucket: impl FnMut(&mut T, &mut T) -> bool) {
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
    pub fn drain(&mut self, range: impl RangeBounds<usize>) -> Drain<'_, T, N, P> {
        Drain::new(self.gap(range))
    }

    /// Removes those elements of a range for which `filter` returns `true` and iterates over them,
    /// as `Vec::extract_if`. What was not visited when the iterator is dropped stays.
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
    /// is dropped.
    ///
    /// O(`len - range.start`) and the number of new elements. May allocate, which spills an inline
    /// vector.
    ///
    /// # Panics
    ///
    /// If the range lies outside the vector; and, when the iterator is dropped, as
    /// [`reserve`](Self::reserve).
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
    pub fn splice<I: IntoIterator<Item = T>>(
        &mut self,
        range: impl RangeBounds<usize>,
        replace_with: I,
    ) -> Splice<'_, I::IntoIter, N, P> {
        Splice::new(self.gap(range), replace_with.into_iter())
    }

    /// Inserts all that an iterator yields before the element at `index`, as smallvec's method of
    /// this name. If the iterator panics, what it yielded before is in the vector.
    ///
    /// O(`len - index`) and the number of new elements. May allocate, which spills an inline
    /// vector.
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
    /// v.insert_many(1, [2, 3]);
    /// assert_eq!(v, [1, 2, 3, 4]);
    /// ```
    #[track_caller]
    pub fn insert_many(&mut self, index: usize, iterable: impl IntoIterator<Item = T>) {
        let mut iter = iterable.into_iter();
        let mut gap = self.gap_at(index);
        or_fail(gap.try_widen(iter.size_hint().0));
        or_fail(gap.try_fill_all(&mut iter));
    }

    /// Inserts clones of a slice's elements before the element at `index`, as smallvec's method of
    /// this name.
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
        self.insert_many(index, slice.iter().cloned());
    }

    /// Moves the elements out and leaves the vector empty, as arrayvec's method of this name.
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
        P: DefaultPolicy,
    {
        core::mem::take(self)
    }

    /// Opens a range: its elements are pending.
    #[inline]
    #[track_caller]
    fn gap(&mut self, range: impl RangeBounds<usize>) -> Gap<'_, T, N, P> {
        let range = resolve(range, self.len());
        Gap::new(&mut self.buf, range)
    }

    /// Opens an empty range.
    #[inline]
    #[track_caller]
    fn gap_at(&mut self, index: usize) -> Gap<'_, T, N, P> {
        let len = self.len();
        if index > len {
            fail_index("insertion index", index, "<=", len);
        }
        Gap::new(&mut self.buf, index..index)
    }
}

/// In std's words.
#[cold]
#[inline(never)]
#[track_caller]
fn fail_index(what: &str, index: usize, should_be: &str, len: usize) -> ! {
    panic!("{what} (is {index}) should be {should_be} len (is {len})");
}
