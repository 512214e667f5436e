//! How bytes and UTF-16 become text.

use core::char::{DecodeUtf16Error, REPLACEMENT_CHARACTER, decode_utf16};
use core::error::Error;
use core::fmt;
use core::str::Utf8Error;

use super::SmallString;
use crate::error::{TryReserveError, or_fail};
use crate::policy::{Compact, DefaultPolicy, SpillPolicy};
use crate::raw::Utf8Buf;
use crate::vec::SmallVec;

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
    /// The text that `bytes` are, as [`String::from_utf8`](alloc::string::String::from_utf8).
    ///
    /// Takes whatever a [`SmallVec`] of bytes with the same `N` and policy can be made of, in the
    /// way that is made: another `SmallVec`, and a `Vec<u8>` with room for more than `N` bytes, are taken
    /// over, spilled; slices and arrays are copied, and by `try_from` short text of a `Vec<u8>`, too.
    ///
    /// O(`bytes.len()`), to look at each byte.
    ///
    /// # Errors
    ///
    /// If the bytes are not UTF-8; the error gives them back.
    ///
    /// # Panics
    ///
    /// If there are more than `N` bytes under a policy that never spills, and they do not come in a
    /// `SmallVec`. To get an error instead, make one by [`SmallVec::try_from_slice`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = SmallString::from_utf8(b"four").unwrap();
    /// assert_eq!(s, "four");
    /// let error = SmallString::<4>::from_utf8(vec![b'n', b'o', 0xff]).unwrap_err();
    /// assert_eq!(error.into_bytes(), [b'n', b'o', 0xff]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn from_utf8(bytes: impl Into<SmallVec<u8, N, P>>) -> Result<Self, FromUtf8Error<N, P>> {
        match Utf8Buf::from_utf8(bytes.into().into_buf_inner()) {
            Ok(text) => Ok(Self { text }),
            Err((bytes, error)) => Err(FromUtf8Error {
                bytes: SmallVec::from_buf_inner(bytes),
                error,
            }),
        }
    }

    /// The bytes of the text, as [`String::into_bytes`](alloc::string::String::into_bytes).
    ///
    /// O(1). Does not allocate; what is spilled stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let bytes = SmallString::<4>::from("für").into_bytes();
    /// assert_eq!(bytes, [b'f', 0xc3, 0xbc, b'r']);
    /// assert!(!bytes.spilled());
    /// ```
    #[inline]
    #[must_use]
    pub fn into_bytes(self) -> SmallVec<u8, N, P> {
        SmallVec::from_buf_inner(self.text.into_bytes())
    }
}

impl<const N: usize, P: SpillPolicy> TryFrom<SmallVec<u8, N, P>> for SmallString<N, P> {
    type Error = FromUtf8Error<N, P>;

    /// As [`from_utf8`](SmallString::from_utf8).
    #[inline]
    fn try_from(bytes: SmallVec<u8, N, P>) -> Result<Self, Self::Error> {
        Self::from_utf8(bytes)
    }
}

impl<const N: usize, P: SpillPolicy> From<SmallString<N, P>> for SmallVec<u8, N, P> {
    /// As [`into_bytes`](SmallString::into_bytes).
    #[inline]
    fn from(string: SmallString<N, P>) -> Self {
        string.into_bytes()
    }
}

impl<const N: usize, P: DefaultPolicy> SmallString<N, P> {
    /// The text that `bytes` are, with U+FFFD in place of what is not UTF-8; as
    /// [`String::from_utf8_lossy`](alloc::string::String::from_utf8_lossy), but always a copy.
    ///
    /// O(`bytes.len()`). Allocates if the text has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::from_utf8_lossy(b"four"), "four");
    /// assert_eq!(SmallString::<4>::from_utf8_lossy(b"fi\xffve"), "fi\u{fffd}ve");
    /// ```
    #[must_use]
    #[track_caller]
    pub fn from_utf8_lossy(bytes: &[u8]) -> Self {
        or_fail(Self::try_from_utf8_lossy(bytes))
    }

    /// [`from_utf8_lossy`](Self::from_utf8_lossy) that returns an error if there is no room for the
    /// text.
    ///
    /// O(`bytes.len()`). Allocates if the text has more than `N` bytes.
    ///
    /// # Errors
    ///
    /// If the text has more than `N` bytes under a policy that never spills, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// assert!(SmallString::<4, NoSpill>::try_from_utf8_lossy(b"four").is_ok());
    /// assert!(SmallString::<4, NoSpill>::try_from_utf8_lossy(b"fi\xff").is_err());
    /// ```
    pub fn try_from_utf8_lossy(bytes: &[u8]) -> Result<Self, TryReserveError> {
        let mut s = Self::default();
        // A replacement is at least as long as what it stands for.
        s.try_reserve(bytes.len())?;
        for chunk in bytes.utf8_chunks() {
            s.text.try_push_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                s.text.try_push(REPLACEMENT_CHARACTER)?;
            }
        }
        Ok(s)
    }

    /// The text that `v` is in UTF-16, as
    /// [`String::from_utf16`](alloc::string::String::from_utf16).
    ///
    /// O(`v.len()`). Allocates if the text has more than `N` bytes in UTF-8.
    ///
    /// # Errors
    ///
    /// If `v` has a surrogate without its partner.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills. To get an error
    /// instead, of this and the other functions from UTF-16:
    /// [`try_extend`](Self::try_extend) an empty string by [`char::decode_utf16`].
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = SmallString::from_utf16(&[0xd834, 0xdd1e]).unwrap();
    /// assert_eq!(s, "𝄞");
    /// assert!(SmallString::<4>::from_utf16(&[0xd834]).is_err());
    /// ```
    #[track_caller]
    pub fn from_utf16(v: &[u16]) -> Result<Self, FromUtf16Error> {
        Self::decode(v.iter().copied())
    }

    /// The text that `v` is in UTF-16, with U+FFFD in place of surrogates without their partners;
    /// as [`String::from_utf16_lossy`](alloc::string::String::from_utf16_lossy).
    ///
    /// O(`v.len()`). Allocates if the text has more than `N` bytes in UTF-8.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = SmallString::from_utf16_lossy(&[0x6d, 0xd834, 0x75]);
    /// assert_eq!(s, "m\u{fffd}u");
    /// ```
    #[must_use]
    #[track_caller]
    pub fn from_utf16_lossy(v: &[u16]) -> Self {
        Self::decode_lossy(v.iter().copied())
    }

    /// The text that `v` is in UTF-16 with the low byte of each unit first, as
    /// `String::from_utf16le`, which std has on nightly.
    ///
    /// O(`v.len()`). Allocates if the text has more than `N` bytes in UTF-8.
    ///
    /// # Errors
    ///
    /// If `v` has a surrogate without its partner, or an odd number of bytes.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = SmallString::from_utf16le(&[0x34, 0xd8, 0x1e, 0xdd]).unwrap();
    /// assert_eq!(s, "𝄞");
    /// assert!(SmallString::<4>::from_utf16le(b"odd").is_err());
    /// ```
    #[track_caller]
    pub fn from_utf16le(v: &[u8]) -> Result<Self, FromUtf16Error> {
        let (units, odd) = units(v, u16::from_le_bytes);
        if odd {
            Err(FromUtf16Error(None))
        } else {
            Self::decode(units)
        }
    }

    /// The text that `v` is in UTF-16 with the low byte of each unit first, with U+FFFD in place of
    /// surrogates without their partners, and of an odd last byte; as `String::from_utf16le_lossy`,
    /// which std has on nightly.
    ///
    /// O(`v.len()`). Allocates if the text has more than `N` bytes in UTF-8.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = SmallString::from_utf16le_lossy(b"m\0u\0s");
    /// assert_eq!(s, "mu\u{fffd}");
    /// ```
    #[must_use]
    #[track_caller]
    pub fn from_utf16le_lossy(v: &[u8]) -> Self {
        let (units, odd) = units(v, u16::from_le_bytes);
        Self::decode_lossy(units.chain(odd.then_some(LONE)))
    }

    /// The text that `v` is in UTF-16 with the high byte of each unit first, as
    /// `String::from_utf16be`, which std has on nightly.
    ///
    /// O(`v.len()`). Allocates if the text has more than `N` bytes in UTF-8.
    ///
    /// # Errors
    ///
    /// If `v` has a surrogate without its partner, or an odd number of bytes.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = SmallString::from_utf16be(&[0xd8, 0x34, 0xdd, 0x1e]).unwrap();
    /// assert_eq!(s, "𝄞");
    /// assert!(SmallString::<4>::from_utf16be(b"odd").is_err());
    /// ```
    #[track_caller]
    pub fn from_utf16be(v: &[u8]) -> Result<Self, FromUtf16Error> {
        let (units, odd) = units(v, u16::from_be_bytes);
        if odd {
            Err(FromUtf16Error(None))
        } else {
            Self::decode(units)
        }
    }

    /// The text that `v` is in UTF-16 with the high byte of each unit first, with U+FFFD in place of
    /// surrogates without their partners, and of an odd last byte; as `String::from_utf16be_lossy`,
    /// which std has on nightly.
    ///
    /// O(`v.len()`). Allocates if the text has more than `N` bytes in UTF-8.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = SmallString::from_utf16be_lossy(b"\0m\0us");
    /// assert_eq!(s, "mu\u{fffd}");
    /// ```
    #[must_use]
    #[track_caller]
    pub fn from_utf16be_lossy(v: &[u8]) -> Self {
        let (units, odd) = units(v, u16::from_be_bytes);
        Self::decode_lossy(units.chain(odd.then_some(LONE)))
    }

    #[track_caller]
    fn decode(units: impl Iterator<Item = u16>) -> Result<Self, FromUtf16Error> {
        let mut s = Self::default();
        // No unit becomes less than a byte.
        s.reserve(units.size_hint().0);
        for ch in decode_utf16(units) {
            s.push(ch.map_err(|error| FromUtf16Error(Some(error)))?);
        }
        Ok(s)
    }

    #[track_caller]
    fn decode_lossy(units: impl Iterator<Item = u16>) -> Self {
        let mut s = Self::default();
        // No unit becomes less than a byte.
        s.reserve(units.size_hint().0);
        for ch in decode_utf16(units) {
            s.push(ch.unwrap_or(REPLACEMENT_CHARACTER));
        }
        s
    }
}

/// A surrogate that has no partner before it, nor at the end one behind it.
const LONE: u16 = 0xd800;

/// The whole units, and whether a byte is left.
fn units(v: &[u8], unit: fn([u8; 2]) -> u16) -> (impl Iterator<Item = u16>, bool) {
    let pairs = v.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    (pairs.map(move |pair| unit([pair[0], pair[1]])), odd)
}

/// The error of [`SmallString::from_utf8`], as [`alloc::string::FromUtf8Error`].
///
/// # Examples
///
/// ```
/// use smallcoll::SmallString;
///
/// let error = SmallString::<4>::from_utf8(b"fi\xffve").unwrap_err();
/// assert_eq!(error.utf8_error().valid_up_to(), 2);
/// assert_eq!(error.to_string(), "invalid utf-8 sequence of 1 bytes from index 2");
/// ```
pub struct FromUtf8Error<const N: usize = 23, P: SpillPolicy = Compact> {
    bytes: SmallVec<u8, N, P>,
    error: Utf8Error,
}

impl<const N: usize, P: SpillPolicy> FromUtf8Error<N, P> {
    /// The bytes that are not UTF-8.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let error = SmallString::<4>::from_utf8(b"fi\xffve").unwrap_err();
    /// assert_eq!(error.as_bytes(), b"fi\xffve");
    /// ```
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes that are not UTF-8, given back.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let error = SmallString::<4>::from_utf8(b"fi\xffve").unwrap_err();
    /// assert_eq!(error.into_bytes(), b"fi\xffve");
    /// ```
    #[must_use]
    pub fn into_bytes(self) -> SmallVec<u8, N, P> {
        self.bytes
    }

    /// What is wrong with them, and where.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let error = SmallString::<4>::from_utf8(b"fi\xffve").unwrap_err();
    /// assert_eq!(error.utf8_error().valid_up_to(), 2);
    /// ```
    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}

impl<const N: usize, P: DefaultPolicy> FromUtf8Error<N, P> {
    /// The text that the bytes are, with U+FFFD in place of what is not UTF-8; as std's method of this
    /// name on nightly, and [`from_utf8_lossy`](SmallString::from_utf8_lossy).
    ///
    /// O(length of the bytes). Allocates if the text has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let error = SmallString::<4>::from_utf8(b"\xffx").unwrap_err();
    /// assert_eq!(error.into_utf8_lossy(), "\u{fffd}x");
    /// let error = SmallString::<4>::from_utf8(b"fi\xffve").unwrap_err();
    /// assert_eq!(error.into_utf8_lossy(), "fi\u{fffd}ve");
    /// ```
    #[must_use]
    #[track_caller]
    pub fn into_utf8_lossy(self) -> SmallString<N, P> {
        let text = SmallString::from_utf8_lossy(&self.bytes);
        drop(self); // as in `try_into_string`
        text
    }
}

impl<const N: usize, P: SpillPolicy<Heap: Clone> + Clone> Clone for FromUtf8Error<N, P> {
    fn clone(&self) -> Self {
        Self {
            bytes: self.bytes.clone(),
            error: self.error,
        }
    }
}

impl<const N: usize, P: SpillPolicy> PartialEq for FromUtf8Error<N, P> {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes() && self.error == other.error
    }
}

impl<const N: usize, P: SpillPolicy> Eq for FromUtf8Error<N, P> {}

impl<const N: usize, P: SpillPolicy> fmt::Debug for FromUtf8Error<N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FromUtf8Error")
            .field("bytes", &self.as_bytes())
            .field("error", &self.error)
            .finish()
    }
}

impl<const N: usize, P: SpillPolicy> fmt::Display for FromUtf8Error<N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

// No source: the message is all of the inner error.
impl<const N: usize, P: SpillPolicy> Error for FromUtf8Error<N, P> {}

/// The error of [`SmallString::from_utf16`], as [`alloc::string::FromUtf16Error`].
///
/// # Examples
///
/// ```
/// use smallcoll::SmallString;
///
/// let error = SmallString::<4>::from_utf16(&[0xd834]).unwrap_err();
/// assert_eq!(error.to_string(), "invalid utf-16: lone surrogate found");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FromUtf16Error(
    /// `None` if a byte is left.
    Option<DecodeUtf16Error>,
);

impl fmt::Display for FromUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Some(_) => "invalid utf-16: lone surrogate found",
            None => "invalid utf-16: odd number of bytes",
        })
    }
}

impl Error for FromUtf16Error {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.0.as_ref()?)
    }
}
