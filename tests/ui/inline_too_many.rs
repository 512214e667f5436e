use smallcoll::{SmallVec, smallvec_inline};

fn main() {
    let _: SmallVec<u8, 2> = smallvec_inline![1, 2, 3];
}
