//! smallcoll beside std and its peers: the same operations on the same input, taking turns in one
//! run.
//!
//! ```sh
//! cargo run --release -- strings
//! ```
//!
//! Only the ratios within a row mean anything, and only those that another run shows too.

mod deques;
mod harness;
mod input;
#[path = "../../../examples/identifiers/language.rs"]
mod language;
#[allow(dead_code, clippy::collapsible_if)] // It is written for Rust 1.85.
#[path = "../../../examples/identifiers/lexer.rs"]
mod lexer;
mod strings;

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use harness::Table;

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Family {
    Deques,
    Strings,
}

/// Times smallcoll's collections beside std's and their peers'.
#[derive(Debug, Parser)]
struct Options {
    /// Which collections; all of them if none is named.
    #[arg(value_enum)]
    families: Vec<Family>,
    /// Fewer rounds over less input.
    #[arg(long)]
    quick: bool,
    /// How many rounds each row runs.
    #[arg(long)]
    rounds: Option<usize>,
    /// Only the rows whose name has this in it.
    #[arg(long, value_name = "PART")]
    only: Option<String>,
    /// A Rust file, or a folder of them, to take identifiers from (may be given more than once).
    #[arg(long = "source", value_name = "PATH")]
    sources: Vec<PathBuf>,
}

fn main() {
    let options = Options::parse();
    let (wanted, rounds) = match options.quick {
        true => (input::QUICK, 5),
        false => (input::FULL, 15),
    };
    let rounds = options.rounds.unwrap_or(rounds);
    let asked = |family| options.families.is_empty() || options.families.contains(&family);
    let table = |title: &str, columns| Table::new(title, columns, rounds, options.only.clone());

    if asked(Family::Strings) {
        let words = input::identifiers(&options.sources, wanted);
        if words.len() < wanted {
            eprintln!(
                "only {} identifiers, of {wanted} wanted: see --source",
                words.len()
            );
        }
        strings::run(&table("Strings", strings::COLUMNS), &words);
    }
    if asked(Family::Deques) {
        deques::run(&table("Deques", deques::COLUMNS));
        deques::run_bounded(&table("Deques that cannot grow", deques::BOUNDED));
    }
}
