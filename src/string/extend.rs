//! How it collects characters and strings, and how `String` collects it.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::ops::{Add, AddAssign};

use super::SmallString;
use crate::policy::{DefaultPolicy, SpillPolicy};

impl<const N: usize, P: SpillPolicy> Extend<char> for SmallString<N, P> {
    /// Appends the characters, as `String` does.
    ///
    /// # Panics
    ///
    /// As [`push`](SmallString::push); also if the iterator promises more characters than can ever
    /// fit.
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = char>>(&mut self, iter: I) {
        let iter = iter.into_iter();
        // A character is at least one byte.
        self.reserve(iter.size_hint().0);
        for ch in iter {
            self.push(ch);
        }
    }
}

impl<'a, const N: usize, P: SpillPolicy> Extend<&'a char> for SmallString<N, P> {
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = &'a char>>(&mut self, iter: I) {
        self.extend(iter.into_iter().copied());
    }
}

/// `Extend` by pieces of text.
macro_rules! extend_by {
    ($([$($generics:tt)*] $text:ty),* $(,)?) => {$(
        impl<$($generics)* const N: usize, P: SpillPolicy> Extend<$text> for SmallString<N, P> {
            #[inline]
            #[track_caller]
            fn extend<I: IntoIterator<Item = $text>>(&mut self, iter: I) {
                for text in iter {
                    self.push_str(&text);
                }
            }
        }
    )*};
}

extend_by! {
    ['a,] &'a str,
    [] String,
    [] Box<str>,
    ['a,] Cow<'a, str>,
    [const M: usize, Q: SpillPolicy,] SmallString<M, Q>,
}

impl<T, const N: usize, P: DefaultPolicy> FromIterator<T> for SmallString<N, P>
where
    Self: Extend<T>,
{
    /// Collects what the string can be extended by: characters and pieces of text.
    #[inline]
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut s = Self::default();
        s.extend(iter);
        s
    }
}

impl<const N: usize, P: SpillPolicy> Extend<SmallString<N, P>> for String {
    #[inline]
    fn extend<I: IntoIterator<Item = SmallString<N, P>>>(&mut self, iter: I) {
        iter.into_iter().for_each(|text| self.push_str(&text));
    }
}

impl<const N: usize, P: SpillPolicy> FromIterator<SmallString<N, P>> for String {
    #[inline]
    fn from_iter<I: IntoIterator<Item = SmallString<N, P>>>(iter: I) -> Self {
        let mut s = Self::new();
        s.extend(iter);
        s
    }
}

impl<'a, const N: usize, P: SpillPolicy> FromIterator<SmallString<N, P>> for Cow<'a, str> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = SmallString<N, P>>>(iter: I) -> Self {
        Cow::Owned(String::from_iter(iter))
    }
}

impl<const N: usize, P: SpillPolicy> Add<&str> for SmallString<N, P> {
    type Output = Self;

    /// The string with `other` appended, in the same storage.
    #[inline]
    #[track_caller]
    fn add(mut self, other: &str) -> Self {
        self.push_str(other);
        self
    }
}

impl<const N: usize, P: SpillPolicy> AddAssign<&str> for SmallString<N, P> {
    /// Appends `other`, as [`push_str`](SmallString::push_str).
    #[inline]
    #[track_caller]
    fn add_assign(&mut self, other: &str) {
        self.push_str(other);
    }
}
