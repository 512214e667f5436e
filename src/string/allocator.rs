//! Strings in an allocator of the user's (feature `allocator-api2`).

use allocator_api2::alloc::Allocator;

use super::SmallString;
use crate::error::{TryReserveError, or_fail};
use crate::policy::{Custom, SpillPolicy};
use crate::raw::Utf8Buf;

impl<const N: usize, A, P> SmallString<N, P>
where
    A: Allocator,
    P: SpillPolicy<Heap = Custom<A>>,
{
    /// An empty string with the given policy, whose blocks will be those of `allocator`.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::policy::In;
    /// use smallcoll::{Compact, Exact, SmallString};
    ///
    /// let arena = Bump::new();
    /// let mut s: SmallString<4, Compact<In<&Bump, Exact>>> =
    ///     SmallString::with_policy_in(Compact(In::new(Exact)), &arena);
    /// s.push_str("12345");
    /// assert!(s.capacity() == 5 && arena.allocated_bytes() > 0);
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_policy_in(policy: P, allocator: A) -> Self {
        Self {
            text: Utf8Buf::new(policy, Custom(allocator)),
        }
    }

    /// An empty string whose blocks will be those of `allocator`, as `Vec::new_in`.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::{Compact, In};
    ///
    /// let arena = Bump::new();
    /// let mut s: SmallString<4, Compact<In<&Bump>>> = SmallString::new_in(&arena);
    /// s.push_str("1234");
    /// assert_eq!(arena.allocated_bytes(), 0);
    /// s.push('5');
    /// assert!(s.spilled() && arena.allocated_bytes() > 0);
    /// ```
    #[inline]
    #[must_use]
    pub fn new_in(allocator: A) -> Self
    where
        P: Default,
    {
        Self::with_policy_in(P::default(), allocator)
    }

    /// An empty string with room for at least `capacity` bytes, in a block of `allocator` if
    /// they do not fit inline.
    ///
    /// O(1). Allocates, and is spilled from the start, if `capacity > N`.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::{Compact, In};
    ///
    /// let arena = Bump::new();
    /// let s: SmallString<4, Compact<In<&Bump>>> = SmallString::with_capacity_in(4, &arena);
    /// assert_eq!(s.capacity(), 4);
    /// let s: SmallString<4, Compact<In<&Bump>>> = SmallString::with_capacity_in(10, &arena);
    /// assert_eq!(s.capacity(), 10);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity_in(capacity: usize, allocator: A) -> Self
    where
        P: Default,
    {
        or_fail(Self::try_with_capacity_in(capacity, allocator))
    }

    /// [`with_capacity_in`](Self::with_capacity_in) that returns an error where that would panic.
    ///
    /// O(1). Allocates, and is spilled from the start, if `capacity > N`.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::{Compact, In};
    ///
    /// let arena = Bump::new();
    /// arena.set_allocation_limit(Some(0));
    /// type Short<'a> = SmallString<4, Compact<In<&'a Bump>>>;
    /// assert!(Short::try_with_capacity_in(4, &arena).is_ok());
    /// assert!(Short::try_with_capacity_in(5, &arena).is_err());
    /// ```
    #[inline]
    pub fn try_with_capacity_in(capacity: usize, allocator: A) -> Result<Self, TryReserveError>
    where
        P: Default,
    {
        let mut s = Self::new_in(allocator);
        s.try_reserve_exact(capacity)?;
        Ok(s)
    }

    /// The allocator that a spilled string has its block from.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::{Compact, In};
    ///
    /// let arena = Bump::new();
    /// let s: SmallString<4, Compact<In<&Bump>>> = SmallString::new_in(&arena);
    /// assert!(std::ptr::eq(*s.allocator(), &arena));
    /// ```
    #[inline(always)]
    pub const fn allocator(&self) -> &A {
        &self.text.bytes().heap().0
    }
}
