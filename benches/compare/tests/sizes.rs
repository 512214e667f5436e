//! The tables of sizes in COMPARE.md are those of the real types, on 64-bit targets.
//!
//! `cargo test --test sizes` says what a table has to be where it is not.
#![cfg(target_pointer_width = "64")]

use std::collections::VecDeque;
use std::fmt::Write;

use smallcoll::{Compact, NoSpill, SmallDeque, SmallString, SmallVec};

const DOCUMENT: &str = include_str!("../../../COMPARE.md");

/// Fails if the document has no such table, and prints it.
fn check(table: &str) {
    assert!(DOCUMENT.contains(table), "COMPARE.md has no\n\n{table}");
}

/// The sizes of types in bytes, and of their `Option`s where those are larger.
macro_rules! sizes {
    ($($type:ty),* $(,)?) => {
        [$((size_of::<$type>(), size_of::<Option<$type>>())),*]
    };
}

fn cells(sizes: &[(usize, usize)]) -> String {
    sizes
        .iter()
        .fold(String::from("|"), |mut row, (size, option)| {
            match size == option {
                true => write!(row, " {size} |").unwrap(),
                false => write!(row, " {size}, {option} |").unwrap(),
            }
            row
        })
}

#[test]
fn vectors() {
    let mut table = String::from(
        "| inline | here | `NoSpill` | smallvec 1 | smallvec 2 | tinyvec | small-collections | `ArrayVec` | heapless | `ThinVec` | `Vec` |\n\
         |---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    macro_rules! row {
        ($name:literal, $T:ty, $N:literal) => {
            writeln!(
                table,
                "| {} {}",
                $name,
                cells(&sizes![
                    SmallVec<$T, $N>,
                    SmallVec<$T, $N, NoSpill>,
                    smallvec::SmallVec<[$T; $N]>,
                    smallvec2::SmallVec<$T, $N>,
                    tinyvec::TinyVec<[$T; $N]>,
                    small_collections::SmallVec<$T, $N>,
                    arrayvec::ArrayVec<$T, $N>,
                    heapless::Vec<$T, $N>,
                    thin_vec::ThinVec<$T>,
                    Vec<$T>,
                ])
            )
            .unwrap()
        };
    }
    row!("2 `u64`", u64, 2);
    row!("4 `u64`", u64, 4);
    row!("8 `u64`", u64, 8);
    row!("4 `u32`", u32, 4);
    row!("16 `u8`", u8, 16);
    row!("4 `String`", String, 4);
    check(&table);
}

#[test]
fn bytes() {
    let mut table = String::from(
        "| inline | `Compact` | `Compact<NoSpill>` | default | smallvec 1 | smallvec 2 | tinyvec | `ArrayVec` |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    macro_rules! row {
        ($N:literal) => {
            writeln!(
                table,
                "| {} `u8` {}",
                $N,
                cells(&sizes![
                    SmallVec<u8, $N, Compact>,
                    SmallVec<u8, $N, Compact<NoSpill>>,
                    SmallVec<u8, $N>,
                    smallvec::SmallVec<[u8; $N]>,
                    smallvec2::SmallVec<u8, $N>,
                    tinyvec::TinyVec<[u8; $N]>,
                    arrayvec::ArrayVec<u8, $N>,
                ])
            )
            .unwrap()
        };
    }
    row!(15);
    row!(23);
    row!(31);
    check(&table);
}

/// A string's type: what is inline is tried, and not believed.
fn string<S>(
    table: &mut String,
    name: &str,
    make: impl Fn(&str) -> S,
    inline: impl Fn(&S) -> bool,
) {
    let most = (0..=128)
        .rev()
        .find(|&n| inline(&make(&"x".repeat(n))))
        .expect("a length");
    let row = cells(&[(size_of::<S>(), size_of::<Option<S>>())]);
    writeln!(table, "| {name} | {most} {row}").unwrap();
}

/// Whether the text of a value lies within it.
fn within<S: std::ops::Deref<Target = str>>(value: &S) -> bool {
    let (start, text) = (std::ptr::from_ref(value).addr(), value.as_ptr().addr());
    !value.is_empty() && (start..start + size_of::<S>()).contains(&text)
}

#[test]
fn strings() {
    let mut table = String::from("| type | bytes inline | size |\n|---|---|---|\n");
    let t = &mut table;
    string(t, "`SmallString`", |s| SmallString::<23>::from(s), within);
    string(
        t,
        "`SmallString<31>`",
        |s| SmallString::<31>::from(s),
        within,
    );
    string(
        t,
        "`SmallString<47>`",
        |s| SmallString::<47>::from(s),
        within,
    );
    string(
        t,
        "compact_str",
        |s| compact_str::CompactString::new(s),
        within,
    );
    string(t, "smol_str", |s| smol_str::SmolStr::new(s), within);
    string(t, "ecow", |s| ecow::EcoString::from(s), within);
    string(
        t,
        "lean_string",
        |s| lean_string::LeanString::from(s),
        within,
    );
    string(
        t,
        "smartstring",
        |s| smartstring::alias::String::from(s),
        within,
    );
    string(
        t,
        "small-collections, `SmallString<23>`",
        |s| small_collections::SmallString::<23>::from(s),
        |s| s.is_on_stack(),
    );
    t.push_str("| `String` | 0 | 24 |\n");
    assert_eq!(sizes![String], [(24, 24)]);
    check(&table);
}

#[test]
fn strings_of_fixed_capacity() {
    let mut table = String::from(
        "| bytes | `Compact<NoSpill>` | `NoSpill` | `ArrayString` | heapless |\n|---|---|---|---|---|\n",
    );
    macro_rules! row {
        ($N:literal) => {
            writeln!(
                table,
                "| {} {}",
                $N,
                cells(&sizes![
                    SmallString<$N, Compact<NoSpill>>,
                    SmallString<$N, NoSpill>,
                    arrayvec::ArrayString<$N>,
                    heapless::String<$N>,
                ])
            )
            .unwrap()
        };
    }
    row!(15);
    row!(23);
    row!(31);
    check(&table);
}

#[test]
fn deques() {
    let mut table = String::from(
        "| inline | here | `NoSpill` | `ArrayDeque` | heapless | small-collections | `VecDeque` |\n\
         |---|---|---|---|---|---|---|\n",
    );
    macro_rules! row {
        ($name:literal, $T:ty, $N:literal) => {
            writeln!(
                table,
                "| {} {}",
                $name,
                cells(&sizes![
                    SmallDeque<$T, $N>,
                    SmallDeque<$T, $N, NoSpill>,
                    arraydeque::ArrayDeque<$T, $N>,
                    heapless::Deque<$T, $N>,
                    small_collections::SmallDeque<$T, $N>,
                    VecDeque<$T>,
                ])
            )
            .unwrap()
        };
    }
    row!("2 `u64`", u64, 2);
    row!("8 `u64`", u64, 8);
    row!("16 `u8`", u8, 16);
    row!("4 `String`", String, 4);
    check(&table);
}
