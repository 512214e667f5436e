use smallcoll::SmallVec;

struct Pages;

fn main() {
    let _: Option<SmallVec<u8, 4, Pages>> = None;
}
