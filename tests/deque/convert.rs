//! Storage that is handed over.

use std::collections::VecDeque;

use smallcoll::{SmallDeque, SmallVec};

use crate::common::alloc::counted;
use crate::state;

#[test]
fn blocks_are_handed_over() {
    let vec = vec![1, 2, 3, 4];
    let block = vec.as_ptr();
    let ((), counts) = counted(|| {
        let deque: SmallDeque<u32, 2> = vec.into();
        assert_eq!(deque.as_slices().0.as_ptr(), block);
        let vec: SmallVec<u32, 2> = deque.into();
        assert_eq!(vec.as_ptr(), block);
        let deque: SmallDeque<u32, 2> = vec.into();
        let std_deque = VecDeque::from(deque);
        assert_eq!(std_deque.as_slices().0.as_ptr(), block);
        let mut deque: SmallDeque<u32, 2> = std_deque.into();
        assert_eq!(deque.as_slices().0.as_ptr(), block);
        deque.rotate_left(2);
        let vec = Vec::from(deque);
        assert_eq!((vec.as_ptr(), &vec[..]), (block, &[3, 4, 1, 2][..]));
    });
    assert_eq!((counts.requests, counts.blocks), (0, -1));
}

#[test]
fn inline_elements_stay_inline() {
    let ((), counts) = counted(|| {
        for head in 0..4 {
            for len in 0..=4 {
                let deque = state::<_, 4>(4, head, len, |value| value);
                let vec: SmallVec<u32, 4> = deque.into();
                assert!(vec.iter().copied().eq(0..len as u32));
                let deque: SmallDeque<u32, 4> = vec.into();
                assert!(deque.into_iter().eq(0..len as u32));
            }
        }
        assert!(!SmallDeque::<_, 4>::from([1, 2, 3, 4]).spilled());
    });
    assert_eq!(counts.requests, 0);
}
