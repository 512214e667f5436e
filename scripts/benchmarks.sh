#!/usr/bin/env bash
# Writes docs/benchmarks.md and its charts: counts instructions, measures code, and times everything.
#
# Usage:
#   scripts/benchmarks.sh              in a few minutes, on a machine that does nothing else
#   scripts/benchmarks.sh --quick      less input and fewer rounds
#
# Needs valgrind and size (apt-get install valgrind binutils).
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/code_size.sh
scripts/callgrind.py --write
# From its folder, where .cargo/config.toml is found.
(cd benches/compare && cargo run --release -- report "$@")
# The README's chart, for rustdoc.
BLESS=1 cargo test --test guide pictures
