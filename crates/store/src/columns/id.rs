//! Identities: sixteen bytes on both databases.

use std::io::Write as _;

use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::Binary;
use diesel::sqlite::{Sqlite, SqliteValue};
use onedoor_domain::{
    AbsenceId, AccessId, AttachmentId, BusinessId, CallBackId, CaseId, CatalogueId, ContactId,
    ContactMomentId, ContributionId, DeliveryId, DutyId, EnquiryId, ErasureId, EventId, FileId,
    GatewayId, GuaranteeId, HoldId, InboundMailId, LeaseId, MeetingActionId, MeetingId, MessageId,
    MissingItemId, MunicipalityId, NoteId, OutboxId, ParticipantId, PasswordLinkId, ProviderId,
    QuestionId, SavedFilterId, SessionId, ShareId, SlotId, StaffId, TokenId, TrackingId, WebhookId,
};
use uuid::Uuid;

use super::{Col, Id, column};

/// The identity of a thing whose kind stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnyId(pub Uuid);

macro_rules! ids {
    ($($name:ident),+ $(,)?) => {
        column!(Id => $(Col<$name>),+);
        $(
            impl ToSql<Id, Pg> for Col<$name> {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                    out.write_all(self.0.0.as_bytes())?;
                    Ok(IsNull::No)
                }
            }

            impl FromSql<Id, Pg> for Col<$name> {
                fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                    Ok(Self($name(Uuid::from_slice(value.as_bytes())?)))
                }
            }

            impl ToSql<Id, Sqlite> for Col<$name> {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                    <[u8] as ToSql<Binary, Sqlite>>::to_sql(self.0.0.as_bytes().as_slice(), out)
                }
            }

            impl FromSql<Id, Sqlite> for Col<$name> {
                fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
                    let bytes = <Vec<u8> as FromSql<Binary, Sqlite>>::from_sql(value)?;
                    Ok(Self($name(Uuid::from_slice(&bytes)?)))
                }
            }
        )+
    };
}
ids!(
    MunicipalityId,
    StaffId,
    AbsenceId,
    DeliveryId,
    LeaseId,
    InboundMailId,
    DutyId,
    BusinessId,
    ContactId,
    EnquiryId,
    CaseId,
    ContributionId,
    GuaranteeId,
    EventId,
    CatalogueId,
    TokenId,
    TrackingId,
    OutboxId,
    MeetingId,
    ParticipantId,
    MeetingActionId,
    SlotId,
    AttachmentId,
    FileId,
    MessageId,
    QuestionId,
    NoteId,
    MissingItemId,
    ContactMomentId,
    CallBackId,
    SavedFilterId,
    SessionId,
    ProviderId,
    PasswordLinkId,
    HoldId,
    AccessId,
    ShareId,
    ErasureId,
    WebhookId,
    GatewayId,
    AnyId,
);
