//! A case as its events tell it: where it stands, whose it is, what it is about, and what of it is
//! owed. What is stored of a case must be this; `onedoor verify` compares the two.

mod part;

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Awaited, CaseStage, ClosedAs};
use crate::contribution::ContributionStage;
use crate::event::{CaseEvent, Happened, TalkEvent};
use crate::{ContributionId, StaffId};

pub use part::PartRetold;

/// A case as its events tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retold {
    /// Where it stands.
    pub stage: CaseStage,
    /// Whose turn it is, while it waits.
    pub awaited: Option<Awaited>,
    /// How it ended, if it has.
    pub closed_as: Option<ClosedAs>,
    /// Who answers to the business; nobody only before it was opened.
    pub coordinator: Option<StaffId>,
    /// What it is about.
    pub case_types: BTreeSet<String>,
    /// Which time it is being worked on.
    pub round: u32,
    /// What units owe it, or owed.
    pub parts: BTreeMap<ContributionId, PartRetold>,
}

impl Default for Retold {
    fn default() -> Self {
        Self {
            stage: CaseStage::Open,
            awaited: None,
            closed_as: None,
            coordinator: None,
            case_types: BTreeSet::new(),
            round: 1,
            parts: BTreeMap::new(),
        }
    }
}

impl Retold {
    /// The case after all of this has happened, in this order.
    pub fn after(past: &[Happened]) -> Self {
        let mut retold = Self::default();
        for happened in past {
            retold.tell(happened);
        }
        retold
    }

    fn tell(&mut self, happened: &Happened) {
        match happened {
            Happened::CaseOpened {
                coordinator,
                case_types,
                ..
            } => {
                self.coordinator = Some(*coordinator);
                self.case_types = case_types.iter().cloned().collect();
            }
            Happened::ContributionOffered {
                contribution,
                unit,
                manner,
                handler,
                ..
            } => {
                let part = PartRetold::offered(unit, *manner, *handler);
                self.parts.insert(*contribution, part);
            }
            Happened::Contribution { contribution, step } => {
                match (PartRetold::planned(step), self.parts.get_mut(contribution)) {
                    (Some(part), _) => drop(self.parts.insert(*contribution, part)),
                    (None, Some(part)) => part.tell(step),
                    (None, None) => {}
                }
            }
            Happened::HandedOver { from, to, .. } => {
                self.coordinator = Some(*to);
                for part in self.parts.values_mut() {
                    part.brought_along(*from, *to);
                }
            }
            Happened::Talk(event) => self.tell_of_talk(event),
            Happened::Case(event) => self.tell_of_case(event),
            Happened::EnquiryRegistered { .. }
            | Happened::PapersMissing { .. }
            | Happened::PapersComplete { .. }
            | Happened::PapersSupplemented { .. }
            | Happened::FeePaid { .. }
            | Happened::ReferralSent { .. }
            | Happened::ReferralAnswered { .. }
            | Happened::Progressed { .. }
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
            | Happened::Guarantee { .. }
            | Happened::Attachment(_)
            | Happened::Switchboard(_) => {}
        }
    }

    fn tell_of_talk(&mut self, event: &TalkEvent) {
        match event {
            TalkEvent::AnswerSent { .. } => self.stands(CaseStage::Answered),
            TalkEvent::MessageSent { .. }
            | TalkEvent::MessageReceived { .. }
            | TalkEvent::QuestionAsked { .. }
            | TalkEvent::QuestionForwarded { .. }
            | TalkEvent::QuestionDeclined { .. }
            | TalkEvent::NoteWritten { .. }
            | TalkEvent::MissingItemsRegistered { .. }
            | TalkEvent::MissingItemsReceived { .. }
            | TalkEvent::AnswerDrafted { .. }
            | TalkEvent::OverviewWritten { .. }
            | TalkEvent::OverviewSent { .. }
            | TalkEvent::MailTaken { .. } => {}
        }
    }

    fn tell_of_case(&mut self, event: &CaseEvent) {
        match event {
            CaseEvent::CaseWaiting { awaited, .. } => {
                self.stands(CaseStage::Waiting);
                self.awaited = Some(*awaited);
            }
            CaseEvent::CaseResumed { .. } => self.stands(CaseStage::Open),
            CaseEvent::CaseClosed => self.ends(ClosedAs::Answered),
            CaseEvent::CaseWithdrawn { cancelled, .. } => {
                self.cancel(cancelled);
                self.ends(ClosedAs::Withdrawn);
            }
            CaseEvent::CaseReopened {
                round, coordinator, ..
            } => {
                self.stands(CaseStage::Open);
                (self.round, self.coordinator) = (*round, Some(*coordinator));
            }
            CaseEvent::CaseTypesChanged {
                added,
                removed,
                cancelled,
            } => {
                self.case_types.extend(added.iter().cloned());
                self.case_types.retain(|id| !removed.contains(id));
                self.cancel(cancelled);
            }
            CaseEvent::CaseMerged { .. } => {
                let parts = self.parts.values_mut();
                parts.for_each(PartRetold::cancel);
                self.ends(ClosedAs::Merged);
            }
            // Other events tell what becomes of contributions that go along.
            CaseEvent::CaseSplit { case_types, .. } => {
                self.case_types.retain(|id| !case_types.contains(id));
            }
            CaseEvent::CaseMergedIn { carried, .. } | CaseEvent::CaseSplitOff { carried, .. } => {
                let parts = carried.iter().map(|of| (of.contribution, of.into()));
                self.parts.extend(parts);
            }
            CaseEvent::CaseLinked { .. }
            | CaseEvent::CaseUnlinked { .. }
            | CaseEvent::ComplexityChanged { .. }
            | CaseEvent::UrgencyChanged { .. }
            | CaseEvent::TaskForceChanged { .. }
            | CaseEvent::LabelsChanged { .. } => {}
        }
    }

    fn stands(&mut self, stage: CaseStage) {
        (self.stage, self.awaited, self.closed_as) = (stage, None, None);
    }

    fn ends(&mut self, how: ClosedAs) {
        self.stands(CaseStage::Closed);
        self.closed_as = Some(how);
    }

    /// Calls off what is still owed of these. An answer that was given stays given.
    fn cancel(&mut self, cancelled: &[ContributionId]) {
        for id in cancelled {
            if let Some(part) = self.parts.get_mut(id) {
                part.cancel();
            }
        }
    }
}

#[cfg(test)]
mod tests;
