//! Short strings by words: every length, and whatever lies behind the text.

#![allow(unsafe_code, clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

use std::{iter, mem};

use smallcoll::policy::{Amortized, Compact, DefaultPolicy, NoSpill};
use smallcoll::{SmallString, SmallVec};

/// Texts of each length up to `max`, all alike but for the last byte, and without it. In Miri, of the
/// lengths about a word's border, and of one between.
fn texts(max: usize) -> Vec<String> {
    let alike: String = ('!'..='~').cycle().take(max).collect();
    (0..=max)
        .filter(|len| !cfg!(miri) || matches!(len % 16, 0 | 3 | 7))
        .flat_map(|len| {
            let text = &alike[..len];
            let mut other = text.to_owned();
            let last = other.pop();
            [text.to_owned(), last.map_or("\0".into(), |_| other + "\0")]
        })
        .filter(|text| text.len() <= max)
        .collect()
}

/// All texts made, cloned, appended and compared.
fn every_length<const N: usize, P: DefaultPolicy + Clone>(max: usize)
where
    SmallString<N, P>: for<'a> TryFrom<&'a str> + Clone,
{
    let texts = texts(max);
    for a in &texts {
        let of = |text: &str| SmallString::<N, P>::try_from(text).ok().unwrap();
        let s = of(a);
        assert_eq!(SmallString::<N, P>::try_from_str(a).unwrap().as_str(), a);
        assert_eq!(s.as_str(), a);
        assert_eq!(s.clone().as_str(), a);
        // A part of a longer text, the rest of which is no zeros.
        let longer = a.clone() + &"x".repeat(16);
        assert_eq!(of(&longer[..a.len()]).as_str(), a);
        for b in &texts {
            let other = of(b);
            assert_eq!(s == other, a == b, "{a:?} == {b:?}");
            assert_eq!(s < other, a < b, "{a:?} < {b:?}");
            if a.len() + b.len() <= max {
                let mut both = s.clone();
                both.push_str(b);
                assert_eq!(both.as_str(), a.clone() + b);
            }
        }
    }
}

#[test]
fn every_length_and_pair() {
    every_length::<23, Compact>(40);
    every_length::<31, Compact>(40);
    every_length::<22, Compact>(30);
    every_length::<63, Compact>(70);
    every_length::<23, Amortized>(30);
    every_length::<15, Compact<NoSpill>>(15);
    every_length::<31, Compact<NoSpill>>(31);
}

/// Strings with the text `same`, and something else behind it.
fn with_traces<const N: usize>(same: &str) -> Vec<SmallString<N>> {
    let long = format!("{same}{}", "w".repeat(N - same.len()));
    let inline = || SmallString::<N>::from(long.as_str());
    let spilled = || SmallString::<N>::from(format!("{long}{long}").as_str());

    let mut truncated = inline();
    truncated.truncate(same.len());
    let mut popped = inline();
    while popped.len() > same.len() {
        popped.pop();
    }
    let mut refilled = inline();
    refilled.clear();
    refilled.push_str(same);
    let mut retained = inline();
    retained.retain(|ch| ch != 'w');
    let mut drained = inline();
    drained.drain(same.len()..);
    let mut leaked = inline();
    mem::forget(leaked.drain(same.len()..));
    let mut split = inline();
    let _ = split.split_off(same.len());
    let mut replaced = inline();
    replaced.replace_range(same.len().., "");
    let mut back = spilled();
    back.truncate(same.len());
    let still_spilled = back.clone();
    back.shrink_to_fit();
    let mut kept = spilled();
    kept.truncate(same.len());

    // A vector's storage may hold anything, or nothing at all.
    let mut bytes = SmallVec::<u8, N, Compact>::with_policy(Compact(Amortized));
    bytes.extend_from_slice(same.as_bytes());
    let plain = SmallString::from_utf8(bytes.clone()).unwrap();
    for slot in bytes.spare_capacity_mut() {
        slot.write(0xff);
    }
    let dirty = SmallString::from_utf8(bytes.clone()).unwrap();
    bytes.reserve(4 * N);
    let heap = SmallString::from_utf8(bytes.clone()).unwrap();
    let mut heap_and_back = SmallString::from_utf8(bytes).unwrap();
    heap_and_back.shrink_to_fit();
    // SAFETY: ASCII.
    let unchecked = unsafe { SmallString::from_utf8_unchecked(same.as_bytes()) };

    vec![
        SmallString::from(same),
        truncated,
        popped,
        refilled,
        retained,
        drained,
        leaked,
        split,
        replaced,
        back,
        still_spilled,
        kept,
        plain,
        dirty,
        heap,
        heap_and_back,
        unchecked,
    ]
}

fn traces<const N: usize>() {
    for same in texts(N) {
        let same = same.replace('w', "v");
        let strings = with_traces::<N>(&same);
        for (i, a) in strings.iter().enumerate() {
            assert_eq!(a.as_str(), same, "{i}");
            for (j, b) in strings.iter().enumerate() {
                assert_eq!(a, b, "{i} and {j}");
            }
        }
    }
}

#[test]
fn what_lies_behind_the_text_does_not_count() {
    traces::<23>();
    traces::<31>();
    traces::<8>();
}

/// A word of one is the last, with the header, and of the other it is text.
#[test]
fn buffers_of_different_sizes() {
    for same in texts(23) {
        let same = same.replace('w', "v");
        for a in &with_traces::<23>(&same) {
            for b in &with_traces::<31>(&same) {
                assert_eq!(a, b);
                assert_eq!(b, a);
            }
        }
        // What the one's header is, is the other's last character.
        let mut longer = format!("{same:w<23}");
        longer.push(char::from(same.len() as u8 * 2 + 1));
        let (a, b) = (
            SmallString::<23>::from(same),
            SmallString::<31>::from(longer),
        );
        assert_ne!(a, b);
        assert_ne!(b, a);
    }
}

fn collected<const N: usize>() {
    for text in texts(2 * N + 1) {
        // Without another character, and with one at each place.
        let mut expected = vec![text.clone()];
        expected.extend((0..=text.len()).map(|at| {
            let mut text = text.clone();
            text.insert_str(at, ["é", "€", "𝄞"][at % 3]);
            text
        }));
        for text in expected {
            let s: SmallString<N> = text.chars().collect();
            assert_eq!(s, text);
            assert_eq!(s.spilled(), text.len() > N);
            // With a size hint that promises nothing.
            let mut chars = text.chars();
            let s: SmallString<N> = iter::from_fn(|| chars.next()).collect();
            assert_eq!(s, text);
            assert_eq!(s.spilled(), text.len() > N);
            assert_eq!(s, SmallString::<N>::from(text.as_str()));
        }
    }
}

#[test]
fn collects_characters() {
    collected::<23>();
    collected::<15>();
    collected::<31>();
    collected::<4>();
}
