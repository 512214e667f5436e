//! Every operation that grows, and some of each other kind: what runs user code burns fuses.

use std::collections::VecDeque;
use std::ops::Range;

use smallcoll::{SmallDeque, SmallString, SmallVec};

use crate::common::element::Element;
use crate::common::iter::{Hint, Lying};
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, Fuse};
use crate::twins::{Twin, twins};

/// The numbers that an operation makes its arguments from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Args {
    pub(crate) a: usize,
    pub(crate) b: usize,
}

impl Args {
    /// A position in a collection of `len` elements, its end included.
    fn at(self, len: usize) -> usize {
        self.a % (len + 1)
    }

    fn range(self, len: usize) -> Range<usize> {
        let start = self.at(len);
        start..start + self.b % (len - start + 1)
    }

    fn count(self) -> usize {
        self.b % 8
    }

    fn one(self) -> Counted {
        Counted::new(self.b as u32)
    }

    /// Some elements, in an array with others behind them.
    fn slice(self) -> [Counted; 5] {
        std::array::from_fn(|index| Counted::new((self.a + index) as u32))
    }

    /// Some elements, by an iterator that says `hint` of its length and may panic.
    fn iter(self) -> impl Iterator<Item = Counted> {
        let hint = Hint::BEARABLE[self.b / 8 % 4];
        Lying::new(0..self.count(), hint).map(move |index| Counted::new((self.a + index) as u32))
    }

    /// A predicate that may panic.
    fn wants<T>(self) -> impl FnMut(&T) -> bool {
        let mut asked = 0;
        move |_| {
            Fuse::Call.burn();
            asked += 1;
            self.b >> (asked % 8) & 1 == 0
        }
    }

    fn wants_mut(self) -> impl FnMut(&mut Counted) -> bool {
        let mut wants = self.wants();
        move |x| {
            x.value += 1;
            wants(x)
        }
    }

    fn text(self) -> &'static str {
        const TEXT: &str = "aé€𐍈xyz\u{7ff}\u{800}b";
        let end = (self.b % (TEXT.len() + 1)..).find(|end| TEXT.is_char_boundary(*end));
        &TEXT[..end.unwrap_or(0)]
    }

    fn ch(self) -> char {
        ['a', 'é', '€', '𐍈'][self.b % 4]
    }

    /// A position in a string, at the start of a character or at the end.
    fn boundary(self, text: &str) -> usize {
        let mut at = self.at(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

fn one() -> Counted {
    Fuse::Call.burn();
    Counted::new(3)
}

type Twins<S, M> = Vec<Twin<S, M, Args>>;

pub(crate) fn of_vec<const N: usize, P: AnyPolicy>() -> Twins<SmallVec<Counted, N, P>, Vec<Counted>>
{
    twins! { SmallVec<Counted, N, P>, Vec<Counted>, Args;
        push: |v, x| v.push(x.one());
        push_mut: |v, x| *v.push_mut(one()) = x.one() => v.push(x.one());
        try_push: |v, x| v.try_push(x.one()) => v.push(x.one());
        try_push_mut: |v, x| v.try_push_mut(one()).map(|y| *y = x.one()) => v.push(x.one());
        insert: |v, x| v.insert(x.at(v.len()), x.one());
        insert_mut: |v, x| *v.insert_mut(x.at(v.len()), one()) = x.one()
            => v.insert(x.at(v.len()), x.one());
        try_insert: |v, x| v.try_insert(x.at(v.len()), x.one()) => v.insert(x.at(v.len()), x.one());
        try_insert_mut: |v, x| v.try_insert_mut(x.at(v.len()), one()).map(|y| *y = x.one())
            => v.insert(x.at(v.len()), x.one());
        extend (partly): |v, x| v.extend(x.iter());
        try_extend (partly): |v, x| v.try_extend(x.iter()) => v.extend(x.iter());
        extend_from_slice: |v, x| v.extend_from_slice(&x.slice());
        try_extend_from_slice: |v, x| v.try_extend_from_slice(&x.slice())
            => v.extend_from_slice(&x.slice());
        extend_from_within: |v, x| v.extend_from_within(x.range(v.len().min(20)));
        try_extend_from_within: |v, x| v.try_extend_from_within(x.range(v.len().min(20)))
            => v.extend_from_within(x.range(v.len().min(20)));
        append: |v, x| v.append(&mut SmallVec::<Counted, 5>::from(x.slice()))
            => v.append(&mut x.slice().into());
        try_append: |v, x| v.try_append(&mut SmallVec::<Counted, 5>::from(x.slice()))
            => v.append(&mut x.slice().into());
        resize: |v, x| v.resize(x.b % 20, x.one());
        try_resize: |v, x| v.try_resize(x.b % 20, x.one()) => v.resize(x.b % 20, x.one());
        resize_with (partly): |v, x| v.resize_with(x.b % 20, one);
        try_resize_with (partly): |v, x| v.try_resize_with(x.b % 20, one)
            => v.resize_with(x.b % 20, one);
        insert_many (partly): |v, x| v.insert_many(x.at(v.len()), x.iter())
            => { let at = x.at(v.len()); drop(v.splice(at..at, x.iter())) };
        try_insert_many (partly): |v, x| v.try_insert_many(x.at(v.len()), x.iter())
            => { let at = x.at(v.len()); drop(v.splice(at..at, x.iter())) };
        insert_from_slice: |v, x| v.insert_from_slice(x.at(v.len()), &x.slice())
            => { let at = x.at(v.len()); drop(v.splice(at..at, x.slice())) };
        try_insert_from_slice: |v, x| v.try_insert_from_slice(x.at(v.len()), &x.slice())
            => { let at = x.at(v.len()); drop(v.splice(at..at, x.slice())) };
        splice (partly): |v, x| drop(v.splice(x.range(v.len()), x.iter()));
        reserve: |v, x| v.reserve(x.b % 30);
        try_reserve: |v, x| v.try_reserve(x.b % 30) => v.reserve(x.b % 30);
        reserve_exact: |v, x| v.reserve_exact(x.b % 30);
        try_reserve_exact: |v, x| v.try_reserve_exact(x.b % 30) => v.reserve_exact(x.b % 30);
        clone: |v, _x| *v = v.clone();
        try_clone: |v, _x| v.try_clone().map(|w| *v = w) => *v = v.clone();
        try_from_elem: |v, x| SmallVec::try_from_elem(x.one(), x.a % 9).map(|w| *v = w)
            => *v = vec![x.one(); x.a % 9];
        clone_from (partly): |v, x| v.clone_from(&SmallVec::from_slice(&x.slice()[..x.b % 6]))
            => *v = x.slice()[..x.b % 6].to_vec();
        shrink_to_fit: |v, _x| v.shrink_to_fit();
        shrink_to: |v, x| v.shrink_to(x.b % 30);
        grow: |v, x| v.grow(v.len() + x.b % 20) => v.reserve(x.b % 20);
        try_grow: |v, x| v.try_grow(v.len() + x.b % 20) => v.reserve(x.b % 20);
        shrink_to_inline: |v, _x| { v.shrink_to_inline(); } => v.shrink_to_fit();
        pop: |v, _x| drop(v.pop());
        remove: |v, x| if !v.is_empty() { drop(v.remove(x.a % v.len())) };
        truncate: |v, x| v.truncate(x.a);
        clear: |v, _x| v.clear();
        drain: |v, x| drop(v.drain(x.range(v.len())).next());
        retain: |v, x| v.retain(x.wants());
        retain_mut: |v, x| v.retain_mut(x.wants_mut());
        dedup_by_key: |v, x| v.dedup_by_key(|y| y.number() / (x.b as u32 % 4 + 1));
        extract_if: |v, x| v.extract_if(.., x.wants_mut()).for_each(drop)
            => { let mut wants = x.wants_mut(); v.retain_mut(|y| !wants(y)) };
        split_off: |v, x| drop(v.split_off(x.at(v.len())));
        try_split_off: |v, x| v.try_split_off(x.at(v.len())).map(drop) => drop(v.split_off(x.at(v.len())));
        into_iter (partly): |v, x| *v = std::mem::take(v).into_iter().skip(x.a % 4).collect();
    }
}

/// What [`SmallDeque::splice`] leaves.
fn splice(
    deque: &mut VecDeque<Counted>,
    range: Range<usize>,
    new: impl IntoIterator<Item = Counted>,
) {
    let behind = deque.split_off(range.end);
    deque.truncate(range.start);
    deque.extend(new);
    deque.extend(behind);
}

/// Of the elements that an operation copies within a deque.
fn copies(deque: &VecDeque<Counted>, args: Args) -> Vec<Counted> {
    let range = args.range(deque.len().min(20));
    deque.range(range).cloned().collect()
}

pub(crate) fn of_deque<const N: usize, P: AnyPolicy>()
-> Twins<SmallDeque<Counted, N, P>, VecDeque<Counted>> {
    twins! { SmallDeque<Counted, N, P>, VecDeque<Counted>, Args;
        push_back: |v, x| v.push_back(x.one());
        push_front: |v, x| v.push_front(x.one());
        push_front_mut: |v, x| *v.push_front_mut(one()) = x.one() => v.push_front(x.one());
        push_back_mut: |v, x| *v.push_back_mut(one()) = x.one() => v.push_back(x.one());
        try_push_back: |v, x| v.try_push_back(x.one()) => v.push_back(x.one());
        try_push_front: |v, x| v.try_push_front(x.one()) => v.push_front(x.one());
        try_push_back_mut: |v, x| v.try_push_back_mut(one()).map(|y| *y = x.one())
            => v.push_back(x.one());
        try_push_front_mut: |v, x| v.try_push_front_mut(one()).map(|y| *y = x.one())
            => v.push_front(x.one());
        insert: |v, x| v.insert(x.at(v.len()), x.one());
        try_insert: |v, x| v.try_insert(x.at(v.len()), x.one()) => v.insert(x.at(v.len()), x.one());
        insert_mut: |v, x| *v.insert_mut(x.at(v.len()), one()) = x.one()
            => v.insert(x.at(v.len()), x.one());
        try_insert_mut: |v, x| v.try_insert_mut(x.at(v.len()), one()).map(|y| *y = x.one())
            => v.insert(x.at(v.len()), x.one());
        extend (partly): |v, x| v.extend(x.iter());
        try_extend (partly): |v, x| v.try_extend(x.iter()) => v.extend(x.iter());
        extend_front (partly): |v, x| v.extend_front(x.iter())
            => x.iter().for_each(|y| v.push_front(y));
        try_extend_front (partly): |v, x| v.try_extend_front(x.iter())
            => x.iter().for_each(|y| v.push_front(y));
        prepend: |v, x| v.prepend(x.slice()) => splice(v, 0..0, x.slice());
        try_prepend: |v, x| v.try_prepend(x.slice()) => splice(v, 0..0, x.slice());
        prepend_from_within: |v, x| v.prepend_from_within(x.range(v.len().min(20)))
            => { let copies = copies(v, x); splice(v, 0..0, copies) };
        try_prepend_from_within: |v, x| v.try_prepend_from_within(x.range(v.len().min(20)))
            => { let copies = copies(v, x); splice(v, 0..0, copies) };
        splice (partly): |v, x| drop(v.splice(x.range(v.len()), x.iter()))
            => splice(v, x.range(v.len()), x.iter());
        extend_from_slice: |v, x| v.extend_from_slice(&x.slice()) => v.extend(x.slice());
        try_extend_from_slice: |v, x| v.try_extend_from_slice(&x.slice()) => v.extend(x.slice());
        extend_from_within: |v, x| v.extend_from_within(x.range(v.len().min(20)))
            => { let copies = copies(v, x); v.extend(copies) };
        try_extend_from_within: |v, x| v.try_extend_from_within(x.range(v.len().min(20)))
            => { let copies = copies(v, x); v.extend(copies) };
        append: |v, x| v.append(&mut x.slice().into_iter().collect::<SmallDeque<_, 5>>())
            => v.extend(x.slice());
        try_append: |v, x| v.try_append(&mut x.slice().into_iter().collect::<SmallDeque<_, 5>>())
            => v.extend(x.slice());
        resize: |v, x| v.resize(x.b % 20, x.one());
        try_resize: |v, x| v.try_resize(x.b % 20, x.one()) => v.resize(x.b % 20, x.one());
        resize_with (partly): |v, x| v.resize_with(x.b % 20, one);
        try_resize_with (partly): |v, x| v.try_resize_with(x.b % 20, one)
            => v.resize_with(x.b % 20, one);
        reserve: |v, x| v.reserve(x.b % 30);
        try_reserve: |v, x| v.try_reserve(x.b % 30) => v.reserve(x.b % 30);
        reserve_exact: |v, x| v.reserve_exact(x.b % 30);
        try_reserve_exact: |v, x| v.try_reserve_exact(x.b % 30) => v.reserve_exact(x.b % 30);
        clone: |v, _x| *v = v.clone();
        try_clone: |v, _x| v.try_clone().map(|w| *v = w) => *v = v.clone();
        try_from_elem: |v, x| SmallDeque::try_from_elem(x.one(), x.a % 9).map(|w| *v = w)
            => *v = vec![x.one(); x.a % 9].into();
        clone_from (partly): |v, x| v.clone_from(&x.iter().collect()) => *v = x.iter().collect();
        shrink_to_fit: |v, _x| v.shrink_to_fit();
        shrink_to: |v, x| v.shrink_to(x.b % 30);
        shrink_to_inline: |v, _x| { v.shrink_to_inline(); } => v.shrink_to_fit();
        make_contiguous: |v, _x| drop(v.make_contiguous().first());
        rotate: |v, x| v.rotate_left(x.at(v.len()));
        pop_back: |v, _x| drop(v.pop_back());
        pop_front: |v, _x| drop(v.pop_front());
        remove: |v, x| drop(v.remove(x.at(v.len())));
        truncate: |v, x| v.truncate(x.a);
        truncate_front: |v, x| v.truncate_front(x.a) => drop(v.drain(..v.len().saturating_sub(x.a)));
        clear: |v, _x| v.clear();
        drain: |v, x| drop(v.drain(x.range(v.len())).next());
        retain: |v, x| v.retain(x.wants());
        retain_mut: |v, x| v.retain_mut(x.wants_mut());
        extract_if: |v, x| v.extract_if(.., x.wants_mut()).for_each(drop)
            => { let mut wants = x.wants_mut(); v.retain_mut(|y| !wants(y)) };
        split_off: |v, x| drop(v.split_off(x.at(v.len())));
        try_split_off: |v, x| v.try_split_off(x.at(v.len())).map(drop) => drop(v.split_off(x.at(v.len())));
        into_iter (partly): |v, x| *v = std::mem::take(v).into_iter().skip(x.a % 4).collect();
    }
}

pub(crate) fn of_string<const N: usize, P: AnyPolicy>() -> Twins<SmallString<N, P>, String> {
    twins! { SmallString<N, P>, String, Args;
        push: |v, x| v.push(x.ch());
        try_push: |v, x| v.try_push(x.ch()) => v.push(x.ch());
        push_str: |v, x| v.push_str(x.text());
        try_push_str: |v, x| v.try_push_str(x.text()) => v.push_str(x.text());
        extend_from_within: |v, x| v.extend_from_within(..x.boundary(v))
            => { let copy = v[..x.boundary(v)].to_owned(); v.push_str(&copy) };
        try_extend_from_within: |v, x| v.try_extend_from_within(..x.boundary(v))
            => { let copy = v[..x.boundary(v)].to_owned(); v.push_str(&copy) };
        insert: |v, x| v.insert(x.boundary(v), x.ch());
        try_insert: |v, x| v.try_insert(x.boundary(v), x.ch()) => v.insert(x.boundary(v), x.ch());
        insert_str: |v, x| v.insert_str(x.boundary(v), x.text());
        try_insert_str: |v, x| v.try_insert_str(x.boundary(v), x.text())
            => v.insert_str(x.boundary(v), x.text());
        replace_range: |v, x| v.replace_range(..x.boundary(v), x.text());
        try_replace_range: |v, x| v.try_replace_range(x.boundary(v).., x.text())
            => v.replace_range(x.boundary(v).., x.text());
        extend (partly): |v, x| v.extend(x.iter().map(|_| x.ch()));
        extend_strs (partly): |v, x| v.extend([x.text(), "-", x.text()]);
        try_extend (partly): |v, x| v.try_extend(x.iter().map(|_| x.text()))
            => v.extend(x.iter().map(|_| x.text()));
        reserve: |v, x| v.reserve(x.b % 70);
        try_reserve: |v, x| v.try_reserve(x.b % 70) => v.reserve(x.b % 70);
        reserve_exact: |v, x| v.reserve_exact(x.b % 70);
        try_reserve_exact: |v, x| v.try_reserve_exact(x.b % 70) => v.reserve_exact(x.b % 70);
        clone: |v, _x| *v = v.clone();
        try_clone: |v, _x| v.try_clone().map(|w| *v = w) => *v = v.clone();
        try_from_str: |v, x| SmallString::try_from_str(x.text()).map(|w| *v = w)
            => *v = x.text().to_owned();
        try_from_utf8_lossy: |v, x| {
            SmallString::try_from_utf8_lossy(x.text().as_bytes()).map(|w| *v = w)
        } => *v = x.text().to_owned();
        shrink_to_fit: |v, _x| v.shrink_to_fit();
        shrink_to: |v, x| v.shrink_to(x.b % 30);
        shrink_to_inline: |v, _x| { v.shrink_to_inline(); } => v.shrink_to_fit();
        pop: |v, _x| drop(v.pop());
        remove: |v, x| if x.boundary(v) < v.len() { drop(v.remove(x.boundary(v))) };
        truncate: |v, x| v.truncate(x.boundary(v));
        clear: |v, _x| v.clear();
        drain: |v, x| drop(v.drain(x.boundary(v)..).next());
        retain: |v, x| { let mut wants = x.wants(); v.retain(|ch| wants(&ch)) };
        split_off: |v, x| drop(v.split_off(x.boundary(v)));
        try_split_off: |v, x| v.try_split_off(x.boundary(v)).map(drop) => drop(v.split_off(x.boundary(v)));
    }
}
