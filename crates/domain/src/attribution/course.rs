//! Who had what when, as ledgers, events and contributions tell.

use std::collections::BTreeMap;

use super::Span;
use super::parts::{Parts, Turn};
use crate::case::Awaited;
use crate::event::{CaseEvent, Happened};
use crate::guarantee::{Entry, PauseReason, Recorded, WaitsFor};
use crate::{Moment, ReferralId};

/// What is known of who had what when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// When something was waited for, and from whom.
    pub waits: Vec<(WaitsFor, Span)>,
    /// When contributions were offered and not accepted.
    pub offered: Vec<Span>,
    /// When units worked on theirs.
    pub worked: Vec<(String, Span)>,
}

impl Course {
    /// Notes when the clock of one promise stood still.
    pub fn note_ledger(&mut self, lines: &[Recorded]) {
        let mut open: BTreeMap<PauseReason, Moment> = BTreeMap::new();
        for line in lines {
            let ended_at = match &line.entry {
                Entry::Paused { reason, from, .. } => {
                    open.insert(*reason, *from);
                    continue;
                }
                Entry::Resumed { reason, at, .. } => {
                    if let Some(from) = open.remove(reason) {
                        self.wait(reason.waits_for(), from, Some(*at));
                    }
                    continue;
                }
                Entry::Restarted { start_at: at, .. } | Entry::Met { at, .. } => *at,
                Entry::Cancelled { .. } => line.at,
                Entry::Promised { .. }
                | Entry::Started { .. }
                | Entry::Extended { .. }
                | Entry::Amended { .. }
                | Entry::Warned { .. }
                | Entry::Missed { .. }
                | Entry::Explained { .. }
                | Entry::Remedied { .. } => continue,
            };
            for (reason, from) in std::mem::take(&mut open) {
                self.wait(reason.waits_for(), from, Some(ended_at));
            }
        }
        for (reason, from) in open {
            self.wait(reason.waits_for(), from, None);
        }
    }

    /// Notes when the business or another authority had been asked and had not answered, and who
    /// had which part when.
    pub fn note_events<'a>(&mut self, past: impl IntoIterator<Item = (Moment, &'a Happened)>) {
        let mut asked: Option<Moment> = None;
        let mut referred: BTreeMap<ReferralId, Moment> = BTreeMap::new();
        let mut case_waits = None;
        let mut parts = Parts::default();
        for (at, happened) in past {
            match happened {
                Happened::PapersMissing { .. }
                | Happened::PapersComplete { .. }
                | Happened::ReferralSent { .. }
                | Happened::ReferralAnswered { .. } => {
                    self.note_asking(happened, &mut asked, &mut referred);
                }
                Happened::ContributionOffered {
                    contribution,
                    unit,
                    manner,
                    handler,
                    ..
                } => parts.asked(*contribution, unit, *manner, Turn::of(*handler), at),
                Happened::Contribution { contribution, step } => {
                    parts.stepped(*contribution, step, at);
                }
                Happened::Progressed {
                    contribution: Some(contribution),
                    at,
                    ..
                } => parts.turned(*contribution, Turn::Elsewhere, *at),
                Happened::EnquiryRegistered { .. }
                | Happened::CaseOpened { .. }
                | Happened::PapersSupplemented { .. }
                | Happened::FeePaid { .. }
                | Happened::OfferRepeated { .. }
                | Happened::OfferUnaccepted { .. }
                | Happened::HandedOver { .. }
                | Happened::RenewalAsked { .. }
                | Happened::QuestionAnswered { .. }
                | Happened::MeetingPlanned { .. }
                | Happened::MeetingChanged { .. }
                | Happened::MeetingCancelled { .. }
                | Happened::MeetingHeld { .. }
                | Happened::MeetingActionAgreed { .. }
                | Happened::MeetingActionDone { .. }
                | Happened::MeetingMinutesKept { .. }
                | Happened::Progressed { .. }
                | Happened::Attachment(_)
                | Happened::Talk(_)
                | Happened::Switchboard(_)
                | Happened::Guarantee { .. } => {}
                Happened::Case(of) => self.note_waiting(of, &mut case_waits),
            }
        }
        let on_others = referred.into_values();
        let on_others = on_others.map(|from| (WaitsFor::OtherAuthority, from));
        let on_business = asked.map(|from| (WaitsFor::Business, from));
        self.still_wait(case_waits.into_iter().chain(on_business).chain(on_others));
        for (unit, turn, span) in parts.finish() {
            self.note_turn(unit, turn, span);
        }
    }

    /// Notes what is waited for to this day.
    fn still_wait(&mut self, open: impl Iterator<Item = (WaitsFor, Moment)>) {
        for (whom, from) in open {
            self.wait(whom, from, None);
        }
    }

    /// Notes when the business was asked for papers and another authority for its opinion, and when
    /// they gave it.
    fn note_asking(
        &mut self,
        happened: &Happened,
        asked: &mut Option<Moment>,
        referred: &mut BTreeMap<ReferralId, Moment>,
    ) {
        if let Happened::PapersMissing { list } = happened {
            asked.get_or_insert(list.asked_at);
        }
        if let Happened::PapersComplete { complete_at, .. } = happened
            && let Some(from) = asked.take()
        {
            self.wait(WaitsFor::Business, from, Some(*complete_at));
        }
        if let Happened::ReferralSent {
            referral, sent_at, ..
        } = happened
        {
            referred.insert(*referral, *sent_at);
        }
        if let Happened::ReferralAnswered {
            referral,
            answered_at,
        } = happened
            && let Some(from) = referred.remove(referral)
        {
            self.wait(WaitsFor::OtherAuthority, from, Some(*answered_at));
        }
    }

    /// Whoever waits does not have it: for the business it lies with the business, and for others
    /// with whoever has a part of their own.
    fn note_turn(&mut self, unit: String, turn: Turn, span: Span) {
        match turn {
            Turn::Offered => self.offered.push(span),
            Turn::Worked => self.worked.push((unit, span)),
            Turn::Waits(Awaited::Business) => self.waits.push((WaitsFor::Business, span)),
            Turn::Waits(Awaited::Others) | Turn::Elsewhere => {}
        }
    }

    /// The case as a whole waits from when it was let wait until it goes on.
    fn note_waiting(&mut self, of: &CaseEvent, waits: &mut Option<(WaitsFor, Moment)>) {
        match of {
            CaseEvent::CaseWaiting { awaited, since, .. } => {
                let whom = match awaited {
                    Awaited::Business => WaitsFor::Business,
                    Awaited::Others => WaitsFor::OtherAuthority,
                };
                *waits = Some((whom, *since));
            }
            CaseEvent::CaseResumed { at } | CaseEvent::CaseReopened { at, .. } => {
                if let Some((whom, from)) = waits.take() {
                    self.wait(whom, from, Some(*at));
                }
            }
            CaseEvent::CaseClosed
            | CaseEvent::CaseWithdrawn { .. }
            | CaseEvent::CaseTypesChanged { .. }
            | CaseEvent::CaseLinked { .. }
            | CaseEvent::CaseUnlinked { .. }
            | CaseEvent::CaseMerged { .. }
            | CaseEvent::CaseMergedIn { .. }
            | CaseEvent::CaseSplit { .. }
            | CaseEvent::CaseSplitOff { .. }
            | CaseEvent::ComplexityChanged { .. }
            | CaseEvent::UrgencyChanged { .. }
            | CaseEvent::TaskForceChanged { .. }
            | CaseEvent::LabelsChanged { .. } => {}
        }
    }

    fn wait(&mut self, whom: WaitsFor, from: Moment, to: Option<Moment>) {
        self.waits.push((whom, Span { from, to }));
    }
}
