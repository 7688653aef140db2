//! Members of closed sets, by their words.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::pg::Pg;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;
use onedoor_domain::access::{AccessDeed, AccessPart, SharedPart};
use onedoor_domain::attachment::{AttachmentState, MediaType};
use onedoor_domain::availability::Said;
use onedoor_domain::business::Scheme;
use onedoor_domain::call_back::CallBackStage;
use onedoor_domain::case::{Awaited, CaseStage, ClosedAs, LinkKind};
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::contact::{ContactKind, ContactOutcome, Direction};
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::delivery::{DeliveryState, Failure, Tiding};
use onedoor_domain::enquiry::{ActingAs, Channel};
use onedoor_domain::gateway::{Encoding, GatewayKind};
use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_domain::inbound::{Outcome, WhyIgnored};
use onedoor_domain::meeting::{InviteeKind, MeetingKind, MeetingStage};
use onedoor_domain::retention::{RetentionClass, RetentionState};
use onedoor_domain::routing::{CaseTypeSource, Manner};
use onedoor_domain::talk::{MessageChannel, MessagePurpose, QuestionStage};
use onedoor_domain::webhook::SwitchedOff;
use onedoor_domain::{Country, Language};

use super::{CatalogueStatus, Col, OutboxKind, SubjectKind, Word, column};

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
    Scheme,
    MeetingKind,
    MeetingStage,
    InviteeKind,
    AttachmentState,
    MediaType,
    Said,
    CallBackStage,
    ContactKind,
    ContactOutcome,
    RetentionState,
    RetentionClass,
    AccessDeed,
    AccessPart,
    SharedPart,
    SubjectKind,
    Tiding,
    onedoor_domain::delivery::Channel,
    DeliveryState,
    Failure,
    SwitchedOff,
    GatewayKind,
    Encoding,
    Outcome,
    WhyIgnored,
);
