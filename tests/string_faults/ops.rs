//! The operations that run user code: closures, iterators, `Display`, `AsRef`, conversions, the policy,
//! the allocator.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};
use std::hash::{Hash, Hasher};
use std::mem;

use smallcoll::policy::MaySpill;
use smallcoll::{SmallString, SmallStringExt, SmallVec, StrExt, ToSmallString, format_smallstring};

use crate::common::Fuse;
use crate::common::iter::{Hint, Lying};
use crate::common::policies::AnyPolicy;

/// An operation on a `SmallString`, and on a `String` if that has the same text after a panic.
pub(crate) struct Op {
    pub(crate) name: &'static str,
    pub(crate) std: Option<fn(&mut String)>,
}

macro_rules! ops {
    ($(
        $name:ident $(($alone:ident))?: |$s:ident| $code:expr;
    )*) => {
        pub(crate) const OPS: &[Op] = &[$(
            Op {
                name: stringify!($name),
                std: ops!(@ $($alone)? |$s| $code),
            },
        )*];

        impl Op {
            /// The operation on a `SmallString`.
            pub(crate) fn small<const N: usize, P: AnyPolicy<Heap: MaySpill>>(
                &self,
            ) -> fn(&mut SmallString<N, P>) {
                $(
                    if self.name == stringify!($name) {
                        return |$s| {
                            let _ = $code;
                        };
                    }
                )*
                unreachable!()
            }
        }
    };
    (@ |$s:ident| $code:expr) => {
        Some(|$s: &mut String| {
            let _ = $code;
        })
    };
    (@ alone |$s:ident| $code:expr) => {
        None
    };
}

const PIECES: [&str; 4] = ["é", "", "a𝄞", "and a long piece of text"];

/// Characters, by an iterator that may panic and says `hint` of its length.
fn chars(hint: Hint) -> impl Iterator<Item = char> {
    Lying::new(['x', 'é', '€', '𝄞', 'y'], hint)
}

/// Pieces of text, by an iterator that may panic.
fn pieces() -> impl Iterator<Item = &'static str> {
    Lying::new(PIECES, Hint::Exact)
}

/// A predicate that may panic: each third character goes.
fn most() -> impl FnMut(char) -> bool {
    let mut index = 0;
    move |_| {
        Fuse::Call.burn();
        index += 1;
        index % 3 != 1
    }
}

fn call() {
    Fuse::Call.burn();
}

/// Is displayed in pieces, and may panic before each.
struct Shown;

impl Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in PIECES {
            call();
            f.write_str(piece)?;
        }
        call();
        Ok(())
    }
}

/// Is text, and may panic when it says so; or when it is turned into bytes.
#[derive(Clone, Copy)]
struct Says(&'static str);

impl AsRef<str> for Says {
    fn as_ref(&self) -> &str {
        call();
        self.0
    }
}

struct Bytes<const N: usize, P: AnyPolicy>(SmallVec<u8, N, P>);

impl<const N: usize, P: AnyPolicy> From<Bytes<N, P>> for SmallVec<u8, N, P> {
    fn from(bytes: Bytes<N, P>) -> Self {
        call();
        bytes.0
    }
}

fn bytes<const N: usize, P: AnyPolicy>(s: SmallString<N, P>) -> Bytes<N, P> {
    Bytes(s.into_bytes())
}

/// A hasher that may panic.
struct Hashing;

impl Hasher for Hashing {
    fn finish(&self) -> u64 {
        0
    }

    fn write(&mut self, _: &[u8]) {
        call();
    }
}

// Methods that `String` does not have, or not on the oldest supported compiler, or that take the text
// out first, are marked `alone`; and `retain`, with which `String` loses what it did not come to.
ops! {
    push: |s| s.push('𝄞');
    push_str: |s| s.push_str(PIECES[3]);
    insert: |s| s.insert(0, 'é');
    insert_str: |s| s.insert_str(s.len(), PIECES[3]);
    pop: |s| s.pop();
    remove: |s| (!s.is_empty()).then(|| s.remove(0));
    truncate: |s| s.truncate(0);
    clear: |s| s.clear();
    retain (alone): |s| s.retain(most());
    drain: |s| drop(s.drain(..));
    drain_for_each: |s| s.drain(..).for_each(|_| call());
    drain_backwards: |s| s.drain(..).rev().for_each(|_| call());
    drain_some: |s| s.drain(..).take(2).for_each(|_| call());
    drain_find: |s| s.drain(..).any(|ch| { call(); ch == '€' });
    replace_range: |s| s.replace_range(..0, PIECES[3]);
    extend_chars: |s| s.extend(chars(Hint::Exact));
    extend_chars_unknown: |s| s.extend(chars(Hint::Unknown));
    extend_chars_low: |s| s.extend(chars(Hint::Low));
    extend_chars_high: |s| s.extend(chars(Hint::High));
    extend_borrowed_chars: |s| s.extend(Lying::new(&['é', '€'], Hint::Exact));
    extend_str: |s| s.extend(pieces());
    extend_string: |s| s.extend(pieces().map(String::from));
    extend_box: |s| s.extend(pieces().map(Box::<str>::from));
    extend_cow: |s| s.extend(pieces().map(Cow::Borrowed));
    extend_closure: |s| s.extend(PIECES.iter().map(|piece| { call(); *piece }));
    try_extend (alone): |s| assert!(s.try_extend(chars(Hint::Low)).is_ok());
    try_extend_str (alone): |s| assert!(s.try_extend(pieces()).is_ok());
    extend_small (alone): |s| s.extend(pieces().map(SmallString::<N, P>::from));
    extend_from_within (alone): |s| s.extend_from_within(..);
    add_assign: |s| *s += PIECES[3];
    add (alone): |s| *s = mem::take(s) + PIECES[3];
    collect_chars: |s| *s = chars(Hint::High).collect();
    collect_str: |s| *s = pieces().collect();
    collect_string (alone): |s| *s = pieces().map(SmallString::<N, P>::from).collect::<String>().into();
    write: |s| write!(s, "{Shown}{}", 1);
    write_char: |s| s.write_char('€');
    format (alone): |s| *s = format_smallstring!("{Shown}{}", 1);
    display (alone): |s| *s = Shown.to_smallstring();
    try_display (alone): |s| *s = Shown.try_to_smallstring().expect("memory");
    concat (alone): |s| *s = PIECES.map(Says).concat_smallstring();
    join (alone): |s| *s = Lying::new(PIECES.map(Says), Hint::High).join_smallstring("é");
    replace (alone): |s| *s = s.replace_smallstring("é", "€𝄞");
    repeat (alone): |s| *s = s.repeat_smallstring(3);
    to_uppercase (alone): |s| *s = s.to_uppercase_smallstring();
    from_utf8 (alone): |s| *s = SmallString::from_utf8(bytes(mem::take(s))).expect("text");
    from_utf8_lossy (alone): |s| *s = SmallString::from_utf8_lossy(b"a\xffe\xcc and more");
    into_utf8_lossy (alone): |s| {
        let bytes = SmallVec::<u8, N, P>::from_slice(b"a\xffe\xcc and more");
        *s = SmallString::from_utf8(bytes).expect_err("not text").into_utf8_lossy()
    };
    from_utf16 (alone): |s| *s = SmallString::from_utf16(&[b'x'.into(); 9]).expect("text");
    from_string (alone): |s| *s = String::from(mem::take(s)).into();
    try_into_string (alone): |s| *s = mem::take(s).try_into_string().expect("memory").into();
    try_from_string (alone): |s| *s = SmallString::try_from_string(mem::take(s).into()).expect("memory");
    into_boxed_str (alone): |s| *s = String::from(mem::take(s).into_boxed_str()).into();
    from_box (alone): |s| *s = mem::take(s).into_boxed_str().into();
    split_off: |s| drop(s.split_off(0));
    try_split_off (alone): |s| drop(s.try_split_off(0));
    clone: |s| drop(s.clone());
    clone_again (alone): |s| *s = s.clone();
    clone_from: |s| s.clone_from(&PIECES[3].into());
    try_clone (alone): |s| drop(s.try_clone());
    hash: |s| s.hash(&mut Hashing);
    reserve: |s| s.reserve(40);
    reserve_exact: |s| s.reserve_exact(40);
    shrink_to: |s| s.shrink_to(s.len() + 1);
    shrink_to_fit: |s| s.shrink_to_fit();
    shrink_to_inline (alone): |s| s.shrink_to_inline();
    try_methods (alone): |s| {
        assert!(s.try_push('é').is_ok());
        assert!(s.try_push_str(PIECES[2]).is_ok());
        assert!(s.try_insert(0, 'é').is_ok());
        assert!(s.try_insert_str(0, PIECES[3]).is_ok());
        assert!(s.try_replace_range(..2, "").is_ok());
        assert!(s.try_extend_from_within(..).is_ok());
        assert!(s.try_reserve(50).is_ok());
        *s = SmallString::try_from_str(PIECES[3]).expect("memory");
    };
}
