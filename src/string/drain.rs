//! The draining iterator.

use core::fmt;
use core::iter::FusedIterator;

use crate::policy::{Compact, SpillPolicy};
use crate::raw::Utf8Gap;

/// The iterator of [`SmallString::drain`](super::SmallString::drain), as
/// [`alloc::string::Drain`].
///
/// # Examples
///
/// ```
/// use smallcoll::SmallString;
///
/// let mut s: SmallString<4> = "drained".into();
/// let mut drain = s.drain(2..);
/// assert_eq!((drain.next(), drain.next_back()), (Some('a'), Some('d')));
/// assert_eq!(drain.as_str(), "ine");
/// drop(drain);
/// assert_eq!(s, "dr");
/// ```
pub struct Drain<'a, const N: usize = 23, P: SpillPolicy = Compact> {
    gap: Utf8Gap<'a, N, P>,
}

impl<'a, const N: usize, P: SpillPolicy> Drain<'a, N, P> {
    #[inline]
    pub(super) fn new(gap: Utf8Gap<'a, N, P>) -> Self {
        Self { gap }
    }

    /// The text that is left, as [`alloc::string::Drain::as_str`].
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "drained".into();
    /// assert_eq!(s.drain(2..).as_str(), "ained");
    /// ```
    #[inline]
    pub fn as_str(&self) -> &str {
        self.gap.as_str()
    }
}

impl<const N: usize, P: SpillPolicy> Iterator for Drain<'_, N, P> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.gap.take_front()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.as_str().chars().size_hint()
    }

    #[inline]
    fn count(self) -> usize {
        self.as_str().chars().count()
    }

    #[inline]
    fn last(mut self) -> Option<char> {
        self.next_back()
    }
}

impl<const N: usize, P: SpillPolicy> DoubleEndedIterator for Drain<'_, N, P> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        self.gap.take_back()
    }
}

impl<const N: usize, P: SpillPolicy> FusedIterator for Drain<'_, N, P> {}

impl<const N: usize, P: SpillPolicy> AsRef<str> for Drain<'_, N, P> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<const N: usize, P: SpillPolicy> AsRef<[u8]> for Drain<'_, N, P> {
    fn as_ref(&self) -> &[u8] {
        self.as_str().as_bytes()
    }
}

impl<const N: usize, P: SpillPolicy> fmt::Debug for Drain<'_, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_str()).finish()
    }
}

impl<const N: usize, P: SpillPolicy> Drop for Drain<'_, N, P> {
    #[inline]
    fn drop(&mut self) {
        self.gap.drop_pending();
    }
}
