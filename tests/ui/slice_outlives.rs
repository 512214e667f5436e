use smallcoll::{SmallVec, smallvec};

fn main() {
    let iter = {
        let v: SmallVec<u8, 2> = smallvec![1, 2];
        v.iter()
    };
    println!("{}", iter.count());
}
