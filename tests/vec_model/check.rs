//! A `SmallVec` and the `Vec` that it has to equal.

use std::hint::black_box;
use std::mem;
use std::ops::Range;

use smallcoll::policy::{Amortized, Compact, Exact, Heap, Hysteresis, NoSpill};
use smallcoll::{CapacityError, SmallVec, TryReserveError};

use crate::common::catch;
use crate::common::element::Element;
use crate::common::policies::{Alternating, AnyPolicy, Zero};

/// A policy of which the model knows whether it spills.
pub(crate) trait Steered: AnyPolicy {
    const SPILLS: bool = true;
    const IS_GLOBAL: bool = <Self::Heap as Heap>::IS_GLOBAL;
}

impl Steered for Amortized {}
impl Steered for Exact {}
impl Steered for Zero {}
impl Steered for Alternating {}
#[cfg(feature = "allocator-api2")]
impl Steered for smallcoll::In<allocator_api2::alloc::Global> {}
impl Steered for NoSpill {
    const SPILLS: bool = false;
}
impl<P: Steered> Steered for Compact<P> {
    const SPILLS: bool = P::SPILLS;
}
impl<P: Steered> Steered for Hysteresis<P> {
    const SPILLS: bool = P::SPILLS;
}

/// Both vectors.
pub(crate) struct Pair<T: Element, const N: usize, P: Steered> {
    pub(crate) small: SmallVec<T, N, P>,
    pub(crate) model: Vec<T>,
}

/// Different elements, from a number on.
pub(crate) fn elements<T: Element>(from: usize, count: usize) -> Vec<T> {
    let number = |index| T::of(((from + index) % 200) as u32);
    (0..count).map(number).collect()
}

impl<T: Element, const N: usize, P: Steered> Pair<T, N, P> {
    pub(crate) fn new() -> Self {
        let (small, model) = (SmallVec::default(), Vec::new());
        Self { small, model }
    }

    pub(crate) fn len(&self) -> usize {
        self.model.len()
    }

    /// Whether there is, or can be made, room for more elements.
    pub(crate) fn fits(&self, more: usize) -> bool {
        P::SPILLS || self.len() + more <= N
    }

    /// A range within the vector.
    pub(crate) fn range(&self, a: usize, b: usize) -> Range<usize> {
        let start = a % (self.len() + 1);
        let end = start + b % (self.len() - start + 1);
        start..end
    }

    /// What a method that needs room for `more` elements did: if there is none, it panicked, and
    /// nothing has changed.
    pub(crate) fn room_for<R>(
        &mut self,
        more: usize,
        f: impl FnOnce(&mut SmallVec<T, N, P>) -> R,
    ) -> Option<R> {
        let capacity = self.small.capacity();
        let result = catch(|| f(&mut self.small));
        if self.fits(more) {
            return Some(result.expect("there is room"));
        }
        let panic = result.map(drop).expect_err("there is no room");
        let required = self.len() + more;
        let message = format!(
            "capacity overflow: room for {required} elements needed, but the capacity is fixed at {N}"
        );
        assert_eq!(panic.message, message);
        assert_eq!(self.small.capacity(), capacity);
        None
    }

    /// As [`room_for`](Self::room_for), for a method that returns an error instead.
    pub(crate) fn try_room_for<E: Into<TryReserveError>>(
        &self,
        more: usize,
        result: Result<(), E>,
    ) -> bool {
        match (self.fits(more), result) {
            (true, result) => result.map_err(Into::into).expect("there is room"),
            (false, Ok(())) => panic!("there is no room"),
            (false, Err(error)) => {
                let (capacity, required) = (N, self.len() + more);
                assert_eq!(error.into(), TryReserveError::Full { capacity, required });
            }
        }
        self.fits(more)
    }

    /// As [`try_room_for`](Self::try_room_for), where the error gives a value back.
    pub(crate) fn try_room_for_value(
        &self,
        value: &T,
        result: Result<(), CapacityError<T>>,
    ) -> bool {
        if let Err(error) = &result {
            let simple = error.clone().simplify();
            assert_eq!(simple.reason(), error.reason());
            assert_eq!(error.clone().element(), *value);
        }
        self.try_room_for(1, result)
    }

    /// All that has to hold between two operations.
    #[track_caller]
    pub(crate) fn check(&mut self) {
        self.check_state();
        // A move, into the niche and out again.
        let some = black_box(Some(mem::take(&mut self.small)));
        assert!(some.is_some() && self.small.is_empty());
        self.small = some.expect("it was put there");
        self.check_state();
    }

    #[track_caller]
    fn check_state(&self) {
        let v = &self.small;
        assert_eq!(v.as_slice(), self.model);
        assert_eq!(**v, *self.model);
        assert_eq!((v.len(), v.is_empty()), (self.len(), self.len() == 0));
        let capacity = v.capacity();
        assert!(capacity >= v.len());
        assert_eq!(v.remaining_capacity(), capacity - v.len());
        assert_eq!(v.is_full(), capacity == v.len());
        assert_eq!(v.inline_size(), N);
        let size = size_of::<SmallVec<T, N, P>>();
        assert_eq!(size_of::<Option<SmallVec<T, N, P>>>(), size);
        assert_eq!(v.as_ptr().align_offset(align_of::<T>()), 0);
        if size_of::<T>() == 0 {
            assert!(!v.spilled());
            assert_eq!(capacity, if P::SPILLS { usize::MAX } else { N });
            return;
        }
        let offset = v.as_ptr().addr().wrapping_sub((&raw const *v).addr());
        let inside = offset <= size - N * size_of::<T>();
        if v.spilled() {
            assert!(P::SPILLS && capacity > N && !inside);
        } else {
            assert!(capacity == N && (inside || N == 0));
        }
    }
}
