//! Where the elements lie after the storage has changed: the slices show it.

use smallcoll::SmallDeque;

use crate::state;

/// How many elements lie before the end of the storage, and how many at its start.
fn seam<const N: usize>(deque: &SmallDeque<u32, N>) -> (usize, usize) {
    let (front, back) = deque.as_slices();
    (front.len(), back.len())
}

#[test]
fn a_spill_lays_the_elements_from_the_start_of_the_block() {
    for head in 0..4 {
        let mut deque = state::<_, 4>(4, head, 4, |value| value);
        assert_eq!(seam(&deque), (4 - head, head));
        let mut other = deque.clone();
        deque.push_back(4);
        assert_eq!(deque.as_slices(), (&[0, 1, 2, 3, 4][..], &[][..]));
        other.push_front(9); // in the last slot
        assert_eq!(other.as_slices(), (&[9][..], &[0, 1, 2, 3][..]));

        let mut spliced = state::<_, 4>(4, head, 4, |value| value);
        spliced.splice(2..2, [7]);
        assert!(spliced.spilled());
        assert_eq!(spliced, [0, 1, 7, 2, 3]);
    }
}

#[test]
fn on_the_heap_the_shorter_run_moves() {
    for head in 1..8 {
        let mut deque = state::<_, 2>(8, head, 8, |value| value);
        let (front, back) = seam(&deque);
        assert_eq!((front, back), (8 - head, head));
        deque.reserve_exact(8);
        assert_eq!(deque.capacity(), 16);
        // The second run went behind the first, or the first to the end of the block.
        let expected = if back < front { (8, 0) } else { (front, back) };
        assert_eq!(seam(&deque), expected);
        assert!(deque.iter().copied().eq(0..8));
    }
    // No room behind the first run for the second: the first moves, though it is the longer one.
    let mut deque = state::<_, 2>(8, 3, 8, |value| value);
    deque.reserve_exact(1);
    assert_eq!((deque.capacity(), seam(&deque)), (9, (5, 3)));
    assert!(deque.iter().copied().eq(0..8));
}

#[test]
fn on_the_way_back_inline_the_elements_lie_from_the_start() {
    for head in 0..8 {
        for len in 0..=4 {
            let mut deque = state::<_, 4>(8, head, len, |value| value);
            assert!(deque.shrink_to_inline());
            assert_eq!(seam(&deque), (len, 0));
            assert!(deque.iter().copied().eq(0..len as u32));
            // From slot 0 on: the slot before the first element is the last one.
            if len < 4 {
                deque.push_front(9);
                assert_eq!(seam(&deque), (1, len));
            }
        }
    }
}

#[test]
fn what_goes_from_the_middle_moves_the_fewer() {
    for head in 0..8 {
        let mut deque = state::<_, 8>(8, head, 8, |value| value);
        let last = &raw const deque[7];
        deque.drain(1..3); // one element moves up
        assert_eq!(&raw const deque[5], last);
        let mut deque = state::<_, 8>(8, head, 8, |value| value);
        let first = &raw const deque[0];
        deque.drain(5..7); // one element moves down
        assert_eq!(&raw const deque[0], first);
        let mut deque = state::<_, 8>(8, head, 8, |value| value);
        deque.drain(6..);
        let first = &raw const deque[0];
        deque.splice(4..4, [10, 11]); // those behind move
        assert_eq!((&raw const deque[0], deque[7]), (first, 5));
        let mut deque = state::<_, 8>(8, head, 8, |value| value);
        deque.drain(6..);
        let last = &raw const deque[5];
        deque.splice(2..2, [10, 11]); // those before move
        assert_eq!((&raw const deque[7], deque[0]), (last, 0));
        let mut deque = state::<_, 8>(8, head, 8, |value| value);
        let (first, last) = (&raw const deque[0], &raw const deque[7]);
        deque.remove(1);
        assert_eq!(&raw const deque[6], last);
        deque.insert(1, 1);
        assert_eq!((&raw const deque[0], &raw const deque[7]), (first, last));
        deque.remove(6);
        assert_eq!(&raw const deque[0], first);
        deque.insert(6, 6);
        assert_eq!((&raw const deque[0], &raw const deque[7]), (first, last));
    }
}

/// The oldest element goes, whatever the deque is bounded by, and nothing is asked of the allocator.
#[test]
fn a_bounded_deque_keeps_the_newest() {
    let (last, counts) = crate::common::alloc::counted(|| {
        let mut last: SmallDeque<u32, 4> = SmallDeque::new();
        for i in 0..100 {
            assert_eq!(last.push_back_overwriting(i), i.checked_sub(4));
        }
        last
    });
    assert_eq!((counts.requests, last.spilled()), (0, false));
    assert_eq!(last, [96, 97, 98, 99]);
}
