//! Bytes as bytes, for `#[serde(with = "smallcoll::serde_bytes")]`; as the crate `serde_bytes`.
//!
//! serde writes a `SmallVec<u8, N>` as a sequence of numbers, as it does a `Vec<u8>`. Formats with a
//! type for bytes write them shorter and read them faster.
//!
//! # Examples
//!
//! ```
//! use serde::{Deserialize, Serialize};
//! use smallcoll::SmallVec;
//! use smallcoll::policy::Compact;
//!
//! #[derive(Serialize, Deserialize, Debug, PartialEq)]
//! struct Packet {
//!     #[serde(with = "smallcoll::serde_bytes")]
//!     payload: SmallVec<u8, 23, Compact>,
//! }
//!
//! for len in [5, 50] {
//!     let payload = (0..len).collect();
//!     let packet = Packet { payload };
//!     let bytes = postcard::to_allocvec(&packet)?;
//!     assert_eq!(bytes.len(), 1 + packet.payload.len());
//!     assert_eq!(postcard::from_bytes::<Packet>(&bytes)?, packet);
//! }
//! # Ok::<(), postcard::Error>(())
//! ```

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserializer, Error, SeqAccess, Visitor};
use serde_core::ser::Serializer;

use super::fixed_capacity;
use super::serde::{ListVisitor, expecting, no_room};
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::vec::SmallVec;

/// Writes the bytes as bytes.
///
/// # Errors
///
/// Those of the serializer.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallVec, serde_bytes, smallvec};
///
/// let v: SmallVec<u8, 4> = smallvec![1, 2, 3];
/// let value = serde_bytes::serialize(&v, serde_json::value::Serializer)?;
/// assert_eq!(value, serde_json::json!([1, 2, 3])); // JSON has no bytes
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn serialize<S: Serializer, const N: usize, P: SpillPolicy>(
    bytes: &SmallVec<u8, N, P>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// Reads bytes, text or a sequence of numbers.
///
/// Keeps a block that the format hands over, if the bytes do not fit inline.
///
/// # Errors
///
/// Those of the deserializer; `invalid_length` if there are more bytes than a policy that never
/// spills has room for.
///
/// # Examples
///
/// ```
/// use smallcoll::{NoSpill, SmallVec, serde_bytes};
///
/// let v: SmallVec<u8, 2> = serde_bytes::deserialize(serde_json::json!([1, 2, 3]))?;
/// assert_eq!(v, [1, 2, 3]);
/// let v: Result<SmallVec<u8, 2, NoSpill>, _> = serde_bytes::deserialize(serde_json::json!("abc"));
/// assert!(v.is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn deserialize<'de, D: Deserializer<'de>, const N: usize, P: DefaultPolicy>(
    deserializer: D,
) -> Result<SmallVec<u8, N, P>, D::Error> {
    deserializer.deserialize_bytes(BytesVisitor(PhantomData))
}

struct BytesVisitor<const N: usize, P>(PhantomData<P>);

impl<'de, const N: usize, P: DefaultPolicy> Visitor<'de> for BytesVisitor<N, P> {
    type Value = SmallVec<u8, N, P>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(f, "a byte array", "bytes", fixed_capacity::<N, P>())
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        SmallVec::try_from_slice(bytes).map_err(|reason| no_room(reason, bytes.len(), &self))
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Self::Value, E> {
        if bytes.len() <= N {
            return self.visit_bytes(&bytes);
        }
        let len = bytes.len();
        SmallVec::try_from_vec(bytes).map_err(|error| no_room(error.reason(), len, &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.visit_bytes(text.as_bytes())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        self.visit_byte_buf(text.into_bytes())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let mut bytes = SmallVec::default();
        ListVisitor::<u8, _>::new(&mut bytes).visit_seq(seq)?;
        Ok(bytes)
    }
}
