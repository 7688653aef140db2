//! An enquiry on its way in.

use std::sync::Arc;

use onedoor_domain::Moment;
use onedoor_domain::policy::Caller;
use onedoor_domain::routing::Plan;
use onedoor_store::cases;
use onedoor_store::intake::Intake;
use onedoor_store::{Connection, staff};

use super::super::draw_up::{Matter, draw_up};
use super::super::filed::file;
use super::super::input::EnquiryInput;
use super::super::planning::{plan, suggestions};
use super::super::read::{self, Read};
use super::super::who::{self, Asker};
use super::super::whole::{load_changes, whole};
use super::{Opened, Registered, TrackingIssued};
use crate::idempotency::{Answer, Answered, Keyed};
use crate::in_force::InForce;
use crate::load_book::Reservation;
use crate::{Error, Result, Services, secret};

/// How often an intake is decided anew when somebody else was faster.
pub(super) const TRIES: u32 = 6;

/// What was decided: an answer that was given before, or a case to be written.
pub(in super::super) enum Decision {
    Replay(Answer),
    Open(Box<Opening>),
}

pub(in super::super) struct Opening {
    pub(in super::super) intake: Intake,
    answer: Answer,
    reservation: Reservation,
}

/// An enquiry on its way, which may have to be decided more than once.
pub(in super::super) struct Incoming<R> {
    pub(in super::super) services: Services,
    pub(in super::super) caller: Caller,
    pub(in super::super) input: EnquiryInput,
    pub(in super::super) keyed: Option<Keyed>,
    pub(in super::super) render: R,
}

impl<R: Fn(&Registered) -> Answer> Incoming<R> {
    /// Decides on an enquiry whose key may have been used before.
    pub(super) fn decide(&self, conn: &mut Connection) -> Result<Decision> {
        match self.replay(conn)? {
            Some(answer) => Ok(Decision::Replay(answer)),
            None => self.open(conn),
        }
    }

    /// Decides without asking whether the key was used before: hardly any was, and writing a used
    /// one fails. Only what cannot be decided is asked for, as it may have been answered when it
    /// could.
    pub(in super::super) fn decide_as_if_new(&self, conn: &mut Connection) -> Result<Decision> {
        self.open(conn).or_else(|error| match self.replay(conn)? {
            Some(answer) => Ok(Decision::Replay(answer)),
            None => Err(error),
        })
    }

    fn replay(&self, conn: &mut Connection) -> Result<Option<Answer>> {
        match &self.keyed {
            Some(keyed) => keyed.replay(conn, self.caller.municipality),
            None => Ok(None),
        }
    }

    fn open(&self, conn: &mut Connection) -> Result<Decision> {
        let municipality = self.caller.municipality;
        let services = &self.services;
        let now = services.now();
        let in_force = services.copies.get(conn, municipality, now)?;
        let read = read::enquiry(self.input.clone(), &in_force, now)?;
        let asker = who::find(conn, &self.caller, &read.enquiry, &services.chance, now)?;
        let suggestions = suggestions(&in_force, &read);
        let look = services.book.look();
        let loads = staff::loads(conn, municipality)?;
        let (reservation, (plan, expected)) = look.reserve(municipality, loads, now, |loads| {
            let plan = plan(&in_force, &read, &suggestions, &asker, loads, now)?;
            let staff = plan.coordinator.staff;
            let expected = loads.get(&staff).map_or(0, |load| load.coordinations);
            Ok::<_, Error>((staff, (plan, expected)))
        })?;
        let sender = who::as_given(&self.input)?;
        let matter = matter(
            services,
            &self.caller,
            &in_force,
            &read,
            &plan,
            &asker,
            sender,
            now,
        );
        let code = secret::tracking_code(&services.chance);
        let drawn = draw_up(&matter, secret::hash(&code))?;
        let registered = Registered {
            tracking: TrackingIssued {
                url: format!("{}/t/{code}", services.public_url),
                code,
            },
            warnings: read.warnings.clone(),
            similar: who::similar(conn, &self.caller, &asker, &plan)?,
            file: file(&self.caller, &drawn, &plan, &asker, Arc::clone(&in_force)),
        };
        let answer = (self.render)(&registered);
        let key = self
            .keyed
            .as_ref()
            .map(|keyed| keyed.row(municipality, &answer, &services.chance, now))
            .transpose()?;
        let loads = load_changes(&plan, expected);
        let intake = whole(drawn, asker, key, loads, now);
        Ok(Decision::Open(Box::new(Opening {
            intake,
            answer,
            reservation,
        })))
    }
}

/// Answers, with the reservation: it must count until the commit, which may come later.
pub(super) fn write(
    conn: &mut Connection,
    decision: Decision,
    besides: &impl Fn(&mut Connection, Opened) -> Result<()>,
) -> Result<(Answered, Option<Reservation>)> {
    match decision {
        Decision::Replay(answer) => {
            let replayed = true;
            Ok((Answered { answer, replayed }, None))
        }
        Decision::Open(opening) => {
            cases::open(conn, &opening.intake)?;
            besides(
                conn,
                Opened {
                    case: opening.intake.case.id.0,
                    enquiry: opening.intake.enquiry.id.0,
                },
            )?;
            let answered = Answered {
                answer: opening.answer,
                replayed: false,
            };
            Ok((answered, Some(opening.reservation)))
        }
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of a matter come from as many places"
)]
pub(super) fn matter<'a>(
    services: &'a Services,
    caller: &'a Caller,
    in_force: &'a InForce,
    read: &'a Read,
    plan: &'a Plan,
    asker: &Asker,
    sender: onedoor_store::columns::JsonText,
    now: Moment,
) -> Matter<'a> {
    Matter {
        caller,
        in_force,
        enquiry: &read.enquiry,
        plan,
        business: asker.business.as_ref().map(|business| business.id),
        contact: asker.contact,
        sender,
        chance: &services.chance,
        now,
    }
}
