//! A spill policy of one's own: doubles while it is cheap to be generous, then grows in steps.
//!
//! A policy is one method and needs no `unsafe`. This one has a state, which each collection keeps
//! with its elements: the step, in bytes.
//!
//! ```text
//! cargo run --release --example policy
//! ```

use smallcoll::policy::{Global, Growth, SpillPolicy, Word};
use smallcoll::{Amortized, SmallVec};

/// Doubles up to `step` bytes; above, adds `step` bytes each time.
///
/// Bounds the slack to `step` bytes, at the price of O(n²) copying in the long run: a policy for
/// many long-lived vectors, few of which are long.
#[derive(Clone, Copy, Debug)]
struct Stepwise {
    step: usize,
}

impl SpillPolicy for Stepwise {
    type Header = Word;
    type Heap = Global;

    fn grow(&self, growth: Growth) -> usize {
        let step = self.step / growth.element_size.max(1);
        if growth.required <= step {
            return growth.amortized().min(step);
        }
        growth.required.next_multiple_of(step.max(1))
    }
}

/// The capacities that a vector has on its way to `len` elements.
fn capacities<P: SpillPolicy>(mut v: SmallVec<u32, 8, P>, len: u32) -> SmallVec<usize, 16> {
    let mut seen = SmallVec::new();
    for i in 0..len {
        v.push(i);
        if seen.last() != Some(&v.capacity()) {
            seen.push(v.capacity());
        }
    }
    seen
}

fn main() {
    let doubling = capacities(SmallVec::with_policy(Amortized), 10_000);
    let stepwise = capacities(SmallVec::with_policy(Stepwise { step: 4096 }), 10_000);
    println!("Amortized: {doubling:?}");
    println!("Stepwise:  {stepwise:?}");

    assert!(doubling.windows(2).all(|pair| pair[1] == 2 * pair[0]));
    assert_eq!(stepwise[..9], [8, 16, 32, 64, 128, 256, 512, 1024, 2048]);
    assert!(
        stepwise[8..]
            .windows(2)
            .all(|pair| pair[1] - pair[0] == 1024)
    );
}
