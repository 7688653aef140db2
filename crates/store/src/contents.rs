//! What a case is made of: enquiries, contributions, guarantees, events.

use diesel::prelude::*;
use onedoor_domain::enquiry::{Answers, Channel, Place};
use onedoor_domain::{
    BusinessId, CaseId, ContactId, EnquiryId, EventId, Language, Moment, MunicipalityId,
};

pub use crate::contributions::{ContributionRecord, of_cases as contributions};
pub use crate::guarantees::{GuaranteeRecord, of_cases as guarantees};

use crate::columns::{Col, JsonText};
use crate::json::from_json;
use crate::schema::{case_enquiry, enquiry, event};
use crate::{Connection, StoreError};

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
#[diesel(table_name = event)]
pub(crate) struct EventFound {
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

/// All events of a case, in order: what its guarantees are replayed from.
///
/// # Errors
/// As every query.
pub fn events_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<EventRecord>, StoreError> {
    let rows = event::table
        .filter(event::municipality_id.eq(Col(municipality)))
        .filter(event::case_id.eq(Col(case)))
        .order(event::seq)
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

impl EventFound {
    pub(crate) fn read(self) -> EventRecord {
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
