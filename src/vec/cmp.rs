//! Comparisons with everything that is a sequence of elements.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::SmallVec;
use crate::policy::SpillPolicy;

impl<T, U, const N: usize, const M: usize, P, Q> PartialEq<SmallVec<U, M, Q>> for SmallVec<T, N, P>
where
    T: PartialEq<U>,
    P: SpillPolicy,
    Q: SpillPolicy,
{
    #[inline]
    fn eq(&self, other: &SmallVec<U, M, Q>) -> bool {
        self[..] == other[..]
    }
}

impl<T: Eq, const N: usize, P: SpillPolicy> Eq for SmallVec<T, N, P> {}

impl<T, const N: usize, const M: usize, P, Q> PartialOrd<SmallVec<T, M, Q>> for SmallVec<T, N, P>
where
    T: PartialOrd,
    P: SpillPolicy,
    Q: SpillPolicy,
{
    #[inline]
    fn partial_cmp(&self, other: &SmallVec<T, M, Q>) -> Option<Ordering> {
        self[..].partial_cmp(&other[..])
    }
}

impl<T: Ord, const N: usize, P: SpillPolicy> Ord for SmallVec<T, N, P> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self[..].cmp(&other[..])
    }
}

/// `PartialEq`, both ways, with types that borrow as a slice.
macro_rules! eq_slices {
    ($([$($generics:tt)*] $other:ty $(where $bound:ty: $trait:path)?;)*) => {$(
        impl<T, U, $($generics)* const N: usize, P> PartialEq<$other> for SmallVec<T, N, P>
        where
            T: PartialEq<U>,
            P: SpillPolicy,
            $($bound: $trait,)?
        {
            #[inline]
            fn eq(&self, other: &$other) -> bool {
                self[..] == other[..]
            }
        }

        impl<T, U, $($generics)* const N: usize, P> PartialEq<SmallVec<T, N, P>> for $other
        where
            U: PartialEq<T>,
            P: SpillPolicy,
            $($bound: $trait,)?
        {
            #[inline]
            fn eq(&self, other: &SmallVec<T, N, P>) -> bool {
                self[..] == other[..]
            }
        }
    )*};
}

eq_slices! {
    [] [U];
    [] &[U];
    [] &mut [U];
    [const M: usize,] [U; M];
    [const M: usize,] &[U; M];
    [const M: usize,] &mut [U; M];
    [] Vec<U>;
    [] Box<[U]>;
    [] Cow<'_, [U]> where [U]: ToOwned;
}

/// `PartialOrd`, both ways, with types that borrow as a slice.
macro_rules! ord_slices {
    ($([$($generics:tt)*] $other:ty $(where $bound:ty: $trait:path)?;)*) => {$(
        impl<T, $($generics)* const N: usize, P> PartialOrd<$other> for SmallVec<T, N, P>
        where
            T: PartialOrd,
            P: SpillPolicy,
            $($bound: $trait,)?
        {
            #[inline]
            fn partial_cmp(&self, other: &$other) -> Option<Ordering> {
                self[..].partial_cmp(&other[..])
            }
        }

        impl<T, $($generics)* const N: usize, P> PartialOrd<SmallVec<T, N, P>> for $other
        where
            T: PartialOrd,
            P: SpillPolicy,
            $($bound: $trait,)?
        {
            #[inline]
            fn partial_cmp(&self, other: &SmallVec<T, N, P>) -> Option<Ordering> {
                self[..].partial_cmp(&other[..])
            }
        }
    )*};
}

ord_slices! {
    [] [T];
    [] &[T];
    [] &mut [T];
    [const M: usize,] [T; M];
    [const M: usize,] &[T; M];
    [const M: usize,] &mut [T; M];
    [] Vec<T>;
    [] Box<[T]>;
    [] Cow<'_, [T]> where [T]: ToOwned;
}

impl<T, U, const N: usize, P> PartialEq<VecDeque<U>> for SmallVec<T, N, P>
where
    T: PartialEq<U>,
    P: SpillPolicy,
{
    fn eq(&self, other: &VecDeque<U>) -> bool {
        let (front, back) = other.as_slices();
        self.len() == other.len() && {
            let (start, end) = self.split_at(front.len());
            start == front && end == back
        }
    }
}

impl<T, U, const N: usize, P> PartialEq<SmallVec<T, N, P>> for VecDeque<U>
where
    U: PartialEq<T>,
    P: SpillPolicy,
{
    fn eq(&self, other: &SmallVec<T, N, P>) -> bool {
        let (front, back) = self.as_slices();
        self.len() == other.len() && {
            let (start, end) = other.split_at(front.len());
            front == start && back == end
        }
    }
}

impl<T: PartialOrd, const N: usize, P: SpillPolicy> PartialOrd<VecDeque<T>> for SmallVec<T, N, P> {
    fn partial_cmp(&self, other: &VecDeque<T>) -> Option<Ordering> {
        self.iter().partial_cmp(other)
    }
}

impl<T: PartialOrd, const N: usize, P: SpillPolicy> PartialOrd<SmallVec<T, N, P>> for VecDeque<T> {
    fn partial_cmp(&self, other: &SmallVec<T, N, P>) -> Option<Ordering> {
        self.iter().partial_cmp(other)
    }
}
