//! `proptest`: strategies for collections, and `any` of them.
//!
//! What `any` makes is as often inline as spilled: vectors and deques have 0 to `2 * N + 1`
//! elements, strings 0 to `N + 1` characters. Under a policy that never spills there are at most
//! as many elements as fit. `any_with` takes other lengths: `(Some(lengths), parameters of T)`.
//!
//! # Examples
//!
//! ```
//! use proptest::prelude::*;
//! use smallcoll::integrations::proptest as small;
//! use smallcoll::{SmallString, SmallVec};
//!
//! proptest! {
//!     fn sorted(mut v: SmallVec<u8, 4>, name: SmallString<8>) {
//!         v.sort();
//!         prop_assert!(v.is_sorted());
//!         prop_assert_eq!(name.len() > 8, name.spilled());
//!     }
//!
//!     fn percentages(v in small::vec::<_, 4, smallcoll::Amortized>(0..=100_u8, 3..6)) {
//!         prop_assert!(v.len() < 6 && v.iter().all(|p| *p <= 100));
//!     }
//! }
//! sorted();
//! percentages();
//! ```

use alloc::string::String;
use alloc::vec::Vec;

use proptest::arbitrary::{Arbitrary, any_with};
use proptest::char::CharStrategy;
use proptest::collection::{self, SizeRange, VecStrategy};
use proptest::strategy::{Map, Strategy};

use super::{clipped, fixed_capacity};
use crate::deque::SmallDeque;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::string::SmallString;
use crate::vec::SmallVec;

/// The strategy of [`vec`].
pub type SmallVecStrategy<S, const N: usize, P> =
    Collected<S, SmallVec<<S as Strategy>::Value, N, P>>;

/// The strategy of [`deque`].
pub type SmallDequeStrategy<S, const N: usize, P> =
    Collected<S, SmallDeque<<S as Strategy>::Value, N, P>>;

/// The strategy of [`string`].
pub type SmallStringStrategy<S, const N: usize, P> = Collected<S, SmallString<N, P>>;

type Collected<S, C> = Map<VecStrategy<S>, fn(Vec<<S as Strategy>::Value>) -> C>;

/// Vectors of elements of a strategy, with lengths of a range; as `proptest::collection::vec`.
///
/// # Panics
///
/// When it makes a vector that is longer than a policy that never spills has room for.
///
/// # Examples
///
/// ```
/// use proptest::prelude::*;
/// use smallcoll::SmallVec;
/// use smallcoll::integrations::proptest::vec;
///
/// proptest!(|(v in vec(any::<bool>(), 1..9))| {
///     let v: SmallVec<bool, 4> = v;
///     prop_assert_eq!(v.len() > 4, v.spilled());
/// });
/// ```
pub fn vec<S: Strategy, const N: usize, P: DefaultPolicy>(
    element: S,
    lengths: impl Into<SizeRange>,
) -> SmallVecStrategy<S, N, P> {
    collection::vec(element, lengths).prop_map(SmallVec::from_iter)
}

/// Deques of elements of a strategy, with lengths of a range; as
/// `proptest::collection::vec_deque`.
///
/// # Panics
///
/// When it makes a deque that is longer than a policy that never spills has room for.
///
/// # Examples
///
/// ```
/// use proptest::prelude::*;
/// use smallcoll::SmallDeque;
/// use smallcoll::integrations::proptest::deque;
///
/// proptest!(|(d in deque(any::<bool>(), 1..9))| {
///     let d: SmallDeque<bool, 4> = d;
///     prop_assert_eq!(d.len() > 4, d.spilled());
/// });
/// ```
pub fn deque<S: Strategy, const N: usize, P: DefaultPolicy>(
    element: S,
    lengths: impl Into<SizeRange>,
) -> SmallDequeStrategy<S, N, P> {
    collection::vec(element, lengths).prop_map(SmallDeque::from_iter)
}

/// Strings of characters of a strategy, with lengths, in characters, of a range.
///
/// Under a policy that never spills, characters that do not fit are left out.
///
/// # Examples
///
/// ```
/// use proptest::prelude::*;
/// use smallcoll::SmallString;
/// use smallcoll::integrations::proptest::string;
///
/// proptest!(|(s in string(prop::char::range('a', 'z'), 1..9))| {
///     let s: SmallString<4> = s;
///     prop_assert!(s.len() < 9 && s.is_ascii());
///     prop_assert_eq!(s.len() > 4, s.spilled());
/// });
/// ```
pub fn string<S: Strategy<Value = char>, const N: usize, P: DefaultPolicy>(
    chars: S,
    lengths: impl Into<SizeRange>,
) -> SmallStringStrategy<S, N, P> {
    collection::vec(chars, lengths).prop_map(|chars| clipped(&String::from_iter(chars)))
}

/// Lengths to both sides of `N`.
fn around<const N: usize, P: SpillPolicy>(most: usize) -> SizeRange {
    (0..=fixed_capacity::<N, P>().unwrap_or(most)).into()
}

macro_rules! lists {
    ($($list:ident $make:ident $strategy:ident)*) => {$(
        impl<T: Arbitrary, const N: usize, P: DefaultPolicy> Arbitrary for $list<T, N, P> {
            type Parameters = (Option<SizeRange>, T::Parameters);
            type Strategy = $strategy<T::Strategy, N, P>;

            fn arbitrary_with((lengths, element): Self::Parameters) -> Self::Strategy {
                let lengths = lengths.unwrap_or_else(|| around::<N, P>(N.saturating_mul(2).saturating_add(1)));
                $make(any_with::<T>(element), lengths)
            }
        }
    )*};
}

lists! {
    SmallVec vec SmallVecStrategy
    SmallDeque deque SmallDequeStrategy
}

impl<const N: usize, P: DefaultPolicy> Arbitrary for SmallString<N, P> {
    type Parameters = Option<SizeRange>;
    type Strategy = SmallStringStrategy<CharStrategy<'static>, N, P>;

    fn arbitrary_with(lengths: Self::Parameters) -> Self::Strategy {
        let lengths = lengths.unwrap_or_else(|| around::<N, P>(N.saturating_add(1)));
        string(proptest::char::any(), lengths)
    }
}
