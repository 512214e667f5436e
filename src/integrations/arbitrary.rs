//! `arbitrary`: collections from a fuzzer's bytes, which are used up as for `Vec`, `String`
//! and `HashMap`.
//!
//! Under a policy that never spills there are at most as many elements as fit.
//!
//! # Examples
//!
//! ```
//! use arbitrary::Unstructured;
//! use smallcoll::{NoSpill, SmallString, SmallVec};
//!
//! let bytes = b"any bytes that a fuzzer comes up with, of any length";
//! let mut input = Unstructured::new(bytes);
//! let key: SmallString = input.arbitrary()?;
//! let path: SmallVec<u8, 3, NoSpill> = input.arbitrary()?;
//! assert!(path.len() <= 3 && bytes.starts_with(key.as_bytes()));
//! # Ok::<(), arbitrary::Error>(())
//! ```

use arbitrary::size_hint::try_recursion_guard;
use arbitrary::{Arbitrary, MaxRecursionReached, Result, Unstructured};

use super::{clipped, fixed_capacity};
use crate::deque::SmallDeque;
use crate::policy::DefaultPolicy;
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{
    map::{KeyHasher, SmallMap},
    set::SmallSet,
};

type SizeHint = (usize, Option<usize>);

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty, of $item:ty;)*) => {$(
        impl<'a, $($generics)* const N: usize, P: DefaultPolicy> Arbitrary<'a> for $list {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                let limit = fixed_capacity::<N, P>().unwrap_or(usize::MAX);
                u.arbitrary_iter()?.take(limit).collect()
            }

            fn arbitrary_take_rest(u: Unstructured<'a>) -> Result<Self> {
                let limit = fixed_capacity::<N, P>().unwrap_or(usize::MAX);
                u.arbitrary_take_rest_iter()?.take(limit).collect()
            }

            fn size_hint(depth: usize) -> SizeHint {
                Self::try_size_hint(depth).unwrap_or_default()
            }

            fn try_size_hint(depth: usize) -> Result<SizeHint, MaxRecursionReached> {
                // Before each element, and at the end, stands a byte that says whether to go on.
                let Some(capacity) = fixed_capacity::<N, P>() else {
                    return Ok((0, None));
                };
                try_recursion_guard(depth, |depth| {
                    let (_, each) = <$item>::try_size_hint(depth)?;
                    let all = each.and_then(|each| each.checked_add(1)?.checked_mul(capacity));
                    Ok((0, all.and_then(|all| all.checked_add(1))))
                })
            }
        }
    )*};
}

lists! {
    [T: Arbitrary<'a>,] SmallVec<T, N, P>, of T;
    [T: Arbitrary<'a>,] SmallDeque<T, N, P>, of T;
}

#[cfg(feature = "hashbrown")]
lists! {
    [K: Arbitrary<'a> + Eq, V: Arbitrary<'a>, S: KeyHasher<K, P::Heap> + Default,]
        SmallMap<K, V, N, S, P>, of (K, V);
    [T: Arbitrary<'a> + Eq, S: KeyHasher<T, P::Heap> + Default,] SmallSet<T, N, S, P>, of T;
}

impl<'a, const N: usize, P: DefaultPolicy> Arbitrary<'a> for SmallString<N, P> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        <&str>::arbitrary(u).map(clipped)
    }

    fn arbitrary_take_rest(u: Unstructured<'a>) -> Result<Self> {
        <&str>::arbitrary_take_rest(u).map(clipped)
    }

    fn size_hint(depth: usize) -> SizeHint {
        <&str>::size_hint(depth)
    }
}
