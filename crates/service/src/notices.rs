//! Who exactly is told what, from what the promises say.

use onedoor_domain::StaffId;
use onedoor_domain::directory::{Directory, Role};
use onedoor_domain::guarantee::{Audience, Occasion};
use onedoor_domain::promises::{Notice, NoticeKind};
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::ContributionRecord;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::docket::Docket;

/// Somebody who is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Recipient {
    /// A staff member.
    Staff(StaffId),
    /// A unit, while nobody in it works on the matter.
    Unit(String),
    /// The business.
    Business,
}

impl Docket {
    /// Puts a notice of the clock into the outbox, for everybody whom its audiences name. Where
    /// somebody has the promise in hand, they are the handler, and not whoever coordinates.
    pub(crate) fn tell_notice(&mut self, notice: &Notice, in_hand: Option<StaffId>) -> Result<()> {
        let kind = match notice.kind {
            NoticeKind::Warning => OutboxKind::Warning,
            NoticeKind::Missed => OutboxKind::Missed,
            NoticeKind::DelayNotice => OutboxKind::DelayNotice,
            NoticeKind::RenewPromise => OutboxKind::RenewPromise,
            NoticeKind::Suspension => OutboxKind::Suspension,
        };
        let percent = match notice.of {
            Occasion::Share { percent } => Some(percent),
            Occasion::Due | Occasion::SeasonBegan | Occasion::SeasonEnded => None,
        };
        let contribution = self.promises.find(notice.guarantee);
        let contribution = contribution.and_then(|kept| kept.contribution);
        let part = self
            .contributions
            .iter()
            .find(|part| Some(part.id) == contribution);
        let mut to = Vec::new();
        for audience in &notice.to {
            let theirs = match (audience, in_hand) {
                (Audience::Handler, Some(person)) => vec![Recipient::Staff(person)],
                (_, _) => self.audience(*audience, part),
            };
            to.extend(theirs);
        }
        let to = each_once(to);
        self.tell(
            kind,
            &serde_json::json!({
                "guarantee": notice.guarantee,
                "of": notice.of,
                "percent": percent,
                "to": to,
            }),
        )
    }

    /// The people behind audiences, each once.
    pub(crate) fn recipients(
        &self,
        audiences: &[Audience],
        part: Option<&ContributionRecord>,
    ) -> Vec<Recipient> {
        let audiences = audiences.iter();
        each_once(audiences.flat_map(|audience| self.audience(*audience, part)))
    }

    fn audience(&self, audience: Audience, part: Option<&ContributionRecord>) -> Vec<Recipient> {
        let coordinator = self.head.record.coordinator;
        let directory = &self.in_force.directory;
        match audience {
            Audience::Business => vec![Recipient::Business],
            Audience::Coordinator => vec![Recipient::Staff(coordinator)],
            Audience::Management => {
                let managers = active(directory, |person| person.has(Role::Manager));
                managers.map(Recipient::Staff).collect()
            }
            Audience::Handler => vec![match part {
                None => Recipient::Staff(coordinator),
                Some(part) => match part.stage.handler().or(part.stage.offered_to()) {
                    Some(handler) => Recipient::Staff(handler),
                    None => Recipient::Unit(part.unit.clone()),
                },
            }],
            Audience::UnitHead => {
                let units = match part {
                    Some(part) => vec![part.unit.clone()],
                    None => directory
                        .find(coordinator)
                        .map_or_else(Vec::new, |person| person.units.clone()),
                };
                let heads = active(directory, |person| {
                    units.iter().any(|unit| person.heads.contains(unit))
                });
                heads.map(Recipient::Staff).collect()
            }
        }
    }
}

fn each_once(all: impl IntoIterator<Item = Recipient>) -> Vec<Recipient> {
    let mut told: Vec<Recipient> = Vec::new();
    for one in all {
        if !told.contains(&one) {
            told.push(one);
        }
    }
    told
}

fn active<'a>(
    directory: &'a Directory,
    is_meant: impl Fn(&onedoor_domain::directory::StaffMember) -> bool + 'a,
) -> impl Iterator<Item = StaffId> + 'a {
    let active = directory.staff.iter().filter(|person| person.active);
    active
        .filter(move |person| is_meant(person))
        .map(|person| person.id)
}
