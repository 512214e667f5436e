#!/usr/bin/env python3
"""Counts the instructions of some operations under valgrind, and shows what moved since the last time.

Usage:
    scripts/callgrind.py               count, and show what moved in relation to benches/instructions.txt
    scripts/callgrind.py --all         ... and what did not
    scripts/callgrind.py --write       ... and write the new figures there
    scripts/callgrind.py --fail 5      exit 1 if one of ours has grown by more than 5 %

Each figure is for one call of an operation of `benches/compare/src/bin/instructions.rs`: on ours, and on
std's. The figures depend on the compiler, and those of operations that allocate on the system's allocator
too: compare figures of one machine.

Needs valgrind (apt-get install valgrind).
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "benches/compare/Cargo.toml"
FIGURES = ROOT / "benches/instructions.txt"

# The functions' names, mangled or not.
NAME = re.compile(r"instructions.*?(small|plain)(?:::|\d+)((?:vec|string|deque)_[a-z_]*[a-z])")


def count():
    """{operation: {"small": instructions, "plain": instructions}}, for one call each."""
    build = ["cargo", "build", "--release", "--quiet", "--manifest-path", MANIFEST, "--bin", "instructions"]
    subprocess.run(build, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", MANIFEST.parent / "target"))
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind.out"
        command = ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out}"]
        command += ["--compress-strings=no", "--compress-pos=no", target / "release/instructions"]
        subprocess.run(command, check=True)
        lines = iter(out.read_text().splitlines())
    figures = {}
    for line in lines:
        called = line.startswith("cfn=") and NAME.search(line)
        if not called:
            continue
        calls = next(lines)
        while not calls.startswith("calls="):
            calls = next(lines)
        # "calls=16 0" is followed by the line of the call and what all of them cost.
        times = int(calls.removeprefix("calls=").split()[0])
        cost = int(next(lines).split()[1])
        kind, operation = called.groups()
        figures.setdefault(operation, {})[kind] = round(cost / times)
    return figures


def read():
    """What `write` wrote."""
    if not FIGURES.exists():
        return {}
    lines = [line.split() for line in FIGURES.read_text().splitlines()]
    return {line[0]: {"small": int(line[1]), "plain": int(line[2])} for line in lines if line[1:2] and line[1].isdigit()}


def write(figures):
    rustc = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout
    rows = [f"{name:24}{figure['small']:12}{figure['plain']:8}" for name, figure in figures.items()]
    head = f"{'(' + ' '.join(rustc.split()[:2]) + ')':24}{'smallcoll':>12}{'std':>8}"
    FIGURES.write_text("\n".join([head, *rows]) + "\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--all", action="store_true", help="show what did not move too")
    arguments.add_argument("--write", action="store_true", help="keep the new figures")
    arguments.add_argument("--fail", type=float, metavar="PERCENT", help="fail if one of ours grew by more")
    asked = arguments.parse_args()

    before, now = read(), count()
    if not now:
        sys.exit("callgrind.py: none of the operations is among the functions that valgrind saw")
    grown = []
    print(f"{'operation':24}{'before':>8}{'now':>8}{'':>9}{'std':>8}")
    for name, figure in now.items():
        old, new = before.get(name, {}).get("small"), figure["small"]
        moved = f"{100 * (new / old - 1):+.1f} %" if old and old != new else ""
        if moved or old is None or asked.all:
            print(f"{name:24}{'' if old is None else old:>8}{new:>8}{moved:>9}{figure['plain']:>8}")
        if asked.fail is not None and old and new > old * (1 + asked.fail / 100):
            grown.append(name)
    if asked.write:
        write(now)
    if grown:
        sys.exit(f"callgrind.py: more than {asked.fail:g} % more: {', '.join(grown)}")


if __name__ == "__main__":
    main()
