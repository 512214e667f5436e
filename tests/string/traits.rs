//! How strings compare and hash, and where they go.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeSet, HashMap};
use std::error::Error;
use std::ffi::CString;
use std::hash::{BuildHasher, RandomState};
use std::rc::Rc;
use std::sync::Arc;

use smallcoll::{Amortized, Compact, NoSpill, SmallString, SmallVec};
use static_assertions::{assert_impl_all, const_assert_eq};

const_assert_eq!(size_of::<SmallString<15, Compact<NoSpill>>>(), 16);
const_assert_eq!(size_of::<Option<SmallString<15, Compact<NoSpill>>>>(), 16);
const_assert_eq!(size_of::<SmallString>(), 24);
const_assert_eq!(size_of::<Option<SmallString>>(), 24);
assert_impl_all!(SmallString: Send, Sync, Unpin, std::panic::UnwindSafe, std::panic::RefUnwindSafe);

#[test]
#[allow(clippy::op_ref)]
fn compares_as_text() {
    let texts = ["", "a", "ab", "b", "spilled", "spilled!", "é", "€uro"];
    for a in texts {
        for b in texts {
            let (s, other) = (
                SmallString::<4>::from(a),
                SmallString::<1, Amortized>::from(b),
            );
            let (string, boxed, cow) = (b.to_owned(), Box::<str>::from(b), Cow::Borrowed(b));
            let equal = a == b;
            assert_eq!(s == other, equal);
            assert_eq!((s == *b, *b == s), (equal, equal));
            assert_eq!((s == b, b == s), (equal, equal));
            assert_eq!((s == string, string == s), (equal, equal));
            assert_eq!((s == &string, &string == s), (equal, equal));
            assert_eq!((s == boxed, boxed == s), (equal, equal));
            assert_eq!((s == cow, cow == s), (equal, equal));
            assert_eq!(s.partial_cmp(&other), a.partial_cmp(b));
            let by_ref = &string;
            let (order, back) = (a.partial_cmp(b), b.partial_cmp(a));
            assert_eq!((s.partial_cmp(b), b.partial_cmp(&s)), (order, back));
            assert_eq!((s.partial_cmp(&b), (&b).partial_cmp(&s)), (order, back));
            assert_eq!(
                (s.partial_cmp(&string), string.partial_cmp(&s)),
                (order, back)
            );
            assert_eq!(
                (s.partial_cmp(&by_ref), PartialOrd::partial_cmp(&by_ref, &s)),
                (order, back)
            );
            assert_eq!(
                (s.partial_cmp(&boxed), boxed.partial_cmp(&s)),
                (order, back)
            );
            assert_eq!((s.partial_cmp(&cow), cow.partial_cmp(&s)), (order, back));
            assert_eq!(s.cmp(&SmallString::from(b)), a.cmp(b));
        }
    }
}

#[test]
fn hashes_as_text() {
    let state = RandomState::new();
    for text in ["", "four", "spilled"] {
        let s: SmallString<4> = text.into();
        assert_eq!(state.hash_one(&s), state.hash_one(text));
        assert_eq!(Borrow::<str>::borrow(&s), text);
    }
    let mut map: HashMap<SmallString<4>, u32> = HashMap::new();
    map.insert("four".into(), 4);
    map.insert("five.".into(), 5);
    assert_eq!(
        (map.get("four"), map.get("five."), map.get("six")),
        (Some(&4), Some(&5), None)
    );
    let set: BTreeSet<SmallString<4>> = ["four".into(), "five.".into()].into();
    assert!(set.contains("five."));
    assert_eq!(set.into_iter().collect::<String>(), "five.four");
}

#[test]
fn goes_where_text_goes() {
    for text in ["", "four", "spilled"] {
        let s = || SmallString::<4>::from(text);
        assert_eq!(String::from(s()), text);
        assert_eq!(String::from(&s()), text);
        assert_eq!(&*Box::<str>::from(s()), text);
        assert_eq!(Vec::<u8>::from(s()), text.as_bytes());
        assert_eq!(SmallVec::<u8, 4, Compact>::from(s()), text.as_bytes());
        assert_eq!(&*Rc::<str>::from(s()), text);
        assert_eq!(&*Arc::<str>::from(s()), text);
        assert_eq!(Cow::<str>::from(s()), text);
        assert!(matches!(Cow::from(&s()), Cow::Borrowed(borrowed) if borrowed == text));
        assert_eq!(Box::<dyn Error>::from(s()).to_string(), text);
        assert_eq!(Box::<dyn Error + Send + Sync>::from(s()).to_string(), text);
        let mut string = String::from("x");
        string.extend([s(), s()]);
        assert_eq!(string, format!("x{text}{text}"));
        assert_eq!(
            [s(), s()].into_iter().collect::<Cow<'_, str>>(),
            text.repeat(2)
        );
        let mut cow = Cow::Borrowed("x");
        cow.extend([s(), s()]);
        assert_eq!(cow, format!("x{text}{text}"));
    }
    #[cfg(feature = "std")]
    {
        let s: SmallString<4> = "spilled".into();
        assert_eq!(AsRef::<std::ffi::OsStr>::as_ref(&s), "spilled");
        assert_eq!(std::ffi::OsString::from(s.clone()), "spilled");
        assert_eq!(std::path::PathBuf::from(s.clone()).as_os_str(), "spilled");
        assert_eq!(
            std::path::Path::new("a").join(&s),
            std::path::Path::new("a/spilled")
        );
    }
}

#[test]
fn of_a_constant() {
    const EMPTY: SmallString<4> = SmallString::new();
    static SHARED: SmallString<4, NoSpill> = SmallString::with_policy(NoSpill);
    const fn room(s: &SmallString<4>) -> (usize, usize, bool, bool) {
        (s.len(), s.remaining_capacity(), s.is_empty(), s.is_full())
    }
    const ROOM: (usize, usize, bool, bool) = room(const { &EMPTY });
    assert_eq!(ROOM, (0, 4, true, false));
    assert!(SHARED.is_empty());
    let mut s = EMPTY;
    s.push_str("spilled");
    assert_eq!(EMPTY, "");
}

#[test]
fn short_methods_on_both_sides() {
    for text in ["", "a", "four", "five.", "something longer"] {
        let mut s = SmallString::<4>::from(text);
        assert_eq!(SmallString::<4>::inline_capacity(), 4);
        assert_eq!(s.is_heap_allocated(), text.len() > 4);
        assert_eq!(AsRef::<str>::as_ref(&s.drain(..)), text);
        s.extend(text.chars().collect::<Vec<_>>().iter());
        assert_eq!(s, text);
        assert!(s.try_extend(&['x', 'y']).is_ok());
        assert_eq!(s, format!("{text}xy"));
    }
    let error = SmallString::<4>::from_utf8(b"\xff").unwrap_err();
    let message = String::from_utf8(vec![0xff]).unwrap_err().to_string();
    assert!(error.to_string() == message && error.source().is_none());
}

#[test]
fn text_of_owned_bytes() {
    for len in 0..9 {
        let mut bytes = b"12345678"[..len].to_vec();
        bytes.reserve_exact(40);
        let block = bytes.as_ptr();
        let s = SmallString::<4>::try_from(bytes.clone()).unwrap();
        assert_eq!((s.as_bytes(), s.spilled()), (&*bytes, len > 4));
        let s = SmallString::<4>::try_from(bytes).unwrap();
        assert_eq!(s.as_ptr() == block, len > 4);
        let s = SmallString::<4>::try_from(CString::new(&b"12345678"[..len]).unwrap()).unwrap();
        assert_eq!((s.as_bytes(), s.spilled()), (&b"12345678"[..len], len > 4));
    }
    let error = SmallString::<4>::try_from(vec![b'a', 0xff]).unwrap_err();
    assert_eq!(error.into_bytes(), [b'a', 0xff]);
    let not_text = CString::new(*b"\xff").unwrap();
    let error = SmallString::<4>::try_from(not_text.clone()).unwrap_err();
    assert_eq!(error.into_cstring(), not_text);
}

#[cfg(feature = "std")]
#[test]
fn equal_to_paths() {
    use std::path::{Path, PathBuf};
    for (text, path) in [("a", "a"), ("a/b/c/d", "a/b/c/d/"), ("a", "b"), ("", "")] {
        let (s, model) = (SmallString::<4>::from(text), String::from(text));
        let equal = Path::new(&model) == Path::new(path);
        assert_eq!(s == *Path::new(path), equal);
        assert_eq!(*Path::new(path) == s, equal);
        let path = PathBuf::from(path);
        assert_eq!((s == path, path == s), (equal, equal));
    }
}
