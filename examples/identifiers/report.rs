//! The report as data: what `--json` prints, and what the text is made from.

use std::time::Duration;

use serde::Serialize;

use crate::console::Skipped;
use crate::family::Small;
use crate::index::{Frequent, LENGTHS, Share};
use crate::measure::{Cost, Measured};
#[cfg(feature = "hashbrown")]
use crate::neighbours::Neighbours;
use crate::source::Sources;
use crate::walk::Walked;

/// Everything there is to tell.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) files: u64,
    pub(crate) folders: u64,
    pub(crate) skipped: Vec<Skipped>,
    pub(crate) lines: u64,
    pub(crate) bytes: u64,
    /// Seconds it took to find and read the files, which is not part of the comparison.
    pub(crate) read_seconds: f64,
    /// All words that are not in strings or comments, with keywords.
    pub(crate) identifiers: u64,
    pub(crate) keywords: u64,
    pub(crate) distinct: u64,
    pub(crate) longest: String,
    pub(crate) top: Vec<Top>,
    pub(crate) lengths: Vec<Lengths>,
    pub(crate) inline: Vec<Inlined>,
    pub(crate) comparison: Comparison,
    /// The neighbours of every name, in maps.
    #[cfg(feature = "hashbrown")]
    pub(crate) neighbours: Neighbours,
}

/// One of the most frequent names.
#[derive(Debug, Serialize)]
pub(crate) struct Top {
    pub(crate) name: String,
    pub(crate) count: u64,
    pub(crate) first_path: String,
    pub(crate) first_line: u32,
    pub(crate) near: Vec<Near>,
}

/// A name near another.
#[derive(Debug, Serialize)]
pub(crate) struct Near {
    pub(crate) name: String,
    pub(crate) count: u64,
}

/// How many identifiers had a length in this range.
#[derive(Debug, Serialize)]
pub(crate) struct Lengths {
    pub(crate) from: u64,
    /// The last length of the range, if it has one.
    pub(crate) to: Option<u64>,
    pub(crate) count: u64,
}

/// How many values of a collection stayed inline.
#[derive(Debug, Serialize)]
pub(crate) struct Inlined {
    pub(crate) what: &'static str,
    pub(crate) collection: String,
    pub(crate) values: u64,
    pub(crate) inline: u64,
    pub(crate) percent: f64,
}

/// Both families side by side.
#[derive(Debug, Serialize)]
pub(crate) struct Comparison {
    pub(crate) rounds: u32,
    pub(crate) std: Family,
    pub(crate) smallcoll: Family,
    /// What `std` took for each one that `smallcoll` took.
    pub(crate) ratios: Ratios,
}

/// What the work took with one family.
#[derive(Debug, Serialize)]
pub(crate) struct Family {
    pub(crate) lex_seconds: f64,
    pub(crate) index_seconds: f64,
    pub(crate) near_seconds: f64,
    pub(crate) free_seconds: f64,
    pub(crate) seconds: f64,
    pub(crate) allocations: u64,
    pub(crate) bytes_requested: u64,
    pub(crate) peak_bytes: u64,
}

/// How the families compare.
#[derive(Debug, Serialize)]
pub(crate) struct Ratios {
    pub(crate) time: Option<f64>,
    pub(crate) allocations: Option<f64>,
    pub(crate) bytes_requested: Option<f64>,
    pub(crate) peak_bytes: Option<f64>,
}

impl Report {
    pub(crate) fn new(
        walked: &Walked,
        sources: &Sources,
        skipped: Vec<Skipped>,
        reading: Duration,
        measured: Measured,
    ) -> Self {
        let findings = &measured.findings;
        let census = &measured.census;
        // Every keyword is short enough to be inline.
        let less_keywords = Share {
            values: census.names.values - findings.keywords,
            inline: census.names.inline - findings.keywords,
        };
        Report {
            files: sources.files.len() as u64,
            folders: walked.folders,
            skipped,
            lines: u64::from(sources.lines),
            bytes: sources.bytes,
            read_seconds: reading.as_secs_f64(),
            identifiers: findings.identifiers,
            keywords: findings.keywords,
            distinct: findings.distinct,
            longest: findings.longest.clone(),
            top: findings
                .top
                .iter()
                .map(|name| Top::new(name, sources))
                .collect(),
            lengths: lengths(&findings.lengths),
            inline: vec![
                Inlined::new("names", "SmallString".to_owned(), census.names),
                Inlined::new("less keywords", "SmallString".to_owned(), less_keywords),
                Inlined::new("position lists", Small::positions(), census.positions),
                Inlined::new("windows", Small::window(), census.windows),
                Inlined::new("folder queues", Small::folders(), walked.queues),
            ],
            comparison: Comparison::new(&measured),
            #[cfg(feature = "hashbrown")]
            neighbours: measured.neighbours,
        }
    }
}

impl Top {
    fn new(name: &Frequent, sources: &Sources) -> Self {
        let (source, line) = sources.place(name.first_line);
        Top {
            name: name.name.clone(),
            count: name.count,
            first_path: source.path.display().to_string(),
            first_line: line,
            near: name
                .near
                .iter()
                .map(|(name, count)| Near {
                    name: name.clone(),
                    count: *count,
                })
                .collect(),
        }
    }
}

/// Joins lengths to ranges, with a bound where the inline room of a `SmallString` ends.
fn lengths(counts: &[u64]) -> Vec<Lengths> {
    const FIRST: [usize; 13] = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 24, 32];
    let next = FIRST.iter().skip(1).map(Some).chain([None]);
    FIRST
        .iter()
        .zip(next)
        .map(|(&from, next)| Lengths {
            from: from as u64,
            to: next.map(|&next| next as u64 - 1),
            count: counts[from..next.map_or(LENGTHS + 1, |&next| next)]
                .iter()
                .sum(),
        })
        .collect()
}

impl Inlined {
    fn new(what: &'static str, collection: String, share: Share) -> Self {
        let percent = match share.values {
            0 => 100.0,
            values => share.inline as f64 * 100.0 / values as f64,
        };
        Inlined {
            what,
            collection,
            values: share.values,
            inline: share.inline,
            percent,
        }
    }
}

impl Comparison {
    fn new(measured: &Measured) -> Self {
        let std = Family::new(&measured.std);
        let smallcoll = Family::new(&measured.small);
        let ratio = |std: f64, small: f64| (small > 0.0).then(|| std / small);
        let ratios = Ratios {
            time: ratio(std.seconds, smallcoll.seconds),
            allocations: ratio(std.allocations as f64, smallcoll.allocations as f64),
            bytes_requested: ratio(std.bytes_requested as f64, smallcoll.bytes_requested as f64),
            peak_bytes: ratio(std.peak_bytes as f64, smallcoll.peak_bytes as f64),
        };
        Comparison {
            rounds: measured.rounds,
            std,
            smallcoll,
            ratios,
        }
    }
}

impl Family {
    fn new(cost: &Cost) -> Self {
        Family {
            lex_seconds: cost.stages.lex.as_secs_f64(),
            index_seconds: cost.stages.index.as_secs_f64(),
            near_seconds: cost.stages.near.as_secs_f64(),
            free_seconds: cost.stages.free.as_secs_f64(),
            seconds: cost.stages.total().as_secs_f64(),
            allocations: cost.heap.allocations,
            bytes_requested: cost.heap.requested,
            peak_bytes: cost.heap.peak,
        }
    }
}
