//! Vectors in an allocator of the user's (feature `allocator-api2`).

use allocator_api2::alloc::Allocator;

use super::SmallVec;
use crate::error::{TryReserveError, or_fail};
use crate::policy::{Custom, SpillPolicy};
use crate::raw::{InlineBuf, Linear};

impl<T, const N: usize, A, P> SmallVec<T, N, P>
where
    A: Allocator,
    P: SpillPolicy<Heap = Custom<A>>,
{
    /// An empty vector with the given policy, whose blocks will be those of `allocator`.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::policy::In;
    /// use smallcoll::{Exact, SmallVec};
    ///
    /// let arena = Bump::new();
    /// let mut v: SmallVec<u8, 4, In<&Bump, Exact>> =
    ///     SmallVec::with_policy_in(In::new(Exact), &arena);
    /// v.extend([1, 2, 3, 4, 5]);
    /// assert!(v.capacity() == 5 && arena.allocated_bytes() > 0);
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_policy_in(policy: P, allocator: A) -> Self {
        Self::from_buf_inner(InlineBuf::new(policy, Custom(allocator), Linear))
    }

    /// An empty vector whose blocks will be those of `allocator`, as `Vec::new_in`.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::In;
    ///
    /// let arena = Bump::new();
    /// let mut v: SmallVec<u8, 4, In<&Bump>> = SmallVec::new_in(&arena);
    /// v.extend([1, 2, 3, 4]);
    /// assert_eq!(arena.allocated_bytes(), 0);
    /// v.push(5);
    /// assert!(v.spilled() && arena.allocated_bytes() > 0);
    /// ```
    #[inline]
    #[must_use]
    pub fn new_in(allocator: A) -> Self
    where
        P: Default,
    {
        Self::with_policy_in(P::default(), allocator)
    }

    /// An empty vector with room for at least `capacity` elements, in a block of `allocator` if
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
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::In;
    ///
    /// let arena = Bump::new();
    /// let v: SmallVec<u8, 4, In<&Bump>> = SmallVec::with_capacity_in(4, &arena);
    /// assert_eq!(v.capacity(), 4);
    /// let v: SmallVec<u8, 4, In<&Bump>> = SmallVec::with_capacity_in(10, &arena);
    /// assert_eq!(v.capacity(), 10);
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
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::In;
    ///
    /// let arena = Bump::new();
    /// arena.set_allocation_limit(Some(0));
    /// type Short<'a> = SmallVec<u8, 4, In<&'a Bump>>;
    /// assert!(Short::try_with_capacity_in(4, &arena).is_ok());
    /// assert!(Short::try_with_capacity_in(5, &arena).is_err());
    /// ```
    #[inline]
    pub fn try_with_capacity_in(capacity: usize, allocator: A) -> Result<Self, TryReserveError>
    where
        P: Default,
    {
        let mut v = Self::new_in(allocator);
        v.try_reserve_exact(capacity)?;
        Ok(v)
    }

    /// The allocator that a spilled vector has its block from.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use bumpalo::Bump;
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::In;
    ///
    /// let arena = Bump::new();
    /// let v: SmallVec<u8, 4, In<&Bump>> = SmallVec::new_in(&arena);
    /// assert!(std::ptr::eq(*v.allocator(), &arena));
    /// ```
    #[inline(always)]
    pub const fn allocator(&self) -> &A {
        &self.buf.heap().0
    }
}
