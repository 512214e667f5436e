//! How the contents change, a piece at a time.

use core::ops::RangeBounds;

use super::SmallString;
use crate::error::{CapacityError, TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
    /// Appends a character, as [`String::push`](alloc::string::String::push).
    ///
    /// Amortized O(1). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "abc".into();
    /// s.push('d');
    /// s.push('é'); // spills
    /// assert_eq!(s, "abcdé");
    /// ```
    #[inline]
    #[track_caller]
    pub fn push(&mut self, ch: char) {
        self.text.push(ch);
    }

    /// Appends a character, or gives it back if there is no room and none can be made.
    ///
    /// Amortized O(1). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or
    /// the allocator fails. Nothing has changed then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut s: SmallString<4, NoSpill> = SmallString::try_from("abc").unwrap();
    /// assert_eq!(s.try_push('é').unwrap_err().element(), 'é');
    /// assert!(s.try_push('d').is_ok());
    /// ```
    #[inline]
    pub fn try_push(&mut self, ch: char) -> Result<(), CapacityError<char>> {
        let pushed = self.text.try_push(ch);
        pushed.map_err(|reason| CapacityError::new(ch, reason))
    }

    /// Appends a string, as [`String::push_str`](alloc::string::String::push_str).
    ///
    /// Amortized O(`string.len()`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "ab".into();
    /// s.push_str("cd");
    /// s.push_str("ef"); // spills
    /// assert_eq!(s, "abcdef");
    /// ```
    #[inline]
    #[track_caller]
    pub fn push_str(&mut self, string: &str) {
        self.text.push_str(string);
    }

    /// Appends a string, or gives it back if there is no room and none can be made.
    ///
    /// Amortized O(`string.len()`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Errors
    ///
    /// If the new capacity exceeds `isize::MAX` bytes, or `N` under a policy that never spills, or
    /// the allocator fails. Nothing has changed then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut s: SmallString<4, NoSpill> = SmallString::try_from("ab").unwrap();
    /// assert_eq!(s.try_push_str("cde").unwrap_err().element(), "cde");
    /// assert!(s.try_push_str("cd").is_ok());
    /// ```
    #[inline]
    pub fn try_push_str<'a>(&mut self, string: &'a str) -> Result<(), CapacityError<&'a str>> {
        let pushed = self.text.try_push_str(string);
        pushed.map_err(|reason| CapacityError::new(string, reason))
    }

    /// Appends a copy of the text in the byte range `src`, as
    /// [`String::extend_from_within`](alloc::string::String::extend_from_within).
    ///
    /// Amortized O(length of `src`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the range starts after its end, ends behind the text, or does not lie on character
    /// boundaries; and as [`push_str`](Self::push_str).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "aß".into();
    /// s.extend_from_within(1..); // spills
    /// assert_eq!(s, "aßß");
    /// ```
    #[track_caller]
    pub fn extend_from_within(&mut self, src: impl RangeBounds<usize>) {
        or_fail(self.text.try_extend_from_within(src));
    }

    /// [`extend_from_within`](Self::extend_from_within) that returns an error if there is no room
    /// and none can be made.
    ///
    /// Amortized O(length of `src`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the range starts after its end, ends behind the text, or does not lie on character
    /// boundaries.
    ///
    /// # Errors
    ///
    /// As [`try_reserve`](Self::try_reserve). Nothing has changed then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut s: SmallString<4, NoSpill> = SmallString::try_from("aß").unwrap();
    /// assert!(s.try_extend_from_within(1..).is_err());
    /// assert!(s.try_extend_from_within(..1).is_ok());
    /// assert_eq!(s, "aßa");
    /// ```
    #[track_caller]
    pub fn try_extend_from_within(
        &mut self,
        src: impl RangeBounds<usize>,
    ) -> Result<(), TryReserveError> {
        self.text.try_extend_from_within(src)
    }

    /// Removes the last character, as [`String::pop`](alloc::string::String::pop).
    ///
    /// O(1). Does not allocate; a spilled string stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "élan".into();
    /// assert_eq!(s.pop(), Some('n'));
    /// s.truncate(2);
    /// assert_eq!((s.pop(), s.pop()), (Some('é'), None));
    /// ```
    #[inline]
    pub fn pop(&mut self) -> Option<char> {
        self.text.pop()
    }

    /// Inserts a character before the byte at `idx`, as
    /// [`String::insert`](alloc::string::String::insert).
    ///
    /// O(`len`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If `idx` is not at a character boundary or is behind the text; and as [`push`](Self::push).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "bcd".into();
    /// s.insert(0, 'a');
    /// s.insert(4, 'é'); // spills
    /// assert_eq!(s, "abcdé");
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) {
        self.insert_str(idx, ch.encode_utf8(&mut [0; 4]));
    }

    /// Inserts a character before the byte at `idx`, or gives it back if there is no room and none
    /// can be made.
    ///
    /// O(`len`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If `idx` is not at a character boundary or is behind the text.
    ///
    /// # Errors
    ///
    /// As [`try_push`](Self::try_push).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut s: SmallString<4, NoSpill> = SmallString::try_from("bcd").unwrap();
    /// assert!(s.try_insert(0, 'a').is_ok());
    /// assert_eq!(s.try_insert(0, 'a').unwrap_err().element(), 'a');
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_insert(&mut self, idx: usize, ch: char) -> Result<(), CapacityError<char>> {
        let inserted = self.text.try_insert_str(idx, ch.encode_utf8(&mut [0; 4]));
        inserted.map_err(|reason| CapacityError::new(ch, reason))
    }

    /// Inserts a string before the byte at `idx`, as
    /// [`String::insert_str`](alloc::string::String::insert_str).
    ///
    /// O(`len + string.len()`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If `idx` is not at a character boundary or is behind the text; and as
    /// [`push_str`](Self::push_str).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "ad".into();
    /// s.insert_str(1, "bc");
    /// s.insert_str(4, "ef"); // spills
    /// assert_eq!(s, "abcdef");
    /// ```
    #[inline]
    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        or_fail(self.text.try_insert_str(idx, string));
    }

    /// Inserts a string before the byte at `idx`, or gives it back if there is no room and none can
    /// be made.
    ///
    /// O(`len + string.len()`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If `idx` is not at a character boundary or is behind the text.
    ///
    /// # Errors
    ///
    /// As [`try_push_str`](Self::try_push_str).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut s: SmallString<4, NoSpill> = SmallString::try_from("ad").unwrap();
    /// assert!(s.try_insert_str(1, "bc").is_ok());
    /// assert_eq!(s.try_insert_str(1, "bc").unwrap_err().element(), "bc");
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_insert_str<'a>(
        &mut self,
        idx: usize,
        string: &'a str,
    ) -> Result<(), CapacityError<&'a str>> {
        let inserted = self.text.try_insert_str(idx, string);
        inserted.map_err(|reason| CapacityError::new(string, reason))
    }

    /// Removes the character that starts at the byte `idx`, as
    /// [`String::remove`](alloc::string::String::remove).
    ///
    /// O(`len`). Does not allocate; a spilled string stays spilled.
    ///
    /// # Panics
    ///
    /// If `idx` is not at a character boundary, or at or behind the end of the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "aéb".into();
    /// assert_eq!(s.remove(1), 'é');
    /// assert_eq!(s, "ab");
    /// ```
    #[inline]
    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        self.text.remove(idx)
    }

    /// Replaces the text in a byte range, as
    /// [`String::replace_range`](alloc::string::String::replace_range).
    ///
    /// O(`len + replace_with.len()`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the range starts after its end, ends behind the text, or does not lie on character
    /// boundaries; and as [`push_str`](Self::push_str).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "a-é".into();
    /// s.replace_range(1..2, "");
    /// s.replace_range(1.., "bcde"); // spills
    /// assert_eq!(s, "abcde");
    /// ```
    #[track_caller]
    pub fn replace_range(&mut self, range: impl RangeBounds<usize>, replace_with: &str) {
        or_fail(self.text.try_replace_range(range, replace_with));
    }

    /// Replaces the text in a byte range, or gives the replacement back if there is no room and
    /// none can be made.
    ///
    /// O(`len + replace_with.len()`). Allocates if there is no room, and spills if it was inline.
    ///
    /// # Panics
    ///
    /// If the range starts after its end, ends behind the text, or does not lie on character
    /// boundaries.
    ///
    /// # Errors
    ///
    /// As [`try_push_str`](Self::try_push_str).
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    /// use smallcoll::policy::NoSpill;
    ///
    /// let mut s: SmallString<4, NoSpill> = SmallString::try_from("abcd").unwrap();
    /// assert!(s.try_replace_range(1..3, "three").is_err());
    /// assert!(s.try_replace_range(1..3, "é").is_ok());
    /// assert_eq!(s, "aéd");
    /// ```
    #[track_caller]
    pub fn try_replace_range<'a>(
        &mut self,
        range: impl RangeBounds<usize>,
        replace_with: &'a str,
    ) -> Result<(), CapacityError<&'a str>> {
        let replaced = self.text.try_replace_range(range, replace_with);
        replaced.map_err(|reason| CapacityError::new(replace_with, reason))
    }
}
