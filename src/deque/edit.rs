//! How the contents change, element by element.

use super::SmallDeque;
use crate::error::{CapacityError, or_fail};
use crate::policy::SpillPolicy;

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// Appends an element, as [`VecDeque::push_back`](alloc::collections::VecDeque::push_back).
    ///
    /// Amortized O(1). A full deque allocates, and spills if it was inline.
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
    /// d.push_back(2);
    /// d.push_back(3); // spills
    /// assert_eq!(d, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn push_back(&mut self, value: T) {
        self.buf.push_back(value);
    }

    /// Prepends an element, as [`VecDeque::push_front`](alloc::collections::VecDeque::push_front).
    ///
    /// Amortized O(1). A full deque allocates, and spills if it was inline.
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
    /// let mut d: SmallDeque<u8, 2> = smalldeque![3];
    /// d.push_front(2);
    /// d.push_front(1); // spills
    /// assert_eq!(d, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn push_front(&mut self, value: T) {
        self.buf.push_front(value);
    }

    /// Appends an element and returns a reference to it, as `VecDeque::push_back_mut`.
    ///
    /// Amortized O(1). A full deque allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`push_back`](Self::push_back).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2];
    /// *d.push_back_mut(3) += 1;
    /// assert_eq!(d, [1, 2, 4]);
    /// ```
    #[inline]
    #[track_caller]
    #[must_use = "if you do not need the reference, use `push_back`"]
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        or_fail(self.buf.try_push_back(value))
    }

    /// Prepends an element and returns a reference to it, as `VecDeque::push_front_mut`.
    ///
    /// Amortized O(1). A full deque allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`push_front`](Self::push_front).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2];
    /// *d.push_front_mut(3) += 1;
    /// assert_eq!(d, [4, 1, 2]);
    /// ```
    #[inline]
    #[track_caller]
    #[must_use = "if you do not need the reference, use `push_front`"]
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        or_fail(self.buf.try_push_front(value))
    }

    /// Appends an element, or gives it back if there is no room and none can be made.
    ///
    /// Amortized O(1). A full deque allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or
    /// the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 1, NoSpill> = SmallDeque::default();
    /// assert!(d.try_push_back(1).is_ok());
    /// assert_eq!(d.try_push_back(2).unwrap_err().element(), 2);
    /// ```
    #[inline]
    pub fn try_push_back(&mut self, value: T) -> Result<(), CapacityError<T>> {
        self.buf.try_push_back(value).map(|_| ())
    }

    /// [`push_back_mut`](Self::push_back_mut) that gives the element back if there is no room and
    /// none can be made.
    ///
    /// Amortized O(1). A full deque allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_push_back`](Self::try_push_back).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 1, NoSpill> = SmallDeque::default();
    /// *d.try_push_back_mut(1).unwrap() += 1;
    /// assert_eq!(d, [2]);
    /// assert_eq!(d.try_push_back_mut(3).unwrap_err().element(), 3);
    /// ```
    #[inline]
    pub fn try_push_back_mut(&mut self, value: T) -> Result<&mut T, CapacityError<T>> {
        self.buf.try_push_back(value)
    }

    /// Prepends an element, or gives it back if there is no room and none can be made.
    ///
    /// Amortized O(1). A full deque allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or
    /// the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 1, NoSpill> = SmallDeque::default();
    /// assert!(d.try_push_front(1).is_ok());
    /// assert_eq!(d.try_push_front(2).unwrap_err().element(), 2);
    /// ```
    #[inline]
    pub fn try_push_front(&mut self, value: T) -> Result<(), CapacityError<T>> {
        self.buf.try_push_front(value).map(|_| ())
    }

    /// [`push_front_mut`](Self::push_front_mut) that gives the element back if there is no room and
    /// none can be made.
    ///
    /// Amortized O(1). A full deque allocates, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// As [`try_push_front`](Self::try_push_front).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 1, NoSpill> = SmallDeque::default();
    /// *d.try_push_front_mut(1).unwrap() += 1;
    /// assert_eq!(d, [2]);
    /// assert_eq!(d.try_push_front_mut(3).unwrap_err().element(), 3);
    /// ```
    #[inline]
    pub fn try_push_front_mut(&mut self, value: T) -> Result<&mut T, CapacityError<T>> {
        self.buf.try_push_front(value)
    }

    /// Removes the first element, as [`VecDeque::pop_front`](alloc::collections::VecDeque::pop_front).
    ///
    /// O(1). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 1> = smalldeque![1, 2];
    /// assert_eq!((d.pop_front(), d.pop_front(), d.pop_front()), (Some(1), Some(2), None));
    /// ```
    #[inline]
    pub fn pop_front(&mut self) -> Option<T> {
        self.buf.pop_front()
    }

    /// Removes the last element, as [`VecDeque::pop_back`](alloc::collections::VecDeque::pop_back).
    ///
    /// O(1). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 1> = smalldeque![1, 2];
    /// assert_eq!((d.pop_back(), d.pop_back(), d.pop_back()), (Some(2), Some(1), None));
    /// ```
    #[inline]
    pub fn pop_back(&mut self) -> Option<T> {
        self.buf.pop_back()
    }

    /// Removes the first element if `predicate` holds for it, as `VecDeque::pop_front_if`.
    ///
    /// O(1). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 1> = smalldeque![2, 1];
    /// assert_eq!(d.pop_front_if(|first| *first % 2 == 0), Some(2));
    /// assert_eq!(d.pop_front_if(|first| *first % 2 == 0), None);
    /// ```
    #[inline]
    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let first = self.front_mut()?;
        if predicate(first) {
            self.pop_front()
        } else {
            None
        }
    }

    /// Removes the last element if `predicate` holds for it, as `VecDeque::pop_back_if`.
    ///
    /// O(1). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 1> = smalldeque![1, 2];
    /// assert_eq!(d.pop_back_if(|last| *last % 2 == 0), Some(2));
    /// assert_eq!(d.pop_back_if(|last| *last % 2 == 0), None);
    /// ```
    #[inline]
    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.back_mut()?;
        if predicate(last) {
            self.pop_back()
        } else {
            None
        }
    }

    /// Inserts an element before the one at `index`, as
    /// [`VecDeque::insert`](alloc::collections::VecDeque::insert).
    ///
    /// O(min(`index`, `len - index`)). A full deque allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If `index > len`, if the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that
    /// never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 3];
    /// d.insert(1, 2);
    /// assert_eq!(d, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        self.buf.insert(index, value);
    }

    /// Inserts an element and returns a reference to it, as `VecDeque::insert_mut`.
    ///
    /// O(min(`index`, `len - index`)). A full deque allocates, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// As [`insert`](Self::insert).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 3];
    /// *d.insert_mut(1, 1) += 1;
    /// assert_eq!(d, [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    #[must_use = "if you do not need the reference, use `insert`"]
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        self.buf.insert(index, value)
    }

    /// [`insert`](Self::insert) that gives the element back if there is no room and none can be
    /// made.
    ///
    /// O(min(`index`, `len - index`)). A full deque allocates, and spills if it was inline.
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
    /// use smallcoll::SmallDeque;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 1, NoSpill> = SmallDeque::default();
    /// assert!(d.try_insert(0, 1).is_ok());
    /// assert_eq!(d.try_insert(0, 2).unwrap_err().element(), 2);
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_insert(&mut self, index: usize, value: T) -> Result<(), CapacityError<T>> {
        self.buf.try_insert(index, value).map(|_| ())
    }

    /// [`insert_mut`](Self::insert_mut) that gives the element back if there is no room and none can
    /// be made.
    ///
    /// O(min(`index`, `len - index`)). A full deque allocates, and spills if it was inline.
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
    /// use smallcoll::{SmallDeque, smalldeque};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 2, NoSpill> = smalldeque![2];
    /// *d.try_insert_mut(0, 0).unwrap() += 1;
    /// assert_eq!(d, [1, 2]);
    /// assert_eq!(d.try_insert_mut(0, 7).unwrap_err().element(), 7);
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_insert_mut(&mut self, index: usize, value: T) -> Result<&mut T, CapacityError<T>> {
        self.buf.try_insert(index, value)
    }

    /// Removes the element at `index`, if there is one; as
    /// [`VecDeque::remove`](alloc::collections::VecDeque::remove).
    ///
    /// O(min(`index`, `len - index`)). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!((d.remove(1), d.remove(2)), (Some(2), None));
    /// assert_eq!(d, [1, 3]);
    /// ```
    #[inline]
    pub fn remove(&mut self, index: usize) -> Option<T> {
        self.buf.remove(index)
    }

    /// Removes the element at `index`, and the first one takes its place; as
    /// [`VecDeque::swap_remove_front`](alloc::collections::VecDeque::swap_remove_front).
    ///
    /// O(1). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.swap_remove_front(2), Some(3));
    /// assert_eq!(d, [2, 1]);
    /// ```
    #[inline]
    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len() {
            return None;
        }
        self.swap(index, 0);
        self.pop_front()
    }

    /// Removes the element at `index`, and the last one takes its place; as
    /// [`VecDeque::swap_remove_back`](alloc::collections::VecDeque::swap_remove_back).
    ///
    /// O(1). Does not allocate; a spilled deque stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.swap_remove_back(0), Some(1));
    /// assert_eq!(d, [3, 2]);
    /// ```
    #[inline]
    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len() {
            return None;
        }
        self.swap(index, self.len() - 1);
        self.pop_back()
    }

    /// Swaps two elements, as [`VecDeque::swap`](alloc::collections::VecDeque::swap).
    ///
    /// O(1). Does not allocate.
    ///
    /// # Panics
    ///
    /// If `i >= len` or `j >= len`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// d.swap(0, 2);
    /// assert_eq!(d, [3, 2, 1]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) {
        self.buf.swap(i, j);
    }
}
