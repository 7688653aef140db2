//! Whatever happens to a guarantee, its ledger holds: the checks of the fuzz target `ledger`, on
//! courses that proptest writes.
#![expect(clippy::expect_used, reason = "a test may fail loudly")]
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a course only looks at the phase it may resume"
)]

mod course;

use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_course_replays_and_proves_when_it_is_due(
        bytes in prop::collection::vec(any::<u8>(), 0..160),
    ) {
        course::follow(&bytes);
    }

    #[test]
    fn no_course_panics_or_goes_back_in_time(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        course::stumble(&bytes);
    }
}

/// Found by chance: no working day ends at the midnight at which it begins.
#[test]
fn a_correction_to_midnight_counts_up_to_the_day_before() {
    course::follow(&[
        0, 1, 4, 203, 183, 0, 0, 39, 0, 0, 20, 232, 142, 0, 0, 0, 0, 0, 218, 0, 0, 135, 83, 102, 41,
    ]);
}
