//! Strings: real identifiers, and a population of which half does not fit inline.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt::Write;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::hint::black_box;

use compact_str::{CompactString, ToCompactString};
use ecow::{EcoString, eco_format};
use lean_string::{LeanString, ToLeanString};
use smallcoll::policy::Compact;
use smallcoll::{SmallString, ToSmallString};
use smol_str::{SmolStr, ToSmolStr};

use crate::harness::{Clock, Run, Table, contestant, measured, row};
use crate::input::Random;

type Smartstring = smartstring::SmartString<smartstring::LazyCompact>;
type SmallCollections = small_collections::SmallString<23>;

/// The columns of the table.
pub(crate) const COLUMNS: &[&str] = &[
    "SmallString",
    "String",
    "CompactString",
    "Smartstring",
    "SmolStr",
    "EcoString",
    "LeanString",
    "SmallCollections",
];

/// Those that are shared or cannot be changed, and so promise something else.
pub(crate) const IMMUTABLE: &[&str] = &["SmolStr", "EcoString", "LeanString"];

/// What every contestant can do.
trait Text:
    for<'a> From<&'a str> + FromIterator<char> + Borrow<str> + Clone + Default + Ord + Hash
{
    fn as_str(&self) -> &str;
}

/// What those can do that are no constants.
trait Edit: Text + Write {
    fn push(&mut self, ch: char);
    fn push_str(&mut self, string: &str);
    fn pop(&mut self) -> Option<char>;
    fn clear(&mut self);
}

macro_rules! text {
    ($($S:ty),*) => {$(
        impl Text for $S {
            #[inline(always)]
            fn as_str(&self) -> &str {
                self.as_str()
            }
        }
    )*};
}

macro_rules! edit {
    ($($S:ty),*) => {$(
        impl Edit for $S {
            #[inline(always)]
            fn push(&mut self, ch: char) {
                self.push(ch);
            }

            #[inline(always)]
            fn push_str(&mut self, string: &str) {
                self.push_str(string);
            }

            #[inline(always)]
            fn pop(&mut self) -> Option<char> {
                self.pop()
            }

            #[inline(always)]
            fn clear(&mut self) {
                self.clear();
            }
        }
    )*};
}

text!(
    SmallString,
    String,
    CompactString,
    Smartstring,
    SmolStr,
    EcoString,
    LeanString,
    SmallCollections
);
edit!(
    SmallString,
    String,
    CompactString,
    Smartstring,
    EcoString,
    LeanString,
    SmallCollections
);

/// A row for every type, or for those that can be edited.
macro_rules! all {
    ($table:expr, $name:expr, $count:expr, $($run:tt)*) => {
        row!($table, $name, $count, $($run)*, [SmallString, String, CompactString, Smartstring,
            SmolStr, EcoString, LeanString, SmallCollections])
    };
}
macro_rules! editable {
    ($table:expr, $name:expr, $count:expr, $($run:tt)*) => {
        row!($table, $name, $count, $($run)*, [SmallString, String, CompactString, Smartstring,
            EcoString, LeanString, SmallCollections])
    };
}

/// Runs all rows.
pub(crate) fn run(table: &Table, words: &[&str]) {
    let count = words.len();
    let inline: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| word.len() <= 23)
        .collect();
    let long = joined(words, count / 8);
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let mixed = mix(&inline, &long);
    let shuffled = shuffle(words);
    let partly = half(words, &shuffled);

    table.group("made and dropped");
    all!(table, "create", count, create(words));
    all!(table, "create into a Vec", count, create_into(words));
    all!(
        table,
        "create, then move into a Vec",
        count,
        create_and_move(words)
    );
    all!(table, "create, long", long.len(), create_into(&long));
    all!(table, "collect characters", count, collect(words));
    all!(table, "drop", count, drop_all(words));
    all!(table, "clone", inline.len(), clone(&inline));
    all!(table, "clone, as they come", count, clone(words));

    table.group("changed");
    editable!(table, "push characters", count, push(words));
    editable!(table, "push and pop", count, push_pop(words));
    editable!(table, "push_str, three pieces", count / 3, push_str(words));
    editable!(table, "push_str to a long string", count, append(words));
    editable!(table, "refill a kept string", count, refill(words));
    editable!(table, "write! a word and a number", count, format(words));

    table.group("read and compared");
    all!(table, "len and first byte", inline.len(), read(&inline));
    all!(table, "bytes added up", inline.len(), sum(&inline));
    all!(table, "== equal", inline.len(), equal(&inline, &inline));
    all!(table, "== as they come", count, equal(words, &shuffled));
    all!(table, "== half of them equal", count, equal(words, &partly));
    all!(table, "hash", count, hash(words));
    all!(
        table,
        "sort 100,000",
        100_000.min(count),
        sort(&shuffled[..100_000.min(count)])
    );
    all!(table, "map: count by entry", count, count_in_map(words));
    all!(table, "map: look up &str", count, look_up(words));

    table.group("half of them long");
    all!(
        table,
        "drop, half of them long",
        mixed.len(),
        drop_all(&mixed)
    );
    all!(
        table,
        "clone, half of them long",
        mixed.len(),
        clone(&mixed)
    );
    all!(
        table,
        "len and first byte, half of them long",
        mixed.len(),
        read(&mixed)
    );
    all!(
        table,
        "== half of them long",
        mixed.len(),
        equal(&mixed, &mixed)
    );
    all!(
        table,
        "sort 100,000, half of them long",
        100_000.min(mixed.len()),
        sort(&mixed[..100_000.min(mixed.len())])
    );

    table.group("to_string");
    macro_rules! displayed {
        ($name:expr, $values:expr) => {
            if table.wants($name) {
                let values = $values;
                let contestants = vec![
                    (
                        "SmallString",
                        display(&values, |it| it.to_smallstring::<23, Compact>()),
                    ),
                    ("String", display(&values, |it| it.to_string())),
                    (
                        "CompactString",
                        display(&values, |it| it.to_compact_string()),
                    ),
                    ("SmolStr", display(&values, |it| it.to_smolstr())),
                    ("EcoString", display(&values, |it| eco_format!("{it}"))),
                    ("LeanString", display(&values, |it| it.to_lean_string())),
                ];
                table.row($name, values.len(), contestants);
            }
        };
    }
    let mut random = Random::new();
    // As many of each number of binary digits.
    let mut each = |bits: usize| {
        let numbers = (0..count).map(|_| {
            let number = (random.below(1 << 31) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            number >> (64 - bits) >> random.below(bits)
        });
        numbers.collect::<Vec<u64>>().into_iter()
    };
    displayed!(
        "to_string of u8",
        each(8).map(|it| it as u8).collect::<Vec<_>>()
    );
    displayed!(
        "to_string of u32",
        each(32).map(|it| it as u32).collect::<Vec<_>>()
    );
    displayed!(
        "to_string of i64",
        each(64).map(|it| it as i64).collect::<Vec<_>>()
    );
    displayed!(
        "to_string of i128",
        each(64)
            .map(|it| i128::from(it) * -0x1_0001_0001)
            .collect::<Vec<_>>()
    );
    displayed!(
        "to_string of char",
        words
            .iter()
            .map(|it| it.chars().next().unwrap())
            .collect::<Vec<_>>()
    );
    displayed!(
        "to_string of bool",
        each(64).map(|it| it % 2 == 0).collect::<Vec<_>>()
    );
    displayed!("to_string of &str", words.to_vec());

    table.group("memory");
    measured!(
        table,
        "memory",
        count,
        vector(words),
        [
            SmallString,
            String,
            CompactString,
            Smartstring,
            SmolStr,
            EcoString,
            LeanString,
            SmallCollections
        ]
    );
}

// Input.

/// Texts of four words each, which fit inline nowhere.
fn joined(words: &[&str], count: usize) -> Vec<String> {
    let text = |part: &[&str]| {
        let mut text = part.join("_");
        while text.len() <= 24 {
            text.push_str("_and_more");
        }
        text
    };
    words.chunks(4).take(count).map(text).collect()
}

/// As many of the short as of the long ones, in an order that cannot be foretold.
fn mix<'a>(short: &[&'a str], long: &[&'a str]) -> Vec<&'a str> {
    let all: Vec<&str> = short.iter().zip(long).flat_map(|(&a, &b)| [a, b]).collect();
    shuffle(&all)
}

fn shuffle<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut random = Random::new();
    let mut words = words.to_vec();
    random.shuffle(&mut words);
    words
}

/// Some of the one and some of the other, each at its index.
fn half<'a>(words: &[&'a str], others: &[&'a str]) -> Vec<&'a str> {
    let mut random = Random::new();
    let pairs = words.iter().zip(others);
    pairs
        .map(|(&a, &b)| if random.below(2) == 0 { a } else { b })
        .collect()
}

fn vector<S: Text>(words: &[&str]) -> Vec<S> {
    let mut vec = Vec::with_capacity(words.len());
    vec.extend(words.iter().map(|&word| S::from(word)));
    vec
}

// Operations: each the same code for every contestant.

fn create<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for &word in words {
                let s = S::from(word);
                total += black_box(&s).as_str().len() as u64;
            }
            total
        });
    }
}

fn create_into<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let mut vec = Vec::with_capacity(words.len());
    move |clock| {
        clock.time(|| {
            vec.extend(words.iter().map(|&word| S::from(word)));
            vec.len() as u64
        });
        vec.clear();
    }
}

fn create_and_move<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    #[inline(never)]
    fn make<S: Text>(word: &str) -> Option<S> {
        (!word.is_empty()).then(|| S::from(word))
    }
    let mut vec = Vec::with_capacity(words.len());
    move |clock| {
        clock.time(|| {
            for &word in words {
                if let Some(s) = make::<S>(word) {
                    vec.push(s);
                }
            }
            vec.len() as u64
        });
        vec.clear();
    }
}

fn drop_all<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let mut vec = Vec::with_capacity(words.len());
    move |clock| {
        vec.extend(words.iter().map(|&word| S::from(word)));
        clock.time(|| {
            vec.clear();
            0
        });
    }
}

fn clone<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let from = vector::<S>(words);
    let mut vec = Vec::with_capacity(words.len());
    move |clock| {
        clock.time(|| {
            for s in &from {
                vec.push(s.clone());
            }
            vec.len() as u64
        });
        vec.clear();
    }
}

fn equal<S: Text>(words: &[&str], others: &[&str]) -> impl FnMut(&mut Clock) {
    let (a, b) = (vector::<S>(words), vector::<S>(others));
    move |clock| {
        clock.time(|| {
            let mut equal = 0;
            for (a, b) in a.iter().zip(&b) {
                equal += u64::from(a == b);
            }
            equal
        });
    }
}

fn read<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let vec = vector::<S>(words);
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for s in &vec {
                let s = s.as_str();
                total += s.len() as u64 + u64::from(s.as_bytes()[0]);
            }
            total
        });
    }
}

fn sum<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let vec = vector::<S>(words);
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for s in &vec {
                for byte in s.as_str().bytes() {
                    total += u64::from(black_box(byte));
                }
            }
            total
        });
    }
}

fn hash<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let vec = vector::<S>(words);
    move |clock| {
        clock.time(|| {
            let mut total = 0_u64;
            for s in &vec {
                let mut hasher = Fx::default();
                s.hash(&mut hasher);
                total = total.wrapping_add(hasher.finish());
            }
            total
        });
    }
}

fn sort<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    move |clock| {
        let mut vec = vector::<S>(words);
        clock.time(|| {
            vec.sort_unstable();
            vec.len() as u64
        });
    }
}

fn push<S: Edit>(words: &[&str]) -> impl FnMut(&mut Clock) {
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for word in words {
                let mut s = S::default();
                for ch in word.chars() {
                    s.push(ch);
                }
                total += black_box(&s).as_str().len() as u64;
            }
            total
        });
    }
}

fn push_pop<S: Edit>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let mut vec = vector::<S>(words);
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for s in &mut vec {
                s.push('x');
                total += black_box(&mut *s).pop().map_or(0, u64::from);
            }
            total
        });
    }
}

fn push_str<S: Edit>(words: &[&str]) -> impl FnMut(&mut Clock) {
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for part in words.chunks_exact(3) {
                let mut s = S::default();
                s.push_str(part[0]);
                s.push_str(part[1]);
                s.push_str(part[2]);
                total += black_box(&s).as_str().len() as u64;
            }
            total
        });
    }
}

fn append<S: Edit>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let mut s = S::default();
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for words in words.chunks(500) {
                s.clear();
                for word in words {
                    s.push_str(word);
                }
                total += black_box(&s).as_str().len() as u64;
            }
            total
        });
    }
}

fn refill<S: Edit>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let mut s = S::default();
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for word in words {
                s.clear();
                s.push_str(word);
                total += black_box(&s).as_str().len() as u64;
            }
            total
        });
    }
}

fn format<S: Edit>(words: &[&str]) -> impl FnMut(&mut Clock) {
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for (number, word) in words.iter().enumerate() {
                let mut s = S::default();
                write!(s, "{word}_{number}").unwrap();
                total += black_box(&s).as_str().len() as u64;
            }
            total
        });
    }
}

fn display<'a, V, S: AsRef<str>>(values: &'a [V], make: impl Fn(&V) -> S + 'a) -> Run<'a> {
    contestant(move |clock: &mut Clock| {
        clock.time(|| {
            let mut total = 0;
            for value in values {
                total += black_box(&make(value)).as_ref().len() as u64;
            }
            total
        });
    })
}

fn collect<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for word in words {
                let s: S = word.chars().collect();
                total += black_box(&s).as_str().len() as u64;
            }
            total
        });
    }
}

fn count_in_map<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    move |clock| {
        let mut map = HashMap::<S, u64, BuildHasherDefault<Fx>>::default();
        clock.time(|| {
            for &word in words {
                *map.entry(S::from(word)).or_default() += 1;
            }
            map.len() as u64
        });
    }
}

fn look_up<S: Text>(words: &[&str]) -> impl FnMut(&mut Clock) {
    let keys = words.iter().map(|&word| (S::from(word), 1_u64));
    let map: HashMap<S, u64, BuildHasherDefault<Fx>> = keys.collect();
    move |clock| {
        clock.time(|| words.iter().map(|&word| map[word]).sum());
    }
}

/// A hasher that costs little, so that what the strings cost is seen.
#[derive(Default)]
struct Fx(u64);

impl Fx {
    #[inline(always)]
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Fx {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.add(u64::from_le_bytes(word.try_into().unwrap()));
        }
        for &byte in words.remainder() {
            self.add(u64::from(byte));
        }
    }

    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}
