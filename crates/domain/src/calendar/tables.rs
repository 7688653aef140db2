//! Every day and every opening of the years that are known, in minutes of UTC, with running sums.
//!
//! Minutes count from 1970-01-01T00:00Z. Wall time is turned into UTC once, here, so that nights
//! on which clocks change are as long as they really are, and counting is plain arithmetic.

mod computing;

pub(super) use computing::{date_of, first_date, number_of};

use super::hours::DAY;

/// A minute of UTC.
pub(super) type Minute = i64;

/// One day of the table.
#[derive(Debug)]
struct Day {
    /// Its first minute.
    starts: Minute,
    /// When its last hours close; on a closed day, when the last ones before it closed.
    closes: Minute,
    /// How many working days there are up to and including it.
    worked: usize,
    /// The first day from it on which a period may end.
    rolls_to: usize,
    /// The first opening that closes after it starts.
    first_opening: usize,
}

/// One time of being open.
#[derive(Debug)]
struct Opening {
    opens: Minute,
    closes: Minute,
    /// The open minutes of all openings before it.
    before: Minute,
}

impl Opening {
    /// The open minutes of all openings up to and with it.
    fn through(&self) -> Minute {
        self.before + self.closes - self.opens
    }
}

/// The tables of one calendar. Days are numbered from 0; what lies outside is its first or last.
#[derive(Debug)]
pub(super) struct Tables {
    days: Vec<Day>,
    /// The numbers of the working days.
    working: Vec<usize>,
    openings: Vec<Opening>,
    /// For every so many open minutes, the opening in which they are full: the way from a count of
    /// minutes to its opening is a look here and at few openings, not a search of a century.
    marks: Vec<usize>,
}

impl Tables {
    /// Whether it is open in this minute.
    pub(super) fn is_open(&self, minute: Minute) -> bool {
        self.opening_from(minute)
            .is_some_and(|opening| opening.opens <= minute)
    }

    /// This minute if it is open, else the next in which it is; none after the last.
    pub(super) fn next_open(&self, minute: Minute) -> Option<Minute> {
        self.opening_from(minute)
            .map(|opening| opening.opens.max(minute))
    }

    /// How many minutes it was open before this minute.
    pub(super) fn open_before(&self, minute: Minute) -> Minute {
        match self.opening_from(minute) {
            Some(opening) => opening.before + (minute - opening.opens).max(0),
            None => self.open_at_all(),
        }
    }

    /// The end of the `count`th open minute from this minute; the last closing if there are fewer.
    pub(super) fn after_open(&self, minute: Minute, count: Minute) -> Minute {
        if count <= 0 {
            return self.next_open(minute).unwrap_or(minute);
        }
        let wanted = self.open_before(minute).saturating_add(count);
        let Some((first, last)) = self.between_marks(wanted) else {
            return self.last_closing().unwrap_or(minute);
        };
        let among = &self.openings[first..last];
        let reached = first + among.partition_point(|opening| opening.through() < wanted);
        match self.openings.get(reached) {
            Some(opening) => opening.opens + (wanted - opening.before),
            None => self.last_closing().unwrap_or(minute),
        }
    }

    /// The day in which this minute lies.
    pub(super) fn day_of(&self, minute: Minute) -> usize {
        let last = self.days.len() - 1;
        let first_start = self.days[0].starts;
        let straight = (minute - first_start).max(0) / Minute::from(DAY);
        let mut number = usize::try_from(straight).map_or(last, |number| number.min(last));
        // Summer time shifts midnight by an hour: the straight guess is off by one day at most.
        while number > 0 && self.days[number].starts > minute {
            number -= 1;
        }
        while number < last && self.days[number + 1].starts <= minute {
            number += 1;
        }
        number
    }

    /// The `count`th working day after this day; for none, the day itself.
    pub(super) fn after_working_days(&self, number: usize, count: u32) -> usize {
        if count == 0 {
            return number;
        }
        let worked = self.days[number].worked;
        let wanted = worked.saturating_add(count as usize) - 1;
        match self.working.get(wanted).or(self.working.last()) {
            Some(&day) => day.max(number),
            None => number,
        }
    }

    /// How many working days there are after the first of these days, up to and with the second.
    pub(super) fn working_days_between(&self, first: usize, second: usize) -> usize {
        self.days[second]
            .worked
            .saturating_sub(self.days[first].worked)
    }

    /// The first day from this one on which a period may end.
    pub(super) fn rolled(&self, number: usize) -> usize {
        self.days[number.min(self.days.len() - 1)].rolls_to
    }

    /// When the hours of this day close.
    pub(super) fn closing(&self, number: usize) -> Minute {
        self.days[number].closes
    }

    /// The first minute of this day.
    pub(super) fn starting(&self, number: usize) -> Minute {
        self.days[number].starts
    }

    /// What of every opening lies between two minutes.
    pub(super) fn openings(
        &self,
        from: Minute,
        to: Minute,
    ) -> impl Iterator<Item = (Minute, Minute)> {
        let first = self.number_from(from);
        self.openings[first..]
            .iter()
            .take_while(move |o| o.opens < to)
            .map(move |o| (o.opens.max(from), o.closes.min(to)))
    }

    fn last_closing(&self) -> Option<Minute> {
        self.openings.last().map(|opening| opening.closes)
    }

    /// The opening that this minute lies in or before.
    fn opening_from(&self, minute: Minute) -> Option<&Opening> {
        self.openings.get(self.number_from(minute))
    }

    /// The number of that opening; past the last for none.
    fn number_from(&self, minute: Minute) -> usize {
        let day = self.day_of(minute);
        let first = self.days[day].first_opening;
        let next_day = self.days.get(day + 1).map(|next| next.first_opening + 1);
        let last = next_day.map_or(self.openings.len(), |last| last.min(self.openings.len()));
        first + self.openings[first..last].partition_point(|opening| opening.closes <= minute)
    }

    /// How many minutes it is open in all the years that are known.
    fn open_at_all(&self) -> Minute {
        self.openings.last().map_or(0, Opening::through)
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::super::almanac::Almanac;
    use super::super::clocks::minute_at;
    use super::*;

    #[test]
    fn every_day_starts_when_clocks_say_so_also_where_they_change_at_midnight() {
        let zones = [
            "Europe/Copenhagen",
            "Europe/Helsinki",
            "Atlantic/Reykjavik",
            "Asia/Beirut",
            "America/Asuncion",
        ];
        for name in zones {
            let zone = jiff::tz::TimeZoneDatabase::bundled().get(name);
            let zone = zone.unwrap_or(TimeZone::UTC);
            let tables = Tables::compute(&Almanac::continuous(), &zone);
            for (number, day) in tables.days.iter().enumerate() {
                let date = date_of(number);
                assert_eq!(day.starts, minute_at(date, 0, &zone), "{name} {date}");
            }
        }
    }
}
