//! What a deque does with many elements at once: run by run, never index by index.

use core::iter;
use core::marker::PhantomData;
use core::mem::{MaybeUninit, needs_drop};
use core::ptr::{self, NonNull};
use core::slice;

use super::engine::InlineBuf;
use super::fill::clone_plain;
use super::place::{Place, Ring, Runs};
use super::ring_move::wrap_add;
use crate::error::{CapacityError, TryReserveError};
use crate::policy::SpillPolicy;

/// Writes elements to the free slots behind the last element, up to the end of the storage or the
/// first element, and gives the buffer its new length when it goes, also by a panic in the code
/// that makes the elements.
struct Fill<'a, T, const N: usize, P: SpillPolicy> {
    /// I6: the buffer; only its fields are touched while `first` is in use.
    buf: NonNull<InlineBuf<T, N, P, Ring>>,
    /// The first of `room` slots.
    first: NonNull<T>,
    /// I2: so many of them are live, but not yet counted in the length.
    filled: usize,
    room: usize,
    borrow: PhantomData<&'a mut InlineBuf<T, N, P, Ring>>,
}

impl<'a, T, const N: usize, P: SpillPolicy> Fill<'a, T, N, P> {
    #[inline(always)]
    fn new(buf: &'a mut InlineBuf<T, N, P, Ring>) -> Self {
        let (len, slots) = (buf.len(), buf.slots());
        let head = wrap_add(buf.place.head, len, slots);
        let free = Ring { head }.runs(slots - len, slots);
        let buf = NonNull::from(buf);
        // SAFETY: I6: the buffer is borrowed for as long as the guard lives.
        let data = unsafe { InlineBuf::data(buf) };
        Fill {
            buf,
            // SAFETY: I3: `free.start <= slots`.
            first: unsafe { data.add(free.start) },
            filled: 0,
            room: free.front,
            borrow: PhantomData,
        }
    }

    /// # Safety
    ///
    /// `filled < room` (I3).
    #[inline(always)]
    unsafe fn push(&mut self, value: T) {
        // SAFETY: I3: by this function's contract.
        let slot = unsafe { self.first.add(self.filled) };
        // SAFETY: I2, I3: the slot is free.
        unsafe { slot.write(value) };
        self.filled += 1;
    }

    /// Writes what `iter` yields, as far as there is room; whether there was no more of that.
    #[inline(always)]
    fn fill_up(mut self, iter: &mut impl Iterator<Item = T>) -> bool {
        while self.filled < self.room {
            let Some(value) = iter.next() else {
                return false;
            };
            // SAFETY: I3: there is a slot.
            unsafe { self.push(value) };
        }
        true
    }
}

impl<T, const N: usize, P: SpillPolicy> Drop for Fill<'_, T, N, P> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: I6: `first` is not used after this.
        let buf = unsafe { self.buf.as_mut() };
        let len = buf.len() + self.filled;
        // SAFETY: I2, I3: the slots behind the last element were filled, as many as there are.
        unsafe { buf.set_len(len) };
    }
}

/// Reads elements off the first run, and takes them out of the buffer when it goes, also by a panic
/// in the code that gets the elements.
struct Take<'a, T, const N: usize, P: SpillPolicy> {
    /// I6: the buffer; only its fields are touched while `first` is in use.
    buf: NonNull<InlineBuf<T, N, P, Ring>>,
    /// The first of `run` elements.
    first: NonNull<T>,
    /// I2: so many of them were read, but still count in the length.
    taken: usize,
    run: usize,
    borrow: PhantomData<&'a mut InlineBuf<T, N, P, Ring>>,
}

impl<'a, T, const N: usize, P: SpillPolicy> Take<'a, T, N, P> {
    #[inline(always)]
    fn new(buf: &'a mut InlineBuf<T, N, P, Ring>) -> Self {
        let Runs { start, front, .. } = buf.runs();
        let buf = NonNull::from(buf);
        // SAFETY: I6: the buffer is borrowed for as long as the guard lives.
        let data = unsafe { InlineBuf::data(buf) };
        Take {
            buf,
            // SAFETY: I3: `start <= slots`.
            first: unsafe { data.add(start) },
            taken: 0,
            run: front,
            borrow: PhantomData,
        }
    }

    #[inline(always)]
    fn next(&mut self) -> Option<T> {
        if self.taken == self.run {
            return None;
        }
        // SAFETY: I3: `taken < run`.
        let slot = unsafe { self.first.add(self.taken) };
        self.taken += 1;
        // SAFETY: I2: the slot was live, and does not count as such any more.
        Some(unsafe { slot.read() })
    }
}

impl<T, const N: usize, P: SpillPolicy> Drop for Take<'_, T, N, P> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: I6: `first` is not used after this.
        let buf = unsafe { self.buf.as_mut() };
        let len = buf.len() - self.taken;
        buf.place.head = buf.slot_of(self.taken);
        // SAFETY: I2: the other elements are live.
        unsafe { buf.set_len(len) };
    }
}

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P, Ring> {
    /// A buffer of all that `iter` yields, whatever its size hint says.
    #[inline]
    pub(crate) fn try_collect<I: Iterator<Item = T>>(
        policy: P,
        heap: P::Heap,
        iter: &mut I,
    ) -> Result<Self, CapacityError<Option<T>>> {
        let least = iter.size_hint().0;
        if least <= N {
            return Self::new(policy, heap, Ring::START).try_extended(iter);
        }
        let mut buf = Self::try_spilled(policy, heap, Ring::START, least, false)
            .map_err(|reason| CapacityError::new(None, reason))?;
        if Fill::new(&mut buf).fill_up(iter) {
            if let Some(value) = iter.next() {
                // The hint was too low. Who is told where the buffer is gets another one.
                // SAFETY: I2: the place is the same.
                let buf = unsafe { buf.with_place(Ring::START) };
                return buf.try_extended(&mut iter::once(value).chain(iter));
            }
        }
        Ok(buf)
    }

    /// The buffer with all that `iter` yields.
    #[inline(always)]
    fn try_extended<I: Iterator<Item = T>>(
        mut self,
        iter: &mut I,
    ) -> Result<Self, CapacityError<Option<T>>> {
        match self.try_extend(iter) {
            Ok(()) => Ok(self),
            Err(error) => {
                // Here, not at the end: should an element panic, the compiler knows that there is
                // another one in the error.
                drop(self);
                Err(error)
            }
        }
    }

    /// Appends all that `iter` yields, whatever its size hint says.
    #[inline(always)]
    pub(crate) fn try_extend<I: Iterator<Item = T>>(
        &mut self,
        iter: &mut I,
    ) -> Result<(), CapacityError<Option<T>>> {
        if let Err(reason) = self.try_reserve(iter.size_hint().0, false) {
            return Err(CapacityError::new(None, reason));
        }
        loop {
            if !Fill::new(self).fill_up(iter) {
                return Ok(());
            }
            if self.is_full() {
                let Some(value) = iter.next() else {
                    return Ok(());
                };
                let more = iter.size_hint().0.saturating_add(1);
                if let Err(reason) = self.try_reserve(more, false) {
                    return Err(CapacityError::new(Some(value), reason));
                }
                // SAFETY: I3: there is room for one at least.
                unsafe { self.push_back_unchecked(value) };
            }
        }
    }

    /// The free slots behind the last element, `count` of them: those up to the end of the storage,
    /// and those at its start.
    ///
    /// # Safety
    ///
    /// There are that many (I3).
    #[inline(always)]
    unsafe fn spare(&mut self, count: usize) -> (&mut [MaybeUninit<T>], &mut [MaybeUninit<T>]) {
        let len = self.len();
        debug_assert!(self.has_room(count));
        let Runs { start, front, wrap } = self.runs_of(len, count);
        let data = self.as_mut_ptr().cast::<MaybeUninit<T>>();
        // SAFETY: I3: `start <= slots`.
        let first = unsafe { data.add(start) };
        // SAFETY: I3, I6: slots of the storage, which may be uninitialised.
        let front = unsafe { slice::from_raw_parts_mut(first, front) };
        // SAFETY: I3, I6: others, apart from those.
        let wrap = unsafe { slice::from_raw_parts_mut(data, wrap) };
        (front, wrap)
    }

    /// Appends clones of `values`.
    #[inline]
    pub(crate) fn try_extend_from_slice(&mut self, values: &[T]) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        if needs_drop::<T>() {
            return Ok(self.try_extend(&mut values.iter().cloned())?);
        }
        // Whoever appends two slices often has but one.
        if values.is_empty() {
            return Ok(());
        }
        // A panicking `Clone` leaves nothing behind that would have to be dropped.
        self.try_reserve(values.len(), false)?;
        let len = self.len() + values.len();
        // SAFETY: I3: room was made.
        let (front, wrap) = unsafe { self.spare(values.len()) };
        let (first, rest) = values.split_at(front.len());
        clone_plain(first, front);
        clone_plain(rest, wrap);
        // SAFETY: I2: as many slots more are live now.
        unsafe { self.set_len(len) };
        Ok(())
    }

    /// A buffer with clones of the elements, in slots from 0, and no room to spare beyond `N`.
    #[inline]
    pub(crate) fn try_clone(&self) -> Result<Self, TryReserveError>
    where
        T: Clone,
        P: Clone,
        P::Heap: Clone,
    {
        let (policy, heap) = self.policy_and_heap();
        if self.len() > N && !needs_drop::<T>() {
            let mut clone = Self::try_spilled(policy, heap, Ring::START, self.len(), true)?;
            let (front, wrap) = self.as_slices();
            // SAFETY: I3: it was made with that room.
            let spare = unsafe { clone.spare(self.len()) };
            let (first, rest) = spare.0.split_at_mut(front.len());
            // A panicking `Clone` leaves nothing behind that would have to be dropped.
            clone_plain(front, first);
            clone_plain(wrap, rest);
            // SAFETY: I2: as many slots are live now.
            unsafe { clone.set_len(self.len()) };
            return Ok(clone);
        }
        let mut clone = Self::new(policy, heap, Ring::START);
        clone.try_reserve(self.len(), true)?;
        let (front, wrap) = self.as_slices();
        clone.try_extend_from_slice(front)?;
        clone.try_extend_from_slice(wrap)?;
        Ok(clone)
    }

    /// Replaces all elements, which nothing has to drop, by clones of `front` and then `back`.
    #[inline]
    pub(crate) fn try_refill(&mut self, front: &[T], back: &[T]) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        assert!(!needs_drop::<T>());
        let (before, len) = (self.len(), front.len() + back.len());
        // A panicking `Clone` leaves nothing behind that would have to be dropped.
        // SAFETY: I2: no slots.
        unsafe { self.set_len(0) };
        self.place.head = 0;
        self.try_reserve(len, false)?;
        // SAFETY: I3: room was made.
        let spare = unsafe { self.spare(len) };
        let (first, rest) = spare.0.split_at_mut(front.len());
        clone_plain(front, first);
        clone_plain(back, rest);
        // SAFETY: I2: as many slots are live now.
        unsafe { self.set_len(len) };
        if len < before {
            self.settle();
        }
        Ok(())
    }

    /// Copies `values` bit by bit to the slots behind the last element.
    ///
    /// # Safety
    ///
    /// There are that many (I3), and whoever owned the values forgets them (I2).
    #[inline]
    unsafe fn copy_to_back(&mut self, values: &[T]) {
        let (len, count, from) = (self.len(), values.len(), values.as_ptr());
        let Runs { start, front, wrap } = self.runs_of(len, count);
        let data = self.as_mut_ptr();
        // SAFETY: I3: `start <= slots`.
        let first = unsafe { data.add(start) };
        // SAFETY: I2, I3: there is room; the buffer is borrowed mutably, so nothing overlaps it.
        unsafe { ptr::copy_nonoverlapping(from, first, front) };
        if wrap != 0 {
            // SAFETY: I3: `front <= count`.
            let rest = unsafe { from.add(front) };
            // SAFETY: I2, I3: as above.
            unsafe { ptr::copy_nonoverlapping(rest, data, wrap) };
        }
        // SAFETY: I2: the slots are live now.
        unsafe { self.set_len(len + count) };
    }

    /// Moves the elements from `at <= len` on to the end of `to`, which may refuse.
    pub(crate) fn try_move_tail<const M: usize, Q: SpillPolicy>(
        &mut self,
        at: usize,
        to: &mut InlineBuf<T, M, Q, Ring>,
    ) -> Result<(), TryReserveError> {
        assert!(at <= self.len());
        let count = self.len() - at;
        to.try_reserve(count, false)?;
        let Runs { start, front, wrap } = self.runs_of(at, count);
        let data = self.as_ptr();
        // SAFETY: I3: `start <= slots`.
        let first = unsafe { data.add(start) };
        // SAFETY: I2: the slots of the first run are live.
        let front = unsafe { slice::from_raw_parts(first, front) };
        // SAFETY: I2: the slots of the second run are live.
        let wrap = unsafe { slice::from_raw_parts(data, wrap) };
        // SAFETY: I2, I3: there is room, and they are forgotten here below.
        unsafe { to.copy_to_back(front) };
        if !wrap.is_empty() {
            // SAFETY: I2, I3: as above.
            unsafe { to.copy_to_back(wrap) };
        }
        // SAFETY: I2: the tail has moved out.
        unsafe { self.set_len(at) };
        if at == 0 {
            self.place.head = 0;
        }
        if count != 0 {
            self.settle();
        }
        Ok(())
    }

    /// Takes out each element, front to back, and calls `f` with it.
    #[inline]
    pub(crate) fn fold<A>(&mut self, init: A, mut f: impl FnMut(A, T) -> A) -> A {
        let mut accumulator = init;
        while self.len() != 0 {
            let mut take = Take::new(self);
            while let Some(value) = take.next() {
                accumulator = f(accumulator, value);
            }
        }
        accumulator
    }
}
