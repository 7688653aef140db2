//! What is true about enquiries, cases, routing, guarantees, calendars and rights.
//!
//! Pure: no async, no clock, no input or output. Time arrives as `now`, identities arrive made.
//! `serde` stands only on types that are recorded (catalogue, terms, plans, events, calendars).

mod closed_set;

pub mod attribution;
pub mod business;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod contribution;
pub mod directory;
pub mod enquiry;
pub mod event;
pub mod guarantee;
mod ids;
mod language;
mod moment;
pub mod municipality_file;
pub mod papers;
pub mod policy;
pub mod promises;
mod reference;
pub mod routing;
pub mod search;
pub mod suggestion;
pub mod text;
mod version;
pub mod work;

pub use ids::{
    AbsenceId, BusinessId, CaseId, CatalogueId, ContactId, ContributionId, DutyId, EnquiryId,
    EventId, GuaranteeId, MunicipalityId, OutboxId, ReferralId, SavedFilterId, StaffId, TokenId,
    TrackingId,
};
pub use language::{Country, Language, Texts};
pub use moment::Moment;
pub use reference::{Reference, ReferenceProblem};
pub use version::{Version, Versioned};
