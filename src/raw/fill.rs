//! How a vector takes many elements at once: local pointer and length, written back by a guard.

use core::marker::PhantomData;
use core::mem::{MaybeUninit, needs_drop};
use core::ops::Range;
use core::ptr::NonNull;

use super::engine::InlineBuf;
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
/// apart: for plain data this is one copy.
#[inline(always)]
pub(super) fn clone_plain<T: Clone>(from: &[T], to: &mut [MaybeUninit<T>]) {
    for (slot, value) in to.iter_mut().zip(from) {
        slot.write(value.clone());
    }
}

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P> {
    /// Appends all that `iter` yields, whatever its size hint says.
    #[inline]
    pub(crate) fn try_extend<I: Iterator<Item = T>>(
        &mut self,
        iter: &mut I,
    ) -> Result<(), CapacityError<Option<T>>> {
        if let Err(reason) = self.try_reserve(iter.size_hint().0, false) {
            return Err(CapacityError::new(None, reason));
        }
        loop {
            let mut fill = Fill::new(self);
            while fill.len < fill.slots {
                let Some(value) = iter.next() else {
                    return Ok(());
                };
                // SAFETY: I3: there is a slot.
                unsafe { fill.push(value) };
            }
            drop(fill);
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
        let Some(clones) = count.checked_sub(1) else {
            return Ok(());
        };
        let mut fill = Fill::new(self);
        for _ in 0..clones {
            let value = value.clone();
            // SAFETY: I3: there is room for `count` elements.
            unsafe { fill.push(value) };
        }
        // SAFETY: I3: as above, and this is the last.
        unsafe { fill.push(value) };
        Ok(())
    }
}
