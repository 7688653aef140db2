//! The weekly board of a unit: what is new, what is stuck, what is due.

use std::sync::Arc;

use onedoor_domain::Moment;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::work::{end_of_week, start_of_week};
use onedoor_store::Connection;
use onedoor_store::work::{Contributions, Promises, Whose};

use super::{Asked, STUCK, WorkItem, WorkOf, find, whose};
use crate::in_force::InForce;
use crate::services::allowed;
use crate::{Result, Services};

/// How much a part of the board shows.
const SHOWN: i64 = 50;

/// The board that a unit looks at together once a week.
#[derive(Debug, Clone)]
pub struct Board {
    /// The unit.
    pub unit: String,
    /// The first moment of the week.
    pub from: Moment,
    /// Its last.
    pub until: Moment,
    /// Contributions that were offered this week and that nobody has taken yet.
    pub new: Vec<WorkItem>,
    /// Contributions that nobody took although they were offered more than once, and those on
    /// which nothing has moved for a week.
    pub stuck: Vec<WorkItem>,
    /// The unit's answers that are due this week or late, soonest due first.
    pub due: Vec<WorkItem>,
    /// What is in force, for names.
    pub in_force: Arc<InForce>,
}

impl Services {
    /// The board of a unit; each part shows at most 50 things.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] if the caller may not see the unit's work,
    /// [`crate::Error::Invalid`] if there is no such unit.
    pub async fn show_board(&self, caller: Caller, unit: String) -> Result<Board> {
        allowed(&caller, Action::ListCases)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.board(conn, &caller, unit))
            .await
    }

    fn board(&self, conn: &mut Connection, caller: &Caller, unit: String) -> Result<Board> {
        let now = self.now();
        let in_force = self.copies.get(conn, caller.municipality, now)?;
        let local = &in_force.calendars.local;
        let (from, until) = (start_of_week(local, now), end_of_week(local, now));
        let whose = whose(caller, &in_force, &WorkOf::Unit(unit.clone()), now)?;
        let part = |conn: &mut Connection, asked: Asked| self.part(conn, caller, &asked, &whose);
        let of_parts = Asked::Contributions;
        let new = part(conn, of_parts(Contributions::OfferedSince(from)))?;
        let mut stuck = part(conn, of_parts(Contributions::OfferedAgain))?;
        let still_since = Contributions::CarriedSince(now.plus(STUCK));
        stuck.extend(part(conn, of_parts(still_since))?);
        let mut due = part(conn, Asked::Promises(Promises::Late))?;
        due.extend(part(
            conn,
            Asked::Promises(Promises::DueBetween(now, until)),
        )?);
        Ok(Board {
            unit,
            from,
            until,
            new,
            stuck,
            due,
            in_force,
        })
    }

    fn part(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        asked: &Asked,
        whose: &Whose,
    ) -> Result<Vec<WorkItem>> {
        let found = find(conn, caller, asked, whose, None, SHOWN)?;
        self.work_items(conn, caller, found)
    }
}
