//! What is said when a method panics, and who is blamed: in the words of `String`, the caller.

use std::fmt::{self, Write};
use std::ops::Bound;

use smallcoll::{
    Amortized, Compact, NoSpill, SmallString, SmallStringExt, StrExt, ToSmallString,
    TryReserveError, format_smallstring,
};

use crate::common::{Panic, catch};

/// Asserts that code does the same with a `SmallString`, inline and spilled, as with a `String`: it
/// panics or does not, in the same words, and the blame falls on this file.
macro_rules! same {
    ($text:expr, |$s:ident| $body:expr) => {{
        let mut std = String::from($text);
        let expected = catch(|| {
            let $s = &mut std;
            let _ = $body;
        });
        same!(@ $text, |$s| $body, SmallString<23>, std, expected);
        same!(@ $text, |$s| $body, SmallString<2>, std, expected);
        same!(@ $text, |$s| $body, SmallString<2, Amortized>, std, expected);
    }};
    (@ $text:expr, |$s:ident| $body:expr, $small:ty, $std:expr, $expected:expr) => {{
        let mut small = <$small>::from($text);
        let result = catch(|| {
            let $s = &mut small;
            let _ = $body;
        });
        compare(&result, &$expected);
        assert_eq!(small, $std);
    }};
}

#[track_caller]
fn compare(small: &Result<(), Panic>, std: &Result<(), Panic>) {
    match (small, std) {
        (Ok(()), Ok(())) => {}
        (Err(small), Err(std)) => {
            // In older versions of std, `replace_range` had no better words.
            if !std.message.contains("is_char_boundary(n") {
                assert_eq!(small.message, std.message);
            }
            assert_eq!(small.file, file!(), "{small:?}");
        }
        _ => panic!("String {std:?}, SmallString {small:?}"),
    }
}

#[test]
fn panics_say_what_those_of_std_say() {
    let text = "aé€𝄞";
    for i in 0..text.len() + 3 {
        same!(text, |s| s.insert(i, 'ß'));
        same!(text, |s| s.insert_str(i, "ßß"));
        same!(text, |s| s.remove(i));
        same!(text, |s| s.truncate(i));
        same!(text, |s| s.split_off(i).len());
        same!(text, |s| s[i..].len());
        same!(text, |s| s[..=i].make_ascii_uppercase());
        same!(text, |s| s.drain(i..).count());
        same!(text, |s| s.drain(..i).count());
        same!(text, |s| s.replace_range(i.., "ß"));
        same!(text, |s| s.replace_range(..=i, "ß"));
        for j in 0..text.len() + 3 {
            // Of two things that are wrong, another version of std sees the other one first.
            if i > j && j > text.len() {
                continue;
            }
            same!(text, |s| s.drain(i..j).count());
            same!(text, |s| s.replace_range(i..j, ""));
            same!(text, |s| s.replace_range(i..=j, "long replacement"));
            // Of a range that ends before it starts, std says less than it could.
            if i <= j {
                same!(text, |s| s
                    .drain((Bound::Excluded(i), Bound::Included(j)))
                    .count());
            }
        }
    }
    same!(text, |s| s.drain(..=usize::MAX).count());
    let behind_all = (Bound::Excluded(usize::MAX), Bound::Unbounded);
    catch(|| drop(SmallString::<23>::from(text).drain(behind_all))).unwrap_err();
    same!(text, |s| s.replace_range(..=usize::MAX, ""));
    same!(text, |s| s.reserve(usize::MAX));
    same!(text, |s| s.reserve_exact(isize::MAX as usize));
    compare(
        &catch(|| drop(SmallString::<4>::with_capacity(usize::MAX))),
        &catch(|| drop(String::with_capacity(usize::MAX))),
    );
}

#[test]
fn extend_from_within_at_each_range() {
    let text = "aé€𝄞";
    for i in 0..text.len() + 2 {
        for j in 0..text.len() + 1 {
            let mut inline: SmallString<23> = text.into();
            let mut spilled: SmallString<2> = text.into();
            let expected = text.get(i..j).map(|piece| format!("{text}{piece}"));
            let expected = expected.as_deref().unwrap_or(text);
            let result = catch(|| inline.extend_from_within(i..j));
            compare(&catch(|| spilled.extend_from_within(i..j)), &result);
            compare(&result, &catch(|| drop(text.to_owned().drain(i..j))));
            assert_eq!(inline, expected);
            assert_eq!(spilled, expected);
        }
    }
}

#[test]
fn no_room() {
    let mut s: SmallString<4, Compact<NoSpill>> = "for".try_into().unwrap();
    let full = |required| TryReserveError::Full {
        capacity: 4,
        required,
    };
    assert_eq!(s.try_push('é').unwrap_err().reason(), full(5));
    assert_eq!(s.try_push_str("get").unwrap_err().reason(), full(6));
    assert_eq!(s.try_insert(0, '€').unwrap_err().reason(), full(6));
    assert_eq!(s.try_insert_str(3, "ty").unwrap_err().reason(), full(5));
    assert_eq!(
        s.try_replace_range(1..2, "our").unwrap_err().reason(),
        full(5)
    );
    assert_eq!(s.try_reserve(2), Err(full(5)));
    assert_eq!(s.try_extend_from_within(1..), Err(full(5)));
    assert_eq!(s, "for");
    let runs: [fn(&mut SmallString<4, Compact<NoSpill>>); 27] = [
        |s| s.push('é'),
        |s| s.push_str("ty"),
        |s| s.insert(0, 'é'),
        |s| s.insert_str(1, "ty"),
        |s| s.replace_range(1..2, "our"),
        |s| s.extend_from_within(1..),
        |s| s.extend(["ty"]),
        |s| s.extend(['t', 'y']),
        |s| *s += "ty",
        |s| *s = "forty".to_smallstring(),
        |s| *s = format_smallstring!("{}{}", "for", "ty"),
        |s| *s = format_smallstring!("forty"),
        |s| *s = SmallString::from_utf8_lossy(b"forty"),
        |s| *s = SmallString::from_utf16_lossy(&[b'x'.into(); 5]),
        |s| *s = SmallString::from_utf16(&[b'x'.into(); 5]).unwrap(),
        |s| *s = SmallString::from_utf16le(&[b'x', 0].repeat(5)).unwrap(),
        |s| *s = SmallString::from_utf16be_lossy(&[b'x', 0].repeat(5)),
        |s| *s = "fo\u{130}".to_lowercase_smallstring(),
        |s| *s = "ßs".replacen_smallstring("s", "get", 1),
        |s| *s = "ßßs".to_uppercase_smallstring(),
        |s| *s = "FORTY".to_ascii_lowercase_smallstring(),
        |s| *s = "FORTY".to_lowercase_smallstring(),
        |s| *s = "fort".replace_smallstring("for", "seve"),
        |s| *s = "a".repeat_smallstring(5),
        |s| *s = ["for", "ty"].concat_smallstring(),
        |s| *s = ["forty"].join_smallstring(""),
        |s| *s = ["fo", "ty"].join_smallstring("r"),
    ];
    for run in runs {
        let mut copy = s.clone();
        let panic = catch(|| run(&mut copy)).unwrap_err();
        assert_eq!(panic.file, file!());
        assert_eq!(
            panic.message,
            "capacity overflow: room for 5 elements needed, but the capacity is fixed at 4"
        );
        assert_eq!(copy, "for");
    }
}

#[test]
fn a_full_place_to_write_to() {
    let mut s: SmallString<4, NoSpill> = SmallString::default();
    write!(s, "{}é", 1).unwrap();
    assert_eq!(write!(s, "€"), Err(fmt::Error));
    assert_eq!(s.write_char('é'), Err(fmt::Error));
    assert_eq!(s, "1é");
    s.write_char('!').unwrap();
    assert_eq!(s, "1é!");
    assert!(s.is_full());
}
