//! `Buf` and `BufMut`.

#![allow(unsafe_code)]

use std::collections::VecDeque;

use ::bytes::{Buf, BufMut, Bytes};
use smallcoll::Exact;
use smallcoll::policy::DefaultPolicy;

use super::common::panic_message;
use super::*;

#[test]
fn a_deque_is_read_as_std_s() {
    for len in 0..20_u8 {
        for step in 1..=5 {
            let mut d: SmallDeque<u8, 8> = wrapped(0..len);
            let mut model: VecDeque<u8> = (0..len).collect();
            while d.has_remaining() {
                assert_eq!(d.remaining(), model.remaining());
                let chunk = d.chunk();
                assert!(!chunk.is_empty() && chunk[0] == model[0]);
                let step = step.min(d.remaining());
                d.advance(step);
                model.advance(step);
                assert_eq!(d, model);
            }
            assert!(d.chunk().is_empty());
        }
    }
}

#[test]
fn numbers_across_the_seam() {
    let mut d: SmallDeque<u8, 8> = (0..8).collect();
    d.drain(..6);
    d.extend(8..12);
    assert!(!d.as_slices().1.is_empty());
    assert_eq!(d.get_u32(), 0x0607_0809);
    assert_eq!(d.get_u16_le(), 0x0b0a);
    assert!(d.try_get_u8().is_err());
    d.extend(0..4);
    assert_eq!(d.copy_to_bytes(3), Bytes::from_static(&[0, 1, 2]));
}

#[test]
#[should_panic]
fn advance_beyond_the_end() {
    SmallDeque::<u8, 8>::from([1, 2, 3]).advance(4);
}

#[cfg(feature = "std")]
#[test]
fn vectored() {
    use std::io::IoSlice;

    let mut d: SmallDeque<u8, 4> = (0..4).collect();
    d.drain(..2);
    d.extend([4, 5]);
    for room in 0..4 {
        let mut slices = [IoSlice::new(&[]); 4];
        let filled = d.chunks_vectored(&mut slices[..room]);
        assert_eq!(filled, room.min(2));
        let read: Vec<u8> = slices.iter().flat_map(|slice| slice.to_vec()).collect();
        assert_eq!(read, [2, 3, 4, 5][..[0, 2, 4, 4][room]]);
    }
    d.clear();
    assert_eq!(d.chunks_vectored(&mut [IoSlice::new(&[])]), 0);
}

#[test]
fn filled_from_chunks() {
    for len in 0..20_u8 {
        let model: Vec<u8> = (0..len).collect();
        for cut in 0..=model.len() {
            let (front, back) = model.split_at(cut);
            let mut v: SmallVec<u8, 8> = SmallVec::new();
            v.extend_from_buf(front.chain(back));
            v.try_extend_from_buf(wrapped::<u8, 4>(0..len)).unwrap();
            assert_eq!(v, [&model[..], &model].concat());
            let mut d: SmallDeque<u8, 8> = wrapped([1, 2, 3]);
            d.extend_from_buf(front.chain(back));
            assert_eq!(d, [&[1, 2, 3], &model[..]].concat());
        }
    }
}

#[test]
fn no_room() {
    let mut v: FixedVec<u8, 4> = FixedVec::from_iter([1]);
    let mut d: FixedDeque<u8, 4> = FixedDeque::from_iter([1]);
    let mut buf = &b"four"[..];
    assert!(v.try_extend_from_buf(&mut buf).is_err());
    assert!(d.try_extend_from_buf(&mut buf).is_err());
    assert_eq!((v.as_slice(), d.len(), buf), (&[1][..], 1, &b"four"[..]));
    buf.advance(1);
    assert!(v.try_extend_from_buf(&mut buf).is_ok());
    assert_eq!((v.as_slice(), buf), (&b"\x01our"[..], &b""[..]));
}

#[test]
fn text_is_checked_as_a_whole() {
    for text in texts(30) {
        for cut in 0..=text.len() {
            let (front, back) = text.as_bytes().split_at(cut);
            let s = SmallString::<23>::from_utf8_buf(front.chain(back)).unwrap();
            assert_eq!(s, text);
            let fixed = FixedString::<30>::from_utf8_buf(front.chain(back)).unwrap();
            assert_eq!(fixed, text);
            let start = SmallString::<23>::from_utf8_buf(front);
            assert_eq!(start.is_ok(), text.is_char_boundary(cut));
            if let Err(error) = start {
                assert_eq!(error.as_bytes(), front);
            }
        }
    }
}

/// Writes the same to a vector and to `Vec`, in all ways that there are, `room` bytes at most.
fn written<const N: usize, P: DefaultPolicy>(room: usize) {
    for first in 0..room.min(2 * N + 3) {
        let mut v: SmallVec<u8, N, P> = SmallVec::default();
        let mut model = Vec::new();
        let start: Vec<u8> = (0..first as u8).collect();
        v.put_slice(&start);
        model.put_slice(&start);
        for (turn, byte) in (0..room - first).zip(b'A'..) {
            assert_eq!(v, model);
            match turn % 6 {
                0 => v.put_u8(byte),
                1 => v.put_i8(byte as i8),
                2 => v.put_bytes(byte, 1),
                3 => v.put(&[byte][..]),
                4 => v.put(b""[..].chain(wrapped::<u8, 2>([byte]))),
                _ => {
                    let chunk = v.chunk_mut();
                    assert_ne!(chunk.len(), 0);
                    chunk[..1].copy_from_slice(&[byte]);
                    // SAFETY: the byte was written just now.
                    unsafe { v.advance_mut(1) };
                }
            }
            model.push(byte);
        }
        assert_eq!(v, model);
        assert_eq!(v.has_remaining_mut(), !v.is_full() || v.capacity() > N);
        v.put_bytes(0, 0);
        v.put_slice(&[]);
        v.put(&[][..]);
        assert_eq!(v, model);
    }
}

#[test]
fn a_vector_is_written_as_std_s() {
    written::<0, Amortized>(20);
    written::<1, Amortized>(20);
    written::<8, Amortized>(30);
    written::<8, Compact>(30);
    written::<23, Compact>(60);
    written::<8, Exact>(30);
    written::<8, Hysteresis>(30);
    written::<8, Compact<Hysteresis<Exact>>>(30);
    written::<8, NoSpill>(8);
    written::<23, Compact<NoSpill>>(23);
}

#[test]
fn chunks_of_a_vector() {
    fn filled<const N: usize, P: DefaultPolicy>(room: usize) {
        let mut v: SmallVec<u8, N, P> = SmallVec::default();
        let mut model = Vec::new();
        while model.len() < room {
            let remaining = v.remaining_mut();
            let len = v.chunk_mut().len();
            assert!(0 < len && len <= remaining);
            assert_eq!(len, v.capacity() - v.len());
            let next: Vec<u8> = (0..len).map(|i| (model.len() + i) as u8).collect();
            v.chunk_mut().copy_from_slice(&next);
            assert_eq!(v, model);
            for part in [len / 2, 0, len - len / 2] {
                // SAFETY: all of the chunk was written.
                unsafe { v.advance_mut(part) };
            }
            model.extend(next);
            assert_eq!(v, model);
            assert_eq!(v.remaining_mut(), remaining - len);
        }
    }
    filled::<4, Amortized>(1000);
    filled::<0, Amortized>(1000);
    filled::<4, Compact>(1000);
    filled::<127, Compact>(1000);
    filled::<4, Exact>(1000);
    filled::<4, NoSpill>(4);
    filled::<127, Compact<NoSpill>>(127);
    let mut full: SmallVec<u8, 4> = SmallVec::from([0; 4]);
    assert!(full.chunk_mut().len() >= 64);
    let v: SmallVec<u8, 4> = SmallVec::from([0; 4]);
    assert_eq!(v.remaining_mut(), vec![0_u8; 4].remaining_mut());
}

#[test]
fn a_full_vector() {
    let mut v: FixedVec<u8, 4> = FixedVec::default();
    v.put_u16(0x0102);
    assert_eq!(v.remaining_mut(), 2);
    let refused: [fn(&mut FixedVec<u8, 4>); 5] = [
        |v| v.put_u32(0),
        |v| v.put_slice(b"abc"),
        |v| v.put(&b"abc"[..]),
        |v| v.put_bytes(0, 3),
        |v| v.put_bytes(0, usize::MAX),
    ];
    for write in refused {
        panic_message(|| write(&mut v));
        assert_eq!(v, [1, 2]);
    }
    v.put_i16(0x0304);
    assert!(!v.has_remaining_mut());
    assert_eq!((v.remaining_mut(), v.chunk_mut().len()), (0, 0));
    panic_message(|| v.put_u8(0));
    panic_message(|| v.put_i8(0));
    assert_eq!(v, [1, 2, 3, 4]);
    let mut none: FixedVec<u8, 0> = FixedVec::default();
    assert_eq!((none.remaining_mut(), none.chunk_mut().len()), (0, 0));
}

#[test]
fn advance_beyond_the_capacity() {
    let message = |v: &mut dyn BufMut, count| {
        // SAFETY: it panics, as `Vec` does, for there are not so many bytes.
        panic_message(|| unsafe { v.advance_mut(count) })
    };
    let mut model = Vec::with_capacity(4);
    let mut v: SmallVec<u8, 4> = SmallVec::new();
    let mut fixed: FixedVec<u8, 4> = FixedVec::default();
    for count in [5, usize::MAX] {
        let expected = message(&mut model, count);
        assert_eq!(message(&mut v, count), expected);
        assert_eq!(message(&mut fixed, count), expected);
    }
    assert!(v.is_empty() && fixed.is_empty());
}

#[test]
fn written_through_adapters() {
    let mut v: SmallVec<u8, 4> = SmallVec::new();
    let mut limited = (&mut v).limit(6);
    limited.put_u32(0x0102_0304);
    assert_eq!(limited.remaining_mut(), 2);
    limited.put_slice(&[5, 6]);
    assert!(!limited.has_remaining_mut());
    assert_eq!(v, [1, 2, 3, 4, 5, 6]);
    let mut fixed: FixedVec<u8, 3> = FixedVec::default();
    let mut both = (&mut fixed).chain_mut(&mut v);
    both.put_u64(0x1112_1314_1516_1718);
    assert_eq!(fixed, [0x11, 0x12, 0x13]);
    assert_eq!(v[6..], [0x14, 0x15, 0x16, 0x17, 0x18]);
}
