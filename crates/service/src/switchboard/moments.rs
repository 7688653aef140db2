//! Calls, visits, mails and meetings on a case: noted by whoever spoke, read by whoever may.

mod noted;

use std::collections::BTreeMap;

use onedoor_domain::access::AccessPart;
use onedoor_domain::contact::progress;
use onedoor_domain::event::{Happened, SwitchboardEvent};
use onedoor_domain::policy::{Action, Caller, Sight};
use onedoor_domain::{CaseId, ContactId, ContactMomentId, StaffId};
use onedoor_store::contact_moments::{self, ContactMomentRecord};
use onedoor_store::{Connection, lookup};

pub use noted::ContactMomentInput;
use noted::read;
pub(super) use noted::{Noted, minutes, note};

use super::asked::Asked;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::{Error, Result, Services};

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
        self.read_noted(
            caller,
            AccessPart::Contacts,
            move |services, conn, caller| {
                let file = services.file(conn, caller, Action::ReadContacts, case)?;
                let more = i64::from(limit) + 1;
                let found = contact_moments::list(conn, caller.municipality, case, before, more)?;
                let page = Listed::cut(found, limit, |record| record.id);
                let page = Listed {
                    items: views(conn, &file, page.items)?,
                    next: page.next,
                };
                Ok((file, page))
            },
        )
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
        self.read_noted(
            caller,
            AccessPart::Contacts,
            move |services, conn, caller| {
                let record = contact_moments::get(conn, caller.municipality, id)?;
                let file = services.file(conn, caller, Action::ReadContacts, record.case)?;
                let view = views(conn, &file, vec![record])?.pop();
                Ok((file, view.ok_or(Error::NotFound)?))
            },
        )
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
