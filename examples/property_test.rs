//! Properties of one's own code, tried with collections on both sides of their inline capacity.
//!
//! A bug in code that uses small collections often shows only when one spills, or only when it does
//! not. So `any` makes about as many of either kind, and failures are reduced to the least that
//! fails.
//!
//! ```text
//! cargo run --example property_test --features proptest,quickcheck
//! ```

use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};
use smallcoll::{SmallDeque, SmallString, SmallVec};

type Items = SmallVec<u32, 4>;

/// The code under test: merges two sorted lists.
fn merge(a: &Items, b: &Items) -> Items {
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    core::iter::from_fn(|| match (a.peek(), b.peek()) {
        (Some(x), Some(y)) if x <= y => a.next(),
        (Some(_), None) => a.next(),
        _ => b.next(),
    })
    .collect()
}

/// The same with a bug: whoever wrote it thought of what fits inline only.
fn merge_short(a: &Items, b: &Items) -> Items {
    let mut merged: Items = a.iter().chain(b).copied().take(4).collect();
    merged.sort();
    merged
}

/// Failures are not written to a file, from which a test would try them first the next time.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn merges(merge: fn(&Items, &Items) -> Items) -> Result<(), TestError<(Items, Items)>> {
    let mut runner = TestRunner::new(config());
    runner.run(&any::<(Items, Items)>(), |(mut a, mut b)| {
        a.sort();
        b.sort();
        let mut expected: Vec<u32> = a.iter().chain(&b).copied().collect();
        expected.sort();
        prop_assert_eq!(merge(&a, &b), expected);
        Ok(())
    })
}

// The same in the macro's words, as it would stand in a test module.
proptest! {
    #![proptest_config(config())]

    fn a_name_is_found_again(names: SmallVec<SmallString<8>, 4>, i: prop::sample::Index) {
        prop_assume!(!names.is_empty());
        let name = &names[i.index(names.len())];
        prop_assert!(names.iter().position(|other| other == name).is_some());
    }
}

/// A property for quickcheck, which makes and shrinks collections as it does `Vec`s.
fn rotated_back(mut d: SmallDeque<u8, 8>, by: usize) -> bool {
    let before = d.clone();
    let by = by % (d.len() + 1);
    d.rotate_left(by);
    d.rotate_right(by);
    d == before
}

fn main() {
    merges(merge).expect("merged as it should be");
    println!("merge: holds");

    match merges(merge_short) {
        Err(TestError::Fail(reason, (a, b))) => {
            println!("merge_short: fails, least of all with {a:?} and {b:?}");
            println!("  {}", reason.message().lines().next().unwrap_or_default());
            assert_eq!(a.len() + b.len(), 5);
        }
        other => panic!("the bug was not found: {other:?}"),
    }

    a_name_is_found_again();
    println!("a_name_is_found_again: holds");

    quickcheck::quickcheck(rotated_back as fn(SmallDeque<u8, 8>, usize) -> bool);
    println!("rotated_back: holds");
}
