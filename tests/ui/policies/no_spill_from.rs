use smallcoll::{Compact, NoSpill, SmallDeque, SmallString, SmallVec};

fn main() {
    let _: SmallVec<u8, 4, NoSpill> = SmallVec::from(vec![1]);
    let _: SmallDeque<u8, 4, NoSpill> = vec![1].into();
    let _: SmallString<4, Compact<NoSpill>> = "text".into();
}
