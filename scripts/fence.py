#!/usr/bin/env python3
"""Checks the floors of src/: where `unsafe` may stand, and who may import whom.

Usage:
    scripts/fence.py                check this tree; exit 1 and `file:line: [rule] ...` for each breach
    scripts/fence.py --root DIR     check the tree in DIR
    scripts/fence.py --self-test    build bad trees in a temporary folder and see each rule fire

Rules:
    unsafe      `unsafe` stands in src/raw/ only, and as `pub unsafe fn` in src/*/raw_parts.rs; in that
                of src/integrations it is what other crates ask for: `unsafe impl` of a trait that a
                `use` takes from a dependency, `unsafe fn` within one, and blocks
    safety      each unsafe block and impl of src/raw/ and of src/integrations/raw_parts.rs has a
                `// SAFETY:` comment above it that names an invariant (I1, I2, ...)
    raw-parts   the functions of a raw_parts.rs hold at most one expression
    import      a floor imports only the floors below it (ALLOWED below)
    allow       `allow(unsafe_code)` stands in src/raw/mod.rs and src/*/raw_parts.rs only, and
                Cargo.toml denies unsafe_code
    size        no file is longer than 600 lines, its `#[cfg(test)]` module not counted (a warning
                from 500 on)
"""

import argparse
import bisect
import pathlib
import re
import sys
import tempfile

WARN_LINES = 500
MAX_LINES = 600

# Which paths of the crate each floor may name, besides its own (error and policy not even those:
# they are one file each). `macros` stands for the macros at the crate's root.
VEC = {"raw", "policy", "error", "macros"}
ALLOWED = {
    "error": set(),
    "policy": {"raw::heap", "raw::header", "error"},
    "raw": {"policy", "error"},
    "vec": VEC,
    "string": VEC | {"vec"},
    "deque": VEC | {"vec"},
    "map": VEC | {"vec"},
    "set": VEC | {"vec", "map"},
    "guide": set(),
    "integrations": {"policy", "error", "macros", "vec", "string", "deque", "map", "set"},
    "macros": {"policy", "error", "macros", "vec", "string", "deque", "map", "set"},
}
# The crate's root ties the floors together and may name them all.
ROOT = ""
# Where the unsafe traits and functions of other crates are met.
FOREIGN = "src/integrations/raw_parts.rs"


# --- reading Rust ---------------------------------------------------------------------------------

TOKEN = re.compile(
    r"""
      (?P<line>//[^\n]*)
    | (?P<block>/\*)
    | (?P<raw>\b(?:r|br|cr)(?P<hashes>\#*)")
    | (?P<string>\b(?:b|c)?"|")
    | (?P<char>(?:\bb)?'(?:\\(?:x[0-9a-fA-F]{2}|u\{[^}]*\}|.)|[^\\'\n])')
    """,
    re.VERBOSE | re.DOTALL,
)


class Source:
    """A Rust file: its text, and the same text with comments and literals blanked."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.code, self.comments = self._blank(text)
        self.starts = [0] + [m.end() for m in re.finditer("\n", text)]
        self.lines = text.split("\n")
        self.code_lines = self.code.split("\n")
        self.comment_lines = self.comments.split("\n")
        self.pairs = self._match_braces()

    @staticmethod
    def _blank(text):
        def spaces(piece):
            return re.sub(r"[^\n]", " ", piece)

        code, comments, at = [], [], 0
        while match := TOKEN.search(text, at):
            start, end = match.span()
            is_comment = True
            if match.group("block"):
                depth = 1
                while depth:
                    edge = re.compile(r"/\*|\*/").search(text, end)
                    if not edge:
                        end = len(text)
                        break
                    depth += 1 if edge.group() == "/*" else -1
                    end = edge.end()
            elif match.group("line"):
                pass
            else:
                is_comment = False
                if match.group("raw"):
                    close = text.find('"' + match.group("hashes"), end)
                    end = len(text) if close < 0 else close + 1 + len(match.group("hashes"))
                elif match.group("string"):
                    close = re.compile(r'(?:[^"\\]|\\.)*"', re.DOTALL).match(text, end)
                    end = close.end() if close else len(text)
            code += [text[at:start], spaces(text[start:end])]
            piece = text[start:end]
            comments += [spaces(text[at:start]), piece if is_comment else spaces(piece)]
            at = end
        code.append(text[at:])
        comments.append(spaces(text[at:]))
        return "".join(code), "".join(comments)

    def _match_braces(self):
        pairs, stack = {}, []
        for match in re.finditer(r"[{}]", self.code):
            if match.group() == "{":
                stack.append(match.start())
            elif stack:
                pairs[stack.pop()] = match.start()
        return pairs

    def line_of(self, offset):
        """The line of an offset, counted from 1."""
        return bisect.bisect_right(self.starts, offset)

    def close_of(self, brace):
        return self.pairs.get(brace, len(self.code))

    def inline_modules(self):
        """(name, start, end) of each `mod name { ... }`."""
        for match in re.finditer(r"\bmod\s+(\w+)\s*\{", self.code):
            brace = match.end() - 1
            yield match.group(1), brace, self.close_of(brace)

    def length(self):
        """The number of lines, without a `#[cfg(test)] mod ... { }` that ends the file."""
        for match in re.finditer(r"^#\[cfg\(test\)\]\s*(?:#\[[^\n]*\]\s*)*mod\s+\w+\s*\{", self.code, re.M):
            if not self.code[self.close_of(match.end() - 1) + 1 :].strip():
                return self.line_of(match.start()) - 1
        return len(self.text.splitlines())


# --- paths ----------------------------------------------------------------------------------------


def use_paths(tree):
    """The paths of a use tree, as (segments, name it gives) with globs as `*`."""
    tree = tree.strip()
    brace = tree.find("{")
    if brace < 0:
        path, _, alias = re.sub(r"\s+", " ", tree).partition(" as ")
        segments = [s.strip() for s in path.split("::")]
        if segments[-1] == "self":
            segments.pop()
        if segments:
            yield segments, alias.strip() or segments[-1]
        return
    prefix = [s.strip() for s in tree[:brace].split("::") if s.strip()]
    inner, depth, piece = tree[brace + 1 : tree.rfind("}")], 0, ""
    for char in inner + ",":
        depth += (char == "{") - (char == "}")
        if char == "," and depth == 0:
            if piece.strip():
                for segments, name in use_paths(piece):
                    yield prefix + segments, prefix[-1] if piece.strip() == "self" else name
            piece = ""
        else:
            piece += char


USE = re.compile(r"\buse\s+([^;]+);")
PATH = re.compile(r"(?<![\w:])(?:\$\s*)?(?:crate|super|self)(?:\s*::\s*(?:r#)?\w+)+")


def named_paths(source):
    """(offset, segments) of each path of a file that starts at the crate, super or self."""
    uses = []
    for match in USE.finditer(source.code):
        uses.append(match.span())
        for segments, _ in use_paths(match.group(1)):
            if segments[0] in ("crate", "$crate", "super", "self"):
                yield match.start(), segments
    for match in PATH.finditer(source.code):
        if not any(start <= match.start() < end for start, end in uses):
            yield match.start(), [s.strip() for s in match.group().split("::")]


class Crate:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.breaches = []
        self.warnings = []
        self.sources = []
        for path in sorted((self.root / "src").rglob("*.rs")):
            name = path.relative_to(self.root).as_posix()
            self.sources.append(Source(name, path.read_text(encoding="utf-8")))
        self.at_root = self._names_at_root()

    def _names_at_root(self):
        """Which path each name at the crate's root stands for."""
        names = {}
        for source in self.sources:
            for match in re.finditer(r"\bmacro_rules!\s*(\w+)", source.code):
                names[match.group(1)] = ["macros"]
        for source in self.sources:
            if source.path != "src/lib.rs":
                continue
            for match in USE.finditer(source.code):
                for segments, name in use_paths(match.group(1)):
                    if segments[0] in ("crate", "self"):
                        segments = segments[1:]
                    if segments and segments[0] in ALLOWED and name != "*":
                        names.setdefault(name, segments)
        return names

    def breach(self, source, offset, rule, message):
        self.breaches.append((source.path, source.line_of(offset), rule, message))

    # --- the rules --------------------------------------------------------------------------------

    def check(self):
        if not self.sources:
            self.breaches.append(("src", 1, "tree", "no Rust file found"))
        manifest = (self.root / "Cargo.toml").read_text(encoding="utf-8")
        self.dependencies = self.names_of_dependencies(manifest)
        if not re.search(r'^unsafe_code\s*=\s*"(deny|forbid)"', manifest, re.M):
            self.breaches.append(("Cargo.toml", 1, "allow", "[lints.rust] has to say unsafe_code = \"deny\""))
        for source in self.sources:
            self.check_unsafe(source)
            self.check_imports(source)
            self.check_size(source)
        self.breaches.sort()
        return not self.breaches

    @staticmethod
    def names_of_dependencies(manifest):
        """The names that paths call the crates of [dependencies] by."""
        section = re.search(r"^\[dependencies\]$(.*?)(?=^\[|\Z)", manifest, re.M | re.S)
        keys = re.findall(r"^([\w-]+)\s*=", section.group(1), re.M) if section else []
        return {key.replace("-", "_") for key in keys}

    def check_unsafe(self, source):
        in_raw = source.path.startswith("src/raw/")
        is_raw_parts = bool(re.fullmatch(r"src/[^/]+/raw_parts\.rs", source.path)) and not in_raw
        for match in re.finditer(r"\bunsafe\b", source.code):
            after = source.code[match.end() :].lstrip()
            if in_raw:
                if after.startswith("{") or re.match(r"impl\b", after):
                    self.check_safety_comment(source, match.start())
            elif source.path == FOREIGN:
                self.check_foreign(source, match.start(), after)
            elif is_raw_parts:
                before = source.code[: match.start()]
                is_pub_fn = re.match(r"fn\b", after) and re.search(r"\bpub\s+(?:const\s+)?$", before)
                if not is_pub_fn:
                    self.breach(source, match.start(), "unsafe", "a raw_parts.rs may say `pub unsafe fn` only")
            else:
                self.breach(source, match.start(), "unsafe", "`unsafe` belongs in src/raw/")
        if is_raw_parts:
            self.check_raw_parts(source)
        if source.path != "src/raw/mod.rs" and not is_raw_parts:
            for match in re.finditer(r"\b(?:allow|expect|warn)\s*\([^)]*\bunsafe_code\b", source.code):
                self.breach(
                    source, match.start(), "allow", "unsafe_code may be allowed in src/raw/mod.rs and raw_parts.rs only"
                )

    def check_foreign(self, source, offset, after):
        if re.match(r"fn\b", after):
            visible = re.search(r"\bpub\b[^;{}]*$", source.code[:offset])
            if visible or not any(start < offset < end for start, end in self.foreign_impls(source)):
                self.breach(source, offset, "unsafe", "an `unsafe fn` has to be of a trait of another crate's")
        elif after.startswith("{"):
            self.check_safety_comment(source, offset)
        elif any(start == offset for start, _ in self.foreign_impls(source)):
            self.check_safety_comment(source, offset)
        else:
            self.breach(source, offset, "unsafe", "only traits that a `use` takes from a dependency may be met here")

    def foreign_impls(self, source):
        """(start, end) of each `unsafe impl Trait for`, where a `use` takes the trait from a dependency."""
        taken = {
            name: segments
            for match in USE.finditer(source.code)
            for segments, name in use_paths(match.group(1))
        }
        code = source.code.replace("->", "  ")
        for match in re.finditer(r"\bunsafe\s+impl\b\s*", code):
            at, depth = match.end(), 0
            while at < len(code) and (depth or code[at] == "<"):
                depth += {"<": 1, ">": -1}.get(code[at], 0)
                at += 1
            head = re.compile(r"\s*(\w+)\s*(?:<[^{}]*>)?\s+for\b").match(code, at)
            trait = taken.get(head.group(1), []) if head else []
            # A name that another `use` gives stands for that, not for the dependency.
            if len(trait) > 1 and trait[0] in self.dependencies - taken.keys():
                yield match.start(), source.close_of(code.find("{", at))

    def check_safety_comment(self, source, offset):
        found = False
        for start in self.statement_starts(source, offset):
            comment = self.comment_above(source, source.line_of(start))
            if "SAFETY:" not in comment:
                continue
            found = True
            if re.search(r"\bI[1-9]\b", comment[comment.index("SAFETY:") :]):
                return
        if found:
            message = "the SAFETY comment names no invariant (I1, I2, ...)"
        else:
            message = "no `// SAFETY:` comment directly above the unsafe block or impl"
        self.breach(source, offset, "safety", message)

    @staticmethod
    def statement_starts(source, offset):
        """Where the code around an offset may be said to start: itself, then ever wider expressions
        up to the statement that holds it."""
        yield offset
        depth, at, first = 0, offset - 1, offset
        while at >= 0:
            char = source.code[at]
            if char in ")]":
                depth += 1
            elif char in "([":
                depth -= 1
            elif depth <= 0 and char in ";{}":
                break
            elif depth <= 0 and char == "," and first != offset:
                yield first
            if not char.isspace():
                first = at
            at -= 1
        # An attribute before the statement is not where its comment ends: comment_above skips it.
        while match := re.compile(r"#\[[^\n]*\]\s*\n\s*").match(source.code, first):
            first = match.end()
        if source.code[first] != ",":
            yield first

    @staticmethod
    def comment_above(source, line):
        """The text of the comment that ends right above a line (attributes may stand between)."""
        found = []
        at = line - 2
        while at >= 0:
            comment, code = source.comment_lines[at].strip(), source.code_lines[at].strip()
            if comment.startswith("//") and not comment.startswith(("///", "//!")) and not code:
                found.append(comment)
            elif found or not re.fullmatch(r"#!?\[.*\]", code):
                break
            at -= 1
        return "\n".join(reversed(found))

    def check_raw_parts(self, source):
        for match in re.finditer(r"\bfn\s+(\w+)", source.code):
            brace = re.compile(r"[{;]").search(source.code, match.end())
            # Skip array types in the signature: `[T; N]`.
            while brace and brace.group() == ";" and self.inside_brackets(source.code, match.end(), brace.start()):
                brace = re.compile(r"[{;]").search(source.code, brace.end())
            if not brace or brace.group() == ";":
                continue
            body = source.code[brace.start() + 1 : source.close_of(brace.start())]
            pieces, depth, piece = [], 0, ""
            for char in body + ";":
                depth += (char in "([{") - (char in ")]}")
                if char == ";" and depth == 0:
                    pieces.append(piece.strip())
                    piece = ""
                else:
                    piece += char
            pieces = [p for p in pieces if p]
            if len(pieces) > 1 or re.search(r"\b(?:let|if|match|loop|while|for)\b", body):
                self.breach(
                    source, match.start(), "raw-parts", f"fn {match.group(1)} holds more than one expression"
                )

    @staticmethod
    def inside_brackets(code, start, end):
        piece = code[start:end]
        return piece.count("[") > piece.count("]") or piece.count("(") > piece.count(")")

    def module_of(self, source, offset):
        parts = source.path.removeprefix("src/").removesuffix(".rs").split("/")
        if parts[-1] in ("mod", "lib", "main"):
            parts.pop()
        for name, start, end in source.inline_modules():
            if start < offset < end:
                parts.append(name)
        return parts

    def resolve(self, source, offset, segments):
        """A path from the crate's root on."""
        module = self.module_of(source, offset)
        head, rest = segments[0].replace(" ", ""), segments[1:]
        if head in ("crate", "$crate"):
            module = []
        elif head == "super":
            module = module[:-1]
        while rest and rest[0] in ("super", "self"):
            module = module[:-1] if rest[0] == "super" else module
            rest = rest[1:]
        path = module + rest
        if path and path[0] not in ALLOWED and path[0] in self.at_root:
            path = self.at_root[path[0]] + path[1:]
        return path

    def check_imports(self, source):
        parts = source.path.removeprefix("src/").removesuffix(".rs").split("/")
        floor = ROOT if parts == ["lib"] else parts[0]
        for match in re.finditer(r"#!?\[\s*path\b|\binclude!|\bextern\s+crate\s+self\b", source.code):
            self.breach(source, match.start(), "import", f"`{match.group()}` hides who imports whom")
        if floor == ROOT:
            return
        if floor not in ALLOWED:
            self.breach(source, 0, "import", f"{floor} is on no floor: add it to ALLOWED in scripts/fence.py")
            return
        allowed = ALLOWED[floor] | {floor}
        for offset, segments in named_paths(source):
            path = self.resolve(source, offset, segments)
            if any(path[: len(a)] == a for a in (entry.split("::") for entry in allowed)):
                continue
            if not path or path[0] == "*":
                message = f"{floor} may not glob-import the crate's root: name what it needs"
            else:
                message = f"{floor} may not name `crate::{'::'.join(path)}` (written `{'::'.join(segments)}`)"
            self.breach(source, offset, "import", message)

    def check_size(self, source):
        length = source.length()
        if length > MAX_LINES:
            self.breaches.append((source.path, 1, "size", f"{length} lines, at most {MAX_LINES} are allowed"))
        elif length > WARN_LINES:
            self.warnings.append((source.path, 1, "size", f"{length} lines: think of splitting it"))


def run(root):
    crate = Crate(root)
    good = crate.check()
    for kind, items in (("warning", crate.warnings), ("error", crate.breaches)):
        for path, line, rule, message in items:
            print(f"{path}:{line}: {kind}: [{rule}] {message}")
    print(f"fence: {len(crate.sources)} files, {len(crate.breaches)} breaches, {len(crate.warnings)} warnings")
    return 0 if good else 1


# --- the self-test --------------------------------------------------------------------------------

MANIFEST = '[package]\nname = "x"\n[dependencies]\nbytes = "1"\nsize-of = "1"\n[lints.rust]\nunsafe_code = "deny"\n'

# A tree that breaks no rule, with what could be mistaken for a breach.
GOOD = {
    "Cargo.toml": MANIFEST,
    "src/lib.rs": """\
//! Says unsafe in a comment.
mod error;
mod policy;
#[macro_use]
mod macros;
pub mod deque;
pub mod raw;
pub mod string;
pub mod vec;
pub use vec::SmallVec;
pub use self::{deque::SmallDeque, policy::{Amortized as Doubling, Policy}, string::SmallString};
""",
    "src/error.rs": """\
/// `unsafe { }` in a doc comment, and use crate::vec::Nothing.
pub struct Error;
#[cfg(test)]
mod tests {
    use super::Error;
}
""",
    "src/policy.rs": "use crate::error::Error;\nuse crate::raw::{heap::{self, Heap}, header};\n",
    "src/macros.rs": "macro_rules! smallvec { () => { $crate::SmallVec::new() } }\n",
    "src/raw/mod.rs": """\
#![allow(unsafe_code)]
pub(in crate::raw) use self::heap::Heap;
pub(crate) mod heap;
// SAFETY: as I2 says, the slots
// are sent with their owner.
#[cfg(feature = "std")]
unsafe impl Send for Heap {}
pub unsafe trait Trust {}
unsafe fn takes<'a>(x: &'a u8) -> char {
    // SAFETY: I1 holds, of
    // which the caller takes care.
    let value = first(
        1,
        unsafe { second() },
    );
    match value {
        // SAFETY: I3.
        0 => unsafe { third() },
        // SAFETY: I4, the bytes
        // were checked.
        #[allow(clippy::all)]
        _ => unsafe { fourth([0; 4], "; } {") },
    }
}
""",
    "src/raw/heap.rs": "use super::Trust;\nuse crate::policy::Policy;\npub struct Heap;\n",
    "src/vec/mod.rs": """\
mod edit;
mod raw_parts;
use crate::raw::heap::Heap;
use core::{fmt, mem};
pub struct SmallVec;
const A: &str = r#"unsafe { "x" }"#;
const B: &str = "unsafe \\" unsafe";
const C: char = '"';
/* unsafe { /* nested */ use crate::string::X; */
fn lifetimes<'a>(_: &'a str) -> &'a str { smallvec!(); super::vec::edit::go() }
""",
    "src/vec/edit.rs": "use super::SmallVec;\nuse crate::{Doubling, error::Error};\npub(super) fn go() {}\n"
    + "//\n" * (MAX_LINES - 3)
    + "#[cfg(test)]\nmod tests {\n    use super::super::SmallVec as Again;\n"
    + "//\n" * 10
    + "}\n",
    "src/vec/raw_parts.rs": """\
#![allow(unsafe_code)]
use super::SmallVec;
impl SmallVec {
    pub unsafe fn set_len(&mut self, len: [u8; 4]) {
        self.raw.set_len(len);
    }
    pub const unsafe fn from_raw_parts(p: *mut u8) -> Self {
        // Wrapped, but one expression.
        Self {
            raw: Raw::from_raw_parts(p, [0; 3]),
        }
    }
}
""",
    "src/string/mod.rs": "use crate::{Policy, SmallVec};\npub struct SmallString;\n",
    "src/deque/mod.rs": "pub struct SmallDeque;\nfn f() { crate::vec::SmallVec::new() }\n",
    "src/set/mod.rs": "use crate::map::SmallMap;\n",
    "src/map/mod.rs": "use crate::vec::SmallVec;\n",
    "src/integrations/serde.rs": "use crate::{SmallDeque, SmallString, SmallVec};\nuse crate::map::SmallMap;\n",
    "src/integrations/raw_parts.rs": """\
#![allow(unsafe_code)]
use bytes::{Buf, BufMut as Written};
use size_of::Ops;
use crate::SmallVec;
// SAFETY: the trait asks for what I2 says.
#[cfg(feature = "bytes")]
unsafe impl<const N: usize, F: for<'a> Fn(&'a u8) -> u8> Written for SmallVec<F, N> {
    fn room(&self) -> usize { self.len() }
    #[inline]
    unsafe fn advance(&mut self, cnt: usize) {
        // SAFETY: I3.
        unsafe { self.set_len(cnt) };
    }
}
// SAFETY: I1.
unsafe impl Ops<u8> for SmallVec<u8> {}
fn size(v: &SmallVec<u8>, ops: &Ops) -> Option<usize> {
    v.spilled()
        // SAFETY: I1.
        .then(|| unsafe { ops.size(v) })
}
""",
}

# What is allowed there, but for one thing.
FOREIGN_IMPL = "use bytes::Buf;\n// SAFETY: I1.\nunsafe impl Buf for X {\n    unsafe fn f() {}\n}\n"

# (what it shows, file, its text, rule, line of the breach or lines of all)
BAD = [
    ("a block outside raw", "src/vec/mod.rs", "fn f() {\n    unsafe { g() }\n}\n", "unsafe", 2),
    ("a fn outside raw", "src/string/edit.rs", "pub unsafe fn f() {}\n", "unsafe", 1),
    ("an impl outside raw", "src/deque/iter.rs", "\nunsafe impl Send for X {}\n", "unsafe", 2),
    ("unsafe after a tricky literal", "src/vec/iter.rs", "const C: char = '\\'';\nconst D: [u8; 1] = *b\"\\\"\";\nunsafe fn f() {}\n", "unsafe", 3),
    ("unsafe between lifetimes", "src/vec/iter.rs", "fn f<'a>(x: &'a u8) { unsafe { g::<'a>() } }\n", "unsafe", 1),
    ("a block in raw_parts", "src/vec/raw_parts.rs", "pub unsafe fn f() { unsafe { g() } }\n", "unsafe", 1),
    ("a private unsafe fn in raw_parts", "src/vec/raw_parts.rs", "unsafe fn f() {}\n", "unsafe", 1),
    ("an unsafe impl in raw_parts", "src/vec/raw_parts.rs", "pub struct X;\nunsafe impl Send for X {}\n", "unsafe", 2),
    ("a trait of core's in the integrations", FOREIGN, "// SAFETY: I1.\nunsafe impl Send for X {}\n", "unsafe", 2),
    ("a trait of core's by a use", FOREIGN, FOREIGN_IMPL.replace("bytes::Buf", "core::str::pattern::Buf"), "unsafe", [3, 4]),
    ("a trait of the crate's", FOREIGN, FOREIGN_IMPL.replace("bytes::Buf", "crate::vec::Buf"), "unsafe", [3, 4]),
    ("a trait of no dependency", FOREIGN, FOREIGN_IMPL.replace("bytes::Buf", "octets::Buf"), "unsafe", [3, 4]),
    ("a trait of what only looks like a dependency", FOREIGN, "use crate::vec as bytes;\n" + FOREIGN_IMPL, "unsafe", [4, 5]),
    ("a trait by its path", FOREIGN, "// SAFETY: I1.\nunsafe impl bytes::Buf for X {}\n", "unsafe", 2),
    ("a foreign trait elsewhere", "src/integrations/bytes.rs", FOREIGN_IMPL, "unsafe", [3, 4]),
    ("a foreign trait in a collection", "src/vec/raw_parts.rs", FOREIGN_IMPL, "unsafe", [3, 4]),
    ("a foreign trait with its functions public", FOREIGN, FOREIGN_IMPL.replace("unsafe fn", "pub unsafe fn"), "unsafe", 4),
    ("a foreign trait without a comment", FOREIGN, FOREIGN_IMPL.replace("// SAFETY: I1.", ""), "safety", 3),
    ("a foreign trait whose comment names nothing", FOREIGN, FOREIGN_IMPL.replace("I1", "fine"), "safety", 3),
    ("a foreign trait that does much", FOREIGN, FOREIGN_IMPL.replace("{}", "{ f(); g() }"), "raw-parts", 4),
    ("an unsafe fn of the integrations", FOREIGN, FOREIGN_IMPL + "unsafe fn f() {}\n", "unsafe", 6),
    ("a public unsafe fn of the integrations", FOREIGN, "pub unsafe fn f() {}\n", "unsafe", 1),
    ("an unsafe fn of a trait that is safe", FOREIGN, "use bytes::Buf;\nimpl Buf for X {\n    unsafe fn f() {}\n}\n", "unsafe", 3),
    ("an unsafe trait of the integrations", FOREIGN, "unsafe trait T {}\n", "unsafe", 1),
    ("a block of the integrations without a comment", FOREIGN, "fn f() {\n    unsafe { g() }\n}\n", "safety", 2),
    ("a block in another integration", "src/integrations/bytes.rs", "fn f() {\n    // SAFETY: I1.\n    unsafe { g() }\n}\n", "unsafe", 3),
    ("an integration reaches into raw for a foreign trait", FOREIGN, FOREIGN_IMPL + "use crate::raw::heap::Heap;\n", "import", 6),
    ("no SAFETY comment", "src/raw/mod.rs", "fn f() {\n    unsafe { g() }\n}\n", "safety", 2),
    ("no SAFETY comment on an impl", "src/raw/mod.rs", "unsafe impl Send for X {}\n", "safety", 1),
    ("a SAFETY comment without a number", "src/raw/gap.rs", "fn f() {\n    // SAFETY: it is fine.\n    unsafe { g() }\n}\n", "safety", 3),
    ("a number before SAFETY only", "src/raw/gap.rs", "fn f() {\n    // I1.\n    // SAFETY: fine.\n    unsafe { g() }\n}\n", "safety", 4),
    ("a SAFETY comment of the statement before", "src/raw/gap.rs", "fn f() {\n    // SAFETY: I1.\n    unsafe { g() };\n    unsafe { h() }\n}\n", "safety", 4),
    ("a SAFETY comment with a gap below", "src/raw/gap.rs", "fn f() {\n    // SAFETY: I1.\n\n    unsafe { g() }\n}\n", "safety", 4),
    ("a SAFETY comment in a string", "src/raw/gap.rs", "fn f() {\n    \"// SAFETY: I1\";\n    unsafe { g() }\n}\n", "safety", 3),
    ("a doc comment for a SAFETY comment", "src/raw/gap.rs", "/// SAFETY: I1\nunsafe impl Send for X {}\n", "safety", 2),
    ("an arm with the comment of the arm before", "src/raw/gap.rs", "fn f() { match x {\n    // SAFETY: I1.\n    0 => unsafe { g() },\n    _ => unsafe { h() },\n} }\n", "safety", 4),
    ("two statements in raw_parts", "src/vec/raw_parts.rs", "pub unsafe fn f() {\n    g();\n    h()\n}\n", "raw-parts", 1),
    ("a branch in raw_parts", "src/vec/raw_parts.rs", "\npub unsafe fn f(x: [u8; 2]) { if x { g() } else { h() } }\n", "raw-parts", 2),
    ("error imports", "src/error.rs", "use crate::policy::Policy;\n", "import", 1),
    ("policy imports the engine", "src/policy.rs", "use crate::raw::gap::Gap;\n", "import", 1),
    ("policy imports raw whole", "src/policy.rs", "use crate::raw;\n", "import", 1),
    ("raw imports a collection", "src/raw/gap.rs", "use crate::policy::Policy;\nuse crate::{\n    error::Error,\n    vec::SmallVec,\n};\n", "import", 2),
    ("raw imports a re-export", "src/raw/gap.rs", "use crate::SmallVec;\n", "import", 1),
    ("raw names a path in code", "src/raw/gap.rs", "\nfn f() -> crate::vec::SmallVec { g() }\n", "import", 2),
    ("raw climbs out by super", "src/raw/gap.rs", "use super::super::vec::SmallVec;\n", "import", 1),
    ("raw climbs out of an inline module", "src/raw/gap.rs", "mod a {\n    mod b {\n        use super::super::super::super::vec;\n    }\n}\n", "import", 3),
    ("raw uses a public macro", "src/raw/gap.rs", "use crate::smallvec;\n", "import", 1),
    ("vec imports string", "src/vec/convert.rs", "use crate::string::SmallString;\n", "import", 1),
    ("vec imports deque by a re-export with a new name", "src/vec/convert.rs", "use crate::SmallDeque as D;\n", "import", 1),
    ("vec globs the root", "src/vec/convert.rs", "use crate::*;\n", "import", 1),
    ("vec globs the root by super", "src/vec/mod.rs", "use super::*;\n", "import", 1),
    ("string imports deque", "src/string/convert.rs", "use crate::deque::SmallDeque;\n", "import", 1),
    ("deque imports string", "src/deque/convert.rs", "fn f() { super::super::string::g() }\n", "import", 1),
    ("deque imports a map", "src/deque/convert.rs", "use crate::map::SmallMap;\n", "import", 1),
    ("map imports string", "src/map/mod.rs", "use crate::{error, SmallString};\n", "import", 1),
    ("an integration imports raw", "src/integrations/serde.rs", "use crate::raw::heap::Heap;\n", "import", 1),
    ("an unknown folder", "src/tools/mod.rs", "\n", "import", 1),
    ("a module elsewhere", "src/vec/mod.rs", "#[path = \"../string/mod.rs\"]\nmod s;\n", "import", 1),
    ("an include", "src/vec/mod.rs", "include!(\"../string/mod.rs\");\n", "import", 1),
    ("allow outside", "src/vec/mod.rs", "#![allow(unsafe_code)]\n", "allow", 1),
    ("allow in raw, not in its mod.rs", "src/raw/gap.rs", "\n#![allow(dead_code, unsafe_code)]\n", "allow", 2),
    ("allow at the module's declaration", "src/vec/mod.rs", "#[cfg_attr(all(), allow(unsafe_code))]\nmod raw_parts;\n", "allow", 1),
    ("expect outside", "src/string/mod.rs", "#[expect(unsafe_code)]\nfn f() {}\n", "allow", 1),
    ("a manifest without the lint", "Cargo.toml", MANIFEST.partition("[lints")[0], "allow", 1),
    ("a long file", "src/vec/long.rs", "//\n" * (MAX_LINES + 1), "size", 1),
    ("tests that do not end the file", "src/vec/long.rs", "#[cfg(test)]\nmod tests {\n}\n" + "//\n" * MAX_LINES + "fn f() {}\n", "size", 1),
]


def self_test():
    failed = 0

    def breaches_of(tree):
        with tempfile.TemporaryDirectory(prefix="fence-") as folder:
            for name, text in tree.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            crate = Crate(folder)
            crate.check()
            return crate

    def expect(what, good, crate):
        nonlocal failed
        if not good:
            failed += 1
            print(f"FAILED: {what}; found {crate.breaches} and {crate.warnings}")

    good = breaches_of(GOOD)
    expect("a good tree has no breach", not good.breaches, good)
    expect("a file near the limit is warned of", [w[0] for w in good.warnings] == ["src/vec/edit.rs"], good)
    for what, name, text, rule, line in BAD:
        crate = breaches_of(GOOD | {name: text})
        lines = line if isinstance(line, list) else [line]
        expect(what, [b[:3] for b in crate.breaches] == [(name, at, rule) for at in lines], crate)
    rules = {"unsafe", "safety", "raw-parts", "import", "allow", "size"}
    expect("each rule is tried", {bad[3] for bad in BAD} == rules, good)
    print(f"fence self-test: {len(BAD) + 3 - failed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--self-test", action="store_true", help="see each rule fire on bad trees")
    arguments = parser.parse_args()
    return self_test() if arguments.self_test else run(arguments.root)


if __name__ == "__main__":
    sys.exit(main())
