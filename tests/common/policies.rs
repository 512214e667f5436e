//! Spill policies with odd answers.

use std::cell::Cell;

use smallcoll::policy::{DefaultPolicy, Global, Growth, SpillPolicy, Word};

/// A policy of which a collection has all its methods.
pub(crate) trait AnyPolicy: DefaultPolicy<Heap: Clone> + Clone + 'static {}

impl<P: DefaultPolicy<Heap: Clone> + Clone + 'static> AnyPolicy for P {}

/// Grows to what is needed and no more.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Exact;

impl SpillPolicy for Exact {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, growth: Growth) -> usize {
        growth.required
    }
}

/// Always answers 0, which the engine has to correct.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Zero;

impl SpillPolicy for Zero {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, _growth: Growth) -> usize {
        0
    }
}

/// Answers too little, enough, and plenty in turn; has a state, which is kept in the collection.
#[derive(Clone, Default, Debug)]
pub(crate) struct Alternating(Cell<u8>);

impl SpillPolicy for Alternating {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, growth: Growth) -> usize {
        let turn = self.0.get();
        self.0.set(turn.wrapping_add(1));
        match turn % 3 {
            0 => 1,
            1 => growth.required,
            _ => growth.required * 3 + 1,
        }
    }
}

/// Always answers more than any collection can hold.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Greedy;

impl SpillPolicy for Greedy {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, _growth: Growth) -> usize {
        usize::MAX
    }
}
