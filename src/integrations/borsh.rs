//! `borsh`: collections in std's encoding, a `u32` length and the elements.
//!
//! Not more than 4 KiB is reserved because a length prefix says so. As with `Vec`, elements without
//! bytes are refused, of which a few bytes could claim four thousand million.
//!
//! Maps and sets are written in their order, as indexmap's, where borsh sorts a `HashMap`; either reads the
//! other's, unless borsh's feature `de_strict_order` insists on sorted keys. The last value of a key counts.
//!
//! # Examples
//!
//! ```
//! use smallcoll::{NoSpill, SmallString, SmallVec, smallvec};
//!
//! let names: SmallVec<SmallString, 2> = smallvec!["a".into(), "bc".into()];
//! let bytes = borsh::to_vec(&names)?;
//! assert_eq!(bytes, b"\x02\0\0\0\x01\0\0\0a\x02\0\0\0bc");
//! assert_eq!(borsh::from_slice::<Vec<String>>(&bytes)?, ["a", "bc"]);
//! assert_eq!(borsh::from_slice::<SmallVec<SmallString, 2>>(&bytes)?, names);
//! assert!(borsh::from_slice::<SmallVec<SmallString, 1, NoSpill>>(&bytes).is_err());
//! # Ok::<(), borsh::io::Error>(())
//! ```

use alloc::string::ToString;
use core::fmt::Display;
#[cfg(feature = "hashbrown")]
use core::hash::{BuildHasher, Hash};

use borsh::error::ERROR_ZST_FORBIDDEN;
use borsh::io::{Error, ErrorKind, Read, Result, Write};
use borsh::{BorshDeserialize, BorshSerialize};

use super::list::List;
use crate::deque::SmallDeque;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{map::SmallMap, set::SmallSet};

/// How many bytes to reserve at most because a length prefix says so.
const MAX_UP_FRONT: usize = 4096;

fn invalid(reason: impl Display) -> Error {
    Error::new(ErrorKind::InvalidData, reason.to_string())
}

fn refuse_zero_sized<T>() -> Result<()> {
    if size_of::<T>() == 0 {
        return Err(invalid(ERROR_ZST_FORBIDDEN));
    }
    Ok(())
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty, by $item:ty;)*) => {$(
        impl<$($generics)* const N: usize, P: DefaultPolicy> BorshDeserialize for $list {
            fn deserialize_reader<R: Read>(reader: &mut R) -> Result<Self> {
                refuse_zero_sized::<$item>()?;
                read_list(reader)
            }
        }
    )*};
}

lists! {
    [T: BorshDeserialize,] SmallVec<T, N, P>, by T;
    [T: BorshDeserialize,] SmallDeque<T, N, P>, by T;
}

#[cfg(feature = "hashbrown")]
lists! {
    [K: BorshDeserialize + Eq + Hash, V: BorshDeserialize, S: BuildHasher + Default,]
        SmallMap<K, V, N, S, P>, by K;
    [T: BorshDeserialize + Eq + Hash, S: BuildHasher + Default,] SmallSet<T, N, S, P>, by T;
}

fn read_list<T: BorshDeserialize, L: List<T>, R: Read>(reader: &mut R) -> Result<L> {
    let len = u32::deserialize_reader(reader)?;
    let mut list = L::default();
    list.make_room(usize::try_from(len).unwrap_or(usize::MAX), MAX_UP_FRONT);
    for _ in 0..len {
        let item = T::deserialize_reader(reader)?;
        list.try_add(item).map_err(invalid)?;
    }
    Ok(list)
}

impl<T: BorshSerialize, const N: usize, P: SpillPolicy> BorshSerialize for SmallVec<T, N, P> {
    fn serialize<W: Write>(&self, writer: &mut W) -> Result<()> {
        refuse_zero_sized::<T>()?;
        self.as_slice().serialize(writer)
    }
}

macro_rules! written_one_by_one {
    ($([$($generics:tt)*] $list:ty, by $item:ty;)*) => {$(
        impl<$($generics)* const N: usize, P: SpillPolicy> BorshSerialize for $list {
            fn serialize<W: Write>(&self, writer: &mut W) -> Result<()> {
                refuse_zero_sized::<$item>()?;
                u32::try_from(self.len())
                    .map_err(invalid)?
                    .serialize(writer)?;
                self.iter().try_for_each(|item| item.serialize(writer))
            }
        }
    )*};
}

written_one_by_one! {
    [T: BorshSerialize,] SmallDeque<T, N, P>, by T;
}

#[cfg(feature = "hashbrown")]
written_one_by_one! {
    [K: BorshSerialize, V: BorshSerialize, S,] SmallMap<K, V, N, S, P>, by K;
    [T: BorshSerialize, S,] SmallSet<T, N, S, P>, by T;
}

impl<const N: usize, P: SpillPolicy> BorshSerialize for SmallString<N, P> {
    fn serialize<W: Write>(&self, writer: &mut W) -> Result<()> {
        self.as_str().serialize(writer)
    }
}

impl<const N: usize, P: DefaultPolicy> BorshDeserialize for SmallString<N, P> {
    fn deserialize_reader<R: Read>(reader: &mut R) -> Result<Self> {
        let mut missing = u32::deserialize_reader(reader)?;
        let mut bytes = SmallVec::<u8, N, P>::default();
        let mut chunk = [0; 256];
        while missing > 0 {
            let part = chunk
                .len()
                .min(usize::try_from(missing).unwrap_or(usize::MAX));
            let chunk = &mut chunk[..part];
            reader.read_exact(chunk)?;
            bytes.try_extend_from_slice(chunk).map_err(invalid)?;
            missing -= part as u32;
        }
        Self::try_from(bytes).map_err(invalid)
    }
}
