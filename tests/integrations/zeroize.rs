//! What is left after wiping.

#![allow(unsafe_code)]

use ::zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};
use smallcoll::policy::SpillPolicy;

use super::*;

const SECRET: &str = "a secret that fills more than the inline storage";

/// All inline bytes of an empty vector. They must have been written.
fn inline_bytes<const N: usize, P: SpillPolicy>(mut v: SmallVec<u8, N, P>) -> [u8; N] {
    assert!(v.is_empty() && !v.spilled());
    let spare = v.spare_capacity_mut();
    // SAFETY: what was wiped was written to.
    std::array::from_fn(|i| unsafe { spare[i].assume_init() })
}

#[test]
fn wiped_elements_make_wiped_vectors() {
    fn wipes(_: impl ZeroizeOnDrop) {}
    wipes(SmallVec::<Zeroizing<u8>, 4>::new());
}

#[test]
fn inline_storage() {
    let mut v: SmallVec<u8, 16> = SmallVec::from_slice(&[7; 16]);
    v.truncate(3);
    v.zeroize();
    assert_eq!(inline_bytes(v), [0; 16]);
    let mut v: FixedVec<u8, 16> = FixedVec::from_slice(&[7; 16]);
    v.zeroize();
    assert_eq!(inline_bytes(v), [0; 16]);
    let mut d: SmallDeque<u8, 16> = wrapped([7; 16]);
    d.truncate(3);
    d.zeroize();
    assert_eq!(inline_bytes(SmallVec::from(d)), [0; 16]);
    let mut s = SmallString::<23>::from("a secret of 23 bytes 23");
    s.truncate(3);
    s.zeroize();
    assert_eq!(inline_bytes(s.into_bytes()), [0; 23]);
}

#[test]
fn inline_storage_behind_a_spill() {
    // 64 bytes inline, most of which keep the secret when it moves to the heap.
    let mut v: SmallVec<u8, 64> = SmallVec::from_slice(&[7; 64]);
    v.push(7);
    v.zeroize();
    assert_eq!(inline_bytes(v), [0; 64]);
    let mut d: SmallDeque<u8, 64> = wrapped([7; 64]);
    d.push_front(7);
    d.zeroize();
    assert_eq!(inline_bytes(SmallVec::from(d)), [0; 64]);
    let mut s = SmallString::<40>::from(&SECRET[..40]);
    s.push('7');
    s.zeroize();
    assert_eq!(inline_bytes(s.into_bytes()), [0; 40]);
}

#[test]
fn elements_are_wiped_each() {
    #[derive(Default)]
    struct Element<'a>(Option<&'a std::cell::Cell<u32>>);
    impl Zeroize for Element<'_> {
        fn zeroize(&mut self) {
            if let Some(wiped) = self.0.take() {
                wiped.set(wiped.get() + 1);
            }
        }
    }
    for len in 0..6 {
        let wiped = std::cell::Cell::new(0);
        let mut v: SmallVec<_, 3> = (0..len).map(|_| Element(Some(&wiped))).collect();
        v.zeroize();
        assert_eq!(wiped.replace(0), len);
        let mut d: SmallDeque<_, 3> = (0..len).map(|_| Element(Some(&wiped))).collect();
        d.zeroize();
        assert_eq!(wiped.get(), len);
        assert!(v.is_empty() && d.is_empty());
    }
    let mut units: SmallDeque<u8, 0> = SmallDeque::new();
    units.zeroize();
    let mut units: SmallDeque<(), 2> = SmallDeque::from([(); 3]);
    units.zeroize();
    assert!(units.is_empty());
}

#[test]
fn zeroizing() {
    let mut v: Zeroizing<SmallVec<u8, 4>> = Zeroizing::new(SmallVec::new());
    v.extend_from_slice(SECRET.as_bytes());
    assert_eq!(v.len(), SECRET.len());
}

#[cfg(feature = "allocator-api2")]
mod blocks {
    use std::alloc::Layout;
    use std::ptr::NonNull;

    use allocator_api2::alloc::{AllocError, Allocator, Global};
    use smallcoll::policy::{DefaultPolicy, In};

    use super::*;

    /// Takes back what has been wiped only.
    #[derive(Clone, Copy, Default)]
    struct Wiped;

    // SAFETY: the blocks are the global allocator's.
    unsafe impl Allocator for Wiped {
        fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
            Global.allocate(layout)
        }

        unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
            let bytes = NonNull::slice_from_raw_parts(block, layout.size());
            // SAFETY: the block's bytes, which were written to when it was wiped.
            let bytes = unsafe { bytes.as_ref() };
            assert!(bytes.iter().all(|byte| *byte == 0), "{bytes:?}");
            // SAFETY: the caller's promise.
            unsafe { Global.deallocate(block, layout) };
        }
    }

    fn wipes<P: DefaultPolicy>() {
        let mut v: SmallVec<u8, 4, P> = SmallVec::default();
        v.reserve_exact(100);
        v.extend_from_slice(SECRET.as_bytes());
        v.truncate(20);
        v.zeroize();
        assert_eq!(inline_bytes(v), [0; 4]);
        let mut d: SmallDeque<u8, 4, P> = SmallDeque::default();
        d.reserve_exact(60);
        d.extend(SECRET.bytes());
        d.rotate_left(30);
        d.truncate(20);
        d.zeroize();
        assert_eq!(inline_bytes(SmallVec::from(d)), [0; 4]);
        let mut s: SmallString<4, P> = SmallString::default();
        s.reserve_exact(100);
        s.push_str(SECRET);
        s.truncate(20);
        s.zeroize();
        assert_eq!(inline_bytes(s.into_bytes()), [0; 4]);
    }

    #[test]
    fn blocks_are_wiped_before_they_go() {
        wipes::<In<Wiped>>();
        wipes::<Hysteresis<In<Wiped>>>();
        wipes::<Compact<In<Wiped>>>();
    }
}
