//! The constructor that looks like a list of pairs.

use super::{KeyHasher, SmallMap};
use crate::policy::DefaultPolicy;

/// What `smallmap!` expands to: `From` without a trait that has to be in scope.
#[doc(hidden)]
#[inline]
#[track_caller]
pub fn __from_list<K, V, const M: usize, const N: usize, S, P>(
    entries: [(K, V); M],
) -> SmallMap<K, V, N, S, P>
where
    K: Eq,
    S: KeyHasher<K, P::Heap> + Default,
    P: DefaultPolicy,
{
    SmallMap::from(entries)
}

/// A [`SmallMap`] of the given keys and values, as `indexmap!`. Of a key that comes more than once, the
/// last value counts.
///
/// O(number of pairs) on average. Allocates, and spills, if there are more than `N` pairs.
///
/// # Panics
///
/// If there are more than `N` keys under a policy that never spills.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallMap, smallmap};
///
/// let inline: SmallMap<_, _, 2> = smallmap! { "one" => 1, "two" => 2 };
/// let spilled: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
/// assert!(!inline.spilled() && spilled.spilled());
/// assert_eq!(inline, spilled);
/// ```
#[macro_export]
macro_rules! smallmap {
    ($($key:expr => $value:expr),* $(,)?) => {
        $crate::map::__from_list([$(($key, $value)),*])
    };
}
