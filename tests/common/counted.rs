//! Elements whose lives are recorded, one by one, in a ledger of the thread.

use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::thread_local;

use super::fuse::Fuse;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Life {
    Alive,
    Dropped,
}

struct Books {
    /// One entry for each instance, by its id.
    lives: Vec<Life>,
    /// The first thing that went wrong.
    error: Option<&'static str>,
    /// Instances without bytes, made and dropped.
    zst_made: usize,
    zst_dropped: usize,
}

thread_local! {
    static BOOKS: RefCell<Books> = const {
        RefCell::new(Books { lives: Vec::new(), error: None, zst_made: 0, zst_dropped: 0 })
    };
}

/// How many instances a ledger can record: room is made at the start, so that no element allocates.
const MOST: usize = 1 << 14;

/// The lives of this thread's [`Counted`] and [`CountedZst`] elements since it was opened.
pub(crate) struct Ledger(());

impl Ledger {
    /// An empty ledger; puts all fuses out.
    pub(crate) fn open() -> Self {
        BOOKS.with_borrow_mut(|books| {
            books.lives.clear();
            books.lives.reserve(MOST);
            books.error = None;
            (books.zst_made, books.zst_dropped) = (0, 0);
        });
        for fuse in Fuse::ALL {
            fuse.light(0);
        }
        Self(())
    }

    /// How many elements are alive.
    #[track_caller]
    pub(crate) fn alive(&self) -> usize {
        BOOKS.with_borrow(|books| {
            assert_eq!(books.error, None);
            assert!(books.zst_dropped <= books.zst_made, "dropped twice");
            let alive = books.lives.iter().filter(|life| **life == Life::Alive);
            alive.count() + books.zst_made - books.zst_dropped
        })
    }

    /// Asserts that every element was dropped exactly once.
    #[track_caller]
    pub(crate) fn assert_balanced(&self) {
        assert_eq!(self.alive(), 0, "elements leaked");
    }

    /// Asserts that the elements are alive and different instances, and that there are no others.
    #[track_caller]
    pub(crate) fn assert_owned_by<A>(&self, owner: &[Counted<A>]) {
        let mut ids: Vec<_> = owner.iter().map(|element| element.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), owner.len(), "one instance is there twice");
        BOOKS.with_borrow(|books| {
            for id in ids {
                assert_eq!(books.lives[id], Life::Alive, "a dropped element is there");
            }
        });
        assert_eq!(self.alive(), owner.len(), "elements leaked");
    }
}

fn born() -> usize {
    BOOKS.with_borrow_mut(|books| {
        assert!(
            books.lives.len() < MOST,
            "the ledger is full, or was not opened"
        );
        books.lives.push(Life::Alive);
        books.lives.len() - 1
    })
}

/// An element that is recorded in the ledger; `A` gives it an alignment. Compares by its value.
#[derive(Debug)]
pub(crate) struct Counted<A = ()> {
    id: usize,
    pub(crate) value: u32,
    align: [A; 0],
}

/// Gives [`Counted`] an alignment of 64 bytes.
#[derive(Debug)]
#[repr(align(64))]
pub(crate) struct Align64;

impl<A> Counted<A> {
    pub(crate) fn new(value: u32) -> Self {
        let (id, align) = (born(), []);
        Self { id, value, align }
    }

    /// Elements with the values `0..count`.
    pub(crate) fn up_to(count: usize) -> impl ExactSizeIterator<Item = Self> {
        (0..count).map(|value| Self::new(value as u32))
    }
}

impl<A> Clone for Counted<A> {
    fn clone(&self) -> Self {
        Fuse::Clone.burn();
        Self::new(self.value)
    }
}

impl<A> Drop for Counted<A> {
    fn drop(&mut self) {
        BOOKS.with_borrow_mut(|books| match books.lives.get_mut(self.id) {
            Some(life @ Life::Alive) => *life = Life::Dropped,
            Some(Life::Dropped) => books.error = Some("an element was dropped twice"),
            None => books.error = Some("something was dropped that was never an element"),
        });
        Fuse::Drop.burn();
    }
}

impl<A, B> PartialEq<Counted<B>> for Counted<A> {
    fn eq(&self, other: &Counted<B>) -> bool {
        Fuse::Eq.burn();
        self.value == other.value
    }
}

impl<A> Eq for Counted<A> {}

impl<A> PartialOrd for Counted<A> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<A> Ord for Counted<A> {
    fn cmp(&self, other: &Self) -> Ordering {
        Fuse::Eq.burn();
        self.value.cmp(&other.value)
    }
}

impl<A> Hash for Counted<A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Fuse::Eq.burn();
        self.value.hash(state);
    }
}

/// An element without bytes: the ledger knows how many there are.
#[derive(Debug)]
pub(crate) struct CountedZst(());

impl CountedZst {
    pub(crate) fn new() -> Self {
        BOOKS.with_borrow_mut(|books| books.zst_made += 1);
        Self(())
    }
}

impl Clone for CountedZst {
    fn clone(&self) -> Self {
        Fuse::Clone.burn();
        Self::new()
    }
}

impl Drop for CountedZst {
    fn drop(&mut self) {
        BOOKS.with_borrow_mut(|books| books.zst_dropped += 1);
        Fuse::Drop.burn();
    }
}

impl PartialEq for CountedZst {
    fn eq(&self, _other: &Self) -> bool {
        Fuse::Eq.burn();
        true
    }
}
