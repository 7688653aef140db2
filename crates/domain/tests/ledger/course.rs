//! Courses that bytes write: what the property tests and the fuzz target `ledger` have in common.
//!
//! The terms are those of the default catalogue, the lines are made as the service makes them or,
//! in a wild course, from whatever stands in the bytes.

use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp, civil};
use onedoor_domain::calendar::CalendarDocument;
use onedoor_domain::catalogue::{CaseType, Catalogue, Document, Extension, FeeBase, FeePer};
use onedoor_domain::guarantee::{
    Calendars, Cause, CompletionOrder, Entry, GuaranteeState, LedgerFault, Occasion, PauseReason,
    Phase, Progress, Recorded, Reduction, RemedyKind, RemedyStep, RestartReason, Roll, Season,
    Terms, derive_state, fold, milestones, next_milestone, promised, unit_answer,
};
use onedoor_domain::{Country, Moment};

/// A municipality and everything it can promise.
struct Place {
    calendars: Calendars,
    terms: Vec<Terms>,
}

/// One municipality in each country.
static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let catalogue = Catalogue::compile(1, Document::default_catalogue());
    let case_types = Document::default_catalogue().case_types;
    let case_types: Vec<&CaseType> = case_types.iter().collect();
    let zones = [
        (Country::Dk, "Europe/Copenhagen"),
        (Country::No, "Europe/Oslo"),
        (Country::Se, "Europe/Stockholm"),
        (Country::Fi, "Europe/Helsinki"),
        (Country::Is, "Atlantic/Reykjavik"),
    ];
    let place = |(country, zone)| {
        let document = CalendarDocument::default_for(country);
        let received_on = civil::date(2026, 3, 2);
        let mut terms = promised(&catalogue, &case_types, country, received_on, 1);
        terms.push(unit_answer(&catalogue, "building", 5, 1));
        Place {
            calendars: Calendars::compile(country, zone, &document, 1).expect("it compiles"),
            terms,
        }
    };
    zones.into_iter().map(place).collect()
});

/// What is left of the bytes; nothings once they are used up.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[usize::from(self.byte()) % all.len()].clone()
    }

    /// None to some months, in steps of very different size.
    fn time(&mut self) -> SignedDuration {
        let many = i64::from(self.byte());
        match self.byte() % 6 {
            0 => SignedDuration::ZERO,
            1 => SignedDuration::from_secs(many),
            2 => SignedDuration::from_mins(many),
            3 => SignedDuration::from_mins(many * 17),
            4 => SignedDuration::from_hours(many),
            _ => SignedDuration::from_hours(many * 12),
        }
    }

    /// Any moment there is.
    fn moment(&mut self) -> Moment {
        let mut micros = [0; 8];
        micros.fill_with(|| self.byte());
        let micros = i64::from_le_bytes(micros);
        Moment::from_micros(micros).unwrap_or(match micros % 3 {
            0 => Timestamp::MAX.into(),
            1 => Timestamp::MIN.into(),
            _ => Timestamp::UNIX_EPOCH.into(),
        })
    }

    /// Terms of this place, now and then with a season or without rolling.
    fn terms(&mut self, place: &Place) -> Terms {
        let mut terms = self.pick(&place.terms);
        let season = |from: &str, until: &str| Season {
            from: from.parse().expect("a day"),
            until: until.parse().expect("a day"),
        };
        match self.byte() % 6 {
            0 => terms.seasons = vec![season("06-01", "08-31")],
            1 => terms.seasons = vec![season("12-20", "01-06"), season("07-01", "07-14")],
            2 => terms.roll = Roll::Never,
            3 => terms.pauses = PauseReason::ALL.to_vec(),
            4 => terms.restarts = RestartReason::ALL.to_vec(),
            _ => {
                terms.extension = Some(Extension {
                    max: None,
                    unit: None,
                    once: false,
                    notice_before_due: false,
                });
            }
        }
        terms
    }
}

/// A ledger being written.
struct Course<'a> {
    place: &'a Place,
    now: Moment,
    lines: Vec<Recorded>,
    state: GuaranteeState,
}

impl Course<'_> {
    fn begin<'a>(place: &'a Place, terms: Terms, now: Moment) -> Course<'a> {
        let line = Recorded {
            at: now,
            entry: Entry::Promised {
                terms: Box::new(terms),
            },
        };
        let state = GuaranteeState::begin(line.clone()).expect("it begins with its promise");
        Course {
            place,
            now,
            lines: vec![line],
            state,
        }
    }

    /// Adds the line if it can stand; a line that is refused changes nothing.
    fn add(&mut self, entry: Entry) -> Result<(), LedgerFault> {
        let line = Recorded {
            at: self.now,
            entry,
        };
        let before = self.state.record().at;
        let state = self.state.clone().then(line.clone())?;
        assert!(state.record().at >= before, "recorded time went back");
        self.state = state;
        self.lines.push(line);
        Ok(())
    }

    /// What the sweeper does: everything that has come by now, once.
    fn run_clock(&mut self) {
        while let Some(milestone) = next_milestone(&self.state, &self.place.calendars, self.now) {
            let entry = match (milestone.of, self.state.due_at()) {
                (Occasion::Due, Some(due_at)) => Entry::Missed { due_at },
                (of, _) => Entry::Warned { of },
            };
            self.add(entry).expect("what has come can be recorded");
        }
    }

    /// One more line as the service would make it.
    fn step(&mut self, bytes: &mut Bytes<'_>) {
        let calendars = &self.place.calendars;
        let kind = bytes.byte() % 14;
        let earlier = self.now.plus(-bytes.time());
        let entry = match kind {
            0 | 1 => Ok(self.state.start(calendars, earlier, None)),
            2 | 3 => Ok(Entry::Paused {
                reason: bytes.pick(PauseReason::ALL),
                from: earlier,
                note: None,
            }),
            4 | 5 => {
                let reason = match self.state.phase() {
                    Phase::Paused { standing, .. } => bytes.pick(&standing.reasons).0,
                    _ => bytes.pick(PauseReason::ALL),
                };
                self.state.resume(calendars, reason, earlier)
            }
            6 => {
                let reason = bytes.pick(RestartReason::ALL);
                let ordered_at = Some(earlier.plus(-bytes.time()));
                Ok(self.state.restart(calendars, reason, earlier, ordered_at))
            }
            7 => {
                let by = u32::from(bytes.byte() % 12);
                let told_at = Some(earlier);
                Ok(self.state.extend(calendars, by, "hard".to_owned(), told_at))
            }
            8 => Ok(Entry::Amended {
                due_at: self.now.plus(bytes.time()).plus(-bytes.time()),
                reason: "agreed".to_owned(),
                corrected_at: None,
            }),
            9 => Ok(Entry::Met {
                at: earlier,
                by: Some(bytes.pick(Progress::ALL)),
                reason: None,
            }),
            10 => Ok(outcome(bytes)),
            _ => {
                self.run_clock();
                return;
            }
        };
        // A refusal is an answer too.
        let _ = entry.and_then(|entry| self.add(entry));
    }

    /// What goes on in another case, recorded there whenever, stands there as it stood.
    fn check_carried(&self) {
        if !self.state.stage().is_live() {
            return;
        }
        let at = self.now.plus(LATER);
        let lines = self.lines.iter().map(|line| Recorded {
            at,
            entry: line.entry.clone().carried(line.at),
        });
        let carried = fold(lines).map(|state| state.phase().clone());
        let stands = Ok(self.state.phase().clone());
        assert_eq!(carried, stands, "{:#?}", self.lines);
    }

    fn check(&self) {
        let (state, calendars) = (&self.state, &self.place.calendars);
        let again = fold(self.lines.iter().cloned());
        assert_eq!(again.as_ref(), Ok(state), "replaying changes the state");
        self.check_carried();
        let derivation = derive_state(state.clone(), calendars);
        assert!(derivation.agrees(), "{:#?}\n{derivation:#?}", self.lines);
        let steps = &derivation.steps;
        for pair in steps.windows(2) {
            assert_eq!(pair[0].to, pair[1].from, "{:#?}\n{steps:#?}", self.lines);
        }
        assert!(steps.iter().all(|step| step.from <= step.to), "{steps:#?}");
        let counted: i64 = steps.iter().map(|step| step.amount).sum();
        if let (Some(due_at), Some(start_at)) = (state.due_at(), state.start_at()) {
            assert_eq!(steps.first().map_or(due_at, |step| step.from), start_at);
            assert_eq!(steps.last().map_or(start_at, |step| step.to), due_at);
            assert_eq!(counted, derivation.length, "{:#?}\n{steps:#?}", self.lines);
            for milestone in milestones(state, calendars) {
                assert!((start_at..=due_at).contains(&milestone.at) || milestone.at == due_at);
            }
        }
    }
}

fn outcome(bytes: &mut Bytes<'_>) -> Entry {
    let reduction = Some(Reduction {
        days_late: 8,
        periods: 2,
        percent_each: 25,
        percent: 50,
        per: FeePer::StartedWeek,
        base: FeeBase::TotalFee,
    });
    let remedy = bytes.pick(RemedyKind::ALL);
    let steps = [
        RemedyStep::Proposed { reduction },
        RemedyStep::Approved,
        RemedyStep::Declined {
            reason: "paid before".to_owned(),
        },
        RemedyStep::Executed {
            note: "paid".to_owned(),
        },
    ];
    match bytes.byte() % 6 {
        0 => Entry::Explained {
            cause: bytes.pick(Cause::ALL),
            words: "too much work".to_owned(),
        },
        1 => Entry::Cancelled {
            reason: "withdrawn".to_owned(),
        },
        _ => Entry::Remedied {
            remedy,
            step: bytes.pick(&steps),
        },
    }
}

/// A line of whatever stands in the bytes.
fn wild(bytes: &mut Bytes<'_>, now: Moment) -> Entry {
    let mut moment = |near: bool| match near {
        true => now.plus(bytes.time()).plus(-bytes.time()),
        false => bytes.moment(),
    };
    let (one, other) = (moment(true), moment(now.as_micros() % 3 > 0));
    let due_at = bytes.byte().is_multiple_of(2).then_some(other);
    let reason = bytes.pick(&["", " ", "because"]).to_owned();
    match bytes.byte() % 12 {
        0 => Entry::Started {
            start_at: one,
            due_at: other,
            reason: None,
        },
        1 => Entry::Paused {
            reason: bytes.pick(PauseReason::ALL),
            from: one,
            note: None,
        },
        2 => Entry::Resumed {
            reason: bytes.pick(PauseReason::ALL),
            at: one,
            due_at,
        },
        3 => Entry::Restarted {
            reason: bytes.pick(RestartReason::ALL),
            start_at: one,
            due_at: other,
            order: due_at.map(|in_time_until| CompletionOrder {
                ordered_at: one,
                in_time_until,
            }),
        },
        4 => Entry::Extended {
            by: u32::from_le_bytes([bytes.byte(), bytes.byte(), 0, bytes.byte()]),
            reason,
            told_at: Some(one),
            due_at,
        },
        5 => Entry::Amended {
            due_at: other,
            reason,
            corrected_at: None,
        },
        6 => Entry::Missed { due_at: other },
        7 => Entry::Met {
            at: one,
            by: None,
            reason: Some(reason),
        },
        8 => Entry::Warned {
            of: Occasion::Share {
                percent: bytes.byte(),
            },
        },
        9 => Entry::Warned {
            of: bytes.pick(&[Occasion::SeasonBegan, Occasion::SeasonEnded, Occasion::Due]),
        },
        _ => outcome(bytes),
    }
}

/// Where a ledger goes on, months after its last line.
const LATER: SignedDuration = SignedDuration::from_hours(24 * 100);

/// Follows a course of lines that the service could have written: each due moment is proved by its
/// derivation, replaying gives the same state, and what the clock demands ends.
pub(crate) fn follow(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let place = &PLACES[usize::from(bytes.byte()) % PLACES.len()];
    let terms = bytes.terms(place);
    let start = Moment::from_micros(1_767_225_600_000_000).expect("2026 begins");
    let days = i64::from(bytes.byte()) * 5;
    let now = start.plus(SignedDuration::from_hours(
        24 * days + i64::from(bytes.byte() % 24),
    ));
    let mut course = Course::begin(place, terms, now);
    let _ = course.add(course.state.start(&place.calendars, now, None));
    while !bytes.0.is_empty() {
        course.now = course.now.plus(bytes.time());
        course.step(&mut bytes);
        course.check();
    }
    course.run_clock();
    assert_eq!(
        next_milestone(&course.state, &place.calendars, course.now),
        None,
        "the clock has done everything"
    );
    course.check();
}

/// Follows a course of lines that nobody would write. Nothing panics, and time never goes back.
pub(crate) fn stumble(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let place = &PLACES[usize::from(bytes.byte()) % PLACES.len()];
    let mut terms = bytes.terms(place);
    if bytes.byte().is_multiple_of(4) {
        terms.length = u32::from_le_bytes([bytes.byte(), bytes.byte(), bytes.byte(), 0xff]);
    }
    let now = Moment::from_micros(1_767_225_600_000_000).expect("2026 begins");
    let mut course = Course::begin(place, terms, now);
    while !bytes.0.is_empty() {
        course.now = course.now.plus(bytes.time());
        if bytes.byte().is_multiple_of(32) {
            course.now = bytes.moment();
        }
        let entry = wild(&mut bytes, course.now);
        if course.add(entry).is_err() && bytes.byte().is_multiple_of(2) {
            course.step(&mut bytes);
        }
        let again = fold(course.lines.iter().cloned());
        assert_eq!(again.as_ref(), Ok(&course.state));
        let _ = derive_state(course.state.clone(), &place.calendars);
        let _ = milestones(&course.state, &place.calendars);
    }
}
