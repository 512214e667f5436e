//! smallcoll beside std and its peers: the same operations on the same input, taking turns in one
//! run.
//!
//! ```sh
//! cargo run --release -- vectors strings
//! cargo run --release -- report
//! ```
//!
//! Only the ratios within a row mean anything, and only those that another run shows too.

mod chart;
mod deques;
mod harness;
mod input;
#[path = "../../../examples/identifiers/language.rs"]
mod language;
#[allow(dead_code, clippy::collapsible_if)] // It is written for Rust 1.85.
#[path = "../../../examples/identifiers/lexer.rs"]
mod lexer;
mod maps;
mod report;
mod strings;
mod vectors;

use std::error::Error;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};

use harness::Table;
use report::Results;

/// Collections that are compared with each other.
struct Family {
    /// What it is called on the command line; two of one name run together.
    name: &'static str,
    title: &'static str,
    /// Ours, std's or what takes its place, and the peers.
    columns: &'static [&'static str],
    /// The peers that promise something else: theirs are no rows to come near to.
    aside: &'static [&'static str],
    aim: Aim,
    /// Runs all rows; real identifiers are there for those that want them.
    run: fn(&Table, &[&'static str]),
}

/// What a family is to reach.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Aim {
    /// So much of std's time, as the geometric mean of all rows.
    Mean(f64),
    /// The time of the second column, which cannot be beaten by much, in every row.
    Bound,
    /// Nothing is promised.
    Open,
}
use Aim::{Bound, Mean, Open};

#[rustfmt::skip] // One line each.
const FAMILIES: &[Family] = &[
    Family { name: "vectors", title: "Vectors", columns: vectors::COLUMNS, aside: &[], aim: Mean(0.85), run: vectors::run },
    Family { name: "vectors", title: "Vectors that cannot grow", columns: vectors::BOUNDED, aside: &[], aim: Bound, run: vectors::run_bounded },
    Family { name: "strings", title: "Strings", columns: strings::COLUMNS, aside: strings::IMMUTABLE, aim: Mean(0.75), run: strings::run },
    Family { name: "deques", title: "Deques", columns: deques::COLUMNS, aside: &["ArrayDeque"], aim: Mean(0.90), run: deques::run },
    Family { name: "deques", title: "Deques that cannot grow", columns: deques::BOUNDED, aside: &[], aim: Bound, run: deques::run_bounded },
    Family { name: "maps", title: "Maps", columns: maps::COLUMNS, aside: &["micromap"], aim: Open, run: maps::run },
];

/// Times smallcoll's collections beside std's and their peers'.
#[derive(Debug, Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Options {
    #[command(subcommand)]
    command: Option<Report>,
    #[command(flatten)]
    run: Run,
}

#[derive(Debug, Subcommand)]
enum Report {
    /// Runs all families and writes docs/benchmarks.md with its charts.
    Report {
        /// The repository.
        #[arg(long, value_name = "PATH", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))]
        root: PathBuf,
        #[command(flatten)]
        run: Run,
    },
}

#[derive(Debug, clap::Args)]
struct Run {
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

impl Run {
    /// Runs the families that are asked for, and says on what.
    fn run(&self) -> (Vec<Results>, String) {
        let (wanted, rounds) = match self.quick {
            true => (input::QUICK, 5),
            false => (input::FULL, 15),
        };
        let rounds = self.rounds.unwrap_or(rounds);
        let words = input::identifiers(&self.sources, wanted);
        if words.len() < wanted {
            eprintln!(
                "only {} identifiers, of {wanted} wanted: see --source",
                words.len()
            );
        }
        let asked = |name| self.families.is_empty() || self.families.iter().any(|it| it == name);
        let families = FAMILIES.iter().filter(|family| asked(family.name));
        let results = families.map(|family| {
            let table = Table::new(family.title, family.columns, rounds, self.only.clone());
            (family.run)(&table, &words);
            let rows = table.into_rows();
            Results { family, rows }
        });
        let input = format!(
            "Least of {rounds} rounds; strings on {} identifiers of Rust sources.",
            words.len()
        );
        (results.collect(), input)
    }
}

/// Has glibc's allocator neither return the end of its heap to the system nor ask for blocks one by
/// one: a page fault for each page that comes back would be all that some rows show.
fn keep_what_is_freed() {
    #[cfg(target_env = "gnu")]
    {
        use std::ffi::c_int;

        const TRIM_THRESHOLD: c_int = -1;
        const TOP_PAD: c_int = -2;
        const MMAP_THRESHOLD: c_int = -3;
        unsafe extern "C" {
            fn mallopt(parameter: c_int, value: c_int) -> c_int;
        }
        const MOST: [(c_int, c_int); 3] = [
            (TRIM_THRESHOLD, c_int::MAX),
            (TOP_PAD, 64 << 20),
            (MMAP_THRESHOLD, 32 << 20),
        ];
        for (parameter, value) in MOST {
            // SAFETY: sets one of glibc's parameters, before there are other threads.
            let set = unsafe { mallopt(parameter, value) };
            assert_eq!(set, 1, "mallopt({parameter}, {value})");
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    keep_what_is_freed();
    let options = Options::parse();
    match options.command {
        Some(Report::Report { root, run }) => {
            let (results, input) = run.run();
            report::write(&root, &results, &input)
        }
        None => {
            options.run.run();
            Ok(())
        }
    }
}
