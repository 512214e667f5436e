//! The constructor that looks like an array.

use super::SmallDeque;
use crate::policy::DefaultPolicy;

/// What `smalldeque!` expands to: `From` without a trait that has to be in scope, and without `_`
/// for a constant, which the oldest supported compiler does not infer.
#[doc(hidden)]
#[inline]
#[track_caller]
pub fn __from_list<T, const M: usize, const N: usize, P: DefaultPolicy>(
    elements: [T; M],
) -> SmallDeque<T, N, P> {
    SmallDeque::from(elements)
}

/// A [`SmallDeque`] of the given elements, as `vec!`.
///
/// Allocates once, and is spilled, if there are more than `N`.
///
/// # Panics
///
/// As [`from_elem`](SmallDeque::from_elem): under a policy that never spills, if there are more than
/// `N`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let list: SmallDeque<u8, 4> = smalldeque![1, 2, 3];
/// let repeated: SmallDeque<u8, 4> = smalldeque![7; 5];
/// let empty: SmallDeque<u8, 4> = smalldeque![];
/// assert_eq!((list.len(), repeated.len(), empty.len()), (3, 5, 0));
/// assert!(!list.spilled() && repeated.spilled());
/// ```
#[macro_export]
macro_rules! smalldeque {
    () => {
        $crate::deque::__from_list([])
    };
    ($element:expr; $count:expr) => {
        $crate::SmallDeque::from_elem($element, $count)
    };
    ($($element:expr),+ $(,)?) => {
        $crate::deque::__from_list([$($element),+])
    };
}
