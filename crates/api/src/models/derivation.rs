//! Why a promise is due when it is, on the wire; and when one would be.

mod simulation;

use jiff::tz::TimeZone;
use onedoor_domain::guarantee::{Derivation, Step, Terms, Why};
use onedoor_domain::{Language, Texts};
use onedoor_service::{GuaranteeFile, Simulated, promise_texts};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use simulation::SimulateGuaranteeRequest;
use simulation::zone;

/// Why a promise is due when it is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DerivationResponse {
    /// When it is due; null while it waits or stands still.
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// Whether the way ends where the ledger says that it is due. Always true, or something is
    /// broken.
    agrees: bool,
    /// What amounts count: `minutes`, `working_days` or `days`.
    amounts_are: String,
    /// How much must be counted in all.
    length: i64,
    /// From start to due moment, each step beginning where the one before ends.
    steps: Vec<StepResponse>,
    /// The whole derivation in the reader's language, line by line, ready to print.
    text: Vec<String>,
}

/// A stretch of time that counts, or does not.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepResponse {
    /// From when.
    #[schema(format = DateTime)]
    from: String,
    /// Until when.
    #[schema(format = DateTime)]
    to: String,
    /// `counted`, `start_day`, `outside_hours`, `weekly_closed`, `public_holiday`, `own_day`,
    /// `paused`, `out_of_season`, `ends_no_period`, `last_day` or `corrected`.
    because: String,
    /// The holiday, the closed day or the reason of the pause, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// How much it counts.
    amount: i64,
    /// How much was counted by its end.
    total: i64,
}

impl DerivationResponse {
    /// The derivation of a promise of a case.
    pub(crate) fn of(found: &GuaranteeFile, derivation: &Derivation, language: Language) -> Self {
        let promise = found.file.promise_name(&found.record, language);
        let zone = zone(&found.file.in_force.municipality.time_zone);
        Self::told(derivation, &promise, &zone, language)
    }

    /// The derivation of a promise that nobody gave.
    pub(crate) fn of_simulated(simulated: &Simulated, language: Language) -> Self {
        let derivation = &simulated.derivation;
        let Terms { length, unit, .. } = derivation.state.terms();
        let promise = promise_texts::length(language, *length, *unit);
        Self::told(derivation, &promise, &zone(&simulated.time_zone), language)
    }

    fn told(derivation: &Derivation, promise: &str, zone: &TimeZone, language: Language) -> Self {
        let steps = derivation.steps.iter();
        Self {
            due_at: derivation.due_at.map(|at| at.to_string()),
            agrees: derivation.agrees(),
            amounts_are: derivation.amounts_are.to_string(),
            length: derivation.length,
            steps: steps.map(|step| StepResponse::of(step, language)).collect(),
            text: promise_texts::lines(language, derivation, promise, zone),
        }
    }
}

impl StepResponse {
    fn of(step: &Step, language: Language) -> Self {
        let named = |names: &Texts| Some(names.get(language).to_owned());
        let (because, name) = match &step.why {
            Why::Counted => ("counted", None),
            Why::StartDay => ("start_day", None),
            Why::OutsideHours => ("outside_hours", None),
            Why::WeeklyClosed => ("weekly_closed", None),
            Why::PublicHoliday(day) => ("public_holiday", named(&day.names())),
            Why::OwnDay(names) => ("own_day", named(names)),
            Why::Paused(reason) => ("paused", Some(promise_texts::pause(language, *reason))),
            Why::OutOfSeason => ("out_of_season", None),
            Why::EndsNoPeriod(day) => ("ends_no_period", named(&day.names())),
            Why::LastDay => ("last_day", None),
            Why::Corrected => ("corrected", None),
        };
        Self {
            from: step.from.to_string(),
            to: step.to.to_string(),
            because: because.to_owned(),
            name,
            amount: step.amount,
            total: step.total,
        }
    }
}
