//! Real derivations, told line by line.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use jiff::Zoned;
use onedoor_domain::calendar::CalendarDocument;
use onedoor_domain::catalogue::Extension;
use onedoor_domain::guarantee::{
    Basis, CalendarKind, Calendars, Clock, Counting, Entry, Recorded, Roll, StartOn, Threshold,
    derive, due,
};
use onedoor_domain::{Country, Moment};

use super::*;

/// A municipality with the calendar it starts with, and its wall clocks.
fn municipality(country: Country, zone: &str) -> (Calendars, TimeZone) {
    let document = CalendarDocument::default_for(country);
    let calendars = Calendars::compile(country, zone, &document, 1).unwrap();
    (calendars, TimeZone::get(zone).unwrap())
}

fn at(written: &str) -> Moment {
    Moment::from(written.parse::<Zoned>().unwrap().timestamp())
}

fn promise(length: u32, unit: LengthUnit, start: StartOn, calendar: CalendarKind) -> Terms {
    Terms {
        clock: Clock::FinalAnswer,
        length,
        unit,
        start,
        calendar,
        calendar_version: 1,
        basis: Basis::Promise {
            promise: "answer".to_owned(),
        },
        catalogue_version: 1,
        owed_by: None,
        pauses: vec![PauseReason::RegionalStateReferral],
        restarts: Vec::new(),
        extension: None,
        seasons: Vec::new(),
        roll: Roll::default(),
        effect: None,
        thresholds: Threshold::usual(),
    }
}

fn derived(
    terms: &Terms,
    calendars: &Calendars,
    lines: impl IntoIterator<Item = (Moment, Entry)>,
) -> Derivation {
    let lines = lines.into_iter().collect::<Vec<_>>();
    let given_at = lines.first().map_or(at(GIVEN), |(at, _)| *at);
    let given = Entry::Promised {
        terms: Box::new(terms.clone()),
    };
    let all = [(given_at, given)].into_iter().chain(lines);
    derive(all.map(|(at, entry)| Recorded { at, entry }), calendars).unwrap()
}

const GIVEN: &str = "2026-03-26T10:02[Europe/Copenhagen]";

fn started(terms: &Terms, calendars: &Calendars, start_at: Moment) -> (Moment, Entry) {
    let due_at = due(terms, calendars, &Counting::from(start_at));
    let entry = Entry::Started {
        start_at,
        due_at,
        reason: None,
    };
    (start_at, entry)
}

#[test]
fn eight_working_days_over_easter_are_told_in_danish() {
    let (calendars, zone) = municipality(Country::Dk, "Europe/Copenhagen");
    let terms = promise(
        8,
        LengthUnit::WorkingDays,
        StartOn::Received,
        CalendarKind::Local,
    );
    let derivation = derived(&terms, &calendars, [started(&terms, &calendars, at(GIVEN))]);
    let told = lines(Language::Da, &derivation, "Svar på din ansøgning", &zone);
    assert_eq!(
        told,
        [
            "Løfte: Svar på din ansøgning",
            "8 arbejdsdage, som regnes fra det tidspunkt, hvor henvendelsen kom ind.",
            "tors. 26. marts 2026: startdagen tælles ikke med",
            "fre. 27. marts 2026: 1 arbejdsdag talt med",
            "lør. 28. marts – søn. 29. marts 2026: lukket hver uge",
            "man. 30. marts – ons. 1. april 2026: 3 arbejdsdage talt med",
            "tors. 2. april 2026: Skærtorsdag",
            "fre. 3. april 2026: Langfredag",
            "lør. 4. april 2026: lukket hver uge",
            "søn. 5. april 2026: Påskedag",
            "man. 6. april 2026: Anden påskedag",
            "tirs. 7. april – fre. 10. april 2026: 4 arbejdsdage talt med",
            "Løftet skal holdes senest fredag den 10. april 2026 kl. 16.00.",
        ]
    );
}

#[test]
fn hours_are_told_by_the_hour_in_english() {
    let (calendars, zone) = municipality(Country::Dk, "Europe/Copenhagen");
    let terms = promise(
        8,
        LengthUnit::WorkingHours,
        StartOn::Received,
        CalendarKind::Local,
    );
    let start = at("2026-03-27T10:02[Europe/Copenhagen]");
    let derivation = derived(&terms, &calendars, [started(&terms, &calendars, start)]);
    let told = lines(Language::En, &derivation, "A person calls you", &zone);
    assert_eq!(
        told,
        [
            "Promise: A person calls you",
            "8 working hours; the clock counts from when the enquiry arrived.",
            "Fri 27 March 2026 10:02 – 16:00: 5 h 58 min counted",
            "Fri 27 March 2026 16:00 – 24:00: outside opening hours",
            "Sat 28 March – Sun 29 March 2026: closed every week",
            "Mon 30 March 2026 00:00 – 08:00: outside opening hours",
            "Mon 30 March 2026 08:00 – 10:02: 2 h 2 min counted",
            "Due by 10:02 on Monday 30 March 2026.",
        ]
    );
}

#[test]
fn twelve_weeks_with_a_pause_are_told_in_norwegian() {
    let (calendars, zone) = municipality(Country::No, "Europe/Oslo");
    let terms = promise(
        12,
        LengthUnit::Weeks,
        StartOn::Complete,
        CalendarKind::Statutory,
    );
    let start_at = at("2026-01-12T09:00[Europe/Oslo]");
    let from = at("2026-02-02T10:00[Europe/Oslo]");
    let until = at("2026-02-16T12:00[Europe/Oslo]");
    let reason = PauseReason::RegionalStateReferral;
    let paused = Entry::Paused {
        reason,
        from,
        note: None,
    };
    let before = derived(
        &terms,
        &calendars,
        [
            started(&terms, &calendars, start_at),
            (from, paused.clone()),
        ],
    );
    let resumed = before.state.resume(&calendars, reason, until).unwrap();
    let after = derived(
        &terms,
        &calendars,
        [
            started(&terms, &calendars, start_at),
            (from, paused),
            (until, resumed),
        ],
    );
    let told = |of: &Derivation| lines(Language::Nb, of, "Vedtak om byggetillatelse", &zone);
    assert_eq!(
        told(&after),
        [
            "Løfte: Vedtak om byggetillatelse",
            "12 uker, som regnes fra vi har alle papirene dine.",
            "man. 12. januar 2026: startdagen regnes ikke med",
            "tir. 13. januar – man. 2. februar 2026: 21 dager regnet med",
            "tir. 3. februar – man. 16. februar 2026: fristen var stanset (saken ligger hos en regional eller statlig myndighet)",
            "tir. 17. februar – man. 20. april 2026: 63 dager regnet med",
            "Løftet skal holdes senest mandag 20. april 2026.",
        ]
    );
    assert_eq!(
        told(&before),
        [
            "Løfte: Vedtak om byggetillatelse",
            "12 uker, som regnes fra vi har alle papirene dine.",
            "man. 12. januar 2026: startdagen regnes ikke med",
            "tir. 13. januar – man. 2. februar 2026: 21 dager regnet med",
            "Fristen er stanset: saken ligger hos en regional eller statlig myndighet. Datoen følger når fristen løper igjen.",
        ]
    );
}

#[test]
fn a_last_day_on_which_no_period_ends_is_told_by_itself() {
    let (calendars, zone) = municipality(Country::Dk, "Europe/Copenhagen");
    let terms = promise(
        2,
        LengthUnit::Weeks,
        StartOn::Received,
        CalendarKind::Statutory,
    );
    let start = at("2026-03-23T10:02[Europe/Copenhagen]");
    let running = derived(&terms, &calendars, [started(&terms, &calendars, start)]);
    let told = lines(Language::En, &running, "An answer", &zone);
    assert_eq!(
        told,
        [
            "Promise: An answer",
            "2 weeks; the clock counts from when the enquiry arrived.",
            "Mon 23 March 2026: the day on which it starts is not counted",
            "Tue 24 March – Sun 5 April 2026: 13 days counted",
            "Mon 6 April 2026: the last day that counts, but no period ends on it (Easter Monday)",
            "Tue 7 April 2026: the first day on which the period may end",
            "Due on Tuesday 7 April 2026 at the latest.",
        ]
    );
}

#[test]
fn a_way_that_ends_elsewhere_is_told_as_ours_to_look_into() {
    let (calendars, zone) = municipality(Country::Dk, "Europe/Copenhagen");
    let terms = promise(
        1,
        LengthUnit::WorkingDays,
        StartOn::Received,
        CalendarKind::Local,
    );
    let told_otherwise = Entry::Started {
        start_at: at(GIVEN),
        due_at: at("2026-03-30T16:00[Europe/Copenhagen]"),
        reason: None,
    };
    let derivation = derived(&terms, &calendars, [(at(GIVEN), told_otherwise)]);
    let told = lines(Language::En, &derivation, "An answer", &zone);
    assert_eq!(
        told.last().unwrap(),
        &say(Language::En, "derivation-disagrees")
    );
}

#[test]
fn an_extension_is_told_after_the_terms() {
    let (calendars, zone) = municipality(Country::Dk, "Europe/Copenhagen");
    let mut terms = promise(1, LengthUnit::Weeks, StartOn::Received, CalendarKind::Local);
    terms.extension = Some(Extension {
        max: None,
        unit: None,
        once: false,
        notice_before_due: false,
    });
    let start = started(&terms, &calendars, at(GIVEN));
    let before = derived(&terms, &calendars, [start.clone()]);
    let reason = "more to look into".to_owned();
    let extended = before.state.extend(&calendars, 2, reason, Some(at(GIVEN)));
    let derivation = derived(&terms, &calendars, [start, (at(GIVEN), extended)]);
    let told = lines(Language::Da, &derivation, "Svar", &zone);
    assert_eq!(told[2], "Forlænget med 2 uger.");
}

#[test]
fn a_promise_that_waits_says_that_no_day_is_known_yet() {
    let (calendars, zone) = municipality(Country::Dk, "Europe/Copenhagen");
    let terms = promise(1, LengthUnit::Weeks, StartOn::Complete, CalendarKind::Local);
    let derivation = derived(&terms, &calendars, []);
    let told = lines(Language::En, &derivation, "An answer", &zone);
    assert_eq!(
        told,
        [
            "Promise: An answer",
            "1 week; the clock counts from when your papers are complete.",
            "The clock has not started, so no due moment can be said yet.",
        ]
    );
}

#[test]
fn a_span_says_no_more_than_it_must() {
    let zone = TimeZone::get("Europe/Copenhagen").unwrap();
    let told = |language, from: &str, to: &str| {
        let at = |written: &str| at(&format!("{written}[Europe/Copenhagen]"));
        span(language, at(from), at(to), &zone)
    };
    let (monday, tuesday) = ("2026-03-02T00:00", "2026-03-03T00:00");
    assert_eq!(told(Language::En, monday, tuesday), "Mon 2 March 2026");
    assert_eq!(
        told(Language::En, "2026-03-02T09:00", "2026-03-02T16:00"),
        "Mon 2 March 2026 09:00 – 16:00"
    );
    assert_eq!(
        told(Language::Fi, "2026-03-02T16:00", tuesday),
        "ma 2. maaliskuuta 2026 klo 16.00 – 24.00"
    );
    assert_eq!(
        told(Language::Sv, "2026-12-31T16:00", "2027-01-04T08:30"),
        "tors 31 december 2026 kl. 16.00 – mån 4 januari 2027 kl. 08.30"
    );
    assert_eq!(
        told(Language::Nn, monday, "2026-03-05T00:00"),
        "mån. 2. mars – ons. 4. mars 2026"
    );
}
