//! `From` and `TryFrom` for all that a `VecDeque` is made from and into; O(1) where a block can be
//! handed over.

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use super::SmallDeque;
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::{Compact, DefaultPolicy, MaySpill, NoSpill, SpillPolicy};
use crate::raw::{InlineBuf, Linear};
use crate::vec::SmallVec;

impl<T, const N: usize, P: DefaultPolicy> SmallDeque<T, N, P> {
    /// An empty buffer for elements from slot 0 on.
    fn linear() -> InlineBuf<T, N, P, Linear> {
        InlineBuf::new(P::default(), P::Heap::default(), Linear)
    }
}

impl<T, const N: usize, P: DefaultPolicy<Heap: MaySpill>> From<Vec<T>> for SmallDeque<T, N, P> {
    /// Takes over the elements, and their block if it has room for more than `N` and the policy's heap
    /// is the global one.
    ///
    /// O(1) if the block is taken over, O(`len`) otherwise.
    #[inline]
    #[track_caller]
    fn from(vec: Vec<T>) -> Self {
        let mut buf = Self::linear();
        or_fail(buf.try_adopt(vec));
        Self::from_buf(buf.into_ring())
    }
}

impl<T, const N: usize, P> From<VecDeque<T>> for SmallDeque<T, N, P>
where
    P: DefaultPolicy<Heap: MaySpill>,
{
    /// Takes over the elements, and their block if it has room for more than `N` and the policy's heap
    /// is the global one.
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
    ///
    /// Panics if `M > N` under a policy that never spills, and so does `try_from`, which is this
    /// `From`; [`try_extend`](SmallDeque::try_extend) of an empty deque returns an error.
    #[inline]
    #[track_caller]
    fn from(array: [T; M]) -> Self {
        let mut buf = Self::linear();
        or_fail(buf.try_take_array(array));
        Self::from_buf(buf.into_ring())
    }
}

/// `From` for sources of which a slice can be borrowed, where the deque may spill.
macro_rules! from_slices {
    ($([$($generics:tt)*] $source:ty;)*) => {$(
        impl<T: Clone, $($generics)* const N: usize, P> From<$source> for SmallDeque<T, N, P>
        where
            P: DefaultPolicy<Heap: MaySpill>,
        {
            /// Clones the elements. O(`len`). Allocates once, and is spilled, if there are more
            /// than `N`.
            #[inline]
            #[track_caller]
            fn from(source: $source) -> Self {
                let mut d = Self::default();
                d.reserve_exact(source.len());
                d.extend_from_slice(source);
                d
            }
        }
    )*};
}

from_slices! {
    [] &[T];
    [] &mut [T];
    [const M: usize,] &[T; M];
    [const M: usize,] &mut [T; M];
}

/// `TryFrom` for a policy that never spills: what `From` is for those that may.
macro_rules! try_from {
    ($policy:ty: $([$($generics:tt)*] $source:ty, $extend:ident;)*) => {$(
        impl<$($generics)*, const N: usize> TryFrom<$source> for SmallDeque<T, N, $policy> {
            type Error = CapacityError<$source>;

            /// The elements, if there are no more than `N`; the error gives them back. O(`len`).
            #[inline]
            fn try_from(source: $source) -> Result<Self, Self::Error> {
                let (capacity, required) = (N, source.len());
                if required > capacity {
                    let reason = TryReserveError::Full { capacity, required };
                    return Err(CapacityError::new(source, reason));
                }
                let mut d = Self::default();
                d.$extend(source);
                Ok(d)
            }
        }
    )*};
}

try_from! { NoSpill:
    [T] Vec<T>, extend;
    [T] VecDeque<T>, extend;
    ['a, T: Clone] &'a [T], extend_from_slice;
    ['a, T: Clone] &'a mut [T], extend_from_slice;
    ['a, T: Clone, const M: usize] &'a [T; M], extend_from_slice;
    ['a, T: Clone, const M: usize] &'a mut [T; M], extend_from_slice;
}

try_from! { Compact<NoSpill>:
    [T] Vec<T>, extend;
    [T] VecDeque<T>, extend;
    ['a, T: Clone] &'a [T], extend_from_slice;
    ['a, T: Clone] &'a mut [T], extend_from_slice;
    ['a, T: Clone, const M: usize] &'a [T; M], extend_from_slice;
    ['a, T: Clone, const M: usize] &'a mut [T; M], extend_from_slice;
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
    /// The elements, and the block of a deque that is spilled to the global heap.
    ///
    /// O(1) with a block that starts with the first element, otherwise O(`len`). Allocates where
    /// there is no block to hand over.
    #[inline]
    #[track_caller]
    fn from(d: SmallDeque<T, N, P>) -> Self {
        d.buf.into_linear().into_vec()
    }
}

impl<T, const N: usize, P: SpillPolicy> From<SmallDeque<T, N, P>> for VecDeque<T> {
    /// The elements, and the block of a deque that is spilled to the global heap.
    ///
    /// O(1) with a block that starts with the first element, otherwise O(`len`). Allocates where
    /// there is no block to hand over.
    #[inline]
    #[track_caller]
    fn from(d: SmallDeque<T, N, P>) -> Self {
        Vec::from(d).into()
    }
}
