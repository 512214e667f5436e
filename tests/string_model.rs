//! `SmallString` against `String`: random operations, compared after each one.
#![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc)]

mod common;

use std::fmt::Write;

use common::CheckedAlloc;
use common::alloc::check_quarantine;
use common::policies::comes_back_at;
use quickcheck::{Arbitrary, Gen, QuickCheck};
#[cfg(feature = "allocator-api2")]
use smallcoll::In;
use smallcoll::policy::{DefaultPolicy, Heap};
use smallcoll::string::Piece;
use smallcoll::{
    Amortized, CapacityError, Compact, Exact, Hysteresis, NoSpill, SmallString, SmallStringExt,
    StrExt, TryReserveError,
};

#[cfg(test)]
#[global_allocator]
static ALLOCATOR: CheckedAlloc = CheckedAlloc;

/// Characters of each length in UTF-8, at the ends of each length's range.
const CHARS: [char; 12] = [
    'a',
    'Z',
    '\0',
    '\u{7f}',
    '\u{80}',
    'é',
    '\u{7ff}',
    '\u{800}',
    '€',
    '\u{ffff}',
    '\u{10000}',
    '\u{10ffff}',
];

/// A short piece of text, now and then a longer one.
#[derive(Clone, Debug)]
struct Text(String);

impl Arbitrary for Text {
    fn arbitrary(g: &mut Gen) -> Self {
        let most = *g.choose(&[1, 2, 4, 8, 30]).unwrap();
        let count = usize::arbitrary(g) % (most + 1);
        Self((0..count).map(|_| *g.choose(&CHARS).unwrap()).collect())
    }
}

/// An operation. Positions are taken modulo the number of character boundaries.
#[derive(Clone, Debug)]
enum Op {
    Push(char),
    PushStr(Text),
    Pop,
    Insert(usize, char),
    InsertStr(usize, Text),
    Remove(usize),
    Truncate(usize),
    Clear,
    Retain(u32),
    Drain(usize, usize, usize, usize),
    ReplaceRange(usize, usize, Text),
    ExtendFromWithin(usize, usize),
    SplitOff(usize, bool),
    ExtendChars(Text),
    ExtendStrs(Vec<Text>),
    TryExtendChars(Text),
    TryExtendStrs(Vec<Text>),
    Write(Text),
    CloneFrom(Text),
    Clone,
    ThroughString,
    ThroughBytes,
    ThroughSpare(char),
    Uppercase,
    Lowercase,
    Replace(char, Text),
    Repeat(usize),
    Join(Vec<Text>),
    Reserve(u8),
    ReserveExact(u8),
    ShrinkToFit,
    ShrinkTo(u8),
    ShrinkToInline,
}

impl Arbitrary for Op {
    fn arbitrary(g: &mut Gen) -> Self {
        let ch = *g.choose(&CHARS).unwrap();
        let (a, b) = (usize::arbitrary(g), usize::arbitrary(g));
        let kinds: Vec<u8> = (0..33).collect();
        match g.choose(&kinds).unwrap() {
            0 => Op::Push(ch),
            1 => Op::PushStr(Text::arbitrary(g)),
            2 => Op::Pop,
            3 => Op::Insert(a, ch),
            4 => Op::InsertStr(a, Text::arbitrary(g)),
            5 => Op::Remove(a),
            6 => Op::Truncate(a),
            7 => Op::Clear,
            8 => Op::Retain(u32::arbitrary(g)),
            9 => Op::Drain(a, b, usize::arbitrary(g) % 4, usize::arbitrary(g) % 4),
            10 => Op::ReplaceRange(a, b, Text::arbitrary(g)),
            11 => Op::ExtendFromWithin(a, b),
            12 => Op::SplitOff(a, bool::arbitrary(g)),
            13 => Op::ExtendChars(Text::arbitrary(g)),
            14 => Op::ExtendStrs(vec![Text::arbitrary(g), Text::arbitrary(g)]),
            15 => Op::Write(Text::arbitrary(g)),
            16 => Op::CloneFrom(Text::arbitrary(g)),
            17 => Op::Clone,
            18 => Op::ThroughString,
            19 => Op::ThroughBytes,
            20 => Op::Uppercase,
            21 => Op::Reserve(u8::arbitrary(g) % 70),
            22 => Op::ReserveExact(u8::arbitrary(g) % 70),
            23 => Op::ShrinkToFit,
            24 => Op::ShrinkTo(u8::arbitrary(g) % 70),
            25 => Op::ShrinkToInline,
            26 => Op::TryExtendChars(Text::arbitrary(g)),
            27 => Op::TryExtendStrs(vec![Text::arbitrary(g), Text::arbitrary(g)]),
            28 => Op::ThroughSpare(ch),
            29 => Op::Lowercase,
            30 => Op::Replace(ch, Text::arbitrary(g)),
            31 => Op::Repeat(a % 4),
            _ => Op::Join(vec![Text::arbitrary(g), Text::arbitrary(g)]),
        }
    }
}

/// The byte at the character boundary number `position`.
fn boundary(text: &str, position: usize) -> usize {
    let boundaries: Vec<usize> = (0..=text.len())
        .filter(|&i| text.is_char_boundary(i))
        .collect();
    boundaries[position % boundaries.len()]
}

/// Two boundaries in order.
fn boundaries(text: &str, a: usize, b: usize) -> std::ops::Range<usize> {
    let (a, b) = (boundary(text, a), boundary(text, b));
    a.min(b)..a.max(b)
}

/// An iterator that promises so many elements.
struct Promised<I>(I, usize);

impl<I: Iterator> Iterator for Promised<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.1, None)
    }
}

/// A string, its model, and whether it should be on the heap.
struct Pair<const N: usize, P: DefaultPolicy> {
    small: SmallString<N, P>,
    model: String,
    spilled: bool,
}

impl<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone> Pair<N, P> {
    const FIXED: bool = !<P::Heap as Heap>::MAY_SPILL;

    /// Whether `additional` more bytes find room, in the end.
    fn fits(&self, additional: usize) -> bool {
        !Self::FIXED || self.model.len() + additional <= N
    }

    /// Compares the outcome of putting `new` bytes in the place of `old` to what it must be, and
    /// tells whether there was room.
    fn grew(&mut self, result: Result<(), TryReserveError>, old: usize, new: usize) -> bool {
        let required = self.model.len() - old + new;
        match result {
            Ok(()) => {
                assert!(!Self::FIXED || required <= N);
                self.spilled |= required > N;
                true
            }
            Err(reason) => {
                assert!(Self::FIXED && required > N);
                let capacity = N;
                assert_eq!(reason, TryReserveError::Full { capacity, required });
                false
            }
        }
    }

    /// [`grew`](Self::grew), with a value that the error gives back.
    fn expect<T: PartialEq + std::fmt::Debug>(
        &mut self,
        result: Result<(), CapacityError<T>>,
        value: T,
        old: usize,
        new: usize,
    ) -> bool {
        let result = result.map_err(|error| {
            let reason = error.reason();
            assert_eq!(error.element(), value);
            reason
        });
        self.grew(result, old, new)
    }

    /// Extends by pieces, of which those stay that find room, and the others come back.
    fn try_extend<T: Piece + Clone + PartialEq + std::fmt::Debug + ToString>(
        &mut self,
        pieces: Vec<T>,
        promised: usize,
    ) {
        let len = self.model.len();
        let mut taken = 0;
        for piece in &pieces {
            let text = piece.to_string();
            if Self::FIXED && (self.model.len() + text.len() > N || len + promised > N) {
                break;
            }
            self.model.push_str(&text);
            taken += 1;
        }
        let iter = Promised(pieces.clone().into_iter(), promised);
        match self.small.try_extend(iter) {
            Ok(()) => {
                assert_eq!(taken, pieces.len());
                self.spilled |= self.model.len().max(len + promised) > N;
            }
            Err(error) => {
                assert!(Self::FIXED);
                assert!(matches!(error.reason(), TryReserveError::Full { .. }));
                assert!(error.element().eq(pieces[taken..].iter().cloned()));
            }
        }
    }

    fn apply(&mut self, op: Op) {
        match op {
            Op::Push(ch) => {
                let result = self.small.try_push(ch);
                if self.expect(result, ch, 0, ch.len_utf8()) {
                    self.model.push(ch);
                }
            }
            Op::PushStr(Text(text)) => {
                let result = self.small.try_push_str(&text);
                if self.expect(result, &text, 0, text.len()) {
                    self.model.push_str(&text);
                }
            }
            Op::Pop => assert_eq!(self.small.pop(), self.model.pop()),
            Op::Insert(at, ch) => {
                let at = boundary(&self.model, at);
                let result = self.small.try_insert(at, ch);
                if self.expect(result, ch, 0, ch.len_utf8()) {
                    self.model.insert(at, ch);
                }
            }
            Op::InsertStr(at, Text(text)) => {
                let at = boundary(&self.model, at);
                let result = self.small.try_insert_str(at, &text);
                if self.expect(result, &text, 0, text.len()) {
                    self.model.insert_str(at, &text);
                }
            }
            Op::Remove(at) => {
                let at = boundary(&self.model, at);
                if at < self.model.len() {
                    assert_eq!(self.small.remove(at), self.model.remove(at));
                }
            }
            Op::Truncate(at) => {
                let at = boundary(&self.model, at);
                self.small.truncate(at);
                self.model.truncate(at);
            }
            Op::Clear => {
                self.small.clear();
                self.model.clear();
            }
            Op::Retain(mask) => {
                let keep = |ch: char| mask >> (ch as u32 % 31) & 1 != 0;
                self.small.retain(keep);
                self.model.retain(keep);
            }
            Op::Drain(a, b, front, back) => {
                let range = boundaries(&self.model, a, b);
                let mut small = self.small.drain(range.clone());
                let mut model = self.model.drain(range);
                for _ in 0..front {
                    assert_eq!(small.next(), model.next());
                }
                for _ in 0..back {
                    assert_eq!(small.next_back(), model.next_back());
                }
                assert_eq!(small.as_str(), model.as_str());
                assert_eq!(small.size_hint(), model.size_hint());
                assert_eq!(format!("{small:?}"), format!("{model:?}"));
            }
            Op::ReplaceRange(a, b, Text(text)) => {
                let range = boundaries(&self.model, a, b);
                let result = self.small.try_replace_range(range.clone(), &text);
                if self.expect(result, &text, range.len(), text.len()) {
                    self.model.replace_range(range, &text);
                }
            }
            Op::ExtendFromWithin(a, b) => {
                let range = boundaries(&self.model, a, b);
                let result = self.small.try_extend_from_within(range.clone());
                if self.grew(result, 0, range.len()) {
                    let piece = self.model[range].to_owned();
                    self.model.push_str(&piece);
                }
            }
            Op::SplitOff(at, keep_tail) => {
                let at = boundary(&self.model, at);
                let (small, model) = (self.small.split_off(at), self.model.split_off(at));
                assert_eq!(small, model);
                assert_eq!(small.spilled(), small.len() > N);
                if keep_tail {
                    self.spilled = small.spilled();
                    (self.small, self.model) = (small, model);
                }
            }
            Op::ExtendChars(Text(text)) => {
                if self.fits(text.len()) {
                    self.small.extend(text.chars());
                    self.model.push_str(&text);
                    self.spilled |= self.model.len() > N;
                }
            }
            Op::ExtendStrs(texts) => {
                if self.fits(texts.iter().map(|text| text.0.len()).sum()) {
                    self.small.extend(texts.iter().map(|text| &*text.0));
                    self.model.extend(texts.iter().map(|text| &*text.0));
                    self.spilled |= self.model.len() > N;
                }
            }
            Op::TryExtendChars(Text(text)) => {
                let chars: Vec<char> = text.chars().collect();
                let count = chars.len();
                self.try_extend(chars, count);
            }
            Op::TryExtendStrs(texts) => {
                self.try_extend(texts.into_iter().map(|text| text.0).collect(), 0);
            }
            Op::Write(Text(text)) => {
                let fits = self.fits(text.len());
                assert_eq!(self.small.write_str(&text).is_ok(), fits);
                if fits {
                    self.model.push_str(&text);
                    self.spilled |= self.model.len() > N;
                }
            }
            Op::CloneFrom(Text(text)) => {
                if let Ok(source) = SmallString::<N, P>::try_from_str(&text) {
                    assert_eq!(source.spilled(), text.len() > N);
                    let capacity = self.small.capacity();
                    self.small.clone_from(&source);
                    self.model.clone_from(&text);
                    assert!(P::COMES_BACK || self.small.capacity() >= capacity);
                    self.spilled |= self.model.len() > N;
                }
            }
            Op::Clone => {
                self.small = self.small.clone();
                self.spilled = self.model.len() > N;
            }
            Op::ThroughString => {
                let string = std::mem::take(&mut self.small).try_into_string().unwrap();
                self.small = SmallString::try_from_string(string).unwrap();
                self.spilled = self.model.len() > N;
            }
            Op::ThroughBytes => {
                let bytes = std::mem::take(&mut self.small).into_bytes();
                assert_eq!(bytes, self.model.as_bytes());
                self.small = SmallString::from_utf8(bytes).unwrap();
            }
            Op::ThroughSpare(ch) => self.through_spare(ch),
            Op::Lowercase => {
                self.make(self.model.to_lowercase(), |s| s.to_lowercase_smallstring());
                self.make(self.model.to_uppercase(), |s| s.to_uppercase_smallstring());
            }
            Op::Replace(ch, Text(to)) => {
                let from = ch.to_string();
                let expected = self.model.replace(&from, &to);
                self.make(expected, |s| s.replace_smallstring(&from, &to));
                let expected = self.model.replacen(&from, &to, 1);
                self.make(expected, |s| s.replacen_smallstring(&from, &to, 1));
            }
            Op::Repeat(n) => {
                let expected = self.model.repeat(n);
                let result = self.small.try_repeat_smallstring::<N, P>(n);
                assert_eq!(result.is_err(), Self::FIXED && expected.len() > N);
                // Not kept: it would grow without end.
                if let Ok(s) = result {
                    assert_eq!((s.spilled(), s.as_str()), (expected.len() > N, &*expected));
                }
            }
            Op::Join(texts) => {
                let texts: Vec<String> = texts.into_iter().map(|text| text.0).collect();
                let model = texts.join(&self.model);
                if !Self::FIXED || model.len() <= N {
                    let joined: SmallString<N, P> = texts.iter().join_smallstring(&self.small);
                    assert_eq!(
                        (joined.spilled(), joined.as_str()),
                        (model.len() > N, &*model)
                    );
                    let twice: SmallString<4> = [&joined, &joined].concat_smallstring();
                    assert_eq!(twice, model.repeat(2));
                }
            }
            Op::Uppercase => {
                self.small.make_ascii_uppercase();
                self.model.make_ascii_uppercase();
            }
            Op::Reserve(additional) => {
                let additional = usize::from(additional);
                let result = self.small.try_reserve(additional);
                assert_eq!(result.is_ok(), self.fits(additional));
                if result.is_ok() {
                    assert!(self.small.remaining_capacity() >= additional);
                    self.spilled |= self.model.len() + additional > N;
                }
            }
            Op::ReserveExact(additional) => {
                let additional = usize::from(additional);
                let (len, capacity) = (self.model.len(), self.small.capacity());
                let result = self.small.try_reserve_exact(additional);
                assert_eq!(result.is_ok(), self.fits(additional));
                if result.is_ok() {
                    assert_eq!(self.small.capacity(), capacity.max(len + additional));
                    self.spilled |= len + additional > N;
                }
            }
            Op::ShrinkToFit => {
                self.small.shrink_to_fit();
                assert_eq!(self.small.capacity(), self.model.len().max(N));
                self.spilled = self.model.len() > N;
            }
            Op::ShrinkTo(least) => {
                let least = usize::from(least);
                let (len, capacity) = (self.model.len(), self.small.capacity());
                self.small.shrink_to(least);
                let target = len.max(least).max(N);
                assert_eq!(self.small.capacity(), capacity.min(target));
                self.spilled &= target > N;
            }
            Op::ShrinkToInline => {
                let fits = self.model.len() <= N;
                assert_eq!(self.small.shrink_to_inline(), fits);
                self.spilled &= !fits;
            }
        }
    }

    /// The string becomes what `make` makes of it, if that has room.
    fn make(&mut self, expected: String, make: impl FnOnce(&str) -> SmallString<N, P>) {
        if !Self::FIXED || expected.len() <= N {
            self.small = make(&self.small);
            self.model = expected;
            assert_eq!(self.small, self.model);
            // How much room there is while it is made is not said.
            self.spilled = self.small.spilled();
            assert!(self.spilled || self.model.len() <= N);
        }
    }

    /// Appends a character by hand, in the spare capacity.
    #[allow(unsafe_code)]
    fn through_spare(&mut self, ch: char) {
        // SAFETY: what is written is initialised.
        let spare = unsafe { self.small.spare_capacity_mut() };
        if spare.len() < ch.len_utf8() {
            return;
        }
        for (slot, byte) in spare.iter_mut().zip(ch.to_string().bytes()) {
            slot.write(byte);
        }
        self.model.push(ch);
        // SAFETY: a character was written there.
        unsafe { self.small.set_len(self.model.len()) };
        // SAFETY: what is popped is pushed again.
        let bytes = unsafe { self.small.as_mut_vec() };
        let last = bytes.pop().unwrap();
        bytes.push(last);
        if P::COMES_BACK && bytes.len() <= comes_back_at(N) + 1 {
            self.spilled = bytes.len() > N;
        }
    }

    /// After an operation on what had `before` bytes: what removed some, and left few, has come back
    /// inline if the policy wants that.
    fn settle(&mut self, before: usize) {
        let len = self.model.len();
        if P::COMES_BACK && len < before && len <= comes_back_at(N) {
            self.spilled = false;
        }
    }

    fn check(&self) {
        let Self {
            small,
            model,
            spilled,
        } = self;
        assert_eq!(small.as_bytes(), model.as_bytes());
        assert!(std::str::from_utf8(small.as_bytes()).is_ok());
        assert_eq!(small, model);
        assert_eq!(small.len(), model.len());
        assert_eq!(small.is_empty(), model.is_empty());
        assert_eq!(small.spilled(), *spilled);
        assert!(small.capacity() >= small.len());
        assert_eq!(small.remaining_capacity(), small.capacity() - small.len());
        assert_eq!(small.is_full(), small.capacity() == small.len());
        if !small.spilled() {
            assert_eq!(small.capacity(), N);
        }
        let inside = (&raw const *small).cast::<u8>();
        // Where a header in front is all there is, the text begins behind it.
        let inside = inside..=inside.wrapping_add(size_of_val(small));
        assert_eq!(inside.contains(&small.as_ptr()), !small.spilled());
    }
}

pub(crate) fn run<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone>() {
    fn property<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone>(ops: Vec<Op>) {
        let mut pair = Pair::<N, P> {
            small: SmallString::default(),
            model: String::new(),
            spilled: false,
        };
        pair.check();
        for op in ops {
            let before = pair.model.len();
            pair.apply(op);
            pair.settle(before);
            pair.check();
            // What multiplies its contents again and again takes too long.
            if pair.model.len() > 5000 {
                break;
            }
        }
    }
    let (tests, size) = if cfg!(miri) { (5, 30) } else { (400, 120) };
    QuickCheck::new()
        .rng(Gen::new(size))
        .tests(tests)
        .quickcheck(property::<N, P> as fn(Vec<Op>));
    check_quarantine();
}

macro_rules! models {
    ($($name:ident: $policy:ty;)*) => {$(
        #[test]
        fn $name() {
            run::<0, $policy>();
            run::<1, $policy>();
            run::<2, $policy>();
            run::<4, $policy>();
            run::<8, $policy>();
            run::<23, $policy>();
            run::<47, $policy>();
        }
    )*};
}

models! {
    amortized: Amortized;
    compact: Compact;
    no_spill: NoSpill;
    compact_no_spill: Compact<NoSpill>;
    exact: Exact;
    hysteresis: Hysteresis;
    hysteresis_exact: Hysteresis<Exact>;
    compact_hysteresis: Compact<Hysteresis>;
}

#[cfg(feature = "allocator-api2")]
models! {
    compact_in: Compact<In<allocator_api2::alloc::Global>>;
    hysteresis_in: Hysteresis<In<allocator_api2::alloc::Global>>;
}
