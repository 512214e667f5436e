#!/usr/bin/env python3
"""Moves published crates to smallcoll, and compares which of their tests pass.

Each crate is taken as cargo downloads it, without its benchmarks, and tested; then it leaves behind

* smallvec: the dependency becomes `smallvec = { package = "smallcoll", ... }`, and `sed` rewrites
  `SmallVec<[T; N]>` to `SmallVec<T, N>`;
* compact_str: the dependency becomes `compact_str = { package = "smallcoll", ... }`, and `sed`
  rewrites `CompactString` to `SmallString`;
* VecDeque: smallcoll becomes a dependency, and by `sed` each import of `VecDeque` an alias of
  `SmallDeque<T, 4>`.

The expressions are in shared.py. The trial fails where the sets of passing tests differ. What else has
to change stands in the table below.

Usage:
    scripts/trial/crates.py              all of them
    scripts/trial/crates.py rpds idna    some of them

Needs cargo, its registry, and sed. Works in target/trial.
"""

import re
import sys
from typing import NamedTuple

from shared import ROOT, WORK, dependency, fail, fresh_copy, passing, published, run_tests, sed, table


class Crate(NamedTuple):
    name: str
    version: str
    # A dependency, or VecDeque.
    leaves: str
    # Other crates of the trial that it is tested with.
    over: tuple = ()
    # What else has to change: file, before, after.
    edits: tuple = ()


CRATES = [
    Crate("kurbo", "0.13.1", "smallvec"),
    Crate("parking_lot_core", "0.9.12", "smallvec"),
    Crate("parking_lot", "0.12.5", "smallvec", over=("parking_lot_core",)),
    Crate("rpds", "1.2.1", "smallvec"),
    Crate("idna", "1.1.0", "smallvec"),
    Crate("ratatui-core", "0.1.2", "compact_str"),
    Crate("itertools", "0.15.0", "VecDeque"),
    Crate("petgraph", "0.8.3", "VecDeque"),
]

# Dev-dependencies that only benchmarks use.
BENCHMARKS = ("criterion", "bencher")


def sections(manifest):
    """The manifest as cargo publishes it, by its `[sections]`."""
    return re.split(r"(?m)^(?=\[)", manifest)


def without_benchmarks(manifest):
    names = "|".join(BENCHMARKS)
    gone = re.compile(rf"\[\[bench\]\]|\[dev-dependencies\.({names})\]")
    return "".join(part for part in sections(manifest) if not gone.match(part))


def over_smallcoll(manifest, leaves, notes):
    """The manifest with the dependency renamed, or added."""
    if leaves == "VecDeque":
        return manifest + "\n[dependencies.smallcoll]\n" + dependency().replace(", ", "\n") + "\n"
    ours = set(re.findall(r"(?m)^([a-z0-9_-]+) = ", features_of_ours()))
    for feature in set(re.findall(rf'"{leaves}\??/([a-z0-9_-]+)"', manifest)) - ours:
        manifest = re.sub(rf'(?m)^\s*"{leaves}\??/{feature}",?\n', "", manifest)
        notes.append(f"forwards feature `{feature}`, which smallcoll lacks")
    parts = sections(manifest)
    for index, part in enumerate(parts):
        if part.startswith(f"[dependencies.{leaves}]"):
            bare = {"default-features": False} if "default-features = false" in part else {}
            parts[index] = f"[dependencies]\n{leaves} = {{ {dependency(**bare)} }}\n\n"
    return "".join(parts)


def features_of_ours():
    manifest = (ROOT / "Cargo.toml").read_text()
    return next(part for part in sections(manifest) if part.startswith("[features]"))


def prepare(crate, moved, notes):
    """A copy of the crate, as published or moved, with those that it is tested with."""
    side = "moved" if moved else "published"
    folder = WORK / side / crate.name
    fresh_copy(published(crate.name, crate.version), folder)
    (folder / "Cargo.toml.orig").unlink(missing_ok=True)
    manifest = without_benchmarks((folder / "Cargo.toml").read_text())
    if moved:
        manifest = over_smallcoll(manifest, crate.leaves, notes)
        sed(folder, crate.leaves)
        for file, before, after in crate.edits:
            text = (folder / file).read_text()
            if before not in text:
                fail(f"{crate.name}: {file} has no {before!r}")
            (folder / file).write_text(text.replace(before, after))
            notes.append(f"{file}: {before} -> {after}")
    patches = "".join(f'{name} = {{ path = "../{name}" }}\n' for name in crate.over)
    if patches:
        manifest += "\n[patch.crates-io]\n" + patches
    if "[workspace]" not in manifest:
        manifest += "\n[workspace]\n"
    (folder / "Cargo.toml").write_text(manifest)
    return folder


def main():
    wanted = set(sys.argv[1:])
    unknown = wanted - {crate.name for crate in CRATES}
    if unknown:
        fail(f"no such crate in the trial: {', '.join(sorted(unknown))}")
    rows, differ = [], False
    for crate in CRATES:
        if wanted and crate.name not in wanted:
            continue
        notes = []
        for other in CRATES:
            if other.name in crate.over:
                prepare(other, False, [])
                prepare(other, True, [])
        (before, log_before), (after, log_after) = (
            run_tests(prepare(crate, moved, notes)) for moved in (False, True)
        )
        (WORK / "logs").mkdir(exist_ok=True)
        (WORK / "logs" / f"{crate.name}-published.log").write_text(log_before)
        (WORK / "logs" / f"{crate.name}-moved.log").write_text(log_after)
        if before is None:
            fail(f"{crate.name} does not compile as published:\n{log_before[-3000:]}")
        lost, won = passing(before) - passing(after), passing(after) - passing(before)
        same = after is not None and not lost and not won
        differ |= not same
        verdict = "same" if same else "DIFFERS" if after is not None else "DOES NOT COMPILE"
        failing = sum(outcome == "FAILED" for outcome in before.values())
        rows.append([crate.name, crate.version, len(passing(before)), failing,
                     len(passing(after)), verdict, "; ".join(notes)])
        print(f"{crate.name}: {verdict}", file=sys.stderr, flush=True)
        if after is None:
            errors = [line for line in log_after.splitlines() if re.match(r"error|\s+-->", line)]
            print("\n".join(errors[:40]), file=sys.stderr)
        for name in sorted(lost):
            print(f"  lost: {name}", file=sys.stderr)
        for name in sorted(won):
            print(f"  won:  {name}", file=sys.stderr)
    table(["crate", "version", "passed", "failed", "moved: passed", "", "besides the rename and sed"], rows)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
