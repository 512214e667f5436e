//! `rkyv`: archived as `Vec` and `String` are, as `ArchivedVec` and `ArchivedString`.
//!
//! An archive that was written from a `Vec` or `VecDeque` is read into any of these types, and the
//! other way round; a deque is archived as a vector. Archives compare with them, as with `Vec` and `String`.
//!
//! # Examples
//!
//! ```
//! use rkyv::rancor::Error;
//! use rkyv::{access, deserialize, string::ArchivedString, to_bytes, vec::ArchivedVec};
//! use smallcoll::{SmallString, SmallVec, smallvec};
//!
//! let names: SmallVec<SmallString, 2> = smallvec!["a".into(), "bc".into()];
//! let bytes = to_bytes::<Error>(&names)?;
//! let archived = access::<ArchivedVec<ArchivedString>, Error>(&bytes)?;
//! assert_eq!(archived[1], "bc");
//! assert_eq!(deserialize::<SmallVec<SmallString, 2>, Error>(archived)?, names);
//! # Ok::<(), Error>(())
//! ```

use core::cmp::Ordering;

use rkyv::rancor::{Fallible, Source};
use rkyv::ser::{Allocator, Writer};
use rkyv::string::{ArchivedString, StringResolver};
use rkyv::vec::{ArchivedVec, VecResolver};
use rkyv::{Archive, Archived, Deserialize, Place, Serialize, SerializeUnsized};

use super::list::List;
use crate::deque::SmallDeque;
use crate::error::{CapacityError, TryReserveError};
use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::string::SmallString;
use crate::vec::SmallVec;

fn no_room<E: Source>(error: CapacityError<impl Sized>) -> E {
    E::new(TryReserveError::from(error))
}

macro_rules! lists {
    ($($list:ident)*) => {$(
        impl<T, const N: usize, P, U, D> Deserialize<$list<T, N, P>, D> for ArchivedVec<U>
        where
            U: Deserialize<T, D>,
            P: DefaultPolicy,
            D: Fallible<Error: Source> + ?Sized,
        {
            fn deserialize(&self, deserializer: &mut D) -> Result<$list<T, N, P>, D::Error> {
                let mut list = $list::default();
                // The elements are there already.
                list.make_room(self.len(), usize::MAX);
                for item in self.as_slice() {
                    list.try_add(item.deserialize(deserializer)?).map_err(no_room)?;
                }
                Ok(list)
            }
        }

        impl<T: PartialEq<U>, U, const N: usize, P> PartialEq<$list<U, N, P>> for ArchivedVec<T>
        where
            P: SpillPolicy,
        {
            fn eq(&self, other: &$list<U, N, P>) -> bool {
                self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a == b)
            }
        }

        impl<T: PartialOrd<U>, U, const N: usize, P> PartialOrd<$list<U, N, P>> for ArchivedVec<T>
        where
            P: SpillPolicy,
        {
            fn partial_cmp(&self, other: &$list<U, N, P>) -> Option<Ordering> {
                for (a, b) in self.iter().zip(other) {
                    match a.partial_cmp(b) {
                        Some(Ordering::Equal) => {}
                        unequal => return unequal,
                    }
                }
                self.len().partial_cmp(&other.len())
            }
        }
    )*};
}

lists!(SmallVec SmallDeque);

impl<T: Archive, const N: usize, P: SpillPolicy> Archive for SmallVec<T, N, P> {
    type Archived = ArchivedVec<Archived<T>>;
    type Resolver = VecResolver;

    fn resolve(&self, resolver: VecResolver, out: Place<Self::Archived>) {
        ArchivedVec::resolve_from_slice(self.as_slice(), resolver, out);
    }
}

impl<T, const N: usize, P, S> Serialize<S> for SmallVec<T, N, P>
where
    T: Serialize<S>,
    P: SpillPolicy,
    S: Fallible + Allocator + Writer + ?Sized,
{
    fn serialize(&self, serializer: &mut S) -> Result<VecResolver, S::Error> {
        ArchivedVec::<Archived<T>>::serialize_from_slice(self.as_slice(), serializer)
    }
}

impl<T: Archive, const N: usize, P: SpillPolicy> Archive for SmallDeque<T, N, P> {
    type Archived = ArchivedVec<Archived<T>>;
    type Resolver = VecResolver;

    fn resolve(&self, resolver: VecResolver, out: Place<Self::Archived>) {
        ArchivedVec::resolve_from_len(self.len(), resolver, out);
    }
}

impl<T, const N: usize, P, S> Serialize<S> for SmallDeque<T, N, P>
where
    T: Serialize<S>,
    P: SpillPolicy,
    S: Fallible<Error: Source> + Allocator + Writer + ?Sized,
{
    fn serialize(&self, serializer: &mut S) -> Result<VecResolver, S::Error> {
        ArchivedVec::<Archived<T>>::serialize_from_iter::<T, _, _>(self.iter(), serializer)
    }
}

impl<const N: usize, P: SpillPolicy> Archive for SmallString<N, P> {
    type Archived = ArchivedString;
    type Resolver = StringResolver;

    fn resolve(&self, resolver: StringResolver, out: Place<ArchivedString>) {
        ArchivedString::resolve_from_str(self, resolver, out);
    }
}

impl<const N: usize, P: SpillPolicy, S> Serialize<S> for SmallString<N, P>
where
    S: Fallible<Error: Source> + ?Sized,
    str: SerializeUnsized<S>,
{
    fn serialize(&self, serializer: &mut S) -> Result<StringResolver, S::Error> {
        ArchivedString::serialize_from_str(self, serializer)
    }
}

impl<const N: usize, P, D> Deserialize<SmallString<N, P>, D> for ArchivedString
where
    P: DefaultPolicy,
    D: Fallible<Error: Source> + ?Sized,
{
    fn deserialize(&self, _: &mut D) -> Result<SmallString<N, P>, D::Error> {
        SmallString::try_from_str(self).map_err(no_room)
    }
}

impl<const N: usize, P: SpillPolicy> PartialEq<SmallString<N, P>> for ArchivedString {
    fn eq(&self, other: &SmallString<N, P>) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<const N: usize, P: SpillPolicy> PartialOrd<SmallString<N, P>> for ArchivedString {
    fn partial_cmp(&self, other: &SmallString<N, P>) -> Option<Ordering> {
        self.as_str().partial_cmp(other.as_str())
    }
}
