//! The pages that a user reads: links lead somewhere, among the files as in the documentation, pictures
//! are the same in both, and `sed` does what the pages say. What Rust they have is tested by rustdoc.
//!
//! `BLESS=1 cargo test --test guide` writes `src/guide/pictures.md` anew.

#![allow(clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the repository.
fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files in a folder, as paths from the root.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| PathBuf::from(format!("{folder}/{name}")))
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

/// What is in the documentation, too. The report on speed is not: it is one of many pictures.
fn pages() -> Vec<PathBuf> {
    let mut pages = files("docs", "md");
    pages.retain(|page| !page.ends_with("benchmarks.md"));
    pages.extend(files("docs/coming_from", "md"));
    pages.push("COMPARE.md".into());
    pages
}

/// A page without its blocks and pieces of code.
fn prose(page: &str) -> String {
    let mut prose = String::new();
    for (i, part) in page.split("```").enumerate() {
        if i % 2 == 0 {
            prose.extend(part.split('`').step_by(2));
        }
    }
    prose
}

/// The definitions `[name]: target` of a page.
fn definitions(page: &str) -> Vec<(&str, &str)> {
    page.lines()
        .filter_map(|line| line.strip_prefix('[')?.split_once("]: "))
        .collect()
}

/// What stands between each `before` and the next `after`.
fn between<'a>(text: &'a str, before: &str, after: char) -> Vec<&'a str> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(after)?.0))
        .collect()
}

/// The anchors of a page's headings, as forges and rustdoc make them.
fn anchors(page: &str) -> BTreeSet<String> {
    let heading = |line: &str| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        words
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    };
    page.lines()
        .filter(|line| line.starts_with('#'))
        .map(heading)
        .collect()
}

#[test]
fn links_lead_to_files() {
    let mut linked = 0;
    let outside = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    ]
    .map(PathBuf::from);
    for path in pages().into_iter().chain(outside) {
        let text = read(&path);
        let prose = prose(&text);
        // What only rustdoc could resolve: "[`Vec`]" without a target.
        let mut code_in_brackets = prose.split("[]").skip(1);
        let has_target = code_in_brackets.all(|rest| rest.starts_with(['[', '(']));
        assert!(has_target, "{}: code in brackets", path.display());
        let inline = between(&prose, "](", ')').into_iter();
        let defined = definitions(&text).into_iter().map(|(_, target)| target);
        for target in inline.chain(defined) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            // What is elsewhere.
            if target.contains("://") {
                continue;
            }
            let file = match file {
                "" => path.clone(),
                _ => path.parent().unwrap().join(file),
            };
            assert!(root().join(&file).exists(), "{}: {target}", path.display());
            let has = anchor.is_empty() || anchors(&read(file)).contains(anchor);
            assert!(has, "{}: {target}", path.display());
            linked += 1;
        }
    }
    assert!(linked > 50);
}

#[test]
fn references_are_defined_for_both_readers() {
    let (links, pictures) = (read("src/guide/links.md"), read("src/guide/pictures.md"));
    let rustdoc: BTreeSet<&str> = definitions(&links)
        .into_iter()
        .chain(definitions(&pictures))
        .map(|(name, _)| name)
        .collect();
    let mut unused = rustdoc.clone();
    for path in pages().into_iter().chain(["README.md".into()]) {
        let text = read(&path);
        let here: BTreeSet<&str> = definitions(&text)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let prose = prose(&text);
        let used: BTreeSet<&str> = between(&prose, "][", ']').into_iter().collect();
        assert_eq!(
            used,
            here,
            "{}: what is used and what is defined",
            path.display()
        );
        for name in used {
            assert!(
                rustdoc.contains(name),
                "{}: rustdoc has no {name}",
                path.display()
            );
            unused.remove(name);
        }
    }
    assert!(unused.is_empty(), "no page has {unused:?}");
}

#[test]
fn every_page_is_in_the_documentation_and_the_guide() {
    let (module, guide, links) = (
        read("src/guide/mod.rs"),
        read("docs/guide.md"),
        read("src/guide/links.md"),
    );
    for path in pages() {
        let path = path.display().to_string();
        assert!(
            module.contains(&format!("../../{path}\"")),
            "src/guide/mod.rs: {path}"
        );
        let name = path
            .trim_start_matches("docs/")
            .trim_end_matches(".md")
            .replace('/', "::");
        let name = name.replace("COMPARE", "compare");
        let name = if name.contains("::") || name == "guide" {
            name
        } else {
            format!("guide::{name}")
        };
        assert!(
            name == "guide" || guide.contains(&format!("][{name}]")),
            "docs/guide.md: {name}"
        );
        let target = format!("crate::guide::{}", name.trim_start_matches("guide::"));
        let target = target.replace("guide::guide", "guide");
        assert!(
            links.contains(&format!("[{name}]: {target}\n")),
            "src/guide/links.md: {name}"
        );
    }
}

#[test]
fn pictures_are_the_same_in_both() {
    let mut made = String::new();
    let mut pictures = files("docs/pictures", "svg");
    pictures.push("docs/benchmarks/overview.svg".into());
    for path in pictures {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        made += &format!("[{name}]: data:image/svg+xml,");
        for byte in read(&path).bytes() {
            match byte {
                b'a'..=b'z'
                | b'A'..=b'Z'
                | b'0'..=b'9'
                | b'-'
                | b'_'
                | b'.'
                | b'/'
                | b':'
                | b'=' => {
                    made.push(byte.into());
                }
                _ => made += &format!("%{byte:02X}"),
            }
        }
        made.push('\n');
    }
    let file = "src/guide/pictures.md";
    if std::env::var_os("BLESS").is_some() {
        fs::write(root().join(file), &made).unwrap();
    }
    assert!(
        read(file) == made,
        "{file} is not what docs/pictures has: BLESS=1 writes it anew"
    );
}

/// What docs/guide.md says of the largest `N` for the size of a `Vec`, and for twice that.
#[cfg(target_pointer_width = "64")]
#[test]
fn the_table_of_elements_is_right() {
    use smallcoll::{Compact, SmallVec};

    macro_rules! largest {
        ($($T:ty: $N:literal in $size:literal, $cells:literal;)*) => {$(
            assert!(size_of::<SmallVec<$T, $N>>() <= $size && size_of::<SmallVec<$T, { $N + 1 }>>() > $size);
            assert!(read("docs/guide.md").contains($cells), $cells);
        )*};
    }
    largest! {
        u8: 16 in 24, "| `u8` | `N = 16`;";
        u8: 40 in 48, "| `N = 40`;";
        u32: 4 in 24, "`char` | `N = 4` | `N = 10` |";
        u32: 10 in 48, "";
        u64: 2 in 24, "`Box<T>` | `N = 2` | `N = 5` |";
        u64: 5 in 48, "";
        &str: 1 in 24, "`&[T]` | `N = 1` | `N = 2` |";
        &str: 2 in 48, "";
        String: 0 in 24, "`SmallString` | – | `N = 1` |";
        String: 1 in 48, "";
    }
    assert_eq!(size_of::<SmallVec<u8, 23, Compact>>(), 24);
    assert_eq!(size_of::<SmallVec<u8, 47, Compact>>(), 48);
    assert_eq!(size_of::<SmallVec<String, 4>>(), 104);
    assert_eq!(size_of::<SmallVec<[f64; 4], 8>>(), 264);
}

/// What COMPARE.md and the page on maps say of their size.
#[cfg(all(feature = "hashbrown", target_pointer_width = "64"))]
#[test]
fn the_sizes_of_maps_are_right() {
    use indexmap::IndexMap;
    use smallcoll::SmallMap;
    use std::collections::HashMap;

    let small = size_of::<SmallMap<u32, u32>>();
    let index = size_of::<IndexMap<u32, u32>>();
    let left = size_of::<IndexMap<u32, u32, smallcoll::map::DefaultHashBuilder>>();
    let hash = size_of::<HashMap<u32, u32>>();
    let row =
        format!("| {small} bytes | {index}, or {left} with the hasher of the left | {hash} |");
    assert!(read("COMPARE.md").contains(&row), "{row}");
    let line = format!("`SmallMap<u32, u32>` is {small} bytes, a `HashMap` {hash}.");
    assert!(
        read("docs/coming_from/indexmap.md").contains(&line),
        "{line}"
    );
}

/// The scripts of the `sed -E` commands on a page.
#[cfg(target_os = "linux")]
fn scripts(page: impl AsRef<Path>) -> Vec<String> {
    let text = read(page);
    let blocks = text
        .split("```sh\n")
        .skip(1)
        .map(|rest| rest.split_once("```").unwrap().0);
    blocks
        .filter(|block| block.contains("sed -E"))
        .map(|block| {
            let (_, script) = block.split_once("sed -E -i '").expect("a script in quotes");
            script.split_once('\'').unwrap().0.to_owned()
        })
        .collect()
}

/// A page, which of its scripts, and lines before and after it.
#[cfg(target_os = "linux")]
type Case = (&'static str, usize, &'static [(&'static str, &'static str)]);

/// What `sed` makes of a line.
#[cfg(target_os = "linux")]
fn sed(script: &str, line: &str) -> String {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let mut sed = Command::new("sed")
        .args(["-E", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    sed.stdin
        .take()
        .unwrap()
        .write_all(line.as_bytes())
        .unwrap();
    let output = sed.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
#[cfg_attr(miri, ignore)]
fn sed_does_what_the_pages_say() {
    let cases: &[Case] = &[
        (
            "docs/guide.md",
            0,
            &[(
                "use compact_str::SmallString; smallvec::smallvec![my_smallvec::X]",
                "use smallcoll::SmallString; smallcoll::smallvec![my_smallvec::X]",
            )],
        ),
        (
            "docs/coming_from/vec.md",
            0,
            &[
                (
                    "let v = vec![1]; smallvec![2]",
                    "let v = smallvec![1]; smallvec![2]",
                ),
                ("what: what.to_vec(),", "what: what.to_smallvec(),"),
            ],
        ),
        (
            "docs/coming_from/smallvec_1.md",
            0,
            &[
                ("v: SmallVec<[u8; 4]>", "v: SmallVec<u8, 4>"),
                (
                    "SmallVec::<[Box<T>; N]>::new()",
                    "SmallVec::<Box<T>, N>::new()",
                ),
            ],
        ),
        (
            "docs/coming_from/arrayvec.md",
            0,
            &[
                ("ArrayVec::<u8, 2>::new()", "ArrayVec::<u8, 2>::default()"),
                ("ArrayString::new()", "ArrayString::default()"),
                ("use arrayvec::ArrayVec;", "use crate::ArrayVec;"),
                (
                    "const A: T = ArrayVec::new_const();",
                    "const A: T = ArrayVec::with_policy(arrayvec::NoSpill);",
                ),
                ("ArrayString::from(x)?", "ArrayString::try_from(x)?"),
            ],
        ),
        (
            "docs/coming_from/string.md",
            0,
            &[
                (r#"format!("{}", a)"#, r#"format_smallstring!("{}", a)"#),
                ("a.to_string()", "a.to_smallstring()"),
                (
                    ".map(ToString::to_string)",
                    ".map(ToSmallString::to_smallstring)",
                ),
                (r#""a \" b".to_owned()"#, r#"String::from("a \" b")"#),
                ("name.to_owned()", "name.to_owned()"),
                (
                    "s.repeat(2).to_lowercase()",
                    "s.repeat_smallstring(2).to_lowercase_smallstring()",
                ),
            ],
        ),
        (
            "docs/coming_from/compact_str.md",
            0,
            &[
                ("CompactString::new(x)", "SmallString::from(x)"),
                ("x.to_compact_string()", "x.to_smallstring()"),
                ("a.concat_compact()", "a.concat_smallstring()"),
                (
                    r#"use compact_str::format_compact; format_compact!("")"#,
                    r#"use compact_str::format_smallstring; format_smallstring!("")"#,
                ),
            ],
        ),
        (
            "docs/coming_from/smallstr.md",
            0,
            &[("s: SmallString<[u8; 16]>", "s: SmallString<16>")],
        ),
        (
            "docs/coming_from/smartstring.md",
            0,
            &[
                (
                    "use smartstring::alias::String;",
                    "type String = smartstring::SmallString;",
                ),
                (
                    "SmartString::<LazyCompact>::new()",
                    "SmallString::<23>::new()",
                ),
            ],
        ),
        (
            "docs/coming_from/vec_deque.md",
            0,
            &[
                (
                    "use std::collections::VecDeque;",
                    "type VecDeque<T> = smallcoll::SmallDeque<T, 4>;",
                ),
                (
                    "use std::collections::{BTreeMap, HashMap, VecDeque};",
                    "use std::collections::{BTreeMap, HashMap, }; type VecDeque<T> = smallcoll::SmallDeque<T, 4>;",
                ),
                (
                    "use std::collections::{VecDeque, HashMap};",
                    "use std::collections::{HashMap}; type VecDeque<T> = smallcoll::SmallDeque<T, 4>;",
                ),
                (
                    "std::collections::VecDeque::new()",
                    "smallcoll::SmallDeque::<_, 4>::new()",
                ),
            ],
        ),
        (
            "docs/coming_from/arraydeque.md",
            0,
            &[
                (
                    "d.push_back(1); d.linearize()",
                    "d.try_push_back(1); d.make_contiguous()",
                ),
                ("ArrayDeque::<_, 2>::new()", "ArrayDeque::<_, 2>::default()"),
            ],
        ),
        (
            "docs/coming_from/arraydeque.md",
            1,
            &[
                ("d: ArrayDeque<u8, 2, Wrapping>", "d: ArrayDeque<u8, 2>"),
                ("d.push_back(1)", "d.push_back_overwriting(1)"),
            ],
        ),
        (
            "docs/coming_from/indexmap.md",
            0,
            &[
                (
                    "use indexmap::{IndexMap, indexmap};",
                    "use indexmap::{SmallMap, smallmap};",
                ),
                ("indexmap! {} indexset![1]", "smallmap! {} smallset![1]"),
            ],
        ),
    ];
    for (page, which, lines) in cases {
        let scripts = scripts(page);
        for (before, after) in *lines {
            assert_eq!(sed(&scripts[*which], before), *after, "{page}");
        }
    }
    let all: usize = pages().into_iter().map(|page| scripts(page).len()).sum();
    assert_eq!(all, cases.len(), "each script has its lines");
}
