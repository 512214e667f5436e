//! Auto traits and variance: as those of `Vec` and its iterators.

use std::cell::Cell;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::rc::Rc;
use std::sync::MutexGuard;

use smallcoll::policy::{Amortized, Compact, NoSpill};
use smallcoll::vec::{Drain, ExtractIf, IntoIter, PeekMut, Splice};
use smallcoll::{CapacityError, SmallVec, TryReserveError};
use static_assertions::{assert_impl_all, assert_not_impl_any};

/// Whether a type has a trait.
macro_rules! has {
    ($type:ty: $trait:path) => {{
        #[allow(dead_code)]
        trait No {
            const HAS: bool = false;
        }
        impl<T> No for T {}
        struct Ask<T>(PhantomData<T>);
        #[allow(dead_code)]
        impl<T: $trait> Ask<T> {
            const HAS: bool = true;
        }
        <Ask<$type>>::HAS
    }};
}

/// Compares the auto traits of two types.
macro_rules! assert_alike {
    ($($small:ty, $std:ty;)*) => {$(
        assert_alike!(@ $small, ==, $std, Send Sync Unpin);
        // Of these, std's types have more from release to release.
        assert_alike!(@ $small, >=, $std, UnwindSafe RefUnwindSafe);
    )*};
    (@ $small:ty, $relation:tt, $std:ty, $($trait:ident)*) => {$(
        let (small, std) = (has!($small: $trait), has!($std: $trait));
        #[allow(clippy::bool_comparison)]
        let good = small $relation std;
        assert!(good, concat!(stringify!($small), ": ", stringify!($trait)));
    )*};
}

macro_rules! elements_alike {
    ($($element:ty),*) => {$(
        assert_alike! {
            SmallVec<$element, 2>, Vec<$element>;
            SmallVec<$element, 0>, Vec<$element>;
            SmallVec<$element, 2, Compact>, Vec<$element>;
            SmallVec<$element, 2, NoSpill>, Vec<$element>;
            IntoIter<$element, 2>, std::vec::IntoIter<$element>;
            Drain<'static, $element, 2>, std::vec::Drain<'static, $element>;
            PeekMut<'static, $element, 2>, &'static mut Vec<$element>;
            Splice<'static, std::vec::IntoIter<$element>, 2>,
                std::vec::Splice<'static, std::vec::IntoIter<$element>>;
        }
    )*};
}

#[test]
fn auto_traits_as_of_vec() {
    type Guard = MutexGuard<'static, u8>;
    type Pinned = std::marker::PhantomPinned;
    elements_alike!(
        u8,
        Rc<u8>,
        Cell<u8>,
        *const u8,
        Guard,
        Pinned,
        &'static mut u8,
        &'static Cell<u8>
    );
}

assert_impl_all!(SmallVec<u8, 2>: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe);
assert_not_impl_any!(SmallVec<Rc<u8>, 2>: Send, Sync);
assert_impl_all!(SmallVec<Cell<u8>, 2>: Send);
assert_not_impl_any!(SmallVec<Cell<u8>, 2>: Sync);
assert_impl_all!(ExtractIf<'static, u8, fn(&mut u8) -> bool, 2>: Send, Sync);
assert_not_impl_any!(ExtractIf<'static, Rc<u8>, fn(&mut Rc<u8>) -> bool, 2>: Send, Sync);
assert_not_impl_any!(ExtractIf<'static, u8, Rc<u8>, 2>: Send, Sync);
assert_impl_all!(CapacityError<u8>: Send, Sync, std::error::Error);
assert_impl_all!(TryReserveError: Send, Sync, std::error::Error);

#[test]
fn covariant_as_vec() {
    fn vec<'a, const N: usize>(v: SmallVec<&'static str, N>) -> SmallVec<&'a str, N> {
        v
    }
    fn drain<'a, 'b, const N: usize>(drain: Drain<'a, &'static str, N>) -> Drain<'a, &'b str, N> {
        drain
    }
    fn shorter<'b, 'a: 'b, const N: usize>(drain: Drain<'a, u8, N>) -> Drain<'b, u8, N> {
        drain
    }
    fn into_iter<'a, const N: usize>(iter: IntoIter<&'static str, N>) -> IntoIter<&'a str, N> {
        iter
    }
    let local = String::from("local");
    let mut v = vec(SmallVec::<&'static str, 2>::from(["a", "b"]));
    v.push(&local);
    assert_eq!(
        into_iter(SmallVec::<_, 2>::from(["a"]).into_iter()).next(),
        Some("a")
    );
    let mut v: SmallVec<&'static str, 2> = SmallVec::from(["a", "b", "c"]);
    assert_eq!(drain(v.drain(..)).next(), Some("a"));
    let mut v: SmallVec<u8, 2> = SmallVec::from([1]);
    assert_eq!(shorter(v.drain(..)).next(), Some(1));
}

#[test]
fn defaults_of_policies() {
    fn same<T>(_: PhantomData<T>, _: PhantomData<T>) {}
    same::<SmallVec<u8, 2>>(PhantomData, PhantomData::<SmallVec<u8, 2, Amortized>>);
    same::<IntoIter<u8, 2>>(PhantomData, PhantomData::<IntoIter<u8, 2, Amortized>>);
    same::<Drain<'_, u8, 2>>(PhantomData, PhantomData::<Drain<'_, u8, 2, Amortized>>);
}
