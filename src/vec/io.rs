//! A buffer of bytes to write to.

use std::io::{ErrorKind, IoSlice, Result, Write};

use super::SmallVec;
use crate::policy::{Heap, SpillPolicy};

/// Writes append, as for `Vec<u8>`. Under a policy that never spills, a write to a full vector
/// writes what there is room for, and fails with `WriteZero` where all has to be written.
impl<const N: usize, P: SpillPolicy> Write for SmallVec<u8, N, P> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let room = if <P::Heap as Heap>::MAY_SPILL {
            bytes.len()
        } else {
            bytes.len().min(self.remaining_capacity())
        };
        self.try_extend_from_slice(&bytes[..room])
            .map_err(|_| ErrorKind::OutOfMemory)?;
        Ok(room)
    }

    fn write_vectored(&mut self, slices: &[IoSlice<'_>]) -> Result<usize> {
        if <P::Heap as Heap>::MAY_SPILL {
            let all = slices.iter().map(|bytes| bytes.len()).sum();
            self.try_reserve(all).map_err(|_| ErrorKind::OutOfMemory)?;
        }
        let mut written = 0;
        for bytes in slices {
            written += self.write(bytes)?;
        }
        Ok(written)
    }

    #[inline]
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
