#!/usr/bin/env python3
"""Points indexmap's and hashbrown's own tests at SmallMap and SmallSet.

The tests are fetched and rewritten here, and nothing of them is kept in the repository: the modules
`map::tests` and `set::tests` of indexmap and `map::test_map` of hashbrown, with N = 0, 1, 4, 8 and 32.
`IndexMap<K, V>` and `HashMap<K, V>` are aliases of `SmallMap<K, V, N>` there.

A test is left out if it calls what is not here (MISSING; COMPARE.md says why), or is named below. The trial
fails where a test fails that is no exception, and where an exception passes.

Usage:
    scripts/trial/map_tests.py
"""

import re
import shutil
import sys
import textwrap

from shared import WORK, dependency, fail, published, run_tests, table

VERSIONS = {"indexmap": "2.14.2", "hashbrown": "0.17.1"}
# The title of each suite, its package, and where its tests stand.
SUITES = {
    "map": ("indexmap", "src/map/tests.rs"),
    "set": ("indexmap", "src/set/tests.rs"),
    "hashbrown": ("hashbrown", "src/map.rs"),
}

MISSING = (
    "get_disjoint_indices_mut get_disjoint_mut get_index_entry get_index_mut2 get_range get_range_mut "
    "insert_before insert_sorted insert_sorted_by insert_sorted_by_key into_boxed_slice is_sorted "
    "replace_index shift_insert sorted_unstable_by "
    # hashbrown
    "entry_ref insert_unique_unchecked replace_entry_with and_replace_entry_with raw_capacity"
).split()
# What hashbrown's tests use that is not here: random numbers, allocators of the map itself, its table.
ELSEWHERE = r"SmallRng|\bAllocator\b|_in\(|allocation_info|prev_pow2|\bIntoIter<|MyAlloc|get_test_map|CheckedCloneDrop"
LEFT_OUT = {
    "map": {"iter_default": "an iterator's N has to be named"},
    "set": {"iter_default": "an iterator's N has to be named"},
    "hashbrown": {"test_extend_ref_kv_tuple": "references to pairs; here pairs of references, as std's"},
}
# Which fail from which N on, and why.
FAIL = {
    "map": {name: (1, "counts on a capacity of 0") for name in ("new", "reserve", "try_reserve", "shrink_to_fit")},
    "set": {name: (1, "counts on a capacity of 0") for name in ("new", "reserve", "try_reserve", "shrink_to_fit")}
    | {"try_reserve_exact": (4, "counts on a capacity of 3")},
    "hashbrown": {"test_zero_capacities": (1, "counts on a capacity of 0")},
}
EDITS = (
    (r"^use (?:super|std|crate)::.*\n", "", "in the head"),
    (r"\bcrate::", "smallcoll::", "a test beside the crate"),
)
EDITS_OF_HASHBROWN = (
    (r"\.drain\(\)", ".drain(..)", "here with a range"),
    (r"\.extract_if\(\|", ".extract_if(.., |", "here with a range"),
)
EDITS_OF_SETS = (
    (r"drain\.as_slice\(\), &\[1, 2\]", "drain.len(), 2", "a set has no slice"),
    (r"\.as_slice\(\)", ".iter().cloned().collect::<Vec<_>>()", "a set has no slice"),
)

HEAD = """\
#![allow(warnings)]
use smallcoll::map::*;
use std::hash::*;
use std::ops::*;
type IndexMap<K, V, S = DefaultHashBuilder> = smallcoll::SmallMap<K, V, {n}, S>;
type HashMap<K, V, S = DefaultHashBuilder> = IndexMap<K, V, S>;
type IndexSet<T, S = DefaultHashBuilder> = smallcoll::SmallSet<T, {n}, S>;
macro_rules! indexmap {{
    ($($entries:tt)*) => {{{{
        let map: IndexMap<_, _> = smallcoll::smallmap! {{ $($entries)* }};
        map
    }}}};
}}
macro_rules! indexset {{
    ($($elements:tt)*) => {{{{
        let set: IndexSet<_> = smallcoll::smallset![$($elements)*];
        set
    }}}};
}}
"""

HEADS = {
    "map": "use std::cmp::Ordering;\n",
    "set": "use std::cmp::Ordering;\n",
    "hashbrown": "use Entry::{Occupied, Vacant};\nuse std::cell::RefCell;\nuse std::sync::Arc;\n"
    "use std::sync::atomic::{AtomicI8, Ordering};\nuse std as stdalloc;\n"
    "thread_local! { static DROP_VECTOR: RefCell<Vec<i32>> = const { RefCell::new(Vec::new()) } }\n",
}

# An item at the top level, attributes included.
ITEM = re.compile(r"(?ms)^(?:#\[[^\n]*\]\n)*(?:fn|struct|impl|enum)\b.*?^\}\n|^(?:#\[[^\n]*\]\n)*struct[^\n]*;\n")


def tests(kind):
    """The tests of a module that can be had, and how many are left out."""
    package, path = SUITES[kind]
    text = (published(package, VERSIONS[package]) / path).read_text()
    edits = EDITS
    if kind == "set":
        edits += EDITS_OF_SETS
    if kind == "hashbrown":
        module = re.search(r"(?ms)^mod test_map \{\n(.*?)^\}\n", text)
        text = textwrap.dedent(module.group(1))
        edits += EDITS_OF_HASHBROWN
    for before, after, _ in edits:
        text, count = re.subn(before, after, text, flags=re.M)
        if count == 0 and before != EDITS[1][0]:
            fail(f"the edit of {before!r} finds nothing")
    kept, left_out = [], 0
    for item in ITEM.findall(text):
        name = re.match(r"(?:#\[[^\n]*\]\n)*fn (\w+)", item)
        calls = any(re.search(rf"\.{missing}\(", item) for missing in MISSING)
        if kind == "hashbrown" and re.search(ELSEWHERE, item):
            calls = True
        if name and (calls or name.group(1) in LEFT_OUT[kind]):
            left_out += 1
        elif not calls:
            kept.append(item)
    return "".join(kept), left_out


def main():
    rows, good = [], True
    folder = WORK / "suites" / "maps"
    for kind in SUITES:
        text, left_out = tests(kind)
        for n in (0, 1, 4, 8, 32):
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "tests").mkdir(parents=True)
            (folder / "lib.rs").touch()
            (folder / "Cargo.toml").write_text(
                '[package]\nname = "suite"\nversion = "0.0.0"\nedition = "2024"\n[lib]\npath = "lib.rs"\n[workspace]\n'
                f'[dev-dependencies]\nsmallcoll = {{ {dependency(features=["hashbrown"])} }}\n'
            )
            (folder / "tests" / "tests.rs").write_text(HEAD.format(n=n) + HEADS[kind] + text)
            outcomes, log = run_tests(folder, "--tests")
            if outcomes is None:
                fail(f"{kind}, N={n}, does not compile, or aborts:\n{log[-8000:]}")
            named = {name.split(": ", 1)[1]: outcome for name, outcome in outcomes.items()}
            failed = {name for name, outcome in named.items() if outcome == "FAILED"}
            expected = {name for name, (least, _) in FAIL[kind].items() if n >= least}
            for name in sorted(failed ^ expected):
                print(f"{kind}, N={n}: {name} {named.get(name, 'is not there')}", file=sys.stderr)
            passed = sum(outcome == "ok" for outcome in named.values())
            verdict = "as expected" if failed == expected else "DIFFERS"
            rows.append([f"{kind} N={n}", passed, len(failed), left_out, verdict])
            good &= failed == expected
    table(["tests of", "passed", "exceptions that fail", "left out", ""], rows)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
