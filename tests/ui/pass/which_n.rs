use smallcoll::{SmallString, SmallVec, smallvec};

/// What a type's name alone means, where expressions do not fill in the default of `N`.
fn main() {
    let annotated: SmallString = SmallString::from("text");
    let bracketed = <SmallString>::from("text");
    assert_eq!(annotated, bracketed);
    let list: SmallVec<_, 4> = smallvec![1, 2, 3];
    assert_eq!(list, [1, 2, 3]);
}
