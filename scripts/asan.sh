#!/usr/bin/env bash
# Runs the tests under AddressSanitizer: use after free, overflow of a heap or stack block, double free.
#
# Usage:
#   scripts/asan.sh                     all tests but those that start other programs
#   scripts/asan.sh drain               the tests with that in their names (or any flag of `cargo test`)
#
# Needs a nightly toolchain, for the compiler's flag alone: the prebuilt standard library does.
#
#   SMALLCOLL_NIGHTLY      the toolchain (default: nightly)
#   SMALLCOLL_TESTS        the files of tests/ to run, by name (default: all)
#   SMALLCOLL_FEATURES     the features to build with (default: all)
#   SMALLCOLL_SKIP_TESTS   leaves out the files of tests/ that match (default: trybuild|std::process)
#   SMALLCOLL_SKIP_NAMES   leaves out the tests whose names contain one of these words
#   ASAN_OPTIONS           options of the sanitizer; by default leaks are not reported, for tests
#                          that leak a guard do so on purpose
set -euo pipefail
cd "$(dirname "$0")/.."
# What starts programs, would start those that are built without the sanitizer.
SMALLCOLL_SKIP_TESTS="${SMALLCOLL_SKIP_TESTS:-trybuild|std::process}"
. scripts/lib/test_targets.sh

toolchain="${SMALLCOLL_NIGHTLY:-nightly}"
if ! host=$(rustc "+$toolchain" -vV 2>/dev/null | sed -n 's/^host: //p') || [ -z "$host" ]; then
    echo "asan.sh: no toolchain $toolchain: rustup toolchain install $toolchain" >&2
    exit 2
fi

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/asan"
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=0}"
# The tests' own allocator leaves the blocks as they are (tests/common/alloc_books.rs).
export SMALLCOLL_WATCHED=1
test_targets
# With --target, the flags are for the tests alone, not for build scripts and procedural macros.
RUSTFLAGS="-Zsanitizer=address ${RUSTFLAGS:-}" \
    cargo "+$toolchain" test --no-fail-fast "${TEST_TARGETS[@]}" --target "$host" "$@" "${TEST_ARGS[@]}"
