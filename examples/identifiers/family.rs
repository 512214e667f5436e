//! The two families of collections that do the same work: those of `std` and those of `smallcoll`.

use std::borrow::Borrow;
use std::collections::VecDeque;
use std::hash::Hash;
use std::ops::Deref;

use smallcoll::{SmallDeque, SmallString, SmallVec};

use crate::walk::Folder;

/// How many positions of a name are kept inline: with four of them a list takes the 24 bytes of a
/// `Vec`, and in a million lines of code two thirds of the names and more occur no oftener. With
/// six or eight there are fewer allocations, but the larger entries of the index eat up what that
/// saves in memory.
const POSITIONS: usize = 4;
/// How many names a window looks at.
pub(crate) const WINDOW: usize = 8;
/// How many pending folders are kept inline.
const FOLDERS: usize = 16;

/// Whether a value holds its elements in itself and not on the heap.
pub(crate) trait Inline {
    fn is_inline(&self) -> bool;
}

/// A name that owns its text.
pub(crate) trait Name:
    for<'a> From<&'a str> + Borrow<str> + Deref<Target = str> + Eq + Hash + Inline
{
}

/// The lines a name occurs on.
pub(crate) trait Positions: Default + Deref<Target = [u32]> + Inline {
    fn push(&mut self, line: u32);
}

/// A queue.
pub(crate) trait Deque<T>: Default + Inline {
    fn push_back(&mut self, value: T);
    fn pop_front(&mut self) -> Option<T>;
    fn len(&self) -> usize;
    fn iter<'a>(&'a self) -> impl Iterator<Item = &'a T>
    where
        T: 'a;
}

/// A string, a vector and a deque that go together.
pub(crate) trait Family {
    type Name: Name;
    type Positions: Positions;
    type Window: Deque<u32>;
    type Folders: Deque<Folder>;
}

/// `String`, `Vec` and `VecDeque`.
#[derive(Debug)]
pub(crate) enum Std {}

impl Family for Std {
    type Name = String;
    type Positions = Vec<u32>;
    type Window = VecDeque<u32>;
    type Folders = VecDeque<Folder>;
}

/// `SmallString`, `SmallVec` and `SmallDeque`.
#[derive(Debug)]
pub(crate) enum Small {}

impl Family for Small {
    type Name = SmallString;
    type Positions = SmallVec<u32, POSITIONS>;
    type Window = SmallDeque<u32, WINDOW>;
    type Folders = SmallDeque<Folder, FOLDERS>;
}

impl Small {
    /// The types as they are written, for the report.
    pub(crate) fn positions() -> String {
        format!("SmallVec<u32, {POSITIONS}>")
    }

    pub(crate) fn window() -> String {
        format!("SmallDeque<u32, {WINDOW}>")
    }

    pub(crate) fn folders() -> String {
        format!("SmallDeque<Folder, {FOLDERS}>")
    }
}

// One text for both families: what is called has the same name and meaning in each.

macro_rules! names {
    ($type:ty) => {
        impl Name for $type {}
    };
}

macro_rules! positions {
    ($type:ty) => {
        impl Positions for $type {
            fn push(&mut self, line: u32) {
                <$type>::push(self, line);
            }
        }
    };
}

macro_rules! deques {
    ([$($generics:tt)*] $type:ty) => {
        impl<$($generics)*> Deque<T> for $type {
            fn push_back(&mut self, value: T) {
                <$type>::push_back(self, value);
            }

            fn pop_front(&mut self) -> Option<T> {
                <$type>::pop_front(self)
            }

            fn len(&self) -> usize {
                <$type>::len(self)
            }

            fn iter<'a>(&'a self) -> impl Iterator<Item = &'a T>
            where
                T: 'a,
            {
                <$type>::iter(self)
            }
        }
    };
}

names!(String);
names!(SmallString);
positions!(Vec<u32>);
positions!(SmallVec<u32, POSITIONS>);
deques!([T] VecDeque<T>);
deques!([T, const N: usize] SmallDeque<T, N>);

impl Inline for String {
    fn is_inline(&self) -> bool {
        false
    }
}

impl<T> Inline for Vec<T> {
    fn is_inline(&self) -> bool {
        false
    }
}

impl<T> Inline for VecDeque<T> {
    fn is_inline(&self) -> bool {
        false
    }
}

impl Inline for SmallString {
    fn is_inline(&self) -> bool {
        !self.spilled()
    }
}

impl<T, const N: usize> Inline for SmallVec<T, N> {
    fn is_inline(&self) -> bool {
        !self.spilled()
    }
}

impl<T, const N: usize> Inline for SmallDeque<T, N> {
    fn is_inline(&self) -> bool {
        !self.spilled()
    }
}
