//! Operations written once, for a collection of the crate and for its model.

use smallcoll::TryReserveError;

/// What an operation came to.
pub(crate) type Outcome = Result<(), TryReserveError>;

/// An operation on a collection `S` and on its model `M`, with arguments of type `X`.
pub(crate) struct Twin<S, M, X> {
    pub(crate) name: &'static str,
    /// Whether an operation that finds no room changes nothing.
    pub(crate) atomic: bool,
    pub(crate) small: fn(&mut S, X) -> Outcome,
    pub(crate) model: fn(&mut M, X),
}

/// What a method returns that may find no room.
pub(crate) trait Finish {
    fn finish(self) -> Outcome;
}

impl Finish for () {
    fn finish(self) -> Outcome {
        Ok(())
    }
}

impl<E: Into<TryReserveError>> Finish for Result<(), E> {
    fn finish(self) -> Outcome {
        self.map_err(Into::into)
    }
}

/// A list of [`Twin`]s: `name: |collection, arguments| code;`, with `=> code` where the model needs
/// another one, and `name (partly):` for what is not atomic.
macro_rules! twins {
    ($small:ty, $model:ty, $args:ty; $(
        $name:ident $(($partly:ident))?: |$v:ident, $x:ident| $code:expr $(=> $other:expr)?;
    )*) => {
        vec![$(
            $crate::twins::Twin {
                name: stringify!($name),
                atomic: $crate::twins::twins!(@atomic $($partly)?),
                small: |$v: &mut $small, $x: $args| $crate::twins::Finish::finish($code),
                model: $crate::twins::twins!(@model $model, $args, |$v, $x| $code $(=> $other)?),
            },
        )*]
    };
    (@atomic) => { true };
    (@atomic partly) => { false };
    (@model $model:ty, $args:ty, |$v:ident, $x:ident| $code:expr) => {
        |$v: &mut $model, $x: $args| $code
    };
    (@model $model:ty, $args:ty, |$v:ident, $x:ident| $code:expr => $other:expr) => {
        |$v: &mut $model, $x: $args| $other
    };
}

pub(crate) use twins;
