//! Who had what when, as ledgers, events and contributions tell.

use std::collections::BTreeMap;

use super::Span;
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

    /// Notes when the business or another authority had been asked and had not answered.
    pub fn note_events(&mut self, past: &[Happened]) {
        let mut asked: Option<Moment> = None;
        let mut referred: BTreeMap<ReferralId, Moment> = BTreeMap::new();
        let mut case_waits = None;
        for happened in past {
            match happened {
                Happened::PapersMissing { list } => {
                    asked.get_or_insert(list.asked_at);
                }
                Happened::PapersComplete { complete_at, .. } => {
                    if let Some(from) = asked.take() {
                        self.wait(WaitsFor::Business, from, Some(*complete_at));
                    }
                }
                Happened::ReferralSent {
                    referral, sent_at, ..
                } => {
                    referred.insert(*referral, *sent_at);
                }
                Happened::ReferralAnswered {
                    referral,
                    answered_at,
                } => {
                    if let Some(from) = referred.remove(referral) {
                        self.wait(WaitsFor::OtherAuthority, from, Some(*answered_at));
                    }
                }
                Happened::EnquiryRegistered { .. }
                | Happened::CaseOpened { .. }
                | Happened::ContributionOffered { .. }
                | Happened::PapersSupplemented { .. }
                | Happened::FeePaid { .. }
                | Happened::Progressed { .. }
                | Happened::OfferRepeated { .. }
                | Happened::OfferUnaccepted { .. }
                | Happened::RenewalAsked { .. }
                | Happened::Guarantee { .. } => {}
                Happened::Case(of) => self.note_waiting(of, &mut case_waits),
            }
        }
        if let Some((whom, from)) = case_waits {
            self.wait(whom, from, None);
        }
        if let Some(from) = asked {
            self.wait(WaitsFor::Business, from, None);
        }
        for from in referred.into_values() {
            self.wait(WaitsFor::OtherAuthority, from, None);
        }
    }

    /// Notes when a unit was asked, when somebody there accepted, and when they answered.
    pub fn note_contribution(
        &mut self,
        unit: &str,
        offered_at: Moment,
        accepted_at: Option<Moment>,
        answered_at: Option<Moment>,
    ) {
        self.offered.push(Span {
            from: offered_at,
            to: accepted_at.or(answered_at),
        });
        if let Some(from) = accepted_at {
            let span = Span {
                from,
                to: answered_at,
            };
            self.worked.push((unit.to_owned(), span));
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
