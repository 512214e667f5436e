//! How a vector takes many elements at once: local pointer and length, written back by a guard.

use core::marker::PhantomData;
use core::mem::{MaybeUninit, needs_drop};
use core::ops::Range;
use core::ptr::{self, NonNull};
use core::slice;

use super::engine::{BodyOf, InlineBuf, Storage};
use super::len::Before;
use super::place::Linear;
use crate::error::{CapacityError, TryReserveError};
use crate::policy::SpillPolicy;

/// Writes elements to the slots behind those there are, and gives the buffer its new length when it
/// goes, also by a panic in the code that makes the elements.
pub(super) struct Fill<'a, T, const N: usize, P: SpillPolicy> {
    /// I6: the buffer; only its fields are touched while `data` is in use.
    buf: NonNull<InlineBuf<T, N, P>>,
    /// I3, I6: the first of so many slots.
    data: NonNull<T>,
    slots: usize,
    /// I2: slots `0..len` are live.
    len: usize,
    /// I1: the tag as it is.
    before: Before,
    borrow: PhantomData<&'a mut InlineBuf<T, N, P>>,
}

impl<'a, T, const N: usize, P: SpillPolicy> Fill<'a, T, N, P> {
    #[inline(always)]
    pub(super) fn new(buf: &'a mut InlineBuf<T, N, P>) -> Self {
        let (len, spilled) = (buf.len(), buf.spilled());
        let buf = NonNull::from(buf);
        // SAFETY: I6: the buffer is borrowed for as long as the guard lives.
        let storage = || unsafe { InlineBuf::storage_of(buf) };
        // Each arm knows its tag. Made of the header that was read, the last one would have to wait for it,
        // and whoever refills the buffer for that one.
        let (before, (data, slots)) = if spilled {
            (Before::SPILLED, storage())
        } else {
            (Before::INLINE, storage())
        };
        Fill {
            buf,
            data,
            slots,
            len,
            before,
            borrow: PhantomData,
        }
    }

    /// With room for `additional` elements.
    #[inline(always)]
    pub(super) fn with_room(
        buf: &'a mut InlineBuf<T, N, P>,
        additional: usize,
        exact: bool,
    ) -> Result<Self, TryReserveError> {
        let mut fill = Self::new(buf);
        if additional > fill.slots - fill.len {
            fill.try_grow(additional, exact)?;
        }
        Ok(fill)
    }

    /// Makes room for `additional` elements, which is more than there is.
    #[inline(always)]
    fn try_grow(&mut self, additional: usize, exact: bool) -> Result<(), TryReserveError> {
        // SAFETY: I6: `data` is taken anew, unless this fails: then the storage is what it was, and
        // `data`, which comes from `buf` and not from this reference, stays good.
        let buf = unsafe { self.buf.as_mut() };
        buf.try_grow_by(additional, exact)?;
        // SAFETY: I1: a buffer that grew is spilled.
        let Storage { data, capacity } = unsafe { buf.block_unchecked() };
        (self.data, self.slots, self.before) = (data.cast(), capacity, Before::SPILLED);
        Ok(())
    }

    /// # Safety
    ///
    /// `len < slots` (I3).
    #[inline(always)]
    pub(super) unsafe fn push(&mut self, value: T) {
        // SAFETY: I3: by this function's contract.
        let slot = unsafe { self.data.add(self.len) };
        // SAFETY: I3: the slot lies within the storage.
        unsafe { slot.write(value) };
        self.len += 1;
    }

    /// Clones `values`.
    ///
    /// # Safety
    ///
    /// `values.len() <= slots - len` (I3).
    #[inline(always)]
    unsafe fn clone_all(&mut self, values: &[T])
    where
        T: Clone,
    {
        if needs_drop::<T>() {
            for value in values {
                let value = value.clone();
                // SAFETY: I3: by this function's contract.
                unsafe { self.push(value) };
            }
        } else {
            // A panicking `Clone` leaves nothing behind that would have to be dropped.
            // SAFETY: I3: `len <= slots`.
            let first = unsafe { self.data.add(self.len) }.cast().as_ptr();
            // SAFETY: I3, I6: by this function's contract; the slots are the guard's alone.
            clone_plain(values, unsafe {
                slice::from_raw_parts_mut(first, values.len())
            });
            self.len += values.len();
        }
    }

    /// `count` clones of `value`, the last of which is `value` itself.
    ///
    /// # Safety
    ///
    /// `count <= slots - len` (I3).
    #[inline(always)]
    unsafe fn repeat(&mut self, value: T, count: usize)
    where
        T: Clone,
    {
        let Some(clones) = count.checked_sub(1) else {
            return;
        };
        for _ in 0..clones {
            let value = value.clone();
            // SAFETY: I3: by this function's contract.
            unsafe { self.push(value) };
        }
        // SAFETY: I3: as above, and this is the last.
        unsafe { self.push(value) };
    }

    /// Fills the slots up. Whether there may be more where that came from.
    #[inline(always)]
    pub(super) fn fill_up(&mut self, iter: &mut impl Iterator<Item = T>) -> bool {
        let room = self.slots - self.len;
        // SAFETY: I3: `len <= slots`.
        let first = unsafe { self.data.add(self.len) }.cast().as_ptr();
        // SAFETY: I3, I6: the slots from there on, which are the guard's alone.
        let spare = unsafe { slice::from_raw_parts_mut(first, room) };
        fill_slots(spare, iter, &mut self.len);
        self.len == self.slots
    }
}

impl<T, const N: usize, P: SpillPolicy> Drop for Fill<'_, T, N, P> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: I6: `data` is not used after this.
        let buf = unsafe { self.buf.as_mut() };
        // SAFETY: I1, I2, I3: slots `0..len` are live, and the tag is what it was.
        unsafe { buf.set_len_after(self.before, self.len) };
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

/// Writes what `iter` yields to the slots, until either ends, and adds to `count` how many those
/// were, also by a panic. By references for the same reason as [`clone_plain`].
#[inline]
pub(super) fn fill_slots<T>(
    slots: &mut [MaybeUninit<T>],
    iter: &mut impl Iterator<Item = T>,
    count: &mut usize,
) {
    /// Counts apart from the sum, which is in memory.
    struct Count<'a> {
        sum: &'a mut usize,
        new: usize,
    }
    impl Drop for Count<'_> {
        #[inline(always)]
        fn drop(&mut self) {
            *self.sum += self.new;
        }
    }
    let mut count = Count { sum: count, new: 0 };
    while count.new < slots.len() {
        let Some(value) = iter.next() else {
            break;
        };
        slots[count.new].write(value);
        count.new += 1;
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
            unsafe { Fill::new(&mut buf).clone_all(values) };
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
            unsafe { Fill::new(&mut buf).clone_all(values) };
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
            unsafe { Fill::new(&mut buf).repeat(value, count) };
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
            unsafe { Fill::new(&mut buf).repeat(value, count) };
            return Ok(buf);
        }
        Ok(Self::repeat_inline(policy, heap, value, count))
    }

    /// Appends clones of `values`.
    #[inline]
    pub(crate) fn try_extend_from_slice(&mut self, values: &[T]) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        let mut fill = Fill::with_room(self, values.len(), false)?;
        // SAFETY: I3: there is room.
        unsafe { fill.clone_all(values) };
        Ok(())
    }

    /// Makes the elements clones of `values`: of elements that need no drop, all anew.
    #[inline]
    pub(crate) fn try_clone_from(&mut self, values: &[T]) -> Result<(), TryReserveError>
    where
        T: Clone,
    {
        let before = self.len();
        if needs_drop::<T>() {
            self.truncate(values.len());
            let (front, rest) = values.split_at(self.len());
            self.as_mut_slice().clone_from_slice(front);
            return self.try_extend_from_slice(rest);
        }
        // SAFETY: I2: none of them is lost that would have to be dropped.
        unsafe { self.set_len(0) };
        self.try_extend_from_slice(values)?;
        if values.len() < before {
            self.settle();
        }
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
        let mut fill = match Fill::with_room(self, count, exact) {
            Ok(fill) => fill,
            Err(reason) => return Err(CapacityError::new(value, reason)),
        };
        // SAFETY: I3: there is room.
        unsafe { fill.repeat(value, count) };
        Ok(())
    }
}
