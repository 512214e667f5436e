//! One function for each operation, for `scripts/callgrind.py` to count its instructions.

use std::arch::asm;
use std::hint::black_box;

/// How often each is called.
const TIMES: usize = 16;

/// Functions that work on what is made for them, and one that calls them all.
macro_rules! operations {
    ($($name:ident($it:ident: $T:ty = $make:expr) -> $R:ty { $work:expr })*) => {
        $(
            #[inline(never)]
            fn $name($it: &mut $T) -> $R {
                // Nothing but a name: functions of the same code would become one.
                // SAFETY: a comment has no effect.
                unsafe { asm!(concat!("// ", stringify!($name)), options(nomem, nostack)) };
                $work
            }
        )*

        pub(crate) fn run() {
            $(
                for _ in 0..TIMES {
                    let mut it = black_box($make);
                    // As if it were anyone's: no argument is moved into the caller.
                    let operation = black_box($name as fn(&mut $T) -> $R);
                    black_box(operation(black_box(&mut it)));
                }
            )*
        }
    };
}

/// The operations, on ours or on std's.
macro_rules! family {
    ($module:ident: $V:ty, $S:ty, $D:ty) => {
        mod $module {
            use super::{TIMES, asm, black_box};
            use std::fmt::Write;

            type V = $V;
            type S = $S;
            type D = $D;

            const FEW: u64 = 6;
            const MANY: u64 = 100;
            const SHORT: &str = "capacity";
            const LONG: &str = "a text that is far too long to be kept inline";

            fn vec(len: u64) -> V {
                (0..len).collect()
            }

            /// One that does not start with its first slot.
            fn deque(len: u64) -> D {
                let mut deque: D = (0..len).collect();
                deque.rotate_left(3);
                deque
            }

            operations! {
                vec_push(it: V = vec(FEW)) -> () { it.push(7) }
                vec_push_heap(it: V = { let mut it = vec(MANY); it.pop(); it }) -> () { it.push(7) }
                vec_push_spill(it: V = vec(8)) -> () { it.push(7) }
                vec_pop(it: V = vec(FEW)) -> Option<u64> { it.pop() }
                vec_insert_front(it: V = vec(FEW)) -> () { it.insert(0, 7) }
                vec_remove_front(it: V = vec(FEW)) -> u64 { it.remove(0) }
                vec_swap_remove(it: V = vec(FEW)) -> u64 { it.swap_remove(0) }
                vec_index(it: V = vec(FEW)) -> u64 { it[3] }
                vec_sum(it: V = vec(FEW)) -> u64 { it.iter().sum() }
                vec_from_slice(it: [u64; 8] = [7; 8]) -> V { V::from(&it[..]) }
                vec_from_slice_heap(it: [u64; 100] = [7; 100]) -> V { V::from(&it[..]) }
                vec_collect(it: u64 = 8) -> V { (0..*it).collect() }
                vec_collect_heap(it: u64 = MANY) -> V { (0..*it).collect() }
                vec_extend_from_slice(it: V = vec(2)) -> () { it.extend_from_slice(&[7; 6]) }
                vec_clone(it: V = vec(FEW)) -> V { it.clone() }
                vec_clone_heap(it: V = vec(MANY)) -> V { it.clone() }
                vec_drop(it: Vec<V> = vec![vec(FEW)]) -> () { it.clear() }
                vec_drop_heap(it: Vec<V> = vec![vec(MANY)]) -> () { it.clear() }
                vec_retain(it: V = vec(8)) -> () { it.retain(|it| it % 3 != 0) }
                vec_drain(it: V = vec(8)) -> u64 { it.drain(2..6).sum() }
                vec_eq(it: (V, V) = (vec(FEW), vec(FEW))) -> bool { it.0 == it.1 }

                string_from(it: &'static str = SHORT) -> S { S::from(*it) }
                string_from_long(it: &'static str = LONG) -> S { S::from(*it) }
                string_as_str(it: S = S::from(SHORT)) -> usize { it.as_str().len() }
                string_push(it: S = S::from(SHORT)) -> () { it.push('x') }
                string_push_str(it: S = S::from(SHORT)) -> () { it.push_str("_of_it") }
                string_push_str_long(it: S = { let mut it = S::from(LONG); it.reserve(99); it }) -> () {
                    it.push_str("_of_it")
                }
                string_clone(it: S = S::from(SHORT)) -> S { it.clone() }
                string_eq(it: (S, S) = (S::from(SHORT), S::from(SHORT))) -> bool { it.0 == it.1 }
                string_write(it: u32 = 4711) -> S {
                    { let mut s = S::new(); write!(s, "id_{it}").unwrap(); s }
                }

                deque_push_back(it: D = deque(FEW)) -> () { it.push_back(7) }
                deque_pop_front(it: D = deque(FEW)) -> Option<u64> { it.pop_front() }
                deque_fifo_heap(it: D = { let mut it = deque(MANY); it.reserve(1); it }) -> Option<u64> { { it.push_back(7); it.pop_front() } }
                deque_index(it: D = deque(FEW)) -> u64 { it[4] }
                deque_sum(it: D = deque(FEW)) -> u64 { it.iter().sum() }
                deque_extend_heap(it: D = deque(FEW)) -> () { it.extend(0..MANY) }
            }
        }
    };
}

family!(small: smallcoll::SmallVec<u64, 8>, smallcoll::SmallString, smallcoll::SmallDeque<u64, 8>);
family!(plain: Vec<u64>, String, std::collections::VecDeque<u64>);

fn main() {
    small::run();
    plain::run();
}
