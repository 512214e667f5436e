//! `zeroize`: wipes the elements, the spare capacity and the inline storage.
//!
//! Afterwards a collection is empty and inline: what was left behind inline when it spilled is wiped
//! too, for which its block has to go. As with `Vec`, blocks that were given back earlier, when it
//! grew, cannot be wiped any more, nor what a move of the whole value left behind: reserve first, and
//! keep it in a `Box` that does not move.
//!
//! A deque has no view of its spare capacity, so its elements need a `Default` to overwrite it
//! with.
//!
//! # Examples
//!
//! ```
//! use smallcoll::{SmallString, SmallVec, smallvec};
//! use zeroize::{Zeroize, Zeroizing};
//!
//! let key: Zeroizing<SmallVec<u8, 32>> = Zeroizing::new(smallvec![7; 32]);
//! assert_eq!(key.len(), 32); // wiped when it is dropped
//!
//! let mut password = SmallString::<23>::from("correct horse battery staple");
//! password.zeroize();
//! assert!(password.is_empty() && !password.spilled());
//! ```

use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::deque::SmallDeque;
use crate::policy::SpillPolicy;
use crate::string::SmallString;
use crate::vec::SmallVec;

impl<T: Zeroize, const N: usize, P: SpillPolicy> Zeroize for SmallVec<T, N, P> {
    fn zeroize(&mut self) {
        let (items, spare) = self.split_at_spare_mut();
        items.iter_mut().zeroize();
        // Under some policies the block goes with the elements.
        spare.zeroize();
        self.clear();
        self.spare_capacity_mut().zeroize();
        self.shrink_to_inline();
        self.spare_capacity_mut().zeroize();
    }
}

/// The elements are wiped when they are dropped; not what a spill or a move left behind.
impl<T: ZeroizeOnDrop, const N: usize, P: SpillPolicy> ZeroizeOnDrop for SmallVec<T, N, P> {}

impl<T: Zeroize + Default, const N: usize, P: SpillPolicy> Zeroize for SmallDeque<T, N, P> {
    fn zeroize(&mut self) {
        self.iter_mut().for_each(T::zeroize);
        // The block first, if there is one, then the inline storage.
        for _ in 0..2 {
            if size_of::<T>() != 0 {
                self.resize_with(self.capacity(), T::default);
            }
            self.iter_mut().for_each(T::zeroize);
            self.clear();
            self.shrink_to_inline();
        }
    }
}

impl<const N: usize, P: SpillPolicy> Zeroize for SmallString<N, P> {
    fn zeroize(&mut self) {
        // The block first, if there is one, then the inline storage.
        for _ in 0..2 {
            while self.len() < self.capacity() {
                self.push('\0');
            }
            self.as_mut_str().zeroize();
            self.clear();
            self.shrink_to_inline();
        }
    }
}
