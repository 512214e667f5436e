//! The program of `program.rs` with smallvec 1.

type Vector<T> = smallvec::SmallVec<[T; 8]>;

include!("../program.rs");
