//! Strings through `serde`.

use ::serde::Deserialize;
use ::serde::de::IntoDeserializer;
use ::serde::de::value::{Error, StringDeserializer};
use serde_test::{Token, assert_de_tokens, assert_de_tokens_error, assert_tokens};
use smallcoll::policy::{self, DefaultPolicy, SpillPolicy};

use super::common::alloc::counted;
use super::*;

/// Every way in which a format can hand over text.
fn round_trips<const N: usize, P: DefaultPolicy>(text: &str) {
    let model: &'static str = text.to_string().leak();
    let s: SmallString<N, P> = model.chars().collect();
    assert_tokens(&s, &[Token::BorrowedStr(model)]);
    for token in [
        Token::Str(model),
        Token::String(model),
        Token::Bytes(model.as_bytes()),
        Token::BorrowedBytes(model.as_bytes()),
        Token::ByteBuf(model.as_bytes()),
    ] {
        assert_de_tokens(&s, &[token]);
    }
    let json = serde_json::to_string(model).unwrap();
    assert_eq!(serde_json::to_string(&s).unwrap(), json);
    assert_eq!(serde_json::from_str::<SmallString<N, P>>(&json).unwrap(), s);
    let bytes = postcard::to_allocvec(model).unwrap();
    assert_eq!(postcard::to_allocvec(&s).unwrap(), bytes);
    assert_eq!(
        postcard::from_bytes::<SmallString<N, P>>(&bytes).unwrap(),
        s
    );
}

#[test]
fn written_and_read_as_std_does() {
    for text in texts(9) {
        round_trips::<0, Compact>(&text);
        round_trips::<4, Amortized>(&text);
        round_trips::<4, Hysteresis>(&text);
        round_trips::<9, Compact<NoSpill>>(&text);
    }
    for text in texts(60) {
        round_trips::<23, Compact>(&text);
    }
    assert_de_tokens(
        &SmallString::<2>::from("\u{1d11e}"),
        &[Token::Char('\u{1d11e}')],
    );
}

#[test]
fn more_than_fits_is_an_invalid_length() {
    let expected = "invalid length 5, expected a string of at most 4 bytes";
    for token in [
        Token::Str("fives"),
        Token::BorrowedStr("fives"),
        Token::String("fives"),
        Token::Bytes(b"fives"),
        Token::ByteBuf(b"fives"),
    ] {
        assert_de_tokens_error::<FixedString<4>>(&[token], expected);
    }
    let error = serde_json::from_str::<FixedString<4>>(r#""fives""#).unwrap_err();
    assert!(error.to_string().starts_with(expected), "{error}");
}

#[test]
fn what_is_no_text() {
    for bytes in [
        &b"\xff"[..],
        b"cut \xe2\x82",
        b"\xed\xa0\x80",
        b"long enough for the heap \xc3",
    ] {
        for token in [
            Token::Bytes(bytes),
            Token::BorrowedBytes(bytes),
            Token::ByteBuf(bytes),
        ] {
            assert_de_tokens_error::<SmallString>(
                &[token],
                "invalid value: byte array, expected a string",
            );
        }
    }
    assert_de_tokens_error::<SmallString>(
        &[Token::U8(1)],
        "invalid type: integer `1`, expected a string",
    );
}

#[test]
fn a_long_string_keeps_its_block() {
    let text = String::from("longer than the string's inline capacity");
    let block = text.as_ptr();
    let deserializer: StringDeserializer<Error> = text.into_deserializer();
    let (s, counts) = counted(|| SmallString::<23>::deserialize(deserializer).unwrap());
    assert_eq!(s, "longer than the string's inline capacity");
    assert_eq!(s.as_ptr(), block);
    assert_eq!(counts.requests, 0);
    let deserializer: StringDeserializer<Error> = String::from("short").into_deserializer();
    assert!(
        !SmallString::<23>::deserialize(deserializer)
            .unwrap()
            .spilled()
    );
}

#[test]
fn borrowed_text_is_copied_once_without_slack() {
    let (s, counts) = counted(|| postcard::from_bytes::<SmallString<4>>(b"\x07spilled").unwrap());
    assert_eq!((s.as_str(), s.capacity()), ("spilled", 7));
    assert_eq!(counts.requests, 1);
    let (_, counts) = counted(|| postcard::from_bytes::<SmallString<7>>(b"\x07spilled").unwrap());
    assert_eq!(counts.requests, 0);
}

#[test]
fn in_place_reuses_the_storage() {
    let mut s: SmallString<4> = "a long text".into();
    let block = s.as_ptr();
    for (json, text) in [
        (r#""other text""#, "other text"),
        (r#""new""#, "new"),
        (r#""""#, ""),
    ] {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        SmallString::deserialize_in_place(&mut deserializer, &mut s).unwrap();
        assert_eq!((s.as_str(), s.as_ptr()), (text, block));
    }
    let long = String::from("owned by the format");
    let block = long.as_ptr();
    let deserializer: StringDeserializer<Error> = long.into_deserializer();
    SmallString::deserialize_in_place(deserializer, &mut s).unwrap();
    assert_eq!((s.as_str(), s.as_ptr()), ("owned by the format", block));
}

/// Grows to multiples of what it was made with.
#[derive(Clone)]
struct Step(usize);

impl Default for Step {
    fn default() -> Self {
        Self(1)
    }
}

impl SpillPolicy for Step {
    type Header = policy::Word;
    type Heap = policy::Global;

    fn grow(&self, growth: policy::Growth) -> usize {
        growth.required.next_multiple_of(self.0)
    }
}

#[test]
fn in_place_keeps_the_policy() {
    let mut s: SmallString<4, Step> = SmallString::with_policy(Step(32));
    let deserializer: StringDeserializer<Error> = String::from("owned").into_deserializer();
    SmallString::deserialize_in_place(deserializer, &mut s).unwrap();
    assert_eq!(s, "owned");
    s.push_str(" text, and more of it");
    assert_eq!(s.capacity(), 32);
}

#[test]
fn keys_of_a_map() {
    let map: std::collections::BTreeMap<SmallString<4>, SmallVec<u8, 2>> =
        serde_json::from_str(r#"{"a":[1],"a longer key":[1,2,3]}"#).unwrap();
    assert_eq!(map["a"], [1]);
    assert_eq!(map["a longer key"], [1, 2, 3]);
}
