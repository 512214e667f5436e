//! The iterators over a set: one that borrows it, and one that owns the elements.

use core::fmt;
use core::iter::FusedIterator;

use super::SmallSet;
use crate::map;
use crate::policy::{Amortized, DefaultPolicy, SpillPolicy};

/// The iterator of [`SmallSet::iter`].
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T> {
    keys: map::Keys<'a, T, ()>,
}

/// The owning iterator of [`SmallSet`].
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IntoIter<T, const N: usize, P: SpillPolicy = Amortized> {
    keys: map::IntoKeys<T, (), N, P>,
}

impl<T, const N: usize, S, P: SpillPolicy> SmallSet<T, N, S, P> {
    /// All elements in their order, as `HashSet::iter`.
    ///
    /// O(1), and for each step.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallSet, smallset};
    ///
    /// let set: SmallSet<_, 1> = smallset![1, 2];
    /// assert!(set.iter().eq(&[1, 2]));
    /// ```
    #[inline]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            keys: self.map.keys(),
        }
    }
}

/// The traits of an iterator over the keys of a map.
macro_rules! iterator {
    ([$($generics:tt)*] $name:ty, $item:ty) => {
        impl<$($generics)*> Iterator for $name {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                self.keys.next()
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.keys.size_hint()
            }

            #[inline]
            fn count(self) -> usize {
                self.keys.len()
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<$item> {
                self.keys.nth(n)
            }

            #[inline]
            fn last(mut self) -> Option<$item> {
                self.keys.next_back()
            }

            #[inline]
            fn fold<B, F: FnMut(B, $item) -> B>(self, init: B, f: F) -> B {
                self.keys.fold(init, f)
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $name {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                self.keys.next_back()
            }

            #[inline]
            fn nth_back(&mut self, n: usize) -> Option<$item> {
                self.keys.nth_back(n)
            }

            #[inline]
            fn rfold<B, F: FnMut(B, $item) -> B>(self, init: B, f: F) -> B {
                self.keys.rfold(init, f)
            }
        }

        impl<$($generics)*> ExactSizeIterator for $name {}

        impl<$($generics)*> FusedIterator for $name {}
    };
}

iterator!(['a, T] Iter<'a, T>, &'a T);
iterator!([T, const N: usize, P: SpillPolicy] IntoIter<T, N, P>, T);

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self {
            keys: self.keys.clone(),
        }
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Self {
            keys: map::Keys::default(),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.keys.fmt(f)
    }
}

impl<T: Clone, const N: usize, P> Clone for IntoIter<T, N, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    fn clone(&self) -> Self {
        Self {
            keys: self.keys.clone(),
        }
    }
}

impl<T, const N: usize, P: DefaultPolicy> Default for IntoIter<T, N, P> {
    fn default() -> Self {
        Self {
            keys: map::IntoKeys::default(),
        }
    }
}

impl<T: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for IntoIter<T, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.keys.fmt(f)
    }
}

impl<T, const N: usize, S, P: SpillPolicy> IntoIterator for SmallSet<T, N, S, P> {
    type Item = T;
    type IntoIter = IntoIter<T, N, P>;

    #[inline]
    fn into_iter(self) -> IntoIter<T, N, P> {
        IntoIter {
            keys: self.map.into_keys(),
        }
    }
}

impl<'a, T, const N: usize, S, P: SpillPolicy> IntoIterator for &'a SmallSet<T, N, S, P> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}
