//! What debuggers show of the collections: `values.rs` is compiled with debug information and run up
//! to its end in gdb and in lldb, which have to print what its comments say. A debugger that is not
//! installed, or may not run a program, is skipped with a message.

#![cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64"),
    not(miri)
))]
#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

const CRATE: &str = env!("CARGO_MANIFEST_DIR");
const VALUES: &str = include_str!("values.rs");

/// A package of its own, for its debug information is not that of the other tests.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("debugger");
    fs::create_dir_all(&folder).unwrap();
    let manifest = format!(
        r#"
[package]
name = "values"
edition = "2024"

[[bin]]
name = "values"
path = {values:?}

[dependencies]
allocator-api2 = {{ version = "0.2", default-features = false, features = ["alloc"] }}
smallcoll = {{ path = {CRATE:?}, features = ["allocator-api2", "hashbrown"] }}

[workspace]
"#,
        values = Path::new(CRATE).join("tests/debugger/values.rs"),
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    // The versions that the tests were built with are at hand.
    let _ = fs::copy(
        Path::new(CRATE).join("Cargo.lock"),
        folder.join("Cargo.lock"),
    );
    build(&folder, "2", "values")
});

/// Builds the package with debug information of a level, and returns its program.
fn build(folder: &Path, debuginfo: &str, name: &str) -> PathBuf {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["rustc", "--offline", "--quiet", "--", "-C"])
        .arg(format!("debuginfo={debuginfo}"))
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_INCREMENTAL", "0");
    // The debuggers are the host's, and need no sanitizer.
    for name in [
        "CARGO_BUILD_TARGET",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_PROFILE_DEV_DEBUG",
        "RUSTFLAGS",
    ] {
        cargo.env_remove(name);
    }
    let status = cargo.status().unwrap();
    assert!(status.success(), "{cargo:?}: {status}");
    let program = folder.join(name);
    fs::copy(folder.join("target/debug/values"), &program).unwrap();
    program
}

/// The variables of `values.rs`, and what a debugger is to print of them.
fn expected(debugger: &str) -> Vec<(&'static str, &'static str)> {
    let mark = format!("// {debugger}: ");
    let mut found = Vec::new();
    let mut last = None;
    for line in VALUES.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("let ") {
            let rest = rest.strip_prefix("mut ").unwrap_or(rest);
            last = rest.split([' ', ':']).next();
        } else if let Some(text) = line.strip_prefix(&mark) {
            found.push((last.unwrap(), text));
        }
    }
    assert!(found.len() > 20, "{} variables", found.len());
    found
}

/// What a debugger prints, unless it is not there. Whoever hangs is killed.
fn output(command: &mut Command) -> Option<String> {
    let mut child = match command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("skipped: {:?}: {error}", command.get_program());
            return None;
        }
    };
    let stdout = child.stdout.take().unwrap();
    let reader = thread::spawn(|| std::io::read_to_string(stdout).unwrap());
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > Duration::from_secs(300) {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{command:?} does not end");
        }
        thread::sleep(Duration::from_millis(20));
    }
    Some(reader.join().unwrap())
}

/// Compares all variables, each of which stands between two lines that `before` gives.
fn compare(debugger: &str, printed: &str, before: fn(&str) -> String) {
    let mut rest = printed;
    let mut wrong = String::new();
    let variables = expected(debugger);
    for (at, (name, expected)) in variables.iter().enumerate() {
        let start = before(name);
        let Some((_, after)) = rest.split_once(&start) else {
            panic!("{start:?} is not in what {debugger} printed:\n{printed}");
        };
        let next = variables.get(at + 1).map(|(name, _)| before(name));
        let end = next.and_then(|next| after.find(&next));
        let value = &after[..end.unwrap_or(after.len())];
        let value = value.split_once(" = ").map_or(value, |(_, value)| value);
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value != *expected {
            wrong += &format!("{name}\n  expected {expected}\n  printed  {value}\n");
        }
        rest = after;
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What gdb prints by these commands at the end of the program.
fn gdb_prints(commands: &[String]) -> Option<String> {
    let mut gdb = Command::new("gdb");
    gdb.args(["-nx", "-batch", "-iex"])
        .arg(format!(
            "add-auto-load-safe-path {}",
            PROGRAM.parent().unwrap().display()
        ))
        .args(["-ex", "set width 0", "-ex", "break values::done"])
        .args(["-ex", "run", "-ex", "up"]);
    for command in commands {
        gdb.args(["-ex", command]);
    }
    // gdb prints text in the locale's encoding.
    gdb.arg(&*PROGRAM).env("LC_ALL", "C.UTF-8");
    let printed = output(&mut gdb)?;
    if !printed.contains("Breakpoint 1, ") {
        eprintln!("skipped: gdb may not run a program here:\n{printed}");
        return None;
    }
    Some(printed)
}

#[test]
fn gdb() {
    let commands: Vec<_> = expected("gdb")
        .iter()
        .flat_map(|(name, _)| [format!("echo -- {name}\\n"), format!("print {name}")])
        .collect();
    if let Some(printed) = gdb_prints(&commands) {
        compare("gdb", &printed, |name| format!("-- {name}\n"));
    }
}

/// gdb knows enough of C++ to evaluate the expressions of the natvis file.
#[test]
fn natvis() {
    let names: Vec<_> = expected("lldb")
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| *name != "units")
        .collect();
    let commands = [
        format!("source {CRATE}/tests/debugger/natvis.py"),
        format!("python check('{CRATE}/debugger/smallcoll.natvis', {names:?})"),
    ];
    if let Some(printed) = gdb_prints(&commands) {
        for name in names {
            let line = format!("natvis shows {name}\n");
            assert!(printed.contains(&line), "not {name}:\n{printed}");
        }
    }
}

#[test]
fn lldb() {
    // Debian's package does not know where it has put its Python modules.
    let modules = Command::new("lldb")
        .arg("-P")
        .output()
        .ok()
        .map(|found| String::from_utf8_lossy(&found.stdout).trim().to_owned())
        .filter(|path| !Path::new(path).exists())
        .map(|path| path.replace("/lib/local/", "/lib/llvm-14/"));
    let mut lldb = Command::new("lldb");
    if let Some(modules) = modules {
        lldb.env("PYTHONPATH", modules);
    }
    let script = format!("{CRATE}/debugger/smallcoll_lldb.py");
    lldb.args(["--no-lldbinit", "--batch", "-o"])
        .arg(format!("command script import {script}"))
        .args(["-o", "settings set target.disable-aslr false"])
        .args(["-o", "breakpoint set --name done", "-o", "run", "-o", "up"]);
    for (name, _) in expected("lldb") {
        lldb.args(["-o", &format!("frame variable {name}")]);
    }
    lldb.arg(&*PROGRAM);
    let Some(printed) = output(&mut lldb) else {
        return;
    };
    if !printed.contains("stop reason = breakpoint") {
        eprintln!("skipped: lldb may not run a program here:\n{printed}");
        return;
    }
    compare("lldb", &printed, |name| {
        format!("(lldb) frame variable {name}\n")
    });
}

/// Without debug information there is nothing for debuggers in a program.
#[test]
fn nothing_in_a_release() {
    const MARK: &[u8] = b"Pretty printers of gdb for the collections of smallcoll";
    let contains = |program: &Path| {
        let bytes = fs::read(program).unwrap();
        bytes.windows(MARK.len()).any(|window| window == MARK)
    };
    assert!(contains(&PROGRAM));
    let bare = build(PROGRAM.parent().unwrap(), "0", "bare");
    assert!(!contains(&bare));
}
