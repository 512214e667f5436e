//! The bugs of collections that are read: by a format, or from a buffer that somebody else filled.

use smallcoll::policy::{Amortized, Compact};
use smallcoll::{SmallDeque, SmallString, SmallVec};

use crate::common::alloc::counts;
use crate::common::policies::AnyPolicy;

/// How many bytes this thread holds more than when this was made.
struct Scale(isize);

impl Scale {
    fn new() -> Self {
        Self(counts().bytes)
    }

    #[track_caller]
    fn assert_at_most(&self, bytes: isize) {
        let held = counts().bytes - self.0;
        assert!(held <= bytes, "{held} bytes because of a length");
    }
}

/// What a format says of a sequence's length was believed: 8 GiB for no elements.
///
/// Seen to fail with `List::make_room` reserving all that it is told to.
#[test]
#[cfg(feature = "serde")]
fn serde_744_smallvec_a_hint_reserves_little() {
    use serde::de::value::{Error, SeqAccessDeserializer};
    use serde::de::{Deserialize, DeserializeSeed, IntoDeserializer, SeqAccess};

    struct Hinted {
        hint: usize,
        left: u32,
        scale: Scale,
    }
    impl<'de> SeqAccess<'de> for Hinted {
        type Error = Error;

        fn next_element_seed<S: DeserializeSeed<'de>>(
            &mut self,
            seed: S,
        ) -> Result<Option<S::Value>, Error> {
            self.scale.assert_at_most(1 << 20);
            let Some(left) = self.left.checked_sub(1) else {
                return Ok(None);
            };
            self.left = left;
            seed.deserialize(left.into_deserializer()).map(Some)
        }

        fn size_hint(&self) -> Option<usize> {
            Some(self.hint)
        }
    }
    fn read<T: for<'de> Deserialize<'de> + IntoIterator<Item = u32>>() {
        for hint in [1 << 20, 1 << 30, usize::MAX / 4 + 1, usize::MAX] {
            for left in [0, 1, 20] {
                let scale = Scale::new();
                let hinted = SeqAccessDeserializer::new(Hinted { hint, left, scale });
                let list = T::deserialize(hinted).expect("as many as there are");
                assert!(list.into_iter().eq((0..left).rev()));
            }
        }
    }
    fn lists<const N: usize, P: AnyPolicy>() {
        read::<SmallVec<u32, N, P>>();
        read::<SmallDeque<u32, N, P>>();
    }
    for_each_storage!(lists);
}

/// A length prefix was believed: memory for what a short input only claims to hold.
///
/// Seen to fail with `List::make_room` reserving all that it is told to, and with a string making
/// room for what its prefix says.
#[test]
#[cfg(feature = "borsh")]
fn tinyvec_222_smallvec_2_a_borsh_prefix_reserves_little() {
    use borsh::BorshDeserialize;
    use borsh::io::{Read, Result};

    struct Cut<'a> {
        rest: &'a [u8],
        scale: Scale,
    }
    impl Read for Cut<'_> {
        fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
            self.scale.assert_at_most(1 << 14);
            self.rest.read(buf)
        }
    }
    fn read<T: BorshDeserialize>() {
        for claim in [1 << 16, 1 << 20, u32::MAX / 2 + 1, u32::MAX] {
            for len in [0, 1, 8, 100] {
                let bytes = [&u32::to_le_bytes(claim)[..], &[1; 100][..len]].concat();
                let (rest, scale) = (&*bytes, Scale::new());
                assert!(T::deserialize_reader(&mut Cut { rest, scale }).is_err());
            }
        }
    }
    fn collections<const N: usize, P: AnyPolicy>() {
        read::<SmallVec<u8, N, P>>();
        read::<SmallVec<u64, N, P>>();
        read::<SmallDeque<u8, N, P>>();
        read::<SmallDeque<u64, N, P>>();
        read::<SmallString<N, P>>();
    }
    for_each_storage!(collections);
}

/// Equal maps had different bytes, since they were written in an order of their own.
///
/// Seen to fail with the entries written as they lie, without the sort of `serialize`, for maps and for
/// sets; and, with borsh's `de_strict_order`, with `order` never asking borsh.
#[test]
#[cfg(all(feature = "borsh", feature = "hashbrown"))]
fn rustsec_2024_0402_borsh_bytes_are_canonical() {
    use std::collections::{BTreeMap, BTreeSet};

    use smallcoll::map::DefaultHashBuilder;
    use smallcoll::policy::MaySpill;
    use smallcoll::{SmallMap, SmallSet};

    fn canonical<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
        type Map<const N: usize, P> = SmallMap<u8, u8, N, DefaultHashBuilder, P>;
        type Set<const N: usize, P> = SmallSet<u8, N, DefaultHashBuilder, P>;

        for len in 0..=2 * N as u8 + 9 {
            // Sorted, the other way round, and neither.
            for turns in [1, 254, 7, 100] {
                let key = |at: u8| (u32::from(at) * turns % 255) as u8;
                let pairs = || (0..len).map(|at| (key(at), at));
                let model = borsh::to_vec(&BTreeMap::from_iter(pairs())).expect("memory");
                let map = Map::<N, P>::from_iter(pairs());
                assert_eq!(borsh::to_vec(&map).expect("memory"), model);
                let read = borsh::from_slice::<Map<N, P>>(&model).expect("what was written");
                assert_eq!(read, map);
                let model = borsh::to_vec(&BTreeSet::from_iter((0..len).map(key))).expect("memory");
                let set = Set::<N, P>::from_iter((0..len).map(key));
                assert_eq!(borsh::to_vec(&set).expect("memory"), model);
                let read = borsh::from_slice::<Set<N, P>>(&model).expect("what was written");
                assert_eq!(read, set);
            }
        }
        for keys in [[1_u8, 0], [1, 1]] {
            let bytes = borsh::to_vec(&keys[..]).expect("memory");
            let expected = borsh::from_slice::<BTreeSet<u8>>(&bytes).is_ok();
            assert_eq!(borsh::from_slice::<Set<N, P>>(&bytes).is_ok(), expected);
        }
    }
    for_each_storage!(canonical);
}

/// Off by one at the inline limit, in what borsh read.
///
/// Seen to fail with the string leaving out its last byte where it holds exactly `N`.
#[test]
#[cfg(feature = "borsh")]
fn smol_str_borsh_every_length_is_read() {
    fn every_length<const N: usize, P: AnyPolicy>() {
        for len in 0..=2 * N + 1 {
            let text = "z".repeat(len);
            let bytes = borsh::to_vec(&text).expect("memory");
            let s = borsh::from_slice::<SmallString<N, P>>(&bytes).expect("what was written");
            assert_eq!(s, text);
            let v = borsh::from_slice::<SmallVec<u8, N, P>>(&bytes).expect("what was written");
            assert_eq!(v, text.as_bytes());
            let d = borsh::from_slice::<SmallDeque<u8, N, P>>(&bytes).expect("what was written");
            assert_eq!(d, text.as_bytes());
        }
    }
    for_each_storage!(every_length);
    every_length::<23, Compact>();
}

/// The first chunk of a buffer was taken for all of it, and its bytes for text.
///
/// Seen to fail with `extend_from_buf` taking one chunk, and with `from_utf8_buf` leaving out the
/// check.
#[test]
#[cfg(feature = "bytes")]
fn compact_str_497_text_from_chunks() {
    use bytes::Buf;

    /// Hands over a few bytes at a time.
    struct Chunks<'a> {
        rest: &'a [u8],
        size: usize,
    }
    impl Buf for Chunks<'_> {
        fn remaining(&self) -> usize {
            self.rest.len()
        }

        fn chunk(&self) -> &[u8] {
            &self.rest[..self.size.min(self.rest.len())]
        }

        fn advance(&mut self, cnt: usize) {
            self.rest = &self.rest[cnt..];
        }
    }
    fn every_chunk<const N: usize, P: AnyPolicy>() {
        let text = "aé€𝄞bß€c𝄞𝄞";
        for size in 1..=text.len() {
            for end in 0..=text.len() {
                let rest = &text.as_bytes()[..end];
                let mut v = SmallVec::<u8, N, P>::default();
                v.extend_from_buf(Chunks { rest, size });
                assert_eq!(v, rest);
                let mut d = SmallDeque::<u8, N, P>::default();
                d.extend_from_buf(Chunks { rest, size });
                assert_eq!(d, rest);
                match SmallString::<N, P>::from_utf8_buf(Chunks { rest, size }) {
                    Ok(s) => assert_eq!(s.as_bytes(), rest),
                    Err(error) => assert_eq!(error.as_bytes(), rest),
                }
                let s = SmallString::<N, P>::from_utf8_buf(Chunks { rest, size });
                assert_eq!(s.is_ok(), text.is_char_boundary(end));
            }
        }
        let mut bytes = *b"no text: ?, although it is long";
        bytes[9] = 0xff;
        let (rest, size) = (&bytes[..], 4);
        assert!(SmallString::<N, P>::from_utf8_buf(Chunks { rest, size }).is_err());
    }
    for_each_storage!(every_chunk);
    every_chunk::<23, Compact>();
}
