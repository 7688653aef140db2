//! Finding who calls by the one thing that is known of them.

use std::collections::BTreeSet;

use onedoor_domain::business::{Identifier, IdentifierProblem, Phone};
use onedoor_domain::{BusinessId, ContactId, MunicipalityId, Reading, Reference, search};
use onedoor_store::businesses::BusinessRecord;
use onedoor_store::cases::CaseRecord;
use onedoor_store::lookup::{self, ContactRecord};
use onedoor_store::{Connection, StoreError};

use super::LookupQuery;
use crate::in_force::InForce;
use crate::{Error, FieldCode, FieldProblem, Result};

/// How many people and how many businesses are told.
const CALLERS: usize = 10;
/// How many cases are told.
const CASES: usize = 20;
/// How many letters a word of a name must have to be looked for.
const LETTERS: usize = 2;

/// What was found, before anybody's rights are looked at.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) businesses: Vec<BusinessRecord>,
    pub(super) contacts: Vec<ContactRecord>,
    pub(super) cases: Vec<CaseRecord>,
    pub(super) misread: bool,
    pub(super) more: bool,
}

/// Finds by what was asked for.
pub(super) fn find(
    conn: &mut Connection,
    in_force: &InForce,
    query: &LookupQuery,
) -> Result<Found> {
    let municipality = in_force.municipality.id;
    match query {
        LookupQuery::Phone(raw) => {
            let phone = Phone::parse(raw, in_force.municipality.country);
            let phone = phone.map_err(|_| wrong("phone", FieldCode::NotAPhone))?;
            by_phone(conn, municipality, &phone.e164)
        }
        LookupQuery::Identifier(raw) => by_identifier(conn, municipality, raw),
        LookupQuery::Reference(raw) => by_reference(conn, municipality, raw),
        LookupQuery::Name(raw) => by_name(conn, municipality, raw),
    }
}

/// A number that a protected identity uses is nobody's, also where somebody else uses it too.
fn by_phone(conn: &mut Connection, municipality: MunicipalityId, phone: &str) -> Result<Found> {
    let contacts = lookup::contacts_by_phone(conn, municipality, phone, one_more(CALLERS))?;
    if contacts.iter().any(|one| one.protected_identity) {
        return Ok(Found::default());
    }
    let theirs = distinct(contacts.iter().filter_map(|one| one.business));
    found(conn, municipality, theirs, contacts)
}

fn by_identifier(conn: &mut Connection, municipality: MunicipalityId, raw: &str) -> Result<Found> {
    let read = Identifier::readings(raw).map_err(|problem| match problem {
        IdentifierProblem::Format => wrong("identifier", FieldCode::NotAnIdentifier),
        IdentifierProblem::CheckDigit => wrong("identifier", FieldCode::IdentifierCheckDigit),
    })?;
    let numbers = read
        .iter()
        .map(|one| (one.scheme(), one.value().to_owned()));
    let numbers: Vec<_> = numbers.collect();
    let businesses = lookup::businesses_by_identifiers(conn, municipality, &numbers)?;
    found(conn, municipality, businesses, Vec::new())
}

fn by_reference(conn: &mut Connection, municipality: MunicipalityId, raw: &str) -> Result<Found> {
    let (references, misread) = match Reference::read_or_guess(raw) {
        Reading::Right(reference) => (vec![reference], false),
        Reading::Misread(guesses) => (guesses, true),
        Reading::Malformed => return Err(wrong("reference", FieldCode::NotAReference)),
    };
    let references: Vec<&str> = references.iter().map(Reference::as_str).collect();
    let cases = lookup::cases_by_references(conn, municipality, &references)?;
    let shown: Vec<&CaseRecord> = cases
        .iter()
        .filter(|case| !case.protected_identity)
        .collect();
    let ids: Vec<ContactId> = shown.iter().filter_map(|case| case.contact).collect();
    let businesses = distinct(shown.iter().filter_map(|case| case.business));
    let businesses = findable(conn, municipality, &businesses)?;
    let mut contacts = lookup::contacts(conn, municipality, &ids)?;
    contacts.retain(|one| !one.protected_identity);
    Ok(Found {
        businesses,
        contacts,
        cases,
        misread,
        more: false,
    })
}

fn by_name(conn: &mut Connection, municipality: MunicipalityId, raw: &str) -> Result<Found> {
    let mut words = search::words(raw);
    if words.is_empty() {
        return Err(wrong("q", FieldCode::Blank));
    }
    words.retain(|word| word.chars().nth(LETTERS - 1).is_some());
    if words.is_empty() {
        let problem = FieldProblem::new("q", FieldCode::TooShort).with("min", LETTERS);
        return Err(Error::Invalid(vec![problem]));
    }
    let limit = one_more(CALLERS);
    let named = lookup::businesses_by_words(conn, municipality, &words, limit)?;
    let contacts = lookup::contacts_by_words(conn, municipality, &words, limit)?;
    let theirs = contacts.iter().filter_map(|one| one.business);
    let businesses = distinct(named.into_iter().chain(theirs));
    found(conn, municipality, businesses, contacts)
}

/// These businesses and people with their live cases, and no more than is told.
fn found(
    conn: &mut Connection,
    municipality: MunicipalityId,
    mut businesses: Vec<BusinessId>,
    mut contacts: Vec<ContactRecord>,
) -> Result<Found> {
    let mut more = businesses.len() > CALLERS || contacts.len() > CALLERS;
    businesses.truncate(CALLERS);
    contacts.truncate(CALLERS);
    let businesses = findable(conn, municipality, &businesses)?;
    let known: Vec<BusinessId> = businesses.iter().map(|one| one.id).collect();
    let people: Vec<ContactId> = contacts.iter().map(|one| one.id).collect();
    let mut cases = lookup::live_cases(conn, municipality, &known, &people, one_more(CASES))?;
    more |= cases.len() > CASES;
    cases.truncate(CASES);
    Ok(Found {
        businesses,
        contacts,
        cases,
        misread: false,
        more,
    })
}

/// Those that may be found by what they are called, in the order in which they were found.
fn findable(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[BusinessId],
) -> std::result::Result<Vec<BusinessRecord>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut records = lookup::findable(conn, municipality, ids)?;
    records.sort_by_key(|business| ids.iter().position(|id| *id == business.id));
    Ok(records)
}

fn distinct(ids: impl Iterator<Item = BusinessId>) -> Vec<BusinessId> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert(*id)).collect()
}

fn one_more(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1)
}

fn wrong(parameter: &str, code: FieldCode) -> Error {
    Error::Invalid(vec![FieldProblem::new(parameter, code)])
}
