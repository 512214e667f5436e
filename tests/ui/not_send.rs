use std::rc::Rc;

use smallcoll::{SmallVec, smallvec};

fn main() {
    let v: SmallVec<Rc<u8>, 2> = smallvec![Rc::new(1)];
    std::thread::spawn(move || drop(v));
}
