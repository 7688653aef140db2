//! Proofs: what guarantees do when something happens to them, by the law and by their ledgers.

mod faults;
mod forms;
mod law;
mod outcomes;
mod properties;
mod walks;

use super::vectors::{at, compiled, local, zone};
use super::{
    Basis, Calendars, Derivation, Entry, GuaranteeState, LedgerFault, PauseReason, Recorded, Terms,
    derive, promised,
};
use crate::calendar::CalendarDocument;
use crate::catalogue::{CaseType, Catalogue, Document};
use crate::{Country, Moment};

/// A guarantee whose ledger is written line by line, on wall clocks.
pub(crate) struct Story {
    pub(crate) calendars: Calendars,
    pub(crate) state: GuaranteeState,
    zone: &'static str,
    lines: Vec<Recorded>,
}

/// The terms of a rule of the default catalogue, as cases get them.
#[expect(clippy::expect_used, reason = "a test may fail loudly")]
pub(crate) fn rule(country: Country, id: &str) -> Terms {
    let document = Document::default_catalogue();
    let catalogue = Catalogue::compile(1, document.clone());
    let case_types: Vec<&CaseType> = document.case_types.iter().collect();
    let day = jiff::civil::date(2026, 1, 5);
    promised(&catalogue, &case_types, country, day, 1)
        .into_iter()
        .find(|terms| matches!(&terms.basis, Basis::Rule { rule, .. } if rule == id))
        .expect("the rule gives a guarantee")
}

impl Story {
    /// Promised on this day, on the calendars a municipality starts with.
    pub(crate) fn begin(country: Country, terms: Terms, wall: &str) -> Self {
        let calendars = compiled(country, &CalendarDocument::default_for(country));
        Self::on(calendars, country, terms, wall)
    }

    #[expect(clippy::expect_used, reason = "a test may fail loudly")]
    pub(crate) fn on(calendars: Calendars, country: Country, terms: Terms, wall: &str) -> Self {
        let zone = zone(country);
        let line = Recorded {
            at: moment(zone, wall),
            entry: Entry::Promised {
                terms: Box::new(terms),
            },
        };
        Self {
            calendars,
            state: GuaranteeState::begin(line.clone()).expect("it begins"),
            zone,
            lines: vec![line],
        }
    }

    /// The moment at which clocks show this; at ten o'clock if no time is said.
    pub(crate) fn at(&self, wall: &str) -> Moment {
        moment(self.zone, wall)
    }

    /// Writes a line at this time.
    pub(crate) fn tell(&mut self, wall: &str, entry: Entry) -> Result<(), LedgerFault> {
        let line = Recorded {
            at: self.at(wall),
            entry,
        };
        self.state = self.state.clone().then(line.clone())?;
        self.lines.push(line);
        Ok(())
    }

    #[expect(clippy::expect_used, reason = "a test may fail loudly")]
    pub(crate) fn told(mut self, wall: &str, make: impl FnOnce(&Self) -> Entry) -> Self {
        let entry = make(&self);
        self.tell(wall, entry).expect("the line can stand");
        self
    }

    pub(crate) fn started(self, wall: &str) -> Self {
        let start_at = self.at(wall);
        self.told(wall, |story| {
            story.state.start(&story.calendars, start_at, None)
        })
    }

    pub(crate) fn paused(self, wall: &str, reason: PauseReason) -> Self {
        let from = self.at(wall);
        self.told(wall, |_| Entry::Paused {
            reason,
            from,
            note: None,
        })
    }

    pub(crate) fn resumed(self, wall: &str, reason: PauseReason) -> Self {
        self.resumed_since(wall, reason, wall)
    }

    /// It is written down at `wall` that the reason went at `since`.
    #[expect(clippy::expect_used, reason = "a test may fail loudly")]
    pub(crate) fn resumed_since(self, wall: &str, reason: PauseReason, since: &str) -> Self {
        self.told(wall, |story| {
            let resumed = story
                .state
                .resume(&story.calendars, reason, story.at(since));
            resumed.expect("it stands for this reason")
        })
    }

    pub(crate) fn missed(self, wall: &str) -> Self {
        self.told(wall, |story| Entry::Missed {
            due_at: story.state.due_at().unwrap_or(story.at(wall)),
        })
    }

    pub(crate) fn met(self, wall: &str, at: &str) -> Self {
        self.told(wall, |story| Entry::Met {
            at: story.at(at),
            by: None,
            reason: Some("a letter".to_owned()),
        })
    }

    /// When it is due on wall clocks; `-` if it has no due moment.
    pub(crate) fn due(&self) -> String {
        let proof = self.proof();
        assert!(proof.agrees(), "{proof:#?}");
        self.state
            .due_at()
            .map_or("-".to_owned(), |due_at| local(self.zone, due_at))
    }

    #[expect(clippy::expect_used, reason = "a test may fail loudly")]
    pub(crate) fn proof(&self) -> Derivation {
        derive(self.lines.clone(), &self.calendars).expect("the ledger holds")
    }

    /// The proof as lines to print.
    pub(crate) fn printed(&self) -> Vec<String> {
        let steps = self.proof().steps;
        let short = |at: Moment| local(self.zone, at).replace(":00:00", "");
        steps
            .iter()
            .map(|step| {
                let (from, to) = (short(step.from), short(step.to));
                format!(
                    "{from} .. {to} {:?} {} = {}",
                    step.why, step.amount, step.total
                )
            })
            .collect()
    }
}

fn moment(zone: &str, wall: &str) -> Moment {
    let wall = if wall.contains('T') {
        wall.to_owned()
    } else {
        format!("{wall}T10:00")
    };
    at(&format!("{wall}[{zone}]"))
}
