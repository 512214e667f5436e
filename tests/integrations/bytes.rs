//! `Buf`.

use std::collections::VecDeque;

use ::bytes::{Buf, Bytes};

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
