//! What the hot paths compile to: short strings are made, cloned and compared without a call, an
//! empty collection is made without filling its storage, what never spills names no allocator, all
//! elements share one function that grows, and the feature `allocator-api2` costs nothing.
//!
//! It compiles the crate and a few functions that use it with the compiler's optimizations, and
//! looks at their machine code. Where that means nothing, it says so and passes.

#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The functions that are looked at.
const PROBE: &str = r#"
use smallcoll::{SmallDeque, SmallString, SmallVec};

pub struct BigVec(SmallVec<u64, 128>);
pub struct BigDeque(u8, SmallDeque<u64, 128>);

#[unsafe(no_mangle)] pub fn create(text: &str) -> SmallString { SmallString::from(text) }
#[unsafe(no_mangle)] pub fn create_31(text: &str) -> SmallString<31> { SmallString::from(text) }
#[unsafe(no_mangle)] pub fn clone(text: &SmallString) -> SmallString { text.clone() }
#[unsafe(no_mangle)] pub fn equal(a: &SmallString, b: &SmallString) -> bool { a == b }
#[unsafe(no_mangle)] pub fn new_string() -> SmallString { SmallString::new() }
#[unsafe(no_mangle)] pub fn new_large_string() -> SmallString<127> { SmallString::new() }
#[unsafe(no_mangle)] pub fn new_vector() -> BigVec { BigVec(SmallVec::new()) }
#[unsafe(no_mangle)] pub fn new_deque() -> BigDeque { BigDeque(1, SmallDeque::new()) }

#[unsafe(no_mangle)] pub fn vector_push(v: &mut SmallVec<u32, 4>, x: u32) { v.push(x) }
#[unsafe(no_mangle)] pub fn vector_pop(v: &mut SmallVec<u32, 4>) -> Option<u32> { v.pop() }
#[unsafe(no_mangle)] pub fn vector_clear(v: &mut SmallVec<u32, 4>) { v.clear() }
#[unsafe(no_mangle)] pub fn string_push(s: &mut SmallString, ch: char) { s.push(ch) }
#[unsafe(no_mangle)] pub fn string_pop(s: &mut SmallString) -> Option<char> { s.pop() }
#[unsafe(no_mangle)] pub fn string_clear(s: &mut SmallString) { s.clear() }
#[unsafe(no_mangle)] pub fn deque_push(d: &mut SmallDeque<u32, 4>, x: u32) { d.push_back(x) }
#[unsafe(no_mangle)] pub fn deque_pop(d: &mut SmallDeque<u32, 4>) -> Option<u32> { d.pop_front() }
#[unsafe(no_mangle)] pub fn deque_clear(d: &mut SmallDeque<u32, 4>) { d.clear() }
#[unsafe(no_mangle)] pub fn deque_front(d: &SmallDeque<u64, 4>) -> Option<&u64> { d.front() }
#[unsafe(no_mangle)] pub fn deque_get(d: &SmallDeque<u64, 4>, i: usize) -> Option<&u64> { d.get(i) }

#[unsafe(no_mangle)] pub fn control_copy(from: &[u8], to: &mut [u8]) { to.copy_from_slice(from) }
#[unsafe(no_mangle)] pub fn control_equal(a: &str, b: &str) -> bool { a == b }
#[unsafe(no_mangle)] pub fn control_fill() -> [u64; 128] { [0; 128] }
"#;

/// The functions whose instructions are the same with and without the feature `allocator-api2`.
const UNCHANGED: &[&str] = &[
    "vector_push",
    "vector_pop",
    "vector_clear",
    "string_push",
    "string_pop",
    "string_clear",
    "deque_push",
    "deque_pop",
    "deque_clear",
];

/// What never spills, in a library of its own, all of which is looked at.
const BOUNDED: &str = r#"
use smallcoll::{NoSpill, SmallDeque, SmallString, SmallVec};

type V = SmallVec<u32, 8, NoSpill>;
type S = SmallString<16, NoSpill>;
type D = SmallDeque<u32, 8, NoSpill>;

#[unsafe(no_mangle)] pub fn vector() -> V { V::default() }
#[unsafe(no_mangle)] pub fn vector_push(v: &mut V, x: u32) -> bool { v.try_push(x).is_ok() }
#[unsafe(no_mangle)] pub fn vector_pop(v: &mut V) -> Option<u32> { v.pop() }
#[unsafe(no_mangle)] pub fn vector_clear(v: &mut V) { v.clear() }
#[unsafe(no_mangle)] pub fn vector_extend(v: &mut V, x: &[u32]) { v.extend(x.iter().map(|x| x + 1)) }
#[unsafe(no_mangle)] pub fn vector_sum(v: V) -> u32 { v.iter().sum::<u32>() + v.into_iter().sum::<u32>() }
#[unsafe(no_mangle)] pub fn string() -> S { S::default() }
#[unsafe(no_mangle)] pub fn string_push(s: &mut S, ch: char) -> bool { s.try_push(ch).is_ok() }
#[unsafe(no_mangle)] pub fn string_pop(s: &mut S) -> Option<char> { s.pop() }
#[unsafe(no_mangle)] pub fn string_clear(s: &mut S) { s.clear() }
#[unsafe(no_mangle)] pub fn string_extend(s: &mut S, text: &str) { s.extend(text.chars().rev()) }
#[unsafe(no_mangle)] pub fn string_sum(s: S) -> u32 { s.chars().map(u32::from).sum() }
#[unsafe(no_mangle)] pub fn deque() -> D { D::default() }
#[unsafe(no_mangle)] pub fn deque_push(d: &mut D, x: u32) -> bool { d.try_push_back(x).is_ok() }
#[unsafe(no_mangle)] pub fn deque_pop(d: &mut D) -> Option<u32> { d.pop_front() }
#[unsafe(no_mangle)] pub fn deque_clear(d: &mut D) { d.clear() }
#[unsafe(no_mangle)] pub fn deque_extend(d: &mut D, x: &[u32]) { d.extend(x.iter().map(|x| x + 1)) }
#[unsafe(no_mangle)] pub fn deque_sum(d: D) -> u32 { d.iter().sum::<u32>() + d.into_iter().sum::<u32>() }
"#;

/// The same with a policy that may spill, to see that the allocator would be found.
const SPILLING: &str = r#"
#[unsafe(no_mangle)] pub fn vector_push(v: &mut smallcoll::SmallVec<u32, 8>, x: u32) -> bool {
    v.try_push(x).is_ok()
}
"#;

/// What the crate needs of the crate allocator-api2: nothing of it comes into the probe.
const ALLOCATOR_API2: &str = r#"
pub mod alloc {
    use core::{alloc::Layout, ptr::NonNull};

    pub struct AllocError;

    pub unsafe trait Allocator {
        fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError>;
        unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout);
        unsafe fn grow(&self, _: NonNull<u8>, _: Layout, _: Layout) -> Result<NonNull<[u8]>, AllocError>;
        unsafe fn shrink(&self, _: NonNull<u8>, _: Layout, _: Layout) -> Result<NonNull<[u8]>, AllocError>;
    }
}
"#;

/// A program in which vectors of several elements grow.
const PROGRAM: &str = r#"
use smallcoll::SmallVec;
use std::hint::black_box;

fn fill<T: Clone>(value: T) {
    let mut v: SmallVec<T, 2> = SmallVec::new();
    for _ in 0..black_box(9) { v.push(value.clone()); }
    black_box(&v);
}

fn main() {
    fill(1_u8);
    fill(2_u16);
    fill(3_u64);
    fill(String::from("four"));
    fill([5_u32; 5]);
}
"#;

const COPY: &[&str] = &["memcpy", "memmove"];
const COMPARE: &[&str] = &["bcmp", "memcmp"];
const FILL: &[&str] = &["memset"];
const SUBTRACT: &[&str] = &["sub"];
const ALLOCATE: &[&str] = &["__rust_alloc", "__rust_realloc", "__rust_dealloc"];

/// The oldest compiler whose machine code is promised anything: the first with
/// `select_unpredictable`.
const OLDEST: u32 = 88;

/// Runs the compiler, and returns what it printed.
fn rustc(args: &[&str]) -> Option<String> {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(compiler).args(args).output().ok()?;
    assert!(
        output.status.success(),
        "rustc {args:?}:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).ok()
}

/// Why the compiler's machine code says nothing here, if so.
fn nothing_to_see() -> Option<&'static str> {
    if cfg!(miri) || !cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        return Some("this is not x86-64 Linux");
    }
    let Some(version) = rustc(&["-vV"]) else {
        return Some("there is no rustc to be run");
    };
    if !version.contains("host: x86_64-unknown-linux") {
        return Some("rustc compiles for another machine");
    }
    let minor = version
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse().ok());
    if minor.is_none_or(|minor: u32| minor < OLDEST) {
        return Some("rustc is older than 1.88");
    }
    None
}

/// What every compilation is told.
const OPTIMIZED: &[&str] = &[
    "--edition=2024",
    "--cap-lints=allow",
    "-Copt-level=3",
    "-Ccodegen-units=1",
    "-Csymbol-mangling-version=v0",
];

/// The crate, compiled to be used by probes.
struct Library {
    folder: PathBuf,
}

impl Library {
    /// Compiles the crate into a folder of that name.
    fn new(name: &str) -> Self {
        let library = Self::empty(name);
        library.compile(&["--cfg=smallcoll_select_unpredictable"]);
        library
    }

    /// The same with the feature `allocator-api2`.
    fn with_allocator_api2(name: &str) -> Self {
        let library = Self::empty(name);
        let (source, output) = (library.at("api2.rs"), library.at("liballocator_api2.rlib"));
        fs::write(&source, ALLOCATOR_API2).unwrap();
        let mut args = OPTIMIZED.to_vec();
        args.extend(["--crate-type=rlib", "--crate-name=allocator_api2"]);
        args.extend(["-o", &output, &source]);
        rustc(&args);
        library.compile(&[
            "--cfg=smallcoll_select_unpredictable",
            "--cfg=feature=\"allocator-api2\"",
            "--extern",
            &format!("allocator_api2={output}"),
        ]);
        library
    }

    fn empty(name: &str) -> Self {
        let tests = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = tests.join("codegen").join(name);
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    fn compile(&self, arguments: &[&str]) {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs");
        let output = self.at("libsmallcoll.rlib");
        let mut args = OPTIMIZED.to_vec();
        args.extend(["--crate-type=rlib", "--crate-name=smallcoll"]);
        args.extend(arguments);
        args.extend(["-o", &output, source.to_str().unwrap()]);
        rustc(&args);
    }

    fn at(&self, name: &str) -> String {
        self.folder.join(name).to_str().unwrap().to_owned()
    }

    /// The assembly of a probe.
    fn assembly(&self, name: &str, code: &str, kind: &str) -> String {
        let source = self.at(&format!("{name}.rs"));
        let output = self.at(&format!("{name}.s"));
        fs::write(&source, code).unwrap();
        let dependencies = format!("dependency={}", self.folder.display());
        let library = format!("smallcoll={}", self.at("libsmallcoll.rlib"));
        let mut args = OPTIMIZED.to_vec();
        args.extend([kind, "--emit=asm", "-L", &dependencies]);
        args.extend(["--extern", &library, "-o", &output, &source]);
        rustc(&args);
        fs::read_to_string(output).unwrap()
    }
}

/// The instructions of the function `name`.
fn function<'a>(assembly: &'a str, name: &str) -> &'a str {
    let start = format!("\n{name}:\n");
    let at = assembly
        .find(&start)
        .unwrap_or_else(|| panic!("the probe has no function `{name}`"));
    let code = &assembly[at + start.len()..];
    let end = code.find("\n.Lfunc_end").expect("a function ends");
    &code[..end]
}

/// Whether an instruction of the function names one of `routines`.
fn calls(assembly: &str, name: &str, routines: &[&str]) -> bool {
    function(assembly, name)
        .lines()
        .any(|line| routines.iter().any(|&routine| line.contains(routine)))
}

/// The instructions of the function, without the numbers of labels, which other functions change.
fn instructions(assembly: &str, name: &str) -> Vec<String> {
    let lines = function(assembly, name).lines().map(str::trim);
    let code = lines.filter(|line| !line.starts_with(".cfi"));
    code.map(|line| {
        let words = line.split_inclusive(|ch: char| !ch.is_alphanumeric() && !"._$".contains(ch));
        words
            .map(|word| if word.starts_with(".L") { ".L" } else { word })
            .collect()
    })
    .collect()
}

#[test]
fn machine_code() {
    if let Some(why) = nothing_to_see() {
        return eprintln!("left out: {why}");
    }
    let library = Library::new("plain");
    let assembly = library.assembly("probe", PROBE, "--crate-type=lib");
    hot_paths_call_nothing(&assembly);
    the_first_element_is_not_read_for_a_pointer(&assembly);
    no_spill_names_no_allocator(&library);
    vectors_share_one_grow(&library);
    a_feature_changes_nothing(&assembly);
}

fn no_spill_names_no_allocator(library: &Library) {
    let names = |assembly: &str| ALLOCATE.iter().any(|name| assembly.contains(name));
    let spilling = library.assembly("spilling", SPILLING, "--crate-type=lib");
    assert!(
        names(&spilling),
        "a vector that may spill refers to none of {ALLOCATE:?}: it would not be seen",
    );
    let bounded = library.assembly("bounded", BOUNDED, "--crate-type=lib");
    let line = bounded.lines().find(|line| names(line));
    assert!(
        line.is_none(),
        "collections that never spill refer to the allocator: `{}`",
        line.unwrap_or_default().trim()
    );
}

fn vectors_share_one_grow(library: &Library) {
    let assembly = library.assembly("program", PROGRAM, "--crate-type=bin");
    let copies: Vec<&str> = assembly
        .lines()
        .filter(|line| line.ends_with(':') && line.contains("4grow4grow"))
        .collect();
    assert_eq!(
        copies.len(),
        1,
        "vectors of five types of elements do not share one `grow` any more: {copies:?}"
    );
}

fn a_feature_changes_nothing(without: &str) {
    let library = Library::with_allocator_api2("allocator_api2");
    let with = library.assembly("probe", PROBE, "--crate-type=lib");
    for name in UNCHANGED {
        let (ours, theirs) = (instructions(without, name), instructions(&with, name));
        assert!(ours.len() > 1, "`{name}` has no instructions: {ours:?}");
        assert_eq!(
            ours, theirs,
            "the feature `allocator-api2` changes what `{name}` compiles to under the default policy"
        );
    }
}

/// Which words to read is selected, not which of two values that were read: an inline element may have
/// just been stored.
fn the_first_element_is_not_read_for_a_pointer(assembly: &str) {
    for name in ["deque_front", "deque_get"] {
        assert!(
            calls(assembly, name, &["(%rip)"]),
            "the words of no block are not at hand in\n{}",
            function(assembly, name)
        );
    }
}

fn hot_paths_call_nothing(assembly: &str) {
    // Such calls would be seen.
    for (name, routines) in [
        ("control_copy", COPY),
        ("control_equal", COMPARE),
        ("control_fill", FILL),
        ("deque_get", SUBTRACT),
    ] {
        assert!(
            calls(assembly, name, routines),
            "`{name}` calls none of {routines:?}"
        );
    }

    for (name, routines, what) in [
        (
            "create",
            COPY,
            "a short `&str` of unknown length is made a `SmallString` by a call",
        ),
        (
            "create_31",
            COPY,
            "a short `&str` is made a `SmallString<31>` by a call",
        ),
        ("clone", COPY, "an inline `SmallString` is cloned by a call"),
        (
            "equal",
            COMPARE,
            "two inline `SmallString`s are compared by a call",
        ),
        (
            "new_string",
            FILL,
            "`SmallString::new` fills its storage by a call",
        ),
        (
            "new_large_string",
            FILL,
            "`SmallString::<127>::new` fills its storage",
        ),
        (
            "new_vector",
            FILL,
            "`SmallVec::new` in a newtype fills its storage",
        ),
        (
            "new_deque",
            FILL,
            "`SmallDeque::new` in a struct fills its storage",
        ),
        (
            "new_vector",
            COPY,
            "`SmallVec::new` in a newtype copies its storage",
        ),
        (
            "deque_front",
            SUBTRACT,
            "the first slot of a deque is wrapped",
        ),
    ] {
        assert!(
            !calls(assembly, name, routines),
            "{what}: there is one of {routines:?} in\n{}",
            function(assembly, name)
        );
    }
}
