//! What a vector does with its elements, one or a few at a time.

use alloc::vec::Vec;
use core::alloc::Layout;
use core::mem::{ManuallyDrop, MaybeUninit};
use core::ptr::{self, NonNull};
use core::slice;

use super::engine::{InlineBuf, Storage};
use super::heap::{Global, Heap};
use super::place::{Linear, Ring, Runs, Window};
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P> {
    /// An inline buffer with the elements of an array of at most `N`.
    #[inline]
    pub(crate) const fn from_array<const M: usize>(
        array: [T; M],
        policy: P,
        heap: P::Heap,
    ) -> Self {
        // SAFETY: I2: all slots of an array are live.
        unsafe { Self::from_slots(MaybeUninit::new(array), M, policy, heap) }
    }

    /// An inline buffer with the first `len` elements of an array of at most `N`.
    ///
    /// # Safety
    ///
    /// They are live, and `len <= M` (I2, I3).
    #[inline]
    pub(crate) const unsafe fn from_slots<const M: usize>(
        array: MaybeUninit<[T; M]>,
        len: usize,
        policy: P,
        heap: P::Heap,
    ) -> Self {
        const {
            assert!(
                M <= N,
                "more elements than the inline capacity N: use a larger N, or what can spill, \
                 `smallvec!` or `From`, in place of `smallvec_inline!` or `from_buf`",
            )
        }
        let mut buf = Self::new(policy, heap, Linear);
        // SAFETY: I1, I6: an inline buffer starts with `N >= M` slots.
        unsafe { buf.inline_ptr().cast::<MaybeUninit<[T; M]>>().write(array) };
        // SAFETY: I2, I3: by this function's contract.
        unsafe { buf.set_len(len) };
        buf
    }

    /// The same inline buffer again, bit by bit.
    ///
    /// # Safety
    ///
    /// It is inline (I1).
    #[inline(always)]
    pub(super) unsafe fn copy_inline(&self) -> Self
    where
        T: Copy,
        P: Clone,
        P::Heap: Clone,
    {
        debug_assert!(!self.spilled());
        let (policy, heap) = self.policy_and_heap();
        let mut copy = MaybeUninit::<Self>::uninit();
        // Header and body at once, and no more: policy and heap may be shared with other threads.
        let from = ptr::from_ref(self).cast::<u8>();
        // SAFETY: I6: a buffer begins with header, place and body.
        unsafe { ptr::copy_nonoverlapping(from, copy.as_mut_ptr().cast(), Self::CORE) };
        // SAFETY: I6: the copy has such a field.
        let field = unsafe { &raw mut (*copy.as_mut_ptr()).policy };
        // SAFETY: I6: as above.
        unsafe { field.write(policy) };
        // SAFETY: I6: the copy has such a field.
        let field = unsafe { &raw mut (*copy.as_mut_ptr()).heap };
        // SAFETY: I6: as above.
        unsafe { field.write(heap) };
        // SAFETY: I1, I2: `Copy` elements in an inline body; the place of a vector has no bytes.
        unsafe { copy.assume_init() }
    }

    /// The elements.
    #[inline(always)]
    pub(crate) fn as_slice(&self) -> &[T] {
        let (data, len) = (self.as_ptr(), self.len());
        // SAFETY: I2, I3: slots `0..len` are live.
        unsafe { slice::from_raw_parts(data, len) }
    }

    /// The elements.
    #[inline(always)]
    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        let (len, data) = (self.len(), self.as_mut_ptr());
        // SAFETY: I2, I3: slots `0..len` are live.
        unsafe { slice::from_raw_parts_mut(data, len) }
    }

    /// The elements and the slots behind them.
    #[inline(always)]
    pub(crate) fn split_at_spare(&mut self) -> (&mut [T], &mut [MaybeUninit<T>]) {
        let (len, capacity, data) = (self.len(), self.capacity(), self.as_mut_ptr());
        // SAFETY: I3: `len <= capacity`.
        let spare = unsafe { data.add(len) }.cast();
        // SAFETY: I2, I3: slots `0..len` are live.
        let live = unsafe { slice::from_raw_parts_mut(data, len) };
        // SAFETY: I3, I6: the other slots, apart from the live ones.
        let spare = unsafe { slice::from_raw_parts_mut(spare, capacity - len) };
        (live, spare)
    }

    /// Sets the length, for elements without bytes to any that can be counted: they need no slots.
    ///
    /// # Panics
    ///
    /// If a length of such elements cannot be counted: their capacity says no more than that they
    /// need none.
    ///
    /// # Safety
    ///
    /// `len <= capacity` (I3), and the slots that are now occupied are live (I2).
    #[inline(always)]
    #[track_caller]
    pub(crate) const unsafe fn set_len_within_capacity(&mut self, len: usize) {
        if size_of::<T>() == 0 && P::Heap::MAY_SPILL && len > self.slots() {
            let data = NonNull::<T>::dangling().cast();
            let capacity = Self::MAX_CAPACITY;
            assert!(len <= capacity, "capacity overflow");
            // SAFETY: I1: a block without bytes, to which elements without bytes move by no step.
            unsafe { self.set_block(Storage { data, capacity }, self.len()) };
        }
        // SAFETY: I2, I3: by this function's contract.
        unsafe { self.set_len(len) };
    }

    /// Inserts an element before the one at `index`, where there is room for it.
    ///
    /// # Safety
    ///
    /// `index <= len < slots` (I3).
    #[inline(always)]
    unsafe fn insert_unchecked(&mut self, index: usize, value: T) -> &mut T {
        let len = self.len();
        // SAFETY: I1, I2, I3: `len < slots`, and nothing can look at the slots before they are live.
        unsafe { self.lengthen(self.header_before()) };
        let (data, _) = self.storage();
        // SAFETY: I3: `index <= len`.
        let slot = unsafe { data.add(index) }.as_ptr();
        if index != len {
            // SAFETY: I3: one slot on, `len` being less than `slots`.
            let next = unsafe { slot.add(1) };
            // SAFETY: I2, I3: the elements from `index` on have a slot to move into.
            unsafe { ptr::copy(slot, next, len - index) };
        }
        // SAFETY: I2: the slot's element has moved on.
        unsafe { slot.write(value) };
        // SAFETY: I2: the slot is live; `self` is borrowed for as long.
        unsafe { &mut *slot }
    }

    /// Inserts an element before the one at `index`.
    #[inline]
    #[track_caller]
    pub(crate) fn insert(&mut self, index: usize, value: T) -> &mut T {
        let len = self.len();
        assert_insertion_index(index, len);
        if len == self.slots() {
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
        let len = self.len();
        assert_insertion_index(index, len);
        if let Err(reason) = self.try_reserve(1, false) {
            return Err(CapacityError::new(value, reason));
        }
        // SAFETY: I3: the index was checked, and there is room.
        Ok(unsafe { self.insert_unchecked(index, value) })
    }

    /// Removes the element at `index`; the ones behind move up.
    #[inline]
    pub(crate) fn remove(&mut self, index: usize) -> Option<T> {
        let len = self.len();
        if index >= len {
            return None;
        }
        let (data, _) = self.storage();
        // SAFETY: I3: `index < len`.
        let slot = unsafe { data.add(index) }.as_ptr();
        // SAFETY: I2: the slot is live, and overwritten or out of the length below.
        let value = unsafe { slot.read() };
        // SAFETY: I3: `index + 1 <= len`.
        let next = unsafe { slot.add(1) };
        // SAFETY: I2: the elements behind move into the slot that was read.
        unsafe { ptr::copy(next, slot, len - index - 1) };
        // SAFETY: I2: the removed element's slot is another's now, or the last.
        unsafe { self.shorten() };
        self.settle();
        Some(value)
    }

    /// Removes the element at `index`; the last one takes its place.
    #[inline]
    pub(crate) fn swap_remove(&mut self, index: usize) -> Option<T> {
        let len = self.len();
        if index >= len {
            return None;
        }
        let (data, _) = self.storage();
        let data = data.as_ptr();
        // SAFETY: I3: `index < len`.
        let slot = unsafe { data.add(index) };
        // SAFETY: I2: the slot is live, and overwritten or out of the length below.
        let value = unsafe { slot.read() };
        // SAFETY: I3: `len` is not 0.
        let last = unsafe { data.add(len - 1) };
        // SAFETY: I2: the last element moves into the slot that was read, perhaps its own.
        unsafe { ptr::copy(last, slot, 1) };
        // SAFETY: I2: the removed element's slot is another's now, or the last.
        unsafe { self.shorten() };
        self.settle();
        Some(value)
    }

    /// Drops the elements from `len` on.
    #[inline]
    pub(crate) fn truncate(&mut self, len: usize) {
        let old = self.len();
        // Not `>=`, as in std: that no length is above its half, or below 0, the compiler knows.
        if len > old {
            return;
        }
        // SAFETY: I2: a part of the live slots.
        unsafe { self.set_len(len) };
        let rest = Runs {
            start: len,
            front: old - len,
            wrap: 0,
        };
        // SAFETY: I2: they were live, and do not count as such any more.
        unsafe { self.drop_runs(rest) };
        if len != old {
            self.settle();
        }
    }

    /// Moves the elements from `at` on to the end of `to`, which may refuse.
    #[inline]
    pub(crate) fn try_move_tail<const M: usize, Q: SpillPolicy>(
        &mut self,
        at: usize,
        to: &mut InlineBuf<T, M, Q>,
    ) -> Result<(), TryReserveError> {
        let tail = self.as_slice().get(at..).unwrap_or_default();
        let count = tail.len();
        to.try_reserve(count, false)?;
        // SAFETY: I2, I3: there is room for the tail, which is forgotten here below.
        unsafe { to.copy_to_end(tail) };
        let len = self.len();
        // SAFETY: I2: the tail has moved out.
        unsafe { self.set_len(len - count) };
        if count != 0 {
            self.settle();
        }
        Ok(())
    }

    /// Copies `values` bit by bit to the slots behind the elements.
    ///
    /// # Safety
    ///
    /// There are that many (I3), and whoever owned the values forgets them (I2).
    #[inline(always)]
    pub(super) unsafe fn copy_to_end(&mut self, values: &[T]) {
        let len = self.len();
        // The length comes first, as in `push_unchecked`.
        // SAFETY: I2, I3: there are that many slots, live before anything can look at them.
        unsafe { self.set_len(len + values.len()) };
        // SAFETY: I3: `len <= slots`.
        let end = unsafe { self.as_mut_ptr().add(len) };
        // SAFETY: I3: there is room; the buffer is borrowed mutably, so nothing overlaps it.
        unsafe { ptr::copy_nonoverlapping(values.as_ptr(), end, values.len()) };
    }

    /// The buffer with its elements in slots that may wrap.
    #[inline]
    pub(crate) fn into_ring(self) -> InlineBuf<T, N, P, Ring> {
        // SAFETY: I2: a ring from 0 names the slots `0..len`.
        unsafe { self.with_place(Ring { head: 0 }) }
    }

    /// The buffer on its way out, element by element.
    #[inline]
    pub(crate) fn into_window(mut self) -> InlineBuf<T, N, P, Window> {
        let end = self.len();
        // SAFETY: I2: the window names what the length did.
        unsafe { self.set_len(0) };
        // SAFETY: I2: as above.
        unsafe { self.with_place(Window { start: 0, end }) }
    }

    /// Appends the elements of an array.
    #[inline]
    pub(crate) fn try_take_array<const M: usize>(
        &mut self,
        values: [T; M],
    ) -> Result<(), CapacityError<[T; M]>> {
        // Before the array is forgotten, for an allocator of the user's may panic.
        if let Err(reason) = self.try_reserve(M, true) {
            return Err(CapacityError::new(values, reason));
        }
        let values = ManuallyDrop::new(values);
        // SAFETY: I2, I3: there is room, and the array is forgotten.
        unsafe { self.copy_to_end(&*values) };
        Ok(())
    }

    /// Whether the block of a vector of this capacity is one for such buffers.
    pub(crate) const fn adopts(capacity: usize) -> bool {
        P::Heap::IS_GLOBAL && size_of::<T>() != 0 && capacity > N && capacity <= Self::MAX_CAPACITY
    }

    /// Takes over the elements of `vec`, and its block if that is of use, into this empty buffer.
    pub(crate) fn try_adopt(&mut self, mut vec: Vec<T>) -> Result<(), CapacityError<Vec<T>>> {
        assert!(self.len() == 0 && !self.spilled());
        let (len, capacity) = (vec.len(), vec.capacity());
        if Self::adopts(capacity) {
            let mut vec = ManuallyDrop::new(vec);
            // SAFETY: I6: for all of the block, which is not at address 0.
            let data = unsafe { NonNull::new_unchecked(vec.as_mut_ptr()) }.cast();
            // SAFETY: I1, I2: a vector's block is the global heap's, with the layout of its capacity; its
            // elements are in the slots from 0.
            unsafe { self.set_block(Storage { data, capacity }, len) };
            return Ok(());
        }
        if let Err(reason) = self.try_reserve(len, true) {
            return Err(CapacityError::new(vec, reason));
        }
        // SAFETY: I2, I3: there is room, and the vector forgets its elements here below.
        unsafe { self.copy_to_end(&vec) };
        // SAFETY: I2: no element is live, as far as the vector knows.
        unsafe { vec.set_len(0) };
        Ok(())
    }

    /// Takes the elements out in a vector: with the buffer's own block, if it has one of the global
    /// heap.
    pub(crate) fn try_take_vec(&mut self) -> Result<Vec<T>, TryReserveError> {
        let len = self.len();
        if P::Heap::IS_GLOBAL && size_of::<T>() != 0 {
            if let Some(Storage { data, capacity }) = self.block() {
                // SAFETY: I1: the vector owns the block from here on.
                unsafe { self.set_inline(0) };
                // SAFETY: I1, I2, I3: a block of the global heap with the layout of its capacity.
                return Ok(unsafe { Vec::from_raw_parts(data.as_ptr().cast(), len, capacity) });
            }
        }
        let data = Global
            .allocate(Layout::for_value(self.as_slice()))?
            .cast::<T>()
            .as_ptr();
        // SAFETY: I2: `len` live elements, and a block with room for them.
        unsafe { ptr::copy_nonoverlapping(self.as_ptr(), data, len) };
        // SAFETY: I2: they are the vector's from here on.
        unsafe { self.set_len(0) };
        // SAFETY: I2: a block of the global heap with the layout of `len` live elements.
        Ok(unsafe { Vec::from_raw_parts(data, len, len) })
    }

    /// The elements in a vector, as [`try_take_vec`](Self::try_take_vec).
    #[track_caller]
    pub(crate) fn into_vec(mut self) -> Vec<T> {
        let vec = or_fail(self.try_take_vec());
        // Here, not at the end: should the allocator panic, the compiler knows that there is a vector to
        // drop.
        drop(self);
        vec
    }

    /// The elements in an array of just as many.
    #[inline]
    pub(crate) fn into_array<const M: usize>(mut self) -> Result<[T; M], Self> {
        if self.len() != M {
            return Err(self);
        }
        // SAFETY: I2: the array owns the elements from here on.
        unsafe { self.set_len(0) };
        let data = self.as_ptr().cast::<[T; M]>();
        // SAFETY: I2: `M` elements were live.
        let array = unsafe { data.read() };
        // As in `into_vec`.
        drop(self);
        Ok(array)
    }
}

#[inline]
#[track_caller]
pub(crate) fn assert_insertion_index(index: usize, len: usize) {
    #[cold]
    #[inline(never)]
    #[track_caller]
    fn fail(index: usize, len: usize) -> ! {
        panic!("insertion index (is {index}) should be <= len (is {len})");
    }
    if index > len {
        fail(index, len);
    }
}
