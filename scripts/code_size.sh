#!/usr/bin/env bash
# How many bytes of code a program of ten instantiations has with smallcoll, with smallvec 1, and with
# std's `Vec` (benches/compare/src/program.rs): measures, prints, and writes benches/code_size.txt.
#
# Usage:
#   scripts/code_size.sh
#
# Needs size (apt-get install binutils).
set -euo pipefail
cd "$(dirname "$0")/.."
out=benches/code_size.txt

cargo build --release --quiet --manifest-path benches/compare/Cargo.toml \
    --bin size_smallcoll --bin size_smallvec --bin size_std
for name in smallcoll smallvec std; do
    program="${CARGO_TARGET_DIR:-benches/compare/target}/release/size_$name"
    size -A "$program" | awk -v name="$name" '$1 == ".text" { print name, $2 }'
done | tee "$out"
