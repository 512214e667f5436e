//! `malloc_size_of`: how much of the heap a collection owns, as the allocator says; inline elements
//! own what they own.
//!
//! A deque's block does not start with an element, as that of `VecDeque`: its size is an estimate,
//! capacity times element size, where the allocator cannot measure blocks by a pointer into them.
//! So is that of a block which is not the global allocator's, under the policy `In`.
//!
//! # Examples
//!
//! ```
//! use malloc_size_of::{MallocSizeOf, MallocSizeOfOps};
//! use smallcoll::{SmallString, SmallVec};
//!
//! unsafe extern "C" fn usable_size(_block: *const core::ffi::c_void) -> usize {
//!     64 // a real one asks the allocator
//! }
//! let mut ops = MallocSizeOfOps::new(usable_size, None, None);
//!
//! assert_eq!(SmallString::<23>::from("short").size_of(&mut ops), 0);
//! let v: SmallVec<Box<u32>, 1> = [Box::new(1), Box::new(2)].into();
//! assert_eq!(v.size_of(&mut ops), 3 * 64);
//! ```

use malloc_size_of::{MallocShallowSizeOf, MallocSizeOf, MallocSizeOfOps};

use super::raw_parts::{deque_block_size, string_block_size, vec_block_size};
use crate::deque::SmallDeque;
use crate::policy::{Heap, SpillPolicy};
use crate::string::SmallString;
use crate::vec::SmallVec;

macro_rules! blocks {
    ($([$($T:ident)?] $collection:ty, $element:ty;)*) => {$(
        impl<$($T,)? const N: usize, P: SpillPolicy> $collection {
            /// The size of the block that was asked for, in bytes; 0 while inline.
            #[inline]
            fn block_bytes(&self) -> usize {
                if self.spilled() {
                    self.capacity() * size_of::<$element>()
                } else {
                    0
                }
            }

            /// Whether there is a block, and the global allocator's.
            #[inline]
            pub(super) fn owns_global_block(&self) -> bool {
                P::Heap::IS_GLOBAL && self.spilled()
            }
        }
    )*};
}

blocks! {
    [T] SmallVec<T, N, P>, T;
    [T] SmallDeque<T, N, P>, T;
    [] SmallString<N, P>, u8;
}

macro_rules! lists {
    ($($list:ident $block_size:ident;)*) => {$(
        impl<T, const N: usize, P: SpillPolicy> MallocShallowSizeOf for $list<T, N, P> {
            fn shallow_size_of(&self, ops: &mut MallocSizeOfOps) -> usize {
                $block_size(self, ops).unwrap_or_else(|| self.block_bytes())
            }
        }

        impl<T: MallocSizeOf, const N: usize, P: SpillPolicy> MallocSizeOf for $list<T, N, P> {
            fn size_of(&self, ops: &mut MallocSizeOfOps) -> usize {
                let block = self.shallow_size_of(ops);
                self.iter().fold(block, |size, item| size + item.size_of(ops))
            }
        }
    )*};
}

lists! {
    SmallVec vec_block_size;
    SmallDeque deque_block_size;
}

impl<const N: usize, P: SpillPolicy> MallocSizeOf for SmallString<N, P> {
    fn size_of(&self, ops: &mut MallocSizeOfOps) -> usize {
        string_block_size(self, ops).unwrap_or_else(|| self.block_bytes())
    }
}
