//! How a vector takes many elements at once: local pointer and length, written back by a guard.

use core::iter;
use core::marker::PhantomData;
use core::mem::{MaybeUninit, needs_drop};
use core::ops::Range;
use core::ptr::{self, NonNull};
use core::slice;

use super::engine::{BodyOf, InlineBuf};
use super::place::Linear;
use crate::error::{CapacityError, TryReserveError};
use crate::policy::SpillPolicy;

/// Writes elements to the slots behind those there are, and gives the buffer its new length when it
/// goes, also by a panic in the code that makes the elements.
struct Fill<'a, T, const N: usize, P: SpillPolicy> {
    /// I6: the buffer; only its fields are touched while `data` is in use.
    buf: NonNull<InlineBuf<T, N, P>>,
    data: NonNull<T>,
    /// I2: slots `0..len` are live.
    len: usize,
    slots: usize,
    borrow: PhantomData<&'a mut InlineBuf<T, N, P>>,
}

impl<'a, T, const N: usize, P: SpillPolicy> Fill<'a, T, N, P> {
    #[inline(always)]
    fn new(buf: &'a mut InlineBuf<T, N, P>) -> Self {
        let (len, slots) = (buf.len(), buf.slots());
        let buf = NonNull::from(buf);
        Fill {
            buf,
            // SAFETY: I6: the buffer is borrowed for as long as the guard lives.
            data: unsafe { InlineBuf::data(buf) },
            len,
            slots,
            borrow: PhantomData,
        }
    }

    /// # Safety
    ///
    /// `len < slots` (I3).
    #[inline(always)]
    unsafe fn push(&mut self, value: T) {
        // SAFETY: I3: by this function's contract.
        let slot = unsafe { self.data.add(self.len) };
        // SAFETY: I3: the slot lies within the storage.
        unsafe { slot.write(value) };
        self.len += 1;
    }

    /// Fills the slots up. Whether there may be more where that came from.
    #[inline(always)]
    fn fill_up(mut self, iter: &mut impl Iterator<Item = T>) -> bool {
        while self.len < self.slots {
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
        // SAFETY: I6: `data` is not used after this.
        let buf = unsafe { self.buf.as_mut() };
        // SAFETY: I2, I3: slots `0..len` are live.
        unsafe { buf.set_len(self.len) };
    }
}

/// Clones `from` into as many slots. Both being references lets the compiler see that they are
/// apart: for plain data this is one copy. (Not `inline(always)`: then it is inlined so early that
/// the references are forgotten.)
#[inline]
pub(super) fn clone_plain<T: Clone>(from: &[T], to: &mut [MaybeUninit<T>]) {
    for (slot, value) in to.iter_mut().zip(from) {
        slot.write(value.clone());
    }
}

/// Writes clones of `value` to the slots, and `value` itself to the last one.
#[inline(always)]
fn repeat_plain<T: Clone>(value: T, to: &mut [MaybeUninit<T>]) {
    if let Some((last, others)) = to.split_last_mut() {
        for slot in others {
            slot.write(value.clone());
        }
        last.write(value);
    }
}

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P> {
    /// A buffer with all that `iter` yields, whatever its size hint says.
    #[inline(always)]
    pub(crate) fn try_from_iter<I: Iterator<Item = T>>(
        policy: P,
        heap: P::Heap,
        iter: &mut I,
    ) -> Result<Self, CapacityError<Option<T>>> {
        let least = iter.size_hint().0;
        if least <= N {
            return Self::new(policy, heap, Linear).try_extended(iter);
        }
        let mut buf = Self::try_spilled(policy, heap, Linear, least, false)
            .map_err(|reason| CapacityError::new(None, reason))?;
        if Fill::new(&mut buf).fill_up(iter) {
            if let Some(value) = iter.next() {
                // The hint was too low. Who is told where the buffer is gets another one.
                // SAFETY: I2: the place is the same.
                let buf = unsafe { buf.with_place(Linear) };
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
        // Where nothing is announced, the search for the next value may be a loop of its own, which
        // the compiler would vectorize, did it know where the iterator is.
        let done = match iter.size_hint() {
            (0, most) if most != Some(0) => self.try_extend_apart(iter),
            _ => self.try_extend(iter),
        };
        match done {
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
        while Fill::new(self).fill_up(iter) {
            let Some(value) = iter.next() else {
                return Ok(());
            };
            let more = iter.size_hint().0.saturating_add(1);
            if let Err(reason) = self.try_reserve(more, false) {
                return Err(CapacityError::new(Some(value), reason));
            }
            // SAFETY: I3: there is room for one at least.
            unsafe { self.push_unchecked(value) };
        }
        Ok(())
    }

    /// [`try_extend`](Self::try_extend) out of line.
    #[inline(never)]
    fn try_extend_apart<I: Iterator<Item = T>>(
        &mut self,
        iter: &mut I,
    ) -> Result<(), CapacityError<Option<T>>> {
        self.try_extend(iter)
    }

    /// An inline buffer of `len` elements, which `fill` puts into as many slots.
    ///
    /// Nobody but `fill` is told where the slots are, and nothing is wrapped around the buffer: so the
    /// compiler can make it where it is wanted.
    ///
    /// # Safety
    ///
    /// `len <= N` (I3). When `fill` returns, all of its slots are live (I2).
    #[inline(always)]
    unsafe fn filled(
        policy: P,
        heap: P::Heap,
        len: usize,
        fill: impl FnOnce(&mut [MaybeUninit<T>]),
    ) -> Self {
        let mut body = BodyOf::<T, N, P>::uninit();
        let slots = body.as_mut_ptr().cast();
        // SAFETY: I3: a body has `N` slots, which need not be initialised.
        fill(unsafe { slice::from_raw_parts_mut(slots, len) });
        // SAFETY: I2, I3: by this function's contract.
        unsafe { Self::with_body(policy, heap, Linear, body, len) }
    }

    /// An inline buffer with clones of at most `N` values.
    #[inline(always)]
    pub(crate) fn clone_inline(policy: P, heap: P::Heap, values: &[T]) -> Self
    where
        T: Clone,
    {
        assert!(values.len() <= N);
        if needs_drop::<T>() {
            let mut buf = Self::new(policy, heap, Linear);
            // SAFETY: I3: there are `N` slots.
            unsafe { buf.clone_to_end(values) };
            return buf;
        }
        // A panicking `Clone` leaves nothing behind that would have to be dropped.
        let fill = |slots: &mut [_]| clone_plain(values, slots);
        // SAFETY: I2, I3: there are as many values as slots.
        unsafe { Self::filled(policy, heap, values.len(), fill) }
    }

    /// An inline buffer with copies of at most `N` values.
    #[inline(always)]
    pub(crate) fn copy_inline_from(policy: P, heap: P::Heap, values: &[T]) -> Self
    where
        T: Copy,
    {
        assert!(values.len() <= N);
        let fill = |slots: &mut [MaybeUninit<T>]| {
            let to = slots.as_mut_ptr().cast();
            // SAFETY: I3: there are as many slots, new ones.
            unsafe { ptr::copy_nonoverlapping(values.as_ptr(), to, values.len()) };
        };
        // SAFETY: I2, I3: there are as many values as slots.
        unsafe { Self::filled(policy, heap, values.len(), fill) }
    }

    /// A buffer with clones of `values`, and no room to spare beyond `N`.
    #[inline(always)]
    pub(crate) fn try_clone_of(
        policy: P,
        heap: P::Heap,
        values: &[T],
    ) -> Result<Self, TryReserveError>
    where
        T: Clone,
    {
        if values.len() > N {
            let mut buf = Self::try_spilled(policy, heap, Linear, values.len(), true)?;
            // SAFETY: I3: there is room for as many.
            unsafe { buf.clone_to_end(values) };
            return Ok(buf);
        }
        Ok(Self::clone_inline(policy, heap, values))
    }

    /// An inline buffer with `count` clones of `value`, at most `N`, the last of which is `value`
    /// itself.
    #[inline(always)]
    pub(crate) fn repeat_inline(policy: P, heap: P::Heap, value: T, count: usize) -> Self
    where
        T: Clone,
    {
        assert!(count <= N);
        if needs_drop::<T>() {
            let mut buf = Self::new(policy, heap, Linear);
            // SAFETY: I3: there are `N` slots.
            unsafe { buf.repeat_to_end(value, count) };
            return buf;
        }
        // As in `clone_inline`.
        let fill = |slots: &mut [_]| repeat_plain(value, slots);
        // SAFETY: I2, I3: all slots are written.
        unsafe { Self::filled(policy, heap, count, fill) }
    }

    /// A buffer with `count` clones of `value`, the last of which is `value` itself, and no room to
    /// spare beyond `N`.
    #[inline(always)]
    pub(crate) fn try_repeat(
        policy: P,
        heap: P::Heap,
        value: T,
        count: usize,
    ) -> Result<Self, CapacityError<T>>
    where
        T: Clone,
    {
        if count > N {
            let mut buf = match Self::try_spilled(policy, heap, Linear, count, true) {
                Ok(buf) => buf,
                Err(reason) => return Err(CapacityError::new(value, reason)),
            };
            // SAFETY: I3: there is room for as many.
            unsafe { buf.repeat_to_end(value, count) };
            return Ok(buf);
        }
        Ok(Self::repeat_inline(policy, heap, value, count))
    }

    /// Appends clones of `values`, for which there is room.
    ///
    /// # Safety
    ///
    /// `values.len() <= slots - len` (I3).
    #[inline(always)]
    unsafe fn clone_to_end(&mut self, values: &[T])
    where
        T: Clone,
    {
        if needs_drop::<T>() {
            let mut fill = Fill::new(self);
            for value in values {
                let value = value.clone();
                // SAFETY: I3: by this function's contract.
                unsafe { fill.push(value) };
            }
        } else {
            // A panicking `Clone` leaves nothing behind that would have to be dropped.
            let (live, spare) = self.split_at_spare();
            let len = live.len() + values.len();
            clone_plain(values, &mut spare[..values.len()]);
            // SAFETY: I2: as many slots are live now.
            unsafe { self.set_len(len) };
        }
    }

    /// Appends clones of `values`.
    #[inline]
    pub(crate) fn try_extend_from_slice(&mut self, values: &[T]) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        self.try_reserve(values.len(), false)?;
        // SAFETY: I3: there is room now.
        unsafe { self.clone_to_end(values) };
        Ok(())
    }

    /// Appends copies of `values`.
    #[inline(always)]
    pub(crate) fn try_extend_from_slice_copy(&mut self, values: &[T]) -> Result<(), TryReserveError>
    where
        T: Copy,
    {
        self.try_reserve(values.len(), false)?;
        // SAFETY: I2, I3: there is room now, and `Copy` values need no owner.
        unsafe { self.copy_to_end(values) };
        Ok(())
    }

    /// Appends clones of the elements in `range`, which lies within the length.
    pub(crate) fn try_extend_from_within(
        &mut self,
        range: Range<usize>,
    ) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        assert!(range.start <= range.end && range.end <= self.len());
        self.try_reserve(range.len(), false)?;
        let mut fill = Fill::new(self);
        for index in range {
            // SAFETY: I3: the range lies within the storage.
            let slot = unsafe { fill.data.add(index) };
            // SAFETY: I2: and within the elements that there were.
            let value = unsafe { slot.as_ref() }.clone();
            // SAFETY: I3: there is room for the whole range.
            unsafe { fill.push(value) };
        }
        Ok(())
    }

    /// Appends `count` clones of `value`, the last of which is `value` itself. Grows by the policy's
    /// curve unless `exact`.
    #[inline]
    pub(crate) fn try_extend_with(
        &mut self,
        count: usize,
        value: T,
        exact: bool,
    ) -> Result<(), CapacityError<T>>
    where
        T: Clone,
    {
        if let Err(reason) = self.try_reserve(count, exact) {
            return Err(CapacityError::new(value, reason));
        }
        // SAFETY: I3: there is room now.
        unsafe { self.repeat_to_end(value, count) };
        Ok(())
    }

    /// Appends `count` clones of `value`, the last of which is `value` itself.
    ///
    /// # Safety
    ///
    /// `count <= slots - len` (I3).
    #[inline(always)]
    unsafe fn repeat_to_end(&mut self, value: T, count: usize)
    where
        T: Clone,
    {
        let Some(clones) = count.checked_sub(1) else {
            return;
        };
        let mut fill = Fill::new(self);
        for _ in 0..clones {
            let value = value.clone();
            // SAFETY: I3: by this function's contract.
            unsafe { fill.push(value) };
        }
        // SAFETY: I3: as above, and this is the last.
        unsafe { fill.push(value) };
    }
}
