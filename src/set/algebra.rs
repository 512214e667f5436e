//! What sets have in common with others.

use core::iter::FusedIterator;
use core::ops::{BitAnd, BitOr, BitXor, Sub};

use super::SmallSet;
use crate::map::KeyHasher;
use crate::policy::{DefaultPolicy, SpillPolicy};

impl<T, const N: usize, S, P> SmallSet<T, N, S, P>
where
    T: Eq,
    S: KeyHasher<T, P::Heap>,
    P: SpillPolicy,
{
    /// The elements that are not in `other`, in their order; as `HashSet::difference`.
    ///
    /// O(1), and for each step on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let a: SmallSet<_, 2> = smallset![1, 2, 3];
    /// let b: SmallSet<_, 8> = smallset![3, 2, 4];
    /// assert!(a.difference(&b).eq(&[1]));
    /// ```
    #[must_use = "iterators are lazy and do nothing unless consumed"]
    pub fn difference<'a, const M: usize, R: KeyHasher<T, Q::Heap>, Q: SpillPolicy>(
        &'a self,
        other: &'a SmallSet<T, M, R, Q>,
    ) -> impl FusedIterator<Item = &'a T> + Clone + DoubleEndedIterator {
        self.iter().filter(|element| !other.contains(*element))
    }

    /// The elements that are in one of both only, this set's first; as
    /// `HashSet::symmetric_difference`.
    ///
    /// O(1), and for each step on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let a: SmallSet<_, 2> = smallset![1, 2, 3];
    /// let b: SmallSet<_, 8> = smallset![3, 2, 4];
    /// assert!(a.symmetric_difference(&b).eq(&[1, 4]));
    /// ```
    #[must_use = "iterators are lazy and do nothing unless consumed"]
    pub fn symmetric_difference<'a, const M: usize, R: KeyHasher<T, Q::Heap>, Q: SpillPolicy>(
        &'a self,
        other: &'a SmallSet<T, M, R, Q>,
    ) -> impl FusedIterator<Item = &'a T> + Clone + DoubleEndedIterator {
        self.difference(other).chain(other.difference(self))
    }

    /// The elements that are in `other`, too, in their order here; as `HashSet::intersection`.
    ///
    /// O(1), and for each step on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let a: SmallSet<_, 2> = smallset![1, 2, 3];
    /// let b: SmallSet<_, 8> = smallset![3, 2, 4];
    /// assert!(a.intersection(&b).eq(&[2, 3]));
    /// ```
    #[must_use = "iterators are lazy and do nothing unless consumed"]
    pub fn intersection<'a, const M: usize, R: KeyHasher<T, Q::Heap>, Q: SpillPolicy>(
        &'a self,
        other: &'a SmallSet<T, M, R, Q>,
    ) -> impl FusedIterator<Item = &'a T> + Clone + DoubleEndedIterator {
        self.iter().filter(|element| other.contains(*element))
    }

    /// The elements of both, this set's first; as `HashSet::union`.
    ///
    /// O(1), and for each step on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let a: SmallSet<_, 2> = smallset![1, 2, 3];
    /// let b: SmallSet<_, 8> = smallset![3, 2, 4];
    /// assert!(a.union(&b).eq(&[1, 2, 3, 4]));
    /// ```
    #[must_use = "iterators are lazy and do nothing unless consumed"]
    pub fn union<'a, const M: usize, R: KeyHasher<T, Q::Heap>, Q: SpillPolicy>(
        &'a self,
        other: &'a SmallSet<T, M, R, Q>,
    ) -> impl FusedIterator<Item = &'a T> + Clone + DoubleEndedIterator {
        self.iter().chain(other.difference(self))
    }

    /// Whether no element is in both, as `HashSet::is_disjoint`.
    ///
    /// O(n) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let a: SmallSet<_, 2> = smallset![1, 2, 3];
    /// let b: SmallSet<_, 8> = smallset![4, 5];
    /// assert!(a.is_disjoint(&b));
    /// ```
    pub fn is_disjoint<const M: usize, R: KeyHasher<T, Q::Heap>, Q: SpillPolicy>(
        &self,
        other: &SmallSet<T, M, R, Q>,
    ) -> bool {
        if self.len() <= other.len() {
            self.iter().all(|element| !other.contains(element))
        } else {
            other.iter().all(|element| !self.contains(element))
        }
    }

    /// Whether all elements are in `other`, too; as `HashSet::is_subset`.
    ///
    /// O(n) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let a: SmallSet<_, 2> = smallset![1, 2, 3];
    /// let b: SmallSet<_, 8> = smallset![4, 3, 2, 1];
    /// assert!(a.is_subset(&b) && !b.is_subset(&a));
    /// ```
    pub fn is_subset<const M: usize, R: KeyHasher<T, Q::Heap>, Q: SpillPolicy>(
        &self,
        other: &SmallSet<T, M, R, Q>,
    ) -> bool {
        self.len() <= other.len() && self.iter().all(|element| other.contains(element))
    }

    /// Whether all elements of `other` are here, too; as `HashSet::is_superset`.
    ///
    /// O(n) on average.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let a: SmallSet<_, 2> = smallset![1, 2, 3];
    /// let b: SmallSet<_, 8> = smallset![3, 2];
    /// assert!(a.is_superset(&b) && !b.is_superset(&a));
    /// ```
    pub fn is_superset<const M: usize, R: KeyHasher<T, Q::Heap>, Q: SpillPolicy>(
        &self,
        other: &SmallSet<T, M, R, Q>,
    ) -> bool {
        other.is_subset(self)
    }
}

/// An operator of two sets, which makes one like the left one.
macro_rules! operator {
    ($($trait:ident, $operator:ident, $method:ident, $doc:literal;)*) => {$(
        impl<T, const N: usize, const M: usize, S, R, P, Q> $trait<&SmallSet<T, M, R, Q>>
            for &SmallSet<T, N, S, P>
        where
            T: Eq + Clone,
            S: KeyHasher<T, P::Heap> + Default,
            R: KeyHasher<T, Q::Heap>,
            P: DefaultPolicy,
            Q: SpillPolicy,
        {
            type Output = SmallSet<T, N, S, P>;

            #[doc = $doc]
            ///
            /// O(number of elements of both) on average. Allocates if the result has more than `N`
            /// elements, and panics then under a policy that never spills:
            /// [`try_extend`](SmallSet::try_extend) of an empty set by the iterator of
            #[doc = concat!("[`", stringify!($method), "`](SmallSet::", stringify!($method), ")")]
            /// returns an error.
            #[track_caller]
            fn $operator(self, other: &SmallSet<T, M, R, Q>) -> SmallSet<T, N, S, P> {
                SmallSet::from_iter(self.$method(other).cloned())
            }
        }
    )*};
}

operator! {
    BitAnd, bitand, intersection, "Clones of what is in both.";
    BitOr, bitor, union, "Clones of all that is in one or both.";
    BitXor, bitxor, symmetric_difference, "Clones of what is in one of both only.";
    Sub, sub, difference, "Clones of what is in the left one only.";
}
