//! Iterators that lie about their length or panic, and count on nobody asking on after the end.

use super::fuse::Fuse;

/// What an iterator says about its length.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hint {
    /// The truth.
    Exact,
    /// Nothing.
    Unknown,
    /// Half of it, rounded down.
    Low,
    /// Seven more than there are.
    High,
    /// As many as can be.
    Max,
}

impl Hint {
    /// All that a collection has to put up with; [`Hint::Max`] is a capacity overflow.
    pub(crate) const BEARABLE: [Self; 4] = [Self::Exact, Self::Unknown, Self::Low, Self::High];

    /// The lower bound when `left` elements are left.
    pub(crate) fn lower(self, left: usize) -> usize {
        match self {
            Self::Exact => left,
            Self::Unknown => 0,
            Self::Low => left / 2,
            Self::High => left + 7,
            Self::Max => usize::MAX,
        }
    }
}

/// Yields what `iter` does, and says what `hint` says of its length. Each `next` burns a
/// [`Fuse::Next`]. Std's collections ask no iterator again that said that it has ended: it may have more.
#[derive(Clone, Debug)]
pub(crate) struct Lying<I> {
    iter: I,
    hint: Hint,
    ended: bool,
}

impl<I: ExactSizeIterator> Lying<I> {
    pub(crate) fn new(iter: impl IntoIterator<IntoIter = I>, hint: Hint) -> Self {
        let iter = iter.into_iter();
        Self {
            iter,
            hint,
            ended: false,
        }
    }
}

impl<I: ExactSizeIterator> Iterator for Lying<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        Fuse::Next.burn();
        assert!(!self.ended, "asked again after the end");
        let next = self.iter.next();
        self.ended = next.is_none();
        next
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.hint {
            Hint::Exact => self.iter.size_hint(),
            hint => (hint.lower(self.iter.len()), None),
        }
    }
}
