//! Who saw or changed a case, and who saw what in the whole municipality.

use std::sync::Arc;

use onedoor_domain::access::AccessPart;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::{Action, Caller, Surface};
use onedoor_domain::{CaseId, Language, Moment, StaffId};
use onedoor_store::access_log::{self, AccessFilter, AccessRecord};
use onedoor_store::{Connection, contents};
use uuid::Uuid;

use crate::events;
use crate::in_force::InForce;
use crate::listed::Listed;
use crate::services::allowed;
use crate::{Result, Services, texts};

/// Something that somebody did to a case, or saw of it.
#[derive(Debug, Clone)]
pub struct AuditEntry {
    /// Its identity.
    pub id: Uuid,
    /// When.
    pub at: Moment,
    /// Who: an actor, by id.
    pub actor: String,
    /// What happened: the kind of an event, if it was one.
    pub event: Option<String>,
    /// What was seen or done, if it is in the log.
    pub access: Option<AccessRecord>,
}

/// What people did and saw, newest first, and how they are called.
#[derive(Debug, Clone)]
pub struct AuditPage<T> {
    /// The entries, and where the next page begins.
    pub listed: Listed<T, Uuid>,
    /// For people's names.
    in_force: Arc<InForce>,
}

/// An entry of the log.
pub type LoggedAccess = AccessRecord;

impl Services {
    /// Who saw or changed a case, newest first: its events together with the log.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn list_case_audit(
        &self,
        caller: Caller,
        case: CaseId,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<AuditPage<AuditEntry>> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.case_audit(conn, &caller, case, before, limit))
            .await
    }

    /// Who saw what is protected or confidential in the municipality, newest first.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`].
    pub async fn list_access_log(
        &self,
        caller: Caller,
        (case, staff): (Option<CaseId>, Option<StaffId>),
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<AuditPage<LoggedAccess>> {
        allowed(&caller, Action::ReadAccessLog)?;
        let services = self.clone();
        let filter = AccessFilter {
            case,
            actor: staff.map(|id| Actor::Staff(id).as_text()),
        };
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let (of, wanted) = (caller.municipality, i64::from(limit) + 1);
                let found = access_log::list(conn, of, &filter, before, wanted)?;
                Ok(AuditPage {
                    listed: Listed::cut(found, limit, |record| record.id.0),
                    in_force: services.copies.get(conn, of, services.now())?,
                })
            })
            .await
    }

    fn case_audit(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        case: CaseId,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<AuditPage<AuditEntry>> {
        let file = self.file(conn, caller, Action::ReadAudit, case)?;
        let of = caller.municipality;
        let wanted = i64::from(limit) + 1;
        let filter = AccessFilter {
            case: Some(case),
            actor: None,
        };
        // That there is something for one unit alone is told to nobody outside it but those who
        // read the whole log.
        let reads_all = allowed(caller, Action::ReadAccessLog).is_ok();
        let logged = access_log::list(conn, of, &filter, before, wanted)?;
        let read_to = logged.last().map(|last| last.id.0);
        let may_be_more = logged.len() > usize::try_from(limit).unwrap_or(usize::MAX);
        let logged = logged
            .into_iter()
            .filter(|one| reads_all || is_of_all(one.access.part));
        let happened = contents::events_of(conn, of, case)?.into_iter();
        let happened = happened.filter(|event| before.is_none_or(|before| event.id.0 < before));
        let seen = happened
            .filter_map(|event| events::seen(caller, &file, Surface::Case, event))
            .map(|seen| AuditEntry {
                id: seen.record.id.0,
                at: seen.record.at,
                actor: seen.record.actor,
                event: Some(seen.record.kind),
                access: None,
            });
        let mut all: Vec<AuditEntry> = logged.map(AuditEntry::from).chain(seen).collect();
        // Of the log no more was read than one page: what is older than its end waits.
        all.retain(|one| !may_be_more || read_to.is_none_or(|end| end <= one.id));
        all.sort_by_key(|one| std::cmp::Reverse(one.id));
        let mut listed = Listed::cut(all, limit, |one| one.id);
        if listed.next.is_none() && may_be_more {
            listed.next = read_to;
        }
        Ok(AuditPage {
            listed,
            in_force: Arc::clone(&file.in_force),
        })
    }
}

impl<T> AuditPage<T> {
    /// Who an actor is, in words.
    pub fn name_of(&self, actor: &str, language: Language) -> String {
        match Actor::parse(actor) {
            Some(Actor::Staff(id)) => {
                let person = self.in_force.directory.find(id);
                person.map_or_else(|| texts::say(language, "somebody"), |of| of.name.clone())
            }
            Some(Actor::Integration(_)) => texts::say(language, "actor-program"),
            Some(Actor::Business(_)) => texts::say(language, "actor-business"),
            Some(Actor::System) | None => texts::say(language, "actor-system"),
        }
    }

    /// The language of the municipality.
    pub fn language(&self) -> Language {
        self.in_force.municipality.language
    }
}

impl From<AccessRecord> for AuditEntry {
    fn from(record: AccessRecord) -> Self {
        Self {
            id: record.id.0,
            at: record.at,
            actor: record.actor.clone(),
            event: None,
            access: Some(record),
        }
    }
}

/// Whether it is a part of which everybody knows who sees the case.
fn is_of_all(part: AccessPart) -> bool {
    match part {
        AccessPart::Case
        | AccessPart::Enquiries
        | AccessPart::Messages
        | AccessPart::Contacts
        | AccessPart::Attachments
        | AccessPart::Contact
        | AccessPart::Business => true,
        AccessPart::Note | AccessPart::Attachment | AccessPart::Minutes => false,
    }
}
