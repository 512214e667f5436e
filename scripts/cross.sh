#!/usr/bin/env bash
# Tests the crate on a 32-bit and on a big-endian target, from an x86-64 machine with Debian's packages.
#
# Usage:
#   scripts/cross.sh                both targets
#   scripts/cross.sh i686           32 bits, run as they are
#   scripts/cross.sh s390x          64 bits, big-endian, run by qemu
#
# The compiler is the oldest Rust that the crate supports (see scripts/lib/debian_rust.sh); linkers,
# C libraries and qemu are installed by apt-get where they are missing, which needs root.
#
#   SMALLCOLL_TESTS        the files of tests/ to run, by name (default: all)
#   SMALLCOLL_FEATURES     the features to build with (default: all)
#   SMALLCOLL_SKIP_TESTS   leaves out the files of tests/ that match (default: trybuild|std::process)
#   SMALLCOLL_SKIP_NAMES   leaves out the tests whose names contain one of these words
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/debian_rust.sh
# What starts programs, would start those of another target.
SMALLCOLL_SKIP_TESTS="${SMALLCOLL_SKIP_TESTS:-trybuild|std::process}"
. scripts/lib/test_targets.sh

# Installs the packages that are not there yet.
need_packages() {
    local package missing=()
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || die "as root, run: apt-get install --no-install-recommends ${missing[*]}"
    apt-get -qq update || echo "apt-get update was not complete" >&2
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "${missing[@]}" >/dev/null
}

[ "$(uname -m)" = x86_64 ] || die "works on x86-64 only"
command -v gcc >/dev/null || need_packages gcc libc6-dev
GCC=$(gcc -dumpversion)
GCC=${GCC%%.*}
[ $# -gt 0 ] || set -- i686 s390x
# Where msrv.sh has built the same build scripts and procedural macros.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/msrv"
test_targets
failed=()

for name in "$@"; do
    target="$name-unknown-linux-gnu"
    echo "== $target"
    case "$name" in
        i686)
            need_packages libc6-dev-i386 "lib32gcc-$GCC-dev"
            debian_rust_target "$target" i386
            ;;
        s390x)
            need_packages "gcc-$GCC-s390x-linux-gnu" libc6-dev-s390x-cross qemu-user-static
            debian_rust_target "$target" s390x
            export CARGO_TARGET_S390X_UNKNOWN_LINUX_GNU_LINKER="s390x-linux-gnu-gcc-$GCC"
            export CARGO_TARGET_S390X_UNKNOWN_LINUX_GNU_RUNNER="qemu-s390x-static -L /usr/s390x-linux-gnu"
            ;;
        *) die "no such target: $name (i686 or s390x)" ;;
    esac
    "$RUSTC" --version
    cargo test --no-fail-fast "${TEST_TARGETS[@]}" --target "$target" \
        "${TEST_ARGS[@]}" || failed+=("$target")
done
[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}" >&2; exit 1; }
