//! Spill policies: how a collection leaves its inline storage, and whether it may.
//!
//! Every collection takes a policy as its last type parameter. The policy answers, in one place:
//!
//! | question | answered by |
//! |---|---|
//! | How wide is the inline length? | [`SpillPolicy::Header`]: [`Word`] or [`Byte`] |
//! | May it spill, and who allocates? | [`SpillPolicy::Heap`]: [`Global`] or [`Never`] |
//! | How much to grow? | [`SpillPolicy::grow`] |
//!
//! | policy | header | heap | use it for |
//! |---|---|---|---|
//! | [`Amortized`] (default of vectors and deques) | word | global | everything, as `Vec` |
//! | [`Compact`] (default of strings) | byte | global | bytes and strings: `N = 23` in 24 bytes |
//! | [`NoSpill`] | word | never | a fixed capacity: `ArrayVec`, `ArrayString`, a bounded ring |
//! | [`Compact<NoSpill>`] | byte | never | the same, smaller: 15 bytes in 16 |
//!
//! A collection comes back inline only when told to (`shrink_to_fit`, `shrink_to`,
//! `shrink_to_inline`), never by itself.

pub use crate::raw::header::{Byte, Header, Word};
pub use crate::raw::heap::{Global, Heap, MaySpill, Never, Stateless};

/// Steers how a small collection spills; see the [module documentation](self).
///
/// Writing a policy needs no `unsafe`: an answer that makes no sense is corrected by the storage
/// engine, so it can cost time but not memory safety.
///
/// # Examples
///
/// A policy that grows in steps of 64 elements:
///
/// ```
/// use smallcoll::SmallVec;
/// use smallcoll::policy::{Global, Growth, SpillPolicy, Word};
///
/// #[derive(Clone, Copy, Default)]
/// struct Pages;
///
/// impl SpillPolicy for Pages {
///     type Header = Word;
///     type Heap = Global;
///
///     fn grow(&self, growth: Growth) -> usize {
///         growth.required.next_multiple_of(64)
///     }
/// }
///
/// let mut v: SmallVec<u8, 4, Pages> = SmallVec::with_policy(Pages);
/// v.extend_from_slice(&[1, 2, 3, 4]);
/// assert_eq!(v.capacity(), 4);
/// v.push(5);
/// assert_eq!(v.capacity(), 64);
/// ```
pub trait SpillPolicy {
    /// How wide the inline length is: [`Word`] (any `N`) or [`Byte`] (`N <= 127`).
    type Header: Header;

    /// Where elements go that do not fit inline: [`Global`], or [`Never`] to forbid it.
    type Heap: Heap;

    /// The capacity to grow to, in elements. An answer below [`Growth::required`] is taken as
    /// `required`, one above the collection's maximum as "capacity overflow".
    ///
    /// The default doubles, as `Vec` does. Not asked by `reserve_exact`, nor by a policy that
    /// never spills.
    #[inline]
    fn grow(&self, growth: Growth) -> usize {
        growth.amortized()
    }
}

/// A policy that can be made from nothing, as collecting and `Default` need it.
///
/// Implemented for every policy with a `Default` whose heap has one.
pub trait DefaultPolicy: SpillPolicy<Heap: Default> + Default {}

impl<P: SpillPolicy<Heap: Default> + Default> DefaultPolicy for P {}

/// What a policy is told when a collection has to grow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Growth {
    /// The present capacity, in elements.
    pub capacity: usize,
    /// The capacity that the operation needs at least, in elements: always more than `capacity`.
    pub required: usize,
    /// The size of one element, in bytes.
    pub element_size: usize,
}

impl Growth {
    /// What `Vec` would choose: at least double, and for small elements not less than a handful.
    #[inline]
    pub const fn amortized(self) -> usize {
        let at_least = match self.element_size {
            1 => 8,
            2..=1024 => 4,
            _ => 1,
        };
        let double = self.capacity.saturating_mul(2);
        let required = if self.required > double {
            self.required
        } else {
            double
        };
        if required > at_least {
            required
        } else {
            at_least
        }
    }
}

/// Doubles its capacity when it is full, as `Vec`: the default of vectors and deques.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Amortized;

impl SpillPolicy for Amortized {
    type Header = Word;
    type Heap = Global;
}

/// The policy `P` with a one-byte header, for `N <= 127`: the default of strings.
///
/// The header is the last byte of the value, so it is worth its while for elements of alignment 1:
/// `SmallVec<u8, 23, Compact>` and `SmallString<23>` are 24 bytes on 64-bit targets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Compact<P = Amortized>(pub P);

impl<P: SpillPolicy> SpillPolicy for Compact<P> {
    type Header = Byte;
    type Heap = P::Heap;

    #[inline]
    fn grow(&self, growth: Growth) -> usize {
        self.0.grow(growth)
    }
}

/// Never allocates: a full collection is an error from the `try_*` methods, which give the value
/// back, and a panic from the others.
///
/// The code and the words for the heap are compiled away: `SmallVec<u8, 15, Compact<NoSpill>>` is
/// 16 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct NoSpill;

impl SpillPolicy for NoSpill {
    type Header = Word;
    type Heap = Never;
}
