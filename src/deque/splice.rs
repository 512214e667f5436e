//! The replacing iterator.

use core::fmt;

use crate::error::or_fail;
use crate::policy::{Amortized, SpillPolicy};
use crate::raw::RingGap;

/// The iterator of [`SmallDeque::splice`](super::SmallDeque::splice), as
/// `std::collections::vec_deque::Splice`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2];
/// drop(d.splice(1..1, [7, 8]));
/// assert_eq!(d, [1, 7, 8, 2]);
/// ```
pub struct Splice<'a, I: Iterator, const N: usize, P: SpillPolicy = Amortized> {
    gap: RingGap<'a, I::Item, N, P>,
    replace_with: I,
}

impl<'a, I: Iterator, const N: usize, P: SpillPolicy> Splice<'a, I, N, P> {
    #[inline]
    pub(super) fn new(gap: RingGap<'a, I::Item, N, P>, replace_with: I) -> Self {
        Self { gap, replace_with }
    }
}

impl<I: Iterator, const N: usize, P: SpillPolicy> Iterator for Splice<'_, I, N, P> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.gap.take_front()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.gap.pending_len();
        (left, Some(left))
    }
}

impl<I: Iterator, const N: usize, P: SpillPolicy> DoubleEndedIterator for Splice<'_, I, N, P> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        self.gap.take_back()
    }
}

impl<I: Iterator, const N: usize, P: SpillPolicy> ExactSizeIterator for Splice<'_, I, N, P> {}

impl<I, const N: usize, P> fmt::Debug for Splice<'_, I, N, P>
where
    I: Iterator<Item: fmt::Debug> + fmt::Debug,
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Splice")
            .field("pending", &self.gap)
            .field("replace_with", &self.replace_with)
            .finish()
    }
}

impl<I: Iterator, const N: usize, P: SpillPolicy> Drop for Splice<'_, I, N, P> {
    #[track_caller]
    fn drop(&mut self) {
        self.gap.drop_pending();
        or_fail(self.gap.try_fill_all(&mut self.replace_with));
    }
}
