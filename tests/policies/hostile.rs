//! Policies whose answers make no sense, change, or are panics.

use std::any::type_name;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use quickcheck::{Gen, QuickCheck};
use smallcoll::policy::{Byte, Global, Growth, Heap, SpillPolicy};
use smallcoll::{Compact, Hysteresis, SmallDeque, SmallString, SmallVec};

use crate::common::alloc::{self, counted};
use crate::common::policies::{Answer, AnyPolicy, Hostile, Script};
use crate::common::{Counted, Ledger, catch, left_out};
use crate::growing::{Args, of_deque, of_string, of_vec};
use crate::script::{Failure, Step, play, step};
use crate::small::Small;
use crate::twins::Twin;

type Twins<S> = Vec<Twin<S, <S as Small>::Model, Args>>;

/// What a test needs before blocks can be counted: the ledger, and the panic hook.
pub(crate) fn warm_up() {
    let _ = Ledger::open();
    drop(catch(|| panic!("first")));
}

fn random<S: Small>(twins: Twins<S>, run: fn(Vec<Step>)) {
    println!("{}, {} operations", type_name::<S>(), twins.len());
    let (tests, size) = if cfg!(miri) { (2, 20) } else { (150, 60) };
    QuickCheck::new()
        .rng(Gen::new(size))
        .tests(tests)
        .quickcheck(run);
    alloc::check_quarantine();
}

fn random_all<const N: usize, P: AnyPolicy>() {
    random(of_vec::<N, P>(), |steps| play(&of_vec::<N, P>(), &steps));
    random(of_deque::<N, P>(), |steps| {
        play(&of_deque::<N, P>(), &steps)
    });
    random(of_string::<N, P>(), |steps| {
        play(&of_string::<N, P>(), &steps)
    });
}

/// Each operation with each answer, and with a panic at each question; says how often there was no
/// room.
fn every<S: Small>(twins: Twins<S>) -> usize {
    warm_up();
    let lengths = [S::N, S::N + 1, 0, 1, 2 * S::N + 3];
    let numbers = [13, 1, 39];
    let (lengths, numbers) = if cfg!(miri) {
        (&lengths[..2], &numbers[..1])
    } else {
        (&lengths[..], &numbers[..])
    };
    let (failures, counts) = counted(|| {
        let mut failures = 0;
        for op in 0..twins.len() {
            for &len in lengths {
                for &b in numbers {
                    for answer in Answer::ALL {
                        if left_out(11) {
                            continue;
                        }
                        for panics_at in 0.. {
                            let args = Args { a: len / 2, b };
                            let failure = once(&twins, op, len, args, answer, panics_at);
                            failures += usize::from(failure == Err(Failure::NoRoom));
                            let asked = failure.is_err() && panics_at != 0;
                            if panics_at != 0 && !asked {
                                break;
                            }
                            if answer == Answer::Panic || answer == Answer::Most {
                                break;
                            }
                        }
                    }
                }
            }
        }
        failures
    });
    assert_eq!((counts.blocks, counts.bytes), (0, 0));
    failures
}

/// One operation on a full collection of `len` elements.
fn once<S: Small>(
    twins: &Twins<S>,
    op: usize,
    len: usize,
    args: Args,
    answer: Answer,
    panics_at: usize,
) -> Result<(), Failure> {
    let ledger = Ledger::open();
    let (mut small, mut model) = (S::default(), S::Model::default());
    small.reserve_exact(len);
    (0..len).for_each(|number| small.add(&mut model, number));
    let script = Script {
        answer,
        panics_at,
        asked: 0,
    };
    let one = Step {
        op,
        args,
        script,
        fuse: None,
        refused: 0,
    };
    let result = step(twins, one, &mut small, &mut model);
    // The collection goes on working.
    small.add(&mut model, 7);
    assert!(small.equals(&model));
    drop((small, model));
    ledger.assert_balanced();
    result
}

macro_rules! hostile {
    ($($name:ident: $n:literal, $policy:ty;)*) => {$(
        mod $name {
            use super::*;

            #[test]
            fn random() {
                random_all::<$n, $policy>();
            }

            #[test]
            fn every_answer_and_every_panic() {
                let spills = <<$policy as smallcoll::SpillPolicy>::Heap as Heap>::MAY_SPILL;
                assert!(spills);
                for failures in [
                    every(of_vec::<$n, $policy>()),
                    every(of_deque::<$n, $policy>()),
                    every(of_string::<$n, $policy>()),
                ] {
                    assert!(failures > if cfg!(miri) { 20 } else { 200 }, "{failures}");
                }
            }
        }
    )*};
}

hostile! {
    plain: 0, Hostile;
    compact: 3, Compact<Hostile>;
    comes_back: 4, Hysteresis<Hostile>;
}

#[cfg(feature = "allocator-api2")]
#[test]
fn random_in_an_allocator_that_fails() {
    use crate::common::allocator::Tracker;
    use smallcoll::In;
    random_all::<2, In<Tracker, Hostile>>();
    random_all::<4, Hysteresis<In<Tracker, Hostile>>>();
}

/// More than there can be is "capacity overflow"; what needs no policy's answer goes on.
#[test]
fn the_most() {
    let most = Script {
        answer: Answer::Most,
        ..Script::default()
    };
    most.play();
    let mut v: SmallVec<u16, 2, Hostile> = SmallVec::default();
    v.extend([1, 2]);
    let (result, counts) = counted(|| v.try_push(3).map_err(|error| error.element()));
    assert_eq!((result, counts.requests), (Err(3), 0));
    let mut q: SmallDeque<u16, 2, Hostile> = v.iter().copied().collect();
    let error = q.try_push_front(3).unwrap_err();
    assert!(error.to_string().contains("maximum"));
    let mut s: SmallString<2, Hostile> = SmallString::default();
    s.push_str("ab");
    let panic = catch(|| s.push('c')).unwrap_err();
    assert_eq!(panic.message, "capacity overflow");
    assert_eq!((&v[..], &*s), (&[1, 2][..], "ab"));
    assert_eq!(q, VecDeque::from([1, 2]));
    v.reserve_exact(1);
    v.push(3);
    assert_eq!((v.capacity(), v.clone().capacity()), (3, 3));
}

/// One state for each collection: a clone goes on from where the original stands.
/// A policy that counts its clones, which any thread may make.
#[derive(Default)]
struct CountsClones(AtomicUsize);

impl Clone for CountsClones {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::Relaxed);
        CountsClones(AtomicUsize::new(100))
    }
}

impl SpillPolicy for CountsClones {
    type Header = Byte;
    type Heap = Global;
    // The clones are counted by what the policy wishes for.
    fn grow(&self, growth: Growth) -> usize {
        growth.required + self.0.load(Ordering::Relaxed)
    }
}

/// Whoever clones a string reads nothing of the policy, which another thread may be changing. (That
/// it does not is seen by Miri and ThreadSanitizer.)
#[test]
fn strings_with_a_shared_state_are_cloned_at_once() {
    let mut s: SmallString<8, CountsClones> = SmallString::from("inline");
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..50 {
                    let mut clone = s.clone();
                    assert_eq!(clone, "inline");
                    clone.push_str("...");
                    assert_eq!(clone.capacity(), 9 + 100);
                }
            });
        }
    });
    s.push_str("...");
    assert_eq!(s.capacity(), 9 + 100);
}

#[test]
fn policies_with_a_state_are_cloned() {
    use crate::common::policies::Alternating;
    let mut v: SmallVec<Counted, 1, Alternating> = SmallVec::default();
    let ledger = Ledger::open();
    v.extend(Counted::up_to(2));
    assert_eq!(v.capacity(), 2);
    let mut w = v.clone();
    w.push(Counted::new(2));
    assert_eq!(w.capacity(), 3);
    v.push(Counted::new(2));
    assert_eq!(v.capacity(), 3);
    w.push(Counted::new(3));
    assert_eq!(w.capacity(), 13);
    drop((v, w));
    ledger.assert_balanced();
}
