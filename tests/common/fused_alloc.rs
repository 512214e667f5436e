//! An allocator whose calls may panic.

#![allow(unsafe_code)]

use std::alloc::Layout;
use std::ptr::NonNull;

use allocator_api2::alloc::{AllocError, Allocator, Global};

use super::fuse::Fuse;

/// The global allocator. Each call, and each making and cloning of it, burns a [`Fuse::Call`]: before
/// it hands a block out, and after it has taken one back.
#[derive(Debug)]
pub(crate) struct FusedAlloc(());

impl Default for FusedAlloc {
    fn default() -> Self {
        Fuse::Call.burn();
        Self(())
    }
}

impl Clone for FusedAlloc {
    fn clone(&self) -> Self {
        Self::default()
    }
}

// SAFETY: the blocks are Global's. A call that panics has handed out no block, or has taken back the
// one that it was given.
unsafe impl Allocator for FusedAlloc {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        Fuse::Call.burn();
        Global.allocate(layout)
    }

    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: by this function's contract.
        unsafe { Global.deallocate(block, layout) };
        Fuse::Call.burn();
    }

    unsafe fn grow(
        &self,
        block: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<[u8]>, AllocError> {
        Fuse::Call.burn();
        // SAFETY: by this function's contract.
        unsafe { Global.grow(block, old, new) }
    }

    unsafe fn shrink(
        &self,
        block: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<[u8]>, AllocError> {
        Fuse::Call.burn();
        // SAFETY: by this function's contract.
        unsafe { Global.shrink(block, old, new) }
    }
}
