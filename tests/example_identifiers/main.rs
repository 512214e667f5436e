//! Runs the example program `identifiers` on small trees and looks at what it prints.

// A program cannot be started under Miri.
#![cfg(not(miri))]
#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

#[cfg(unix)]
mod unix;

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::SystemTime;

use serde_json::Value;

/// The example. Cargo builds it with the tests, unless it was told to build one test only.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().expect("the path of this test");
        let profile = test.ancestors().nth(2).expect("a test is in `deps`");
        let program = profile
            .join("examples")
            .join(format!("identifiers{EXE_SUFFIX}"));
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let sources = newest(&root.join("src")).max(newest(&root.join("examples/identifiers")));
        if changed(&program) < sources {
            let mut build = Command::new(env!("CARGO"));
            build.args(["build", "--example", "identifiers", "--manifest-path"]);
            build.arg(root.join("Cargo.toml")).arg("--target-dir");
            build.arg(profile.parent().expect("a profile is in a folder"));
            if profile.ends_with("release") {
                build.arg("--release");
            }
            let status = build.status().expect("cargo runs");
            assert!(status.success(), "the example builds");
        }
        program
    })
}

/// When the file was last written, if there is one.
fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|file| file.modified()).ok()
}

/// When the newest file under a folder was last written.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let times = entries.map(|entry| match entry.path() {
        path if path.is_dir() => newest(&path),
        path => changed(&path),
    });
    times.max().flatten()
}

fn run<A: AsRef<OsStr>>(folder: &Path, args: &[A]) -> Output {
    let mut command = Command::new(program());
    command.current_dir(folder).args(args);
    command.output().expect("the example runs")
}

/// Runs the example with `--json` and one round; returns the exit status, the report if there is
/// one, and what was said on standard error.
fn report(folder: &Path, args: &[&str]) -> (i32, Option<Value>, String) {
    let output = run(folder, &[args, &["--json", "--rounds", "1"]].concat());
    let stderr = String::from_utf8(output.stderr).expect("messages are UTF-8");
    let value = match output.stdout.is_empty() {
        true => None,
        false => Some(serde_json::from_slice(&output.stdout).expect("the report is JSON")),
    };
    (output.status.code().expect("an exit status"), value, stderr)
}

/// A new folder with these files.
fn tree(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("identifiers")
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("what an earlier run left goes away");
    }
    fs::create_dir_all(&folder).expect("a folder for the test");
    for (path, content) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    folder
}

fn number(report: &Value, pointer: &str) -> u64 {
    let value = report
        .pointer(pointer)
        .unwrap_or_else(|| panic!("no {pointer}"));
    value
        .as_u64()
        .unwrap_or_else(|| panic!("{pointer} is {value}"))
}

/// The names of the report with how often each was counted.
fn top(report: &Value) -> Vec<(&str, u64)> {
    let top = report["top"].as_array().expect("a list of names");
    top.iter()
        .map(|top| (top["name"].as_str().expect("a name"), number(top, "/count")))
        .collect()
}

const GOOD: &[u8] = b"fn main() { let value = other(value); }\n";

#[test]
fn a_tree_that_can_be_read_is_counted() {
    let folder = tree(
        "good",
        &[
            ("src/main.rs", GOOD),
            ("src/deep/er/more.rs", b"use a::value;\n\nstruct Value;"),
            ("src/tool.py", b"# a value\ndef value(): pass\n"),
            ("notes.txt", b"value value value"),
            (".hidden/lib.rs", b"value"),
        ],
    );
    let (status, report, stderr) = report(&folder, &["."]);
    let report = report.expect("a report");
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert_eq!(number(&report, "/files"), 3);
    assert_eq!(number(&report, "/folders"), 4);
    assert_eq!(number(&report, "/lines"), 6);
    assert_eq!(number(&report, "/identifiers"), 14);
    assert_eq!(number(&report, "/keywords"), 6);
    assert_eq!(number(&report, "/distinct"), 11);
    assert_eq!(
        top(&report),
        [
            ("value", 4),
            ("main", 1),
            ("other", 1),
            ("a", 1),
            ("Value", 1)
        ]
    );
    let first = &report["top"][0];
    let path = first["first_path"].as_str().expect("a path");
    assert_eq!(Path::new(path), Path::new("./src/main.rs"));
    assert_eq!(number(first, "/first_line"), 1);
    assert_eq!(first["near"][0]["name"], "main");
    assert_eq!(number(first, "/near/0/count"), 2);
    // It may have been built without the feature `hashbrown`.
    if let Some(neighbours) = report.get("neighbours") {
        let lengths = ["/empty", "/short", "/long"].map(|maps| number(neighbours, maps));
        assert_eq!(lengths, [2, 3, 0]);
        assert_eq!(number(neighbours, "/pairs"), 6);
        assert_eq!(neighbours["most"], serde_json::json!(["value", "main", 2]));
        let small = &neighbours["costs"][2];
        assert_eq!(small["maps"], "SmallMap");
        assert_eq!(number(small, "/allocations"), 1); // the list of maps
    }
}

#[test]
fn figures_agree_with_each_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (status, report, stderr) = report(folder, &[]);
    let report = report.expect("a report");
    assert_eq!((status, stderr.as_str()), (0, ""));

    let identifiers = number(&report, "/identifiers");
    let lengths = report["lengths"].as_array().expect("lengths");
    assert_eq!(
        lengths.iter().map(|row| number(row, "/count")).sum::<u64>(),
        identifiers
    );
    assert!(
        lengths
            .windows(2)
            .all(|rows| number(&rows[0], "/to") + 1 == number(&rows[1], "/from"))
    );

    let inline = report["inline"].as_array().expect("shares");
    let values: Vec<_> = inline.iter().map(|row| number(row, "/values")).collect();
    let distinct = number(&report, "/distinct");
    let names = identifiers - number(&report, "/keywords");
    let files = number(&report, "/files");
    assert_eq!(values, [identifiers, names, distinct, files, 1]);
    for row in inline {
        assert!(number(row, "/inline") <= number(row, "/values"), "{row}");
    }
    // A name that is inline has at most 23 bytes, and one that is not has more.
    let short = lengths
        .iter()
        .filter(|row| row["to"].as_u64().is_some_and(|to| to <= 23));
    assert_eq!(
        short.map(|row| number(row, "/count")).sum::<u64>(),
        number(&inline[0], "/inline")
    );

    let comparison = &report["comparison"];
    let std = number(comparison, "/std/allocations");
    let small = number(comparison, "/smallcoll/allocations");
    // Each name in the token stream is an allocation with std.
    assert!(
        std > identifiers,
        "{std} allocations for {identifiers} names"
    );
    assert!(small * 5 < std, "{small} allocations, and {std} with std");
    let ratio = comparison["ratios"]["allocations"]
        .as_f64()
        .expect("a ratio");
    assert!((ratio - std as f64 / small as f64).abs() < 1e-9);
    assert!(number(comparison, "/std/peak_bytes") <= number(comparison, "/std/bytes_requested"));
}

#[test]
fn the_lexer_keeps_to_names() {
    let rust = r###"
        // comment /* "one" */
        /* two /* nested */ still "two */ fn one<'life>(r#type: &'life str) -> u8 {
            let c = ['"', '\'', '\\', b'\n', 'é', 'x'];
            let s = "str \" // str"; let t = r#"raw " \"#;
            let u = br##"raw "# "##; let v = b"bytes";
            1e-5; 0xffu8; 1.max(2); 1..two; "runs over
            the line";
            naïve
        }
        'a: loop { break 'a } "open
    "###;
    let c = b"#include \"x.h\"\nu8R\"x(raw )\" )x\" L'c' 1'000'000 one \
        /* /* */ two '\\'' \"open\nthree";
    let script = b"`tick ${no} \\` ` $one 'don\\'t' \"it's\" // x\ntwo /* open";
    let python = b"'''no\n\"no''' rb'no' one # no\n\"no\\\nno\" two";
    // With the line that the last of the names is on.
    let files: [(&str, &[u8], u64, &[&str]); 5] = [
        (
            "x.rs",
            rust.as_bytes(),
            9,
            &[
                "one", "type", "str", "u8", "c", "s", "t", "u", "v", "max", "two", "naïve",
            ],
        ),
        ("x.cpp", c, 3, &["one", "two", "three"]),
        ("x.js", script, 2, &["$one", "two"]),
        ("x.py", python, 4, &["one", "two"]),
        (
            "x.unknown",
            b"it's \"no\" // no\none",
            2,
            &["it", "s", "one"],
        ),
    ];
    let folder = tree("lexer", &files.map(|(name, text, ..)| (name, text)));
    for (name, text, last, expected) in files {
        let (status, report, stderr) = report(&folder, &[name, "--top", "1000"]);
        let report = report.expect("a report");
        assert_eq!((status, stderr.as_str()), (0, ""));
        let names: Vec<_> = top(&report).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, expected, "{name}");
        let end = names.len() - 1;
        assert_eq!(
            number(&report, &format!("/top/{end}/first_line")),
            last,
            "{name}"
        );
        let lines = text.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
        assert_eq!(number(&report, "/lines"), lines, "{name}");
    }
}

#[test]
fn so_many_names_are_shown_as_were_asked_for() {
    let folder = tree("top", &[("x.rs", b"a b c d e f g h i j k l m n a b a")]);
    let names = |args: &[&str]| {
        let (status, report, _) = report(&folder, args);
        assert_eq!(status, 0);
        top(&report.expect("a report"))
            .iter()
            .map(|&(name, _)| name.to_owned())
            .collect::<String>()
    };
    assert_eq!(names(&["."]), "abcdefghij");
    assert_eq!(names(&[".", "--top", "3"]), "abc");
    assert_eq!(names(&[".", "--top", "1000"]), "abcdefghijklmn");

    let text = run(&folder, &[".", "--top", "2", "--rounds", "1"]);
    let text = String::from_utf8(text.stdout).expect("the report is UTF-8");
    let section = text
        .split("\n\n")
        .find(|part| part.starts_with("Most frequent"));
    assert_eq!(section.expect("a list of names").lines().count(), 2 + 2);
}

#[test]
fn the_text_fits_and_has_no_colours() {
    let long = format!("{}.rs", "long".repeat(40));
    let text = format!("{} {} é\u{301}", "name".repeat(80), "名前".repeat(30));
    let folder = tree("text", &[(&long, text.as_bytes())]);
    let output = run(&folder, &[".", "--rounds", "1"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).expect("the report is UTF-8");
    assert!(!text.contains('\x1b'));
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    for part in [
        "Read",
        "Most frequent",
        "Length of",
        "Stayed inline",
        "The same work",
    ] {
        assert!(text.lines().any(|line| line.starts_with(part)), "{part}");
    }
    for word in [
        "allocations",
        "bytes requested",
        "peak heap",
        "time, best of 1",
    ] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn a_path_that_does_not_exist_is_named() {
    let folder = tree("missing", &[("x.rs", GOOD)]);
    let (status, report_, stderr) = report(&folder, &["no-such-path", "x.rs"]);
    assert_eq!(status, 1);
    assert!(stderr.contains("no-such-path: "), "{stderr}");
    let report_ = report_.expect("a report");
    assert_eq!(number(&report_, "/files"), 1);
    assert_eq!(report_["skipped"][0]["path"], "no-such-path");

    let (status, report_, stderr) = report(&folder, &["no-such-path"]);
    assert_eq!((status, report_), (2, None));
    assert!(stderr.contains("no-such-path: "), "{stderr}");
}

#[test]
fn a_file_that_is_not_utf8_is_skipped() {
    let folder = tree(
        "utf8",
        &[("bad.rs", b"fn \xff\xfe() {}"), ("good.rs", GOOD)],
    );
    let (status, report, stderr) = report(&folder, &["."]);
    assert_eq!(status, 1);
    assert!(stderr.contains("bad.rs: not UTF-8"), "{stderr}");
    assert_eq!(number(&report.expect("a report"), "/files"), 1);
}

#[test]
fn nothing_to_do_is_told() {
    let folder = tree("empty", &[("notes.txt", b"no source")]);
    let (status, report, stderr) = report(&folder, &["."]);
    assert_eq!((status, report), (2, None));
    assert!(stderr.contains("nothing to do"), "{stderr}");
}

#[test]
fn an_empty_file_is_read() {
    let folder = tree("blank", &[("x.rs", b"")]);
    let (status, report, stderr) = report(&folder, &["."]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    let report = report.expect("a report");
    assert_eq!(
        (number(&report, "/lines"), number(&report, "/identifiers")),
        (0, 0)
    );
    assert_eq!(run(&folder, &["."]).status.code(), Some(0));
}

#[test]
fn a_file_counts_once() {
    let folder = tree("twice", &[("src/x.rs", GOOD)]);
    let (status, report, _) = report(&folder, &["src", ".", "src/x.rs", "./src/../src"]);
    assert_eq!(status, 0);
    assert_eq!(number(&report.expect("a report"), "/files"), 1);
}

#[test]
fn wrong_arguments_are_refused() {
    let folder = tree("arguments", &[("x.rs", GOOD)]);
    for args in [
        ["--top", "0"],
        ["--top", "many"],
        ["--rounds", "0"],
        ["--no-such", "."],
    ] {
        let output = run(&folder, &args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}
