//! Where blocks come from: the global allocator, one of the user's, or nowhere.

use alloc::alloc::{alloc, dealloc, realloc};
use core::alloc::Layout;
use core::ptr::{self, NonNull};

#[cfg(feature = "allocator-api2")]
use allocator_api2::alloc::Allocator;

use super::header::{Front, Header};
use super::sealed::Sealed;
use crate::error::TryReserveError;

/// What a spill policy may name as its heap; sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a heap of smallcoll",
    note = "the `Heap` of a policy is `Global`, `Never` (it never spills), or `Custom<A>` (feature \
            `allocator-api2`); for an allocator, take the policy `In<A>`"
)]
pub trait Heap: Sealed {
    /// Whether elements may leave the value at all.
    const MAY_SPILL: bool;

    /// Whether blocks are the global allocator's, so that `Vec` and `Box` can own them.
    #[doc(hidden)]
    const IS_GLOBAL: bool;

    /// What the header is before the body.
    #[doc(hidden)]
    type Front<H: Header>: Front;

    /// The words that a spilled buffer keeps in its body.
    #[doc(hidden)]
    type Words<H: Header>;

    /// What aligns those words.
    #[doc(hidden)]
    type Align;

    /// A new block.
    ///
    /// # Safety
    ///
    /// `layout` has a size.
    #[doc(hidden)]
    unsafe fn acquire(&self, layout: Layout) -> Option<NonNull<u8>>;

    /// The block moved to one of another size, with the bytes that both sizes share.
    ///
    /// # Safety
    ///
    /// `block` came from this heap with the layout `old` and was not given back; `new` has the
    /// alignment of `old`, and both have a size. On success `block` belongs to the heap again.
    #[doc(hidden)]
    unsafe fn resize(&self, block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>>;

    /// Gives a block back.
    ///
    /// # Safety
    ///
    /// `block` came from this heap with this `layout`, which has a size, and was not given back.
    #[doc(hidden)]
    unsafe fn release(&self, block: NonNull<u8>, layout: Layout);

    /// A new block; for a layout without bytes the heap is not asked.
    #[doc(hidden)]
    #[inline]
    fn allocate(&self, layout: Layout) -> Result<NonNull<u8>, TryReserveError> {
        if layout.size() == 0 {
            return Ok(dangling(layout));
        }
        // SAFETY: I3: the layout has a size.
        let block = unsafe { self.acquire(layout) };
        block.ok_or(TryReserveError::AllocError { layout })
    }

    /// The block of `old` moved to one of `new`, with the bytes that both share.
    ///
    /// # Safety
    ///
    /// `block` came from this heap with the layout `old` and was not given back; `new` has the
    /// alignment of `old`, and a size if `old` has one. On success `block` belongs to the heap again.
    #[doc(hidden)]
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
        // SAFETY: I3: the old layout has a size, the rest is this function's contract.
        let moved = unsafe { self.resize(block, old, new) };
        moved.ok_or(TryReserveError::AllocError { layout: new })
    }

    /// Gives a block back, unless it has no bytes.
    ///
    /// # Safety
    ///
    /// `block` came from this heap with this `layout` and was not given back.
    #[doc(hidden)]
    #[inline]
    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
        if layout.size() != 0 {
            // SAFETY: I3: by this function's contract.
            unsafe { self.release(block, layout) };
        }
    }
}

/// A heap that elements can spill to: every one but [`Never`].
#[diagnostic::on_unimplemented(
    message = "a collection that never spills is not made `From` what may be too long for it",
    label = "the policy's heap is `{Self}`",
    note = "take `try_from`, `try_into` or `try_extend`, whose error gives back what did not fit, or a \
            policy that spills"
)]
pub trait MaySpill: Heap {}

impl MaySpill for Global {}

#[cfg(feature = "allocator-api2")]
impl<A: Allocator> MaySpill for Custom<A> {}

/// A heap without state, which constants can make.
#[diagnostic::on_unimplemented(
    message = "the policy alone does not say which allocator the collection is to own",
    label = "the policy's heap is `{Self}`",
    note = "hand the allocator over: `new_in`, `with_capacity_in`"
)]
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
    type Front<H: Header> = H::Front;
    type Words<H: Header> = H::HeapWords;
    type Align = usize;

    #[inline]
    unsafe fn acquire(&self, layout: Layout) -> Option<NonNull<u8>> {
        // SAFETY: I3: the layout has a size.
        NonNull::new(unsafe { alloc(layout) })
    }

    #[inline]
    unsafe fn resize(&self, block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        // SAFETY: I3: `old` is the layout of `block`, `new` has its alignment and a size that a
        // `Layout` has checked.
        NonNull::new(unsafe { realloc(block.as_ptr(), old, new.size()) })
    }

    #[inline]
    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: I3: `layout` is the layout of `block`, by this function's contract.
        unsafe { dealloc(block.as_ptr(), layout) };
    }
}

/// The pointer that stands for a block without bytes.
const fn dangling(layout: Layout) -> NonNull<u8> {
    match NonNull::new(ptr::without_provenance_mut(layout.align())) {
        Some(pointer) => pointer,
        None => unreachable!(),
    }
}

/// An allocator of the user's, which the collection owns: the heap of [`In`](crate::policy::In).
#[cfg(feature = "allocator-api2")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Custom<A>(pub(crate) A);

#[cfg(feature = "allocator-api2")]
impl<A> Sealed for Custom<A> {}

#[cfg(feature = "allocator-api2")]
impl<A: Allocator> Heap for Custom<A> {
    const MAY_SPILL: bool = true;
    const IS_GLOBAL: bool = false;
    type Front<H: Header> = H::Front;
    type Words<H: Header> = H::HeapWords;
    type Align = usize;

    #[inline]
    unsafe fn acquire(&self, layout: Layout) -> Option<NonNull<u8>> {
        // What the block has more than was asked for is left alone.
        self.0.allocate(layout).ok().map(NonNull::cast)
    }

    #[inline]
    unsafe fn resize(&self, block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        let moved = if new.size() >= old.size() {
            // SAFETY: I3: `old` is the layout of `block`, `new` is as aligned and not smaller.
            unsafe { self.0.grow(block, old, new) }
        } else {
            // SAFETY: I3: `old` is the layout of `block`, `new` is as aligned and smaller.
            unsafe { self.0.shrink(block, old, new) }
        };
        moved.ok().map(NonNull::cast)
    }

    #[inline]
    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: I3: `layout` is the layout of `block`, by this function's contract.
        unsafe { self.0.deallocate(block, layout) };
    }
}

/// No heap: the collection's capacity is fixed at `N`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Never;

impl Sealed for Never {}

impl Heap for Never {
    const MAY_SPILL: bool = false;
    const IS_GLOBAL: bool = false;
    type Front<H: Header> = H::Bounded;
    type Words<H: Header> = ();
    type Align = u8;

    #[inline]
    unsafe fn acquire(&self, _layout: Layout) -> Option<NonNull<u8>> {
        None
    }

    #[inline]
    unsafe fn resize(
        &self,
        _block: NonNull<u8>,
        _old: Layout,
        _new: Layout,
    ) -> Option<NonNull<u8>> {
        None
    }

    #[inline]
    unsafe fn release(&self, _block: NonNull<u8>, _layout: Layout) {}
}
