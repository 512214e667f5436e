use smallcoll::SmallVec;

fn main() {
    let mut v: SmallVec<&String, 2> = SmallVec::new();
    {
        let text = String::from("dropped before the use");
        v.push(&text);
    }
    println!("{v:?}");
}
