//! Elements in registers: what is handed to a cold function as words has no address that anybody was
//! told, and so need not be in memory on the hot path either.

use core::mem::{ManuallyDrop, MaybeUninit};

/// What fits a register, and may be padding.
pub(super) type Word = MaybeUninit<usize>;

/// A value as words, to pass it in registers.
#[repr(C)]
pub(super) union Words<T> {
    value: ManuallyDrop<T>,
    words: [Word; 4],
}

impl<T> Words<T> {
    /// Whether the words are all of the value.
    pub(super) const FIT: bool = size_of::<T>() <= size_of::<[Word; 4]>();

    /// The words of `value`.
    #[inline(always)]
    pub(super) fn of(value: T) -> [Word; 4] {
        let value = ManuallyDrop::new(value);
        // SAFETY: I2: so many bytes, which need not be initialised.
        unsafe { Words { value }.words }
    }

    /// The value of `words`.
    ///
    /// # Safety
    ///
    /// They are [`Words::of`] a value that they [fit](Self::FIT), and are used but once (I2).
    #[inline(always)]
    pub(super) unsafe fn value(words: [Word; 4]) -> T {
        // SAFETY: I2: all of the value's bytes, by this function's contract.
        ManuallyDrop::into_inner(unsafe { Words { words }.value })
    }
}
