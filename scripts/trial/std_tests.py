#!/usr/bin/env python3
"""Points other people's own tests at our types: std's of Vec, String and VecDeque, and of crates.

The tests are fetched and rewritten here, and nothing of them is kept in the repository:

* std's, out of Debian's package of the Rust library sources (rust-web-src): `Vec<T>` is an alias of
  `SmallVec<T, N>` there and `vec!` is `smallvec!`, `String` of `SmallString<N>`, `VecDeque<T>` of
  `SmallDeque<T, N>`, each for several N. They need a nightly toolchain;
* smallvec 1's and 2's, with the sed of docs/coming_from and the edits below;
* arrayvec's: `ArrayVec<T, N>` is an alias of `SmallVec<T, N, NoSpill>`;
* smallstr's, with the sed of docs/coming_from and the edits below;
* compact_str's: `CompactString` is an alias of `SmallString<24>`.

Every exception has a name and a reason in the tables of suites.py. The trial fails where a test fails
that is no exception, and where an exception passes.

Usage:
    scripts/trial/std_tests.py                 all suites
    scripts/trial/std_tests.py vec smallvec1   some: vec, string, deque, smallvec1, smallvec2, arrayvec,
                                               compact_str, smallstr
"""

import re
import shutil
import sys

from shared import ROOT, WORK, command, dependency, fail, published, run_tests, sed, table
from suites import (
    ARRAYVEC, COMPACT_STR, SMALLSTR, SMALLVEC_1, SMALLVEC_2, STD_DEQUE, STD_DEQUE_INSIDE, STD_STRING, STD_VEC,
)

# Debian's package of the Rust library sources.
PACKAGE = "rust-web-src"


def debian_sources():
    """The library sources of Rust, out of Debian's package."""
    folder = WORK / "debian"
    if not list(folder.glob("usr/src/*/library/alloctests/tests/vec.rs")):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if not shutil.which("apt-get") or not shutil.which("dpkg"):
            fail("std's tests come out of a Debian package: needs apt-get and dpkg")
        command("apt-get", "download", PACKAGE, cwd=folder)
        (package,) = folder.glob("*.deb")
        command("dpkg", "-x", str(package), str(folder))
        package.unlink()
    found = sorted(folder.glob("usr/src/*/library/alloctests"))
    if not found:
        fail(f"{PACKAGE} has no library/alloctests: is it older than 1.88?")
    return found[-1].parent


def without_test(text, name):
    """The text without the test of that name, attributes included."""
    pattern = rf"(?m)^(?:#\[.*\n)+(?:pub )?fn {name}\(.*(?:\}}\n|\n(?:(?!\}}).*\n)*\}}\n)"
    text, count = re.subn(pattern, "", text)
    if count != 1:
        fail(f"the test {name} is not there, or more than once")
    return text


def edited(text, edits):
    """The text with each edit, every one of which has to be of use."""
    for edit in edits:
        text, count = re.subn(edit.before, edit.after, text, flags=re.M)
        if count == 0:
            fail(f"the edit of {edit.before!r} finds nothing")
    return text


class Trial:
    """A scratch package with the tests of one suite."""

    def __init__(self, name, edition, dependencies=""):
        # Cargo takes packages of one name for the same, wherever they are, and tests the older one.
        name = name.replace(" ", "-")
        self.folder = WORK / "suites" / name
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "tests").mkdir(parents=True)
        (self.folder / "lib.rs").touch()
        (self.folder / "Cargo.toml").write_text(
            f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "{edition}"\n[lib]\npath = "lib.rs"\n'
            f"[workspace]\n[dev-dependencies]\nsmallcoll = {{ {dependency()} }}\n{dependencies}\n"
        )

    def write(self, name, text):
        (self.folder / "tests" / name).write_text(text)

    def compare(self, label, expected, reasons, **options):
        """Runs the tests; a row of the table, and whether all is as expected."""
        outcomes, log = run_tests(self.folder, "--tests", **options)
        (WORK / "logs").mkdir(exist_ok=True)
        (WORK / "logs" / f"{label.replace(' ', '-')}.log").write_text(log)
        if outcomes is None:
            print(f"{label} does not compile, or aborts:", file=sys.stderr)
            print("\n".join(log.splitlines()[-200:]), file=sys.stderr)
            return [label, "", "", "", "DOES NOT COMPILE"], False
        named = {name.split(": ", 1)[1]: outcome for name, outcome in outcomes.items()}
        failed = {name for name, outcome in named.items() if outcome == "FAILED"}
        for name in sorted(failed - expected):
            print(f"{label}: {name} FAILED", file=sys.stderr)
        for name in sorted(expected - failed):
            print(f"{label}: {name} is an exception, but passes", file=sys.stderr)
        passed = sum(outcome == "ok" for outcome in named.values())
        good = failed == expected
        return [label, passed, len(failed), reasons, "as expected" if good else "DIFFERS"], good


# What stands before each of std's suites.
STD_HEAD = """\
#![feature({features})]
#![allow(warnings)]
extern crate alloc;
mod testing;
const INLINE: usize = {n};
"""


def std(suite, label):
    """A suite of std's: one file, once for each N."""
    library = debian_sources()
    text = edited((library / suite.file).read_text(), suite.edits)
    for exception in suite.left_out:
        text = without_test(text, exception.name)
    attributes = (library / "alloctests" / "tests" / "lib.rs").read_text()
    features = ", ".join(re.findall(r"#!\[feature\((\w+)\)\]", attributes))
    for n in suite.inline:
        trial = Trial(f"{label} {n}", 2024)
        shutil.copytree(library / "alloctests" / "testing", trial.folder / "tests" / "testing")
        (trial.folder / "tests" / "testing" / "mod.rs").write_text(
            "pub mod crash_test;\npub mod macros;\n"
        )
        trial.write("tests.rs", STD_HEAD.format(features=features, n=n) + suite.head + text)
        expected = {test.name for test in suite.fail if n in (test.inline or suite.inline)}
        yield trial.compare(f"{label} N={n}", expected, len(suite.left_out), toolchain="nightly")


def std_deque():
    yield from std(STD_DEQUE, "std VecDeque")
    yield from std(STD_DEQUE_INSIDE, "std VecDeque inside")


def of_package(suite, label):
    """The suite of a published package: one file, for the N of its tests."""
    trial = Trial(label, 2021, suite.dependencies)
    text = edited((published(suite.package, suite.version) / suite.file).read_text(), suite.edits)
    for exception in suite.left_out:
        text = without_test(text, exception.name)
    trial.write("tests.rs", suite.head + text)
    if suite.sed:
        sed(trial.folder, suite.sed)
    expected = {exception.name for exception in suite.fail}
    yield trial.compare(f"{suite.package} {suite.version}", expected, len(suite.left_out))


SUITES = {
    "vec": lambda: std(STD_VEC, "std Vec"),
    "string": lambda: std(STD_STRING, "std String"),
    "deque": std_deque,
    "smallvec1": lambda: of_package(SMALLVEC_1, "smallvec1"),
    "smallvec2": lambda: of_package(SMALLVEC_2, "smallvec2"),
    "arrayvec": lambda: of_package(ARRAYVEC, "arrayvec"),
    "compact_str": lambda: of_package(COMPACT_STR, "compact_str"),
    "smallstr": lambda: of_package(SMALLSTR, "smallstr"),
}


def main():
    wanted = sys.argv[1:] or list(SUITES)
    if unknown := set(wanted) - set(SUITES):
        fail(f"no such suite: {', '.join(sorted(unknown))}")
    rows, good = [], True
    for name in wanted:
        for row, as_expected in SUITES[name]():
            rows.append(row)
            good &= as_expected
    table(["suite", "passed", "exceptions that fail", "left out", ""], rows)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
