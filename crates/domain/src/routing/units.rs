//! Which units must contribute, which need not, and what must still be asked.

use super::condition::{Verdict, verdict};
use super::{BUSINESS_OFFICE, RoutingInput};
use crate::catalogue::{CaseType, UnitKind, When};
use crate::routing::{OpenQuestion, RejectedUnit, UnitReason};

/// Who carries a unit's contribution. When several reasons differ, the greater stands: a unit
/// with a part of its own does not merely guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Carrier {
    /// The business office guides to those outside and forwards.
    Guide,
    /// An outside body.
    Outside,
    /// A unit of the municipality.
    Inside,
}

/// A unit that takes part.
pub(super) struct InvolvedUnit {
    /// Its id.
    pub unit: String,
    /// Who carries its contribution.
    pub carrier: Carrier,
    /// Why it takes part; never empty.
    pub because: Vec<UnitReason>,
}

/// Who takes part, who does not, and what is open.
#[derive(Default)]
pub(super) struct Involved {
    /// Each unit once: the lead of the first case type, then those inside, then those outside.
    pub units: Vec<InvolvedUnit>,
    /// Units that take part for no reason at all, with each condition that failed.
    pub rejected: Vec<RejectedUnit>,
    /// Every question of these case types without an answer, on which it hangs whether a unit joins.
    pub questions: Vec<OpenQuestion>,
}

/// The units that these case types call for.
///
/// The business office coordinates every case, so leading a case type does not by itself make it
/// owe a contribution; it does when the case type lists it among its units, and it guides and
/// forwards when all units of a case type are outside the municipality in this country.
pub(super) fn involve(input: &RoutingInput<'_>, case_types: &[&CaseType]) -> Involved {
    let mut involved = Involved::default();
    for case_type in case_types {
        involved.add_always(input, case_type);
        for when in &case_type.when {
            involved.add_conditional(input, case_type, when);
        }
        involved.add_external(input, case_type);
    }
    involved.settle(case_types.first().map(|first| first.lead.as_str()));
    involved
}

/// The units of these case types that `question` makes join, as it was answered.
pub(super) fn joining(
    input: &RoutingInput<'_>,
    case_types: &[&CaseType],
    question: &str,
) -> Vec<InvolvedUnit> {
    let mut involved = Involved::default();
    for case_type in case_types {
        let asking = case_type
            .when
            .iter()
            .filter(|when| when.question == question);
        for when in asking {
            involved.add_conditional(input, case_type, when);
        }
    }
    involved.units
}

/// One unit that joins because somebody says so.
pub(super) fn one(input: &RoutingInput<'_>, unit: &str, because: UnitReason) -> InvolvedUnit {
    InvolvedUnit {
        unit: unit.to_owned(),
        carrier: carrier(input, unit),
        because: vec![because],
    }
}

impl Involved {
    fn add_always(&mut self, input: &RoutingInput<'_>, case_type: &CaseType) {
        let id = || case_type.id.clone();
        let units = always(case_type);
        for unit in &units {
            let reason = if *unit == case_type.lead {
                UnitReason::Leads { case_type: id() }
            } else {
                UnitReason::Always { case_type: id() }
            };
            self.join(unit, carrier(input, unit), reason);
        }
        let is_outside = |unit: &&str| carrier(input, unit) == Carrier::Outside;
        if !units.is_empty() && units.iter().all(is_outside) {
            let reason = UnitReason::NobodyInside { case_type: id() };
            self.join(BUSINESS_OFFICE, Carrier::Guide, reason);
        }
    }

    fn add_conditional(&mut self, input: &RoutingInput<'_>, case_type: &CaseType, when: &When) {
        let case_type = case_type.id.clone();
        let answered = match verdict(when, &input.enquiry.answers) {
            Verdict::Joins { answer } => {
                let question = when.question.clone();
                let reason = UnitReason::Answered {
                    case_type,
                    question,
                    answer,
                };
                return self.join(&when.unit, carrier(input, &when.unit), reason);
            }
            Verdict::StaysOut => true,
            Verdict::Open => false,
        };
        if !answered {
            self.ask(when);
        }
        let rejected = RejectedUnit {
            unit: when.unit.clone(),
            case_type,
            question: when.question.clone(),
            answered,
        };
        if !self.rejected.contains(&rejected) {
            self.rejected.push(rejected);
        }
    }

    /// What a case type lists as external may be inside in this country: then it is a unit like
    /// any other.
    fn add_external(&mut self, input: &RoutingInput<'_>, case_type: &CaseType) {
        for unit in &case_type.external {
            let case_type = case_type.id.clone();
            let is_known = input.catalogue.unit(unit).is_some();
            match carrier(input, unit) {
                Carrier::Inside if is_known => {
                    self.join(unit, Carrier::Inside, UnitReason::Always { case_type });
                }
                Carrier::Inside | Carrier::Outside | Carrier::Guide => {
                    self.join(unit, Carrier::Outside, UnitReason::External { case_type });
                }
            }
        }
    }

    fn join(&mut self, unit: &str, carrier: Carrier, reason: UnitReason) {
        let Some(known) = self.units.iter_mut().find(|known| known.unit == unit) else {
            return self.units.push(InvolvedUnit {
                unit: unit.to_owned(),
                carrier,
                because: vec![reason],
            });
        };
        known.carrier = known.carrier.max(carrier);
        if !known.because.contains(&reason) {
            known.because.push(reason);
        }
    }

    fn ask(&mut self, when: &When) {
        let known = self.questions.iter_mut();
        let Some(open) = known
            .into_iter()
            .find(|open| open.question == when.question)
        else {
            return self.questions.push(OpenQuestion {
                question: when.question.clone(),
                units: vec![when.unit.clone()],
            });
        };
        if !open.units.contains(&when.unit) {
            open.units.push(when.unit.clone());
        }
    }

    fn settle(&mut self, first_lead: Option<&str>) {
        let units = &self.units;
        let takes_part = |id: &str| units.iter().any(|involved| involved.unit == id);
        self.rejected.retain(|rejected| !takes_part(&rejected.unit));
        // Whoever has the caller on the line asks only what can still change something.
        for open in &mut self.questions {
            open.units.retain(|unit| !takes_part(unit));
        }
        self.questions.retain(|open| !open.units.is_empty());
        self.units.sort_by_key(|involved| {
            let leads = Some(involved.unit.as_str()) == first_lead;
            (!leads, involved.carrier == Carrier::Outside)
        });
    }
}

/// The lead, then the other units that always contribute, each once.
fn always(case_type: &CaseType) -> Vec<&str> {
    let lead = case_type.lead.as_str();
    let lists_lead = case_type.units.iter().any(|unit| unit == lead);
    let mut units = Vec::new();
    if lead != BUSINESS_OFFICE || lists_lead {
        units.push(lead);
    }
    for unit in &case_type.units {
        if !units.contains(&unit.as_str()) {
            units.push(unit);
        }
    }
    units
}

/// A unit that the catalogue does not know cannot be published; it would count as inside.
fn carrier(input: &RoutingInput<'_>, unit: &str) -> Carrier {
    let kind = input
        .catalogue
        .unit(unit)
        .map(|unit| unit.kind_in(input.municipality.country));
    match kind {
        Some(UnitKind::External) => Carrier::Outside,
        Some(UnitKind::Internal) | None => Carrier::Inside,
    }
}
