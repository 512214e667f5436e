//! `schemars`: the JSON schemas of arrays, strings, objects and sets, as `serde` writes them.
//!
//! Under a policy that never spills they say how much there is room for.
//!
//! # Examples
//!
//! ```
//! use schemars::schema_for;
//! use smallcoll::{NoSpill, SmallVec};
//!
//! assert_eq!(schema_for!(SmallVec<u8, 4>), schema_for!(Vec<u8>));
//! let schema = schema_for!(SmallVec<u8, 4, NoSpill>);
//! assert_eq!(schema.get("maxItems"), Some(&4.into()));
//! ```

use alloc::borrow::Cow;
#[cfg(feature = "hashbrown")]
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::fixed_capacity;
use crate::deque::SmallDeque;
use crate::policy::SpillPolicy;
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{map::SmallMap, set::SmallSet};

macro_rules! schemas {
    ($([$($generics:tt)*] $small:ty, as $model:ty, $limit:literal;)*) => {$(
        impl<$($generics)* const N: usize, P: SpillPolicy> JsonSchema for $small {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                match fixed_capacity::<N, P>() {
                    Some(capacity) => format!("{}_up_to_{capacity}", <$model>::schema_name()).into(),
                    None => <$model>::schema_name(),
                }
            }

            fn schema_id() -> Cow<'static, str> {
                match fixed_capacity::<N, P>() {
                    Some(capacity) => format!("{} up to {capacity}", <$model>::schema_id()).into(),
                    None => <$model>::schema_id(),
                }
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let mut schema = <$model>::json_schema(generator);
                if let Some(capacity) = fixed_capacity::<N, P>() {
                    schema.insert($limit.into(), capacity.into());
                }
                schema
            }
        }
    )*};
}

schemas! {
    [T: JsonSchema,] SmallVec<T, N, P>, as Vec<T>, "maxItems";
    [T: JsonSchema,] SmallDeque<T, N, P>, as Vec<T>, "maxItems";
    // In characters, of which there are not more than bytes.
    [] SmallString<N, P>, as String, "maxLength";
}

#[cfg(feature = "hashbrown")]
schemas! {
    [K: JsonSchema, V: JsonSchema, S,] SmallMap<K, V, N, S, P>, as BTreeMap<K, V>, "maxProperties";
    [T: JsonSchema, S,] SmallSet<T, N, S, P>, as BTreeSet<T>, "maxItems";
}
