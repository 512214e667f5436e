//! `format_smallstring!`, and what can be displayed as a string.

use core::fmt::{self, Write};

use super::SmallString;
use crate::error::{TryReserveError, or_fail};
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::raw::Utf8Buf;

/// Formats into a [`SmallString`], as [`alloc::format!`] into a `String`.
///
/// What is formatted is written straight into the string, once. `N` and the policy come from where
/// the string goes. Allocates if the text has more than `N` bytes.
///
/// # Panics
///
/// If a formatting trait returns an error, or if the text has more than `N` bytes under a policy
/// that never spills. To get an error instead:
/// `format_args!(...).`[`try_to_smallstring()`](crate::ToSmallString::try_to_smallstring).
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallString, format_smallstring};
///
/// let name: SmallString<8> = format_smallstring!("item{:04}", 7);
/// assert_eq!(name, "item0007");
/// assert!(!name.spilled());
/// ```
#[macro_export]
macro_rules! format_smallstring {
    ($($arg:tt)*) => {
        $crate::string::format(::core::format_args!($($arg)*))
    };
}

/// What [`format_smallstring!`](crate::format_smallstring) calls.
#[must_use]
#[track_caller]
pub fn format<const N: usize, P: DefaultPolicy>(args: fmt::Arguments<'_>) -> SmallString<N, P> {
    if let Some(string) = args.as_str() {
        return or_fail(SmallString::try_from_str(string));
    }
    or_fail(Writer::try_write(|writer| writer.write_fmt(args))).expect(
        "a formatting trait implementation returned an error when the underlying stream did not",
    )
}

/// Makes a string of what can be displayed, as [`ToString`](alloc::string::ToString) does a
/// `String`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallString, ToSmallString};
///
/// let s: SmallString<4> = 2015.to_smallstring();
/// assert_eq!(s, "2015");
/// assert!(!s.spilled());
/// ```
pub trait ToSmallString {
    /// What it is displayed as.
    ///
    /// Displays once, straight into the string; text, characters, `bool` and integers are not
    /// formatted at all. Allocates if the text has more than `N` bytes.
    ///
    /// # Panics
    ///
    /// If `Display` returns an error, or if the text has more than `N` bytes under a policy that
    /// never spills.
    fn to_smallstring<const N: usize, P: DefaultPolicy>(&self) -> SmallString<N, P>;

    /// [`to_smallstring`](Self::to_smallstring) that returns an error if there is no room and none
    /// can be made.
    ///
    /// # Errors
    ///
    /// If the text has more than `N` bytes under a policy that never spills, or the allocator fails.
    ///
    /// # Panics
    ///
    /// If `Display` returns an error of its own.
    ///
    /// # Examples
    ///
    /// ```
    /// use smallcoll::policy::NoSpill;
    /// use smallcoll::{SmallString, ToSmallString, TryReserveError};
    ///
    /// let s: Result<SmallString<4, NoSpill>, _> = 2015.try_to_smallstring();
    /// assert_eq!(s.unwrap(), "2015");
    /// let s: Result<SmallString<4, NoSpill>, _> = format_args!("{}!", 2015).try_to_smallstring();
    /// assert_eq!(s, Err(TryReserveError::Full { capacity: 4, required: 5 }));
    /// ```
    fn try_to_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
    ) -> Result<SmallString<N, P>, TryReserveError>;
}

impl<T: fmt::Display + ?Sized> ToSmallString for T {
    #[inline]
    #[track_caller]
    fn to_smallstring<const N: usize, P: DefaultPolicy>(&self) -> SmallString<N, P> {
        or_fail(self.try_to_smallstring())
    }

    #[inline]
    #[track_caller]
    fn try_to_smallstring<const N: usize, P: DefaultPolicy>(
        &self,
    ) -> Result<SmallString<N, P>, TryReserveError> {
        if let Some(known) = Utf8Buf::try_known(self) {
            return known.map(|text| SmallString { text });
        }
        let written = Writer::try_write(|writer| write!(writer, "{self}"))?;
        Ok(written.expect("a Display implementation returned an error unexpectedly"))
    }
}

/// A string, and why it could not take what was written.
struct Writer<const N: usize, P: SpillPolicy> {
    string: SmallString<N, P>,
    room: Result<(), TryReserveError>,
}

impl<const N: usize, P: DefaultPolicy> Writer<N, P> {
    /// What `write` writes, or the error that it returns. Where there was no room, that is why.
    #[inline]
    fn try_write(
        write: impl FnOnce(&mut Self) -> fmt::Result,
    ) -> Result<Result<SmallString<N, P>, fmt::Error>, TryReserveError> {
        let mut writer = Self {
            string: SmallString::default(),
            room: Ok(()),
        };
        let result = write(&mut writer);
        writer.room?;
        Ok(result.map(|()| writer.string))
    }
}

impl<const N: usize, P: SpillPolicy> Write for Writer<N, P> {
    #[inline]
    fn write_str(&mut self, string: &str) -> fmt::Result {
        // What was refused once is missing, even if the next piece would fit.
        self.room = (self.room).and_then(|()| self.string.text.try_push_str(string));
        self.room.map_err(|_| fmt::Error)
    }
}
