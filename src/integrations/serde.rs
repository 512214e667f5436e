//! `serde`: collections as std's counterparts are written, so that data can be read by either.
//!
//! `deserialize_in_place` reuses storage and blocks, and the elements of vectors and deques. A block of
//! bytes or text that the format hands over is kept, not copied, if it does not fit inline and the policy has no state. At most 1 MiB is reserved
//! because a format says how much is to come.
//!
//! Maps and sets keep the order of what they read; the last value of a key counts, and the first of
//! equal elements.
//!
//! Bytes are written as a sequence of numbers, as for `Vec<u8>`;
//! [`serde_bytes`](crate::serde_bytes) writes them as bytes.
//!
//! # Examples
//!
//! ```
//! use serde::{Deserialize, Serialize};
//! use smallcoll::policy::NoSpill;
//! use smallcoll::{SmallDeque, SmallString, SmallVec};
//!
//! #[derive(Serialize, Deserialize)]
//! struct Route {
//!     name: SmallString,
//!     stops: SmallVec<u32, 4>,
//!     last_seen: SmallDeque<u64, 3, NoSpill>,
//! }
//!
//! let json = r#"{"name":"Ring","stops":[1,2,3,4,5],"last_seen":[7,8]}"#;
//! let route: Route = serde_json::from_str(json)?;
//! assert!(!route.name.spilled() && route.stops.spilled());
//! assert_eq!(serde_json::to_string(&route)?, json);
//!
//! let error = serde_json::from_str::<SmallDeque<u64, 3, NoSpill>>("[1,2,3,4]").unwrap_err();
//! assert!(error.to_string().starts_with("invalid length 4, expected a sequence of at most 3"));
//! # Ok::<(), serde_json::Error>(())
//! ```

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

#[cfg(feature = "hashbrown")]
use serde_core::de::MapAccess;
use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, SeqAccess, Unexpected, Visitor,
};
use serde_core::ser::{Serialize, Serializer};

use super::fixed_capacity;
use super::list::List;
use crate::deque::SmallDeque;
use crate::error::TryReserveError;
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{
    map::{KeyHasher, SmallMap},
    set::SmallSet,
};

/// How many bytes to reserve at most because a format says so, as serde does for `Vec`.
const MAX_UP_FRONT: usize = 1 << 20;

/// What a visitor expects: `what`, and how much of it there is room for.
pub(super) fn expecting(
    f: &mut fmt::Formatter<'_>,
    what: &str,
    unit: &str,
    fixed: Option<usize>,
) -> fmt::Result {
    match fixed {
        Some(capacity) => write!(f, "{what} of at most {capacity} {unit}"),
        None => f.write_str(what),
    }
}

/// The error of a collection that has no room for `len` elements or bytes.
pub(super) fn no_room<'de, E: Error>(
    reason: TryReserveError,
    len: usize,
    visitor: &impl Visitor<'de>,
) -> E {
    match reason {
        TryReserveError::Full { .. } => E::invalid_length(len, visitor),
        reason => E::custom(reason),
    }
}

// Vectors and deques.

macro_rules! lists {
    ($($list:ident)*) => {$(
        impl<T: Serialize, const N: usize, P: SpillPolicy> Serialize for $list<T, N, P> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self)
            }
        }

        impl<'de, T, const N: usize, P> Deserialize<'de> for $list<T, N, P>
        where
            T: Deserialize<'de>,
            P: DefaultPolicy,
        {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut list = Self::default();
                Self::deserialize_in_place(deserializer, &mut list)?;
                Ok(list)
            }

            fn deserialize_in_place<D: Deserializer<'de>>(
                deserializer: D,
                place: &mut Self,
            ) -> Result<(), D::Error> {
                deserializer.deserialize_seq(ListVisitor::new(place))
            }
        }

        impl<T, const N: usize, P: DefaultPolicy> Reused<T> for $list<T, N, P> {
            const FIXED: Option<usize> = fixed_capacity::<N, P>();

            fn len(&self) -> usize {
                self.len()
            }

            fn truncate(&mut self, len: usize) {
                self.truncate(len);
            }

            fn items_mut<'a>(&'a mut self) -> impl Iterator<Item = &'a mut T>
            where
                T: 'a,
            {
                self.iter_mut()
            }
        }
    )*};
}

lists!(SmallVec SmallDeque);

/// A list whose elements can be read over.
pub(super) trait Reused<T>: List<T> {
    /// How many elements it can hold, if it cannot spill.
    const FIXED: Option<usize>;

    fn len(&self) -> usize;
    fn truncate(&mut self, len: usize);
    fn items_mut<'a>(&'a mut self) -> impl Iterator<Item = &'a mut T>
    where
        T: 'a;
}

/// Reads a sequence into a list, over the elements that it has.
pub(super) struct ListVisitor<'a, T, L> {
    place: &'a mut L,
    item: PhantomData<T>,
}

impl<'a, T, L> ListVisitor<'a, T, L> {
    pub(super) fn new(place: &'a mut L) -> Self {
        let item = PhantomData;
        Self { place, item }
    }
}

impl<'de, T: Deserialize<'de>, L: Reused<T>> Visitor<'de> for ListVisitor<'_, T, L> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(f, "a sequence", "elements", L::FIXED)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let hint = seq.size_hint().unwrap_or(0);
        let additional = hint.saturating_sub(self.place.len());
        self.place.make_room(additional, MAX_UP_FRONT);
        let (mut reused, mut at_end) = (0, false);
        for item in self.place.items_mut() {
            at_end = seq.next_element_seed(InPlace(item))?.is_none();
            if at_end {
                break;
            }
            reused += 1;
        }
        if at_end {
            self.place.truncate(reused);
            return Ok(());
        }
        while let Some(item) = seq.next_element()? {
            if let Err(error) = self.place.try_add(item) {
                return Err(no_room(error.reason(), self.place.len() + 1, &self));
            }
        }
        Ok(())
    }
}

/// Reads an element over another.
struct InPlace<'a, T>(&'a mut T);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for InPlace<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        T::deserialize_in_place(deserializer, self.0)
    }
}

// Maps and sets.

#[cfg(feature = "hashbrown")]
impl<K: Serialize, V: Serialize, const N: usize, H, P> Serialize for SmallMap<K, V, N, H, P>
where
    P: SpillPolicy,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

#[cfg(feature = "hashbrown")]
impl<T: Serialize, const N: usize, H, P: SpillPolicy> Serialize for SmallSet<T, N, H, P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

#[cfg(feature = "hashbrown")]
impl<'de, K, V, const N: usize, H, P> Deserialize<'de> for SmallMap<K, V, N, H, P>
where
    K: Deserialize<'de> + Eq,
    V: Deserialize<'de>,
    H: KeyHasher<K, P::Heap> + Default,
    P: DefaultPolicy,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut map = Self::default();
        Self::deserialize_in_place(deserializer, &mut map)?;
        Ok(map)
    }

    fn deserialize_in_place<D: Deserializer<'de>>(
        deserializer: D,
        place: &mut Self,
    ) -> Result<(), D::Error> {
        place.clear();
        deserializer.deserialize_map(MapVisitor(place))
    }
}

#[cfg(feature = "hashbrown")]
impl<'de, T, const N: usize, H, P> Deserialize<'de> for SmallSet<T, N, H, P>
where
    T: Deserialize<'de> + Eq,
    H: KeyHasher<T, P::Heap> + Default,
    P: DefaultPolicy,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut set = Self::default();
        Self::deserialize_in_place(deserializer, &mut set)?;
        Ok(set)
    }

    fn deserialize_in_place<D: Deserializer<'de>>(
        deserializer: D,
        place: &mut Self,
    ) -> Result<(), D::Error> {
        place.clear();
        deserializer.deserialize_seq(SetVisitor(place))
    }
}

/// Reads pairs into an empty map.
#[cfg(feature = "hashbrown")]
struct MapVisitor<'a, K, V, const N: usize, H, P: SpillPolicy>(&'a mut SmallMap<K, V, N, H, P>);

#[cfg(feature = "hashbrown")]
impl<'de, K, V, const N: usize, H, P> Visitor<'de> for MapVisitor<'_, K, V, N, H, P>
where
    K: Deserialize<'de> + Eq,
    V: Deserialize<'de>,
    H: KeyHasher<K, P::Heap> + Default,
    P: DefaultPolicy,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(f, "a map", "entries", fixed_capacity::<N, P>())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.0.make_room(map.size_hint().unwrap_or(0), MAX_UP_FRONT);
        while let Some(entry) = map.next_entry()? {
            if let Err(error) = self.0.try_add(entry) {
                return Err(no_room(error.reason(), self.0.len() + 1, &self));
            }
        }
        Ok(())
    }
}

/// Reads elements into an empty set.
#[cfg(feature = "hashbrown")]
struct SetVisitor<'a, T, const N: usize, H, P: SpillPolicy>(&'a mut SmallSet<T, N, H, P>);

#[cfg(feature = "hashbrown")]
impl<'de, T, const N: usize, H, P> Visitor<'de> for SetVisitor<'_, T, N, H, P>
where
    T: Deserialize<'de> + Eq,
    H: KeyHasher<T, P::Heap> + Default,
    P: DefaultPolicy,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(f, "a sequence", "elements", fixed_capacity::<N, P>())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.0.make_room(seq.size_hint().unwrap_or(0), MAX_UP_FRONT);
        while let Some(item) = seq.next_element()? {
            if let Err(error) = self.0.try_add(item) {
                return Err(no_room(error.reason(), self.0.len() + 1, &self));
            }
        }
        Ok(())
    }
}

// Strings.

impl<const N: usize, P: SpillPolicy> Serialize for SmallString<N, P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de, const N: usize, P: DefaultPolicy> Deserialize<'de> for SmallString<N, P> {
    /// Asks for borrowed text, since most is short; takes over the buffer of what comes owned.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = Self::default();
        Self::deserialize_in_place(deserializer, &mut text)?;
        Ok(text)
    }

    fn deserialize_in_place<D: Deserializer<'de>>(
        deserializer: D,
        place: &mut Self,
    ) -> Result<(), D::Error> {
        deserializer.deserialize_str(TextVisitor(place))
    }
}

/// Reads text into a string, whose storage it reuses.
struct TextVisitor<'a, const N: usize, P: SpillPolicy>(&'a mut SmallString<N, P>);

impl<'de, const N: usize, P: DefaultPolicy> Visitor<'de> for TextVisitor<'_, N, P> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(f, "a string", "bytes", fixed_capacity::<N, P>())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.clear();
        match self.0.try_reserve_exact(text.len()) {
            Ok(()) => self.0.push_str(text),
            Err(reason) => return Err(no_room(reason, text.len(), &self)),
        }
        Ok(())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        // A new string would have a new policy and heap: those that are more than a type stay.
        if text.len() <= N || size_of::<(P, P::Heap)>() != 0 {
            return self.visit_str(&text);
        }
        let len = text.len();
        match SmallString::try_from_string(text) {
            Ok(text) => *self.0 = text,
            Err(error) => return Err(no_room(error.reason(), len, &self)),
        }
        Ok(())
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(bytes), &self)),
        }
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<(), E> {
        match String::from_utf8(bytes) {
            Ok(text) => self.visit_string(text),
            Err(error) => Err(E::invalid_value(Unexpected::Bytes(error.as_bytes()), &self)),
        }
    }
}
