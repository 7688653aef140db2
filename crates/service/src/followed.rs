//! All that the page shows on which the business follows its case.

use std::collections::BTreeMap;

use onedoor_domain::attachment::Standing;
use onedoor_domain::availability::Reach;
use onedoor_domain::case::LinkKind;
use onedoor_domain::contact::Direction;
use onedoor_domain::event::{Actor, Happened};
use onedoor_domain::guarantee::{GuaranteeStage, PauseReason, Phase};
use onedoor_domain::papers::MissingItem;
use onedoor_domain::talk::QuestionStage;
use onedoor_domain::{ContributionId, GuaranteeId, Language, MessageId, Moment, StaffId};
use onedoor_store::contents::{self, EventRecord};
use onedoor_store::talk::{messages, missing, questions};
use onedoor_store::tracking::TrackingRecord;
use onedoor_store::{Connection, attachments};

use crate::case_file::CaseFile;
use crate::json::recorded;
use crate::ledgers::Ledgers;
use crate::origins::with_origins;
use crate::switchboard::reaches;
use crate::talk::still_wanted;
use crate::{Result, Services, secret, texts};

/// How many messages and files are shown, the newest; whoever wants older ones asks their person.
const SHOWN: i64 = 200;

/// A case as the business follows it.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The case, without what the business wrote and what stays between the units.
    pub file: CaseFile,
    /// Whether its person can take a call now, and who can instead.
    pub reach: Option<Reach>,
    /// Which promises stand still, since when and why.
    pub standing: BTreeMap<GuaranteeId, (Moment, PauseReason)>,
    /// By when a unit is to have done its part.
    pub expected: BTreeMap<ContributionId, Moment>,
    /// What the business was asked and has not answered.
    pub questions: Vec<Asked>,
    /// What it was asked to send and has not sent, in words of the catalogue or of whoever asked.
    pub wanted: Vec<MissingItem>,
    /// What was said, oldest first.
    pub said: Vec<Said>,
    /// What happened, oldest first.
    pub happened: Vec<(Moment, Happened)>,
    /// The files that came from the business: name and moment.
    pub files: Vec<(String, Moment)>,
    /// Whether it follows the case by mail; none if it cannot.
    pub by_mail: Option<bool>,
}

/// A question that waits for the business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The message by which it was asked.
    pub message: MessageId,
    /// Its words; none where they may name somebody whose identity is protected.
    pub text: Option<String>,
    /// When.
    pub at: Moment,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Moment,
    /// Whether the business said it.
    pub by_business: bool,
    /// Who said it for the municipality.
    pub by: Option<String>,
    /// Its subject; empty of what the business said.
    pub subject: String,
    /// Its words; none of what the business said, since links are forwarded.
    pub text: Option<String>,
}

impl Services {
    /// The case that a tracking code opens, with all that its page shows.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if the code is unknown, expired or revoked.
    pub async fn follow_case(&self, code: &str) -> Result<Followed> {
        let services = self.clone();
        let opens = self.opened_by(secret::hash(code)).await?;
        self.store
            .of(opens.municipality)
            .read(move |conn| services.followed(conn, opens))
            .await
    }

    fn followed(&self, conn: &mut Connection, opens: TrackingRecord) -> Result<Followed> {
        let (now, of) = (self.now(), opens.municipality);
        let file = self.public_file(conn, of, opens.case)?;
        let (case, is_live) = (file.case.id, file.case.stage.is_live());
        let events = contents::events_of(conn, of, case)?;
        let ledgers = Ledgers::read(&events)?;
        let coordinator = file.case.coordinator;
        let reach = reaches(conn, &file.in_force, &[coordinator], now)?;
        Ok(Followed {
            reach: reach.get(&coordinator).copied(),
            standing: self.standing(conn, &file, &ledgers)?,
            expected: expected(conn, &file)?,
            questions: if is_live {
                asked(conn, &file)?
            } else {
                Vec::new()
            },
            wanted: if is_live {
                still_wanted(&missing::of_case(conn, of, case)?)
            } else {
                Vec::new()
            },
            said: said(conn, &file)?,
            happened: told(&file, &events)?,
            files: files(conn, &file)?,
            by_mail: self.follows_by_mail(conn, opens, case)?.filter(|_| is_live),
            file,
        })
    }

    fn standing(
        &self,
        conn: &mut Connection,
        file: &CaseFile,
        ledgers: &Ledgers,
    ) -> Result<BTreeMap<GuaranteeId, (Moment, PauseReason)>> {
        let mut standing = BTreeMap::new();
        for record in &file.guarantees {
            let kept = self.kept(conn, &file.in_force, record, ledgers)?;
            if let Phase::Paused { standing: of, .. } = kept.state.phase() {
                standing.insert(record.id, (of.since, of.first));
            }
        }
        Ok(standing)
    }
}

impl Followed {
    /// What happened, in a sentence for the business; none of what has no words of its own there:
    /// what is promised is told with the promises.
    pub fn sentence(&self, happened: &Happened, language: Language) -> Option<String> {
        let file = &self.file;
        let person = |id: StaffId| {
            let known = file.person(id).map(|person| person.name.clone());
            known.unwrap_or_else(|| texts::say(language, "somebody"))
        };
        let mention = match happened {
            Happened::CaseOpened { coordinator, .. } => person(*coordinator),
            Happened::HandedOver { to, .. } => person(*to),
            Happened::ContributionOffered { unit, .. } => file.unit_name(unit, language),
            Happened::ReferralSent { authority, .. } => authority.clone(),
            Happened::Progressed { progress, .. } => {
                texts::say(language, &format!("progress-{progress}"))
            }
            Happened::Contribution { contribution, .. } => {
                let mut parts = file.contributions.iter();
                let part = parts.find(|part| part.id == *contribution)?;
                file.unit_name(&part.unit, language)
            }
            Happened::Guarantee { guarantee, .. } => {
                let mut promises = file.guarantees.iter();
                let promise = promises.find(|record| record.id == *guarantee)?;
                file.promise_name(promise, language)
            }
            Happened::EnquiryRegistered { .. }
            | Happened::PapersMissing { .. }
            | Happened::PapersComplete { .. }
            | Happened::PapersSupplemented { .. }
            | Happened::FeePaid { .. }
            | Happened::ReferralAnswered { .. }
            | Happened::OfferRepeated { .. }
            | Happened::OfferUnaccepted { .. }
            | Happened::RenewalAsked { .. }
            | Happened::QuestionAnswered { .. }
            | Happened::MeetingPlanned { .. }
            | Happened::MeetingChanged { .. }
            | Happened::MeetingCancelled { .. }
            | Happened::MeetingHeld { .. }
            | Happened::MeetingActionAgreed { .. }
            | Happened::MeetingActionDone { .. }
            | Happened::MeetingMinutesKept { .. }
            | Happened::Attachment(_)
            | Happened::Talk(_)
            | Happened::Case(_)
            | Happened::Switchboard(_) => String::new(),
        };
        let key = format!("told-{}", happened.kind());
        let mentions = [("of", mention)];
        let said = texts::say_with(language, &key, &mentions);
        (said != key).then_some(said)
    }
}

/// By when units are to have done their parts, as far as their clocks run.
fn expected(conn: &mut Connection, file: &CaseFile) -> Result<BTreeMap<ContributionId, Moment>> {
    let (of, case) = (file.in_force.municipality.id, file.case.id);
    let all = contents::guarantees(conn, of, &[case])?.into_iter();
    let running =
        all.filter(|record| record.terms.is_internal() && record.state == GuaranteeStage::Running);
    Ok(running
        .filter_map(|record| Some((record.contribution?, record.due_at?)))
        .collect())
}

fn asked(conn: &mut Connection, file: &CaseFile) -> Result<Vec<Asked>> {
    let (of, case) = (file.in_force.municipality.id, file.case.id);
    let open = questions::open_of_case(conn, of, case)?;
    let asked: Vec<MessageId> = open
        .iter()
        .filter(|one| one.question.stage == QuestionStage::Forwarded)
        .filter_map(|one| one.message)
        .collect();
    // A question goes along when a case is merged or split, and the message stays where it was sent.
    let cases = with_origins(conn, of, case, &[LinkKind::Merged, LinkKind::Split])?;
    let mut all = Vec::new();
    for id in asked {
        // What the business was asked are the words of the message.
        if let Some(message) = messages::find(conn, of, &cases, id)? {
            all.push(Asked {
                message: id,
                text: Some(message.text).filter(|_| !file.case.protected_identity),
                at: message.at,
            });
        }
    }
    Ok(all)
}

fn said(conn: &mut Connection, file: &CaseFile) -> Result<Vec<Said>> {
    let (of, case) = (file.in_force.municipality.id, file.case.id);
    let found = messages::newest(conn, of, case, SHOWN)?;
    // Words to somebody whose identity is protected may name them.
    let is_shown = !file.case.protected_identity;
    let one = |record: messages::MessageRecord| {
        let by_business = record.direction == Direction::In;
        let theirs = is_shown && !by_business;
        let by = match Actor::parse(&record.author) {
            Some(Actor::Staff(id)) if !by_business => file.person(id).map(|of| of.name.clone()),
            Some(Actor::Staff(_) | Actor::Integration(_) | Actor::Business(_) | Actor::System)
            | None => None,
        };
        Said {
            at: record.at,
            by_business,
            by,
            subject: if theirs {
                record.subject
            } else {
                String::new()
            },
            text: theirs.then_some(record.text),
        }
    };
    Ok(found.into_iter().map(one).collect())
}

/// What the business is told of, in order.
fn told(file: &CaseFile, events: &[EventRecord]) -> Result<Vec<(Moment, Happened)>> {
    let is_outside = |id: GuaranteeId| file.guarantees.iter().any(|record| record.id == id);
    let mut all = Vec::new();
    for event in events {
        let happened: Happened = recorded(&event.payload)?;
        if happened.is_told_to_business(is_outside) {
            all.push((event.at, happened));
        }
    }
    Ok(all)
}

/// What the business sent itself. It named the files, so of a protected identity none is told.
fn files(conn: &mut Connection, file: &CaseFile) -> Result<Vec<(String, Moment)>> {
    if file.case.protected_identity {
        return Ok(Vec::new());
    }
    let (of, case) = (file.in_force.municipality.id, file.case.id);
    let found = attachments::newest(conn, of, case, SHOWN)?.into_iter();
    let theirs = found.filter(|one| {
        let is_there = !matches!(one.standing, Standing::Removed { .. });
        is_there && matches!(Actor::parse(&one.added_by), Some(Actor::Business(_)))
    });
    Ok(theirs
        .map(|one| (one.name.as_str().to_owned(), one.added_at))
        .collect())
}
