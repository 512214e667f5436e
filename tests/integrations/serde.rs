//! Sequences through `serde`: tokens, formats, elements and blocks that are reused, liars.

use std::collections::VecDeque;
use std::fmt::Debug;

use ::serde::de::value::{Error, SeqAccessDeserializer};
use ::serde::de::{DeserializeOwned, DeserializeSeed, IntoDeserializer, SeqAccess};
use ::serde::{Deserialize, Serialize};
use serde_test::{Token, assert_de_tokens, assert_de_tokens_error, assert_tokens};
use smallcoll::policy::{DefaultPolicy, SpillPolicy};

use super::common::alloc::counted;
use super::*;

fn tokens(len: usize) -> Vec<Token> {
    let items = (0..len).map(|i| Token::U32(i as u32));
    [Token::Seq { len: Some(len) }]
        .into_iter()
        .chain(items)
        .chain([Token::SeqEnd])
        .collect()
}

fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(list: &T, model: &Vec<u32>) {
    assert_tokens(list, &tokens(model.len()));
    let json = serde_json::to_string(model).unwrap();
    assert_eq!(serde_json::to_string(list).unwrap(), json);
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), list);
    let bytes = postcard::to_allocvec(model).unwrap();
    assert_eq!(postcard::to_allocvec(list).unwrap(), bytes);
    assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), list);
    // From a format that owns what it hands over, and from one that reads a stream.
    let value = serde_json::to_value(list).unwrap();
    assert_eq!(&serde_json::from_value::<T>(value).unwrap(), list);
    assert_eq!(
        &serde_json::from_reader::<_, T>(json.as_bytes()).unwrap(),
        list
    );
}

fn all_lengths<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone>(most: usize) {
    for len in 0..=most {
        let model: Vec<u32> = (0..len as u32).collect();
        round_trips::<SmallVec<u32, N, P>>(&model.iter().copied().collect(), &model);
        round_trips::<SmallDeque<u32, N, P>>(&model.iter().copied().collect(), &model);
    }
}

#[test]
fn written_and_read_as_std_does() {
    all_lengths::<0, Amortized>(3);
    all_lengths::<1, Hysteresis>(4);
    all_lengths::<4, Amortized>(9);
    all_lengths::<4, Compact>(9);
    all_lengths::<8, NoSpill>(8);
    round_trips(&wrapped::<u32, 4>(0..4), &(0..4).collect());
    round_trips(&wrapped::<u32, 4>(0..7), &(0..7).collect());
}

#[test]
fn read_without_a_length() {
    let mut unknown = tokens(6);
    unknown[0] = Token::Seq { len: None };
    assert_de_tokens(&SmallVec::<u32, 4>::from_iter(0..6), &unknown);
    assert_de_tokens(&SmallDeque::<u32, 8>::from_iter(0..6), &unknown);
}

#[test]
fn elements_without_bytes() {
    round_trips_units::<SmallVec<(), 2>>();
    round_trips_units::<SmallDeque<(), 2>>();
}

fn round_trips_units<T: Serialize + DeserializeOwned + FromIterator<()> + PartialEq + Debug>() {
    let units = T::from_iter([(); 5]);
    let json = serde_json::to_string(&units).unwrap();
    assert_eq!(json, "[null,null,null,null,null]");
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), units);
}

#[test]
fn more_than_fits_is_an_invalid_length() {
    let expected = "invalid length 4, expected a sequence of at most 3 elements";
    let mut start = tokens(4);
    start.pop();
    assert_de_tokens_error::<FixedVec<u32, 3>>(&start, expected);
    assert_de_tokens_error::<FixedDeque<u32, 3>>(&start, expected);
    assert_de_tokens_error::<SmallVec<u32, 3, Compact<NoSpill>>>(&start, expected);
    assert_de_tokens_error::<FixedVec<u32, 0>>(
        &start[..2],
        "invalid length 1, expected a sequence of at most 0 elements",
    );
    assert_de_tokens_error::<SmallVec<u32, 3>>(
        &[Token::Str("no sequence")],
        "invalid type: string \"no sequence\", expected a sequence",
    );
}

// Reading over what there is.

fn read_over<T: DeserializeOwned>(place: &mut T, json: &str) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    T::deserialize_in_place(&mut deserializer, place)
}

#[test]
fn in_place_for_every_pair_of_lengths() {
    fn check<P: DefaultPolicy<Heap: Clone> + Clone>(most: usize) {
        for old in 0..=most {
            for new in 0..=most {
                let model: Vec<String> = (0..new).map(|i| format!("new {i}")).collect();
                let json = serde_json::to_string(&model).unwrap();
                let before = (0..old).map(|i| format!("old {i}"));
                let mut v: SmallVec<String, 4, P> = before.clone().collect();
                read_over(&mut v, &json).unwrap();
                assert_eq!(v, model);
                let mut d: SmallDeque<String, 4, P> = before.collect();
                if old > 1 {
                    d.rotate_left(1);
                }
                read_over(&mut d, &json).unwrap();
                assert_eq!(d, model);
            }
        }
    }
    check::<Amortized>(9);
    check::<Hysteresis>(9);
    check::<NoSpill>(4);
}

#[test]
fn in_place_reuses_blocks_and_elements() {
    let mut v: SmallVec<String, 1> = [String::with_capacity(100), String::new()].into();
    let (block, text) = (v.as_ptr(), v[0].as_ptr());
    read_over(&mut v, r#"["short"]"#).unwrap();
    assert_eq!(v, ["short"]);
    assert_eq!((v.as_ptr(), v[0].as_ptr()), (block, text));
    let mut d: SmallDeque<SmallString<2>, 2> = ["spilled".into()].into();
    let text = d[0].as_ptr();
    read_over(&mut d, r#"["text", "b", "c"]"#).unwrap();
    assert_eq!(d, ["text", "b", "c"]);
    assert_eq!(d[0].as_ptr(), text);
}

#[test]
fn in_place_with_too_much_or_an_error() {
    let mut v: FixedVec<u8, 2> = [9].into_iter().collect();
    let error = read_over(&mut v, "[1,2,3]").unwrap_err().to_string();
    assert!(error.starts_with("invalid length 3, expected a sequence of at most 2 elements"));
    assert_eq!(v, [1, 2]);
    let mut d: SmallDeque<u8, 2> = [7, 8, 9].into();
    assert!(read_over(&mut d, r#"[1,"x",3]"#).is_err());
    assert_eq!(d.len(), 3);
}

// What says there is more than there is.

struct Liar {
    hint: usize,
    items: std::ops::Range<u32>,
}

impl<'de> SeqAccess<'de> for Liar {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let next = self.items.next();
        next.map(|item| seed.deserialize(item.into_deserializer()))
            .transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.hint)
    }
}

fn lied_to<T: DeserializeOwned + IntoIterator>(hint: usize, count: u32) {
    let items = 0..count;
    let liar = SeqAccessDeserializer::new(Liar { hint, items });
    let (list, counts) = counted(|| T::deserialize(liar).unwrap());
    assert!(counts.bytes <= 1 << 20, "{} bytes for {hint}", counts.bytes);
    assert_eq!(list.into_iter().count(), count as usize);
}

#[test]
fn a_length_that_is_a_lie() {
    for hint in [5, 1 << 30, usize::MAX / 4 + 1, usize::MAX] {
        for count in [0, 3, 20] {
            lied_to::<SmallVec<u32, 4>>(hint, count);
            lied_to::<SmallVec<u32, 4, Hysteresis>>(hint, count);
            lied_to::<SmallDeque<u64, 4>>(hint, count);
            lied_to::<FixedVec<u32, 20>>(hint, count);
            lied_to::<FixedDeque<u32, 20>>(hint, count);
        }
    }
    for hint in [0, 1] {
        lied_to::<SmallVec<u32, 4>>(hint, 1000);
        lied_to::<SmallDeque<u32, 4>>(hint, 1000);
    }
}

#[test]
fn a_prefix_that_is_a_lie() {
    // 2^62 elements and 2^62 bytes, of which there is one.
    let mut bytes = vec![0x80; 8];
    bytes.extend([0x40, 1]);
    assert!(postcard::from_bytes::<SmallVec<u64, 4>>(&bytes).is_err());
    assert!(postcard::from_bytes::<SmallDeque<u64, 4>>(&bytes).is_err());
    assert!(postcard::from_bytes::<SmallString>(&bytes).is_err());
    assert!(postcard::from_bytes::<Bytes<4, Amortized>>(&bytes).is_err());
}

#[test]
fn a_true_length_allocates_once() {
    let json = serde_json::to_value((0..100).collect::<Vec<u32>>()).unwrap();
    let (v, counts) = counted(|| SmallVec::<u32, 4>::deserialize(&json).unwrap());
    assert_eq!((v.len(), v.capacity()), (100, 100));
    assert_eq!(counts.requests, 1);
    let (d, counts) = counted(|| SmallDeque::<u32, 4>::deserialize(&json).unwrap());
    assert_eq!((d.len(), d.capacity()), (100, 100));
    assert_eq!(counts.requests, 1);
    let short = serde_json::to_value([1, 2, 3, 4]).unwrap();
    let (_, counts) = counted(|| SmallVec::<u32, 4>::deserialize(&short).unwrap());
    assert_eq!(counts.requests, 0);
}

// Bytes as bytes.

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(transparent, bound = "P: DefaultPolicy")]
struct Bytes<const N: usize, P: SpillPolicy>(
    #[serde(with = "smallcoll::serde_bytes")] SmallVec<u8, N, P>,
);

#[test]
fn bytes_as_bytes() {
    const LONG: &[u8] = b"not four bytes";
    let long = Bytes::<4, Amortized>(SmallVec::from_slice(LONG));
    assert_tokens(&long, &[Token::Bytes(LONG)]);
    for token in [
        Token::BorrowedBytes(LONG),
        Token::ByteBuf(LONG),
        Token::Str("not four bytes"),
        Token::String("not four bytes"),
    ] {
        assert_de_tokens(&long, &[token]);
    }
    let seq = [
        Token::Seq { len: Some(2) },
        Token::U8(1),
        Token::U8(2),
        Token::SeqEnd,
    ];
    assert_de_tokens(&Bytes::<4, Compact>(SmallVec::from_slice(&[1, 2])), &seq);
    assert_de_tokens(
        &Bytes::<4, NoSpill>(SmallVec::from_slice(b"four")),
        &[Token::ByteBuf(b"four")],
    );
    for token in [
        Token::Bytes(LONG),
        Token::ByteBuf(LONG),
        Token::String("not four bytes"),
    ] {
        assert_de_tokens_error::<Bytes<4, NoSpill>>(
            &[token],
            "invalid length 14, expected a byte array of at most 4 bytes",
        );
    }
    assert_de_tokens_error::<Bytes<1, NoSpill>>(
        &seq[..3],
        "invalid length 2, expected a sequence of at most 1 elements",
    );
    assert_de_tokens_error::<Bytes<4, Amortized>>(
        &[Token::Bool(true)],
        "invalid type: boolean `true`, expected a byte array",
    );
    // As another crate writes a model: a length, then the bytes.
    let bytes = postcard::to_allocvec(&long).unwrap();
    assert_eq!(bytes, postcard::to_allocvec(LONG).unwrap());
    assert_eq!(
        postcard::from_bytes::<Bytes<4, Amortized>>(&bytes).unwrap(),
        long
    );
}

#[test]
fn a_deque_reads_what_a_std_deque_wrote() {
    let mut model: VecDeque<u32> = (1..6).collect();
    model.push_front(0);
    let json = serde_json::to_string(&model).unwrap();
    assert_eq!(
        serde_json::from_str::<SmallDeque<u32, 4>>(&json).unwrap(),
        model
    );
}
