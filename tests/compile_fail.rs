//! What must not compile, and what the compiler says about it.
//!
//! The messages are those of the newest stable compiler. `TRYBUILD=overwrite cargo test --test
//! compile_fail` writes them anew.

#![cfg(not(miri))]

#[test]
fn compile_fail() {
    let cases = trybuild::TestCases::new();
    // With a program that compiles among them, the others are compiled to the end, too: some are
    // found wrong only there.
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/*.rs");
    // The compiler lists the policies there are.
    if cfg!(feature = "allocator-api2") {
        cases.compile_fail("tests/ui/policies/*.rs");
    }
    if cfg!(feature = "hashbrown") {
        cases.compile_fail("tests/ui/maps/*.rs");
    }
}
