//! Every operation that removes, from a collection of `v.len()` elements down to `k`.

use std::collections::VecDeque;

use smallcoll::vec::PeekMut;
use smallcoll::{SmallDeque, SmallString, SmallVec};

use crate::common::element::Element;
use crate::common::policies::AnyPolicy;
use crate::twins::{Twin, twins};

type Twins<S, M> = Vec<Twin<S, M, usize>>;

/// Calls a method until there are `k` elements.
macro_rules! down_to {
    ($k:ident, $v:ident. $($call:tt)*) => {
        while $v.len() > $k {
            let _ = $v.$($call)*;
        }
    };
}

/// Whether an element is one of the first `k` that are asked about.
fn first<T: ?Sized>(k: usize) -> impl FnMut(&T) -> bool {
    let mut asked = 0;
    move |_| {
        asked += 1;
        asked <= k
    }
}

fn first_mut<T>(k: usize) -> impl FnMut(&mut T) -> bool {
    let mut first = first(k);
    move |x| first(x)
}

/// The elements `0..k`.
fn some<T: Element, C: FromIterator<T>>(k: usize) -> C {
    (0..k).map(|number| T::of(number as u32)).collect()
}

pub(crate) fn of_vec<T: Element, const N: usize, P: AnyPolicy>() -> Twins<SmallVec<T, N, P>, Vec<T>>
{
    twins! { SmallVec<T, N, P>, Vec<T>, usize;
        pop: |v, k| down_to!(k, v.pop());
        pop_if: |v, k| down_to!(k, v.pop_if(|_| true)) => v.truncate(k);
        peek_mut: |v, k| {
            while v.len() > k {
                v.peek_mut().map(PeekMut::pop);
            }
        } => v.truncate(k);
        remove: |v, k| down_to!(k, v.remove(v.len() / 2));
        remove_first: |v, k| down_to!(k, v.remove(0));
        try_remove: |v, k| down_to!(k, v.try_remove(0)) => down_to!(k, v.remove(0));
        pop_at: |v, k| down_to!(k, v.pop_at(0)) => down_to!(k, v.remove(0));
        swap_remove: |v, k| down_to!(k, v.swap_remove(v.len() / 2));
        swap_pop: |v, k| down_to!(k, v.swap_pop(0)) => down_to!(k, v.swap_remove(0));
        truncate: |v, k| v.truncate(k);
        clear: |v, _k| v.clear();
        drain_tail: |v, k| drop(v.drain(k..));
        drain_head: |v, k| drop(v.drain(..v.len() - k));
        drain_middle: |v, k| drop(v.drain(k / 2..v.len() - (k - k / 2)));
        drain_half_consumed: |v, k| drop(v.drain(k..).nth(1));
        drain_all_consumed: |v, k| v.drain(k..).for_each(drop);
        drain_keep_rest: |v, k| {
            let count = v.len() - k;
            let mut drain = v.drain(..);
            drain.by_ref().take(count).for_each(drop);
            drain.keep_rest()
        } => drop(v.drain(..v.len() - k));
        retain: |v, k| v.retain(first(k));
        retain_mut: |v, k| v.retain_mut(first_mut(k));
        dedup: |v, k| {
            v.iter_mut().enumerate().for_each(|(i, x)| *x = T::of(i.min(k) as u32));
            v.dedup()
        };
        dedup_by: |v, k| { let mut keep = first_mut(k); v.dedup_by(|x, _| !keep(x)) };
        dedup_by_key: |v, k| { let mut keep = first_mut(k); let mut n = 0; v.dedup_by_key(|x| { n += usize::from(keep(x)); n }) };
        extract_if: |v, k| {
            let mut keep = first_mut(k);
            v.extract_if(.., |x| !keep(x)).for_each(drop)
        } => v.truncate(k);
        extract_if_one: |v, k| {
            let mut keep = first_mut(k);
            drop(v.extract_if(.., |x| !keep(x)).next())
        } => if k < v.len() { drop(v.remove(k)) };
        splice_nothing: |v, k| drop(v.splice(k.., []));
        splice_fewer: |v, k| drop(v.splice(.., (0..k).map(|number| T::of(number as u32))));
        split_off: |v, k| drop(v.split_off(k));
        try_split_off: |v, k| v.try_split_off(k).map(drop) => v.truncate(k);
        append_source: |v, _k| SmallVec::<T, 20>::new().append(v) => v.clear();
        try_append_source: |v, _k| SmallVec::<T, 20>::new().try_append(v) => v.clear();
        resize: |v, k| v.resize(k, T::of(0));
        try_resize: |v, k| v.try_resize(k, T::of(0)) => v.truncate(k);
        resize_with: |v, k| v.resize_with(k, || T::of(0));
        clone_from: |v, k| v.clone_from(&some(k));
    }
}

pub(crate) fn of_deque<T: Element, const N: usize, P: AnyPolicy>()
-> Twins<SmallDeque<T, N, P>, VecDeque<T>> {
    twins! { SmallDeque<T, N, P>, VecDeque<T>, usize;
        pop_front: |v, k| down_to!(k, v.pop_front());
        pop_back: |v, k| down_to!(k, v.pop_back());
        pop_front_if: |v, k| down_to!(k, v.pop_front_if(|_| true)) => down_to!(k, v.pop_front());
        pop_back_if: |v, k| down_to!(k, v.pop_back_if(|_| true)) => v.truncate(k);
        remove: |v, k| down_to!(k, v.remove(v.len() / 2));
        remove_nearer_front: |v, k| down_to!(k, v.remove(v.len() / 3));
        swap_remove_front: |v, k| down_to!(k, v.swap_remove_front(v.len() / 2));
        swap_remove_back: |v, k| down_to!(k, v.swap_remove_back(v.len() / 2));
        truncate: |v, k| v.truncate(k);
        truncate_front: |v, k| v.truncate_front(k) => drop(v.drain(..v.len() - k));
        clear: |v, _k| v.clear();
        drain_tail: |v, k| drop(v.drain(k..));
        drain_head: |v, k| drop(v.drain(..v.len() - k));
        drain_middle: |v, k| drop(v.drain(k / 2..v.len() - (k - k / 2)));
        drain_half_consumed: |v, k| drop(v.drain(k..).nth(1));
        drain_keep_rest: |v, k| {
            let count = v.len() - k;
            let mut drain = v.drain(..);
            drain.by_ref().take(count).for_each(drop);
            drain.keep_rest()
        } => drop(v.drain(..v.len() - k));
        retain: |v, k| v.retain(first(k));
        retain_mut: |v, k| v.retain_mut(first_mut(k));
        extract_if: |v, k| {
            let mut keep = first_mut(k);
            v.extract_if(.., |x| !keep(x)).for_each(drop)
        } => v.truncate(k);
        splice: |v, k| drop(v.splice(k.., [])) => v.truncate(k);
        splice_head: |v, k| drop(v.splice(..v.len() - k, [])) => drop(v.drain(..v.len() - k));
        split_off: |v, k| drop(v.split_off(k));
        try_split_off: |v, k| v.try_split_off(k).map(drop) => v.truncate(k);
        try_resize_with: |v, k| v.try_resize_with(k, || T::of(0)) => v.truncate(k);
        append_source: |v, _k| SmallDeque::<T, 20>::new().append(v) => v.clear();
        try_append_source: |v, _k| SmallDeque::<T, 20>::new().try_append(v) => v.clear();
        resize: |v, k| v.resize(k, T::of(0));
        try_resize: |v, k| v.try_resize(k, T::of(0)) => v.truncate(k);
        resize_with: |v, k| v.resize_with(k, || T::of(0));
        clone_from: |v, k| v.clone_from(&some(k));
    }
}

/// So many letters.
fn letters(k: usize) -> &'static str {
    &"zyxwvutsrqponmlkjihgfedcba"[..k]
}

/// Of strings whose characters are one byte each.
pub(crate) fn of_string<const N: usize, P: AnyPolicy>() -> Twins<SmallString<N, P>, String> {
    twins! { SmallString<N, P>, String, usize;
        pop: |v, k| down_to!(k, v.pop());
        remove: |v, k| down_to!(k, v.remove(v.len() / 2));
        truncate: |v, k| v.truncate(k);
        clear: |v, _k| v.clear();
        retain: |v, k| { let mut keep = first(k); v.retain(|ch| keep(&ch)) };
        drain_tail: |v, k| drop(v.drain(k..));
        drain_head: |v, k| drop(v.drain(..v.len() - k));
        drain_half_consumed: |v, k| drop(v.drain(k..).nth(1));
        replace_by_nothing: |v, k| v.replace_range(k.., "");
        replace_by_fewer: |v, k| v.replace_range(.., letters(k));
        try_replace_range: |v, k| v.try_replace_range(.., letters(k)) => v.replace_range(.., letters(k));
        split_off: |v, k| drop(v.split_off(k));
        clone_from: |v, k| v.clone_from(&SmallString::try_from_str(letters(k)).expect("it fits"))
            => v.replace_range(.., letters(k));
    }
}
