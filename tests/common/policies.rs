//! Spill policies with odd answers.

use std::cell::Cell;
use std::thread_local;

pub(crate) use smallcoll::Exact;
use smallcoll::policy::{DefaultPolicy, Global, Growth, SpillPolicy, Word};

use super::fuse::Fuse;

/// A policy of which a collection has all its methods.
pub(crate) trait AnyPolicy: DefaultPolicy<Heap: Clone> + Clone + 'static {}

impl<P: DefaultPolicy<Heap: Clone> + Clone + 'static> AnyPolicy for P {}

/// From how few elements on a collection with `N` slots comes back inline, if its policy wants that.
pub(crate) const fn comes_back_at(n: usize) -> usize {
    if n <= 3 { 0 } else { n / 2 }
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

/// What [`Hostile`] does when it is asked next.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Answer {
    /// Nothing.
    #[default]
    Zero,
    /// The capacity that there is.
    Present,
    /// What is needed.
    Required,
    /// Twelve more than is needed.
    Slack,
    /// More than any collection can hold.
    Most,
    /// Each of the bearable answers in turn.
    Turns,
    /// Panics.
    Panic,
}

impl Answer {
    pub(crate) const ALL: [Self; 7] = [
        Self::Zero,
        Self::Present,
        Self::Required,
        Self::Slack,
        Self::Most,
        Self::Turns,
        Self::Panic,
    ];
}

/// What [`Hostile`] was told to do, and how often it was asked since.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Script {
    /// The answer to each question.
    pub(crate) answer: Answer,
    /// The number of the question, counted from 1, at which it panics; 0 for none.
    pub(crate) panics_at: usize,
    /// How often it was asked.
    pub(crate) asked: usize,
}

thread_local! {
    static SCRIPT: Cell<Script> = const {
        Cell::new(Script { answer: Answer::Zero, panics_at: 0, asked: 0 })
    };
}

impl Script {
    /// From here on, this thread's policies play this.
    pub(crate) fn play(self) {
        SCRIPT.set(self);
    }

    /// What is being played.
    pub(crate) fn playing() -> Self {
        SCRIPT.get()
    }
}

/// Does what the thread's [`Script`] says.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Hostile;

impl SpillPolicy for Hostile {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, growth: Growth) -> usize {
        let mut script = Script::playing();
        script.asked += 1;
        script.play();
        if script.asked == script.panics_at || script.answer == Answer::Panic {
            panic!("the policy panics");
        }
        match (script.answer, script.asked % 3) {
            (Answer::Zero, _) | (Answer::Turns, 0) => 0,
            (Answer::Present, _) | (Answer::Turns, 1) => growth.capacity,
            (Answer::Required, _) => growth.required,
            (Answer::Most, _) => usize::MAX,
            _ => growth.required + 12,
        }
    }
}

/// Panics by [`Fuse::Call`]: when it is made, asked, or cloned.
#[derive(Debug)]
pub(crate) struct Fused(());

impl Default for Fused {
    fn default() -> Self {
        Fuse::Call.burn();
        Self(())
    }
}

impl Clone for Fused {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl SpillPolicy for Fused {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, growth: Growth) -> usize {
        Fuse::Call.burn();
        growth.required + 1
    }
}
