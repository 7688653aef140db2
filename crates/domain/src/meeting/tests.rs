//! Meetings, from plan to minutes, and their rhythm on the calendar.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::calendar::{Calendar, CalendarDocument};
use crate::event::Actor;
use crate::guarantee::Progress;
use crate::policy::Caller;
use crate::{Country, MunicipalityId, ParticipantId, StaffId};

static COPENHAGEN: LazyLock<Calendar> = LazyLock::new(|| {
    let document = CalendarDocument::default_for(Country::Dk);
    Calendar::compile(Country::Dk, "Europe/Copenhagen", &document, 1).unwrap()
});

fn zone() -> TimeZone {
    TimeZone::get("Europe/Copenhagen").unwrap()
}

fn at(wall: &str) -> Moment {
    let wall: DateTime = wall.parse().unwrap();
    Moment::from(zone().to_timestamp(wall).unwrap())
}

fn wall(at: Moment) -> DateTime {
    zone().to_datetime(at.timestamp())
}

fn span(starts: &str, ends: &str) -> Result<Span, SpanFault> {
    Span::new(at(starts), at(ends))
}

fn meeting() -> Meeting {
    let appointment = Appointment {
        title: None,
        span: span("2026-03-12T13:00", "2026-03-12T14:00").unwrap(),
        slot: None,
        place: Some("Rådhuset".to_owned()),
        link: None,
        agenda: None,
    };
    let (id, case) = (Uuid::from_u128(1).into(), Uuid::from_u128(2).into());
    Meeting::planned(id, case, MeetingKind::JointMeeting, appointment)
}

#[test]
fn every_change_and_the_end_of_it_has_a_higher_sequence() {
    let first = meeting();
    let moved = first.clone().change(first.appointment.clone()).unwrap();
    let off = moved
        .clone()
        .cancel("Aflyst".to_owned(), at("2026-03-10T09:00"));
    assert_eq!(
        (first.sequence, moved.sequence, off.unwrap().sequence),
        (0, 1, 2)
    );
}

#[test]
fn a_meeting_is_not_held_before_it_begins() {
    let early = meeting().hold(at("2026-03-12T12:59"));
    assert_eq!(early, Err(Refused::NotBegun));
    let held = meeting().hold(at("2026-03-12T13:00")).unwrap();
    assert_eq!(held.state.word(), MeetingStage::Held);
}

#[test]
fn what_was_held_or_cancelled_stays_so() {
    let now = at("2026-03-12T15:00");
    let held = meeting().hold(now).unwrap();
    let off = meeting().cancel("Aflyst".to_owned(), now).unwrap();
    for over in [held.clone(), off.clone()] {
        let appointment = over.appointment.clone();
        assert_eq!(over.clone().change(appointment), Err(Refused::NotPlanned));
        let again = over.clone().cancel("Aflyst".to_owned(), now);
        assert_eq!(again, Err(Refused::NotPlanned));
        assert_eq!(over.hold(now), Err(Refused::NotPlanned));
    }
    assert_eq!(held.must_be_held(), Ok(()));
    assert_eq!(off.must_be_held(), Err(Refused::NotHeld));
    assert_eq!(meeting().must_be_held(), Err(Refused::NotHeld));
}

#[test]
fn the_steps_are_those_that_are_not_refused() {
    let (before, during) = (at("2026-03-12T12:00"), at("2026-03-12T13:30"));
    assert_eq!(meeting().steps(before), [Step::Change, Step::Cancel]);
    let begun = [Step::Change, Step::Cancel, Step::Hold];
    assert_eq!(meeting().steps(during), begun);
    let held = meeting().hold(during).unwrap();
    let of_held = [Step::AddAction, Step::FinishAction, Step::KeepMinutes];
    assert_eq!(held.steps(during), of_held);
    let off = meeting().cancel("Aflyst".to_owned(), before).unwrap();
    assert_eq!(off.steps(during), []);
}

#[test]
fn a_visit_keeps_a_promise_only_if_the_business_was_met() {
    let kept = |kind: MeetingKind| [kind.progress(Met::Business), kind.progress(Met::Others)];
    let joint = Some(Progress::CoordinationMeetingHeld);
    assert_eq!(kept(MeetingKind::JointMeeting), [joint, joint]);
    let pre = Some(Progress::PreMeetingHeld);
    assert_eq!(kept(MeetingKind::PreMeeting), [pre, pre]);
    let reached = Some(Progress::BusinessReached);
    assert_eq!(kept(MeetingKind::Visit), [reached, None]);
}

#[test]
fn nobody_plans_what_is_over_or_too_long_or_in_ten_years() {
    let now = at("2026-03-12T13:00");
    let back = span("2026-03-12T14:00", "2026-03-12T14:00");
    assert_eq!(back, Err(SpanFault::EndsBeforeItBegins));
    let short = span("2026-03-12T14:00", "2026-03-12T14:04");
    assert_eq!(short, Err(SpanFault::Length));
    let long = span("2026-03-12T14:00", "2026-03-13T02:01");
    assert_eq!(long, Err(SpanFault::Length));
    let ahead = |starts, ends| span(starts, ends).unwrap().ahead_of(now);
    let begun = ahead("2026-03-12T13:00", "2026-03-12T14:00");
    assert_eq!(begun, Err(SpanFault::InThePast));
    let far = ahead("2036-03-12T13:00", "2036-03-12T14:00");
    assert_eq!(far, Err(SpanFault::TooFarAhead));
    assert!(ahead("2026-03-12T13:01", "2026-03-12T14:00").is_ok());
}

#[test]
fn a_person_and_the_members_of_a_unit_are_invited_and_programs_are_not() {
    let me = StaffId(Uuid::from_u128(7));
    let caller = |staff: Option<StaffId>, units: &[&str]| Caller {
        heads: Vec::new(),
        only: None,
        municipality: MunicipalityId(Uuid::from_u128(1)),
        actor: Actor::System,
        roles: Vec::new(),
        units: units.iter().map(ToString::to_string).collect(),
        staff,
    };
    let with = |invitee: Invitee| {
        vec![Participant {
            id: ParticipantId(Uuid::from_u128(3)),
            invitee,
            attended: None,
        }]
    };
    let person = with(Invitee::Staff {
        staff: me,
        unit: None,
    });
    let unit = with(Invitee::Unit {
        unit: "fire".to_owned(),
    });
    assert!(is_invited(&caller(Some(me), &[]), &[], &person));
    assert!(is_invited(&caller(Some(me), &["fire"]), &[], &unit));
    assert!(!is_invited(&caller(Some(me), &["water"]), &[], &unit));
    assert!(!is_invited(&caller(None, &["fire"]), &[], &unit));
    assert!(!is_invited(&caller(None, &[]), &[], &person));
    let instead = caller(Some(StaffId(uuid::Uuid::max())), &[]);
    assert!(!is_invited(&instead, &[], &person));
    assert!(is_invited(&instead, &[me], &person));
}

fn lots() -> Recurrence {
    Recurrence {
        first_on: date(2026, 3, 5),
        every_weeks: 2,
        starts_minute: 13 * 60,
        length_minutes: 90,
    }
}

fn days(from: &str, count: usize) -> Vec<String> {
    lots()
        .occurrences(&COPENHAGEN, at(from))
        .take(count)
        .map(|one| wall(one.starts_at).strftime("%Y-%m-%d %H:%M").to_string())
        .collect()
}

#[test]
fn the_lots_meeting_is_every_second_thursday_but_not_on_maundy_thursday() {
    // 2 April 2026 is Maundy Thursday, 14 May Ascension Day; clocks change on 29 March.
    assert_eq!(
        days("2026-03-01T00:00", 5),
        [
            "2026-03-05 13:00",
            "2026-03-19 13:00",
            "2026-04-16 13:00",
            "2026-04-30 13:00",
            "2026-05-28 13:00"
        ]
    );
}

#[test]
fn what_has_begun_is_not_the_next() {
    assert_eq!(days("2026-03-05T13:00", 1), ["2026-03-05 13:00"]);
    assert_eq!(days("2026-03-05T13:01", 1), ["2026-03-19 13:00"]);
}

#[test]
fn a_moment_between_two_is_no_occurrence() {
    let found = |wall| lots().occurrence_at(&COPENHAGEN, at(wall)).is_some();
    assert!(found("2026-03-19T13:00"));
    assert!(!found("2026-03-19T13:01"));
    assert!(!found("2026-03-12T13:00"));
    assert!(!found("2026-04-02T13:00"));
}

#[test]
fn a_weekday_that_is_always_closed_ends_the_search() {
    let sundays = Recurrence {
        first_on: date(2026, 3, 8),
        ..lots()
    };
    let mut found = sundays.occurrences(&COPENHAGEN, at("2026-03-01T00:00"));
    assert_eq!(found.next(), None);
}

#[test]
fn the_next_free_one_has_a_place_left() {
    let all = || lots().occurrences(&COPENHAGEN, at("2026-03-01T00:00"));
    let taken = [
        at("2026-03-05T13:00"),
        at("2026-03-05T13:00"),
        at("2026-03-19T13:00"),
    ];
    let day = |capacity| free_from(all(), &taken, capacity).map(|one| one.on);
    assert_eq!(day(1), Some(date(2026, 4, 16)));
    assert_eq!(day(2), Some(date(2026, 3, 19)));
    assert_eq!(day(3), Some(date(2026, 3, 5)));
    assert_eq!(free_from(all().take(2), &taken, 1), None);
}

fn recurrences() -> impl Strategy<Value = Recurrence> {
    (0..4000i64, 1..=52u32, 0..1440u16, 5..=720u32).prop_map(|(day, every, starts, length)| {
        Recurrence {
            first_on: date(2022, 1, 1).checked_add(day.days()).unwrap(),
            every_weeks: every,
            starts_minute: starts,
            length_minutes: length,
        }
    })
}

/// The rule, said as slowly as possible.
fn is_date_of(rule: &Recurrence, day: Date) -> bool {
    let days = rule.first_on.until(day).unwrap().get_days();
    days >= 0
        && days % i32::try_from(rule.every_weeks * 7).unwrap() == 0
        && COPENHAGEN.closed_on(day).is_none()
}

proptest! {
    #[test]
    fn an_occurrence_keeps_weekday_rhythm_and_wall_clock(
        rule in recurrences(), from in 0..5000i64, minute in 0..1440i64,
    ) {
        let from = date(2021, 1, 1).checked_add(from.days()).unwrap();
        let from = Moment::from(zone().to_timestamp(from.at(0, 0, 0, 0)).unwrap())
            .plus(jiff::SignedDuration::from_mins(minute));
        let found: Vec<Occurrence> = rule.occurrences(&COPENHAGEN, from).take(6).collect();
        let starts = rule.starts_minute;
        let (hour, minute) = (i8::try_from(starts / 60).unwrap(), i8::try_from(starts % 60).unwrap());
        for one in &found {
            prop_assert!(one.starts_at >= from);
            prop_assert_eq!(one.on.weekday(), rule.first_on.weekday());
            prop_assert!(is_date_of(&rule, one.on));
            let shown = wall(one.starts_at);
            // A time that clocks skip in spring does not exist; then it begins an hour later.
            let skipped = zone().to_ambiguous_timestamp(one.on.at(hour, minute, 0, 0)).is_ambiguous();
            prop_assert!(skipped || shown == one.on.at(hour, minute, 0, 0), "{}", shown);
            prop_assert_eq!(
                one.ends_at.as_micros() - one.starts_at.as_micros(),
                i64::from(rule.length_minutes) * 60_000_000
            );
            prop_assert_eq!(rule.occurrence_at(&COPENHAGEN, one.starts_at), Some(*one));
        }
        prop_assert!(found.windows(2).all(|two| two[0].starts_at < two[1].starts_at));
        if let (Some(first), Some(last)) = (found.first(), found.last()) {
            let between = first.on.series(1.day()).take_while(|day| *day <= last.on);
            let expected: Vec<Date> = between.filter(|day| is_date_of(&rule, *day)).collect();
            let days: Vec<Date> = found.iter().map(|one| one.on).collect();
            prop_assert_eq!(days, expected);
            let passed = COPENHAGEN.date_of(from).series(1.day());
            let mut missed = passed.skip(1).take_while(|day| *day < first.on);
            prop_assert!(!missed.any(|day| is_date_of(&rule, day)));
        }
    }
}

fn heard(sequence: u32) -> Heard {
    Heard {
        sequence,
        is_first: false,
        is_gone: false,
        calls_off: false,
        is_overtaken: false,
    }
}

#[test]
fn whoever_would_hear_an_older_change_hears_only_the_newest() {
    let before = at("2026-03-10T09:00");
    let first = meeting();
    let told = |meeting: &Meeting, notice| telling(meeting, notice, before);
    let invited = Heard {
        is_first: true,
        ..heard(0)
    };
    assert_eq!(told(&first, invited), Telling::Send(Outcome::Invited));
    let moved = first.clone().change(first.appointment.clone()).unwrap();
    assert_eq!(told(&moved, invited), Telling::NotYet);
    assert_eq!(told(&moved, heard(1)), Telling::Send(Outcome::Changed));
    let overtaken = Heard {
        is_overtaken: true,
        ..heard(1)
    };
    assert_eq!(told(&moved, overtaken), Telling::Overtaken);
    let off = moved.cancel("Syg".to_owned(), before).unwrap();
    assert_eq!(told(&off, heard(1)), Telling::NotYet);
    assert_eq!(told(&off, heard(2)), Telling::Send(Outcome::Cancelled));
}

#[test]
fn who_is_not_invited_any_more_hears_that_and_nothing_later() {
    let before = at("2026-03-10T09:00");
    let moved = meeting().change(meeting().appointment).unwrap();
    let moved = moved.clone().change(moved.appointment).unwrap();
    let gone = Heard {
        is_gone: true,
        ..heard(0)
    };
    assert_eq!(telling(&moved, gone, before), Telling::NotYet);
    let off = Heard {
        sequence: 1,
        calls_off: true,
        ..gone
    };
    let uninvited = Telling::Send(Outcome::Uninvited);
    assert_eq!(telling(&moved, off, before), uninvited);
    let after = at("2026-03-12T14:00");
    assert_eq!(telling(&moved, off, after), Telling::TooLate);
}

#[test]
fn what_has_changed_is_named() {
    let before = meeting().appointment;
    assert_eq!(changed(&before, &before), []);
    let after = Appointment {
        span: span("2026-03-12T13:30", "2026-03-12T14:00").unwrap(),
        place: None,
        ..before.clone()
    };
    assert_eq!(changed(&before, &after), [Changed::Time, Changed::Place]);
}
