//! The report for a person, 80 columns wide.

use std::fmt::{self, Write};

use crate::family::WINDOW;
#[cfg(feature = "hashbrown")]
use crate::neighbours::{Cost, N, Neighbours};
use crate::report::{Comparison, Report, Top};

/// The width of the longest bar of the histogram.
const BAR: usize = 44;

/// Writes the report; headings stand out if `colour` is wanted.
pub(crate) fn render(report: &Report, colour: bool) -> Result<String, fmt::Error> {
    let mut out = String::new();
    let heading = |text: &str| match colour {
        true => format!("\x1b[1m{text}\x1b[0m"),
        false => text.to_owned(),
    };
    writeln!(out, "{}", heading("Read"))?;
    let what = [
        ("files", grouped(report.files)),
        ("lines", grouped(report.lines)),
        (
            "size",
            format!(
                "{}, read in {}",
                bytes(report.bytes),
                seconds(report.read_seconds)
            ),
        ),
        ("skipped", grouped(report.skipped.len() as u64)),
        (
            "identifiers",
            format!(
                "{}, of them {} keywords",
                grouped(report.identifiers),
                grouped(report.keywords)
            ),
        ),
        ("distinct names", grouped(report.distinct)),
        (
            "longest",
            format!(
                "{} ({} bytes)",
                clip(&report.longest, 48),
                report.longest.len()
            ),
        ),
    ];
    for (label, value) in what {
        writeln!(out, "  {label:<16}{value}")?;
    }

    writeln!(out, "\n{}", heading("Most frequent"))?;
    let near = format!("within {WINDOW} names of it");
    writeln!(
        out,
        "  {:<21}{:>10}  {:<22} {near}",
        "name", "count", "first seen"
    )?;
    for top in &report.top {
        let Top {
            name,
            count,
            first_path,
            first_line,
            near,
        } = top;
        let place = clip_left(&format!("{first_path}:{first_line}"), 22);
        let near: Vec<_> = near.iter().map(|near| near.name.as_str()).collect();
        let near = clip(&near.join(" "), 22);
        let line = format!(
            "  {:<21}{:>10}  {place:<22} {near}",
            clip(name, 21),
            grouped(*count)
        );
        writeln!(out, "{}", line.trim_end())?;
    }

    writeln!(out, "\n{}", heading("Length of identifiers in bytes"))?;
    let most = report
        .lengths
        .iter()
        .map(|row| row.count)
        .max()
        .unwrap_or(0);
    for row in &report.lengths {
        let range = match row.to {
            Some(to) => format!("{}-{to}", row.from),
            None => format!("{} on", row.from),
        };
        let bar = bar(row.count, most);
        let share = percent(row.count, report.identifiers);
        writeln!(
            out,
            "  {range:>5}  {bar:<BAR$} {:>11} {share:>8}",
            grouped(row.count)
        )?;
    }

    writeln!(out, "\n{}", heading("Stayed inline"))?;
    for row in &report.inline {
        let (values, inline) = (grouped(row.values), grouped(row.inline));
        let share = percent(row.inline, row.values);
        writeln!(
            out,
            "  {:<16}{:<24} {inline:>11} of {values:>11} {share:>8}",
            row.what, row.collection
        )?;
    }

    writeln!(
        out,
        "\n{}",
        heading("The same work with std and with smallcoll")
    )?;
    comparison(&mut out, &report.comparison)?;

    writeln!(
        out,
        "\n{}",
        heading("The neighbours of every name, in maps")
    )?;
    #[cfg(feature = "hashbrown")]
    neighbours(&mut out, &report.neighbours)?;
    #[cfg(not(feature = "hashbrown"))]
    writeln!(out, "  counted with --features hashbrown only")?;
    Ok(out)
}

fn comparison(out: &mut String, comparison: &Comparison) -> fmt::Result {
    let Comparison {
        rounds,
        std,
        smallcoll: small,
        ratios,
    } = comparison;
    let best = format!("time, best of {rounds}");
    let time = |s: f64| seconds(s);
    let quotient = |std: f64, small: f64| (small > 0.0).then(|| std / small);
    let stage = |label: &str, std: f64, small: f64| {
        (
            label.to_owned(),
            time(std),
            time(small),
            quotient(std, small),
        )
    };
    let rows = [
        stage("  lex into owned names", std.lex_seconds, small.lex_seconds),
        stage("  index", std.index_seconds, small.index_seconds),
        stage("  count neighbours", std.near_seconds, small.near_seconds),
        stage("  free", std.free_seconds, small.free_seconds),
        stage(&best, std.seconds, small.seconds),
        (
            "allocations".to_owned(),
            grouped(std.allocations),
            grouped(small.allocations),
            ratios.allocations,
        ),
        (
            "bytes requested".to_owned(),
            bytes(std.bytes_requested),
            bytes(small.bytes_requested),
            ratios.bytes_requested,
        ),
        (
            "peak heap".to_owned(),
            bytes(std.peak_bytes),
            bytes(small.peak_bytes),
            ratios.peak_bytes,
        ),
    ];
    writeln!(
        out,
        "  {:<26}{:>16}{:>16}{:>18}",
        "", "std", "smallcoll", "std / smallcoll"
    )?;
    for (label, std, small, ratio) in rows {
        let ratio = ratio.map_or("-".to_owned(), |ratio| format!("{ratio:.2}x"));
        writeln!(out, "  {label:<26}{std:>16}{small:>16}{ratio:>18}")?;
    }
    Ok(())
}

#[cfg(feature = "hashbrown")]
fn neighbours(out: &mut String, neighbours: &Neighbours) -> fmt::Result {
    let [std, hashbrown, small] = &neighbours.costs;
    let maps = neighbours.empty + neighbours.short + neighbours.long;
    writeln!(
        out,
        "  {:<16}{}: {} without an entry, {} of 1 to {N}, {} of more",
        "maps",
        grouped(maps),
        grouped(neighbours.empty),
        grouped(neighbours.short),
        grouped(neighbours.long),
    )?;
    if let Some((a, b, count)) = &neighbours.most {
        writeln!(
            out,
            "  {:<16}{}; most often {} and {}, {} times",
            "pairs",
            grouped(neighbours.pairs),
            clip(a, 16),
            clip(b, 16),
            grouped(*count),
        )?;
    }
    writeln!(
        out,
        "  {:<20}{:>14}{:>14}{:>14}{:>16}",
        "", std.maps, hashbrown.maps, small.maps, "std / SmallMap"
    )?;
    let mut row = |label: &str, number: fn(&Cost) -> f64, shown: fn(&Cost) -> String| {
        let ratio = number(std) / number(small);
        let [std, hashbrown, small] = [std, hashbrown, small].map(shown);
        writeln!(
            out,
            "  {label:<20}{std:>14}{hashbrown:>14}{small:>14}{ratio:>15.2}x"
        )
    };
    let best = format!("time, best of {}", neighbours.rounds);
    row(&best, |cost| cost.seconds, |cost| seconds(cost.seconds))?;
    row(
        "allocations",
        |cost| cost.allocations as f64,
        |cost| grouped(cost.allocations),
    )?;
    row(
        "bytes requested",
        |cost| cost.bytes_requested as f64,
        |cost| bytes(cost.bytes_requested),
    )?;
    row(
        "peak heap",
        |cost| cost.peak_bytes as f64,
        |cost| bytes(cost.peak_bytes),
    )?;
    writeln!(
        out,
        "  {:<20}{:>14}{:>14}{:>14}",
        "hasher", "SipHash", "foldhash", "foldhash"
    )
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn bytes(number: u64) -> String {
    let number = number as f64;
    match number {
        1e9.. => format!("{:.2} GB", number / 1e9),
        1e6.. => format!("{:.1} MB", number / 1e6),
        1e3.. => format!("{:.1} kB", number / 1e3),
        _ => format!("{number} bytes"),
    }
}

fn seconds(number: f64) -> String {
    match number {
        1.0.. => format!("{number:.2} s"),
        1e-3.. => format!("{:.1} ms", number * 1e3),
        _ => format!("{:.0} us", number * 1e6),
    }
}

fn percent(part: u64, whole: u64) -> String {
    match whole {
        0 => "-".to_owned(),
        _ => format!("{:.2} %", part as f64 * 100.0 / whole as f64),
    }
}

/// A bar in eighths of a column.
fn bar(count: u64, most: u64) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if most == 0 {
        return String::new();
    }
    let eighths = (count as f64 / most as f64 * (BAR * 8) as f64).round() as usize;
    // What there is at all is to be seen.
    let eighths = eighths.max(usize::from(count > 0));
    "█".repeat(eighths / 8) + PARTS[eighths % 8]
}

/// The beginning of a text, so that it takes at most `width` columns.
fn clip(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width - 1).chain(['…']).collect()
}

/// The end of a text, so that it takes at most `width` columns.
fn clip_left(text: &str, width: usize) -> String {
    let length = text.chars().count();
    if length <= width {
        return text.to_owned();
    }
    ['…']
        .into_iter()
        .chain(text.chars().skip(length - width + 1))
        .collect()
}
