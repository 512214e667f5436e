use smallcoll::SmallVec;
use smallcoll::policy::Compact;

fn main() {
    let _: SmallVec<u8, 128, Compact> = SmallVec::default();
}
