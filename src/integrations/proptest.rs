//! `proptest`: strategies for collections, and `any` of them.
//!
//! What `any` makes is as often inline as spilled: vectors and deques have 0 to `2 * N + 1`
//! elements, maps and sets are made of as many, strings 0 to `N + 1` characters. Under a policy that never spills there are at most
//! as many elements as fit. `any_with` takes other lengths: `(Some(lengths), parameters of T)`, for a
//! map `(Some(lengths), parameters of K, parameters of V)`.
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
#[cfg(feature = "hashbrown")]
use crate::{
    map::{KeyHasher, SmallMap},
    set::SmallSet,
};

/// The strategy of [`vec`].
pub type SmallVecStrategy<S, const N: usize, P> =
    Collected<S, SmallVec<<S as Strategy>::Value, N, P>>;

/// The strategy of [`deque`].
pub type SmallDequeStrategy<S, const N: usize, P> =
    Collected<S, SmallDeque<<S as Strategy>::Value, N, P>>;

/// The strategy of [`string`].
pub type SmallStringStrategy<S, const N: usize, P> = Collected<S, SmallString<N, P>>;

/// The strategy of [`map`].
#[cfg(feature = "hashbrown")]
pub type SmallMapStrategy<K, V, const N: usize, S, P> =
    Collected<(K, V), SmallMap<<K as Strategy>::Value, <V as Strategy>::Value, N, S, P>>;

/// The strategy of [`set`].
#[cfg(feature = "hashbrown")]
pub type SmallSetStrategy<T, const N: usize, S, P> =
    Collected<T, SmallSet<<T as Strategy>::Value, N, S, P>>;

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

/// Maps of keys and values of two strategies, made of so many pairs as the range says. A key that comes
/// twice counts once, so that there may be fewer entries.
///
/// # Panics
///
/// When there are more keys than a policy that never spills has room for.
///
/// # Examples
///
/// ```
/// use proptest::prelude::*;
/// use smallcoll::SmallMap;
/// use smallcoll::integrations::proptest::map;
///
/// proptest!(|(m in map(0..20_u8, any::<bool>(), 1..9))| {
///     let m: SmallMap<u8, bool, 4> = m;
///     prop_assert!(m.keys().all(|key| *key < 20));
///     prop_assert!(m.len() <= 4 || m.spilled());
/// });
/// ```
#[cfg(feature = "hashbrown")]
pub fn map<K, V, const N: usize, S, P>(
    key: K,
    value: V,
    pairs: impl Into<SizeRange>,
) -> SmallMapStrategy<K, V, N, S, P>
where
    K: Strategy<Value: Eq>,
    V: Strategy,
    S: KeyHasher<K::Value, P::Heap> + Default,
    P: DefaultPolicy,
{
    collection::vec((key, value), pairs).prop_map(SmallMap::from_iter)
}

/// Sets of elements of a strategy, made of so many as the range says. What comes twice counts once, so that
/// there may be fewer.
///
/// # Panics
///
/// When there are more than a policy that never spills has room for.
///
/// # Examples
///
/// ```
/// use proptest::prelude::*;
/// use smallcoll::SmallSet;
/// use smallcoll::integrations::proptest::set;
///
/// proptest!(|(s in set(0..20_u8, 1..9))| {
///     let s: SmallSet<u8, 4> = s;
///     prop_assert!(s.len() <= 4 || s.spilled());
/// });
/// ```
#[cfg(feature = "hashbrown")]
pub fn set<T, const N: usize, S, P>(
    element: T,
    elements: impl Into<SizeRange>,
) -> SmallSetStrategy<T, N, S, P>
where
    T: Strategy<Value: Eq>,
    S: KeyHasher<T::Value, P::Heap> + Default,
    P: DefaultPolicy,
{
    collection::vec(element, elements).prop_map(SmallSet::from_iter)
}

/// Lengths to both sides of `N`.
fn around<const N: usize, P: SpillPolicy>(most: usize) -> SizeRange {
    (0..=fixed_capacity::<N, P>().unwrap_or(most)).into()
}

/// The number of elements that makes as many collections spill as not.
const fn twice(n: usize) -> usize {
    n.saturating_mul(2).saturating_add(1)
}

macro_rules! lists {
    ($($list:ident $make:ident $strategy:ident)*) => {$(
        impl<T: Arbitrary, const N: usize, P: DefaultPolicy> Arbitrary for $list<T, N, P> {
            type Parameters = (Option<SizeRange>, T::Parameters);
            type Strategy = $strategy<T::Strategy, N, P>;

            fn arbitrary_with((lengths, element): Self::Parameters) -> Self::Strategy {
                let lengths = lengths.unwrap_or_else(|| around::<N, P>(twice(N)));
                $make(any_with::<T>(element), lengths)
            }
        }
    )*};
}

lists! {
    SmallVec vec SmallVecStrategy
    SmallDeque deque SmallDequeStrategy
}

#[cfg(feature = "hashbrown")]
impl<K, V, const N: usize, S, P> Arbitrary for SmallMap<K, V, N, S, P>
where
    K: Arbitrary + Eq,
    V: Arbitrary,
    S: KeyHasher<K, P::Heap> + Default,
    P: DefaultPolicy,
{
    type Parameters = (Option<SizeRange>, K::Parameters, V::Parameters);
    type Strategy = SmallMapStrategy<K::Strategy, V::Strategy, N, S, P>;

    fn arbitrary_with((pairs, key, value): Self::Parameters) -> Self::Strategy {
        let pairs = pairs.unwrap_or_else(|| around::<N, P>(twice(N)));
        map(any_with::<K>(key), any_with::<V>(value), pairs)
    }
}

#[cfg(feature = "hashbrown")]
impl<T, const N: usize, S, P> Arbitrary for SmallSet<T, N, S, P>
where
    T: Arbitrary + Eq,
    S: KeyHasher<T, P::Heap> + Default,
    P: DefaultPolicy,
{
    type Parameters = (Option<SizeRange>, T::Parameters);
    type Strategy = SmallSetStrategy<T::Strategy, N, S, P>;

    fn arbitrary_with((elements, element): Self::Parameters) -> Self::Strategy {
        let elements = elements.unwrap_or_else(|| around::<N, P>(twice(N)));
        set(any_with::<T>(element), elements)
    }
}

impl<const N: usize, P: DefaultPolicy> Arbitrary for SmallString<N, P> {
    type Parameters = Option<SizeRange>;
    type Strategy = SmallStringStrategy<CharStrategy<'static>, N, P>;

    fn arbitrary_with(lengths: Self::Parameters) -> Self::Strategy {
        let lengths = lengths.unwrap_or_else(|| around::<N, P>(N.saturating_add(1)));
        string(proptest::char::any(), lengths)
    }
}
