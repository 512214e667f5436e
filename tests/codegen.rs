//! What the hot paths compile to: short strings are made, cloned and compared without a call, and
//! an empty collection is made without filling its storage.
//!
//! It compiles the crate and a few functions that use it with the compiler's optimizations, and
//! looks for calls in their machine code. Where that means nothing, it says so and passes.

#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The functions that are looked at.
const PROBE: &str = r#"
use smallcoll::{SmallString, SmallVec};

pub struct Big(SmallVec<u64, 128>);

#[unsafe(no_mangle)] pub fn create(text: &str) -> SmallString { SmallString::from(text) }
#[unsafe(no_mangle)] pub fn create_31(text: &str) -> SmallString<31> { SmallString::from(text) }
#[unsafe(no_mangle)] pub fn clone(text: &SmallString) -> SmallString { text.clone() }
#[unsafe(no_mangle)] pub fn equal(a: &SmallString, b: &SmallString) -> bool { a == b }
#[unsafe(no_mangle)] pub fn new_string() -> SmallString { SmallString::new() }
#[unsafe(no_mangle)] pub fn new_large_string() -> SmallString<127> { SmallString::new() }
#[unsafe(no_mangle)] pub fn new_vector() -> Big { Big(SmallVec::new()) }

#[unsafe(no_mangle)] pub fn control_copy(from: &[u8], to: &mut [u8]) { to.copy_from_slice(from) }
#[unsafe(no_mangle)] pub fn control_equal(a: &str, b: &str) -> bool { a == b }
#[unsafe(no_mangle)] pub fn control_fill() -> [u64; 128] { [0; 128] }
"#;

const COPY: &[&str] = &["memcpy", "memmove"];
const COMPARE: &[&str] = &["bcmp", "memcmp"];
const FILL: &[&str] = &["memset"];

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

/// The assembly of the probe, or why there is none.
fn assembly() -> Result<String, &'static str> {
    if cfg!(miri) || !cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        return Err("this is not x86-64 Linux");
    }
    let version = rustc(&["-vV"]).ok_or("there is no rustc to be run")?;
    if !version.contains("host: x86_64-unknown-linux") {
        return Err("rustc compiles for another machine");
    }
    let minor = version
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse().ok());
    if minor.is_none_or(|minor: u32| minor < OLDEST) {
        return Err("rustc is older than 1.88");
    }

    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("codegen");
    fs::create_dir_all(&folder).unwrap();
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let optimized = [
        "--edition=2024",
        "--cap-lints=allow",
        "-Copt-level=3",
        "-Ccodegen-units=1",
    ];

    let source = manifest.join("src/lib.rs");
    let (library, probe, assembly) = (at("libsmallcoll.rlib"), at("probe.rs"), at("probe.s"));
    fs::write(&probe, PROBE).unwrap();
    let mut args = optimized.to_vec();
    args.extend(["--crate-type=rlib", "--crate-name=smallcoll"]);
    args.extend(["--cfg=smallcoll_select_unpredictable", "-o", &library]);
    args.push(source.to_str().unwrap());
    rustc(&args);

    let mut args = optimized.to_vec();
    let library = format!("smallcoll={library}");
    args.extend([
        "--crate-type=lib",
        "--emit=asm",
        "--extern",
        &library,
        "-o",
        &assembly,
    ]);
    args.push(&probe);
    rustc(&args);
    Ok(fs::read_to_string(assembly).unwrap())
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

#[test]
fn hot_paths_call_nothing() {
    let assembly = match assembly() {
        Ok(assembly) => assembly,
        Err(why) => return eprintln!("left out: {why}"),
    };

    // Such calls would be seen.
    for (name, routines) in [
        ("control_copy", COPY),
        ("control_equal", COMPARE),
        ("control_fill", FILL),
    ] {
        assert!(
            calls(&assembly, name, routines),
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
            "new_vector",
            COPY,
            "`SmallVec::new` in a newtype copies its storage",
        ),
    ] {
        assert!(
            !calls(&assembly, name, routines),
            "{what}: there is one of {routines:?} in\n{}",
            function(&assembly, name)
        );
    }
}
