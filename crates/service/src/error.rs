//! What can go wrong in a use case, named for what the caller can do.

mod field;
mod refusal;

use onedoor_domain::Moment;
use onedoor_domain::case::Obstacle;
use onedoor_domain::catalogue::Finding;
use onedoor_domain::guarantee::LedgerFault;
use onedoor_domain::policy::Forbidden;
use onedoor_store::{Doubt, StoreError};

pub use field::{FieldCode, FieldProblem};
pub use refusal::{NotNow, Refusal};

/// A failure of a use case.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No credentials, or none that count.
    #[error("not signed in")]
    Unauthenticated,
    /// Who this is was not shown: which part of it was wrong is not told.
    #[error("could not be signed in")]
    SignInFailed,
    /// The password is right, and a code must be shown besides.
    #[error("a second factor is required")]
    SecondFactorRequired,
    /// Too much was guessed: nothing is looked at until then.
    #[error("too many attempts")]
    TooManyAttempts {
        /// From when on somebody may try again.
        until: Moment,
        /// When they tried.
        now: Moment,
    },
    /// Whoever is signed in must show anew who they are.
    #[error("a new proof is required")]
    ProofRequired,
    /// The caller may know that it exists, but not do this.
    #[error("not allowed")]
    Forbidden,
    /// It does not exist, or the caller may not know that it does.
    #[error("not found")]
    NotFound,
    /// The request is well-formed, but these fields cannot be taken.
    #[error("invalid fields: {0:?}")]
    Invalid(Vec<FieldProblem>),
    /// The catalogue or file has these faults.
    #[error("{} findings", .0.len())]
    Findings(Vec<Finding>),
    /// Somebody else changed it since the caller read it.
    #[error("changed by somebody else")]
    Stale,
    /// The state of things does not allow it.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The thing does not stand where this is possible.
    #[error("not now: {}", .0.refusal)]
    NotNow(NotNow),
    /// There is no room in this occurrence of a slot; the next one in which there is begins then.
    #[error("the occurrence is full")]
    SlotFull(Option<Moment>),
    /// The case cannot end yet: this must be done before.
    #[error("not ready to end: {} points are open", .0.len())]
    NotReady(Vec<Obstacle>),
    /// It does not fit what stands in the ledger of the promise.
    #[error("the ledger refuses: {0}")]
    LedgerRefused(LedgerFault),
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// Trying again later may help.
    #[error("not available: {0}")]
    Unavailable(String),
    /// A fault of ours.
    #[error("fault: {0}")]
    Fault(String),
}

/// What must be unique and is not, is refused as `refusal`; anything else stays what it is.
///
/// For changes in which one thing alone must be unique.
pub(crate) fn taken_as(refusal: Refusal) -> impl FnOnce(StoreError) -> Error {
    move |error| {
        if matches!(error, StoreError::Taken(_)) {
            Error::Refused(refusal)
        } else {
            error.into()
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Stale => Self::Stale,
            StoreError::Taken(_) => Self::Refused(Refusal::TryAgain),
            StoreError::Unavailable(detail) => Self::Unavailable(detail),
            StoreError::Refused(_) | StoreError::Unreadable { .. } | StoreError::Database(_) => {
                Self::Fault(error.to_string())
            }
        }
    }
}

impl From<Forbidden> for Error {
    fn from(forbidden: Forbidden) -> Self {
        match forbidden {
            Forbidden::Denied => Self::Forbidden,
            Forbidden::Hidden => Self::NotFound,
        }
    }
}

impl Doubt for Error {
    fn casts_doubt(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Fault(_))
    }
}

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;
