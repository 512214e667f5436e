//! What a piece of code says when it panics, and where.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;
use std::thread_local;

/// A panic that was caught.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Panic {
    /// What it said.
    pub(crate) message: String,
    /// The file of the code that is to blame.
    pub(crate) file: String,
    /// The line in that file.
    pub(crate) line: u32,
}

thread_local! {
    /// How deep this thread is in [`catch`], and the panic that the hook saw last.
    static CAUGHT: RefCell<(usize, Option<Panic>)> = const { RefCell::new((0, None)) };
}

fn seen(info: &PanicHookInfo<'_>) -> Panic {
    let payload = info.payload();
    let message = match (payload.downcast_ref::<&str>(), payload.downcast_ref()) {
        (Some(text), _) => (*text).to_string(),
        (None, Some(text)) => String::clone(text),
        (None, None) => String::from("a payload that is no text"),
    };
    let location = info.location();
    Panic {
        message,
        file: location.map_or_else(String::new, |location| location.file().to_string()),
        line: location.map_or(0, |location| location.line()),
    }
}

/// Runs `f`; a panic in it is returned, and nothing is printed about it. Other threads' panics are
/// printed as usual.
pub(crate) fn catch<R>(f: impl FnOnce() -> R) -> Result<R, Panic> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let here = CAUGHT.with_borrow(|(depth, _)| *depth != 0);
            if here {
                let panic = seen(info);
                CAUGHT.with_borrow_mut(|(_, caught)| *caught = Some(panic));
            } else {
                usual(info);
            }
        }));
    });
    CAUGHT.with_borrow_mut(|(depth, _)| *depth += 1);
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    let caught = CAUGHT.with_borrow_mut(|(depth, caught)| {
        *depth -= 1;
        caught.take()
    });
    result.map_err(|_| caught.expect("the hook saw the panic"))
}

/// What `f` says when it panics.
#[track_caller]
pub(crate) fn panic_message<R>(f: impl FnOnce() -> R) -> String {
    match catch(f) {
        Ok(_) => panic!("there was no panic"),
        Err(panic) => panic.message,
    }
}
