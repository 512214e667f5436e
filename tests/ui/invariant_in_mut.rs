use smallcoll::SmallVec;

fn fill<'a>(v: &mut SmallVec<&'a str, 2>, text: &'a str) {
    v.push(text);
}

fn main() {
    let mut v: SmallVec<&'static str, 2> = SmallVec::new();
    let text = String::from("not static");
    fill(&mut v, &text);
    drop(text);
    println!("{v:?}");
}
