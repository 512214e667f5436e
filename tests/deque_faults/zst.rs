//! Elements without bytes that panic: as many are dropped as were made.

use std::mem;

use smallcoll::SmallDeque;
use smallcoll::policy::{Amortized, Compact};

use crate::common::policies::AnyPolicy;
use crate::common::{CountedZst, Fuse, Ledger, catch};

type Edit<const N: usize, P> = fn(&mut SmallDeque<CountedZst, N, P>);

fn edits<const N: usize, P: AnyPolicy>() -> [Edit<N, P>; 16] {
    [
        |d| d.clear(),
        |d| d.truncate(1),
        |d| d.truncate_front(1),
        |d| drop(d.drain(1..)),
        |d| drop(d.drain(..).nth(1)),
        |d| drop(d.splice(..1, [CountedZst::new(), CountedZst::new()])),
        |d| d.retain(|_| false),
        |d| d.extend_from_within(..),
        |d| d.prepend_from_within(1..),
        |d| d.resize(9, CountedZst::new()),
        |d| d.resize_with(9, CountedZst::new),
        |d| d.extend_front([0; 4].map(|_| CountedZst::new())),
        |d| d.extract_if(.., |_| true).for_each(drop),
        |d| drop(mem::take(d).into_iter().nth(1)),
        |d| drop(mem::take(d).into_iter().clone()),
        |d| *d = d.clone(),
    ]
}

fn every_panic<const N: usize, P: AnyPolicy>() {
    for (index, edit) in edits::<N, P>().into_iter().enumerate() {
        for (head, len) in [(0, 2), (1, 2), (1, 3), (3, 5)] {
            for fuse in [Fuse::Drop, Fuse::Clone] {
                for call in 1.. {
                    let ledger = Ledger::open();
                    let mut deque: SmallDeque<CountedZst, N, P> = SmallDeque::default();
                    deque.resize_with(len, CountedZst::new);
                    deque.rotate_left(head % len);
                    fuse.light(call);
                    let result = catch(|| edit(&mut deque));
                    let went_off = fuse.put_out();
                    assert_eq!(result.is_err(), went_off, "{index}: {result:?}");
                    let (front, wrap) = deque.as_slices();
                    assert_eq!(front.len() + wrap.len(), deque.len());
                    assert_eq!(
                        ledger.alive(),
                        deque.len(),
                        "{index}, {len}, {fuse:?} {call}"
                    );
                    deque.push_front(CountedZst::new());
                    deque.push_back(CountedZst::new());
                    drop(deque);
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
    every_panic::<1, Amortized>();
    every_panic::<2, Amortized>();
    every_panic::<4, Amortized>();
    every_panic::<2, Compact>();
}
