//! `format_smallstring!`.

use core::fmt::{self, Write};

use super::SmallString;
use crate::error::{TryReserveError, or_fail};
use crate::policy::{DefaultPolicy, SpillPolicy};

/// Formats into a [`SmallString`](crate::SmallString), as [`alloc::format!`] into a `String`.
///
/// What is formatted is written straight into the string, once. `N` and the policy come from where
/// the string goes. Allocates if the text has more than `N` bytes.
///
/// # Panics
///
/// If a formatting trait returns an error, or if the text has more than `N` bytes under a policy
/// that never spills. To get an error instead, `write!` into an empty string.
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
        return SmallString::from(string);
    }
    let mut writer = Writer {
        string: SmallString::default(),
        room: Ok(()),
    };
    if let Err(error) = writer.write_fmt(args) {
        or_fail(writer.room);
        panic!(
            "a formatting trait implementation returned an error when the underlying stream did not: {error:?}"
        );
    }
    writer.string
}

/// A string, and why it could not take what was written.
struct Writer<const N: usize, P: SpillPolicy> {
    string: SmallString<N, P>,
    room: Result<(), TryReserveError>,
}

impl<const N: usize, P: SpillPolicy> Write for Writer<N, P> {
    #[inline]
    fn write_str(&mut self, string: &str) -> fmt::Result {
        self.room = self.string.text.try_push_str(string);
        self.room.map_err(|_| fmt::Error)
    }
}
