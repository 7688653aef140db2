//! Moving the parts of a case: where a contribution stands, and on whom it weighs.

use onedoor_domain::contribution::{self, Stage, offered_until};
use onedoor_domain::event::Actor;
use onedoor_domain::policy::{self, Caller};
use onedoor_domain::{ContributionId, Version};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, contributions, staff};

use super::Docket;
use crate::services::unchanged;
use crate::{Error, NotNow, Refusal, Result, Services};

impl Docket {
    /// The use cases, for their copies and their chance.
    pub(crate) fn services(&self) -> &Services {
        &self.services
    }

    /// Who changes the case.
    pub(crate) fn actor(&self) -> Actor {
        self.actor
    }

    /// One contribution to the case.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn contribution(&self, id: ContributionId) -> Result<&ContributionRecord> {
        let mut parts = self.contributions.iter();
        parts.find(|part| part.id == id).ok_or(Error::NotFound)
    }

    /// Passes if the contribution is as the caller saw it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Stale`].
    pub(crate) fn contribution_as_seen(
        &self,
        id: ContributionId,
        seen: Version,
    ) -> Result<&ContributionRecord> {
        let part = self.contribution(id)?;
        unchanged(part.version, seen)?;
        Ok(part)
    }

    /// Puts a contribution where it stands from now on: what it weighs moves with it, and an offer
    /// is looked at again when it was not taken in time.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Stale`] if whoever is to carry it does not work here any more.
    pub(crate) fn move_contribution(
        &mut self,
        conn: &mut Connection,
        id: ContributionId,
        stage: Stage,
        answer: Option<String>,
    ) -> Result<()> {
        let (municipality, now) = (self.municipality, self.now);
        let calendars = &self.in_force.calendars;
        let mut parts = self.contributions.iter_mut();
        let part = parts.find(|part| part.id == id).ok_or(Error::NotFound)?;
        let (before, after) = (part.stage.carried_by(), stage.carried_by());
        if before != after {
            // Both in their order before either is changed, or two such moves could wait for each
            // other.
            let both: Vec<_> = before.into_iter().chain(after).collect();
            staff::hold_loads(conn, municipality, &both)?;
            if let Some(handler) = before {
                staff::put_down_contribution(conn, municipality, handler)?;
            }
            if let Some(handler) = after {
                staff::pick_up_contribution(conn, municipality, handler, now)?;
            }
        }
        part.next_at = None;
        if let Stage::Offered { .. } = stage {
            (part.offered_at, part.offers) = (now, 1);
            part.next_at = Some(offered_until(calendars.of_unit(&part.unit), now));
        }
        let seen = part.version;
        (part.stage, part.answer) = (stage, answer);
        contributions::save(conn, municipality, part, seen, now)?;
        part.version = seen.next();
        Ok(())
    }

    /// Why a contribution cannot be moved so, with what this caller may do with it instead.
    pub(crate) fn not_now(
        &self,
        caller: &Caller,
        id: ContributionId,
        why: contribution::NotNow,
    ) -> Error {
        let Ok(part) = self.contribution(id) else {
            return Error::NotFound;
        };
        let ties = self.ties();
        let view = ties.of_part(&self.head.record, part);
        let allowed = policy::contribution_acts(caller, &view, part.stage);
        let taken = why.act == contribution::ContributionAct::Accept;
        let by = why.handler.filter(|_| taken);
        let name = |id| {
            let person = self.in_force.directory.find(id);
            person.map_or_else(String::new, |person| person.name.clone())
        };
        Error::NotNow(NotNow {
            refusal: match by {
                Some(_) => Refusal::AcceptedAlready,
                None => Refusal::ContributionStage,
            },
            allowed: allowed
                .into_iter()
                .map(onedoor_domain::contribution::ContributionAct::as_str)
                .collect(),
            by: by.map(|id| (id, name(id))),
        })
    }

    /// Why the case cannot be moved so, with what this caller may do with it instead.
    pub(crate) fn case_not_now(&self, caller: &Caller) -> Error {
        let stage = self.head.record.stage;
        let ties = self.ties();
        let allowed = policy::case_acts(caller, &ties.of(&self.head.record), stage);
        Error::NotNow(NotNow {
            refusal: Refusal::CaseStage,
            allowed: allowed
                .into_iter()
                .map(onedoor_domain::case::CaseAct::as_str)
                .collect(),
            by: None,
        })
    }
}
