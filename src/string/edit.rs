//! How the contents change.

use core::ops::RangeBounds;

use super::{Drain, SmallString};
use crate::error::{CapacityError, or_fail};
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
    /// let mut s: SmallString<4, NoSpill> = "abc".into();
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
    /// let mut s: SmallString<4, NoSpill> = "ab".into();
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
    /// let mut s: SmallString<4, NoSpill> = "bcd".into();
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
    /// let mut s: SmallString<4, NoSpill> = "ad".into();
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

    /// Shortens the text to `new_len` bytes, if it is longer, as
    /// [`String::truncate`](alloc::string::String::truncate).
    ///
    /// O(1). Does not allocate; a spilled string stays spilled.
    ///
    /// # Panics
    ///
    /// If `new_len` lies within the text and is not at a character boundary.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "spilled".into();
    /// s.truncate(2);
    /// assert_eq!(s, "sp");
    /// assert!(s.spilled());
    /// ```
    #[inline]
    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        self.text.truncate(new_len);
    }

    /// Removes all text, as [`String::clear`](alloc::string::String::clear).
    ///
    /// O(1). Does not allocate; a spilled string stays spilled.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "spilled".into();
    /// s.clear();
    /// assert!(s.is_empty() && s.capacity() >= 7);
    /// ```
    #[inline]
    pub fn clear(&mut self) {
        self.text.clear();
    }

    /// Keeps the characters that `f` returns `true` for, as
    /// [`String::retain`](alloc::string::String::retain).
    ///
    /// O(`len`). Does not allocate; a spilled string stays spilled. If `f` panics, the characters
    /// it was not asked about stay.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "f_o_ö".into();
    /// s.retain(|ch| ch != '_');
    /// assert_eq!(s, "foö");
    /// ```
    #[inline]
    pub fn retain(&mut self, f: impl FnMut(char) -> bool) {
        self.text.retain(f);
    }

    /// Removes the text in a byte range and iterates over its characters, as
    /// [`String::drain`](alloc::string::String::drain).
    ///
    /// The range is removed when the iterator is dropped, whether it was used up or not. An
    /// iterator that is leaked instead leaves the text before the range.
    ///
    /// O(`len`) in all. Does not allocate; a spilled string stays spilled.
    ///
    /// # Panics
    ///
    /// If the range starts after its end, ends behind the text, or does not lie on character
    /// boundaries.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "key: value".into();
    /// let key: SmallString<4> = s.drain(..3).collect();
    /// assert_eq!((key.as_str(), s.as_str()), ("key", ": value"));
    /// ```
    #[inline]
    #[track_caller]
    pub fn drain(&mut self, range: impl RangeBounds<usize>) -> Drain<'_, N, P> {
        Drain::new(self.text.gap(range))
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
    /// let mut s: SmallString<4, NoSpill> = "abcd".into();
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

    /// Removes the text from the byte `at` on and gives it back, as
    /// [`String::split_off`](alloc::string::String::split_off).
    ///
    /// O(`len - at`). Allocates if what it gives back has more than `N` bytes; a spilled string
    /// stays spilled.
    ///
    /// # Panics
    ///
    /// If `at` is not at a character boundary or is behind the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "spilled".into();
    /// let tail = s.split_off(5);
    /// assert_eq!((s.as_str(), tail.as_str()), ("spill", "ed"));
    /// assert!(s.spilled() && !tail.spilled());
    /// ```
    #[inline]
    #[must_use = "use `truncate` if you do not need the other part"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        Self {
            text: or_fail(self.text.try_split_off(at)),
        }
    }
}
