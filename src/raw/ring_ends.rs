//! How a deque grows at its front, or by its own elements, or is eaten up from the back: local head
//! and length, written back by a guard.

use core::marker::PhantomData;
use core::mem::{self, MaybeUninit, needs_drop};
use core::ops::Range;
use core::ptr::NonNull;
use core::slice;

use super::engine::InlineBuf;
use super::fill::clone_plain;
use super::place::Ring;
use super::ring_move::{wrap_add, wrap_sub};
use crate::error::{CapacityError, TryReserveError};
use crate::policy::SpillPolicy;

/// Writes elements to the free slots at either end, or reads the last ones, and gives the buffer its
/// new head and length when it goes, also by a panic in the code that makes or gets the elements.
struct Ends<'a, T, const N: usize, P: SpillPolicy> {
    /// I6: the buffer; only its fields are touched while `data` is in use.
    buf: NonNull<InlineBuf<T, N, P, Ring>>,
    /// I6: the storage of `buf`, of so many slots.
    data: NonNull<T>,
    slots: usize,
    /// I2: `len` slots from `head` on are live.
    head: usize,
    len: usize,
    borrow: PhantomData<&'a mut InlineBuf<T, N, P, Ring>>,
}

impl<'a, T, const N: usize, P: SpillPolicy> Ends<'a, T, N, P> {
    #[inline(always)]
    fn new(buf: &'a mut InlineBuf<T, N, P, Ring>) -> Self {
        let (len, slots, head) = (buf.len(), buf.slots(), buf.place.head);
        let buf = NonNull::from(buf);
        Ends {
            buf,
            // SAFETY: I6: the buffer is borrowed for as long as the guard lives.
            data: unsafe { InlineBuf::data(buf) },
            slots,
            head,
            len,
            borrow: PhantomData,
        }
    }

    /// Writes `value` to slot `at`.
    ///
    /// # Safety
    ///
    /// `at < slots` (I3), and the slot is free (I2).
    #[inline(always)]
    unsafe fn put(&mut self, at: usize, value: T) {
        // SAFETY: I3: by this function's contract.
        let slot = unsafe { self.data.add(at) };
        // SAFETY: I2: by this function's contract.
        unsafe { slot.write(value) };
        self.len += 1;
    }

    /// # Safety
    ///
    /// `len < slots` (I3).
    #[inline(always)]
    unsafe fn push_front(&mut self, value: T) {
        let before = wrap_sub(self.head, 1, self.slots);
        // SAFETY: I2, I3: there is a free slot, and that is one.
        unsafe { self.put(before, value) };
        self.head = before;
    }

    /// # Safety
    ///
    /// `len < slots` (I3).
    #[inline(always)]
    unsafe fn push_back(&mut self, value: T) {
        let behind = wrap_add(self.head, self.len, self.slots);
        // SAFETY: I2, I3: there is a free slot, and that is one.
        unsafe { self.put(behind, value) };
    }

    #[inline(always)]
    fn pop_back(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        let last = wrap_add(self.head, self.len, self.slots);
        // SAFETY: I3: a live slot lies within the storage.
        let slot = unsafe { self.data.add(last) };
        // SAFETY: I2: the slot was live, and does not count as such any more.
        Some(unsafe { slot.read() })
    }

    /// A clone of the element in slot `at`.
    ///
    /// # Safety
    ///
    /// The slot is live (I2).
    #[inline(always)]
    unsafe fn clone_of(&self, at: usize) -> T
    where
        T: Clone,
    {
        // SAFETY: I3: a live slot lies within the storage.
        let slot = unsafe { self.data.add(at) };
        // SAFETY: I2: by this function's contract.
        unsafe { slot.as_ref() }.clone()
    }

    /// Clones `count` elements from slot `from` on into the slots from `to` on, both going on at
    /// slot 0 after the last, as far at a time as neither side reaches the end.
    ///
    /// # Safety
    ///
    /// The slots at `from` are live, those at `to` free (I2); there are that many (I3).
    #[inline]
    unsafe fn clone_run(&mut self, mut from: usize, mut to: usize, mut count: usize)
    where
        T: Clone,
    {
        while count != 0 {
            let piece = count.min(self.slots - from.max(to));
            // SAFETY: I3: `from < slots`.
            let source = unsafe { self.data.add(from) };
            // SAFETY: I2: the slots are live, and nothing writes to them meanwhile.
            let source = unsafe { slice::from_raw_parts(source.as_ptr(), piece) };
            // SAFETY: I3: `to < slots`.
            let target = unsafe { self.data.add(to) }.cast::<MaybeUninit<T>>();
            // SAFETY: I2, I6: the slots are free, so nothing else looks at them.
            let target = unsafe { slice::from_raw_parts_mut(target.as_ptr(), piece) };
            clone_plain(source, target);
            from = wrap_add(from, piece, self.slots);
            to = wrap_add(to, piece, self.slots);
            count -= piece;
        }
    }
}

impl<T, const N: usize, P: SpillPolicy> Drop for Ends<'_, T, N, P> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: I6: `data` is not used after this.
        let buf = unsafe { self.buf.as_mut() };
        buf.place.head = self.head;
        // SAFETY: I2, I3: `len` slots from `head` on are live.
        unsafe { buf.set_len(self.len) };
    }
}

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P, Ring> {
    /// Prepends what `iter` yields, one after the other, whatever its size hint says.
    #[inline]
    pub(crate) fn try_extend_front<I: Iterator<Item = T>>(
        &mut self,
        iter: &mut I,
    ) -> Result<(), CapacityError<Option<T>>> {
        if let Err(reason) = self.try_reserve(iter.size_hint().0, false) {
            return Err(CapacityError::new(None, reason));
        }
        loop {
            let mut ends = Ends::new(self);
            while ends.len < ends.slots {
                let Some(value) = iter.next() else {
                    return Ok(());
                };
                // SAFETY: I3: there is a slot.
                unsafe { ends.push_front(value) };
            }
            drop(ends);
            let Some(value) = iter.next() else {
                return Ok(());
            };
            let more = iter.size_hint().0.saturating_add(1);
            if let Err(reason) = self.try_reserve(more, false) {
                return Err(CapacityError::new(Some(value), reason));
            }
            // SAFETY: I3: there is room for one at least.
            unsafe { Ends::new(self).push_front(value) };
        }
    }

    /// Appends clones of the elements in `range`, which lies within the length.
    pub(crate) fn try_extend_from_within(
        &mut self,
        range: Range<usize>,
    ) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        let (len, count) = (self.len(), range.len());
        assert!(range.start <= range.end && range.end <= len);
        self.try_reserve(count, false)?;
        let (from, to) = (self.slot_of(range.start), self.slot_of(len));
        let mut ends = Ends::new(self);
        if needs_drop::<T>() {
            for offset in 0..count {
                // SAFETY: I2: the range's slots stay what they are.
                let value = unsafe { ends.clone_of(wrap_add(from, offset, ends.slots)) };
                // SAFETY: I3: there is room for the whole range.
                unsafe { ends.push_back(value) };
            }
        } else {
            // A panicking `Clone` leaves nothing behind that would have to be dropped.
            // SAFETY: I2, I3: the range's slots are live, those behind the last element free.
            unsafe { ends.clone_run(from, to, count) };
            ends.len += count;
        }
        Ok(())
    }

    /// Prepends clones of the elements in `range`, which lies within the length, in their order.
    pub(crate) fn try_prepend_from_within(
        &mut self,
        range: Range<usize>,
    ) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        let count = range.len();
        assert!(range.start <= range.end && range.end <= self.len());
        self.try_reserve(count, false)?;
        let from = self.slot_of(range.start);
        let mut ends = Ends::new(self);
        if needs_drop::<T>() {
            for offset in (0..count).rev() {
                // SAFETY: I2: the range's slots stay what they are.
                let value = unsafe { ends.clone_of(wrap_add(from, offset, ends.slots)) };
                // SAFETY: I3: there is room for the whole range.
                unsafe { ends.push_front(value) };
            }
        } else {
            let to = wrap_sub(ends.head, count, ends.slots);
            // A panicking `Clone` leaves nothing behind that would have to be dropped.
            // SAFETY: I2, I3: the range's slots are live, those before the first element free.
            unsafe { ends.clone_run(from, to, count) };
            ends.head = to;
            ends.len += count;
        }
        Ok(())
    }

    /// Takes out each element, back to front, and calls `f` with it.
    #[inline]
    pub(crate) fn rfold<A>(&mut self, init: A, mut f: impl FnMut(A, T) -> A) -> A {
        let mut accumulator = init;
        let mut ends = Ends::new(self);
        while let Some(value) = ends.pop_back() {
            accumulator = f(accumulator, value);
        }
        accumulator
    }

    /// Puts `value` behind the last element of a full ring, which is where the first one is, and
    /// returns that; or `value` itself, if there are no slots at all.
    #[inline]
    pub(crate) fn replace_front(&mut self, value: T) -> T {
        let (_, slots) = self.block_and_slots();
        assert!(self.len() == slots);
        let Some(first) = self.get_mut(0) else {
            return value;
        };
        let first = mem::replace(first, value);
        self.place.head = wrap_add(self.place.head, 1, slots);
        first
    }

    /// Puts `value` before the first element of a full ring, which is where the last one is, and
    /// returns that; or `value` itself, if there are no slots at all.
    #[inline]
    pub(crate) fn replace_back(&mut self, value: T) -> T {
        let (_, slots) = self.block_and_slots();
        assert!(self.len() == slots);
        let Some(last) = self.get_mut(slots.wrapping_sub(1)) else {
            return value;
        };
        let last = mem::replace(last, value);
        self.place.head = wrap_sub(self.place.head, 1, slots);
        last
    }
}
