//! Values whose text is known without asking their `Display`: text, characters, `bool`, integers.
//!
//! They are told by their type's id, which without specialization is the only way in code that is
//! generic in what can be displayed.

use alloc::string::String;
use core::any::TypeId;
use core::marker::PhantomData;
use core::mem;
use core::str;

use super::utf8::Utf8Buf;
use crate::error::TryReserveError;
use crate::policy::DefaultPolicy;

/// The id of any type, whatever lifetimes it has in it.
#[inline(always)]
fn type_id<T: ?Sized>() -> TypeId {
    trait Identified {
        fn id(&self) -> TypeId
        where
            Self: 'static;
    }
    impl<T: ?Sized> Identified for PhantomData<T> {
        #[inline(always)]
        fn id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let marker = PhantomData::<T>;
    let marker: &dyn Identified = &marker;
    // SAFETY: I6: a `PhantomData` refers to nothing, so nothing that is gone can be reached by it; the
    // two types differ in a lifetime only.
    let marker: &(dyn Identified + 'static) = unsafe { mem::transmute(marker) };
    marker.id()
}

/// The value as a `U`, if that is what it is.
///
/// # Safety
///
/// `U` has no lifetime in it: types that differ in their lifetimes have one id (I4).
#[inline(always)]
unsafe fn cast<T: ?Sized, U: ?Sized + 'static>(value: &T) -> Option<&U> {
    if type_id::<T>() != TypeId::of::<U>() {
        return None;
    }
    // SAFETY: I4: `T` is `U`, so that both references are of one size and to a valid value.
    Some(unsafe { mem::transmute_copy::<&T, &U>(&value) })
}

/// The text that the value refers to, if it is a `&str`.
#[inline(always)]
fn cast_to_reference<'v, T: ?Sized>(value: &'v T) -> Option<&'v str> {
    if type_id::<T>() != TypeId::of::<&'static str>() {
        return None;
    }
    // SAFETY: I4: `T` is a `&str`, which lives at least as long as the reference to it.
    Some(unsafe { *mem::transmute_copy::<&'v T, &'v &'v str>(&value) })
}

/// The digits that are found at once.
const CHUNK_DIGITS: usize = 16;

/// The least number that has more.
const CHUNK: u64 = 10_u64.pow(CHUNK_DIGITS as u32);

/// Room for the sign and the 39 digits of the longest integer.
const LONGEST: usize = 3 * CHUNK_DIGITS;

/// The eight decimal digits of a number, the first in the lowest byte. Each division is one of all
/// parts at once, by a multiplication that is exact for numbers as small as they are.
#[inline(always)]
const fn eight_digits(number: u32) -> u64 {
    debug_assert!(number < 100_000_000);
    let fours = (number / 10_000) as u64 | ((number % 10_000) as u64) << 32;
    let hundreds = ((fours * 10_486) >> 20) & 0x007f_0000_007f;
    let twos = hundreds | (fours - 100 * hundreds) << 16;
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | (twos - 10 * tens) << 8
}

/// The text of sixteen digits of a number, the first in the lowest byte, and how many of them are
/// zeros before the number. Of 0, all but one.
#[inline(always)]
const fn sixteen_digits(number: u64) -> (u128, usize) {
    const HALF: u64 = 100_000_000;
    const ASCII: u128 = u128::from_le_bytes([b'0'; CHUNK_DIGITS]);
    let first = eight_digits((number / HALF) as u32) as u128;
    let last = eight_digits((number % HALF) as u32) as u128;
    let digits = first | last << 64;
    let zeros = (digits | 1 << 120).trailing_zeros() / 8;
    (digits | ASCII, zeros as usize)
}

/// An integer of at most 15 digits, and a sign if it is negative: the text, the first byte lowest,
/// and its length.
#[inline(always)]
const fn short_integer(number: u64, negative: bool) -> (u128, usize) {
    let (digits, zeros) = sixteen_digits(number);
    let (text, len) = (digits >> (8 * zeros), CHUNK_DIGITS - zeros);
    if negative {
        (text << 8 | b'-' as u128, len + 1)
    } else {
        (text, len)
    }
}

/// An integer of any length, in the last bytes of an array, and where it starts.
fn long_integer(mut number: u128, negative: bool) -> ([u8; LONGEST], usize) {
    let (mut bytes, mut start) = ([0; LONGEST], LONGEST);
    loop {
        let (rest, chunk) = match u64::try_from(number) {
            Ok(number) => (u128::from(number / CHUNK), number % CHUNK),
            Err(_) => {
                let rest = number / u128::from(CHUNK);
                (rest, (number - rest * u128::from(CHUNK)) as u64)
            }
        };
        let (digits, zeros) = sixteen_digits(chunk);
        start -= CHUNK_DIGITS;
        bytes[start..start + CHUNK_DIGITS].copy_from_slice(&digits.to_le_bytes());
        if rest == 0 {
            start += zeros;
            break;
        }
        number = rest;
    }
    if negative {
        start -= 1;
        bytes[start] = b'-';
    }
    (bytes, start)
}

/// A character: its text, the first byte lowest, and its length.
#[inline(always)]
fn character(ch: char) -> (u128, usize) {
    let mut bytes = [0; size_of::<char>()];
    let len = ch.encode_utf8(&mut bytes).len();
    (u128::from(u32::from_le_bytes(bytes)), len)
}

impl<const N: usize, P: DefaultPolicy> Utf8Buf<N, P> {
    /// The text that `Display` shows of the value, if that is known without asking.
    #[inline(always)]
    pub(crate) fn try_known<T: ?Sized>(value: &T) -> Option<Result<Self, TryReserveError>> {
        let copy = |text: &str| Self::try_copy(P::default(), P::Heap::default(), text);
        macro_rules! if_it_is {
            ($type:ty, $value:ident => $result:expr) => {
                // SAFETY: I4: no lifetime is in the type.
                if let Some($value) = unsafe { cast::<T, $type>(value) } {
                    return Some($result);
                }
            };
        }
        macro_rules! if_it_is_one_of {
            ($($integer:ty),*) => {$(
                if_it_is!($integer, number => {
                    #[allow(unused_comparisons)]
                    Self::try_integer(number.abs_diff(0) as u128, *number < 0)
                });
            )*};
        }
        if let Some(text) = cast_to_reference(value) {
            return Some(copy(text));
        }
        if_it_is!(str, text => copy(text));
        if_it_is!(String, text => copy(text));
        if_it_is!(char, ch => {
            let (text, len) = character(*ch);
            // SAFETY: I4: a character's UTF-8.
            unsafe { Self::try_register(P::default(), P::Heap::default(), text, len) }
        });
        if_it_is!(bool, truth => copy(if *truth { "true" } else { "false" }));
        if_it_is_one_of!(
            u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize
        );
        None
    }

    /// The text of the number of that size, and of a sign if it is negative.
    #[inline(always)]
    fn try_integer(number: u128, negative: bool) -> Result<Self, TryReserveError> {
        let (policy, heap) = (P::default(), P::Heap::default());
        if number < u128::from(CHUNK / 10) {
            let (text, len) = short_integer(number as u64, negative);
            // SAFETY: I4: digits and a sign are ASCII.
            return unsafe { Self::try_register(policy, heap, text, len) };
        }
        let (bytes, start) = long_integer(number, negative);
        // SAFETY: I4: as above.
        let text = unsafe { str::from_utf8_unchecked(&bytes[start..]) };
        Self::try_copy(policy, heap, text)
    }
}
