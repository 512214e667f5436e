//! `rayon`: collections as parallel iterators and as what those are collected into.
//!
//! By reference nothing is copied. By value, and for `par_drain`, the elements are first moved to
//! the heap, in O(1) if a vector is spilled. `par_sort`, `par_chunks`, `par_chars` and the like are
//! those of slices and `str`.
//!
//! Collecting and extending gather the elements in `Vec`s, in parallel, and put them in order on the
//! calling thread. As `collect` and `extend` they panic if a policy that never spills has no room.
//!
//! # Examples
//!
//! ```
//! use rayon::prelude::*;
//! use smallcoll::{SmallString, SmallVec};
//!
//! let mut v: SmallVec<u64, 4> = (1..=1000).into_par_iter().collect();
//! v.par_iter_mut().for_each(|x| *x *= 2);
//! let drained: u64 = v.par_drain(2..).sum();
//! assert_eq!(drained, 1_000_994);
//! assert_eq!(v, [2, 4]);
//! let text: SmallString = v.into_par_iter().map(|x| x.to_string()).collect();
//! assert_eq!(text, "24");
//! ```

use alloc::vec::Vec;
use core::ops::RangeBounds;

use rayon::iter::{
    Chain, FromParallelIterator, IntoParallelIterator, ParallelDrainRange, ParallelExtend,
    ParallelIterator,
};

use crate::deque::SmallDeque;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::string::SmallString;
use crate::vec::SmallVec;

// What rayon iterates over.

impl<'a, T: Sync, const N: usize, P: SpillPolicy> IntoParallelIterator for &'a SmallVec<T, N, P> {
    type Item = &'a T;
    type Iter = rayon::slice::Iter<'a, T>;

    fn into_par_iter(self) -> Self::Iter {
        self.as_slice().into_par_iter()
    }
}

impl<'a, T: Send, const N: usize, P: SpillPolicy> IntoParallelIterator
    for &'a mut SmallVec<T, N, P>
{
    type Item = &'a mut T;
    type Iter = rayon::slice::IterMut<'a, T>;

    fn into_par_iter(self) -> Self::Iter {
        self.as_mut_slice().into_par_iter()
    }
}

impl<'a, T: Sync, const N: usize, P: SpillPolicy> IntoParallelIterator for &'a SmallDeque<T, N, P> {
    type Item = &'a T;
    type Iter = Chain<rayon::slice::Iter<'a, T>, rayon::slice::Iter<'a, T>>;

    fn into_par_iter(self) -> Self::Iter {
        let (front, back) = self.as_slices();
        front.into_par_iter().chain(back)
    }
}

impl<'a, T: Send, const N: usize, P: SpillPolicy> IntoParallelIterator
    for &'a mut SmallDeque<T, N, P>
{
    type Item = &'a mut T;
    type Iter = Chain<rayon::slice::IterMut<'a, T>, rayon::slice::IterMut<'a, T>>;

    fn into_par_iter(self) -> Self::Iter {
        let (front, back) = self.as_mut_slices();
        front.into_par_iter().chain(back)
    }
}

macro_rules! by_value {
    ($($list:ident)*) => {$(
        impl<T: Send, const N: usize, P: SpillPolicy> IntoParallelIterator for $list<T, N, P> {
            type Item = T;
            type Iter = rayon::vec::IntoIter<T>;

            fn into_par_iter(self) -> Self::Iter {
                Vec::from(self).into_par_iter()
            }
        }

        impl<T: Send, const N: usize, P: SpillPolicy> ParallelDrainRange<usize>
            for &mut $list<T, N, P>
        {
            type Item = T;
            type Iter = rayon::vec::IntoIter<T>;

            /// Takes the elements out at once, whatever becomes of the iterator.
            fn par_drain<R: RangeBounds<usize>>(self, range: R) -> Self::Iter {
                let range = (range.start_bound().cloned(), range.end_bound().cloned());
                self.drain(range).collect::<Vec<_>>().into_par_iter()
            }
        }
    )*};
}

by_value!(SmallVec SmallDeque);

// What rayon collects into.

macro_rules! collected {
    ($([$($element:tt)*] $target:ty;)*) => {$(
        /// Takes what `Extend` takes.
        impl<$($element)* I: Send, const N: usize, P: SpillPolicy> ParallelExtend<I> for $target
        where
            Self: Extend<I>,
        {
            fn par_extend<It: IntoParallelIterator<Item = I>>(&mut self, items: It) {
                let pieces = items.into_par_iter().collect_vec_list();
                self.extend(pieces.into_iter().flatten());
            }
        }

        /// Collects what it can be extended by.
        impl<$($element)* I: Send, const N: usize, P: DefaultPolicy> FromParallelIterator<I>
            for $target
        where
            Self: Extend<I>,
        {
            fn from_par_iter<It: IntoParallelIterator<Item = I>>(items: It) -> Self {
                let mut collected = Self::default();
                collected.par_extend(items);
                collected
            }
        }
    )*};
}

collected! {
    [T,] SmallVec<T, N, P>;
    [T,] SmallDeque<T, N, P>;
    [] SmallString<N, P>;
}
