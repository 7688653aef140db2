//! What the clock tells of them.

use super::*;
use crate::guarantee::{Audience, Occasion, Phase, Season, Threshold};

fn notices(case: &mut Case, wall: &str) -> Vec<(NoticeKind, Occasion, Vec<Audience>)> {
    let notices = case.when(wall, Promises::clock);
    let plain = |notice: Notice| (notice.kind, notice.of, notice.to);
    notices.into_iter().map(plain).collect()
}

#[test]
fn after_a_time_in_which_nothing_ran_only_the_last_is_told() {
    let terms = own(10, LengthUnit::WorkingDays);
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
    let terms = own(10, LengthUnit::WorkingDays);
    let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
    let told = notices(&mut case, "2026-04-14");
    let kinds: Vec<NoticeKind> = told.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds, [NoticeKind::Missed, NoticeKind::DelayNotice]);
}

#[test]
fn a_missed_unit_asks_to_renew_what_the_business_was_promised() {
    let mut unit = own(5, LengthUnit::WorkingDays);
    unit.clock = Clock::UnitAnswer;
    unit.thresholds = Threshold::usual();
    let mut case = Case::begin(Country::No, unit, "2026-03-02");
    let answer = own(20, LengthUnit::WorkingDays);
    case.promise(Country::No, answer, "2026-03-02", None);
    let mut case = case.received("2026-03-02");
    let told = notices(&mut case, "2026-03-10");
    let kinds: Vec<NoticeKind> = told.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds, [NoticeKind::Missed, NoticeKind::RenewPromise]);
}

#[test]
fn the_beginning_and_the_end_of_a_season_are_told() {
    let mut terms = own(6, LengthUnit::Weeks);
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
