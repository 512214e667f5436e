//! Requests for memory that fail: the methods that return errors change nothing, give back what they
//! took, and leak nothing.

use std::fmt::Debug;
use std::iter::repeat_n;

use smallcoll::policy::{DefaultPolicy, MaySpill};
use smallcoll::{
    Amortized, CapacityError, Compact, SmallString, StrExt, ToSmallString, TryReserveError,
};

use crate::common::alloc::{counted, failing_at};
use crate::common::iter::{Hint, Lying};
use crate::common::left_out;

const MORE: &str = "aé€𝄞 and more than any of the strings here has room for without an allocation";

type Fallible<const N: usize, P> = fn(&mut SmallString<N, P>) -> Result<(), TryReserveError>;

/// Asserts that the error gives back the very value.
#[track_caller]
fn given_back<T: PartialEq + Debug>(
    result: Result<(), CapacityError<T>>,
    value: T,
) -> Result<(), TryReserveError> {
    result.map_err(|error| {
        let reason = error.reason();
        assert_eq!(error.element(), value);
        reason
    })
}

/// Methods of a string that ask for memory once it has no room, or for memory of their own.
fn methods<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone>()
-> [(&'static str, Fallible<N, P>); 15] {
    [
        ("try_reserve", |s| s.try_reserve(s.remaining_capacity() + 1)),
        ("try_reserve_exact", |s| {
            s.try_reserve_exact(s.remaining_capacity() + 1)
        }),
        ("try_push", |s| given_back(s.try_push('𝄞'), '𝄞')),
        ("try_push_str", |s| given_back(s.try_push_str(MORE), MORE)),
        ("try_insert", |s| given_back(s.try_insert(0, '𝄞'), '𝄞')),
        ("try_insert_str", |s| {
            given_back(s.try_insert_str(s.len() / 2, MORE), MORE)
        }),
        ("try_replace_range", |s| {
            given_back(s.try_replace_range(..s.len() / 2, MORE), MORE)
        }),
        ("try_extend_from_within", |s| s.try_extend_from_within(..)),
        ("try_extend by text", |s| {
            let result = s.try_extend([MORE]);
            result.map_err(|error| {
                let reason = error.reason();
                assert!(error.element().eq([MORE]));
                reason
            })
        }),
        ("try_extend by characters", |s| {
            let result = s.try_extend(repeat_n('x', 60));
            result.map_err(|error| {
                let reason = error.reason();
                assert!(error.element().eq(repeat_n('x', 60)));
                reason
            })
        }),
        ("try_split_off", |s| s.try_split_off(0).map(drop)),
        ("try_clone", |s| s.try_clone().map(drop)),
        ("try_into_string", |s| {
            let len = s.len();
            let taken = std::mem::take(s);
            match taken.try_into_string() {
                Ok(string) => {
                    assert_eq!((string.len(), s.len()), (len, 0));
                    Ok(())
                }
                Err(error) => {
                    let reason = error.reason();
                    *s = error.element();
                    Err(reason)
                }
            }
        }),
        ("try_to_smallstring", |s| {
            s.try_to_smallstring::<N, P>().map(drop)
        }),
        ("try_repeat_smallstring", |s| {
            s.try_repeat_smallstring::<N, P>(2).map(drop)
        }),
    ]
}

fn every_request<const N: usize, P: DefaultPolicy<Heap: Clone> + Clone>() {
    let mut failures = 0;
    for (name, method) in methods::<N, P>() {
        for len in 0..=2 * N + 3 {
            let text = "x".repeat(len);
            for spare in [0, 2] {
                if left_out(31) {
                    continue;
                }
                for n in 1.. {
                    let mut s = SmallString::<N, P>::default();
                    s.reserve_exact(len + spare);
                    s.push_str(&text);
                    let before = (s.spilled().then(|| s.as_ptr()), s.capacity());
                    let ((result, failed), counts) = counted(|| failing_at(n, || method(&mut s)));
                    let context = format!("{name}, N {N}, len {len}, spare {spare}, request {n}");
                    assert_eq!(result.is_err(), failed, "{context}");
                    if !failed {
                        break;
                    }
                    failures += 1;
                    let is_alloc = matches!(
                        result,
                        Err(TryReserveError::AllocError { layout }) if layout.size() != 0
                    );
                    assert!(is_alloc, "{context}: {result:?}");
                    let after = (s.spilled().then(|| s.as_ptr()), s.capacity());
                    assert_eq!((after, s.as_str()), (before, &*text), "{context}");
                    assert_eq!((counts.blocks, counts.bytes), (0, 0), "{context}");
                    s.push_str("é");
                    assert_eq!(s, format!("{text}é"));
                }
            }
        }
    }
    assert!(failures > if cfg!(miri) { 2 } else { 20 }, "{failures}");
}

#[test]
fn every_failed_request() {
    for_each_n!(N => {
        every_request::<N, Compact>();
        every_request::<N, Amortized>();
    });
}

/// What cannot be made: nothing is left of it.
fn constructors<const N: usize, P: DefaultPolicy<Heap: MaySpill>>() {
    type S<const N: usize, P> = SmallString<N, P>;
    let long = "x".repeat(N + 1);
    let runs: [&dyn Fn() -> Result<S<N, P>, TryReserveError>; 4] = [
        &|| {
            S::try_from_str(&long).map_err(|error| {
                let reason = error.reason();
                assert_eq!(error.element(), long);
                reason
            })
        },
        &|| S::try_from_utf8_lossy(long.as_bytes()),
        &|| long.try_to_smallstring(),
        &|| "x".try_repeat_smallstring(N + 1),
    ];
    for run in runs {
        let ((result, failed), counts) = counted(|| failing_at(1, run));
        assert!(failed && matches!(result, Err(TryReserveError::AllocError { .. })));
        assert_eq!((counts.blocks, counts.bytes), (0, 0));
        assert_eq!(run().unwrap(), long);
    }
    // A `String` that does not fit inline is taken over as it is, one that fits is copied.
    let ((result, failed), counts) = counted(|| failing_at(1, || S::<N, P>::try_from_string(long)));
    assert!(!failed && result.unwrap().spilled());
    assert_eq!(counts.requests, 0);
    // More than the iterator promised: what was taken stays, the rest comes back.
    let chars: Vec<char> = MORE.chars().collect();
    let mut s = S::<N, P>::default();
    let (result, failed) = failing_at(1, || s.try_extend(Lying::new(chars, Hint::Unknown)));
    assert!(failed && !s.spilled());
    let rest: String = result.unwrap_err().element().collect();
    assert_eq!(format!("{s}{rest}"), MORE);
    assert!(s.len() <= N && s.len() + rest.chars().next().unwrap().len_utf8() > N);
}

#[test]
fn failed_constructors() {
    for_each_n!(N => {
        constructors::<N, Compact>();
        constructors::<N, Amortized>();
        let (result, failed) = failing_at(1, || SmallString::<N>::try_with_capacity(N + 1));
        assert!(failed && matches!(result, Err(TryReserveError::AllocError { .. })));
    });
}

#[test]
fn failed_shrinking_keeps_the_block() {
    for_each_n!(N => {
        let long = "x".repeat(N + 1);
        let mut s = SmallString::<N>::from(&long);
        s.reserve(100);
        let before = (s.as_ptr(), s.capacity());
        assert!(failing_at(1, || s.shrink_to_fit()).1);
        assert_eq!((s.as_ptr(), s.capacity()), before);
        assert_eq!(s, long);
        // Coming back inline asks for nothing.
        s.pop();
        assert_eq!(failing_at(1, || s.shrink_to_inline()), (true, false));
        assert_eq!(s, long[1..]);
    });
}
