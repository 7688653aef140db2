//! The rows of a new case.

use onedoor_domain::case::CaseStage;
use onedoor_domain::{CaseId, EnquiryId, OutboxId, Reference};
use onedoor_store::columns::{Col, OutboxKind};
use onedoor_store::intake::{CaseRow, CaseTypeRow, EnquiryRow, OutboxRow};

use super::Matter;
use crate::Result;
use crate::feed::to_be_numbered;
use crate::journal::Journal;
use crate::json::json;

pub(super) fn enquiry_row(matter: &Matter<'_>, id: EnquiryId) -> Result<EnquiryRow> {
    let from = matter.enquiry;
    Ok(EnquiryRow {
        municipality_id: Col(matter.caller.municipality),
        id: Col(id),
        channel: Col(from.channel),
        received_at: Col(from.received_at),
        registered_at: Col(matter.now),
        registered_by: matter.caller.actor.as_text(),
        language: Col(from.language),
        subject: from.subject.clone(),
        text: from.text.clone(),
        attributes: json(&from.answers)?,
        place: from.place.as_ref().map(json).transpose()?,
        sender: matter.sender.clone(),
        urgent: from.urgent,
        protected_identity: from.protected_identity,
        business_id: matter.business.map(Col),
        contact_id: matter.contact.map(Col),
    })
}

pub(super) fn case_row(matter: &Matter<'_>, id: CaseId, journal: &Journal) -> Result<CaseRow> {
    let year = matter.in_force.calendars.local.date_of(matter.now).year();
    Ok(CaseRow {
        municipality_id: Col(matter.caller.municipality),
        id: Col(id),
        reference: Reference::new(year, matter.chance.number()).to_string(),
        stage: Col(CaseStage::Open),
        complexity: Col(matter.plan.complexity),
        triage: matter.plan.triage,
        urgent: matter.enquiry.urgent,
        protected_identity: matter.enquiry.protected_identity,
        language: Col(matter.enquiry.language),
        coordinator_id: Col(matter.plan.coordinator.staff),
        business_id: matter.business.map(Col),
        contact_id: matter.contact.map(Col),
        catalogue_version: i32::try_from(matter.plan.catalogue_version).unwrap_or(i32::MAX),
        plan: json(matter.plan)?,
        received_at: Col(matter.enquiry.received_at),
        created_at: Col(matter.now),
        updated_at: Col(matter.now),
        version: 1,
        last_seq: journal.seq,
        last_hash: journal.hash.0.to_vec(),
    })
}

pub(super) fn case_types(matter: &Matter<'_>, case: CaseId) -> Result<Vec<CaseTypeRow>> {
    let planned = matter.plan.case_types.iter().enumerate();
    planned
        .map(|(position, planned)| {
            Ok(CaseTypeRow {
                municipality_id: Col(matter.caller.municipality),
                case_id: Col(case),
                case_type: planned.id.clone(),
                position: i32::try_from(position).unwrap_or(i32::MAX),
                source: Col(planned.source),
                score: i32::from(planned.score),
                because: json(&planned.because)?,
            })
        })
        .collect()
}

/// What must follow: the text is indexed, the events get their numbers, and everybody concerned
/// is told.
pub(super) fn outbox(
    matter: &Matter<'_>,
    case: CaseId,
    enquiry: EnquiryId,
) -> Result<Vec<OutboxRow>> {
    let row = |kind, payload: &serde_json::Value| -> Result<OutboxRow> {
        Ok(OutboxRow {
            municipality_id: Col(matter.caller.municipality),
            id: Col(matter.id::<OutboxId>()),
            kind: Col(kind),
            case_id: Some(Col(case)),
            payload: json(payload)?,
            created_at: Col(matter.now),
            available_at: Col(matter.now),
            attempts: 0,
        })
    };
    let mut rows = vec![
        row(
            OutboxKind::IndexEnquiry,
            &serde_json::json!({ "enquiry": enquiry }),
        )?,
        row(OutboxKind::CaseOpened, &serde_json::json!({}))?,
        to_be_numbered(matter.caller.municipality, case, matter.id(), matter.now)?,
    ];
    if matter.enquiry.urgent {
        let payload = serde_json::json!({ "enquiry": enquiry, "to": matter.on_call() });
        rows.push(row(OutboxKind::UrgentEnquiry, &payload)?);
    }
    Ok(rows)
}
