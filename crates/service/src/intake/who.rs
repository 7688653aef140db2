//! Who asks: a business that is known, or one that is new.

use onedoor_domain::business::Identifier;
use onedoor_domain::enquiry::{Enquiry, NamedBusiness, NamedContact};
use onedoor_domain::policy::Caller;
use onedoor_domain::routing::{KnownBusiness, Plan};
use onedoor_domain::{BusinessId, ContactId, Moment, MunicipalityId, Version, search};
use onedoor_store::businesses::{self, BusinessRecord};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::columns::{Col, JsonText};
use onedoor_store::intake::{BusinessIdentifierRow, BusinessRow, ContactRow};
use onedoor_store::{Connection, StoreError};

use super::input::EnquiryInput;
use super::register::SimilarCase;
use crate::chance::Chance;
use crate::{Error, Result};

/// Who asks, and the rows that must be added for them.
pub(super) struct Asker {
    pub(super) business: Option<BusinessRecord>,
    pub(super) contact: Option<ContactId>,
    pub(super) known: KnownBusiness,
    pub(super) new_business: Option<BusinessRow>,
    pub(super) new_identifiers: Vec<BusinessIdentifierRow>,
    pub(super) new_contact: Option<ContactRow>,
}

/// Finds the business by identifier, else by exact name and contact; else it is new.
pub(super) fn find(
    conn: &mut Connection,
    caller: &Caller,
    enquiry: &Enquiry,
    chance: &Chance,
    now: Moment,
) -> Result<Asker> {
    let municipality = caller.municipality;
    let mut asker = Asker {
        business: None,
        contact: None,
        known: KnownBusiness::default(),
        new_business: None,
        new_identifiers: Vec::new(),
        new_contact: None,
    };
    if let Some(named) = &enquiry.business {
        match match_business(conn, municipality, named, enquiry.contact.as_ref())? {
            Some(found) => {
                asker.known.account_manager = found.account_manager;
                asker.known.live_coordinator =
                    businesses::live_coordinator(conn, municipality, found.id)?;
                asker.business = Some(found);
            }
            None => add_business(&mut asker, municipality, named, chance, now),
        }
    }
    if let Some(contact) = &enquiry.contact {
        add_contact(
            conn,
            &mut asker,
            municipality,
            contact,
            enquiry.protected_identity,
            chance,
            now,
        )?;
    }
    Ok(asker)
}

/// How many live cases of the same kind are told at intake.
const SIMILAR_AT_MOST: i64 = 10;

/// The live cases of the same business about the same: this enquiry may belong to one of them.
pub(super) fn similar(
    conn: &mut Connection,
    caller: &Caller,
    asker: &Asker,
    plan: &Plan,
) -> Result<Vec<SimilarCase>> {
    let (Some(business), Some(_)) = (&asker.business, asker.known.live_coordinator) else {
        return Ok(Vec::new());
    };
    let types: Vec<String> = plan.case_types.iter().map(|of| of.id.clone()).collect();
    let house = caller.municipality;
    let found = cases::live_of_business(conn, house, business.id, &types, SIMILAR_AT_MOST)?;
    let told = |case: CaseRecord| SimilarCase {
        id: case.id,
        reference: case.reference,
        stage: case.stage.word(),
        received_at: case.received_at,
        coordinator: case.coordinator,
    };
    Ok(found.into_iter().map(told).collect())
}

/// Business and contact as they were given, for the record.
pub(crate) fn as_given(input: &EnquiryInput) -> Result<JsonText> {
    let sender = serde_json::json!({ "business": input.business, "contact": input.contact });
    serde_json::to_string(&sender)
        .map(JsonText)
        .map_err(|error| Error::Fault(error.to_string()))
}

/// The form in which names are compared: folded, single spaces.
pub(crate) fn name_key(name: &str) -> String {
    search::fold(name)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn match_business(
    conn: &mut Connection,
    municipality: MunicipalityId,
    named: &NamedBusiness,
    contact: Option<&NamedContact>,
) -> std::result::Result<Option<BusinessRecord>, StoreError> {
    for identifier in &named.identifiers {
        let found = businesses::find_by_identifier(
            conn,
            municipality,
            identifier.scheme(),
            identifier.value(),
        )?;
        if found.is_some() {
            return Ok(found);
        }
    }
    // An identifier that is not known speaks against a business of the same name.
    let (Some(name), true, Some(contact)) = (&named.name, named.identifiers.is_empty(), contact)
    else {
        return Ok(None);
    };
    let (email, phone) = (contact.email.as_deref(), e164(contact));
    if email.is_none() && phone.is_none() {
        return Ok(None);
    }
    businesses::find_by_name_and_contact(conn, municipality, &name_key(name), email, phone)
}

fn add_business(
    asker: &mut Asker,
    municipality: MunicipalityId,
    named: &NamedBusiness,
    chance: &Chance,
    now: Moment,
) {
    let id: BusinessId = chance.id(now);
    // A business that gave only a number is called by it until somebody learns its name.
    let name = named
        .name
        .clone()
        .or_else(|| named.identifiers.first().map(Identifier::display))
        .unwrap_or_default();
    asker.new_identifiers = named
        .identifiers
        .iter()
        .map(|identifier| BusinessIdentifierRow {
            municipality_id: Col(municipality),
            scheme: Col(identifier.scheme()),
            value: identifier.value().to_owned(),
            business_id: Col(id),
        })
        .collect();
    asker.new_business = Some(BusinessRow {
        municipality_id: Col(municipality),
        id: Col(id),
        name_key: name_key(&name),
        name: name.clone(),
        account_manager_id: None,
        version: Version::FIRST.0,
        created_at: Col(now),
        updated_at: Col(now),
    });
    asker.business = Some(BusinessRecord {
        id,
        name,
        account_manager: None,
        version: Version::FIRST,
        created_at: now,
    });
}

fn add_contact(
    conn: &mut Connection,
    asker: &mut Asker,
    municipality: MunicipalityId,
    contact: &NamedContact,
    protected_identity: bool,
    chance: &Chance,
    now: Moment,
) -> Result<()> {
    let key = contact.name.as_deref().map(name_key);
    let (email, phone) = (contact.email.as_deref(), e164(contact));
    let known = match (&asker.business, &asker.new_business) {
        (Some(business), None) => businesses::find_contact(
            conn,
            municipality,
            business.id,
            key.as_deref(),
            email,
            phone,
        )?,
        _ => None,
    };
    if known.is_some() {
        asker.contact = known;
        return Ok(());
    }
    let id: ContactId = chance.id(now);
    asker.contact = Some(id);
    asker.new_contact = Some(ContactRow {
        municipality_id: Col(municipality),
        id: Col(id),
        business_id: asker.business.as_ref().map(|business| Col(business.id)),
        name: contact.name.clone(),
        name_key: key,
        email: contact.email.clone(),
        phone: phone.map(str::to_owned),
        phone_raw: contact.phone.as_ref().map(|phone| phone.raw.clone()),
        acting_as: contact.acting_as.map(Col),
        protected_identity,
        created_at: Col(now),
    });
    Ok(())
}

fn e164(contact: &NamedContact) -> Option<&str> {
    contact.phone.as_ref().map(|phone| phone.e164.as_str())
}
