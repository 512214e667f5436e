#!/usr/bin/env bash
# Fuzzes the collections with libFuzzer under AddressSanitizer, several targets at a time; fails on a
# crash.
#
# Usage:
#   scripts/fuzz.sh                     each target for 30 seconds
#   scripts/fuzz.sh 600 deque policies  these targets for 600 seconds each
#
# Needs a nightly toolchain, for the compiler's flags alone, and a C++ compiler. What is found is in
# fuzz/artifacts: `cargo +nightly fuzz run TARGET FILE` shows it again, `cargo +nightly fuzz tmin
# TARGET FILE` makes it smaller, by cargo-fuzz, which is not needed here: the flags are its own.
#
#   SMALLCOLL_NIGHTLY      the toolchain (default: nightly)
#   SMALLCOLL_JOBS         how many targets at a time (default: as many as there are cores)
set -euo pipefail
cd "$(dirname "$0")/.."

toolchain="${SMALLCOLL_NIGHTLY:-nightly}"
if ! host=$(rustc "+$toolchain" -vV 2>/dev/null | sed -n 's/^host: //p') || [ -z "$host" ]; then
    echo "fuzz.sh: no toolchain $toolchain: rustup toolchain install $toolchain" >&2
    exit 2
fi

seconds="${1:-30}"
shift || true
case "$seconds" in
    '' | *[!0-9]*)
        sed -n '2,/^set /{s/^# \{0,1\}//p}' "$0" >&2
        exit 2
        ;;
esac
targets=("$@")
[ $# -ne 0 ] || mapfile -t targets < <(sed -n '/^\[\[bin\]\]/ { n; s/^name = "\(.*\)"/\1/p }' fuzz/Cargo.toml)
[ ${#targets[@]} -gt 0 ] || { echo "fuzz.sh: fuzz/Cargo.toml names no targets" >&2; exit 2; }

CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-target}")/fuzz
export CARGO_TARGET_DIR
flags=(-Zsanitizer=address -Cdebug-assertions -Ccodegen-units=1 --cfg fuzzing -Cpasses=sancov-module)
for option in level=4 inline-8bit-counters pc-table trace-compares stack-depth; do
    flags+=("-Cllvm-args=-sanitizer-coverage-$option")
done
flags+=(-Cllvm-args=-simplifycfg-branch-fold-threshold=0)
# With --target, the flags are for the targets alone, not for build scripts.
RUSTFLAGS="${flags[*]} ${RUSTFLAGS:-}" cargo "+$toolchain" build --release --manifest-path fuzz/Cargo.toml \
    --target "$host" "${targets[@]/#/--bin=}"

fuzz() {
    local target="$1" leaks=1 log="$CARGO_TARGET_DIR/$1.log"
    # Some operations leak guards on purpose (and `policies` counts blocks itself). libFuzzer looks for leaks
    # after each input, the sanitizer at the end.
    case "$target" in vec | map | policies) leaks=0 ;; esac
    mkdir -p "fuzz/corpus/$target" "fuzz/artifacts/$target"
    if ASAN_OPTIONS="detect_leaks=$leaks" "$CARGO_TARGET_DIR/$host/release/$target" "fuzz/corpus/$target" "fuzz/seeds/$target" \
        "-artifact_prefix=fuzz/artifacts/$target/" "-max_total_time=$seconds" -max_len=600 \
        "-detect_leaks=$leaks" -print_final_stats=1 >"$log" 2>&1; then
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") executions, nothing found"
    else
        tail -n 100 "$log" >&2
        echo "$target: FAILED" >&2
        return 1
    fi
}
export -f fuzz
export seconds host
printf '%s\n' "${targets[@]}" | xargs -P "${SMALLCOLL_JOBS:-$(nproc)}" -I TARGET bash -c 'fuzz TARGET'
