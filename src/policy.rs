//! Spill policies: how a collection leaves its inline storage, and whether it may.
//!
//! Every collection takes a policy as its last type parameter. The policy answers, in one place:
//!
//! | question | answered by |
//! |---|---|
//! | How wide is the inline length? | [`SpillPolicy::Header`]: [`Word`] or [`Byte`] |
//! | May it spill, and who allocates? | [`SpillPolicy::Heap`]: [`Global`], an allocator of the user's, or [`Never`] |
//! | How much to grow? | [`SpillPolicy::grow`] |
//! | When does it come back inline? | [`SpillPolicy::COMES_BACK`] |
//!
//! | policy | header | heap | use it for |
//! |---|---|---|---|
//! | [`Amortized`] (default of vectors and deques) | word | global | everything, as `Vec` |
//! | [`Exact`] | word | global | what is filled once and kept: no slack |
//! | [`NoSpill`] | word | never | a fixed capacity: `ArrayVec`, `ArrayString`, a bounded ring |
//! | [`Compact<P>`](Compact) (`Compact` is the default of strings) | byte | of `P` | bytes and strings: `N = 23` in 24 bytes |
//! | [`Hysteresis<P>`](Hysteresis) | of `P` | of `P` | long-lived collections that are long only at times |
//! | `In<A, P>` (feature `allocator-api2`) | of `P` | an allocator `A` | arenas |
//!
//! They compose: `Compact<NoSpill>` keeps 15 bytes in 16, `Hysteresis<Exact>` never has slack
//! either way, `Compact<In<&Bump>>` is a string's policy in an arena.
//!
//! By default a collection comes back inline only when told to (`shrink_to_fit`, `shrink_to`,
//! `shrink_to_inline`).

#[cfg(feature = "allocator-api2")]
use core::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
};

#[cfg(feature = "allocator-api2")]
use allocator_api2::alloc::Allocator;

pub use crate::raw::header::{Byte, Header, Word};
#[cfg(feature = "allocator-api2")]
pub use crate::raw::heap::Custom;
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
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a spill policy",
    note = "a policy is `Amortized`, `Exact`, `NoSpill`, `Compact`, `Hysteresis`, `In<A>` (feature \
            `allocator-api2`), or a type of yours that implements `SpillPolicy`, which needs no `unsafe`"
)]
pub trait SpillPolicy {
    /// How wide the inline length is: [`Word`] (any `N`) or [`Byte`] (`N <= 127`).
    type Header: Header;

    /// Where elements go that do not fit inline: [`Global`], or [`Never`] to forbid it.
    type Heap: Heap;

    /// Whether a spilled collection comes back inline by itself: at the end of an operation that
    /// removes elements, once there are at most `N / 2` of them (none for `N <= 3`).
    ///
    /// The operations that remove are those that `Vec`, `String` and `VecDeque` have for it,
    /// `set_len` excepted; one that finds nothing to remove does not count. `drain` and its like come
    /// back when their iterator is dropped, unless a panic unwinds (which without the feature `std`
    /// cannot be known).
    const COMES_BACK: bool = false;

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
#[diagnostic::on_unimplemented(
    message = "the policy `{Self}` cannot be made from nothing",
    label = "the policy, or the allocator that it names, has no `Default`",
    note = "derive `Default`, or make an empty collection by `with_policy` or `new_in` and extend it"
)]
pub trait DefaultPolicy: SpillPolicy<Heap: Default> + Default {}

#[diagnostic::do_not_recommend]
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
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::{Global, Growth, SpillPolicy, Word};
    ///
    /// /// As `Vec`, but no less than 32 elements.
    /// #[derive(Default)]
    /// struct Roomy;
    ///
    /// impl SpillPolicy for Roomy {
    ///     type Header = Word;
    ///     type Heap = Global;
    ///
    ///     fn grow(&self, growth: Growth) -> usize {
    ///         growth.amortized().max(32)
    ///     }
    /// }
    ///
    /// let v: SmallVec<u8, 2, Roomy> = (0..3).collect();
    /// assert_eq!(v.capacity(), 32);
    /// ```
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
    const COMES_BACK: bool = P::COMES_BACK;

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

/// Grows to what is needed and no more, as `reserve_exact` does every time.
///
/// For what is filled at once and kept. Growing one element at a time copies them all each time:
/// O(n²) in total, unless the allocator can lengthen the block.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Exact;

impl SpillPolicy for Exact {
    type Header = Word;
    type Heap = Global;

    #[inline]
    fn grow(&self, growth: Growth) -> usize {
        growth.required
    }
}

/// The policy `P`, with which a collection comes back inline by itself once it is half empty; see
/// [`SpillPolicy::COMES_BACK`].
///
/// Between two spills lie at least `N + 1 - N / 2` insertions (`N + 1` for `N <= 3`), unless room is
/// reserved, so a length that swings around `N` does not allocate each time. A block that was reserved goes as well: keep
/// the default where a buffer is cleared and filled again.
///
/// # Examples
///
/// ```
/// use smallcoll::SmallVec;
/// use smallcoll::policy::Hysteresis;
///
/// let mut v: SmallVec<u8, 4, Hysteresis> = (1..=5).collect();
/// assert!(v.spilled());
/// v.truncate(3);
/// assert!(v.spilled());
/// v.pop();
/// assert!(!v.spilled());
/// assert_eq!(v, [1, 2]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Hysteresis<P = Amortized>(pub P);

impl<P: SpillPolicy> SpillPolicy for Hysteresis<P> {
    type Header = P::Header;
    type Heap = P::Heap;
    const COMES_BACK: bool = true;

    #[inline]
    fn grow(&self, growth: Growth) -> usize {
        self.0.grow(growth)
    }
}

/// The policy `P`, with blocks from the allocator `A`.
///
/// The collection owns an `A`, often a reference to an arena; `new_in` takes it. Conversions to
/// `Vec`, `String` and `Box` copy, since those own blocks of the global allocator.
///
/// # Examples
///
/// ```
/// use bumpalo::Bump;
/// use smallcoll::SmallVec;
/// use smallcoll::policy::In;
///
/// let arena = Bump::new();
/// let mut v: SmallVec<u32, 2, In<&Bump>> = SmallVec::new_in(&arena);
/// v.extend([1, 2]);
/// assert_eq!(arena.allocated_bytes(), 0);
/// v.push(3);
/// assert!(v.spilled() && arena.allocated_bytes() > 0);
/// ```
#[cfg(feature = "allocator-api2")]
pub struct In<A, P = Amortized> {
    policy: P,
    allocator: PhantomData<fn() -> A>,
}

#[cfg(feature = "allocator-api2")]
impl<A, P> In<A, P> {
    /// The policy `P`, with blocks from an `A`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::{Compact, Exact, In};
    ///
    /// let arena = Bump::new();
    /// let policy = Compact(In::new(Exact));
    /// let s: SmallString<7, Compact<In<&Bump, Exact>>> = SmallString::with_policy_in(policy, &arena);
    /// assert!(s.is_empty());
    /// ```
    pub const fn new(policy: P) -> Self {
        Self {
            policy,
            allocator: PhantomData,
        }
    }
}

#[cfg(feature = "allocator-api2")]
impl<A: Allocator, P: SpillPolicy<Heap = Global>> SpillPolicy for In<A, P> {
    type Header = P::Header;
    type Heap = Custom<A>;
    const COMES_BACK: bool = P::COMES_BACK;

    #[inline]
    fn grow(&self, growth: Growth) -> usize {
        self.policy.grow(growth)
    }
}

#[cfg(feature = "allocator-api2")]
impl<A, P: Clone> Clone for In<A, P> {
    fn clone(&self) -> Self {
        Self::new(self.policy.clone())
    }
}

#[cfg(feature = "allocator-api2")]
impl<A, P: Copy> Copy for In<A, P> {}

#[cfg(feature = "allocator-api2")]
impl<A, P: Default> Default for In<A, P> {
    fn default() -> Self {
        Self::new(P::default())
    }
}

#[cfg(feature = "allocator-api2")]
impl<A, P: fmt::Debug> fmt::Debug for In<A, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("In").field(&self.policy).finish()
    }
}

// Derived, they would ask the same of `A`.

#[cfg(feature = "allocator-api2")]
impl<A, P: PartialEq> PartialEq for In<A, P> {
    fn eq(&self, other: &Self) -> bool {
        self.policy == other.policy
    }
}

#[cfg(feature = "allocator-api2")]
impl<A, P: Eq> Eq for In<A, P> {}

#[cfg(feature = "allocator-api2")]
impl<A, P: PartialOrd> PartialOrd for In<A, P> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.policy.partial_cmp(&other.policy)
    }
}

#[cfg(feature = "allocator-api2")]
impl<A, P: Ord> Ord for In<A, P> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.policy.cmp(&other.policy)
    }
}

#[cfg(feature = "allocator-api2")]
impl<A, P: Hash> Hash for In<A, P> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.policy.hash(state);
    }
}
