//! From and into other types, by methods; O(1) where a block can be handed over.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem::ManuallyDrop;

use super::SmallVec;
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::{Amortized, DefaultPolicy, SpillPolicy, Stateless};
use crate::raw::{InlineBuf, Linear};

impl<T, const N: usize> SmallVec<T, N> {
    /// A vector of the elements of an array of at most `N`, in constants too; as smallvec's method
    /// of this name.
    ///
    /// O(`M`). Does not allocate. An array of more than `N` elements does not compile; `From` takes
    /// those. For another policy than the default, see
    /// [`from_buf_with_policy`](SmallVec::from_buf_with_policy).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// const PRIMES: SmallVec<u8, 4> = SmallVec::from_buf([2, 3, 5]);
    /// assert_eq!(PRIMES, [2, 3, 5]);
    /// ```
    ///
    /// ```compile_fail
    /// let v: smallcoll::SmallVec<u8, 2> = smallcoll::SmallVec::from_buf([2, 3, 5]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn from_buf<const M: usize>(buf: [T; M]) -> Self {
        Self::from_buf_with_policy(buf, Amortized)
    }

    /// [`from_buf`](Self::from_buf) for an array of `N`, by its name in smallvec 1.
    ///
    /// O(`N`). Does not allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// const PRIMES: SmallVec<u8, 3> = SmallVec::from_const([2, 3, 5]);
    /// assert_eq!(PRIMES, [2, 3, 5]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn from_const(items: [T; N]) -> Self {
        Self::from_buf(items)
    }

    /// A vector of the first `len` elements of an array, as smallvec's method of this name. The
    /// others are dropped.
    ///
    /// O(`N`). Does not allocate.
    ///
    /// # Panics
    ///
    /// If `len > N`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let v = SmallVec::from_buf_and_len([2, 3, 5, 0], 3);
    /// assert_eq!(v, [2, 3, 5]);
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn from_buf_and_len(buf: [T; N], len: usize) -> Self {
        assert!(len <= N, "len (is {len}) should be <= capacity (is {N})");
        let mut v = Self::from_buf(buf);
        v.truncate(len);
        v
    }
}

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// [`from_buf`](SmallVec::from_buf) with the given policy, in constants too.
    ///
    /// O(`M`). Does not allocate. An array of more than `N` elements does not compile.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// const PRIMES: SmallVec<u8, 4, NoSpill> = SmallVec::from_buf_with_policy([2, 3, 5], NoSpill);
    /// assert_eq!(PRIMES, [2, 3, 5]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn from_buf_with_policy<const M: usize>(buf: [T; M], policy: P) -> Self
    where
        P::Heap: Stateless,
    {
        Self::from_buf_inner(InlineBuf::from_array(buf, policy, P::Heap::VALUE))
    }
}

impl<T, const N: usize, P: DefaultPolicy> SmallVec<T, N, P> {
    /// A vector of clones of a slice's elements, as smallvec's method of this name.
    ///
    /// O(`slice.len()`). Allocates once, and is spilled, if there are more than `N`.
    ///
    /// # Panics
    ///
    /// Under a policy that never spills, if there are more than `N`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// assert!(!SmallVec::<u8, 2>::from_slice(&[1, 2]).spilled());
    /// assert!(SmallVec::<u8, 2>::from_slice(&[1, 2, 3]).spilled());
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn from_slice(slice: &[T]) -> Self
    where
        T: Clone,
    {
        Self::clone_of(P::default(), P::Heap::default(), slice)
    }

    /// [`from_slice`](Self::from_slice) that returns an error if there is no room for the elements.
    ///
    /// O(`slice.len()`). Allocates once, and is spilled, if there are more than `N`.
    ///
    /// # Errors
    ///
    /// If there are more than `N` under a policy that never spills, or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// assert!(SmallVec::<u8, 2, NoSpill>::try_from_slice(&[1, 2]).is_ok());
    /// assert!(SmallVec::<u8, 2, NoSpill>::try_from_slice(&[1, 2, 3]).is_err());
    /// ```
    #[inline]
    pub fn try_from_slice(slice: &[T]) -> Result<Self, TryReserveError>
    where
        T: Clone,
    {
        let buf = InlineBuf::try_clone_of(P::default(), P::Heap::default(), slice);
        buf.map(Self::from_buf_inner)
    }

    /// [`from_slice`](Self::from_slice) for `Copy` elements, by its name in smallvec;
    /// [`try_from_slice`](Self::try_from_slice) is the fallible form of both.
    ///
    /// O(`slice.len()`). Allocates once, and is spilled, if there are more than `N`.
    ///
    /// # Panics
    ///
    /// As [`from_slice`](Self::from_slice).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// assert!(!SmallVec::<u8, 2>::from_slice_copy(&[1, 2]).spilled());
    /// assert!(SmallVec::<u8, 2>::from_slice_copy(&[1, 2, 3]).spilled());
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn from_slice_copy(slice: &[T]) -> Self
    where
        T: Copy,
    {
        if slice.len() <= N {
            let (policy, heap) = (P::default(), P::Heap::default());
            return Self::from_buf_inner(InlineBuf::copy_inline_from(policy, heap, slice));
        }
        let mut v = Self::default();
        v.reserve_exact(slice.len());
        v.extend_from_slice_copy(slice);
        v
    }

    /// A vector that takes over the elements of `vec`, and its block if that has room for more than
    /// `N`.
    ///
    /// O(1) if the block is taken over, O(`len`) otherwise. Does not allocate, but under a policy with
    /// another heap than the global one, which takes over no block.
    ///
    /// # Panics
    ///
    /// Under a policy that never spills, if there are more than `N` elements; and if there are more
    /// than the header can count, see [`capacity`](Self::capacity).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    ///
    /// let vec = vec![1, 2, 3];
    /// let block = vec.as_ptr();
    /// let v: SmallVec<u8, 2> = SmallVec::from_vec(vec);
    /// assert_eq!(v.as_ptr(), block);
    /// assert!(!SmallVec::<u8, 2>::from_vec(vec![1, 2]).spilled());
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn from_vec(vec: Vec<T>) -> Self {
        let mut v = Self::default();
        or_fail(v.buf.try_adopt(vec));
        v
    }

    /// [`from_vec`](Self::from_vec) that gives the `Vec` back if there is no room for its elements.
    ///
    /// O(1) if the block is taken over, O(`len`) otherwise. Does not allocate, but under a policy with
    /// another heap than the global one, which takes over no block.
    ///
    /// # Errors
    ///
    /// If there are more than `N` elements under a policy that never spills, or more than the header
    /// can count, see [`capacity`](Self::capacity); or if a heap that is not the global one has no
    /// block for them.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallVec;
    /// use smallcoll::policy::NoSpill;
    ///
    /// assert_eq!(SmallVec::<u8, 2>::try_from_vec(vec![1, 2, 3]).unwrap(), [1, 2, 3]);
    /// let error = SmallVec::<u8, 2, NoSpill>::try_from_vec(vec![1, 2, 3]).unwrap_err();
    /// assert_eq!(error.element(), [1, 2, 3]);
    /// ```
    #[inline]
    pub fn try_from_vec(vec: Vec<T>) -> Result<Self, CapacityError<Vec<T>>> {
        let mut v = Self::default();
        v.buf.try_adopt(vec)?;
        Ok(v)
    }
}

impl<T, const N: usize, P: SpillPolicy> SmallVec<T, N, P> {
    /// The elements in a `Vec`, which takes over the block of a spilled vector if it is the global
    /// heap's.
    ///
    /// O(1) if spilled to the global heap, otherwise O(`len`), and allocates.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// let block = v.as_ptr();
    /// assert_eq!(v.into_vec().as_ptr(), block);
    /// ```
    #[inline]
    #[track_caller]
    pub fn into_vec(self) -> Vec<T> {
        self.buf.into_vec()
    }

    /// [`into_vec`](Self::into_vec) that gives the vector back if the allocator fails.
    ///
    /// O(1) if spilled to the global heap, otherwise O(`len`), and allocates.
    ///
    /// # Errors
    ///
    /// If the allocator fails where a block is needed: for an inline vector, and for one whose block
    /// is not the global heap's.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let inline: SmallVec<u8, 2> = smallvec![1, 2];
    /// assert_eq!(inline.try_into_vec().unwrap(), [1, 2]);
    /// let spilled: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(spilled.try_into_vec().unwrap(), [1, 2, 3]);
    /// ```
    #[inline]
    pub fn try_into_vec(mut self) -> Result<Vec<T>, CapacityError<Self>> {
        match self.buf.try_take_vec() {
            Ok(vec) => {
                // Here, not at the end: should the allocator panic, the compiler knows that there is
                // a vector to drop.
                drop(self);
                Ok(vec)
            }
            Err(reason) => Err(CapacityError::new(self, reason)),
        }
    }

    /// The elements in a boxed slice, as
    /// [`Vec::into_boxed_slice`](alloc::vec::Vec::into_boxed_slice). Without a fallible form, as
    /// there is none of std's boxed slices; [`try_into_vec`](Self::try_into_vec) is how far one can
    /// go.
    ///
    /// O(1) if spilled to the global heap and without spare capacity, otherwise O(`len`), and may
    /// allocate.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// assert_eq!(*v.into_boxed_slice(), [1, 2, 3]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn into_boxed_slice(self) -> Box<[T]> {
        self.into_vec().into_boxed_slice()
    }

    /// The elements in an array if there are exactly `N`, and the vector itself otherwise; as the
    /// method of this name in smallvec and arrayvec.
    ///
    /// O(`N`). Does not allocate; gives a block back.
    ///
    /// # Errors
    ///
    /// If `len != N`.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    /// assert_eq!(v.clone().into_inner(), Ok([1, 2]));
    /// v.push(3);
    /// assert_eq!(v.into_inner().unwrap_err(), [1, 2, 3]);
    /// ```
    #[inline]
    pub fn into_inner(self) -> Result<[T; N], Self> {
        self.buf.into_array().map_err(Self::from_buf_inner)
    }

    /// The elements as a slice that is never freed, as [`Vec::leak`](alloc::vec::Vec::leak). After a
    /// [`try_into_vec`](Self::try_into_vec), the `Vec`'s does not allocate.
    ///
    /// O(1) if spilled to the global heap, otherwise O(`len`), and allocates.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2];
    /// let leaked: &'static mut [u8] = v.leak();
    /// assert_eq!(leaked, [1, 2]);
    /// # drop(unsafe { Box::from_raw(leaked) });
    /// ```
    #[inline]
    #[track_caller]
    pub fn leak<'a>(self) -> &'a mut [T] {
        self.into_vec().leak()
    }

    /// Pointer, length and capacity of the elements on the heap, for whoever takes them over; as
    /// `Vec::into_raw_parts`. After a [`try_into_vec`](Self::try_into_vec), the `Vec`'s does not
    /// allocate.
    ///
    /// O(1) if spilled to the global heap, otherwise O(`len`), and allocates.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    /// let (ptr, len, capacity) = v.into_raw_parts();
    /// let vec = unsafe { Vec::from_raw_parts(ptr, len, capacity) };
    /// assert_eq!(vec, [1, 2, 3]);
    /// ```
    #[must_use = "losing the pointer leaks the elements"]
    #[track_caller]
    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let mut vec = ManuallyDrop::new(self.into_vec());
        (vec.as_mut_ptr(), vec.len(), vec.capacity())
    }
}

impl<T, const M: usize, const N: usize, P: SpillPolicy> SmallVec<[T; M], N, P> {
    /// The elements of all the arrays one after the other, as `Vec::into_flattened`, with the same
    /// policy and allocator; `K` is the inline capacity of the result.
    ///
    /// O(1) if spilled to the global heap, and the block has room for more than `K` elements;
    /// otherwise O(number of elements), and allocates if there are more than `K`.
    ///
    /// # Panics
    ///
    /// If the number of elements overflows a `usize`, or exceeds `K` under a policy that never
    /// spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    ///
    /// let v: SmallVec<[u8; 2], 2> = smallvec![[1, 2], [3, 4], [5, 6]];
    /// let flat: SmallVec<u8, 4> = v.into_flattened();
    /// assert_eq!(flat, [1, 2, 3, 4, 5, 6]);
    /// ```
    #[track_caller]
    pub fn into_flattened<const K: usize>(self) -> SmallVec<T, K, P>
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        or_fail(self.try_into_flattened())
    }

    /// [`into_flattened`](Self::into_flattened) that gives the vector back if there is no room for
    /// the elements.
    ///
    /// O(1) if spilled to the global heap, and the block has room for more than `K` elements;
    /// otherwise O(number of elements), and allocates if there are more than `K`.
    ///
    /// # Panics
    ///
    /// If the number of elements overflows a `usize`.
    ///
    /// # Errors
    ///
    /// If there are more than `K` elements, and the policy never spills or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallVec, smallvec};
    /// use smallcoll::policy::NoSpill;
    ///
    /// let v: SmallVec<[u8; 2], 2, NoSpill> = smallvec![[1, 2], [3, 4]];
    /// let v = v.try_into_flattened::<3>().unwrap_err().element();
    /// assert_eq!(v.try_into_flattened::<4>().unwrap(), [1, 2, 3, 4]);
    /// ```
    #[track_caller]
    pub fn try_into_flattened<const K: usize>(
        self,
    ) -> Result<SmallVec<T, K, P>, CapacityError<Self>>
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let count = self.len().checked_mul(M).expect("vec len overflow");
        let (policy, heap) = self.buf.policy_and_heap();
        let mut flat = InlineBuf::<T, K, P>::new(policy, heap, Linear);
        let slots = self.capacity().saturating_mul(M);
        if self.spilled() && InlineBuf::<T, K, P>::adopts(slots) {
            or_fail(flat.try_adopt(self.into_vec().into_flattened()));
            return Ok(SmallVec::from_buf_inner(flat));
        }
        if let Err(reason) = flat.try_reserve(count, true) {
            return Err(CapacityError::new(self, reason));
        }
        for array in self {
            or_fail(flat.try_take_array(array));
        }
        Ok(SmallVec::from_buf_inner(flat))
    }
}
