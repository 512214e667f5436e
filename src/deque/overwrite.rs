//! How a deque of bounded size goes on: the oldest element makes room for the newest.

use super::SmallDeque;
use crate::policy::SpillPolicy;

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// Appends an element without growing: if the deque is full at its present capacity, the first
    /// element makes room and is returned. As arraydeque's `push_back` in its wrapping mode.
    ///
    /// Where there is no capacity at all, `value` itself finds no room, and is returned. What full
    /// means is up to whoever calls: a [`reserve_exact`](Self::reserve_exact) sets the bound, `N` is
    /// the bound of a deque that never spilled.
    ///
    /// O(1). Does not allocate; an inline deque stays inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut last: SmallDeque<u8, 2> = smalldeque![1];
    /// assert_eq!(last.push_back_overwriting(2), None);
    /// assert_eq!(last.push_back_overwriting(3), Some(1));
    /// assert_eq!(last, [2, 3]);
    /// assert!(!last.spilled());
    ///
    /// last.reserve_exact(1); // spills
    /// assert_eq!(last.push_back_overwriting(4), None);
    /// assert_eq!(last.push_back_overwriting(5), Some(2));
    /// assert_eq!(last, [3, 4, 5]);
    /// ```
    #[inline]
    pub fn push_back_overwriting(&mut self, value: T) -> Option<T> {
        if self.is_full() {
            return Some(self.buf.replace_front(value));
        }
        self.push_back(value);
        None
    }

    /// Prepends an element without growing: if the deque is full at its present capacity, the last
    /// element makes room and is returned. As arraydeque's `push_front` in its wrapping mode.
    ///
    /// Where there is no capacity at all, `value` itself finds no room, and is returned; see
    /// [`push_back_overwriting`](Self::push_back_overwriting).
    ///
    /// O(1). Does not allocate; an inline deque stays inline.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 2, NoSpill> = smalldeque![2];
    /// assert_eq!(d.push_front_overwriting(1), None);
    /// assert_eq!(d.push_front_overwriting(0), Some(2));
    /// assert_eq!(d, [0, 1]);
    ///
    /// let mut none: SmallDeque<u8, 0, NoSpill> = SmallDeque::default();
    /// assert_eq!(none.push_front_overwriting(1), Some(1));
    /// ```
    #[inline]
    pub fn push_front_overwriting(&mut self, value: T) -> Option<T> {
        if self.is_full() {
            return Some(self.buf.replace_back(value));
        }
        self.push_front(value);
        None
    }
}
