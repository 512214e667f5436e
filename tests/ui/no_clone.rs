use smallcoll::{SmallVec, smallvec};

struct Unique;

fn main() {
    let v: SmallVec<Unique, 2> = smallvec![Unique];
    let _ = v.clone();
}
