//! `borsh`: collections in std's encoding, a `u32` length and the elements.
//!
//! Not more than 4 KiB is reserved because a length prefix says so. As with `Vec`, elements without
//! bytes are refused, of which a few bytes could claim four thousand million.
//!
//! Maps and sets are written as borsh asks for, sorted by their keys: equal ones give equal bytes, those of a
//! `BTreeMap` or `HashMap` of the same entries, and the order of insertion is not kept. What those read is
//! read: keys in any order and more than once, of which the last value counts, or, if borsh has its feature
//! `de_strict_order`, in ascending order only.
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

#[cfg(feature = "hashbrown")]
use alloc::collections::BTreeSet;
use alloc::string::ToString;
use core::fmt::Display;

use borsh::error::ERROR_ZST_FORBIDDEN;
use borsh::io::{Error, ErrorKind, Read, Result, Write};
use borsh::{BorshDeserialize, BorshSerialize};

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
    ($($list:ident),*) => {$(
        impl<T, const N: usize, P> BorshDeserialize for $list<T, N, P>
        where
            T: BorshDeserialize,
            P: DefaultPolicy,
        {
            fn deserialize_reader<R: Read>(reader: &mut R) -> Result<Self> {
                refuse_zero_sized::<T>()?;
                read_list(reader, |_, _| Ok(()))
            }
        }
    )*};
}

lists!(SmallVec, SmallDeque);

#[cfg(feature = "hashbrown")]
impl<K, V, const N: usize, S, P> BorshDeserialize for SmallMap<K, V, N, S, P>
where
    K: BorshDeserialize + Ord,
    V: BorshDeserialize,
    S: KeyHasher<K, P::Heap> + Default,
    P: DefaultPolicy,
{
    fn deserialize_reader<R: Read>(reader: &mut R) -> Result<Self> {
        refuse_zero_sized::<K>()?;
        let mut may_follow = order();
        read_list(reader, |map: &Self, (key, _)| {
            may_follow(map.last().map(|(last, _)| last), key)
        })
    }
}

#[cfg(feature = "hashbrown")]
impl<T, const N: usize, S, P> BorshDeserialize for SmallSet<T, N, S, P>
where
    T: BorshDeserialize + Ord,
    S: KeyHasher<T, P::Heap> + Default,
    P: DefaultPolicy,
{
    fn deserialize_reader<R: Read>(reader: &mut R) -> Result<Self> {
        refuse_zero_sized::<T>()?;
        let mut may_follow = order();
        read_list(reader, |set: &Self, key| may_follow(set.last(), key))
    }
}

/// Whether a key may follow the last one: in ascending order always, else if borsh is not strict.
#[cfg(feature = "hashbrown")]
fn order<K: Ord>() -> impl FnMut(Option<&K>, &K) -> Result<()> {
    let mut any = false;
    move |last, key| {
        if !any && last.is_some_and(|last| last >= key) {
            // Only borsh can say which features it has: it reads 1 and 0, and its error is ours.
            BTreeSet::<u8>::try_from_slice(&[2, 0, 0, 0, 1, 0])?;
            any = true;
        }
        Ok(())
    }
}

/// Reads as many items as there are said to be; `check` sees each before it is added.
fn read_list<T: BorshDeserialize, L: List<T>, R: Read>(
    reader: &mut R,
    mut check: impl FnMut(&L, &T) -> Result<()>,
) -> Result<L> {
    let len = u32::deserialize_reader(reader)?;
    let mut list = L::default();
    list.make_room(usize::try_from(len).unwrap_or(usize::MAX), MAX_UP_FRONT);
    for _ in 0..len {
        let item = T::deserialize_reader(reader)?;
        check(&list, &item)?;
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

impl<T: BorshSerialize, const N: usize, P: SpillPolicy> BorshSerialize for SmallDeque<T, N, P> {
    fn serialize<W: Write>(&self, writer: &mut W) -> Result<()> {
        refuse_zero_sized::<T>()?;
        write_list(self, writer)
    }
}

#[cfg(feature = "hashbrown")]
impl<K, V, const N: usize, S, P> BorshSerialize for SmallMap<K, V, N, S, P>
where
    K: BorshSerialize + Ord,
    V: BorshSerialize,
    P: SpillPolicy,
{
    fn serialize<W: Write>(&self, writer: &mut W) -> Result<()> {
        refuse_zero_sized::<K>()?;
        let mut sorted: SmallVec<&(K, V), N> = self.as_slice().iter().collect();
        sorted.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        write_list(sorted, writer)
    }
}

#[cfg(feature = "hashbrown")]
impl<T, const N: usize, S, P> BorshSerialize for SmallSet<T, N, S, P>
where
    T: BorshSerialize + Ord,
    P: SpillPolicy,
{
    fn serialize<W: Write>(&self, writer: &mut W) -> Result<()> {
        refuse_zero_sized::<T>()?;
        let mut sorted: SmallVec<&T, N> = self.iter().collect();
        sorted.sort_unstable();
        write_list(sorted, writer)
    }
}

/// Writes how many items there are, and the items.
fn write_list<'a, T: BorshSerialize + 'a, W: Write>(
    items: impl IntoIterator<Item = &'a T, IntoIter: ExactSizeIterator>,
    writer: &mut W,
) -> Result<()> {
    let mut items = items.into_iter();
    u32::try_from(items.len())
        .map_err(invalid)?
        .serialize(writer)?;
    items.try_for_each(|item| item.serialize(writer))
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
