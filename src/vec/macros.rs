//! The constructors that look like arrays.

use super::SmallVec;
use crate::policy::DefaultPolicy;

/// What `smallvec!` expands to: `From` without a trait that has to be in scope, and without `_`
/// for a constant, which the oldest supported compiler does not infer.
#[doc(hidden)]
#[inline]
#[track_caller]
pub fn __from_list<T, const M: usize, const N: usize, P: DefaultPolicy>(
    elements: [T; M],
) -> SmallVec<T, N, P> {
    SmallVec::from(elements)
}

/// A [`SmallVec`] of the given elements, as `vec!`.
///
/// Allocates once, and is spilled, if there are more than `N`.
///
/// # Panics
///
/// As [`from_elem`](SmallVec::from_elem): under a policy that never spills, if there are more than
/// `N`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallVec, smallvec};
///
/// let list: SmallVec<u8, 4> = smallvec![1, 2, 3];
/// let repeated: SmallVec<u8, 4> = smallvec![7; 5];
/// let empty: SmallVec<u8, 4> = smallvec![];
/// assert_eq!((list.len(), repeated.len(), empty.len()), (3, 5, 0));
/// assert!(!list.spilled() && repeated.spilled());
/// ```
#[macro_export]
macro_rules! smallvec {
    () => {
        $crate::vec::__from_list([])
    };
    ($element:expr; $count:expr) => {
        $crate::SmallVec::from_elem($element, $count)
    };
    ($($element:expr),+ $(,)?) => {
        $crate::vec::__from_list([$($element),+])
    };
}

/// A [`SmallVec`] of at most `N` elements, in constants too; as smallvec's macro
/// of this name. More elements than `N` do not compile.
///
/// The policy is the default one, or that which is named with `in`.
///
/// # Examples
///
/// ```
/// use smallcoll::policy::NoSpill;
/// use smallcoll::{SmallVec, smallvec_inline};
///
/// const PRIMES: SmallVec<u8, 4> = smallvec_inline![2, 3, 5];
/// const ZEROES: SmallVec<u8, 4> = smallvec_inline![0; 4];
/// assert_eq!((PRIMES.len(), ZEROES.len()), (3, 4));
///
/// const FIXED: SmallVec<u8, 4, NoSpill> = smallvec_inline![in NoSpill; 2, 3, 5];
/// assert_eq!(FIXED, PRIMES);
/// ```
#[macro_export]
macro_rules! smallvec_inline {
    (in $policy:expr; $element:expr; $count:expr) => {
        $crate::SmallVec::from_buf_with_policy([$element; $count], $policy)
    };
    (in $policy:expr; $($element:expr),* $(,)?) => {
        $crate::SmallVec::from_buf_with_policy([$($element),*], $policy)
    };
    ($element:expr; $count:expr) => {
        $crate::SmallVec::from_buf([$element; $count])
    };
    ($($element:expr),* $(,)?) => {
        $crate::SmallVec::from_buf([$($element),*])
    };
}
