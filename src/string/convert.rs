//! How it is made of other kinds of text, and turned into them.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::error::Error;
use core::mem::ManuallyDrop;
use core::str::FromStr;

use super::SmallString;
use crate::error::{CapacityError, or_fail};
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::Utf8Buf;

impl<const N: usize, P: DefaultPolicy> SmallString<N, P> {
    /// A copy of `string`, which is given back if there is no room and none can be made.
    ///
    /// O(`string.len()`). Allocates, without slack, if `string` has more than `N` bytes.
    ///
    /// # Errors
    ///
    /// If `string` has more than `N` bytes under a policy that never spills, or the allocator
    /// fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let s: SmallString<4, NoSpill> = SmallString::try_from_str("four").unwrap();
    /// assert_eq!(s, "four");
    /// let error = SmallString::<4, NoSpill>::try_from_str("five.").unwrap_err();
    /// assert_eq!(error.element(), "five.");
    /// ```
    #[inline]
    pub fn try_from_str(string: &str) -> Result<Self, CapacityError<&str>> {
        match Utf8Buf::try_copy(P::default(), P::Heap::default(), string) {
            Ok(text) => Ok(Self { text }),
            Err(reason) => Err(CapacityError::new(string, reason)),
        }
    }
}

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
    /// The text in a `String`.
    ///
    /// O(1) if spilled: the block changes hands. Otherwise O(`len`), with an allocation.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::from("four").into_string(), "four");
    /// assert_eq!(SmallString::<4>::from("spilled").into_string(), "spilled");
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn into_string(self) -> String {
        self.text.into_string()
    }

    /// The text in a `Box`, as [`String::into_boxed_str`](alloc::string::String::into_boxed_str).
    ///
    /// O(`len`), or O(1) if spilled without spare capacity. Allocates if it was inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(&*SmallString::<4>::from("four").into_boxed_str(), "four");
    /// assert_eq!(&*SmallString::<4>::from("spilled").into_boxed_str(), "spilled");
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn into_boxed_str(self) -> Box<str> {
        self.into_string().into_boxed_str()
    }

    /// The text, never to be freed, as [`String::leak`](alloc::string::String::leak).
    ///
    /// O(1) if spilled: the block stays, spare capacity included. Otherwise O(`len`), with an
    /// allocation.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let text: &'static mut str = SmallString::<4>::from("for ever").leak();
    /// assert_eq!(text, "for ever");
    /// # drop(unsafe { Box::from_raw(text) }); // keeps leak checkers happy
    /// ```
    #[inline]
    #[track_caller]
    pub fn leak<'a>(self) -> &'a mut str {
        self.into_string().leak()
    }

    /// Pointer, length and capacity in bytes of the text on the heap, for whoever takes it over; as
    /// `String::into_raw_parts`.
    ///
    /// O(1) if spilled. Otherwise O(`len`), with an allocation.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = "spilled".into();
    /// let (ptr, len, capacity) = s.into_raw_parts();
    /// let string = unsafe { String::from_raw_parts(ptr, len, capacity) };
    /// assert_eq!(string, "spilled");
    /// ```
    #[must_use = "losing the pointer leaks the text"]
    #[track_caller]
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) {
        let mut string = ManuallyDrop::new(self.into_string());
        (string.as_mut_ptr(), string.len(), string.capacity())
    }
}

impl<const N: usize, P: DefaultPolicy> From<&str> for SmallString<N, P> {
    /// A copy. Allocates, without slack, if it has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If it has more than `N` bytes under a policy that never spills: see
    /// [`try_from_str`](SmallString::try_from_str).
    #[inline]
    #[track_caller]
    fn from(string: &str) -> Self {
        or_fail(Self::try_from_str(string))
    }
}

impl<const N: usize, P: DefaultPolicy> From<String> for SmallString<N, P> {
    /// A string of more than `N` bytes keeps its block, in O(1). A shorter one is copied inline.
    ///
    /// # Panics
    ///
    /// If it has more than `N` bytes under a policy that never spills.
    #[inline]
    #[track_caller]
    fn from(string: String) -> Self {
        Self {
            text: or_fail(Utf8Buf::try_adopt(P::default(), P::Heap::default(), string)),
        }
    }
}

impl<const N: usize, P: DefaultPolicy> From<Box<str>> for SmallString<N, P> {
    /// As from a `String`.
    #[inline]
    #[track_caller]
    fn from(string: Box<str>) -> Self {
        Self::from(String::from(string))
    }
}

impl<const N: usize, P: DefaultPolicy> From<Cow<'_, str>> for SmallString<N, P> {
    /// As from a `&str` or from a `String`.
    #[inline]
    #[track_caller]
    fn from(string: Cow<'_, str>) -> Self {
        match string {
            Cow::Borrowed(string) => Self::from(string),
            Cow::Owned(string) => Self::from(string),
        }
    }
}

impl<const N: usize, P: DefaultPolicy> From<char> for SmallString<N, P> {
    /// The character. Allocates if it has more than `N` bytes.
    #[inline]
    #[track_caller]
    fn from(ch: char) -> Self {
        let mut s = Self::default();
        s.push(ch);
        s
    }
}

/// Copies of what holds a `str`.
macro_rules! from_text {
    ($($text:ty),* $(,)?) => {$(
        impl<const N: usize, P: DefaultPolicy> From<$text> for SmallString<N, P> {
            /// A copy, as from a `&str`.
            #[inline]
            #[track_caller]
            fn from(string: $text) -> Self {
                let string: &str = &string;
                Self::from(string)
            }
        }
    )*};
}

from_text!(&mut str, &String, Rc<str>, Arc<str>);

impl<const N: usize, P: SpillPolicy, const M: usize, Q: DefaultPolicy> From<&SmallString<N, P>>
    for SmallString<M, Q>
{
    /// A copy, with another `N` or policy too.
    #[inline]
    #[track_caller]
    fn from(string: &SmallString<N, P>) -> Self {
        Self::from(string.as_str())
    }
}

impl<const N: usize, P: DefaultPolicy> FromStr for SmallString<N, P> {
    type Err = Infallible;

    /// As from a `&str`.
    #[inline]
    #[track_caller]
    fn from_str(string: &str) -> Result<Self, Infallible> {
        Ok(Self::from(string))
    }
}

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
    ($($text:ty),* $(,)?) => {$(
        impl<const N: usize, P: SpillPolicy> From<SmallString<N, P>> for $text {
            /// A copy.
            #[inline]
            fn from(string: SmallString<N, P>) -> Self {
                string.as_str().into()
            }
        }
    )*};
}

into_shared!(Rc<str>, Arc<str>);
