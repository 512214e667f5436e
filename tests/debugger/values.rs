//! What the debuggers are shown. Below each variable stands what they are to print of it.

#![allow(unused_variables)]

use std::hint::black_box;

use allocator_api2::alloc::Global;
use smallcoll::policy::{Compact, Exact, Hysteresis, In, NoSpill};
use smallcoll::{SmallDeque, SmallMap, SmallSet, SmallString, SmallVec, smallvec};

/// A breakpoint is here.
#[inline(never)]
fn done() {
    black_box(());
}

fn main() {
    let empty: SmallVec<u32, 4> = SmallVec::new();
    // gdb: SmallVec of length 0, capacity 4, inline
    // lldb: SmallVec of length 0, capacity 4, inline

    let inline: SmallVec<u32, 4> = smallvec![1, 2, 3];
    // gdb: SmallVec of length 3, capacity 4, inline = {1, 2, 3}
    // lldb: SmallVec of length 3, capacity 4, inline { [0] = 1 [1] = 2 [2] = 3 }

    let full: SmallVec<u32, 3> = smallvec![1, 2, 3];
    // gdb: SmallVec of length 3, capacity 3, inline = {1, 2, 3}
    // lldb: SmallVec of length 3, capacity 3, inline { [0] = 1 [1] = 2 [2] = 3 }

    let spilled: SmallVec<u32, 2, Exact> = smallvec![1, 2, 3];
    // gdb: SmallVec of length 3, capacity 3, heap = {1, 2, 3}
    // lldb: SmallVec of length 3, capacity 3, heap { [0] = 1 [1] = 2 [2] = 3 }

    let mut spilled_empty: SmallVec<u32, 2> = smallvec![1, 2, 3];
    spilled_empty.clear();
    // gdb: SmallVec of length 0, capacity 3, heap
    // lldb: SmallVec of length 0, capacity 3, heap

    let none_inline: SmallVec<u16, 0> = smallvec![7, 8];
    // gdb: SmallVec of length 2, capacity 2, heap = {7, 8}
    // lldb: SmallVec of length 2, capacity 2, heap { [0] = 7 [1] = 8 }

    let none_yet: SmallVec<u16, 0> = smallvec![];
    // gdb: SmallVec of length 0, capacity 0, inline
    // lldb: SmallVec of length 0, capacity 0, inline

    let byte: SmallVec<[u16; 2], 6, Compact> = smallvec![[1, 2], [3, 4]];
    // gdb: SmallVec of length 2, capacity 6, inline = {[1, 2], [3, 4]}
    // lldb: SmallVec of length 2, capacity 6, inline { [0] = ([0] = 1, [1] = 2) [1] = ([0] = 3, [1] = 4) }

    let byte_spilled: SmallVec<i64, 1, Compact> = smallvec![-1, 2];
    // gdb: SmallVec of length 2, capacity 2, heap = {-1, 2}
    // lldb: SmallVec of length 2, capacity 2, heap { [0] = -1 [1] = 2 }

    let mut byte_roomy: SmallVec<[u8; 2], 31, Compact> = SmallVec::default();
    byte_roomy.reserve(300);
    byte_roomy.push([1, 2]);
    // gdb: SmallVec of length 1, capacity 300, heap = {[1, 2]}
    // lldb: SmallVec of length 1, capacity 300, heap { [0] = "\U00000001\U00000002" }

    let bounded: SmallVec<i32, 5, NoSpill> = smallvec![-1, 1];
    // gdb: SmallVec of length 2, capacity 5, inline = {-1, 1}
    // lldb: SmallVec of length 2, capacity 5, inline { [0] = -1 [1] = 1 }

    let bounded_byte: SmallVec<u32, 2, Compact<NoSpill>> = smallvec![5];
    // gdb: SmallVec of length 1, capacity 2, inline = {5}
    // lldb: SmallVec of length 1, capacity 2, inline { [0] = 5 }

    let units: SmallVec<(), 1> = smallvec![(); 3];
    // gdb: SmallVec of length 3, capacity usize::MAX, inline = {(), (), ()}
    // lldb: SmallVec of length 3, capacity usize::MAX, inline {}

    let custom: SmallVec<u16, 2, In<Global>> = [3, 4, 5].into_iter().collect();
    // gdb: SmallVec of length 3, capacity 4, heap = {3, 4, 5}
    // lldb: SmallVec of length 3, capacity 4, heap { [0] = 3 [1] = 4 [2] = 5 }

    let mut back: SmallVec<u16, 4, Hysteresis> = smallvec![1, 2, 3, 4, 5];
    back.truncate(1);
    // gdb: SmallVec of length 1, capacity 4, inline = {1}
    // lldb: SmallVec of length 1, capacity 4, inline { [0] = 1 }

    let nested: SmallVec<SmallVec<u16, 2>, 2> = smallvec![smallvec![1], smallvec![2, 3, 4]];
    // gdb: SmallVec of length 2, capacity 2, inline = {SmallVec of length 1, capacity 2, inline = {1}, SmallVec of length 3, capacity 3, heap = {2, 3, 4}}
    // lldb: SmallVec of length 2, capacity 2, inline { [0] = SmallVec of length 1, capacity 2, inline { [0] = 1 } [1] = SmallVec of length 3, capacity 3, heap { [0] = 2 [1] = 3 [2] = 4 } }

    let option: Option<SmallVec<u16, 2>> = Some(smallvec![1]);
    // gdb: core::option::Option<smallcoll::vec::SmallVec<u16, 2, smallcoll::policy::Amortized>>::Some(SmallVec of length 1, capacity 2, inline = {1})

    let text_empty = <SmallString>::new();
    // gdb: "" = {length = 0, capacity = 23, storage = inline}
    // lldb: "" (length 0, capacity 23, inline)

    let text: SmallString = "some \"text\", 25 bytes: ä".into();
    // gdb: "some \"text\", 25 bytes: ä" = {length = 25, capacity = 25, storage = heap}
    // lldb: "some \"text\", 25 bytes: ä" (length 25, capacity 25, heap)

    let text_full: SmallString = "twenty-three bytes: abc".into();
    // gdb: "twenty-three bytes: abc" = {length = 23, capacity = 23, storage = inline}
    // lldb: "twenty-three bytes: abc" (length 23, capacity 23, inline)

    let mut text_spilled: SmallString<8> = SmallString::with_capacity(1000);
    text_spilled.push_str("long\n");
    // gdb: "long\n" = {length = 5, capacity = 1000, storage = heap}
    // lldb: "long\n" (length 5, capacity 1000, heap)

    let text_word: SmallString<0, Exact> = "word header".into();
    // gdb: "word header" = {length = 11, capacity = 11, storage = heap}
    // lldb: "word header" (length 11, capacity 11, heap)

    let text_bounded: SmallString<15, Compact<NoSpill>> = "bounded".try_into().unwrap();
    // gdb: "bounded" = {length = 7, capacity = 15, storage = inline}
    // lldb: "bounded" (length 7, capacity 15, inline)

    let mut queue: SmallDeque<u32, 4> = [2, 3].into();
    queue.push_front(1);
    // gdb: SmallDeque of length 3, capacity 4, inline = {1, 2, 3}
    // lldb: SmallDeque of length 3, capacity 4, inline { [0] = 1 [1] = 2 [2] = 3 }

    let mut queue_spilled: SmallDeque<u32, 2> = SmallDeque::with_capacity(5);
    queue_spilled.extend([2, 3]);
    queue_spilled.push_front(1);
    // gdb: SmallDeque of length 3, capacity 5, heap = {1, 2, 3}
    // lldb: SmallDeque of length 3, capacity 5, heap { [0] = 1 [1] = 2 [2] = 3 }

    let queue_empty: SmallDeque<u32, 0> = SmallDeque::new();
    // gdb: SmallDeque of length 0, capacity 0, inline
    // lldb: SmallDeque of length 0, capacity 0, inline

    let mut left = inline.clone().into_iter();
    left.next();
    // gdb: IntoIter of length 2, capacity 4, inline = {2, 3}
    // lldb: IntoIter of length 2, capacity 4, inline { [0] = 2 [1] = 3 }

    let mut left_queue = queue_spilled.clone().into_iter();
    left_queue.next_back();
    // gdb: IntoIter of length 2, capacity 3, heap = {1, 2}
    // lldb: IntoIter of length 2, capacity 3, heap { [0] = 1 [1] = 2 }

    let map: SmallMap<u32, SmallString, 2> = [(1, "one".into()), (2, "two".into())].into();
    // gdb: SmallMap of length 2, capacity 2, inline = {[1] = "one" = {length = 3, capacity = 23, storage = inline}, [2] = "two" = {length = 3, capacity = 23, storage = inline}}
    // lldb: SmallMap of length 2, capacity 2, inline { [0] = (__0 = 1, __1 = "one" (length 3, capacity 23, inline)) [1] = (__0 = 2, __1 = "two" (length 3, capacity 23, inline)) }

    let mut map_spilled: SmallMap<u32, i32, 1> = SmallMap::with_capacity(9);
    map_spilled.extend([(3, -3), (1, -1)]);
    // gdb: SmallMap of length 2, capacity 9, heap = {[3] = -3, [1] = -1}
    // lldb: SmallMap of length 2, capacity 9, heap { [0] = (__0 = 3, __1 = -3) [1] = (__0 = 1, __1 = -1) }

    let set: SmallSet<u16, 4> = [5, 3, 5].into();
    // gdb: SmallSet of length 2, capacity 4, inline = {5, 3}
    // lldb: SmallSet of length 2, capacity 4, inline { [0] = 5 [1] = 3 }

    let mut left_entries = map_spilled.clone().into_iter();
    left_entries.next();
    // gdb: IntoIter of length 1, capacity 2, heap = {[1] = -1}
    // lldb: IntoIter of length 1, capacity 2, heap { [0] = (__0 = 1, __1 = -1) }

    done();
}
