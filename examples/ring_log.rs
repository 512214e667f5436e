//! A log that keeps its last entries and never allocates: the newest overwrites the oldest.
//!
//! Ring and text have a fixed capacity (`NoSpill`), so the whole log is one value that can stand in
//! a `static`, in shared memory, or on a machine without a heap.
//!
//! ```text
//! cargo run --example ring_log
//! ```

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

use std::fmt::{self, Write};

use smallcoll::policy::{Compact, NoSpill};
use smallcoll::{SmallDeque, SmallString};

/// At most 46 bytes of text, in 47 with their length.
type Line = SmallString<46, Compact<NoSpill>>;

struct Entry {
    number: u64,
    line: Line,
}

struct Log<const N: usize> {
    entries: SmallDeque<Entry, N, NoSpill>,
    written: u64,
}

impl<const N: usize> Log<N> {
    const fn new() -> Self {
        Self {
            entries: SmallDeque::with_policy(NoSpill),
            written: 0,
        }
    }

    /// Adds an entry; gives back the number of the one that had to make room.
    fn write(&mut self, message: fmt::Arguments<'_>) -> Option<u64> {
        let mut line = Cut(Line::with_policy(Compact(NoSpill)));
        // What does not fit is cut off, which is no error here.
        let _ = line.write_fmt(message);
        self.written += 1;
        let entry = Entry {
            number: self.written,
            line: line.0,
        };
        let lost = self.entries.push_back_overwriting(entry)?;
        Some(lost.number)
    }
}

/// Takes as many characters as there is room for.
struct Cut(Line);

impl Write for Cut {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars()
            .try_for_each(|c| self.0.try_push(c).map_err(|_| fmt::Error))
    }
}

fn main() {
    let mut log: Log<4> = Log::new();
    println!("The log is one value of {} bytes.", size_of_val(&log));
    for (minute, load) in [12, 40, 97, 99, 61, 8].into_iter().enumerate() {
        let lost = log.write(format_args!(
            "minute {minute}: load {load} %, {}",
            if load > 90 {
                "too much, some requests were refused"
            } else {
                "as usual"
            }
        ));
        if let Some(number) = lost {
            println!("entry {number} made room");
        }
    }
    for Entry { number, line } in &log.entries {
        println!("{number}: {line}");
    }
    assert_eq!(log.entries.len(), 4);
}
