//! What an answer of a gateway means.

use crate::Moment;
use crate::delivery::{Failure, Trouble};
use crate::webhook::{Reply, Response, meaning};

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken on.
    Taken,
    /// This message will never be taken on: it is not understood, or nobody is there any more.
    Refused(Trouble),
    /// It was not taken on; it may be later, once somebody has mended our settings or theirs.
    NotNow {
        /// What went wrong.
        trouble: Trouble,
        /// Before when they do not want to be asked again, if they said so.
        not_before: Option<Moment>,
    },
}

/// What an answer means: as for a webhook, but that a message which is not understood now (400, 413,
/// 422) is not understood later.
pub fn outcome(response: &Response, now: Moment) -> Outcome {
    match meaning(response, now) {
        Reply::Taken => Outcome::Taken,
        Reply::Gone(trouble) => Outcome::Refused(trouble),
        Reply::NotNow { trouble, .. } if matches!(response.status, 400 | 413 | 422) => {
            Outcome::Refused(Trouble {
                failure: Failure::Refused,
                ..trouble
            })
        }
        Reply::NotNow {
            trouble,
            not_before,
        } => Outcome::NotNow {
            trouble,
            not_before,
        },
    }
}
