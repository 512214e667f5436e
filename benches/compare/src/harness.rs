//! Rows of contestants that take turns, and the table of their times.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::{Cell, RefCell};
use std::hint::black_box;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU8, AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

use crate::input::Random;

/// What a contestant does in one round: it prepares, has the clock time its work, and cleans up.
pub(crate) type Run<'a> = Box<dyn FnMut(&mut Clock) + 'a>;

/// A contestant whose own values do not lie on the edge of a page, if they are small: what is stored across
/// it takes twenty nanoseconds more, and who that happens to is chance.
pub(crate) fn contestant<'a>(run: impl FnMut(&mut Clock) + 'a) -> Run<'a> {
    #[repr(align(1024))]
    struct WithinPage<F>(F);
    let mut run = WithinPage(run);
    Box::new(move |clock| {
        let run = &mut run;
        (run.0)(clock);
    })
}

/// Runs it `steps` frames further down on the stack. So the rounds find it in other places each time, and no
/// contestant's variables lie on the edge of a page in all of them.
#[inline(never)]
fn further_down(steps: usize, run: &mut dyn FnMut()) {
    let frame = black_box([0_u8; 272]);
    match steps.checked_sub(1) {
        Some(steps) => further_down(steps, run),
        None => run(),
    }
    black_box(&frame);
}

/// Changes the order in which the allocator hands out small blocks that are free. The work of all rounds would get the
/// same one first, by chance one across the edge of a page.
fn shuffle_free_blocks(random: &mut Random) {
    for size in (120..=1032).step_by(16) {
        let mut blocks = [const { Vec::<u8>::new() }; 4];
        blocks.fill_with(|| Vec::with_capacity(size));
        random.shuffle(&mut blocks);
    }
}

/// Times the work of one round.
pub(crate) struct Clock {
    nanoseconds: f64,
    /// Blocks that the work allocated, if they are to be counted.
    allocations: Option<usize>,
    check: u64,
}

impl Clock {
    fn new(allocations: Option<usize>) -> Self {
        Clock {
            nanoseconds: 0.0,
            allocations,
            check: 0,
        }
    }

    /// Runs the work. Its result has to be the same for all contestants of a row.
    #[inline(always)]
    pub(crate) fn time(&mut self, work: impl FnOnce() -> u64) {
        if let Some(allocations) = &mut self.allocations {
            let before = counted();
            MODE.store(COUNT, Relaxed);
            self.check = black_box(work());
            MODE.store(PLAIN, Relaxed);
            *allocations += counted().allocations - before.allocations;
        } else {
            let start = Instant::now();
            let check = black_box(work());
            self.nanoseconds += start.elapsed().as_nanos() as f64;
            self.check = check;
        }
    }
}

/// What was found out about the contestants of one row.
#[derive(Debug)]
pub(crate) struct Row {
    /// What the collections hold; nothing if there is but one possibility.
    pub(crate) elements: &'static str,
    pub(crate) group: &'static str,
    pub(crate) name: String,
    pub(crate) unit: &'static str,
    /// In the order of the columns; of those that take part.
    pub(crate) values: Vec<Option<f64>>,
    /// Allocations for each operation, where they were counted.
    pub(crate) allocations: Vec<Option<f64>>,
}

impl Row {
    /// What the row is called among those of all groups.
    pub(crate) fn title(&self) -> String {
        title(self.elements, &self.name)
    }

    /// Our allocations for each operation, and std's, if they were counted.
    pub(crate) fn allocated(&self) -> String {
        match self.allocations[..2] {
            [Some(ours), Some(std)] => format!("{ours:.2} / {std:.2}"),
            _ => String::new(),
        }
    }

    /// The column of the least value among these.
    pub(crate) fn best(&self, mut columns: impl FnMut(usize) -> bool) -> Option<(usize, f64)> {
        let values = self.values.iter().enumerate();
        values
            .filter_map(|(at, value)| Some((at, (*value)?)))
            .filter(|&(at, _)| columns(at))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }
}

fn title(elements: &str, name: &str) -> String {
    match elements {
        "" => name.to_owned(),
        _ => format!("{elements}: {name}"),
    }
}

/// The table of one family.
pub(crate) struct Table {
    /// The columns: ours, std's, and then the peers'.
    columns: &'static [&'static str],
    rounds: usize,
    only: Option<String>,
    elements: Cell<&'static str>,
    group: Cell<&'static str>,
    rows: RefCell<Vec<Row>>,
}

impl Table {
    pub(crate) fn new(
        title: &str,
        columns: &'static [&'static str],
        rounds: usize,
        only: Option<String>,
    ) -> Self {
        print!("\n## {title}\n\n| ns per operation |");
        for column in columns {
            print!(" {column} |");
        }
        println!(" / {} | / best peer | allocations |", columns[1]);
        println!("|---|{}", "---:|".repeat(columns.len() + 3));
        Table {
            columns,
            rounds,
            only,
            elements: Cell::new(""),
            group: Cell::new(""),
            rows: RefCell::default(),
        }
    }

    /// The rows that follow are about collections of these.
    pub(crate) fn elements(&self, elements: &'static str) {
        self.elements.set(elements);
    }

    /// The rows that follow belong together.
    pub(crate) fn group(&self, group: &'static str) {
        self.group.set(group);
    }

    /// All that was found out.
    pub(crate) fn into_rows(self) -> Vec<Row> {
        self.rows.into_inner()
    }

    /// Whether the row `name` was asked for.
    pub(crate) fn wants(&self, name: &str) -> bool {
        let title = title(self.elements.get(), name);
        self.only
            .as_ref()
            .is_none_or(|only| title.contains(only.as_str()))
    }

    /// Runs the contestants round by round, each of which does `count` operations, and prints the
    /// least time of each. In every round they come in another order, so that none always finds
    /// the caches and the heap as the same other one left them.
    pub(crate) fn row(&self, name: &str, count: usize, contestants: Vec<(&'static str, Run<'_>)>) {
        let (names, mut runs): (Vec<&str>, Vec<Run<'_>>) = contestants.into_iter().unzip();
        let mut order: Vec<usize> = (0..runs.len()).collect();
        let mut random = Random::new();
        let each = |value: f64| value / count as f64;
        let mut least = vec![f64::INFINITY; runs.len()];
        // The first round warms up.
        for round in 0..=self.rounds {
            random.shuffle(&mut order);
            for &at in &order {
                let mut clock = Clock::new(None);
                shuffle_free_blocks(&mut random);
                further_down(round, &mut || runs[at](&mut clock));
                if round > 0 {
                    least[at] = least[at].min(each(clock.nanoseconds));
                }
            }
            // What is kept has been made.
            MODE.store(PLAIN, Relaxed);
        }
        let mut allocations = Vec::new();
        let mut checks = Vec::new();
        for run in &mut runs {
            let mut clock = Clock::new(Some(0));
            run(&mut clock);
            allocations.push(each(clock.allocations.unwrap_or(0) as f64));
            checks.push(clock.check);
        }
        for (name, check) in names.iter().zip(&checks) {
            assert_eq!(
                *check, checks[0],
                "{name} did something else than {}",
                names[0]
            );
        }
        release();
        MODE.store(PLACE, Relaxed);
        let pick = |values: &[f64]| self.pick(&names, values);
        self.add(Row {
            elements: self.elements.get(),
            group: self.group.get(),
            name: name.to_owned(),
            unit: "ns",
            values: pick(&least),
            allocations: pick(&allocations),
        });
    }

    /// Prints one number for each contestant.
    pub(crate) fn values(&self, name: &str, unit: &'static str, values: &[(&str, f64)]) {
        let (names, values): (Vec<&str>, Vec<f64>) = values.iter().copied().unzip();
        self.add(Row {
            elements: self.elements.get(),
            group: self.group.get(),
            name: name.to_owned(),
            unit,
            values: self.pick(&names, &values),
            allocations: vec![None; self.columns.len()],
        });
    }

    /// The values in the order of the columns.
    fn pick(&self, names: &[&str], values: &[f64]) -> Vec<Option<f64>> {
        let of = |column: &&str| names.iter().position(|name| name == column);
        let columns = self.columns.iter();
        columns.map(|it| of(it).map(|at| values[at])).collect()
    }

    /// Prints a row: the numbers, and ours in relation to std's and to the least of the others.
    fn add(&self, row: Row) {
        print!("| {} |", row.title());
        for value in &row.values {
            match value {
                Some(value) => print!(" {value:.2} |"),
                None => print!(" |"),
            }
        }
        match row.values[..2] {
            [Some(ours), Some(std)] => print!(" {:.2} |", ours / std),
            _ => print!(" |"),
        }
        match (row.values[0], row.best(|at| at > 1)) {
            (Some(ours), Some((at, best))) => {
                print!(" {:.2} {} |", ours / best, self.columns[at]);
            }
            _ => print!(" |"),
        }
        println!(" {} |", row.allocated());
        self.rows.borrow_mut().push(row);
    }
}

/// Prints a row for the contestants `$S`, each running the generic `$run` of it.
macro_rules! row {
    ($table:expr, $name:expr, $count:expr, $run:ident $args:tt, [$($S:ident),* $(,)?]) => {
        if $table.wants($name) {
            let contestants = vec![$((
                stringify!($S),
                $crate::harness::contestant($run::<$S> $args),
            )),*];
            $table.row($name, $count, contestants);
        }
    };
}
pub(crate) use row;

/// Prints what the contestants `$S` take from the heap for each of the `$count` that `$make` makes.
macro_rules! measured {
    ($table:expr, $name:expr, $count:expr, $make:ident $args:tt, [$($S:ident),* $(,)?]) => {
        if $table.wants($name) {
            let kept = [$((stringify!($S), $crate::harness::memory(|| $make::<$S> $args))),*];
            let each = |value: usize| value as f64 / $count as f64;
            let bytes = kept.map(|(name, kept)| (name, each(kept.bytes)));
            $table.values(concat!($name, ": bytes each"), "bytes", &bytes);
            let blocks = kept.map(|(name, kept)| (name, each(kept.blocks)));
            $table.values(concat!($name, ": blocks each"), "blocks", &blocks);
        }
    };
}
pub(crate) use measured;

/// What was taken from the heap.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    /// Live bytes and blocks.
    pub(crate) bytes: usize,
    pub(crate) blocks: usize,
    /// Calls for a new block, or for another size of one.
    pub(crate) allocations: usize,
}

/// What `make` takes from the heap and keeps while its result lives.
pub(crate) fn memory<T>(make: impl FnOnce() -> T) -> Counted {
    let before = counted();
    let mode = MODE.swap(COUNT, Relaxed);
    let made = black_box(make());
    MODE.store(mode, Relaxed);
    let after = counted();
    drop(made);
    Counted {
        bytes: after.bytes.wrapping_sub(before.bytes),
        blocks: after.blocks.wrapping_sub(before.blocks),
        allocations: after.allocations - before.allocations,
    }
}

fn counted() -> Counted {
    Counted {
        bytes: BYTES.load(Relaxed),
        blocks: BLOCKS.load(Relaxed),
        allocations: ALLOCATIONS.load(Relaxed),
    }
}

/// What the allocator does beside: nothing; it counts; or it has no block lie across the edge of a page,
/// where what is written takes some ten nanoseconds more. That is for what is kept: who would be slower for
/// all rounds is chance.
static MODE: AtomicU8 = AtomicU8::new(PLACE);
const PLAIN: u8 = 0;
const COUNT: u8 = 1;
const PLACE: u8 = 2;

static BYTES: AtomicUsize = AtomicUsize::new(0);
static BLOCKS: AtomicUsize = AtomicUsize::new(0);
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

/// Counts live bytes and blocks, and calls; from one thread only.
#[cold]
#[inline(never)]
fn count(bytes: usize, blocks: usize, calls: usize) {
    BYTES.store(BYTES.load(Relaxed).wrapping_add(bytes), Relaxed);
    BLOCKS.store(BLOCKS.load(Relaxed).wrapping_add(blocks), Relaxed);
    ALLOCATIONS.store(ALLOCATIONS.load(Relaxed) + calls, Relaxed);
}

/// A block that lies across the edge of a page, and the next such one.
struct Across {
    layout: Layout,
    next: *mut Across,
}

static ACROSS: AtomicPtr<Across> = AtomicPtr::new(ptr::null_mut());

/// A block within a page, if it is small. The others are put aside, so that they are not found again.
fn within_page(layout: Layout) -> *mut u8 {
    const PAGE: usize = 4096;
    loop {
        // SAFETY: as the caller of `alloc` promises.
        let block = unsafe { System.alloc(layout) };
        let end = block.addr() % PAGE + layout.size();
        let across = end > PAGE && (size_of::<Across>()..=PAGE / 2).contains(&layout.size());
        if !across || block.is_null() {
            return block;
        }
        let next = ACROSS.load(Relaxed);
        let block = block.cast::<Across>();
        // SAFETY: the block is new and large enough.
        unsafe { block.write_unaligned(Across { layout, next }) };
        ACROSS.store(block, Relaxed);
    }
}

/// Frees the blocks that were put aside.
fn release() {
    let mut block = ACROSS.swap(ptr::null_mut(), Relaxed);
    while !block.is_null() {
        // SAFETY: `within_page` wrote it.
        let Across { layout, next } = unsafe { block.read_unaligned() };
        // SAFETY: it is from this allocator, and of this layout.
        unsafe { System.dealloc(block.cast(), layout) };
        block = next;
    }
}

/// The system's allocator, which counts or chooses when told to.
struct Beside;

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Beside {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if MODE.load(Relaxed) != PLAIN {
            return alloc_beside(layout);
        }
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if MODE.load(Relaxed) == COUNT {
            count(layout.size().wrapping_neg(), 1_usize.wrapping_neg(), 0);
        }
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if MODE.load(Relaxed) != PLAIN {
            // SAFETY: as the caller promises.
            return unsafe { realloc_beside(block, layout, size) };
        }
        // SAFETY: as the caller promises.
        unsafe { System.realloc(block, layout, size) }
    }
}

#[cold]
#[inline(never)]
fn alloc_beside(layout: Layout) -> *mut u8 {
    if MODE.load(Relaxed) == PLACE {
        return within_page(layout);
    }
    count(layout.size(), 1, 1);
    // SAFETY: as the caller of `alloc` promises.
    unsafe { System.alloc(layout) }
}

/// # Safety
///
/// That of `realloc`.
#[cold]
#[inline(never)]
unsafe fn realloc_beside(block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
    if MODE.load(Relaxed) != PLACE {
        count(size.wrapping_sub(layout.size()), 0, 1);
        // SAFETY: as the caller promises.
        return unsafe { System.realloc(block, layout, size) };
    }
    // SAFETY: as the caller promises.
    let new = within_page(unsafe { Layout::from_size_align_unchecked(size, layout.align()) });
    if !new.is_null() {
        // SAFETY: both have as many bytes, and the old one is the caller's.
        unsafe {
            ptr::copy_nonoverlapping(block, new, size.min(layout.size()));
            System.dealloc(block, layout);
        }
    }
    new
}

#[global_allocator]
static ALLOCATOR: Beside = Beside;
