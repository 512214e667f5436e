//! The traits that `VecDeque` has, comparisons and conversions apart.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::mem::needs_drop;
use core::ops::{Index, IndexMut};

use super::SmallDeque;
use crate::error::or_fail;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::{InlineBuf, Ring};

impl<T, const N: usize, P: SpillPolicy> Index<usize> for SmallDeque<T, N, P> {
    type Output = T;

    #[inline(always)]
    #[track_caller]
    fn index(&self, index: usize) -> &T {
        self.buf.index(index)
    }
}

impl<T, const N: usize, P: SpillPolicy> IndexMut<usize> for SmallDeque<T, N, P> {
    #[inline(always)]
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T {
        self.buf.index_mut(index)
    }
}

impl<T: Clone, const N: usize, P> Clone for SmallDeque<T, N, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// O(`len`). Allocates if `len > N`: a clone has no spare capacity, so a few elements of a
    /// spilled deque are inline in its clone.
    #[inline]
    #[track_caller]
    fn clone(&self) -> Self {
        or_fail(self.try_clone())
    }

    /// Reuses the storage, and the elements that there are unless they need no drop: those are made
    /// anew, and gone if a `clone` panics. O(`len`). Allocates, and spills an inline deque, if
    /// there is no room for as many as `source` has; not after a [`try_reserve`](Self::try_reserve).
    fn clone_from(&mut self, source: &Self) {
        /// Clones the two slices one after the other into as many elements.
        fn clone_slices<T: Clone>(target: &mut [T], (front, back): (&[T], &[T])) {
            let (start, end) = target.split_at_mut(front.len());
            start.clone_from_slice(front);
            end.clone_from_slice(back);
        }
        if !needs_drop::<T>() {
            let (front, back) = source.as_slices();
            return or_fail(self.buf.try_refill(front, back));
        }
        self.truncate(source.len());
        let len = self.len();
        let (front, back) = self.as_mut_slices();
        let seam = front.len();
        clone_slices(front, source.slices(0..seam));
        clone_slices(back, source.slices(seam..len));
        let (front, back) = source.slices(len..source.len());
        self.reserve(front.len() + back.len());
        self.extend_from_slice(front);
        self.extend_from_slice(back);
    }
}

impl<T, const N: usize, P: DefaultPolicy> Default for SmallDeque<T, N, P> {
    /// An empty deque. O(1). Does not allocate.
    #[inline]
    fn default() -> Self {
        Self::from_buf(InlineBuf::new(
            P::default(),
            P::Heap::default(),
            Ring::START,
        ))
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for SmallDeque<T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T: Hash, const N: usize, P: SpillPolicy> Hash for SmallDeque<T, N, P> {
    /// Element by element, as `VecDeque` does: where the slices meet must not matter.
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        self.iter().for_each(|element| element.hash(state));
    }
}

impl<T, const N: usize, P: DefaultPolicy> FromIterator<T> for SmallDeque<T, N, P> {
    /// O(number of elements). Allocates, and spills, once there are more than `N`; once in all if
    /// the iterator's lower size hint is exact. [`try_extend`](Self::try_extend) of an empty deque
    /// returns an error where this panics, for want of room.
    #[inline]
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut iter = iter.into_iter();
        let buf = InlineBuf::try_collect(P::default(), P::Heap::default(), &mut iter);
        let deque = Self::from_buf(or_fail(buf));
        // Here, not at the end: should the iterator panic, the compiler knows that there is a deque
        // to drop.
        drop(iter);
        deque
    }
}

impl<T, const N: usize, P: SpillPolicy> Extend<T> for SmallDeque<T, N, P> {
    /// O(number of new elements), amortized. A full deque allocates, and spills if it was inline.
    ///
    /// Panics for want of room, as [`reserve`](Self::reserve); what was taken of the iterator is in
    /// the deque then. [`try_extend`](Self::try_extend) returns an error.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        or_fail(self.buf.try_extend(&mut iter.into_iter()));
    }
}

impl<'a, T: Copy + 'a, const N: usize, P: SpillPolicy> Extend<&'a T> for SmallDeque<T, N, P> {
    /// O(number of new elements), amortized. A full deque allocates, and spills if it was inline.
    ///
    /// Panics for want of room, as [`reserve`](Self::reserve); what was taken of the iterator is in
    /// the deque then. [`try_extend`](Self::try_extend) returns an error.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        or_fail(self.buf.try_extend(&mut iter.into_iter().copied()));
    }
}
