//! What can go wrong: a request for memory that cannot be met, and the value it was for.

use alloc::alloc::handle_alloc_error;
use core::alloc::Layout;
use core::error::Error;
use core::fmt;
use core::iter::Chain;
use core::option;

/// Why a `try_*` method could not make room, as `std::collections::TryReserveError`.
///
/// The collection that returned it is unchanged, unless its method says what was taken.
///
/// # Examples
///
/// ```
/// use smallcoll::policy::NoSpill;
/// use smallcoll::{SmallVec, TryReserveError};
///
/// let mut v: SmallVec<u8, 4> = SmallVec::new();
/// assert_eq!(v.try_reserve(usize::MAX), Err(TryReserveError::CapacityOverflow));
///
/// let mut fixed: SmallVec<u8, 4, NoSpill> = SmallVec::with_policy(NoSpill);
/// let error = fixed.try_reserve(5).unwrap_err();
/// assert_eq!(error, TryReserveError::Full { capacity: 4, required: 5 });
/// assert_eq!(error.to_string(), "room for 5 elements needed, but the capacity is fixed at 4");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TryReserveError {
    /// The capacity asked for exceeds the collection's maximum: `isize::MAX` bytes, or as many elements as
    /// the header counts ([`Word`](crate::policy::Word), [`Byte`](crate::policy::Byte)) if that is less.
    CapacityOverflow,
    /// The allocator could not provide a block of this layout.
    AllocError {
        /// The size and alignment, both in bytes, of the block that was asked for.
        layout: Layout,
    },
    /// The spill policy never allocates, and the inline capacity is used up.
    Full {
        /// How many elements the collection can hold.
        capacity: usize,
        /// How many elements it would have had to hold.
        required: usize,
    },
}

impl TryReserveError {
    /// Ends an operation that has no way to return the error, as std's collections do.
    #[cold]
    #[track_caller]
    pub(crate) fn fail(self) -> ! {
        match self {
            Self::CapacityOverflow => panic!("capacity overflow"),
            Self::AllocError { layout } => handle_alloc_error(layout),
            Self::Full { .. } => panic!("capacity overflow: {self}"),
        }
    }
}

/// The value, or the end that std's collections come to without one.
#[inline(always)]
#[track_caller]
pub(crate) fn or_fail<T, E: Into<TryReserveError>>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => error.into().fail(),
    }
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CapacityOverflow => f.write_str(
                "memory allocation failed because the computed capacity exceeded the collection's maximum",
            ),
            Self::AllocError { layout } => write!(
                f,
                "memory allocation of {} bytes aligned to {} failed",
                layout.size(),
                layout.align()
            ),
            Self::Full { capacity, required } => write!(
                f,
                "room for {required} elements needed, but the capacity is fixed at {capacity}"
            ),
        }
    }
}

impl Error for TryReserveError {}

/// The error of a `try_*` method that took a value: gives the value back, as arrayvec's type of
/// this name, and says why there was no room for it.
///
/// # Examples
///
/// ```
/// use smallcoll::SmallVec;
/// use smallcoll::policy::NoSpill;
///
/// let mut v: SmallVec<_, 1, NoSpill> = SmallVec::with_policy(NoSpill);
/// assert!(v.try_push("first").is_ok());
/// let error = v.try_push("second").unwrap_err();
/// assert_eq!(error.to_string(), "room for 2 elements needed, but the capacity is fixed at 1");
/// assert_eq!(error.element(), "second");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CapacityError<T = ()> {
    element: T,
    reason: TryReserveError,
}

impl<T> CapacityError<T> {
    pub(crate) const fn new(element: T, reason: TryReserveError) -> Self {
        Self { element, reason }
    }

    /// The value that found no room.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{NoSpill, SmallVec};
    ///
    /// let mut v: SmallVec<String, 1, NoSpill> = ["full".into()].into_iter().collect();
    /// let error = v.try_push("more".into()).unwrap_err();
    /// assert_eq!(error.element(), "more");
    /// ```
    pub fn element(self) -> T {
        self.element
    }

    /// Why there was no room.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{NoSpill, SmallVec, TryReserveError};
    ///
    /// let mut v: SmallVec<u8, 1, NoSpill> = [1].into_iter().collect();
    /// let error = v.try_push(2).unwrap_err();
    /// assert!(matches!(error.reason(), TryReserveError::Full { capacity: 1, .. }));
    /// ```
    pub const fn reason(&self) -> TryReserveError {
        self.reason
    }

    /// The same error with another value.
    pub(crate) fn map<U>(self, f: impl FnOnce(T) -> U) -> CapacityError<U> {
        CapacityError::new(f(self.element), self.reason)
    }

    /// The same error without the value.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{CapacityError, NoSpill, SmallString};
    ///
    /// fn name(of: &str) -> Result<SmallString<4, NoSpill>, CapacityError> {
    ///     of.try_into().map_err(CapacityError::simplify)
    /// }
    ///
    /// assert_eq!(name("four").unwrap(), "four");
    /// assert!(name("fives").is_err());
    /// ```
    pub fn simplify(self) -> CapacityError {
        CapacityError::new((), self.reason)
    }
}

/// What a collection could not take of an iterator: the element that found no room, then the others.
///
/// # Examples
///
/// ```
/// use smallcoll::SmallVec;
/// use smallcoll::policy::NoSpill;
///
/// let mut v: SmallVec<u8, 2, NoSpill> = SmallVec::with_policy(NoSpill);
/// // A filter does not say how many elements it has, so there is room for some of them.
/// let error = v.try_extend((1..=4).filter(|_| true)).unwrap_err();
/// assert_eq!(v, [1, 2]);
/// assert!(error.element().eq([3, 4]));
/// ```
pub type Rest<I> = Chain<option::IntoIter<<I as Iterator>::Item>, I>;

impl<T> fmt::Debug for CapacityError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CapacityError")
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Display for CapacityError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

// No source: the message is all of the reason.
impl<T> Error for CapacityError<T> {}

impl<T> From<CapacityError<T>> for TryReserveError {
    fn from(error: CapacityError<T>) -> Self {
        error.reason
    }
}
