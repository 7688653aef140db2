//! Calls, visits, mails and meetings on a case: noted by whoever spoke, read by whoever may.

use std::collections::BTreeMap;

use onedoor_domain::call_back::Wish;
use onedoor_domain::contact::{ContactKind, ContactOutcome, Direction, progress};
use onedoor_domain::event::{Happened, SwitchboardEvent};
use onedoor_domain::policy::{Action, Caller, Sight};
use onedoor_domain::{CaseId, ContactId, ContactMomentId, Moment, StaffId, text};
use onedoor_store::contact_moments::{self, ContactMomentRecord};
use onedoor_store::{Connection, lookup};

use super::asked::Asked;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::promises::happened_at;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// How long somebody can have been in contact, in minutes: a day.
pub(super) const MOST_MINUTES: u32 = 24 * 60;

/// A contact moment as a caller notes it.
#[derive(Debug, Clone)]
pub struct ContactMomentInput {
    /// The word for how.
    pub kind: String,
    /// The word for who turned to whom.
    pub direction: String,
    /// The word for what came of it.
    pub outcome: String,
    /// With whom, if they are known.
    pub contact: Option<ContactId>,
    /// With whom, by the name they gave.
    pub name: Option<String>,
    /// When, RFC 3339; now if left out.
    pub at: Option<String>,
    /// For how many minutes.
    pub minutes: Option<u32>,
    /// What was said, for the house.
    pub note: Option<String>,
    /// From when they want to be called back, RFC 3339.
    pub call_back_at: Option<String>,
}

/// A contact moment as its reader may see it.
#[derive(Debug, Clone)]
pub struct ContactMomentView {
    /// The contact moment; without note and person for limited sight.
    pub record: ContactMomentRecord,
    /// Who of the municipality.
    pub staff_name: Option<String>,
    /// With whom.
    pub contact_name: Option<String>,
}

/// What was read of a contact moment.
pub(super) struct Noted {
    pub(super) kind: ContactKind,
    pub(super) direction: Direction,
    pub(super) outcome: ContactOutcome,
    pub(super) contact: Option<ContactId>,
    pub(super) name: Option<String>,
    pub(super) at: Moment,
    pub(super) minutes: Option<u32>,
    pub(super) note: Option<String>,
}

impl Services {
    /// Notes a contact moment, keeps the promises that it keeps, and opens the call-back that was
    /// asked for.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`];
    /// [`crate::Refusal::CaseClosed`].
    pub async fn record_contact_moment(
        &self,
        caller: Caller,
        case: CaseId,
        input: ContactMomentInput,
        once: Option<Once>,
        render: impl FnOnce(&ContactMomentView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let staff = caller.staff.ok_or(Error::Forbidden)?;
            let mut docket = services.take(conn, &caller, Action::RecordContact, case)?;
            docket.must_be_open()?;
            let (noted, wish) = read(conn, &docket, &input)?;
            let mut record = services.note(&mut docket, staff, noted);
            let asked = wish.map(|wish| Asked::after(&record, wish));
            let asked = asked
                .map(|asked| services.ask(conn, &mut docket, &caller, asked))
                .transpose()?;
            record.call_back = asked.as_ref().map(|asked| asked.id);
            docket.save(conn)?;
            if let Some(asked) = &asked {
                onedoor_store::call_backs::insert(conn, caller.municipality, asked)?;
            }
            contact_moments::insert(conn, caller.municipality, &record)?;
            let file = services.file(conn, &caller, Action::ReadContacts, case)?;
            let view = views(conn, &file, vec![record])?.pop();
            view.ok_or(Error::NotFound)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// A page of the contact moments of a case, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_contact_moments(
        &self,
        caller: Caller,
        case: CaseId,
        before: Option<ContactMomentId>,
        limit: u32,
    ) -> Result<Listed<ContactMomentView, ContactMomentId>> {
        let services = self.clone();
        self.store
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadContacts, case)?;
                let more = i64::from(limit) + 1;
                let found = contact_moments::list(conn, caller.municipality, case, before, more)?;
                let page = Listed::cut(found, limit, |record| record.id);
                Ok(Listed {
                    items: views(conn, &file, page.items)?,
                    next: page.next,
                })
            })
            .await
    }

    /// One contact moment.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_contact_moment(
        &self,
        caller: Caller,
        id: ContactMomentId,
    ) -> Result<ContactMomentView> {
        let services = self.clone();
        self.store
            .read(move |conn| {
                let record = contact_moments::get(conn, caller.municipality, id)?;
                let file = services.file(conn, &caller, Action::ReadContacts, record.case)?;
                let view = views(conn, &file, vec![record])?.pop();
                view.ok_or(Error::NotFound)
            })
            .await
    }

    /// Puts a contact moment on the case: what happened, and the promises that it keeps.
    pub(super) fn note(
        &self,
        docket: &mut Docket,
        staff: StaffId,
        noted: Noted,
    ) -> ContactMomentRecord {
        let id: ContactMomentId = self.chance.id(docket.now);
        docket.note(Happened::Switchboard(
            SwitchboardEvent::ContactMomentRecorded {
                contact_moment: id,
                how: noted.kind,
                direction: noted.direction,
                outcome: noted.outcome,
                at: noted.at,
            },
        ));
        if let Some(progress) = progress(noted.kind, noted.direction, noted.outcome) {
            let (at, contribution) = (noted.at, None);
            docket.promises.progressed(progress, at, contribution);
            docket.note(Happened::Progressed {
                progress,
                at,
                contribution,
            });
        }
        ContactMomentRecord {
            id,
            case: docket.head.record.id,
            kind: noted.kind,
            direction: noted.direction,
            outcome: noted.outcome,
            staff,
            contact: noted.contact,
            name: noted.name,
            at: noted.at,
            minutes: noted.minutes,
            note: noted.note,
            call_back: None,
            created_at: docket.now,
        }
    }
}

/// Limited sight shows that there was a contact and what came of it, not with whom and no words.
fn views(
    conn: &mut Connection,
    file: &CaseFile,
    records: Vec<ContactMomentRecord>,
) -> Result<Vec<ContactMomentView>> {
    let is_full = file.sight == Sight::Full;
    let mut ids: Vec<ContactId> = records.iter().filter_map(|one| one.contact).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut names: BTreeMap<ContactId, String> = BTreeMap::new();
    if is_full && !ids.is_empty() {
        let known = lookup::contacts(conn, file.in_force.municipality.id, &ids)?;
        names.extend(
            known
                .into_iter()
                .filter_map(|one| Some((one.id, one.name?))),
        );
    }
    let view = |mut record: ContactMomentRecord| {
        if !is_full {
            (record.note, record.name, record.contact) = (None, None, None);
        }
        let known = record.contact.and_then(|id| names.get(&id).cloned());
        ContactMomentView {
            staff_name: file.person(record.staff).map(|person| person.name.clone()),
            contact_name: known.or_else(|| record.name.clone()),
            record,
        }
    };
    Ok(records.into_iter().map(view).collect())
}

fn read(
    conn: &mut Connection,
    docket: &Docket,
    input: &ContactMomentInput,
) -> Result<(Noted, Option<Wish>)> {
    let mut fields = Fields::default();
    let kind = fields.word("/kind", &input.kind, ContactKind::parse, ContactKind::ALL);
    let word = &input.direction;
    let direction = fields.word("/direction", word, Direction::parse, Direction::ALL);
    let word = &input.outcome;
    let outcome = fields.word("/outcome", word, ContactOutcome::parse, ContactOutcome::ALL);
    let wish = outcome.and_then(|outcome| wish(&mut fields, docket, input, outcome));
    if let Some(contact) = input.contact
        && !speaks_for(conn, docket, contact)?
    {
        fields.wrong(FieldProblem::new("/contact", FieldCode::NoSuchThing));
    }
    let name = fields.line_if_any("/name", input.name.as_deref());
    if input.contact.is_some() && name.is_some() {
        fields.wrong(FieldProblem::new("/name", FieldCode::UnknownField));
    }
    let at = happened_at(&mut fields, "/at", input.at.as_deref(), docket);
    let minutes = minutes(&mut fields, input.minutes);
    let note = note(&mut fields, input.note.clone());
    let read = kind.zip(direction).zip(outcome.zip(at));
    let ((kind, direction), (outcome, at)) = fields.finish_with(read)?;
    let noted = Noted {
        kind,
        direction,
        outcome,
        contact: input.contact,
        name,
        at,
        minutes,
        note,
    };
    Ok((noted, wish))
}

/// From when they want to be called back: needed for that outcome, and for no other.
fn wish(
    fields: &mut Fields,
    docket: &Docket,
    input: &ContactMomentInput,
    outcome: ContactOutcome,
) -> Option<Wish> {
    let pointer = "/call_back_at";
    let wants = outcome == ContactOutcome::CallBack;
    match (&input.call_back_at, wants) {
        (None, false) => None,
        (None, true) => {
            fields.wrong(FieldProblem::new(pointer, FieldCode::Required));
            None
        }
        (Some(_), false) => {
            fields.wrong(FieldProblem::new(pointer, FieldCode::UnknownField));
            None
        }
        (Some(raw), true) => {
            let after = super::asked::to_come(fields, pointer, Some(raw.as_str()), docket.now);
            let before = None;
            Some(Wish { after, before })
        }
    }
}

/// How long it took.
pub(super) fn minutes(fields: &mut Fields, given: Option<u32>) -> Option<u32> {
    given.map(|minutes| fields.within("/minutes", minutes, 0, MOST_MINUTES))
}

/// What was said, word for word.
pub(super) fn note(fields: &mut Fields, given: Option<String>) -> Option<String> {
    given.and_then(|raw| fields.text("/note", text::enquiry_text(raw)))
}

/// Whether this person speaks for the business of the case, or spoke in it.
fn speaks_for(conn: &mut Connection, docket: &Docket, id: ContactId) -> Result<bool> {
    let case = &docket.head.record;
    if case.contact == Some(id) {
        return Ok(true);
    }
    let known = lookup::contacts(conn, docket.municipality(), &[id])?;
    let of = known.first().and_then(|contact| contact.business);
    Ok(of.is_some() && of == case.business)
}
