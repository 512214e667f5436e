//! Text that is made without an allocation, in constants too.

use core::mem::MaybeUninit;

use super::engine::InlineBuf;
use super::utf8::Utf8Buf;
use crate::policy::SpillPolicy;

impl<const N: usize, P: SpillPolicy> Utf8Buf<N, P> {
    /// The text of `text`, inline.
    #[inline]
    #[track_caller]
    pub(crate) const fn from_const(policy: P, heap: P::Heap, text: &str) -> Self {
        let from = text.as_bytes();
        assert!(
            from.len() <= N,
            "the text has more bytes than the inline capacity N: choose a larger N, or make the \
             string at run time with `SmallString::from`",
        );
        let mut slots = [0; N];
        let mut at = 0;
        while at < from.len() {
            slots[at] = from[at];
            at += 1;
        }
        let slots = MaybeUninit::new(slots);
        // SAFETY: I2, I3: all slots of the array are live, and the text has at most as many.
        let bytes = unsafe { InlineBuf::from_slots(slots, from.len(), policy, heap) };
        // I4, I7: the bytes of a text, and zeros behind them.
        Self { bytes }
    }

    /// `N` times U+0000, which is one byte.
    #[inline]
    pub(crate) const fn zeroed(policy: P, heap: P::Heap) -> Self {
        let bytes = InlineBuf::from_array([0; N], policy, heap);
        // I4, I7: the byte 0 is a character.
        Self { bytes }
    }
}
