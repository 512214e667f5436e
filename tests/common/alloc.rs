//! A global allocator that checks how it is used.
//!
//! A test binary installs it:
//!
//! ```ignore
//! #[global_allocator]
//! static ALLOCATOR: CheckedAlloc = CheckedAlloc;
//! ```
//!
//! * Each block lies between two red zones; they are looked at when the block is freed.
//! * The layout of each block is remembered, and compared with that of its `dealloc` or `realloc`.
//! * New memory is full of `0xA5`, freed memory of `0xDE`. Freed blocks stay in a quarantine for a
//!   while, and are looked at when they leave it: a write after the free is found. `realloc` always
//!   moves.
//! * Requests are counted by thread, and can be made to fail.
//!
//! What is wrong ends the process with a message, for it is the collection's own memory management
//! that failed.
//!
//! Where another tool watches the memory, all of this but the layouts and the counts would hide from
//! it what it looks for, and is left out: see [`WATCHED`](super::alloc_books::WATCHED).

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ffi::c_void;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{process, ptr, slice, thread_local};

use super::alloc_books::{Books, Entry, WATCHED};

/// See the [module documentation](self).
pub(crate) struct CheckedAlloc;

const NEW: u8 = 0xA5;
const FREED: u8 = 0xDE;
const RED: u8 = 0xFB;

/// The least size of a red zone, in bytes.
const ZONE: usize = 32;

/// What this thread has asked of the allocator.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Counts {
    /// Calls of `alloc` and `realloc`, failed ones included.
    pub(crate) requests: usize,
    /// Blocks allocated and not freed by this thread.
    pub(crate) blocks: isize,
    /// Their bytes.
    pub(crate) bytes: isize,
}

thread_local! {
    static COUNTS: Cell<Counts> = const {
        Cell::new(Counts { requests: 0, blocks: 0, bytes: 0 })
    };
    /// The number of the request that fails, counted from 1, or 0.
    static FAIL: Cell<usize> = const { Cell::new(0) };
}

/// What this thread has asked of the allocator so far.
pub(crate) fn counts() -> Counts {
    COUNTS.get()
}

/// Runs `f`, and says how many requests for memory it made, and how many blocks and bytes are alive
/// that were not before.
pub(crate) fn counted<R>(f: impl FnOnce() -> R) -> (R, Counts) {
    let before = counts();
    let result = f();
    let after = counts();
    let counts = Counts {
        requests: after.requests - before.requests,
        blocks: after.blocks - before.blocks,
        bytes: after.bytes - before.bytes,
    };
    (result, counts)
}

/// Runs `f`, in which the `n`-th request for memory fails; counted from 1. Says whether it came to
/// that.
pub(crate) fn failing_at<R>(n: usize, f: impl FnOnce() -> R) -> (R, bool) {
    FAIL.set(n);
    let result = f();
    (result, FAIL.replace(0) == 0)
}

/// Looks at all freed blocks that are still in quarantine.
pub(crate) fn check_quarantine() {
    with_books(|books| {
        for entry in books.quarantine() {
            // SAFETY: it is in quarantine.
            unsafe { check_freed(*entry) };
        }
    });
}

/// The size of the block that starts at this address. Ends the process if there is none.
pub(crate) extern "C" fn size_of_block(block: *const c_void) -> usize {
    let block = block.cast_mut().cast();
    match with_books(|books| books.layout_of(block)) {
        Some(layout) => layout.size(),
        None => fail("size of no block", block, Layout::new::<()>(), None),
    }
}

/// The size of the block that a byte lies in. Ends the process if there is none.
pub(crate) extern "C" fn size_of_block_around(byte: *const c_void) -> usize {
    let byte = byte.cast_mut().cast();
    match with_books(|books| books.around(byte)) {
        Some(entry) => entry.layout.size(),
        None => fail("size around no block", byte, Layout::new::<()>(), None),
    }
}

/// Ends the process; allocates nothing.
fn fail(what: &str, block: *mut u8, layout: Layout, other: Option<Layout>) -> ! {
    let mut out = std::io::stderr();
    let _ = writeln!(
        out,
        "checking allocator: {what}: block {block:p} of {layout:?}"
    );
    if let Some(other) = other {
        let _ = writeln!(out, "  its layout is {other:?}");
    }
    process::abort();
}

fn with_books<R>(f: impl FnOnce(&mut Books) -> R) -> R {
    static LOCKED: AtomicBool = AtomicBool::new(false);
    static mut BOOKS: Books = Books::new();
    while LOCKED.swap(true, Ordering::Acquire) {
        std::thread::yield_now();
    }
    let books = &raw mut BOOKS;
    // SAFETY: whoever holds the lock is the only one to use the books; `f` does not unwind, for all
    // that can go wrong aborts.
    let result = f(unsafe { &mut *books });
    LOCKED.store(false, Ordering::Release);
    result
}

/// The layout of a block with its red zones, and the size of the first zone. None if there is no such
/// block.
fn with_zones(layout: Layout) -> Option<(Layout, usize)> {
    if WATCHED {
        // Tools give up where there is no memory, instead of saying so.
        return (layout.size() < 1 << 30).then_some((layout, 0));
    }
    let front = ZONE.max(layout.align());
    let size = layout.size().checked_add(front)?.checked_add(ZONE)?;
    let outer = Layout::from_size_align(size, layout.align()).ok()?;
    Some((outer, front))
}

/// All bytes of a block and its red zones: front zone, block, back zone.
///
/// # Safety
///
/// The block was made by `allocate` and not given back, and nothing else uses it meanwhile.
unsafe fn parts<'a>(entry: Entry) -> [&'a mut [u8]; 3] {
    let Some((outer, front)) = with_zones(entry.layout) else {
        fail("impossible layout", entry.block, entry.layout, None);
    };
    // SAFETY: `allocate` has put so many bytes before the block.
    let start = unsafe { entry.block.sub(front) };
    // SAFETY: `allocate` has initialised all bytes, which only the caller uses.
    let all = unsafe { slice::from_raw_parts_mut(start, outer.size()) };
    let (front, rest) = all.split_at_mut(front);
    let (block, back) = rest.split_at_mut(entry.layout.size());
    [front, block, back]
}

fn is_full_of(bytes: &[u8], byte: u8) -> bool {
    // The first, and each as the one before it: by one comparison, which is fast in debug builds, too.
    match bytes {
        [first, rest @ ..] => *first == byte && *rest == bytes[..rest.len()],
        [] => true,
    }
}

fn check_zones(entry: Entry, front: &[u8], back: &[u8]) {
    if !is_full_of(front, RED) {
        fail("write before the block", entry.block, entry.layout, None);
    }
    if !is_full_of(back, RED) {
        fail("write behind the block", entry.block, entry.layout, None);
    }
}

/// # Safety
///
/// The block was freed, and not given back.
unsafe fn check_freed(entry: Entry) {
    if WATCHED {
        return;
    }
    // SAFETY: the allocator alone uses freed blocks, and under a lock or out of the books.
    let [front, block, back] = unsafe { parts(entry) };
    check_zones(entry, front, back);
    if !is_full_of(block, FREED) {
        fail("write after free", entry.block, entry.layout, None);
    }
}

/// Whether this request is to fail; counts it.
fn refuse() -> bool {
    let mut counts = COUNTS.get();
    counts.requests += 1;
    COUNTS.set(counts);
    let left = FAIL.get();
    FAIL.set(left.saturating_sub(1));
    left == 1
}

fn count(blocks: isize, bytes: isize) {
    let mut counts = COUNTS.get();
    counts.blocks += blocks;
    counts.bytes += bytes;
    COUNTS.set(counts);
}

fn allocate(layout: Layout) -> *mut u8 {
    if layout.size() == 0 {
        fail("request for no bytes", ptr::null_mut(), layout, None);
    }
    if refuse() {
        return ptr::null_mut();
    }
    let Some((outer, front)) = with_zones(layout) else {
        return ptr::null_mut();
    };
    // SAFETY: the layout has a size.
    let start = unsafe { System.alloc(outer) };
    if start.is_null() {
        return start;
    }
    // SAFETY: the zone lies within the allocation.
    let block = unsafe { start.add(front) };
    if !WATCHED {
        // SAFETY: the allocation has so many bytes.
        unsafe { start.write_bytes(RED, outer.size()) };
        // SAFETY: so many of them are the block's.
        unsafe { block.write_bytes(NEW, layout.size()) };
    }
    with_books(|books| books.insert(Entry { block, layout }));
    count(1, layout.size() as isize);
    block
}

fn free(block: *mut u8, layout: Layout) {
    let evicted = with_books(|books| {
        let entry = match books.find(block) {
            // By the pointer that comes back: Miri lets no other one free what a `Box` owned.
            Some((entry, true)) => Entry { block, ..entry },
            Some((entry, false)) => fail("double free", block, layout, Some(entry.layout)),
            None => fail("free of a foreign block", block, layout, None),
        };
        if entry.layout != layout {
            fail("freed by another layout", block, layout, Some(entry.layout));
        }
        if !WATCHED {
            // SAFETY: the block was alive until now.
            let [front, bytes, back] = unsafe { parts(entry) };
            check_zones(entry, front, back);
            bytes.fill(FREED);
        }
        books.lock_away(entry)
    });
    count(-1, -(layout.size() as isize));
    if let Some(entry) = evicted {
        // SAFETY: it was in quarantine.
        unsafe { check_freed(entry) };
        let Some((outer, front)) = with_zones(entry.layout) else {
            fail("impossible layout", entry.block, entry.layout, None);
        };
        // SAFETY: the block was made by `alloc`, with so many bytes before it.
        let start = unsafe { entry.block.sub(front) };
        // SAFETY: it was made with this layout, and is out of the books.
        unsafe { System.dealloc(start, outer) };
    }
}

// SAFETY: blocks are System's, handed out once until they are freed; nothing here unwinds.
unsafe impl GlobalAlloc for CheckedAlloc {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        allocate(layout)
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        free(block, layout);
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let alive = with_books(|books| books.layout_of(block));
        match alive {
            Some(known) if known == layout => {}
            known => fail("realloc by another layout", block, layout, known),
        }
        let Ok(new_layout) = Layout::from_size_align(new_size, layout.align()) else {
            fail("realloc to an impossible size", block, layout, None);
        };
        let new = allocate(new_layout);
        if !new.is_null() {
            // SAFETY: both blocks are alive and have so many bytes.
            unsafe { new.copy_from_nonoverlapping(block, layout.size().min(new_size)) };
            free(block, layout);
        }
        new
    }
}
