//! What is in a deque after a panic, or once a guard was leaked.

use std::mem;

use smallcoll::policy::Amortized;

use crate::common::iter::Hint;
use crate::common::{Counted, Fuse, Ledger, catch};
use crate::ops::{odd, three, three_known};
use crate::{Small, state, states};

/// What is in the deque after the `n`-th call of a kind panicked.
#[track_caller]
fn after<const N: usize>(
    fuse: Fuse,
    edit: impl Fn(&mut Small<N>),
    expected: impl Fn(&[u32], usize) -> Vec<u32>,
) {
    let mut panics = 0;
    for (head, len) in states() {
        for n in 1.. {
            let _ledger = Ledger::open();
            let mut deque = state::<_, N, Amortized>(4, head, len, Counted::new);
            let before: Vec<u32> = (0..len as u32).collect();
            fuse.light(n);
            let result = catch(|| edit(&mut deque));
            if !fuse.put_out() {
                break;
            }
            assert!(result.is_err());
            let after: Vec<u32> = deque.iter().map(|element| element.value).collect();
            assert_eq!(after, expected(&before, n), "{head}, {len}, {n}");
            panics += 1;
        }
    }
    assert_ne!(panics, 0, "it went off nowhere");
}

#[test]
fn what_was_taken_before_a_panic_stays() {
    fn prefixed(new: impl IntoIterator<Item = u32>, before: &[u32]) -> Vec<u32> {
        new.into_iter().chain(before.iter().copied()).collect()
    }
    for hint in Hint::BEARABLE {
        let edit = |deque: &mut Small<4>| deque.extend_front(three(hint));
        after(Fuse::Next, edit, |before, n| {
            prefixed([50, 51, 52].into_iter().take(n - 1).rev(), before)
        });
    }
    let edit = |deque: &mut Small<2>| deque.prepend(three_known());
    after(Fuse::Call, edit, |before, n| {
        prefixed([50, 51, 52].into_iter().skip(4 - n), before)
    });
    let edit = |deque: &mut Small<4>| deque.prepend_from_within(..);
    after(Fuse::Clone, edit, |before, n| {
        prefixed(before[before.len() + 1 - n..].to_vec(), before)
    });
    let edit = |deque: &mut Small<4>| deque.extend_from_within(..);
    after(Fuse::Clone, edit, |before, n| {
        [before, &before[..n - 1]].concat()
    });
    let edit = |deque: &mut Small<4>| {
        drop(deque.splice(1.min(deque.len())..2.min(deque.len()), three(Hint::Unknown)))
    };
    after(Fuse::Next, edit, |before, n| {
        let (start, end) = (1.min(before.len()), 2.min(before.len()));
        [&before[..start], &[50, 51, 52][..n - 1], &before[end..]].concat()
    });
    let edit = |deque: &mut Small<4>| deque.extract_if(.., odd).for_each(drop);
    after(Fuse::Call, edit, |before, n| {
        let stays = |value: &u32| *value % 2 == 0 || *value as usize >= n - 1;
        before.iter().copied().filter(stays).collect()
    });
}

#[test]
fn leaked_guards_only_leak() {
    for (head, len) in states() {
        let middle = len / 2;
        let leaks: [fn(&mut Small<4>); 3] = [
            |d| mem::forget(d.splice(d.len() / 2.., [Counted::new(9)])),
            |d| {
                let mut splice = d.splice(d.len() / 2.., three(Hint::Unknown));
                splice.next();
                mem::forget(splice);
            },
            |d| {
                let mut extract = d.extract_if(d.len() / 2.., odd);
                extract.next();
                mem::forget(extract);
            },
        ];
        for leak in leaks {
            let ledger = Ledger::open();
            let mut deque = state::<_, 4, Amortized>(4, head, len, Counted::new);
            leak(&mut deque);
            assert!(deque.iter().map(|x| x.value).eq(0..middle as u32));
            let alive = ledger.alive();
            deque.extend(Counted::up_to(3));
            deque.push_front(Counted::new(1));
            drop(deque);
            assert_eq!(ledger.alive(), alive - middle);
        }
    }
}
