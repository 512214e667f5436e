//! Comparisons with everything that is a sequence of elements.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::SmallDeque;
use crate::policy::SpillPolicy;
use crate::vec::SmallVec;

/// Whether two sequences in two slices each are equal, slice by slice.
fn eq_slices<T: PartialEq<U>, U>(left: (&[T], &[T]), right: (&[U], &[U])) -> bool {
    if left.0.len() + left.1.len() != right.0.len() + right.1.len() {
        return false;
    }
    if left.0.len() == right.0.len() {
        left.0 == right.0 && left.1 == right.1
    } else if left.0.len() < right.0.len() {
        let (start, middle) = right.0.split_at(left.0.len());
        let (next, end) = left.1.split_at(middle.len());
        left.0 == start && next == middle && end == right.1
    } else {
        let (start, middle) = left.0.split_at(right.0.len());
        let (next, end) = right.1.split_at(middle.len());
        start == right.0 && middle == next && left.1 == end
    }
}

/// Compares pieces of the same length, at most three of them, and then what is left.
fn compare_slices<'a, T>(
    mut left: (&'a [T], &'a [T]),
    mut right: (&'a [T], &'a [T]),
    compare: impl Fn(&[T], &[T]) -> Option<Ordering>,
) -> Option<Ordering> {
    loop {
        let count = left.0.len().min(right.0.len());
        let (left_piece, left_rest) = left.0.split_at(count);
        let (right_piece, right_rest) = right.0.split_at(count);
        let ordering = compare(left_piece, right_piece);
        if ordering != Some(Ordering::Equal) {
            return ordering;
        }
        left = next_piece(left_rest, left.1);
        right = next_piece(right_rest, right.1);
        if left.0.is_empty() || right.0.is_empty() {
            return Some(left.0.len().cmp(&right.0.len()));
        }
    }
}

/// The slices without the first one, if nothing is left of that.
fn next_piece<'a, T>(rest: &'a [T], back: &'a [T]) -> (&'a [T], &'a [T]) {
    if rest.is_empty() {
        (back, &[])
    } else {
        (rest, back)
    }
}

impl<T, U, const N: usize, const M: usize, P, Q> PartialEq<SmallDeque<U, M, Q>>
    for SmallDeque<T, N, P>
where
    T: PartialEq<U>,
    P: SpillPolicy,
    Q: SpillPolicy,
{
    fn eq(&self, other: &SmallDeque<U, M, Q>) -> bool {
        eq_slices(self.as_slices(), other.as_slices())
    }
}

impl<T: Eq, const N: usize, P: SpillPolicy> Eq for SmallDeque<T, N, P> {}

impl<T, const N: usize, const M: usize, P, Q> PartialOrd<SmallDeque<T, M, Q>>
    for SmallDeque<T, N, P>
where
    T: PartialOrd,
    P: SpillPolicy,
    Q: SpillPolicy,
{
    fn partial_cmp(&self, other: &SmallDeque<T, M, Q>) -> Option<Ordering> {
        compare_slices(self.as_slices(), other.as_slices(), <[T]>::partial_cmp)
    }
}

impl<T: Ord, const N: usize, P: SpillPolicy> Ord for SmallDeque<T, N, P> {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) = (self.as_slices(), other.as_slices());
        // Elements that are `Ord` always have an order.
        compare_slices(left, right, |left, right| Some(left.cmp(right))).unwrap_or(Ordering::Equal)
    }
}

/// `PartialEq` and `PartialOrd`, both ways, with types that are one or two slices.
macro_rules! sequences {
    ($([$($generics:tt)*] $other:ty = |$this:ident| $slices:expr;)*) => {$(
        impl<T, U, $($generics)* const N: usize, P> PartialEq<$other> for SmallDeque<T, N, P>
        where
            T: PartialEq<U>,
            P: SpillPolicy,
        {
            fn eq(&self, $this: &$other) -> bool {
                eq_slices(self.as_slices(), $slices)
            }
        }

        impl<T, U, $($generics)* const N: usize, P> PartialEq<SmallDeque<T, N, P>> for $other
        where
            U: PartialEq<T>,
            P: SpillPolicy,
        {
            fn eq(&self, other: &SmallDeque<T, N, P>) -> bool {
                let $this = self;
                eq_slices($slices, other.as_slices())
            }
        }

        impl<U: PartialOrd, $($generics)* const N: usize, P> PartialOrd<$other>
            for SmallDeque<U, N, P>
        where
            P: SpillPolicy,
        {
            fn partial_cmp(&self, $this: &$other) -> Option<Ordering> {
                compare_slices(self.as_slices(), $slices, <[U]>::partial_cmp)
            }
        }

        impl<U: PartialOrd, $($generics)* const N: usize, P> PartialOrd<SmallDeque<U, N, P>>
            for $other
        where
            P: SpillPolicy,
        {
            fn partial_cmp(&self, other: &SmallDeque<U, N, P>) -> Option<Ordering> {
                let $this = self;
                compare_slices($slices, other.as_slices(), <[U]>::partial_cmp)
            }
        }
    )*};
}

sequences! {
    [] VecDeque<U> = |other| other.as_slices();
    [] Vec<U> = |other| (&other[..], &[]);
    [] [U] = |other| (other, &[]);
    [] &[U] = |other| (&other[..], &[]);
    [] &mut [U] = |other| (&other[..], &[]);
    [const M: usize,] [U; M] = |other| (&other[..], &[]);
    [const M: usize,] &[U; M] = |other| (&other[..], &[]);
    [const M: usize,] &mut [U; M] = |other| (&other[..], &[]);
    [const M: usize, Q: SpillPolicy,] SmallVec<U, M, Q> = |other| (&other[..], &[]);
}
