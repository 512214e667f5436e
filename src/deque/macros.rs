//! The constructor that looks like an array.

/// A [`SmallDeque`](crate::SmallDeque) of the given elements, as `vec!`.
///
/// # Examples
///
/// ```
/// use smallcoll::{SmallDeque, smalldeque};
///
/// let list: SmallDeque<u8, 4> = smalldeque![1, 2, 3];
/// let repeated: SmallDeque<u8, 4> = smalldeque![7; 5];
/// let empty: SmallDeque<u8, 4> = smalldeque![];
/// assert_eq!((list.len(), repeated.len(), empty.len()), (3, 5, 0));
/// assert!(!list.spilled() && repeated.spilled());
/// ```
#[macro_export]
macro_rules! smalldeque {
    () => {
        <$crate::SmallDeque<_, _, _> as ::core::default::Default>::default()
    };
    ($element:expr; $count:expr) => {
        $crate::SmallDeque::<_, _, _>::from_elem($element, $count)
    };
    ($($element:expr),+ $(,)?) => {
        <$crate::SmallDeque<_, _, _> as ::core::convert::From<_>>::from([$($element),+])
    };
}
