//! The last element, to look at and perhaps to take.

use core::fmt;
use core::ops::{Deref, DerefMut};

use super::SmallVec;
use crate::policy::{Amortized, SpillPolicy};

/// The guard of [`SmallVec::peek_mut`], as `std::vec::PeekMut`, which std has on nightly.
///
/// # Examples
///
/// ```
/// use smallcoll::vec::PeekMut;
/// use smallcoll::{SmallVec, smallvec};
///
/// let mut v: SmallVec<u8, 1> = smallvec![1, 2];
/// if let Some(last) = v.peek_mut() {
///     if *last == 2 {
///         assert_eq!(PeekMut::pop(last), 2);
///     }
/// }
/// assert_eq!(v, [1]);
/// ```
pub struct PeekMut<'a, T, const N: usize, P: SpillPolicy = Amortized> {
    vec: &'a mut SmallVec<T, N, P>,
    last: usize,
}

impl<'a, T, const N: usize, P: SpillPolicy> PeekMut<'a, T, N, P> {
    #[inline]
    pub(super) fn new(vec: &'a mut SmallVec<T, N, P>) -> Option<Self> {
        let last = vec.len().checked_sub(1)?;
        Some(Self { vec, last })
    }

    /// Removes the element and returns it.
    ///
    /// O(1). Does not allocate; a spilled vector stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::vec::PeekMut;
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 1> = smallvec![1, 2];
    /// assert_eq!(PeekMut::pop(v.peek_mut().unwrap()), 2);
    /// ```
    #[inline]
    pub fn pop(this: Self) -> T {
        this.vec.swap_remove(this.last)
    }
}

impl<T, const N: usize, P: SpillPolicy> Deref for PeekMut<'_, T, N, P> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.vec[self.last]
    }
}

impl<T, const N: usize, P: SpillPolicy> DerefMut for PeekMut<'_, T, N, P> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.vec[self.last]
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for PeekMut<'_, T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PeekMut").field(&**self).finish()
    }
}
