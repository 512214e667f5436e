//! What reading element by element needs of all collections alike.

use crate::deque::SmallDeque;
use crate::error::{CapacityError, TryReserveError};
use crate::policy::DefaultPolicy;
use crate::vec::SmallVec;
#[cfg(feature = "hashbrown")]
use crate::{
    map::{KeyHasher, SmallMap},
    set::SmallSet,
};

/// A vector or a deque; or a map or a set, which keeps what comes twice once.
pub(super) trait List<T>: Default {
    /// The bytes that room for an element takes.
    const EACH: usize = size_of::<T>();

    fn try_add(&mut self, value: T) -> Result<(), CapacityError<T>>;
    fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError>;

    /// Makes room for `additional` elements, for at most `bytes` of them: the number came from
    /// outside. If that fails, so will adding them.
    fn make_room(&mut self, additional: usize, bytes: usize) {
        let most = bytes.checked_div(Self::EACH).unwrap_or(0);
        let _ = self.try_reserve_exact(additional.min(most));
    }
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty, of $item:ty, by $add:expr $(, and $more:literal bytes)?;)*) => {$(
        impl<$($generics)* const N: usize, P: DefaultPolicy> List<$item> for $list {
            $(const EACH: usize = size_of::<$item>() + $more;)?

            #[inline]
            fn try_add(&mut self, value: $item) -> Result<(), CapacityError<$item>> {
                $add(self, value)
            }

            #[inline]
            fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
                self.try_reserve_exact(additional)
            }
        }
    )*};
}

lists! {
    [T,] SmallVec<T, N, P>, of T, by Self::try_push;
    [T,] SmallDeque<T, N, P>, of T, by Self::try_push_back;
}

// An index has less than 28 bytes for each entry that it was told to expect.
#[cfg(feature = "hashbrown")]
lists! {
    [K: Eq, V, S: KeyHasher<K, P::Heap> + Default,] SmallMap<K, V, N, S, P>, of (K, V),
        by |map: &mut Self, (key, value)| map.try_insert(key, value).map(drop), and 28 bytes;
    [T: Eq, S: KeyHasher<T, P::Heap> + Default,] SmallSet<T, N, S, P>, of T,
        by |set: &mut Self, value| set.try_insert(value).map(drop), and 28 bytes;
}
