//! On which dates the periods of a calendar hold.

use jiff::civil::Date;

use super::almanac::YEARS;
use super::day_rule::DayRule;
use super::document::Period;

/// The periods of one calendar, by date.
#[derive(Debug)]
pub(super) struct Periods {
    /// Those that count before others come first.
    by_rank: Vec<Placed>,
}

/// A period and when it holds.
#[derive(Debug)]
struct Placed {
    /// Its position in the document.
    at: usize,
    /// Its first and last days, in order; no two meet.
    spans: Vec<(Date, Date)>,
}

impl Periods {
    pub(super) fn place(periods: &[Period]) -> Self {
        let mut by_rank: Vec<Placed> = periods
            .iter()
            .enumerate()
            .map(|(at, period)| Placed {
                at,
                spans: spans(period),
            })
            .rev()
            .collect();
        by_rank.sort_by_key(|placed| !is_dated(&periods[placed.at]));
        Self { by_rank }
    }

    /// The position of the period that holds on `date`.
    pub(super) fn on(&self, date: Date) -> Option<usize> {
        let holds = self.by_rank.iter().find(|placed| placed.covers(date))?;
        Some(holds.at)
    }
}

impl Placed {
    fn covers(&self, date: Date) -> bool {
        let begun = self.spans.partition_point(|&(from, _)| from <= date);
        self.spans[..begun]
            .last()
            .is_some_and(|&(_, until)| until >= date)
    }
}

/// When a period of every year would hold that begins in `year`, and whether it reaches over New
/// Year. A leap day is 28 February in the other years.
pub(super) fn yearly_span(
    from: DayRule,
    until: DayRule,
    year: i16,
) -> Option<((Date, Date), bool)> {
    let day = |rule: DayRule, year| rule.in_year(year).or_else(|| Date::new(year, 2, 28).ok());
    let (first, last) = (day(from, year)?, day(until, year)?);
    if last < first {
        return Some(((first, day(until, year + 1)?), true));
    }
    Some(((first, last), false))
}

fn is_dated(period: &Period) -> bool {
    matches!(period.from, DayRule::Date(_))
}

/// Nothing for what the check refuses.
fn spans(period: &Period) -> Vec<(Date, Date)> {
    use DayRule::{Date as On, EveryYear, Known};
    match (period.from, period.until) {
        (On(from), Some(On(until))) => vec![(from, until)],
        (On(from), None) => vec![(from, Date::MAX)],
        (from @ (EveryYear { .. } | Known(_)), Some(until @ (EveryYear { .. } | Known(_)))) => {
            // The winter in which the known years begin began the year before.
            (YEARS.start() - 1..=*YEARS.end())
                .filter_map(|year| yearly_span(from, until, year))
                .map(|(span, _)| span)
                .collect()
        }
        (On(_), Some(EveryYear { .. } | Known(_)))
        | (EveryYear { .. } | Known(_), Some(On(_)) | None) => Vec::new(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// The names of the periods that hold on these dates, in a list where each stands for itself.
    fn holding(written: &str, dates: &[Date]) -> Vec<Option<usize>> {
        let periods: Vec<Period> = yaml_serde::from_str(written).unwrap();
        let placed = Periods::place(&periods);
        dates.iter().map(|&date| placed.on(date)).collect()
    }

    #[test]
    fn a_dated_period_holds_once_with_both_its_days() {
        let dates = [
            date(2026, 6, 14),
            date(2026, 6, 15),
            date(2026, 8, 15),
            date(2026, 8, 16),
            date(2027, 7, 1),
        ];
        assert_eq!(
            holding(
                "[{from: 2026-06-15, until: 2026-08-15, opening_hours: {}}]",
                &dates
            ),
            [None, Some(0), Some(0), None, None]
        );
    }

    #[test]
    fn a_dated_period_without_an_end_holds_from_then_on() {
        let dates = [date(2026, 12, 31), date(2027, 1, 1), date(2100, 12, 31)];
        assert_eq!(
            holding("[{from: 2027-01-01, opening_hours: {}}]", &dates),
            [None, Some(0), Some(0)]
        );
    }

    #[test]
    fn a_period_of_every_year_holds_in_all_of_them_and_may_reach_over_new_year() {
        let dates = [
            date(1990, 1, 1),
            date(2026, 1, 6),
            date(2026, 1, 7),
            date(2026, 12, 22),
            date(2026, 12, 23),
            date(2100, 12, 31),
        ];
        assert_eq!(
            holding("[{from: 12-23, until: 01-06, opening_hours: {}}]", &dates),
            [Some(0), Some(0), None, None, Some(0), Some(0)]
        );
    }

    #[test]
    fn a_period_may_hang_on_days_known_by_name() {
        let dates = [date(2026, 4, 1), date(2026, 4, 2), date(2027, 3, 25)];
        assert_eq!(
            holding(
                "[{from: maundy_thursday, until: easter_monday, opening_hours: {}}]",
                &dates
            ),
            [None, Some(0), Some(0)]
        );
    }

    #[test]
    fn a_period_until_the_leap_day_ends_the_day_before_in_other_years() {
        let dates = [date(2028, 2, 29), date(2027, 2, 28), date(2027, 3, 1)];
        assert_eq!(
            holding("[{from: 02-01, until: 02-29, opening_hours: {}}]", &dates),
            [Some(0), Some(0), None]
        );
    }

    #[test]
    fn where_periods_meet_the_dated_one_counts_then_the_later_in_the_list() {
        let written = "[{from: 2026-07-01, until: 2026-07-10, opening_hours: {}},
                        {from: 06-15, until: 08-15, opening_hours: {}},
                        {from: 07-15, until: 07-20, opening_hours: {}},
                        {from: 2026-07-05, until: 2026-07-06, opening_hours: {}}]";
        let dates = [
            date(2026, 7, 1),
            date(2026, 7, 5),
            date(2026, 7, 14),
            date(2026, 7, 15),
            date(2027, 7, 1),
        ];
        assert_eq!(
            holding(written, &dates),
            [Some(0), Some(3), Some(1), Some(2), Some(1)]
        );
    }
}
