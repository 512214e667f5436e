//! What `str` and iterators of text have methods for, made as small strings.

use super::SmallString;
use super::sealed::Sealed;
use crate::error::{TryReserveError, or_fail};
use crate::policy::DefaultPolicy;

/// The methods of `str` that make a `String`, making a [`SmallString`]; as smol_str's trait of this
/// name. Sealed.
///
/// They have names of their own: methods of a `SmallString` by std's names would stand before those
/// of `str`, which return a `String` and take patterns of every kind. `N` and the policy come from
/// where the string goes.
///
/// To get an error when there is no room, make the text with the `try_` methods of `SmallString`:
/// `try_push_str` and then `make_ascii_lowercase`, `try_extend` by
/// `text.chars().flat_map(char::to_uppercase)`, and so on.
pub trait StrExt: Sealed {
    /// The text in lower case, as [`str::to_lowercase`].
    ///
    /// O(`len`). Allocates if the result has more than `N` bytes, and for a text with a `Σ`, whose
    /// lower case depends on what is around it.
    ///
    /// # Panics
    ///
    /// If the result has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, StrExt};
    ///
    /// let s: SmallString<4> = "Été".to_lowercase_smallstring();
    /// assert_eq!(s, "été");
    /// assert!(s.spilled());
    /// let s: SmallString = "ΧΑΟΣ".to_lowercase_smallstring();
    /// assert_eq!(s, "χαος");
    /// ```
    #[must_use = "this returns the text in lower case without changing the original"]
    fn to_lowercase_smallstring<const N: usize, P: DefaultPolicy>(&self) -> SmallString<N, P>;

    /// The text in upper case, as [`str::to_uppercase`].
    ///
    /// O(`len`). Allocates if the result has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the result has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, StrExt};
    ///
    /// let s: SmallString<4> = "aß".to_uppercase_smallstring();
    /// assert_eq!(s, "ASS");
    /// assert!(!s.spilled());
    /// ```
    #[must_use = "this returns the text in upper case without changing the original"]
    fn to_uppercase_smallstring<const N: usize, P: DefaultPolicy>(&self) -> SmallString<N, P>;

    /// The text with its ASCII letters in lower case, as [`str::to_ascii_lowercase`].
    ///
    /// O(`len`). Allocates if the text has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, StrExt};
    ///
    /// let s: SmallString<4> = "ÉTE".to_ascii_lowercase_smallstring();
    /// assert_eq!(s, "Éte");
    /// ```
    #[must_use = "to change the text in place, use `make_ascii_lowercase`"]
    fn to_ascii_lowercase_smallstring<const N: usize, P: DefaultPolicy>(&self)
    -> SmallString<N, P>;

    /// The text with its ASCII letters in upper case, as [`str::to_ascii_uppercase`].
    ///
    /// O(`len`). Allocates if the text has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the text has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, StrExt};
    ///
    /// let s: SmallString<4> = "éte".to_ascii_uppercase_smallstring();
    /// assert_eq!(s, "éTE");
    /// ```
    #[must_use = "to change the text in place, use `make_ascii_uppercase`"]
    fn to_ascii_uppercase_smallstring<const N: usize, P: DefaultPolicy>(&self)
    -> SmallString<N, P>;

    /// The text with `to` in place of each `from`, as [`str::replace`].
    ///
    /// O(`len` + length of the result). Allocates if the result has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the result has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, StrExt};
    ///
    /// let s: SmallString<4> = "a::b".replace_smallstring("::", ".");
    /// assert_eq!(s, "a.b");
    /// let s: SmallString<4> = "a.b".replace_smallstring(".", " and ");
    /// assert_eq!(s, "a and b");
    /// assert!(s.spilled());
    /// ```
    #[must_use = "this returns the new text without changing the original"]
    fn replace_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
        from: &str,
        to: &str,
    ) -> SmallString<N, P>;

    /// The text with `to` in place of the first `count` `from`s, as [`str::replacen`].
    ///
    /// O(`len` + length of the result). Allocates if the result has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the result has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, StrExt};
    ///
    /// let s: SmallString<4> = "a::b::c".replacen_smallstring("::", ".", 1);
    /// assert_eq!(s, "a.b::c");
    /// ```
    #[must_use = "this returns the new text without changing the original"]
    fn replacen_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
        from: &str,
        to: &str,
        count: usize,
    ) -> SmallString<N, P>;

    /// The text `n` times, as [`str::repeat`].
    ///
    /// O(length of the result). Allocates once if the result has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the result has more than `isize::MAX` bytes, or than `N` under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, StrExt};
    ///
    /// let s: SmallString<4> = "ab".repeat_smallstring(2);
    /// assert_eq!(s, "abab");
    /// assert!(!s.spilled());
    /// ```
    #[must_use = "this returns the new text without changing the original"]
    fn repeat_smallstring<const N: usize, P: DefaultPolicy>(&self, n: usize) -> SmallString<N, P>;

    /// [`repeat_smallstring`](Self::repeat_smallstring) that returns an error if there is no room
    /// for the text.
    ///
    /// O(length of the result). Allocates once if the result has more than `N` bytes.
    ///
    /// # Errors
    ///
    /// If the result has more than `isize::MAX` bytes, or than `N` under a policy that never spills,
    /// or the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, StrExt, TryReserveError};
    ///
    /// let s: Result<SmallString<4>, _> = "ab".try_repeat_smallstring(3);
    /// assert_eq!(s.unwrap(), "ababab");
    /// let s: Result<SmallString<4>, _> = "ab".try_repeat_smallstring(usize::MAX);
    /// assert_eq!(s, Err(TryReserveError::CapacityOverflow));
    /// ```
    fn try_repeat_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
        n: usize,
    ) -> Result<SmallString<N, P>, TryReserveError>;
}

impl Sealed for str {}

/// A copy of `text`, for every policy.
#[inline]
#[track_caller]
fn copied<const N: usize, P: DefaultPolicy>(text: &str) -> SmallString<N, P> {
    or_fail(SmallString::try_from_str(text))
}

impl StrExt for str {
    #[track_caller]
    fn to_lowercase_smallstring<const N: usize, P: DefaultPolicy>(&self) -> SmallString<N, P> {
        if self.is_ascii() {
            return self.to_ascii_lowercase_smallstring();
        }
        // The only letter whose lower case is not its own affair.
        if self.contains('Σ') {
            return SmallString::from_string(self.to_lowercase());
        }
        SmallString::from_iter(self.chars().flat_map(char::to_lowercase))
    }

    #[track_caller]
    fn to_uppercase_smallstring<const N: usize, P: DefaultPolicy>(&self) -> SmallString<N, P> {
        if self.is_ascii() {
            return self.to_ascii_uppercase_smallstring();
        }
        SmallString::from_iter(self.chars().flat_map(char::to_uppercase))
    }

    #[inline]
    #[track_caller]
    fn to_ascii_lowercase_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
    ) -> SmallString<N, P> {
        let mut s = copied(self);
        s.make_ascii_lowercase();
        s
    }

    #[inline]
    #[track_caller]
    fn to_ascii_uppercase_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
    ) -> SmallString<N, P> {
        let mut s = copied(self);
        s.make_ascii_uppercase();
        s
    }

    #[inline]
    #[track_caller]
    fn replace_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
        from: &str,
        to: &str,
    ) -> SmallString<N, P> {
        // No text has as many matches.
        self.replacen_smallstring(from, to, usize::MAX)
    }

    #[track_caller]
    fn replacen_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
        from: &str,
        to: &str,
        count: usize,
    ) -> SmallString<N, P> {
        let mut s = SmallString::default();
        let mut rest = 0;
        for (start, matched) in self.match_indices(from).take(count) {
            s.push_str(&self[rest..start]);
            s.push_str(to);
            rest = start + matched.len();
        }
        s.push_str(&self[rest..]);
        s
    }

    #[inline]
    #[track_caller]
    fn repeat_smallstring<const N: usize, P: DefaultPolicy>(&self, n: usize) -> SmallString<N, P> {
        or_fail(self.try_repeat_smallstring(n))
    }

    fn try_repeat_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
        n: usize,
    ) -> Result<SmallString<N, P>, TryReserveError> {
        let len = self.len().checked_mul(n);
        let len = len.ok_or(TryReserveError::CapacityOverflow)?;
        let mut s = SmallString::default();
        s.try_reserve_exact(len)?;
        if n > 0 {
            s.push_str(self);
        }
        // All that there is once more, as often as that fits.
        while s.len() < len {
            s.extend_from_within(..s.len().min(len - s.len()));
        }
        Ok(s)
    }
}

/// `concat` and `join` of whatever can be iterated over and is text, as compact_str's
/// `CompactStringExt`.
///
/// `N` and the policy come from where the string goes. To get an error when there is no room,
/// [`try_extend`](SmallString::try_extend) an empty string.
pub trait SmallStringExt {
    /// All the texts, one after the other, as `concat` of slices.
    ///
    /// O(length of the result). Allocates if the result has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the result has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, SmallStringExt};
    ///
    /// let s: SmallString<4> = ["a", "bc", "d"].concat_smallstring();
    /// assert_eq!(s, "abcd");
    /// assert!(!s.spilled());
    /// ```
    #[must_use]
    fn concat_smallstring<const N: usize, P: DefaultPolicy>(self) -> SmallString<N, P>;

    /// All the texts, one after the other with `separator` in between, as `join` of slices.
    ///
    /// O(length of the result). Allocates if the result has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If the result has more than `N` bytes under a policy that never spills.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::{SmallString, SmallStringExt};
    ///
    /// let words = ["a", "b", "c"].map(String::from);
    /// let s: SmallString<4> = words.iter().join_smallstring("::");
    /// assert_eq!(s, "a::b::c");
    /// assert!(s.spilled());
    /// ```
    #[must_use]
    fn join_smallstring<const N: usize, P: DefaultPolicy>(
        self,
        separator: &str,
    ) -> SmallString<N, P>;
}

impl<I: IntoIterator<Item: AsRef<str>>> SmallStringExt for I {
    #[inline]
    #[track_caller]
    fn concat_smallstring<const N: usize, P: DefaultPolicy>(self) -> SmallString<N, P> {
        self.join_smallstring("")
    }

    #[track_caller]
    fn join_smallstring<const N: usize, P: DefaultPolicy>(
        self,
        separator: &str,
    ) -> SmallString<N, P> {
        let mut texts = self.into_iter();
        let mut s = match texts.next() {
            Some(text) => copied(text.as_ref()),
            None => SmallString::default(),
        };
        for text in texts {
            s.push_str(separator);
            s.push_str(text.as_ref());
        }
        s
    }
}
