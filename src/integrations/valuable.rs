//! `valuable`: collections in structured logs, as lists, strings and maps.
//!
//! # Examples
//!
//! ```
//! use smallcoll::{SmallString, SmallVec, smallvec};
//! use valuable::Valuable;
//!
//! let names: SmallVec<SmallString, 2> = smallvec!["a".into(), "bc".into()];
//! assert_eq!(format!("{:?}", names.as_value()), r#"["a", "bc"]"#);
//! ```

#[cfg(feature = "hashbrown")]
use valuable::Mappable;
use valuable::{Listable, Valuable, Value, Visit};

use crate::deque::SmallDeque;
use crate::policy::SpillPolicy;
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{map::SmallMap, set::SmallSet};

impl<T: Valuable, const N: usize, P: SpillPolicy> Valuable for SmallVec<T, N, P> {
    fn as_value(&self) -> Value<'_> {
        Value::Listable(self)
    }

    fn visit(&self, visit: &mut dyn Visit) {
        T::visit_slice(self, visit);
    }
}

impl<T: Valuable, const N: usize, P: SpillPolicy> Listable for SmallVec<T, N, P> {
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}

impl<T: Valuable, const N: usize, P: SpillPolicy> Valuable for SmallDeque<T, N, P> {
    fn as_value(&self) -> Value<'_> {
        Value::Listable(self)
    }

    fn visit(&self, visit: &mut dyn Visit) {
        let (front, back) = self.as_slices();
        T::visit_slice(front, visit);
        T::visit_slice(back, visit);
    }
}

impl<T: Valuable, const N: usize, P: SpillPolicy> Listable for SmallDeque<T, N, P> {
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}

impl<const N: usize, P: SpillPolicy> Valuable for SmallString<N, P> {
    fn as_value(&self) -> Value<'_> {
        Value::String(self)
    }

    fn visit(&self, visit: &mut dyn Visit) {
        visit.visit_value(self.as_value());
    }
}

#[cfg(feature = "hashbrown")]
impl<K: Valuable, V: Valuable, const N: usize, S, P: SpillPolicy> Valuable
    for SmallMap<K, V, N, S, P>
{
    fn as_value(&self) -> Value<'_> {
        Value::Mappable(self)
    }

    fn visit(&self, visit: &mut dyn Visit) {
        for (key, value) in self {
            visit.visit_entry(key.as_value(), value.as_value());
        }
    }
}

#[cfg(feature = "hashbrown")]
impl<K: Valuable, V: Valuable, const N: usize, S, P: SpillPolicy> Mappable
    for SmallMap<K, V, N, S, P>
{
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}

#[cfg(feature = "hashbrown")]
impl<T: Valuable, const N: usize, S, P: SpillPolicy> Valuable for SmallSet<T, N, S, P> {
    fn as_value(&self) -> Value<'_> {
        Value::Listable(self)
    }

    fn visit(&self, visit: &mut dyn Visit) {
        for item in self {
            visit.visit_value(item.as_value());
        }
    }
}

#[cfg(feature = "hashbrown")]
impl<T: Valuable, const N: usize, S, P: SpillPolicy> Listable for SmallSet<T, N, S, P> {
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}
