//! From and into other types; O(1) where a block can be handed over.

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use super::SmallDeque;
use crate::error::or_fail;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::{InlineBuf, Linear};
use crate::vec::SmallVec;

impl<T, const N: usize, P: DefaultPolicy> From<Vec<T>> for SmallDeque<T, N, P> {
    /// Takes over the elements, and their block if it has room for more than `N`.
    ///
    /// O(1) if the block is taken over, O(`len`) with `len <= N` otherwise.
    #[inline]
    #[track_caller]
    fn from(vec: Vec<T>) -> Self {
        let mut buf = InlineBuf::new(P::default(), P::Heap::default(), Linear);
        or_fail(buf.try_adopt(vec));
        Self::from_buf(buf.into_ring())
    }
}

impl<T, const N: usize, P: DefaultPolicy> From<VecDeque<T>> for SmallDeque<T, N, P> {
    /// Takes over the elements, and their block if it has room for more than `N`.
    ///
    /// O(1) if the block is taken over and starts with the first element, O(`len`) otherwise.
    #[inline]
    #[track_caller]
    fn from(deque: VecDeque<T>) -> Self {
        Self::from(Vec::from(deque))
    }
}

impl<T, const M: usize, const N: usize, P: DefaultPolicy> From<[T; M]> for SmallDeque<T, N, P> {
    /// Moves the elements. O(`M`). Allocates once, and is spilled, if `M > N`.
    #[inline]
    #[track_caller]
    fn from(array: [T; M]) -> Self {
        let mut buf = InlineBuf::new(P::default(), P::Heap::default(), Linear);
        or_fail(buf.try_take_array(array));
        Self::from_buf(buf.into_ring())
    }
}

impl<T, const N: usize, P: SpillPolicy> From<SmallVec<T, N, P>> for SmallDeque<T, N, P> {
    /// Takes over the storage: inline elements stay inline, and a block stays where it is.
    ///
    /// O(`N`): moves the whole value. Does not allocate.
    #[inline]
    fn from(v: SmallVec<T, N, P>) -> Self {
        Self::from_buf(v.into_buf_inner().into_ring())
    }
}

impl<T, const N: usize, P: SpillPolicy> From<SmallDeque<T, N, P>> for SmallVec<T, N, P> {
    /// Takes over the storage: inline elements stay inline, and a block stays where it is.
    ///
    /// O(`N`), which moves the whole value, if the storage starts with the first element, otherwise
    /// O(`N` + `len`). Does not allocate.
    #[inline]
    fn from(d: SmallDeque<T, N, P>) -> Self {
        Self::from_buf_inner(d.buf.into_linear())
    }
}

impl<T, const N: usize, P: SpillPolicy> From<SmallDeque<T, N, P>> for Vec<T> {
    /// The elements, and the block of a spilled deque.
    ///
    /// O(1) if spilled and the block starts with the first element, otherwise O(`len`). Allocates
    /// if the deque is inline.
    #[inline]
    #[track_caller]
    fn from(d: SmallDeque<T, N, P>) -> Self {
        d.buf.into_linear().into_vec()
    }
}

impl<T, const N: usize, P: SpillPolicy> From<SmallDeque<T, N, P>> for VecDeque<T> {
    /// The elements, and the block of a spilled deque.
    ///
    /// O(1) if spilled and the block starts with the first element, otherwise O(`len`). Allocates
    /// if the deque is inline.
    #[inline]
    #[track_caller]
    fn from(d: SmallDeque<T, N, P>) -> Self {
        Vec::from(d).into()
    }
}
