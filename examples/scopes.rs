//! Resolves the names of source code scope by scope, with three kinds of maps.
//!
//! A resolver has a map of names for each open brace: most of them get a handful of names, are asked
//! a few times and are dropped at the closing brace. This one reads Rust roughly, by its braces and by
//! the words that declare something, looks each name up from the innermost scope to the outermost,
//! and does so with [`SmallMap`], with hashbrown's `HashMap` (the same hasher) and with std's.
//!
//! Where most look-ups miss, as in the inner ones of nested scopes, a hash table that is there already
//! is hard to beat: it compares a byte of sixteen hashes at once. A short `SmallMap` goes through its
//! names, and whether the next one has the length of what is looked for cannot be foretold: by
//! callgrind's count it is one mispredicted branch a look-up, and so is the time that it takes longer. What
//! it saves for sure are the allocations.
//!
//! ```text
//! cargo run --release --example scopes --features hashbrown -- PATH...
//! ```
//!
//! Without a path, it reads the sources of this crate.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[path = "identifiers/heap.rs"]
mod heap;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{collections, env, fs, io};

use smallcoll::SmallMap;

/// How many names a scope keeps inline.
const N: usize = 8;
/// How often each kind of map is timed, in turns.
const ROUNDS: usize = 7;

/// The names of one scope, each with where it was declared.
trait Scope<'a>: Default {
    fn declare(&mut self, name: &'a str, at: usize);
    fn find(&self, name: &str) -> Option<usize>;
    fn len(&self) -> usize;
}

macro_rules! scope {
    ($($Map:ty),*) => {$(
        impl<'a> Scope<'a> for $Map {
            fn declare(&mut self, name: &'a str, at: usize) {
                self.insert(name, at);
            }

            fn find(&self, name: &str) -> Option<usize> {
                self.get(name).copied()
            }

            fn len(&self) -> usize {
                self.len()
            }
        }
    )*};
}

scope!(
    SmallMap<&'a str, usize, N>,
    hashbrown::HashMap<&'a str, usize>,
    collections::HashMap<&'a str, usize>
);

/// What a resolver sees of the code.
enum Event<'a> {
    Enter,
    Leave,
    Declare(&'a str),
    Use(&'a str),
}

/// What came of it: the same for all kinds of maps.
#[derive(Debug, Default, PartialEq)]
struct Found {
    scopes: usize,
    empty: usize,
    short: usize,
    resolved: usize,
    unknown: usize,
    /// The sum of how far off the declarations were.
    distance: usize,
}

fn resolve<'a, S: Scope<'a>>(events: &[Event<'a>]) -> Found {
    let mut found = Found::default();
    let mut open = vec![S::default()];
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Enter => open.push(S::default()),
            // The outermost scope stays, though the braces may not match.
            Event::Leave if open.len() == 1 => {}
            Event::Leave => {
                let names = open.pop().map_or(0, |scope| scope.len());
                found.scopes += 1;
                found.empty += usize::from(names == 0);
                found.short += usize::from((1..=N).contains(&names));
            }
            Event::Declare(name) => {
                if let Some(scope) = open.last_mut() {
                    scope.declare(name, at);
                }
            }
            Event::Use(name) => match open.iter().rev().find_map(|scope| scope.find(name)) {
                Some(declared) => {
                    found.resolved += 1;
                    found.distance += at - declared;
                }
                None => found.unknown += 1,
            },
        }
    }
    found
}

/// Reads Rust roughly: names, braces, and whether a name is declared; not comments and literals.
fn read(text: &str) -> Vec<Event<'_>> {
    let mut events = vec![Event::Enter];
    let (mut rest, mut declares) = (text, false);
    while let Some(first) = rest.chars().next() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let len = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' => literal(rest),
            // A character, not a lifetime.
            '\'' if rest[1..].starts_with('\\') => 2 + rest[3..].find('\'').map_or(0, |at| at + 2),
            '\'' if rest[1..].chars().nth(1) == Some('\'') => {
                2 + rest[1..].chars().next().map_or(0, char::len_utf8)
            }
            c if is_name(c) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let before = &text[..text.len() - rest.len()];
        let (token, behind) = rest.split_at(len);
        rest = behind;
        match first {
            '{' => events.push(Event::Enter),
            '}' => events.push(Event::Leave),
            c if is_name(c) && !c.is_ascii_digit() => {
                let typed = rest.starts_with(':') && !rest.starts_with("::");
                if is_keyword(token) {
                    declares = matches!(token, "let" | "mut" | "fn" | "for" | "const" | "static")
                        || matches!(
                            token,
                            "struct" | "enum" | "trait" | "type" | "mod" | "macro"
                        );
                } else if declares || typed {
                    events.push(Event::Declare(token));
                    declares = false;
                } else if !is_member(before) {
                    events.push(Event::Use(token));
                }
            }
            _ => {}
        }
    }
    events.push(Event::Leave);
    events
}

/// Whether what comes next is a part of something else, in whose scope no resolver would look.
fn is_member(before: &str) -> bool {
    before.ends_with("::") || before.ends_with('.') && !before.ends_with("..")
}

/// The length of a string literal, in bytes.
fn literal(text: &str) -> usize {
    let mut escaped = false;
    let end = text[1..].find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

#[rustfmt::skip]
fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "as" | "break" | "const" | "continue" | "else" | "enum" | "fn" | "for" | "if" | "impl" | "in"
            | "let" | "loop" | "macro" | "match" | "mod" | "move" | "mut" | "pub" | "ref" | "return"
            | "static" | "struct" | "trait" | "type" | "unsafe" | "use" | "where" | "while"
    )
}

fn collect(path: &Path, texts: &mut Vec<String>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), texts)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        texts.push(fs::read_to_string(path)?);
    }
    Ok(())
}

/// One kind of map.
struct Kind<'a> {
    name: &'static str,
    resolve: fn(&[Event<'a>]) -> Found,
    best: Duration,
}

fn main() -> io::Result<()> {
    let mut paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths.push(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    }
    let mut texts = Vec::new();
    for path in &paths {
        collect(path, &mut texts)?;
    }
    let events: Vec<Event<'_>> = texts.iter().flat_map(|text| read(text)).collect();

    let kind = |name, resolve| Kind {
        name,
        resolve,
        best: Duration::MAX,
    };
    let mut kinds = [
        kind("SmallMap", resolve::<SmallMap<&str, usize, N>>),
        kind("hashbrown", resolve::<hashbrown::HashMap<&str, usize>>),
        kind("std", resolve::<collections::HashMap<&str, usize>>),
    ];
    let found = resolve::<SmallMap<&str, usize, N>>(&events);
    for _ in 0..ROUNDS {
        for kind in &mut kinds {
            let begin = Instant::now();
            let same = (kind.resolve)(black_box(&events)) == found;
            kind.best = kind.best.min(begin.elapsed());
            assert!(same, "{} found something else", kind.name);
        }
    }

    println!(
        "{} files, {} scopes: {} without a name, {} of 1 to {N} names, {} of more",
        texts.len(),
        found.scopes,
        found.empty,
        found.short,
        found.scopes - found.empty - found.short,
    );
    println!(
        "{} names resolved, {} not declared here",
        found.resolved, found.unknown
    );
    println!(
        "\n{:<10}{:>10}{:>14}{:>18}{:>14}",
        "", "ms", "allocations", "bytes asked for", "peak bytes"
    );
    for kind in &kinds {
        heap::start();
        black_box((kind.resolve)(&events));
        let heap = heap::stop();
        println!(
            "{:<10}{:>10.2}{:>14}{:>18}{:>14}",
            kind.name,
            kind.best.as_secs_f64() * 1e3,
            heap.allocations,
            heap.requested,
            heap.peak,
        );
    }
    Ok(())
}
