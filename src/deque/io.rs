//! A queue of bytes: written at the back, read at the front.

use alloc::vec::Vec;
use std::io::{BufRead, ErrorKind, IoSlice, Read, Result, Write};

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

    /// From both slices. If there are fewer bytes, they are removed, and `bytes` stays as it is.
    fn read_exact(&mut self, bytes: &mut [u8]) -> Result<()> {
        let count = bytes.len();
        if count > self.len() {
            self.clear();
            // In std's words.
            return (&[][..]).read_exact(bytes);
        }
        let (front, back) = self.slices(0..count);
        let (start, end) = bytes.split_at_mut(front.len());
        start.copy_from_slice(front);
        end.copy_from_slice(back);
        self.consume(count);
        Ok(())
    }

    /// From both slices, with one allocation.
    fn read_to_end(&mut self, bytes: &mut Vec<u8>) -> Result<usize> {
        let count = self.len();
        bytes.try_reserve(count)?;
        let (front, back) = self.as_slices();
        bytes.extend_from_slice(front);
        bytes.extend_from_slice(back);
        self.clear();
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
