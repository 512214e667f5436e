//! What a deque does with its elements, one or a few at a time: looks, swaps, inserts, removes.

use core::hint;
use core::ptr::{self, NonNull};
use core::slice;

use super::engine::InlineBuf;
use super::heap::Heap;
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
        let at = if N.is_power_of_two() && !P::Heap::MAY_SPILL {
            head.wrapping_add(index) & (N - 1)
        } else {
            wrap_add(head, index, slots)
        };
        (block, at)
    }

    /// The slot of the element at `index <= slots`, if there is one.
    #[inline(always)]
    pub(super) fn slot_of(&self, index: usize) -> usize {
        self.locate(index).1
    }

    /// The block, if there is one, and the slot of the element at `index`.
    ///
    /// # Safety
    ///
    /// `index < len` (I2).
    #[inline(always)]
    unsafe fn locate_live(&self, index: usize) -> (NonNull<T>, usize) {
        let (_, slots) = self.block_and_slots();
        let head = self.place.head;
        // Of the first element it is then known that it is in slot `head`.
        // SAFETY: I3: there is an element, so the first one is in a slot.
        unsafe { hint::assert_unchecked(head < slots) };
        // The same in the words of `wrap_add`.
        // SAFETY: I3: as above, and there are at most `isize::MAX` slots.
        unsafe { hint::assert_unchecked((head.wrapping_sub(slots) as isize) < 0) };
        self.locate(index)
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
        // SAFETY: I2: by this function's contract.
        let (block, at) = unsafe { self.locate_live(index) };
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
        // SAFETY: I2: by this function's contract.
        let (block, at) = unsafe { self.locate_live(index) };
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
