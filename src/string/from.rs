//! `From` and `TryFrom` for all that a `String` is made from and into.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::ffi::{CString, IntoStringError};
use alloc::rc::Rc;
use alloc::string::String;
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::error::Error;
use core::str::FromStr;

use super::{FromUtf8Error, SmallString};
use crate::error::CapacityError;
use crate::policy::{Compact, DefaultPolicy, MaySpill, NoSpill, SpillPolicy};
use crate::raw::Utf8Buf;
use crate::vec::SmallVec;

/// `From` for what holds a `str`, if the policy may spill.
macro_rules! from_text {
    ($($(#[$when:meta])? [$($generics:tt)*] $text:ty),* $(,)?) => {$(
        $(#[$when])?
        impl<$($generics)* const N: usize, P: DefaultPolicy<Heap: MaySpill>> From<$text>
            for SmallString<N, P>
        {
            /// A copy. O(`len`). Allocates, without slack, if it has more than `N` bytes.
            ///
            /// To get an error when there is no memory:
            /// [`try_from_str`](SmallString::try_from_str).
            #[inline]
            #[track_caller]
            fn from(text: $text) -> Self {
                let text: &str = &text;
                Self {
                    text: Utf8Buf::copy(P::default(), P::Heap::default(), text),
                }
            }
        }
    )*};
}

from_text! {
    [] &str,
    [] &mut str,
    [] &String,
    [] Rc<str>,
    #[cfg(target_has_atomic = "ptr")] [] Arc<str>,
    [const M: usize, Q: SpillPolicy,] &SmallString<M, Q>,
}

impl<const N: usize, P: DefaultPolicy<Heap: MaySpill>> From<String> for SmallString<N, P> {
    /// A string of more than `N` bytes keeps its block, in O(1). A shorter one is copied inline.
    #[inline]
    #[track_caller]
    fn from(string: String) -> Self {
        Self::from_string(string)
    }
}

impl<const N: usize, P: DefaultPolicy<Heap: MaySpill>> From<Box<str>> for SmallString<N, P> {
    /// As from a `String`.
    #[inline]
    #[track_caller]
    fn from(string: Box<str>) -> Self {
        Self::from_string(String::from(string))
    }
}

impl<const N: usize, P: DefaultPolicy<Heap: MaySpill>> From<Cow<'_, str>> for SmallString<N, P> {
    /// As from a `&str` or from a `String`.
    #[inline]
    #[track_caller]
    fn from(string: Cow<'_, str>) -> Self {
        match string {
            Cow::Borrowed(string) => Self::from(string),
            Cow::Owned(string) => Self::from_string(string),
        }
    }
}

impl<const N: usize, P: DefaultPolicy<Heap: MaySpill>> From<char> for SmallString<N, P> {
    /// The character. Allocates if it has more than `N` bytes; to get an error when there is no
    /// memory, [`try_push`](SmallString::try_push) it.
    #[inline]
    #[track_caller]
    fn from(ch: char) -> Self {
        let mut s = Self::default();
        s.push(ch);
        s
    }
}

impl<const N: usize, P: DefaultPolicy<Heap: MaySpill>> FromStr for SmallString<N, P> {
    type Err = Infallible;

    /// As from a `&str`.
    #[inline]
    #[track_caller]
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl<const N: usize, P: DefaultPolicy<Heap: MaySpill>> TryFrom<Vec<u8>> for SmallString<N, P> {
    type Error = FromUtf8Error<N, P>;

    /// As [`from_utf8`](SmallString::from_utf8), but inline if there are at most `N` bytes, whatever the
    /// capacity of `bytes`.
    #[inline]
    #[track_caller]
    fn try_from(bytes: Vec<u8>) -> Result<Self, Self::Error> {
        Self::from_utf8(if bytes.len() <= N {
            SmallVec::from_slice(&bytes)
        } else {
            SmallVec::from_vec(bytes)
        })
    }
}

impl<const N: usize, P: DefaultPolicy<Heap: MaySpill>> TryFrom<CString> for SmallString<N, P> {
    type Error = IntoStringError;

    /// As [`CString::into_string`], whose block is kept if the text does not fit inline.
    #[inline]
    #[track_caller]
    fn try_from(text: CString) -> Result<Self, IntoStringError> {
        text.into_string().map(Self::from)
    }
}

/// `TryFrom` and `FromStr` for policies that never spill.
macro_rules! try_from_text {
    ($policy:ty: $($(#[$when:meta])? [$($generics:tt)*] $text:ty),* $(,)?) => {
        $(
            $(#[$when])?
            impl<$($generics)* const N: usize> TryFrom<$text> for SmallString<N, $policy> {
                type Error = CapacityError<$text>;

                /// A copy, or the text back if it has more than `N` bytes. O(`len`).
                #[inline]
                fn try_from(text: $text) -> Result<Self, Self::Error> {
                    match Self::try_from_str(&text) {
                        Ok(s) => Ok(s),
                        Err(error) => {
                            let reason = error.reason();
                            Err(CapacityError::new(text, reason))
                        }
                    }
                }
            }
        )*

        impl<const N: usize> TryFrom<char> for SmallString<N, $policy> {
            type Error = CapacityError<char>;

            /// The character, or itself back if it has more than `N` bytes. O(1).
            #[inline]
            fn try_from(ch: char) -> Result<Self, Self::Error> {
                let mut s = Self::default();
                s.try_push(ch)?;
                Ok(s)
            }
        }

        impl<const N: usize> FromStr for SmallString<N, $policy> {
            type Err = CapacityError;

            /// A copy, or an error if the text has more than `N` bytes. O(`len`).
            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::try_from_str(text).map_err(CapacityError::simplify)
            }
        }
    };
    ($($policy:ty),*) => {$(
        try_from_text! {
            $policy:
            ['a,] &'a str,
            ['a,] &'a mut str,
            ['a,] &'a String,
            [] String,
            [] Box<str>,
            ['a,] Cow<'a, str>,
            [] Rc<str>,
            #[cfg(target_has_atomic = "ptr")] [] Arc<str>,
            ['a, const M: usize, Q: SpillPolicy,] &'a SmallString<M, Q>,
        }
    )*};
}

try_from_text!(NoSpill, Compact<NoSpill>);

impl<const N: usize, P: SpillPolicy> From<SmallString<N, P>> for String {
    /// As [`into_string`](SmallString::into_string).
    #[inline]
    #[track_caller]
    fn from(string: SmallString<N, P>) -> Self {
        string.into_string()
    }
}

impl<const N: usize, P: SpillPolicy> From<&SmallString<N, P>> for String {
    /// A copy.
    #[inline]
    fn from(string: &SmallString<N, P>) -> Self {
        Self::from(string.as_str())
    }
}

impl<'a, const N: usize, P: SpillPolicy> From<&'a SmallString<N, P>> for Cow<'a, str> {
    /// Borrows the text.
    #[inline]
    fn from(string: &'a SmallString<N, P>) -> Self {
        Cow::Borrowed(string)
    }
}

/// Conversions by way of `String`.
macro_rules! into_owned {
    ($([$($life:lifetime)?] $text:ty),* $(,)?) => {$(
        impl<$($life,)? const N: usize, P: SpillPolicy> From<SmallString<N, P>> for $text {
            /// By way of [`into_string`](SmallString::into_string).
            #[inline]
            #[track_caller]
            fn from(string: SmallString<N, P>) -> Self {
                string.into_string().into()
            }
        }
    )*};
}

into_owned! {
    [] Vec<u8>,
    [] Box<str>,
    ['a] Cow<'a, str>,
    ['a] Box<dyn Error + 'a>,
    ['a] Box<dyn Error + Send + Sync + 'a>,
}

#[cfg(feature = "std")]
into_owned! {
    [] std::ffi::OsString,
    [] std::path::PathBuf,
}

/// Copies into what counts its references, which has a place of its own for them.
macro_rules! into_shared {
    ($($(#[$when:meta])? $text:ty),* $(,)?) => {$(
        $(#[$when])?
        impl<const N: usize, P: SpillPolicy> From<SmallString<N, P>> for $text {
            /// A copy.
            #[inline]
            fn from(string: SmallString<N, P>) -> Self {
                string.as_str().into()
            }
        }
    )*};
}

into_shared! {
    Rc<str>,
    #[cfg(target_has_atomic = "ptr")] Arc<str>,
}
