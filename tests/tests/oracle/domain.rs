//! The domain, asked the same.

use onedoor_domain::Moment;
use onedoor_domain::guarantee::{
    Basis, Calendars, Clock, Counting, Pause, PauseReason, Roll, StartOn, Terms, due,
};

use crate::asked::{Asked, AskedPause};

/// The domain, with the calendars of the last case: many in a row share theirs.
#[derive(Default)]
pub(crate) struct Domain {
    compiled: Option<(String, Result<Calendars, String>)>,
}

impl Domain {
    /// When a case is due, or what the domain holds against its calendar.
    pub(crate) fn due(&mut self, case: &Asked) -> Result<Moment, String> {
        let key = format!("{:?} {} {:?}", case.country, case.zone, case.document);
        if self.compiled.as_ref().is_none_or(|(of, _)| *of != key) {
            let compiled = Calendars::compile(case.country, &case.zone, &case.document, 1);
            let compiled = compiled.map_err(|findings| format!("{findings:?}"));
            self.compiled = Some((key, compiled));
        }
        match &self.compiled {
            Some((_, Ok(calendars))) => Ok(answer(case, calendars)),
            Some((_, Err(findings))) => Err(findings.clone()),
            None => Err("no calendar".to_owned()),
        }
    }
}

/// The one place that knows how the domain is asked.
fn answer(case: &Asked, calendars: &Calendars) -> Moment {
    let terms = Terms {
        clock: Clock::FinalAnswer,
        length: case.length,
        unit: case.unit,
        start: StartOn::Received,
        calendar: case.calendar,
        calendar_version: 1,
        basis: Basis::Promise {
            promise: "answer".to_owned(),
        },
        catalogue_version: 1,
        owed_by: None,
        pauses: Vec::new(),
        restarts: Vec::new(),
        extension: None,
        seasons: case.seasons.clone(),
        roll: Roll::default(),
        effect: None,
        thresholds: Vec::new(),
    };
    let counting = Counting {
        extended_by: case.extended_by,
        pauses: united(&case.pauses),
        ..Counting::from(case.start)
    };
    due(&terms, calendars, &counting)
}

/// The pauses as a ledger keeps them: while one reason stands another may come, and the clock
/// stands until the last has gone.
fn united(pauses: &[AskedPause]) -> Vec<Pause> {
    let mut all: Vec<(Moment, Moment)> = pauses.iter().map(|of| (of.from, of.to)).collect();
    all.sort_unstable();
    let mut united: Vec<Pause> = Vec::new();
    for (from, to) in all {
        match united.last_mut() {
            Some(last) if from <= last.to => last.to = last.to.max(to),
            Some(_) | None => united.push(Pause {
                from,
                to,
                reason: PauseReason::GapAtApplicant,
            }),
        }
    }
    united
}
