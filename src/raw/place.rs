//! Where in the storage the elements are.

use core::mem::needs_drop;
use core::ptr::{self, NonNull};

/// The occupied slots, first to last: `start..start + front`, then `0..wrap`.
#[derive(Clone, Copy)]
pub(crate) struct Runs {
    pub(crate) start: usize,
    pub(crate) front: usize,
    pub(crate) wrap: usize,
}

impl Runs {
    /// One run from slot 0.
    #[inline(always)]
    pub(crate) const fn linear(len: usize) -> Self {
        Self {
            start: 0,
            front: len,
            wrap: 0,
        }
    }

    /// How many slots are occupied.
    #[inline(always)]
    pub(crate) const fn len(self) -> usize {
        self.front + self.wrap
    }

    /// Whether the elements lie in slots `0..len`, in order.
    #[inline(always)]
    pub(crate) const fn is_linear(self) -> bool {
        self.wrap == 0 && (self.start == 0 || self.front == 0)
    }

    /// Copies the elements, each `size` bytes, to the slots from 0 of other storage.
    ///
    /// # Safety
    ///
    /// The runs lie within the storage at `from`; `to` has room for them all and does not overlap
    /// them.
    #[inline(always)]
    pub(super) unsafe fn copy_out(self, from: *const u8, to: *mut u8, size: usize) {
        // For none, as of a new buffer, the call alone would take its time.
        if self.front != 0 {
            // SAFETY: I2, I3: the first run lies within the storage.
            let front = unsafe { from.add(self.start * size) };
            // SAFETY: I2, I3: as this function's contract says.
            unsafe { ptr::copy_nonoverlapping(front, to, self.front * size) };
        }
        if self.wrap != 0 {
            // SAFETY: I3: there is room for both runs.
            let rest = unsafe { to.add(self.front * size) };
            // SAFETY: I2, I3: as this function's contract says.
            unsafe { ptr::copy_nonoverlapping(from, rest, self.wrap * size) };
        }
    }

    /// Drops the elements, all of them even if one's `drop` panics. The only code that drops more
    /// than one.
    ///
    /// # Safety
    ///
    /// `data` is the storage, whose slots in the runs are live, and nobody takes them for live
    /// afterwards, even if a `drop` panics (I2).
    #[inline(always)]
    pub(super) unsafe fn drop_in_place<T>(self, data: *mut T) {
        if !needs_drop::<T>() {
            return;
        }
        /// Drops a run, also when another's `drop` panics.
        struct Rest<T>(*mut [T]);
        impl<T> Drop for Rest<T> {
            #[inline(always)]
            fn drop(&mut self) {
                // SAFETY: I2: live, by the contract of `drop_in_place`.
                unsafe { ptr::drop_in_place(self.0) };
            }
        }
        // SAFETY: I2: the first run lies within the storage.
        let front = unsafe { data.add(self.start) };
        if self.wrap != 0 {
            let _rest = Rest(ptr::slice_from_raw_parts_mut(data, self.wrap));
            drop(Rest(ptr::slice_from_raw_parts_mut(front, self.front)));
        } else {
            drop(Rest(ptr::slice_from_raw_parts_mut(front, self.front)));
        }
    }
}

/// Says which slots are occupied, and follows when the engine moves the elements.
pub(crate) trait Place {
    /// The occupied slots of a buffer of `len` elements in `capacity` slots.
    fn runs(&self, len: usize, capacity: usize) -> Runs;

    /// The engine has moved the elements to the slots from 0, in order.
    fn straightened(&mut self);

    /// The engine has lengthened the block in place: `runs` lie where they lay in `old` slots,
    /// and the elements may now be moved within `new` slots of `size` bytes.
    ///
    /// # Safety
    ///
    /// `data` is the block, `runs` its occupied slots.
    unsafe fn lengthened(
        &mut self,
        data: NonNull<u8>,
        size: usize,
        runs: Runs,
        old: usize,
        new: usize,
    );
}

/// The elements are in slots `0..len`: vectors and strings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Linear;

impl Place for Linear {
    #[inline(always)]
    fn runs(&self, len: usize, _capacity: usize) -> Runs {
        Runs::linear(len)
    }

    #[inline(always)]
    fn straightened(&mut self) {}

    #[inline(always)]
    unsafe fn lengthened(
        &mut self,
        _data: NonNull<u8>,
        _size: usize,
        _runs: Runs,
        _old: usize,
        _new: usize,
    ) {
    }
}

/// The elements are in the slots from `start` to `end`: what an owning iterator has left. The
/// buffer's own length is 0 meanwhile.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Place for Window {
    #[inline(always)]
    fn runs(&self, _len: usize, _capacity: usize) -> Runs {
        Runs {
            start: self.start,
            front: self.end - self.start,
            wrap: 0,
        }
    }

    #[inline]
    fn straightened(&mut self) {
        *self = Window {
            start: 0,
            end: self.end - self.start,
        };
    }

    #[inline(always)]
    unsafe fn lengthened(
        &mut self,
        _data: NonNull<u8>,
        _size: usize,
        _runs: Runs,
        _old: usize,
        _new: usize,
    ) {
    }
}

/// The elements are in `len` slots from `head`, going on at slot 0 after the last: deques.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ring {
    /// I3: less than the capacity, or 0.
    pub(super) head: usize,
}

impl Place for Ring {
    #[inline(always)]
    fn runs(&self, len: usize, capacity: usize) -> Runs {
        let room = capacity - self.head;
        let front = if len < room { len } else { room };
        Runs {
            start: self.head,
            front,
            wrap: len - front,
        }
    }

    #[inline(always)]
    fn straightened(&mut self) {
        self.head = 0;
    }

    unsafe fn lengthened(
        &mut self,
        data: NonNull<u8>,
        size: usize,
        runs: Runs,
        old: usize,
        new: usize,
    ) {
        if runs.wrap == 0 {
            return;
        }
        let data = data.as_ptr();
        if runs.wrap < runs.front && runs.wrap <= new - old {
            // The second run is the shorter one: it goes behind the first.
            // SAFETY: I3: `old` slots and `runs.wrap` more lie within the block.
            let behind = unsafe { data.add(old * size) };
            // SAFETY: I2, I3: the slots from `old` on are free, and apart from those from 0.
            unsafe { ptr::copy_nonoverlapping(data, behind, runs.wrap * size) };
        } else {
            let head = new - runs.front;
            // SAFETY: I3: the first run lies within the block.
            let from = unsafe { data.add(runs.start * size) };
            // SAFETY: I3: `head < new`.
            let to = unsafe { data.add(head * size) };
            // SAFETY: I2, I3: the slots from `head` on are free or the first run's own.
            unsafe { ptr::copy(from, to, runs.front * size) };
            self.head = head;
        }
    }
}
