//! [`SmallVec`]: a vector that keeps its first `N` elements inline.

#[cfg(feature = "allocator-api2")]
mod allocator;
mod bulk;
mod capacity;
mod cmp;
mod convert;
mod drain;
mod edit;
mod extract_if;
mod from;
mod insert_many;
mod into_iter;
#[cfg(feature = "std")]
mod io;
mod macros;
mod peek_mut;
mod raw_parts;
mod remove;
mod splice;
mod traits;

pub use drain::Drain;
pub use extract_if::ExtractIf;
pub use from::ToSmallVec;
pub use into_iter::IntoIter;
#[doc(hidden)]
pub use macros::__from_list;
pub use peek_mut::PeekMut;
pub use splice::Splice;

use core::mem::MaybeUninit;

use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::{Amortized, DefaultPolicy, SpillPolicy, Stateless};
use crate::raw::{InlineBuf, Linear};

/// A vector that keeps up to `N` elements inside the value, and moves them to the heap when they
/// outgrow it.
///
/// It has the methods of [`Vec`](alloc::vec::Vec), with the same names, panics and complexity, and
/// dereferences to a slice. `N` elements are stored inline without any allocation; one more *spills*
/// them all to the heap, where the vector is then like a `Vec`. It comes back inline only when asked
/// to, by [`shrink_to_fit`](Self::shrink_to_fit), [`shrink_to`](Self::shrink_to) or
/// [`shrink_to_inline`](Self::shrink_to_inline).
///
/// The policy `P` decides how the vector grows, and whether it may spill at all: see
/// [`policy`](crate::policy). One that [comes back](SpillPolicy::COMES_BACK) by itself does so after
/// any method that removes elements, also where it says that a spilled vector stays spilled.
///
/// # Size
///
/// With the default policy, a vector is as large as `N` elements, but at least two words, and one
/// word more, rounded up to whole words, or to the alignment of the elements if that is more. So is
/// its `Option`. On 64-bit targets those are 24 bytes, as a `Vec`, for `SmallVec<u64, 2>`,
/// `SmallVec<u32, 4>` and `SmallVec<u8, 16>`, and 32 for `SmallVec<u8, 17>`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallVec, smallvec};
///
/// let mut v: SmallVec<u32, 4> = smallvec![1, 2, 3];
/// v.push(4);
/// assert!(!v.spilled()); // four elements are inline
///
/// v.push(5);
/// assert!(v.spilled()); // five are on the heap
/// assert_eq!(v, [1, 2, 3, 4, 5]);
/// assert_eq!(v.iter().sum::<u32>(), 15);
/// ```
// `SmallString::as_mut_vec` rests on this.
#[repr(transparent)]
pub struct SmallVec<T, const N: usize, P: SpillPolicy = Amortized> {
    buf: InlineBuf<T, N, P>,
}

impl<T, const N: usize> SmallVec<T, N> {
    /// An empty vector, as [`Vec::new`](alloc::vec::Vec::new).
    ///
    /// O(1). Does not allocate. For another policy than the default, see
    /// [`with_policy`](SmallVec::with_policy) and `Default`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// const EMPTY: SmallVec<u8, 4> = SmallVec::new();
    /// let mut v = EMPTY;
    /// v.extend([1, 2, 3, 4, 5]);
    /// assert_eq!(v.len(), 5);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self::with_policy(Amortized)
    }

    /// [`new`](Self::new) by its name in smallvec 1 and arrayvec.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// const EMPTY: SmallVec<u8, 4> = SmallVec::new_const();
    /// assert_eq!(EMPTY.capacity(), 4);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new_const() -> Self {
        Self::new()
    }

    /// An empty vector with room for at least `capacity` elements, as
    /// [`Vec::with_capacity`](alloc::vec::Vec::with_capacity).
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
    /// use smallcoll::SmallVec;
    ///
    /// assert_eq!(SmallVec::<u8, 4>::with_capacity(3).capacity(), 4);
    /// assert_eq!(SmallVec::<u8, 4>::with_capacity(10).capacity(), 10);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Self {
        or_fail(Self::try_with_capacity(capacity))
    }
}

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// An empty vector with the given policy.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut v: SmallVec<u8, 2, NoSpill> = SmallVec::with_policy(NoSpill);
    /// v.extend([1, 2]);
    /// assert!(v.try_push(3).is_err());
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_policy(policy: P) -> Self
    where
        P::Heap: Stateless,
    {
        Self {
            buf: InlineBuf::new(policy, P::Heap::VALUE, Linear),
        }
    }

    #[inline(always)]
    pub(crate) const fn from_buf_inner(buf: InlineBuf<T, N, P>) -> Self {
        Self { buf }
    }

    /// A vector with clones of `slice`.
    #[inline(always)]
    #[track_caller]
    fn clone_of(policy: P, heap: P::Heap, slice: &[T]) -> Self
    where
        T: Clone,
    {
        if slice.is_empty() {
            return Self::from_buf_inner(InlineBuf::new(policy, heap, Linear));
        }
        // Two ways out, and neither vector the compiler makes anywhere but where it is wanted.
        if slice.len() <= N {
            return Self::from_buf_inner(InlineBuf::clone_inline(policy, heap, slice));
        }
        or_fail(InlineBuf::try_clone_of(policy, heap, slice).map(Self::from_buf_inner))
    }

    /// A vector of what `iter` yields, which announces at most `N` elements.
    #[inline(always)]
    #[track_caller]
    fn from_few(iter: impl Iterator<Item = T>) -> Self
    where
        P: DefaultPolicy,
    {
        let mut v = Self::default();
        or_fail(v.buf.try_extend(iter));
        v
    }

    #[inline(always)]
    pub(crate) fn into_buf_inner(self) -> InlineBuf<T, N, P> {
        self.buf
    }

    /// How many elements there are, as [`Vec::len`](alloc::vec::Vec::len).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(v.len(), 3);
    /// ```
    #[inline(always)]
    pub const fn len(&self) -> usize {
        self.buf.len()
    }

    /// Whether there is no element, as [`Vec::is_empty`](alloc::vec::Vec::is_empty).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// assert!(SmallVec::<u8, 2>::new().is_empty());
    /// ```
    #[inline(always)]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The elements as a slice, as [`Vec::as_slice`](alloc::vec::Vec::as_slice).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let inline: SmallVec<u8, 2> = smallvec![1, 2];
    /// let spilled: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(inline.as_slice(), [1, 2]);
    /// assert_eq!(spilled.as_slice(), [1, 2, 3]);
    /// ```
    #[inline(always)]
    pub fn as_slice(&self) -> &[T] {
        self.buf.as_slice()
    }

    /// The elements as a mutable slice, as [`Vec::as_mut_slice`](alloc::vec::Vec::as_mut_slice).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![3, 1, 2];
    /// v.as_mut_slice().sort();
    /// assert_eq!(v, [1, 2, 3]);
    /// ```
    #[inline(always)]
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        self.buf.as_mut_slice()
    }

    /// A pointer to the first element, as [`Vec::as_ptr`](alloc::vec::Vec::as_ptr).
    ///
    /// It is good until the vector is moved, mutated or dropped: moving an inline vector moves its
    /// elements.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2];
    /// let (inside, value) = (v.as_ptr().addr(), (&raw const v).addr());
    /// assert!((value..value + size_of_val(&v)).contains(&inside));
    /// ```
    #[inline(always)]
    pub fn as_ptr(&self) -> *const T {
        self.buf.as_ptr()
    }

    /// A mutable pointer to the first element, as
    /// [`Vec::as_mut_ptr`](alloc::vec::Vec::as_mut_ptr).
    ///
    /// It is good until the vector is moved, mutated otherwise or dropped: moving an inline vector
    /// moves its elements.
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// let first = v.as_mut_ptr();
    /// // SAFETY: the vector is not touched in between, and has three elements.
    /// unsafe { first.add(2).write(4) };
    /// assert_eq!(v, [1, 2, 4]);
    /// ```
    #[inline(always)]
    pub fn as_mut_ptr(&mut self) -> *mut T {
        self.buf.as_mut_ptr()
    }

    /// The spare capacity, as [`Vec::spare_capacity_mut`](alloc::vec::Vec::spare_capacity_mut):
    /// what is written there counts once [`set_len`](Self::set_len) says so.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 4> = smallvec![1];
    /// assert_eq!(v.spare_capacity_mut().len(), 3);
    /// v.reserve(10);
    /// assert!(v.spare_capacity_mut().len() >= 10);
    /// ```
    #[inline]
    pub fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<T>] {
        self.split_at_spare_mut().1
    }

    /// The elements and the spare capacity, as `Vec::split_at_spare_mut`, which std has on nightly.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 4> = smallvec![1];
    /// let (elements, spare) = v.split_at_spare_mut();
    /// assert_eq!((elements.len(), spare.len()), (1, 3));
    /// ```
    #[inline]
    pub fn split_at_spare_mut(&mut self) -> (&mut [T], &mut [MaybeUninit<T>]) {
        self.buf.split_at_spare()
    }
}

impl<T, const N: usize, P: DefaultPolicy> SmallVec<T, N, P> {
    /// A vector of `count` clones of `element`, as `vec![element; count]`.
    ///
    /// O(`count`). Allocates once, and is spilled, if `count > N`.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let v: SmallVec<u8, 4> = SmallVec::from_elem(7, 3);
    /// assert_eq!(v, [7, 7, 7]);
    /// assert!(SmallVec::<u8, 4>::from_elem(7, 5).spilled());
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn from_elem(element: T, count: usize) -> Self
    where
        T: Clone,
    {
        // As in `clone_of`.
        if count <= N {
            let (policy, heap) = (P::default(), P::Heap::default());
            return Self::from_buf_inner(InlineBuf::repeat_inline(policy, heap, element, count));
        }
        or_fail(Self::try_from_elem(element, count))
    }

    /// [`from_elem`](Self::from_elem) that gives the element back if there is no room for `count`.
    ///
    /// O(`count`). Allocates once, and is spilled, if `count > N`.
    ///
    /// # Errors
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or the
    /// allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// assert_eq!(SmallVec::<u8, 4>::try_from_elem(7, 5).unwrap(), [7; 5]);
    /// let error = SmallVec::<u8, 4, NoSpill>::try_from_elem(7, 5).unwrap_err();
    /// assert_eq!(error.element(), 7);
    /// ```
    #[inline]
    pub fn try_from_elem(element: T, count: usize) -> Result<Self, CapacityError<T>>
    where
        T: Clone,
    {
        let buf = InlineBuf::try_repeat(P::default(), P::Heap::default(), element, count);
        buf.map(Self::from_buf_inner)
    }

    /// A vector of the `count` values that `f` makes of their indices, as `Vec::from_fn`, which std
    /// has on nightly. It has no `try_` form, by which arrays mean an `f` that can fail:
    /// [`try_extend`](Self::try_extend) takes `(0..count).map(f)`.
    ///
    /// O(`count`). Allocates once, and is spilled, if `count > N`.
    ///
    /// # Panics
    ///
    /// If the capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let v: SmallVec<usize, 2> = SmallVec::from_fn(3, |index| index * 10);
    /// assert_eq!(v, [0, 10, 20]);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn from_fn<F>(count: usize, f: F) -> Self
    where
        F: FnMut(usize) -> T,
    {
        let mut v = Self::default();
        v.reserve_exact(count);
        v.extend((0..count).map(f));
        v
    }
}

impl<T, const N: usize, P> SmallVec<T, N, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// `clone` that returns an error if there is no room for the clones.
    ///
    /// O(`len`). Allocates if `len > N`: a clone has no spare capacity, so a few elements of a
    /// spilled vector are inline in its clone.
    ///
    /// # Errors
    ///
    /// If the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let inline: SmallVec<u8, 2> = smallvec![1, 2];
    /// assert_eq!(inline.try_clone().unwrap(), [1, 2]);
    /// let spilled: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(spilled.try_clone().unwrap(), [1, 2, 3]);
    /// ```
    #[inline]
    pub fn try_clone(&self) -> Result<Self, TryReserveError>
    where
        T: Clone,
    {
        let (policy, heap) = self.buf.policy_and_heap();
        InlineBuf::try_clone_of(policy, heap, self).map(Self::from_buf_inner)
    }
}
