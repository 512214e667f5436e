//! `markup`: strings in templates and attribute values, escaped as `String` is.
//!
//! # Examples
//!
//! ```
//! use smallcoll::SmallString;
//!
//! markup::define! {
//!     Link(name: SmallString) {
//!         a[title = name] { @name }
//!     }
//! }
//! let link = Link { name: "Q & A".into() };
//! assert_eq!(link.to_string(), r#"<a title="Q &amp; A">Q &amp; A</a>"#);
//! ```

use core::fmt;

use markup::{Render, RenderAttributeValue};

use crate::policy::SpillPolicy;
use crate::string::SmallString;

impl<const N: usize, P: SpillPolicy> Render for SmallString<N, P> {
    fn render(&self, writer: &mut impl fmt::Write) -> fmt::Result {
        self.as_str().render(writer)
    }
}

impl<const N: usize, P: SpillPolicy> RenderAttributeValue for SmallString<N, P> {}
