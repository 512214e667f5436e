//! Elements without bytes that panic: as many are dropped as were made.

use smallcoll::SmallVec;
use smallcoll::policy::{Amortized, Compact, DefaultPolicy};

use crate::common::{CountedZst, Fuse, Ledger, catch};

type Edit<const N: usize, P> = fn(&mut SmallVec<CountedZst, N, P>);

fn edits<const N: usize, P: DefaultPolicy>() -> [Edit<N, P>; 14] {
    [
        |v| v.clear(),
        |v| v.truncate(1),
        |v| drop(v.drain(1..)),
        |v| drop(v.drain(..).nth(1)),
        |v| drop(v.splice(..1, [CountedZst::new(), CountedZst::new()])),
        |v| v.retain(|_| false),
        |v| v.dedup(),
        |v| v.extend_from_within(..),
        |v| v.resize(9, CountedZst::new()),
        |v| v.resize_with(9, CountedZst::new),
        |v| v.insert_many(1, [0; 4].map(|_| CountedZst::new())),
        |v| v.extract_if(.., |_| true).for_each(drop),
        |v| drop(std::mem::take(v).into_iter().nth(1)),
        |v| *v = SmallVec::from_slice(v),
    ]
}

fn every_panic<const N: usize, P: DefaultPolicy>() {
    for (index, edit) in edits::<N, P>().into_iter().enumerate() {
        for len in [2, 3, 5] {
            for fuse in [Fuse::Drop, Fuse::Clone, Fuse::Eq] {
                for call in 1.. {
                    let ledger = Ledger::open();
                    let mut v: SmallVec<CountedZst, N, P> = SmallVec::default();
                    v.resize_with(len, CountedZst::new);
                    fuse.light(call);
                    let result = catch(|| edit(&mut v));
                    let went_off = fuse.put_out();
                    assert_eq!(result.is_err(), went_off, "{index}: {result:?}");
                    assert_eq!(ledger.alive(), v.len(), "{index}, {len}, {fuse:?} {call}");
                    v.push(CountedZst::new());
                    drop(v);
                    ledger.assert_balanced();
                    if !went_off {
                        break;
                    }
                }
            }
        }
    }
}

#[test]
fn elements_without_bytes() {
    every_panic::<0, Amortized>();
    every_panic::<2, Amortized>();
    every_panic::<4, Amortized>();
    every_panic::<2, Compact>();
}
