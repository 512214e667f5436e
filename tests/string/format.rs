//! Formatting into strings.

use std::fmt::{self, Display};

use smallcoll::{Compact, NoSpill, SmallString, ToSmallString, format_smallstring};

use crate::common::{left_out, panic_message};
use crate::lengths::check;

#[test]
fn known_types_are_displayed_as_ever() {
    macro_rules! check_integers {
        ($N:ident: $($integer:ty),*) => {$({
            let (min, max) = (<$integer>::MIN, <$integer>::MAX);
            let mut numbers = vec![min, min + 1, max, max - 1];
            let mut power: $integer = 1;
            loop {
                for number in [power - 1, power, power + 1] {
                    numbers.extend([number, (0 as $integer).wrapping_sub(number)]);
                }
                match power.checked_mul(10) {
                    Some(next) => power = next,
                    None => break,
                }
            }
            for number in numbers {
                if left_out(101) {
                    continue;
                }
                let text = number.to_string();
                check(&number.to_smallstring::<$N, Compact>(), &text);
                // What is no integer itself is formatted.
                check(&(&number).to_smallstring::<$N, Compact>(), &text);
                let fixed = number.try_to_smallstring::<$N, NoSpill>();
                assert_eq!(fixed.is_ok(), text.len() <= $N);
            }
        })*};
    }
    for_each_n!(N => {
        check_integers!(N: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
        for ch in ['\0', 'a', 'é', '€', '𝄞', char::MAX] {
            check(&ch.to_smallstring::<N, Compact>(), &ch.to_string());
        }
        check(&true.to_smallstring::<N, Compact>(), "true");
        check(&false.to_smallstring::<N, Compact>(), "false");
        for text in ["", "é", "three", "a text that is longer than any of the inline capacities is"] {
            check(&text.to_smallstring::<N, Compact>(), text);
            check(&(&text).to_smallstring::<N, Compact>(), text);
            check(&text.to_owned().to_smallstring::<N, Compact>(), text);
            // Of a lifetime that is not `'static`.
            let owned = text.to_owned();
            check(&owned.as_str().to_smallstring::<N, Compact>(), text);
            check(&(&owned.as_str()).to_smallstring::<N, Compact>(), text);
            let reference = &owned;
            check(&(&reference).to_smallstring::<N, Compact>(), text);
        }
    });
}

/// The digits are found several at a time: numbers of all lengths, with zeros and nines anywhere.
#[test]
fn all_digits_of_integers() {
    for number in (0..=u16::MAX).step_by(if cfg!(miri) { 3331 } else { 1 }) {
        check(&number.to_smallstring::<23, Compact>(), &number.to_string());
    }
    let mut number = 1_u128;
    for _ in 0..if cfg!(miri) { 5 } else { 20_000 } {
        number = number
            .wrapping_mul(0x2d99_787a_926d_46a9_3ab9_c7d2_fe18_4e35)
            .wrapping_add(1);
        for shift in [number as u32 % 128, 64 + number as u32 % 64] {
            let number = number as i128 >> shift;
            check(&number.to_smallstring::<47, Compact>(), &number.to_string());
            let number = number as i64;
            check(&number.to_smallstring::<23, Compact>(), &number.to_string());
            let number = number as u32 / 1000 * 1000;
            check(&number.to_smallstring::<15, Compact>(), &number.to_string());
        }
    }
}

/// Goes on where a write has failed.
struct Ignores;

impl Display for Ignores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = f.write_str("five.");
        f.write_str("four")
    }
}

/// Fails to be displayed.
struct Fails;

impl Display for Fails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("x")?;
        Err(fmt::Error)
    }
}

#[test]
fn formatting_fails() {
    let by_std = panic_message(|| drop(format!("{Fails}")));
    assert_eq!(
        panic_message(|| {
            let _: SmallString = format_smallstring!("{Fails}");
        }),
        by_std
    );
    let by_std = panic_message(|| drop(Fails.to_string()));
    assert_eq!(
        panic_message(|| {
            let _: SmallString = Fails.to_smallstring();
        }),
        by_std
    );
    let runs: [fn() -> SmallString<4, NoSpill>; 4] = [
        || format_smallstring!("{}{}", "four", 4),
        || format_smallstring!("{Ignores}"),
        || Ignores.to_smallstring(),
        || "five.".to_smallstring(),
    ];
    for run in runs {
        assert_eq!(
            panic_message(run),
            "capacity overflow: room for 5 elements needed, but the capacity is fixed at 4"
        );
    }
}

#[test]
fn shows_as_text() {
    for text in ["", "four", "spil\"led"] {
        let s: SmallString<4> = text.into();
        assert_eq!(
            format!("{s}|{s:>9}|{s:.2}|{s:?}"),
            format!("{text}|{text:>9}|{text:.2}|{text:?}")
        );
    }
}
