//! What would go, and disposing of it: figures are kept, words and persons are not.

use onedoor_domain::access::AccessDeed;
use onedoor_domain::attachment::Standing;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::retention::{RetentionClass, RetentionRule, RetentionState};
use onedoor_domain::{CaseId, Moment};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::disposed::{self, DisposedRecord};
use onedoor_store::{
    Connection, StoreError, attachments, holdings, inbound, retention, stray_files,
};
use uuid::Uuid;

use super::figures::figures;
use super::retention::of_case;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::services::allowed;
use crate::{FieldCode, FieldProblem, Result, Services};

/// How many attachments a case may have; more than anybody adds.
const ALL_FILES: i64 = 100_000;

/// A case that would go.
#[derive(Debug, Clone)]
pub struct DueForDisposal {
    /// The case.
    pub case: CaseRecord,
    /// By which class it was kept.
    pub class: RetentionClass,
    /// What that means here.
    pub rule: RetentionRule,
    /// When its period was over.
    pub ends_at: Moment,
    /// When the archive had it, if it had to.
    pub archived_at: Option<Moment>,
}

/// Cases that went, and what is left of them.
#[derive(Debug, Clone)]
pub struct Disposed {
    /// What is left of each.
    pub cases: Vec<DisposedRecord>,
}

impl Services {
    /// A page of the cases that would go if somebody disposed of them now. Nothing is changed.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_disposal(
        &self,
        caller: Caller,
        after: Option<CaseId>,
        limit: u32,
    ) -> Result<Listed<DueForDisposal, CaseId>> {
        allowed(&caller, Action::DisposeCases)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let wanted = i64::from(limit) + 1;
                let found = retention::over(conn, caller.municipality, after, wanted)?;
                let page = Listed::cut(found, limit, |record| record.case);
                let mut items = Vec::new();
                for record in page.items {
                    items.extend(services.due_for_disposal(conn, &caller, record.case)?.ok());
                }
                // What something still keeps is looked at and not listed: a page may be short, and
                // is still not the last.
                Ok(Listed {
                    items,
                    next: page.next,
                })
            })
            .await
    }

    /// Disposes of these cases, all of them or none: what is left are figures.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming each that is not due, with what keeps it; [`Error::Forbidden`].
    pub async fn dispose_cases(
        &self,
        caller: Caller,
        ids: Vec<Uuid>,
        once: Option<Once>,
        render: impl FnOnce(&Disposed) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::DisposeCases)?;
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let due = services.all_due(conn, &caller, &ids)?;
            let mut cases = Vec::with_capacity(due.len());
            for one in due {
                cases.push(services.dispose(conn, &caller, one)?);
            }
            Ok(Disposed { cases })
        };
        self.change_once(&asking, once, change, render).await
    }

    /// A page of what is left of cases that went.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_disposed_cases(
        &self,
        caller: Caller,
        after: Option<CaseId>,
        limit: u32,
    ) -> Result<Listed<DisposedRecord, CaseId>> {
        allowed(&caller, Action::DisposeCases)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let wanted = i64::from(limit) + 1;
                let found = disposed::list(conn, caller.municipality, after, wanted)?;
                Ok(Listed::cut(found, limit, |record| record.id))
            })
            .await
    }

    /// These cases, each once, held so that nothing becomes of them meanwhile.
    fn all_due(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        ids: &[Uuid],
    ) -> Result<Vec<DueForDisposal>> {
        let mut fields = Fields::default();
        fields.some("/cases", ids);
        let mut places: Vec<(usize, Uuid)> = fields
            .few("/cases", ids)
            .iter()
            .copied()
            .enumerate()
            .collect();
        // In one order, so that two who dispose at once never wait for each other.
        places.sort_by_key(|(_, id)| *id);
        places.dedup_by_key(|(_, id)| *id);
        let mut due = Vec::with_capacity(places.len());
        for (at, id) in places {
            let pointer = format!("/cases/{at}");
            match cases::lock(conn, caller.municipality, CaseId(id)) {
                Err(StoreError::NotFound) => {
                    fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
                    continue;
                }
                head => head?,
            };
            match self.due_for_disposal(conn, caller, CaseId(id))? {
                Ok(one) => due.push(one),
                Err(why) => {
                    let kept = FieldProblem::new(pointer, FieldCode::StillKept);
                    fields.wrong(kept.with("why", why));
                }
            }
        }
        fields.finish()?;
        Ok(due)
    }

    /// The case if it may go, else what keeps it.
    fn due_for_disposal(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: CaseId,
    ) -> Result<std::result::Result<DueForDisposal, String>> {
        let view = self.retention_view(conn, caller.municipality, id)?;
        let why: Vec<&str> = view.keeps.iter().map(|of| of.as_str()).collect();
        let (true, RetentionState::ToArchive, Some(ends_at)) =
            (why.is_empty(), view.state, view.ends_at)
        else {
            return Ok(Err(why.join(", ")));
        };
        Ok(Ok(DueForDisposal {
            case: cases::get(conn, caller.municipality, id)?,
            class: view.class,
            rule: view.rule,
            ends_at,
            archived_at: view.archived_at,
        }))
    }

    /// Keeps the figures of a case and lets everything else go, its files and whoever spoke only
    /// on it with it.
    fn dispose(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        due: DueForDisposal,
    ) -> Result<DisposedRecord> {
        let (of, id, now) = (caller.municipality, due.case.id, self.now());
        // The database looks at what is written down, and not at what was worked out here.
        self.move_out(conn, of, id)?;
        let in_force = self.copies.get(conn, of, now)?;
        let (figures, closed_at) = figures(conn, &in_force, &due.case)?;
        let left = DisposedRecord {
            id,
            reference: due.case.reference,
            class: due.class,
            figures,
            received_at: due.case.received_at,
            closed_at,
            archived_at: due.archived_at,
            disposed_at: now,
            disposed_by: caller.actor.as_text(),
        };
        for attachment in attachments::list(conn, of, id, None, ALL_FILES)? {
            // The bytes of what was removed are on their way out already.
            if !matches!(attachment.standing, Standing::Removed { .. }) {
                stray_files::insert(conn, of, attachment.file, now)?;
            }
        }
        for mail in inbound::of_case(conn, of, id)? {
            if let Some(file) = mail.file {
                stray_files::insert(conn, of, file, now)?;
            }
        }
        let people = holdings::contacts_of(conn, of, id)?;
        holdings::delete_case(conn, of, id)?;
        for person in people {
            holdings::delete_contact_if_alone(conn, of, person)?;
        }
        disposed::insert(conn, of, &left)?;
        let deed = AccessDeed::Disposed;
        self.log(conn, caller, of_case(deed, id, due.class.as_str()))?;
        Ok(left)
    }
}
