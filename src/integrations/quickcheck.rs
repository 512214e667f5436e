//! `quickcheck`: collections as arguments of properties, made and shrunk as `Vec` and `String` are.
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

macro_rules! lists {
    ($($list:ident)*) => {$(
        impl<T: Arbitrary, const N: usize, P> Arbitrary for $list<T, N, P>
        where
            P: DefaultPolicy<Heap: Clone> + Clone + 'static,
        {
            fn arbitrary(g: &mut Gen) -> Self {
                let limit = fixed_capacity::<N, P>().unwrap_or(usize::MAX);
                Vec::arbitrary(g).into_iter().take(limit).collect()
            }

            /// As a `Vec`, which never becomes longer.
            fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
                let vec: Vec<T> = self.iter().cloned().collect();
                Box::new(vec.shrink().map(Self::from_iter))
            }
        }
    )*};
}

lists!(SmallVec SmallDeque);

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
