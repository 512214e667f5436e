//! `get-size2`: how much of the heap a collection owns; inline elements own what they own.
//!
//! # Examples
//!
//! ```
//! use get_size2::GetSize;
//! use smallcoll::{SmallString, SmallVec};
//!
//! assert_eq!(SmallString::<23>::from("short").get_heap_size(), 0);
//! let v: SmallVec<Box<u32>, 1> = [Box::new(1), Box::new(2)].into();
//! assert_eq!(v.get_heap_size(), v.capacity() * size_of::<Box<u32>>() + 2 * 4);
//! ```

use get_size2::{GetSize, GetSizeTracker};

use crate::deque::SmallDeque;
use crate::policy::SpillPolicy;
use crate::string::SmallString;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{map::SmallMap, set::SmallSet};

macro_rules! lists {
    ($($list:ident)*) => {$(
        impl<T: GetSize, const N: usize, P: SpillPolicy> GetSize for $list<T, N, P> {
            fn get_heap_size_with_tracker<R: GetSizeTracker>(&self, tracker: R) -> (usize, R) {
                let block = if self.spilled() {
                    self.capacity() * size_of::<T>()
                } else {
                    0
                };
                self.iter().fold((block, tracker), |(size, tracker), item| {
                    let (more, tracker) = item.get_heap_size_with_tracker(tracker);
                    (size + more, tracker)
                })
            }
        }
    )*};
}

lists!(SmallVec SmallDeque);

impl<const N: usize, P: SpillPolicy> GetSize for SmallString<N, P> {
    fn get_heap_size_with_tracker<R: GetSizeTracker>(&self, tracker: R) -> (usize, R) {
        let block = if self.spilled() { self.capacity() } else { 0 };
        (block, tracker)
    }
}

#[cfg(feature = "hashbrown")]
impl<K: GetSize, V: GetSize, const N: usize, S, P: SpillPolicy> GetSize
    for SmallMap<K, V, N, S, P>
{
    fn get_heap_size_with_tracker<R: GetSizeTracker>(&self, tracker: R) -> (usize, R) {
        let start = (self.allocation_size(), tracker);
        self.iter().fold(start, |(size, tracker), (key, value)| {
            let (of_key, tracker) = key.get_heap_size_with_tracker(tracker);
            let (of_value, tracker) = value.get_heap_size_with_tracker(tracker);
            (size + of_key + of_value, tracker)
        })
    }
}

#[cfg(feature = "hashbrown")]
impl<T: GetSize, const N: usize, S, P: SpillPolicy> GetSize for SmallSet<T, N, S, P> {
    fn get_heap_size_with_tracker<R: GetSizeTracker>(&self, tracker: R) -> (usize, R) {
        let start = (self.allocation_size(), tracker);
        self.iter().fold(start, |(size, tracker), item| {
            let (more, tracker) = item.get_heap_size_with_tracker(tracker);
            (size + more, tracker)
        })
    }
}
