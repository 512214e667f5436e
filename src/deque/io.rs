//! A queue of bytes: written at the back, read at the front.

use std::io::{BufRead, Read, Result, Write};

use super::SmallDeque;
use crate::policy::{Heap, SpillPolicy};

/// Reads remove from the front, as for `VecDeque<u8>`: as much as lies in one slice.
impl<const N: usize, P: SpillPolicy> Read for SmallDeque<u8, N, P> {
    #[inline]
    fn read(&mut self, bytes: &mut [u8]) -> Result<usize> {
        let count = self.as_slices().0.read(bytes)?;
        self.consume(count);
        Ok(count)
    }
}

/// The bytes at the front, as for `VecDeque<u8>`: as much as lies in one slice.
impl<const N: usize, P: SpillPolicy> BufRead for SmallDeque<u8, N, P> {
    #[inline]
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(self.as_slices().0)
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        self.drain(..count);
    }
}

/// Writes append, as for `VecDeque<u8>`. Under a policy that never spills, a write to a full deque
/// writes what there is room for, and fails with `WriteZero` where all has to be written.
impl<const N: usize, P: SpillPolicy> Write for SmallDeque<u8, N, P> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let room = if <P::Heap as Heap>::MAY_SPILL {
            bytes.len()
        } else {
            bytes.len().min(self.remaining_capacity())
        };
        self.try_extend_from_slice(&bytes[..room])
            .map_err(|_| std::io::ErrorKind::OutOfMemory)?;
        Ok(room)
    }

    #[inline]
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
