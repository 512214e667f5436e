//! The iterators that borrow the map.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Index;
use core::slice;

use super::SmallMap;
use crate::policy::SpillPolicy;

impl<K, V, const N: usize, S, P: SpillPolicy> SmallMap<K, V, N, S, P> {
    /// All entries in their order, as `HashMap::iter`.
    ///
    /// O(1), and for each step.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert!(map.iter().eq([(&1, &'a'), (&2, &'b')]));
    /// ```
    #[inline]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter {
            entries: self.as_slice().iter(),
        }
    }

    /// All entries in their order, their values to be changed; as `HashMap::iter_mut`.
    ///
    /// O(1), and for each step.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// for (key, value) in map.iter_mut() {
    ///     *value += key.len();
    /// }
    /// assert_eq!(map.as_slice(), [("one", 4), ("two", 5)]);
    /// ```
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut {
            entries: self.store.entries_mut().iter_mut(),
        }
    }

    /// All keys in their order, as `HashMap::keys`.
    ///
    /// O(1), and for each step.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert!(map.keys().eq([&1, &2]));
    /// ```
    #[inline]
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys {
            entries: self.as_slice().iter(),
        }
    }

    /// All values in the order of their keys, as `HashMap::values`.
    ///
    /// O(1), and for each step.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    /// assert!(map.values().eq([&'a', &'b']));
    /// ```
    #[inline]
    pub fn values(&self) -> Values<'_, K, V> {
        Values {
            entries: self.as_slice().iter(),
        }
    }

    /// All values in the order of their keys, to be changed; as `HashMap::values_mut`.
    ///
    /// O(1), and for each step.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallMap, smallmap};
    ///
    /// let mut map: SmallMap<_, _, 1> = smallmap! { "one" => 1, "two" => 2 };
    /// map.values_mut().for_each(|value| *value *= 10);
    /// assert_eq!(map.as_slice(), [("one", 10), ("two", 20)]);
    /// ```
    #[inline]
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut {
            entries: self.store.entries_mut().iter_mut(),
        }
    }
}

/// An iterator over a slice's iterator of pairs: `$see` is what it makes of a pair.
macro_rules! iterator {
    ($(#[$doc:meta])* $name:ident, $entries:ident, $item:ty, $see:expr) => {
        $(#[$doc])*
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a, K, V> {
            entries: slice::$entries<'a, (K, V)>,
        }

        impl<'a, K, V> Iterator for $name<'a, K, V> {
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

            #[inline]
            fn last(mut self) -> Option<$item> {
                self.next_back()
            }

            #[inline]
            fn fold<B, F: FnMut(B, $item) -> B>(self, init: B, f: F) -> B {
                self.entries.map($see).fold(init, f)
            }
        }

        impl<K, V> DoubleEndedIterator for $name<'_, K, V> {
            #[inline]
            fn next_back(&mut self) -> Option<Self::Item> {
                self.entries.next_back().map($see)
            }

            #[inline]
            fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
                self.entries.nth_back(n).map($see)
            }

            #[inline]
            fn rfold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B {
                self.entries.map($see).rfold(init, f)
            }
        }

        impl<K, V> ExactSizeIterator for $name<'_, K, V> {}

        impl<K, V> FusedIterator for $name<'_, K, V> {}

        impl<K, V> Default for $name<'_, K, V> {
            fn default() -> Self {
                Self {
                    entries: slice::$entries::default(),
                }
            }
        }
    };
}

iterator! {
    /// The iterator of [`SmallMap::iter`].
    Iter, Iter, (&'a K, &'a V), |(key, value)| (key, value)
}
iterator! {
    /// The iterator of [`SmallMap::iter_mut`].
    IterMut, IterMut, (&'a K, &'a mut V), |(key, value)| (&*key, value)
}
iterator! {
    /// The iterator of [`SmallMap::keys`].
    Keys, Iter, &'a K, |(key, _)| key
}
iterator! {
    /// The iterator of [`SmallMap::values`].
    Values, Iter, &'a V, |(_, value)| value
}
iterator! {
    /// The iterator of [`SmallMap::values_mut`].
    ValuesMut, IterMut, &'a mut V, |(_, value)| value
}

/// `Clone` for those that share.
macro_rules! clone {
    ($($name:ident),*) => {$(
        impl<K, V> Clone for $name<'_, K, V> {
            fn clone(&self) -> Self {
                Self {
                    entries: self.entries.clone(),
                }
            }
        }
    )*};
}

clone!(Iter, Keys, Values);

impl<K, V> Index<usize> for Keys<'_, K, V> {
    type Output = K;

    /// The key at a position of those that are left. O(1). Panics if there is none.
    #[inline]
    #[track_caller]
    fn index(&self, index: usize) -> &K {
        &self.entries.as_slice()[index].0
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for IterMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries.as_slice()).finish()
    }
}

impl<K: fmt::Debug, V> fmt::Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V: fmt::Debug> fmt::Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V: fmt::Debug> fmt::Debug for ValuesMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = self.entries.as_slice().iter().map(|(_, value)| value);
        f.debug_list().entries(values).finish()
    }
}

impl<'a, K, V, const N: usize, S, P: SpillPolicy> IntoIterator for &'a SmallMap<K, V, N, S, P> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    #[inline]
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V, const N: usize, S, P> IntoIterator for &'a mut SmallMap<K, V, N, S, P>
where
    P: SpillPolicy,
{
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}
