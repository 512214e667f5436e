//! `rayon`: collections as parallel iterators and as what those are collected into.
//!
//! By reference nothing is copied; of sets, and of maps whose values are to be changed, the references are
//! gathered in a `Vec` first, as rayon does for `HashMap`. By value, and for `par_drain`, the elements are first moved to
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
use crate::policy::SpillPolicy;
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{
    map::{KeyHasher, SmallMap},
    set::SmallSet,
};

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
    ($([$($generics:tt)*] $list:ty, of $item:ty, by $into_vec:expr;)*) => {$(
        impl<$($generics)* const N: usize, P: SpillPolicy> IntoParallelIterator for $list {
            type Item = $item;
            type Iter = rayon::vec::IntoIter<$item>;

            fn into_par_iter(self) -> Self::Iter {
                let items: Vec<$item> = $into_vec(self);
                items.into_par_iter()
            }
        }

        impl<$($generics)* const N: usize, P: SpillPolicy> ParallelDrainRange<usize>
            for &mut $list
        {
            type Item = $item;
            type Iter = rayon::vec::IntoIter<$item>;

            /// Takes the elements out at once, whatever becomes of the iterator.
            fn par_drain<R: RangeBounds<usize>>(self, range: R) -> Self::Iter {
                let range = (range.start_bound().cloned(), range.end_bound().cloned());
                self.drain(range).collect::<Vec<_>>().into_par_iter()
            }
        }
    )*};
}

by_value! {
    [T: Send,] SmallVec<T, N, P>, of T, by Vec::from;
    [T: Send,] SmallDeque<T, N, P>, of T, by Vec::from;
}

impl<const N: usize, P: SpillPolicy> ParallelDrainRange<usize> for &mut SmallString<N, P> {
    type Item = char;
    type Iter = rayon::vec::IntoIter<char>;

    /// Takes the characters out at once, whatever becomes of the iterator.
    fn par_drain<R: RangeBounds<usize>>(self, range: R) -> Self::Iter {
        let range = (range.start_bound().cloned(), range.end_bound().cloned());
        self.drain(range).collect::<Vec<_>>().into_par_iter()
    }
}

#[cfg(feature = "hashbrown")]
by_value! {
    [K: Send, V: Send, S,] SmallMap<K, V, N, S, P>, of (K, V),
        by |map: Self| map.into_entries().into();
    [T: Send, S,] SmallSet<T, N, S, P>, of T, by Vec::from_iter;
}

/// What a parallel iterator over a map's entries sees of them.
#[cfg(feature = "hashbrown")]
type Pairs<I, K, V> = rayon::iter::Map<I, fn(<I as ParallelIterator>::Item) -> (K, V)>;

#[cfg(feature = "hashbrown")]
impl<'a, K: Sync, V: Sync, const N: usize, S, P> IntoParallelIterator
    for &'a SmallMap<K, V, N, S, P>
where
    P: SpillPolicy,
{
    type Item = (&'a K, &'a V);
    type Iter = Pairs<rayon::slice::Iter<'a, (K, V)>, &'a K, &'a V>;

    fn into_par_iter(self) -> Self::Iter {
        self.as_slice()
            .into_par_iter()
            .map(|(key, value)| (key, value))
    }
}

#[cfg(feature = "hashbrown")]
impl<'a, K, V, const N: usize, S, P> IntoParallelIterator for &'a mut SmallMap<K, V, N, S, P>
where
    K: Sync,
    V: Send,
    P: SpillPolicy,
{
    type Item = (&'a K, &'a mut V);
    type Iter = rayon::vec::IntoIter<Self::Item>;

    fn into_par_iter(self) -> Self::Iter {
        Vec::from_iter(self).into_par_iter()
    }
}

#[cfg(feature = "hashbrown")]
impl<'a, T: Sync, const N: usize, S, P: SpillPolicy> IntoParallelIterator
    for &'a SmallSet<T, N, S, P>
{
    type Item = &'a T;
    type Iter = rayon::vec::IntoIter<&'a T>;

    fn into_par_iter(self) -> Self::Iter {
        Vec::from_iter(self).into_par_iter()
    }
}

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
        impl<$($element)* I: Send, const N: usize, P: SpillPolicy> FromParallelIterator<I> for $target
        where
            Self: Extend<I> + Default,
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

#[cfg(feature = "hashbrown")]
collected! {
    [K: Eq, V, S: KeyHasher<K, P::Heap>,] SmallMap<K, V, N, S, P>;
    [T: Eq, S: KeyHasher<T, P::Heap>,] SmallSet<T, N, S, P>;
}
