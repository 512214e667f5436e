use allocator_api2::alloc::Global;
use smallcoll::SmallVec;
use smallcoll::policy::{Amortized, In};

fn main() {
    let _: SmallVec<u8, 4, In<Global>> = SmallVec::with_policy(In::new(Amortized));
}
