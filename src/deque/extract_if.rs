//! The filtering iterator.

use core::fmt;
use core::iter::FusedIterator;

use crate::policy::{Amortized, SpillPolicy};
use crate::raw::RingGap;

/// The iterator of [`SmallDeque::extract_if`](super::SmallDeque::extract_if), as
/// `std::collections::vec_deque::ExtractIf`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3, 4];
/// assert_eq!(d.extract_if(.., |x| *x % 2 == 0).next(), Some(2));
/// assert_eq!(d, [1, 3, 4]);
/// ```
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain_mut` or \
              `extract_if(..).for_each(drop)` to drop the elements"]
pub struct ExtractIf<'a, T, F, const N: usize, P: SpillPolicy = Amortized> {
    gap: RingGap<'a, T, N, P>,
    filter: F,
}

impl<'a, T, F, const N: usize, P: SpillPolicy> ExtractIf<'a, T, F, N, P> {
    #[inline]
    pub(super) fn new(gap: RingGap<'a, T, N, P>, filter: F) -> Self {
        Self { gap, filter }
    }
}

impl<T, F, const N: usize, P> Iterator for ExtractIf<'_, T, F, N, P>
where
    F: FnMut(&mut T) -> bool,
    P: SpillPolicy,
{
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        while let Some(element) = self.gap.front_mut() {
            if (self.filter)(element) {
                return self.gap.take_front();
            }
            self.gap.keep_front(1);
        }
        None
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.gap.pending_len()))
    }
}

impl<T, F, const N: usize, P> FusedIterator for ExtractIf<'_, T, F, N, P>
where
    F: FnMut(&mut T) -> bool,
    P: SpillPolicy,
{
}

impl<T: fmt::Debug, F, const N: usize, P: SpillPolicy> fmt::Debug for ExtractIf<'_, T, F, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtractIf")
            .field("peek", &self.gap.pending().0.first())
            .finish_non_exhaustive()
    }
}
