"""The tests that std_tests.py points at our types, and every exception with its reason."""

from typing import NamedTuple


class Edit(NamedTuple):
    before: str  # a regular expression
    after: object  # what it becomes, or a function of the match
    reason: str = ""


class Test(NamedTuple):
    name: str
    reason: str
    inline: tuple = ()  # the N for which it fails; all, if none is named


class Suite(NamedTuple):
    edits: tuple = ()
    left_out: tuple = ()  # do not compile
    fail: tuple = ()  # fail
    package: str = ""  # that cargo downloads; std's, if none is named
    version: str = ""
    file: str = ""  # in the package, or in the library sources of Rust
    inline: tuple = ()  # each N to try
    head: str = ""
    dependencies: str = ""
    sed: str = ""  # of those in shared.py


def named(reason, *names, inline=()):
    return tuple(Test(name, reason, inline) for name in names)


# The capacity that a header can count.
COUNT = "a length shares its word with two flags: above 2^62 - 1 is CapacityOverflow"

STD_VEC = Suite(
    file="alloctests/tests/vec.rs",
    inline=(0, 1, 4, 32),
    head="""\
type Vec<T> = smallcoll::SmallVec<T, INLINE>;
type Drain<'a, T> = smallcoll::vec::Drain<'a, T, INLINE>;
type IntoIter<T> = smallcoll::vec::IntoIter<T, INLINE>;
use smallcoll::vec::PeekMut;
macro_rules! vec {
    ($($elements:tt)*) => {{
        let vector: Vec<_> = smallcoll::smallvec![$($elements)*];
        vector
    }};
}
""",
    edits=(
        Edit(r"^use std::vec::\{Drain, IntoIter, PeekMut\};\n", "", "ours, in the head"),
        Edit(r"^use std::collections::TryReserveErrorKind::\*;", "use smallcoll::TryReserveError::*;",
             "our error is its own kind"),
        Edit(r"\.map_err\(\|e\| e\.kind\(\)\)", "", "our error is its own kind"),
        Edit(r"let owned = vec!\[\"owned\"", "let owned = std::vec![\"owned\"",
             "the owned side of a Cow<[T]> is a Vec"),
        Edit(r"let _ = v\.into_flattened\(\);", "let _: Vec<_> = v.into_flattened();",
             "the N of the result follows from its type"),
        Edit(r"^(    let mut v = Vec::new\(\);\n    assert_eq!\(v\.capacity\(\)), 0\);", r"\1, INLINE);",
             "an empty vector has room for N"),
    ),
    fail=(
        *named("collects in place, by specialization, which is the nightly compiler's",
               "from_into_inner", "test_from_iter_specialization",
               "test_from_iter_partially_drained_in_place_specialization",
               "test_from_iter_specialization_head_tail_drop"),
        *named(COUNT, "test_drain_max_vec_size", "test_try_reserve", "test_try_reserve_exact"),
        *named("counts on a capacity of 0, and on the first growth from there",
               "test_push_growth_strategy", inline=(1, 4, 32)),
        *named("a value of three words has room for four of its bytes, but not for 32",
               "test_small_vec_struct", inline=(32,)),
    ),
    left_out=(
        *named("needs InPlaceIterable, which is std's own and closed",
               "test_from_iter_specialization_with_iterator_adapters",
               "test_in_place_specialization_step_up_down"),
        *named("needs std's nightly Allocator parameter",
               "test_into_iter_drop_allocator", "test_box_zero_allocator"),
        *named("needs the compiler's heap of constants, which Vec alone can use",
               "const_heap", "const_make_global_empty_or_zst_regression"),
        *named("needs may_dangle, which is the nightly compiler's: elements that borrow one another",
               "test_vec_cycle", "test_vec_cycle_wrapped"),
    ),
)

STD_STRING = Suite(
    file="alloctests/tests/string.rs",
    inline=(4, 23, 47),
    head="""\
use smallcoll::{Compact, ToSmallString};
type String = smallcoll::SmallString<INLINE>;
macro_rules! format {
    ($($arguments:tt)*) => {{
        let text: String = smallcoll::format_smallstring!($($arguments)*);
        text
    }};
}
""",
    edits=(
        Edit(r"^use std::collections::TryReserveErrorKind::\*;", "use smallcoll::TryReserveError::*;",
             "our error is its own kind"),
        Edit(r"\.map_err\(\|e\| e\.kind\(\)\)", "", "our error is its own kind"),
        Edit(r"\bCow::Owned\(self\)", "Cow::Owned(self.into())", "the owned side of a Cow<str> is a String"),
        Edit(r"\bCow::Owned\(String::", "Cow::Owned(std::string::String::",
             "the owned side of a Cow<str> is a String"),
        Edit(r"\.to_string\(\)", ".to_smallstring::<INLINE, Compact>()", "a trait of our own"),
        Edit(r"(\"[^\"]*\")\.to_owned\(\)", r"String::from(\1)", "the owned side of a str is a String"),
        Edit(r"^(    let mut s = String::new\(\);\n    assert_eq!\(s\.capacity\(\)), 0\);", r"\1, INLINE);",
             "an empty string has room for N"),
    ),
    fail=(
        *named("the length of a spilled string has seven bytes: above 2^56 - 1 is CapacityOverflow",
               "test_try_reserve", "test_try_reserve_exact"),
    ),
    left_out=(
        *named("needs std's patterns, which are nightly",
               "test_remove_matches", "test_replace_first", "test_replace_last"),
    ),
)

STD_DEQUE_HEAD = """\
use smallcoll::SmallDeque;
type VecDeque<T> = SmallDeque<T, INLINE>;
"""

STD_DEQUE = Suite(
    file="alloctests/tests/vec_deque.rs",
    inline=(0, 1, 4, 32),
    head=STD_DEQUE_HEAD + """\
type Drain<'a, T> = smallcoll::deque::Drain<'a, T, INLINE>;
use std::hash::{DefaultHasher, Hash, Hasher};
fn hash<T: Hash>(t: &T) -> u64 {
    let mut s = DefaultHasher::new();
    t.hash(&mut s);
    s.finish()
}
""",
    edits=(
        Edit(r"^use std::collections::(VecDeque|vec_deque::Drain);\n", "", "ours, in the head"),
        Edit(r"^use std::collections::TryReserveErrorKind::\*;", "use smallcoll::TryReserveError::*;",
             "our error is its own kind"),
        Edit(r"\.map_err\(\|e\| e\.kind\(\)\)", "", "our error is its own kind"),
        Edit(r"^use crate::hash;\n", "", "in the head"),
        Edit(r"let mut w = vec!\[\(\)\]\.into\(\);", "let mut w: VecDeque<_> = vec![()].into();",
             "append takes a deque of any N"),
        Edit(r"^    assert_eq!\(v\.capacity\(\), 0\);", "    assert_eq!(v.capacity(), INLINE);",
             "an empty deque has room for N"),
    ),
    fail=(
        *named(COUNT, "test_try_reserve", "test_try_reserve_exact"),
        *named("collects in place, by specialization, which is the nightly compiler's",
               "test_collect_from_into_iter_keeps_allocation"),
        *named("counts on fewer than 32 slots, and on the wrap after the last of them",
               "test_rotate_left_parts", "test_rotate_right_parts", "test_extend_from_within",
               "test_extend_from_within_clone",
               "test_extend_front_specialization_copy_slice",
               "test_extend_front_specialization_deque_drain",
               "test_extend_front_specialization_vec_into_iter", inline=(32,)),
    ),
)

STD_DEQUE_INSIDE = Suite(
    file="alloc/src/collections/vec_deque/tests.rs",
    inline=(0, 1, 4, 32),
    head=STD_DEQUE_HEAD + """\
use std::hash::{Hash, Hasher};
use std::ops::RangeBounds;
// Empties a deque, and moves its start on.
fn aim<T: Default>(deque: &mut VecDeque<T>, head: usize) {
    deque.clear();
    for _ in 0..head {
        deque.push_back(T::default());
        deque.pop_front();
    }
}
""",
    edits=(
        Edit(r"^#\[bench\]\n(?:(?!\}).*\n)*\}\n", "", "no test"),
        Edit(r"^use super::\*;\n", "", "a test beside the crate"),
        Edit(r"^ *use crate::(vec::Vec|boxed::Box);\n", "", "a test beside the crate"),
        Edit(r"\b(tester|deque)\.head = (\w+);\n(?:\s*\1\.len = 0;)?", r"aim(&mut \1, \2);",
             "by public means"),
        Edit(r"^ *assert!\((tester|result)\.head <= .*\n", "", "no public means"),
        Edit(r"^ *assert_eq!\(tester\.head, expected_start\);\n", "", "no public means"),
        Edit(r"\btester\.head\b", "tester.as_slices().0.as_ptr()", "by public means"),
        Edit(r"(?<=capacity\(\))(, | == )(\d+)\b(?=\);)", r"\1INLINE.max(\2)",
             "an empty deque has room for N"),
        Edit(r"(?<=assert_eq!\(deque\.capacity\(\)), cap\);", ", INLINE.max(cap));",
             "an empty deque has room for N"),
        Edit(r"\b(tester|result)\.len\b(?!\()", r"\1.len()", "by public means"),
        Edit(r"!list\.is_contiguous\(\)", "!list.as_slices().1.is_empty()", "by public means"),
    ),
    fail=(
        *named("counts on fewer than 32 slots, and on the wrap after the last of them",
               "extract_if_non_contiguous", inline=(32,)),
    ),
)

# A test module of the crate becomes a test beside it.
OUTSIDE = Edit(r"\bcrate::", "smallcoll::", "a test beside the crate")

SMALLVEC_1 = Suite(
    package="smallvec",
    version="1.16.6",
    file="src/tests.rs",
    sed="smallvec",
    head="extern crate alloc;\n",
    edits=(
        OUTSIDE,
        Edit(r"^#!\[allow\(deprecated\)\]\n", "", "is not the head of the file any more"),
        Edit(r'^ *#\[cfg\(feature = "(write|const_generics|const_new|drain_filter|drain_keep_rest)"\)\]\n',
             "", "always there"),
        Edit(r"\b(sv|actual|values)\.retain\(", r"\1.retain_mut(", "`retain` gives `&T`, as Vec's"),
        Edit(r"\.drain_filter\(", ".extract_if(.., ", "std's name, and a range"),
        Edit(r"^ *df\.keep_rest\(\);", "    drop(df);", "an extract_if that is dropped keeps the rest"),
    ),
    fail=(
        *named("grows as Vec, to 8 bytes at least", "grow_spilled_same_size"),
    ),
)

SMALLVEC_2 = Suite(
    package="smallvec",
    version="2.0.0-alpha.12",
    file="src/tests.rs",
    head="extern crate alloc;\n",
    edits=(OUTSIDE,),
    fail=(
        *named("grows as Vec, to 8 bytes at least", "grow_spilled_same_size"),
        *named("`grow` to less than the length does nothing, as in smallvec 1.16 and 2.0.0-beta.4",
               "test_invalid_grow"),
    ),
)


def with_length(found):
    elements = [element for element in found[1].split(",") if element.strip()]
    return f"ArrayVec::<_, {len(elements)}>::from([{found[1]}])"


ARRAYVEC = Suite(
    package="arrayvec",
    version="0.7.6",
    file="tests/tests.rs",
    head="""\
type ArrayVec<T, const N: usize> = smallcoll::SmallVec<T, N, smallcoll::NoSpill>;
type ArrayString<const N: usize> = smallcoll::SmallString<N, smallcoll::NoSpill>;
macro_rules! assert_matches {
    ($value:expr, $pattern:pat) => {
        assert!(matches!($value, $pattern))
    };
}
""",
    edits=(
        Edit(r"^extern crate arrayvec;\n#\[macro_use\] extern crate matches;\n", "", "in the head"),
        Edit(r"^( *)use arrayvec::Array(Vec|String);\n", "", "in the head"),
        Edit(r"\barrayvec::", "smallcoll::"),
        Edit(r"\bArrayVec(::<(?:[^<>]|<[^<>]*>)*>)?::new\(\)", r"ArrayVec\1::default()",
             "`new` is for the default policy"),
        Edit(r"\bArrayVec::new_const\(\)", "ArrayVec::with_policy(smallcoll::NoSpill)",
             "`new_const` is for the default policy"),
        Edit(r"\bRefArray::new\(\)", "RefArray::default()", "as `ArrayVec::new`"),
        Edit(r"\bArrayVec::from\(\[([^;\]]+); ([^\]]+)\]\)", r"ArrayVec::<_, {\2}>::from([\1; \2])",
             "any array is welcome, so N has to be named"),
        Edit(r"\bArrayVec::from\(\[([^;\]]*)\]\)", with_length,
             "any array is welcome, so N has to be named"),
        Edit(r"assert_eq!\(var, ArrayVec::default", "assert_eq!(var, ArrayVec::<Vec<u8>, 10>::default",
             "vectors of any N compare, so N has to be named"),
        Edit(r"\.retain\(\|elt\|", ".retain_mut(|elt|", "`retain` gives `&T`, as Vec's"),
    ),
    left_out=(
        *named("ArrayString's", "test_string", "test_string_from", "test_string_parse_from_str",
               "test_string_from_bytes", "test_string_clone", "test_string_push",
               "test_arraystring_const_constructible",
               "test_arraystring_zero_filled_has_some_sanity_checks", "test_try_from_argument"),
        *named("the compiler refuses the type already",
               "deny_max_capacity_arrayvec_value", "deny_max_capacity_arrayvec_value_const"),
    ),
    fail=(
        *named("lengths are a word, or a byte with Compact<NoSpill>, and not four bytes",
               "test_compact_size"),
    ),
)

SMALLSTR = Suite(
    package="smallstr",
    version="0.3.1",
    file="src/string.rs",
    sed="smallstr",
    head="extern crate alloc;\n",
    edits=(
        Edit(r"\A(?:.*\n)*?#\[cfg\(test\)\]\n", "", "the tests alone"),
        Edit(r"\buse super::SmallString;", "use smallcoll::SmallString;", "a test beside the crate"),
        Edit(r"\.drain\(\)", ".drain(..)", "a range, as String's"),
        Edit(r"\.drain_range\(", ".drain(", "a range, as String's"),
        Edit(r"\bfrom_buf\(", "from_utf8(", "bytes of any length"),
    ),
)

COMPACT_STR = Suite(
    package="compact_str",
    version="0.9.0",
    file="src/tests.rs",
    dependencies="""\
cfg-if = "1"
rustversion = "1"
proptest = { version = "1", default-features = false, features = ["std"] }
test-case = "3"
test-strategy = "0.3"
""",
    head="""\
extern crate alloc;
use smallcoll::{Compact, SmallStringExt, StrExt, ToSmallString};
type CompactString = smallcoll::SmallString<24>;
fn new_of(text: impl AsRef<str>) -> CompactString {
    CompactString::from(text.as_ref())
}
macro_rules! format_compact {
    ($($arguments:tt)*) => {{
        let text: CompactString = smallcoll::format_smallstring!($($arguments)*);
        text
    }};
}
""",
    edits=(
        Edit(r"^use crate::\{format_compact, CompactString, ToCompactString\};\n", "", "in the head"),
        Edit(r"\bCompactString::new\b", "new_of", "`new` is of nothing, as String's"),
        Edit(r"\.to_compact_string\(\)", ".to_smallstring::<24, Compact>()", "the name, and an N"),
        Edit(r"\.as_mut_bytes\(\)", ".as_bytes_mut()", "str's name"),
        Edit(r"\bcrate::Utf16Error\b", "smallcoll::string::FromUtf16Error", "std's name"),
        Edit(r"\bfrom_utf8\(&bytes\)", "from_utf8(&bytes[..])", "of what makes a vector of bytes"),
        Edit(r"\b(from_utf16|from_utf16_lossy)\(utf16_buf\)", r"\1(&utf16_buf)", "of a slice, as String's"),
        Edit(r"\bc_err\b, ", "c_err.utf8_error(), ", "the error gives the bytes back"),
    ),
    fail=(
        *named("`as_bytes_mut` reaches as far as the length; beyond it is spare_capacity_mut",
               "proptest_reserve_and_write_bytes",
               "proptest_reserve_and_write_bytes_allocated_properly"),
        *named("const_new holds no &'static str, and takes up to N bytes",
               "test_into_string_long_static_str", "test_reserve_shrink_roundtrip_static",
               "test_truncate_noops_if_new_len_greater_than_current_static_str"),
        *named("panics in the words of String::truncate", "test_truncate_panics_on_non_char_boundary"),
        *named("one niche: Option is as large, an enum of more variants is larger", "multiple_niches_test"),
    ),
    left_out=(
        *named("no from_string_buffer: up to N bytes come inline",
               "test_from_string_buffer_small_string_with_excess_capacity",
               "test_from_string_buffer_small_string_with_no_excess_capacity",
               "test_roundtrip_from_string_buffer_empty_string",
               "test_from_string_buffer_inlines_on_push", "test_from_string_buffer_inlines_on_clone"),
        *named("compares across references, as std's String does not", "test_eq_operator"),
    ),
)
