#!/usr/bin/env bash
# Builds and tests the crate with the oldest Rust it supports (rust-version in Cargo.toml).
#
# Usage:
#   scripts/msrv.sh                 all tests but the compile-fail ones and the documentation's
#   scripts/msrv.sh build --lib     any other cargo command
#
# Where rustup has that toolchain already, it is used; else the compiler is taken out of Debian's
# packages (see scripts/lib/debian_rust.sh for where they are unpacked).
#
#   SMALLCOLL_TESTS        the files of tests/ to run, by name (default: all)
#   SMALLCOLL_FEATURES     the features to build with (default: all)
#   SMALLCOLL_SKIP_TESTS   leaves out the files of tests/ that match (default: trybuild)
#   SMALLCOLL_SKIP_NAMES   leaves out the tests whose names contain one of these words
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/debian_rust.sh
. scripts/lib/test_targets.sh

if toolchain=$(rustup toolchain list 2>/dev/null | grep -m 1 -E "^$MSRV(\.[0-9]+)?-" | cut -d ' ' -f 1); then
    RUSTC=$(rustup which --toolchain "$toolchain" rustc)
    RUSTDOC=$(rustup which --toolchain "$toolchain" rustdoc)
    export RUSTC RUSTDOC
else
    debian_rust
fi
"$RUSTC" --version

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/msrv"
if [ $# -eq 0 ]; then
    test_targets
    set -- test --no-fail-fast "${TEST_TARGETS[@]}" "${TEST_ARGS[@]}"
fi
exec cargo "$@"
