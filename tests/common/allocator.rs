//! An allocator for `In` that checks how it is used.
//!
//! Each block has to go back to an equal allocator, with the layout that it was made with. Requests
//! are counted by thread, and can be made to fail.

#![allow(unsafe_code)]

use std::alloc::Layout;
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;
use std::thread_local;

use allocator_api2::alloc::{AllocError, Allocator, Global};

/// An allocator with a name; those of one name are one allocator.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Tracker(pub(crate) u32);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Block {
    start: NonNull<u8>,
    layout: Layout,
    owner: Tracker,
}

thread_local! {
    static BLOCKS: RefCell<Vec<Block>> = const { RefCell::new(Vec::new()) };
    static REQUESTS: Cell<usize> = const { Cell::new(0) };
    /// The number of the request that fails, counted from 1, or 0.
    static FAIL: Cell<usize> = const { Cell::new(0) };
}

impl Tracker {
    /// How many blocks of this allocator are alive in this thread.
    pub(crate) fn blocks(self) -> usize {
        BLOCKS.with_borrow(|blocks| blocks.iter().filter(|block| block.owner == self).count())
    }

    /// Whether a live block of this allocator starts there.
    pub(crate) fn owns<T>(self, start: *const T) -> bool {
        let is_it = |block: &Block| {
            block.owner == self && block.start.as_ptr().cast_const() == start.cast()
        };
        BLOCKS.with_borrow(|blocks| blocks.iter().any(is_it))
    }
}

/// How often this thread has asked for memory.
pub(crate) fn requests() -> usize {
    REQUESTS.get()
}

/// From here on, this thread's `n`-th request fails, counted from 1; 0 for none. Says whether the one
/// that was to fail before has failed.
pub(crate) fn fail_at(n: usize) -> bool {
    FAIL.replace(n) == 0
}

// SAFETY: blocks are those of the global allocator, which lives as long as the program.
unsafe impl Allocator for Tracker {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        REQUESTS.set(REQUESTS.get() + 1);
        let left = FAIL.get();
        FAIL.set(left.saturating_sub(1));
        if left == 1 {
            return Err(AllocError);
        }
        assert_ne!(layout.size(), 0, "request for no bytes");
        let block = Global.allocate(layout)?;
        let (start, owner) = (block.cast(), *self);
        BLOCKS.with_borrow_mut(|blocks| {
            blocks.push(Block {
                start,
                layout,
                owner,
            });
        });
        Ok(block)
    }

    unsafe fn deallocate(&self, start: NonNull<u8>, layout: Layout) {
        let owner = *self;
        let block = Block {
            start,
            layout,
            owner,
        };
        BLOCKS.with_borrow_mut(|blocks| {
            let index = blocks.iter().position(|other| *other == block);
            let index = index.expect("an allocator gets its own blocks back, by their layouts");
            blocks.swap_remove(index);
        });
        // SAFETY: it is a block of the global allocator with this layout.
        unsafe { Global.deallocate(start, layout) };
    }
}
