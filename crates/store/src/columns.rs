//! How meanings become columns: one SQL type per meaning, on both databases.
//!
//! | meaning | PostgreSQL | SQLite | Rust |
//! |---|---|---|---|
//! | [`Id`] | `uuid` | `blob`, 16 bytes | an id newtype of the domain |
//! | [`Instant`] | `timestamptz` | `integer`, microseconds since 1970 | [`Moment`] |
//! | [`Json`] | `jsonb` | `text` | [`JsonText`] |
//! | [`Word`] | `text` with a check | `text` with a check | an enum of the domain |
//!
//! The PostgreSQL types carry their literal object ids: a type named by a string would cost a
//! query of the system catalogue per connection.

mod instant;
mod json;

use std::io::Write;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::pg::{Pg, PgValue};
use diesel::query_builder::QueryId;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Binary, HasSqlType, SqlType, Text};
use diesel::sqlite::{Sqlite, SqliteValue};
use onedoor_domain::availability::Said;
use onedoor_domain::call_back::CallBackStage;
use onedoor_domain::case::{Awaited, CaseStage, ClosedAs, LinkKind};
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::contact::{ContactKind, ContactOutcome, Direction};
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::enquiry::{ActingAs, Channel};
use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_domain::meeting::{InviteeKind, MeetingKind, MeetingStage};
use onedoor_domain::routing::{CaseTypeSource, Manner};
use onedoor_domain::talk::{MessageChannel, MessagePurpose, QuestionStage};
use onedoor_domain::{
    AbsenceId, AccessId, AttachmentId, BusinessId, CallBackId, CaseId, CatalogueId, ContactId,
    ContactMomentId, ContributionId, Country, DutyId, EnquiryId, ErasureId, EventId, FileId,
    GuaranteeId, HoldId, Language, MeetingActionId, MeetingId, MessageId, MissingItemId, Moment,
    MunicipalityId, NoteId, OutboxId, ParticipantId, QuestionId, SavedFilterId, ShareId, SlotId,
    StaffId, TokenId, TrackingId,
};
use uuid::Uuid;

use crate::any_connection::{MultiBackend, MultiRawValue};

/// An identity.
#[derive(Debug, Clone, Copy, Default, QueryId, SqlType)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951))]
#[diesel(sqlite_type(name = "Binary"))]
pub struct Id;

/// An instant in UTC.
#[derive(Debug, Clone, Copy, Default, QueryId, SqlType)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185))]
#[diesel(sqlite_type(name = "Long"))]
pub struct Instant;

/// A JSON document.
#[derive(Debug, Clone, Copy, Default, QueryId, SqlType)]
#[diesel(postgres_type(oid = 3802, array_oid = 3807))]
#[diesel(sqlite_type(name = "Text"))]
pub struct Json;

/// A member of a closed set, by its word.
#[derive(Debug, Clone, Copy, Default, QueryId, SqlType)]
#[diesel(postgres_type(oid = 25, array_oid = 1009))]
#[diesel(sqlite_type(name = "Text"))]
pub struct Word;

impl diesel::sql_types::SqlOrd for Id {}
impl diesel::sql_types::SqlOrd for Instant {}

/// A domain value as a column: diesel's traits can only be given to a type of this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Col<T>(pub T);

/// The text of a JSON document that was made by serde, or checked by the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonText(pub String);

macro_rules! known_to_the_derived_backend {
    ($($sql:ty),+) => {$(
        impl HasSqlType<$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql>(lookup)
            }
        }
    )+};
}
known_to_the_derived_backend!(Id, Instant, Json, Word);

/// Lets a Rust type stand for an SQL type in queries and rows of every backend that can carry it.
macro_rules! column {
    ($sql:ty => $($rust:ty),+ $(,)?) => {$(
        impl AsExpression<$sql> for $rust {
            type Expression = Bound<$sql, Self>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }

        impl<'a> AsExpression<$sql> for &'a $rust {
            type Expression = Bound<$sql, Self>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }

        impl<DB: Backend> Queryable<$sql, DB> for $rust
        where
            Self: FromSql<$sql, DB>,
        {
            type Row = Self;
            fn build(row: Self) -> deserialize::Result<Self> {
                Ok(row)
            }
        }

        impl ToSql<$sql, MultiBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((<$sql>::default(), self));
                Ok(IsNull::No)
            }
        }

        impl FromSql<$sql, MultiBackend> for $rust {
            fn from_sql(value: MultiRawValue<'_>) -> deserialize::Result<Self> {
                value.from_sql::<Self, $sql>()
            }
        }
    )+};
}

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
    HoldId,
    AccessId,
    ShareId,
    ErasureId,
    AnyId,
);

macro_rules! words {
    ($($name:ty),+ $(,)?) => {
        column!(Word => $(Col<$name>),+);
        $(
            impl<DB: Backend> ToSql<Word, DB> for Col<$name>
            where
                str: ToSql<Text, DB>,
                DB: NotDerived,
            {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                    <str as ToSql<Text, DB>>::to_sql(self.0.as_str(), out)
                }
            }

            impl<DB: Backend> FromSql<Word, DB> for Col<$name>
            where
                String: FromSql<Text, DB>,
                DB: NotDerived,
            {
                fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
                    let word = <String as FromSql<Text, DB>>::from_sql(value)?;
                    <$name>::parse(&word).map(Self).ok_or_else(|| {
                        format!("`{word}` is no {}", stringify!($name)).into()
                    })
                }
            }
        )+
    };
}

/// The two real backends, as opposed to the one derived from them.
pub trait NotDerived {}
impl NotDerived for Pg {}
impl NotDerived for Sqlite {}

words!(
    Awaited,
    CaseStage,
    ClosedAs,
    Complexity,
    ContributionStage,
    Channel,
    ActingAs,
    CaseTypeSource,
    Manner,
    Country,
    Language,
    CatalogueStatus,
    GuaranteeStage,
    OutboxKind,
    Direction,
    MessagePurpose,
    MessageChannel,
    QuestionStage,
    LinkKind,
    onedoor_domain::business::Scheme,
    MeetingKind,
    MeetingStage,
    InviteeKind,
    onedoor_domain::attachment::AttachmentState,
    onedoor_domain::attachment::MediaType,
    Said,
    CallBackStage,
    ContactKind,
    ContactOutcome,
    onedoor_domain::retention::RetentionState,
    onedoor_domain::retention::RetentionClass,
    onedoor_domain::access::AccessDeed,
    onedoor_domain::access::AccessPart,
    onedoor_domain::access::SharedPart,
    SubjectKind,
);

/// The identity of a thing whose kind stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnyId(pub Uuid);

onedoor_domain::closed_set! {
    /// Who asked to be forgotten.
    SubjectKind {
        /// A contact person.
        Contact = "contact",
        /// A business that is a person.
        Business = "business",
    }
}

onedoor_domain::closed_set! {
    /// Where a version of the catalogue stands.
    CatalogueStatus {
        /// Being written.
        Draft = "draft",
        /// Routes new enquiries.
        Published = "published",
        /// Once published; cases routed by it still read it.
        Retired = "retired",
    }
}

onedoor_domain::closed_set! {
    /// What an outbox row asks for.
    OutboxKind {
        /// An enquiry must be added to the search index.
        IndexEnquiry = "index_enquiry",
        /// Everybody concerned must be told that a case was opened.
        CaseOpened = "case_opened",
        /// Those who owe it must be told that a guarantee comes close to its due moment.
        Warning = "warning",
        /// Those who owe it must be told that a guarantee was missed.
        Missed = "missed",
        /// The business must be told that it is late, why, and when instead.
        DelayNotice = "delay_notice",
        /// The coordinator must be told to renew a promise to the business before it is missed.
        RenewPromise = "renew_promise",
        /// The business must be told that what it was promised has changed.
        PromiseChanged = "promise_changed",
        /// The business must be told which papers are missing.
        MissingPapers = "missing_papers",
        /// The unit must be told again of a contribution that nobody has taken.
        OfferRepeated = "offer_repeated",
        /// The coordinator and the head of the unit must be told that nobody takes a contribution.
        OfferUnaccepted = "offer_unaccepted",
        /// The business must be told that a season makes the clock of its guarantee stand still.
        Suspension = "suspension",
        /// Whoever is on duty must be told of an enquiry that cannot wait.
        UrgentEnquiry = "urgent_enquiry",
        /// The coordinator must be told what the business is owed for a missed promise.
        Remedy = "remedy",
        /// The business and those concerned must be told who coordinates its case now.
        HandedOver = "handed_over",
        /// Those concerned must be told what became of a contribution.
        Contribution = "contribution",
        /// A message to the business must be delivered, or one from it be shown to those concerned.
        Message = "message",
        /// Whoever is to call a business back must be told.
        CallBack = "call_back",
        /// Those who take part in a meeting must be told.
        Meeting = "meeting",
        /// The bytes of an attachment ask for something: a look for viruses, or to be removed.
        Attachment = "attachment",
        /// Those concerned must be told that a case was closed, reopened or merged.
        CaseMoved = "case_moved",
        /// Events must get their place in the feed of the municipality.
        Feed = "feed",
    }
}

column!(Instant => Col<Moment>);

column!(Json => JsonText);
