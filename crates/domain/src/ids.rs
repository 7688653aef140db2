//! Identities: one newtype per kind of thing, all over UUID version 7.
//!
//! The domain never makes an id: ids arrive from the one place that may ask for randomness.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A municipality: the owner of everything below.
    MunicipalityId,
    /// A person who works for the municipality.
    StaffId,
    /// A time during which a staff member is away.
    AbsenceId,
    /// A turn on the duty roster.
    DutyId,
    /// A company.
    BusinessId,
    /// A person who speaks for a business.
    ContactId,
    /// What somebody asked, as received.
    EnquiryId,
    /// What the municipality does about it.
    CaseId,
    /// What one unit owes a case.
    ContributionId,
    /// One promise on one clock.
    GuaranteeId,
    /// A question put to another authority.
    ReferralId,
    /// One thing that happened.
    EventId,
    /// A published or drafted version of the catalogue.
    CatalogueId,
    /// A credential of a program or a person.
    TokenId,
    /// A business's way to follow its case.
    TrackingId,
    /// Something owed to somebody outside the transaction that caused it.
    OutboxId,
    /// One recipient who is told one thing by one channel.
    DeliveryId,
    /// A worker's hold on a delivery, by which no other may send it.
    LeaseId,
    /// A meeting or visit on a case.
    MeetingId,
    /// Somebody who was invited to a meeting.
    ParticipantId,
    /// Something that was agreed at a meeting.
    MeetingActionId,
    /// A time that comes back every few weeks and is kept for meetings.
    SlotId,
    /// A file of a case, as people know it.
    AttachmentId,
    /// The bytes of a file, where they are kept.
    FileId,
    /// A text between the municipality and the business.
    MessageId,
    /// A handler's question to the business.
    QuestionId,
    /// A text between colleagues.
    NoteId,
    /// Something that a unit misses.
    MissingItemId,
    /// One call, visit, mail or meeting on a case.
    ContactMomentId,
    /// A duty to call a business back.
    CallBackId,
    /// A question that somebody asks again and again.
    SavedFilterId,
    /// A legal hold on a case.
    HoldId,
    /// One look at what is protected or confidential, or one deed that must be known of.
    AccessId,
    /// What one unit passed on to another.
    ShareId,
    /// A person who was forgotten.
    ErasureId,
    /// Somebody who is signed in.
    SessionId,
    /// Whoever vouches for identities.
    ProviderId,
    /// A link by which a password is set, once.
    PasswordLinkId,
    /// Where a municipality's events are sent.
    WebhookId,
    /// By what a municipality sends text messages, or writes into a chat channel.
    GatewayId,
    /// A mail that came in.
    InboundMailId,
}
