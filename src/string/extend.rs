//! How it collects characters and strings, and how `String` collects it.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::ops::{Add, AddAssign};

use super::SmallString;
use super::sealed::Sealed;
use crate::error::{CapacityError, Rest, TryReserveError};
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::Utf8Buf;

/// What a string can be extended by: characters and pieces of text; sealed.
///
/// Implemented for everything that [`Extend`] takes, so that
/// [`try_extend`](SmallString::try_extend) takes it, too.
pub trait Piece: Sealed {
    /// How many bytes it has at least.
    #[doc(hidden)]
    const AT_LEAST: usize;

    #[doc(hidden)]
    fn try_append_to<const N: usize, P: SpillPolicy>(
        &self,
        string: &mut SmallString<N, P>,
    ) -> Result<(), TryReserveError>;
}

impl Sealed for char {}

impl Piece for char {
    const AT_LEAST: usize = 1;

    #[inline]
    fn try_append_to<const N: usize, P: SpillPolicy>(
        &self,
        string: &mut SmallString<N, P>,
    ) -> Result<(), TryReserveError> {
        string.text.try_push(*self)
    }
}

impl Sealed for &char {}

impl Piece for &char {
    const AT_LEAST: usize = 1;

    #[inline]
    fn try_append_to<const N: usize, P: SpillPolicy>(
        &self,
        string: &mut SmallString<N, P>,
    ) -> Result<(), TryReserveError> {
        string.text.try_push(**self)
    }
}

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
    /// [`extend`](Extend::extend) that returns what found no room.
    ///
    /// First reserves what the iterator promises: as many bytes as characters, nothing for pieces of
    /// text. Then it appends one after the other, each of them whole or not at all.
    ///
    /// O(number of new bytes), amortized. Allocates if there is no room, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or
    /// the allocator fails. What was appended before stays; the error holds the piece that found no
    /// room, followed by the rest of the iterator.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut s: SmallString<4, NoSpill> = SmallString::default();
    /// let error = s.try_extend(["on", "e, ", "two"]).unwrap_err();
    /// assert_eq!(s, "on");
    /// assert!(error.element().eq(["e, ", "two"]));
    ///
    /// let mut s: SmallString<4> = s.as_str().into();
    /// assert!(s.try_extend("e, two".chars()).is_ok()); // spills
    /// assert_eq!(s, "one, two");
    /// ```
    pub fn try_extend<I: IntoIterator<Item: Piece>>(
        &mut self,
        iter: I,
    ) -> Result<(), CapacityError<Rest<I::IntoIter>>> {
        let mut iter = iter.into_iter();
        let promised = iter.size_hint().0.saturating_mul(I::Item::AT_LEAST);
        if let Err(reason) = self.try_reserve(promised) {
            return Err(CapacityError::new(None.into_iter().chain(iter), reason));
        }
        while let Some(piece) = iter.next() {
            if let Err(reason) = piece.try_append_to(self) {
                let rest = Some(piece).into_iter().chain(iter);
                return Err(CapacityError::new(rest, reason));
            }
        }
        Ok(())
    }
}

impl<const N: usize, P: SpillPolicy> Extend<char> for SmallString<N, P> {
    /// Appends the characters, as `String` does.
    ///
    /// # Panics
    ///
    /// As [`push`](SmallString::push); also if the iterator promises more characters than can ever
    /// fit. To get an error instead: [`try_extend`](SmallString::try_extend).
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = char>>(&mut self, iter: I) {
        self.text.extend(iter.into_iter());
    }
}

impl<'a, const N: usize, P: SpillPolicy> Extend<&'a char> for SmallString<N, P> {
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = &'a char>>(&mut self, iter: I) {
        self.extend(iter.into_iter().copied());
    }
}

/// `Extend` and `try_extend` by pieces of text.
macro_rules! extend_by {
    ($([$($generics:tt)*] $text:ty),* $(,)?) => {$(
        impl<$($generics)*> Sealed for $text {}

        impl<$($generics)*> Piece for $text {
            const AT_LEAST: usize = 0;

            #[inline]
            fn try_append_to<const LEN: usize, R: SpillPolicy>(
                &self,
                string: &mut SmallString<LEN, R>,
            ) -> Result<(), TryReserveError> {
                string.text.try_push_str(self)
            }
        }

        impl<$($generics)* const N: usize, P: SpillPolicy> Extend<$text> for SmallString<N, P> {
            #[inline]
            #[track_caller]
            fn extend<I: IntoIterator<Item = $text>>(&mut self, iter: I) {
                for text in iter {
                    self.push_str(&text);
                }
            }
        }

        impl<$($generics)* const N: usize, P: DefaultPolicy> FromIterator<$text>
            for SmallString<N, P>
        {
            /// The pieces, one behind the other. To get an error when there is no room,
            /// [`try_extend`](SmallString::try_extend) an empty string.
            #[inline]
            #[track_caller]
            fn from_iter<I: IntoIterator<Item = $text>>(iter: I) -> Self {
                let mut s = Self::default();
                s.extend(iter);
                s
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

impl<const N: usize, P: DefaultPolicy> FromIterator<char> for SmallString<N, P> {
    /// Collects characters. To get an error when there is no room,
    /// [`try_extend`](SmallString::try_extend) an empty string.
    #[inline]
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> Self {
        Self {
            text: Utf8Buf::collect(P::default(), P::Heap::default(), iter.into_iter()),
        }
    }
}

impl<'a, const N: usize, P: DefaultPolicy> FromIterator<&'a char> for SmallString<N, P> {
    /// As of `char`.
    #[inline]
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = &'a char>>(iter: I) -> Self {
        iter.into_iter().copied().collect()
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

impl<const N: usize, P: SpillPolicy> FromIterator<SmallString<N, P>> for Box<str> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = SmallString<N, P>>>(iter: I) -> Self {
        String::from_iter(iter).into_boxed_str()
    }
}

impl<'a, const N: usize, P: SpillPolicy> FromIterator<SmallString<N, P>> for Cow<'a, str> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = SmallString<N, P>>>(iter: I) -> Self {
        Cow::Owned(String::from_iter(iter))
    }
}

impl<const N: usize, P: SpillPolicy> Extend<SmallString<N, P>> for Cow<'_, str> {
    /// Makes it an owned text first.
    #[inline]
    fn extend<I: IntoIterator<Item = SmallString<N, P>>>(&mut self, iter: I) {
        self.to_mut().extend(iter);
    }
}

impl<const N: usize, P: SpillPolicy> Add<&str> for SmallString<N, P> {
    type Output = Self;

    /// The string with `other` appended, in the same storage if that has room. To get an error when
    /// there is none: [`try_push_str`](SmallString::try_push_str).
    #[inline]
    #[track_caller]
    fn add(mut self, other: &str) -> Self {
        self.push_str(other);
        self
    }
}

impl<const N: usize, P: SpillPolicy> AddAssign<&str> for SmallString<N, P> {
    /// Appends `other`, as [`push_str`](SmallString::push_str). To get an error when there is no
    /// room: [`try_push_str`](SmallString::try_push_str).
    #[inline]
    #[track_caller]
    fn add_assign(&mut self, other: &str) {
        self.push_str(other);
    }
}
