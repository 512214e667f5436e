//! `NoSpill` never calls the allocator; what does not fit is refused with capacity and need.

use smallcoll::policy::{Growth, Never, SpillPolicy, Word};
use smallcoll::{Compact, NoSpill, SmallDeque, SmallVec, TryReserveError};

use crate::common::alloc::counted;
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, Ledger, catch, left_out};
use crate::growing::{self, Args};
use crate::hostile::warm_up;
use crate::removing;
use crate::small::Small;
use crate::twins::Twin;

/// A collection with `len` elements; its model is not needed.
fn filled<S: Small>(len: usize) -> S {
    let (mut small, mut model) = (S::default(), S::Model::default());
    (0..len).for_each(|number| small.add(&mut model, number));
    small
}

/// Each operation on each length: no request, and errors that say how much was needed.
fn never_asks<S: Small, X: Copy>(twins: Vec<Twin<S, S::Model, X>>, args: fn(usize) -> Vec<X>) {
    warm_up();
    let mut refused = 0;
    for twin in &twins {
        let Twin {
            name,
            atomic,
            small,
            ..
        } = twin;
        for len in 0..=S::N {
            for x in args(len) {
                if left_out(61) {
                    continue;
                }
                let ledger = Ledger::open();
                let mut v = filled::<S>(len);
                let (result, counts) = counted(|| catch(|| small(&mut v, x)));
                let context = format!("{name}, len {len}, N {}", S::N);
                match result {
                    Ok(outcome) => {
                        assert_eq!(counts.requests, 0, "{context}");
                        if let Err(error) = outcome {
                            refused += 1;
                            let TryReserveError::Full { capacity, required } = error else {
                                panic!("{context}: {error:?}");
                            };
                            assert!(capacity == S::N && required > S::N, "{context}: {error:?}");
                            assert!(!atomic || v.len() == len, "{context}");
                        }
                    }
                    // What the panic's message takes is std's.
                    Err(panic) => {
                        let n = S::N;
                        let fixed = format!("elements needed, but the capacity is fixed at {n}");
                        assert!(panic.message.starts_with("capacity overflow: room for "));
                        assert!(panic.message.ends_with(&fixed), "{context}: {panic:?}");
                        assert!(!name.starts_with("try_"), "{context}");
                    }
                }
                assert!(!v.spilled() && v.capacity() == n_of(&v));
                drop(v);
                ledger.assert_balanced();
            }
        }
    }
    // Whether there is a `try_` method among them that can be refused.
    let fallible = twins.iter().any(|twin| twin.name == "try_reserve");
    assert_eq!(refused != 0, fallible);
}

fn n_of<S: Small>(_: &S) -> usize {
    S::N
}

fn every_operation<const N: usize, P: AnyPolicy + SpillPolicy>() {
    fn args(len: usize) -> Vec<Args> {
        let b = [0, 1, 5, 14, 39];
        b.map(|b| Args { a: len / 2, b }).to_vec()
    }
    never_asks(growing::of_vec::<N, P>(), args);
    never_asks(growing::of_deque::<N, P>(), args);
    never_asks(growing::of_string::<N, P>(), args);
    let down_to = |len| (0..=len).collect();
    never_asks(removing::of_vec::<Counted, N, P>(), down_to);
    never_asks(removing::of_deque::<Counted, N, P>(), down_to);
    never_asks(removing::of_string::<N, P>(), down_to);
}

#[test]
fn word() {
    every_operation::<0, NoSpill>();
    every_operation::<8, NoSpill>();
}

#[test]
fn byte() {
    every_operation::<3, Compact<NoSpill>>();
    every_operation::<8, Compact<NoSpill>>();
}

/// A policy that cannot spill, so that there is nothing to ask it.
#[derive(Clone, Copy, Default, Debug)]
struct Unasked;

impl SpillPolicy for Unasked {
    type Header = Word;
    type Heap = Never;

    fn grow(&self, _growth: Growth) -> usize {
        unreachable!("a policy without a heap was asked");
    }
}

/// What is collected at once is refused as what is pushed is.
#[test]
fn collecting_too_many() {
    const MESSAGE: &str =
        "capacity overflow: room for 5 elements needed, but the capacity is fixed at 4";
    let panic = catch(|| (0..5).collect::<SmallVec<u8, 4, Unasked>>()).unwrap_err();
    assert_eq!(panic.message, MESSAGE);
    let panic = catch(|| (0..5).collect::<SmallDeque<u8, 4, Unasked>>()).unwrap_err();
    assert_eq!(panic.message, MESSAGE);
}
