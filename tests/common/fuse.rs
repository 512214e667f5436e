//! User code that panics at its n-th call: each kind of call has a countdown per thread.

use std::cell::Cell;
use std::{thread, thread_local};

/// The kinds of user code that collections run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fuse {
    /// `Clone::clone` of an element.
    Clone,
    /// `Drop::drop` of an element.
    Drop,
    /// `PartialEq::eq` of an element.
    Eq,
    /// A closure.
    Call,
    /// `Iterator::next`.
    Next,
}

thread_local! {
    static LEFT: [Cell<usize>; 5] = const { [const { Cell::new(0) }; 5] };
}

impl Fuse {
    pub(crate) const ALL: [Self; 5] = [Self::Clone, Self::Drop, Self::Eq, Self::Call, Self::Next];

    /// From here on, the `n`-th call panics, and no other one does; 0 puts the fuse out.
    pub(crate) fn light(self, n: usize) {
        LEFT.with(|left| left[self as usize].set(n));
    }

    /// Puts the fuse out, and says whether it went off since it was lit.
    pub(crate) fn put_out(self) -> bool {
        LEFT.with(|left| left[self as usize].replace(0)) == 0
    }

    /// A call of this kind. Two panics at once would end the process: while one unwinds, no other comes.
    pub(crate) fn burn(self) {
        let left = LEFT.with(|left| {
            let left = &left[self as usize];
            left.replace(left.get().saturating_sub(1))
        });
        if left == 1 && !thread::panicking() {
            panic!("fuse: {self:?}");
        }
    }
}
