//! The report: what a run found out, beside what was aimed at, as a page with charts.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::chart::{self, Panel};
use crate::harness::Row;
use crate::{Aim, Family};

/// How far a row may be behind std's, and behind the best peer.
const BEHIND_STD: f64 = 1.10;
const BEHIND_PEER: f64 = 1.05;
/// How many of the rows have to be that near to the best peer.
const ROWS_NEAR: f64 = 0.90;
/// How far those rows may be behind std's that ask whether a value is inline and cannot know.
const UNKNOWN: f64 = 2.0;
/// These move the inline elements, as they must; beside what has none inline that is another work.
const MOVES: &[&str] = &[
    "into_iter 4",
    "into_iter 16",
    "mem::take",
    "sort of vectors, half inline",
];
/// These only look into values of which half are inline.
const LOOKS: &[&str] = &[
    "index, half inline",
    "first, half inline",
    "index of many, half inline",
    "front of many, half inline",
    "len and first byte, half of them long",
];

/// What one family's rows were.
pub(crate) struct Results {
    pub(crate) family: &'static Family,
    pub(crate) rows: Vec<Row>,
}

impl Results {
    /// The rows that are about time.
    fn timed(&self) -> impl Iterator<Item = &Row> + Clone {
        self.rows.iter().filter(|row| row.unit == "ns")
    }

    /// The best of the peers that promise the same.
    fn best_peer(&self, row: &Row) -> Option<(usize, f64)> {
        let (columns, aside) = (self.family.columns, self.family.aside);
        row.best(|at| at > 1 && !aside.contains(&columns[at]))
    }

    /// Ours in relation to the best peer's.
    fn to_peer(&self, row: &Row) -> Option<f64> {
        Some(row.values[0]? / self.best_peer(row)?.1)
    }

    /// The geometric mean of a column's times in relation to std's, over these rows.
    fn mean<'a>(rows: impl Iterator<Item = &'a Row>, column: usize) -> Option<f64> {
        let ratios: Vec<f64> = rows.filter_map(|row| to_std(row, column)).collect();
        let sum: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
        (!ratios.is_empty()).then(|| (sum / ratios.len() as f64).exp())
    }

    /// A bar for each column: its mean over those of these rows that it takes part in, and how many
    /// they are if it does not in all.
    fn bars<'a>(&self, rows: impl Iterator<Item = &'a Row> + Clone) -> Vec<(String, f64)> {
        let count = |column| {
            rows.clone()
                .filter(|row| to_std(row, column).is_some())
                .count()
        };
        let columns = self.family.columns.iter().enumerate();
        let bar = |(at, name): (usize, &&str)| {
            let name = match count(at) {
                rows if rows < count(0) => format!("{name} ({rows} of {} rows)", count(0)),
                _ => name.to_string(),
            };
            Some((name, Self::mean(rows.clone(), at)?))
        };
        columns.filter_map(bar).collect()
    }

    /// The start of the names of its charts.
    fn slug(&self) -> String {
        self.family.title.to_lowercase().replace(' ', "-")
    }
}

/// A row's time in a column in relation to that in the second.
fn to_std(row: &Row, column: usize) -> Option<f64> {
    Some(row.values[column]? / row.values[1]?)
}

/// What there was, in the order in which it came.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// Writes the page and its charts under `root`, the repository.
pub(crate) fn write(root: &Path, results: &[Results], input: &str) -> Result<(), Box<dyn Error>> {
    let charts = root.join("docs/benchmarks");
    fs::create_dir_all(&charts)?;
    let mut page = format!(
        "# Benchmarks\n\n<!-- Written by `cd benches/compare && cargo run --release -- report`; \
         the notes are in benches/compare/notes.md. -->\n\n\
         {}, {}, {}. {input}\n\n{METHOD}\n\n{}\n\n",
        cpu(),
        output("rustc", &["--version"]),
        output("date", &["-u", "+%Y-%m-%d"]),
        peers(),
    );
    targets(&mut page, results, root)?;
    overview(&charts, results)?;
    for family in results {
        section(&mut page, &charts, family)?;
    }
    let notes = fs::read_to_string(root.join("benches/compare/notes.md")).unwrap_or_default();
    write!(page, "\n{}", notes)?;
    instructions(&mut page, root)?;
    fs::write(root.join("docs/benchmarks.md"), page)?;
    Ok(())
}

const METHOD: &str = "\
In every row all contestants do the same work on the same input; they take turns within one run, \
in an order that changes from round to round, and the least time of each counts. Their results \
are compared, so nobody wins by doing less. Numbers of different rows, or of different runs, are \
not to be compared; ratios within a row are. Everything is compiled for the oldest processors of \
the architecture, with one codegen unit and functions and loops that start at cache lines, and allocates with \
the system's allocator. glibc's is told to keep what is freed: else it gives the end of the heap \
back to the system after each round of some rows, and a page fault for each page is all that \
these show. Nothing small that a contestant keeps lies across the edge of a page.

`NoSpill` is the policy under which ours cannot grow, as arrayvec, arraydeque, heapless and \
micromap cannot. Columns in parentheses promise something else, and are no peers where a table says \
`best peer`: strings that are shared or cannot be changed, and, beside what can grow, what \
cannot. In maps, ours, hashbrown's and indexmap's have foldhash as the hasher, std's has SipHash, \
small-collections' FNV, micromap none; maps of strings have one of their own, for all strings.";

/// The peers, with the versions that were built.
fn peers() -> String {
    const LOCK: &str = include_str!("../Cargo.lock");
    const NO_PEERS: &[&str] = &["clap", "plotters", "smallcoll", "unicode-ident"];
    let package = |name: &str| LOCK.split("[[package]]\n").find(|it| it.starts_with(name));
    let lines = package("name = \"smallcoll-compare\"\n")
        .unwrap_or_default()
        .lines();
    // `"name",`, or `"name version",` where there are several.
    let needed = lines.filter_map(|line| line.strip_prefix(" \"")?.strip_suffix("\","));
    let peers = needed.filter(|name| !NO_PEERS.contains(name)).map(|name| {
        let package = package(&format!("name = \"{name}\"\nversion = \""));
        match package.and_then(|it| it.split('"').nth(3)) {
            Some(version) => format!("{name} {version}"),
            None => name.to_owned(),
        }
    });
    let peers: Vec<String> = peers.collect();
    format!(
        "The peers are {}; smallvec 1 has the feature `union`.",
        peers.join(", ")
    )
}

/// What was aimed at, and what was reached.
fn targets(page: &mut String, results: &[Results], root: &Path) -> Result<(), Box<dyn Error>> {
    let mut rows = Vec::new();
    let mut late = String::new();
    for it in results {
        let (title, std) = (it.family.title, it.family.columns[1]);
        if it.timed().next().is_none() {
            continue;
        }
        let (mut above, mut moved) = (Vec::new(), Vec::new());
        let limit = match it.family.aim {
            Aim::Open => continue,
            Aim::Mean(at_most) => {
                let mean = Results::mean(it.timed(), 0).unwrap_or(f64::NAN);
                rows.push((
                    format!("{title}: geometric mean of all rows at most {at_most:.2} of `{std}`"),
                    format!("{mean:.2}"),
                    mean <= at_most,
                ));
                BEHIND_STD
            }
            Aim::Bound => BEHIND_PEER,
        };
        for row in it.timed() {
            let moves = it.family.aim != Aim::Bound && MOVES.contains(&row.name.as_str());
            if let Some(ratio) = to_std(row, 0).filter(|&ratio| ratio > limit) {
                if moves { &mut moved } else { &mut above }.push((ratio, row));
            }
        }
        above.sort_by(|a, b| b.0.total_cmp(&a.0));
        moved.sort_by(|a, b| b.0.total_cmp(&a.0));
        let count = it.timed().filter(|row| to_std(row, 0).is_some()).count();
        rows.push((
            format!("{title}: no row above {limit:.2} of `{std}`"),
            match moved.len() {
                0 => format!("{} of {count} are", above.len()),
                more => format!(
                    "{} of {count} are, and {more} more, which move the inline body",
                    above.len()
                ),
            },
            above.is_empty(),
        ));
        let late_title = format!("{title}: above {limit:.2} of `{std}`");
        list(&mut late, &late_title, &above)?;
        let moved_title = format!("{late_title}, by moving the inline body");
        list(&mut late, &moved_title, &moved)?;
        if it.family.aim != Aim::Bound {
            let mut behind = Vec::new();
            let all = it.timed().filter_map(|row| Some((it.to_peer(row)?, row)));
            let count = all.clone().count();
            behind.extend(all.filter(|(ratio, _)| *ratio > BEHIND_PEER));
            behind.sort_by(|a, b| b.0.total_cmp(&a.0));
            let near = 1.0 - behind.len() as f64 / count as f64;
            rows.push((
                format!(
                    "{title}: at most {:.0} % behind the best peer in {:.0} % of the rows",
                    100.0 * (BEHIND_PEER - 1.0),
                    100.0 * ROWS_NEAR
                ),
                format!("{:.0} %", 100.0 * near),
                near >= ROWS_NEAR,
            ));
            list(
                &mut late,
                &format!("{title}: more than 5 % behind the best peer"),
                &behind,
            )?;
        }
        for row in it.timed().filter(|row| LOOKS.contains(&row.name.as_str())) {
            let ratio = to_std(row, 0).unwrap_or(f64::NAN);
            rows.push((
                format!("{title}, {}: at most {UNKNOWN:.1} of `{std}`", row.title()),
                format!("{ratio:.2}"),
                ratio <= UNKNOWN,
            ));
        }
    }
    if let Some((ours, peer)) = code_size(root) {
        rows.push((
            "Code of a program with ten instantiations: no more than with smallvec 1".to_owned(),
            format!("{ours} bytes, {peer} with smallvec"),
            ours <= peer,
        ));
    }
    writeln!(page, "## Targets\n\n| target | here | |\n|---|---|---|")?;
    for (target, reached, met) in rows {
        let met = if met { "met" } else { "**missed**" };
        writeln!(page, "| {target} | {reached} | {met} |")?;
    }
    write!(page, "\n{late}")?;
    Ok(())
}

/// The rows that missed a target, and by how much.
fn list(page: &mut String, title: &str, rows: &[(f64, &Row)]) -> std::fmt::Result {
    if rows.is_empty() {
        return Ok(());
    }
    let names = rows
        .iter()
        .map(|(ratio, row)| format!("{} {ratio:.2}", row.title()));
    let names: Vec<String> = names.collect();
    writeln!(
        page,
        "<details><summary>{}</summary>\n\n{}\n\n</details>\n",
        title.replace('`', ""),
        names.join(" · ")
    )
}

/// A chart of all families, for the front page.
fn overview(charts: &Path, results: &[Results]) -> Result<(), Box<dyn Error>> {
    let families = results.iter().filter(|it| it.family.aim != Aim::Bound);
    let panel = |it: &Results| Panel {
        title: it.family.title.to_owned(),
        rows: it.bars(it.timed().collect::<Vec<_>>().into_iter()),
    };
    chart::bars(
        &charts.join("overview.svg"),
        "Time in relation to std: geometric mean of the rows, less is better",
        &families.map(panel).collect::<Vec<_>>(),
    )
}

/// The charts and the table of one family.
fn section(page: &mut String, charts: &Path, it: &Results) -> Result<(), Box<dyn Error>> {
    let (title, columns, slug) = (it.family.title, it.family.columns, it.slug());
    if it.timed().next().is_none() {
        return Ok(());
    }
    writeln!(page, "\n## {title}\n")?;

    let groups = distinct(it.timed().map(|row| row.group));
    let panel = |&group: &&str| Panel {
        title: heading(group, title),
        rows: it.bars(
            it.timed()
                .filter(move |row| row.group == group)
                .collect::<Vec<_>>()
                .into_iter(),
        ),
    };
    let panels: Vec<Panel<f64>> = groups.iter().map(panel).collect();
    chart::bars(
        &charts.join(format!("{slug}.svg")),
        &format!(
            "{title}: time in relation to {}, less is better",
            columns[1]
        ),
        &panels,
    )?;
    writeln!(page, "![{title}, by group](benchmarks/{slug}.svg)\n")?;

    for elements in distinct(it.timed().map(|row| row.elements)) {
        let panel = |&group: &&str| {
            let rows = it
                .timed()
                .filter(|row| row.group == group && row.elements == elements);
            let ratios = |row: &Row| (0..columns.len()).map(|at| to_std(row, at)).collect();
            Panel {
                title: heading(group, title),
                rows: rows.map(|row| (row.name.clone(), ratios(row))).collect(),
            }
        };
        let mut panels: Vec<Panel<Vec<Option<f64>>>> = groups.iter().map(panel).collect();
        panels.retain(|panel| !panel.rows.is_empty());
        let (name, of) = match elements {
            "" => (format!("{slug}-operations.svg"), title.to_owned()),
            _ => (
                format!("{slug}-{}.svg", elements.to_lowercase()),
                format!("{title} of {elements}"),
            ),
        };
        chart::operations(
            &charts.join(&name),
            &format!("{of}: time in relation to {}, less is better", columns[1]),
            columns,
            &panels,
        )?;
        writeln!(
            page,
            "<details><summary>{of}, by operation</summary>\n\n![{of}](benchmarks/{name})\n\n</details>\n"
        )?;
    }
    table(page, it)?;
    Ok(())
}

fn heading(group: &str, title: &str) -> String {
    let mut letters = group.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => title.to_owned(),
    }
}

/// All numbers of one family.
fn table(page: &mut String, it: &Results) -> std::fmt::Result {
    let columns = it.family.columns;
    write!(
        page,
        "<details><summary>{}: all numbers</summary>\n\n| ns per operation |",
        it.family.title
    )?;
    for column in columns {
        match it.family.aside.contains(column) {
            true => write!(page, " ({column}) |")?,
            false => write!(page, " {column} |")?,
        }
    }
    writeln!(page, " / {} | / best peer | allocations |", columns[1])?;
    writeln!(page, "|---|{}", "---:|".repeat(columns.len() + 3))?;
    for row in &it.rows {
        write!(page, "| {} |", row.title())?;
        for value in &row.values {
            write!(
                page,
                " {} |",
                value.map_or(String::new(), |value| format!("{value:.2}"))
            )?;
        }
        let ratio = |ratio: Option<f64>| ratio.map_or(String::new(), |ratio| format!("{ratio:.2}"));
        write!(
            page,
            " {} | {} |",
            ratio(to_std(row, 0)),
            ratio(it.to_peer(row))
        )?;
        writeln!(page, " {} |", row.allocated())?;
    }
    writeln!(page, "\n</details>")
}

/// What `scripts/code_size.sh` found: bytes with ours, and with smallvec 1.
fn code_size(root: &Path) -> Option<(u64, u64)> {
    let text = fs::read_to_string(root.join("benches/code_size.txt")).ok()?;
    let of = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().parse().ok()
    };
    Some((of("smallcoll ")?, of("smallvec ")?))
}

/// What `scripts/callgrind.py` counted.
fn instructions(page: &mut String, root: &Path) -> std::fmt::Result {
    let Ok(text) = fs::read_to_string(root.join("benches/instructions.txt")) else {
        return Ok(());
    };
    writeln!(
        page,
        "\n## Instructions\n\nUnder valgrind, of one call each; `scripts/callgrind.py` counts again and shows what \
         moved.\n\n<details><summary>All counts</summary>\n\n```text\n{}\n```\n\n</details>",
        text.trim_end()
    )
}

/// The processor's name.
fn cpu() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let name = name.map(|name| name.trim_start_matches([' ', '\t', ':']));
    name.unwrap_or("an unknown processor").to_owned()
}

/// The first line that a program prints, up to a parenthesis.
fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map_or(String::new(), |output| {
        String::from_utf8_lossy(&output.stdout).into_owned()
    });
    text.split(['\n', '('])
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}
