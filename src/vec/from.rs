//! `From` and `TryFrom` for all that a `Vec` is made from and into.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BinaryHeap, VecDeque};
use alloc::ffi::CString;
use alloc::rc::Rc;
use alloc::string::{FromUtf8Error, String};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::num::NonZero;

use super::SmallVec;
use crate::error::or_fail;
use crate::policy::{DefaultPolicy, SpillPolicy};

/// `From` for sources of which a slice can be borrowed.
macro_rules! from_slices {
    ($([$($generics:tt)*] $source:ty;)*) => {$(
        impl<T: Clone, $($generics)* const N: usize, P: DefaultPolicy> From<$source>
            for SmallVec<T, N, P>
        {
            /// Clones the elements. O(`len`). Allocates once, and is spilled, if there are more
            /// than `N`.
            #[inline]
            #[track_caller]
            fn from(source: $source) -> Self {
                Self::from_slice(&source[..])
            }
        }
    )*};
}

from_slices! {
    [] &[T];
    [] &mut [T];
    [const M: usize,] &[T; M];
    [const M: usize,] &mut [T; M];
}

/// `From` for sources that a `Vec` takes over in O(1).
macro_rules! from_vecs {
    ($([$($bound:tt)*] $source:ty;)*) => {$(
        impl<T: $($bound)*, const N: usize, P: DefaultPolicy> From<$source> for SmallVec<T, N, P> {
            /// Takes over the elements, and their block if it has room for more than `N`.
            #[inline]
            #[track_caller]
            fn from(source: $source) -> Self {
                Self::from_vec(source.into())
            }
        }
    )*};
}

from_vecs! {
    [] Vec<T>;
    [] Box<[T]>;
    [] VecDeque<T>;
    [] BinaryHeap<T>;
}

impl<T, const M: usize, const N: usize, P: DefaultPolicy> From<[T; M]> for SmallVec<T, N, P> {
    /// Moves the elements. O(`M`). Allocates once, and is spilled, if `M > N`.
    #[inline]
    #[track_caller]
    fn from(array: [T; M]) -> Self {
        let mut v = Self::default();
        or_fail(v.buf.try_take_array(array));
        v
    }
}

impl<T, const N: usize, P: DefaultPolicy> From<Cow<'_, [T]>> for SmallVec<T, N, P>
where
    T: Clone,
{
    /// Clones borrowed elements, takes over owned ones.
    #[track_caller]
    fn from(cow: Cow<'_, [T]>) -> Self {
        match cow {
            Cow::Borrowed(slice) => Self::from_slice(slice),
            Cow::Owned(vec) => Self::from_vec(vec),
        }
    }
}

impl<const N: usize, P: DefaultPolicy> From<&str> for SmallVec<u8, N, P> {
    /// The bytes of the text. O(`len`). Allocates once, and is spilled, if there are more than `N`.
    #[track_caller]
    fn from(text: &str) -> Self {
        Self::from_slice(text.as_bytes())
    }
}

impl<const N: usize, P: DefaultPolicy> From<String> for SmallVec<u8, N, P> {
    /// The bytes of the text, and their block if it has room for more than `N`.
    #[track_caller]
    fn from(text: String) -> Self {
        Self::from_vec(text.into_bytes())
    }
}

/// `From` for targets that take over a `Vec`.
macro_rules! into_vecs {
    ($([$($bound:tt)*] $target:ty;)*) => {$(
        impl<T: $($bound)*, const N: usize, P: SpillPolicy> From<SmallVec<T, N, P>> for $target {
            /// The elements, and the block of a spilled vector where the target can use it.
            #[inline]
            #[track_caller]
            fn from(v: SmallVec<T, N, P>) -> Self {
                v.into_vec().into()
            }
        }
    )*};
}

into_vecs! {
    [] Vec<T>;
    [] Box<[T]>;
    [] Rc<[T]>;
    [] Arc<[T]>;
    [] VecDeque<T>;
    [Ord] BinaryHeap<T>;
    [Clone] Cow<'_, [T]>;
}

impl<'a, T: Clone, const N: usize, P: SpillPolicy> From<&'a SmallVec<T, N, P>> for Cow<'a, [T]>
where
    [T]: ToOwned<Owned = Vec<T>>,
{
    /// Borrows the elements.
    fn from(v: &'a SmallVec<T, N, P>) -> Self {
        Cow::Borrowed(v)
    }
}

impl<T, const M: usize, const N: usize, P: SpillPolicy> TryFrom<SmallVec<T, N, P>> for [T; M] {
    type Error = SmallVec<T, N, P>;

    /// The elements in an array if there are exactly `M`, and the vector itself otherwise.
    #[inline]
    fn try_from(v: SmallVec<T, N, P>) -> Result<Self, Self::Error> {
        v.buf.into_array().map_err(SmallVec::from_buf_inner)
    }
}

impl<T, const M: usize, const N: usize, P: SpillPolicy> TryFrom<SmallVec<T, N, P>> for Box<[T; M]> {
    type Error = SmallVec<T, N, P>;

    /// The elements in a boxed array if there are exactly `M`, and the vector itself otherwise.
    /// Takes over the block of a spilled vector without spare capacity.
    fn try_from(v: SmallVec<T, N, P>) -> Result<Self, Self::Error> {
        if v.len() != M {
            return Err(v);
        }
        match v.into_boxed_slice().try_into() {
            Ok(array) => Ok(array),
            Err(_) => unreachable!("as many elements as the array has"),
        }
    }
}

impl<const N: usize, P: DefaultPolicy> From<CString> for SmallVec<u8, N, P> {
    /// The bytes of the text without the last 0, and their block if it has room for more than `N`.
    #[track_caller]
    fn from(text: CString) -> Self {
        Self::from_vec(text.into_bytes())
    }
}

impl<const N: usize, P: SpillPolicy> From<SmallVec<NonZero<u8>, N, P>> for CString {
    /// The bytes, and a last 0.
    #[track_caller]
    fn from(v: SmallVec<NonZero<u8>, N, P>) -> Self {
        v.into_vec().into()
    }
}

impl<const N: usize, P: SpillPolicy> TryFrom<SmallVec<u8, N, P>> for String {
    type Error = FromUtf8Error;

    /// The bytes as text if they are UTF-8. Takes over the block of a spilled vector.
    #[track_caller]
    fn try_from(v: SmallVec<u8, N, P>) -> Result<Self, Self::Error> {
        Self::from_utf8(v.into_vec())
    }
}
