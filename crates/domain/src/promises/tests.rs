//! What becomes of all promises of a case when something happens on it.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod clock;
mod papers;
mod units;

use std::sync::Arc;

use super::*;
use crate::guarantee::proofs::{Story, rule};
use crate::guarantee::{Clock, GuaranteeStage, LengthUnit, PauseReason, Roll, StartOn, Terms};
use crate::{ContributionId, Country, GuaranteeId};

/// The promises of one case, and what happens to them at one time after another.
struct Case {
    story: Story,
    kept: Vec<Kept>,
}

impl Case {
    fn begin(country: Country, terms: Terms, wall: &str) -> Self {
        let story = Story::begin(country, terms.clone(), wall);
        let mut case = Self {
            story,
            kept: Vec::new(),
        };
        case.promise(country, terms, wall, None);
        case
    }

    fn promise(
        &mut self,
        country: Country,
        terms: Terms,
        wall: &str,
        contribution: Option<ContributionId>,
    ) {
        let Story {
            state, calendars, ..
        } = Story::begin(country, terms, wall);
        self.kept.push(Kept {
            id: GuaranteeId::from(uuid::Uuid::from_u128(self.kept.len() as u128 + 1)),
            contribution,
            state,
            calendars: Arc::new(calendars),
        });
    }

    fn at(&self, wall: &str) -> Moment {
        self.story.at(wall)
    }

    fn when<T>(&mut self, wall: &str, happens: impl FnOnce(&mut Promises) -> T) -> T {
        let mut promises = Promises::new(std::mem::take(&mut self.kept), self.at(wall));
        let outcome = happens(&mut promises);
        (self.kept, _) = promises.finish();
        outcome
    }

    fn received(mut self, wall: &str) -> Self {
        let at = self.at(wall);
        self.when(wall, |promises| promises.start_all(StartOn::Received, at));
        self
    }

    /// The due moments as dates; `-` where there is none.
    fn due(&self) -> Vec<String> {
        let kept = self.kept.iter();
        kept.map(|kept| {
            let calendar = kept.calendars.counting(kept.state.terms());
            let due_at = kept.state.due_at();
            due_at.map_or("-".to_owned(), |due_at| {
                calendar.date_of(due_at).to_string()
            })
        })
        .collect()
    }

    fn stage(&self) -> GuaranteeStage {
        self.kept[0].state.stage()
    }
}

fn own(length: u32, unit: LengthUnit) -> Terms {
    let mut terms = rule(Country::No, "NO-SERV-60D");
    terms.length = length;
    terms.unit = unit;
    terms.clock = Clock::FinalAnswer;
    terms.roll = Roll::NextDay;
    terms
}

#[test]
fn what_is_asked_for_by_name_is_refused_when_it_cannot_be() {
    let terms = rule(Country::Se, "SE-PBL-10W");
    let mut case = Case::begin(Country::Se, terms, "2026-02-02").received("2026-02-02");
    let (id, from) = (case.kept[0].id, case.at("2026-02-03"));
    let refused = case.when("2026-02-03", |promises| {
        promises.record(id, |_| {
            Ok(Entry::Paused {
                reason: PauseReason::GapAtApplicant,
                from,
                note: None,
            })
        })
    });
    assert_eq!(refused, Err(LedgerFault::PauseNotAllowed));
}
