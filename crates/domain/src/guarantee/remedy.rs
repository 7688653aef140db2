//! What makes up for a promise that was missed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::terms::{Basis, Terms};
use crate::catalogue::{Effect, EffectKind, FeeBase, FeePer};
use crate::closed_set;

closed_set! {
    /// A way to make up for a missed promise.
    RemedyKind {
        /// Part of the fee is paid back or not charged.
        FeeReduction = "fee_reduction",
        /// The permission counts as given.
        DeemedApproval = "deemed_approval",
        /// The municipality apologises.
        Apology = "apology",
        /// A manager calls the business.
        ManagerCall = "manager_call",
    }
}

/// How far a remedy is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RemedyStep {
    /// It was worked out.
    Proposed {
        /// How much of the fee, where it is about a fee.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reduction: Option<Reduction>,
    },
    /// A manager agreed.
    Approved,
    /// A manager did not agree.
    Declined {
        /// Why.
        reason: String,
    },
    /// It was carried out.
    Executed {
        /// What exactly was done, in words.
        note: String,
    },
}

/// A reduction of a fee, with the way to its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reduction {
    /// How many days late.
    pub days_late: u32,
    /// Weeks or months begun.
    pub periods: u32,
    /// Percent for each of them.
    pub percent_each: u32,
    /// Percent in all, never more than the whole fee.
    pub percent: u32,
    /// Weeks or months.
    pub per: FeePer,
    /// Of which fee.
    pub base: FeeBase,
}

/// Where a remedy stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// What kind.
    pub kind: RemedyKind,
    /// How far it is.
    pub stage: RemedyStage,
    /// How much of the fee.
    pub reduction: Option<Reduction>,
}

closed_set! {
    /// The word for how far a remedy is.
    RemedyStage {
        /// Worked out.
        Proposed = "proposed",
        /// Agreed.
        Approved = "approved",
        /// Not agreed.
        Declined = "declined",
        /// Carried out.
        Executed = "executed",
    }
}

/// What is owed for missing a promise that was due on `due_on`, as of `on`: the day it was met, or
/// today.
///
/// A statute owes what it says. An own promise without a consequence of its own owes an apology.
pub fn owed(terms: &Terms, due_on: Date, on: Date) -> Option<(RemedyKind, Option<Reduction>)> {
    let Some(effect) = &terms.effect else {
        return is_own(terms).then_some((RemedyKind::Apology, None));
    };
    match effect.kind {
        EffectKind::FeePercentage => {
            let reduction = reduction(effect, due_on, on)?;
            Some((RemedyKind::FeeReduction, Some(reduction)))
        }
        EffectKind::DeemedApproval => Some((RemedyKind::DeemedApproval, None)),
        EffectKind::Apology => Some((RemedyKind::Apology, None)),
        EffectKind::ManagerCall => Some((RemedyKind::ManagerCall, None)),
        EffectKind::None if is_own(terms) => Some((RemedyKind::Apology, None)),
        EffectKind::None
        | EffectKind::Mixed
        | EffectKind::SeparateComplaintAfter
        | EffectKind::Appeal
        | EffectKind::RefundOnlyFromNotification
        | EffectKind::ClaimLost => None,
    }
}

/// The reduction for being late from `due_on` to `on`: so much for every week or month begun, and
/// never more than the whole (Norway: SAK10 § 7-6; Sweden: PBL 12 kap. 8 a §).
fn reduction(effect: &Effect, due_on: Date, on: Date) -> Option<Reduction> {
    let percent_each = effect.percent?;
    let (per, base) = (effect.per?, effect.base?);
    let days = due_on.until(on).map_or(0, |span| span.get_days());
    let days_late = u32::try_from(days).unwrap_or(0);
    let begun = match per {
        FeePer::StartedWeek => days_late.div_ceil(7),
        FeePer::Month => months_begun(due_on, on),
    };
    // What closes in the afternoon can be missed by an hour: a week has begun then too.
    let periods = begun.max(u32::from(due_on <= on));
    Some(Reduction {
        days_late,
        periods,
        percent_each,
        percent: periods.saturating_mul(percent_each).min(100),
        per,
        base,
    })
}

fn months_begun(due_on: Date, on: Date) -> u32 {
    let Ok(span) = due_on.until((jiff::Unit::Month, on)) else {
        return 0;
    };
    let begun = i32::from(span.get_days() > 0);
    u32::try_from(span.get_months() + begun).unwrap_or(0)
}

fn is_own(terms: &Terms) -> bool {
    matches!(terms.basis, Basis::Promise { .. })
}
