//! The element types that collections are tried with.

use std::fmt::Debug;

/// An element that stands for a number.
pub(crate) trait Element: Clone + Ord + Debug + 'static {
    /// The element of a number, or of a smaller one.
    fn of(number: u32) -> Self;

    /// Its number.
    fn number(&self) -> u32;
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Element for $type {
            fn of(number: u32) -> Self {
                number as $type
            }

            fn number(&self) -> u32 {
                *self as u32
            }
        }
    )*};
}

integers! { u8 u32 u64 }

impl Element for String {
    fn of(number: u32) -> Self {
        number.to_string()
    }

    fn number(&self) -> u32 {
        self.parse().expect("a number")
    }
}

impl Element for Box<u32> {
    fn of(number: u32) -> Self {
        Box::new(number)
    }

    fn number(&self) -> u32 {
        **self
    }
}

impl Element for () {
    fn of(_number: u32) -> Self {}

    fn number(&self) -> u32 {
        0
    }
}

/// An element with more alignment than any allocator gives for free.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(align(64))]
pub(crate) struct Aligned(pub(crate) u32);

impl Element for Aligned {
    fn of(number: u32) -> Self {
        Self(number)
    }

    fn number(&self) -> u32 {
        self.0
    }
}
