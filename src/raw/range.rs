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
    let bounds = (range.start_bound().cloned(), range.end_bound().cloned());
    // A slice without bytes, only for its bounds check.
    let inside = &[(); usize::MAX][..len][bounds];
    let start = match bounds.0 {
        Bound::Included(start) => start,
        // The slice has found room for it.
        Bound::Excluded(before) => before + 1,
        Bound::Unbounded => 0,
    };
    start..start + inside.len()
}
