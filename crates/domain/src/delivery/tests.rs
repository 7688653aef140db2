//! How a delivery goes on: taken, failed, given up, tried again.

use jiff::SignedDuration;
use jiff::civil::datetime;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;

const MINUTE: i64 = 60_000_000;

fn at(minute: i64) -> Moment {
    Moment::from_micros(minute * MINUTE).unwrap_or_else(|| unreachable!("a moment in range"))
}

fn taken(course: Course, now: Moment) -> Option<Course> {
    course.taken(
        LeaseId(uuid::Uuid::nil()),
        now.plus(SignedDuration::from_mins(2)),
        now,
    )
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC)
}

fn wall(text: jiff::civil::DateTime) -> Moment {
    zone()
        .to_timestamp(text)
        .map_or_else(|_| at(0), Moment::from)
}

#[test]
fn nobody_takes_what_another_worker_sends_until_its_lease_runs_out() {
    let course = Course::new(at(0), at(0));
    let held = taken(course, at(0));
    assert!(held.is_some());
    let held = held.unwrap_or(course);
    assert_eq!(taken(held, at(1)), None);
    let again = taken(held, at(2));
    assert_eq!(again.map(|course| course.attempts), Some(2));
}

#[test]
fn what_was_refused_for_good_is_dead_at_once_and_can_be_replayed() {
    let sent = taken(Course::new(at(0), at(0)), at(0)).unwrap_or(Course::new(at(0), at(0)));
    let dead = sent.failed(Trouble::of(Failure::Refused), at(1), 7);
    assert_eq!(dead.standing.word(), DeliveryState::Dead);
    assert_eq!(dead.standing.next_at(), None);
    assert_eq!(dead.replayed(at(9)), Ok(Course::new(at(9), at(9))));
    let arrived = sent.delivered(at(1));
    let cannot = Err(CannotReplay(DeliveryState::Delivered));
    assert_eq!(arrived.replayed(at(9)), cannot);
}

#[test]
fn what_arrived_at_a_program_can_be_sent_again_but_not_what_is_under_way() {
    let course = Course::new(at(0), at(0));
    let sent = taken(course, at(0)).unwrap_or(course);
    assert_eq!(
        sent.sent_again(at(5)),
        Err(CannotReplay(DeliveryState::Sending))
    );
    let again = sent.delivered(at(1)).sent_again(at(5));
    assert_eq!(again, Ok(Course::new(at(5), at(5))));
}

#[test]
fn whoever_wants_to_be_left_alone_is() {
    let course = taken(Course::new(at(0), at(0)), at(0)).unwrap_or(Course::new(at(0), at(0)));
    let busy = Trouble::of(Failure::RefusedForNow);
    let later = course.failed_until(busy, at(0), 7, Some(at(40)));
    assert_eq!(later.standing.next_at(), Some(at(40)));
    let soon = course.failed_until(busy, at(0), 7, Some(at(0)));
    assert_eq!(soon, course.failed(busy, at(0), 7));
    let mut breaker = Breaker::default();
    breaker.told_to_wait(at(40));
    assert_eq!(breaker.ask(at(39)), May::NotBefore(at(40)));
    assert_eq!(breaker.ask(at(40)), May::Go);
}

#[test]
fn a_shut_way_is_no_try() {
    let course = Course::new(at(0), at(0));
    let sent = taken(course, at(0)).unwrap_or(course);
    assert_eq!(sent.postponed(at(0), None), course);
}

#[test]
fn a_destination_that_fails_is_left_alone_and_then_tried_by_one() {
    let mut breaker = Breaker::default();
    for _ in 0..5 {
        assert_eq!(breaker.ask(at(0)), May::Go);
        breaker.failed(at(0));
    }
    assert_eq!(breaker.ask(at(0)), May::NotBefore(at(1)));
    assert_eq!(breaker.ask(at(1)), May::Go);
    assert_eq!(breaker.ask(at(1)), May::NotBefore(at(3)));
    breaker.failed(at(1));
    assert_eq!(breaker.ask(at(1)), May::NotBefore(at(3)));
    assert_eq!(breaker.ask(at(3)), May::Go);
    breaker.answered();
    assert_eq!(breaker, Breaker::default());
}

#[test]
fn staff_are_left_in_peace_at_night_but_not_with_what_cannot_wait() {
    let settings = MailSettings::default();
    let night = wall(datetime(2026, 3, 3, 23, 30, 0, 0));
    let morning = wall(datetime(2026, 3, 4, 6, 0, 0, 0));
    let day = wall(datetime(2026, 3, 4, 11, 0, 0, 0));
    let when = |urgency, now| send_at(urgency, &settings, now, &zone());
    assert_eq!(when(Urgency::AtOnce, night), night);
    assert_eq!(when(Urgency::InTheDay, night), morning);
    assert_eq!(when(Urgency::Together, night), morning);
    assert_eq!(when(Urgency::InTheDay, day), day);
    let together = MailSettings {
        digest_hour: Some(15),
        ..settings
    };
    let when = |urgency, now| send_at(urgency, &together, now, &zone());
    let afternoon = wall(datetime(2026, 3, 4, 15, 0, 0, 0));
    assert_eq!(when(Urgency::Together, night), afternoon);
    assert_eq!(when(Urgency::Together, day), afternoon);
    let tomorrow = wall(datetime(2026, 3, 5, 15, 0, 0, 0));
    assert_eq!(when(Urgency::Together, afternoon), tomorrow);
    assert_eq!(when(Urgency::InTheDay, day), day);
}

#[test]
fn an_hour_that_clocks_skip_is_as_much_later() {
    let settings = MailSettings {
        quiet_from_hour: 22,
        quiet_until_hour: 2,
        ..MailSettings::default()
    };
    let night = wall(datetime(2026, 3, 29, 0, 30, 0, 0));
    let told = send_at(Urgency::InTheDay, &settings, night, &zone());
    assert_eq!(told, wall(datetime(2026, 3, 29, 3, 0, 0, 0)));
}

proptest! {
    #[test]
    fn a_wait_doubles_and_chance_moves_it_by_a_fifth_at_most(attempts in 1_u32..60, chance: u32) {
        let plain = SignedDuration::from_mins(1_i64 << (attempts - 1).min(16)).min(
            SignedDuration::from_hours(4),
        );
        let wait = retry_after(attempts, chance);
        prop_assert!(wait >= plain * 4 / 5 && wait <= plain * 6 / 5, "{wait:?} {plain:?}");
    }

    #[test]
    fn chance_spreads_what_failed_together(attempts in 1_u32..20, low: u32, high: u32) {
        let (low, high) = (low.min(high), low.max(high));
        prop_assert!(retry_after(attempts, low) <= retry_after(attempts, high));
    }

    #[test]
    fn whatever_fails_for_now_ends_within_patience_and_is_never_lost(
        chances in prop::collection::vec(any::<u32>(), 100),
        kinds in prop::collection::vec(0_usize..3, 100),
    ) {
        let temporary = [Failure::RefusedForNow, Failure::Unreachable, Failure::Interrupted];
        let start = at(0);
        let mut course = Course::new(start, start);
        let mut now = start;
        for (chance, kind) in chances.into_iter().zip(kinds) {
            let Some(next) = course.standing.next_at() else { break };
            prop_assert!(next >= now);
            now = next;
            let Some(sent) = taken(course, now) else { break };
            course = sent.failed(Trouble::of(temporary[kind]), now, chance);
        }
        prop_assert_eq!(course.standing.word(), DeliveryState::Dead);
        prop_assert!(course.attempts <= TRIES);
        prop_assert!(now <= start.plus(PATIENCE));
    }

    #[test]
    fn nobody_waits_for_a_mail_longer_than_a_day(
        minute in 0_i64..60 * 24 * 800,
        from in 0_u32..24,
        until in 0_u32..24,
        digest in prop::option::of(0_u32..24),
    ) {
        let settings = MailSettings {
            quiet_from_hour: from,
            quiet_until_hour: until,
            digest_hour: digest,
            ..MailSettings::default()
        };
        let now = at(29_000_000 + minute);
        for urgency in [Urgency::AtOnce, Urgency::InTheDay, Urgency::Together] {
            let told = send_at(urgency, &settings, now, &zone());
            prop_assert!(told >= now);
            prop_assert!(told <= now.plus(SignedDuration::from_hours(25)));
        }
    }
}
