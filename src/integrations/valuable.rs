//! `valuable`: collections in structured logs, as lists and strings.
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

use valuable::{Listable, Valuable, Value, Visit};

use crate::deque::SmallDeque;
use crate::policy::SpillPolicy;
use crate::string::SmallString;
use crate::vec::SmallVec;

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
