//! Archives.

use std::collections::VecDeque;

use ::rkyv::rancor::Error;
use ::rkyv::string::ArchivedString;
use ::rkyv::vec::ArchivedVec;
use ::rkyv::{Archived, access, from_bytes, to_bytes};

use super::*;

#[test]
fn lists() {
    for len in 0..10_u32 {
        let model: Vec<u32> = (0..len).collect();
        let v: SmallVec<u32, 4> = model.iter().copied().collect();
        let d: SmallDeque<u32, 4> = wrapped(0..len);
        let bytes = to_bytes::<Error>(&model).unwrap();
        assert_eq!(*to_bytes::<Error>(&v).unwrap(), *bytes);
        assert_eq!(*to_bytes::<Error>(&d).unwrap(), *bytes);
        let archived = access::<ArchivedVec<Archived<u32>>, Error>(&bytes).unwrap();
        assert_eq!(archived.len(), model.len());
        assert_eq!(
            from_bytes::<SmallVec<u32, 4>, Error>(&bytes).unwrap(),
            model
        );
        assert_eq!(
            from_bytes::<SmallVec<u32, 2, Compact>, Error>(&bytes).unwrap(),
            model
        );
        assert_eq!(
            from_bytes::<SmallDeque<u32, 4>, Error>(&bytes).unwrap(),
            model
        );
        assert_eq!(
            from_bytes::<FixedVec<u32, 9>, Error>(&bytes).unwrap(),
            model
        );
        // From and into std's.
        let bytes = to_bytes::<Error>(&VecDeque::from(model.clone())).unwrap();
        assert_eq!(
            from_bytes::<SmallDeque<u32, 4>, Error>(&bytes).unwrap(),
            model
        );
        let bytes = to_bytes::<Error>(&d).unwrap();
        assert_eq!(from_bytes::<VecDeque<u32>, Error>(&bytes).unwrap(), model);
    }
}

#[derive(::rkyv::Archive, ::rkyv::Serialize)]
#[rkyv(compare(PartialEq, PartialOrd))]
struct Compared {
    name: SmallString<4>,
    numbers: SmallVec<u32, 2>,
    queue: SmallDeque<u32, 2>,
}

#[test]
fn archives_compare_with_collections() {
    let lists: [&[u32]; 5] = [&[], &[1], &[1, 2], &[1, 2, 3], &[2]];
    let all = || {
        let names = ["", "a", "spilled"];
        names
            .map(|name| lists.map(|list| (name, list)))
            .into_iter()
            .flatten()
    };
    for (name, list) in all() {
        let (numbers, queue) = (SmallVec::from(list), wrapped(list.iter().copied()));
        let one = Compared {
            name: name.into(),
            numbers,
            queue,
        };
        let bytes = to_bytes::<Error>(&one).unwrap();
        let archived = access::<ArchivedCompared, Error>(&bytes).unwrap();
        for (name, other) in all() {
            let (numbers, queue) = (SmallVec::from(other), wrapped(other.iter().copied()));
            let two = Compared {
                name: name.into(),
                numbers,
                queue,
            };
            assert_eq!(
                archived.partial_cmp(&two),
                (&one.name, list).partial_cmp(&(&two.name, other))
            );
            assert_eq!(*archived == two, (&one.name, list) == (&two.name, other));
        }
    }
}

#[test]
fn elements_with_archives_of_their_own() {
    let names: Vec<String> = texts(40).collect();
    let v: SmallVec<SmallString, 4> = names.iter().map(SmallString::from).collect();
    let d: SmallDeque<SmallString, 4> = wrapped(v.clone());
    let bytes = to_bytes::<Error>(&v).unwrap();
    assert_eq!(from_bytes::<Vec<String>, Error>(&bytes).unwrap(), names);
    assert_eq!(
        from_bytes::<SmallVec<SmallString<4>, 2>, Error>(&bytes).unwrap(),
        v
    );
    let bytes = to_bytes::<Error>(&d).unwrap();
    assert_eq!(
        from_bytes::<SmallVec<String, 2>, Error>(&bytes).unwrap(),
        names
    );
}

#[test]
fn strings() {
    for text in texts(60) {
        let s = SmallString::<23>::from(&text);
        let bytes = to_bytes::<Error>(&s).unwrap();
        assert_eq!(*bytes, *to_bytes::<Error>(&text).unwrap());
        assert_eq!(
            access::<ArchivedString, Error>(&bytes).unwrap(),
            text.as_str()
        );
        assert_eq!(from_bytes::<SmallString<23>, Error>(&bytes).unwrap(), text);
        assert_eq!(from_bytes::<FixedString<60>, Error>(&bytes).unwrap(), text);
    }
}

#[test]
fn more_than_fits() {
    let bytes = to_bytes::<Error>(&vec![1_u8, 2, 3, 4, 5]).unwrap();
    let error = from_bytes::<FixedVec<u8, 4>, Error>(&bytes).unwrap_err();
    assert!(
        error.to_string().contains("the capacity is fixed at 4"),
        "{error}"
    );
    assert!(from_bytes::<FixedDeque<u8, 4>, Error>(&bytes).is_err());
    let bytes = to_bytes::<Error>(&String::from("a text of twenty bytes")).unwrap();
    assert!(from_bytes::<FixedString<4>, Error>(&bytes).is_err());
}
