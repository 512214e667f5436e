//! Traits, look-ups by other types, and what panics say.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash, RandomState};
use std::iter::FusedIterator;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::rc::Rc;

use smallcoll::map::{self, DefaultHashBuilder, Entry, Equivalent};
use smallcoll::{Compact, NoSpill, SmallMap, SmallSet, set, smallmap, smallset};
use static_assertions::{assert_impl_all, assert_not_impl_any};

use crate::common::{catch, panic_message};

assert_impl_all!(SmallMap<u8, u8>: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Eq);
assert_not_impl_any!(SmallMap<Rc<u8>, u8>: Send, Sync);
assert_impl_all!(SmallSet<u8>: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Eq);
assert_impl_all!(map::IntoIter<u8, u8, 2>: ExactSizeIterator, DoubleEndedIterator, Clone, Default);
assert_impl_all!(map::Iter<'static, u8, u8>: ExactSizeIterator, DoubleEndedIterator, Clone, Default);
assert_impl_all!(map::Drain<'static, u8, u8, 2>: ExactSizeIterator, DoubleEndedIterator);
assert_impl_all!(map::Drain<'static, u8, u8, 2>: Send, Sync);
assert_impl_all!(map::ExtractIf<'static, u8, u8, fn(&u8, &mut u8) -> bool, 2>: Send, Sync, FusedIterator);
assert_impl_all!(set::ExtractIf<'static, u8, fn(&u8) -> bool, 2>: Send, Sync, FusedIterator);
assert_impl_all!(set::Iter<'static, u8>: ExactSizeIterator, DoubleEndedIterator, Clone, Default);
assert_impl_all!(set::IntoIter<u8, 2>: ExactSizeIterator, DoubleEndedIterator, Clone, Default);

/// Covariant, as std's map is.
#[expect(dead_code)]
fn shorter<'a>(map: SmallMap<&'static str, &'static str>) -> SmallMap<&'a str, &'a str> {
    map
}

/// Equal to keys without being one.
#[derive(Hash)]
struct Parts<'a>(&'a str, &'a str);

impl Equivalent<(String, String)> for Parts<'_> {
    fn equivalent(&self, key: &(String, String)) -> bool {
        key.0 == self.0 && key.1 == self.1
    }
}

#[test]
fn look_ups_by_other_types() {
    let mut map: SmallMap<(String, String), usize, 2> = SmallMap::new();
    for number in 0..20 {
        map.insert((number.to_string(), "x".to_string()), number);
        assert_eq!(map.get(&Parts(&number.to_string(), "x")), Some(&number));
    }
    assert_eq!(map.swap_remove(&Parts("3", "x")), Some(3));
    assert!(!map.contains_key(&Parts("3", "x")));
    assert_eq!(map[&Parts("4", "x")], 4);

    let mut by_str: SmallMap<String, u8, 1> = SmallMap::new();
    for (number, word) in (0..).zip(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]) {
        by_str.insert(word.to_string(), number);
        assert_eq!((by_str[word], by_str[number as usize]), (number, number));
    }
    by_str["b"] += 10;
    by_str[0] += 20;
    assert_eq!((by_str["b"], by_str["a"]), (11, 20));
}

#[test]
fn any_hasher() {
    type Fixed = BuildHasherDefault<DefaultHasher>;
    static EMPTY: SmallMap<u8, u8, 2, Fixed> = SmallMap::with_hasher(Fixed::new());
    assert!(EMPTY.is_empty() && !EMPTY.contains_key(&1));

    let mut map: SmallMap<u32, u32, 2, RandomState> = SmallMap::with_hasher(RandomState::new());
    map.extend((0..100).map(|key| (key, key)));
    assert!((0..100).all(|key| map[&key] == key));
    let other: SmallMap<u32, u32, 200> = (0..100).rev().map(|key| (key, key)).collect();
    assert_eq!(map, other);
    assert_eq!(other, map);
}

/// Where a map never spills, keys need be no more than `Eq`, and there need be no hasher.
#[test]
fn keys_without_a_hash() {
    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Key(u8);
    type Map = SmallMap<Key, u8, 4, (), NoSpill>;
    type Set = SmallSet<Key, 4, (), Compact<NoSpill>>;

    let mut map: Map = smallmap! { Key(1) => 1, Key(2) => 2 };
    assert_eq!(map.insert(Key(1), 11), Some(1));
    assert_eq!((map[&Key(1)], map.get(&Key(3))), (11, None));
    *map.entry(Key(3)).or_insert(0) += 3;
    map.extend([(Key(4), 4)]);
    assert_eq!(
        map.try_insert(Key(5), 5).unwrap_err().element(),
        (Key(5), 5)
    );
    let same: Map = map.clone().into_iter().rev().collect();
    assert_eq!(map, same);
    assert_eq!(map.swap_remove(&Key(1)), Some(11));
    assert_eq!(map.shift_remove(&Key(4)), Some(4));
    map.retain(|key, _| key.0 < 3);
    map.reserve(3);
    assert_eq!(map.as_slice(), [(Key(2), 2)]);

    let mut set: Set = smallset![Key(1), Key(2), Key(1)];
    assert!(set.contains(&Key(2)) && !set.insert(Key(2)) && set.remove(&Key(1)));
    assert_eq!(
        &set | &smallset![Key(3)] as &Set,
        smallset![Key(3), Key(2)] as Set
    );
    assert!(set.is_subset(&set.clone()));

    // Nor is one that there is asked.
    struct Silent;
    impl BuildHasher for Silent {
        type Hasher = DefaultHasher;

        fn build_hasher(&self) -> DefaultHasher {
            unreachable!()
        }
    }
    let mut map: SmallMap<u8, u8, 20, _, _> = SmallMap::with_hasher_and_policy(Silent, NoSpill);
    map.extend((0..20).map(|key| (key, key)));
    assert!((0..20).all(|key| map[&key] == key));
}

/// What is written for `HashMap` or `IndexMap` asks for no more than those do.
#[test]
fn generic_over_keys_and_hashers() {
    fn count<K: Hash + Eq + Clone, S: BuildHasher + Default>(keys: &[K]) -> Vec<(K, u32)> {
        let mut counts: SmallMap<K, u32, 2, S> = SmallMap::default();
        for key in keys {
            *counts.entry(key.clone()).or_insert(0) += 1;
        }
        let seen: SmallSet<&K, 2, S> = keys.iter().collect();
        assert!(seen.iter().all(|key| counts.contains_key(*key)));
        counts.into_iter().collect()
    }
    fn by_borrowed<K, Q: Hash + Eq + ?Sized, S: BuildHasher>(
        map: &SmallMap<K, u32, 2, S>,
        key: &Q,
    ) -> Option<u32>
    where
        K: Hash + Eq + Borrow<Q>,
    {
        map.get(key).copied()
    }
    let keys = ["a", "b", "a", "c"].map(String::from);
    let counts = count::<_, RandomState>(&keys);
    assert_eq!(counts, count::<_, DefaultHashBuilder>(&keys));
    let map: SmallMap<String, u32, 2> = counts.into_iter().collect();
    assert_eq!(
        (by_borrowed(&map, "a"), by_borrowed(&map, "d")),
        (Some(2), None)
    );
}

#[test]
fn equality_does_not_look_at_the_order() {
    let a: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    let b: SmallMap<_, _, 4, RandomState, NoSpill> = smallmap! { 2 => 'b', 1 => 'a' };
    assert_eq!(a, b);
    assert_ne!(a, smallmap! { 1 => 'a', 2 => 'c' } as SmallMap<_, _>);
    assert_ne!(a, smallmap! { 1 => 'a', 3 => 'b' } as SmallMap<_, _>);
    assert_ne!(a, smallmap! { 1 => 'a' } as SmallMap<_, _>);
    let c: SmallSet<_, 1> = smallset![1, 2];
    assert_eq!(c, smallset![2, 1] as SmallSet<_>);
    assert_ne!(c, smallset![2, 3] as SmallSet<_>);
}

#[test]
fn debug() {
    let mut map: SmallMap<_, _, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    assert_eq!(format!("{map:?}"), "{1: 'a', 2: 'b'}");
    assert_eq!(format!("{:?}", map.iter()), "[(1, 'a'), (2, 'b')]");
    assert_eq!(format!("{:?}", map.iter_mut()), "[(1, 'a'), (2, 'b')]");
    assert_eq!(
        format!("{:?} {:?}", map.keys(), map.values()),
        "[1, 2] ['a', 'b']"
    );
    assert_eq!(format!("{:?}", map.values_mut()), "['a', 'b']");
    assert_eq!(format!("{:?}", map.drain(1..)), "[(2, 'b')]");
    let extracted = map.extract_if(.., |_, _| true);
    assert_eq!(extracted.size_hint(), (0, Some(1)));
    assert_eq!(format!("{extracted:?}"), "ExtractIf { .. }");
    drop(extracted);
    assert_eq!(
        format!("{:?}", map.entry(1)),
        "Entry(OccupiedEntry { key: 1, value: 'a', .. })"
    );
    assert_eq!(format!("{:?}", map.entry(2)), "Entry(VacantEntry(2))");
    assert_eq!(format!("{:?}", map.clone().into_keys()), "[1]");
    assert_eq!(format!("{:?}", map.clone().into_values()), "['a']");
    assert_eq!(format!("{:?}", map.into_iter()), "[(1, 'a')]");
    let mut set: SmallSet<_, 1> = smallset![1, 2];
    assert_eq!(format!("{set:?} {:?}", set.iter()), "{1, 2} [1, 2]");
    let extracted = set.extract_if(1.., |_| true);
    assert_eq!(extracted.size_hint(), (0, Some(1)));
    assert_eq!(format!("{extracted:?}"), "ExtractIf { .. }");
    drop(extracted);
    assert_eq!(format!("{:?}", set.drain(..1)), "[1]");
    assert_eq!(format!("{:?}", set.into_iter()), "[2]");
}

#[test]
fn panics() {
    let mut map: SmallMap<u32, char, 1> = smallmap! { 1 => 'a', 2 => 'b' };
    let none: HashMap<u32, u32> = HashMap::new();
    let words = panic_message(|| none[&1]);
    assert_eq!(panic_message(|| map[&3]), words);
    assert_eq!(panic_message(|| map[&3] = 'c'), words);
    let out_of_bounds = "index out of bounds: the len is 2 but the index is 2";
    assert_eq!(panic_message(|| map[2]), out_of_bounds);
    assert_eq!(panic_message(|| map.swap_indices(0, 2)), out_of_bounds);
    assert_eq!(panic_message(|| map.move_index(2, 0)), out_of_bounds);
    for swaps in [false, true] {
        let Entry::Occupied(entry) = map.entry(1) else {
            panic!("the key is there");
        };
        let panic = catch(|| match swaps {
            true => entry.swap_indices(2),
            false => entry.move_index(2),
        })
        .unwrap_err();
        assert_eq!(
            (panic.message.as_str(), panic.file.as_str()),
            (out_of_bounds, file!())
        );
    }
    let panic = catch(|| map.keys()[2]).unwrap_err();
    assert_eq!(
        (panic.message.as_str(), panic.file.as_str()),
        (out_of_bounds, file!())
    );
    assert_eq!(
        panic_message(|| drop(map.split_off(3))),
        "`at` split index (is 3) should be <= len (is 2)"
    );
    let mut long: SmallMap<u32, u32, 1> = (0..20).map(|key| (key, key)).collect();
    let mut long_set: SmallSet<u32, 1> = (0..20).collect();
    for (len, panic) in [
        (2, catch(|| drop(map.try_split_off(21))).unwrap_err()),
        (20, catch(|| drop(long.split_off(21))).unwrap_err()),
        (20, catch(|| drop(long.try_split_off(21))).unwrap_err()),
        (20, catch(|| drop(long_set.split_off(21))).unwrap_err()),
        (20, catch(|| drop(long_set.try_split_off(21))).unwrap_err()),
    ] {
        let message = format!("`at` split index (is 21) should be <= len (is {len})");
        assert_eq!((panic.message, panic.file.as_str()), (message, file!()));
    }
    assert_eq!((long.len(), long_set.len()), (20, 20));
    assert_eq!(
        panic_message(|| drop(map.drain(1..3))),
        panic_message(|| drop(vec![1, 2].drain(1..3)))
    );
    assert_eq!(
        panic_message(|| map.reserve(usize::MAX)),
        "capacity overflow"
    );
    assert_eq!(map.len(), 2);
    let set: SmallSet<u8, 1> = smallset![1, 2];
    assert_eq!(panic_message(|| set[2]), out_of_bounds);
    let full: SmallSet<u8, 2, (), NoSpill> = smallset![2, 3];
    assert!((&full & &set).iter().eq(&[2]));
    assert!((&full - &set).iter().eq(&[3]));
    assert!((&full ^ &set).iter().eq(&[3, 1]));
    type Map = SmallMap<u8, u8, 1, (), NoSpill>;
    type Set = SmallSet<u8, 1, (), NoSpill>;
    for panic in [
        catch(|| drop(&full | &set)).unwrap_err(),
        catch(|| drop(Map::from([(1, 1), (2, 2)]))).unwrap_err(),
        catch(|| drop::<Map>(smallmap! { 1 => 1, 2 => 2 })).unwrap_err(),
        catch(|| drop(Set::from([1, 2]))).unwrap_err(),
        catch(|| drop::<Set>(smallset![1, 2])).unwrap_err(),
    ] {
        assert!(panic.message.starts_with("capacity overflow"), "{panic:?}");
        assert_eq!(panic.file, file!());
    }
}

#[test]
fn extend_by_references() {
    let source: HashMap<u32, char> = [(1, 'a'), (2, 'b')].into();
    let mut map: SmallMap<u32, char, 1> = SmallMap::new();
    map.extend(&source);
    assert!(map.len() == 2 && map[&2] == 'b');
    let mut set: SmallSet<u32, 1> = SmallSet::new();
    set.extend(&[3, 4, 3]);
    assert!(set.iter().eq(&[3, 4]));
}

#[test]
fn keys_stay_and_set_elements_are_replaced() {
    /// Equal by its first field.
    #[derive(Clone, Copy, Debug)]
    struct Named(u8, char);
    impl PartialEq for Named {
        fn eq(&self, other: &Self) -> bool {
            self.0 == other.0
        }
    }
    impl Eq for Named {}
    impl Hash for Named {
        fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
            self.0.hash(state);
        }
    }
    for len in [3, 30] {
        let mut set: SmallSet<Named, 4> = (0..len).map(|number| Named(number, 'a')).collect();
        assert!(!set.insert(Named(1, 'b')));
        assert_eq!(set[1].1, 'a');
        assert_eq!(set.replace(Named(1, 'b')).map(|old| old.1), Some('a'));
        assert_eq!((set[1].1, set.len()), ('b', len as usize));
        let mut map: SmallMap<Named, u8, 4> = set.into_iter().map(|key| (key, 0)).collect();
        map.insert(Named(2, 'c'), 7);
        let Entry::Occupied(mut entry) = map.entry(Named(2, 'd')) else {
            panic!("the key is there");
        };
        assert_eq!((entry.key().1, entry.insert(8)), ('a', 7));
    }
}

/// Keys without bytes, of which there is one at most.
#[test]
fn keys_without_bytes() {
    let mut map: SmallMap<(), (), 0> = SmallMap::new();
    assert_eq!((map.insert((), ()), map.insert((), ())), (None, Some(())));
    assert!(map.contains_key(&()) && !map.spilled() && map.len() == 1);
    let bounded: SmallMap<(), u8, 1, DefaultHashBuilder, NoSpill> = [((), 1), ((), 2)].into();
    assert_eq!(bounded[&()], 2);
    assert_eq!(map.pop(), Some(((), ())));
}
