//! Sizes of blocks, asked of the allocator that they are from: it knows them, and no other pointer.

use ::malloc_size_of::{MallocShallowSizeOf, MallocSizeOf, MallocSizeOfOps};
use smallcoll::Exact;
use smallcoll::policy::DefaultPolicy;

use super::common::alloc::{counted, size_of_block, size_of_block_around};
use super::*;

fn ops() -> MallocSizeOfOps {
    MallocSizeOfOps::new(size_of_block, None, None)
}

fn with_enclosing() -> MallocSizeOfOps {
    MallocSizeOfOps::new(size_of_block, Some(size_of_block_around), None)
}

/// All that collections own is what they asked for while they were made.
fn own<P: DefaultPolicy>() {
    for len in 0..10_u32 {
        let (v, counts) = counted(|| (0..len).collect::<SmallVec<u32, 4, P>>());
        assert_eq!(v.size_of(&mut ops()), counts.bytes as usize);
        let (d, counts) = counted(|| (0..len).collect::<SmallDeque<u32, 4, P>>());
        assert_eq!(d.size_of(&mut ops()), counts.bytes as usize);
        assert_eq!(d.size_of(&mut with_enclosing()), counts.bytes as usize);
        let (s, counts) = counted(|| (0..len).map(|_| 'x').collect::<SmallString<4, P>>());
        assert_eq!(s.size_of(&mut ops()), counts.bytes as usize);
        let (nested, counts) = counted(|| {
            let s = SmallString::<4>::from(&*s);
            SmallVec::<_, 4, P>::from_iter([Box::new((s, v.iter().copied().collect::<Vec<_>>()))])
        });
        assert_eq!(nested.shallow_size_of(&mut ops()), 0);
        assert_eq!(nested.size_of(&mut ops()), counts.bytes as usize);
        let (nested, counts) = counted(|| {
            let strings = (0..len).map(|_| SmallString::<4>::from(&*s));
            strings.collect::<SmallDeque<_, 2, P>>()
        });
        assert_eq!(nested.size_of(&mut ops()), counts.bytes as usize);
        assert_eq!(nested.size_of(&mut with_enclosing()), counts.bytes as usize);
    }
}

#[test]
fn blocks_and_what_elements_own() {
    own::<Amortized>();
    own::<Compact>();
    own::<Exact>();
    own::<Hysteresis>();
}

#[test]
fn a_fixed_capacity_owns_nothing() {
    let v: FixedVec<u8, 4> = FixedVec::from_iter([1, 2]);
    let d: FixedDeque<u8, 4> = FixedDeque::from_iter([1, 2]);
    let s: FixedString<4> = "text".try_into().unwrap();
    for mut ops in [ops(), with_enclosing()] {
        let sizes = [
            v.size_of(&mut ops),
            d.size_of(&mut ops),
            s.size_of(&mut ops),
        ];
        assert_eq!(sizes, [0; 3]);
    }
}

#[test]
fn a_deque_from_the_middle_of_its_block() {
    let (mut d, counts) = counted(|| SmallDeque::<u64, 2>::from_iter(0..8));
    let size = counts.bytes as usize;
    while d.pop_front().is_some() {
        assert_eq!(d.size_of(&mut with_enclosing()), size);
    }
    assert!(d.is_empty() && d.spilled());
    assert_eq!(d.size_of(&mut with_enclosing()), size);
}

#[test]
fn elements_without_bytes_have_no_block() {
    #[derive(Clone)]
    #[repr(align(4096))]
    struct Page;
    let v: SmallVec<Page, 2> = SmallVec::from(vec![Page; 5]);
    let d: SmallDeque<Page, 2> = SmallDeque::from(vec![Page; 5]);
    for mut ops in [ops(), with_enclosing()] {
        assert_eq!(v.shallow_size_of(&mut ops), 0);
        assert_eq!(d.shallow_size_of(&mut ops), 0);
    }
}

#[cfg(feature = "allocator-api2")]
#[test]
fn blocks_of_another_allocator_are_not_asked_for() {
    use bumpalo::Bump;
    use smallcoll::policy::In;

    let arena = Bump::new();
    let mut v: SmallVec<u32, 2, In<&Bump>> = SmallVec::new_in(&arena);
    v.extend(0..5);
    let mut d: SmallDeque<u32, 2, In<&Bump>> = SmallDeque::new_in(&arena);
    d.extend(0..5);
    let mut s: SmallString<2, In<&Bump>> = SmallString::new_in(&arena);
    s.push_str("arena");
    for mut ops in [ops(), with_enclosing()] {
        assert_eq!(v.size_of(&mut ops), v.capacity() * 4);
        assert_eq!(d.size_of(&mut ops), d.capacity() * 4);
        assert_eq!(s.size_of(&mut ops), s.capacity());
    }
}
