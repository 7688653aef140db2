//! How well the municipality keeps its promises, for anybody to see.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::SignedDuration;
use onedoor_domain::guarantee::{Clock, GuaranteeStage};
use onedoor_domain::performance::{Figures, Outcome, figures};
use onedoor_domain::{Language, Moment, MunicipalityId};
use onedoor_store::Connection;
use onedoor_store::guarantees::{KeptRecord, kept_since};

use crate::in_force::InForce;
use crate::secret::hash_all;
use crate::{Result, Services, promise_texts, texts};

/// What is counted: the last twelve months.
const COUNTED: SignedDuration = SignedDuration::from_hours(24 * 365);
/// How long what was counted is shown again.
const SHOWN_FOR: SignedDuration = SignedDuration::from_mins(10);

/// How well promises were kept.
#[derive(Debug, Clone)]
pub struct Performance {
    /// From when it was counted.
    pub since: Moment,
    /// Until when.
    pub until: Moment,
    /// What the business was promised, by case type and promise.
    pub case_types: Vec<Counted>,
    /// What units owed their coordinators.
    pub units: Vec<Counted>,
    /// How many lines are not told, because there is too little in them.
    pub withheld: usize,
    /// What is in force, for names.
    pub in_force: Arc<InForce>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Of which case type or unit, by its id.
    pub of: String,
    /// What was promised.
    pub clock: Clock,
    /// The figures.
    pub figures: Figures,
}

/// What was counted a short while ago.
#[derive(Default)]
pub(crate) struct Performances(Mutex<HashMap<MunicipalityId, Arc<Performance>>>);

impl Services {
    /// How well a municipality kept its promises in the last twelve months.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if there is no such municipality.
    pub async fn show_performance(&self, slug: &str) -> Result<Arc<Performance>> {
        let of = self.municipality_called(slug).await?;
        let now = self.now();
        if let Some(known) = self.performances.find(of, now) {
            return Ok(known);
        }
        // However many ask, one counts, and the others wait for it.
        let key = hash_all(&["performance", &of.to_string()]);
        let _turn = self.turns.take(key).await;
        if let Some(known) = self.performances.find(of, now) {
            return Ok(known);
        }
        let services = self.clone();
        let count = move |conn: &mut Connection| {
            let in_force = services.copies.get(conn, of, now)?;
            let since = now.plus(-COUNTED);
            Ok::<_, crate::Error>(Performance::of(
                &kept_since(conn, of, since)?,
                in_force,
                (since, now),
            ))
        };
        let counted = Arc::new(self.store.of(of).read(count).await?);
        self.performances.keep(of, Arc::clone(&counted));
        Ok(counted)
    }
}

impl Performances {
    fn find(&self, of: MunicipalityId, now: Moment) -> Option<Arc<Performance>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.get(&of)?;
        let is_fresh = known.until <= now && now < known.until.plus(SHOWN_FOR);
        is_fresh.then(|| Arc::clone(known))
    }

    fn keep(&self, of: MunicipalityId, counted: Arc<Performance>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(of, counted);
    }
}

impl Performance {
    fn of(
        records: &[KeptRecord],
        in_force: Arc<InForce>,
        (since, until): (Moment, Moment),
    ) -> Self {
        let mut types: BTreeMap<(String, Clock), Vec<Outcome>> = BTreeMap::new();
        let mut units: BTreeMap<(String, Clock), Vec<Outcome>> = BTreeMap::new();
        for record in records {
            let Some(outcome) = outcome(record) else {
                continue;
            };
            let (lines, of) = if record.clock == Clock::UnitAnswer {
                (&mut units, &record.unit)
            } else {
                (&mut types, &record.case_type)
            };
            if let Some(of) = of {
                lines
                    .entry((of.clone(), record.clock))
                    .or_default()
                    .push(outcome);
            }
        }
        let all = types.len() + units.len();
        let (case_types, units) = (counted(types), counted(units));
        Self {
            withheld: all - case_types.len() - units.len(),
            since,
            until,
            case_types,
            units,
            in_force,
        }
    }

    /// What a line about a case type is about.
    pub fn case_type_name(&self, line: &Counted, language: Language) -> String {
        let known = self.in_force.catalogue.case_type(&line.of);
        known.map_or_else(|| line.of.clone(), |of| of.names.get(language).to_owned())
    }

    /// What a line about a unit is about.
    pub fn unit_name(&self, line: &Counted, language: Language) -> String {
        let country = self.in_force.municipality.country;
        let known = self.in_force.catalogue.unit(&line.of);
        known.map_or_else(
            || line.of.clone(),
            |unit| unit.name_in(country, language).to_owned(),
        )
    }

    /// What was promised.
    pub fn promise_name(&self, line: &Counted, language: Language) -> String {
        let document = self.in_force.catalogue.document();
        let mut promises = document.promises.iter().filter(|of| of.clock == line.clock);
        let mut rules = document.rules.iter().filter(|of| of.clock == line.clock);
        let names = promises.next().map(|of| &of.names);
        names
            .or_else(|| rules.next().map(|of| &of.names))
            .map_or_else(
                || texts::say(language, &format!("clock-{}", line.clock)),
                |names| names.get(language).to_owned(),
            )
    }

    /// The day on which a moment lies here, in words.
    pub fn day(&self, at: Moment, language: Language) -> String {
        promise_texts::date(language, self.in_force.calendars.local.date_of(at))
    }
}

fn counted(lines: BTreeMap<(String, Clock), Vec<Outcome>>) -> Vec<Counted> {
    let lines = lines.into_iter();
    lines
        .filter_map(|((of, clock), outcomes)| {
            let figures = figures(&outcomes)?;
            Some(Counted { of, clock, figures })
        })
        .collect()
}

/// What became of a promise; nothing of what never counted.
fn outcome(record: &KeptRecord) -> Option<Outcome> {
    let micros = |moment: Moment| moment.as_micros();
    let took = || {
        let (from, to) = (record.start_at?, record.ended_at?);
        Some(SignedDuration::from_micros(micros(to) - micros(from)))
    };
    match record.state {
        GuaranteeStage::Met => Some(Outcome::InTime { took: took()? }),
        GuaranteeStage::MetLate => Some(Outcome::Late { took: took()? }),
        GuaranteeStage::Missed => Some(Outcome::Missed),
        GuaranteeStage::Waiting
        | GuaranteeStage::Running
        | GuaranteeStage::Paused
        | GuaranteeStage::Cancelled => None,
    }
}
