#!/usr/bin/env python3
"""Counts the public items that are documented, and those that show an example.

Usage:
    scripts/doc_count.py                    a table; exit 1 if an item is not documented
    scripts/doc_count.py --list             also names the functions without an example
    scripts/doc_count.py --examples 90      exit 1 if less than 90 % of the functions show one
    scripts/doc_count.py --features std     of these features only
    scripts/doc_count.py --json FILE        reads rustdoc's JSON rather than running rustdoc

All features are on, as on docs.rs, if none is named. Implementations of traits are not counted: their documentation is
the trait's. Needs a nightly toolchain (SMALLCOLL_NIGHTLY, default: nightly); without it, the exit status is 2.
"""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def rustdoc(features):
    """The JSON of the crate, by a nightly rustdoc."""
    toolchain = os.environ.get("SMALLCOLL_NIGHTLY", "nightly")
    cargo = ["cargo", f"+{toolchain}"]
    if subprocess.run([*cargo, "--version"], capture_output=True).returncode:
        print(f"doc_count.py: no toolchain {toolchain}", file=sys.stderr)
        sys.exit(2)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "doc-count"
    flags = ["--no-default-features", "--features", features] if features else ["--all-features"]
    command = [*cargo, "rustdoc", "--quiet", "--lib", *flags, "--", "--cfg", "docsrs"]
    subprocess.run(
        [*command, "-Zunstable-options", "--output-format", "json"],
        cwd=ROOT,
        env={**os.environ, "CARGO_TARGET_DIR": str(target)},
        check=True,
    )
    return target / "doc" / "smallcoll.json"


class Crate:
    def __init__(self, data):
        self.index = data["index"]
        self.seen = set()
        self.items = []
        self.walk(data["root"], "smallcoll")

    def item(self, key):
        return self.index.get(str(key))

    def walk(self, key, path):
        item = self.item(key)
        if item is None or key in self.seen or item["crate_id"] != 0:
            return
        self.seen.add(key)
        (kind, inner), = item["inner"].items()
        if kind == "use":
            # What is exported again is documented where it is defined.
            self.walk(inner["id"], path)
            return
        if kind == "impl":
            if inner["trait"] is None:
                for child in inner["items"]:
                    self.walk(child, path)
            return
        name = f"{path}::{item['name']}" if path != item["name"] else path
        self.items.append((kind, name, item))
        if kind == "module" or kind == "trait":
            children = inner["items"]
        elif kind == "struct":
            fields = inner["kind"]
            children = inner["impls"]
            if isinstance(fields, dict) and "plain" in fields:
                children = children + fields["plain"]["fields"]
        elif kind in ("enum", "union"):
            children = inner["impls"] + inner.get("variants", inner.get("fields", []))
        else:
            children = []
        for child in children:
            self.walk(child, name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--examples", type=float, default=0)
    parser.add_argument("--features")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()

    data = json.loads((options.json or rustdoc(options.features)).read_text(encoding="utf-8"))
    crate = Crate(data)
    total, documented, shown = (collections.Counter() for _ in range(3))
    bare, unshown = [], []
    for kind, name, item in crate.items:
        docs = item["docs"] or ""
        span = item["span"] or {"filename": "?", "begin": [0, 0]}
        place = f"{span['filename']}:{span['begin'][0]}: {name}"
        total[kind] += 1
        documented[kind] += bool(docs.strip())
        shown[kind] += "```" in docs
        if not docs.strip():
            bare.append(place)
        elif kind == "function" and "```" not in docs:
            unshown.append(place)

    print(f"{'':14} {'items':>6} {'documented':>11} {'with an example':>16}")
    for kind in sorted(total):
        print(f"{kind:14} {total[kind]:6} {documented[kind]:11} {shown[kind]:16}")
    items, words = sum(total.values()), sum(documented.values())
    print(f"{'all':14} {items:6} {words:11} {sum(shown.values()):16}")
    percent = 100 * shown["function"] / max(1, total["function"])
    print(f"{100 * words / max(1, items):.1f} % documented, {percent:.1f} % of the functions with an example")

    if options.list:
        print(*sorted(unshown), sep="\n")
    for place in sorted(bare):
        print(f"{place}: not documented", file=sys.stderr)
    if items < 100:
        sys.exit("doc_count.py: hardly any items found; has the format of rustdoc's JSON changed?")
    if bare or percent < options.examples:
        sys.exit(1)


if __name__ == "__main__":
    main()
