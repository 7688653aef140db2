//! The rows that one enquiry becomes.

use diesel::Insertable;
use onedoor_domain::case::CaseStage;
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::enquiry::{ActingAs, Channel};
use onedoor_domain::routing::{CaseTypeSource, Manner};
use onedoor_domain::{
    BusinessId, CaseId, ContactId, ContributionId, EnquiryId, EventId, GuaranteeId, Language,
    Moment, MunicipalityId, OutboxId, StaffId, TrackingId,
};

use crate::columns::{Col, JsonText, OutboxKind};
use crate::schema::{
    business, business_identifier, case_enquiry, case_type_of_case, cases, contact_person,
    contribution, contribution_dependency, enquiry, event, guarantee, idempotency_key, outbox,
    tracking_code,
};
use onedoor_domain::guarantee::GuaranteeStage;

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident in $table:ident { $($field:ident: $ty:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Insertable)]
        #[diesel(table_name = $table, treat_none_as_default_value = false)]
        pub struct $name {
            $(#[expect(missing_docs, reason = "the column's meaning stands in docs/data.md")] pub $field: $ty),+
        }
    )+};
}

rows! {
    /// A business that was not known before.
    BusinessRow in business {
        municipality_id: Col<MunicipalityId>,
        id: Col<BusinessId>,
        name: String,
        name_key: String,
        account_manager_id: Option<Col<StaffId>>,
        version: i32,
        created_at: Col<Moment>,
        updated_at: Col<Moment>,
    }
    /// One of its identifiers.
    BusinessIdentifierRow in business_identifier {
        municipality_id: Col<MunicipalityId>,
        scheme: Col<onedoor_domain::business::Scheme>,
        value: String,
        business_id: Col<BusinessId>,
    }
    /// A contact person who was not known before.
    ContactRow in contact_person {
        municipality_id: Col<MunicipalityId>,
        id: Col<ContactId>,
        business_id: Option<Col<BusinessId>>,
        name: Option<String>,
        name_key: Option<String>,
        email: Option<String>,
        phone: Option<String>,
        phone_raw: Option<String>,
        acting_as: Option<Col<ActingAs>>,
        protected_identity: bool,
        created_at: Col<Moment>,
    }
    /// What somebody asked.
    EnquiryRow in enquiry {
        municipality_id: Col<MunicipalityId>,
        id: Col<EnquiryId>,
        channel: Col<Channel>,
        received_at: Col<Moment>,
        registered_at: Col<Moment>,
        registered_by: String,
        language: Col<Language>,
        subject: String,
        text: String,
        attributes: JsonText,
        place: Option<JsonText>,
        sender: JsonText,
        urgent: bool,
        protected_identity: bool,
        business_id: Option<Col<BusinessId>>,
        contact_id: Option<Col<ContactId>>,
    }
    /// What the municipality does about it.
    CaseRow in cases {
        municipality_id: Col<MunicipalityId>,
        id: Col<CaseId>,
        reference: String,
        stage: Col<CaseStage>,
        complexity: Col<Complexity>,
        triage: bool,
        urgent: bool,
        protected_identity: bool,
        language: Col<Language>,
        coordinator_id: Col<StaffId>,
        business_id: Option<Col<BusinessId>>,
        contact_id: Option<Col<ContactId>>,
        catalogue_version: i32,
        plan: JsonText,
        received_at: Col<Moment>,
        created_at: Col<Moment>,
        updated_at: Col<Moment>,
        version: i32,
        last_seq: i32,
        last_hash: Vec<u8>,
    }
    /// Which enquiry a case answers.
    CaseEnquiryRow in case_enquiry {
        municipality_id: Col<MunicipalityId>,
        case_id: Col<CaseId>,
        enquiry_id: Col<EnquiryId>,
    }
    /// One of a case's types.
    CaseTypeRow in case_type_of_case {
        municipality_id: Col<MunicipalityId>,
        case_id: Col<CaseId>,
        case_type: String,
        position: i32,
        source: Col<CaseTypeSource>,
        score: i32,
        because: JsonText,
    }
    /// What one unit owes.
    ContributionRow in contribution {
        municipality_id: Col<MunicipalityId>,
        id: Col<ContributionId>,
        case_id: Col<CaseId>,
        unit_id: String,
        stage: Col<ContributionStage>,
        manner: Col<Manner>,
        handler_id: Option<Col<StaffId>>,
        accepted_at: Option<Col<Moment>>,
        because: JsonText,
        created_at: Col<Moment>,
        updated_at: Col<Moment>,
        version: i32,
        answered_at: Option<Col<Moment>>,
        offered_at: Col<Moment>,
        offers: i32,
        next_at: Option<Col<Moment>>,
    }
    /// Which contribution waits for which.
    DependencyRow in contribution_dependency {
        municipality_id: Col<MunicipalityId>,
        contribution_id: Col<ContributionId>,
        depends_on_id: Col<ContributionId>,
    }
    /// One promise.
    GuaranteeRow in guarantee {
        municipality_id: Col<MunicipalityId>,
        id: Col<GuaranteeId>,
        case_id: Col<CaseId>,
        contribution_id: Option<Col<ContributionId>>,
        clock: String,
        state: Col<GuaranteeStage>,
        terms: JsonText,
        start_at: Option<Col<Moment>>,
        due_at: Option<Col<Moment>>,
        next_at: Option<Col<Moment>>,
        created_at: Col<Moment>,
        version: i32,
        ended_at: Option<Col<Moment>>,
        explained: bool,
        risk_at: Option<Col<Moment>>,
    }
    /// One thing that happened.
    EventRow in event {
        municipality_id: Col<MunicipalityId>,
        case_id: Col<CaseId>,
        seq: i32,
        id: Col<EventId>,
        kind: String,
        at: Col<Moment>,
        actor: String,
        payload: String,
        hash: Vec<u8>,
    }
    /// The business's way to follow the case.
    TrackingRow in tracking_code {
        municipality_id: Col<MunicipalityId>,
        id: Col<TrackingId>,
        case_id: Col<CaseId>,
        contact_id: Option<Col<ContactId>>,
        hash: Vec<u8>,
        created_at: Col<Moment>,
        expires_at: Col<Moment>,
        revoked_at: Option<Col<Moment>>,
    }
    /// Something that must follow from it.
    OutboxRow in outbox {
        municipality_id: Col<MunicipalityId>,
        id: Col<OutboxId>,
        kind: Col<OutboxKind>,
        case_id: Option<Col<CaseId>>,
        payload: JsonText,
        created_at: Col<Moment>,
        available_at: Col<Moment>,
        attempts: i32,
    }
    /// An idempotency key with its sealed answer.
    IdempotencyRow in idempotency_key {
        municipality_id: Col<MunicipalityId>,
        hash: Vec<u8>,
        fingerprint: Vec<u8>,
        status: i32,
        answer: Vec<u8>,
        created_at: Col<Moment>,
        expires_at: Col<Moment>,
    }
}

/// How much more a staff member carries, and from what the choice started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadChange {
    /// Who.
    pub staff: StaffId,
    /// Cases more to coordinate.
    pub coordinations: i32,
    /// Contributions more to handle.
    pub contributions: i32,
    /// The change holds only while they coordinate no more than this: else the choice is stale.
    pub coordinations_at_most: i32,
}

/// Everything that one enquiry becomes, written together or not at all.
#[derive(Debug, Clone)]
pub struct Intake {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// When.
    pub now: Moment,
    /// Who carries more; each staff member at most once, the coordinator among them.
    pub loads: Vec<LoadChange>,
    /// The idempotency key, if one was given.
    pub key: Option<IdempotencyRow>,
    /// The business, if it is new.
    pub business: Option<BusinessRow>,
    /// Identifiers that the business did not have.
    pub identifiers: Vec<BusinessIdentifierRow>,
    /// The contact person, if new.
    pub contact: Option<ContactRow>,
    /// The enquiry.
    pub enquiry: EnquiryRow,
    /// The case.
    pub case: CaseRow,
    /// What the matter is.
    pub case_types: Vec<CaseTypeRow>,
    /// What the units owe.
    pub contributions: Vec<ContributionRow>,
    /// Which of them wait for which.
    pub dependencies: Vec<DependencyRow>,
    /// What is promised.
    pub guarantees: Vec<GuaranteeRow>,
    /// What happened, in order.
    pub events: Vec<EventRow>,
    /// How the business follows it.
    pub tracking: TrackingRow,
    /// What must follow.
    pub outbox: Vec<OutboxRow>,
}
