//! When a promise on given terms would be due, for planners and integrators. Nothing is written.

use onedoor_domain::catalogue::Extension;
use onedoor_domain::guarantee::{
    Basis, CalendarKind, Clock, Derivation, Entry, GuaranteeState, LengthUnit, PauseReason,
    Recorded, Roll, StartOn, Terms, Threshold, derive_state, of_promise, of_rule,
};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Language, Moment};

use super::refused;
use crate::fields::Fields;
use crate::in_force::InForce;
use crate::services::allowed;
use crate::{FieldCode, FieldProblem, Result, Services};

/// Longer than any promise.
const MOST_UNITS: u32 = 10_000;
/// How many pauses one question may hold.
const MOST_PAUSES: usize = 100;

/// What is asked.
#[derive(Debug, Clone)]
pub struct SimulationInput {
    /// On which terms.
    pub terms: TermsInput,
    /// From when it counts, RFC 3339.
    pub start_at: String,
    /// When the clock stands still.
    pub pauses: Vec<PauseInput>,
    /// By how many more of the terms' unit it is extended.
    pub extended_by: u32,
}

/// Terms by their name in the published catalogue, or spelt out.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields are those of the terms")]
pub enum TermsInput {
    /// Those of an own promise.
    Promise(String),
    /// Those of a rule.
    Rule(String),
    /// Spelt out.
    SpeltOut {
        length: u32,
        unit: String,
        calendar: String,
    },
}

/// A time in which the clock stands still.
#[derive(Debug, Clone)]
pub struct PauseInput {
    /// From when, RFC 3339.
    pub from: String,
    /// Until when, RFC 3339.
    pub to: String,
}

/// When it would be due, and why.
#[derive(Debug, Clone)]
pub struct Simulated {
    /// The way to the due moment.
    pub derivation: Derivation,
    /// The zone whose wall clocks count.
    pub time_zone: String,
    /// The language of the municipality.
    pub language: Language,
}

impl Services {
    /// When a promise on these terms would be due.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::LedgerRefused`], [`crate::Error::Forbidden`].
    pub async fn simulate_guarantee(
        &self,
        caller: Caller,
        input: SimulationInput,
    ) -> Result<Simulated> {
        allowed(&caller, Action::SimulatePromise)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let now = services.now();
                let in_force = services.copies.get(conn, caller.municipality, now)?;
                let question = read(&in_force, &input)?;
                Ok(Simulated {
                    derivation: simulate(&in_force, question)?,
                    time_zone: in_force.municipality.time_zone.clone(),
                    language: in_force.municipality.language,
                })
            })
            .await
    }
}

/// A question that can be answered.
struct Question {
    terms: Terms,
    start_at: Moment,
    pauses: Vec<(Moment, Moment)>,
    extended_by: u32,
}

fn read(in_force: &InForce, input: &SimulationInput) -> Result<Question> {
    let mut fields = Fields::default();
    let terms = terms(&mut fields, in_force, &input.terms);
    let start_at = fields.moment("/start_at", &input.start_at);
    if input.pauses.len() > MOST_PAUSES {
        fields.wrong(FieldProblem::new("/pauses", FieldCode::TooMany).with("max", MOST_PAUSES));
    }
    let extended_by = fields.within("/extended_by", input.extended_by, 0, MOST_UNITS);
    let mut pauses = Vec::new();
    let mut before = start_at;
    for (pause, place) in input.pauses.iter().take(MOST_PAUSES).zip(0..) {
        let at = format!("/pauses/{place}");
        let from = fields.moment(&format!("{at}/from"), &pause.from);
        let to = fields.moment(&format!("{at}/to"), &pause.to);
        if let (Some(from), Some(to)) = (from, to) {
            if to < from || before.is_some_and(|before| from < before) {
                fields.wrong(FieldProblem::new(at, FieldCode::EndsBeforeItBegins));
            }
            before = Some(to);
            pauses.push((from, to));
        }
    }
    let question = terms.zip(start_at).map(|(terms, start_at)| Question {
        terms,
        start_at,
        pauses,
        extended_by,
    });
    fields.finish_with(question)
}

fn terms(fields: &mut Fields, in_force: &InForce, input: &TermsInput) -> Option<Terms> {
    let (catalogue, version) = (&in_force.catalogue, in_force.calendar_version);
    let terms = match input {
        TermsInput::Promise(id) => catalogue
            .promise(id)
            .map(|promise| of_promise(catalogue, promise, version))
            .ok_or(("/promise", FieldCode::NoSuchThing)),
        TermsInput::Rule(id) => catalogue
            .rule(id)
            .and_then(|rule| of_rule(catalogue, rule, version))
            .ok_or(("/rule", FieldCode::NoSuchThing)),
        TermsInput::SpeltOut {
            length,
            unit,
            calendar,
        } => {
            let unit = fields.word("/terms/unit", unit, LengthUnit::parse, LengthUnit::ALL);
            let all = CalendarKind::ALL;
            let calendar = fields.word("/terms/calendar", calendar, CalendarKind::parse, all);
            let length = fields.within("/terms/length", *length, 0, MOST_UNITS);
            let (unit, calendar) = unit.zip(calendar)?;
            Ok(spelt_out(in_force, length, unit, calendar))
        }
    };
    match terms {
        Ok(terms) => Some(terms),
        Err((pointer, code)) => {
            fields.wrong(FieldProblem::new(pointer, code));
            None
        }
    }
}

fn spelt_out(in_force: &InForce, length: u32, unit: LengthUnit, calendar: CalendarKind) -> Terms {
    Terms {
        clock: Clock::FinalAnswer,
        length,
        unit,
        start: StartOn::Received,
        calendar,
        calendar_version: in_force.calendar_version,
        basis: Basis::Promise {
            promise: "simulated".to_owned(),
        },
        catalogue_version: in_force.catalogue.version(),
        owed_by: None,
        pauses: Vec::new(),
        restarts: Vec::new(),
        extension: None,
        seasons: Vec::new(),
        roll: Roll::default(),
        effect: None,
        thresholds: Threshold::usual(),
    }
}

/// Plays the question through a ledger, so that it is answered as a real promise would be.
fn simulate(in_force: &InForce, question: Question) -> Result<Derivation> {
    let calendars = &in_force.calendars;
    let mut terms = question.terms;
    // Whoever asks "what if" need not have the law on their side.
    let reason = PauseReason::GapAtApplicant;
    terms.pauses.push(reason);
    terms.extension = Some(Extension {
        max: None,
        unit: None,
        once: false,
        notice_before_due: false,
    });
    let mut at = question.start_at;
    let line = |at, entry| Recorded { at, entry };
    let promised = Entry::Promised {
        terms: Box::new(terms),
    };
    let mut state = GuaranteeState::begin(line(at, promised)).map_err(refused)?;
    let started = state.start(calendars, at, None);
    state = state.then(line(at, started)).map_err(refused)?;
    if question.extended_by > 0 {
        let why = "simulated".to_owned();
        let extended = state.extend(calendars, question.extended_by, why, Some(at));
        state = state.then(line(at, extended)).map_err(refused)?;
    }
    for (from, to) in question.pauses {
        let paused = Entry::Paused {
            reason,
            from,
            note: None,
        };
        at = at.max(to);
        state = state.then(line(at, paused)).map_err(refused)?;
        let resumed = state.resume(calendars, reason, to).map_err(refused)?;
        state = state.then(line(at, resumed)).map_err(refused)?;
    }
    Ok(derive_state(state, calendars))
}
