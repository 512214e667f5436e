//! The bugs of small maps.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};

use smallcoll::map::DefaultHashBuilder;
use smallcoll::policy::{Amortized, Compact, Hysteresis, MaySpill};
use smallcoll::{SmallMap, SmallSet};

use crate::common::alloc::check_quarantine;
use crate::common::hasher::Colliding;
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, Element, Fuse, Ledger, catch, left_out};

/// The map and the model have the same entries, and the keys behind them are in neither.
#[track_caller]
fn check<K, const N: usize, S, P>(map: &mut SmallMap<K, u32, N, S, P>, model: &HashMap<K, u32>)
where
    K: Element + Hash,
    S: BuildHasher,
    P: AnyPolicy<Heap: MaySpill>,
{
    let size = map.len();
    assert_eq!(size, model.len());
    for number in 0..4 * N as u32 + 2 {
        let key = K::of(number);
        let expected = model.get(&key);
        assert_eq!(map.get(&key), expected, "{number} of {size}");
        assert_eq!(map.contains_key(&key), expected.is_some());
        let position = map.get_index_of(&key);
        let entry = position.and_then(|position| map.get_index(position));
        assert_eq!(entry, model.get_key_value(&key), "{number} of {size}");
        assert_eq!(map.get_mut(&key).map(|value| &*value), expected);
    }
    assert!(map.iter().all(|(key, value)| model.get(key) == Some(value)));
}

/// A map with room for 64 entries lost its keys 32 to 39. In turbocow.
///
/// Seen to fail with `Store::try_reserve` leaving the last entry out of a new index, and with
/// `Store::position` looking at every entry but the one at 32.
#[test]
fn turbocow_every_key_at_every_size() {
    fn every_size<K, const N: usize, S, P>()
    where
        K: Element + Hash,
        S: BuildHasher + Default,
        P: AnyPolicy<Heap: MaySpill>,
    {
        let most = if cfg!(miri) { 20 } else { (4 * N).max(40) } as u32;
        let mut map = SmallMap::<K, u32, N, S, P>::default();
        let mut model = HashMap::new();
        for number in 0..most {
            if !left_out(211) {
                check(&mut map, &model);
                let entries = (0..number).map(|number| (K::of(number), number));
                check(&mut entries.collect::<SmallMap<K, u32, N, S, P>>(), &model);
            }
            assert_eq!(map.insert(K::of(number), number), None);
            model.insert(K::of(number), number);
        }
        for number in 0..most {
            if !left_out(211) {
                check(&mut map, &model);
            }
            // In another order: 7 and the numbers of keys have no divisor in common.
            let number = number * 7 % most;
            assert_eq!(
                map.swap_remove(&K::of(number)),
                model.remove(&K::of(number))
            );
        }
        assert!(map.is_empty());
    }
    fn every_storage<K: Element + Hash, S: BuildHasher + Default>() {
        every_size::<K, 0, S, Amortized>();
        every_size::<K, 1, S, Amortized>();
        every_size::<K, 2, S, Compact>();
        every_size::<K, 4, S, Hysteresis>();
        every_size::<K, 8, S, Amortized>();
        check_quarantine();
    }
    every_storage::<u32, DefaultHashBuilder>();
    every_storage::<String, DefaultHashBuilder>();
    every_storage::<u32, Colliding>();
    if !cfg!(miri) {
        every_size::<u32, 64, DefaultHashBuilder, Amortized>();
        every_size::<u32, 64, DefaultHashBuilder, Hysteresis>();
    }
    check_quarantine();
}

/// The user's `hash` and `eq` run while a map is on its way to the heap and to its index. Known of no
/// other crate.
///
/// Seen to fail with `Store::try_reserve` putting the index into the map before it is filled.
#[test]
fn user_code_panics_while_a_map_spills() {
    fn every_storage<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
        for at in (1..).step_by(if cfg!(miri) { 17 } else { 1 }) {
            let ledger = Ledger::open();
            let mut map = SmallMap::<Counted, Counted, N, DefaultHashBuilder, P>::default();
            let mut set = SmallSet::<Counted, N, DefaultHashBuilder, P>::default();
            Fuse::Eq.light(at);
            let panicked = catch(|| {
                for number in 0..12 {
                    map.insert(Counted::new(number), Counted::new(number + 100));
                    set.insert(Counted::new(number));
                }
            });
            assert_eq!(panicked.is_err(), Fuse::Eq.put_out());
            for (position, number) in (0..map.len()).zip(0..) {
                let key = Counted::<()>::new(number);
                assert_eq!(map.get_index_of(&key), Some(position), "{number} at {at}");
                assert_eq!(map[&key].value, number + 100);
            }
            for (position, number) in (0..set.len()).zip(0..) {
                assert_eq!(
                    set.get_index_of(&Counted::<()>::new(number)),
                    Some(position)
                );
            }
            assert!(map.len() - set.len() <= 1);
            assert_eq!(ledger.alive(), 2 * map.len() + set.len());
            map.insert(Counted::new(50), Counted::new(150));
            assert_eq!(map[&Counted::<()>::new(50)].value, 150);
            drop((map, set));
            ledger.assert_balanced();
            if panicked.is_ok() {
                return;
            }
        }
    }
    for_each_storage!(every_storage);
}
