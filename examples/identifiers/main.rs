//! Indexes the names of source code with small collections, and compares that with `std`'s.
//!
//! It does what the front end of a compiler or a code indexer does: walks through folders with a
//! [`SmallDeque`](smallcoll::SmallDeque) of those still to be read, lexes each file into a stream
//! of owned [`SmallString`](smallcoll::SmallString) names, builds an index from each name to a
//! [`SmallVec`](smallcoll::SmallVec) of its positions, and slides a `SmallDeque` over the names to
//! see which are near each other. Then it does the same with `String`, `Vec` and `VecDeque`, and
//! prints what was found and what each took.
//!
//! With the feature `hashbrown` it also counts the neighbours of every name in a map of its own, a
//! [`SmallMap`](smallcoll::SmallMap) and a `HashMap`.
//!
//! ```text
//! cargo run --release --example identifiers -- --top 20 PATH...
//! ```
//!
//! The exit status is 0 if everything was read, 1 if something was skipped, and 2 if there was
//! nothing to do or the arguments were wrong.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

mod console;
mod family;
mod heap;
mod index;
mod language;
mod lexer;
mod measure;
#[cfg(feature = "hashbrown")]
mod neighbours;
mod report;
mod source;
mod text;
mod walk;

use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use clap::value_parser;

use crate::console::Console;
use crate::family::{Family, Small};
use crate::report::Report;
use crate::source::Sources;
use crate::walk::Walk;

/// Index the names of source code, with small collections and with those of std.
///
/// Folders are searched for C, C++, C#, Go, Java, JavaScript, Python, Rust and
/// TypeScript, by the extensions of the files; a file that is named itself is
/// always read. What begins with a dot is left out unless it is named. Symbolic
/// links are followed.
///
/// The exit status is 0 if everything was read, 1 if something was skipped, and
/// 2 if there was nothing to do or the arguments were wrong.
#[derive(Debug, Parser)]
#[command(name = "identifiers", version, verbatim_doc_comment)]
struct Args {
    /// Files and folders to read [default: the sources of this crate]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How many of the most frequent names to show
    #[arg(long, value_name = "K", default_value_t = 10)]
    #[arg(value_parser = value_parser!(u16).range(1..=1000))]
    top: u16,

    /// How often to time each family [default: for some seconds, 3 to 15 times]
    #[arg(long, value_name = "R", value_parser = value_parser!(u32).range(1..=1000))]
    rounds: Option<u32>,

    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

const SOME_SKIPPED: u8 = 1;
const NOTHING_DONE: u8 = 2;

fn main() -> ExitCode {
    let args = Args::parse();
    let mut console = Console::new();
    match run(&args, &mut console) {
        Ok(Some(output)) => {
            let status = match console.skipped.is_empty() {
                true => ExitCode::SUCCESS,
                false => ExitCode::from(SOME_SKIPPED),
            };
            match io::stdout().lock().write_all(output.as_bytes()) {
                // Whoever reads has seen enough.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => status,
                Err(error) => {
                    console.say(&format!("standard output: {error}"));
                    ExitCode::from(NOTHING_DONE)
                }
                Ok(()) => status,
            }
        }
        Ok(None) => {
            console.say("nothing to do: no source file was read");
            ExitCode::from(NOTHING_DONE)
        }
        Err(error) => {
            console.say(&error.to_string());
            ExitCode::from(NOTHING_DONE)
        }
    }
}

/// Returns what to print, or `None` if there was nothing to read.
fn run(args: &Args, console: &mut Console) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let begin = Instant::now();
    let mut walk = Walk::<<Small as Family>::Folders>::new(console);
    if args.paths.is_empty() {
        walk.add(&own_sources());
    }
    for path in &args.paths {
        walk.add(path);
    }
    let mut walked = walk.finish();
    let sources = Sources::read(std::mem::take(&mut walked.files), console);
    let reading = begin.elapsed();
    console.end();
    if sources.files.is_empty() {
        return Ok(None);
    }

    let measured = measure::measure(&sources, usize::from(args.top), args.rounds, console);
    if !measured.agree {
        return Err("the two families did not find the same".into());
    }
    #[cfg(feature = "hashbrown")]
    if !measured.neighbours.agree {
        return Err("the kinds of maps did not find the same".into());
    }
    let report = Report::new(
        &walked,
        &sources,
        console.skipped.clone(),
        reading,
        measured,
    );
    let mut output = match args.json {
        true => serde_json::to_string_pretty(&report)?,
        false => {
            let plain = env::var_os("NO_COLOR");
            let colour = io::stdout().is_terminal() && plain.is_none_or(|plain| plain.is_empty());
            text::render(&report, colour)?
        }
    };
    if args.json {
        output.push('\n');
    }
    Ok(Some(output))
}

/// The sources of this crate, named from the working folder if they are under it.
fn own_sources() -> PathBuf {
    let sources = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let short = env::current_dir()
        .ok()
        .and_then(|here| sources.strip_prefix(here).ok().map(PathBuf::from));
    short.unwrap_or(sources)
}
