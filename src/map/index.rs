//! The positions of a long map's entries, by the hashes of their keys.
//!
//! Nothing here sees a key or runs code of the user's, but for the comparison in [`Index::find`]. So
//! every change is done or, for want of memory, not begun.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::alloc::Layout;

use hashbrown::HashTable;
use hashbrown::hash_table::{Entry, VacantEntry};

use crate::error::TryReserveError;
use crate::vec::SmallVec;

/// A `Box` that can be made without a panic where there is no memory.
pub(super) type Boxed = Box<[Index; 1]>;

/// The positions `0..len` of entries, each once.
pub(super) struct Index {
    table: HashTable<u32>,
    /// The hash under which each position is in the table.
    hashes: SmallVec<u64, 0>,
}

/// What [`Index::try_find_or_vacant`] finds.
pub(super) enum Found<'a> {
    At(usize),
    Vacant(Vacant<'a>),
}

/// The place for the position `len`.
pub(super) struct Vacant<'a> {
    entry: VacantEntry<'a, u32>,
    hashes: &'a mut SmallVec<u64, 0>,
    hash: u64,
}

impl Vacant<'_> {
    #[inline]
    pub(super) fn fill(self) {
        self.entry.insert(self.hashes.len() as u32);
        self.hashes.push(self.hash);
    }
}

impl Index {
    pub(super) fn try_new(capacity: usize) -> Result<Boxed, TryReserveError> {
        let mut index = Self {
            table: HashTable::new(),
            hashes: SmallVec::new(),
        };
        index.try_reserve(capacity)?;
        let layout = Layout::new::<Self>();
        let mut boxed = Vec::new();
        let no_memory = TryReserveError::AllocError { layout };
        boxed.try_reserve_exact(1).map_err(|_| no_memory)?;
        boxed.push(index);
        // It has one element and no slack, so that it is not copied.
        boxed.try_into().map_err(|_| no_memory)
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }

    pub(super) fn capacity(&self) -> usize {
        self.table.capacity().min(self.hashes.capacity())
    }

    /// The bytes of its blocks, and its own.
    pub(super) fn allocation_size(&self) -> usize {
        size_of::<Self>() + self.table.allocation_size() + self.hashes.capacity() * size_of::<u64>()
    }

    /// Makes room for `additional` more positions.
    #[inline]
    pub(super) fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let len = self.len().checked_add(additional);
        if len.is_none_or(|len| u32::try_from(len).is_err()) {
            return Err(TryReserveError::CapacityOverflow);
        }
        let hashes = &self.hashes[..];
        self.table
            .try_reserve(additional, |&position| hashes[position as usize])
            .map_err(|error| match error {
                hashbrown::TryReserveError::CapacityOverflow => TryReserveError::CapacityOverflow,
                hashbrown::TryReserveError::AllocError { layout } => {
                    TryReserveError::AllocError { layout }
                }
            })?;
        if self.hashes.remaining_capacity() < additional {
            // As many as the table takes, so that the two grow together.
            let room = self.table.capacity() - self.len();
            self.hashes.try_reserve_exact(room)?;
        }
        Ok(())
    }

    /// Lowers the capacity, as far as there is memory for a smaller table. hashbrown's own way aborts
    /// where there is none.
    pub(super) fn shrink_to(&mut self, capacity: usize) {
        self.hashes.shrink_to(capacity);
        let capacity = capacity.max(self.len());
        let mut table = HashTable::new();
        let reserved = table.try_reserve(capacity, |_| unreachable!());
        if reserved.is_ok() && table.allocation_size() < self.table.allocation_size() {
            self.table = table;
            self.rebuild();
        }
    }

    /// A position with this hash that `is_it`.
    #[inline(always)]
    pub(super) fn find(&self, hash: u64, mut is_it: impl FnMut(usize) -> bool) -> Option<usize> {
        let found = self.table.find(hash, |&position| is_it(position as usize));
        found.map(|&position| position as usize)
    }

    /// The same, or the place for one more position with this hash.
    #[inline]
    pub(super) fn try_find_or_vacant(
        &mut self,
        hash: u64,
        mut is_it: impl FnMut(usize) -> bool,
    ) -> Result<Found<'_>, TryReserveError> {
        if let Err(error) = self.try_reserve(1) {
            return self.find(hash, is_it).map(Found::At).ok_or(error);
        }
        let Self { table, hashes } = self;
        let entry = table.entry(
            hash,
            |&position| is_it(position as usize),
            |&position| hashes[position as usize],
        );
        Ok(match entry {
            Entry::Occupied(entry) => Found::At(*entry.get() as usize),
            Entry::Vacant(entry) => Found::Vacant(Vacant {
                entry,
                hashes,
                hash,
            }),
        })
    }

    /// Adds the position `len`, for which there is room.
    #[inline]
    pub(super) fn push(&mut self, hash: u64) {
        let position = self.len() as u32;
        self.hashes.push(hash);
        let hashes = &self.hashes[..];
        self.table
            .insert_unique(hash, position, |&position| hashes[position as usize]);
    }

    /// Calls the position `from` by another name.
    fn rename(&mut self, from: usize, to: usize) {
        let hash = self.hashes[from];
        let is_it = |&position: &u32| position as usize == from;
        if let Some(position) = self.table.find_mut(hash, is_it) {
            *position = to as u32;
        }
    }

    fn erase(&mut self, position: usize) {
        let hash = self.hashes[position];
        let is_it = |&other: &u32| other as usize == position;
        if let Ok(entry) = self.table.find_entry(hash, is_it) {
            entry.remove();
        }
    }

    /// Removes a position with this hash that `is_it`, and the last one takes its place.
    #[inline]
    pub(super) fn find_and_swap_remove(
        &mut self,
        hash: u64,
        mut is_it: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        let found = self
            .table
            .find_entry(hash, |&position| is_it(position as usize));
        let position = found.ok()?.remove().0 as usize;
        self.close(position);
        Some(position)
    }

    /// Removes a position, and the last one takes its place.
    pub(super) fn swap_remove(&mut self, position: usize) {
        self.erase(position);
        self.close(position);
    }

    /// The last position takes the place of one that the table does not have any more.
    fn close(&mut self, position: usize) {
        let last = self.len() - 1;
        if position != last {
            self.rename(last, position);
        }
        self.hashes.swap_remove(position);
    }

    /// Removes a position, and the ones behind it move up.
    pub(super) fn shift_remove(&mut self, position: usize) {
        self.erase(position);
        let behind = position + 1..self.len();
        if behind.len() > self.table.capacity() / 2 {
            for other in &mut self.table {
                if *other as usize > position {
                    *other -= 1;
                }
            }
        } else {
            behind.for_each(|from| self.rename(from, from - 1));
        }
        self.hashes.remove(position);
    }

    pub(super) fn truncate(&mut self, len: usize) {
        let goes = len..self.len();
        if goes.len() > self.len() / 2 {
            self.hashes.truncate(len);
            self.rebuild();
        } else {
            goes.for_each(|position| self.erase(position));
            self.hashes.truncate(len);
        }
    }

    pub(super) fn reverse(&mut self) {
        self.hashes.reverse();
        let len = self.len() as u32;
        for position in &mut self.table {
            *position = len - 1 - *position;
        }
    }

    pub(super) fn swap(&mut self, a: usize, b: usize) {
        let bucket = |position: usize| {
            let hash = self.hashes[position];
            let is_it = |&other: &u32| other as usize == position;
            self.table.find_bucket_index(hash, is_it)
        };
        let buckets = (bucket(a), bucket(b));
        if let (Some(at_a), Some(at_b)) = buckets {
            let renamed = [(at_a, b), (at_b, a)];
            for (at, to) in renamed {
                if let Some(position) = self.table.get_bucket_mut(at) {
                    *position = to as u32;
                }
            }
        }
        self.hashes.swap(a, b);
    }

    /// Writes a hash to an earlier place, before [`rearrange`](Self::rearrange).
    #[inline]
    pub(super) fn keep(&mut self, from: usize, to: usize) {
        self.hashes[to] = self.hashes[from];
    }

    /// Changes the hashes of the entries, of which there are not more than before, without asking
    /// for memory.
    pub(super) fn rearrange(&mut self, f: impl FnOnce(&mut SmallVec<u64, 0>)) {
        f(&mut self.hashes);
        self.rebuild();
    }

    /// Writes the table anew. It has room for as many positions as it had.
    fn rebuild(&mut self) {
        self.table.clear();
        for (position, hash) in (0..).zip(&self.hashes) {
            let hashes = &self.hashes[..];
            self.table
                .insert_unique(*hash, position, |&position| hashes[position as usize]);
        }
    }

    /// The same for the positions `at..`, which become `0..` there.
    pub(super) fn try_clone_tail(&self, at: usize) -> Result<Boxed, TryReserveError> {
        let tail = &self.hashes[at..];
        let mut index = Self::try_new(tail.len())?;
        for &hash in tail {
            index[0].push(hash);
        }
        Ok(index)
    }
}
