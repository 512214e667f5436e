use smallcoll::policy::Compact;
use smallcoll::{SmallVec, smallvec_inline};

const EXACT: SmallVec<u8, 3> = smallvec_inline![1, 2, 3];

fn main() {
    let _: SmallVec<u8, 127, Compact> = SmallVec::default();
    assert_eq!(EXACT, [1, 2, 3]);
}
