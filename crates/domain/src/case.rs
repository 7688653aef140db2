//! What the municipality does about an enquiry.

use crate::closed_set;

closed_set! {
    /// Where a case stands.
    CaseStage {
        /// Being worked on.
        Open = "open",
        /// Closed: every contribution answered or cancelled.
        Closed = "closed",
    }
}
