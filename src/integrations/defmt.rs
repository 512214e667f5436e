//! `defmt`: collections in log frames of embedded programs, as slices and `str`.
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
