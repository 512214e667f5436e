//! std's encoding.

use std::collections::VecDeque;
use std::fmt::Debug;

use ::borsh::io::{Read, Result};
use ::borsh::{BorshDeserialize, BorshSerialize, from_slice, to_vec};

use super::common::alloc::counts;
use super::*;

fn round_trips<T, M>(t: &T, model: &M)
where
    T: BorshSerialize + BorshDeserialize + PartialEq + Debug,
    M: BorshSerialize + BorshDeserialize + PartialEq + Debug,
{
    let bytes = to_vec(model).unwrap();
    assert_eq!(to_vec(t).unwrap(), bytes);
    assert_eq!(&from_slice::<T>(&bytes).unwrap(), t);
    // Cut anywhere, it is an error.
    for end in 0..bytes.len() {
        assert!(from_slice::<T>(&bytes[..end]).is_err());
    }
}

#[test]
fn written_and_read_as_std_does() {
    for len in 0..12_u32 {
        let model: Vec<u32> = (0..len).collect();
        let names: Vec<String> = model.iter().map(|x| "x".repeat(*x as usize)).collect();
        round_trips(&SmallVec::<u32, 4>::from_slice(&model), &model);
        round_trips(&SmallVec::<u32, 11, NoSpill>::from_slice(&model), &model);
        round_trips(&SmallVec::<String, 4, Compact>::from_slice(&names), &names);
        let model: VecDeque<u32> = model.into();
        round_trips(&wrapped::<u32, 4>(0..len), &model);
        round_trips(&FixedDeque::<u32, 11>::from_iter(0..len), &model);
    }
    for text in texts(40) {
        round_trips(&SmallString::<23>::from(&text), &text);
        round_trips(&text.chars().collect::<FixedString<40>>(), &text);
    }
    let long = "0123456789".repeat(100);
    round_trips(&SmallString::<23>::from(&long), &long);
}

#[test]
fn more_than_fits() {
    let bytes = to_vec(&vec![1_u8, 2, 3, 4, 5]).unwrap();
    for error in [
        from_slice::<FixedVec<u8, 4>>(&bytes).unwrap_err(),
        from_slice::<FixedDeque<u8, 4>>(&bytes).unwrap_err(),
        from_slice::<FixedString<4>>(&bytes).unwrap_err(),
    ] {
        assert!(
            error.to_string().contains("the capacity is fixed at 4"),
            "{error}"
        );
    }
}

/// An element that looks at how much memory was asked for before it.
struct Witness {
    bytes_before: isize,
}

impl BorshDeserialize for Witness {
    fn deserialize_reader<R: Read>(reader: &mut R) -> Result<Self> {
        let bytes_before = counts().bytes;
        u8::deserialize_reader(reader).map(|_| Self { bytes_before })
    }
}

#[test]
fn a_prefix_that_is_a_lie() {
    let bytes = [0xff, 0xff, 0xff, 0xff, 1, 2];
    for len in 4..bytes.len() {
        let bytes = &bytes[..len];
        assert!(from_slice::<SmallVec<u8, 4>>(bytes).is_err());
        assert!(from_slice::<SmallDeque<u64, 4>>(bytes).is_err());
        assert!(from_slice::<SmallString>(bytes).is_err());
        assert!(from_slice::<FixedVec<u8, 4>>(bytes).is_err());
    }
    // Of a true length too, not more than a page is reserved at first.
    let mut bytes = 100_000_u32.to_le_bytes().to_vec();
    bytes.resize(4 + 100_000, 0);
    let before = counts().bytes;
    let list = from_slice::<SmallVec<Witness, 4>>(&bytes).unwrap();
    assert_eq!(list.len(), 100_000);
    assert!(list[0].bytes_before - before <= 4096);
    let before = counts().bytes;
    let list = from_slice::<SmallDeque<Witness, 4>>(&bytes).unwrap();
    assert!(list[0].bytes_before - before <= 4096);
}

#[test]
fn what_is_no_text() {
    let bytes = to_vec(&b"\xff"[..]).unwrap();
    assert_eq!(
        from_slice::<SmallString>(&bytes).unwrap_err().to_string(),
        from_slice::<String>(&bytes).unwrap_err().to_string(),
    );
}

#[test]
fn elements_without_bytes_are_refused() {
    let prefix = 3_u32.to_le_bytes();
    let expected = from_slice::<Vec<()>>(&prefix).unwrap_err().to_string();
    assert_eq!(
        from_slice::<SmallVec<(), 4>>(&prefix)
            .unwrap_err()
            .to_string(),
        expected
    );
    assert_eq!(
        from_slice::<SmallDeque<(), 4>>(&prefix)
            .unwrap_err()
            .to_string(),
        expected
    );
    assert!(to_vec(&SmallVec::<(), 4>::from([(); 3])).is_err());
    assert!(to_vec(&SmallDeque::<(), 4>::from([(); 3])).is_err());
}
