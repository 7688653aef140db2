//! What becomes of all promises of a case when something happens on it.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::sync::Arc;

use super::*;
use crate::guarantee::proofs::{Story, rule};
use crate::guarantee::{
    Audience, Clock, GuaranteeStage, Occasion, PauseReason, Phase, Roll, Season, StartOn, Terms,
    Threshold,
};
use crate::papers::Gap;
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

    fn missing(&mut self, gap: Gap, received: &str, asked: &str) {
        let (received, asked_at) = (self.at(received), self.at(asked));
        self.when(asked, |promises| {
            promises.papers_missing(gap, received, asked_at);
        });
    }

    fn complete(&mut self, wall: &str) {
        self.complete_since(wall, wall);
    }

    fn complete_since(&mut self, told: &str, since: &str) {
        let since = self.at(since);
        self.when(told, |promises| {
            promises.papers_complete(since, "all is there", None);
        });
    }
}

fn norwegian() -> Case {
    Case::begin(Country::No, rule(Country::No, "NO-PBL-12W"), "2026-02-02")
}

fn swedish() -> Case {
    let terms = rule(Country::Se, "SE-PBL-10W");
    Case::begin(Country::Se, terms, "2026-02-02").received("2026-02-02")
}

fn own(length: u32, unit: crate::guarantee::LengthUnit) -> Terms {
    let mut terms = rule(Country::No, "NO-SERV-60D");
    terms.length = length;
    terms.unit = unit;
    terms.clock = Clock::FinalAnswer;
    terms.roll = Roll::NextDay;
    terms
}

#[test]
fn with_a_minor_gap_the_norwegian_period_counts_from_arrival() {
    let mut case = norwegian();
    assert_eq!(case.due(), ["-"]);
    case.missing(Gap::Minor, "2026-02-02", "2026-02-16");
    assert_eq!(case.stage(), GuaranteeStage::Paused);
    case.complete("2026-03-02");
    assert_eq!(case.due(), ["2026-05-11"]);
}

#[test]
fn with_a_basic_gap_the_norwegian_period_waits_for_completion() {
    let mut case = norwegian();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-16");
    assert_eq!(case.stage(), GuaranteeStage::Waiting);
    case.complete("2026-03-02");
    assert_eq!(case.due(), ["2026-05-26"]);
}

#[test]
fn a_completion_order_in_time_moves_the_swedish_start() {
    let mut case = swedish();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-23");
    assert_eq!(case.due(), ["-"]);
    case.complete("2026-03-09");
    assert_eq!(case.due(), ["2026-05-18"]);
}

#[test]
fn a_completion_order_one_day_too_late_moves_nothing() {
    let mut case = swedish();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-24");
    assert_eq!(case.stage(), GuaranteeStage::Running);
    case.complete("2026-03-09");
    assert_eq!(case.due(), ["2026-04-13"]);
}

#[test]
fn what_was_complete_before_it_was_asked_for_takes_nothing_out() {
    let mut case = swedish();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-20");
    case.complete_since("2026-02-25", "2026-02-19");
    // Nothing counts from before the order.
    assert_eq!(case.due(), ["2026-05-04"]);
    let mut case = norwegian();
    case.missing(Gap::Minor, "2026-02-02", "2026-02-16");
    case.complete_since("2026-02-20", "2026-02-10");
    assert_eq!(case.due(), ["2026-04-27"]);
}

#[test]
fn what_is_added_unasked_leaves_an_order_standing() {
    let mut case = swedish();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-10");
    let arrived_at = case.at("2026-02-16");
    case.when("2026-02-16", |promises| {
        promises.papers_supplemented(arrived_at);
    });
    assert_eq!(case.stage(), GuaranteeStage::Paused);
    case.complete("2026-03-09");
    assert_eq!(case.due(), ["2026-05-18"]);
}

#[test]
fn completion_leaves_the_clock_standing_for_another_authority() {
    let mut case = norwegian();
    let started = case.at("2026-02-02");
    case.when("2026-02-02", |promises| {
        promises.start_all(StartOn::Complete, started);
    });
    case.missing(Gap::Basic, "2026-02-02", "2026-02-09");
    let sent_at = case.at("2026-02-10");
    case.when("2026-02-10", |promises| promises.referral_sent(sent_at));
    case.complete("2026-02-20");
    assert_eq!(case.stage(), GuaranteeStage::Paused);
    let answered_at = case.at("2026-03-02");
    case.when("2026-03-02", |promises| {
        promises.referral_answered(None, answered_at, StillWaiting::ForNobody);
    });
    // Twelve weeks from 20 February and ten days: Whit Monday.
    assert_eq!(case.due(), ["2026-05-26"]);
}

#[test]
fn only_what_another_body_is_late_is_taken_out() {
    let answered_on = |wall: &str| {
        let terms = rule(Country::No, "NO-SERV-60D");
        let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
        let (sent_at, answered_at) = (case.at("2026-03-03"), case.at(wall));
        let reply_by = Some(case.at("2026-03-16"));
        case.when("2026-03-03", |promises| promises.referral_sent(sent_at));
        case.when(wall, |promises| {
            promises.referral_answered(reply_by, answered_at, StillWaiting::ForNobody);
        });
        case.due()
    };
    assert_eq!(answered_on("2026-03-16"), ["2026-05-04"]);
    assert_eq!(answered_on("2026-03-26"), ["2026-05-11"]);
}

#[test]
fn nothing_is_missed_while_another_body_is_late() {
    let terms = rule(Country::No, "NO-SERV-60D");
    let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
    let (reply_by, answered_at) = (case.at("2026-04-20"), case.at("2026-05-20"));
    let notices = case.when("2026-05-10", |promises| {
        promises.referral_overdue(reply_by);
        promises.clock()
    });
    assert_eq!(
        (case.stage(), notices),
        (GuaranteeStage::Paused, Vec::new())
    );
    case.when("2026-05-20", |promises| {
        promises.referral_answered(Some(reply_by), answered_at, StillWaiting::ForNobody);
    });
    // Sixty days end on 1 May, and thirty more on a Sunday.
    assert_eq!(case.due(), ["2026-06-01"]);
}

#[test]
fn two_bodies_that_are_late_together_are_taken_out_once() {
    let terms = rule(Country::No, "NO-SERV-60D");
    let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
    let (first, second) = (case.at("2026-03-16"), case.at("2026-03-18"));
    let (one, other) = (case.at("2026-03-20"), case.at("2026-03-26"));
    case.when("2026-03-20", |promises| {
        promises.referral_answered(Some(first), one, StillWaiting::ForOthers);
    });
    case.when("2026-03-26", |promises| {
        promises.referral_answered(Some(second), other, StillWaiting::ForNobody);
    });
    assert_eq!(case.due(), ["2026-05-11"]);
}

#[test]
fn a_unit_that_answers_keeps_its_own_promise_alone() {
    let mut terms = own(5, crate::guarantee::LengthUnit::WorkingDays);
    terms.clock = Clock::UnitAnswer;
    let contribution = |n: u128| ContributionId::from(uuid::Uuid::from_u128(n));
    let mut case = Case::begin(Country::No, terms.clone(), "2026-03-02");
    case.kept[0].contribution = Some(contribution(1));
    case.promise(Country::No, terms, "2026-03-02", Some(contribution(2)));
    let mut case = case.received("2026-03-02");
    let done_at = case.at("2026-03-04");
    case.when("2026-03-04", |promises| {
        promises.progressed(Progress::UnitAnswered, done_at, Some(contribution(2)));
    });
    let stages: Vec<_> = case.kept.iter().map(|kept| kept.state.stage()).collect();
    assert_eq!(stages, [GuaranteeStage::Running, GuaranteeStage::Met]);
}

#[test]
fn what_starts_when_a_part_is_accepted_starts_with_that_part() {
    let contribution = |n: u128| ContributionId::from(uuid::Uuid::from_u128(n));
    let mut terms = own(5, crate::guarantee::LengthUnit::WorkingDays);
    terms.start = StartOn::Accepted;
    let mut case = Case::begin(Country::No, terms.clone(), "2026-03-02");
    case.promise(
        Country::No,
        terms.clone(),
        "2026-03-02",
        Some(contribution(1)),
    );
    case.promise(Country::No, terms, "2026-03-02", Some(contribution(2)));
    let at = case.at("2026-03-04");
    case.when("2026-03-04", |promises| {
        promises.accepted(contribution(1), at);
    });
    let stages: Vec<_> = case.kept.iter().map(|kept| kept.state.stage()).collect();
    let (running, waiting) = (GuaranteeStage::Running, GuaranteeStage::Waiting);
    assert_eq!(stages, [running, running, waiting]);
}

#[test]
fn a_unit_that_waits_for_the_business_stops_its_own_clock_alone() {
    let contribution = |n: u128| ContributionId::from(uuid::Uuid::from_u128(n));
    let mut terms = own(5, crate::guarantee::LengthUnit::WorkingDays);
    terms.pauses = vec![PauseReason::GapAtApplicant];
    let mut case = Case::begin(Country::No, terms.clone(), "2026-03-02");
    case.promise(Country::No, terms, "2026-03-02", Some(contribution(1)));
    let mut case = case.received("2026-03-02");
    let (from, to) = (case.at("2026-03-03"), case.at("2026-03-05"));
    let stages = |case: &Case| -> Vec<_> {
        let kept = case.kept.iter();
        kept.map(|kept| kept.state.stage()).collect()
    };
    let (running, paused) = (GuaranteeStage::Running, GuaranteeStage::Paused);
    case.when("2026-03-03", |promises| {
        promises.unit_waits(contribution(1), from);
    });
    assert_eq!(stages(&case), [running, paused]);
    case.when("2026-03-05", |promises| {
        promises.unit_goes_on(contribution(1), to);
    });
    assert_eq!(stages(&case), [running, running]);
    case.when("2026-03-06", |promises| {
        promises.unit_is_released(contribution(1), "x");
    });
    assert_eq!(stages(&case), [running, GuaranteeStage::Cancelled]);
}

fn notices(case: &mut Case, wall: &str) -> Vec<(NoticeKind, Occasion, Vec<Audience>)> {
    let notices = case.when(wall, Promises::clock);
    let plain = |notice: Notice| (notice.kind, notice.of, notice.to);
    notices.into_iter().map(plain).collect()
}

#[test]
fn after_a_time_in_which_nothing_ran_only_the_last_is_told() {
    let terms = own(10, crate::guarantee::LengthUnit::WorkingDays);
    let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
    assert_eq!(notices(&mut case, "2026-03-03"), []);
    let told = notices(&mut case, "2026-03-14");
    let share = Occasion::Share { percent: 90 };
    let tell = |percent: u8| {
        let mut usual = Threshold::usual().into_iter();
        usual.find(|of| of.percent == percent).map(|of| of.tell)
    };
    assert_eq!(
        told,
        [(NoticeKind::DelayNotice, share, vec![Audience::Business])]
    );
    assert_eq!(notices(&mut case, "2026-03-14"), []);
    let told = notices(&mut case, "2026-04-14");
    let all = tell(100).unwrap_or_default();
    assert_eq!(told, [(NoticeKind::Missed, Occasion::Due, all)]);
    assert_eq!(notices(&mut case, "2026-05-14"), []);
    assert!(matches!(case.kept[0].state.phase(), Phase::Missed { .. }));
}

#[test]
fn who_learns_late_of_a_delay_learns_of_it_all_the_same() {
    let terms = own(10, crate::guarantee::LengthUnit::WorkingDays);
    let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
    let told = notices(&mut case, "2026-04-14");
    let kinds: Vec<NoticeKind> = told.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds, [NoticeKind::Missed, NoticeKind::DelayNotice]);
}

#[test]
fn a_missed_unit_asks_to_renew_what_the_business_was_promised() {
    let mut unit = own(5, crate::guarantee::LengthUnit::WorkingDays);
    unit.clock = Clock::UnitAnswer;
    unit.thresholds = Threshold::usual();
    let mut case = Case::begin(Country::No, unit, "2026-03-02");
    let answer = own(20, crate::guarantee::LengthUnit::WorkingDays);
    case.promise(Country::No, answer, "2026-03-02", None);
    let mut case = case.received("2026-03-02");
    let told = notices(&mut case, "2026-03-10");
    let kinds: Vec<NoticeKind> = told.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds, [NoticeKind::Missed, NoticeKind::RenewPromise]);
}

#[test]
fn the_beginning_and_the_end_of_a_season_are_told() {
    let mut terms = own(6, crate::guarantee::LengthUnit::Weeks);
    let day = |text: &str| text.parse().unwrap();
    terms.seasons = vec![Season {
        from: day("06-01"),
        until: day("08-31"),
    }];
    let mut case = Case::begin(Country::No, terms, "2026-05-25").received("2026-05-25");
    let told = |told: Vec<(NoticeKind, Occasion, Vec<Audience>)>| {
        told.into_iter().map(|(_, of, _)| of).collect::<Vec<_>>()
    };
    assert_eq!(
        told(notices(&mut case, "2026-06-02")),
        [Occasion::SeasonBegan]
    );
    assert_eq!(told(notices(&mut case, "2026-07-02")), []);
    assert_eq!(
        told(notices(&mut case, "2026-09-01")),
        [Occasion::SeasonEnded]
    );
}

#[test]
fn what_is_asked_for_by_name_is_refused_when_it_cannot_be() {
    let mut case = swedish();
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
