//! The constructor that looks like an array.

use super::SmallSet;
use crate::map::KeyHasher;
use crate::policy::DefaultPolicy;

/// What `smallset!` expands to: `From` without a trait that has to be in scope.
#[doc(hidden)]
#[inline]
#[track_caller]
pub fn __from_list<T, const M: usize, const N: usize, S, P>(
    elements: [T; M],
) -> SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap> + Default,
    P: DefaultPolicy,
{
    SmallSet::from(elements)
}

/// A [`SmallSet`] of the given elements, as `indexset!`. Of equal elements, the first stays.
///
/// O(number of elements) on average. Allocates, and spills, if there are more than `N` of them.
///
/// # Panics
///
/// If there are more than `N` different elements under a policy that never spills.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallSet, smallset};
///
/// let inline: SmallSet<_, 2> = smallset!["one", "two"];
/// let spilled: SmallSet<_, 1> = smallset!["one", "two"];
/// assert!(!inline.spilled() && spilled.spilled());
/// assert_eq!(inline, spilled);
/// ```
#[macro_export]
macro_rules! smallset {
    ($($element:expr),* $(,)?) => {
        $crate::set::__from_list([$($element),*])
    };
}
