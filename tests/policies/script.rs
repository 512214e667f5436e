//! Operations under a hostile policy: each does what it does to the model, or panics or returns an
//! error, for a reason, and then has changed nothing that it should not have.

use quickcheck::{Arbitrary, Gen};
use smallcoll::TryReserveError;

use crate::common::policies::{Answer, Script};
use crate::common::{Fuse, Ledger, catch};
use crate::growing::Args;
use crate::small::Small;
use crate::twins::Twin;

/// An operation, by its number, and what goes wrong in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) op: usize,
    pub(crate) args: Args,
    pub(crate) script: Script,
    /// User code that panics, at its n-th call.
    pub(crate) fuse: Option<(Fuse, usize)>,
    /// The request to the collection's allocator that fails, if the operation can say so; 0 for none.
    pub(crate) refused: usize,
}

impl Arbitrary for Step {
    fn arbitrary(g: &mut Gen) -> Self {
        let mut number = |below: u8| usize::from(u8::arbitrary(g) % below);
        let (op, a, b) = (number(u8::MAX), number(40), number(u8::MAX));
        let answer = Answer::ALL[number(7)];
        let panics_at = number(8).saturating_sub(5);
        let fuse = Fuse::ALL.get(number(15)).copied();
        Self {
            op,
            args: Args { a, b },
            script: Script {
                answer,
                panics_at,
                asked: 0,
            },
            fuse: fuse.map(|fuse| (fuse, b / 16 + 1)),
            refused: number(6).saturating_sub(3),
        }
    }
}

/// Why an operation did not do what it does to the model.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Failure {
    /// The policy, or an allocator: the collection found no room.
    NoRoom,
    /// An element, closure or iterator.
    UserCode,
}

/// Does the same to both.
#[track_caller]
pub(crate) fn step<S: Small>(
    twins: &[Twin<S, S::Model, Args>],
    step: Step,
    small: &mut S,
    model: &mut S::Model,
) -> Result<(), Failure> {
    let twin = &twins[step.op % twins.len()];
    let fallible = twin.name.starts_with("try_");
    step.script.play();
    if let Some((fuse, n)) = step.fuse {
        fuse.light(n);
    }
    // What cannot return an error would end the process.
    #[cfg(feature = "allocator-api2")]
    crate::common::allocator::fail_at(if fallible { step.refused } else { 0 });
    let before = small.capacity();
    let result = catch(|| (twin.small)(small, step.args));
    for fuse in Fuse::ALL {
        fuse.put_out();
    }
    #[cfg(feature = "allocator-api2")]
    crate::common::allocator::fail_at(0);
    let Script {
        answer,
        panics_at,
        asked,
    } = Script::playing();
    // What the model runs, and comparisons, do not ask.
    Script::default().play();
    let failure = match &result {
        Ok(Ok(())) => None,
        Ok(Err(_)) => Some(Failure::NoRoom),
        Err(panic) if panic.message.starts_with("fuse") => Some(Failure::UserCode),
        Err(_) => Some(Failure::NoRoom),
    };
    let panicked = asked != 0 && (answer == Answer::Panic || (1..=asked).contains(&panics_at));
    let overflowed = asked != 0 && answer == Answer::Most && !panicked;
    match &result {
        // For what an iterator hints at there may be no room, and some for what it yields.
        Ok(Ok(())) => assert!(!(panicked || overflowed && twin.atomic), "{}", twin.name),
        Ok(Err(TryReserveError::CapacityOverflow)) => assert!(overflowed && fallible),
        Ok(Err(TryReserveError::AllocError { .. })) => assert!(step.refused != 0),
        Ok(Err(TryReserveError::Full { .. })) => assert!(fallible),
        Err(panic) => match &*panic.message {
            "the policy panics" => assert!(panicked),
            "capacity overflow" => assert!(overflowed && !fallible),
            message if message.starts_with("capacity overflow: room for") => assert!(!fallible),
            message => assert!(message.starts_with("fuse"), "{}: {message}", twin.name),
        },
    }
    match failure {
        None => (twin.model)(model, step.args),
        Some(Failure::NoRoom) if twin.atomic => {
            assert_eq!(small.capacity(), before, "{}", twin.name);
        }
        // What has been done until then is done.
        Some(_) => *model = small.to_model(),
    }
    assert!(
        small.equals(model),
        "{}: {small:?}, not {model:?}",
        twin.name
    );
    assert!(small.capacity() >= small.len().max(S::N));
    assert_eq!(small.spilled(), small.capacity() > S::N);
    failure.map_or(Ok(()), Err)
}

/// All of them one after the other, on an empty collection; nothing is lost, nothing is dropped twice.
pub(crate) fn play<S: Small>(twins: &[Twin<S, S::Model, Args>], steps: &[Step]) {
    let ledger = Ledger::open();
    let (mut small, mut model) = (S::default(), S::Model::default());
    for one in steps {
        let _ = step(twins, *one, &mut small, &mut model);
        if size_of::<S>() != 0 && small.len() > 60 {
            break;
        }
    }
    drop((small, model));
    ledger.assert_balanced();
    #[cfg(feature = "allocator-api2")]
    assert_eq!(crate::common::allocator::Tracker::default().blocks(), 0);
}
