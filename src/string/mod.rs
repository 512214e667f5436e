//! [`SmallString`]: a string that keeps its first `N` bytes inline.

#[cfg(feature = "allocator-api2")]
mod allocator;
mod capacity;
mod cmp;
mod convert;
mod decode;
mod drain;
mod edit;
mod extend;
mod from;
#[cfg(feature = "std")]
mod io;
mod macros;
mod raw_parts;
mod remove;
mod str_ext;
mod traits;

pub use decode::{FromUtf8Error, FromUtf16Error};
pub use drain::Drain;
pub use extend::Piece;
pub use macros::ToSmallString;
#[doc(hidden)]
pub use macros::format;
pub use str_ext::{SmallStringExt, StrExt};

use crate::error::or_fail;
use crate::policy::{Amortized, Compact, DefaultPolicy, Global, SpillPolicy, Stateless};
use crate::raw::Utf8Buf;

mod sealed {
    /// Closes a trait to the outside.
    pub trait Sealed {}
}

/// A string that keeps up to `N` bytes inside the value, and moves them to the heap when they
/// outgrow it.
///
/// It has the methods of [`String`](alloc::string::String), with the same names, panics and
/// complexity, and dereferences to `str`. Text of up to `N` bytes of UTF-8 is stored inline without
/// any allocation; one byte more *spills* it to the heap, where the string is then like a `String`.
/// It comes back inline only when asked to, by [`shrink_to_fit`](Self::shrink_to_fit),
/// [`shrink_to`](Self::shrink_to) or [`shrink_to_inline`](Self::shrink_to_inline).
///
/// The policy `P` decides how the string grows, and whether it may spill at all: see
/// [`policy`](crate::policy). The default has a one-byte header, for `N <= 127`; longer ones take
/// [`Amortized`]. One that [comes back](SpillPolicy::COMES_BACK) by itself does so after any method
/// that removes text, also where it says that a spilled string stays spilled.
///
/// # Size
///
/// With the default policy, a string is `N + 1` bytes, rounded up to words, but at least as large
/// as a `String`; and so is its `Option`. `N` is best chosen one less than a multiple of 8: 23, 31,
/// 39, ... The default is 23, for 24 bytes: on 64-bit targets those of a `String`.
///
/// # Which `N`
///
/// The default stands in for `N` where a type is written, not where a value is made, as with
/// `HashMap`'s hasher: `let s = SmallString::from("text")` alone is an error, "type annotations needed".
/// A field, an argument or a `let` with a type says it, and so do angle brackets:
///
/// ```
/// use smallcoll::SmallString;
///
/// let annotated: SmallString = SmallString::from("text");
/// let in_brackets = <SmallString>::from("text");
/// let longer = SmallString::<31>::new();
/// assert_eq!(annotated, in_brackets);
/// assert_eq!(longer.capacity(), 31);
/// ```
///
/// # Examples
///
/// ```
/// use smallcoll::SmallString;
///
/// let mut s: SmallString = "short".into();
/// s.push_str(" identifier");
/// assert!(!s.spilled()); // 16 bytes are inline
///
/// s += ", no more";
/// assert!(s.spilled()); // 25 are on the heap
/// assert_eq!(s, "short identifier, no more");
/// assert_eq!(s.split(' ').count(), 4);
/// ```
pub struct SmallString<const N: usize = 23, P: SpillPolicy = Compact> {
    text: Utf8Buf<N, P>,
}

impl<const N: usize> SmallString<N> {
    /// An empty string, as [`String::new`](alloc::string::String::new).
    ///
    /// O(1). Does not allocate. For another policy than the default, see
    /// [`with_policy`](SmallString::with_policy) and `Default`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// const EMPTY: SmallString<4> = SmallString::new();
    /// let mut s = EMPTY;
    /// s.push_str("spilled");
    /// assert_eq!(s.len(), 7);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self::with_policy(Compact(Amortized))
    }

    /// A string of `text`, in constants too; compact_str's function of this name.
    ///
    /// O(`N`). Does not allocate: the text is inline.
    ///
    /// # Panics
    ///
    /// If `text` has more than `N` bytes, which in a constant or a static is an error of the compiler.
    /// [`From`] takes any text, at run time.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// const NAME: SmallString<4> = SmallString::const_new("four");
    /// static SHARED: SmallString = SmallString::const_new("for all");
    /// assert_eq!((NAME.len(), SHARED.as_str()), (4, "for all"));
    /// ```
    ///
    /// ```compile_fail
    /// use smallcoll::SmallString;
    ///
    /// const NAME: SmallString<4> = SmallString::const_new("five.");
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub const fn const_new(text: &str) -> Self {
        Self {
            text: Utf8Buf::from_const(Compact(Amortized), Global, text),
        }
    }

    /// An empty string with room for at least `capacity` bytes, as
    /// [`String::with_capacity`](alloc::string::String::with_capacity).
    ///
    /// O(1). Allocates, and is spilled from the start, if `capacity > N`.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::with_capacity(3).capacity(), 4);
    /// assert_eq!(SmallString::<4>::with_capacity(10).capacity(), 10);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Self {
        or_fail(Self::try_with_capacity(capacity))
    }
}

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
    /// An empty string with the given policy.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut s: SmallString<2, NoSpill> = SmallString::with_policy(NoSpill);
    /// s.push_str("ab");
    /// assert!(s.try_push('c').is_err());
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_policy(policy: P) -> Self
    where
        P::Heap: Stateless,
    {
        Self {
            text: Utf8Buf::new(policy, P::Heap::VALUE),
        }
    }

    /// The length in bytes, as [`String::len`](alloc::string::String::len).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::from("für").len(), 4);
    /// assert_eq!(SmallString::<4>::from("über").len(), 5);
    /// ```
    #[inline(always)]
    pub const fn len(&self) -> usize {
        self.text.bytes().len()
    }

    /// Whether there is no character, as [`String::is_empty`](alloc::string::String::is_empty).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert!(SmallString::<4>::new().is_empty());
    /// assert!(!SmallString::<4>::from("spilled").is_empty());
    /// ```
    #[inline(always)]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text, as [`String::as_str`](alloc::string::String::as_str).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::from("text").as_str(), "text");
    /// assert_eq!(SmallString::<4>::from("more text").as_str(), "more text");
    /// ```
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The text, mutable in place, as [`String::as_mut_str`](alloc::string::String::as_mut_str).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "spilled".into();
    /// s.as_mut_str().make_ascii_uppercase();
    /// assert_eq!(s, "SPILLED");
    /// ```
    #[inline(always)]
    pub fn as_mut_str(&mut self) -> &mut str {
        self.text.as_mut_str()
    }

    /// The bytes of the text, as [`String::as_bytes`](alloc::string::String::as_bytes).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::from("für").as_bytes(), [b'f', 0xc3, 0xbc, b'r']);
    /// ```
    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        self.text.bytes().as_slice()
    }
}

impl<const N: usize, P: DefaultPolicy> SmallString<N, P> {
    /// A string of `N` NULs, to be written over; arrayvec's function of this name.
    ///
    /// O(`N`). Does not allocate: the text is inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let s: SmallString<4, NoSpill> = SmallString::zero_filled();
    /// assert_eq!(s, "\0\0\0\0");
    /// assert!(s.is_full());
    /// ```
    #[inline]
    #[must_use]
    pub fn zero_filled() -> Self {
        Self {
            text: Utf8Buf::zeroed(P::default(), P::Heap::default()),
        }
    }
}
