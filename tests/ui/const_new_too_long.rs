use smallcoll::SmallString;

const NAME: SmallString<4> = SmallString::const_new("five.");

fn main() {
    let _ = NAME;
}
