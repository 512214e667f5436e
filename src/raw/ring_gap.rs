//! The guard behind everything that removes or replaces within a deque.

use core::fmt;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::ops::Range;
use core::ptr::{self, NonNull};
use core::slice;

use super::engine::InlineBuf;
use super::place::{Place, Ring, Runs};
use super::ring_move::{wrap_add, wrap_copy, wrap_sub};
use crate::error::{CapacityError, TryReserveError};
use crate::policy::SpillPolicy;

/// A deque with a hole in it, which closes when the guard goes.
///
/// ```text
/// 0 ..... kept ..... next ....... end ..... tail ..... len      (indices, slots may wrap)
/// [ kept  |   hole   |   pending   |   hole  |   tail   ]
/// ```
///
/// *Kept* and *tail* stay. *Pending* elements are taken, kept or dropped one by one; those that are
/// left when the guard goes are kept. Values may be filled into the hole. The buffer's own length
/// is where the guard began, so that a leaked guard only leaks (I5).
pub(crate) struct RingGap<'a, T, const N: usize, P: SpillPolicy> {
    /// I6: the buffer; only its fields are touched while `data` is in use.
    buf: NonNull<InlineBuf<T, N, P, Ring>>,
    /// I6: the storage of `buf`, of so many slots, and the slot of the element at index 0.
    data: NonNull<T>,
    slots: usize,
    head: usize,
    /// I2: the slots for `0..kept`, `next..end` and `tail..len` are live, and `kept <= next <= end
    /// <= tail <= len`.
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
unsafe impl<T: Send, const N: usize, P: SpillPolicy<Heap: Send> + Send> Send
    for RingGap<'_, T, N, P>
{
}
// SAFETY: I2: what can be reached through a shared guard is shared elements.
unsafe impl<T: Sync, const N: usize, P: SpillPolicy<Heap: Sync> + Sync> Sync
    for RingGap<'_, T, N, P>
{
}

impl<'a, T, const N: usize, P: SpillPolicy> RingGap<'a, T, N, P> {
    /// Opens `range`, which lies within the length: its elements are pending.
    #[inline]
    pub(crate) fn new(buf: &'a mut InlineBuf<T, N, P, Ring>, range: Range<usize>) -> Self {
        let (len, slots, head) = (buf.len(), buf.slots(), buf.place.head);
        assert!(range.start <= range.end && range.end <= len);
        // SAFETY: I5: the guard answers for the rest from here on.
        unsafe { buf.set_len(range.start) };
        let buf = NonNull::from(buf);
        RingGap {
            buf,
            // SAFETY: I6: the buffer is borrowed for as long as the guard lives.
            data: unsafe { InlineBuf::data(buf) },
            slots,
            head,
            kept: range.start,
            next: range.start,
            end: range.end,
            tail: range.end,
            len,
            before: len,
            borrow: PhantomData,
        }
    }

    /// The number of the slot for `index <= len`.
    #[inline(always)]
    const fn slot_of(&self, index: usize) -> usize {
        wrap_add(self.head, index, self.slots)
    }

    /// The slot for `index`.
    ///
    /// # Safety
    ///
    /// `index < len` (I3).
    #[inline(always)]
    unsafe fn slot(&self, index: usize) -> NonNull<T> {
        // SAFETY: I3: by this function's contract.
        unsafe { self.data.add(self.slot_of(index)) }
    }

    /// The slots for `range`.
    #[inline(always)]
    fn runs(&self, range: Range<usize>) -> Runs {
        let head = self.slot_of(range.start);
        Ring { head }.runs(range.end - range.start, self.slots)
    }

    /// How many elements are pending.
    #[inline(always)]
    pub(crate) const fn pending_len(&self) -> usize {
        self.end - self.next
    }

    /// The pending elements: those up to the end of the storage, and those at its start.
    #[inline]
    pub(crate) fn pending(&self) -> (&[T], &[T]) {
        let Runs { start, front, wrap } = self.runs(self.next..self.end);
        // SAFETY: I3: `start <= slots`.
        let first = unsafe { self.data.add(start) };
        // SAFETY: I2: pending elements are live.
        let front = unsafe { slice::from_raw_parts(first.as_ptr(), front) };
        // SAFETY: I2: as above.
        let wrap = unsafe { slice::from_raw_parts(self.data.as_ptr(), wrap) };
        (front, wrap)
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

    /// Takes each pending element, front to back, and calls `f` with it.
    #[inline]
    pub(crate) fn fold<A>(&mut self, init: A, mut f: impl FnMut(A, T) -> A) -> A {
        let mut accumulator = init;
        while self.next != self.end {
            let Runs { start, front, .. } = self.runs(self.next..self.end);
            for at in start..start + front {
                // SAFETY: I3: within the first run of the pending elements.
                let slot = unsafe { self.data.add(at) };
                self.next += 1;
                // SAFETY: I2: the slot was live, and is in the hole now.
                accumulator = f(accumulator, unsafe { slot.read() });
            }
        }
        accumulator
    }

    /// Drops the first `count` pending elements.
    #[inline]
    pub(crate) fn drop_front(&mut self, count: usize) {
        assert!(count <= self.pending_len());
        let gone = self.runs(self.next..self.next + count);
        self.next += count;
        // SAFETY: I2: they were pending, and are in the hole now.
        unsafe { self.drop_runs(gone) };
    }

    /// Drops the last `count` pending elements.
    #[inline]
    pub(crate) fn drop_back(&mut self, count: usize) {
        assert!(count <= self.pending_len());
        let gone = self.runs(self.end - count..self.end);
        self.end -= count;
        // SAFETY: I2: they were pending, and are in the hole now.
        unsafe { self.drop_runs(gone) };
    }

    /// Drops all pending elements and leaves one hole.
    #[inline]
    pub(crate) fn drop_pending(&mut self) {
        self.drop_front(self.pending_len());
    }

    /// # Safety
    ///
    /// The runs hold elements that nothing counts as live any more (I2).
    #[inline(always)]
    unsafe fn drop_runs(&mut self, gone: Runs) {
        // SAFETY: I2, I6: by this function's contract.
        unsafe { gone.drop_in_place(self.data.as_ptr()) };
    }

    /// Keeps all pending elements.
    #[inline]
    pub(crate) fn keep_pending(&mut self) {
        self.keep_front(self.pending_len());
    }

    /// Keeps the first `count` pending elements.
    #[inline]
    pub(crate) fn keep_front(&mut self, count: usize) {
        assert!(count <= self.pending_len());
        if self.kept != self.next {
            let (from, to) = (self.slot_of(self.next), self.slot_of(self.kept));
            // SAFETY: I2, I3: the slots from `kept` to the last of these elements are theirs or free.
            unsafe { wrap_copy(self.data, self.slots, from, to, count) };
        }
        self.next += count;
        self.kept += count;
    }

    /// Keeps the pending elements that `keep` wants, and drops the others.
    #[inline]
    pub(crate) fn retain(mut self, mut keep: impl FnMut(&mut T) -> bool) {
        // As far as neither the pending nor the kept elements reach the end of the storage.
        while self.next != self.end {
            let Runs { start, front, .. } = self.runs(self.next..self.end);
            let (mut from, end) = (start, start + front);
            // Nothing has to move up to the first element that goes.
            while self.kept == self.next && from != end {
                // SAFETY: I3: within the first run of the pending elements.
                let mut slot = unsafe { self.data.add(from) };
                // SAFETY: I2: the slot is live.
                let kept = keep(unsafe { slot.as_mut() });
                self.next += 1;
                from += 1;
                if !kept {
                    // SAFETY: I2: the slot was live, and is in the hole now.
                    unsafe { slot.drop_in_place() };
                    break;
                }
                self.kept += 1;
            }
            let mut to = self.slot_of(self.kept);
            while from != end && to != self.slots {
                // SAFETY: I3: within the first run of the pending elements.
                let mut slot = unsafe { self.data.add(from) };
                // SAFETY: I2: the slot is live.
                let kept = keep(unsafe { slot.as_mut() });
                self.next += 1;
                from += 1;
                if kept {
                    // SAFETY: I3: `to < slots`.
                    let hole = unsafe { self.data.add(to) };
                    // SAFETY: I2: the hole's first slot, apart from all pending ones.
                    unsafe { ptr::copy_nonoverlapping(slot.as_ptr(), hole.as_ptr(), 1) };
                    self.kept += 1;
                    to += 1;
                } else {
                    // SAFETY: I2: the slot was live, and is in the hole now.
                    unsafe { slot.drop_in_place() };
                }
            }
        }
    }
}

impl<T, const N: usize, P: SpillPolicy> Drop for RingGap<'_, T, N, P> {
    /// Closes the gap: with one side empty, nothing moves.
    #[inline]
    fn drop(&mut self) {
        let behind = self.len - self.tail;
        if self.next != self.end || (self.kept != 0 && behind != 0) {
            // A copy, so that the guard need not be in memory where nothing moves.
            ManuallyDrop::new(Self { ..*self }).close();
            return;
        }
        if self.kept == 0 {
            self.head = self.slot_of(self.tail);
        }
        self.finish(self.kept + behind);
    }
}

impl<T, const N: usize, P: SpillPolicy> RingGap<'_, T, N, P> {
    /// Closes the gap by moving the fewer elements.
    #[inline(never)]
    fn close(&mut self) {
        self.keep_pending();
        let (hole, behind) = (self.tail - self.kept, self.len - self.tail);
        if self.kept < behind {
            let head = self.slot_of(hole);
            // SAFETY: I2, I3: the slots between are free.
            unsafe { wrap_copy(self.data, self.slots, self.head, head, self.kept) };
            self.head = head;
        } else {
            let (from, to) = (self.slot_of(self.tail), self.slot_of(self.kept));
            // SAFETY: I2, I3: the slots between are free.
            unsafe { wrap_copy(self.data, self.slots, from, to, behind) };
        }
        self.finish(self.kept + behind);
    }

    /// Gives the buffer its new head, and its length, of which no element is missing any more.
    #[inline(always)]
    fn finish(&mut self, len: usize) {
        // SAFETY: I6: `data` is not used after this.
        let buf = unsafe { self.buf.as_mut() };
        buf.place.head = if len == 0 { 0 } else { self.head };
        // SAFETY: I2, I5: kept elements and tail are all there is.
        unsafe { buf.set_len(len) };
        if len < self.before {
            buf.settle_guarded();
        }
    }
}

// What replaces elements: the hole is filled.
impl<T, const N: usize, P: SpillPolicy> RingGap<'_, T, N, P> {
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

    /// Widens the hole, where nothing is pending, to at least `count` slots: to all that the
    /// capacity has to give, so that repeated calls move elements seldom.
    fn try_widen(&mut self, count: usize) -> Result<(), TryReserveError> {
        assert!(self.pending_len() == 0);
        let behind = self.len - self.tail;
        let required = (self.kept + behind).checked_add(count);
        let required = required.ok_or(TryReserveError::CapacityOverflow)?;
        if required > self.slots {
            let runs = self.runs(0..self.len);
            // SAFETY: I6: `data` is taken anew, unless this fails: then the storage is what it was, and
            // `data`, which comes from `buf` and not from this reference, stays good.
            let buf = unsafe { self.buf.as_mut() };
            // SAFETY: I2: nothing else is live; what is in the hole moves along, unread.
            unsafe { buf.try_grow(runs, required, false) }?;
            (self.slots, self.head) = (buf.slots(), buf.place.head);
            // SAFETY: I6: as when the guard was made.
            self.data = unsafe { InlineBuf::data(self.buf) };
        }
        let tail = self.slots - behind;
        if self.kept < behind {
            let head = wrap_sub(self.head, self.slots - self.len, self.slots);
            // SAFETY: I2, I3: the slots behind the last element are free, and what moves.
            unsafe { wrap_copy(self.data, self.slots, self.head, head, self.kept) };
            self.head = head;
            // SAFETY: I6: a field, apart from the storage.
            unsafe { (*self.buf.as_ptr()).place.head = head };
        } else {
            let (from, to) = (self.slot_of(self.tail), self.slot_of(tail));
            // SAFETY: I2, I3: as above.
            unsafe { wrap_copy(self.data, self.slots, from, to, behind) };
        }
        (self.next, self.end, self.tail, self.len) = (tail, tail, tail, self.slots);
        Ok(())
    }

    /// Fills in all that `iter` yields, where nothing is pending.
    #[inline]
    pub(crate) fn try_fill_all<I: Iterator<Item = T>>(
        &mut self,
        iter: &mut I,
    ) -> Result<(), CapacityError<T>> {
        assert!(self.pending_len() == 0);
        // One hole, where there were two.
        (self.next, self.end) = (self.tail, self.tail);
        loop {
            while self.kept != self.next {
                let Runs { start, front, .. } = self.runs(self.kept..self.next);
                for at in start..start + front {
                    let Some(value) = iter.next() else {
                        return Ok(());
                    };
                    // SAFETY: I3: within the first run of the hole.
                    let slot = unsafe { self.data.add(at) };
                    // SAFETY: I2: the slot is free.
                    unsafe { slot.write(value) };
                    self.kept += 1;
                }
            }
            let Some(value) = iter.next() else {
                return Ok(());
            };
            let more = iter.size_hint().0.saturating_add(1);
            // Where there is no room for all that the iterator hints at, there may be for some.
            let widened = self.try_widen(more).or_else(|_| self.try_widen(1));
            if let Err(reason) = widened {
                return Err(CapacityError::new(value, reason));
            }
            // SAFETY: I3: `kept < next`, as the hole was widened.
            let slot = unsafe { self.slot(self.kept) };
            // SAFETY: I2: the slot is in the hole.
            unsafe { slot.write(value) };
            self.kept += 1;
        }
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for RingGap<'_, T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (front, back) = self.pending();
        f.debug_list().entries(front).entries(back).finish()
    }
}
