//! The guard behind everything that removes from, or inserts into, the middle of a vector.

use core::fmt;
use core::marker::PhantomData;
use core::mem::{MaybeUninit, needs_drop};
use core::ops::Range;
use core::ptr::{self, NonNull};
use core::slice;

use super::engine::InlineBuf;
use super::fill::{clone_plain, fill_slots};
use super::place::Runs;
use crate::error::{CapacityError, TryReserveError};
use crate::policy::SpillPolicy;

/// A vector with a hole in it, which closes when the guard goes.
///
/// ```text
/// 0 ..... kept ..... next ....... end ..... tail ..... len
/// [ kept  |   hole   |   pending   |   hole  |   tail   ]
/// ```
///
/// *Kept* and *tail* stay. *Pending* elements are taken, kept or dropped one by one; those that are
/// left when the guard goes are kept. Values may be filled into the hole. The buffer's own length
/// is where the guard began, so that a leaked guard only leaks (I5).
pub(crate) struct Gap<'a, T, const N: usize, P: SpillPolicy> {
    /// I6: the buffer; only its fields are touched while `data` is in use.
    buf: NonNull<InlineBuf<T, N, P>>,
    /// I6: the storage of `buf`.
    data: NonNull<T>,
    /// I2: slots `0..kept`, `next..end` and `tail..len` are live, and `kept <= next <= end <=
    /// tail <= len`.
    kept: usize,
    next: usize,
    end: usize,
    tail: usize,
    len: usize,
    /// The length before the guard.
    before: usize,
    borrow: PhantomData<&'a T>,
}

// SAFETY: I2: the guard is an exclusive borrow of the elements.
unsafe impl<T: Send, const N: usize, P: SpillPolicy<Heap: Send> + Send> Send for Gap<'_, T, N, P> {}
// SAFETY: I2: what can be reached through a shared guard is shared elements.
unsafe impl<T: Sync, const N: usize, P: SpillPolicy<Heap: Sync> + Sync> Sync for Gap<'_, T, N, P> {}

impl<'a, T, const N: usize, P: SpillPolicy> Gap<'a, T, N, P> {
    /// Opens `range`, which lies within the length: its elements are pending.
    #[inline]
    pub(crate) fn new(buf: &'a mut InlineBuf<T, N, P>, range: Range<usize>) -> Self {
        let len = buf.len();
        assert!(range.start <= range.end && range.end <= len);
        // SAFETY: I5: the guard answers for the rest from here on.
        unsafe { buf.set_len(range.start) };
        let buf = NonNull::from(buf);
        Gap {
            buf,
            // SAFETY: I6: the buffer is borrowed for as long as the guard lives.
            data: unsafe { InlineBuf::storage_of(buf) }.0,
            kept: range.start,
            next: range.start,
            end: range.end,
            tail: range.end,
            len,
            before: len,
            borrow: PhantomData,
        }
    }

    /// Opens a hole of `count` slots before the element at `index`, which lies within the length.
    #[inline]
    pub(crate) fn try_hole(
        buf: &'a mut InlineBuf<T, N, P>,
        index: usize,
        count: usize,
    ) -> Result<Self, TryReserveError> {
        buf.try_reserve(count, false)?;
        let mut gap = Self::new(buf, index..index);
        // SAFETY: I3: there is room for `count` elements more.
        unsafe { gap.move_tail(gap.len + count) };
        Ok(gap)
    }

    /// Moves the tail, where nothing is pending, to the last of the first `len` slots.
    ///
    /// # Safety
    ///
    /// The buffer has so many slots, and the length so far is not more (I3).
    #[inline(always)]
    unsafe fn move_tail(&mut self, len: usize) {
        let rest = self.len - self.tail;
        // SAFETY: I2, I3: the tail moves towards the end of the storage.
        unsafe { self.shift(self.tail, len - rest, rest) };
        self.tail = len - rest;
        self.next = self.tail;
        self.end = self.tail;
        self.len = len;
    }

    /// The slot at `index`.
    ///
    /// # Safety
    ///
    /// `index <= len` (I3).
    #[inline(always)]
    unsafe fn slot(&self, index: usize) -> NonNull<T> {
        // SAFETY: I3: by this function's contract.
        unsafe { self.data.add(index) }
    }

    /// How many elements are pending.
    #[inline(always)]
    pub(crate) const fn pending_len(&self) -> usize {
        self.end - self.next
    }

    /// The pending elements.
    #[inline]
    pub(crate) fn pending(&self) -> &[T] {
        // SAFETY: I3: `next <= len`.
        let first = unsafe { self.slot(self.next) };
        // SAFETY: I2: slots `next..end` are live.
        unsafe { slice::from_raw_parts(first.as_ptr(), self.pending_len()) }
    }

    /// The elements that are kept, those before the range included.
    pub(crate) fn kept(&self) -> &[T] {
        // SAFETY: I2: slots `0..kept` are live.
        unsafe { slice::from_raw_parts(self.data.as_ptr(), self.kept) }
    }

    /// The elements behind the range.
    pub(crate) fn tail(&self) -> &[T] {
        // SAFETY: I3: `tail <= len`.
        let first = unsafe { self.slot(self.tail) };
        // SAFETY: I2: slots `tail..len` are live.
        unsafe { slice::from_raw_parts(first.as_ptr(), self.len - self.tail) }
    }

    /// The first pending element.
    #[inline]
    pub(crate) fn front_mut(&mut self) -> Option<&mut T> {
        if self.next == self.end {
            return None;
        }
        // SAFETY: I3: `next < len`.
        let mut slot = unsafe { self.slot(self.next) };
        // SAFETY: I2: the slot is live.
        Some(unsafe { slot.as_mut() })
    }

    /// Takes the first pending element.
    #[inline]
    pub(crate) fn take_front(&mut self) -> Option<T> {
        if self.next == self.end {
            return None;
        }
        // SAFETY: I3: `next < len`.
        let slot = unsafe { self.slot(self.next) };
        self.next += 1;
        // SAFETY: I2: the slot was live, and is in the hole now.
        Some(unsafe { slot.read() })
    }

    /// Takes the last pending element.
    #[inline]
    pub(crate) fn take_back(&mut self) -> Option<T> {
        if self.next == self.end {
            return None;
        }
        self.end -= 1;
        // SAFETY: I3: `end < len`.
        let slot = unsafe { self.slot(self.end) };
        // SAFETY: I2: the slot was live, and is in the hole now.
        Some(unsafe { slot.read() })
    }

    /// Keeps the first `count` pending elements.
    #[inline]
    pub(crate) fn keep_front(&mut self, count: usize) {
        assert!(count <= self.pending_len());
        // SAFETY: I2: slots `next..next + count` are live, and slots from `kept` to there are
        // theirs or free.
        unsafe { self.shift(self.next, self.kept, count) };
        self.next += count;
        self.kept += count;
    }

    /// Drops the first `count` pending elements.
    #[inline]
    pub(crate) fn drop_front(&mut self, count: usize) {
        assert!(count <= self.pending_len());
        let first = self.next;
        self.next += count;
        // SAFETY: I2: they were pending, and are in the hole now.
        unsafe { self.drop_slots(first, count) };
    }

    /// Drops the last `count` pending elements.
    #[inline]
    pub(crate) fn drop_back(&mut self, count: usize) {
        assert!(count <= self.pending_len());
        self.end -= count;
        // SAFETY: I2: they were pending, and are in the hole now.
        unsafe { self.drop_slots(self.end, count) };
    }

    /// Drops all pending elements and leaves one hole.
    #[inline]
    pub(crate) fn drop_pending(&mut self) {
        let (first, count) = (self.next, self.pending_len());
        self.next = self.tail;
        self.end = self.tail;
        // SAFETY: I2: they were pending, and are in the hole now.
        unsafe { self.drop_slots(first, count) };
    }

    /// # Safety
    ///
    /// The slots hold elements that nothing counts as live any more (I2).
    #[inline(always)]
    unsafe fn drop_slots(&mut self, start: usize, front: usize) {
        let gone = Runs {
            start,
            front,
            wrap: 0,
        };
        // SAFETY: I2: they are dropped once, here.
        unsafe { gone.drop_in_place(self.data.as_ptr()) };
    }

    /// Moves `count` elements from slot `from` on to slot `to` on.
    ///
    /// # Safety
    ///
    /// The elements at `from` are live; the slots at `to` are free, or elements among those that
    /// are moved (I2).
    #[inline(always)]
    unsafe fn shift(&mut self, from: usize, to: usize, count: usize) {
        if from != to && count != 0 {
            // SAFETY: I3: within the storage.
            let from = unsafe { self.slot(from) };
            // SAFETY: I3: within the storage.
            let to = unsafe { self.slot(to) };
            // SAFETY: I2: by this function's contract.
            unsafe { ptr::copy(from.as_ptr(), to.as_ptr(), count) };
        }
    }

    /// How many values can be filled in before the hole is used up.
    #[inline(always)]
    pub(crate) const fn hole(&self) -> usize {
        self.next - self.kept
    }

    /// The slots of the hole behind the kept elements.
    #[inline(always)]
    fn hole_slots(&mut self) -> &mut [MaybeUninit<T>] {
        // SAFETY: I3: `kept <= len`.
        let first = unsafe { self.slot(self.kept) }.cast();
        // SAFETY: I2, I3: slots `kept..next` are free, and the guard's alone.
        unsafe { slice::from_raw_parts_mut(first.as_ptr(), self.hole()) }
    }

    /// Fills `value` in behind the kept elements.
    #[inline]
    pub(crate) fn fill(&mut self, value: T) -> Result<(), T> {
        if self.hole() == 0 {
            return Err(value);
        }
        // SAFETY: I3: `kept < next`.
        let slot = unsafe { self.slot(self.kept) };
        // SAFETY: I2: the slot is in the hole.
        unsafe { slot.write(value) };
        self.kept += 1;
        Ok(())
    }

    /// Widens the hole, where nothing is pending, to at least `count` slots: to no more if that is
    /// `exact`, so that the tail is moved once; else to all that the capacity has to give, so that
    /// repeated calls move it seldom.
    #[cold]
    fn try_widen(&mut self, count: usize, exact: bool) -> Result<(), TryReserveError> {
        assert!(self.pending_len() == 0);
        self.next = self.tail;
        self.end = self.tail;
        if count <= self.hole() {
            return Ok(());
        }
        let rest = self.len - self.tail;
        let required = self.kept.checked_add(count);
        let required = required.and_then(|required| required.checked_add(rest));
        let required = required.ok_or(TryReserveError::CapacityOverflow)?;
        // SAFETY: I6: `data` is taken anew, unless this fails: then the storage is what it was, and
        // `data`, which comes from `buf` and not from this reference, stays good.
        let buf = unsafe { self.buf.as_mut() };
        if required > buf.slots() {
            // SAFETY: I2: there is nothing live beyond `len`.
            unsafe { buf.try_grow(Runs::linear(self.len), required, false) }?;
        }
        let len = if exact { required } else { buf.slots() };
        // SAFETY: I6: as when the guard was made.
        self.data = unsafe { InlineBuf::data(self.buf) };
        // SAFETY: I3: so many slots, which are enough for all there are.
        unsafe { self.move_tail(len) };
        Ok(())
    }

    /// Fills in clones of `values`, for which the hole is wide enough.
    #[inline]
    pub(crate) fn fill_from_slice(&mut self, values: &[T])
    where
        T: Clone,
    {
        if needs_drop::<T>() {
            for value in values {
                let filled = self.fill(value.clone());
                debug_assert!(filled.is_ok());
            }
        } else {
            // A panicking `Clone` leaves nothing behind that would have to be dropped.
            clone_plain(values, &mut self.hole_slots()[..values.len()]);
            self.kept += values.len();
        }
    }

    /// Fills in all that `iter` yields, where nothing is pending.
    #[inline]
    pub(crate) fn try_fill_all<I: Iterator<Item = T>>(
        &mut self,
        iter: &mut I,
    ) -> Result<(), CapacityError<T>> {
        let room = self.hole();
        // SAFETY: I3: `kept <= len`.
        let first = unsafe { self.slot(self.kept) }.cast().as_ptr();
        // SAFETY: I2, I3, I6: slots `kept..next` are free, and the guard's alone.
        let hole = unsafe { slice::from_raw_parts_mut(first, room) };
        fill_slots(hole, iter, &mut self.kept);
        if self.hole() != 0 {
            return Ok(());
        }
        while let Some(value) = iter.next() {
            let Err(value) = self.fill(value) else {
                continue;
            };
            let (lower, upper) = iter.size_hint();
            // Where there is no room for all that the iterator hints at, there may be for some.
            let widened = self.try_widen(lower.saturating_add(1), upper == Some(lower));
            if let Err(reason) = widened.or_else(|_| self.try_widen(1, false)) {
                return Err(CapacityError::new(value, reason));
            }
            let filled = self.fill(value);
            debug_assert!(filled.is_ok());
        }
        Ok(())
    }

    /// Keeps the pending elements that `keep` wants, and drops the others.
    #[inline]
    pub(crate) fn retain(mut self, mut keep: impl FnMut(&mut T) -> bool) {
        // Nothing has to move up to the first element that goes.
        while let Some(element) = self.front_mut() {
            if !keep(element) {
                break;
            }
            self.next += 1;
            self.kept += 1;
        }
        if self.next != self.end {
            self.drop_front(1);
        }
        while let Some(element) = self.front_mut() {
            if keep(element) {
                // SAFETY: I2: the slot at `kept` is in the hole.
                unsafe { self.keep_one() };
            } else {
                self.drop_front(1);
            }
        }
    }

    /// Keeps the first pending element over a hole.
    ///
    /// # Safety
    ///
    /// `kept < next < end` (I2).
    #[inline(always)]
    unsafe fn keep_one(&mut self) {
        // SAFETY: I3: `next < len`.
        let from = unsafe { self.slot(self.next) };
        // SAFETY: I3: `kept < next`.
        let to = unsafe { self.slot(self.kept) };
        // SAFETY: I2: apart, by this function's contract; `from` is live and `to` in the hole.
        unsafe { ptr::copy_nonoverlapping(from.as_ptr(), to.as_ptr(), 1) };
        self.next += 1;
        self.kept += 1;
    }

    /// Drops each pending element that is the `same` as the last one kept before it, if there is
    /// one.
    #[inline]
    pub(crate) fn dedup(mut self, mut same: impl FnMut(&mut T, &mut T) -> bool) {
        if self.kept == 0 && self.next != self.end {
            self.keep_front(1);
        }
        // Nothing has to move up to the first element that goes.
        while self.next != self.end {
            // SAFETY: I2: `kept` is not 0 here.
            if unsafe { self.repeats(&mut same) } {
                self.drop_front(1);
                break;
            }
            self.next += 1;
            self.kept += 1;
        }
        while self.next != self.end {
            // SAFETY: I2: as above.
            if unsafe { self.repeats(&mut same) } {
                self.drop_front(1);
            } else {
                // SAFETY: I2: the slot at `kept` is in the hole.
                unsafe { self.keep_one() };
            }
        }
    }

    /// Whether the first pending element is the `same` as the last one kept.
    ///
    /// # Safety
    ///
    /// There is one of each: `0 < kept` and `next < end` (I2).
    #[inline(always)]
    unsafe fn repeats(&mut self, same: &mut impl FnMut(&mut T, &mut T) -> bool) -> bool {
        // SAFETY: I3: `1 <= kept <= len`.
        let mut last = unsafe { self.slot(self.kept - 1) };
        // SAFETY: I3: `next < len`.
        let mut first = unsafe { self.slot(self.next) };
        // SAFETY: I2: a kept element, live.
        let last = unsafe { last.as_mut() };
        // SAFETY: I2: a pending element, live and apart from all kept ones.
        let first = unsafe { first.as_mut() };
        same(first, last)
    }
}

impl<T, const N: usize, P: SpillPolicy> Drop for Gap<'_, T, N, P> {
    #[inline]
    fn drop(&mut self) {
        self.keep_front(self.pending_len());
        let rest = self.len - self.tail;
        // SAFETY: I2: the tail is live, the slots before it are free.
        unsafe { self.shift(self.tail, self.kept, rest) };
        // SAFETY: I6: `data` is not used after this.
        let buf = unsafe { self.buf.as_mut() };
        // SAFETY: I2, I5: kept elements and tail are all there is.
        unsafe { buf.set_len(self.kept + rest) };
        if self.kept + rest < self.before {
            buf.settle_guarded();
        }
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for Gap<'_, T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.pending()).finish()
    }
}
