use smallcoll::{SmallVec, smallvec};

fn main() {
    let mut v: SmallVec<u8, 2> = smallvec![1, 2];
    let first = &v[0];
    v.push(3);
    println!("{first}");
}
