//! What reading element by element needs of vectors and deques alike.

use crate::deque::SmallDeque;
use crate::error::{CapacityError, TryReserveError};
use crate::policy::DefaultPolicy;
use crate::vec::SmallVec;

/// A vector or a deque.
pub(super) trait List<T>: Default {
    fn try_add(&mut self, value: T) -> Result<(), CapacityError<T>>;
    fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError>;

    /// Makes room for `additional` elements, for at most `bytes` of them: the number came from
    /// outside. If that fails, so will adding them.
    fn make_room(&mut self, additional: usize, bytes: usize) {
        let most = bytes.checked_div(size_of::<T>()).unwrap_or(0);
        let _ = self.try_reserve_exact(additional.min(most));
    }
}

macro_rules! lists {
    ($($list:ident $push:ident;)*) => {$(
        impl<T, const N: usize, P: DefaultPolicy> List<T> for $list<T, N, P> {
            #[inline]
            fn try_add(&mut self, value: T) -> Result<(), CapacityError<T>> {
                self.$push(value)
            }

            #[inline]
            fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
                self.try_reserve_exact(additional)
            }
        }
    )*};
}

lists! {
    SmallVec try_push;
    SmallDeque try_push_back;
}
