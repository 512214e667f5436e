//! The table: what a length that swings around `N` costs with each policy.

use std::fmt::Write;

use smallcoll::policy::{DefaultPolicy, SpillPolicy};
use smallcoll::{Amortized, Compact, Exact, Hysteresis, NoSpill, SmallVec};

/// The inline capacity, in elements.
const N: usize = 16;
/// Pushes and pops for each cell.
const OPERATIONS: usize = 1_000_000;

/// A length that goes up from `low` to `high`, one element at a time, and down again.
#[derive(Clone, Copy)]
pub(crate) struct Swing {
    low: usize,
    high: usize,
}

/// The patterns: one element to and fro at the edge, the least that brings `Hysteresis` back each
/// time, and far out.
pub(crate) const SWINGS: [Swing; 3] = [
    Swing {
        low: N,
        high: N + 1,
    },
    Swing {
        low: N / 2,
        high: N + 1,
    },
    Swing {
        low: 0,
        high: 4 * N,
    },
];

/// What a policy promises of a swing, and how to see whether it keeps it.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) promise: fn(Swing) -> usize,
    pub(crate) run: fn(Swing),
}

fn row<P: DefaultPolicy>(name: &'static str, promise: fn(Swing) -> usize) -> Row {
    Row {
        name,
        promise,
        run: swing::<P>,
    }
}

pub(crate) fn rows() -> [Row; 6] {
    [
        row::<Amortized>("`Amortized`", amortized),
        row::<Compact>("`Compact`", amortized),
        row::<Exact>("`Exact`", exact),
        row::<Hysteresis>("`Hysteresis`", |s| excursions(s) * amortized(s)),
        row::<Hysteresis<Exact>>("`Hysteresis<Exact>`", |s| excursions(s) * exact(s)),
        row::<NoSpill>("`NoSpill`", |_| 0),
    ]
}

/// Each allocation at least doubles the capacity, which starts at `N`.
fn amortized(swing: Swing) -> usize {
    swing.high.div_ceil(N).next_power_of_two().ilog2() as usize
}

/// Each element beyond `N` needs a larger block, once.
fn exact(swing: Swing) -> usize {
    swing.high - N
}

/// How often the length leaves the inline storage with a policy that brings it back: once for each
/// time that it was at `N / 2`, so at most once in `N / 2 + 1` insertions.
fn excursions(swing: Swing) -> usize {
    if swing.low > N / 2 {
        1
    } else {
        (OPERATIONS / 2).div_ceil(swing.high - swing.low)
    }
}

fn swing<P: DefaultPolicy>(swing: Swing) {
    let mut v: SmallVec<u8, N, P> = SmallVec::default();
    let mut refused = 0;
    let mut rising = true;
    for _ in 0..OPERATIONS {
        // A full vector refuses elements, which then are not there to be removed.
        if rising {
            refused += usize::from(v.try_push(0).is_err());
        } else if refused > 0 {
            refused -= 1;
        } else {
            v.pop();
        }
        match v.len() + refused {
            len if len == swing.low => rising = true,
            len if len == swing.high => rising = false,
            _ => {}
        }
    }
}

/// The table; `allocations` counts what a function asks of the allocator.
pub(crate) fn table(mut allocations: impl FnMut(&dyn Fn()) -> usize) -> String {
    let mut table = String::from("| policy |");
    for Swing { low, high } in SWINGS {
        write!(table, " {low} to {high} |").unwrap();
    }
    table.push_str("\n|---|---|---|---|\n");
    for Row { name, promise, run } in rows() {
        write!(table, "| {name} |").unwrap();
        for swing in SWINGS {
            let measured = allocations(&|| run(swing));
            write!(table, " {measured} (at most {}) |", promise(swing)).unwrap();
        }
        table.push('\n');
    }
    table
}

/// The sizes in bytes of collections with each policy, on this machine.
pub(crate) fn sizes() -> String {
    fn size<P: SpillPolicy>() -> [usize; 4] {
        [
            size_of::<SmallVec<u64, 2, P>>(),
            size_of::<SmallVec<u8, 15, P>>(),
            size_of::<SmallVec<u8, 23, P>>(),
            size_of::<smallcoll::SmallDeque<u64, 2, P>>(),
        ]
    }
    let rows = [
        ("`Amortized`, `Exact`, `Hysteresis`", size::<Amortized>()),
        ("`Compact`", size::<Compact>()),
        ("`NoSpill`", size::<NoSpill>()),
        ("`Compact<NoSpill>`", size::<Compact<NoSpill>>()),
    ];
    let mut table = String::from(
        "| policy | `SmallVec<u64, 2>` | `SmallVec<u8, 15>` | `SmallVec<u8, 23>` | `SmallDeque<u64, 2>` |\n\
         |---|---|---|---|---|\n",
    );
    for (name, sizes) in rows {
        let sizes = sizes.map(|size| size.to_string()).join(" | ");
        writeln!(table, "| {name} | {sizes} |").unwrap();
    }
    table
}
