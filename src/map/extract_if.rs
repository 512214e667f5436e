//! The filtering iterator.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;

use super::store::{Kept, Store};
use crate::policy::{Amortized, SpillPolicy};
use crate::raw::Gap;

/// The iterator of [`SmallMap::extract_if`](super::SmallMap::extract_if), as
/// `indexmap::map::ExtractIf`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallMap, smallmap};
///
/// let mut map: SmallMap<_, _, 2> = smallmap! { 1 => 'a', 2 => 'b', 3 => 'c' };
/// assert_eq!(map.extract_if(.., |key, _| key % 2 == 0).next(), Some((2, 'b')));
/// assert_eq!(map.as_slice(), [(1, 'a'), (3, 'c')]);
/// ```
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or \
              `extract_if(..).for_each(drop)` to drop the entries"]
pub struct ExtractIf<'a, K, V, F, const N: usize, P: SpillPolicy = Amortized> {
    gap: Gap<'a, (K, V), N, P>,
    /// Dropped behind the gap, when the vector of entries is whole again.
    kept: Kept<'a>,
    filter: F,
}

impl<'a, K, V, F, const N: usize, P: SpillPolicy> ExtractIf<'a, K, V, F, N, P> {
    #[inline]
    pub(super) fn new(store: &'a mut Store<K, V, N, P>, range: Range<usize>, filter: F) -> Self {
        let (entries, kept) = store.filter(range.clone());
        Self {
            gap: entries.gap(range),
            kept,
            filter,
        }
    }

    /// How many entries are still to be judged.
    #[inline]
    pub(crate) fn pending_len(&self) -> usize {
        self.gap.pending_len()
    }

    /// The next entry of which `goes` says so, which is given the filter.
    #[inline]
    pub(crate) fn next_by(
        &mut self,
        mut goes: impl FnMut(&mut F, &K, &mut V) -> bool,
    ) -> Option<(K, V)> {
        while let Some((key, value)) = self.gap.front_mut() {
            if self.kept.judge(goes(&mut self.filter, key, value)) {
                return self.gap.take_front();
            }
            self.gap.keep_front(1);
        }
        None
    }
}

impl<K, V, F, const N: usize, P> Iterator for ExtractIf<'_, K, V, F, N, P>
where
    F: FnMut(&K, &mut V) -> bool,
    P: SpillPolicy,
{
    type Item = (K, V);

    #[inline]
    fn next(&mut self) -> Option<(K, V)> {
        self.next_by(|filter, key, value| filter(key, value))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.pending_len()))
    }
}

impl<K, V, F, const N: usize, P> FusedIterator for ExtractIf<'_, K, V, F, N, P>
where
    F: FnMut(&K, &mut V) -> bool,
    P: SpillPolicy,
{
}

impl<K, V, F, const N: usize, P> fmt::Debug for ExtractIf<'_, K, V, F, N, P>
where
    K: fmt::Debug,
    V: fmt::Debug,
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtractIf").finish_non_exhaustive()
    }
}
