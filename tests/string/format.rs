//! Formatting into strings.

use std::fmt::{self, Display};

use smallcoll::{NoSpill, SmallString, ToSmallString, format_smallstring};

use crate::common::panic_message;

/// Goes on where a write has failed.
struct Ignores;

impl Display for Ignores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = f.write_str("five.");
        f.write_str("four")
    }
}

/// Fails to be displayed.
struct Fails;

impl Display for Fails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("x")?;
        Err(fmt::Error)
    }
}

#[test]
fn formatting_fails() {
    let by_std = panic_message(|| drop(format!("{Fails}")));
    assert_eq!(
        panic_message(|| {
            let _: SmallString = format_smallstring!("{Fails}");
        }),
        by_std
    );
    let by_std = panic_message(|| drop(Fails.to_string()));
    assert_eq!(
        panic_message(|| {
            let _: SmallString = Fails.to_smallstring();
        }),
        by_std
    );
    let runs: [fn() -> SmallString<4, NoSpill>; 4] = [
        || format_smallstring!("{}{}", "four", 4),
        || format_smallstring!("{Ignores}"),
        || Ignores.to_smallstring(),
        || "five.".to_smallstring(),
    ];
    for run in runs {
        assert_eq!(
            panic_message(run),
            "capacity overflow: room for 5 elements needed, but the capacity is fixed at 4"
        );
    }
}

#[test]
fn shows_as_text() {
    for text in ["", "four", "spil\"led"] {
        let s: SmallString<4> = text.into();
        assert_eq!(
            format!("{s}|{s:>9}|{s:.2}|{s:?}"),
            format!("{text}|{text:>9}|{text:.2}|{text:?}")
        );
    }
}
