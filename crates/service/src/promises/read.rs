//! What people ask about promises: where one stands and why, and with whom the time lay.

use std::collections::BTreeMap;

use onedoor_domain::attribution::{Attribution, Course, attribute};
use onedoor_domain::case::Stage;
use onedoor_domain::guarantee::{Derivation, Recorded, Reduction, RemedyKind, derive_state};
use onedoor_domain::policy::{Action, Caller, Scope, Sight, scope};
use onedoor_domain::promises::Kept;
use onedoor_domain::{CaseId, GuaranteeId, Moment};
use onedoor_store::contents::{self, GuaranteeRecord};
use onedoor_store::guarantees::{self, WaitingForContact};
use onedoor_store::{Connection, cases};

use super::entries::owed_for;
use crate::case_file::CaseFile;
use crate::ledgers::Ledgers;
use crate::services::allowed;
use crate::ties::concerned;
use crate::{Result, Services};

/// How many cases a morning queue shows.
const QUEUE: i64 = 200;

/// A promise with its whole ledger.
#[derive(Debug, Clone)]
pub struct GuaranteeFile {
    /// The case it stands in.
    pub file: CaseFile,
    /// The promise as it is kept for lists.
    pub record: GuaranteeRecord,
    /// Where it stands.
    pub kept: Kept,
    /// Its lines.
    pub lines: Vec<Recorded>,
    /// What its terms owe for missing it, as of today; none if they owe nothing or it was kept.
    pub owed: Option<(RemedyKind, Option<Reduction>)>,
}

/// With whom the time of a case lay.
#[derive(Debug, Clone)]
pub struct Attributed {
    /// The case.
    pub file: CaseFile,
    /// Until when it was looked at.
    pub until: Moment,
    /// The opening minutes.
    pub attribution: Attribution,
}

/// A case of the night, waiting for a person.
#[derive(Debug, Clone)]
pub struct QueuedCase {
    /// The case.
    pub file: CaseFile,
    /// When its enquiry came in.
    pub received_at: Moment,
    /// Until when somebody must have spoken with the business.
    pub due_at: Moment,
}

impl Services {
    /// One promise with its ledger, as far as the caller may see.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn find_guarantee(&self, caller: Caller, id: GuaranteeId) -> Result<GuaranteeFile> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.guarantee_file(conn, &caller, id))
            .await
    }

    /// Why a promise is due when it is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn derive_guarantee(
        &self,
        caller: Caller,
        id: GuaranteeId,
    ) -> Result<(GuaranteeFile, Derivation)> {
        let found = self.find_guarantee(caller, id).await?;
        let derivation = derive_state(found.kept.state.clone(), &found.kept.calendars);
        Ok((found, derivation))
    }

    /// With whom the time of a case lay since it came in.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn attribute_time(&self, caller: Caller, id: CaseId) -> Result<Attributed> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadAttribution, id)?;
                let events = contents::events_of(conn, caller.municipality, id)?;
                let ledgers = Ledgers::read(&events)?;
                let until = match file.case.stage {
                    Stage::Open | Stage::Waiting { .. } | Stage::Answered { .. } => services.now(),
                    Stage::Closed { at, .. } => at,
                };
                let course = course(&file, &ledgers);
                let calendar = &file.in_force.calendars.local;
                let from = file.case.received_at;
                let attribution = attribute(calendar, from, until, &course);
                Ok(Attributed {
                    file,
                    until,
                    attribution,
                })
            })
            .await
    }

    /// The cases that came in while the house was closed and wait for a person, soonest due first.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`].
    pub async fn morning_queue(&self, caller: Caller) -> Result<Vec<QueuedCase>> {
        allowed(&caller, Action::ListCases)?;
        if scope(&caller) == Scope::Nothing {
            return Ok(Vec::new());
        }
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let municipality = caller.municipality;
                let in_force = services.copies.get(conn, municipality, services.now())?;
                let mut waiting = guarantees::morning_queue(conn, municipality, QUEUE)?;
                waiting.retain(|one| !in_force.calendars.local.is_open(one.received_at));
                services.queued(conn, &caller, waiting)
            })
            .await
    }

    fn queued(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        waiting: Vec<WaitingForContact>,
    ) -> Result<Vec<QueuedCase>> {
        let in_force = self.copies.get(conn, caller.municipality, self.now())?;
        let filter = cases::CaseFilter {
            among: Some(waiting.iter().map(|one| one.case).collect()),
            concerning: (scope(caller) == Scope::Concerned)
                .then(|| concerned(caller, &in_force, self.now())),
            ..cases::CaseFilter::default()
        };
        let found = cases::list(conn, caller.municipality, &filter, None, QUEUE)?;
        let overview = onedoor_domain::policy::Surface::Overview;
        let files = self.files(conn, caller, overview, found, &in_force)?;
        let mut by_id: BTreeMap<CaseId, CaseFile> =
            files.into_iter().map(|file| (file.case.id, file)).collect();
        let queued = waiting.into_iter().filter_map(|one| {
            Some(QueuedCase {
                file: by_id.remove(&one.case)?,
                received_at: one.received_at,
                due_at: one.due_at,
            })
        });
        Ok(queued.collect())
    }

    pub(super) fn guarantee_file(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: GuaranteeId,
    ) -> Result<GuaranteeFile> {
        let record = guarantees::get(conn, caller.municipality, id)?;
        let file = self.file(conn, caller, Action::ReadCase, record.case)?;
        let events = contents::events_of(conn, caller.municipality, record.case)?;
        let ledgers = Ledgers::read(&events)?;
        let kept = self.kept(conn, &file.in_force, &record, &ledgers)?;
        let lines = match file.sight {
            Sight::Full => ledgers.of(id).to_vec(),
            // Lines hold words about the matter.
            Sight::Limited => Vec::new(),
        };
        Ok(GuaranteeFile {
            owed: owed_for(&kept, self.now()),
            file,
            record,
            kept,
            lines,
        })
    }
}

/// Who had what when, as events and contributions tell.
fn course(file: &CaseFile, ledgers: &Ledgers) -> Course {
    let mut course = Course::default();
    for record in &file.guarantees {
        course.note_ledger(ledgers.of(record.id));
    }
    course.note_events(ledgers.told());
    course
}
