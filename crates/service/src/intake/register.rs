//! The use cases: register an enquiry, and see what registering it would do.

use std::sync::Arc;

use onedoor_domain::case::CaseStage;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::routing::Plan;
use onedoor_domain::{CaseId, Moment, StaffId};
use onedoor_store::cases;
use onedoor_store::intake::Intake;
use onedoor_store::{Connection, staff};

use super::draw_up::{Matter, draw_up};
use super::filed::file;
use super::input::EnquiryInput;
use super::planning::{plan, suggestions};
use super::read::{self, Read};
use super::who::{self, Asker};
use super::whole::{load_changes, whole};
use crate::case_file::CaseFile;
use crate::idempotency::{Answer, Answered, Keyed, Once};
use crate::in_force::InForce;
use crate::load_book::Reservation;
use crate::services::allowed;
use crate::{Error, FieldCode, Refusal, Result, Services, secret};

/// How often an intake is decided anew when somebody else was faster.
const TRIES: u32 = 6;

/// What registering made.
#[derive(Debug, Clone)]
pub struct Registered {
    /// The case with everything that belongs to it.
    pub file: CaseFile,
    /// How the business follows it.
    pub tracking: TrackingIssued,
    /// What is odd about the enquiry all the same.
    pub warnings: Vec<Warning>,
    /// Live cases of the same business about the same.
    pub similar: Vec<SimilarCase>,
}

/// What registering would make. Nothing of it is kept.
#[derive(Debug, Clone)]
pub struct Previewed {
    /// The case as it would be opened now; ids and reference would be others.
    pub file: CaseFile,
    /// What is odd about the enquiry.
    pub warnings: Vec<Warning>,
    /// Live cases of the same business about the same.
    pub similar: Vec<SimilarCase>,
}

/// A live case of the same business about the same: the enquiry may belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarCase {
    /// Which.
    pub id: CaseId,
    /// Its reference.
    pub reference: String,
    /// Where it stands.
    pub stage: CaseStage,
    /// When its enquiry had come in.
    pub received_at: Moment,
    /// Who answers to the business for it.
    pub coordinator: StaffId,
}

/// A tracking code, shown this once.
#[derive(Debug, Clone)]
pub struct TrackingIssued {
    /// The code.
    pub code: String,
    /// The page that it opens.
    pub url: String,
}

/// Something odd about a field that is accepted all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub pointer: String,
    /// What.
    pub code: FieldCode,
}

/// What was decided: an answer that was given before, or a case to be written.
pub(super) enum Decision {
    Replay(Answer),
    Open(Box<Opening>),
}

pub(super) struct Opening {
    pub(super) intake: Intake,
    answer: Answer,
    reservation: Reservation,
}

impl Services {
    /// Registers an enquiry: in one transaction it becomes a case with exactly one coordinator, a
    /// contribution for every unit concerned, and guarantees with due moments.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong, [`Error::KeyReused`],
    /// [`Error::Forbidden`], [`Error::Unavailable`]. Nothing is written then.
    pub async fn register_enquiry(
        &self,
        caller: Caller,
        input: EnquiryInput,
        once: Option<Once>,
        render: impl Fn(&Registered) -> Answer + Send + Sync + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::RegisterEnquiry)?;
        let enquiry = Arc::new(Incoming {
            services: self.clone(),
            keyed: once.map(|once| Keyed::new(&caller, &once)),
            caller,
            input,
            render,
        });
        let _turn = self.turn(enquiry.keyed.as_ref()).await;
        for attempt in 0..TRIES {
            let deciding = Arc::clone(&enquiry);
            let decide = move |conn: &mut Connection| match attempt {
                0 => deciding.decide_as_if_new(conn),
                _ => deciding.decide(conn),
            };
            let outcome = self.store.decide_and_write(decide, write).await;
            match outcome {
                Err(Error::Stale | Error::Refused(Refusal::TryAgain)) => {
                    // Somebody chosen has left, or a number or business is taken: look again.
                    self.copies.doubt(enquiry.caller.municipality);
                }
                other => return other.map(|(answered, _reservation)| answered),
            }
        }
        Err(Error::Unavailable(
            "too many enquiries at the same moment".to_owned(),
        ))
    }

    /// Answers what registering the enquiry would do, and writes nothing.
    ///
    /// # Errors
    /// As for registering.
    pub async fn preview_enquiry(&self, caller: Caller, input: EnquiryInput) -> Result<Previewed> {
        allowed(&caller, Action::PreviewEnquiry)?;
        let services = self.clone();
        self.store
            .read(move |conn| {
                let now = services.now();
                let in_force = services.copies.get(conn, caller.municipality, now)?;
                let read = read::enquiry(input.clone(), &in_force, now)?;
                let asker = who::find(conn, &caller, &read.enquiry, &services.chance, now)?;
                let loads = staff::loads(conn, caller.municipality)?;
                let suggestions = suggestions(&in_force, &read);
                let plan = plan(&in_force, &read, &suggestions, &asker, &loads, now)?;
                let sender = who::as_given(&input)?;
                let matter = matter(
                    &services, &caller, &in_force, &read, &plan, &asker, sender, now,
                );
                let drawn = draw_up(&matter, [0; 32])?;
                Ok(Previewed {
                    similar: who::similar(conn, &caller, &asker, &plan)?,
                    file: file(&caller, &drawn, &plan, &asker, in_force),
                    warnings: read.warnings,
                })
            })
            .await
    }
}

/// An enquiry on its way, which may have to be decided more than once.
pub(super) struct Incoming<R> {
    pub(super) services: Services,
    pub(super) caller: Caller,
    pub(super) input: EnquiryInput,
    pub(super) keyed: Option<Keyed>,
    pub(super) render: R,
}

impl<R: Fn(&Registered) -> Answer> Incoming<R> {
    /// Decides on an enquiry whose key may have been used before.
    fn decide(&self, conn: &mut Connection) -> Result<Decision> {
        match self.replay(conn)? {
            Some(answer) => Ok(Decision::Replay(answer)),
            None => self.open(conn),
        }
    }

    /// Decides without asking whether the key was used before: hardly any was, and writing a used
    /// one fails. Only what cannot be decided is asked for, as it may have been answered when it
    /// could.
    pub(super) fn decide_as_if_new(&self, conn: &mut Connection) -> Result<Decision> {
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
fn write(conn: &mut Connection, decision: Decision) -> Result<(Answered, Option<Reservation>)> {
    match decision {
        Decision::Replay(answer) => {
            let replayed = true;
            Ok((Answered { answer, replayed }, None))
        }
        Decision::Open(opening) => {
            cases::open(conn, &opening.intake)?;
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
fn matter<'a>(
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
