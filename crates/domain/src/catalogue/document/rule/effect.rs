//! What follows when a term is missed.

use serde::{Deserialize, Serialize};

use crate::closed_set;
use crate::guarantee::{LengthUnit, StartOn};

/// What follows when a deadline is missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// The kind of consequence.
    pub kind: EffectKind,
    /// Percent of the base per `per`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    /// What is counted for the percentage: `started_week`, `month`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<FeePer>,
    /// Of which fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<FeeBase>,
    /// After how many of `unit` the consequence comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<LengthUnit>,
    /// What sets the consequence aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<String>,
}

closed_set! {
    /// A kind of consequence of a missed deadline.
    EffectKind {
        /// Part of the fee is paid back.
        FeePercentage = "fee_percentage",
        /// The permission counts as given.
        DeemedApproval = "deemed_approval",
        /// Differs by what was asked for.
        Mixed = "mixed",
        /// None.
        None = "none",
        /// A complaint about the delay alone is possible.
        SeparateComplaintAfter = "separate_complaint_after",
        /// The delay itself can be appealed.
        Appeal = "appeal",
        /// A refund counts only from the late notification.
        RefundOnlyFromNotification = "refund_only_from_notification",
        /// The claim is lost.
        ClaimLost = "claim_lost",
        /// The municipality apologises.
        Apology = "apology",
        /// A manager calls the business.
        ManagerCall = "manager_call",
    }
}

closed_set! {
    /// What is counted for a reduction of a fee.
    FeePer {
        /// Every week begun.
        StartedWeek = "started_week",
        /// Every month begun.
        Month = "month",
    }
}

closed_set! {
    /// Of which fee a part is paid back.
    FeeBase {
        /// The whole fee of the case (Norway: SAK10 § 7-6).
        TotalFee = "total_fee",
        /// The part for the decision (Sweden: PBL 12 kap. 8 a §).
        DecisionPart = "fee_for_decision_part",
        /// The fee of the permit (Finland).
        PermitFee = "permit_fee",
    }
}

closed_set! {
    /// What starts a duty that has no length.
    Trigger {
        /// A delay of weight is foreseen (Sweden: förvaltningslagen 11 §).
        ForeseenMaterialDelay = "foreseen_material_delay",
        /// A delay is foreseen (Iceland: stjórnsýslulög art. 9).
        ForeseenDelay = "foreseen_delay",
    }
}

closed_set! {
    /// How a rule is measured where not case by case.
    Statistic {
        /// As the average of all cases of a year (Denmark: agreement of 2015).
        Average = "average",
    }
}

/// A period that must pass before a rule can be invoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// How many of `unit`.
    pub length: u32,
    /// What is counted.
    pub unit: LengthUnit,
    /// When counting starts.
    pub start: StartOn,
}
