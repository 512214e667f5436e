//! Rows of contestants that take turns, and the table of their times.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

/// What a contestant does in one round: it prepares, has the clock time its work, and cleans up.
pub(crate) type Run<'a> = Box<dyn FnMut(&mut Clock) + 'a>;

/// Times the work of one round.
pub(crate) struct Clock {
    nanoseconds: f64,
    check: u64,
}

impl Clock {
    /// Runs the work. Its result has to be the same for all contestants of a row.
    #[inline(always)]
    pub(crate) fn time(&mut self, work: impl FnOnce() -> u64) {
        let start = Instant::now();
        let check = black_box(work());
        self.nanoseconds += start.elapsed().as_nanos() as f64;
        self.check = check;
    }
}

/// The table of one family.
pub(crate) struct Table {
    /// The columns: ours, std's, and then the peers'.
    columns: &'static [&'static str],
    rounds: usize,
    only: Option<String>,
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
        println!(" / {} | / best peer |", columns[1]);
        println!("|---|{}", "---:|".repeat(columns.len() + 2));
        Table {
            columns,
            rounds,
            only,
        }
    }

    /// Whether the row `name` was asked for.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.only
            .as_ref()
            .is_none_or(|only| name.contains(only.as_str()))
    }

    /// Runs the contestants round by round, each of which does `count` operations, and prints the
    /// least time of each.
    pub(crate) fn row(&self, name: &str, count: usize, contestants: Vec<(&str, Run<'_>)>) {
        let (names, mut runs): (Vec<&str>, Vec<Run<'_>>) = contestants.into_iter().unzip();
        let mut least = vec![f64::INFINITY; runs.len()];
        let mut checks = vec![0; runs.len()];
        // The first round warms up.
        for round in 0..=self.rounds {
            for (at, run) in runs.iter_mut().enumerate() {
                let mut clock = Clock {
                    nanoseconds: 0.0,
                    check: 0,
                };
                run(&mut clock);
                checks[at] = clock.check;
                if round > 0 {
                    least[at] = least[at].min(clock.nanoseconds / count as f64);
                }
            }
        }
        for (name, check) in names.iter().zip(&checks) {
            assert_eq!(
                *check, checks[0],
                "{name} did something else than {}",
                names[0]
            );
        }
        self.values(name, names.into_iter().zip(least).collect());
    }

    /// Prints one number for each contestant, and ours in relation to std's and to the least of
    /// the others.
    pub(crate) fn values(&self, name: &str, values: Vec<(&str, f64)>) {
        let of = |column: &str| values.iter().find(|value| value.0 == column).map(|it| it.1);
        print!("| {name} |");
        for column in self.columns {
            match of(column) {
                Some(value) => print!(" {value:.2} |"),
                None => print!(" |"),
            }
        }
        let peers = self.columns[2..]
            .iter()
            .filter_map(|&name| Some((name, of(name)?)));
        let best = peers.min_by(|a, b| a.1.total_cmp(&b.1));
        match (of(self.columns[0]), of(self.columns[1])) {
            (Some(ours), Some(std)) => print!(" {:.2} |", ours / std),
            _ => print!(" |"),
        }
        match (of(self.columns[0]), best) {
            (Some(ours), Some((name, best))) => println!(" {:.2} {name} |", ours / best),
            _ => println!(" |"),
        }
    }
}

/// Prints a row for the contestants `$S`, each running the generic `$run` of it.
macro_rules! row {
    ($table:expr, $name:expr, $count:expr, $run:ident $args:tt, [$($S:ident),* $(,)?]) => {
        if $table.wants($name) {
            let contestants = vec![$((
                stringify!($S),
                Box::new($run::<$S> $args) as $crate::harness::Run<'_>,
            )),*];
            $table.row($name, $count, contestants);
        }
    };
}
pub(crate) use row;

/// What `make` takes from the heap and keeps while its result lives: bytes, and allocations.
pub(crate) fn memory<T>(make: impl FnOnce() -> T) -> (usize, usize) {
    let before = (BYTES.load(Relaxed), BLOCKS.load(Relaxed));
    COUNTING.store(true, Relaxed);
    let made = black_box(make());
    COUNTING.store(false, Relaxed);
    let after = (BYTES.load(Relaxed), BLOCKS.load(Relaxed));
    drop(made);
    (
        after.0.wrapping_sub(before.0),
        after.1.wrapping_sub(before.1),
    )
}

static COUNTING: AtomicBool = AtomicBool::new(false);
static BYTES: AtomicUsize = AtomicUsize::new(0);
static BLOCKS: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, which counts when told to.
struct Counting;

/// Counts live bytes and blocks; from one thread only.
#[inline(always)]
fn count(bytes: usize, blocks: usize) {
    if COUNTING.load(Relaxed) {
        BYTES.store(BYTES.load(Relaxed).wrapping_add(bytes), Relaxed);
        BLOCKS.store(BLOCKS.load(Relaxed).wrapping_add(blocks), Relaxed);
    }
}

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        count(layout.size().wrapping_neg(), 1_usize.wrapping_neg());
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size.wrapping_sub(layout.size()), 0);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(block, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;
