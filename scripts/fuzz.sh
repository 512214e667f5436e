#!/usr/bin/env bash
# Fuzzes the collections with libFuzzer under AddressSanitizer; fails on a crash.
#
# Usage:
#   scripts/fuzz.sh                     each target for 30 seconds
#   scripts/fuzz.sh 600 deque policies  these targets for 600 seconds each
#
# Needs a nightly toolchain and a C++ compiler; installs cargo-fuzz if it is missing. What is found
# is in fuzz/artifacts: `cargo +nightly fuzz run TARGET FILE` shows it again, `cargo +nightly fuzz
# tmin TARGET FILE` makes it smaller.
#
#   SMALLCOLL_NIGHTLY      the toolchain (default: nightly)
set -euo pipefail
cd "$(dirname "$0")/.."

toolchain="${SMALLCOLL_NIGHTLY:-nightly}"
if ! rustc "+$toolchain" -V >/dev/null 2>&1; then
    echo "fuzz.sh: no toolchain $toolchain: rustup toolchain install $toolchain" >&2
    exit 2
fi
cargo fuzz --version >/dev/null 2>&1 || cargo install --locked cargo-fuzz

seconds="${1:-30}"
shift || true
case "$seconds" in
    '' | *[!0-9]*)
        sed -n '2,/^set /{s/^# \{0,1\}//p}' "$0" >&2
        exit 2
        ;;
esac
targets=("$@")
[ $# -ne 0 ] || mapfile -t targets < <(cargo "+$toolchain" fuzz list)

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/fuzz"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=()
for target in "${targets[@]}"; do
    cargo "+$toolchain" fuzz build "$target"
    mkdir -p "fuzz/corpus/$target"
    # Some operations leak guards on purpose; `policies` counts blocks itself.
    leaks=1
    case "$target" in vec | policies) leaks=0 ;; esac
    if cargo "+$toolchain" fuzz run "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- \
        "-max_total_time=$seconds" -max_len=600 "-detect_leaks=$leaks" -print_final_stats=1 >"$log" 2>&1; then
        executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        echo "$target: $executions executions, nothing found"
    else
        tail -n 100 "$log" >&2
        failed+=("$target")
        echo "$target: FAILED" >&2
    fi
done
[ ${#failed[@]} -eq 0 ]
