#!/usr/bin/env bash
# Breaks src/raw/ at one place at a time (an operator, a condition, what a function returns) and
# runs the tests that should see it. What none of them sees is listed at the end as MISSED, and in
# target/mutants/FILE/mutants.out/missed.txt: either a test is wanting, or the change makes no
# difference (speed, an assertion, an estimate that is corrected later). Fails if there is any.
#
# Usage:
#   scripts/mutants.sh                  all files: many hours
#   scripts/mutants.sh gap ring_push    these files of src/raw/
#   scripts/mutants.sh gap --list       only lists what would be changed (or any flag of `cargo mutants`)
#
# Needs cargo-mutants (cargo install --locked cargo-mutants).
#
#   SMALLCOLL_SHARD        runs a part of each file's mutants: 3/20 is the fourth twentieth
#   SMALLCOLL_TESTS        the files of tests/ to run, by name (default: those for the changed file)
#   SMALLCOLL_SECONDS      how long the tests may take with a mutant (default: 120)
set -euo pipefail
cd "$(dirname "$0")/.."

command -v cargo-mutants >/dev/null || { echo "mutants.sh: cargo install --locked cargo-mutants" >&2; exit 2; }

# tests_of FILE: the files of tests/ that see most of what happens in src/raw/FILE.rs, by name.
tests_of() {
    case "$1" in
        ring*) echo deque deque_model deque_faults deque_exhaustive ;;
        utf8*) echo string string_model string_words string_faults ;;
        linear | fill | gap | into_iter | range) echo vec vec_model vec_faults ;;
        *) echo vec vec_model vec_faults deque_model string_model policies ;;
    esac
}

files=()
while [ $# -ne 0 ] && [[ $1 != -* ]]; do
    [ -e "src/raw/$1.rs" ] || { echo "mutants.sh: no file src/raw/$1.rs" >&2; exit 2; }
    files+=("$1")
    shift
done
if [ ${#files[@]} -eq 0 ]; then
    for file in src/raw/*.rs; do
        files+=("$(basename "$file" .rs)")
    done
fi

out=$(realpath -m "${CARGO_TARGET_DIR:-target}")/mutants
# The mutants are built in a copy of the tree, with a target folder of its own.
unset CARGO_TARGET_DIR
# The tests are compiled for each mutant, and take longer to optimize well than to run.
export CARGO_PROFILE_DEV_OPT_LEVEL=1 CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=0
missed=0
for file in "${files[@]}"; do
    mkdir -p "$out/$file"
    read -ra tests <<<"${SMALLCOLL_TESTS:-$(tests_of "$file")}"
    echo "== src/raw/$file.rs by ${tests[*]}"
    cargo mutants --file "src/raw/$file.rs" --features allocator-api2 --cap-lints true \
        --timeout "${SMALLCOLL_SECONDS:-120}" ${SMALLCOLL_SHARD:+--sharding round-robin --shard "$SMALLCOLL_SHARD"} \
        --output "$out/$file" "${tests[@]/#/--cargo-arg=--test=}" "$@" || missed=$?
done
exit "$missed"
