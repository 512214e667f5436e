#!/usr/bin/env bash
# Runs optimized tests under valgrind's memcheck: reads of memory that was never written, and what
# AddressSanitizer sees, of the code as it is compiled for use.
#
# Usage:
#   scripts/memcheck.sh                 all tests but those that start other programs
#   scripts/memcheck.sh string          the tests with that in their names (or any flag of `cargo test`)
#
# Needs valgrind (apt-get install valgrind).
#
#   SMALLCOLL_TESTS        the files of tests/ to run, by name (default: all)
#   SMALLCOLL_FEATURES     the features to build with (default: all)
#   SMALLCOLL_SKIP_TESTS   leaves out the files of tests/ that match (default: trybuild|std::process)
#   SMALLCOLL_SKIP_NAMES   leaves out the tests whose names contain one of these words
set -euo pipefail
cd "$(dirname "$0")/.."
# What starts programs, would start those too that are none of ours.
SMALLCOLL_SKIP_TESTS="${SMALLCOLL_SKIP_TESTS:-trybuild|std::process}"
. scripts/lib/test_targets.sh

command -v valgrind >/dev/null || { echo "memcheck.sh: apt-get install valgrind" >&2; exit 2; }
host=$(rustc -vV | sed -n 's/^host: //p')
runner="CARGO_TARGET_$(tr a-z- A-Z_ <<<"$host")_RUNNER"
# Tests that leak a guard do so on purpose.
export "$runner=valgrind --quiet --leak-check=no --error-exitcode=1 --suppressions=$PWD/scripts/lib/memcheck.supp"
# The tests' own allocator leaves the blocks as they are (tests/common/alloc_books.rs).
export SMALLCOLL_WATCHED=1

# With lines, and the names of what was inlined, by which the suppressions go.
export CARGO_PROFILE_RELEASE_DEBUG=line-tables-only

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/memcheck"
test_targets
cargo test --release --config 'profile.release.package."*".debug=false' --no-fail-fast "${TEST_TARGETS[@]}" "$@" "${TEST_ARGS[@]}"
