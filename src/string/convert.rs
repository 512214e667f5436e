//! From and into other kinds of text, by methods; O(1) where a block can be handed over.

use alloc::boxed::Box;
use alloc::string::String;
use core::alloc::Layout;
use core::mem::ManuallyDrop;

use super::SmallString;
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::{DefaultPolicy, Heap, SpillPolicy};
use crate::raw::Utf8Buf;

impl<const N: usize, P: DefaultPolicy> SmallString<N, P> {
    /// A copy of `string`, which is given back if there is no room and none can be made.
    ///
    /// O(`string.len()`). Allocates, without slack, if `string` has more than `N` bytes.
    ///
    /// # Errors
    ///
    /// If `string` has more than `N` bytes under a policy that never spills, or the allocator
    /// fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let s: SmallString<4, NoSpill> = SmallString::try_from_str("four").unwrap();
    /// assert_eq!(s, "four");
    /// let error = SmallString::<4, NoSpill>::try_from_str("five.").unwrap_err();
    /// assert_eq!(error.element(), "five.");
    /// ```
    #[inline]
    pub fn try_from_str(string: &str) -> Result<Self, CapacityError<&str>> {
        match Utf8Buf::try_copy(P::default(), P::Heap::default(), string) {
            Ok(text) => Ok(Self { text }),
            Err(reason) => Err(CapacityError::new(string, reason)),
        }
    }

    /// The text of a `String`, which is given back if there is no room and none can be made.
    ///
    /// O(1), and keeps the block, if `string` has more than `N` bytes and the policy spills to the global
    /// heap; a capacity that the header cannot count (on 32-bit targets, from 1 GiB on) is copied to a
    /// smaller block. O(`string.len()`) otherwise. Allocates only for such a copy, and for a text that is
    /// spilled to another heap.
    ///
    /// # Errors
    ///
    /// If `string` has more than `N` bytes under a policy that never spills, or more than the header can
    /// count; or if the allocator fails where a block is needed.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let s: SmallString<4> = SmallString::try_from_string("five.".to_string()).unwrap();
    /// assert!(s.spilled());
    /// let error = SmallString::<4, NoSpill>::try_from_string(s.into()).unwrap_err();
    /// assert_eq!(error.element(), "five.");
    /// ```
    #[inline]
    pub fn try_from_string(string: String) -> Result<Self, CapacityError<String>> {
        let text = Utf8Buf::try_adopt(P::default(), P::Heap::default(), string)?;
        Ok(Self { text })
    }

    /// The text of a `String`, for every policy.
    #[inline]
    #[track_caller]
    pub(super) fn from_string(string: String) -> Self {
        or_fail(Self::try_from_string(string))
    }
}

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
    /// The text in a `String`.
    ///
    /// O(1) if spilled to the global heap: the block changes hands. Otherwise O(`len`), with an
    /// allocation.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::from("four").into_string(), "four");
    /// assert_eq!(SmallString::<4>::from("spilled").into_string(), "spilled");
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn into_string(self) -> String {
        self.text.into_string()
    }

    /// [`into_string`](Self::into_string) that gives the string back if there is no memory for it.
    ///
    /// O(1) if spilled to the global heap: the block changes hands. Otherwise O(`len`), with an
    /// allocation.
    ///
    /// # Errors
    ///
    /// If the allocator fails where a block is needed.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(SmallString::<4>::from("four").try_into_string().unwrap(), "four");
    /// assert_eq!(SmallString::<4>::from("spilled").try_into_string().unwrap(), "spilled");
    /// ```
    pub fn try_into_string(self) -> Result<String, CapacityError<Self>> {
        if P::Heap::IS_GLOBAL && self.spilled() {
            return Ok(self.into_string());
        }
        let mut string = String::new();
        if string.try_reserve_exact(self.len()).is_err() {
            let layout = Layout::for_value(self.as_bytes());
            return Err(CapacityError::new(
                self,
                TryReserveError::AllocError { layout },
            ));
        }
        string.push_str(&self);
        // Here, not at the end: should the allocator panic, the compiler knows that there is a string
        // to drop.
        drop(self);
        Ok(string)
    }

    /// The text in a `Box`, as [`String::into_boxed_str`](alloc::string::String::into_boxed_str).
    ///
    /// O(`len`), or O(1) if spilled to the global heap without spare capacity. Allocates if it was inline,
    /// or on another heap. There is no `try_` twin, as std has none for the shrinking; without spare capacity, a `Box` of what
    /// [`try_into_string`](Self::try_into_string) returns asks for no more memory.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// assert_eq!(&*SmallString::<4>::from("four").into_boxed_str(), "four");
    /// assert_eq!(&*SmallString::<4>::from("spilled").into_boxed_str(), "spilled");
    /// ```
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn into_boxed_str(self) -> Box<str> {
        self.into_string().into_boxed_str()
    }

    /// The text, never to be freed, as [`String::leak`](alloc::string::String::leak).
    ///
    /// O(1) if spilled to the global heap: the block stays, spare capacity included. Otherwise O(`len`), with an
    /// allocation. To get an error if that fails: [`try_into_string`](Self::try_into_string).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let text: &'static mut str = SmallString::<4>::from("for ever").leak();
    /// assert_eq!(text, "for ever");
    /// # drop(unsafe { Box::from_raw(text) }); // keeps leak checkers happy
    /// ```
    #[inline]
    #[track_caller]
    pub fn leak<'a>(self) -> &'a mut str {
        self.into_string().leak()
    }

    /// Pointer, length and capacity in bytes of the text on the heap, for whoever takes it over; as
    /// `String::into_raw_parts`.
    ///
    /// O(1) if spilled to the global heap. Otherwise O(`len`), with an allocation. To get an error if that fails:
    /// [`try_into_string`](Self::try_into_string).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = "spilled".into();
    /// let (ptr, len, capacity) = s.into_raw_parts();
    /// let string = unsafe { String::from_raw_parts(ptr, len, capacity) };
    /// assert_eq!(string, "spilled");
    /// ```
    #[must_use = "losing the pointer leaks the text"]
    #[track_caller]
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) {
        let mut string = ManuallyDrop::new(self.into_string());
        (string.as_mut_ptr(), string.len(), string.capacity())
    }
}
