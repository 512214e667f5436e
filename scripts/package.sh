#!/usr/bin/env bash
# Checks what would be published: which files are in the package, and that it builds from them alone.
#
# Usage:
#   scripts/package.sh              from a clean checkout
#   scripts/package.sh --allow-dirty --offline    (or any other flags of `cargo package`)
set -euo pipefail
cd "$(dirname "$0")/.."

files=$(cargo package --list "$@")
wrong=0
# What users, packagers and the crate's own tests need.
for path in Cargo.toml build.rs LICENSE-APACHE LICENSE-MIT README.md CHANGELOG.md src/lib.rs \
    docs/policies.md debugger/smallcoll_gdb.py debugger/smallcoll_lldb.py debugger/smallcoll.natvis \
    examples/identifiers/main.rs benches/vec.rs tests/common/mod.rs tests/debugger/values.rs; do
    grep -qxF "$path" <<<"$files" || { echo "package.sh: $path is missing" >&2; wrong=1; }
done
# Every file of the tests, the compile-fail messages included, and of the guide, which the documentation includes.
tracked=$(git ls-files src tests docs COMPARE.md)
[ -n "$tracked" ] || { echo "package.sh: git names no files" >&2; exit 2; }
while read -r path; do
    grep -qxF "$path" <<<"$files" || { echo "package.sh: $path is missing" >&2; wrong=1; }
done <<<"$tracked"
# Seeds and corpora, the comparison with other crates, and what only a checkout needs.
if grep -E '^(fuzz|benches/compare|\.ci|\.github|target)/|^(deny\.toml|\.gitignore)$' <<<"$files" >&2; then
    echo "package.sh: these do not belong into the package" >&2
    wrong=1
fi
[ $wrong -eq 0 ] || exit 1

cargo package "$@"
