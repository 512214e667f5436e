//! The bugs of small strings, and of `String` itself.

use std::cell::Cell;
use std::fmt::{self, Debug, Display};
use std::mem::MaybeUninit;

use smallcoll::policy::{Amortized, Compact, MaySpill};
use smallcoll::{
    SmallString, SmallStringExt, SmallVec, StrExt, ToSmallString, TryReserveError,
    format_smallstring,
};

use crate::common::policies::AnyPolicy;
use crate::common::{Fuse, catch, left_out, panic_message};

const TEXT: &str = "aé€𝄞bß€c";

/// A policy that takes text of any length.
trait Spills: AnyPolicy<Heap: MaySpill> + Debug {}

impl<P: AnyPolicy<Heap: MaySpill> + Debug> Spills for P {}

/// Texts of `len` bytes: with as many characters of each length as fit, in either order.
fn texts(len: usize) -> impl Iterator<Item = String> {
    ["a", "é", "€", "𝄞"].into_iter().flat_map(move |ch| {
        let (many, rest) = (ch.repeat(len / ch.len()), "x".repeat(len % ch.len()));
        [format!("{many}{rest}"), format!("{rest}{many}")]
    })
}

#[track_caller]
fn check<const N: usize, P: Spills>(s: &SmallString<N, P>, text: &str) {
    assert_eq!(s.as_bytes(), text.as_bytes());
    assert_eq!((s.len(), s.spilled()), (text.len(), text.len() > N));
    assert!(s.capacity() >= s.len());
}

/// A panic in the closure left invalid UTF-8: std, smallstr, compact_str, bumpalo.
///
/// Seen to fail with `Gap::drop` not moving what is pending.
#[test]
fn cve_2020_36317_compact_str_413_bumpalo_302_retain_panics_at_each_character() {
    fn every_call<const N: usize, P: Spills>() {
        let chars: Vec<char> = TEXT.chars().collect();
        for at in 0..chars.len() {
            for keep in 0..1_u32 << at {
                if left_out(7) {
                    continue;
                }
                let mut s = SmallString::<N, P>::from(TEXT);
                let mut index = 0;
                Fuse::Call.light(at + 1);
                panic_message(|| {
                    s.retain(|_| {
                        Fuse::Call.burn();
                        index += 1;
                        keep >> (index - 1) & 1 != 0
                    });
                });
                let kept = (0..at).filter(|i| keep >> i & 1 != 0).map(|i| chars[i]);
                let expected: String = kept.chain(chars[at..].iter().copied()).collect();
                assert_eq!(s.as_bytes(), expected.as_bytes());
                s.push_str("more");
                assert_eq!(s, expected + "more");
            }
        }
    }
    for_each_storage!(every_call);
    every_call::<23, Compact>();
}

/// `join` trusted two answers of user code: with the first it made room, the second it copied.
///
/// Seen to fail with `join_smallstring` making room by a first answer, and copying a second one.
#[test]
fn cve_2020_36323_join_asks_once() {
    struct Grows(Cell<usize>);
    impl AsRef<str> for Grows {
        fn as_ref(&self) -> &str {
            self.0.set(self.0.get() + 1);
            ["short", "an answer that is longer than the first one"][self.0.get().min(2) - 1]
        }
    }
    struct Bytes<'a>(&'a Cell<usize>);
    impl<'a, const N: usize, P: Spills> From<Bytes<'a>> for Wrapped<N, P> {
        fn from(bytes: Bytes<'a>) -> Self {
            bytes.0.set(bytes.0.get() + 1);
            Wrapped(SmallVec::from(b"short"))
        }
    }
    struct Wrapped<const N: usize, P: Spills>(SmallVec<u8, N, P>);
    impl<const N: usize, P: Spills> From<Wrapped<N, P>> for SmallVec<u8, N, P> {
        fn from(wrapped: Wrapped<N, P>) -> Self {
            wrapped.0
        }
    }
    fn every_caller<const N: usize, P: Spills>() {
        let new = || [(); 3].map(|()| Grows(Cell::new(0)));
        let texts = new();
        let s: SmallString<N, P> = texts.iter().map(AsRef::as_ref).join_smallstring("é");
        check(&s, "shortéshortéshort");
        struct ByRef<'a>(&'a Grows);
        impl AsRef<str> for ByRef<'_> {
            fn as_ref(&self) -> &str {
                self.0.as_ref()
            }
        }
        let texts = new();
        let s: SmallString<N, P> = texts.iter().map(ByRef).join_smallstring("é");
        check(&s, "shortéshortéshort");
        assert!(texts.iter().all(|text| text.0.get() == 1));
        let texts = new();
        let s: SmallString<N, P> = texts.iter().map(ByRef).concat_smallstring();
        check(&s, "shortshortshort");
        let asked = Cell::new(0);
        let bytes = Wrapped::<N, P>::from(Bytes(&asked));
        check(&SmallString::from_utf8(bytes).expect("text"), "short");
        assert_eq!(asked.get(), 1);
    }
    for_each_storage!(every_caller);
}

/// The length of what `repeat` makes overflowed.
///
/// Seen to fail with a wrapping product in `try_repeat_smallstring`.
#[test]
fn cve_2018_1000810_repeat_overflows() {
    fn every_count<const N: usize, P: Spills>() {
        for text in ["ab", "é€", "sixteen bytes, é"] {
            for n in [usize::MAX, usize::MAX / 2 + 1, usize::MAX / text.len() + 1] {
                let error = text.try_repeat_smallstring::<N, P>(n).unwrap_err();
                assert_eq!(error, TryReserveError::CapacityOverflow);
                let message = panic_message(|| text.repeat_smallstring::<N, P>(n));
                assert_eq!(message, "capacity overflow");
            }
            for n in 0..=2 * N {
                check(&text.repeat_smallstring::<N, P>(n), &text.repeat(n));
            }
        }
        check(&"".repeat_smallstring::<N, P>(usize::MAX), "");
        let mut s = SmallString::<N, P>::from("ab");
        for more in [usize::MAX, usize::MAX - 1, isize::MAX as usize] {
            assert_eq!(s.try_reserve(more), Err(TryReserveError::CapacityOverflow));
        }
    }
    for_each_storage!(every_count);
}

/// The stored capacity differed from that of the allocated layout.
///
/// Seen to fail with `InlineBuf::shrink_to` storing the old capacity.
#[test]
fn compact_str_452_459_layouts_of_every_capacity() {
    fn every_capacity<const N: usize, P: Spills>() {
        for text in (0..=2 * N + 2).map(|len| "x".repeat(len)) {
            for capacity in text.len()..=2 * N + 9 {
                if left_out(7) {
                    continue;
                }
                let mut string = String::with_capacity(capacity);
                string.push_str(&text);
                let mut s = SmallString::<N, P>::from(string);
                s.reserve_exact(capacity - text.len());
                s.shrink_to(capacity.saturating_sub(2));
                s.push('é');
                s.shrink_to_fit();
                check(&s, &format!("{text}é"));
                s.reserve(capacity);
                let mut s = SmallString::<N, P>::from(s.into_string());
                s.reserve_exact(3);
                s.pop();
                s.shrink_to_fit();
                check(&s, &text);
                let s = SmallString::<N, P>::from(s.into_boxed_str());
                check(
                    &SmallString::from_utf8(s.into_bytes()).expect("text"),
                    &text,
                );
            }
        }
    }
    for_each_storage!(every_capacity);
}

/// Bytes that were not initialised could be read through a `&mut [u8]`.
///
/// No mutation brings this back that compiles: the type says what the bytes are.
#[test]
#[allow(unsafe_code)]
fn compact_str_326_453_spare_bytes_are_uninitialised() {
    fn every_length<const N: usize, P: Spills>() {
        for text in (0..=2 * N + 2).flat_map(texts) {
            let mut s = SmallString::<N, P>::from(&*text);
            s.reserve(1);
            let room = s.remaining_capacity();
            // SAFETY: what is written there is initialised.
            let spare: &mut [MaybeUninit<u8>] = unsafe { s.spare_capacity_mut() };
            assert_eq!(spare.len(), room);
            spare[0].write(b'!');
            // SAFETY: so many bytes are text.
            unsafe { s.set_len(text.len() + 1) };
            assert_eq!(s, format!("{text}!"));
        }
    }
    for_each_storage!(every_length);
}

/// A bad byte in the payload became a heap pointer.
///
/// Seen to fail with `Utf8Buf::from_utf8` not looking at the bytes.
#[test]
fn compact_str_126_379_bytes_that_are_not_text() {
    fn every_length<const N: usize, P: Spills>() {
        for len in 1..=2 * N + 1 {
            for at in 0..len {
                for bad in [0x80, 0xbf, 0xc0, 0xc3, 0xe2, 0xf0, 0xfe, 0xff] {
                    if left_out(61) {
                        continue;
                    }
                    let mut bytes = vec![b'x'; len];
                    bytes[at] = bad;
                    let expected = String::from_utf8(bytes.clone()).unwrap_err();
                    let error = SmallString::<N, P>::from_utf8(&bytes[..]).unwrap_err();
                    assert_eq!(error.utf8_error(), expected.utf8_error());
                    assert_eq!(error.to_string(), expected.to_string());
                    assert_eq!(error.clone(), error);
                    assert_eq!(error.as_bytes(), bytes);
                    assert_eq!(error.clone().into_bytes(), bytes);
                    let pointer = bytes.as_ptr();
                    let lossy = String::from_utf8_lossy(&bytes);
                    assert_eq!(SmallString::<N, P>::from_utf8_lossy(&bytes), lossy);
                    assert_eq!(error.into_utf8_lossy(), lossy);
                    drop(lossy);
                    let error = SmallString::<N, P>::try_from(SmallVec::from(bytes)).unwrap_err();
                    assert_eq!(error.as_bytes().as_ptr() == pointer, len > N);
                }
            }
        }
    }
    for_each_storage!(every_length);
    every_length::<23, Compact>();
}

/// A capacity was the same as a mark for something else, where words have 32 bits.
///
/// Seen to fail with `Utf8Buf::try_adopt` keeping 24 bits of the length.
#[test]
fn compact_str_161_capacities_at_the_edges_of_bytes() {
    fn every_edge<const N: usize, P: Spills>() {
        for edge in [1_usize << 8, 1 << 16, 3 << 15, 1 << 22] {
            for capacity in edge - 2..=edge + 1 {
                let mut s = SmallString::<N, P>::default();
                s.reserve_exact(capacity);
                assert_eq!((s.capacity(), s.len(), s.spilled()), (capacity, 0, true));
                s.push_str("aé€𝄞");
                assert_eq!((s.capacity(), s.as_str()), (capacity, "aé€𝄞"));
                let string = s.into_string();
                assert_eq!((string.capacity(), &*string), (capacity, "aé€𝄞"));
            }
        }
        // And lengths.
        for len in [
            0xff, 0x100, 0xffff, 0x1_0000, 0xff_ffff, 0x100_0000, 0x100_0001,
        ] {
            let s = SmallString::<N, P>::from("x".repeat(len));
            assert_eq!((s.len(), s.as_str().len()), (len, len));
            assert_eq!(s.into_string().len(), len);
        }
        for most in [isize::MAX as usize, usize::MAX >> 1, usize::MAX - 1] {
            let mut s = SmallString::<N, P>::from("x");
            assert!(s.try_reserve_exact(most).is_err());
            assert_eq!(s, "x");
        }
    }
    every_edge::<0, Amortized>();
    every_edge::<4, Amortized>();
    every_edge::<23, Compact>();
    // The least length that needs a fourth byte: the fewest there are for it, where words have 32 bits.
    for len in [0xff_ffff, 0x100_0000] {
        let s = SmallString::<23, Compact>::from("x".repeat(len));
        assert_eq!(
            (s.len(), s.capacity(), s.into_string().len()),
            (len, len, len)
        );
    }
}

/// The provenance of the block was lost when a `String` was adopted, which Miri sees; and another
/// bug freed the block with another alignment, which the checking allocator sees.
///
/// Seen to fail with `InlineBuf::try_adopt` copying; and with `Global::release` doubling the
/// alignment.
#[test]
fn compact_str_100_smartstring_28_49_beef_47_strings_keep_their_block() {
    fn round_trip<const N: usize, P: Spills>(len: usize, spare: usize) {
        let mut string = String::with_capacity(len + spare);
        string.push_str(&"x".repeat(len));
        let (pointer, capacity) = (string.as_ptr(), string.capacity());

        drop(SmallString::<N, P>::from(string.clone()));
        let mut s = SmallString::<N, P>::from(string);
        assert_eq!((s.as_ptr(), s.capacity()), (pointer, capacity));
        s.pop();
        s.push('é');
        s.truncate(len - 1);
        let bytes = s.into_bytes();
        assert_eq!((bytes.as_ptr(), bytes.capacity()), (pointer, capacity));
        let s = SmallString::from_utf8(bytes).unwrap();
        let mut string = String::from(s);
        assert_eq!((string.as_ptr(), string.capacity()), (pointer, capacity));
        assert_eq!(string, "x".repeat(len - 1));
        if string.len() > N {
            let s = SmallString::<N, P>::try_from_string(string).unwrap();
            assert_eq!((s.as_ptr(), s.capacity()), (pointer, capacity));
            string = s.try_into_string().unwrap();
            assert_eq!((string.as_ptr(), string.capacity()), (pointer, capacity));
        }

        let boxed = string.into_boxed_str();
        if boxed.len() > N {
            let pointer = boxed.as_ptr();
            let s = SmallString::<N, P>::from(boxed);
            assert_eq!((s.as_ptr(), s.capacity()), (pointer, len - 1));
            let boxed: Box<str> = s.into();
            assert_eq!(boxed.as_ptr(), pointer);
        }
    }
    fn every_length<const N: usize, P: Spills>() {
        for len in N + 1..=2 * N + 3 {
            for spare in [1, 5, 50] {
                round_trip::<N, P>(len, spare);
            }
        }
    }
    for_each_storage!(every_length);
    every_length::<23, Compact>();
}

/// `to_string` ran `Display` twice.
///
/// Seen to fail with `try_to_smallstring` displaying once to find the length.
#[test]
fn compact_str_269_formatting_displays_once() {
    struct Once(Cell<u32>);
    impl Display for Once {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.set(self.0.get() + 1);
            assert_eq!(self.0.get(), 1, "displayed twice");
            f.write_str("displayed once")
        }
    }
    fn every_way<const N: usize, P: Spills>() {
        let once = || Once(Cell::new(0));
        check::<N, P>(&format_smallstring!("{}", once()), "displayed once");
        check::<N, P>(&format_smallstring!("no argument"), "no argument");
        check::<N, P>(&once().to_smallstring(), "displayed once");
        check::<N, P>(&once().try_to_smallstring().unwrap(), "displayed once");
        check::<N, P>(&"é".to_smallstring(), "é");
    }
    for_each_storage!(every_way);
    every_way::<23, Compact>();
}

/// A spill copied the whole inline buffer: there were NULs in the text.
///
/// Seen to fail with `InlineBuf::try_grow` setting the length `N` at a spill.
#[test]
fn smol_str_88_spills_from_each_length() {
    fn every_length<const N: usize, P: Spills>() {
        for text in (0..=N).flat_map(texts) {
            for more in ["a", "é", "€", "𝄞", "and a long piece of text"] {
                if left_out(11) {
                    continue;
                }
                let mut s = SmallString::<N, P>::from(&*text);
                s.push_str(more);
                check(&s, &format!("{text}{more}"));
                let mut s = SmallString::<N, P>::from(&*text);
                s.insert_str(0, more);
                check(&s, &format!("{more}{text}"));
                let mut s = SmallString::<N, P>::from(&*text);
                s.reserve(2 * N + 1);
                assert!(s.spilled());
                assert_eq!(s, text);
                assert!(s.shrink_to_inline());
                check(&s, &text);
            }
        }
    }
    for_each_storage!(every_length);
    every_length::<23, Compact>();
}

/// Off by one at the inline limit: next.js, and what smol_str read by borsh.
///
/// Seen to fail with `Utf8Buf::try_copy` and `copy` spilling a text of `N` bytes.
#[test]
fn next_js_93524_smol_str_borsh_every_length() {
    fn every_length<const N: usize, P: Spills>() {
        for text in (0..=2 * N + 1).flat_map(texts) {
            check(&SmallString::<N, P>::from(&*text), &text);
            check(&SmallString::<N, P>::from(text.clone()), &text);
            check(&text.chars().collect::<SmallString<N, P>>(), &text);
            check::<N, P>(&text.to_smallstring(), &text);
            check::<N, P>(&format_smallstring!("{text}{}", ""), &text);
            let bytes = SmallVec::from(text.as_bytes());
            check(&SmallString::<N, P>::from_utf8(bytes).expect("text"), &text);
            let mut s = SmallString::<N, P>::default();
            text.chars().for_each(|ch| s.push(ch));
            check(&s, &text);
            check(&s.clone(), &text);
            let mut s = SmallString::<N, P>::default();
            text.chars().rev().for_each(|ch| s.insert(0, ch));
            check(&s, &text);
            let full = catch(|| SmallString::<N, P>::try_from_str(&text).map(drop).is_ok());
            assert_eq!(full, Ok(true));
        }
    }
    for_each_storage!(every_length);
    every_length::<23, Compact>();
}
