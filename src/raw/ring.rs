//! What a deque does with its elements, one or a few at a time.

use core::ptr::{self, NonNull};
use core::slice;

use super::engine::InlineBuf;
use super::place::{Place, Ring, Runs};
use crate::error::CapacityError;
use crate::policy::SpillPolicy;

impl Ring {
    /// A ring that begins at the first slot, as an empty one and a linear buffer do.
    pub(crate) const START: Self = Ring { head: 0 };
}

/// The slot `offset <= slots` behind `slot`, going on at slot 0 after the last.
#[inline(always)]
pub(super) const fn wrap_add(slot: usize, offset: usize, slots: usize) -> usize {
    // The sum can only overflow with more than `isize::MAX` slots, for elements without bytes,
    // which any slot can hold.
    let sum = slot.wrapping_add(offset);
    if sum >= slots { sum - slots } else { sum }
}

/// The slot `offset <= slots` before `slot`, going on at the last slot before slot 0.
#[inline(always)]
pub(super) const fn wrap_sub(slot: usize, offset: usize, slots: usize) -> usize {
    let (difference, below) = slot.overflowing_sub(offset);
    if below {
        difference.wrapping_add(slots)
    } else {
        difference
    }
}

/// Moves `count` elements from slot `from` on to slot `to` on, both going on at slot 0 after the
/// last.
///
/// # Safety
///
/// `data` is a ring's storage of `slots` slots, `from` and `to` lie within it, and from the first
/// slot of either side to the last of the other there are at most `slots` (I3). The elements at
/// `from` are live; the slots at `to` are free, or elements among those that are moved (I2).
pub(super) unsafe fn wrap_copy<T>(
    data: NonNull<T>,
    slots: usize,
    from: usize,
    to: usize,
    count: usize,
) {
    if from == to {
        return;
    }
    // Piece by piece: as far as neither side reaches the end of the storage.
    let backwards = wrap_sub(to, from, slots) < count;
    let mut left = count;
    while left != 0 {
        let (source, target, piece) = if backwards {
            // The target begins among the source: the last elements go first.
            let source = wrap_add(from, left - 1, slots) + 1;
            let target = wrap_add(to, left - 1, slots) + 1;
            let piece = left.min(source).min(target);
            (source - piece, target - piece, piece)
        } else {
            let source = wrap_add(from, count - left, slots);
            let target = wrap_add(to, count - left, slots);
            let piece = left.min(slots - source).min(slots - target);
            (source, target, piece)
        };
        // SAFETY: I3: `source < slots`.
        let source = unsafe { data.add(source) };
        // SAFETY: I3: `target < slots`.
        let target = unsafe { data.add(target) };
        // SAFETY: I2, I3: neither side reaches the end; what the target overwrites has moved.
        unsafe { ptr::copy(source.as_ptr(), target.as_ptr(), piece) };
        left -= piece;
    }
}

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P, Ring> {
    /// The slot of the element at `index <= slots`, if there is one.
    #[inline(always)]
    pub(super) const fn slot_of(&self, index: usize) -> usize {
        debug_assert!(self.place.head < self.slots() || self.place.head == 0);
        wrap_add(self.place.head, index, self.slots())
    }

    /// The slots for `count` elements from the one at `index` on, all of which the storage has.
    #[inline(always)]
    pub(super) fn runs_of(&self, index: usize, count: usize) -> Runs {
        let head = self.slot_of(index);
        Ring { head }.runs(count, self.slots())
    }

    /// The elements: those up to the end of the storage, and those that go on at its start.
    #[inline(always)]
    pub(crate) fn as_slices(&self) -> (&[T], &[T]) {
        let Runs { start, front, wrap } = self.runs();
        let data = self.as_ptr();
        // SAFETY: I3: `start <= slots`.
        let first = unsafe { data.add(start) };
        // SAFETY: I2, I3: the slots of the first run are live.
        let front = unsafe { slice::from_raw_parts(first, front) };
        // SAFETY: I2, I3: the slots of the second run are live.
        let wrap = unsafe { slice::from_raw_parts(data, wrap) };
        (front, wrap)
    }

    /// The elements: those up to the end of the storage, and those that go on at its start.
    #[inline(always)]
    pub(crate) fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let Runs { start, front, wrap } = self.runs();
        let data = self.as_mut_ptr();
        // SAFETY: I3: `start <= slots`.
        let first = unsafe { data.add(start) };
        // SAFETY: I2, I3, I6: the slots of the first run are live.
        let front = unsafe { slice::from_raw_parts_mut(first, front) };
        // SAFETY: I2, I3, I6: the slots of the second run are live, and apart from the first's.
        let wrap = unsafe { slice::from_raw_parts_mut(data, wrap) };
        (front, wrap)
    }

    /// The element at `index`.
    #[inline(always)]
    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        if index >= self.len() {
            return None;
        }
        // SAFETY: I3: the slot lies within the storage.
        let slot = unsafe { self.as_ptr().add(self.slot_of(index)) };
        // SAFETY: I2: it is live, for `index < len`.
        Some(unsafe { &*slot })
    }

    /// The element at `index`.
    #[inline(always)]
    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index >= self.len() {
            return None;
        }
        let at = self.slot_of(index);
        // SAFETY: I3: the slot lies within the storage.
        let slot = unsafe { self.as_mut_ptr().add(at) };
        // SAFETY: I2: it is live, for `index < len`.
        Some(unsafe { &mut *slot })
    }

    /// Swaps the elements at `i` and `j`, in the words of `VecDeque` if there are none.
    #[inline]
    #[track_caller]
    pub(crate) fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        let (i, j) = (self.slot_of(i), self.slot_of(j));
        let data = self.as_mut_ptr();
        // SAFETY: I3: the slot lies within the storage.
        let first = unsafe { data.add(i) };
        // SAFETY: I3: the slot lies within the storage.
        let second = unsafe { data.add(j) };
        // SAFETY: I2: both are live.
        unsafe { ptr::swap(first, second) };
    }

    /// Writes `value` to slot `at`, which is in the runs once there is one element more.
    ///
    /// # Safety
    ///
    /// There is a free slot (I3), and `at` is free: the place names it and the live ones for one
    /// element more (I2).
    #[inline(always)]
    unsafe fn put(&mut self, at: usize, value: T) -> &mut T {
        let len = self.len();
        // SAFETY: I3: the slot lies within the storage.
        let slot = unsafe { self.as_mut_ptr().add(at) };
        // SAFETY: I2: the slot is free.
        unsafe { slot.write(value) };
        // SAFETY: I2, I3: one more slot is live, and `at` is the one.
        unsafe { self.set_len(len + 1) };
        // SAFETY: I3: as above.
        let slot = unsafe { self.as_mut_ptr().add(at) };
        // SAFETY: I2: the slot is live; `self` is borrowed for as long.
        unsafe { &mut *slot }
    }

    /// Writes `value` behind the last element.
    ///
    /// # Safety
    ///
    /// There is a free slot (I3).
    #[inline(always)]
    pub(super) unsafe fn push_back_unchecked(&mut self, value: T) -> &mut T {
        let at = self.slot_of(self.len());
        // SAFETY: I2, I3: the slot behind the last element is free, by this function's contract.
        unsafe { self.put(at, value) }
    }

    /// Writes `value` before the first element.
    ///
    /// # Safety
    ///
    /// There is a free slot (I3).
    #[inline(always)]
    unsafe fn push_front_unchecked(&mut self, value: T) -> &mut T {
        let at = wrap_sub(self.place.head, 1, self.slots());
        self.place.head = at;
        // SAFETY: I2, I3: the slot before the first element was free, by this function's contract.
        unsafe { self.put(at, value) }
    }

    /// Appends an element.
    #[inline]
    #[track_caller]
    pub(crate) fn push_back(&mut self, value: T) -> &mut T {
        if self.len() == self.slots() {
            self.grow_one();
        }
        // SAFETY: I3: there was room, or there is now.
        unsafe { self.push_back_unchecked(value) }
    }

    /// Prepends an element.
    #[inline]
    #[track_caller]
    pub(crate) fn push_front(&mut self, value: T) -> &mut T {
        if self.len() == self.slots() {
            self.grow_one();
        }
        // SAFETY: I3: there was room, or there is now.
        unsafe { self.push_front_unchecked(value) }
    }

    /// Appends an element if there is, or can be made, room.
    #[inline]
    pub(crate) fn try_push_back(&mut self, value: T) -> Result<&mut T, CapacityError<T>> {
        if let Err(reason) = self.try_reserve(1, false) {
            return Err(CapacityError::new(value, reason));
        }
        // SAFETY: I3: there was room, or there is now.
        Ok(unsafe { self.push_back_unchecked(value) })
    }

    /// Prepends an element if there is, or can be made, room.
    #[inline]
    pub(crate) fn try_push_front(&mut self, value: T) -> Result<&mut T, CapacityError<T>> {
        if let Err(reason) = self.try_reserve(1, false) {
            return Err(CapacityError::new(value, reason));
        }
        // SAFETY: I3: there was room, or there is now.
        Ok(unsafe { self.push_front_unchecked(value) })
    }

    /// Removes the first element.
    #[inline]
    pub(crate) fn pop_front(&mut self) -> Option<T> {
        let rest = self.len().checked_sub(1)?;
        let head = self.place.head;
        self.place.head = wrap_add(head, 1, self.slots());
        // SAFETY: I2: the other elements are live.
        unsafe { self.set_len(rest) };
        // SAFETY: I3: `head < slots`.
        let slot = unsafe { self.as_ptr().add(head) };
        // SAFETY: I2: the slot was live, and does not count as such any more.
        Some(unsafe { slot.read() })
    }

    /// Removes the last element.
    #[inline]
    pub(crate) fn pop_back(&mut self) -> Option<T> {
        let last = self.len().checked_sub(1)?;
        // SAFETY: I2: the other elements are live.
        unsafe { self.set_len(last) };
        // SAFETY: I3: `last < slots`.
        let slot = unsafe { self.as_ptr().add(self.slot_of(last)) };
        // SAFETY: I2: the slot was live, and does not count as such any more.
        Some(unsafe { slot.read() })
    }

    /// Moves `count` elements from slot `from` on to slot `to` on, as [`wrap_copy`].
    ///
    /// # Safety
    ///
    /// As for [`wrap_copy`] (I2, I3).
    #[inline(always)]
    pub(super) unsafe fn shift(&mut self, from: usize, to: usize, count: usize) {
        let slots = self.slots();
        // SAFETY: I6: `self` is borrowed for as long as the pointer is used.
        let data = unsafe { Self::data(NonNull::from(self)) };
        // SAFETY: I2, I3: by this function's contract.
        unsafe { wrap_copy(data, slots, from, to, count) };
    }

    /// Inserts an element before the one at `index`, where there is room for it.
    ///
    /// # Safety
    ///
    /// `index <= len < slots` (I3).
    #[inline]
    unsafe fn insert_unchecked(&mut self, index: usize, value: T) -> &mut T {
        let (slots, head, at) = (self.slots(), self.place.head, self.slot_of(index));
        let behind = self.len() - index;
        if behind < index {
            // SAFETY: I2, I3: the slot behind the last element is free.
            unsafe { self.shift(at, wrap_add(at, 1, slots), behind) };
            // SAFETY: I2, I3: the slot's element has moved on.
            unsafe { self.put(at, value) }
        } else {
            let before = wrap_sub(head, 1, slots);
            // SAFETY: I2, I3: the slot before the first element is free.
            unsafe { self.shift(head, before, index) };
            self.place.head = before;
            // SAFETY: I2, I3: the slot's element, if it had one, has moved up.
            unsafe { self.put(wrap_sub(at, 1, slots), value) }
        }
    }

    /// Inserts an element before the one at `index <= len`, moving the fewer elements.
    #[inline]
    #[track_caller]
    pub(crate) fn insert(&mut self, index: usize, value: T) -> &mut T {
        assert!(index <= self.len(), "index out of bounds");
        if self.len() == self.slots() {
            self.grow_one();
        }
        // SAFETY: I3: the index was checked, and there is room.
        unsafe { self.insert_unchecked(index, value) }
    }

    /// Inserts an element if there is, or can be made, room.
    #[inline]
    #[track_caller]
    pub(crate) fn try_insert(
        &mut self,
        index: usize,
        value: T,
    ) -> Result<&mut T, CapacityError<T>> {
        assert!(index <= self.len(), "index out of bounds");
        if let Err(reason) = self.try_reserve(1, false) {
            return Err(CapacityError::new(value, reason));
        }
        // SAFETY: I3: the index was checked, and there is room.
        Ok(unsafe { self.insert_unchecked(index, value) })
    }

    /// Removes the element at `index`, moving the fewer elements.
    #[inline]
    pub(crate) fn remove(&mut self, index: usize) -> Option<T> {
        let (len, slots, head) = (self.len(), self.slots(), self.place.head);
        let behind = len.checked_sub(index)?.checked_sub(1)?;
        let at = self.slot_of(index);
        // SAFETY: I3: the slot lies within the storage.
        let slot = unsafe { self.as_ptr().add(at) };
        // SAFETY: I2: it is live, for `index < len`, and overwritten or out of the runs below.
        let value = unsafe { slot.read() };
        if behind < index {
            // SAFETY: I2, I3: slot `at` was read.
            unsafe { self.shift(wrap_add(at, 1, slots), at, behind) };
        } else {
            let next = wrap_add(head, 1, slots);
            // SAFETY: I2, I3: slot `at` was read.
            unsafe { self.shift(head, next, index) };
            self.place.head = next;
        }
        // SAFETY: I2: one slot less is live.
        unsafe { self.set_len(len - 1) };
        Some(value)
    }

    /// Drops the elements from `len` on.
    #[inline]
    pub(crate) fn truncate(&mut self, len: usize) {
        let Some(count) = self.len().checked_sub(len) else {
            return;
        };
        let gone = self.runs_of(len, count);
        // SAFETY: I2: a part of the live slots.
        unsafe { self.set_len(len) };
        if len == 0 {
            self.place.head = 0;
        }
        // SAFETY: I2: they were live, and do not count as such any more.
        unsafe { self.drop_runs(gone) };
    }

    /// Drops all but the last `len` elements.
    #[inline]
    pub(crate) fn truncate_front(&mut self, len: usize) {
        let Some(count) = self.len().checked_sub(len) else {
            return;
        };
        let gone = self.runs_of(0, count);
        self.place.head = if len == 0 { 0 } else { self.slot_of(count) };
        // SAFETY: I2: a part of the live slots.
        unsafe { self.set_len(len) };
        // SAFETY: I2: they were live, and do not count as such any more.
        unsafe { self.drop_runs(gone) };
    }
}
