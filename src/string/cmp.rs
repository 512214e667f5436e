//! How strings compare: as the `str` they hold.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::cmp::Ordering;
#[cfg(feature = "std")]
use std::path::{Path, PathBuf};

use super::SmallString;
use crate::policy::SpillPolicy;

impl<const N: usize, P: SpillPolicy, const M: usize, Q: SpillPolicy> PartialEq<SmallString<M, Q>>
    for SmallString<N, P>
{
    #[inline]
    fn eq(&self, other: &SmallString<M, Q>) -> bool {
        self.text.equals(&other.text)
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

/// Equality and order with other kinds of text, both ways. Listed, not for whatever is
/// `AsRef<str>`: that would take away every impl by others, and what inference has to go by.
macro_rules! compare_with {
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

        impl<$($life,)? const N: usize, P: SpillPolicy> PartialOrd<$text> for SmallString<N, P> {
            #[inline]
            fn partial_cmp(&self, other: &$text) -> Option<Ordering> {
                self.as_str().partial_cmp(AsRef::<str>::as_ref(other))
            }
        }

        impl<$($life,)? const N: usize, P: SpillPolicy> PartialOrd<SmallString<N, P>> for $text {
            #[inline]
            fn partial_cmp(&self, other: &SmallString<N, P>) -> Option<Ordering> {
                AsRef::<str>::as_ref(self).partial_cmp(other.as_str())
            }
        }
    )*};
}

compare_with! {
    [] str,
    ['a] &'a str,
    [] String,
    ['a] &'a String,
    [] Box<str>,
    ['a] Cow<'a, str>,
}

/// Equality with paths, both ways: by their components, as of a `String`.
#[cfg(feature = "std")]
macro_rules! equal_paths {
    ($($path:ty),*) => {$(
        impl<const N: usize, P: SpillPolicy> PartialEq<$path> for SmallString<N, P> {
            #[inline]
            fn eq(&self, other: &$path) -> bool {
                let path: &Path = self.as_ref();
                path == other
            }
        }

        impl<const N: usize, P: SpillPolicy> PartialEq<SmallString<N, P>> for $path {
            #[inline]
            fn eq(&self, other: &SmallString<N, P>) -> bool {
                other == self
            }
        }
    )*};
}

#[cfg(feature = "std")]
equal_paths!(Path, PathBuf);
