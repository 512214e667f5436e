//! Vectors: short and long ones, kept and thrown away, and many of which half are spilled.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::hint::black_box;
use std::mem;
use std::ops::DerefMut;

use smallcoll::policy;

use crate::harness::{Clock, Table, measured, row};
use crate::input::Random;

/// The columns of the table.
pub(crate) const COLUMNS: &[&str] = &[
    "SmallVec",
    "Vec",
    "Smallvec1",
    "Smallvec2",
    "TinyVec",
    "ThinVec",
    "SmallCollections",
];
/// The columns of the table of vectors that cannot grow.
pub(crate) const BOUNDED: &[&str] = &["NoSpill", "ArrayVec", "HeaplessVec"];

/// How many vectors are worked on in a round.
const TIMES: usize = 512;
/// How many there are where many take turns, and how many turns.
const VECTORS: usize = 1024;
const TURNS: usize = 8192;

/// What the vectors hold.
trait Element: Clone + Default + Ord + Hash + 'static {
    fn new(number: usize) -> Self;
    fn number(&self) -> u64;
}

macro_rules! element {
    ($($T:ty),*) => {$(
        impl Element for $T {
            #[inline(always)]
            fn new(number: usize) -> Self {
                number as $T
            }

            #[inline(always)]
            fn number(&self) -> u64 {
                u64::from(*self)
            }
        }
    )*};
}
element!(u8, u64);

impl Element for String {
    fn new(number: usize) -> Self {
        format!("{number:08}")
    }

    #[inline(always)]
    fn number(&self) -> u64 {
        self.len() as u64
    }
}

/// What every contestant can do.
trait Vector:
    DerefMut<Target = [Self::T]>
    + IntoIterator<Item = Self::T>
    + FromIterator<Self::T>
    + Extend<Self::T>
    + Clone
    + Default
    + Hash
    + Ord
{
    type T: Element;
    fn from_slice(items: &[Self::T]) -> Self;
    fn extend_from_slice(&mut self, items: &[Self::T]);
    fn count(&self) -> usize;
    fn push(&mut self, item: Self::T);
    fn pop(&mut self) -> Option<Self::T>;
    fn insert(&mut self, index: usize, item: Self::T);
    fn remove(&mut self, index: usize) -> Self::T;
    fn swap_remove(&mut self, index: usize) -> Self::T;
    fn truncate(&mut self, len: usize);
    fn clear(&mut self);
    fn retain(&mut self, keep: impl FnMut(&Self::T) -> bool);
}

/// What those can do that take any number of elements.
trait Grow: Vector {
    fn from_elem(item: Self::T, count: usize) -> Self;
    fn resize(&mut self, len: usize, item: Self::T);
    fn shrink_to_fit(&mut self);
}

/// What one of them lacks.
trait Edit: Grow {
    fn with_capacity(capacity: usize) -> Self;
    fn append(&mut self, other: &mut Self);
    /// The sum of the elements between, which it takes out.
    fn drain(&mut self, from: usize, to: usize) -> u64;
    fn insert_many(&mut self, index: usize, items: impl Iterator<Item = Self::T>);
    fn insert_from_slice(&mut self, index: usize, items: &[Self::T]);
}

/// What `TinyVec` has on nightly Rust only.
trait Dedup: Edit {
    fn dedup(&mut self);
}

macro_rules! vector {
    ($([$($generics:tt)*] $V:ty, $T:ty: $push:ident, $keep:ident,
        $items:ident => $from_slice:expr, $this:ident => $extend:expr;)*) => {$(
        impl<$($generics)*> Vector for $V {
            type T = $T;

            #[inline(always)]
            fn from_slice($items: &[$T]) -> Self {
                $from_slice
            }

            #[inline(always)]
            fn extend_from_slice(&mut self, $items: &[$T]) {
                let $this = self;
                $extend;
            }

            #[inline(always)]
            fn count(&self) -> usize {
                self.len()
            }

            #[inline(always)]
            fn push(&mut self, item: $T) {
                $push!(self.push(item));
            }

            #[inline(always)]
            fn pop(&mut self) -> Option<$T> {
                self.pop()
            }

            #[inline(always)]
            fn insert(&mut self, index: usize, item: $T) {
                $push!(self.insert(index, item));
            }

            #[inline(always)]
            fn remove(&mut self, index: usize) -> $T {
                self.remove(index)
            }

            #[inline(always)]
            fn swap_remove(&mut self, index: usize) -> $T {
                self.swap_remove(index)
            }

            #[inline(always)]
            fn truncate(&mut self, len: usize) {
                self.truncate(len);
            }

            #[inline(always)]
            fn clear(&mut self) {
                self.clear();
            }

            #[inline(always)]
            fn retain(&mut self, mut keep: impl FnMut(&$T) -> bool) {
                self.retain($keep!(keep));
            }
        }
    )*};
}

macro_rules! grow {
    ($([$($generics:tt)*] $V:ty, $T:ty: $item:ident, $count:ident => $from_elem:expr;)*) => {$(
        impl<$($generics)*> Grow for $V {
            #[inline(always)]
            fn from_elem($item: $T, $count: usize) -> Self {
                $from_elem
            }

            #[inline(always)]
            fn resize(&mut self, len: usize, item: $T) {
                self.resize(len, item);
            }

            #[inline(always)]
            fn shrink_to_fit(&mut self) {
                self.shrink_to_fit();
            }
        }
    )*};
}

macro_rules! edit {
    ($([$($generics:tt)*] $V:ty, $T:ty: $this:ident, $at:ident, $items:ident =>
        $insert_many:expr, $insert_from_slice:expr;)*) => {$(
        impl<$($generics)*> Edit for $V {
            #[inline(always)]
            fn with_capacity(capacity: usize) -> Self {
                Self::with_capacity(capacity)
            }

            #[inline(always)]
            fn append(&mut self, other: &mut Self) {
                self.append(other);
            }

            #[inline(always)]
            fn drain(&mut self, from: usize, to: usize) -> u64 {
                let mut sum = 0;
                for item in self.drain(from..to) {
                    sum += item.number();
                }
                sum
            }

            #[inline(always)]
            fn insert_many(&mut self, $at: usize, $items: impl Iterator<Item = $T>) {
                let $this = self;
                $insert_many;
            }

            #[inline(always)]
            fn insert_from_slice(&mut self, $at: usize, $items: &[$T]) {
                let $this = self;
                $insert_from_slice;
            }
        }
    )*};
}

macro_rules! dedup {
    ($([$($generics:tt)*] $V:ty;)*) => {$(
        impl<$($generics)*> Dedup for $V {
            #[inline(always)]
            fn dedup(&mut self) {
                self.dedup();
            }
        }
    )*};
}

macro_rules! plain {
    ($call:expr) => {
        $call
    };
}
macro_rules! may_fail {
    ($call:expr) => {
        assert!($call.is_ok())
    };
}
macro_rules! by_ref {
    ($keep:ident) => {
        |item: &_| $keep(item)
    };
}
macro_rules! by_mut {
    ($keep:ident) => {
        |item: &mut _| $keep(item)
    };
}

vector! {
    [T: Element, const N: usize] smallcoll::SmallVec<T, N>, T: plain, by_ref,
        items => Self::from_slice(items), this => this.extend_from_slice(items);
    [T: Element, const N: usize] smallcoll::SmallVec<T, N, policy::NoSpill>, T: plain, by_ref,
        items => Self::from_slice(items), this => this.extend_from_slice(items);
    [T: Element] Vec<T>, T: plain, by_ref,
        items => items.to_vec(), this => this.extend_from_slice(items);
    [T: Element, const N: usize] tinyvec::TinyVec<[T; N]>, T: plain, by_ref,
        items => items.into(), this => this.extend_from_slice(items);
    [T: Element] thin_vec::ThinVec<T>, T: plain, by_ref,
        items => items.into(), this => this.extend_from_slice(items);
    [T: Element, const N: usize] small_collections::SmallVec<T, N>, T: plain, by_ref,
        items => items.iter().cloned().collect(), this => this.extend_from_slice(items);
    [T: Element, const N: usize] heapless::Vec<T, N>, T: may_fail, by_ref,
        items => Self::from_slice(items).unwrap(), this => this.extend_from_slice(items).unwrap();
    [const N: usize] smallvec::SmallVec<[String; N]>, String: plain, by_mut,
        items => items.into(), this => this.extend(items.iter().cloned());
    [const N: usize] smallvec2::SmallVec<String, N>, String: plain, by_ref,
        items => items.into(), this => this.extend(items);
    [const N: usize] arrayvec::ArrayVec<String, N>, String: plain, by_mut,
        items => items.iter().cloned().collect(), this => this.extend(items.iter().cloned());
}
grow! {
    [T: Element, const N: usize] smallcoll::SmallVec<T, N>, T: item, count =>
        Self::from_elem(item, count);
    [T: Element] Vec<T>, T: item, count => vec![item; count];
    [T: Element] thin_vec::ThinVec<T>, T: item, count => thin_vec::thin_vec![item; count];
    [T: Element, const N: usize] tinyvec::TinyVec<[T; N]>, T: item, count =>
        resized(item, count);
    [T: Element, const N: usize] small_collections::SmallVec<T, N>, T: item, count =>
        resized(item, count);
    [const N: usize] smallvec::SmallVec<[String; N]>, String: item, count =>
        Self::from_elem(item, count);
    [const N: usize] smallvec2::SmallVec<String, N>, String: item, count =>
        smallvec2::from_elem(item, count);
}
edit! {
    [T: Element, const N: usize] smallcoll::SmallVec<T, N>, T: this, at, items =>
        this.insert_many(at, items), this.insert_from_slice(at, items);
    [T: Element] Vec<T>, T: this, at, items =>
        this.splice(at..at, items), this.splice(at..at, items.iter().cloned());
    [T: Element, const N: usize] tinyvec::TinyVec<[T; N]>, T: this, at, items =>
        this.splice(at..at, items), this.splice(at..at, items.iter().cloned());
    [T: Element] thin_vec::ThinVec<T>, T: this, at, items =>
        this.splice(at..at, items), this.splice(at..at, items.iter().cloned());
    [const N: usize] smallvec::SmallVec<[String; N]>, String: this, at, items =>
        this.insert_many(at, items), this.insert_many(at, items.iter().cloned());
    [const N: usize] smallvec2::SmallVec<String, N>, String: this, at, items =>
        this.splice(at..at, items), this.splice(at..at, items.iter().cloned());
}

dedup! {
    [T: Element, const N: usize] smallcoll::SmallVec<T, N>;
    [T: Element] Vec<T>;
    [T: Element] thin_vec::ThinVec<T>;
    [const N: usize] smallvec::SmallVec<[String; N]>;
    [const N: usize] smallvec2::SmallVec<String, N>;
}

/// Some have methods of their own for what is `Copy`.
macro_rules! copy {
    ($($T:ty),*) => {$(
        vector! {
            [const N: usize] smallvec::SmallVec<[$T; N]>, $T: plain, by_mut,
                items => Self::from_slice(items), this => this.extend_from_slice(items);
            [const N: usize] smallvec2::SmallVec<$T, N>, $T: plain, by_ref,
                items => items.into(), this => this.extend_from_slice_copy(items);
            [const N: usize] arrayvec::ArrayVec<$T, N>, $T: plain, by_mut,
                items => items.try_into().unwrap(),
                this => this.try_extend_from_slice(items).unwrap();
        }
        grow! {
            [const N: usize] smallvec::SmallVec<[$T; N]>, $T: item, count =>
                Self::from_elem(item, count);
            [const N: usize] smallvec2::SmallVec<$T, N>, $T: item, count =>
                smallvec2::from_elem(item, count);
        }
        edit! {
            [const N: usize] smallvec::SmallVec<[$T; N]>, $T: this, at, items =>
                this.insert_many(at, items), this.insert_from_slice(at, items);
            [const N: usize] smallvec2::SmallVec<$T, N>, $T: this, at, items =>
                this.splice(at..at, items), this.insert_from_slice_copy(at, items);
        }
        dedup! {
            [const N: usize] smallvec::SmallVec<[$T; N]>;
            [const N: usize] smallvec2::SmallVec<$T, N>;
        }
    )*};
}
copy!(u8, u64);

fn resized<V: Grow>(item: V::T, count: usize) -> V {
    let mut vec = V::default();
    vec.resize(count, item);
    vec
}

/// A row for every type, or for those that can do more.
macro_rules! all {
    ($table:expr, $count:expr, $name:expr, $run:ident $args:tt) => {
        row!($table, &format!($name), $count, $run $args,
            [SmallVec, Vec, Smallvec1, Smallvec2, TinyVec, ThinVec, SmallCollections])
    };
}
macro_rules! most {
    ($table:expr, $count:expr, $name:expr, $run:ident $args:tt) => {
        row!($table, &format!($name), $count, $run $args,
            [SmallVec, Vec, Smallvec1, Smallvec2, TinyVec, ThinVec])
    };
}
/// A row for those that cannot grow.
macro_rules! bounded {
    ($table:expr, $count:expr, $name:expr, $run:ident $args:tt) => {
        row!($table, &format!($name), $count, $run $args, [NoSpill, ArrayVec, HeaplessVec])
    };
}

/// The rows, for elements of one type, `$N` of them inline.
macro_rules! rows {
    ($module:ident, $T:ty, $N:literal) => {
        mod $module {
            use super::*;

            type SmallVec = smallcoll::SmallVec<$T, $N>;
            type Vec = std::vec::Vec<$T>;
            type Smallvec1 = smallvec::SmallVec<[$T; $N]>;
            type Smallvec2 = smallvec2::SmallVec<$T, $N>;
            type TinyVec = tinyvec::TinyVec<[$T; $N]>;
            type ThinVec = thin_vec::ThinVec<$T>;
            type SmallCollections = small_collections::SmallVec<$T, $N>;
            type NoSpill = smallcoll::SmallVec<$T, $N, policy::NoSpill>;
            type ArrayVec = arrayvec::ArrayVec<$T, $N>;
            type HeaplessVec = heapless::Vec<$T, $N>;

            /// Inline with room to spare, inline to the last slot, on the heap, and far beyond.
            const FEW: usize = $N / 2;
            const FULL: usize = $N;
            const MANY: usize = 100;
            const LONG: usize = 1000;
            /// The most, where the number is anyone's guess.
            const MOST: usize = 2 * FULL;
            /// A population whose parts are inline, on the heap, or either.
            const INLINE: [usize; 2] = [FEW, FULL - 1];
            const HEAP: [usize; 2] = [FULL + 4, 2 * FULL];
            const HALF: [usize; 2] = [FEW, FULL + 4];

            /// What everyone does.
            pub(super) fn run(table: &Table) {
                table.elements(stringify!($T));

                table.group("made and dropped");
                all!(table, TIMES, "new, in a struct", in_struct());
                for len in [FEW, FULL, MANY] {
                    all!(table, TIMES, "push {len}", made(items(len), pushed));
                    all!(
                        table,
                        TIMES,
                        "from_slice {len}",
                        made(items(len), Vector::from_slice)
                    );
                    all!(table, TIMES, "collect {len}", made(items(len), collected));
                }
                all!(table, TIMES, "collect {LONG}", made(items(LONG), collected));
                all!(table, TIMES, "push up to {MOST}", made_of_any(MOST, pushed));
                all!(
                    table,
                    TIMES,
                    "from_slice up to {MOST}",
                    made_of_any(MOST, Vector::from_slice)
                );

                table.group("kept and refilled");
                for len in [FEW, MANY] {
                    all!(
                        table,
                        TIMES,
                        "clear, push {len}",
                        refill(items(len), push_all)
                    );
                    all!(
                        table,
                        TIMES,
                        "clear, extend by {len}",
                        refill(items(len), extend)
                    );
                    all!(
                        table,
                        TIMES,
                        "clear, extend_from_slice of {len}",
                        refill(items(len), Vector::extend_from_slice)
                    );
                    all!(
                        table,
                        TIMES,
                        "clear, resize to {len}",
                        refill(items(len), resize)
                    );
                    all!(table, TIMES, "clone_from of {len}", clone_from(len));
                }

                table.group("changed");
                for len in [FULL, MANY] {
                    all!(table, TURNS, "push and pop, {len}", push_pop(len - 1));
                    all!(table, TURNS, "insert and remove, {len}", insert_remove(len));
                    all!(table, TIMES, "pop all {len}", each(items(len), pop_all));
                    all!(
                        table,
                        TIMES,
                        "swap_remove all but one of {len}",
                        each(items(len), swap_remove_all)
                    );
                    all!(
                        table,
                        TIMES,
                        "retain two thirds of {len}",
                        each(items(len), retain)
                    );
                    all!(
                        table,
                        TIMES,
                        "truncate {len} to half",
                        each(items(len), truncate)
                    );
                }

                table.group("cloned, compared, consumed");
                for len in [FULL, MANY] {
                    all!(table, TIMES, "clone {len}", clone(len));
                    all!(table, TIMES, "drop {len}", taken(items(len), drop_it));
                    all!(
                        table,
                        TIMES,
                        "into_iter {len}",
                        taken(items(len), into_iter)
                    );
                    all!(
                        table,
                        TIMES,
                        "== of {len}",
                        each(items(len), is_equal(items(len)))
                    );
                }
                all!(table, TURNS, "mem::take", take(FEW));

                table.group("many, visited in no order");
                for (name, lens) in [("inline", INLINE), ("heap", HEAP), ("half inline", HALF)] {
                    all!(table, TURNS, "index, {name}", visit(lens, index));
                    all!(table, TURNS, "first, {name}", visit(lens, first));
                    all!(table, TURNS, "len, {name}", visit(lens, len));
                    all!(table, TURNS, "iterate, {name}", visit(lens, iterate));
                    all!(
                        table,
                        TURNS,
                        "push and pop, {name}",
                        visit(lens, push_and_pop)
                    );
                }
                all!(
                    table,
                    TURNS,
                    "swap_remove and push, half inline",
                    visit(HALF, swap_and_push)
                );
                all!(table, VECTORS, "clone, half inline", clone_many(HALF));
                all!(table, VECTORS, "drop, half inline", drop_many(HALF));
                measured!(
                    table,
                    "memory, half inline",
                    VECTORS,
                    many(HALF),
                    [
                        SmallVec,
                        Vec,
                        Smallvec1,
                        Smallvec2,
                        TinyVec,
                        ThinVec,
                        SmallCollections
                    ]
                );
            }

            /// The rest.
            #[allow(dead_code)]
            pub(super) fn run_rest(table: &Table) {
                table.elements(stringify!($T));

                table.group("made and dropped");
                for len in [FULL, MANY] {
                    all!(table, TIMES, "extend {len}", made(items(len), extended));
                    all!(
                        table,
                        TIMES,
                        "extend by a filter, {len}",
                        made(items(len), extended_by_filter)
                    );
                    all!(
                        table,
                        TIMES,
                        "extend_from_slice {len}",
                        made(items(len), extended_from_slice)
                    );
                    all!(table, TIMES, "vec![x; {len}]", made(items(len), repeated));
                    all!(
                        table,
                        TIMES,
                        "insert {len} at the front",
                        made(items(len), inserted_front)
                    );
                    all!(
                        table,
                        TIMES,
                        "insert {len} at the end",
                        made(items(len), inserted_back)
                    );
                }
                all!(
                    table,
                    TIMES,
                    "spill and shrink back",
                    made(items(FULL), spilled)
                );

                table.group("changed");
                for len in [FULL, MANY] {
                    all!(
                        table,
                        TIMES,
                        "remove all {len} from the front",
                        each(items(len), remove_all)
                    );
                    row!(
                        table,
                        &format!("dedup {len}"),
                        TIMES,
                        each(pairs(len), dedup),
                        [SmallVec, Vec, Smallvec1, Smallvec2, ThinVec]
                    );
                    most!(table, TIMES, "drain half of {len}", each(items(len), drain));
                    most!(table, TIMES, "append, {len} in all", append(len / 2));
                    all!(table, TIMES, "sort {len}", each(shuffled(len), sort));
                }
                for len in [FEW, MANY] {
                    most!(
                        table,
                        TIMES,
                        "insert_many, {len} before",
                        each_full(items(len), insert_many(FEW))
                    );
                    most!(
                        table,
                        TIMES,
                        "insert_from_slice, {len} before",
                        each_full(items(len), insert_from_slice(FEW))
                    );
                }

                table.group("cloned, compared, consumed");
                for len in [FULL, MANY] {
                    all!(table, TIMES, "hash {len}", each(items(len), hash));
                    all!(
                        table,
                        TIMES,
                        "cmp of {len}",
                        each(items(len), compared(items(len)))
                    );
                }

                table.group("many, visited in no order");
                all!(table, VECTORS, "==, half inline", equal_many(HALF));
                all!(
                    table,
                    VECTORS,
                    "sort of vectors, half inline",
                    sort_many(HALF)
                );
            }

            pub(super) fn run_bounded(table: &Table) {
                table.elements(stringify!($T));
                for len in [FEW, FULL] {
                    bounded!(table, TIMES, "push {len}", made(items(len), pushed));
                    bounded!(
                        table,
                        TIMES,
                        "from_slice {len}",
                        made(items(len), Vector::from_slice)
                    );
                    bounded!(table, TIMES, "collect {len}", made(items(len), collected));
                    bounded!(
                        table,
                        TIMES,
                        "clear, push {len}",
                        refill(items(len), push_all)
                    );
                    bounded!(
                        table,
                        TIMES,
                        "clear, extend_from_slice of {len}",
                        refill(items(len), Vector::extend_from_slice)
                    );
                    bounded!(table, TURNS, "push and pop, {len}", push_pop(len - 1));
                    bounded!(table, TURNS, "insert and remove, {len}", insert_remove(len));
                    bounded!(table, TIMES, "pop all {len}", each(items(len), pop_all));
                    bounded!(
                        table,
                        TIMES,
                        "swap_remove all but one of {len}",
                        each(items(len), swap_remove_all)
                    );
                    bounded!(
                        table,
                        TIMES,
                        "retain two thirds of {len}",
                        each(items(len), retain)
                    );
                    bounded!(
                        table,
                        TIMES,
                        "truncate {len} to half",
                        each(items(len), truncate)
                    );
                    bounded!(table, TIMES, "clone {len}", clone(len));
                    if mem::needs_drop::<$T>() {
                        bounded!(table, TIMES, "drop {len}", taken(items(len), drop_it));
                    }
                    bounded!(
                        table,
                        TIMES,
                        "into_iter {len}",
                        taken(items(len), into_iter)
                    );
                    bounded!(
                        table,
                        TIMES,
                        "== of {len}",
                        each(items(len), is_equal(items(len)))
                    );
                }
                bounded!(table, TURNS, "index", visit(INLINE, index));
                bounded!(table, TURNS, "iterate", visit(INLINE, iterate));
                bounded!(table, TURNS, "push and pop", visit(INLINE, push_and_pop));
            }
        }
    };
}

rows!(of_u64, u64, 16);
rows!(of_u8, u8, 16);
rows!(of_string, String, 4);

/// Runs all rows of vectors that can grow.
pub(crate) fn run(table: &Table, _: &[&str]) {
    of_u64::run(table);
    of_u64::run_rest(table);
    of_u8::run(table);
    of_string::run(table);
    of_string::run_rest(table);
}

/// Runs all rows of vectors that cannot.
pub(crate) fn run_bounded(table: &Table, _: &[&str]) {
    of_u64::run_bounded(table);
    of_u8::run_bounded(table);
    of_string::run_bounded(table);
}

// Input.

fn items<T: Element>(count: usize) -> Vec<T> {
    (0..count).map(T::new).collect()
}

fn pairs<T: Element>(count: usize) -> Vec<T> {
    (0..count).map(|number| T::new(number / 2)).collect()
}

fn shuffled<T: Element>(count: usize) -> Vec<T> {
    let mut random = Random::new();
    (0..count).map(|_| T::new(random.below(100))).collect()
}

/// Vectors of either length, in no order.
fn many<V: Vector>(lens: [usize; 2]) -> Vec<V> {
    let mut random = Random::new();
    let mut vector = |_| V::from_slice(&items(lens[random.below(2)]));
    (0..VECTORS).map(&mut vector).collect()
}

// How work is repeated: each the same code for every contestant.

/// Makes vectors of the same items and drops them.
fn made<V: Vector>(items: Vec<V::T>, make: impl Fn(&[V::T]) -> V) -> impl FnMut(&mut Clock) {
    move |clock| {
        clock.time(|| {
            let made = |_| black_box(&make(black_box(&items))).len() as u64;
            (0..TIMES).map(made).sum()
        });
    }
}

/// Makes vectors of up to `most` items, nobody knows how many, and drops them.
fn made_of_any<V: Vector>(most: usize, make: impl Fn(&[V::T]) -> V) -> impl FnMut(&mut Clock) {
    let items = items::<V::T>(most);
    let mut random = Random::new();
    move |clock| {
        let lens: Vec<usize> = (0..TIMES).map(|_| random.below(most + 1)).collect();
        clock.time(|| {
            let made = |&len: &usize| black_box(&make(&items[..len])).len() as u64;
            lens.iter().map(made).sum()
        });
    }
}

/// Fills one vector again and again.
fn refill<V: Vector>(items: Vec<V::T>, fill: impl Fn(&mut V, &[V::T])) -> impl FnMut(&mut Clock) {
    let mut vec = V::default();
    move |clock| {
        clock.time(|| {
            let mut total = 0;
            for _ in 0..TIMES {
                let vec = black_box(&mut vec);
                vec.clear();
                fill(vec, black_box(&items));
                total += vec.len() as u64;
            }
            total
        });
    }
}

/// Works on each of some vectors of the same items.
fn each<V: Vector>(items: Vec<V::T>, work: impl Fn(&mut V) -> u64) -> impl FnMut(&mut Clock) {
    each_made(items, V::from_slice, work)
}

/// Works on each of some vectors of the same items, which have no room for more on the heap.
fn each_full<V: Edit>(items: Vec<V::T>, work: impl Fn(&mut V) -> u64) -> impl FnMut(&mut Clock) {
    let full = |items: &[V::T]| {
        let mut vec = V::with_capacity(items.len());
        vec.extend_from_slice(items);
        vec
    };
    each_made(items, full, work)
}

fn each_made<V: Vector>(
    items: Vec<V::T>,
    make: impl Fn(&[V::T]) -> V,
    work: impl Fn(&mut V) -> u64,
) -> impl FnMut(&mut Clock) {
    let mut vecs = Vec::<V>::with_capacity(TIMES);
    move |clock| {
        vecs.clear();
        vecs.extend((0..TIMES).map(|_| make(&items)));
        clock.time(|| vecs.iter_mut().map(&work).fold(0, u64::wrapping_add));
    }
}

/// Takes each of some vectors of the same items.
fn taken<V: Vector>(items: Vec<V::T>, work: impl Fn(V) -> u64) -> impl FnMut(&mut Clock) {
    let mut vecs = Vec::<V>::with_capacity(TIMES);
    move |clock| {
        vecs.extend((0..TIMES).map(|_| V::from_slice(&items)));
        clock.time(|| vecs.drain(..).map(&work).sum());
    }
}

/// Works on vectors of either length, each of which comes when nobody knows.
fn visit<V: Vector>(
    lens: [usize; 2],
    work: impl Fn(&mut V, usize) -> u64,
) -> impl FnMut(&mut Clock) {
    let (mut vecs, mut random) = (many::<V>(lens), Random::new());
    let mut order = vec![0_u16; TURNS];
    move |clock| {
        order.fill_with(|| random.below(VECTORS) as u16);
        clock.time(|| {
            let mut total = 0_u64;
            for (turn, &at) in order.iter().enumerate() {
                total = total.wrapping_add(work(&mut vecs[usize::from(at)], turn));
            }
            total
        });
    }
}

// What is made.

fn in_struct<V: Vector>() -> impl FnMut(&mut Clock) {
    struct Node<V> {
        weight: u64,
        children: V,
        size: u64,
    }
    move |clock| {
        clock.time(|| {
            let made = |number| {
                let node = Node {
                    weight: number,
                    children: V::default(),
                    size: 1,
                };
                let node = black_box(&node);
                node.weight + node.children.len() as u64 + node.size
            };
            (0..TIMES as u64).map(made).sum()
        });
    }
}

fn pushed<V: Vector>(items: &[V::T]) -> V {
    let mut vec = V::default();
    push_all(&mut vec, items);
    vec
}

fn collected<V: Vector>(items: &[V::T]) -> V {
    items.iter().cloned().collect()
}

fn extended<V: Vector>(items: &[V::T]) -> V {
    let mut vec = V::default();
    extend(&mut vec, items);
    vec
}

fn extended_by_filter<V: Vector>(items: &[V::T]) -> V {
    let mut vec = V::default();
    vec.extend(items.iter().filter(|it| it.number() % 2 == 0).cloned());
    vec
}

fn extended_from_slice<V: Vector>(items: &[V::T]) -> V {
    let mut vec = V::default();
    vec.extend_from_slice(items);
    vec
}

fn repeated<V: Grow>(items: &[V::T]) -> V {
    V::from_elem(items[0].clone(), items.len())
}

fn inserted_front<V: Vector>(items: &[V::T]) -> V {
    let mut vec = V::default();
    for item in items {
        vec.insert(0, item.clone());
    }
    vec
}

fn inserted_back<V: Vector>(items: &[V::T]) -> V {
    let mut vec = V::default();
    for (at, item) in items.iter().enumerate() {
        vec.insert(at, item.clone());
    }
    vec
}

fn spilled<V: Grow>(items: &[V::T]) -> V {
    let mut vec = V::from_slice(items);
    vec.push(items[0].clone());
    black_box(&mut vec).pop();
    vec.shrink_to_fit();
    vec
}

// What a vector is filled with.

fn push_all<V: Vector>(vec: &mut V, items: &[V::T]) {
    for item in items {
        vec.push(item.clone());
    }
}

fn extend<V: Vector>(vec: &mut V, items: &[V::T]) {
    vec.extend(items.iter().cloned());
}

fn resize<V: Grow>(vec: &mut V, items: &[V::T]) {
    vec.resize(items.len(), items[0].clone());
}

// What is done to a vector.

fn pop_all<V: Vector>(vec: &mut V) -> u64 {
    let mut sum = 0;
    while let Some(item) = vec.pop() {
        sum += item.number();
    }
    sum
}

fn remove_all<V: Vector>(vec: &mut V) -> u64 {
    (0..vec.len()).map(|_| vec.remove(0).number()).sum()
}

/// All but the last: of that, small-collections 0.6 makes two.
fn swap_remove_all<V: Vector>(vec: &mut V) -> u64 {
    (1..vec.len()).map(|_| vec.swap_remove(0).number()).sum()
}

fn retain<V: Vector>(vec: &mut V) -> u64 {
    vec.retain(|item| item.number() % 3 != 0);
    vec.len() as u64
}

fn truncate<V: Vector>(vec: &mut V) -> u64 {
    vec.truncate(vec.len() / 2);
    vec.len() as u64
}

fn dedup<V: Dedup>(vec: &mut V) -> u64 {
    vec.dedup();
    vec.len() as u64
}

fn drain<V: Edit>(vec: &mut V) -> u64 {
    vec.drain(vec.len() / 4, vec.len() * 3 / 4)
}

fn insert_many<V: Edit>(count: usize) -> impl Fn(&mut V) -> u64 {
    let items = items(count);
    move |vec| {
        vec.insert_many(vec.len() / 2, items.iter().cloned());
        vec.len() as u64
    }
}

fn insert_from_slice<V: Edit>(count: usize) -> impl Fn(&mut V) -> u64 {
    let items = items(count);
    move |vec| {
        vec.insert_from_slice(vec.len() / 2, &items);
        vec.len() as u64
    }
}

fn sort<V: Vector>(vec: &mut V) -> u64 {
    vec.sort_unstable();
    vec[0].number()
}

fn hash<V: Vector>(vec: &mut V) -> u64 {
    let mut hasher = DefaultHasher::new();
    vec.hash(&mut hasher);
    hasher.finish()
}

fn drop_it<V: Vector>(vec: V) -> u64 {
    drop(vec);
    0
}

fn into_iter<V: Vector>(vec: V) -> u64 {
    let mut sum = 0;
    for item in vec {
        sum += black_box(item).number();
    }
    sum
}

fn index<V: Vector>(vec: &mut V, turn: usize) -> u64 {
    vec[turn % 2].number()
}

fn first<V: Vector>(vec: &mut V, _: usize) -> u64 {
    vec.first().map_or(0, Element::number)
}

fn len<V: Vector>(vec: &mut V, _: usize) -> u64 {
    vec.count() as u64
}

fn iterate<V: Vector>(vec: &mut V, _: usize) -> u64 {
    vec.iter().map(Element::number).sum()
}

fn push_and_pop<V: Vector>(vec: &mut V, _: usize) -> u64 {
    let last = vec.pop().unwrap_or_default();
    let sum = last.number();
    vec.push(last);
    sum
}

fn swap_and_push<V: Vector>(vec: &mut V, _: usize) -> u64 {
    let first = vec.swap_remove(0);
    let sum = first.number();
    vec.push(first);
    sum
}

// What takes two, or more.

fn push_pop<V: Vector>(len: usize) -> impl FnMut(&mut Clock) {
    let mut vec = V::from_slice(&items(len));
    let mut item = Some(V::T::new(7));
    move |clock| {
        clock.time(|| {
            let vec = black_box(&mut vec);
            for _ in 0..TURNS {
                vec.push(item.take().unwrap_or_default());
                item = black_box(&mut *vec).pop();
            }
            vec.len() as u64
        });
    }
}

fn insert_remove<V: Vector>(len: usize) -> impl FnMut(&mut Clock) {
    let (mut vec, mut random) = (V::from_slice(&items(len)), Random::new());
    move |clock| {
        let places: Vec<usize> = (0..2 * TURNS).map(|_| random.below(len)).collect();
        clock.time(|| {
            let vec = black_box(&mut vec);
            for at in places.chunks_exact(2) {
                let item = vec.remove(at[0]);
                vec.insert(at[1], item);
            }
            vec.len() as u64
        });
    }
}

fn is_equal<V: Vector>(items: Vec<V::T>) -> impl Fn(&mut V) -> u64 {
    let other = V::from_slice(&items);
    move |vec| u64::from(*vec == other)
}

fn compared<V: Vector>(items: Vec<V::T>) -> impl Fn(&mut V) -> u64 {
    let other = V::from_slice(&items);
    move |vec| u64::from(*vec <= other)
}

fn append<V: Edit>(len: usize) -> impl FnMut(&mut Clock) {
    let given = items(len);
    move |clock| {
        let mut pairs: Vec<(V, V)> = (0..TIMES)
            .map(|_| (V::from_slice(&given), V::from_slice(&given)))
            .collect();
        clock.time(|| {
            let mut total = 0;
            for (vec, other) in &mut pairs {
                vec.append(other);
                total += vec.len() as u64;
            }
            total
        });
    }
}

fn take<V: Vector>(len: usize) -> impl FnMut(&mut Clock) {
    let mut vec = V::from_slice(&items(len));
    move |clock| {
        clock.time(|| {
            for _ in 0..TURNS {
                let taken = mem::take(black_box(&mut vec));
                vec = taken;
            }
            vec.len() as u64
        });
    }
}

fn clone<V: Vector>(len: usize) -> impl FnMut(&mut Clock) {
    clone_each(vec![V::from_slice(&items(len)); TIMES])
}

fn clone_many<V: Vector>(lens: [usize; 2]) -> impl FnMut(&mut Clock) {
    clone_each(many::<V>(lens))
}

fn clone_each<V: Vector>(vecs: Vec<V>) -> impl FnMut(&mut Clock) {
    let mut clones = Vec::with_capacity(vecs.len());
    move |clock| {
        clock.time(|| {
            for vec in &vecs {
                clones.push(vec.clone());
            }
            clones.len() as u64
        });
        clones.clear();
    }
}

fn clone_from<V: Vector>(len: usize) -> impl FnMut(&mut Clock) {
    let from = [V::from_slice(&items(len)), V::from_slice(&items(len - 1))];
    let mut vec = V::default();
    move |clock| {
        clock.time(|| {
            for turn in 0..TIMES {
                black_box(&mut vec).clone_from(&from[turn % 2]);
            }
            vec.len() as u64
        });
    }
}

fn drop_many<V: Vector>(lens: [usize; 2]) -> impl FnMut(&mut Clock) {
    // Kept: a block as large as that, if it is freed, has glibc look through all small ones.
    let mut vecs = Vec::<V>::with_capacity(VECTORS);
    move |clock| {
        vecs.extend(many(lens));
        clock.time(|| {
            vecs.clear();
            0
        });
    }
}

fn equal_many<V: Vector>(lens: [usize; 2]) -> impl FnMut(&mut Clock) {
    let (vecs, others) = (many::<V>(lens), many::<V>(lens));
    move |clock| {
        clock.time(|| {
            let equal = |(vec, other): (&V, &V)| u64::from(vec == other);
            vecs.iter().zip(&others).map(equal).sum()
        });
    }
}

fn sort_many<V: Vector>(lens: [usize; 2]) -> impl FnMut(&mut Clock) {
    let mut random = Random::new();
    move |clock| {
        let mut vecs = many::<V>(lens);
        for vec in &mut vecs {
            vec[0] = V::T::new(random.below(200));
        }
        clock.time(|| {
            vecs.sort_unstable();
            vecs[0].len() as u64
        });
    }
}
