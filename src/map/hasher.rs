//! Who hashes a map's keys: nobody where it never spills.

use core::hash::{BuildHasher, Hash};

use crate::policy::{Heap, MaySpill, Never};

/// A hasher `Self` that is enough for a map to look up keys `Q`, where its policy has the heap `H`.
///
/// * Where the map [may spill](MaySpill), every `BuildHasher` is, if `Q` is [`Hash`].
/// * Where it never does, anything is: such a map compares keys one by one and hashes none.
///
/// So what is generic over keys and hashers asks for `K: Eq + Hash` and `S: BuildHasher`, as with
/// `HashMap`. What is generic over policies too asks for `P: SpillPolicy<Heap: MaySpill>` besides, or
/// for `S: KeyHasher<K, P::Heap>` in place of `Hash` and `BuildHasher`, which is for maps that never spill, too.
///
/// # Examples
///
/// ```
/// use smallcoll::SmallMap;
/// use smallcoll::map::KeyHasher;
/// use smallcoll::policy::{Amortized, NoSpill, SpillPolicy};
///
/// fn count<K, const N: usize, S, P>(counts: &mut SmallMap<K, u32, N, S, P>, key: K)
/// where
///     K: Eq,
///     S: KeyHasher<K, P::Heap>,
///     P: SpillPolicy,
/// {
///     *counts.entry(key).or_insert(0) += 1;
/// }
///
/// #[derive(PartialEq, Eq)]
/// struct NotHash(u8);
///
/// let mut fixed: SmallMap<NotHash, u32, 2, (), NoSpill> = SmallMap::default();
/// count(&mut fixed, NotHash(1));
/// count(&mut fixed, NotHash(1));
/// assert_eq!(fixed.get(&NotHash(1)), Some(&2));
///
/// let mut spills: SmallMap<u8, u32, 1> = SmallMap::new();
/// (0..9).for_each(|key| count(&mut spills, key));
/// assert!(spills.spilled());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not enough to look up `{Q}` in a map of this policy",
    note = "unless the policy never spills, keys have to be `Hash` and their hasher a `BuildHasher`"
)]
pub trait KeyHasher<Q: ?Sized, H: Heap> {
    /// The hash of a key. Nobody asks for it where maps never spill.
    #[doc(hidden)]
    fn hash_key(&self, key: &Q) -> u64;
}

/// [`MaySpill`], with an error message for maps.
#[diagnostic::on_unimplemented(
    message = "whether a map of this policy hashes its keys is not known here",
    label = "the policy's heap is `{Self}`",
    note = "where the policy is a type parameter, ask for `P: SpillPolicy<Heap: MaySpill>` too, or for \
            `S: KeyHasher<K, P::Heap>` instead of `K: Hash` and `S: BuildHasher`"
)]
pub trait Hashing: Heap {}

#[diagnostic::do_not_recommend]
impl<H: MaySpill> Hashing for H {}

impl<Q: Hash + ?Sized, S: BuildHasher, H: Hashing> KeyHasher<Q, H> for S {
    #[inline]
    fn hash_key(&self, key: &Q) -> u64 {
        self.hash_one(key)
    }
}

#[diagnostic::do_not_recommend]
impl<Q: ?Sized, S> KeyHasher<Q, Never> for S {
    #[inline]
    fn hash_key(&self, _: &Q) -> u64 {
        0
    }
}
