//! Tells the crate whether the compiler has `core::hint::select_unpredictable` (Rust 1.88), without
//! which the crate works the same and only mixed inline and spilled populations are read slower.

use std::{env, process::Command};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if rustc_minor().is_some_and(|minor| minor >= 88) {
        println!("cargo:rustc-cfg=smallcoll_select_unpredictable");
    }
}

/// `88` from `rustc 1.88.0 (...)`.
fn rustc_minor() -> Option<u32> {
    let rustc = env::var_os("RUSTC")?;
    let output = Command::new(rustc).arg("--version").output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?;
    version.split('.').nth(1)?.parse().ok()
}
