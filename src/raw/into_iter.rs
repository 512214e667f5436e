//! The owning iterator of a vector: the buffer, and the window of elements that are left.

use core::mem::needs_drop;
use core::{ptr, slice};

use super::engine::InlineBuf;
use super::place::{Runs, Window};
use crate::policy::SpillPolicy;

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P, Window> {
    /// How many elements are left.
    #[inline(always)]
    pub(crate) const fn remaining(&self) -> usize {
        self.place.end - self.place.start
    }

    /// The elements that are left.
    #[inline]
    pub(crate) fn as_slice(&self) -> &[T] {
        // SAFETY: I2: the window lies within the storage.
        let first = unsafe { self.as_ptr().add(self.place.start) };
        // SAFETY: I2: its slots are live.
        unsafe { slice::from_raw_parts(first, self.remaining()) }
    }

    /// The elements that are left.
    #[inline]
    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        let (start, remaining) = (self.place.start, self.remaining());
        // SAFETY: I2: the window lies within the storage.
        let first = unsafe { self.as_mut_ptr().add(start) };
        // SAFETY: I2: its slots are live.
        unsafe { slice::from_raw_parts_mut(first, remaining) }
    }

    /// Takes the first element.
    #[inline]
    pub(crate) fn take_front(&mut self) -> Option<T> {
        let Window { start, end } = self.place;
        if start == end {
            return None;
        }
        self.place.start = start + 1;
        // SAFETY: I2: the slot lies within the storage.
        let slot = unsafe { self.as_ptr().add(start) };
        // SAFETY: I2: it was live, and is out of the window now.
        Some(unsafe { slot.read() })
    }

    /// Takes the last element.
    #[inline]
    pub(crate) fn take_back(&mut self) -> Option<T> {
        let Window { start, end } = self.place;
        if start == end {
            return None;
        }
        self.place.end = end - 1;
        // SAFETY: I2: the slot lies within the storage.
        let slot = unsafe { self.as_ptr().add(end - 1) };
        // SAFETY: I2: it was live, and is out of the window now.
        Some(unsafe { slot.read() })
    }

    /// Takes out each element, front to back, and calls `f` with it.
    #[inline]
    pub(crate) fn fold<A>(mut self, init: A, mut f: impl FnMut(A, T) -> A) -> A {
        if !needs_drop::<T>() {
            // Nobody has to know how far it got if `f` panics.
            return self.as_slice().iter().fold(init, |accumulator, value| {
                // SAFETY: I2: live, and of no concern to the buffer once it was read.
                f(accumulator, unsafe { ptr::read(value) })
            });
        }
        let mut accumulator = init;
        while let Some(value) = self.take_front() {
            accumulator = f(accumulator, value);
        }
        accumulator
    }

    /// Drops the first `count` elements, or as many as there are.
    pub(crate) fn skip_front(&mut self, count: usize) {
        let count = count.min(self.remaining());
        let gone = Runs {
            start: self.place.start,
            front: count,
            wrap: 0,
        };
        self.place.start += count;
        // SAFETY: I2: they were live, and are out of the window now.
        unsafe { self.drop_runs(gone) };
    }

    /// Drops the last `count` elements, or as many as there are.
    pub(crate) fn skip_back(&mut self, count: usize) {
        let count = count.min(self.remaining());
        self.place.end -= count;
        let gone = Runs {
            start: self.place.end,
            front: count,
            wrap: 0,
        };
        // SAFETY: I2: they were live, and are out of the window now.
        unsafe { self.drop_runs(gone) };
    }
}
