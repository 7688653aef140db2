//! The intake as one PostgreSQL statement: array parameters, unnested table by table.

use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Array, Binary, Bool, Integer, Nullable, Text};
use diesel::{QueryResult, RunQueryDsl};
use onedoor_domain::case::CaseStage;
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::enquiry::{ActingAs, Channel};
use onedoor_domain::routing::{CaseTypeSource, Manner};
use onedoor_domain::{
    BusinessId, CaseId, ContactId, ContributionId, EnquiryId, EventId, GuaranteeId, Language,
    Moment, MunicipalityId, OutboxId, StaffId, TrackingId,
};

use crate::columns::{Col, Id, Instant, Json, JsonText, OutboxKind, Word};
use crate::rows::intake::{
    BusinessIdentifierRow, BusinessRow, CaseEnquiryRow, CaseRow, CaseTypeRow, ContactRow,
    ContributionRow, DependencyRow, EnquiryRow, EventRow, GuaranteeRow, IdempotencyRow, Intake,
    OutboxRow, TrackingRow,
};
use onedoor_domain::guarantee::GuaranteeStage;

/// Inserts every row of an intake, if everybody chosen still carries what was expected.
///
/// Its text never changes, so PostgreSQL parses and plans it once a connection.
pub(super) struct OneStatement<'a>(pub(super) &'a Columns);

impl QueryId for OneStatement<'_> {
    type QueryId = OneStatement<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<C> RunQueryDsl<C> for OneStatement<'_> {}

impl QueryFragment<Pg> for OneStatement<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let columns = self.0;
        columns.loads.walk(&mut out)?;
        out.push_sql(", g as (select ");
        out.push_bind_param::<Id, _>(&columns.municipality)?;
        out.push_sql(" as municipality_id where (select count(*) from l) = ");
        out.push_bind_param::<Integer, _>(&columns.expected_loads)?;
        out.push_sql(")");
        columns.key.walk(&mut out)?;
        columns.business.walk(&mut out)?;
        columns.identifiers.walk(&mut out)?;
        columns.contact.walk(&mut out)?;
        columns.enquiry.walk(&mut out)?;
        columns.case.walk(&mut out)?;
        columns.links.walk(&mut out)?;
        columns.case_types.walk(&mut out)?;
        columns.contributions.walk(&mut out)?;
        columns.dependencies.walk(&mut out)?;
        columns.guarantees.walk(&mut out)?;
        columns.events.walk(&mut out)?;
        columns.tracking.walk(&mut out)?;
        columns.outbox.walk(&mut out)?;
        // The number of rows of the last part is what the caller sees: one, or none.
        out.push_sql(" select municipality_id from g");
        Ok(())
    }
}

/// The parameters: one array a column, one group a table.
pub(super) struct Columns {
    municipality: Col<MunicipalityId>,
    expected_loads: i32,
    loads: Loads,
    key: Keys,
    business: Businesses,
    identifiers: Identifiers,
    contact: Contacts,
    enquiry: Enquiries,
    case: Cases,
    links: Links,
    case_types: CaseTypes,
    contributions: Contributions,
    dependencies: Dependencies,
    guarantees: Guarantees,
    events: Events,
    tracking: TrackingCodes,
    outbox: OutboxRows,
}

impl Columns {
    /// Lays out an intake.
    pub(super) fn of(intake: &Intake, link: &CaseEnquiryRow) -> Self {
        let loads = &intake.loads;
        Self {
            municipality: Col(intake.municipality),
            expected_loads: i32::try_from(loads.len()).unwrap_or(i32::MAX),
            loads: Loads {
                now: Col(intake.now),
                municipality: Col(intake.municipality),
                staff: loads.iter().map(|change| Col(change.staff)).collect(),
                coordinations: loads.iter().map(|change| change.coordinations).collect(),
                contributions: loads.iter().map(|change| change.contributions).collect(),
                at_most: loads
                    .iter()
                    .map(|change| change.coordinations_at_most)
                    .collect(),
            },
            key: Keys::of(&intake.key),
            business: Businesses::of(&intake.business),
            identifiers: Identifiers::of(&intake.identifiers),
            contact: Contacts::of(&intake.contact),
            enquiry: Enquiries::of([&intake.enquiry]),
            case: Cases::of([&intake.case]),
            links: Links::of([link]),
            case_types: CaseTypes::of(&intake.case_types),
            contributions: Contributions::of(&intake.contributions),
            dependencies: Dependencies::of(&intake.dependencies),
            guarantees: Guarantees::of(&intake.guarantees),
            events: Events::of(&intake.events),
            tracking: TrackingCodes::of([&intake.tracking]),
            outbox: OutboxRows::of(&intake.outbox),
        }
    }
}

/// Who carries more, as arrays.
struct Loads {
    now: Col<Moment>,
    municipality: Col<MunicipalityId>,
    staff: Vec<Col<StaffId>>,
    coordinations: Vec<i32>,
    contributions: Vec<i32>,
    at_most: Vec<i32>,
}

impl Loads {
    fn walk<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        // Locked before they are changed: only `order by` makes two intakes lock in the same order,
        // an update takes rows as it comes upon them.
        out.push_sql(
            "with held as (select staff_id, coordinations from staff_load where municipality_id = ",
        );
        out.push_bind_param::<Id, _>(&self.municipality)?;
        out.push_sql(" and staff_id = any(");
        out.push_bind_param::<Array<Id>, _>(&self.staff)?;
        out.push_sql(
            ") order by staff_id for update), l as (update staff_load s set coordinations = s.coordinations + u.coordinations, \
             contributions = s.contributions + u.contributions, last_assigned_at = ",
        );
        out.push_bind_param::<Instant, _>(&self.now)?;
        out.push_sql(" from unnest(");
        out.push_bind_param::<Array<Id>, _>(&self.staff)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.coordinations)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.contributions)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.at_most)?;
        out.push_sql(
            ") as u (staff_id, coordinations, contributions, at_most) \
             where s.staff_id = u.staff_id and s.coordinations <= u.at_most and s.municipality_id = ",
        );
        out.push_bind_param::<Id, _>(&self.municipality)?;
        // All or none: a load that was raised beside one that was not would stay raised, as nothing
        // fails that would undo it.
        out.push_sql(" and (select count(*) from held h join unnest(");
        out.push_bind_param::<Array<Id>, _>(&self.staff)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.at_most)?;
        out.push_sql(
            ") as w (staff_id, at_most) on h.staff_id = w.staff_id and h.coordinations <= w.at_most) \
             = cardinality(",
        );
        out.push_bind_param::<Array<Id>, _>(&self.staff)?;
        out.push_sql(") returning 1)");
        Ok(())
    }
}

/// Turns rows into one array a column, and the arrays into an insert within the statement.
///
/// A macro, because thirteen tables need the same three things for each of their columns.
macro_rules! unnested {
    ($name:ident of $row:ident into $table:literal { $first:ident: $first_sql:ty as $first_rust:ty $(, $column:ident: $sql:ty as $rust:ty)* $(,)? }) => {
        #[derive(Default)]
        struct $name {
            $first: Vec<$first_rust>,
            $($column: Vec<$rust>,)*
        }

        impl $name {
            fn of<'r>(rows: impl IntoIterator<Item = &'r $row>) -> Self {
                let mut arrays = Self::default();
                for row in rows {
                    arrays.$first.push(row.$first.clone());
                    $(arrays.$column.push(row.$column.clone());)*
                }
                arrays
            }

            fn walk<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
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
