use smallcoll::SmallVec;

struct Look<'a>(&'a String);

impl Drop for Look<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn main() {
    let mut v: SmallVec<Look<'_>, 2> = SmallVec::new();
    let text = String::from("dropped before the vector");
    v.push(Look(&text));
}
