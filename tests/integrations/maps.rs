//! Maps and sets in the traits of other crates; `HashMap`, `IndexMap` and their sets are the models.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Debug;
use std::hash::RandomState;

use indexmap::{IndexMap, IndexSet};
use smallcoll::map::DefaultHashBuilder;
use smallcoll::{SmallMap, SmallSet};

use super::common::alloc::counted;
use super::*;

type FixedMap<K, V, const N: usize> = SmallMap<K, V, N, DefaultHashBuilder, NoSpill>;
type FixedSet<T, const N: usize> = SmallSet<T, N, DefaultHashBuilder, NoSpill>;

/// Keys that are in no order, so many.
fn keys(len: u32) -> impl Iterator<Item = u32> + Clone {
    (0..len).map(|i| i * 7 % 31)
}

fn pairs(len: u32) -> impl Iterator<Item = (u32, String)> + Clone {
    keys(len).map(|key| (key, format!("value {key}")))
}

#[cfg(feature = "serde")]
mod serde {
    use ::serde::de::value::{Error, MapAccessDeserializer};
    use ::serde::de::{DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess};
    use ::serde::{Deserialize, Serialize};
    use serde_test::{Token, assert_de_tokens, assert_de_tokens_error, assert_tokens};

    use super::*;

    fn round_trips<T, M>(t: &T, model: &M)
    where
        T: Serialize + DeserializeOwned + PartialEq + Debug,
        M: Serialize,
    {
        let json = serde_json::to_string(model).unwrap();
        assert_eq!(serde_json::to_string(t).unwrap(), json);
        assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), t);
        let bytes = postcard::to_allocvec(model).unwrap();
        assert_eq!(postcard::to_allocvec(t).unwrap(), bytes);
        assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), t);
    }

    /// Written as a `BTreeMap` is, whose keys are in order.
    #[test]
    fn written_and_read_as_std_does() {
        for len in 0..20 {
            let map: BTreeMap<u32, String> = pairs(len).collect();
            let set: BTreeSet<u32> = keys(len).collect();
            let ordered = || map.clone().into_iter();
            round_trips(&SmallMap::<_, _, 4>::from_iter(ordered()), &map);
            round_trips(&SmallMap::<_, _, 0>::from_iter(ordered()), &map);
            round_trips(
                &SmallMap::<_, _, 8, RandomState, Hysteresis>::from_iter(ordered()),
                &map,
            );
            round_trips(&FixedMap::<_, _, 20>::from_iter(ordered()), &map);
            round_trips(&SmallSet::<u32, 4>::from_iter(set.iter().copied()), &set);
            round_trips(&FixedSet::<u32, 20>::from_iter(set.iter().copied()), &set);
        }
    }

    #[test]
    fn in_the_order_of_insertion() {
        let map: SmallMap<u32, bool, 2> = [(3, true), (1, false), (2, true)].into();
        let tokens = [
            Token::Map { len: Some(3) },
            Token::U32(3),
            Token::Bool(true),
            Token::U32(1),
            Token::Bool(false),
            Token::U32(2),
            Token::Bool(true),
            Token::MapEnd,
        ];
        assert_tokens(&map, &tokens);
        let read: SmallMap<u32, bool, 2> =
            serde_json::from_str(r#"{"3":true,"1":false,"2":true}"#).unwrap();
        assert_eq!(read.as_slice(), map.as_slice());
    }

    #[test]
    fn the_last_value_of_a_key_counts() {
        let json = r#"{"a":1,"b":2,"a":3}"#;
        let map: SmallMap<SmallString, u8, 1> = serde_json::from_str(json).unwrap();
        assert_eq!(map.as_slice(), [("a".into(), 3), ("b".into(), 2)]);
        // What comes twice needs no room twice.
        let fixed: FixedMap<String, u8, 2> = serde_json::from_str(json).unwrap();
        assert_eq!(fixed.len(), 2);
        let set: FixedSet<u8, 2> = serde_json::from_str("[1,2,1,2,1]").unwrap();
        assert!(set.iter().eq(&[1, 2]));
    }

    #[test]
    fn more_than_fits() {
        let tokens = [
            Token::Map { len: None },
            Token::U8(1),
            Token::U8(1),
            Token::U8(1),
            Token::U8(2),
            Token::U8(2),
            Token::U8(2),
        ];
        assert_de_tokens_error::<FixedMap<u8, u8, 1>>(
            &tokens,
            "invalid length 2, expected a map of at most 1 entries",
        );
        let tokens = [Token::Seq { len: Some(2) }, Token::U8(1), Token::U8(2)];
        assert_de_tokens_error::<FixedSet<u8, 1>>(
            &tokens,
            "invalid length 2, expected a sequence of at most 1 elements",
        );
        assert_de_tokens_error::<SmallMap<u8, u8>>(
            &[Token::Bool(true)],
            "invalid type: boolean `true`, expected a map",
        );
        let end = [Token::Seq { len: Some(9) }, Token::U8(1), Token::SeqEnd];
        assert_de_tokens(&FixedSet::<u8, 1>::from_iter([1]), &end);
    }

    #[test]
    fn in_place() {
        let mut map: SmallMap<u32, u32, 1> = (0..100).map(|key| (key, key)).collect();
        let (block, capacity) = (map.as_slice().as_ptr(), map.capacity());
        let mut json = serde_json::Deserializer::from_str(r#"{"7":1,"8":2}"#);
        Deserialize::deserialize_in_place(&mut json, &mut map).unwrap();
        assert_eq!(map.as_slice(), [(7, 1), (8, 2)]);
        assert_eq!((map.as_slice().as_ptr(), map.capacity()), (block, capacity));
        assert_eq!((map.get(&8), map.get(&9)), (Some(&2), None));
    }

    /// Says that there is more than there is.
    struct Liar {
        hint: usize,
        keys: std::ops::Range<u32>,
    }

    impl<'de> MapAccess<'de> for Liar {
        type Error = Error;

        fn next_key_seed<S: DeserializeSeed<'de>>(
            &mut self,
            seed: S,
        ) -> Result<Option<S::Value>, Error> {
            let key = self.keys.next();
            key.map(|key| seed.deserialize(key.into_deserializer()))
                .transpose()
        }

        fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
            seed.deserialize(0_u8.into_deserializer())
        }

        fn size_hint(&self) -> Option<usize> {
            Some(self.hint)
        }
    }

    #[test]
    fn a_length_that_is_a_lie() {
        for hint in [0, 9, 1 << 30, usize::MAX / 4 + 1, usize::MAX] {
            for count in [0, 3, 20] {
                let liar = || {
                    MapAccessDeserializer::new(Liar {
                        hint,
                        keys: 0..count,
                    })
                };
                let read = || SmallMap::<u32, u8, 4>::deserialize(liar()).unwrap();
                let (map, counts) = counted(read);
                assert!(counts.bytes <= 1 << 20, "{} bytes for {hint}", counts.bytes);
                assert!(map.into_keys().eq(0..count));
                let map = FixedMap::<u32, u8, 20>::deserialize(liar()).unwrap();
                assert!(map.into_keys().eq(0..count));
            }
        }
        // 2^62 pairs and elements, of which there is one.
        let mut bytes = vec![0x80; 8];
        bytes.extend([0x40, 1, 1]);
        assert!(postcard::from_bytes::<SmallMap<u64, u64, 4>>(&bytes).is_err());
        assert!(postcard::from_bytes::<SmallSet<u64, 4>>(&bytes).is_err());
    }
}

#[cfg(feature = "borsh")]
mod borsh {
    use ::borsh::{BorshDeserialize, BorshSerialize, from_slice, to_vec};

    use super::*;

    fn round_trips<T, M>(t: &T, model: &M)
    where
        T: BorshSerialize + BorshDeserialize + PartialEq + Debug,
        M: BorshSerialize + BorshDeserialize + PartialEq + Debug,
    {
        let bytes = to_vec(model).unwrap();
        assert_eq!(to_vec(t).unwrap(), bytes);
        assert_eq!(&from_slice::<T>(&bytes).unwrap(), t);
        assert!((0..bytes.len()).all(|end| from_slice::<T>(&bytes[..end]).is_err()));
    }

    #[test]
    fn written_and_read_as_a_sorted_map_is() {
        for len in 0..20 {
            let map: BTreeMap<u32, String> = pairs(len).collect();
            let set: BTreeSet<u32> = keys(len).collect();
            for turned in [0, len / 2] {
                let mut pairs: Vec<_> = pairs(len).collect();
                let mut keys: Vec<_> = keys(len).collect();
                pairs.rotate_left(turned as usize);
                keys.rotate_left(turned as usize);
                round_trips(&SmallMap::<_, _, 4>::from_iter(pairs.clone()), &map);
                round_trips(&SmallMap::<_, _, 0>::from_iter(pairs.clone()), &map);
                round_trips(&FixedMap::<_, _, 20>::from_iter(pairs), &map);
                round_trips(&SmallSet::<_, 4>::from_iter(keys), &set);
            }
            let read = from_slice::<SmallMap<u32, String, 4>>(&to_vec(&map).unwrap()).unwrap();
            assert!(read.iter().eq(&map));
            let hashed: HashMap<u32, String> = pairs(len).collect();
            let read = from_slice::<SmallMap<u32, String, 4>>(&to_vec(&hashed).unwrap()).unwrap();
            assert_eq!(read, SmallMap::<_, _, 1>::from_iter(hashed));
        }
    }

    /// What `BTreeMap` reads: whether that is only ascending keys is a feature of borsh's.
    #[test]
    fn read_in_the_orders_that_std_reads() {
        fn as_std(list: &[(u8, u8)]) {
            let bytes = to_vec(list).unwrap();
            let map = from_slice::<SmallMap<u8, u8, 2>>(&bytes);
            let model = from_slice::<BTreeMap<u8, u8>>(&bytes);
            match (map, model) {
                (Ok(map), Ok(model)) => assert_eq!(map, SmallMap::<_, _, 0>::from_iter(model)),
                (Err(error), Err(model)) => assert_eq!(error.to_string(), model.to_string()),
                (map, model) => panic!("{map:?} where std has {model:?}"),
            }
            let bytes = to_vec(&list.iter().map(|pair| pair.0).collect::<Vec<_>>()).unwrap();
            let set = from_slice::<SmallSet<u8, 2>>(&bytes);
            let model = from_slice::<BTreeSet<u8>>(&bytes);
            match (set, model) {
                (Ok(set), Ok(model)) => assert_eq!(set, SmallSet::<_, 0>::from_iter(model)),
                (Err(error), Err(model)) => assert_eq!(error.to_string(), model.to_string()),
                (set, model) => panic!("{set:?} where std has {model:?}"),
            }
        }
        for bits in 0..1 << 10_u32 {
            // Up to five keys below 4.
            let pair = |at: u8| ((bits >> (2 * at) & 3) as u8, at);
            (0..=5).for_each(|len| as_std(&(0..len).map(pair).collect::<Vec<_>>()));
        }
    }

    #[test]
    fn twice_the_same_and_more_than_fits() {
        let bytes = to_vec(&vec![(1_u8, 1_u8), (2, 2), (1, 3)]).unwrap();
        if let Ok(map) = from_slice::<FixedMap<u8, u8, 2>>(&bytes) {
            assert_eq!(map.as_slice(), [(1, 3), (2, 2)]);
        }
        let error = from_slice::<FixedMap<u8, u8, 1>>(&bytes).unwrap_err();
        assert!(error.to_string().contains("the capacity is fixed at 1"));
    }

    #[test]
    fn a_prefix_that_is_a_lie() {
        let lie = [0xff, 0xff, 0xff, 0xff, 1, 2];
        let (read, counts) = counted(|| from_slice::<SmallMap<u64, u64, 4>>(&lie));
        assert!(read.is_err() && counts.bytes <= 8192, "{}", counts.bytes);
        assert!(from_slice::<SmallSet<u64, 4>>(&lie).is_err());
    }

    #[test]
    fn keys_without_bytes_are_refused() {
        let prefix = 3_u32.to_le_bytes();
        let expected = from_slice::<HashMap<(), u8>>(&prefix)
            .unwrap_err()
            .to_string();
        let error = from_slice::<SmallMap<(), u8, 4>>(&prefix).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(from_slice::<SmallSet<(), 4>>(&prefix).is_err());
        assert!(to_vec(&SmallMap::<(), u8, 4>::from([((), 1)])).is_err());
        assert!(to_vec(&SmallSet::<(), 4>::from([()])).is_err());
    }
}

#[cfg(feature = "bincode")]
mod bincode {
    use ::bincode::config::standard;
    use ::bincode::{Decode, Encode, borrow_decode_from_slice, decode_from_slice, encode_to_vec};

    use super::*;

    fn round_trips<T, M>(t: &T, model: &M)
    where
        T: Encode + Decode<()> + PartialEq + Debug,
        M: Encode,
    {
        let config = standard().with_limit::<10_000>();
        let bytes = encode_to_vec(model, config).unwrap();
        assert_eq!(encode_to_vec(t, config).unwrap(), bytes);
        assert_eq!(&decode_from_slice::<T, _>(&bytes, config).unwrap().0, t);
        for end in 0..bytes.len() {
            assert!(decode_from_slice::<T, _>(&bytes[..end], config).is_err());
        }
    }

    #[test]
    fn written_and_read_as_std_does() {
        for len in 0..20 {
            let map: BTreeMap<u32, String> = pairs(len).collect();
            let set: BTreeSet<u32> = keys(len).collect();
            round_trips(&SmallMap::<_, _, 4>::from_iter(map.clone()), &map);
            round_trips(&FixedMap::<_, _, 20>::from_iter(map.clone()), &map);
            round_trips(&SmallSet::<_, 4>::from_iter(set.clone()), &set);
        }
    }

    #[test]
    fn borrowed_twice_the_same_and_more_than_fits() {
        let bytes = encode_to_vec(vec![("a", 1_u8), ("b", 2), ("a", 3)], standard()).unwrap();
        let (map, _) =
            borrow_decode_from_slice::<FixedMap<&str, u8, 2>, _>(&bytes, standard()).unwrap();
        assert_eq!(map.as_slice(), [("a", 3), ("b", 2)]);
        let error = decode_from_slice::<FixedMap<String, u8, 1>, _>(&bytes, standard());
        assert!(error.unwrap_err().to_string().contains("fixed at 1"));
    }

    #[test]
    fn a_prefix_that_is_a_lie() {
        let mut lie = encode_to_vec(1_u64 << 60, standard()).unwrap();
        lie.extend([1, 2]);
        let (read, counts) =
            counted(|| decode_from_slice::<SmallMap<u64, u64, 4>, _>(&lie, standard()).is_err());
        assert!(read && counts.bytes <= 1 << 17, "{}", counts.bytes);
        assert!(decode_from_slice::<SmallSet<u64, 4>, _>(&lie, standard()).is_err());
    }
}

#[cfg(feature = "arbitrary")]
mod arbitrary {
    use ::arbitrary::{Arbitrary, Unstructured};

    use super::*;
    use crate::arbitrary::noise;

    #[test]
    fn of_the_same_bytes_as_a_list_of_pairs() {
        let (mut most, mut most_fixed) = (0, 0);
        for seed in 0..100 {
            let bytes = noise(seed as usize, seed);
            let model = Vec::<(u8, u8)>::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
            let model: IndexMap<u8, u8> = model.into_iter().collect();
            let map = SmallMap::<u8, u8, 2>::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
            assert!(map.iter().eq(&model));
            let set = SmallSet::<u8, 2>::arbitrary_take_rest(Unstructured::new(&bytes)).unwrap();
            let model = Vec::<u8>::arbitrary_take_rest(Unstructured::new(&bytes)).unwrap();
            assert!(set.iter().eq(&IndexSet::<u8>::from_iter(model)));
            let fixed = FixedMap::<u8, u8, 3>::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
            assert!(fixed.iter().eq(map.iter().take(fixed.len())));
            (most, most_fixed) = (most.max(map.len()), most_fixed.max(fixed.len()));
        }
        assert!(most > 5 && most_fixed == 3, "{most}, {most_fixed}");
        assert_eq!(SmallMap::<u8, u8>::size_hint(0), (0, None));
        assert_eq!(FixedMap::<u8, u8, 4>::size_hint(0), (0, Some(4 * 3 + 1)));
    }
}

#[cfg(feature = "quickcheck")]
mod quickcheck {
    use ::quickcheck::{Arbitrary, Gen, QuickCheck};

    use super::*;

    #[test]
    fn both_sides_of_n_and_never_more_than_fits() {
        let mut g = Gen::new(20);
        let mut made = || SmallMap::<u8, bool, 4>::arbitrary(&mut g);
        let spilled: HashSet<bool> = (0..200).map(|_| made().spilled()).collect();
        assert_eq!(spilled.len(), 2);
        let fixed: HashSet<usize> = (0..200)
            .map(|_| FixedMap::<u8, u8, 3>::arbitrary(&mut g).len())
            .collect();
        assert_eq!(fixed, HashSet::from([0, 1, 2, 3]));
        fn fits(map: FixedMap<u8, u8, 3>, set: FixedSet<u8, 2>) -> bool {
            map.len() <= 3 && set.len() <= 2
        }
        QuickCheck::new().quickcheck(fits as fn(_, _) -> bool);
    }

    #[test]
    fn shrinking() {
        let map = SmallMap::<u8, u8, 2>::from([(5, 5), (6, 6), (7, 7)]);
        let mut candidates = map.shrink();
        assert!(candidates.next().unwrap().is_empty());
        let lens: HashSet<usize> = candidates.map(|candidate| candidate.len()).collect();
        assert!(
            lens.contains(&2) && lens.iter().all(|len| *len <= 3),
            "{lens:?}"
        );
        let set = SmallSet::<u8, 2>::from([5, 6, 7]);
        assert!(set.shrink().next().unwrap().is_empty());
    }
}

#[cfg(feature = "proptest")]
mod proptest {
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

    #[test]
    fn any_is_on_both_sides_of_n() {
        let maps = made(any::<SmallMap<u64, u8, 4>>());
        let spilled = maps.iter().filter(|map| map.spilled()).count();
        assert!((100..200).contains(&spilled), "{spilled}");
        let sets = made(any::<SmallSet<u64, 4>>());
        assert!((0..=9).all(|len| sets.iter().any(|set| set.len() == len)));
        let fixed = made(any::<FixedMap<u64, u8, 3>>());
        assert!((0..=3).all(|len| fixed.iter().any(|map| map.len() == len)));
    }

    #[test]
    fn by_choice() {
        for map in made(small::map::<_, _, 2, RandomState, Amortized>(
            0..3_u8,
            7..9_u8,
            1..9,
        )) {
            assert!((1..=3).contains(&map.len()));
            assert!(map.iter().all(|(key, value)| *key < 3 && *value >= 7));
        }
        let sets = made(any_with::<SmallSet<u8, 4>>((Some(3.into()), ())));
        assert!(sets.iter().all(|set| (1..=3).contains(&set.len())));
    }
}

#[cfg(feature = "rayon")]
mod rayon {
    use ::rayon::prelude::*;

    use super::*;

    #[test]
    fn in_parallel() {
        for len in [0, 1, 4, 8, 9, 1000] {
            let model: IndexMap<u32, u32> = (0..len).map(|key| (key * 3, key)).collect();
            let mut map: SmallMap<u32, u32, 4> =
                (0..len).into_par_iter().map(|key| (key * 3, key)).collect();
            assert!(map.iter().eq(&model));
            let seen: Vec<_> = map.par_iter().collect();
            assert!(seen.into_iter().eq(&model));
            map.par_iter_mut().for_each(|(key, value)| *value += *key);
            assert!(map.iter().all(|(key, value)| *value == *key + *key / 3));
            map.par_extend((0..len).into_par_iter().map(|key| (key, 0)));
            assert!(map.len() as u32 >= len);
            let mut expected: Vec<_> = map.iter().map(|(key, value)| (*key, *value)).collect();
            let left = expected.split_off(len as usize / 2);
            let drained: Vec<_> = map.par_drain(..len as usize / 2).collect();
            assert_eq!((drained, map.as_slice()), (expected, &left[..]));
            assert!(
                (0..)
                    .zip(&left)
                    .all(|(at, (key, _))| map.get_index_of(key) == Some(at))
            );
            let set: SmallSet<u32, 4> = map.into_par_iter().map(|(key, _)| key).collect();
            let keys: Vec<&u32> = set.par_iter().collect();
            assert!(keys.into_iter().eq(&set));
            let count = set.len();
            assert_eq!(set.into_par_iter().count(), count);
        }
    }
}

#[cfg(feature = "schemars")]
#[test]
fn schemas() {
    use schemars::schema_for;
    assert_eq!(
        schema_for!(SmallMap<String, u8>),
        schema_for!(HashMap<String, u8>)
    );
    assert_eq!(schema_for!(SmallSet<u8>), schema_for!(HashSet<u8>));
    let fixed = schema_for!(FixedMap<String, u8, 4>);
    assert_eq!(fixed.get("maxProperties"), Some(&4.into()));
    let fixed = schema_for!(FixedSet<u8, 4>);
    assert_eq!(fixed.get("maxItems"), Some(&4.into()));
}

/// What it says is on the heap is what was asked for.
#[cfg(feature = "get-size2")]
#[test]
fn heap_sizes() {
    use get_size2::GetSize;
    for len in 0..40 {
        let (map, counts) = counted(|| keys(len).map(|key| (key, key)).collect());
        let map: SmallMap<u32, u32, 4> = map;
        assert_eq!(map.get_heap_size() as isize, counts.bytes, "{len}");
        let (set, counts) = counted(|| keys(len).collect::<SmallSet<u32, 4>>());
        assert_eq!(set.get_heap_size() as isize, counts.bytes, "{len}");
        let owning: SmallMap<Box<u32>, (), 40> = keys(len).map(|key| (Box::new(key), ())).collect();
        assert_eq!(owning.get_heap_size(), owning.len() * 4);
    }
}

#[cfg(feature = "valuable")]
#[test]
fn values() {
    use valuable::Valuable;
    let map: SmallMap<u8, bool, 1> = [(2, true), (1, false)].into();
    assert_eq!(format!("{:?}", map.as_value()), "{2: true, 1: false}");
    let set: SmallSet<u8, 1> = [2, 1].into();
    assert_eq!(format!("{:?}", set.as_value()), "[2, 1]");
}

#[cfg(feature = "defmt")]
#[test]
fn log_frames() {
    fn logged<T: defmt::Format>() {}
    logged::<SmallMap<u8, SmallString, 4>>();
    logged::<FixedSet<u8, 4>>();
}
