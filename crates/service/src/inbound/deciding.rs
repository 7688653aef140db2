//! What becomes of a mail: looking up what it refers to and who wrote it, and letting the domain
//! decide.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use onedoor_domain::inbound::{
    Candidate, Clue, Decision, Known, Mailbox, Ours, Report, Way, WhyIgnored, Writer, clues,
    decide, set_aside,
};
use onedoor_domain::{CaseId, DeliveryId, MessageId, MunicipalityId};
use onedoor_store::{Connection, StoreError, cases, deliveries, holdings, inbound, tracking};
use serde::Deserialize;

use super::reading::{Letter, ReadMail};
use crate::in_force::InForce;
use crate::tracking::goes_on_in;
use crate::{Result, Services};

/// What was decided.
#[derive(Debug, Clone)]
pub(super) struct Decided {
    pub(super) decision: Decision,
    pub(super) writer: Writer,
    /// The messages of ours that it may answer, the nearest first.
    pub(super) answers: Vec<MessageId>,
    /// The mails of ours that came back for good.
    pub(super) came_back: Vec<DeliveryId>,
}

#[derive(Deserialize)]
struct Told {
    message: Option<MessageId>,
}

/// What the clues of a mail lead to.
#[derive(Default)]
struct Led {
    to: Vec<(CaseId, Way)>,
    answers: Vec<MessageId>,
}

impl Decided {
    pub(super) fn ignored(why: WhyIgnored) -> Self {
        Self {
            decision: Decision::Ignored(why),
            writer: Writer::Outsider,
            answers: Vec::new(),
            came_back: Vec::new(),
        }
    }

    /// What counts of a mail: what somebody else had written, if a colleague passed that on.
    pub(super) fn letter<'a>(&self, mail: &'a ReadMail) -> &'a Letter {
        match (self.writer, &mail.passed) {
            (Writer::PassedOn(_), Some(passed)) => passed,
            (Writer::PassedOn(_) | Writer::Outsider | Writer::Colleague(_), _) => &mail.letter,
        }
    }
}

impl Services {
    /// Decides what becomes of a mail.
    pub(super) fn decide_on_mail(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        mail: &ReadMail,
    ) -> Result<Decided> {
        let now = self.now();
        let in_force = self.copies.get(conn, of, now)?;
        let ours = self.ours(&in_force);
        let facts = &mail.letter.facts;
        if let Some(why) = set_aside(facts, &ours) {
            let came_back = came_back(mail, &ours, why);
            return Ok(Decided {
                came_back,
                ..Decided::ignored(why)
            });
        }
        let Some(from) = &facts.from else {
            return Ok(Decided::ignored(WhyIgnored::NoSender));
        };
        let mut decided = Decided {
            writer: writer(&in_force, mail, from, &ours),
            ..Decided::ignored(WhyIgnored::NoSender)
        };
        let letter = decided.letter(mail);
        let led = led(conn, of, &clues(&letter.facts, &ours))?;
        let sender = letter.facts.from.as_ref().unwrap_or(from);
        let hour_ago = now.plus(-SignedDuration::from_hours(1));
        let known = Known {
            writer: decided.writer,
            candidates: candidates(conn, of, &led.to, sender)?,
            in_last_hour: inbound::count_since(conn, of, &from.key(), hour_ago)?,
            is_forged: facts.marks.is_forged,
        };
        decided.decision = decide(&known);
        decided.answers = led.answers;
        Ok(decided)
    }

    fn ours(&self, in_force: &InForce) -> Ours {
        Ours {
            host: self.host().to_owned(),
            address: in_force.municipality.settings.mail.sender_address.clone(),
        }
    }
}

/// The deliveries that a report says were refused for good.
fn came_back(mail: &ReadMail, ours: &Ours, why: WhyIgnored) -> Vec<DeliveryId> {
    let facts = &mail.letter.facts;
    let is_final = facts.marks.report == Some(Report::Delivery { is_final: true });
    if why != WhyIgnored::Bounce || !is_final {
        return Vec::new();
    }
    let reported = onedoor_domain::inbound::MailFacts {
        answers: facts.reported.clone(),
        ..Default::default()
    };
    let found = clues(&reported, ours).into_iter();
    let ids = found.filter_map(|clue| match clue {
        Clue::Delivery(id) => Some(id),
        Clue::Thread(_) | Clue::Earlier(_) | Clue::Tag(_) | Clue::Subject(_) => None,
    });
    ids.collect()
}

/// Who sent it. What a colleague passes on must be another's: not ours, and no colleague's.
fn writer(in_force: &InForce, mail: &ReadMail, from: &Mailbox, ours: &Ours) -> Writer {
    let colleague = |who: &Mailbox| {
        let mut staff = in_force.directory.staff.iter();
        let found = staff.find(|one| one.active && one.email.to_lowercase() == who.key());
        found.map(|one| one.id)
    };
    let is_forged = mail.letter.facts.marks.is_forged;
    let Some(id) = colleague(from).filter(|_| !is_forged) else {
        return Writer::Outsider;
    };
    let passed = mail.passed.as_ref();
    let theirs = passed.and_then(|passed| passed.facts.from.as_ref());
    match theirs {
        Some(other) if colleague(other).is_none() && !ours.wrote(other) => Writer::PassedOn(id),
        Some(_) | None => Writer::Colleague(id),
    }
}

fn led(conn: &mut Connection, of: MunicipalityId, found: &[Clue]) -> Result<Led> {
    let mut led = Led::default();
    for clue in found {
        let (case, way) = match clue {
            Clue::Delivery(id) => match deliveries::get(conn, of, *id) {
                Ok(record) => {
                    let told: Option<Told> = serde_json::from_str(&record.payload).ok();
                    led.answers.extend(told.and_then(|told| told.message));
                    (record.case, Way::Thread)
                }
                Err(StoreError::NotFound) => (None, Way::Thread),
                Err(error) => return Err(error.into()),
            },
            Clue::Thread(case) => (known(conn, of, *case)?, Way::Thread),
            Clue::Earlier(id) => (inbound::find_case(conn, of, id)?, Way::Thread),
            Clue::Tag(reference) => {
                let found = cases::find_by_reference(conn, of, reference.as_str())?;
                (found.map(|case| case.id), Way::Tag)
            }
            Clue::Subject(reference) => {
                let found = cases::find_by_reference(conn, of, reference.as_str())?;
                (found.map(|case| case.id), Way::Subject)
            }
        };
        led.to.extend(case.map(|case| (case, way)));
    }
    Ok(led)
}

fn known(conn: &mut Connection, of: MunicipalityId, case: CaseId) -> Result<Option<CaseId>> {
    match cases::get(conn, of, case) {
        Ok(record) => Ok(Some(record.id)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The cases to which the clues lead, each with whether it knows this sender.
fn candidates(
    conn: &mut Connection,
    of: MunicipalityId,
    led_to: &[(CaseId, Way)],
    sender: &Mailbox,
) -> Result<Vec<Candidate>> {
    let mut asked: BTreeMap<CaseId, bool> = BTreeMap::new();
    let mut all = Vec::new();
    for (case, way) in led_to {
        let knows_sender = match asked.get(case) {
            Some(known) => *known,
            None => {
                let last = goes_on_in(conn, of, *case)?;
                let known = knows(conn, of, *case, sender)? || knows(conn, of, last, sender)?;
                asked.insert(*case, known);
                known
            }
        };
        all.push(Candidate {
            case: *case,
            way: *way,
            knows_sender,
        });
    }
    Ok(all)
}

/// Whether somebody who speaks on the case has this address.
fn knows(
    conn: &mut Connection,
    of: MunicipalityId,
    case: CaseId,
    sender: &Mailbox,
) -> Result<bool> {
    for contact in holdings::contacts_of(conn, of, case)? {
        let email = tracking::email_of(conn, of, contact)?;
        if email.is_some_and(|email| email.to_lowercase() == sender.key()) {
            return Ok(true);
        }
    }
    Ok(false)
}
