//! The input: identifiers as they occur in real Rust sources, which no branch predictor can learn.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::language::{self, Language};
use crate::lexer::Lexer;

/// As many occurrences as a full run takes.
pub(crate) const FULL: usize = 400_000;
/// As many as a quick one takes.
pub(crate) const QUICK: usize = 50_000;

/// A folder among the sources gives at most this part of what is wanted, so that there are many
/// authors in it.
const SHARE: usize = 16;

/// Longer files are mostly generated.
const MAX_FILE: u64 = 256 * 1024;

/// The identifiers of the files under `sources`, in their order, or of what cargo and rustup have
/// put on this machine.
pub(crate) fn identifiers(sources: &[PathBuf], wanted: usize) -> Vec<&'static str> {
    let folders = match sources {
        [] => found_here(),
        given => given.to_vec(),
    };
    let mut words = Vec::with_capacity(wanted);
    for folder in folders {
        let mut files = Vec::new();
        collect(&folder, &mut files);
        files.sort();
        let share = match sources {
            [] => wanted.min(words.len() + wanted / SHARE),
            _ => wanted,
        };
        for file in files {
            if words.len() < share {
                lex(&file, share, &mut words);
            }
        }
    }
    words
}

/// The folders of cargo's registry, one for each crate, and the standard library's.
fn found_here() -> Vec<PathBuf> {
    let home = |name| env::var_os(name).map(PathBuf::from);
    let cargo = home("CARGO_HOME").or_else(|| Some(home("HOME")?.join(".cargo")));
    let registries = cargo.map(|cargo| cargo.join("registry").join("src"));
    let mut folders: Vec<PathBuf> = std_library().into_iter().flat_map(|at| list(&at)).collect();
    for registry in registries.into_iter().flat_map(|at| list(&at)) {
        folders.extend(list(&registry));
    }
    folders
}

/// The sources of the standard library, if the toolchain has them.
fn std_library() -> Option<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["--print", "sysroot"]).output();
    let sysroot = String::from_utf8(output.ok()?.stdout).ok()?;
    Some(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"))
}

/// What is in a folder, sorted; nothing if it cannot be read.
fn list(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Finds the Rust files at and under `path`, without following links.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(kind) = fs::symlink_metadata(path) else {
        return;
    };
    if kind.is_dir() {
        for path in list(path) {
            collect(&path, files);
        }
    } else if kind.is_file() && path.extension().is_some_and(|ending| ending == "rs") {
        files.push(path.to_owned());
    }
}

/// Adds the identifiers of a file, which stays in memory, until there are `until` words.
fn lex(file: &Path, until: usize, words: &mut Vec<&'static str>) {
    if fs::metadata(file).map_or(true, |file| file.len() > MAX_FILE) {
        return;
    }
    let Ok(text) = fs::read_to_string(file) else {
        return;
    };
    let text: &'static str = text.leak();
    let rust = Language::of(Path::new("a.rs")).unwrap_or(&language::PLAIN);
    let names = Lexer::new(text, rust).filter(|word| !word.keyword);
    words.extend(names.map(|word| word.text).take(until - words.len()));
}

/// A small generator of numbers, the same in every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new() -> Self {
        Random(0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (((self.0 >> 32) * end as u64) >> 32) as usize
    }
    /// Puts the values into another order.
    pub(crate) fn shuffle<T>(&mut self, values: &mut [T]) {
        for at in (1..values.len()).rev() {
            values.swap(at, self.below(at + 1));
        }
    }
}
