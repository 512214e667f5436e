//! `quickcheck`: collections as arguments of properties, made and shrunk as `Vec` and `String` are,
//! maps as vectors of pairs.
//!
//! Under a policy that never spills there are at most as many elements as fit.
//!
//! # Examples
//!
//! ```
//! use quickcheck::quickcheck;
//! use smallcoll::{NoSpill, SmallDeque, SmallVec};
//!
//! fn reversed_twice(v: SmallVec<u8, 4>, mut d: SmallDeque<u8, 4, NoSpill>) -> bool {
//!     d.make_contiguous().reverse();
//!     d.iter().rev().rev().eq(&d) && v.iter().rev().rev().eq(&v)
//! }
//!
//! quickcheck(reversed_twice as fn(SmallVec<u8, 4>, SmallDeque<u8, 4, NoSpill>) -> bool);
//! ```

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use quickcheck::{Arbitrary, Gen};

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

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty, of $item:ty;)*) => {$(
        impl<$($generics)* const N: usize, P> Arbitrary for $list
        where
            P: DefaultPolicy<Heap: Clone> + Clone + 'static,
        {
            fn arbitrary(g: &mut Gen) -> Self {
                let limit = fixed_capacity::<N, P>().unwrap_or(usize::MAX);
                Vec::arbitrary(g).into_iter().take(limit).collect()
            }

            /// As a `Vec`, which never becomes longer.
            fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
                let vec: Vec<$item> = self.clone().into_iter().collect();
                Box::new(vec.shrink().map(Self::from_iter))
            }
        }
    )*};
}

lists! {
    [T: Arbitrary,] SmallVec<T, N, P>, of T;
    [T: Arbitrary,] SmallDeque<T, N, P>, of T;
}

#[cfg(feature = "hashbrown")]
lists! {
    [K: Arbitrary + Eq, V: Arbitrary, S: KeyHasher<K, P::Heap> + Default + Clone + 'static,]
        SmallMap<K, V, N, S, P>, of (K, V);
    [T: Arbitrary + Eq, S: KeyHasher<T, P::Heap> + Default + Clone + 'static,]
        SmallSet<T, N, S, P>, of T;
}

impl<const N: usize, P> Arbitrary for SmallString<N, P>
where
    P: DefaultPolicy<Heap: Clone> + Clone + 'static,
{
    fn arbitrary(g: &mut Gen) -> Self {
        clipped(&String::arbitrary(g))
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        let string = String::from(self.as_str());
        Box::new(string.shrink().map(|shrunk| clipped(&shrunk)))
    }
}
