//! What goes to standard error: messages, and a progress bar if someone is watching.

use std::fmt::Display;
use std::io::{IsTerminal, stderr};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

/// A path that was left out, and why.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Skipped {
    path: String,
    reason: String,
}

/// Standard error.
#[derive(Debug)]
pub(crate) struct Console {
    bar: ProgressBar,
    watched: bool,
    pub(crate) skipped: Vec<Skipped>,
}

impl Console {
    pub(crate) fn new() -> Self {
        Console {
            bar: ProgressBar::hidden(),
            watched: stderr().is_terminal(),
            skipped: Vec::new(),
        }
    }

    /// Reports a path that is left out.
    pub(crate) fn skip(&mut self, path: &Path, reason: &dyn Display) {
        let skipped = Skipped {
            path: path.display().to_string(),
            reason: reason.to_string(),
        };
        self.say(&format!("{}: {}", skipped.path, skipped.reason));
        self.skipped.push(skipped);
    }

    /// Writes a line without tearing the bar.
    pub(crate) fn say(&self, message: &str) {
        self.bar.suspend(|| eprintln!("identifiers: {message}"));
    }

    /// Shows that the walk goes on, of which nobody can tell how long it is.
    pub(crate) fn tick_walk(&mut self, files: usize) {
        if self.watched && self.bar.is_hidden() {
            self.bar = ProgressBar::new_spinner().with_style(style("{spinner} {msg}"));
        }
        self.bar.set_message(format!("{files} files found"));
    }

    /// Begins a bar of so many steps.
    pub(crate) fn begin(&mut self, what: &'static str, steps: usize) {
        self.end();
        if self.watched {
            self.bar = ProgressBar::new(steps as u64)
                .with_style(style("{msg:10} [{bar:40}] {pos}/{len}"))
                .with_message(what);
        }
    }

    /// One step is done.
    pub(crate) fn advance(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub(crate) fn end(&mut self) {
        self.bar.finish_and_clear();
        self.bar = ProgressBar::hidden();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
}
