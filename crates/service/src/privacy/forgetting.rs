//! Having a person forgotten, by rule: what must stay is named with what keeps it, everything else
//! is blanked in place. Figures stay, and so do other people's words. Doing it twice does nothing
//! more.

mod blanking;

use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::retention::Keeps;
use onedoor_domain::{BusinessId, CaseId, ContactId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::columns::SubjectKind;
use onedoor_store::{Connection, businesses, disposed, holdings, lookup, retention};
use uuid::Uuid;

use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::json::json;
use crate::services::allowed;
use crate::tracking::goes_on_in;
use crate::{Error, Result, Services};

/// Who is forgotten, or wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A contact person.
    Contact(ContactId),
    /// A business that is a person, with everybody who speaks for it.
    Business(BusinessId),
}

/// One thing that is kept of somebody, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgottenItem {
    /// In which table.
    pub source: &'static str,
    /// Which.
    pub id: Uuid,
    /// On which case, if on one.
    pub case: Option<CaseId>,
    /// What keeps it; nothing if it is blanked.
    pub kept_by: Option<Keeps>,
}

/// What becomes of everything that is kept of somebody.
#[derive(Debug, Clone)]
pub struct Forgotten {
    /// Of whom.
    pub subject: Subject,
    /// Each thing.
    pub items: Vec<ForgottenItem>,
}

/// What is kept of somebody, and what keeps it.
pub(super) struct Traces {
    pub(super) contacts: Vec<ContactId>,
    pub(super) cases: Vec<TracedCase>,
}

/// A case on which somebody left traces.
pub(super) struct TracedCase {
    pub(super) record: CaseRecord,
    /// Whether the case is theirs, and not somebody else's on which they spoke.
    pub(super) is_theirs: bool,
    pub(super) kept_by: Option<Keeps>,
    /// Which of them left traces on it.
    pub(super) people: Vec<ContactId>,
}

impl Services {
    /// What would become of everything that is kept of somebody. Nothing is changed.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn preview_erasure(&self, caller: Caller, subject: Subject) -> Result<Forgotten> {
        allowed(&caller, Action::AnswerPerson)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let traces = services.traces(conn, &caller, subject)?;
                let items = traces.items(subject);
                Ok(Forgotten { subject, items })
            })
            .await
    }

    /// Has somebody forgotten. `ground` is by what they asked, or by which rule.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn erase_person(
        &self,
        caller: Caller,
        subject: Subject,
        ground: String,
        once: Option<Once>,
        render: impl FnOnce(&Forgotten) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::AnswerPerson)?;
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let found = services.traces(conn, &caller, subject)?;
            let mut fields = Fields::default();
            let ground = fields.line("/ground", &ground);
            fields.finish()?;
            for one in &found.cases {
                cases::lock(conn, caller.municipality, one.record.id)?;
            }
            // Looked at again, now that nothing becomes of them.
            let traces = services.traces(conn, &caller, subject)?;
            let items = traces.items(subject);
            services.blank(conn, &caller, &traces, &items)?;
            let forgotten = Forgotten { subject, items };
            services.note_erasure(conn, &caller, &forgotten, ground)?;
            Ok(forgotten)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Everything that is kept of somebody, and what keeps it.
    pub(super) fn traces(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        subject: Subject,
    ) -> Result<Traces> {
        let of = caller.municipality;
        let contacts = match subject {
            Subject::Contact(id) => {
                let known = lookup::contacts(conn, of, &[id])?;
                known.first().ok_or(Error::NotFound)?;
                vec![id]
            }
            Subject::Business(id) => {
                businesses::get(conn, of, id)?;
                holdings::contacts_of_business(conn, of, id)?
            }
        };
        let mut by_case: Vec<(CaseId, Vec<ContactId>)> = match subject {
            Subject::Contact(_) => Vec::new(),
            Subject::Business(id) => {
                let theirs = holdings::cases_of_business(conn, of, id)?.into_iter();
                theirs.map(|case| (case, Vec::new())).collect()
            }
        };
        for contact in &contacts {
            for case in holdings::cases_of(conn, of, *contact)? {
                match by_case.iter_mut().find(|(known, _)| *known == case) {
                    Some((_, people)) => people.push(*contact),
                    None => by_case.push((case, vec![*contact])),
                }
            }
        }
        by_case.sort_by_key(|(case, _)| *case);
        let mut cases = Vec::with_capacity(by_case.len());
        for (case, people) in by_case {
            cases.push(self.traced(conn, caller, subject, (case, people))?);
        }
        Ok(Traces { contacts, cases })
    }

    fn traced(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        subject: Subject,
        (case, people): (CaseId, Vec<ContactId>),
    ) -> Result<TracedCase> {
        let of = caller.municipality;
        let in_force = self.copies.get(conn, of, self.now())?;
        let record = cases::get(conn, of, case)?;
        let counted = retention::find(conn, of, case)?;
        let (_, kept, _) = self.kept_case(conn, &in_force, &record, counted.as_ref())?;
        let is_theirs = match subject {
            Subject::Contact(id) => record.contact == Some(id),
            Subject::Business(id) => record.business == Some(id),
        };
        Ok(TracedCase {
            record,
            is_theirs,
            kept_by: match kept.keeps_person() {
                None => self.kept_elsewhere(conn, &in_force, case)?,
                kept_by => kept_by,
            },
            people,
        })
    }

    /// What keeps a merged case: the one in which it goes on, if that stays.
    fn kept_elsewhere(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        case: CaseId,
    ) -> Result<Option<Keeps>> {
        let of = in_force.municipality.id;
        let last = goes_on_in(conn, of, case)?;
        if last == case {
            return Ok(None);
        }
        let record = cases::get(conn, of, last)?;
        let counted = retention::find(conn, of, last)?;
        let (_, kept, _) = self.kept_case(conn, in_force, &record, counted.as_ref())?;
        Ok(kept.keeps_person().map(|_| Keeps::GoesOnElsewhere))
    }

    /// Into the journal, by which a restored backup can be put right, and into the log.
    fn note_erasure(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        forgotten: &Forgotten,
        ground: String,
    ) -> Result<()> {
        let (kind, part, id) = match forgotten.subject {
            Subject::Contact(id) => (SubjectKind::Contact, AccessPart::Contact, id.0),
            Subject::Business(id) => (SubjectKind::Business, AccessPart::Business, id.0),
        };
        let kept: Vec<_> = forgotten
            .items
            .iter()
            .map(|item| serde_json::json!({"source": item.source, "id": item.id, "kept_by": item.kept_by}))
            .collect();
        let by = caller.actor.as_text();
        let journal = (self.now(), by.as_str(), json(&kept)?);
        let entry = self.chance.id(self.now());
        disposed::insert_erasure(conn, caller.municipality, entry, (kind, id), journal)?;
        let access = Access {
            deed: AccessDeed::Erased,
            part,
            part_id: id,
            case: None,
            ground,
        };
        Ok(self.log(conn, caller, access)?)
    }
}

impl Traces {
    /// What becomes of each thing.
    fn items(&self, subject: Subject) -> Vec<ForgottenItem> {
        let mut items = Vec::new();
        if let Subject::Business(id) = subject {
            let kept_by = self.cases.iter().find_map(|case| case.kept_by);
            for source in ["business", "business_identifier"] {
                items.push(item(source, id.0, None, kept_by));
            }
        }
        for contact in &self.contacts {
            let kept_by = self.keeps_contact(*contact);
            items.push(item("contact_person", contact.0, None, kept_by));
        }
        for case in &self.cases {
            items.extend(case.items());
        }
        items
    }

    /// Who is named on a case that stays is named there by their row.
    fn keeps_contact(&self, contact: ContactId) -> Option<Keeps> {
        let mut theirs = self.cases.iter();
        theirs.find_map(|case| case.kept_by.filter(|_| case.people.contains(&contact)))
    }
}

impl TracedCase {
    fn items(&self) -> Vec<ForgottenItem> {
        let id = self.record.id;
        let of = |source, kept_by| item(source, id.0, Some(id), kept_by);
        let mut items = Vec::new();
        if self.is_theirs {
            items.push(of("case", self.kept_by));
        } else {
            items.push(of("enquiry", self.kept_by));
            items.push(of("contact_moment", self.kept_by));
            items.push(of("case", self.kept_by.or(Some(Keeps::OfAnother))));
        }
        items.push(of("event", self.kept_by.or(Some(Keeps::Chained))));
        items
    }
}

fn item(
    source: &'static str,
    id: Uuid,
    case: Option<CaseId>,
    kept_by: Option<Keeps>,
) -> ForgottenItem {
    ForgottenItem {
        source,
        id,
        case,
        kept_by,
    }
}
