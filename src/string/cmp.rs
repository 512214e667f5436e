//! How strings compare: as the `str` they hold.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::cmp::Ordering;

use super::SmallString;
use crate::policy::SpillPolicy;

impl<const N: usize, P: SpillPolicy, const M: usize, Q: SpillPolicy> PartialEq<SmallString<M, Q>>
    for SmallString<N, P>
{
    #[inline]
    fn eq(&self, other: &SmallString<M, Q>) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<const N: usize, P: SpillPolicy> Eq for SmallString<N, P> {}

impl<const N: usize, P: SpillPolicy, const M: usize, Q: SpillPolicy> PartialOrd<SmallString<M, Q>>
    for SmallString<N, P>
{
    #[inline]
    fn partial_cmp(&self, other: &SmallString<M, Q>) -> Option<Ordering> {
        self.as_str().partial_cmp(other.as_str())
    }
}

impl<const N: usize, P: SpillPolicy> Ord for SmallString<N, P> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<const N: usize, P: SpillPolicy> PartialOrd<str> for SmallString<N, P> {
    #[inline]
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        self.as_str().partial_cmp(other)
    }
}

/// Equality with other kinds of text, both ways.
macro_rules! equal_to {
    ($([$($life:lifetime)?] $text:ty),* $(,)?) => {$(
        impl<$($life,)? const N: usize, P: SpillPolicy> PartialEq<$text> for SmallString<N, P> {
            #[inline]
            fn eq(&self, other: &$text) -> bool {
                self.as_str() == AsRef::<str>::as_ref(other)
            }
        }

        impl<$($life,)? const N: usize, P: SpillPolicy> PartialEq<SmallString<N, P>> for $text {
            #[inline]
            fn eq(&self, other: &SmallString<N, P>) -> bool {
                AsRef::<str>::as_ref(self) == other.as_str()
            }
        }
    )*};
}

equal_to! {
    [] str,
    ['a] &'a str,
    [] String,
    ['a] &'a String,
    [] Box<str>,
    ['a] Cow<'a, str>,
}
