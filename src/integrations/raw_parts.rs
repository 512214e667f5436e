//! What other crates ask `unsafe` for: their unsafe traits, and calls of their unsafe functions.
//!
//! Each function is one line. The rest of each integration is safe code in its own file; the
//! invariants are those of `src/raw/mod.rs`, which the collections' public API keeps.

#![allow(unsafe_code)]

#[cfg(feature = "bytes")]
use bytes::{Buf, BufMut, buf::UninitSlice};
#[cfg(feature = "malloc_size_of")]
use malloc_size_of::MallocSizeOfOps;

#[cfg(feature = "malloc_size_of")]
use crate::deque::SmallDeque;
use crate::policy::SpillPolicy;
#[cfg(feature = "malloc_size_of")]
use crate::string::SmallString;
use crate::vec::SmallVec;

/// Appends, as for `Vec<u8>`. Under a policy that never spills, what finds no room panics.
// SAFETY: what `chunk_mut` hands out has to be memory that `advance_mut` then makes part of the
// buffer, and no more than `remaining_mut`. It is the spare capacity, whose first slot is the next to
// become live (I2), and has `capacity - len` bytes, of which there are `isize::MAX - len` at most (I3).
#[cfg(feature = "bytes")]
unsafe impl<const N: usize, P: SpillPolicy> BufMut for SmallVec<u8, N, P> {
    #[inline]
    fn remaining_mut(&self) -> usize {
        self.remaining_mut_bytes()
    }

    #[inline]
    fn chunk_mut(&mut self) -> &mut UninitSlice {
        UninitSlice::uninit(self.chunk_mut_bytes())
    }

    /// # Panics
    ///
    /// If `cnt` is more than the spare capacity.
    #[inline]
    #[track_caller]
    unsafe fn advance_mut(&mut self, cnt: usize) {
        // SAFETY: I2: the caller has initialized as many bytes of the chunk, which starts at the length.
        // I3: were they more than the spare capacity, `len_advanced` would have panicked.
        unsafe { self.set_len(self.len_advanced(cnt)) };
    }

    #[inline]
    #[track_caller]
    fn put<B: Buf>(&mut self, src: B) {
        self.extend_from_buf(src);
    }

    #[inline]
    #[track_caller]
    fn put_slice(&mut self, src: &[u8]) {
        self.extend_from_slice(src);
    }

    #[inline]
    #[track_caller]
    fn put_bytes(&mut self, val: u8, cnt: usize) {
        self.resize(self.len().saturating_add(cnt), val);
    }

    #[inline]
    #[track_caller]
    fn put_u8(&mut self, n: u8) {
        self.push(n);
    }

    #[inline]
    #[track_caller]
    fn put_i8(&mut self, n: i8) {
        self.push(n as u8);
    }
}

/// The size of a vector's block, if it has one of the global allocator's.
#[cfg(feature = "malloc_size_of")]
#[inline]
pub(super) fn vec_block_size<T, const N: usize, P: SpillPolicy>(
    vec: &SmallVec<T, N, P>,
    ops: &MallocSizeOfOps,
) -> Option<usize> {
    vec.owns_global_block()
        // SAFETY: I1: a spilled vector's first slot is where its block starts, which is the global
        // allocator's and was not given back; elements without bytes are never called spilled.
        .then(|| unsafe { ops.malloc_size_of(vec.as_ptr()) })
}

/// The size of a string's block, if it has one of the global allocator's.
#[cfg(feature = "malloc_size_of")]
#[inline]
pub(super) fn string_block_size<const N: usize, P: SpillPolicy>(
    string: &SmallString<N, P>,
    ops: &MallocSizeOfOps,
) -> Option<usize> {
    string
        .owns_global_block()
        // SAFETY: I1: as for a vector.
        .then(|| unsafe { ops.malloc_size_of(string.as_ptr()) })
}

/// The size of a deque's block, if it has one of the global allocator's with an element in it, and
/// blocks can be measured by a pointer into them.
#[cfg(feature = "malloc_size_of")]
#[inline]
pub(super) fn deque_block_size<T, const N: usize, P: SpillPolicy>(
    deque: &SmallDeque<T, N, P>,
    ops: &MallocSizeOfOps,
) -> Option<usize> {
    deque
        .front()
        .filter(|_| deque.owns_global_block() && ops.has_malloc_enclosing_size_of())
        // SAFETY: I1, I2: the elements of a spilled deque lie in its block, which is the global
        // allocator's and was not given back.
        .map(|front| unsafe { ops.malloc_enclosing_size_of(front) })
}
