//! [`SmallDeque`]: a double-ended queue that keeps its first `N` elements inline.

#[cfg(feature = "allocator-api2")]
mod allocator;
mod bulk;
mod capacity;
mod cmp;
mod drain;
mod edit;
mod extract_if;
mod from;
mod front;
mod into_iter;
#[cfg(feature = "std")]
mod io;
mod iter;
mod macros;
mod overwrite;
mod remove;
mod search;
mod splice;
mod traits;

pub use drain::Drain;
pub use extract_if::ExtractIf;
pub use into_iter::IntoIter;
pub use iter::{Iter, IterMut};
#[doc(hidden)]
pub use macros::__from_list;
pub use splice::Splice;

use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::{Amortized, DefaultPolicy, SpillPolicy, Stateless};
use crate::raw::{InlineBuf, Ring};

/// A double-ended queue that keeps up to `N` elements inside the value, and moves them to the heap
/// when they outgrow it.
///
/// It is a ring buffer in either place, and has the methods of
/// [`VecDeque`](alloc::collections::VecDeque), with the same names, panics and complexity. `N`
/// elements are stored inline without any allocation; one more *spills* them all to the heap, where
/// the deque is then like a `VecDeque`. It comes back inline only when asked to, by
/// [`shrink_to_fit`](Self::shrink_to_fit), [`shrink_to`](Self::shrink_to) or
/// [`shrink_to_inline`](Self::shrink_to_inline).
///
/// `N` is any number, not only a power of two. The policy `P` decides how the deque grows, and
/// whether it may spill at all: see [`policy`](crate::policy). With
/// [`NoSpill`](crate::policy::NoSpill) it is a bounded ring buffer. One that
/// [comes back](SpillPolicy::COMES_BACK) by itself does so after any method that removes elements,
/// also where it says that a spilled deque stays spilled.
///
/// # Size
///
/// With the default policy, a deque is as large as `N` elements, but at least two words, and two
/// words more, rounded up to whole words, or to the alignment of the elements if that is more. So is
/// its `Option`. Those are four words, as a `VecDeque`, for `SmallDeque<usize, 2>`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let mut d: SmallDeque<u32, 4> = smalldeque![2, 3];
/// d.push_front(1);
/// d.push_back(4);
/// assert!(!d.spilled()); // four elements are inline
///
/// d.push_back(5);
/// assert!(d.spilled()); // five are on the heap
/// assert_eq!(d.pop_front(), Some(1));
/// assert_eq!(d, [2, 3, 4, 5]);
/// ```
pub struct SmallDeque<T, const N: usize, P: SpillPolicy = Amortized> {
    buf: InlineBuf<T, N, P, Ring>,
}

impl<T, const N: usize> SmallDeque<T, N> {
    /// An empty deque, as [`VecDeque::new`](alloc::collections::VecDeque::new).
    ///
    /// O(1). Does not allocate. For another policy than the default, see
    /// [`with_policy`](SmallDeque::with_policy) and `Default`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    ///
    /// const EMPTY: SmallDeque<u8, 4> = SmallDeque::new();
    /// let mut d = EMPTY;
    /// d.extend([1, 2, 3, 4, 5]);
    /// assert_eq!(d.len(), 5);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self::with_policy(Amortized)
    }

    /// An empty deque with room for at least `capacity` elements, as
    /// [`VecDeque::with_capacity`](alloc::collections::VecDeque::with_capacity).
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
    /// use smallcoll::SmallDeque;
    ///
    /// assert_eq!(SmallDeque::<u8, 4>::with_capacity(3).capacity(), 4);
    /// assert_eq!(SmallDeque::<u8, 4>::with_capacity(10).capacity(), 10);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Self {
        or_fail(Self::try_with_capacity(capacity))
    }
}

impl<T, const N: usize, P: SpillPolicy> SmallDeque<T, N, P> {
    /// An empty deque with the given policy.
    ///
    /// O(1). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut d: SmallDeque<u8, 2, NoSpill> = SmallDeque::with_policy(NoSpill);
    /// d.extend([1, 2]);
    /// assert!(d.try_push_back(3).is_err());
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_policy(policy: P) -> Self
    where
        P::Heap: Stateless,
    {
        Self::from_buf(InlineBuf::new(policy, P::Heap::VALUE, Ring::START))
    }

    #[inline(always)]
    const fn from_buf(buf: InlineBuf<T, N, P, Ring>) -> Self {
        Self { buf }
    }

    /// How many elements there are, as [`VecDeque::len`](alloc::collections::VecDeque::len).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.len(), 3);
    /// ```
    #[inline(always)]
    pub const fn len(&self) -> usize {
        self.buf.len()
    }

    /// Whether there is no element, as
    /// [`VecDeque::is_empty`](alloc::collections::VecDeque::is_empty).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallDeque;
    ///
    /// assert!(SmallDeque::<u8, 2>::new().is_empty());
    /// ```
    #[inline(always)]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at `index`, the front being at 0; as
    /// [`VecDeque::get`](alloc::collections::VecDeque::get).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!((d.get(2), d.get(3)), (Some(&3), None));
    /// ```
    #[inline]
    pub fn get(&self, index: usize) -> Option<&T> {
        self.buf.get(index)
    }

    /// The element at `index`, the front being at 0; as
    /// [`VecDeque::get_mut`](alloc::collections::VecDeque::get_mut).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// *d.get_mut(2).unwrap() = 7;
    /// assert_eq!(d, [1, 2, 7]);
    /// ```
    #[inline]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.buf.get_mut(index)
    }

    /// The first element, as [`VecDeque::front`](alloc::collections::VecDeque::front).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.front(), Some(&1));
    /// ```
    #[inline]
    pub fn front(&self) -> Option<&T> {
        self.get(0)
    }

    /// The first element, as [`VecDeque::front_mut`](alloc::collections::VecDeque::front_mut).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2];
    /// *d.front_mut().unwrap() = 7;
    /// assert_eq!(d, [7, 2]);
    /// ```
    #[inline]
    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }

    /// The last element, as [`VecDeque::back`](alloc::collections::VecDeque::back).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let d: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(d.back(), Some(&3));
    /// ```
    #[inline]
    pub fn back(&self) -> Option<&T> {
        self.get(self.len().wrapping_sub(1))
    }

    /// The last element, as [`VecDeque::back_mut`](alloc::collections::VecDeque::back_mut).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 2> = smalldeque![1, 2];
    /// *d.back_mut().unwrap() = 7;
    /// assert_eq!(d, [1, 7]);
    /// ```
    #[inline]
    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.len().wrapping_sub(1))
    }

    /// The elements as two slices, the second of which goes on where the first ends; as
    /// [`VecDeque::as_slices`](alloc::collections::VecDeque::as_slices).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![2, 3];
    /// d.push_front(1);
    /// assert_eq!(d.as_slices(), (&[1][..], &[2, 3][..]));
    /// ```
    #[inline]
    pub fn as_slices(&self) -> (&[T], &[T]) {
        self.buf.as_slices()
    }

    /// The elements as two slices, the second of which goes on where the first ends; as
    /// [`VecDeque::as_mut_slices`](alloc::collections::VecDeque::as_mut_slices).
    ///
    /// O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![2, 3];
    /// d.push_front(1);
    /// let (_, second) = d.as_mut_slices();
    /// second[0] = 7;
    /// assert_eq!(d, [1, 7, 3]);
    /// ```
    #[inline]
    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        self.buf.as_mut_slices()
    }

    /// Moves the elements within the storage so that they are one slice, and returns that; as
    /// [`VecDeque::make_contiguous`](alloc::collections::VecDeque::make_contiguous).
    ///
    /// O(1) if they are one slice, otherwise O(`len`). Does not allocate; a spilled deque stays
    /// spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let mut d: SmallDeque<u8, 4> = smalldeque![3, 1];
    /// d.push_front(2);
    /// d.make_contiguous().sort();
    /// assert_eq!(d.as_slices(), (&[1, 2, 3][..], &[][..]));
    /// ```
    #[inline]
    pub fn make_contiguous(&mut self) -> &mut [T] {
        self.buf.make_contiguous()
    }
}

impl<T, const N: usize, P: DefaultPolicy> SmallDeque<T, N, P> {
    /// A deque of `count` clones of `element`, as `vec![element; count]`.
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
    /// use smallcoll::SmallDeque;
    ///
    /// let d: SmallDeque<u8, 4> = SmallDeque::from_elem(7, 3);
    /// assert_eq!(d, [7, 7, 7]);
    /// assert!(SmallDeque::<u8, 4>::from_elem(7, 5).spilled());
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn from_elem(element: T, count: usize) -> Self
    where
        T: Clone,
    {
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
    /// use smallcoll::SmallDeque;
    /// use smallcoll::policy::NoSpill;
    ///
    /// assert_eq!(SmallDeque::<u8, 4>::try_from_elem(7, 5).unwrap(), [7; 5]);
    /// let error = SmallDeque::<u8, 4, NoSpill>::try_from_elem(7, 5).unwrap_err();
    /// assert_eq!(error.element(), 7);
    /// ```
    #[inline]
    pub fn try_from_elem(element: T, count: usize) -> Result<Self, CapacityError<T>>
    where
        T: Clone,
    {
        let mut d = Self::default();
        if let Err(reason) = d.try_reserve_exact(count) {
            return Err(CapacityError::new(element, reason));
        }
        d.try_resize(count, element)?;
        Ok(d)
    }

    /// A deque of the `count` values that `f` makes of their indices, as
    /// [`SmallVec::from_fn`](crate::SmallVec::from_fn). It has no `try_` form, by which arrays mean
    /// an `f` that can fail: [`try_extend`](Self::try_extend) takes `(0..count).map(f)`.
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
    /// use smallcoll::SmallDeque;
    ///
    /// let d: SmallDeque<usize, 2> = SmallDeque::from_fn(3, |index| index * 10);
    /// assert_eq!(d, [0, 10, 20]);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn from_fn<F>(count: usize, f: F) -> Self
    where
        F: FnMut(usize) -> T,
    {
        let mut d = Self::default();
        d.reserve_exact(count);
        d.extend((0..count).map(f));
        d
    }
}

impl<T, const N: usize, P> SmallDeque<T, N, P>
where
    P: SpillPolicy<Heap: Clone> + Clone,
{
    /// `clone` that returns an error if there is no room for the clones.
    ///
    /// O(`len`). Allocates if `len > N`: a clone has no spare capacity, so a few elements of a
    /// spilled deque are inline in its clone.
    ///
    /// # Errors
    ///
    /// If the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallDeque, smalldeque};
    ///
    /// let inline: SmallDeque<u8, 2> = smalldeque![1, 2];
    /// assert_eq!(inline.try_clone().unwrap(), [1, 2]);
    /// let spilled: SmallDeque<u8, 2> = smalldeque![1, 2, 3];
    /// assert_eq!(spilled.try_clone().unwrap(), [1, 2, 3]);
    /// ```
    #[inline]
    pub fn try_clone(&self) -> Result<Self, TryReserveError>
    where
        T: Clone,
    {
        Ok(Self::from_buf(self.buf.try_clone()?))
    }
}
