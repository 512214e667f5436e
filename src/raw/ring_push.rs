//! How elements come to the ends of a deque and leave them, one at a time.

use core::hint;
use core::ptr::NonNull;

use super::engine::InlineBuf;
use super::heap::Heap;
use super::place::Ring;
use super::ring_move::{wrap_add, wrap_sub};
use super::words::{Word, Words};
use crate::error::CapacityError;
use crate::policy::SpillPolicy;

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P, Ring> {
    /// Writes `value` to slot `at`, which is in the runs once there is one element more.
    ///
    /// # Safety
    ///
    /// There is a free slot (I3), and slot `at` is free: the place names it and the live ones for one
    /// element more (I2).
    #[inline(always)]
    pub(super) unsafe fn put(&mut self, at: usize, value: T) -> &mut T {
        // The length comes first: read and written without the value in between, which the
        // compiler could take for an overlap.
        // SAFETY: I2, I3: `len < slots`, and the slot is live before anything can look at it.
        unsafe { self.lengthen(self.header_before()) };
        // And the pointer after it, for a pointer ends where the buffer is borrowed again (I6).
        // SAFETY: I3: a slot.
        let mut slot = unsafe { self.slot(at) };
        // SAFETY: I2: the slot is free.
        unsafe { slot.write(value) };
        // SAFETY: I2: the slot is live; `self` is borrowed for as long.
        unsafe { slot.as_mut() }
    }

    /// [`put`](Self::put) without a reference to the element: so the last thing can be the store of a
    /// header that is in a register, where the next push finds it.
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put) (I2, I3).
    #[inline(always)]
    unsafe fn put_only(&mut self, at: usize, value: T) {
        let before = self.header_before();
        // SAFETY: I3: a slot.
        let slot = unsafe { self.slot(at) };
        // SAFETY: I2: the slot is free.
        unsafe { slot.write(value) };
        // SAFETY: I1, I2, I3: nothing but the slot was written, and it is live.
        unsafe { self.lengthen(before) };
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

    /// The slot after `slot`, likewise.
    #[inline(always)]
    fn after(&self, slot: usize) -> usize {
        let next = slot.wrapping_add(1);
        if N.is_power_of_two() && !self.spilled() {
            next & (N - 1)
        } else if next == self.slots() {
            0
        } else {
            next
        }
    }

    /// The slot before `slot`, likewise.
    #[inline(always)]
    fn before(&self, slot: usize) -> usize {
        if N.is_power_of_two() && !self.spilled() {
            slot.wrapping_sub(1) & (N - 1)
        } else {
            wrap_sub(slot, 1, self.slots())
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
        let before = self.before(self.place.head);
        self.place.head = before;
        // SAFETY: I2, I3: the slot before the first element was free, by this function's contract.
        unsafe { self.put(before, value) }
    }

    /// Appends an element.
    #[inline]
    #[track_caller]
    pub(crate) fn push_back(&mut self, value: T) {
        if self.spilled() {
            self.push_back_to::<true>(value);
        } else {
            self.push_back_to::<false>(value);
        }
    }

    /// One arm of [`push_back`](Self::push_back), for the tag `SPILLED`.
    #[inline(always)]
    #[track_caller]
    fn push_back_to<const SPILLED: bool>(&mut self, value: T) {
        debug_assert_eq!(self.spilled(), SPILLED);
        let len = self.len();
        if len == self.slots() {
            self.push_back_full(value);
            if P::Heap::MAY_SPILL {
                // So that the header is at hand on this way out, too.
                // SAFETY: I1: a buffer that grew is spilled.
                unsafe { hint::assert_unchecked(self.spilled()) };
            }
            return;
        }
        let behind = self.behind(self.place.head, len);
        // SAFETY: I2, I3: there is room, and the slot behind the last element is free.
        unsafe { self.put_only(behind, value) };
    }

    /// Appends an element to a full buffer: one of a few words without telling anybody an address of
    /// it, so that it need not be in memory where there is room.
    #[inline(always)]
    #[track_caller]
    fn push_back_full(&mut self, value: T) {
        if !Words::<T>::FIT {
            return self.push_back_slow(value);
        }
        let [a, b, c, d] = Words::of(value);
        // SAFETY: I2: the words are all of the value, which is forgotten here.
        unsafe { self.push_back_words(a, b, c, d) }
    }

    /// [`push_back_slow`](Self::push_back_slow) of the words of an element.
    ///
    /// # Safety
    ///
    /// They are [`Words::of`] one that they [fit](Words::FIT), and are used but once (I2).
    #[cold]
    #[inline(never)]
    #[track_caller]
    unsafe fn push_back_words(&mut self, a: Word, b: Word, c: Word, d: Word) {
        // SAFETY: I2: by this function's contract.
        self.push_back_slow(unsafe { Words::value([a, b, c, d]) });
    }

    /// Appends an element to a full buffer.
    #[cold]
    #[inline(never)]
    #[track_caller]
    fn push_back_slow(&mut self, value: T) {
        self.reserve(1);
        // SAFETY: I3: there is room now.
        unsafe { self.push_back_unchecked(value) };
    }

    /// Prepends an element.
    #[inline]
    #[track_caller]
    pub(crate) fn push_front(&mut self, value: T) {
        if self.spilled() {
            self.push_front_to::<true>(value);
        } else {
            self.push_front_to::<false>(value);
        }
    }

    /// One arm of [`push_front`](Self::push_front), for the tag `SPILLED`.
    #[inline(always)]
    #[track_caller]
    fn push_front_to<const SPILLED: bool>(&mut self, value: T) {
        debug_assert_eq!(self.spilled(), SPILLED);
        let len = self.len();
        if len == self.slots() {
            self.push_front_full(value);
            if P::Heap::MAY_SPILL {
                // So that the header is at hand on this way out, too.
                // SAFETY: I1: a buffer that grew is spilled.
                unsafe { hint::assert_unchecked(self.spilled()) };
            }
            return;
        }
        let before = self.before(self.place.head);
        self.place.head = before;
        // SAFETY: I2, I3: there is room, and the slot before the first element was free.
        unsafe { self.put_only(before, value) };
    }

    /// Prepends an element to a full buffer: one of a few words without telling anybody an address of
    /// it, so that it need not be in memory where there is room.
    #[inline(always)]
    #[track_caller]
    fn push_front_full(&mut self, value: T) {
        if !Words::<T>::FIT {
            return self.push_front_slow(value);
        }
        let [a, b, c, d] = Words::of(value);
        // SAFETY: I2: the words are all of the value, which is forgotten here.
        unsafe { self.push_front_words(a, b, c, d) }
    }

    /// [`push_front_slow`](Self::push_front_slow) of the words of an element.
    ///
    /// # Safety
    ///
    /// They are [`Words::of`] one that they [fit](Words::FIT), and are used but once (I2).
    #[cold]
    #[inline(never)]
    #[track_caller]
    unsafe fn push_front_words(&mut self, a: Word, b: Word, c: Word, d: Word) {
        // SAFETY: I2: by this function's contract.
        self.push_front_slow(unsafe { Words::value([a, b, c, d]) });
    }

    /// Prepends an element to a full buffer.
    #[cold]
    #[inline(never)]
    #[track_caller]
    fn push_front_slow(&mut self, value: T) {
        self.reserve(1);
        // SAFETY: I3: there is room now.
        unsafe { self.push_front_unchecked(value) };
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
        let (data, at) = if self.spilled() {
            // SAFETY: I2: there is an element.
            unsafe { self.shorten_front::<true>() }
        } else {
            // SAFETY: I2: as above.
            unsafe { self.shorten_front::<false>() }
        };
        // SAFETY: I3: a slot.
        let slot = unsafe { data.add(at) };
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
    unsafe fn shorten_front<const SPILLED: bool>(&mut self) -> (NonNull<T>, usize) {
        debug_assert_eq!(self.spilled(), SPILLED);
        let head = self.place.head;
        self.place.head = self.after(head);
        // SAFETY: I2: the other elements stay.
        unsafe { self.shorten() };
        (self.storage().0, head)
    }

    /// Removes the last element.
    #[inline]
    pub(crate) fn pop_back(&mut self) -> Option<T> {
        if self.len() == 0 {
            return None;
        }
        let (data, at) = if self.spilled() {
            // SAFETY: I2: there is an element.
            unsafe { self.shorten_back::<true>() }
        } else {
            // SAFETY: I2: as above.
            unsafe { self.shorten_back::<false>() }
        };
        // SAFETY: I3: a slot.
        let slot = unsafe { data.add(at) };
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
    unsafe fn shorten_back<const SPILLED: bool>(&mut self) -> (NonNull<T>, usize) {
        debug_assert_eq!(self.spilled(), SPILLED);
        // SAFETY: I2: the other elements stay.
        unsafe { self.shorten() };
        let last = self.behind(self.place.head, self.len());
        (self.storage().0, last)
    }
}
