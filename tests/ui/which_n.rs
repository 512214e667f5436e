use smallcoll::{SmallString, smallvec};

fn main() {
    let _text = SmallString::from("text");
    let _list = smallvec![1, 2, 3];
}
