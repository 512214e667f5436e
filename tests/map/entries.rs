//! Entries against `IndexMap`'s: inline, at the edge, spilled, and with an index.

use indexmap::IndexMap;
use smallcoll::map::DefaultHashBuilder;
use smallcoll::policy::{Hysteresis, MaySpill};
use smallcoll::{Amortized, SmallMap};

use crate::common::left_out;
use crate::common::policies::AnyPolicy;

type Map<const N: usize, P> = SmallMap<u64, u64, N, DefaultHashBuilder, P>;

fn pairs(len: u64) -> impl Iterator<Item = (u64, u64)> {
    (0..len).map(|number| (number * 17 % 41, number + 100))
}

/// The same with both of the maps' entries of the key: the results and what is left are the same.
macro_rules! same {
    ($len:expr, $key:expr, |$entry:ident| $body:expr) => {{
        let mut map: Map<N, P> = pairs($len).collect();
        let mut model: IndexMap<u64, u64> = pairs($len).collect();
        let result = {
            #[allow(unused_imports)]
            use smallcoll::map::Entry;
            let $entry = map.entry($key);
            $body
        };
        let expected = {
            #[allow(unused_imports)]
            use indexmap::map::Entry;
            let $entry = model.entry($key);
            $body
        };
        assert_eq!(result, expected, "{} of {}", $key, $len);
        assert!(map.iter().eq(&model), "{map:?} is not {model:?}");
        for (position, key) in model.keys().enumerate() {
            assert_eq!(map.get_index_of(key), Some(position));
        }
        assert_eq!(map.get(&99), None);
    }};
}

fn entries<const N: usize, P: AnyPolicy<Heap: MaySpill>>() {
    for len in [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 20] {
        for key in [0, 17, 34, 10, 13, 40, 50] {
            if left_out(7) {
                continue;
            }
            same!(len, key, |e| *e.or_default());
            same!(len, key, |e| *e.or_insert_with_key(|key| key + 5));
            same!(len, key, |e| *e.or_insert_with(|| 7));
            same!(len, key, |e| {
                let value = e.or_insert(3);
                *value += 1;
                *value
            });
            same!(len, key, |e| {
                let mut entry = e.insert_entry(9);
                let seen = (*entry.key(), entry.index(), *entry.get());
                let old = entry.insert(10);
                *entry.get_mut() += 1;
                *entry.into_mut() += 1;
                (seen, old)
            });
            same!(len, key, |e| e.insert_entry(9).swap_remove_entry());
            same!(len, key, |e| e.insert_entry(9).shift_remove());
            same!(len, key, |e| match e {
                Entry::Occupied(entry) => {
                    *entry.into_mut() += 5;
                    None
                }
                Entry::Vacant(entry) => Some((entry.index(), entry.into_key())),
            });
            same!(len, key, |e| match e {
                Entry::Occupied(entry) => entry.shift_remove_entry(),
                Entry::Vacant(entry) => {
                    let entry = entry.insert_entry(4);
                    (*entry.key(), *entry.get() + entry.index() as u64)
                }
            });
        }
    }
}

#[test]
fn as_those_of_an_index_map() {
    entries::<0, Amortized>();
    entries::<4, Amortized>();
    entries::<8, Hysteresis>();
}
