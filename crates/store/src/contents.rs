//! What a case is made of: enquiries, contributions, guarantees, events.

use diesel::prelude::*;
use onedoor_domain::contribution::{ContributionStage, Stage};
use onedoor_domain::enquiry::{Answers, Channel, Place};
use onedoor_domain::guarantee::Terms;
use onedoor_domain::routing::{Manner, UnitReason};
use onedoor_domain::{
    BusinessId, CaseId, ContactId, ContributionId, EnquiryId, EventId, GuaranteeId, Language,
    Moment, MunicipalityId, StaffId, Version,
};

use crate::columns::{Col, JsonText};
use crate::json::from_json;
use crate::schema::{case_enquiry, contribution, enquiry, event, guarantee};
use crate::{Connection, StoreError};
use onedoor_domain::guarantee::GuaranteeStage;

/// An enquiry as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnquiryRecord {
    /// Its identity.
    pub id: EnquiryId,
    /// How it came in.
    pub channel: Channel,
    /// When it came in.
    pub received_at: Moment,
    /// When it was registered.
    pub registered_at: Moment,
    /// By whom.
    pub registered_by: String,
    /// Its language.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// Its text, word for word.
    pub text: String,
    /// Answers to the catalogue's questions.
    pub answers: Answers,
    /// Where it is.
    pub place: Option<Place>,
    /// Business and contact as they were given, as JSON.
    pub sender: String,
    /// Whether it cannot wait.
    pub urgent: bool,
    /// Whose it is.
    pub business: Option<BusinessId>,
    /// Who spoke.
    pub contact: Option<ContactId>,
}

/// A contribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContributionRecord {
    /// Its identity.
    pub id: ContributionId,
    /// Of which case.
    pub case: CaseId,
    /// Which unit owes it.
    pub unit: String,
    /// Where it stands.
    pub stage: Stage,
    /// How it is carried.
    pub manner: Manner,
    /// Why the unit takes part.
    pub because: Vec<UnitReason>,
    /// When it was offered.
    pub created_at: Moment,
    /// For optimistic concurrency.
    pub version: Version,
}

/// A guarantee as it was last computed from its ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuaranteeRecord {
    /// Its identity.
    pub id: GuaranteeId,
    /// Of which case.
    pub case: CaseId,
    /// Of which contribution, for internal clocks.
    pub contribution: Option<ContributionId>,
    /// Its frozen conditions.
    pub terms: Terms,
    /// Its state.
    pub state: GuaranteeStage,
    /// From when it counts.
    pub start_at: Option<Moment>,
    /// When it is due.
    pub due_at: Option<Moment>,
    /// When something must happen next.
    pub next_at: Option<Moment>,
    /// For optimistic concurrency.
    pub version: Version,
}

/// An event, exactly as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRecord {
    /// Of which case.
    pub case: CaseId,
    /// Its place in the case, from 1.
    pub seq: i32,
    /// Its identity.
    pub id: EventId,
    /// The word for what happened.
    pub kind: String,
    /// When.
    pub at: Moment,
    /// Who did it.
    pub actor: String,
    /// What exactly, as the JSON text that was hashed.
    pub payload: String,
    /// The hash that chains it to all before it.
    pub hash: Vec<u8>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = enquiry)]
struct EnquiryFound {
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
    business_id: Option<Col<BusinessId>>,
    contact_id: Option<Col<ContactId>>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = contribution)]
struct ContributionFound {
    id: Col<ContributionId>,
    case_id: Col<CaseId>,
    unit_id: String,
    stage: Col<ContributionStage>,
    manner: Col<Manner>,
    handler_id: Option<Col<StaffId>>,
    accepted_at: Option<Col<Moment>>,
    because: JsonText,
    created_at: Col<Moment>,
    version: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = guarantee)]
struct GuaranteeFound {
    id: Col<GuaranteeId>,
    case_id: Col<CaseId>,
    contribution_id: Option<Col<ContributionId>>,
    terms: JsonText,
    state: Col<GuaranteeStage>,
    start_at: Option<Col<Moment>>,
    due_at: Option<Col<Moment>>,
    next_at: Option<Col<Moment>>,
    version: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = event)]
struct EventFound {
    case_id: Col<CaseId>,
    seq: i32,
    id: Col<EventId>,
    kind: String,
    at: Col<Moment>,
    actor: String,
    payload: String,
    hash: Vec<u8>,
}

/// The enquiries of a case, oldest first.
///
/// # Errors
/// As every query.
pub fn enquiries(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<EnquiryRecord>, StoreError> {
    let rows = enquiry::table
        .inner_join(
            case_enquiry::table.on(case_enquiry::municipality_id
                .eq(enquiry::municipality_id)
                .and(case_enquiry::enquiry_id.eq(enquiry::id))),
        )
        .filter(case_enquiry::municipality_id.eq(Col(municipality)))
        .filter(case_enquiry::case_id.eq(Col(case)))
        .order(enquiry::id)
        .select(EnquiryFound::as_select())
        .load(conn)?;
    rows.into_iter().map(EnquiryFound::read).collect()
}

/// One enquiry.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn enquiry(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: EnquiryId,
) -> Result<EnquiryRecord, StoreError> {
    enquiry::table
        .find((Col(municipality), Col(id)))
        .select(EnquiryFound::as_select())
        .first(conn)?
        .read()
}

/// The contributions of these cases, in the order they were offered.
///
/// # Errors
/// As every query.
pub fn contributions(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<Vec<ContributionRecord>, StoreError> {
    let cases: Vec<Col<CaseId>> = cases.iter().copied().map(Col).collect();
    let rows = contribution::table
        .filter(contribution::municipality_id.eq(Col(municipality)))
        .filter(contribution::case_id.eq_any(cases))
        .order((contribution::case_id, contribution::id))
        .select(ContributionFound::as_select())
        .load(conn)?;
    rows.into_iter().map(ContributionFound::read).collect()
}

/// The guarantees of these cases, in the order they were promised.
///
/// # Errors
/// As every query.
pub fn guarantees(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<Vec<GuaranteeRecord>, StoreError> {
    let cases: Vec<Col<CaseId>> = cases.iter().copied().map(Col).collect();
    let rows = guarantee::table
        .filter(guarantee::municipality_id.eq(Col(municipality)))
        .filter(guarantee::case_id.eq_any(cases))
        .order((guarantee::case_id, guarantee::id))
        .select(GuaranteeFound::as_select())
        .load(conn)?;
    rows.into_iter().map(GuaranteeFound::read).collect()
}

/// The events of a case after `seq`, in order.
///
/// # Errors
/// As every query.
pub fn events(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    after_seq: i32,
    limit: i64,
) -> Result<Vec<EventRecord>, StoreError> {
    let rows = event::table
        .filter(event::municipality_id.eq(Col(municipality)))
        .filter(event::case_id.eq(Col(case)))
        .filter(event::seq.gt(after_seq))
        .order(event::seq)
        .limit(limit)
        .select(EventFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(EventFound::read).collect())
}

impl EnquiryFound {
    fn read(self) -> Result<EnquiryRecord, StoreError> {
        Ok(EnquiryRecord {
            id: self.id.0,
            channel: self.channel.0,
            received_at: self.received_at.0,
            registered_at: self.registered_at.0,
            registered_by: self.registered_by,
            language: self.language.0,
            subject: self.subject,
            text: self.text,
            answers: from_json(&self.attributes, "enquiry", "attributes")?,
            place: self
                .place
                .map(|json| from_json(&json, "enquiry", "place"))
                .transpose()?,
            sender: self.sender.0,
            urgent: self.urgent,
            business: self.business_id.map(|id| id.0),
            contact: self.contact_id.map(|id| id.0),
        })
    }
}

impl ContributionFound {
    fn read(self) -> Result<ContributionRecord, StoreError> {
        let stage = match (self.stage.0, self.handler_id, self.accepted_at) {
            (ContributionStage::Offered, None, None) => Stage::Offered,
            (ContributionStage::Accepted, Some(handler), Some(at)) => Stage::Accepted {
                handler: handler.0,
                at: at.0,
            },
            (stage, ..) => {
                return Err(StoreError::Unreadable {
                    table: "contribution",
                    column: "stage",
                    detail: format!("{} is {stage} without what belongs to it", self.id.0),
                });
            }
        };
        Ok(ContributionRecord {
            id: self.id.0,
            case: self.case_id.0,
            unit: self.unit_id,
            stage,
            manner: self.manner.0,
            because: from_json(&self.because, "contribution", "because")?,
            created_at: self.created_at.0,
            version: Version(self.version),
        })
    }
}

impl GuaranteeFound {
    fn read(self) -> Result<GuaranteeRecord, StoreError> {
        Ok(GuaranteeRecord {
            id: self.id.0,
            case: self.case_id.0,
            contribution: self.contribution_id.map(|id| id.0),
            terms: from_json(&self.terms, "guarantee", "terms")?,
            state: self.state.0,
            start_at: self.start_at.map(|at| at.0),
            due_at: self.due_at.map(|at| at.0),
            next_at: self.next_at.map(|at| at.0),
            version: Version(self.version),
        })
    }
}

impl EventFound {
    fn read(self) -> EventRecord {
        EventRecord {
            case: self.case_id.0,
            seq: self.seq,
            id: self.id.0,
            kind: self.kind,
            at: self.at.0,
            actor: self.actor,
            payload: self.payload,
            hash: self.hash,
        }
    }
}
