//! std's encoding.

use std::collections::VecDeque;
use std::fmt::Debug;

use ::bincode::config::{Config, legacy, standard};
use ::bincode::error::DecodeError;
use ::bincode::{Decode, Encode, borrow_decode_from_slice, decode_from_slice, encode_to_vec};

use super::common::alloc::counts;
use super::*;

fn round_trips_as<T, M, C: Config>(t: &T, model: &M, config: C)
where
    T: Encode + Decode<()> + PartialEq + Debug,
    T: for<'de> ::bincode::BorrowDecode<'de, ()>,
    M: Encode,
{
    let bytes = encode_to_vec(model, config).unwrap();
    assert_eq!(encode_to_vec(t, config).unwrap(), bytes);
    assert_eq!(&decode_from_slice::<T, C>(&bytes, config).unwrap().0, t);
    assert_eq!(
        &borrow_decode_from_slice::<T, C>(&bytes, config).unwrap().0,
        t
    );
    // Cut anywhere, it is an error.
    for end in 0..bytes.len() {
        assert!(decode_from_slice::<T, C>(&bytes[..end], config).is_err());
    }
}

fn round_trips<T, M>(t: &T, model: &M)
where
    T: Encode + Decode<()> + PartialEq + Debug,
    T: for<'de> ::bincode::BorrowDecode<'de, ()>,
    M: Encode,
{
    round_trips_as(t, model, standard());
    round_trips_as(t, model, legacy());
    round_trips_as(t, model, standard().with_limit::<10_000>());
}

#[test]
fn written_and_read_as_std_does() {
    for len in 0..12_u32 {
        let model: Vec<u32> = (0..len).collect();
        let names: Vec<String> = model.iter().map(|x| "x".repeat(*x as usize)).collect();
        let bytes: Vec<u8> = model.iter().map(|x| *x as u8).collect();
        round_trips(&SmallVec::<u32, 4>::from_slice(&model), &model);
        round_trips(&SmallVec::<u8, 4>::from_slice(&bytes), &bytes);
        round_trips(&SmallVec::<u32, 11, NoSpill>::from_slice(&model), &model);
        round_trips(&SmallVec::<String, 4, Compact>::from_slice(&names), &names);
        round_trips(&wrapped::<u32, 4>(0..len), &VecDeque::from(model));
        round_trips(&wrapped::<u8, 4>(bytes.clone()), &VecDeque::from(bytes));
        round_trips(
            &FixedDeque::<u32, 11>::from_iter(0..len),
            &Vec::from_iter(0..len),
        );
    }
    for text in texts(40) {
        round_trips(&SmallString::<23>::from(&text), &text);
        round_trips(&text.chars().collect::<FixedString<40>>(), &text);
    }
    let long = "0123456789".repeat(100);
    round_trips(&SmallString::<23>::from(&long), &long);
}

#[test]
fn borrowed_elements() {
    let bytes = encode_to_vec(["a", "bc"].as_slice(), standard()).unwrap();
    let (v, _) = borrow_decode_from_slice::<SmallVec<&str, 1>, _>(&bytes, standard()).unwrap();
    assert_eq!(v, ["a", "bc"]);
}

#[test]
fn more_than_fits() {
    fn error<T: Decode<()> + Debug>() -> String {
        let bytes = encode_to_vec(vec![1_u8, 2, 3, 4, 5], standard()).unwrap();
        decode_from_slice::<T, _>(&bytes, standard())
            .unwrap_err()
            .to_string()
    }
    let expected = "the capacity is fixed at 4";
    assert!(error::<FixedVec<u8, 4>>().contains(expected));
    assert!(error::<FixedDeque<u8, 4>>().contains(expected));
    assert!(error::<FixedString<4>>().contains(expected));
}

/// An element that looks at how much memory was asked for before it.
struct Witness {
    bytes_before: isize,
}

impl Decode<()> for Witness {
    fn decode<D: ::bincode::de::Decoder<Context = ()>>(
        decoder: &mut D,
    ) -> Result<Self, DecodeError> {
        let bytes_before = counts().bytes;
        u8::decode(decoder).map(|_| Self { bytes_before })
    }
}

#[test]
fn a_prefix_that_is_a_lie() {
    // More than memory holds, and as many as a word of 32 bits counts.
    let mut lie = encode_to_vec(1_u64 << 30, standard()).unwrap();
    lie.push(1);
    assert!(decode_from_slice::<SmallVec<u64, 4>, _>(&lie, standard()).is_err());
    assert!(decode_from_slice::<SmallDeque<u64, 4>, _>(&lie, standard()).is_err());
    assert!(decode_from_slice::<SmallString, _>(&lie, standard()).is_err());
    let limited = standard().with_limit::<1000>();
    let error = decode_from_slice::<SmallVec<u64, 4>, _>(&lie, limited).unwrap_err();
    assert!(matches!(error, DecodeError::LimitExceeded));
    let long = encode_to_vec(vec![0_u8; 100_000], standard()).unwrap();
    let before = counts().bytes;
    let (list, _) = decode_from_slice::<SmallVec<Witness, 4>, _>(&long, standard()).unwrap();
    assert_eq!(list.len(), 100_000);
    assert!(list[0].bytes_before - before <= 1 << 16);
}

#[test]
fn what_is_no_text() {
    let bytes = encode_to_vec(vec![0xff_u8], standard()).unwrap();
    let error = decode_from_slice::<SmallString, _>(&bytes, standard()).unwrap_err();
    assert!(matches!(error, DecodeError::Utf8 { .. }));
}
