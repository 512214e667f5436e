//! `bincode` 2: collections in std's encoding.
//!
//! Not more than 64 KiB is reserved because a length prefix says so, with or without a limit in the
//! configuration. Elements without bytes (`()`) cost the input nothing: as with `Vec`, there are as many as the length says.
//! (With the feature `serde`, bincode's `serde` module reads and writes them too.)
//!
//! # Examples
//!
//! ```
//! use bincode::config::standard;
//! use smallcoll::{NoSpill, SmallString, SmallVec, smallvec};
//!
//! let names: SmallVec<SmallString, 2> = smallvec!["a".into(), "bc".into()];
//! let bytes = bincode::encode_to_vec(&names, standard())?;
//! assert_eq!(bytes, b"\x02\x01a\x02bc");
//! let (read, _) = bincode::decode_from_slice::<Vec<String>, _>(&bytes, standard())?;
//! assert_eq!(read, ["a", "bc"]);
//! type One = SmallVec<SmallString, 1, NoSpill>;
//! assert!(bincode::decode_from_slice::<One, _>(&bytes, standard()).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use alloc::string::ToString;
use core::fmt::Display;

use bincode::de::read::Reader;
use bincode::de::{BorrowDecode, BorrowDecoder, Decode, Decoder};
use bincode::enc::{Encode, Encoder};
use bincode::error::{DecodeError, EncodeError};

use super::list::List;
use crate::deque::SmallDeque;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{
    map::{KeyHasher, SmallMap},
    set::SmallSet,
};

/// How many bytes to reserve at most because a length prefix says so.
const MAX_UP_FRONT: usize = 1 << 16;

fn invalid(reason: impl Display) -> DecodeError {
    DecodeError::OtherString(reason.to_string())
}

/// Reads the length of a collection of `T`, and holds it against the decoder's limit.
fn decode_len<T, D: Decoder>(decoder: &mut D) -> Result<usize, DecodeError> {
    let len = u64::decode(decoder)?;
    let len = usize::try_from(len).map_err(|_| DecodeError::OutsideUsizeRange(len))?;
    decoder.claim_container_read::<T>(len)?;
    Ok(len)
}

fn decode_list<T, L: List<T>, D: Decoder>(
    decoder: &mut D,
    mut item: impl FnMut(&mut D) -> Result<T, DecodeError>,
) -> Result<L, DecodeError> {
    let len = decode_len::<T, D>(decoder)?;
    let mut list = L::default();
    list.make_room(len, MAX_UP_FRONT);
    for _ in 0..len {
        // The item itself claims what it reads.
        decoder.unclaim_bytes_read(size_of::<T>());
        list.try_add(item(decoder)?).map_err(invalid)?;
    }
    Ok(list)
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty, of $item:ty;)*) => {$(
        impl<$($generics)* const N: usize, P: DefaultPolicy, C> Decode<C> for $list
        where
            $item: Decode<C>,
        {
            fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
                decode_list(decoder, <$item>::decode)
            }
        }

        impl<'de, $($generics)* const N: usize, P: DefaultPolicy, C> BorrowDecode<'de, C> for $list
        where
            $item: BorrowDecode<'de, C>,
        {
            fn borrow_decode<D: BorrowDecoder<'de, Context = C>>(
                decoder: &mut D,
            ) -> Result<Self, DecodeError> {
                decode_list(decoder, <$item>::borrow_decode)
            }
        }
    )*};
}

lists! {
    [T,] SmallVec<T, N, P>, of T;
    [T,] SmallDeque<T, N, P>, of T;
}

#[cfg(feature = "hashbrown")]
lists! {
    [K: Eq, V, S: KeyHasher<K, P::Heap> + Default,] SmallMap<K, V, N, S, P>, of (K, V);
    [T: Eq, S: KeyHasher<T, P::Heap> + Default,] SmallSet<T, N, S, P>, of T;
}

impl<T: Encode, const N: usize, P: SpillPolicy> Encode for SmallVec<T, N, P> {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.as_slice().encode(encoder)
    }
}

macro_rules! written_one_by_one {
    ($([$($generics:tt)*] $list:ty;)*) => {$(
        impl<$($generics)* const N: usize, P: SpillPolicy> Encode for $list {
            fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
                (self.len() as u64).encode(encoder)?;
                self.iter().try_for_each(|item| item.encode(encoder))
            }
        }
    )*};
}

written_one_by_one! {
    [T: Encode,] SmallDeque<T, N, P>;
}

#[cfg(feature = "hashbrown")]
written_one_by_one! {
    [K: Encode, V: Encode, S,] SmallMap<K, V, N, S, P>;
    [T: Encode, S,] SmallSet<T, N, S, P>;
}

impl<const N: usize, P: SpillPolicy> Encode for SmallString<N, P> {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.as_str().encode(encoder)
    }
}

impl<const N: usize, P: DefaultPolicy, C> Decode<C> for SmallString<N, P> {
    fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
        let mut missing = decode_len::<u8, D>(decoder)?;
        let mut bytes = SmallVec::<u8, N, P>::default();
        let mut chunk = [0; 256];
        while missing > 0 {
            let part = missing.min(chunk.len());
            decoder.reader().read(&mut chunk[..part])?;
            bytes
                .try_extend_from_slice(&chunk[..part])
                .map_err(invalid)?;
            missing -= part;
        }
        Self::try_from(bytes).map_err(|error| DecodeError::Utf8 {
            inner: error.utf8_error(),
        })
    }
}

impl<'de, const N: usize, P: DefaultPolicy, C> BorrowDecode<'de, C> for SmallString<N, P> {
    fn borrow_decode<D: BorrowDecoder<'de, Context = C>>(
        decoder: &mut D,
    ) -> Result<Self, DecodeError> {
        Self::decode(decoder)
    }
}
