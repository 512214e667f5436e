//! The tables of `docs/policies.md`, made by `examples/spill_table`: what they promise is kept, and
//! the document has them as they are.

use crate::common::alloc::counted;

#[path = "../../examples/spill_table/table.rs"]
mod table;

const DOCUMENT: &str = include_str!("../../docs/policies.md");

/// How often `run` asks the allocator for memory.
fn requests(run: &dyn Fn()) -> usize {
    counted(run).1.requests
}

#[test]
#[cfg_attr(miri, ignore = "takes hours")]
fn promises_are_kept() {
    for table::Row { name, promise, run } in table::rows() {
        for swing in table::SWINGS {
            let (measured, promised) = (requests(&|| run(swing)), promise(swing));
            assert!(measured <= promised, "{name}: {measured}, not {promised}");
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes hours")]
fn the_document_has_the_tables() {
    let allocations = table::table(requests);
    assert!(DOCUMENT.contains(&allocations), "{allocations}");
    if cfg!(target_pointer_width = "64") {
        let sizes = table::sizes();
        assert!(DOCUMENT.contains(&sizes), "{sizes}");
    }
}
