//! Ranges of indices, checked.

use core::ops::{Bound, Range, RangeBounds};

/// The bounds of `range` within `0..len`, as slices check them.
///
/// # Panics
///
/// As indexing a slice of `len` elements with `range` does, in the same words.
#[inline]
#[track_caller]
pub(crate) fn resolve(range: impl RangeBounds<usize>, len: usize) -> Range<usize> {
    // A slice without bytes, only for its bounds checks: the end's comes first.
    let all = &[(); usize::MAX][..len];
    let end = match range.end_bound() {
        Bound::Included(last) => all[..=*last].len(),
        Bound::Excluded(end) => all[..*end].len(),
        Bound::Unbounded => len,
    };
    let start = match range.start_bound() {
        Bound::Included(start) => *start,
        // There is no element at `usize::MAX`, let alone one behind it.
        Bound::Excluded(before) => before.saturating_add(1),
        Bound::Unbounded => 0,
    };
    start..start + all[start..end].len()
}
