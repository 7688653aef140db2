//! What is true about enquiries, cases, routing, guarantees, calendars and rights.
//!
//! Pure: no async, no clock, no input or output. Time arrives as `now`, identities arrive made.
//! `serde` stands only on types that are recorded (catalogue, terms, plans, events, calendars).

mod circle;
mod closed_set;

pub mod access;
pub mod attachment;
pub mod attribution;
pub mod availability;
pub mod business;
pub mod calendar;
pub mod call_back;
pub mod case;
pub mod catalogue;
pub mod contact;
pub mod contribution;
pub mod delivery;
pub mod directory;
pub mod enquiry;
pub mod event;
pub mod form;
pub mod gateway;
pub mod guarantee;
pub mod hand_over;
mod ids;
pub mod inbound;
mod language;
pub mod meeting;
mod moment;
pub mod municipality_file;
pub mod pace;
pub mod papers;
pub mod performance;
pub mod policy;
pub mod promises;
mod reference;
pub mod retention;
pub mod retold;
pub mod routing;
pub mod search;
pub mod signing_in;
pub mod suggestion;
pub mod talk;
pub mod text;
mod version;
pub mod webhook;
pub mod work;

pub use ids::{
    AbsenceId, AccessId, AttachmentId, BusinessId, CallBackId, CaseId, CatalogueId, ContactId,
    ContactMomentId, ContributionId, DeliveryId, DutyId, EnquiryId, ErasureId, EventId, FileId,
    GatewayId, GuaranteeId, HoldId, InboundMailId, LeaseId, MeetingActionId, MeetingId, MessageId,
    MissingItemId, MunicipalityId, NoteId, OutboxId, ParticipantId, PasswordLinkId, ProviderId,
    QuestionId, ReferralId, SavedFilterId, SessionId, ShareId, SlotId, StaffId, TokenId,
    TrackingId, WebhookId,
};
pub use language::{Country, Language, Texts};
pub use moment::Moment;
pub use reference::{Reading, Reference, ReferenceProblem};
pub use version::{Version, Versioned};
