//! What a deque does with its elements, one or a few at a time.

use core::ptr::{self, NonNull};
use core::slice;

use super::engine::InlineBuf;
use super::place::{Place, Ring, Runs};
use super::ring_move::{wrap_add, wrap_copy, wrap_sub};
use crate::error::CapacityError;
use crate::policy::SpillPolicy;

impl Ring {
    /// A ring that begins at the first slot, as an empty one and a linear buffer do.
    pub(crate) const START: Self = Ring { head: 0 };
}

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P, Ring> {
    /// The block, if there is one, and the slot of the element at `index <= slots`, if there is one.
    #[inline(always)]
    fn locate(&self, index: usize) -> (NonNull<T>, usize) {
        let (block, slots) = self.block_and_slots();
        let head = self.place.head;
        debug_assert!(head < slots || head == 0);
        (block, wrap_add(head, index, slots))
    }

    /// The slot of the element at `index <= slots`, if there is one.
    #[inline(always)]
    pub(super) fn slot_of(&self, index: usize) -> usize {
        self.locate(index).1
    }

    /// The slots for `count` elements from the one at `index` on, all of which the storage has.
    #[inline(always)]
    pub(super) fn runs_of(&self, index: usize, count: usize) -> Runs {
        let head = self.slot_of(index);
        Ring { head }.runs(count, self.block_and_slots().1)
    }

    /// The elements: those up to the end of the storage, and those that go on at its start.
    #[inline(always)]
    pub(crate) fn as_slices(&self) -> (&[T], &[T]) {
        let (block, slots) = self.block_and_slots();
        let Runs { start, front, wrap } = self.place.runs(self.len(), slots);
        // SAFETY: I1: the storage is the same.
        let data = unsafe { self.first_slot(block) };
        // SAFETY: I3: `start <= slots`.
        let first = unsafe { data.add(start) };
        // SAFETY: I2, I3: the slots of the first run are live.
        let front = unsafe { slice::from_raw_parts(first.as_ptr(), front) };
        // SAFETY: I2, I3: the slots of the second run are live.
        let wrap = unsafe { slice::from_raw_parts(data.as_ptr(), wrap) };
        (front, wrap)
    }

    /// The elements: those up to the end of the storage, and those that go on at its start.
    #[inline(always)]
    pub(crate) fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let (block, slots) = self.block_and_slots();
        let Runs { start, front, wrap } = self.place.runs(self.len(), slots);
        // SAFETY: I1: the storage is the same.
        let data = unsafe { self.first_slot_mut(block) };
        // SAFETY: I3: `start <= slots`.
        let first = unsafe { data.add(start) };
        // SAFETY: I2, I3, I6: the slots of the first run are live.
        let front = unsafe { slice::from_raw_parts_mut(first.as_ptr(), front) };
        // SAFETY: I2, I3, I6: the slots of the second run are live, and apart from the first's.
        let wrap = unsafe { slice::from_raw_parts_mut(data.as_ptr(), wrap) };
        (front, wrap)
    }

    /// The element at `index`.
    ///
    /// # Safety
    ///
    /// `index < len` (I2).
    #[inline(always)]
    unsafe fn get_unchecked(&self, index: usize) -> &T {
        let (block, at) = self.locate(index);
        // SAFETY: I1: the storage is the same.
        let first = unsafe { self.first_slot(block) };
        // SAFETY: I3: the slot lies within the storage.
        let slot = unsafe { first.add(at) };
        // SAFETY: I2: it is live.
        unsafe { slot.as_ref() }
    }

    /// The element at `index`.
    ///
    /// # Safety
    ///
    /// `index < len` (I2).
    #[inline(always)]
    unsafe fn get_unchecked_mut(&mut self, index: usize) -> &mut T {
        let (block, at) = self.locate(index);
        // SAFETY: I1: the storage is the same.
        let first = unsafe { self.first_slot_mut(block) };
        // SAFETY: I3: the slot lies within the storage.
        let mut slot = unsafe { first.add(at) };
        // SAFETY: I2: it is live.
        unsafe { slot.as_mut() }
    }

    /// The element at `index`.
    #[inline(always)]
    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        // SAFETY: I2: there is that element.
        (index < self.len()).then(|| unsafe { self.get_unchecked(index) })
    }

    /// The element at `index`.
    #[inline(always)]
    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        // SAFETY: I2: there is that element.
        (index < self.len()).then(|| unsafe { self.get_unchecked_mut(index) })
    }

    /// The element at `index`, or a panic in the words of `VecDeque`.
    #[inline(always)]
    #[track_caller]
    pub(crate) fn index(&self, index: usize) -> &T {
        if index >= self.len() {
            fail_index();
        }
        // SAFETY: I2: there is that element.
        unsafe { self.get_unchecked(index) }
    }

    /// The element at `index`, or a panic in the words of `VecDeque`.
    #[inline(always)]
    #[track_caller]
    pub(crate) fn index_mut(&mut self, index: usize) -> &mut T {
        if index >= self.len() {
            fail_index();
        }
        // SAFETY: I2: there is that element.
        unsafe { self.get_unchecked_mut(index) }
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
    /// There is a free slot (I3), and slot `at` is free: the place names it and the live ones for one
    /// element more (I2).
    #[inline(always)]
    unsafe fn put(&mut self, at: usize, value: T) -> &mut T {
        // The length comes first: read and written without the value in between, which the
        // compiler could take for an overlap.
        // SAFETY: I2, I3: `len < slots`, and the slot is live before anything can look at it.
        unsafe { self.lengthen() };
        // And the pointer after it, for a pointer ends where the buffer is borrowed again (I6).
        // SAFETY: I3: a slot.
        let mut slot = unsafe { self.slot(at) };
        // SAFETY: I2: the slot is free.
        unsafe { slot.write(value) };
        // SAFETY: I2: the slot is live; `self` is borrowed for as long.
        unsafe { slot.as_mut() }
    }

    /// The slot `offset <= slots` behind `slot`, by a branch on the tag as [`storage`](Self::storage).
    #[inline(always)]
    fn behind(&self, slot: usize, offset: usize) -> usize {
        if N.is_power_of_two() && !self.spilled() {
            slot.wrapping_add(offset) & (N - 1)
        } else {
            wrap_add(slot, offset, self.slots())
        }
    }

    /// The slot at `at`.
    ///
    /// # Safety
    ///
    /// `at < slots` (I3).
    #[inline(always)]
    unsafe fn slot(&mut self, at: usize) -> NonNull<T> {
        let (data, _) = self.storage();
        // SAFETY: I3: by this function's contract.
        unsafe { data.add(at) }
    }

    /// Writes `value` behind the last element.
    ///
    /// # Safety
    ///
    /// There is a free slot (I3).
    #[inline(always)]
    pub(super) unsafe fn push_back_unchecked(&mut self, value: T) -> &mut T {
        let behind = self.behind(self.place.head, self.len());
        // SAFETY: I2, I3: the slot behind the last element is free, by this function's contract.
        unsafe { self.put(behind, value) }
    }

    /// Writes `value` before the first element.
    ///
    /// # Safety
    ///
    /// There is a free slot (I3).
    #[inline(always)]
    unsafe fn push_front_unchecked(&mut self, value: T) -> &mut T {
        let before = wrap_sub(self.place.head, 1, self.slots());
        self.place.head = before;
        // SAFETY: I2, I3: the slot before the first element was free, by this function's contract.
        unsafe { self.put(before, value) }
    }

    /// Appends an element.
    #[inline]
    #[track_caller]
    pub(crate) fn push_back(&mut self, value: T) -> &mut T {
        if self.spilled() {
            self.push_back_to::<true>(value)
        } else {
            self.push_back_to::<false>(value)
        }
    }

    /// One arm of [`push_back`](Self::push_back), for the tag `SPILLED`.
    #[inline(always)]
    #[track_caller]
    fn push_back_to<const SPILLED: bool>(&mut self, value: T) -> &mut T {
        debug_assert_eq!(self.spilled(), SPILLED);
        if self.len() == self.slots() {
            return self.push_back_slow(value);
        }
        // SAFETY: I3: there is room.
        unsafe { self.push_back_unchecked(value) }
    }

    /// Appends an element to a full buffer.
    #[cold]
    #[inline(never)]
    #[track_caller]
    fn push_back_slow(&mut self, value: T) -> &mut T {
        self.reserve(1);
        // SAFETY: I3: there is room now.
        unsafe { self.push_back_unchecked(value) }
    }

    /// Prepends an element.
    #[inline]
    #[track_caller]
    pub(crate) fn push_front(&mut self, value: T) -> &mut T {
        if self.spilled() {
            self.push_front_to::<true>(value)
        } else {
            self.push_front_to::<false>(value)
        }
    }

    /// One arm of [`push_front`](Self::push_front), for the tag `SPILLED`.
    #[inline(always)]
    #[track_caller]
    fn push_front_to<const SPILLED: bool>(&mut self, value: T) -> &mut T {
        debug_assert_eq!(self.spilled(), SPILLED);
        if self.len() == self.slots() {
            return self.push_front_slow(value);
        }
        // SAFETY: I3: there is room.
        unsafe { self.push_front_unchecked(value) }
    }

    /// Prepends an element to a full buffer.
    #[cold]
    #[inline(never)]
    #[track_caller]
    fn push_front_slow(&mut self, value: T) -> &mut T {
        self.reserve(1);
        // SAFETY: I3: there is room now.
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
        if self.len() == 0 {
            return None;
        }
        // The arms end before the element is read: moved in each, it would go through memory.
        let slot = if self.spilled() {
            // SAFETY: I2: there is an element.
            unsafe { self.shorten_front::<true>() }
        } else {
            // SAFETY: I2: as above.
            unsafe { self.shorten_front::<false>() }
        };
        // SAFETY: I2: the slot was live, and does not count as such any more.
        let value = unsafe { slot.read() };
        self.settle();
        Some(value)
    }

    /// Takes the first slot off the live ones: one arm of [`pop_front`](Self::pop_front), for the
    /// tag `SPILLED`.
    ///
    /// # Safety
    ///
    /// There is an element (I2), which the caller moves out.
    #[inline(always)]
    unsafe fn shorten_front<const SPILLED: bool>(&mut self) -> NonNull<T> {
        debug_assert_eq!(self.spilled(), SPILLED);
        let head = self.place.head;
        self.place.head = self.behind(head, 1);
        // SAFETY: I2: the other elements stay.
        unsafe { self.shorten() };
        // SAFETY: I3: a slot.
        unsafe { self.slot(head) }
    }

    /// Removes the last element.
    #[inline]
    pub(crate) fn pop_back(&mut self) -> Option<T> {
        if self.len() == 0 {
            return None;
        }
        let slot = if self.spilled() {
            // SAFETY: I2: there is an element.
            unsafe { self.shorten_back::<true>() }
        } else {
            // SAFETY: I2: as above.
            unsafe { self.shorten_back::<false>() }
        };
        // SAFETY: I2: the slot was live, and does not count as such any more.
        let value = unsafe { slot.read() };
        self.settle();
        Some(value)
    }

    /// Takes the last slot off the live ones: one arm of [`pop_back`](Self::pop_back), for the tag
    /// `SPILLED`.
    ///
    /// # Safety
    ///
    /// There is an element (I2), which the caller moves out.
    #[inline(always)]
    unsafe fn shorten_back<const SPILLED: bool>(&mut self) -> NonNull<T> {
        debug_assert_eq!(self.spilled(), SPILLED);
        // SAFETY: I2: the other elements stay.
        unsafe { self.shorten() };
        let last = self.behind(self.place.head, self.len());
        // SAFETY: I3: a slot.
        unsafe { self.slot(last) }
    }

    /// Inserts an element before the one at `index`, where there is room for it.
    ///
    /// # Safety
    ///
    /// `index <= len < slots` (I3).
    #[inline]
    unsafe fn insert_unchecked(&mut self, index: usize, value: T) -> &mut T {
        let (data, slots) = self.storage();
        let (head, behind) = (self.place.head, self.len() - index);
        let mut at = wrap_add(head, index, slots);
        if behind < index {
            // SAFETY: I2, I3: the slot behind the last element is free.
            unsafe { wrap_copy(data, slots, at, wrap_add(at, 1, slots), behind) };
        } else {
            let before = wrap_sub(head, 1, slots);
            // SAFETY: I2, I3: the slot before the first element is free.
            unsafe { wrap_copy(data, slots, head, before, index) };
            self.place.head = before;
            at = wrap_sub(at, 1, slots);
        }
        // SAFETY: I2, I3: there is room, and the slot's element, if it had one, has moved on.
        unsafe { self.put(at, value) }
    }

    /// Inserts an element before the one at `index <= len`, moving the fewer elements.
    #[inline]
    #[track_caller]
    pub(crate) fn insert(&mut self, index: usize, value: T) -> &mut T {
        assert!(index <= self.len(), "index out of bounds");
        if self.is_full() {
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
        let behind = self.len().checked_sub(index)?.checked_sub(1)?;
        let (data, slots) = self.storage();
        let head = self.place.head;
        let at = wrap_add(head, index, slots);
        // SAFETY: I3: a slot.
        let slot = unsafe { data.add(at) };
        // SAFETY: I2: the slot is live, for `index < len`, and overwritten or out of the runs
        // below.
        let value = unsafe { slot.read() };
        if behind < index {
            // SAFETY: I2, I3: slot `at` was read.
            unsafe { wrap_copy(data, slots, wrap_add(at, 1, slots), at, behind) };
        } else {
            let next = wrap_add(head, 1, slots);
            // SAFETY: I2, I3: slot `at` was read.
            unsafe { wrap_copy(data, slots, head, next, index) };
            self.place.head = next;
        }
        // SAFETY: I2: one slot less is live.
        unsafe { self.shorten() };
        self.settle();
        Some(value)
    }

    /// Drops the elements from `len` on.
    #[inline]
    pub(crate) fn truncate(&mut self, len: usize) {
        let count = self.len().saturating_sub(len);
        if count == 0 {
            return;
        }
        let gone = self.runs_of(len, count);
        // SAFETY: I2: a part of the live slots.
        unsafe { self.set_len(len) };
        if len == 0 {
            self.place.head = 0;
        }
        // SAFETY: I2: they were live, and do not count as such any more.
        unsafe { self.drop_runs(gone) };
        self.settle();
    }

    /// Drops all but the last `len` elements.
    #[inline]
    pub(crate) fn truncate_front(&mut self, len: usize) {
        let count = self.len().saturating_sub(len);
        if count == 0 {
            return;
        }
        let gone = self.runs_of(0, count);
        self.place.head = if len == 0 { 0 } else { self.slot_of(count) };
        // SAFETY: I2: a part of the live slots.
        unsafe { self.set_len(len) };
        // SAFETY: I2: they were live, and do not count as such any more.
        unsafe { self.drop_runs(gone) };
        self.settle();
    }
}

/// In std's words.
#[cold]
#[inline(never)]
#[track_caller]
fn fail_index() -> ! {
    panic!("Out of bounds access");
}
