//! Entries and their index: the only place that keeps both in agreement.
//!
//! * An index, if there is one, has the positions of all entries, each under the hash of its key.
//! * A map without an index is as good, only slower to search: so what may be leaked half-way goes about
//!   without the index and puts it back at its end, be that while a panic unwinds. So does what may
//!   panic while the two differ. The next insertion builds one where it is missing.
//! * An index never is under a policy that never spills, and never again for `LINEAR` entries or
//!   fewer, until there were more.

use core::mem;
use core::ops::Range;

use hashbrown::Equivalent;

use super::index::{Boxed, Found, Index};
use super::scan::position;
use crate::error::{CapacityError, TryReserveError};
use crate::policy::{Heap, SpillPolicy};
use crate::vec::SmallVec;

/// Where a key is, and the value it had.
type Inserted<K, V> = Result<(usize, Option<V>), CapacityError<(K, V)>>;

pub(super) struct Store<K, V, const N: usize, P: SpillPolicy> {
    entries: SmallVec<(K, V), N, P>,
    index: Option<Boxed>,
}

impl<K, V, const N: usize, P: SpillPolicy> Store<K, V, N, P> {
    /// How many entries are looked at one by one.
    const LINEAR: usize = match (P::Heap::MAY_SPILL, N) {
        (false, _) => usize::MAX,
        (true, 0..8) => 8,
        (true, _) => N,
    };

    /// What the compiler is told where it could not know.
    const MAY_HAVE_INDEX: bool = P::Heap::MAY_SPILL;

    #[inline(always)]
    pub(super) const fn new(entries: SmallVec<(K, V), N, P>) -> Self {
        Self {
            entries,
            index: None,
        }
    }

    #[inline(always)]
    pub(super) const fn len(&self) -> usize {
        self.entries.len()
    }

    #[inline(always)]
    const fn has_index(&self) -> bool {
        Self::MAY_HAVE_INDEX && self.index.is_some()
    }

    #[inline(always)]
    pub(super) fn entries(&self) -> &[(K, V)] {
        &self.entries
    }

    /// The entries, whose keys the caller leaves as they are.
    #[inline(always)]
    pub(super) fn entries_mut(&mut self) -> &mut [(K, V)] {
        &mut self.entries
    }

    #[inline(always)]
    pub(super) fn into_entries(self) -> SmallVec<(K, V), N, P> {
        self.entries
    }

    #[inline(always)]
    pub(super) const fn spilled(&self) -> bool {
        self.entries.spilled()
    }

    pub(super) fn capacity(&self) -> usize {
        let capacity = match &self.index {
            Some(index) => index[0].capacity(),
            None => self.len().max(Self::LINEAR),
        };
        self.entries.capacity().min(capacity)
    }

    /// The bytes of its blocks.
    pub(super) fn allocation_size(&self) -> usize {
        let block = if self.spilled() {
            self.entries.capacity() * size_of::<(K, V)>()
        } else {
            0
        };
        let indexed = self.index.as_ref();
        block + indexed.map_or(0, |index| index[0].allocation_size())
    }

    /// The position of a key, whose hash is asked for if there is an index.
    #[inline]
    pub(super) fn find<Q>(&self, key: &Q, hash: impl FnOnce() -> u64) -> Option<usize>
    where
        Q: Equivalent<K> + ?Sized,
    {
        let entries = self.entries();
        match &self.index {
            Some(index) if Self::MAY_HAVE_INDEX => {
                index[0].find(hash(), |position| key.equivalent(&entries[position].0))
            }
            _ => position(entries, key),
        }
    }

    /// Makes room for `additional` more entries, which need an index if they are many. Nothing has
    /// changed if the user's hasher panics.
    pub(super) fn try_reserve(
        &mut self,
        additional: usize,
        exact: bool,
        hasher: impl Fn(&K) -> u64,
    ) -> Result<(), TryReserveError> {
        let mut index = None;
        if let Some(index) = &mut self.index {
            index[0].try_reserve(additional)?;
        } else if self.len().saturating_add(additional) > Self::LINEAR {
            let mut new = Index::try_new(self.len().saturating_add(additional))?;
            for (key, _) in &self.entries {
                new[0].push(hasher(key));
            }
            index = Some(new);
        }
        if exact {
            self.entries.try_reserve_exact(additional)?;
        } else {
            self.entries.try_reserve(additional)?;
        }
        self.index = index.or(self.index.take());
        Ok(())
    }

    /// The position of a key, which gets this value, and the value it had.
    #[inline]
    pub(super) fn try_insert(
        &mut self,
        key: K,
        value: V,
        hasher: impl Fn(&K) -> u64,
    ) -> Inserted<K, V>
    where
        K: Eq,
    {
        if self.has_index() {
            return self.try_insert_indexed(key, value, hasher);
        }
        match position(&self.entries, &key) {
            Some(position) => {
                // While nothing has changed and the old value is not on its way out.
                drop(key);
                Ok((position, Some(self.replace(position, value))))
            }
            None => Ok((self.try_push(key, value, None, hasher)?, None)),
        }
    }

    /// The same with an index. Apart, so that a short map's way to its vector stays short.
    #[inline(never)]
    fn try_insert_indexed(&mut self, key: K, value: V, hasher: impl Fn(&K) -> u64) -> Inserted<K, V>
    where
        K: Eq,
    {
        let Some(index) = &mut self.index else {
            unreachable!();
        };
        let hash = hasher(&key);
        let entries = &mut self.entries;
        match index[0].try_find_or_vacant(hash, |position| entries[position].0 == key) {
            Ok(Found::At(position)) => {
                drop(key);
                Ok((position, Some(self.replace(position, value))))
            }
            Ok(Found::Vacant(vacant)) => {
                let position = entries.len();
                if let Err(reason) = entries.try_reserve(1) {
                    return Err(CapacityError::new((key, value), reason));
                }
                vacant.fill();
                entries.push((key, value));
                Ok((position, None))
            }
            Err(reason) => Err(CapacityError::new((key, value), reason)),
        }
    }

    #[inline]
    fn replace(&mut self, position: usize, value: V) -> V {
        mem::replace(&mut self.entries[position].1, value)
    }

    /// Appends an entry whose key is not there yet; returns its position. The hash is that of the key,
    /// if it was asked for.
    #[inline]
    pub(super) fn try_push(
        &mut self,
        key: K,
        value: V,
        hash: Option<u64>,
        hasher: impl Fn(&K) -> u64,
    ) -> Result<usize, CapacityError<(K, V)>> {
        let position = self.len();
        let mut entry = (key, value);
        if !self.has_index() && position < Self::LINEAR {
            match self.entries.push_within_capacity(entry) {
                Ok(_) => return Ok(position),
                Err(back) => entry = back,
            }
        }
        self.try_push_slow(entry, hash, hasher)
    }

    /// The same where something has to grow or to be hashed. Apart, so that what goes without stays
    /// short.
    #[inline(never)]
    fn try_push_slow(
        &mut self,
        entry: (K, V),
        hash: Option<u64>,
        hasher: impl Fn(&K) -> u64,
    ) -> Result<usize, CapacityError<(K, V)>> {
        let position = self.len();
        if self.index.is_some() || position >= Self::LINEAR {
            let hash = hash.unwrap_or_else(|| hasher(&entry.0));
            if let Err(reason) = self.try_reserve(1, false, hasher) {
                return Err(CapacityError::new(entry, reason));
            }
            if let Some(index) = &mut self.index {
                index[0].push(hash);
            }
        }
        // With an index, there is room.
        self.entries.try_push(entry)?;
        Ok(position)
    }

    #[inline]
    pub(super) fn swap_remove(&mut self, position: usize) -> (K, V) {
        if let Some(index) = &mut self.index {
            index[0].swap_remove(position);
        }
        let entry = self.entries.swap_remove(position);
        self.settle();
        entry
    }

    /// Removes a key; the last entry takes its place. Returns its position too.
    #[inline]
    pub(super) fn find_and_swap_remove<Q>(
        &mut self,
        key: &Q,
        hash: impl FnOnce() -> u64,
    ) -> Option<(usize, (K, V))>
    where
        Q: Equivalent<K> + ?Sized,
    {
        let entries = &self.entries;
        let position = match &mut self.index {
            Some(index) if Self::MAY_HAVE_INDEX => {
                let is_it = |position: usize| key.equivalent(&entries[position].0);
                index[0].find_and_swap_remove(hash(), is_it)?
            }
            _ => position(entries, key)?,
        };
        let entry = self.entries.swap_remove(position);
        self.settle();
        Some((position, entry))
    }

    #[inline]
    pub(super) fn shift_remove(&mut self, position: usize) -> (K, V) {
        if let Some(index) = &mut self.index {
            index[0].shift_remove(position);
        }
        let entry = self.entries.remove(position);
        self.settle();
        entry
    }

    #[inline]
    pub(super) fn truncate(&mut self, len: usize) {
        if len < self.len() {
            if let Some(index) = &mut self.index {
                index[0].truncate(len);
            }
            self.entries.truncate(len);
            self.settle();
        }
    }

    pub(super) fn reverse(&mut self) {
        if let Some(index) = &mut self.index {
            index[0].reverse();
        }
        self.entries.reverse();
    }

    pub(super) fn swap(&mut self, a: usize, b: usize) {
        self.entries.swap(a, b);
        if let Some(index) = &mut self.index {
            index[0].swap(a, b);
        }
    }

    /// Moves an entry to another position; the ones between move over by one.
    pub(super) fn shift(&mut self, from: usize, to: usize) {
        if let Some(index) = &mut self.index {
            index[0].rearrange(|hashes| rotate(hashes, from, to));
        }
        rotate(&mut self.entries, from, to);
    }

    /// Sorts by a function that has all the user code: it orders the entries, or the positions of the
    /// entries if it is given some.
    pub(super) fn sort(&mut self, f: impl FnOnce(&mut [(K, V)], Option<&mut [u32]>)) {
        let Some(index) = &mut self.index else {
            return f(&mut self.entries, None);
        };
        let mut order: SmallVec<u32, 0> = (0..index[0].len() as u32).collect();
        f(&mut self.entries, Some(&mut order));
        index[0].rearrange(|hashes| {
            permute(&mut order, |a, b| {
                hashes.swap(a, b);
                self.entries.swap(a, b);
            });
        });
    }

    /// The vector of entries, for something that removes some of `range` in order, and what keeps the
    /// index up to date meanwhile.
    pub(super) fn filter(
        &mut self,
        range: Range<usize>,
    ) -> (&mut SmallVec<(K, V), N, P>, Kept<'_>) {
        let kept = Kept {
            index: self.index.take(),
            slot: &mut self.index,
            written: range.start,
            read: range.start,
            forget_at: P::COMES_BACK.then_some(Self::LINEAR / 2),
        };
        (&mut self.entries, kept)
    }

    #[track_caller]
    pub(super) fn try_split_off(&mut self, at: usize) -> Result<Self, TryReserveError>
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let len = self.len();
        assert!(
            at <= len,
            "`at` split index (is {at}) should be <= len (is {len})"
        );
        let tail = match &self.index {
            Some(index) if len - at > Self::LINEAR => Some(index[0].try_clone_tail(at)?),
            _ => None,
        };
        // An allocator of the user's may panic when the tail is gone, but is in the index still.
        let index = self.index.take();
        let split = self.entries.try_split_off(at);
        self.index = index;
        let entries = split?;
        if let Some(index) = &mut self.index {
            index[0].truncate(at);
        }
        self.settle();
        Ok(Self {
            entries,
            index: tail,
        })
    }

    pub(super) fn try_clone(&self) -> Result<Self, TryReserveError>
    where
        K: Clone,
        V: Clone,
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let entries = self.entries.try_clone()?;
        let index = match &self.index {
            Some(index) if self.len() > Self::LINEAR => Some(index[0].try_clone_tail(0)?),
            _ => None,
        };
        Ok(Self { entries, index })
    }

    pub(super) fn shrink_to(&mut self, capacity: usize) {
        if capacity.max(self.len()) <= Self::LINEAR {
            self.index = None;
        }
        if let Some(index) = &mut self.index {
            index[0].shrink_to(capacity);
        }
        self.entries.shrink_to(capacity);
    }

    pub(super) fn shrink_to_inline(&mut self) -> bool {
        let inline = self.entries.shrink_to_inline();
        if inline {
            self.index = None;
        }
        inline
    }

    /// At the end of everything that removes: the way back to a map without an index, where the policy
    /// says so.
    #[inline]
    fn settle(&mut self) {
        if P::COMES_BACK && self.len() <= Self::LINEAR / 2 {
            self.index = None;
        }
    }
}

fn rotate<T>(elements: &mut [T], from: usize, to: usize) {
    if from < to {
        elements[from..=to].rotate_left(1);
    } else {
        elements[to..=from].rotate_right(1);
    }
}

/// Puts what is at `order[i]` at `i`, for each `i`, by swaps.
fn permute(order: &mut [u32], mut swap: impl FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

/// The index while entries are removed: it is put back at the end, when the vector of entries is
/// whole again. If that end never comes, there is none.
pub(super) struct Kept<'a> {
    index: Option<Boxed>,
    slot: &'a mut Option<Boxed>,
    /// The entries before `read` were judged; those that stay are before `written`.
    read: usize,
    written: usize,
    /// With how many entries or fewer the policy wants no index any more.
    forget_at: Option<usize>,
}

impl Kept<'_> {
    /// Whether the next entry goes.
    #[inline]
    pub(super) fn judge(&mut self, goes: bool) -> bool {
        if let Some(index) = &mut self.index {
            if !goes {
                index[0].keep(self.read, self.written);
                self.written += 1;
            }
            self.read += 1;
        }
        goes
    }

    /// The next entries go, so many.
    pub(super) fn remove(&mut self, count: usize) {
        self.read += count;
    }
}

impl Drop for Kept<'_> {
    fn drop(&mut self) {
        let Some(mut index) = self.index.take() else {
            return;
        };
        let gone = self.written..self.read;
        if !gone.is_empty() {
            let len = index[0].len() - gone.len();
            if self.forget_at.is_some_and(|at| len <= at) {
                return;
            }
            index[0].rearrange(|hashes| drop(hashes.drain(gone)));
        }
        *self.slot = Some(index);
    }
}
