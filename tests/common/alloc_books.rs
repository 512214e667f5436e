//! What the checking allocator remembers of its blocks, in memory that is not its own.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::{process, ptr, slice};

/// A block that was handed out.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) block: *mut u8,
    pub(super) layout: Layout,
}

/// A place in the table: never used, used once, or an entry.
#[derive(Clone, Copy)]
enum Place {
    Empty,
    Tombstone,
    Alive(Entry),
    Freed(Entry),
}

/// Whether another tool watches the memory: Miri, or whichever has the tests built with this variable.
/// It sees blocks as the collections ask for them: no longer, not filled, and freed at once.
pub(super) const WATCHED: bool = cfg!(miri) || option_env!("SMALLCOLL_WATCHED").is_some();

/// How many freed blocks are kept. Larger ones than `LARGEST` bytes are not.
const QUARANTINE: usize = 64;
const LARGEST: usize = if WATCHED { 0 } else { 1 << 14 };

/// All blocks by address: an open-addressing table, and the ring of freed ones.
pub(super) struct Books {
    table: *mut Place,
    /// 0 or a power of two.
    places: usize,
    /// How many places are not empty.
    used: usize,
    ring: [Option<Entry>; QUARANTINE],
    next: usize,
}

impl Books {
    pub(super) const fn new() -> Self {
        Self {
            table: ptr::null_mut(),
            places: 0,
            used: 0,
            ring: [None; QUARANTINE],
            next: 0,
        }
    }

    fn table(&mut self) -> &mut [Place] {
        if self.places == 0 {
            return &mut [];
        }
        // SAFETY: `rebuild` made a table of so many places.
        unsafe { slice::from_raw_parts_mut(self.table, self.places) }
    }

    /// The place of a block, or the empty one where the search for it ends.
    ///
    /// By itself: Miri takes long to borrow all of the table.
    fn place(&mut self, block: *mut u8) -> Option<&mut Place> {
        let mask = self.places.checked_sub(1)?;
        let mut index = (block.addr() >> 4).wrapping_mul(0x9E37_79B9) & mask;
        loop {
            // SAFETY: the table has so many places.
            let place = unsafe { self.table.add(index) };
            // SAFETY: the table is this one's alone, which is borrowed for as long.
            let place = unsafe { &mut *place };
            match place {
                Place::Alive(entry) | Place::Freed(entry) if entry.block == block => {
                    break Some(place);
                }
                Place::Empty => break Some(place),
                _ => index = (index + 1) & mask,
            }
        }
    }

    /// Makes a table with room for some more entries.
    fn rebuild(&mut self) {
        let old: *mut [Place] = self.table();
        // SAFETY: the table is a place of its own, which nothing else uses until it is freed below.
        let old = unsafe { &mut *old };
        let is_entry = |place: &&Place| matches!(place, Place::Alive(_) | Place::Freed(_));
        let entries = old.iter().filter(is_entry).count();
        self.places = (entries * 4).next_power_of_two().max(1024);
        let Ok(layout) = Layout::array::<Place>(self.places) else {
            process::abort();
        };
        // SAFETY: the layout has a size.
        self.table = unsafe { System.alloc(layout) }.cast();
        if self.table.is_null() {
            process::abort();
        }
        for index in 0..self.places {
            // SAFETY: the table has so many places.
            let place = unsafe { self.table.add(index) };
            // SAFETY: as above.
            unsafe { place.write(Place::Empty) };
        }
        self.used = 0;
        for place in old.iter() {
            if let Place::Alive(entry) | Place::Freed(entry) = place {
                self.put(entry.block, *place);
            }
        }
        if let (false, Ok(layout)) = (old.is_empty(), Layout::array::<Place>(old.len())) {
            // SAFETY: a table is a block of System's with this layout.
            unsafe { System.dealloc(old.as_mut_ptr().cast(), layout) };
        }
    }

    fn put(&mut self, block: *mut u8, value: Place) {
        if self.used * 2 >= self.places {
            self.rebuild();
        }
        let Some(place) = self.place(block) else {
            process::abort();
        };
        let is_new = matches!(place, Place::Empty);
        *place = value;
        self.used += usize::from(is_new);
    }

    /// Records a new block.
    pub(super) fn insert(&mut self, entry: Entry) {
        self.put(entry.block, Place::Alive(entry));
    }

    /// What was recorded of a block, and whether it is alive.
    pub(super) fn find(&mut self, block: *mut u8) -> Option<(Entry, bool)> {
        match *self.place(block)? {
            Place::Alive(entry) => Some((entry, true)),
            Place::Freed(entry) => Some((entry, false)),
            Place::Empty | Place::Tombstone => None,
        }
    }

    /// The live block that a byte lies in.
    pub(super) fn around(&mut self, byte: *const u8) -> Option<Entry> {
        self.table().iter().find_map(|place| match place {
            Place::Alive(entry) => {
                let offset = byte.addr().checked_sub(entry.block.addr())?;
                (offset < entry.layout.size()).then_some(*entry)
            }
            _ => None,
        })
    }

    /// The layout of a live block.
    pub(super) fn layout_of(&mut self, block: *mut u8) -> Option<Layout> {
        match self.find(block) {
            Some((entry, true)) => Some(entry.layout),
            _ => None,
        }
    }

    /// Puts a block into the quarantine; returns one that leaves it.
    pub(super) fn lock_away(&mut self, entry: Entry) -> Option<Entry> {
        self.put(entry.block, Place::Freed(entry));
        let evicted = if entry.layout.size() > LARGEST {
            Some(entry)
        } else {
            self.next = (self.next + 1) % QUARANTINE;
            self.ring[self.next].replace(entry)
        };
        if let Some(entry) = evicted {
            self.put(entry.block, Place::Tombstone);
        }
        evicted
    }

    /// The freed blocks that are kept.
    pub(super) fn quarantine(&self) -> impl Iterator<Item = &Entry> {
        self.ring.iter().flatten()
    }
}
