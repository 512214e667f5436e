//! The iterators that own the entries.

use core::fmt;
use core::iter::FusedIterator;

use super::SmallMap;
use crate::policy::{Amortized, DefaultPolicy, SpillPolicy};
use crate::vec;

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// All keys in their order, and the map is gone; as `HashMap::into_keys`.
    ///
    /// O(1), and for each step. Does not allocate; inline entries stay inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert!(map.into_keys().eq([1, 2]));
    /// ```
    #[inline]
    pub fn into_keys(self) -> IntoKeys<K, V, N, P> {
        IntoKeys {
            entries: self.into_entries().into_iter(),
        }
    }

    /// All values in the order of their keys, and the map is gone; as `HashMap::into_values`.
    ///
    /// O(1), and for each step. Does not allocate; inline entries stay inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert!(map.into_values().eq(['a', 'b']));
    /// ```
    #[inline]
    pub fn into_values(self) -> IntoValues<K, V, N, P> {
        IntoValues {
            entries: self.into_entries().into_iter(),
        }
    }
}

impl<K, V, const N: usize, S, P: SpillPolicy> IntoIterator for SmallMap<K, V, N, S, P> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V, N, P>;

    #[inline]
    fn into_iter(self) -> IntoIter<K, V, N, P> {
        IntoIter {
            entries: self.into_entries().into_iter(),
        }
    }
}

/// An iterator over a vector's iterator of pairs: `$see` is what it makes of a pair.
macro_rules! iterator {
    ($(#[$doc:meta])* $name:ident, $item:ty, $see:expr) => {
        $(#[$doc])*
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<K, V, const N: usize, P: SpillPolicy = Amortized> {
            entries: vec::IntoIter<(K, V), N, P>,
        }

        impl<K, V, const N: usize, P: SpillPolicy> Iterator for $name<K, V, N, P> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                self.entries.next().map($see)
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.entries.size_hint()
            }

            #[inline]
            fn count(self) -> usize {
                self.entries.len()
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<$item> {
                self.entries.nth(n).map($see)
            }
        }

        impl<K, V, const N: usize, P: SpillPolicy> DoubleEndedIterator for $name<K, V, N, P> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                self.entries.next_back().map($see)
            }

            #[inline]
            fn nth_back(&mut self, n: usize) -> Option<$item> {
                self.entries.nth_back(n).map($see)
            }
        }

        impl<K, V, const N: usize, P: SpillPolicy> ExactSizeIterator for $name<K, V, N, P> {}

        impl<K, V, const N: usize, P: SpillPolicy> FusedIterator for $name<K, V, N, P> {}

        impl<K: Clone, V: Clone, const N: usize, P> Clone for $name<K, V, N, P>
        where
            P: SpillPolicy<Heap: Clone> + Clone,
        {
            fn clone(&self) -> Self {
                Self {
                    entries: self.entries.clone(),
                }
            }
        }

        impl<K, V, const N: usize, P: DefaultPolicy> Default for $name<K, V, N, P> {
            fn default() -> Self {
                Self {
                    entries: vec::IntoIter::default(),
                }
            }
        }
    };
}

/// What is not returned is dropped before: if that panics, nothing is on its way out.
fn first<K, V>((key, value): (K, V)) -> K {
    drop(value);
    key
}

fn second<K, V>((key, value): (K, V)) -> V {
    drop(key);
    value
}

iterator! {
    /// The owning iterator of [`SmallMap`].
    IntoIter, (K, V), |entry| entry
}
iterator! {
    /// The iterator of [`SmallMap::into_keys`].
    IntoKeys, K, first
}
iterator! {
    /// The iterator of [`SmallMap::into_values`].
    IntoValues, V, second
}

impl<K, V, const N: usize, P: SpillPolicy> IntoIter<K, V, N, P> {
    /// The entries that are left, as a slice of pairs.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// let mut iter = map.into_iter();
    /// iter.next();
    /// assert_eq!(iter.as_slice(), [(2, 'b')]);
    /// ```
    #[inline]
    pub fn as_slice(&self) -> &[(K, V)] {
        self.entries.as_slice()
    }
}

impl<K, V, const N: usize, P> fmt::Debug for IntoIter<K, V, N, P>
where
    K: fmt::Debug,
    V: fmt::Debug,
    P: SpillPolicy,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.as_slice()).finish()
    }
}

impl<K: fmt::Debug, V, const N: usize, P: SpillPolicy> fmt::Debug for IntoKeys<K, V, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.entries.as_slice().iter().map(|(key, _)| key);
        f.debug_list().entries(keys).finish()
    }
}

impl<K, V: fmt::Debug, const N: usize, P: SpillPolicy> fmt::Debug for IntoValues<K, V, N, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = self.entries.as_slice().iter().map(|(_, value)| value);
        f.debug_list().entries(values).finish()
    }
}
