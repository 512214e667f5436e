//! How a vector takes what an iterator yields.

use super::engine::InlineBuf;
use super::fill::Fill;
use super::place::Linear;
use crate::error::{CapacityError, Rest};
use crate::policy::SpillPolicy;

impl<T, const N: usize, P: SpillPolicy> InlineBuf<T, N, P> {
    /// A spilled buffer with all that `iter` yields, which announced `least`, more than `N`. It is not
    /// asked again: it may answer differently.
    #[inline(always)]
    pub(crate) fn try_from_many<I: Iterator<Item = T>>(
        policy: P,
        heap: P::Heap,
        mut iter: I,
        least: usize,
    ) -> Result<Self, CapacityError<Rest<I>>> {
        let mut buf = match Self::try_spilled(policy, heap, Linear, least, false) {
            Ok(buf) => buf,
            Err(reason) => return Err(CapacityError::new(None.into_iter().chain(iter), reason)),
        };
        if Fill::new(&mut buf).fill_up(&mut iter) {
            if let Some(value) = iter.next() {
                // The hint was too low. Who is told where the buffer is gets another one.
                // SAFETY: I2: the place is the same.
                let mut buf = unsafe { buf.with_place(Linear) };
                return match buf.try_extend_apart((Some(value), iter)) {
                    Ok(()) => Ok(buf),
                    Err(error) => {
                        // Here, not at the end: should an element panic, the compiler knows that
                        // there is another one in the error.
                        drop(buf);
                        Err(error)
                    }
                };
            }
        }
        // As above: should the iterator panic, there is a buffer to drop.
        drop(iter);
        Ok(buf)
    }

    /// Appends all that `iter` yields, whatever its size hint says.
    #[inline(always)]
    pub(crate) fn try_extend<I: Iterator<Item = T>>(
        &mut self,
        mut iter: I,
    ) -> Result<(), CapacityError<Rest<I>>> {
        let least = match iter.size_hint() {
            // The search for the next value may be a loop of its own, which the compiler would
            // vectorize, did it know where the iterator is.
            (0, most) if most != Some(0) => return self.try_extend_apart((None, iter)),
            (least, _) => least,
        };
        let mut fill = match Fill::with_room(self, least, false) {
            Ok(fill) => fill,
            Err(reason) => return Err(CapacityError::new(None.into_iter().chain(iter), reason)),
        };
        if fill.fill_up(&mut iter) {
            if let Some(value) = iter.next() {
                drop(fill);
                return self.try_extend_apart((Some(value), iter));
            }
        }
        Ok(())
    }

    /// Appends what an iterator yielded already, and all that is left in it.
    ///
    /// Out of line, and both as one, which is made for this call: so the iterator itself can stay in
    /// registers where it announced all it had.
    #[inline(never)]
    fn try_extend_apart<I: Iterator<Item = T>>(
        &mut self,
        (mut value, mut iter): (Option<T>, I),
    ) -> Result<(), CapacityError<Rest<I>>> {
        loop {
            let more = usize::from(value.is_some());
            let more = iter.size_hint().0.saturating_add(more);
            let mut fill = match Fill::with_room(self, more, false) {
                Ok(fill) => fill,
                Err(reason) => {
                    let rest = value.into_iter().chain(iter);
                    return Err(CapacityError::new(rest, reason));
                }
            };
            if let Some(value) = value {
                // SAFETY: I3: there is room for one at least.
                unsafe { fill.push(value) };
            }
            if !fill.fill_up(&mut iter) {
                return Ok(());
            }
            value = iter.next();
            if value.is_none() {
                return Ok(());
            }
        }
    }
}
