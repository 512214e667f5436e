#!/usr/bin/env bash
# Builds the crate for a target that has no std, no operating system and no atomic swaps, and runs a
# program that links without std on this machine.
#
# Usage:
#   scripts/no_std.sh               both
#   scripts/no_std.sh bare          the bare target: machine code for thumbv6m-none-eabi, not run
#   scripts/no_std.sh linked        scripts/no_std/program.rs with core, alloc and the crate alone, run
#
# For the bare target, core and alloc are compiled from Debian's sources of the oldest supported Rust
# by its compiler (see scripts/lib/debian_rust.sh for where they are unpacked).
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/debian_rust.sh

out="${CARGO_TARGET_DIR:-target}/no_std"
mkdir -p "$out"

# The crate without features, and the program as a crate of a type: compile TYPE WHERE RUSTC FLAGS...
compile() {
    local type="$1" where="$2"
    shift 2
    "$@" --crate-name smallcoll --crate-type rlib src/lib.rs --out-dir "$where"
    "$@" --crate-name program --crate-type "$type" --extern smallcoll scripts/no_std/program.rs --out-dir "$where"
}

linked() {
    local symbols
    mkdir -p "$out/linked"
    compile bin "$out/linked" rustc --edition 2024 -O -Cpanic=abort -L "$out/linked" -Clink-arg=-lc
    "$out/linked/program"
    echo "linked without std, ran: $(rustc --version)"
}

bare() {
    local target=thumbv6m-none-eabi sysroot="$out/bare/sysroot" library
    debian_rust_sources
    library="$MSRV_DIR/sources"
    mkdir -p "$sysroot"
    # What cargo would do by -Zbuild-std, but for compiler-builtins, which only a linker would miss.
    local std=(env RUSTC_BOOTSTRAP=1 "$RUSTC" --target "$target" --edition 2021 --crate-type rlib --emit metadata
        -Cpanic=abort -Zforce-unstable-if-unmarked -Zalways-encode-mir --cap-lints allow -L "$sysroot" --out-dir "$sysroot")
    "${std[@]}" --crate-name core "$library/core/src/lib.rs"
    "${std[@]}" --crate-name compiler_builtins - <<<'#![feature(compiler_builtins)] #![compiler_builtins] #![no_std]'
    "${std[@]}" --crate-name alloc "$library/alloc/src/lib.rs"
    compile rlib "$out/bare" env RUSTC_BOOTSTRAP=1 "$RUSTC" --target "$target" --edition 2024 -Cpanic=abort -O \
        --emit metadata,obj -L "$sysroot" -L "$out/bare"
    echo "compiled for $target: $("$RUSTC" --version)"
}

case "${1:-both}" in
    both)
        linked
        bare
        ;;
    bare | linked) "$1" ;;
    *) die "no such check: $1 (bare or linked)" ;;
esac
