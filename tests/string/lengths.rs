//! Every length around `N`, through everything that makes a string.

use std::borrow::Cow;
use std::fmt::{Debug, Write};
use std::rc::Rc;
use std::sync::Arc;

use smallcoll::policy::{DefaultPolicy, SpillPolicy};
use smallcoll::{Amortized, Compact, NoSpill, SmallString, SmallVec, format_smallstring};

/// Texts of `len` bytes: with as many characters of each length as fit, in either order.
fn texts(len: usize) -> impl Iterator<Item = String> {
    ["a", "é", "€", "𝄞"].into_iter().flat_map(move |ch| {
        let (many, rest) = (ch.repeat(len / ch.len()), "x".repeat(len % ch.len()));
        [format!("{many}{rest}"), format!("{rest}{many}")]
    })
}

#[track_caller]
pub(crate) fn check<const N: usize, P: SpillPolicy>(s: &SmallString<N, P>, text: &str) {
    assert_eq!(s.as_str(), text);
    assert_eq!(s.len(), text.len());
    assert_eq!(s.spilled(), text.len() > N);
    assert!(s.capacity() >= s.len());
}

// Off by one at the inline limit: next.js #93524, borsh in smol_str.
#[test]
fn each_constructor_at_each_length() {
    fn all<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone + Debug>(text: &str) {
        type S<const N: usize, P> = SmallString<N, P>;
        check::<N, P>(&S::from(text), text);
        check::<N, P>(&S::from(text.to_owned().as_mut_str()), text);
        check::<N, P>(&S::from(&text.to_owned()), text);
        check::<N, P>(&S::from(text.to_owned()), text);
        check::<N, P>(&S::from(Box::<str>::from(text)), text);
        check::<N, P>(&S::from(Cow::Borrowed(text)), text);
        check::<N, P>(&S::from(Cow::<str>::Owned(text.to_owned())), text);
        check::<N, P>(&S::from(Rc::<str>::from(text)), text);
        check::<N, P>(&S::from(Arc::<str>::from(text)), text);
        check::<N, P>(&S::from(&SmallString::<5>::from(text)), text);
        check::<N, P>(&text.parse().unwrap(), text);
        check::<N, P>(&S::try_from_str(text).unwrap(), text);
        check::<N, P>(&text.chars().collect(), text);
        check::<N, P>(&text.chars().collect::<Vec<_>>().iter().collect(), text);
        check::<N, P>(&text.split_inclusive('a').collect(), text);
        check::<N, P>(&text.chars().map(String::from).collect(), text);
        check::<N, P>(&text.chars().map(S::<3, Amortized>::from).collect(), text);
        check::<N, P>(
            &text
                .chars()
                .map(|ch| Box::from(&*ch.to_string()))
                .collect::<S<N, P>>(),
            text,
        );
        check::<N, P>(
            &text.split_inclusive('a').map(Cow::Borrowed).collect(),
            text,
        );
        check::<N, P>(
            &S::from_utf8(SmallVec::from_slice(text.as_bytes())).unwrap(),
            text,
        );
        check::<N, P>(&S::from_utf8_lossy(text.as_bytes()), text);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        check::<N, P>(&S::from_utf16(&utf16).unwrap(), text);
        check::<N, P>(&S::from_utf16_lossy(&utf16), text);
        check::<N, P>(&format_smallstring!("{text}"), text);
        check::<N, P>(&S::from(text).clone(), text);
        check::<N, P>(&S::from(String::from(S::<N, P>::from(text))), text);
        check::<N, P>(&(S::default() + text), text);

        let mut s = S::<N, P>::default();
        s.clone_from(&S::from(text));
        check(&s, text);
        let mut s = S::<N, P>::default();
        text.chars().for_each(|ch| s.push(ch));
        check(&s, text);
        let mut s = S::<N, P>::default();
        text.chars().rev().for_each(|ch| s.insert(0, ch));
        check(&s, text);
        let mut s = S::<N, P>::default();
        text.chars().for_each(|ch| s.write_char(ch).unwrap());
        check(&s, text);
        let mut s = S::<N, P>::default();
        s += text;
        check(&s, text);
        let mut s = S::<N, P>::default();
        s.insert_str(0, text);
        check(&s, text);
        let mut s = S::<N, P>::default();
        s.replace_range(.., text);
        check(&s, text);
    }
    fn fits<const N: usize>(text: &str) -> bool {
        text.len() <= N
    }
    for_each_n!(N => {
        for text in (0..=2 * N + 1).flat_map(texts) {
            all::<N, Compact>(&text);
            all::<N, Amortized>(&text);
            if fits::<N>(&text) {
                all::<N, NoSpill>(&text);
                all::<N, Compact<NoSpill>>(&text);
            } else {
                assert!(SmallString::<N, NoSpill>::try_from_str(&text).is_err());
                assert!(SmallString::<N, Compact<NoSpill>>::try_from_str(&text).is_err());
            }
        }
    });
}

// A spill that copied the whole inline buffer, NULs included: smol_str #88.
#[test]
fn spill_from_each_length() {
    for_each_n!(N => {
        for text in (0..=N).flat_map(texts) {
            for more in ["a", "é", "€", "𝄞", "and a long piece of text"] {
                let mut s: SmallString<N> = text.as_str().into();
                s.push_str(more);
                check(&s, &format!("{text}{more}"));
                let mut s: SmallString<N> = text.as_str().into();
                s.insert_str(0, more);
                check(&s, &format!("{more}{text}"));
                let mut s: SmallString<N> = text.as_str().into();
                s.reserve(2 * N + 1);
                assert!(s.spilled());
                assert_eq!(s, text);
                assert!(s.shrink_to_inline());
                check(&s, &text);
            }
        }
    });
}

// Provenance and capacity lost when a `String` is adopted: compact_str #100 and #452, smartstring
// #28 and #49.
#[test]
fn strings_keep_their_block() {
    fn round_trip<const N: usize, P: DefaultPolicy>(len: usize, spare: usize) {
        let mut string = String::with_capacity(len + spare);
        string.push_str(&"x".repeat(len));
        let (pointer, capacity) = (string.as_ptr(), string.capacity());

        let mut s = SmallString::<N, P>::from(string);
        assert_eq!((s.as_ptr(), s.capacity()), (pointer, capacity));
        s.pop();
        s.push('é');
        s.truncate(len - 1);
        let bytes = s.into_bytes();
        assert_eq!((bytes.as_ptr(), bytes.capacity()), (pointer, capacity));
        let s = SmallString::from_utf8(bytes).unwrap();
        let string = String::from(s);
        assert_eq!((string.as_ptr(), string.capacity()), (pointer, capacity));
        assert_eq!(string, "x".repeat(len - 1));

        let boxed = string.into_boxed_str();
        if boxed.len() > N {
            let pointer = boxed.as_ptr();
            let s = SmallString::<N, P>::from(boxed);
            assert_eq!((s.as_ptr(), s.capacity()), (pointer, len - 1));
            let boxed: Box<str> = s.into();
            assert_eq!(boxed.as_ptr(), pointer);
        }
    }
    for_each_n!(N => {
        for len in N + 1..=2 * N + 3 {
            for spare in [1, 5, 50] {
                round_trip::<N, Compact>(len, spare);
                round_trip::<N, Amortized>(len, spare);
            }
        }
    });
}

#[test]
fn short_strings_come_inline() {
    for_each_n!(N => {
        let mut string = String::with_capacity(100);
        string.push_str(&"x".repeat(N));
        let s: SmallString<N> = string.into();
        check(&s, &"x".repeat(N));
        assert_eq!(s.capacity(), N);
        let string = s.into_string();
        assert_eq!(string.capacity(), N);
    });
}

#[test]
#[allow(unsafe_code)]
fn raw_parts() {
    for text in ["", "four", "spilled"] {
        let s: SmallString<4> = text.into();
        let (pointer, len, capacity) = s.into_raw_parts();
        // SAFETY: they are the parts of a `String`.
        let s = unsafe { SmallString::<4>::from_raw_parts(pointer, len, capacity) };
        check(&s, text);
        // SAFETY: they are the bytes of a text.
        let s = unsafe { SmallString::<4>::from_utf8_unchecked(s.into_bytes()) };
        check(&s, text);
    }
}

#[test]
#[allow(unsafe_code)]
fn leak_and_box() {
    for text in ["", "four", "spilled"] {
        let s: SmallString<4> = text.into();
        let leaked = s.clone().leak();
        assert_eq!(leaked, text);
        // SAFETY: a leaked string without spare capacity is what a box would be.
        drop(unsafe { Box::from_raw(leaked) });
        assert_eq!(&*s.into_boxed_str(), text);
    }
}
