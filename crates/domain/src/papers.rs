//! The papers of a case: what is missing, and since when they are complete.
//!
//! *Complete* is a decision by a person, recorded with its reason, and a gap is basic or minor by a
//! person's judgement too: the municipality must be able to show it (Norway: SAK10 § 7-6).

use serde::{Deserialize, Serialize};

use crate::event::Happened;
use crate::{Moment, ReferralId, closed_set};

closed_set! {
    /// How much a gap in the papers weighs.
    Gap {
        /// Without it nothing can be decided: a period counts from the day it is mended.
        Basic = "basic",
        /// The matter can be judged meanwhile: only the time the business uses is taken out.
        Minor = "minor",
    }
}

/// What is missing, as one list for the business, whichever units miss it. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingPapers {
    /// How much the gap weighs.
    pub gap: Gap,
    /// What is missing; never empty.
    pub items: Vec<MissingItem>,
    /// When the business was asked.
    pub asked_at: Moment,
    /// By when it should answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_by: Option<Moment>,
}

/// One thing that is missing. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingItem {
    /// The document of the catalogue, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What exactly, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Which unit needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// Where the papers and referrals of a case stand: what follows from its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Papers {
    /// Every list that the business still has to answer, oldest first.
    pub missing: Vec<MissingPapers>,
    /// Since when they are complete, once somebody said so and nothing was missed again.
    pub complete_at: Option<Moment>,
    /// When the fee was paid.
    pub fee_paid_at: Option<Moment>,
    /// Referrals that were not answered yet.
    pub referrals: Vec<Referral>,
}

/// A question put to another authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Its identity.
    pub id: ReferralId,
    /// Which authority.
    pub authority: String,
    /// When it was asked.
    pub sent_at: Moment,
    /// By when it should answer.
    pub reply_by: Option<Moment>,
}

impl Papers {
    /// What follows from these events, in their order.
    pub fn after<'a>(events: impl IntoIterator<Item = &'a Happened>) -> Self {
        let mut papers = Self::default();
        for happened in events {
            papers.note(happened);
        }
        papers
    }

    fn note(&mut self, happened: &Happened) {
        match happened {
            Happened::PapersMissing { list } => {
                self.missing.push(list.clone());
                self.complete_at = None;
            }
            Happened::PapersComplete { complete_at, .. } => {
                self.missing.clear();
                self.complete_at = Some(*complete_at);
            }
            Happened::FeePaid { at } => self.fee_paid_at = Some(*at),
            Happened::ReferralSent {
                referral,
                authority,
                sent_at,
                reply_by,
            } => self.referrals.push(Referral {
                id: *referral,
                authority: authority.clone(),
                sent_at: *sent_at,
                reply_by: *reply_by,
            }),
            Happened::ReferralAnswered { referral, .. } => {
                self.referrals.retain(|open| open.id != *referral);
            }
            Happened::EnquiryRegistered { .. }
            | Happened::CaseOpened { .. }
            | Happened::ContributionOffered { .. }
            | Happened::PapersSupplemented { .. }
            | Happened::Progressed { .. }
            | Happened::OfferRepeated { .. }
            | Happened::OfferUnaccepted { .. }
            | Happened::HandedOver { .. }
            | Happened::RenewalAsked { .. }
            | Happened::Contribution { .. }
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
            | Happened::Switchboard(_)
            | Happened::Case(_)
            | Happened::Guarantee { .. } => {}
        }
    }

    /// When the business was first asked for what it still owes.
    pub fn asked_at(&self) -> Option<Moment> {
        self.missing.first().map(|list| list.asked_at)
    }
}
