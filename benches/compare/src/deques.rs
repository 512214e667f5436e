//! Deques: long-lived and short-lived queues, inline, on the heap, and half of each.

use std::hint::black_box;

use smallcoll::policy;

use crate::harness::{Clock, Table, row};
use crate::input::Random;

/// How many elements are inline.
const N: usize = 8;
/// Elements of an inline queue, and of one on the heap.
const FEW: usize = 6;
const MANY: usize = 100;
/// How many queues there are where many take turns.
const QUEUES: usize = 256;
/// How much is done in a round.
const ROUNDS: usize = 40 * QUEUES;
/// How often, where it is done to all of an inline queue, or of one on the heap.
const SHORT: usize = ROUNDS / FEW;
const LONG: usize = ROUNDS / MANY;
/// Queues of either length.
const INLINE: [usize; 2] = [FEW, FEW];
const HEAP: [usize; 2] = [MANY, MANY];
const HALF: [usize; 2] = [FEW, 3 * FEW];

/// The columns of the table.
pub(crate) const COLUMNS: &[&str] = &["SmallDeque", "VecDeque", "SmallCollections", "ArrayDeque"];
/// The columns of the table of deques that cannot grow.
pub(crate) const BOUNDED: &[&str] = &["NoSpill", "ArrayDeque", "HeaplessDeque"];

/// What the queues hold.
trait Element: Clone + Ord + 'static {
    fn new(number: usize) -> Self;
    fn number(&self) -> u64;
}

impl Element for u64 {
    #[inline(always)]
    fn new(number: usize) -> Self {
        number as u64
    }

    #[inline(always)]
    fn number(&self) -> u64 {
        *self
    }
}

impl Element for u32 {
    #[inline(always)]
    fn new(number: usize) -> Self {
        number as u32
    }

    #[inline(always)]
    fn number(&self) -> u64 {
        u64::from(*self)
    }
}

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
trait Queue: Default {
    type Item: Element;
    fn push_back(&mut self, item: Self::Item);
    fn push_front(&mut self, item: Self::Item);
    fn pop_back(&mut self) -> Option<Self::Item>;
    fn pop_front(&mut self) -> Option<Self::Item>;
    fn get(&self, index: usize) -> Option<&Self::Item>;
    fn front(&self) -> Option<&Self::Item>;
    fn len(&self) -> usize;
    /// The sum of the elements, by a `for` loop.
    fn sum(&self) -> u64;
}

/// What those can do that take any number of elements.
trait Grow: Queue + Clone + Ord + Extend<Self::Item> + FromIterator<Self::Item> {
    fn truncate(&mut self, len: usize);
    fn clear(&mut self);
}

/// What the others lack.
trait Edit: Grow + From<Vec<Self::Item>> {
    fn extend_from_slice(&mut self, items: &[Self::Item]);
    fn insert(&mut self, index: usize, item: Self::Item);
    fn remove(&mut self, index: usize) -> Option<Self::Item>;
    fn rotate_left(&mut self, count: usize);
    fn make_contiguous(&mut self) -> &mut [Self::Item];
    fn append(&mut self, other: &mut Self);
    fn retain(&mut self, keep: impl FnMut(&Self::Item) -> bool);
    /// The sum of all elements, by a `for` loop over what is drained.
    fn drain(&mut self) -> u64;
    /// The sum of the elements, by `fold`.
    fn fold(&self) -> u64;
    fn contains(&self, item: &Self::Item) -> bool;
    fn find(&self, item: &Self::Item) -> usize;
}

macro_rules! queue {
    ($($D:ty: $push:ident, $iter:ident;)*) => {$(
        impl<T: Element> Queue for $D {
            type Item = T;

            #[inline(always)]
            fn push_back(&mut self, item: T) {
                $push!(self.push_back(item));
            }

            #[inline(always)]
            fn push_front(&mut self, item: T) {
                $push!(self.push_front(item));
            }

            #[inline(always)]
            fn pop_back(&mut self) -> Option<T> {
                self.pop_back()
            }

            #[inline(always)]
            fn pop_front(&mut self) -> Option<T> {
                self.pop_front()
            }

            #[inline(always)]
            fn get(&self, index: usize) -> Option<&T> {
                self.get(index)
            }

            #[inline(always)]
            fn front(&self) -> Option<&T> {
                self.front()
            }

            #[inline(always)]
            fn len(&self) -> usize {
                self.len()
            }

            #[inline(always)]
            fn sum(&self) -> u64 {
                let mut sum = 0_u64;
                for item in $iter!(self) {
                    sum = sum.rotate_left(1) ^ item.number();
                }
                sum
            }
        }
    )*};
}

macro_rules! grow {
    ($($D:ty),*) => {$(
        impl<T: Element> Grow for $D {
            #[inline(always)]
            fn truncate(&mut self, len: usize) {
                self.truncate(len);
            }

            #[inline(always)]
            fn clear(&mut self) {
                self.clear();
            }
        }
    )*};
}

macro_rules! edit {
    ($($D:ty: $this:ident, $items:ident => $extend:expr;)*) => {$(
        impl<T: Element> Edit for $D {
            #[inline(always)]
            fn extend_from_slice(&mut self, $items: &[T]) {
                let $this = self;
                $extend;
            }

            #[inline(always)]
            fn insert(&mut self, index: usize, item: T) {
                self.insert(index, item);
            }

            #[inline(always)]
            fn remove(&mut self, index: usize) -> Option<T> {
                self.remove(index)
            }

            #[inline(always)]
            fn rotate_left(&mut self, count: usize) {
                self.rotate_left(count);
            }

            #[inline(always)]
            fn make_contiguous(&mut self) -> &mut [T] {
                self.make_contiguous()
            }

            #[inline(always)]
            fn append(&mut self, other: &mut Self) {
                self.append(other);
            }

            #[inline(always)]
            fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
                self.retain(keep);
            }

            #[inline(always)]
            fn drain(&mut self) -> u64 {
                let mut sum = 0;
                for item in self.drain(..) {
                    sum += item.number();
                }
                sum
            }

            #[inline(always)]
            fn fold(&self) -> u64 {
                self.iter().map(Element::number).sum()
            }

            #[inline(always)]
            fn contains(&self, item: &T) -> bool {
                self.contains(item)
            }

            #[inline(always)]
            fn find(&self, item: &T) -> usize {
                self.binary_search(item).unwrap_or_else(|at| at)
            }
        }
    )*};
}

macro_rules! plain {
    ($push:expr) => {
        $push
    };
}
macro_rules! may_fail {
    ($push:expr) => {
        assert!($push.is_ok())
    };
}
macro_rules! iter {
    ($queue:expr) => {
        $queue.iter()
    };
}
macro_rules! slices {
    ($queue:expr) => {{
        let (front, back) = $queue.as_slices();
        front.iter().chain(back)
    }};
}

queue! {
    smallcoll::SmallDeque<T, N>: plain, iter;
    smallcoll::SmallDeque<T, N, policy::NoSpill>: plain, iter;
    std::collections::VecDeque<T>: plain, iter;
    small_collections::SmallDeque<T, N>: plain, slices;
    arraydeque::ArrayDeque<T, N>: may_fail, iter;
    heapless::Deque<T, N>: may_fail, iter;
}
grow!(smallcoll::SmallDeque<T, N>, std::collections::VecDeque<T>, small_collections::SmallDeque<T, N>);
edit! {
    smallcoll::SmallDeque<T, N>: this, items => this.extend_from_slice(items);
    std::collections::VecDeque<T>: this, items => this.extend(items.iter().cloned());
}

/// A row for every type, for those that can grow, or for the two that can do more.
macro_rules! inline {
    ($table:expr, $count:expr, $name:literal, $run:ident $args:tt) => {
        row!($table, $name, $count, $run $args, [SmallDeque, VecDeque, SmallCollections, ArrayDeque])
    };
}
macro_rules! growing {
    ($table:expr, $count:expr, $name:literal, $run:ident $args:tt) => {
        row!($table, $name, $count, $run $args, [SmallDeque, VecDeque, SmallCollections])
    };
}
macro_rules! editing {
    ($table:expr, $count:expr, $name:literal, $run:ident $args:tt) => {
        row!($table, $name, $count, $run $args, [SmallDeque, VecDeque])
    };
}
/// A row for those that cannot grow.
macro_rules! bounded {
    ($table:expr, $count:expr, $name:literal, $run:ident $args:tt) => {
        row!($table, $name, $count, $run $args, [NoSpill, ArrayDeque, HeaplessDeque])
    };
}

/// The rows, for elements of one type.
macro_rules! rows {
    ($module:ident, $T:ty) => {
        mod $module {
            use super::*;

            type SmallDeque = smallcoll::SmallDeque<$T, N>;
            type VecDeque = std::collections::VecDeque<$T>;
            type SmallCollections = small_collections::SmallDeque<$T, N>;
            type NoSpill = smallcoll::SmallDeque<$T, N, policy::NoSpill>;
            type ArrayDeque = arraydeque::ArrayDeque<$T, N>;
            type HeaplessDeque = heapless::Deque<$T, N>;

            pub(super) fn run(table: &Table) {
                table.elements(stringify!($T));
                table.group("at the ends");
                inline!(table, ROUNDS, "short-lived queue of 4", short_lived());
                inline!(
                    table,
                    ROUNDS,
                    "fifo, inline",
                    pass(FEW, Queue::pop_front, Queue::push_back)
                );
                growing!(
                    table,
                    ROUNDS,
                    "fifo, heap",
                    pass(MANY, Queue::pop_front, Queue::push_back)
                );
                inline!(
                    table,
                    ROUNDS,
                    "lifo, inline",
                    pass(FEW, Queue::pop_back, Queue::push_back)
                );
                growing!(
                    table,
                    ROUNDS,
                    "lifo, heap",
                    pass(MANY, Queue::pop_back, Queue::push_back)
                );
                growing!(
                    table,
                    ROUNDS,
                    "push_front, pop_back, heap",
                    pass(MANY, Queue::pop_back, Queue::push_front)
                );
                growing!(table, ROUNDS, "sliding window of 5", window(5));
                growing!(table, ROUNDS, "sliding window of 50", window(50));
                table.group("many, visited in no order");
                inline!(table, ROUNDS, "fifo of many, inline", visit(INLINE, fifo));
                growing!(table, ROUNDS, "fifo of many, heap", visit(HEAP, fifo));
                growing!(
                    table,
                    ROUNDS,
                    "fifo of many, half inline",
                    visit(HALF, fifo)
                );
                inline!(table, ROUNDS, "index of many, inline", visit(INLINE, index));
                growing!(table, ROUNDS, "index of many, heap", visit(HEAP, index));
                growing!(
                    table,
                    ROUNDS,
                    "index of many, half inline",
                    visit(HALF, index)
                );
                inline!(table, ROUNDS, "front of many, inline", visit(INLINE, front));
                growing!(
                    table,
                    ROUNDS,
                    "front of many, half inline",
                    visit(HALF, front)
                );
                table.group("read");
                inline!(table, SHORT, "iterate, inline", iterate(FEW));
                growing!(table, LONG, "iterate, heap", iterate(MANY));
                editing!(table, LONG, "fold, heap", on_each(MANY, fold));
                editing!(table, ROUNDS, "contains", ask(contains));
                editing!(table, ROUNDS, "binary_search", ask(find));
                table.group("made, refilled, compared");
                growing!(table, LONG, "extend a kept one", refill());
                growing!(table, LONG, "push to a kept one", refill_by_push(MANY));
                growing!(
                    table,
                    SHORT,
                    "push to a kept one, inline",
                    refill_by_push(FEW)
                );
                growing!(table, LONG, "collect and drop", collect());
                growing!(table, LONG, "clone and drop", clone());
                editing!(table, LONG, "clone_from", clone_from(MANY));
                editing!(table, SHORT, "clone_from, inline", clone_from(FEW));
                growing!(table, LONG, "eq", eq());
                growing!(table, LONG, "cmp", cmp());
                editing!(table, LONG, "from Vec and drop", from_vec());
                editing!(
                    table,
                    LONG,
                    "extend_from_slice a kept one",
                    refill_from_slice()
                );
                table.group("in the middle");
                editing!(table, ROUNDS, "insert and remove", insert_remove());
                editing!(table, LONG * MANY, "rotate", on_each(MANY, rotate));
                editing!(
                    table,
                    LONG,
                    "make_contiguous after rotate",
                    on_each(MANY, straighten)
                );
                editing!(table, LONG, "append there and back", append(MANY));
                editing!(table, SHORT, "append there and back, inline", append(FEW));
                editing!(
                    table,
                    LONG,
                    "drain a refilled one",
                    refill_and(MANY, Edit::drain)
                );
                editing!(
                    table,
                    SHORT,
                    "drain a refilled one, inline",
                    refill_and(FEW, Edit::drain)
                );
                editing!(
                    table,
                    LONG,
                    "retain two thirds of a refilled one",
                    refill_and(MANY, retain)
                );
                editing!(
                    table,
                    SHORT,
                    "retain two thirds, inline",
                    refill_and(FEW, retain)
                );
                editing!(
                    table,
                    LONG,
                    "truncate a refilled one",
                    refill_and(MANY, halve)
                );
            }

            pub(super) fn run_bounded(table: &Table) {
                table.elements(stringify!($T));
                bounded!(table, ROUNDS, "short-lived queue of 4", short_lived());
                bounded!(
                    table,
                    ROUNDS,
                    "fifo",
                    pass(FEW, Queue::pop_front, Queue::push_back)
                );
                bounded!(
                    table,
                    ROUNDS,
                    "lifo",
                    pass(FEW, Queue::pop_back, Queue::push_back)
                );
                bounded!(
                    table,
                    ROUNDS,
                    "push_front, pop_back",
                    pass(FEW, Queue::pop_back, Queue::push_front)
                );
                bounded!(table, ROUNDS, "fifo of many", visit(INLINE, fifo));
                bounded!(table, ROUNDS, "index of many", visit(INLINE, index));
                bounded!(table, SHORT, "iterate", iterate(FEW));
            }
        }
    };
}

rows!(of_u64, u64);
rows!(of_u32, u32);
rows!(of_string, String);

/// Runs all rows of deques that can grow.
pub(crate) fn run(table: &Table, _: &[&str]) {
    of_u64::run(table);
    of_u32::run(table);
    of_string::run(table);
}

/// Runs all rows of deques that cannot.
pub(crate) fn run_bounded(table: &Table, _: &[&str]) {
    of_u64::run_bounded(table);
    of_u32::run_bounded(table);
    of_string::run_bounded(table);
}

fn items<T: Element>(count: usize) -> Vec<T> {
    (0..count).map(T::new).collect()
}

/// A queue that does not start with its first slot.
fn filled<Q: Queue>(len: usize) -> Q {
    let mut queue = Q::default();
    for number in 0..len {
        queue.push_back(Q::Item::new(number));
    }
    for _ in 0..3 {
        if let Some(item) = queue.pop_front() {
            queue.push_back(item);
        }
    }
    queue
}

/// Works on queues of either length, each of which comes when nobody knows.
fn visit<Q: Queue>(
    lens: [usize; 2],
    work: impl Fn(&mut Q, usize) -> u64,
) -> impl FnMut(&mut Clock) {
    let mut random = Random::new();
    let mut queues: Vec<Q> = (0..QUEUES).map(|_| filled(lens[random.below(2)])).collect();
    let mut order = vec![0_u16; ROUNDS];
    move |clock| {
        order.fill_with(|| random.below(QUEUES) as u16);
        clock.time(|| {
            let mut total = 0_u64;
            for (turn, &at) in order.iter().enumerate() {
                total = total.wrapping_add(work(&mut queues[usize::from(at)], turn));
            }
            total
        })
    }
}

fn fifo<Q: Queue>(queue: &mut Q, _: usize) -> u64 {
    let item = queue.pop_front().unwrap_or_else(|| Q::Item::new(0));
    let number = item.number();
    queue.push_back(item);
    number
}

fn index<Q: Queue>(queue: &mut Q, turn: usize) -> u64 {
    queue.get(turn % FEW).map_or(0, Element::number)
}

fn front<Q: Queue>(queue: &mut Q, _: usize) -> u64 {
    queue.front().map_or(0, Element::number)
}

fn short_lived<Q: Queue>() -> impl FnMut(&mut Clock) {
    let given = items::<Q::Item>(4);
    move |clock| {
        clock.time(|| {
            let mut sum = 0;
            for _ in 0..ROUNDS {
                let mut queue = Q::default();
                for item in black_box(&given) {
                    queue.push_back(item.clone());
                }
                while let Some(item) = black_box(&mut queue).pop_front() {
                    sum += item.number();
                }
            }
            sum
        })
    }
}

/// Takes an element out at one end and puts it back, at that end or at the other.
fn pass<Q: Queue>(
    len: usize,
    pop: impl Fn(&mut Q) -> Option<Q::Item>,
    push: impl Fn(&mut Q, Q::Item),
) -> impl FnMut(&mut Clock) {
    let mut queue = filled::<Q>(len);
    move |clock| {
        clock.time(|| {
            let queue = black_box(&mut queue);
            for _ in 0..ROUNDS {
                if let Some(item) = pop(queue) {
                    push(queue, black_box(item));
                }
            }
            queue.len() as u64
        })
    }
}

fn window<Q: Queue>(width: usize) -> impl FnMut(&mut Clock) {
    let given = items::<Q::Item>(ROUNDS);
    move |clock| {
        clock.time(|| {
            let (mut queue, mut sum, mut all) = (Q::default(), 0_u64, 0_u64);
            for item in &given {
                if queue.len() == width {
                    sum -= queue.pop_front().map_or(0, |item| item.number());
                }
                sum += item.number();
                queue.push_back(item.clone());
                all = all.wrapping_add(sum);
            }
            all
        })
    }
}

fn iterate<Q: Queue>(len: usize) -> impl FnMut(&mut Clock) {
    let queue = filled::<Q>(len);
    move |clock| clock.time(|| (0..ROUNDS / len).fold(0, |sum, _| sum ^ black_box(&queue).sum()))
}

/// Calls `work` with a queue of `len` elements.
fn on_each<Q: Edit>(len: usize, work: impl Fn(&mut Q) -> u64) -> impl FnMut(&mut Clock) {
    let mut queue = filled::<Q>(len);
    move |clock| {
        clock.time(|| {
            (0..ROUNDS / len).fold(0_u64, |sum, _| {
                sum.wrapping_add(work(black_box(&mut queue)))
            })
        })
    }
}

/// Asks a sorted queue that wraps for this and that, half of which it has.
fn ask<Q: Edit>(work: impl Fn(&Q, &Q::Item) -> u64) -> impl FnMut(&mut Clock) {
    let mut queue = filled::<Q>(MANY);
    for number in 0..MANY {
        queue.pop_front();
        queue.push_back(Q::Item::new(2 * number));
    }
    let mut random = Random::new();
    let asked: Vec<Q::Item> = (0..ROUNDS)
        .map(|_| Q::Item::new(random.below(2 * MANY)))
        .collect();
    move |clock| {
        clock.time(|| {
            let queue = black_box(&queue);
            asked.iter().map(|item| work(queue, item)).sum()
        })
    }
}

fn fold<Q: Edit>(queue: &mut Q) -> u64 {
    queue.fold()
}

fn rotate<Q: Edit>(queue: &mut Q) -> u64 {
    for count in 0..MANY {
        queue.rotate_left(count % 4);
    }
    queue.len() as u64
}

fn straighten<Q: Edit>(queue: &mut Q) -> u64 {
    queue.rotate_left(MANY / 3);
    queue.make_contiguous().len() as u64
}

fn contains<Q: Edit>(queue: &Q, item: &Q::Item) -> u64 {
    u64::from(queue.contains(item))
}

fn find<Q: Edit>(queue: &Q, item: &Q::Item) -> u64 {
    queue.find(item) as u64
}

fn retain<Q: Edit>(queue: &mut Q) -> u64 {
    let mut at = 0;
    queue.retain(|_| {
        at += 1;
        at % 3 != 0
    });
    queue.len() as u64
}

fn halve<Q: Edit>(queue: &mut Q) -> u64 {
    queue.truncate(MANY / 2);
    queue.len() as u64
}

fn refill<Q: Grow>() -> impl FnMut(&mut Clock) {
    let given = items::<Q::Item>(MANY);
    let mut queue = Q::default();
    move |clock| {
        clock.time(|| {
            for _ in 0..ROUNDS / MANY {
                queue.clear();
                queue.extend(black_box(&given).iter().cloned());
            }
            queue.len() as u64
        })
    }
}

fn refill_by_push<Q: Grow>(len: usize) -> impl FnMut(&mut Clock) {
    let given = items::<Q::Item>(len);
    let mut queue = Q::default();
    move |clock| {
        clock.time(|| {
            for _ in 0..ROUNDS / len {
                queue.clear();
                for item in black_box(&given) {
                    queue.push_back(item.clone());
                }
                black_box(&mut queue);
            }
            queue.len() as u64
        })
    }
}

fn refill_from_slice<Q: Edit>() -> impl FnMut(&mut Clock) {
    let given = items::<Q::Item>(MANY);
    let mut queue = Q::default();
    move |clock| {
        clock.time(|| {
            for _ in 0..ROUNDS / MANY {
                queue.clear();
                queue.extend_from_slice(black_box(&given));
            }
            queue.len() as u64
        })
    }
}

fn refill_and<Q: Edit>(len: usize, work: impl Fn(&mut Q) -> u64) -> impl FnMut(&mut Clock) {
    let given = items::<Q::Item>(len);
    let mut queue = Q::default();
    move |clock| {
        clock.time(|| {
            let mut sum = 0;
            for _ in 0..ROUNDS / len {
                queue.clear();
                queue.extend_from_slice(black_box(&given));
                sum += work(black_box(&mut queue));
            }
            sum
        })
    }
}

fn collect<Q: Grow>() -> impl FnMut(&mut Clock) {
    let given = items::<Q::Item>(MANY);
    move |clock| {
        clock.time(|| {
            let collected = |_| black_box(&black_box(&given).iter().cloned().collect::<Q>()).len();
            (0..ROUNDS / MANY).map(collected).sum::<usize>() as u64
        })
    }
}

fn clone<Q: Grow>() -> impl FnMut(&mut Clock) {
    let queue = filled::<Q>(MANY);
    move |clock| {
        clock.time(|| {
            let cloned = |_| black_box(&black_box(&queue).clone()).len();
            (0..ROUNDS / MANY).map(cloned).sum::<usize>() as u64
        })
    }
}

fn clone_from<Q: Grow>(len: usize) -> impl FnMut(&mut Clock) {
    let (queue, mut copy) = (filled::<Q>(len), filled::<Q>(len));
    move |clock| {
        clock.time(|| {
            for _ in 0..ROUNDS / len {
                black_box(&mut copy).clone_from(black_box(&queue));
            }
            copy.len() as u64
        })
    }
}

fn eq<Q: Grow>() -> impl FnMut(&mut Clock) {
    let (left, right) = (filled::<Q>(MANY), filled::<Q>(MANY));
    move |clock| {
        clock.time(|| {
            (0..ROUNDS / MANY).fold(0, |sum, _| sum + u64::from(black_box(&left) == &right))
        })
    }
}

fn cmp<Q: Grow>() -> impl FnMut(&mut Clock) {
    let (left, right) = (filled::<Q>(MANY), filled::<Q>(MANY));
    move |clock| {
        clock.time(|| {
            (0..ROUNDS / MANY).fold(0, |sum, _| sum + u64::from(black_box(&left) <= &right))
        })
    }
}

fn from_vec<Q: Edit>() -> impl FnMut(&mut Clock) {
    let given = items::<Q::Item>(MANY);
    move |clock| {
        clock.time(|| {
            let made = |_| black_box(&Q::from(black_box(&given).clone())).len();
            (0..ROUNDS / MANY).map(made).sum::<usize>() as u64
        })
    }
}

fn insert_remove<Q: Edit>() -> impl FnMut(&mut Clock) {
    let mut queue = filled::<Q>(MANY);
    let mut random = Random::new();
    let places: Vec<u8> = (0..2 * ROUNDS).map(|_| random.below(MANY) as u8).collect();
    move |clock| {
        clock.time(|| {
            for at in places.chunks_exact(2) {
                if let Some(item) = queue.remove(usize::from(at[0])) {
                    queue.insert(usize::from(at[1]), item);
                }
            }
            queue.len() as u64
        })
    }
}

fn append<Q: Edit>(len: usize) -> impl FnMut(&mut Clock) {
    let (mut queue, mut other) = (filled::<Q>(len), Q::default());
    move |clock| {
        clock.time(|| {
            for _ in 0..ROUNDS / len {
                other.append(&mut queue);
                queue.append(black_box(&mut other));
            }
            queue.len() as u64
        })
    }
}
