#!/usr/bin/env bash
# Which lines of src/raw/ the tests run: the share, and the lines that no test comes to.
#
# Usage:
#   scripts/coverage.sh                 all tests but those that start other programs
#   scripts/coverage.sh string          the tests with that in their names (or any flag of `cargo test`)
#
# The compiler is the oldest Rust that the crate supports and the tools are LLVM's of that version, both
# out of Debian's packages (see scripts/lib/debian_rust.sh). A line counts as run if any instance of a
# generic function ran it.
#
#   SMALLCOLL_TESTS        the files of tests/ to run, by name (default: all)
#   SMALLCOLL_FEATURES     the features to build with (default: all)
#   SMALLCOLL_SKIP_TESTS   leaves out the files of tests/ that match (default: trybuild|std::process)
#   SMALLCOLL_SKIP_NAMES   leaves out the tests whose names contain one of these words
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/debian_rust.sh
SMALLCOLL_SKIP_TESTS="${SMALLCOLL_SKIP_TESTS:-trybuild|std::process}"
. scripts/lib/test_targets.sh

debian_rust
tools="$MSRV_ROOT/usr/lib/llvm-19/bin"
if [ ! -x "$tools/llvm-cov" ]; then
    _apt_lists
    _apt_unpack llvm-19 libpfm4 libcurl4
fi
llvm() {
    local tool="$1"
    shift
    LD_LIBRARY_PATH="$MSRV_LIBS" "$tools/llvm-$tool" "$@"
}
llvm cov --version >/dev/null

CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-target}")/coverage
export CARGO_TARGET_DIR
out="$CARGO_TARGET_DIR/out"
rm -rf "$out"
mkdir -p "$out"
test_targets
# With --target, the flags are for the tests alone, not for build scripts and procedural macros.
host=$("$RUSTC" -vV | sed -n 's/^host: //p')
command=(cargo test --target "$host" "${TEST_TARGETS[@]}")
export RUSTFLAGS="-Cinstrument-coverage ${RUSTFLAGS:-}" CARGO_PROFILE_DEV_DEBUG=0
LLVM_PROFILE_FILE="$out/%m.profraw" "${command[@]}" --no-fail-fast "$@" "${TEST_ARGS[@]}"
mapfile -t programs < <("${command[@]}" --no-run --message-format json 2>/dev/null |
    python3 -c 'import json, sys
for line in sys.stdin:
    if program := json.loads(line).get("executable"):
        print(program)')

llvm profdata merge -sparse "$out"/*.profraw -o "$out/all.profdata"
llvm cov export --format=lcov --instr-profile "$out/all.profdata" "${programs[0]}" \
    "${programs[@]/#/--object=}" --sources src/raw >"$out/raw.lcov"
python3 - "$out/raw.lcov" <<'PYTHON'
import collections, sys

lines = collections.defaultdict(dict)
for row in open(sys.argv[1], encoding="utf-8"):
    key, _, value = row.strip().partition(":")
    if key == "SF":
        name = "src/raw/" + value.rsplit("/", 1)[1]
    elif key == "DA":
        number, count = map(int, value.split(",")[:2])
        lines[name][number] = lines[name].get(number, 0) + count
for name, counts in sorted(lines.items()):
    missed = [number for number, count in counts.items() if not count]
    print(f"{name}: {len(counts) - len(missed)} of {len(counts)} lines", *(f"  {name}:{n}" for n in missed), sep="\n")
run = sum(count != 0 for counts in lines.values() for count in counts.values())
every = sum(map(len, lines.values()))
print(f"src/raw: {run} of {every} lines, {100 * run / every:.2f} %")
PYTHON
