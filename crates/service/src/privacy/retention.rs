//! How long a case is kept: worked out by the clock, explained to whoever asks.

use jiff::SignedDuration;
use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::case::LinkKind;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::retention::{Keeps, Kept, RetentionClass, RetentionRule, RetentionState};
use onedoor_domain::{CaseId, Moment, MunicipalityId, Version};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::legal_holds::{self, HoldRecord};
use onedoor_store::retention::{self, RetentionRecord};
use onedoor_store::{Connection, attempt, links};

use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::origins::with_origins;
use crate::services::unchanged;
use crate::{Error, Refusal, Result, Services};

/// How long a case is left alone of which that cannot be told.
const LEFT_ALONE: SignedDuration = SignedDuration::from_mins(10);
/// How many cases one look takes.
const AT_ONCE: i64 = 50;

/// How long a case is kept, and what keeps it.
#[derive(Debug, Clone)]
pub struct RetentionView {
    /// Which case.
    pub case: CaseId,
    /// Where it stands on its way out.
    pub state: RetentionState,
    /// The class of its case types.
    pub class: RetentionClass,
    /// What that means here.
    pub rule: RetentionRule,
    /// When its period is over; nothing while it is worked on.
    pub ends_at: Option<Moment>,
    /// When somebody said that the archive has it.
    pub archived_at: Option<Moment>,
    /// What keeps it from being disposed of; nothing if it may go.
    pub keeps: Vec<Keeps>,
    /// The legal holds on it, also those that were taken off.
    pub holds: Vec<HoldRecord>,
    /// For optimistic concurrency: of what is counted for it, and 0 while nothing is.
    pub version: Version,
}

impl Services {
    /// How long a case is kept, and what keeps it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_retention(&self, caller: Caller, id: CaseId) -> Result<RetentionView> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                services.file(conn, &caller, Action::ReadRetention, id)?;
                services.retention_view(conn, caller.municipality, id)
            })
            .await
    }

    /// Notes that the archive has a case whose period is over.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`], [`Error::Refused`] if its
    /// period is not over or somebody said so before.
    pub async fn confirm_archived(
        &self,
        caller: Caller,
        (id, seen): (CaseId, Version),
        once: Option<Once>,
        render: impl FnOnce(&RetentionView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            cases::lock(conn, caller.municipality, id)?;
            services.file(conn, &caller, Action::ConfirmArchived, id)?;
            let view = services.retention_view(conn, caller.municipality, id)?;
            unchanged(view.version, seen)?;
            if view.state != RetentionState::ToArchive || view.archived_at.is_some() {
                return Err(Error::Refused(Refusal::NotToArchive));
            }
            let by = caller.actor.as_text();
            let noted = (services.now(), by.as_str());
            retention::save_archived(conn, caller.municipality, id, noted, seen)?;
            let deed = AccessDeed::Archived;
            services.log(conn, &caller, of_case(deed, id, view.class.as_str()))?;
            services.retention_view(conn, caller.municipality, id)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Moves closed cases on whose moment has come, and says how many were looked at.
    ///
    /// # Errors
    /// As every write; nothing of the batch is done then.
    pub async fn move_out_cases(&self) -> Result<usize> {
        let services = self.clone();
        let now = self.now();
        let due = move |conn: &mut Connection| retention::due(conn, now, AT_ONCE);
        if self.store.installation().read(due).await?.is_empty() {
            return Ok(0);
        }
        self.store
            .installation()
            .write(move |conn| {
                let due = retention::due(conn, now, AT_ONCE)?;
                for (municipality, case) in &due {
                    services.move_out_or_postpone(conn, *municipality, *case)?;
                }
                Ok::<_, Error>(due.len())
            })
            .await
    }

    /// Moves one case on, or leaves it alone for a while: it keeps no other from being looked at.
    fn move_out_or_postpone(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        case: CaseId,
    ) -> Result<()> {
        match attempt(conn, |conn| self.move_out(conn, municipality, case)) {
            Ok(()) => Ok(()),
            Err(error @ (Error::Unavailable(_) | Error::Stale)) => Err(error),
            Err(error) => {
                tracing::error!(%case, %error, "how long a case is kept cannot be told");
                let later = self.now().plus(LEFT_ALONE);
                Ok(retention::postpone(conn, municipality, case, later)?)
            }
        }
    }

    /// Puts down where a closed case stands now.
    pub(super) fn move_out(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        id: CaseId,
    ) -> Result<()> {
        let Some(record) = retention::find(conn, municipality, id)? else {
            return Ok(());
        };
        let in_force = self.copies.get(conn, municipality, self.now())?;
        let case = cases::get(conn, municipality, id)?;
        let (class, kept, _) = self.kept_case(conn, &in_force, &case, Some(&record))?;
        let moved = RetentionRecord {
            class: Some(class),
            state: kept.state(self.now()),
            ends_at: kept.ends_at(),
            ..record
        };
        if moved.state == RetentionState::Active {
            return Ok(retention::delete(conn, municipality, id)?);
        }
        Ok(retention::save(conn, municipality, &moved)?)
    }

    /// How long a case is kept, and what keeps it, by the rules of today.
    pub(super) fn retention_view(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        id: CaseId,
    ) -> Result<RetentionView> {
        let in_force = self.copies.get(conn, municipality, self.now())?;
        let case = cases::get(conn, municipality, id)?;
        let record = retention::find(conn, municipality, id)?;
        let (class, kept, holds) = self.kept_case(conn, &in_force, &case, record.as_ref())?;
        let now = self.now();
        Ok(RetentionView {
            case: id,
            state: kept.state(now),
            class,
            rule: kept.rule,
            ends_at: kept.ends_at(),
            archived_at: kept.archived_at,
            keeps: kept.keeps(now),
            holds,
            version: record.map_or(Version(0), |record| record.version),
        })
    }

    /// What decides how long a case is kept.
    pub(super) fn kept_case(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        case: &CaseRecord,
        record: Option<&RetentionRecord>,
    ) -> Result<(RetentionClass, Kept, Vec<HoldRecord>)> {
        let municipality = in_force.municipality.id;
        // A case type that was retired since is kept as the catalogue says by which the case was routed.
        let routed = self
            .copies
            .catalogue(conn, municipality, case.catalogue_version)?;
        let class_of = |id: &str| {
            let known = in_force.catalogue.case_type(id);
            known
                .or_else(|| routed.case_type(id))
                .map(|of| of.retention)
        };
        let types = cases::types(conn, municipality, &[case.id])?.into_iter();
        let classes = types.map(|of| class_of(&of.case_type).unwrap_or_default());
        let rules = &in_force.municipality.settings.retention;
        let class = rules.strictest(classes);
        let holds = legal_holds::of_case(conn, municipality, case.id)?;
        // A hold on a case that was merged into this one holds what came along.
        let mut is_held = false;
        for from in with_origins(conn, municipality, case.id, &[LinkKind::Merged])? {
            is_held |= is_on(&legal_holds::of_case(conn, municipality, from)?);
        }
        let kept = Kept {
            stage: case.stage,
            rule: rules.of(class),
            archived_at: record.and_then(|record| record.archived_at),
            is_held,
            goes_on_elsewhere: links::merged_into(conn, municipality, case.id)?.is_some(),
        };
        Ok((class, kept, holds))
    }
}

/// Whether a hold was not taken off.
fn is_on(holds: &[HoldRecord]) -> bool {
    holds.iter().any(|hold| hold.lifted.is_none())
}

/// What is noted of something that was done to a whole case.
pub(super) fn of_case(deed: AccessDeed, case: CaseId, ground: &str) -> Access {
    Access {
        deed,
        part: AccessPart::Case,
        part_id: case.0,
        case: Some(case),
        ground: ground.to_owned(),
    }
}
