//! smallcoll beside std and its peers: the same operations on the same input, taking turns in one
//! run.
//!
//! ```sh
//! cargo run --release -- vectors strings
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
mod maps;
mod strings;
mod vectors;

use std::path::PathBuf;

use clap::Parser;
use clap::builder::PossibleValuesParser;

use harness::Table;

/// Collections that are compared with each other: ours, std's, and the peers'.
struct Family {
    /// What it is called on the command line; two of one name run together.
    name: &'static str,
    title: &'static str,
    columns: &'static [&'static str],
    /// Runs all rows; real identifiers are there for those that want them.
    run: fn(&Table, &[&'static str]),
}

#[rustfmt::skip] // One line each.
const FAMILIES: &[Family] = &[
    Family { name: "vectors", title: "Vectors", columns: vectors::COLUMNS, run: vectors::run },
    Family { name: "vectors", title: "Vectors that cannot grow", columns: vectors::BOUNDED, run: vectors::run_bounded },
    Family { name: "strings", title: "Strings", columns: strings::COLUMNS, run: strings::run },
    Family { name: "deques", title: "Deques", columns: deques::COLUMNS, run: deques::run },
    Family { name: "deques", title: "Deques that cannot grow", columns: deques::BOUNDED, run: deques::run_bounded },
    Family { name: "maps", title: "Maps", columns: maps::COLUMNS, run: maps::run },
];

/// Times smallcoll's collections beside std's and their peers'.
#[derive(Debug, Parser)]
struct Options {
    /// Which collections; all of them if none is named.
    #[arg(value_parser = PossibleValuesParser::new(FAMILIES.iter().map(|it| it.name)))]
    families: Vec<String>,
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
    let words = input::identifiers(&options.sources, wanted);
    if words.len() < wanted {
        eprintln!(
            "only {} identifiers, of {wanted} wanted: see --source",
            words.len()
        );
    }
    let asked = |name| options.families.is_empty() || options.families.iter().any(|it| it == name);
    for family in FAMILIES.iter().filter(|family| asked(family.name)) {
        let table = Table::new(family.title, family.columns, rounds, options.only.clone());
        (family.run)(&table, &words);
    }
}
