//! The program of `program.rs` with std.

type Vector<T> = Vec<T>;

include!("../program.rs");
