//! Whatever is written into a guarantee's ledger: nothing panics, recorded time never goes back,
//! and what the service could have written proves when it is due.
//!
//! The courses are those of `crates/domain/tests/ledger`, where proptest runs them with `make test`.
#![no_main]

#[path = "../../crates/domain/tests/ledger/course.rs"]
mod course;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

#[derive(Debug, Arbitrary)]
enum Course {
    /// Lines as the service makes them.
    Made(Vec<u8>),
    /// Lines of whatever stands in the bytes.
    Wild(Vec<u8>),
}

fuzz_target!(|course: Course| match course {
    Course::Made(bytes) => course::follow(&bytes),
    Course::Wild(bytes) => course::stumble(&bytes),
});
