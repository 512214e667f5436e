//! How a map without an index is searched.

use core::mem::needs_drop;

use hashbrown::Equivalent;

/// The position of a key, found one by one.
#[inline]
pub(super) fn position<K, V, Q>(entries: &[(K, V)], key: &Q) -> Option<usize>
where
    Q: Equivalent<K> + ?Sized,
{
    // Where a search that ends at the key would end cannot be foretold, which costs more than to compare
    // some numbers too many.
    if size_of::<K>() <= size_of::<usize>()
        && !needs_drop::<K>()
        && entries.len() <= u32::BITS as usize
    {
        // The most usual length, for which there is nothing to foretell.
        if let [(only, _)] = entries {
            return key.equivalent(only).then_some(0);
        }
        let mut found = 0_u32;
        for (other, _) in entries.iter().rev() {
            found = found << 1 | u32::from(key.equivalent(other));
        }
        return (found != 0).then(|| found.trailing_zeros() as usize);
    }
    entries.iter().position(|entry| key.equivalent(&entry.0))
}
