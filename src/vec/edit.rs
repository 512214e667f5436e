//! How the contents change, one element at a time.

use super::{PeekMut, SmallVec};
use crate::error::{CapacityError, or_fail};
use crate::policy::SpillPolicy;

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
        or_fail(self.buf.try_push(value))
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

    /// [`push_mut`](Self::push_mut) that gives the element back if there is no room and none can be
    /// made.
    ///
    /// Amortized O(1). A full vector allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_push`](Self::try_push).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut v: SmallVec<u8, 1, NoSpill> = SmallVec::default();
    /// *v.try_push_mut(1).unwrap() += 1;
    /// assert_eq!(v, [2]);
    /// assert_eq!(v.try_push_mut(3).unwrap_err().element(), 3);
    /// ```
    #[inline]
    pub fn try_push_mut(&mut self, value: T) -> Result<&mut T, CapacityError<T>> {
        self.buf.try_push(value)
    }

    /// Appends an element and returns a reference to it if that needs no allocation, and gives the
    /// element back otherwise; as `Vec::push_within_capacity`, which std has on nightly.
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
    /// assert_eq!(v.push_within_capacity(2), Ok(&mut 2));
    /// assert_eq!(v.push_within_capacity(3), Err(3));
    /// ```
    #[inline]
    pub fn push_within_capacity(&mut self, value: T) -> Result<&mut T, T> {
        if !self.buf.has_room(1) && size_of::<T>() != 0 {
            return Err(value);
        }
        self.buf.try_push(value).map_err(CapacityError::element)
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

    /// [`insert_mut`](Self::insert_mut) that gives the element back if there is no room and none can
    /// be made.
    ///
    /// O(`len - index`). A full vector allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If `index > len`.
    ///
    /// # Errors
    ///
    /// As [`try_insert`](Self::try_insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut v: SmallVec<u8, 2, NoSpill> = smallvec![2];
    /// *v.try_insert_mut(0, 0).unwrap() += 1;
    /// assert_eq!(v, [1, 2]);
    /// assert_eq!(v.try_insert_mut(0, 7).unwrap_err().element(), 7);
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_insert_mut(&mut self, index: usize, element: T) -> Result<&mut T, CapacityError<T>> {
        self.buf.try_insert(index, element)
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
}

/// In std's words.
#[cold]
#[inline(never)]
#[track_caller]
pub(super) fn fail_index(what: &str, index: usize, should_be: &str, len: usize) -> ! {
    panic!("{what} (is {index}) should be {should_be} len (is {len})");
}
