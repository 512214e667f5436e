#![cfg_attr(doc, doc = include_str!("guide/links.md"))]
#![cfg_attr(doc, doc = include_str!("guide/pictures.md"))]
#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![debugger_visualizer(gdb_script_file = "../debugger/smallcoll_gdb.py")]
#![debugger_visualizer(natvis_file = "../debugger/smallcoll.natvis")]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod deque;
mod error;
#[cfg(any(doc, doctest))]
pub mod guide;
pub mod integrations;
#[cfg(feature = "hashbrown")]
pub mod map;
pub mod policy;
mod raw;
#[cfg(feature = "hashbrown")]
pub mod set;
pub mod string;
pub mod vec;

pub use deque::SmallDeque;
pub use error::{CapacityError, Rest, TryReserveError};
#[cfg(feature = "serde")]
#[doc(inline)]
pub use integrations::serde_bytes;
#[cfg(feature = "hashbrown")]
pub use map::SmallMap;
#[cfg(feature = "allocator-api2")]
pub use policy::In;
pub use policy::{Amortized, Compact, Exact, Hysteresis, NoSpill, SpillPolicy};
#[cfg(feature = "hashbrown")]
pub use set::SmallSet;
pub use string::{SmallString, SmallStringExt, StrExt, ToSmallString};
pub use vec::{SmallVec, ToSmallVec};
