//! `From` and `TryFrom` for all that a `Vec` is made from and into, and `ToSmallVec`.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BinaryHeap, VecDeque};
use alloc::ffi::CString;
use alloc::rc::Rc;
use alloc::string::{FromUtf8Error, String};
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::num::NonZero;

use super::SmallVec;
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::{Compact, DefaultPolicy, MaySpill, NoSpill, SpillPolicy};

/// From things of any length: `From` where there is a heap to spill to, and `TryFrom`, which gives
/// the source back, for the policies that have none.
macro_rules! from_any_length {
    ($(
        $(#[$doc:meta])*
        [$($generics:tt)*] $element:ty, |$source:ident: $type:ty| $len:expr => $make:expr;
    )*) => {$(
        impl<$($generics)* const N: usize, P> From<$type> for SmallVec<$element, N, P>
        where
            P: DefaultPolicy<Heap: MaySpill>,
        {
            $(#[$doc])*
            #[inline]
            #[track_caller]
            fn from($source: $type) -> Self {
                $make
            }
        }

        from_any_length! {
            @ [$($generics)*] SmallVec<$element, N, NoSpill>, $source: $type, $len => $make
        }
        from_any_length! {
            @ [$($generics)*] SmallVec<$element, N, Compact<NoSpill>>, $source: $type, $len => $make
        }
    )*};
    (@ [$($generics:tt)*] $fixed:ty, $source:ident: $type:ty, $len:expr => $make:expr) => {
        impl<$($generics)* const N: usize> TryFrom<$type> for $fixed {
            type Error = CapacityError<$type>;

            /// As `From` under other policies; the source itself if there are more than `N`.
            #[inline]
            fn try_from($source: $type) -> Result<Self, Self::Error> {
                let required = $len;
                if required > N {
                    let reason = TryReserveError::Full { capacity: N, required };
                    return Err(CapacityError::new($source, reason));
                }
                Ok($make)
            }
        }
    };
}

from_any_length! {
    /// Clones the elements. O(`len`). Allocates once, and is spilled, if there are more than `N`.
    ['a, T: Clone,] T, |source: &'a [T]| source.len() => Self::from_slice(source);
    /// Clones the elements. O(`len`). Allocates once, and is spilled, if there are more than `N`.
    ['a, T: Clone,] T, |source: &'a mut [T]| source.len() => Self::from_slice(source);
    /// Clones the elements. O(`M`). Allocates once, and is spilled, if `M > N`.
    ['a, T: Clone, const M: usize,] T, |source: &'a [T; M]| M => Self::from_slice(source);
    /// Clones the elements. O(`M`). Allocates once, and is spilled, if `M > N`.
    ['a, T: Clone, const M: usize,] T, |source: &'a mut [T; M]| M => Self::from_slice(source);
    /// Clones borrowed elements, takes over owned ones as [`from_vec`](SmallVec::from_vec).
    ['a, T: Clone,] T, |source: Cow<'a, [T]>| source.len() => match source {
        Cow::Borrowed(slice) => Self::from_slice(slice),
        Cow::Owned(vec) => Self::from_vec(vec),
    };
    /// Takes over the elements, as [`from_vec`](SmallVec::from_vec): with their block, if it has room
    /// for more than `N` and the policy's heap is the global one.
    [T,] T, |source: Vec<T>| source.len() => Self::from_vec(source);
    /// Takes over the elements, as [`from_vec`](SmallVec::from_vec): with their block, if it has room
    /// for more than `N` and the policy's heap is the global one.
    [T,] T, |source: Box<[T]>| source.len() => Self::from_vec(source.into());
    /// Takes over the elements, as [`from_vec`](SmallVec::from_vec): with their block, if it has room
    /// for more than `N` and the policy's heap is the global one.
    [T,] T, |source: VecDeque<T>| source.len() => Self::from_vec(source.into());
    /// Takes over the elements, as [`from_vec`](SmallVec::from_vec): with their block, if it has room
    /// for more than `N` and the policy's heap is the global one.
    [T,] T, |source: BinaryHeap<T>| source.len() => Self::from_vec(source.into());
    /// The bytes of the text. O(`len`). Allocates once, and is spilled, if there are more than `N`.
    ['a,] u8, |text: &'a str| text.len() => Self::from_slice(text.as_bytes());
    /// The bytes of the text, as by [`from_vec`](SmallVec::from_vec).
    [] u8, |text: String| text.len() => Self::from_vec(text.into_bytes());
    /// The bytes of the text without the last 0, as by [`from_vec`](SmallVec::from_vec).
    [] u8, |text: CString| text.as_bytes().len() => Self::from_vec(text.into_bytes());
}

impl<T, const M: usize, const N: usize, P: DefaultPolicy> From<[T; M]> for SmallVec<T, N, P> {
    /// Moves the elements. O(`M`). Allocates once, and is spilled, if `M > N`.
    ///
    /// Panics if `M > N` under a policy that never spills, and so does `try_from`, which is this
    /// `From`; [`try_extend`](SmallVec::try_extend) of an empty vector returns an error.
    #[inline]
    #[track_caller]
    fn from(array: [T; M]) -> Self {
        let mut v = Self::default();
        or_fail(v.buf.try_take_array(array));
        v
    }
}

/// `From` for targets that take over a `Vec`.
macro_rules! into_vecs {
    ($($(#[$when:meta])? [$($bound:tt)*] $target:ty;)*) => {$(
        $(#[$when])?
        impl<T: $($bound)*, const N: usize, P: SpillPolicy> From<SmallVec<T, N, P>> for $target {
            /// The elements as [`into_vec`](SmallVec::into_vec) hands them over, with their block
            /// where the target can use it.
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
    #[cfg(target_has_atomic = "ptr")] [] Arc<[T]>;
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

    /// The elements in a boxed array if there are exactly `M`, and the vector itself otherwise. Takes
    /// over the block of a vector that is spilled to the global heap, without spare capacity.
    #[track_caller]
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

impl<const N: usize, P: SpillPolicy> From<SmallVec<NonZero<u8>, N, P>> for CString {
    /// The bytes, and a last 0.
    #[track_caller]
    fn from(v: SmallVec<NonZero<u8>, N, P>) -> Self {
        v.into_vec().into()
    }
}

impl<const N: usize, P: SpillPolicy> TryFrom<SmallVec<u8, N, P>> for String {
    type Error = FromUtf8Error;

    /// The bytes as text if they are UTF-8, handed over as by [`into_vec`](SmallVec::into_vec).
    #[track_caller]
    fn try_from(v: SmallVec<u8, N, P>) -> Result<Self, Self::Error> {
        Self::from_utf8(v.into_vec())
    }
}

/// Makes a vector of what can be had as a slice, as `ToOwned` does for `Vec`; smallvec's trait of
/// this name.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallVec, ToSmallVec};
///
/// let v: SmallVec<u8, 2> = [1, 2, 3][1..].to_smallvec();
/// assert_eq!(v, [2, 3]);
/// ```
pub trait ToSmallVec<T> {
    /// A vector of clones of the elements.
    ///
    /// O(`len`). Allocates once, and is spilled, if there are more than `N`.
    /// [`SmallVec::try_from_slice`] is the fallible form.
    ///
    /// # Panics
    ///
    /// Under a policy that never spills, if there are more than `N`.
    #[must_use]
    #[track_caller]
    fn to_smallvec<const N: usize, P: DefaultPolicy>(&self) -> SmallVec<T, N, P>;
}

impl<T: Clone> ToSmallVec<T> for [T] {
    #[inline]
    fn to_smallvec<const N: usize, P: DefaultPolicy>(&self) -> SmallVec<T, N, P> {
        SmallVec::from_slice(self)
    }
}
