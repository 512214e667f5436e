//! Keys have to be `Hash` where a map may spill.

use smallcoll::map::DefaultHashBuilder;
use smallcoll::{SmallMap, SpillPolicy};

#[derive(PartialEq, Eq)]
struct Key(u8);

fn any_policy<P: SpillPolicy>(map: &mut SmallMap<u8, u8, 4, DefaultHashBuilder, P>) {
    map.insert(2, 2);
    let _ = map.get(&2);
}

fn main() {
    let mut map: SmallMap<Key, u8> = SmallMap::new();
    map.insert(Key(1), 1);
    let _ = map.get(&Key(1));
    let _: SmallMap<Key, u8> = [(Key(1), 1)].into();
    let _ = map[&Key(1)];
}
