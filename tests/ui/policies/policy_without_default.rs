use smallcoll::policy::{Global, SpillPolicy, Word};
use smallcoll::{SmallString, SmallVec, smallvec};

struct Pages(usize);

impl SpillPolicy for Pages {
    type Header = Word;
    type Heap = Global;
}

fn main() {
    let _: SmallVec<u8, 4, Pages> = SmallVec::default();
    let _: SmallVec<u8, 4, Pages> = smallvec![1];
    let _: SmallString<4, Pages> = SmallString::from("text");
    let _ = SmallVec::<u8, 4, Pages>::with_policy(Pages(1));
}
