//! The traits that `Vec` has, comparisons and conversions apart.

use core::borrow::{Borrow, BorrowMut};
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::{Deref, DerefMut, Index, IndexMut};
use core::slice::SliceIndex;

use super::SmallVec;
use crate::error::or_fail;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::{InlineBuf, Linear};

impl<T, const N: usize, P: SpillPolicy> Deref for SmallVec<T, N, P> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        self.buf.as_slice()
    }
}

impl<T, const N: usize, P: SpillPolicy> DerefMut for SmallVec<T, N, P> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        self.buf.as_mut_slice()
    }
}

impl<T, I: SliceIndex<[T]>, const N: usize, P: SpillPolicy> Index<I> for SmallVec<T, N, P> {
    type Output = I::Output;

    #[inline(always)]
    fn index(&self, index: I) -> &I::Output {
        &self.buf.as_slice()[index]
    }
}

impl<T, I: SliceIndex<[T]>, const N: usize, P: SpillPolicy> IndexMut<I> for SmallVec<T, N, P> {
    #[inline(always)]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        &mut self.buf.as_mut_slice()[index]
    }
}

impl<T, const N: usize, P: SpillPolicy> AsRef<[T]> for SmallVec<T, N, P> {
    #[inline]
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize, P: SpillPolicy> AsMut<[T]> for SmallVec<T, N, P> {
    #[inline]
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T, const N: usize, P: SpillPolicy> Borrow<[T]> for SmallVec<T, N, P> {
    #[inline]
    fn borrow(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize, P: SpillPolicy> BorrowMut<[T]> for SmallVec<T, N, P> {
    #[inline]
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T: Clone, const N: usize, P> Clone for SmallVec<T, N, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// O(`len`). Allocates if `len > N`: a clone has no spare capacity, so a few elements of a
    /// spilled vector are inline in its clone.
    #[inline]
    fn clone(&self) -> Self {
        let (policy, heap) = self.buf.policy_and_heap();
        Self::clone_of(policy, heap, self)
    }

    /// Reuses the storage, and the elements that there are unless they need no drop: those are made
    /// anew, and gone if a `clone` panics. O(`len`). Allocates, and spills an inline vector, if
    /// there is no room for as many as `source` has; not after a [`try_reserve`](Self::try_reserve).
    fn clone_from(&mut self, source: &Self) {
        or_fail(self.buf.try_clone_from(source));
    }
}

impl<T, const N: usize, P: DefaultPolicy> Default for SmallVec<T, N, P> {
    /// An empty vector. O(1). Does not allocate.
    #[inline]
    fn default() -> Self {
        Self::from_buf_inner(InlineBuf::new(P::default(), P::Heap::default(), Linear))
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for SmallVec<T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Hash, const N: usize, P: SpillPolicy> Hash for SmallVec<T, N, P> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T, const N: usize, P: DefaultPolicy> FromIterator<T> for SmallVec<T, N, P> {
    /// O(number of elements). Allocates, and spills, once there are more than `N`; once in all if
    /// the iterator's lower size hint is exact. [`try_extend`](Self::try_extend) of an empty vector
    /// returns an error where this panics, for want of room.
    #[inline]
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let iter = iter.into_iter();
        // Two ways out, each of a vector that the compiler makes where it is wanted.
        let least = iter.size_hint().0;
        if least <= N {
            return Self::from_few(iter);
        }
        let buf = InlineBuf::try_from_many(P::default(), P::Heap::default(), iter, least);
        or_fail(buf.map(Self::from_buf_inner))
    }
}

impl<T, const N: usize, P: SpillPolicy> Extend<T> for SmallVec<T, N, P> {
    /// O(number of new elements), amortized. A full vector allocates, and spills if it was inline.
    ///
    /// Panics for want of room, as [`reserve`](Self::reserve); what was taken of the iterator is in
    /// the vector then. [`try_extend`](Self::try_extend) returns an error.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        or_fail(self.buf.try_extend(iter.into_iter()));
    }
}

impl<'a, T: Clone + 'a, const N: usize, P: SpillPolicy> Extend<&'a T> for SmallVec<T, N, P> {
    /// O(number of new elements), amortized. A full vector allocates, and spills if it was inline.
    ///
    /// Panics for want of room, as [`reserve`](Self::reserve); what was taken of the iterator is in
    /// the vector then. [`try_extend`](Self::try_extend) returns an error.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        or_fail(self.buf.try_extend(iter.into_iter().cloned()));
    }
}
