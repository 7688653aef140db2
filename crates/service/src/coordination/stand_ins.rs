//! Clock work: what becomes of the cases of people who are away, and of those who are back.
//!
//! One transaction looks at one person, and moves a batch of their cases at most. A person of whom
//! more is to be moved stays due, so that the next look goes on.

use jiff::SignedDuration;
use onedoor_domain::event::Actor;
use onedoor_domain::hand_over::{HandOverReason, absence_takes_cases, may_coordinate, next_look};
use onedoor_domain::routing::{CoordinatorChoice, CoordinatorReason, away_span, stand_ins_of};
use onedoor_domain::{CaseId, Moment, MunicipalityId, StaffId};
use onedoor_store::stand_ins as remembered;
use onedoor_store::{Connection, attempt, attendance, cases, staff};

use super::{Chooser, HandOver};
use crate::docket::Docket;
use crate::in_force::InForce;
use crate::{Error, Refusal, Result, Services};

/// How many cases one transaction moves.
const AT_ONCE: i64 = 50;
/// How long somebody is left alone whose cases could not be moved.
const LEFT_ALONE: SignedDuration = SignedDuration::from_mins(10);

/// What a look has left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// Nothing.
    Nothing,
    /// Perhaps more of the same.
    More,
    /// What could not be done now.
    Stuck,
}

impl Services {
    /// Looks at one person who has gone or come back, and says whether anybody was to be looked at.
    ///
    /// # Errors
    /// As every write; nothing is done then.
    pub async fn stand_in_for_absent(&self) -> Result<usize> {
        let services = self.clone();
        self.store
            .installation()
            .write(move |conn| {
                let now = services.now();
                let Some((municipality, person)) = attendance::take(conn, now)? else {
                    return Ok(0);
                };
                let looked = attempt(conn, |conn| services.look_at(conn, municipality, person));
                match looked {
                    Ok(()) => {}
                    Err(error @ (Error::Unavailable(_) | Error::Stale)) => return Err(error),
                    Err(error) => {
                        tracing::error!(%person, %error, "nobody could be found to stand in");
                        attendance::look_at(conn, municipality, person, now.plus(LEFT_ALONE))?;
                    }
                }
                Ok(1)
            })
            .await
    }

    fn look_at(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        person: StaffId,
    ) -> Result<()> {
        let now = self.now();
        // An absence that another process has just noted is to be seen.
        self.copies.doubt(municipality);
        let in_force = self.copies.get(conn, municipality, now)?;
        let (settings, directory) = (&in_force.municipality.settings, &in_force.directory);
        let works_here = directory.find(person).is_some_and(|of| of.active);
        let left = if works_here && absence_takes_cases(settings, directory, person, now) {
            self.hand_over_absent(conn, &in_force, person)?
        } else if !works_here || away_span(directory, person, now).is_none() {
            self.give_back(conn, &in_force, person)?
        } else {
            Left::Nothing
        };
        let next = next_look(settings, directory, person, now).filter(|_| works_here);
        let soon = now.plus(LEFT_ALONE);
        let next = match left {
            Left::More => return Ok(()),
            Left::Stuck => Some(next.map_or(soon, |next| next.min(soon))),
            Left::Nothing => next,
        };
        match next {
            Some(at) => attendance::look_at(conn, municipality, person, at)?,
            None => attendance::delete(conn, municipality, person)?,
        }
        Ok(())
    }

    fn hand_over_absent(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        person: StaffId,
    ) -> Result<Left> {
        let municipality = in_force.municipality.id;
        let theirs = cases::coordinated_by(conn, municipality, person, AT_ONCE)?;
        let mut dockets = self.hold(conn, municipality, &theirs)?;
        dockets.retain(|of| of.head.record.coordinator == person && of.head.record.stage.is_live());
        let records: Vec<_> = dockets.iter().map(|of| &of.head.record).collect();
        let mut chooser = Chooser::of(self, conn, in_force, &records)?;
        let mut moves = Vec::with_capacity(dockets.len());
        for docket in dockets {
            let chosen = stand_in(in_force, &chooser, &docket, person, self.now())?;
            if let Some(choice) = chosen {
                chooser.count(choice.staff);
                moves.push((docket, HandOver::chosen(choice, HandOverReason::Absence)));
            }
        }
        self.carry_out(conn, municipality, theirs.len(), moves)
    }

    /// Nothing goes back to whoever no longer works here: it is only forgotten.
    fn give_back(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        person: StaffId,
    ) -> Result<Left> {
        let municipality = in_force.municipality.id;
        let works_here = in_force.directory.find(person).is_some_and(|of| of.active);
        let theirs: Vec<CaseId> = remembered::of_owner(conn, municipality, person, AT_ONCE)?
            .into_iter()
            .map(|of| of.case)
            .collect();
        let mut moves = Vec::with_capacity(theirs.len());
        let mut forgotten = 0;
        for docket in self.hold(conn, municipality, &theirs)? {
            let case = &docket.head.record;
            let known = remembered::find(conn, municipality, case.id)?;
            let theirs = known.filter(|of| of.owner == person);
            let stands = works_here
                && case.stage.is_live()
                && theirs.is_some_and(|of| of.stand_in == case.coordinator);
            if stands {
                moves.push((docket, HandOver::to(person, HandOverReason::Return)));
                continue;
            }
            // What was closed meanwhile stays where it was.
            if theirs.is_some() {
                remembered::delete(conn, municipality, case.id)?;
            }
            forgotten += 1;
        }
        let wanted = theirs.len() - forgotten;
        let left = self.carry_out(conn, municipality, wanted, moves)?;
        Ok(if forgotten > 0 { Left::More } else { left })
    }

    /// Takes these cases, in the order of their ids. One that cannot be read is left out and named
    /// in the log: it must not keep the others from it.
    fn hold(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        ids: &[CaseId],
    ) -> Result<Vec<Docket>> {
        let mut dockets = Vec::with_capacity(ids.len());
        for id in ids {
            let opened = attempt(conn, |conn| {
                self.open_docket(conn, municipality, *id, Actor::System)
            });
            match opened {
                Ok(docket) => dockets.push(docket),
                Err(error @ (Error::Unavailable(_) | Error::Stale)) => return Err(error),
                Err(error) => tracing::error!(case = %id, %error, "a case could not be read"),
            }
        }
        Ok(dockets)
    }

    /// Hands over what is held, and says what is left of all that was wanted.
    fn carry_out(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        wanted: usize,
        moves: Vec<(Docket, HandOver)>,
    ) -> Result<Left> {
        let concerned: Vec<StaffId> = moves
            .iter()
            .flat_map(|(docket, over)| [docket.head.record.coordinator, over.to])
            .collect();
        let loads = staff::hold_loads(conn, municipality, &concerned)?;
        if concerned.iter().any(|of| !loads.contains_key(of)) {
            return Err(Error::Stale);
        }
        let left = match (wanted, moves.len()) {
            (0, _) => Left::Nothing,
            (_, 0) => Left::Stuck,
            // There may be another batch of them.
            (_, _) => Left::More,
        };
        for (mut docket, over) in moves {
            docket.hand_over(conn, over)?;
            docket.save(conn)?;
        }
        Ok(left)
    }
}

/// Who stands in for `person` on a case: whoever they named, else whoever routing finds. Nobody if
/// everybody else is away too: it would only be passed round.
fn stand_in(
    in_force: &InForce,
    chooser: &Chooser<'_>,
    docket: &Docket,
    person: StaffId,
    now: Moment,
) -> Result<Option<CoordinatorChoice>> {
    let directory = &in_force.directory;
    let mut stand_ins = stand_ins_of(directory, person, now).into_iter();
    if let Some(named) = stand_ins.find(|stand_in| may_coordinate(stand_in)) {
        return Ok(Some(CoordinatorChoice {
            staff: named.id,
            reason: CoordinatorReason::Substitute,
            considered: Vec::new(),
        }));
    }
    match chooser.choose(&docket.head.record, person) {
        Ok(choice) => {
            let away = away_span(directory, choice.staff, now).is_some();
            Ok((!away).then_some(choice))
        }
        Err(Error::Refused(Refusal::NobodyThere)) => Ok(None),
        Err(other) => Err(other),
    }
}
