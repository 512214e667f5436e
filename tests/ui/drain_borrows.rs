use smallcoll::{SmallVec, smallvec};

fn main() {
    let mut v: SmallVec<u8, 2> = smallvec![1, 2, 3];
    let mut drain = v.drain(1..);
    v.push(4);
    drain.next();
}
