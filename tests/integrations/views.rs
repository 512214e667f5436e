//! Traits that look at a collection: schemas, sizes, templates, logs; and casts of its elements.

use super::*;

#[test]
fn casts() {
    for len in 0..6 {
        let mut v: SmallVec<u32, 4> = (1..=len).collect();
        let model: Vec<u32> = (1..=len).collect();
        let bytes: &[u8] = bytemuck::cast_slice(&model);
        assert_eq!(bytemuck::cast_slice::<_, u8>(&v), bytes);
        bytemuck::cast_slice_mut::<_, u8>(&mut v).fill(1);
        assert_eq!(v, vec![0x0101_0101; model.len()]);
    }
}

#[cfg(feature = "schemars")]
#[test]
fn schemas() {
    use schemars::{JsonSchema, schema_for};
    assert_eq!(schema_for!(SmallVec<u8, 4>), schema_for!(Vec<u8>));
    assert_eq!(
        schema_for!(SmallDeque<Vec<bool>, 4>),
        schema_for!(Vec<Vec<bool>>)
    );
    assert_eq!(schema_for!(SmallString), schema_for!(String));
    let fixed = [
        (
            schema_for!(FixedVec<u8, 4>),
            schema_for!(Vec<u8>),
            "maxItems",
        ),
        (
            schema_for!(FixedDeque<u8, 4>),
            schema_for!(Vec<u8>),
            "maxItems",
        ),
        (
            schema_for!(FixedString<4>),
            schema_for!(String),
            "maxLength",
        ),
    ];
    for (mut schema, model, limit) in fixed {
        assert_eq!(schema.remove(limit), Some(4.into()));
        assert_eq!(
            schema.remove("title").is_some(),
            model.get("title").is_some()
        );
        let mut model = model;
        model.remove("title");
        assert_eq!(schema, model);
    }
    assert_ne!(
        FixedVec::<u8, 4>::schema_id(),
        FixedVec::<u8, 5>::schema_id()
    );
    assert_eq!(
        SmallVec::<u8, 4>::schema_id(),
        SmallVec::<u8, 5>::schema_id()
    );
}

#[cfg(feature = "get-size2")]
#[test]
fn heap_sizes() {
    use get_size2::GetSize;
    for len in 0..10 {
        let v: SmallVec<u32, 4> = (0..len).collect();
        let d: SmallDeque<u32, 4> = (0..len).collect();
        let s: SmallString<4> = (0..len).map(|_| 'x').collect();
        let block = if v.spilled() { v.capacity() * 4 } else { 0 };
        assert_eq!(v.get_heap_size(), block);
        let block = if d.spilled() { d.capacity() * 4 } else { 0 };
        assert_eq!(d.get_heap_size(), block);
        let block = if s.spilled() { s.capacity() } else { 0 };
        assert_eq!(s.get_heap_size(), block);
        let v: SmallVec<SmallString<4>, 4> = [s.clone(), s].into();
        let blocks: usize = v.iter().map(|s| s.get_heap_size()).sum();
        assert_eq!(v.get_heap_size(), blocks);
        assert_eq!(v.get_size(), size_of_val(&v) + blocks);
    }
    let vec = vec![Box::new(1_u64); 5];
    let mut v: SmallVec<Box<u64>, 2> = SmallVec::new();
    v.reserve_exact(vec.capacity());
    v.extend_from_slice(&vec);
    assert_eq!(v.get_heap_size(), vec.get_heap_size());
}

#[cfg(feature = "diesel")]
#[test]
fn columns() {
    use diesel::backend::Backend;
    use diesel::deserialize::{FromSql, FromSqlRow};
    use diesel::expression::AsExpression;
    use diesel::prelude::*;
    use diesel::serialize::ToSql;
    use diesel::sql_types::{Nullable, Text};
    table! {
        countries (code) {
            code -> Text,
            name -> Nullable<Text>,
        }
    }
    // Without a backend to ask, only that they can be columns.
    fn column<T, DB: Backend>()
    where
        T: AsExpression<Text> + AsExpression<Nullable<Text>>,
        T: FromSqlRow<Text, DB> + ToSql<Text, DB>,
    {
    }
    fn _columns<DB: Backend>()
    where
        String: FromSql<Text, DB>,
        str: ToSql<Text, DB>,
    {
        column::<SmallString, DB>();
        column::<FixedString<2>, DB>();
    }
    let (code, name) = (
        FixedString::<2>::try_from("de").unwrap(),
        SmallString::<23>::from("Germany"),
    );
    let _ = countries::table.filter(countries::code.eq(&code).and(countries::name.eq(&name)));
    let _ = countries::table.filter(countries::code.eq_any([code]));
    let _ = diesel::insert_into(countries::table).values(countries::name.eq(Some(name)));
}

#[cfg(feature = "markup")]
#[test]
fn templates() {
    use markup::Render;
    for text in ["", "plain", "<a href=\"x\"> & more than twenty-three bytes"] {
        let (mut escaped, mut model) = (String::new(), String::new());
        SmallString::<23>::from(text).render(&mut escaped).unwrap();
        text.render(&mut model).unwrap();
        assert_eq!(escaped, model);
    }
}

#[cfg(feature = "valuable")]
#[test]
fn values() {
    use valuable::{Valuable, Value, Visit};
    struct Items(Vec<u32>);
    impl Visit for Items {
        fn visit_value(&mut self, value: Value<'_>) {
            match value {
                Value::Listable(list) => list.visit(self),
                Value::U32(item) => self.0.push(item),
                other => panic!("{other:?}"),
            }
        }
    }
    for len in 0..10_u32 {
        let v: SmallVec<u32, 4> = (0..len).collect();
        let d: SmallDeque<u32, 4> = wrapped(0..len);
        for value in [v.as_value(), d.as_value()] {
            let size = value.as_listable().unwrap().size_hint();
            assert_eq!(size, (len as usize, Some(len as usize)));
            let mut items = Items(Vec::new());
            items.visit_value(value);
            assert_eq!(items.0, Vec::from_iter(0..len));
        }
    }
    assert_eq!(
        SmallString::<4>::from("spilled").as_value().as_str(),
        Some("spilled")
    );
}

#[cfg(feature = "defmt")]
#[test]
fn log_frames() {
    // Without a logger to link with, only that they can be logged.
    fn logged<T: defmt::Format>() {}
    logged::<SmallVec<SmallString, 4>>();
    logged::<FixedDeque<u8, 4>>();
    logged::<FixedString<4>>();
}
