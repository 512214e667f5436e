//! Impls of std's types and of other crates' that no example in the documentation shows, on both sides
//! of `N`.

#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

mod deque;
mod string;
mod vec;
