//! How the buffer changes its storage: grow, shrink, spill and unspill, each written once for all
//! places.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::engine::{InlineBuf, Storage};
use super::heap::Heap;
use super::place::{Place, Runs};
use crate::error::TryReserveError;
use crate::policy::{Growth, SpillPolicy};

/// The storage that is being outgrown.
#[derive(Clone, Copy)]
struct Old {
    data: NonNull<u8>,
    slots: usize,
    spilled: bool,
    runs: Runs,
}

/// What the engine has to know of the element type.
#[derive(Clone, Copy)]
struct Element {
    layout: Layout,
    max_capacity: usize,
}

impl Element {
    /// The layout of `capacity` elements.
    #[inline]
    fn array(self, capacity: usize) -> Result<Layout, TryReserveError> {
        if capacity > self.max_capacity {
            return Err(TryReserveError::CapacityOverflow);
        }
        // `max_capacity` keeps the product within `isize::MAX`, `from_size_align` sees to the
        // rounding up to the alignment.
        Layout::from_size_align(capacity * self.layout.size(), self.layout.align())
            .map_err(|_| TryReserveError::CapacityOverflow)
    }

    /// For how many elements to make room if `required` do not fit in `slots`. A policy that never
    /// spills is not asked.
    #[inline]
    fn try_capacity<P: SpillPolicy>(
        self,
        policy: &P,
        slots: usize,
        required: usize,
        exact: bool,
    ) -> Result<usize, TryReserveError> {
        if !P::Heap::MAY_SPILL {
            return Err(TryReserveError::Full {
                capacity: slots,
                required,
            });
        }
        let element_size = self.layout.size();
        Ok(if element_size == 0 {
            self.max_capacity.max(required)
        } else if exact {
            required
        } else {
            let wish = policy.grow(Growth {
                capacity: slots,
                required,
                element_size,
            });
            wish.max(required)
        })
    }

    /// The layout of a block that exists.
    ///
    /// # Safety
    ///
    /// There is a block of `capacity` elements (I1).
    #[inline(always)]
    const unsafe fn block(self, capacity: usize) -> Layout {
        // SAFETY: I3: an existing block's layout was checked when it was made.
        let size = unsafe { capacity.unchecked_mul(self.layout.size()) };
        // SAFETY: I3: as above.
        unsafe { Layout::from_size_align_unchecked(size, self.layout.align()) }
    }
}

/// Room for `required` elements, more than there are slots: a new block with the elements copied to
/// its start, or the old block lengthened with the elements where they were. The only code that
/// grows; it knows nothing of the element type but its layout.
///
/// # Safety
///
/// `old` is the storage of a buffer of such elements (I1, I2). On success an old block is no more.
#[cold]
#[inline(never)]
unsafe fn grow<P: SpillPolicy>(
    policy: &P,
    heap: &P::Heap,
    old: Old,
    required: usize,
    exact: bool,
    element: Element,
) -> Result<Storage, TryReserveError> {
    let capacity = element.try_capacity(policy, old.slots, required, exact)?;
    let (new, size) = (element.array(capacity)?, element.layout.size());
    let data = if old.spilled {
        // SAFETY: I1: spilled, so there is a block of `old.slots` elements.
        let layout = unsafe { element.block(old.slots) };
        // SAFETY: I1, I3: the block is the heap's, given up on success; the new one is longer.
        unsafe { heap.reallocate(old.data, layout, new) }?
    } else {
        let data = heap.allocate(new)?;
        // SAFETY: I2, I3: the new block has room for more than all there are.
        unsafe { old.runs.copy_out(old.data.as_ptr(), data.as_ptr(), size) };
        data
    };
    Ok(Storage { data, capacity })
}

/// Whether a panic unwinds. Only std knows; without it, collections come back all the same.
fn unwinding() -> bool {
    #[cfg(feature = "std")]
    return std::thread::panicking();
    #[cfg(not(feature = "std"))]
    return false;
}

impl<T, const N: usize, P: SpillPolicy, O: Place> InlineBuf<T, N, P, O> {
    const ELEMENT: Element = Element {
        layout: Layout::new::<T>(),
        max_capacity: Self::MAX_CAPACITY,
    };

    /// A new block of `capacity` slots, which are more than `N`.
    #[inline]
    pub(super) fn try_block(
        heap: &P::Heap,
        capacity: usize,
    ) -> Result<NonNull<u8>, TryReserveError> {
        debug_assert!(capacity > N);
        if !P::Heap::MAY_SPILL {
            return Err(TryReserveError::Full {
                capacity: N,
                required: capacity,
            });
        }
        heap.allocate(Self::ELEMENT.array(capacity)?)
    }

    /// An empty spilled buffer with room for `required` elements, which are more than `N`.
    ///
    /// Nobody is told where it is: what is done with it next can stay in registers, and it is
    /// written once, where it is wanted.
    #[inline(always)]
    pub(super) fn try_spilled(
        policy: P,
        heap: P::Heap,
        place: O,
        required: usize,
        exact: bool,
    ) -> Result<Self, TryReserveError> {
        assert!(required > N);
        let capacity = Self::ELEMENT.try_capacity(&policy, N, required, exact)?;
        let data = Self::try_block(&heap, capacity)?;
        let mut buf = Self::new(policy, heap, place);
        // SAFETY: I1, I3: the block is new, and has at least `required` slots.
        unsafe { buf.set_block(Storage { data, capacity }, 0) };
        Ok(buf)
    }

    /// Grows to at least `required` slots, which is more than there are, keeping what is in `runs`.
    ///
    /// # Safety
    ///
    /// `runs` are the occupied slots as the place would name them, whatever the length says (I2).
    #[inline(always)]
    pub(super) unsafe fn try_grow(
        &mut self,
        runs: Runs,
        required: usize,
        exact: bool,
    ) -> Result<(), TryReserveError> {
        let len = self.len();
        let old = Old {
            // SAFETY: I1, I6: neither a block nor the body is at address 0. The body is only read.
            data: unsafe { NonNull::new_unchecked(self.as_ptr().cast_mut()) }.cast(),
            slots: self.slots(),
            spilled: self.spilled(),
            runs,
        };
        // SAFETY: I1, I2: this is the buffer's storage.
        let storage = unsafe {
            grow::<P>(
                &self.policy,
                &self.heap,
                old,
                required,
                exact,
                Self::ELEMENT,
            )
        }?;
        let Storage { data, capacity } = storage;
        // SAFETY: I1: the block is new, or the old one lengthened; either replaces what was.
        unsafe { self.set_block(storage, len) };
        if old.spilled {
            // SAFETY: I2: a lengthened block has the elements where they were.
            unsafe {
                self.place
                    .lengthened(data, size_of::<T>(), runs, old.slots, capacity)
            };
        } else {
            self.place.straightened();
        }
        Ok(())
    }

    /// [`try_grow`](Self::try_grow) for all that is in the buffer, and `additional` elements more.
    ///
    /// Out of line here and not there, where the runs would be passed through memory.
    #[cold]
    #[inline(never)]
    pub(super) fn try_grow_by(
        &mut self,
        additional: usize,
        exact: bool,
    ) -> Result<(), TryReserveError> {
        let required = self.len().checked_add(additional);
        let required = required.ok_or(TryReserveError::CapacityOverflow)?;
        let runs = self.runs();
        // SAFETY: I2: those are the occupied slots.
        unsafe { self.try_grow(runs, required, exact) }
    }

    /// Ends what finds no room where nothing grows. It is not told where the buffer is, so that the compiler
    /// can keep the length, or all of a new one, in registers.
    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(super) fn fail_full() -> ! {
        let (capacity, required) = (N, N + 1);
        TryReserveError::Full { capacity, required }.fail()
    }

    /// Makes room for one more element in a full buffer.
    #[inline]
    #[track_caller]
    pub(super) fn grow_one(&mut self) {
        if !P::Heap::MAY_SPILL {
            Self::fail_full();
        }
        if let Err(error) = self.try_grow_by(1, false) {
            error.fail();
        }
    }

    /// Whether `additional` more elements find room as it is.
    #[inline(always)]
    pub(crate) const fn has_room(&self, additional: usize) -> bool {
        additional <= self.slots() - self.len()
    }

    /// Makes room for `additional` elements, by the policy's curve unless `exact`.
    #[inline]
    pub(crate) fn try_reserve(
        &mut self,
        additional: usize,
        exact: bool,
    ) -> Result<(), TryReserveError> {
        if self.has_room(additional) {
            return Ok(());
        }
        if !P::Heap::MAY_SPILL {
            // What the call below would say, but without showing it the buffer.
            let full = |required| TryReserveError::Full {
                capacity: N,
                required,
            };
            let required = self.len().checked_add(additional);
            return Err(required.map_or(TryReserveError::CapacityOverflow, full));
        }
        self.try_grow_by(additional, exact)
    }

    /// As [`try_reserve`](Self::try_reserve), by the policy's curve.
    #[inline]
    #[track_caller]
    pub(crate) fn reserve(&mut self, additional: usize) {
        if let Err(error) = self.try_reserve(additional, false) {
            error.fail();
        }
    }

    /// As [`try_reserve`](Self::try_reserve), without slack.
    #[inline]
    #[track_caller]
    pub(crate) fn reserve_exact(&mut self, additional: usize) {
        if let Err(error) = self.try_reserve(additional, true) {
            error.fail();
        }
    }

    /// Moves spilled elements back inline if `N` slots are enough for them. The only code that
    /// does.
    pub(crate) fn unspill(&mut self) -> bool {
        // By what the place names: a window's elements are not in the length.
        let (len, runs) = (self.len(), self.runs());
        if runs.len() > N {
            return false;
        }
        let Some(Storage { data, capacity }) = self.block() else {
            return true;
        };
        // The block's pointer and capacity are read out by now: the elements overwrite them.
        // SAFETY: I2, I3: `len <= runs.len() <= N`; the elements follow, and nothing in between can panic.
        unsafe { self.set_inline(len) };
        let inline = self.as_mut_ptr().cast();
        // SAFETY: I2, I3: the elements lie in the block, and there are `N` slots in the body.
        unsafe { runs.copy_out(data.as_ptr(), inline, size_of::<T>()) };
        self.place.straightened();
        // SAFETY: I1: this was the block's layout.
        let layout = unsafe { Self::ELEMENT.block(capacity) };
        // SAFETY: I1: the block is the buffer's own, and nothing points to it any more.
        unsafe { self.heap.deallocate(data, layout) };
        true
    }

    /// Lowers the capacity to the greatest of `min_capacity`, the length, and `N`. A heap that
    /// cannot provide the smaller block leaves the buffer as it was.
    pub(crate) fn shrink_to(&mut self, min_capacity: usize) {
        let Some(Storage { data, capacity }) = self.block() else {
            return;
        };
        // As in `unspill`.
        let (len, runs) = (self.len(), self.runs());
        let target = runs.len().max(min_capacity);
        if target <= N {
            self.unspill();
            return;
        }
        if target >= capacity || size_of::<T>() == 0 {
            return;
        }
        // SAFETY: I1: this is the block's layout.
        let old = unsafe { Self::ELEMENT.block(capacity) };
        // SAFETY: I3: fewer elements than the block has.
        let new = unsafe { Self::ELEMENT.block(target) };
        let linear = runs.is_linear();
        let moved = if linear {
            // SAFETY: I1, I3: the block is the heap's; the elements lie within the smaller one,
            // which has a size.
            unsafe { self.heap.reallocate(data, old, new) }
        } else {
            self.heap.allocate(new).inspect(|block| {
                // SAFETY: I2, I3: there are at most `target` elements.
                unsafe { runs.copy_out(data.as_ptr(), block.as_ptr(), size_of::<T>()) };
            })
        };
        let Ok(block) = moved else {
            return;
        };
        let storage = Storage {
            data: block,
            capacity: target,
        };
        // SAFETY: I1, I2: the elements are in the slots from 0 of the smaller block.
        unsafe { self.set_block(storage, len) };
        self.place.straightened();
        if !linear {
            // Last, since an allocator of the user's may panic.
            // SAFETY: I1: the old block is the heap's, and the buffer has another one.
            unsafe { self.heap.deallocate(data, old) };
        }
    }

    /// Where the buffer has its blocks from.
    #[cfg(feature = "allocator-api2")]
    #[inline(always)]
    pub(crate) const fn heap(&self) -> &P::Heap {
        &self.heap
    }

    /// From how few elements on [`settle`](Self::settle) moves them back inline.
    const COMES_BACK_AT: usize = if N <= 3 { 0 } else { N / 2 };

    /// Ends an operation that removed elements: moves the rest back inline, if the policy wants
    /// that of so few. Not called while a guard lives.
    #[inline(always)]
    pub(super) fn settle(&mut self) {
        if P::COMES_BACK && self.spilled() && self.len() <= Self::COMES_BACK_AT {
            self.unspill();
        }
    }

    /// [`settle`](Self::settle) at the end of a guard, which may go because of a panic.
    #[inline(always)]
    pub(super) fn settle_guarded(&mut self) {
        if P::COMES_BACK && !unwinding() {
            self.settle();
        }
    }

    /// Gives the block of a spilled buffer back.
    ///
    /// # Safety
    ///
    /// The buffer is not used again (I1), and its elements are dropped or forgotten (I2).
    #[inline(always)]
    pub(super) unsafe fn release(&mut self) {
        if let Some(Storage { data, capacity }) = self.block() {
            // SAFETY: I1: this was the block's layout.
            let layout = unsafe { Self::ELEMENT.block(capacity) };
            // SAFETY: I1: the block is the buffer's own.
            unsafe { self.heap.deallocate(data, layout) };
        }
    }
}
