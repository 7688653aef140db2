//! The tables of an intake, each as one array a column.

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::AstPass;
use diesel::sql_types::{Array, Binary, Bool, Integer, Nullable, Text};
use onedoor_domain::case::CaseStage;
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::enquiry::{ActingAs, Channel};
use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_domain::routing::{CaseTypeSource, Manner};
use onedoor_domain::{
    BusinessId, CaseId, ContactId, ContributionId, EnquiryId, EventId, GuaranteeId, Language,
    Moment, OutboxId, StaffId, TrackingId,
};

use crate::columns::{Col, Id, Instant, Json, JsonText, OutboxKind, Word};
use crate::rows::intake::{
    BusinessIdentifierRow, BusinessRow, CaseEnquiryRow, CaseRow, CaseTypeRow, ContactRow,
    ContributionRow, DependencyRow, EnquiryRow, EventRow, GuaranteeRow, IdempotencyRow, OutboxRow,
    TrackingRow,
};

/// Turns rows into one array a column, and the arrays into an insert within the statement.
///
/// A macro, because fourteen tables need the same three things for each of their columns.
macro_rules! unnested {
    ($name:ident of $row:ident into $table:literal { $first:ident: $first_sql:ty as $first_rust:ty $(, $column:ident: $sql:ty as $rust:ty)* $(,)? }) => {
        #[derive(Default)]
        pub(super) struct $name {
            $first: Vec<$first_rust>,
            $($column: Vec<$rust>,)*
        }

        impl $name {
            pub(super) fn of<'r>(rows: impl IntoIterator<Item = &'r $row>) -> Self {
                let mut arrays = Self::default();
                for row in rows {
                    arrays.$first.push(row.$first.clone());
                    $(arrays.$column.push(row.$column.clone());)*
                }
                arrays
            }

            pub(super) fn walk<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
                out.push_sql(concat!(
                    ", ", stringify!($name), " as (insert into ", $table,
                    " (municipality_id, ", stringify!($first) $(, ", ", stringify!($column))*,
                    ") select g.municipality_id, u.* from g, unnest(",
                ));
                out.push_bind_param::<Array<$first_sql>, _>(&self.$first)?;
                $(
                    out.push_sql(", ");
                    out.push_bind_param::<Array<$sql>, _>(&self.$column)?;
                )*
                out.push_sql(") u)");
                Ok(())
            }
        }
    };
}

unnested! {
    Businesses of BusinessRow into "business" {
        id: Id as Col<BusinessId>,
        name: Text as String,
        name_key: Text as String,
        account_manager_id: Nullable<Id> as Option<Col<StaffId>>,
        version: Integer as i32,
        created_at: Instant as Col<Moment>,
        updated_at: Instant as Col<Moment>,
    }
}

unnested! {
    Identifiers of BusinessIdentifierRow into "business_identifier" {
        scheme: Word as Col<onedoor_domain::business::Scheme>,
        value: Text as String,
        business_id: Id as Col<BusinessId>,
    }
}

unnested! {
    Contacts of ContactRow into "contact_person" {
        id: Id as Col<ContactId>,
        business_id: Nullable<Id> as Option<Col<BusinessId>>,
        name: Nullable<Text> as Option<String>,
        name_key: Nullable<Text> as Option<String>,
        email: Nullable<Text> as Option<String>,
        phone: Nullable<Text> as Option<String>,
        phone_raw: Nullable<Text> as Option<String>,
        acting_as: Nullable<Word> as Option<Col<ActingAs>>,
        protected_identity: Bool as bool,
        created_at: Instant as Col<Moment>,
    }
}

unnested! {
    Enquiries of EnquiryRow into "enquiry" {
        id: Id as Col<EnquiryId>,
        channel: Word as Col<Channel>,
        received_at: Instant as Col<Moment>,
        registered_at: Instant as Col<Moment>,
        registered_by: Text as String,
        language: Word as Col<Language>,
        subject: Text as String,
        text: Text as String,
        attributes: Json as JsonText,
        place: Nullable<Json> as Option<JsonText>,
        sender: Json as JsonText,
        urgent: Bool as bool,
        protected_identity: Bool as bool,
        business_id: Nullable<Id> as Option<Col<BusinessId>>,
        contact_id: Nullable<Id> as Option<Col<ContactId>>,
    }
}

unnested! {
    Cases of CaseRow into "\"case\"" {
        id: Id as Col<CaseId>,
        reference: Text as String,
        stage: Word as Col<CaseStage>,
        complexity: Word as Col<Complexity>,
        triage: Bool as bool,
        urgent: Bool as bool,
        protected_identity: Bool as bool,
        language: Word as Col<Language>,
        coordinator_id: Id as Col<StaffId>,
        business_id: Nullable<Id> as Option<Col<BusinessId>>,
        contact_id: Nullable<Id> as Option<Col<ContactId>>,
        catalogue_version: Integer as i32,
        plan: Json as JsonText,
        received_at: Instant as Col<Moment>,
        created_at: Instant as Col<Moment>,
        updated_at: Instant as Col<Moment>,
        version: Integer as i32,
        last_seq: Integer as i32,
        last_hash: Binary as Vec<u8>,
    }
}

unnested! {
    Links of CaseEnquiryRow into "case_enquiry" {
        case_id: Id as Col<CaseId>,
        enquiry_id: Id as Col<EnquiryId>,
    }
}

unnested! {
    CaseTypes of CaseTypeRow into "case_type_of_case" {
        case_id: Id as Col<CaseId>,
        case_type: Text as String,
        position: Integer as i32,
        source: Word as Col<CaseTypeSource>,
        score: Integer as i32,
        because: Json as JsonText,
    }
}

unnested! {
    Contributions of ContributionRow into "contribution" {
        id: Id as Col<ContributionId>,
        case_id: Id as Col<CaseId>,
        unit_id: Text as String,
        stage: Word as Col<ContributionStage>,
        manner: Word as Col<Manner>,
        handler_id: Nullable<Id> as Option<Col<StaffId>>,
        accepted_at: Nullable<Instant> as Option<Col<Moment>>,
        because: Json as JsonText,
        created_at: Instant as Col<Moment>,
        updated_at: Instant as Col<Moment>,
        version: Integer as i32,
        answered_at: Nullable<Instant> as Option<Col<Moment>>,
        offered_at: Instant as Col<Moment>,
        offers: Integer as i32,
        next_at: Nullable<Instant> as Option<Col<Moment>>,
    }
}

unnested! {
    Dependencies of DependencyRow into "contribution_dependency" {
        contribution_id: Id as Col<ContributionId>,
        depends_on_id: Id as Col<ContributionId>,
    }
}

unnested! {
    Guarantees of GuaranteeRow into "guarantee" {
        id: Id as Col<GuaranteeId>,
        case_id: Id as Col<CaseId>,
        contribution_id: Nullable<Id> as Option<Col<ContributionId>>,
        clock: Text as String,
        state: Word as Col<GuaranteeStage>,
        terms: Json as JsonText,
        start_at: Nullable<Instant> as Option<Col<Moment>>,
        due_at: Nullable<Instant> as Option<Col<Moment>>,
        next_at: Nullable<Instant> as Option<Col<Moment>>,
        created_at: Instant as Col<Moment>,
        version: Integer as i32,
        ended_at: Nullable<Instant> as Option<Col<Moment>>,
        explained: Bool as bool,
        risk_at: Nullable<Instant> as Option<Col<Moment>>,
    }
}

unnested! {
    Events of EventRow into "event" {
        case_id: Id as Col<CaseId>,
        seq: Integer as i32,
        id: Id as Col<EventId>,
        kind: Text as String,
        at: Instant as Col<Moment>,
        actor: Text as String,
        payload: Text as String,
        hash: Binary as Vec<u8>,
    }
}

unnested! {
    TrackingCodes of TrackingRow into "tracking_code" {
        id: Id as Col<TrackingId>,
        case_id: Id as Col<CaseId>,
        contact_id: Nullable<Id> as Option<Col<ContactId>>,
        hash: Binary as Vec<u8>,
        created_at: Instant as Col<Moment>,
        expires_at: Instant as Col<Moment>,
        revoked_at: Nullable<Instant> as Option<Col<Moment>>,
    }
}

unnested! {
    OutboxRows of OutboxRow into "outbox" {
        id: Id as Col<OutboxId>,
        kind: Word as Col<OutboxKind>,
        case_id: Nullable<Id> as Option<Col<CaseId>>,
        payload: Json as JsonText,
        created_at: Instant as Col<Moment>,
        available_at: Instant as Col<Moment>,
        attempts: Integer as i32,
    }
}

unnested! {
    Keys of IdempotencyRow into "idempotency_key" {
        hash: Binary as Vec<u8>,
        fingerprint: Binary as Vec<u8>,
        status: Integer as i32,
        answer: Binary as Vec<u8>,
        created_at: Instant as Col<Moment>,
        expires_at: Instant as Col<Moment>,
    }
}
