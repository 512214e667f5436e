"""What the trials share: published packages through cargo, and which tests pass."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "trial"

# The lines that docs/coming_from gives, by what is left behind.
SED = {
    # `SmallVec<[T; N]>` as `SmallVec<T, N>`.
    "smallvec": r"s/SmallVec(::)?<\[([^;]+); ([^]]+)\]>/SmallVec\1<\2, \3>/g",
    # The names, and `new` of something.
    "compact_str": r"s/CompactString::new\(([^)])/SmallString::from(\1/g;"
    r" s/CompactString/SmallString/g; s/to_compact_string/to_smallstring/g;"
    r" s/(concat|join)_compact\(/\1_smallstring(/g; s/\bformat_compact\b/format_smallstring/g",
    # `SmallString<[u8; N]>` as `SmallString<N>`.
    "smallstr": r"s/SmallString(::)?<\[u8; ([^]]+)\]>/SmallString\1<\2>/g",
    # Instead of an import, an alias.
    "VecDeque": r"s/^(\s*)use (std|alloc)::collections::VecDeque;/\1type VecDeque<T> = smallcoll::SmallDeque<T, 4>;/;"
    r" s/^(\s*)use (std|alloc)::\{collections::VecDeque, ([^}]+)\};"
    r"/\1use \2::{\3}; type VecDeque<T> = smallcoll::SmallDeque<T, 4>;/;"
    r" s/^(\s*)use (std|alloc)::collections::\{(.*, )?VecDeque(, )?([^}]*)\};"
    r"/\1use \2::collections::{\3\5}; type VecDeque<T> = smallcoll::SmallDeque<T, 4>;/;"
    r" s/(::)?(std|alloc)::collections::VecDeque::/smallcoll::SmallDeque::<_, 4>::/;"
    r" s/(std|alloc)::collections::vec_deque::(Drain|IntoIter)<([^<>]+)>/smallcoll::deque::\2<\3, 4>/",
}


def fail(message):
    """Ends the trial: something is missing, so that nothing was tried."""
    sys.exit(f"{Path(sys.argv[0]).name}: {message}")


def command(*words, cwd=ROOT, env=None):
    """Runs a command that has to succeed, and returns what it printed."""
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"{' '.join(words)}:\n{done.stderr}")
    return done.stdout


def published(name, version):
    """The folder of a published package, which cargo downloads."""
    scratch = WORK / "fetch" / f"{name}-{version}"
    scratch.mkdir(parents=True, exist_ok=True)
    (scratch / "lib.rs").touch()
    (scratch / "Cargo.toml").write_text(
        '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "lib.rs"\n'
        f'[workspace]\n[dependencies]\n{name} = "={version}"\n'
    )
    metadata = json.loads(command("cargo", "metadata", "--format-version=1", cwd=scratch))
    for package in metadata["packages"]:
        if (package["name"], package["version"]) == (name, version):
            return Path(package["manifest_path"]).parent
    fail(f"cargo has no {name} {version}")


def fresh_copy(source, target):
    """A copy that may be changed."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    (target / ".cargo-ok").unlink(missing_ok=True)


def sed(folder, left):
    """Rewrites a package's sources for what it leaves behind."""
    files = [str(file) for file in folder.rglob("*.rs")]
    command("sed", "-E", "-i", SED[left], *files)


def dependency(**more):
    """The line for a dependency on us, whatever its name there, as the inside of an inline table."""
    version = re.search(r'^version = "(.*)"', (ROOT / "Cargo.toml").read_text(), re.M).group(1)
    entries = {"package": "smallcoll", "version": version, "path": str(ROOT), **more}
    return ", ".join(f"{key} = {json.dumps(value)}" for key, value in entries.items())


def run_tests(folder, *arguments, toolchain=None, flags=""):
    """Runs `cargo test`: the outcome of each test by its name, and all that was printed.

    The outcomes are None if something did not compile.
    """
    env = dict(os.environ, CARGO_TERM_COLOR="never", CARGO_INCREMENTAL="0", RUST_BACKTRACE="0")
    env.setdefault("CARGO_TARGET_DIR", str(WORK / "build"))
    env["RUSTFLAGS"] = env["RUSTDOCFLAGS"] = f"--cap-lints=allow {flags}".strip()
    words = ["cargo", *([f"+{toolchain}"] if toolchain else []), "test", "--no-fail-fast", *arguments]
    # Apart, as what a test prints to its standard error would cut the lines of the report in two.
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True)
    log = f"{done.stderr}\n{done.stdout}"
    if re.search(r"error: could not compile|error: failed to|\(signal: ", done.stderr):
        return None, log
    programs = re.findall(r"^\s+(?:Running (?:unittests )?|(?=Doc-tests))(\S+)", done.stderr, re.M)
    outcomes, group = {}, -1
    for line in done.stdout.splitlines():
        if re.match(r"running \d+ tests?$", line):
            group += 1
        elif found := re.match(r"test (.+?)(?: - should panic)? \.\.\. (ok|FAILED|ignored)", line):
            outcomes[f"{programs[group]}: {found.group(1)}"] = found.group(2)
    return outcomes or None, log


def passing(outcomes):
    """The names of the tests that pass."""
    return {name for name, outcome in (outcomes or {}).items() if outcome == "ok"}


def table(head, rows):
    """Prints rows in columns."""
    rows = [head, *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
