//! What a person left on a case: by their identity where a row carries it, else by the number and the
//! address that they gave, and by the codes that they were given.

use diesel::prelude::*;
use onedoor_domain::event::Actor;
use onedoor_domain::search::fold;
use onedoor_domain::{CaseId, ContactId, MunicipalityId, TrackingId};
use uuid::Uuid;

use crate::columns::{AnyId, Col};
use crate::schema::{
    call_back, case_enquiry, contact_moment, contact_person, enquiry, inbound_mail, meeting,
    meeting_participant, message, tracking_code,
};
use crate::{Connection, StoreError};

/// A row that a person left on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// In which table.
    pub table: &'static str,
    /// Which.
    pub id: Uuid,
}

/// How a person is known where no row carries their identity.
struct Known {
    name: Option<String>,
    phone: Option<String>,
    /// As senders of mail are compared.
    address: Option<String>,
    /// As authors are written.
    authors: Vec<String>,
}

impl Known {
    /// Whether a call to this name or number is to them. Of those who share a number the name tells, and
    /// a part of it will do.
    fn is_called(&self, name: Option<&str>, phone: Option<&str>) -> bool {
        let by_number = phone.is_some() && phone == self.phone.as_deref();
        let Some(name) = name else {
            return by_number;
        };
        let theirs = fold(self.name.as_deref().unwrap_or_default());
        let theirs: Vec<&str> = theirs.split_whitespace().collect();
        let called = fold(name);
        let called: Vec<&str> = called.split_whitespace().collect();
        let is_part = called.iter().all(|word| theirs.contains(word));
        is_part && (by_number || called.len() == theirs.len())
    }
}

/// What a person left on a case.
///
/// # Errors
/// As every query.
pub fn said(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    person: ContactId,
) -> Result<Vec<Said>, StoreError> {
    let on = (municipality, case);
    let known = known(conn, on, person)?;
    let mut all = by_identity(conn, on, person)?;
    all.extend(calls(conn, on, &known)?);
    all.extend(words(conn, on, &known)?);
    Ok(all)
}

fn known(
    conn: &mut Connection,
    (municipality, case): (MunicipalityId, CaseId),
    person: ContactId,
) -> Result<Known, StoreError> {
    let found: Option<(Option<String>, Option<String>, Option<String>)> = contact_person::table
        .find((Col(municipality), Col(person)))
        .select((
            contact_person::name,
            contact_person::phone,
            contact_person::email,
        ))
        .first(conn)
        .optional()?;
    let (name, phone, email) = found.unwrap_or_default();
    let codes: Vec<Col<TrackingId>> = tracking_code::table
        .filter(tracking_code::municipality_id.eq(Col(municipality)))
        .filter(tracking_code::case_id.eq(Col(case)))
        .filter(tracking_code::contact_id.eq(Some(Col(person))))
        .select(tracking_code::id)
        .load(conn)?;
    let authors = codes.into_iter().map(|id| Actor::Business(id.0).as_text());
    Ok(Known {
        name,
        phone,
        address: email.map(|email| email.to_lowercase()),
        authors: authors.collect(),
    })
}

fn by_identity(
    conn: &mut Connection,
    (municipality, case): (MunicipalityId, CaseId),
    person: ContactId,
) -> Result<Vec<Said>, StoreError> {
    let enquiries: Vec<Col<AnyId>> = case_enquiry::table
        .inner_join(
            enquiry::table.on(enquiry::municipality_id
                .eq(case_enquiry::municipality_id)
                .and(enquiry::id.eq(case_enquiry::enquiry_id))),
        )
        .filter(case_enquiry::municipality_id.eq(Col(municipality)))
        .filter(case_enquiry::case_id.eq(Col(case)))
        .filter(enquiry::contact_id.eq(Some(Col(person))))
        .order(enquiry::id)
        .select(enquiry::id)
        .load(conn)?;
    let moments: Vec<Col<AnyId>> = contact_moment::table
        .filter(contact_moment::municipality_id.eq(Col(municipality)))
        .filter(contact_moment::case_id.eq(Col(case)))
        .filter(contact_moment::contact_id.eq(Some(Col(person))))
        .order(contact_moment::id)
        .select(contact_moment::id)
        .load(conn)?;
    let meetings: Vec<Col<AnyId>> = meeting_participant::table
        .inner_join(
            meeting::table.on(meeting::municipality_id
                .eq(meeting_participant::municipality_id)
                .and(meeting::id.eq(meeting_participant::meeting_id))),
        )
        .filter(meeting_participant::municipality_id.eq(Col(municipality)))
        .filter(meeting::case_id.eq(Col(case)))
        .filter(meeting_participant::contact_id.eq(Some(Col(person))))
        .order(meeting_participant::id)
        .select(meeting_participant::id)
        .load(conn)?;
    let mut all = rows("enquiry", enquiries);
    all.extend(rows("contact_moment", moments));
    all.extend(rows("meeting_participant", meetings));
    Ok(all)
}

/// That they were to be called back.
fn calls(
    conn: &mut Connection,
    (municipality, case): (MunicipalityId, CaseId),
    known: &Known,
) -> Result<Vec<Said>, StoreError> {
    let wished: Vec<(Col<AnyId>, Option<String>, Option<String>)> = call_back::table
        .filter(call_back::municipality_id.eq(Col(municipality)))
        .filter(call_back::case_id.eq(Col(case)))
        .order(call_back::id)
        .select((call_back::id, call_back::name, call_back::phone))
        .load(conn)?;
    let theirs = wished
        .into_iter()
        .filter(|(_, name, phone)| known.is_called(name.as_deref(), phone.as_deref()))
        .map(|(id, ..)| id);
    Ok(rows("call_back", theirs.collect()))
}

/// What they wrote, on their page and by mail.
fn words(
    conn: &mut Connection,
    (municipality, case): (MunicipalityId, CaseId),
    known: &Known,
) -> Result<Vec<Said>, StoreError> {
    let mails: Vec<(Col<AnyId>, Option<Col<AnyId>>)> = inbound_mail::table
        .filter(inbound_mail::municipality_id.eq(Col(municipality)))
        .filter(inbound_mail::case_id.eq(Some(Col(case))))
        .filter(inbound_mail::sender.eq(&known.address))
        .order(inbound_mail::id)
        .select((inbound_mail::id, inbound_mail::message_id))
        .load(conn)?;
    let became = mails.iter().filter_map(|(_, message)| *message);
    let became: Vec<Col<AnyId>> = became.collect();
    let is_theirs = message::author
        .eq_any(&known.authors)
        .or(message::id.eq_any(became));
    let written: Vec<Col<AnyId>> = message::table
        .filter(message::municipality_id.eq(Col(municipality)))
        .filter(message::case_id.eq(Col(case)))
        .filter(is_theirs)
        .order(message::id)
        .select(message::id)
        .load(conn)?;
    let mut all = rows(
        "inbound_mail",
        mails.into_iter().map(|(id, _)| id).collect(),
    );
    all.extend(rows("message", written));
    Ok(all)
}

fn rows(table: &'static str, found: Vec<Col<AnyId>>) -> Vec<Said> {
    let said = |id: Col<AnyId>| Said { table, id: id.0.0 };
    found.into_iter().map(said).collect()
}
