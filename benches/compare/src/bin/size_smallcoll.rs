//! The program of `program.rs` with smallcoll.

type Vector<T> = smallcoll::SmallVec<T, 8>;

include!("../program.rs");
