//! Strategies.

use std::fmt::Debug;

use ::proptest::prelude::*;
use ::proptest::strategy::ValueTree;
use ::proptest::test_runner::TestRunner;
use smallcoll::integrations::proptest as small;

use super::*;

fn made<T: Debug>(strategy: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let trees = (0..300).map(|_| strategy.new_tree(&mut runner).unwrap());
    trees.map(|tree| tree.current()).collect()
}

/// A third at least on either side.
fn balanced(spilled: impl Iterator<Item = bool>) {
    let spilled: Vec<bool> = spilled.collect();
    let count = spilled.iter().filter(|spilled| **spilled).count();
    assert!(
        (100..200).contains(&count),
        "{count} of {} spilled",
        spilled.len()
    );
}

#[test]
fn any_is_on_both_sides_of_n() {
    balanced(made(any::<SmallVec<u8, 4>>()).iter().map(|v| v.spilled()));
    balanced(made(any::<SmallVec<u64, 20>>()).iter().map(|v| v.spilled()));
    balanced(
        made(any::<SmallDeque<u8, 8, Compact>>())
            .iter()
            .map(|d| d.spilled()),
    );
    let strings = made(any::<SmallString>());
    let spilled = strings.iter().filter(|s| s.spilled()).count();
    assert!((30..270).contains(&spilled), "{spilled}");
}

#[test]
fn any_is_as_long_as_it_can_be() {
    let lists = made(any::<FixedVec<u8, 3>>());
    assert!((0..=3).all(|len| lists.iter().any(|v| v.len() == len)));
    let lists = made(any::<SmallVec<u8, 2>>());
    assert!((0..=5).all(|len| lists.iter().any(|v| v.len() == len)));
    assert!(lists.iter().all(|v| v.len() <= 5));
    let lists = made(any::<FixedDeque<u8, 3>>());
    assert!(lists.iter().any(|d| d.is_full()));
    let strings = made(any::<FixedString<8>>());
    assert!(strings.iter().any(|s| s.is_full()));
}

#[test]
fn lengths_by_choice() {
    let lists = made(any_with::<SmallVec<u8, 4>>((Some((7..=9).into()), ())));
    assert!(lists.iter().all(|v| (7..=9).contains(&v.len())));
    let lists = made(any_with::<SmallDeque<u8, 4>>((Some(3.into()), ())));
    assert!(lists.iter().all(|d| d.len() == 3));
    let strings = made(any_with::<SmallString<4>>(Some(3.into())));
    assert!(strings.iter().all(|s| s.chars().count() == 3));
    let lists = made(small::vec::<_, 2, Amortized>(10..20_u8, 1..4));
    assert!(lists.iter().flatten().all(|x| (10..20).contains(x)));
    let lists = made(small::deque::<_, 2, Amortized>(10..20_u8, 1..4));
    assert!(lists.iter().all(|d| (1..4).contains(&d.len())));
    let strings = made(small::string::<_, 2, Compact>(
        prop::char::range('a', 'c'),
        1..4,
    ));
    assert!(
        strings
            .iter()
            .all(|s| s.bytes().all(|b| b"abc".contains(&b)))
    );
}

#[test]
fn shrinks_to_the_least_that_fails() {
    let mut runner = TestRunner::deterministic();
    let failure = runner
        .run(&any::<SmallVec<u32, 4>>(), |v| {
            prop_assert!(v.len() <= 4 && v.iter().all(|x| *x < 7));
            Ok(())
        })
        .unwrap_err();
    let ::proptest::test_runner::TestError::Fail(_, least) = failure else {
        panic!("{failure:?}");
    };
    assert!(least == [7] || least == [0; 5], "{least:?}");
}
