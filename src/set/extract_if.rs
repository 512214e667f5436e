//! The filtering iterator.

use core::fmt;
use core::iter::FusedIterator;

use crate::map;
use crate::policy::{Amortized, SpillPolicy};

/// The iterator of [`SmallSet::extract_if`](super::SmallSet::extract_if), as
/// `indexmap::set::ExtractIf`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallSet, smallset};
///
/// let mut set: SmallSet<_, 2> = smallset![1, 2, 3];
/// assert_eq!(set.extract_if(.., |element| element % 2 == 0).next(), Some(2));
/// assert!(set.iter().eq(&[1, 3]));
/// ```
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or \
              `extract_if(..).for_each(drop)` to drop the elements"]
pub struct ExtractIf<'a, T, F, const N: usize, P: SpillPolicy = Amortized> {
    entries: map::ExtractIf<'a, T, (), F, N, P>,
}

impl<'a, T, F, const N: usize, P: SpillPolicy> ExtractIf<'a, T, F, N, P> {
    #[inline]
    pub(super) fn new(entries: map::ExtractIf<'a, T, (), F, N, P>) -> Self {
        Self { entries }
    }
}

impl<T, F, const N: usize, P> Iterator for ExtractIf<'_, T, F, N, P>
where
    F: FnMut(&T) -> bool,
    P: SpillPolicy,
{
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let next = self
            .entries
            .next_by(|filter, element, ()| filter(element))?;
        Some(next.0)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.entries.pending_len()))
    }
}

impl<T, F, const N: usize, P> FusedIterator for ExtractIf<'_, T, F, N, P>
where
    F: FnMut(&T) -> bool,
    P: SpillPolicy,
{
}

impl<T: fmt::Debug, F, const N: usize, P: SpillPolicy> fmt::Debug for ExtractIf<'_, T, F, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entries.fmt(f)
    }
}
