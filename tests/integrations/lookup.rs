//! Maps look up by what their keys can be borrowed as, without a feature.

use std::collections::BTreeMap;

use hashbrown::hash_map::EntryRef;
use hashbrown::{Equivalent, HashMap, HashSet};
use smallcoll::{SmallString, SmallVec};

#[test]
fn strings_by_str() {
    let words = ["", "inline", "longer than twenty-three bytes"];
    let map: HashMap<SmallString, usize> = words.map(|w| (w.into(), w.len())).into_iter().collect();
    let sorted: BTreeMap<SmallString<8>, usize> =
        words.map(|w| (w.into(), w.len())).into_iter().collect();
    for word in words {
        assert_eq!(map.get(word), Some(&word.len()));
        assert_eq!(sorted.get(word), Some(&word.len()));
        assert!(word.equivalent(&SmallString::<4>::from(word)));
    }
    assert_eq!(map.get("outline"), None);
}

#[test]
fn vectors_by_slice() {
    let lists = [&[][..], &[1, 2], &[1, 2, 3, 4]];
    let set: HashSet<SmallVec<u16, 2>> = lists.map(SmallVec::from_slice).into_iter().collect();
    for list in lists {
        assert_eq!(set.get(list).map(SmallVec::as_slice), Some(list));
        assert!(list.equivalent(&SmallVec::<u16, 4>::from_slice(list)));
    }
    assert!(!set.contains(&[1, 2, 3][..]));
}

#[test]
fn an_entry_by_reference_makes_its_key_when_needed() {
    let mut counts: HashMap<SmallString, u32> = HashMap::new();
    for word in ["a", "b", "a"] {
        match counts.entry_ref(word) {
            EntryRef::Occupied(mut entry) => *entry.get_mut() += 1,
            EntryRef::Vacant(entry) => *entry.insert_with_key(word.into(), 0) += 1,
        }
    }
    assert_eq!(counts["a"], 2);
    assert_eq!(counts["b"], 1);
}
