#!/usr/bin/env bash
# Runs the tests in Miri, under Stacked Borrows and under Tree Borrows.
#
# Usage:
#   scripts/run_miri.sh                 all tests but those that start other programs
#   scripts/run_miri.sh drain           the tests with that in their names (or any flag of `cargo test`)
#
# Needs Miri (rustup component add --toolchain nightly miri); without it, the exit status is 2.
#
#   SMALLCOLL_NIGHTLY      the toolchain (default: nightly)
#   SMALLCOLL_TESTS        the files of tests/ to run, by name (default: all)
#   SMALLCOLL_FEATURES     the features to build with (default: all)
#   SMALLCOLL_SKIP_TESTS   leaves out the files of tests/ that match (default: trybuild|std::process)
#   SMALLCOLL_SKIP_NAMES   leaves out the tests whose names contain one of these words
#   MIRIFLAGS              more flags for Miri
set -euo pipefail
cd "$(dirname "$0")/.."
# Miri starts no programs.
SMALLCOLL_SKIP_TESTS="${SMALLCOLL_SKIP_TESTS:-trybuild|std::process}"
. scripts/lib/test_targets.sh

toolchain="${SMALLCOLL_NIGHTLY:-nightly}"
if ! cargo "+$toolchain" miri --version 2>/dev/null; then
    echo "run_miri.sh: no Miri in the toolchain $toolchain: rustup component add --toolchain $toolchain miri" >&2
    exit 2
fi

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/miri"
# Miri is some hundred times slower than the machine: under `cfg(miri)` the tests take fewer rounds.
test_targets
flags="-Zmiri-strict-provenance -Zmiri-symbolic-alignment-check ${MIRIFLAGS:-}"
for model in "" "-Zmiri-tree-borrows"; do
    echo "== MIRIFLAGS='$flags $model'"
    MIRIFLAGS="$flags $model" cargo "+$toolchain" miri test "${TEST_TARGETS[@]}" "$@" "${TEST_ARGS[@]}"
done
