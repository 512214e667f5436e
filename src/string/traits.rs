//! What it is besides: a default, a clone, a `str`, a place to write to.

use core::borrow::{Borrow, BorrowMut};
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::{Deref, DerefMut, Index, IndexMut};
use core::slice::SliceIndex;

use super::SmallString;
use crate::error::TryReserveError;
use crate::policy::{DefaultPolicy, Heap, SpillPolicy};
use crate::raw::Utf8Buf;

impl<const N: usize, P: DefaultPolicy> Default for SmallString<N, P> {
    /// An empty string. Does not allocate.
    #[inline]
    fn default() -> Self {
        Self {
            text: Utf8Buf::new(P::default(), P::Heap::default()),
        }
    }
}

impl<const N: usize, P: SpillPolicy<Heap: Clone> + Clone> SmallString<N, P> {
    /// [`clone`](Clone::clone) that returns an error if there is no memory for it.
    ///
    /// O(`len`). Allocates if the text has more than `N` bytes.
    ///
    /// # Errors
    ///
    /// If the allocator fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::SmallString;
    ///
    /// let s: SmallString<4> = "spilled".into();
    /// assert_eq!(s.try_clone()?, s);
    /// # Ok::<(), smallcoll::TryReserveError>(())
    /// ```
    #[inline]
    pub fn try_clone(&self) -> Result<Self, TryReserveError> {
        let text = self.text.try_clone()?;
        Ok(Self { text })
    }
}

impl<const N: usize, P: SpillPolicy<Heap: Clone> + Clone> Clone for SmallString<N, P> {
    /// The same text: inline if it has at most `N` bytes, in a block without slack otherwise.
    #[inline]
    #[track_caller]
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
        }
    }

    /// The text of `source` in the storage that there is, if it has room. To get an error where
    /// there is none: `try_reserve` what `source` is longer.
    #[inline]
    #[track_caller]
    fn clone_from(&mut self, source: &Self) {
        self.replace_range(.., source);
    }
}

impl<const N: usize, P: SpillPolicy> Deref for SmallString<N, P> {
    type Target = str;

    #[inline(always)]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl<const N: usize, P: SpillPolicy> DerefMut for SmallString<N, P> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut str {
        self.as_mut_str()
    }
}

impl<const N: usize, P: SpillPolicy, I: SliceIndex<str>> Index<I> for SmallString<N, P> {
    type Output = I::Output;

    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        &self.as_str()[index]
    }
}

impl<const N: usize, P: SpillPolicy, I: SliceIndex<str>> IndexMut<I> for SmallString<N, P> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        &mut self.as_mut_str()[index]
    }
}

impl<const N: usize, P: SpillPolicy> Hash for SmallString<N, P> {
    /// As the `str` hashes, which `Borrow<str>` requires.
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<const N: usize, P: SpillPolicy> Borrow<str> for SmallString<N, P> {
    #[inline]
    fn borrow(&self) -> &str {
        self
    }
}

impl<const N: usize, P: SpillPolicy> BorrowMut<str> for SmallString<N, P> {
    #[inline]
    fn borrow_mut(&mut self) -> &mut str {
        self
    }
}

impl<const N: usize, P: SpillPolicy> AsRef<str> for SmallString<N, P> {
    #[inline]
    fn as_ref(&self) -> &str {
        self
    }
}

impl<const N: usize, P: SpillPolicy> AsMut<str> for SmallString<N, P> {
    #[inline]
    fn as_mut(&mut self) -> &mut str {
        self
    }
}

impl<const N: usize, P: SpillPolicy> AsRef<[u8]> for SmallString<N, P> {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

#[cfg(feature = "std")]
impl<const N: usize, P: SpillPolicy> AsRef<std::ffi::OsStr> for SmallString<N, P> {
    #[inline]
    fn as_ref(&self) -> &std::ffi::OsStr {
        self.as_str().as_ref()
    }
}

#[cfg(feature = "std")]
impl<const N: usize, P: SpillPolicy> AsRef<std::path::Path> for SmallString<N, P> {
    #[inline]
    fn as_ref(&self) -> &std::path::Path {
        self.as_str().as_ref()
    }
}

impl<const N: usize, P: SpillPolicy> fmt::Display for SmallString<N, P> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl<const N: usize, P: SpillPolicy> fmt::Debug for SmallString<N, P> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// Appends what is written, as to a `String`.
///
/// # Errors
///
/// If there is no room for all of it under a policy that never spills. Nothing has changed then.
///
/// # Panics
///
/// If the new capacity exceeds `isize::MAX` bytes under a policy that may spill.
impl<const N: usize, P: SpillPolicy> fmt::Write for SmallString<N, P> {
    #[inline]
    #[track_caller]
    fn write_str(&mut self, string: &str) -> fmt::Result {
        if P::Heap::MAY_SPILL {
            self.push_str(string);
            Ok(())
        } else {
            self.try_push_str(string).map_err(|_| fmt::Error)
        }
    }

    #[inline]
    #[track_caller]
    fn write_char(&mut self, ch: char) -> fmt::Result {
        if P::Heap::MAY_SPILL {
            self.push(ch);
            Ok(())
        } else {
            self.try_push(ch).map_err(|_| fmt::Error)
        }
    }
}
