//! Every length around `N`, through everything that makes a string.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt::{Debug, Write};
use std::rc::Rc;
use std::sync::Arc;

use smallcoll::policy::{DefaultPolicy, SpillPolicy};
use smallcoll::{
    Amortized, CapacityError, Compact, NoSpill, SmallString, SmallStringExt, SmallVec, StrExt,
    ToSmallString, TryReserveError, format_smallstring,
};

use crate::common::{catch, left_out};

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

fn fits<const N: usize>(text: &str) -> bool {
    text.len() <= N
}

#[test]
fn each_constructor_at_each_length() {
    fn all<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone + Debug>(text: &str) {
        type S<const N: usize, P> = SmallString<N, P>;
        check::<N, P>(&S::try_from_str(text).unwrap(), text);
        check::<N, P>(&S::try_from_string(text.to_owned()).unwrap(), text);
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
        let bytes = SmallVec::from_slice(text.as_bytes());
        check::<N, P>(&S::from_utf8(bytes).unwrap(), text);
        check::<N, P>(&S::from_utf8_lossy(text.as_bytes()), text);
        check::<N, P>(&S::try_from_utf8_lossy(text.as_bytes()).unwrap(), text);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        check::<N, P>(&S::from_utf16(&utf16).unwrap(), text);
        check::<N, P>(&S::from_utf16_lossy(&utf16), text);
        let bytes: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        check::<N, P>(&S::from_utf16le(&bytes).unwrap(), text);
        check::<N, P>(&S::from_utf16le_lossy(&bytes), text);
        let bytes: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        check::<N, P>(&S::from_utf16be(&bytes).unwrap(), text);
        check::<N, P>(&S::from_utf16be_lossy(&bytes), text);
        check::<N, P>(&format_smallstring!("{text}"), text);
        check::<N, P>(&text.to_smallstring(), text);
        check::<N, P>(&text.try_to_smallstring().unwrap(), text);
        check::<N, P>(&text.repeat_smallstring(1), text);
        check::<N, P>(&text.replace_smallstring("\n", ""), text);
        check::<N, P>(&text.split_inclusive('a').concat_smallstring(), text);
        check::<N, P>(&text.split('a').join_smallstring("a"), text);
        let made = || S::<N, P>::try_from_str(text).unwrap();
        check::<N, P>(&made().clone(), text);
        check::<N, P>(&made().try_clone().unwrap(), text);
        let string = made().try_into_string().unwrap();
        check::<N, P>(&S::try_from_string(string).unwrap(), text);
        check::<N, P>(&(S::default() + text), text);

        let mut s = S::<N, P>::default();
        s.clone_from(&made());
        check(&s, text);
        let mut s = S::<N, P>::default();
        assert!(s.try_extend(text.chars()).is_ok());
        check(&s, text);
        let mut s = S::<N, P>::default();
        assert!(s.try_extend([text]).is_ok());
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
    for_each_n!(N => {
        for text in (0..=2 * N + 1).flat_map(texts) {
            if left_out(211) {
                continue;
            }
            all::<N, Compact>(&text);
            all::<N, Amortized>(&text);
            if fits::<N>(&text) {
                all::<N, NoSpill>(&text);
                all::<N, Compact<NoSpill>>(&text);
            }
        }
    });
}

#[test]
#[allow(unsafe_code)]
fn a_vector_with_a_block_keeps_it() {
    fn vector<const N: usize, P: DefaultPolicy>(text: &str) -> SmallVec<u8, N, P> {
        let mut bytes = SmallVec::default();
        bytes.reserve(2 * N + 2);
        bytes.extend_from_slice(text.as_bytes());
        assert!(bytes.spilled());
        bytes
    }
    fn all<const N: usize, P: DefaultPolicy>(text: &str) {
        let bytes = vector::<N, P>(text);
        let (block, capacity) = (bytes.as_ptr(), bytes.capacity());
        let s = SmallString::from_utf8(bytes).unwrap();
        assert_eq!((s.as_ptr(), s.capacity()), (block, capacity));
        assert_eq!(s, text);
        // SAFETY: they are the bytes of a text.
        let s = unsafe { SmallString::from_utf8_unchecked(vector::<N, P>(text)) };
        assert!(s.spilled());
        assert_eq!(s, text);
    }
    for_each_n!(N => {
        for text in (0..=2 * N + 1).flat_map(texts) {
            all::<N, Compact>(&text);
            all::<N, Amortized>(&text);
        }
    });
}

/// Makes a string of all that can be converted, by `TryFrom`, which `From` gives, too. Where there is
/// no room, the error gives back what it was to be made of.
macro_rules! converted {
    ($n:ident, $policy:ty, $text:expr, $fails:expr) => {{
        type S<const N: usize> = SmallString<N, $policy>;
        let (text, fails): (&str, bool) = ($text, $fails);
        macro_rules! one {
            ($value:expr) => {
                match S::<$n>::try_from($value) {
                    Ok(s) if !fails => check(&s, text),
                    Err(error) if fails => given_back(error, $value),
                    _ => panic!("{}: {}, {text:?}", stringify!($policy), stringify!($value)),
                }
            };
        }
        one!(text);
        one!(text.to_owned().as_mut_str());
        one!(&text.to_owned());
        one!(text.to_owned());
        one!(Box::<str>::from(text));
        one!(Cow::Borrowed(text));
        one!(Cow::<str>::Owned(text.to_owned()));
        one!(Rc::<str>::from(text));
        one!(Arc::<str>::from(text));
        one!(&SmallString::<5>::from(text));
        one!(&SmallString::<2, Amortized>::from(text));
        let parsed = text.parse::<S<$n>>();
        assert_eq!(parsed.is_err(), fails);
        parsed.iter().for_each(|s| check(s, text));
    }};
}

fn given_back<E: GivesBack<T>, T: AsRef<str>>(error: E, value: T) {
    assert_eq!(error.given_back().as_ref(), value.as_ref());
}

/// The errors of `TryFrom`.
trait GivesBack<T> {
    fn given_back(self) -> T;
}

impl<T> GivesBack<T> for CapacityError<T> {
    fn given_back(self) -> T {
        assert!(matches!(self.reason(), TryReserveError::Full { .. }));
        self.element()
    }
}

impl<T> GivesBack<T> for Infallible {
    fn given_back(self) -> T {
        match self {}
    }
}

#[test]
fn each_conversion_at_each_length() {
    for_each_n!(N => {
        for text in (0..=2 * N + 1).flat_map(texts) {
            if left_out(211) {
                continue;
            }
            let fails = !fits::<N>(&text);
            converted!(N, Compact, &text, false);
            converted!(N, Amortized, &text, false);
            converted!(N, NoSpill, &text, fails);
            converted!(N, Compact<NoSpill>, &text, fails);
        }
        for ch in ['a', 'é', '€', '𝄞'] {
            check(&SmallString::<N>::from(ch), &ch.to_string());
            match SmallString::<N, NoSpill>::try_from(ch) {
                Ok(s) => check(&s, &ch.to_string()),
                Err(error) => assert_eq!((error.element(), ch.len_utf8() > N), (ch, true)),
            }
        }
    });
}

#[test]
fn in_constants() {
    const EMPTY: SmallString<0> = SmallString::const_new("");
    const EDGE: SmallString<4> = SmallString::const_new("für");
    static LESS: SmallString<47> = SmallString::const_new("€");
    check(&EMPTY, "");
    check(&EDGE, "für");
    check(&LESS, "€");
    let mut s = EDGE;
    s.push('!');
    check(&s, "für!");
    let panic = catch(|| SmallString::<4>::const_new("five.")).unwrap_err();
    assert_eq!(panic.file, file!());
    assert!(panic.message.contains("choose a larger N"), "{panic:?}");

    for_each_n!(N => {
        let zeroes = SmallString::<N, Compact<NoSpill>>::zero_filled();
        check(&zeroes, &"\0".repeat(N));
        assert!(zeroes.is_full());
        check(&SmallString::<N>::zero_filled(), &"\0".repeat(N));
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
fn as_bytes_that_change() {
    for_each_n!(N => {
        for len in 0..=2 * N + 1 {
            let text = "x".repeat(len);
            let mut s = SmallString::<N>::from(&text);
            // SAFETY: the bytes are ASCII, before and after.
            let bytes = unsafe { s.as_mut_vec() };
            assert_eq!((bytes.spilled(), bytes.as_slice()), (len > N, text.as_bytes()));
            bytes.push(b'y');
            check(&s, &format!("{text}y"));
            // SAFETY: as above.
            let bytes = unsafe { s.as_mut_vec() };
            bytes.pop();
            bytes.shrink_to_fit();
            check(&s, &text);

            s.reserve(3);
            // SAFETY: what is written is initialised.
            let spare = unsafe { s.spare_capacity_mut() };
            let room = spare.len();
            for (slot, byte) in spare.iter_mut().zip("€".bytes()) {
                slot.write(byte);
            }
            assert_eq!(room, s.remaining_capacity());
            // SAFETY: the three bytes are a character.
            unsafe { s.set_len(len + 3) };
            assert_eq!(s, format!("{text}€"));
            // SAFETY: they are not the text's any more.
            unsafe { s.set_len(len) };
            assert_eq!(s, text);
        }
    });
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
