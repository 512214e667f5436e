#!/usr/bin/env bash
# Runs the tests in Miri, under Stacked Borrows and under Tree Borrows.
#
# Usage:
#   scripts/run_miri.sh                 all tests but those that start other programs
#   scripts/run_miri.sh drain splice    the tests with one of these in their names
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

# run MODEL ARGUMENTS...: the tests under this model, which is a flag of Miri's, or none for Stacked Borrows.
run() {
    echo "== MIRIFLAGS='$flags $1'"
    MIRIFLAGS="$flags $1" cargo "+$toolchain" miri test "${TEST_TARGETS[@]}" "${@:2}"
}

run "" --no-run
# Miri runs on one core: one for each model.
mkdir -p "$CARGO_TARGET_DIR"
run -Zmiri-tree-borrows "${TEST_ARGS[@]}" "$@" >"$CARGO_TARGET_DIR/tree-borrows.log" 2>&1 &
tree=$! status=0
run "" "${TEST_ARGS[@]}" "$@" || status=$?
wait "$tree" || status=$?
cat "$CARGO_TARGET_DIR/tree-borrows.log"
exit "$status"
