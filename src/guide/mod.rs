#![doc = include_str!("links.md")]
#![doc = include_str!("../../docs/guide.md")]
//
// The pages are the files of `docs/`, which can be read where they are, too. A page names what it
// links to by reference, and ends with where that is among the files. Of two definitions of a
// reference Markdown takes the first: that of `links.md`, or `pictures.md`, which holds the pictures
// themselves. `tests/guide.rs` keeps all of them in step.

/// A module for each page.
macro_rules! pages {
    ($($name:ident = $file:literal;)*) => {$(
        #[doc = include_str!("links.md")]
        #[doc = include_str!("pictures.md")]
        #[doc = include_str!($file)]
        pub mod $name {}
    )*};
}

pages! {
    policies = "../../docs/policies.md";
    layout = "../../docs/layout.md";
    complexity = "../../docs/complexity.md";
    compare = "../../COMPARE.md";
    debugging = "../../docs/debugging.md";
}

/// A page for each type that is left behind: what to rename, what differs, what is gained.
pub mod coming_from {
    pages! {
        vec = "../../docs/coming_from/vec.md";
        smallvec_1 = "../../docs/coming_from/smallvec_1.md";
        smallvec_2 = "../../docs/coming_from/smallvec_2.md";
        arrayvec = "../../docs/coming_from/arrayvec.md";
        string = "../../docs/coming_from/string.md";
        compact_str = "../../docs/coming_from/compact_str.md";
        smallstr = "../../docs/coming_from/smallstr.md";
        smartstring = "../../docs/coming_from/smartstring.md";
        vec_deque = "../../docs/coming_from/vec_deque.md";
        arraydeque = "../../docs/coming_from/arraydeque.md";
        indexmap = "../../docs/coming_from/indexmap.md";
    }
}
