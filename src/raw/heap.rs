//! Where blocks come from: the global allocator, or nowhere.

use alloc::alloc::{alloc, dealloc, realloc};
use core::alloc::Layout;
use core::ptr::{self, NonNull};

use super::header::Header;
use super::sealed::Sealed;
use crate::error::TryReserveError;

/// What a spill policy may name as its heap; sealed.
pub trait Heap: Sealed {
    /// Whether elements may leave the value at all.
    const MAY_SPILL: bool;

    /// Whether blocks are the global allocator's, so that `Vec` and `Box` can own them.
    #[doc(hidden)]
    const IS_GLOBAL: bool;

    /// The words that a spilled buffer keeps in its body.
    #[doc(hidden)]
    type Words<H: Header>;

    /// What aligns those words.
    #[doc(hidden)]
    type Align;

    /// A new block; no allocation for a layout without bytes.
    #[doc(hidden)]
    fn allocate(&self, layout: Layout) -> Result<NonNull<u8>, TryReserveError>;

    /// The block moved to one of another size, with the bytes that both sizes share.
    ///
    /// # Safety
    ///
    /// `block` came from this heap with the layout `old` and was not given back; `new` has the
    /// alignment of `old`. On success `block` belongs to the heap again.
    #[doc(hidden)]
    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, TryReserveError>;

    /// Gives a block back.
    ///
    /// # Safety
    ///
    /// `block` came from this heap with this `layout` and was not given back.
    #[doc(hidden)]
    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout);
}

/// A heap that elements can spill to: every one but [`Never`].
pub trait MaySpill: Heap {}

impl MaySpill for Global {}

/// A heap without state, which constants can make.
pub trait Stateless: Heap {
    /// Its only value.
    #[doc(hidden)]
    const VALUE: Self;
}

impl Stateless for Global {
    const VALUE: Self = Global;
}

impl Stateless for Never {
    const VALUE: Self = Never;
}

/// The global allocator.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Global;

impl Sealed for Global {}

impl Heap for Global {
    const MAY_SPILL: bool = true;
    const IS_GLOBAL: bool = true;
    type Words<H: Header> = H::HeapWords;
    type Align = usize;

    #[inline]
    fn allocate(&self, layout: Layout) -> Result<NonNull<u8>, TryReserveError> {
        if layout.size() == 0 {
            return Ok(dangling(layout));
        }
        // SAFETY: I3: the layout has a size.
        let block = unsafe { alloc(layout) };
        NonNull::new(block).ok_or(TryReserveError::AllocError { layout })
    }

    #[inline]
    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, TryReserveError> {
        if old.size() == 0 {
            return self.allocate(new);
        }
        if new.size() == 0 {
            // SAFETY: I3: by this function's contract.
            unsafe { self.deallocate(block, old) };
            return Ok(dangling(new));
        }
        // SAFETY: I3: `old` is the layout of `block`, `new` has its alignment and a size that a
        // `Layout` has checked.
        let moved = unsafe { realloc(block.as_ptr(), old, new.size()) };
        NonNull::new(moved).ok_or(TryReserveError::AllocError { layout: new })
    }

    #[inline]
    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
        if layout.size() != 0 {
            // SAFETY: I3: `layout` is the layout of `block`, by this function's contract.
            unsafe { dealloc(block.as_ptr(), layout) };
        }
    }
}

/// The pointer that stands for a block without bytes.
const fn dangling(layout: Layout) -> NonNull<u8> {
    match NonNull::new(ptr::without_provenance_mut(layout.align())) {
        Some(pointer) => pointer,
        None => unreachable!(),
    }
}

/// No heap: the collection's capacity is fixed at `N`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Never;

impl Sealed for Never {}

impl Heap for Never {
    const MAY_SPILL: bool = false;
    const IS_GLOBAL: bool = false;
    type Words<H: Header> = ();
    type Align = u8;

    #[inline]
    fn allocate(&self, layout: Layout) -> Result<NonNull<u8>, TryReserveError> {
        Err(TryReserveError::AllocError { layout })
    }

    #[inline]
    unsafe fn reallocate(
        &self,
        _block: NonNull<u8>,
        _old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, TryReserveError> {
        Err(TryReserveError::AllocError { layout: new })
    }

    #[inline]
    unsafe fn deallocate(&self, _block: NonNull<u8>, _layout: Layout) {}
}
