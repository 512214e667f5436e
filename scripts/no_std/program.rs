//! A program without std: what it links is `core`, `alloc`, smallcoll and the C library's start.
//! Ends with 0 if the collections do there what they do elsewhere (scripts/no_std.sh).

#![no_std]
#![no_main]

extern crate alloc;

use alloc::alloc::{GlobalAlloc, Layout};
use core::fmt::Write;
use core::panic::PanicInfo;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering};

use smallcoll::policy::{Compact, Hysteresis, NoSpill};
use smallcoll::{SmallDeque, SmallString, SmallVec, format_smallstring};

/// Hands out a fixed stretch of memory, front to back, and counts the blocks that are out.
struct Bump;

const SIZE: usize = 1 << 16;

#[repr(align(64))]
struct Memory(core::cell::UnsafeCell<[u8; SIZE]>);

// SAFETY: no byte is handed out twice.
unsafe impl Sync for Memory {}

static MEMORY: Memory = Memory(core::cell::UnsafeCell::new([0xa5; SIZE]));
static USED: AtomicUsize = AtomicUsize::new(0);
static BLOCKS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: each block lies in MEMORY, behind all that were handed out before it.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let used = USED.load(Ordering::Relaxed);
        let Some(start) = used.checked_next_multiple_of(layout.align()) else {
            return null_mut();
        };
        if layout.align() > 64 || start > SIZE || layout.size() > SIZE - start {
            return null_mut();
        }
        USED.store(start + layout.size(), Ordering::Relaxed);
        BLOCKS.store(BLOCKS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        MEMORY.0.get().cast::<u8>().wrapping_add(start)
    }

    unsafe fn dealloc(&self, _block: *mut u8, _layout: Layout) {
        BLOCKS.store(BLOCKS.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
    }
}

#[global_allocator]
static ALLOCATOR: Bump = Bump;

#[panic_handler]
fn panic(_info: &PanicInfo<'_>) -> ! {
    unsafe extern "C" {
        fn abort() -> !;
    }
    // SAFETY: it may be called at any time.
    unsafe { abort() }
}

/// What the compiled `core` and `alloc` of a target with std name for unwinding, which does not happen.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

fn vectors<const N: usize>() {
    let mut v: SmallVec<u32, N, Hysteresis> = SmallVec::default();
    for x in 0..20 {
        v.push(x);
        assert!(v.len() == x as usize + 1 && v.spilled() == (v.len() > N));
    }
    v.retain(|x| x % 3 == 0);
    v.insert_many(1, [7, 8]);
    v.drain(..2);
    assert!(v == [8, 3, 6, 9, 12, 15, 18]);
    v.sort_unstable();
    assert!(v.binary_search(&9).is_ok());
    v.clear();
    assert!(!v.spilled());
}

fn deques<const N: usize>() {
    let mut d: SmallDeque<SmallString, N> = SmallDeque::new();
    for x in 0..10 {
        d.push_back(format_smallstring!("back {x}"));
        d.push_front(format_smallstring!("front, and longer than inline {x}"));
    }
    d.rotate_left(3);
    d.make_contiguous().reverse();
    assert!(d.len() == 20 && d.iter().any(|s| s == "back 9"));
    assert!(d.pop_front().is_some_and(|s| s.starts_with("front")));
}

fn strings<const N: usize>() {
    let mut s: SmallString<N, Compact> = SmallString::default();
    assert!(write!(s, "{}-{:?}", 1.5, Some("Schloß")).is_ok());
    s.insert(0, '€');
    assert!(s == "€1.5-Some(\"Schloß\")" && s.spilled() == (s.len() > N));
    s.replace_range(3..6, "two");
    s.retain(char::is_alphanumeric);
    assert!(s == "twoSomeSchloß");
    let mut full: SmallString<4, Compact<NoSpill>> = SmallString::default();
    assert!(full.try_push_str("five!").is_err() && full.try_push_str("four").is_ok());
}

#[unsafe(no_mangle)]
extern "C" fn main(_argc: i32, _argv: *const *const u8) -> i32 {
    vectors::<0>();
    vectors::<4>();
    deques::<0>();
    deques::<3>();
    strings::<0>();
    strings::<23>();
    // All blocks are back.
    i32::from(BLOCKS.load(Ordering::Relaxed) != 0)
}
