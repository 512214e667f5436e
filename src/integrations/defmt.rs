//! `defmt`: collections in log frames of embedded programs, as slices and `str`, maps
//! and sets as `{:?}` writes them.
//!
//! # Examples
//!
//! ```
//! use smallcoll::{SmallString, SmallVec};
//!
//! fn report(readings: &SmallVec<u16, 8>, sensor: &SmallString) {
//!     # #[cfg(any())] // needs a logger
//!     defmt::info!("{}: {}", sensor, readings);
//! }
//! ```

use defmt::{Format, Formatter};

use crate::deque::SmallDeque;
use crate::policy::SpillPolicy;
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{map::SmallMap, set::SmallSet};

impl<T: Format, const N: usize, P: SpillPolicy> Format for SmallVec<T, N, P> {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(f, "{=[?]}", self.as_slice());
    }
}

impl<T: Format, const N: usize, P: SpillPolicy> Format for SmallDeque<T, N, P> {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(f, "[");
        let mut separator = "";
        for item in self {
            defmt::write!(f, "{=str}{}", separator, item);
            separator = ", ";
        }
        defmt::write!(f, "]");
    }
}

impl<const N: usize, P: SpillPolicy> Format for SmallString<N, P> {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(f, "{=str}", self.as_str());
    }
}

#[cfg(feature = "hashbrown")]
impl<K: Format, V: Format, const N: usize, S, P: SpillPolicy> Format for SmallMap<K, V, N, S, P> {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(f, "{{");
        let mut separator = "";
        for (key, value) in self {
            defmt::write!(f, "{=str}{}: {}", separator, key, value);
            separator = ", ";
        }
        defmt::write!(f, "}}");
    }
}

#[cfg(feature = "hashbrown")]
impl<T: Format, const N: usize, S, P: SpillPolicy> Format for SmallSet<T, N, S, P> {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(f, "{{");
        let mut separator = "";
        for item in self {
            defmt::write!(f, "{=str}{}", separator, item);
            separator = ", ";
        }
        defmt::write!(f, "}}");
    }
}
