//! How elements come to the end of a vector and leave it, one at a time.

use super::engine::InlineBuf;
use super::heap::Heap;
use super::words::{Word, Words};
use crate::error::CapacityError;
use crate::policy::SpillPolicy;

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P> {
    /// Writes `value` to the slot behind the elements.
    ///
    /// # Safety
    ///
    /// There is one (I3).
    #[inline(always)]
    pub(crate) unsafe fn push_unchecked(&mut self, value: T) -> &mut T {
        let len = self.len();
        // The length comes first: read and written without the value in between, which the
        // compiler could take for an overlap.
        // SAFETY: I1, I2, I3: `len < slots`, and the slot is live before anything can look at it.
        unsafe { self.lengthen(self.header_before()) };
        // SAFETY: I3: the slot lies within the storage.
        let slot = unsafe { self.as_mut_ptr().add(len) };
        // SAFETY: I3: as above.
        unsafe { slot.write(value) };
        // SAFETY: I2: the slot is live; `self` is borrowed for as long.
        unsafe { &mut *slot }
    }

    /// Appends an element.
    ///
    /// Two arms of the same shape: whoever fills a buffer finds the same tag again and again, and a
    /// branch on it lets one push go ahead of the last one's store, for which a conditional move
    /// would have to wait.
    #[inline]
    #[track_caller]
    pub(crate) fn push(&mut self, value: T) {
        if self.spilled() {
            self.push_to::<true>(value);
        } else {
            self.push_to::<false>(value);
        }
    }

    /// One arm of [`push`](Self::push), for the tag `SPILLED`.
    ///
    /// Whichever way is taken, the last thing it does is to store a header that it has in a register:
    /// there the next push finds it.
    #[inline(always)]
    #[track_caller]
    fn push_to<const SPILLED: bool>(&mut self, value: T) {
        debug_assert_eq!(self.spilled(), SPILLED);
        let (len, before) = (self.len(), self.header_before());
        let (data, slots) = self.storage();
        if len == slots {
            self.push_full(value);
            // SAFETY: I1, I2: a buffer that grew is spilled, and has one element more.
            unsafe { self.restate_spilled(len + 1) };
            return;
        }
        // SAFETY: I3: `len < slots`.
        let slot = unsafe { data.add(len) };
        // SAFETY: I3: the slot lies within the storage.
        unsafe { slot.write(value) };
        // SAFETY: I1, I2, I3: nothing but the slot was written, and it is live.
        unsafe { self.lengthen(before) };
    }

    /// Appends an element to a full buffer: one of some words without telling anybody an address of
    /// it, so that it need not be in memory where there is room. (One word is in a register anyway.)
    ///
    /// Where nothing grows, nobody is told where the buffer is either.
    #[inline(always)]
    #[track_caller]
    fn push_full(&mut self, value: T) {
        if size_of::<T>() <= size_of::<Word>() || !Words::<T>::FIT {
            if !P::Heap::MAY_SPILL {
                Self::fail_full();
            }
            return self.push_slow(value);
        }
        let [a, b, c, d] = Words::of(value);
        if !P::Heap::MAY_SPILL {
            // SAFETY: I2: the words are all of the value, which is forgotten here, and nobody else uses them.
            unsafe { Self::refuse_words(a, b, c, d) };
        }
        // SAFETY: I2: as above.
        unsafe { self.push_words(a, b, c, d) };
    }

    /// Drops the element of these words and [fails](Self::fail_full).
    ///
    /// # Safety
    ///
    /// They are [`Words::of`] one that they [fit](Words::FIT), and are used but once (I2).
    #[cold]
    #[inline(never)]
    #[track_caller]
    unsafe fn refuse_words(a: Word, b: Word, c: Word, d: Word) -> ! {
        // SAFETY: I2: by this function's contract.
        let _value = unsafe { Words::<T>::value([a, b, c, d]) };
        Self::fail_full()
    }

    /// [`push_slow`](Self::push_slow) of the words of an element.
    ///
    /// # Safety
    ///
    /// They are [`Words::of`] one that they [fit](Words::FIT), and are used but once (I2).
    #[cold]
    #[inline(never)]
    #[track_caller]
    unsafe fn push_words(&mut self, a: Word, b: Word, c: Word, d: Word) {
        // SAFETY: I2: by this function's contract.
        self.push_slow(unsafe { Words::value([a, b, c, d]) });
    }

    /// Appends an element to a full buffer.
    #[cold]
    #[inline(never)]
    #[track_caller]
    fn push_slow(&mut self, value: T) {
        self.grow_one();
        // SAFETY: I3: there is room now.
        unsafe { self.push_unchecked(value) };
    }

    /// Appends an element if there is, or can be made, room.
    #[inline]
    pub(crate) fn try_push(&mut self, value: T) -> Result<&mut T, CapacityError<T>> {
        if let Err(reason) = self.try_reserve(1, false) {
            return Err(CapacityError::new(value, reason));
        }
        // SAFETY: I3: there was room, or there is now.
        Ok(unsafe { self.push_unchecked(value) })
    }

    /// Removes the last element.
    ///
    /// Little more than a call, which rustc inlines: to it, what is made `Some` here is `Some`. LLVM would look
    /// into the element whether it is.
    #[inline]
    pub(crate) fn pop(&mut self) -> Option<T> {
        if self.len() == 0 {
            return None;
        }
        // SAFETY: I2: there is one.
        Some(unsafe { self.pop_unchecked() })
    }

    /// Removes the last element.
    ///
    /// # Safety
    ///
    /// There is one (I2).
    #[inline(always)]
    unsafe fn pop_unchecked(&mut self) -> T {
        // SAFETY: I2: the last element moves out below, the others are live.
        unsafe { self.shorten() };
        // Of the new header: the old one is then compared with a number and not asked for anything else, and
        // that number of turns is what LLVM knows of a loop.
        let last = self.len();
        // SAFETY: I3: one less than before, and so less than `slots`.
        let slot = unsafe { self.as_ptr().add(last) };
        if !P::COMES_BACK {
            // Straight to where it is wanted: held here meanwhile, a value of several words is taken
            // apart, and read by other pieces than a push wrote.
            // SAFETY: I2: the slot was live, and does not count as such any more.
            return unsafe { slot.read() };
        }
        // SAFETY: I2: as above.
        let value = unsafe { slot.read() };
        self.settle();
        value
    }
}
