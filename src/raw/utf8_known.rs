//! Values whose text is known without asking their `Display`: text, characters, `bool`, integers.
//!
//! They are told by their type's id, which without specialization is the only way in code that is
//! generic in what can be displayed.

use alloc::string::String;
use core::any::TypeId;
use core::marker::PhantomData;
use core::mem;
use core::str;

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

/// The most bytes of an integer: the sign and 39 digits.
const MAX_DIGITS: usize = 40;

/// The digits of an integer, at the end of an array.
struct Digits {
    bytes: [u8; MAX_DIGITS],
    start: usize,
}

impl Digits {
    /// Puts the digits of `number` before those there are.
    #[inline(always)]
    fn put(&mut self, mut number: u64) {
        const PAIRS: [[u8; 2]; 100] = {
            let (mut pairs, mut at) = ([[0; 2]; 100], 0);
            while at < 100 {
                pairs[at] = [b'0' + at as u8 / 10, b'0' + at as u8 % 10];
                at += 1;
            }
            pairs
        };
        while number >= 10 {
            self.start -= 2;
            let pair = PAIRS[(number % 100) as usize];
            self.bytes[self.start..self.start + 2].copy_from_slice(&pair);
            number /= 100;
        }
        if number > 0 || self.start == MAX_DIGITS {
            self.byte(b'0' + number as u8);
        }
    }

    /// Puts a byte before those there are.
    #[inline(always)]
    fn byte(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes[self.start] = byte;
    }

    /// Of the number of that size, and a sign if it is negative.
    #[inline(always)]
    fn new(number: u128, negative: bool) -> Self {
        // As many digits as a `u64` holds of any value.
        const CHUNK_DIGITS: usize = 19;
        const CHUNK: u128 = 10_u128.pow(CHUNK_DIGITS as u32);
        let mut digits = Self {
            bytes: [b'0'; MAX_DIGITS],
            start: MAX_DIGITS,
        };
        let mut rest = number;
        while rest > u128::from(u64::MAX) {
            let end = digits.start;
            digits.put((rest % CHUNK) as u64);
            digits.start = end - CHUNK_DIGITS;
            rest /= CHUNK;
        }
        digits.put(rest as u64);
        if negative {
            digits.byte(b'-');
        }
        digits
    }

    #[inline(always)]
    fn as_str(&self) -> &str {
        // SAFETY: I4: digits and a sign are ASCII.
        unsafe { str::from_utf8_unchecked(&self.bytes[self.start..]) }
    }
}

/// What `then` makes of the value's text, if that is known.
#[inline(always)]
pub(crate) fn known<T: ?Sized, R>(value: &T, then: impl FnOnce(&str) -> R) -> Option<R> {
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
            #[allow(unused_comparisons)]
            {
                if_it_is!($integer, number => {
                    then(Digits::new(number.abs_diff(0) as u128, *number < 0).as_str())
                });
            }
        )*};
    }
    if let Some(text) = cast_to_reference(value) {
        return Some(then(text));
    }
    if_it_is!(str, text => then(text));
    if_it_is!(String, text => then(text));
    if_it_is!(char, ch => then(ch.encode_utf8(&mut [0; 4])));
    if_it_is!(bool, truth => then(if *truth { "true" } else { "false" }));
    if_it_is_one_of!(
        u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize
    );
    None
}
