//! Callers that panic, lie, leak, or answer otherwise the second time.

use std::cell::Cell;

use smallcoll::policy::{DefaultPolicy, Global, Growth, SpillPolicy, Word};
use smallcoll::{Compact, SmallString, SmallVec, TryReserveError};

use crate::common::iter::{Hint, Lying};
use crate::common::policies::{Alternating, Exact, Greedy, Zero};
use crate::common::{Fuse, panic_message};

#[test]
fn a_leaked_drain_leaves_the_text_before_it() {
    for_each_n!(N => {
        let mut s: SmallString<N> = "aé€𝄞".into();
        let mut drain = s.drain(1..3);
        assert_eq!(drain.next(), Some('é'));
        std::mem::forget(drain);
        assert_eq!(s, "a");
        s.push_str("ß and more");
        assert_eq!(s, "aß and more");

        let mut s: SmallString<N> = "aé€𝄞".into();
        std::mem::forget(s.drain(..));
        assert_eq!(s, "");
    });
}

#[test]
fn a_drain_can_be_used_in_part() {
    for_each_n!(N => {
        let mut s: SmallString<N> = "aé€𝄞z".into();
        let mut drain = s.drain(1..10);
        assert_eq!((drain.next_back(), drain.next()), (Some('𝄞'), Some('é')));
        assert_eq!(drain.as_str(), "€");
        assert_eq!(AsRef::<[u8]>::as_ref(&drain), "€".as_bytes());
        assert_eq!(drain.size_hint(), (1, Some(3)));
        assert_eq!(drain.last(), Some('€'));
        assert_eq!(s, "az");
        assert_eq!(s.drain(1..).count(), 1);
        assert_eq!(s.drain(..).rev().collect::<SmallString<N>>(), "a");
        assert_eq!(s, "");
    });
}

#[test]
fn size_hints_that_lie() {
    let chars: Vec<char> = "aé€𝄞aé€𝄞".chars().collect();
    let text: String = chars.iter().collect();
    for hint in Hint::BEARABLE {
        let s: SmallString<4> = Lying::new(chars.clone(), hint).collect();
        assert_eq!(s, text);
    }
    let by_std = panic_message(|| Lying::new(chars.clone(), Hint::Max).collect::<String>());
    let ours = panic_message(|| Lying::new(chars.clone(), Hint::Max).collect::<SmallString<4>>());
    assert_eq!(ours, by_std);
}

#[test]
fn an_iterator_that_panics() {
    let chars: Vec<char> = "aé€𝄞aé€𝄞".chars().collect();
    for at in 0..chars.len() {
        for_each_n!(N => {
            let mut s = SmallString::<N>::from("ß");
            Fuse::Next.light(at + 1);
            panic_message(|| s.extend(Lying::new(chars.clone(), Hint::Exact)));
            let expected: String = [&['ß'], &chars[..at]].concat().into_iter().collect();
            assert_eq!(s, expected);
        });
    }
}

#[test]
fn conversions_ask_once() {
    struct Bytes<'a>(&'a Cell<u32>);
    impl<'a> From<Bytes<'a>> for SmallVec<u8, 4, Compact> {
        fn from(bytes: Bytes<'a>) -> Self {
            bytes.0.set(bytes.0.get() + 1);
            if bytes.0.get() == 1 {
                SmallVec::from(b"good")
            } else {
                SmallVec::from(b"\xff")
            }
        }
    }
    let asked = Cell::new(0);
    assert_eq!(SmallString::<4>::from_utf8(Bytes(&asked)).unwrap(), "good");
    assert_eq!(asked.get(), 1);
    assert!(SmallString::<4>::from_utf8(Bytes(&asked)).is_err());
}

#[test]
fn a_policy_that_is_wrong() {
    fn grows<P: DefaultPolicy<Heap: Clone> + Clone>() {
        let mut s: SmallString<4, P> = SmallString::default();
        let mut model = String::new();
        for ch in "aé€𝄞".chars().cycle().take(30) {
            s.push(ch);
            model.push(ch);
            assert_eq!(s, model);
        }
        assert_eq!(s.clone(), model);
        let tail = s.split_off(20);
        assert_eq!((s.as_str(), tail.as_str()), model.split_at(20));
    }
    grows::<Exact>();
    grows::<Zero>();
    grows::<Alternating>();

    let mut s: SmallString<4, Greedy> = SmallString::default();
    let error = s.try_push_str("five.").unwrap_err();
    assert_eq!(error.reason(), TryReserveError::CapacityOverflow);
    assert_eq!(s.try_reserve(5), Err(TryReserveError::CapacityOverflow));
    assert!(s.try_reserve_exact(5).is_ok());
}

/// Panics when it is asked.
#[derive(Clone, Copy, Default, Debug)]
struct Panics;

impl SpillPolicy for Panics {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, _: Growth) -> usize {
        panic!("a policy that panics");
    }
}

#[test]
fn a_policy_that_panics() {
    let runs: [fn(&mut SmallString<4, Panics>); 7] = [
        |s| s.push('é'),
        |s| s.push_str("!?"),
        |s| s.insert(1, 'é'),
        |s| s.insert_str(0, "!?"),
        |s| s.replace_range(1..3, "four"),
        |s| s.extend_from_within(..),
        |s| s.extend(['!', '?']),
    ];
    for run in runs {
        let mut s: SmallString<4, Panics> = SmallString::default();
        s.push_str("abc");
        assert_eq!(panic_message(|| run(&mut s)), "a policy that panics");
        assert_eq!(s, "abc");
    }
}
