//! A global allocator that counts what the program asks the heap for.
//!
//! Counting costs time, so it is switched on only for the runs that are counted and not for the
//! runs that are timed; switched off, it adds one relaxed load to an allocation.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicU64, Ordering::Relaxed};

#[global_allocator]
static COUNTING: Counting = Counting;

static ON: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static REQUESTED: AtomicU64 = AtomicU64::new(0);
// Signed, since memory from before the count began may be freed while it runs.
static LIVE: AtomicIsize = AtomicIsize::new(0);
static PEAK: AtomicIsize = AtomicIsize::new(0);

/// What was asked of the heap between [`start`] and [`stop`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeapUse {
    /// Calls for new memory, with those that grow or shrink what is already held.
    pub(crate) allocations: u64,
    /// The sum of the sizes asked for.
    pub(crate) requested: u64,
    /// The most bytes held at one time.
    pub(crate) peak: u64,
}

/// Sets the counters to zero and begins to count.
pub(crate) fn start() {
    ALLOCATIONS.store(0, Relaxed);
    REQUESTED.store(0, Relaxed);
    LIVE.store(0, Relaxed);
    PEAK.store(0, Relaxed);
    ON.store(true, Relaxed);
}

/// Ends the count and tells what it came to.
pub(crate) fn stop() -> HeapUse {
    ON.store(false, Relaxed);
    HeapUse {
        allocations: ALLOCATIONS.load(Relaxed),
        requested: REQUESTED.load(Relaxed),
        peak: u64::try_from(PEAK.load(Relaxed)).unwrap_or(0),
    }
}

fn taken(size: usize) {
    if ON.load(Relaxed) {
        ALLOCATIONS.fetch_add(1, Relaxed);
        REQUESTED.fetch_add(size as u64, Relaxed);
        let live = LIVE.fetch_add(size as isize, Relaxed) + size as isize;
        PEAK.fetch_max(live, Relaxed);
    }
}

fn given_back(size: usize) {
    if ON.load(Relaxed) {
        LIVE.fetch_sub(size as isize, Relaxed);
    }
}

struct Counting;

// SAFETY: every method hands its arguments unchanged to `System` and returns what `System`
// returned; the counters neither allocate nor touch the memory.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        // SAFETY: the caller keeps the contract of `GlobalAlloc::alloc`, which is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        // SAFETY: the caller keeps the contract of `GlobalAlloc::alloc_zeroed`, which is the same.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        given_back(layout.size());
        // SAFETY: `block` came from `System` through this allocator, with this `layout`.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        given_back(layout.size());
        taken(new_size);
        // SAFETY: `block` came from `System` through this allocator, with this `layout`, and the
        // caller keeps the contract for `new_size`.
        unsafe { System.realloc(block, layout, new_size) }
    }
}
