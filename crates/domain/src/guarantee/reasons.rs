//! Why a clock stops, starts anew, is missed or is told about: the words that terms may use.

use crate::closed_set;

closed_set! {
    /// A reason that may stop a clock, where the terms allow it.
    PauseReason {
        /// The matter lies with a regional or state authority (Norway: pbl § 21-7, SAK10 § 7-4).
        RegionalStateReferral = "regional_state_referral",
        /// Another body has not answered by the day it was given (Norway:
        /// forvaltningslovforskriften § 39).
        ReferralLate = "referral_late",
        /// The applicant mends a gap that does not keep the matter from being judged: only the
        /// time they use is taken out (Norway: SAK10 § 7-6).
        MinorGap = "minor_gap_at_applicant",
        /// An attachment is missing (Norway: serveringsloven).
        MissingAttachment = "missing_attachment",
        /// The applicant was asked for something (Denmark: agreement of 2015).
        GapAtApplicant = "gap_at_applicant",
        /// The applicant asked for the matter to rest (Norway: forvaltningslovforskriften § 39).
        PostponementAsked = "postponement_asked",
        /// What was asked for decides from when the period counts, so that nothing counts until it
        /// is there: a basic gap (Norway) or a completion order in time (Sweden). Allowed where
        /// the terms allow the restart that follows.
        AwaitingCompletion = "awaiting_completion",
    }
}

closed_set! {
    /// Whom a clock that stands still waits for.
    WaitsFor {
        /// The business.
        Business = "business",
        /// An authority outside the municipality.
        OtherAuthority = "other_authority",
    }
}

impl PauseReason {
    /// Whom the clock waits for.
    pub fn waits_for(self) -> WaitsFor {
        match self {
            Self::RegionalStateReferral | Self::ReferralLate => WaitsFor::OtherAuthority,
            Self::MinorGap
            | Self::MissingAttachment
            | Self::GapAtApplicant
            | Self::PostponementAsked
            | Self::AwaitingCompletion => WaitsFor::Business,
        }
    }
}

closed_set! {
    /// A reason that sets a clock back to nothing, where the terms allow it.
    RestartReason {
        /// Information without which nothing can be decided was missing and has come: the period
        /// counts from that day (Norway: SAK10 § 7-6).
        BasicGap = "basic_gap",
        /// The applicant added to the matter unasked (Sweden: PBL 9 kap. 27 §).
        OwnInitiativeSupplement = "own_initiative_supplement",
        /// The board ordered the gaps to be mended within three weeks of arrival, and they are
        /// (Sweden: PBL 9 kap. 27 §). An order that came later moves nothing.
        CompletionOrder = "supplement_order_within_3w_then_completion",
    }
}

closed_set! {
    /// Who is told when a share of a period has passed.
    Audience {
        /// Who works on what is owed, or the unit while nobody does.
        Handler = "handler",
        /// Who answers to the business.
        Coordinator = "coordinator",
        /// The head of the unit that owes it, or of the coordinator's.
        UnitHead = "unit_head",
        /// The managers of the municipality.
        Management = "management",
        /// The business: it learns of a delay before the promise is missed.
        Business = "business",
    }
}

closed_set! {
    /// Why a promise was missed, for learning from it.
    Cause {
        /// More work than people.
        Workload = "workload",
        /// Whoever worked on it was away.
        Absence = "absence",
        /// A unit of the municipality answered late.
        OtherUnit = "other_unit",
        /// An authority outside the municipality answered late.
        OtherAuthority = "other_authority",
        /// The business answered late, and the terms allowed no pause.
        Business = "business",
        /// The matter was harder than it looked.
        Complexity = "complexity",
        /// It waited for a political decision.
        PoliticalTreatment = "political_treatment",
        /// It went to the wrong door first.
        Misrouted = "misrouted",
        /// We made a mistake.
        Mistake = "mistake",
        /// A system did not work.
        System = "system",
        /// Something else; the words say what.
        Other = "other",
    }
}
