//! How the elements of a deque move within its storage.

use core::ptr::{self, NonNull};

use super::engine::InlineBuf;
use super::place::{Linear, Place, Ring, Runs};
use crate::policy::SpillPolicy;

/// The slot `offset <= slots` behind `slot`, going on at slot 0 after the last.
#[inline(always)]
pub(super) const fn wrap_add(slot: usize, offset: usize, slots: usize) -> usize {
    // Told apart by the sign that the subtraction leaves, for there are at most `isize::MAX` slots: of
    // `sum >= slots` the compiler would make a comparison, a selection and another subtraction.
    let sum = slot.wrapping_add(offset);
    let beyond = sum.wrapping_sub(slots);
    if (beyond as isize) < 0 { sum } else { beyond }
}

/// The slot `offset <= slots` before `slot`, going on at the last slot before slot 0.
#[inline(always)]
pub(super) const fn wrap_sub(slot: usize, offset: usize, slots: usize) -> usize {
    // Told apart by the sum's carry, which costs least.
    let difference = slot.wrapping_sub(offset);
    let sum = difference.wrapping_add(slots);
    if sum >= slots { difference } else { sum }
}

/// Moves `count` elements from slot `from` on to slot `to` on, both going on at slot 0 after the
/// last.
///
/// # Safety
///
/// `data` is a ring's storage of `slots` slots, `from` and `to` lie within it, and from the first
/// slot of either side to the last of the other there are at most `slots` (I3). The elements at
/// `from` are live; the slots at `to` are free, or elements among those that are moved (I2).
#[inline]
pub(super) unsafe fn wrap_copy<T>(
    data: NonNull<T>,
    slots: usize,
    from: usize,
    to: usize,
    count: usize,
) {
    if from == to || count == 0 {
        return;
    }
    if count <= slots - from.max(to) {
        // SAFETY: I2, I3: neither side reaches the end of the storage.
        unsafe { copy(data, from, to, count) };
        return;
    }
    // SAFETY: I2, I3: by this function's contract.
    unsafe { wrap_copy_pieces(data, slots, from, to, count) };
}

/// [`wrap_copy`] piece by piece: as far as neither side reaches the end.
///
/// # Safety
///
/// As for [`wrap_copy`] (I2, I3).
#[inline(never)]
unsafe fn wrap_copy_pieces<T>(
    data: NonNull<T>,
    slots: usize,
    from: usize,
    to: usize,
    count: usize,
) {
    let backwards = wrap_sub(to, from, slots) < count;
    let mut left = count;
    while left != 0 {
        let (source, target, piece) = if backwards {
            // The target begins among the source: the last elements go first.
            let source = wrap_add(from, left - 1, slots) + 1;
            let target = wrap_add(to, left - 1, slots) + 1;
            let piece = left.min(source).min(target);
            (source - piece, target - piece, piece)
        } else {
            let source = wrap_add(from, count - left, slots);
            let target = wrap_add(to, count - left, slots);
            let piece = left.min(slots - source.max(target));
            (source, target, piece)
        };
        // SAFETY: I2, I3: neither side reaches the end; what the target overwrites has moved.
        unsafe { copy(data, source, target, piece) };
        left -= piece;
    }
}

/// Moves `count` elements from slot `from` on to slot `to` on.
///
/// # Safety
///
/// As for [`wrap_copy`], but that neither side reaches the end (I2, I3).
#[inline(always)]
unsafe fn copy<T>(data: NonNull<T>, from: usize, to: usize, count: usize) {
    // SAFETY: I3: `from <= slots`.
    let source = unsafe { data.add(from) };
    // SAFETY: I3: `to <= slots`.
    let target = unsafe { data.add(to) };
    // SAFETY: I2, I3: by this function's contract.
    unsafe { ptr::copy(source.as_ptr(), target.as_ptr(), count) };
}

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P, Ring> {
    /// Moves the elements to one run, and returns that.
    pub(crate) fn make_contiguous(&mut self) -> &mut [T] {
        let (data, slots) = self.storage();
        let runs @ Runs { start, front, wrap } = self.place.runs(self.len(), slots);
        if wrap != 0 {
            let (len, free) = (runs.len(), start - wrap);
            if front <= free {
                // SAFETY: I2, I3: the first run fits before the second, once that has moved up.
                unsafe { wrap_copy(data, slots, start, 0, len) };
                self.place.head = 0;
            } else if wrap <= free {
                // SAFETY: I2, I3: the second run fits behind the first, once that has moved down.
                unsafe { wrap_copy(data, slots, start, start - wrap, len) };
                self.place.head = start - wrap;
            } else {
                // SAFETY: I2, I3: the slots from `wrap` on are free, or the first run's own.
                unsafe { wrap_copy(data, slots, start, wrap, front) };
                self.place.head = 0;
                self.as_mut_slices().0.rotate_left(wrap);
            }
        }
        self.as_mut_slices().0
    }

    /// Makes the element at `mid <= len` the first, and those before it the last, in their order.
    pub(crate) fn rotate(&mut self, mid: usize) {
        let (data, slots) = self.storage();
        let (len, head) = (self.len(), self.place.head);
        assert!(mid <= len);
        let rest = len - mid;
        if mid <= rest {
            // SAFETY: I2, I3: the slots behind the last element are free, or hold the elements
            // that move.
            unsafe { wrap_copy(data, slots, head, wrap_add(head, len, slots), mid) };
            self.place.head = wrap_add(head, mid, slots);
        } else {
            let before = wrap_sub(head, rest, slots);
            // SAFETY: I2, I3: the slots before the first element are free, or hold the elements
            // that move.
            unsafe { wrap_copy(data, slots, wrap_add(head, mid, slots), before, rest) };
            self.place.head = before;
        }
    }

    /// The buffer with its elements in slots `0..len`.
    pub(crate) fn into_linear(mut self) -> InlineBuf<T, N, P, Linear> {
        let count = self.make_contiguous().len();
        let ((data, slots), start) = (self.storage(), self.place.head);
        // SAFETY: I2, I3: the slots from 0 on are free, or the elements' own.
        unsafe { wrap_copy(data, slots, start, 0, count) };
        // SAFETY: I2: the elements are in the slots `0..len`.
        unsafe { self.with_place(Linear) }
    }
}
