//! Having a person forgotten, by rule: what must stay is named with what keeps it, everything else
//! is blanked in place. Figures stay, and so do other people's words. Doing it twice does nothing
//! more.

mod blanking;
mod traces;

use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::retention::Keeps;
use onedoor_domain::{BusinessId, CaseId, ContactId};
use onedoor_store::columns::SubjectKind;
use onedoor_store::{Connection, cases, disposed};
use uuid::Uuid;

pub(super) use self::traces::TracedCase;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::json::json;
use crate::services::allowed;
use crate::{Result, Services};

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

impl Services {
    /// What would become of everything that is kept of somebody. Nothing is changed.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
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
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
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
