//! Which notices tell whom what.

use onedoor_domain::contribution::Stage;
use onedoor_domain::delivery::Tiding;
use onedoor_domain::event::EventKind;
use onedoor_domain::talk::{MessageChannel, MessagePurpose};
use onedoor_domain::{ContactId, ContributionId, GuaranteeId, MessageId, StaffId};
use onedoor_store::cases::CaseRecord;
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::talk::messages;
use onedoor_store::{Connection, outbox::OutboxRecord};
use serde::Deserialize;

use crate::in_force::InForce;
use crate::notices::Recipient;
use crate::{Error, Result};

/// The kinds of notices that are told by mail.
pub(super) const TOLD: [OutboxKind; 20] = [
    OutboxKind::CaseOpened,
    OutboxKind::Warning,
    OutboxKind::Missed,
    OutboxKind::DelayNotice,
    OutboxKind::RenewPromise,
    OutboxKind::PromiseChanged,
    OutboxKind::MissingPapers,
    OutboxKind::OfferRepeated,
    OutboxKind::OfferUnaccepted,
    OutboxKind::Suspension,
    OutboxKind::UrgentEnquiry,
    OutboxKind::Remedy,
    OutboxKind::HandedOver,
    OutboxKind::Contribution,
    OutboxKind::Message,
    OutboxKind::CallBack,
    OutboxKind::CaseMoved,
    OutboxKind::LostCode,
    OutboxKind::Attachment,
    OutboxKind::Meeting,
];

/// What a notice carries, whichever it is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Carried {
    pub(super) to: Vec<Recipient>,
    pub(super) contribution: Option<ContributionId>,
    pub(super) guarantee: Option<GuaranteeId>,
    pub(super) guarantees: Vec<GuaranteeId>,
    pub(super) message: Option<MessageId>,
    pub(super) contact: Option<ContactId>,
    pub(super) question: Option<onedoor_domain::QuestionId>,
    pub(super) what: Option<String>,
    /// An event's kind, or an occasion.
    of: Option<serde_json::Value>,
}

/// The case of a notice, as it is now.
pub(super) struct About<'a> {
    pub(super) case: &'a CaseRecord,
    pub(super) parts: &'a [ContributionRecord],
    pub(super) in_force: &'a InForce,
}

/// One recipient and what they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OneTold {
    pub(super) tiding: Tiding,
    /// The business, if it is no staff member.
    pub(super) staff: Option<StaffId>,
    /// The offer that is made, where that is not in the notice.
    pub(super) contribution: Option<ContributionId>,
}

impl Carried {
    pub(super) fn read(json: &str) -> Result<Self> {
        serde_json::from_str(json).map_err(|error| Error::Fault(format!("a notice: {error}")))
    }

    fn event(&self) -> Option<EventKind> {
        EventKind::parse(self.of.as_ref()?.as_str()?)
    }
}

impl About<'_> {
    /// Everybody who is told by a notice, each once.
    pub(super) fn told(
        &self,
        conn: &mut Connection,
        kind: OutboxKind,
        notice: &OutboxRecord,
    ) -> Result<Vec<OneTold>> {
        let carried = Carried::read(&notice.payload)?;
        let part = carried.contribution;
        let part = part.and_then(|id| self.parts.iter().find(|part| part.id == id));
        let is_offered = part.is_some_and(|part| matches!(part.stage, Stage::Offered { .. }));
        let business = |tiding| (tiding, vec![Recipient::Business]);
        let (tiding, to) = match kind {
            OutboxKind::CaseOpened => return Ok(self.opened()),
            OutboxKind::Warning => (Tiding::Warning, carried.to),
            OutboxKind::Missed => (Tiding::Missed, carried.to),
            OutboxKind::DelayNotice => (Tiding::DelayNotice, carried.to),
            OutboxKind::RenewPromise => (Tiding::RenewPromise, carried.to),
            OutboxKind::Suspension => (Tiding::Suspension, carried.to),
            OutboxKind::PromiseChanged => business(Tiding::PromiseChanged),
            OutboxKind::MissingPapers => business(Tiding::MissingItems),
            OutboxKind::LostCode => business(Tiding::LostCode),
            OutboxKind::OfferRepeated => (Tiding::OfferRepeated, carried.to),
            OutboxKind::OfferUnaccepted => (Tiding::OfferUnaccepted, carried.to),
            OutboxKind::UrgentEnquiry => (Tiding::Urgent, self.on_duty(&carried)),
            OutboxKind::Remedy => (Tiding::Remedy, self.coordinator()),
            OutboxKind::HandedOver => (Tiding::HandOver, carried.to),
            OutboxKind::Contribution if is_offered && offers(carried.event()) => {
                (Tiding::Offer, carried.to)
            }
            OutboxKind::Contribution => (Tiding::Contribution, carried.to),
            OutboxKind::Message => self.message(conn, &carried, notice)?,
            OutboxKind::CallBack => (Tiding::CallBack, carried.to),
            OutboxKind::CaseMoved => self.moved(&carried),
            OutboxKind::Attachment => (Tiding::HarmfulFile, carried.to),
            // Those invited are no audience of the case: `inviting` sees to them.
            OutboxKind::IndexEnquiry | OutboxKind::Meeting | OutboxKind::Feed => return Ok(vec![]),
        };
        let to = to.iter().flat_map(|one| self.people(tiding, one, part));
        Ok(each_once(to))
    }

    /// The business gets its receipt, the coordinator a case, and every unit an offer.
    fn opened(&self) -> Vec<OneTold> {
        let one = |tiding, staff| OneTold {
            tiding,
            staff,
            contribution: None,
        };
        let mut all = vec![
            one(Tiding::Receipt, None),
            one(Tiding::NewCase, Some(self.case.coordinator)),
        ];
        for part in self.parts {
            let offer = match part.stage {
                Stage::Offered { .. } => Tiding::Offer,
                Stage::Accepted { .. } => Tiding::Contribution,
                Stage::Held
                | Stage::Waiting { .. }
                | Stage::Answered { .. }
                | Stage::Declined { .. }
                | Stage::Returned { .. }
                | Stage::Cancelled { .. } => continue,
            };
            let to = self.people(offer, &Recipient::Unit(part.unit.clone()), Some(part));
            let asked = to.into_iter().filter(|one| {
                // Whoever coordinates knows of it from the case.
                one.staff != Some(self.case.coordinator)
            });
            all.extend(asked.map(|one| OneTold {
                contribution: Some(part.id),
                ..one
            }));
        }
        all
    }

    /// Letters and what was said in person have been delivered otherwise.
    fn message(
        &self,
        conn: &mut Connection,
        carried: &Carried,
        notice: &OutboxRecord,
    ) -> Result<(Tiding, Vec<Recipient>)> {
        if carried.question.is_some() {
            return Ok((Tiding::QuestionAsked, carried.to.clone()));
        }
        let Some(id) = carried.message else {
            return Err(Error::Fault("a message without its id".to_owned()));
        };
        if !carried.to.contains(&Recipient::Business) {
            return Ok((Tiding::MessageReceived, carried.to.clone()));
        }
        let message = messages::get(conn, notice.municipality, &[self.case.id], id)?;
        let tiding = match message.purpose {
            MessagePurpose::General | MessagePurpose::Update | MessagePurpose::Overview => {
                Tiding::Message
            }
            MessagePurpose::Question => Tiding::Question,
            MessagePurpose::MissingItems => Tiding::MissingItems,
            MessagePurpose::InterimReply => Tiding::InterimReply,
            MessagePurpose::Delay => Tiding::DelayNotice,
            MessagePurpose::FinalAnswer => Tiding::Answer,
        };
        let to = match message.channel {
            MessageChannel::Email => carried.to.clone(),
            MessageChannel::Letter
            | MessageChannel::DigitalPost
            | MessageChannel::Tracking
            | MessageChannel::InPerson
            | MessageChannel::Api => Vec::new(),
        };
        Ok((tiding, to))
    }

    fn moved(&self, carried: &Carried) -> (Tiding, Vec<Recipient>) {
        match carried.what.as_deref() {
            Some("closed" | "withdrawn") => (Tiding::Closing, vec![Recipient::Business]),
            Some("reopened") => (Tiding::Reopened, vec![Recipient::Business]),
            Some("task_force") => (Tiding::TaskForce, carried.to.clone()),
            Some("enquiry") => (Tiding::CaseMoved, carried.to.clone()),
            Some(_) | None => (Tiding::CaseMoved, self.coordinator()),
        }
    }

    fn coordinator(&self) -> Vec<Recipient> {
        vec![Recipient::Staff(self.case.coordinator)]
    }

    fn on_duty(&self, carried: &Carried) -> Vec<Recipient> {
        if carried.to.is_empty() {
            return self.coordinator();
        }
        carried.to.clone()
    }

    /// The people behind a recipient. A unit is those who work in it and may take the matter on,
    /// else its head, else whoever coordinates the case.
    pub(super) fn people(
        &self,
        tiding: Tiding,
        to: &Recipient,
        part: Option<&ContributionRecord>,
    ) -> Vec<OneTold> {
        let one = |staff| OneTold {
            tiding: of_reader(tiding, staff),
            staff,
            contribution: None,
        };
        let unit = match to {
            Recipient::Business => return vec![one(None)],
            Recipient::Staff(id) => return vec![one(Some(*id))],
            Recipient::Unit(unit) => unit,
        };
        let named = part.and_then(|part| part.stage.handler().or(part.stage.offered_to()));
        if let Some(person) = named {
            return vec![one(Some(person))];
        }
        let active = || {
            let staff = self.in_force.directory.staff.iter();
            staff.filter(|person| person.active)
        };
        let mut people: Vec<StaffId> = active()
            .filter(|person| person.is_in(unit))
            .map(|person| person.id)
            .collect();
        if people.is_empty() {
            let heads = active().filter(|person| person.heads.contains(unit));
            people.extend(heads.map(|person| person.id));
        }
        if people.is_empty() {
            people.push(self.case.coordinator);
        }
        people.into_iter().map(|person| one(Some(person))).collect()
    }
}

/// What of one event different readers are told.
fn of_reader(tiding: Tiding, staff: Option<StaffId>) -> Tiding {
    match (tiding, staff) {
        (Tiding::HandOver, None) => Tiding::NewCoordinator,
        // What a business is late to hear of is news for those who owe it.
        (Tiding::DelayNotice | Tiding::Suspension, Some(_)) => Tiding::Warning,
        (Tiding::Warning | Tiding::Missed, None) => Tiding::DelayNotice,
        (tiding, _) => tiding,
    }
}

/// Whether after this event a unit is asked to take something on.
fn offers(event: Option<EventKind>) -> bool {
    matches!(
        event,
        Some(
            EventKind::ContributionOffered
                | EventKind::ContributionOpened
                | EventKind::ContributionReleased
        )
    )
}

pub(super) fn each_once(all: impl Iterator<Item = OneTold>) -> Vec<OneTold> {
    let mut told: Vec<OneTold> = Vec::new();
    for one in all {
        if !told.contains(&one) {
            told.push(one);
        }
    }
    told
}
