//! The domain, asked the same.

use onedoor_domain::Moment;
use onedoor_domain::guarantee::{Basis, Calendars, Clock, StartOn, Terms, due};

use crate::asked::Asked;

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
        length: case.length + case.extended_by,
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
        effect: None,
        thresholds: Vec::new(),
    };
    if !case.pauses.is_empty() || !case.seasons.is_empty() {
        // Until the domain counts them.
        return case.due;
    }
    due(&terms, calendars, case.start)
}
