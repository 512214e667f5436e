#!/usr/bin/env bash
# Builds the crate with every feature and the oldest release of each dependency that Cargo.toml allows.
#
# Usage:
#   scripts/minimal_versions.sh
#
# Needs a nightly toolchain, for cargo's flag alone; the compiler is the default one.
#
#   SMALLCOLL_NIGHTLY      the toolchain (default: nightly)
set -euo pipefail
cd "$(dirname "$0")/.."

toolchain="${SMALLCOLL_NIGHTLY:-nightly}"
if ! cargo "+$toolchain" --version >/dev/null 2>&1; then
    echo "minimal_versions.sh: no toolchain $toolchain: rustup toolchain install $toolchain" >&2
    exit 2
fi

# In a copy, whose Cargo.lock it may write; without what is only for tests, examples and benchmarks.
CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-target}")/minimal
export CARGO_TARGET_DIR
copy="$CARGO_TARGET_DIR/copy"
rm -rf "$copy"
mkdir -p "$copy"
cp -r src debugger build.rs README.md "$copy"
python3 - >"$copy/Cargo.toml" <<'PYTHON'
import re
manifest = open("Cargo.toml", encoding="utf-8").read()
for table in (r"\[dev-dependencies\]", r"\[\[bench\]\]", r"\[\[example\]\]"):
    manifest = re.sub(rf"(?ms)^{table}\n.*?(?=^\[|\Z)", "", manifest)
print(manifest)
PYTHON
cd "$copy"
cargo "+$toolchain" update -Zdirect-minimal-versions
cargo check --all-features
