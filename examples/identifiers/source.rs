//! The text of all files, with its lines numbered through.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::console::Console;
use crate::language::Language;
use crate::walk::Found;

/// A file and its text.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) language: &'static Language,
    /// The number of its first line, counted through all files from zero.
    pub(crate) first_line: u32,
}

/// All files; a line is told by one number, which takes the half of a pair of file and line.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) files: Vec<Source>,
    pub(crate) lines: u32,
    pub(crate) bytes: u64,
}

impl Sources {
    /// Reads what can be read, and reports the rest.
    pub(crate) fn read(found: Vec<Found>, console: &mut Console) -> Self {
        let mut sources = Sources::default();
        console.begin("reading", found.len());
        for Found { path, language } in found {
            match sources.load(&path, language) {
                Ok(source) => sources.files.push(source),
                Err(error) => console.skip(&path, &error),
            }
            console.advance();
        }
        sources
    }

    fn load(&mut self, path: &Path, language: &'static Language) -> io::Result<Source> {
        self.with(fs::metadata(path)?.len())?;
        let text = String::from_utf8(fs::read(path)?).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            io::Error::other(format!("not UTF-8, from byte {good} on"))
        })?;
        // The file may have grown since it was asked for its size.
        self.bytes = self.with(text.len() as u64)?;
        let first_line = self.lines;
        self.lines += text.lines().count() as u32;
        Ok(Source {
            path: path.to_owned(),
            text,
            language,
            first_line,
        })
    }

    /// How many bytes there are with `more`, if they can be counted in 32 bits, and with them the
    /// lines and the names.
    fn with(&self, more: u64) -> io::Result<u64> {
        let bytes = self.bytes.saturating_add(more);
        match bytes > u64::from(u32::MAX) {
            true => Err(io::Error::other("too large: more than 4 GiB in all")),
            false => Ok(bytes),
        }
    }

    /// The file that a line is in, and the number it has there, counted from one.
    pub(crate) fn place(&self, line: u32) -> (&Source, u32) {
        // Of files that begin on the same line all but the last are empty.
        let after = self.files.partition_point(|file| file.first_line <= line);
        let file = &self.files[after - 1];
        (file, line - file.first_line + 1)
    }
}
