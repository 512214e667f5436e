//! How much text goes at once.

use core::ops::RangeBounds;

use super::{Drain, SmallString};
use crate::error::{TryReserveError, or_fail};
use crate::policy::SpillPolicy;

impl<const N: usize, P: SpillPolicy> SmallString<N, P> {
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

    /// [`split_off`](Self::split_off) that returns an error if there is no room for what it gives
    /// back.
    ///
    /// O(`len - at`). Allocates if what it gives back has more than `N` bytes; a spilled string
    /// stays spilled.
    ///
    /// # Panics
    ///
    /// If `at` is not at a character boundary or is behind the text.
    ///
    /// # Errors
    ///
    /// If the allocator fails. Nothing has changed then.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let mut s: SmallString<4> = "spilled".into();
    /// let tail = s.try_split_off(2)?;
    /// assert_eq!((s.as_str(), tail.as_str()), ("sp", "illed"));
    /// assert!(tail.spilled());
    /// # Ok::<(), smallcoll::TryReserveError>(())
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_split_off(&mut self, at: usize) -> Result<Self, TryReserveError>
    where
        P: SpillPolicy<Heap: Clone> + Clone,
    {
        let text = self.text.try_split_off(at)?;
        Ok(Self { text })
    }
}
