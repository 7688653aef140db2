//! Public holidays of the five countries, and the days on which their deadline laws end nothing.

use jiff::civil::Date;

use super::known_day::KnownDay;
use crate::Country;

/// A public holiday on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// When it falls.
    pub on: Date,
    /// Which it is.
    pub day: KnownDay,
}

/// The public holidays of `country` in `year`, by date; two may share a date.
///
/// Right from 1990. Denmark's Great Prayer Day was abolished after 2023 (lov om konsekvenser ved
/// afskaffelsen af store bededag som helligdag). Sweden's National Day took the place of Whit
/// Monday in 2005 (lag 1989:253 om allmänna helgdagar). Finland kept Ascension on a Saturday
/// until 1990, which changes no working day. Iceland: lög 88/1971 um 40 stunda vinnuviku.
/// 1 May is no public holiday in Denmark, whatever collective agreements say.
pub fn public_holidays(country: Country, year: i16) -> Vec<Holiday> {
    let mut holidays: Vec<Holiday> = EVERYWHERE
        .iter()
        .chain(only_in(country))
        .filter(|observed| observed.in_force(year))
        .filter_map(|observed| {
            let on = observed.day.in_year(year)?;
            Some(Holiday {
                on,
                day: observed.day,
            })
        })
        .collect();
    holidays.sort_by_key(|holiday| holiday.on);
    holidays
}

/// Working days on which a statutory period of `country` does not end: it ends the next weekday.
///
/// Sweden: lag (1930:173) om beräkning av lagstadgad tid. Denmark: forældelsesloven § 27, the
/// pattern other laws follow. Finland: laki säädettyjen määräaikain laskemisesta (150/1930);
/// 1 May and Independence Day are public holidays anyway. Norway: domstolloven §§ 148–149 name
/// Saturdays and public holidays only. Iceland: stjórnsýslulög 37/1993 art. 8 names public
/// holidays only; offices are closed on Saturdays.
pub fn rolling_days(country: Country) -> &'static [KnownDay] {
    match country {
        Country::Dk => &[
            KnownDay::DanishConstitutionDay,
            KnownDay::ChristmasEve,
            KnownDay::NewYearsEve,
        ],
        Country::Se => &[
            KnownDay::MidsummerEve,
            KnownDay::ChristmasEve,
            KnownDay::NewYearsEve,
        ],
        Country::Fi => &[KnownDay::MidsummerEve, KnownDay::ChristmasEve],
        Country::No | Country::Is => &[],
    }
}

/// A public holiday and the years in which it was or is one.
struct Observed {
    day: KnownDay,
    since: i16,
    until: i16,
}

impl Observed {
    const fn always(day: KnownDay) -> Self {
        Self::years(day, i16::MIN, i16::MAX)
    }

    const fn years(day: KnownDay, since: i16, until: i16) -> Self {
        Self { day, since, until }
    }

    fn in_force(&self, year: i16) -> bool {
        (self.since..=self.until).contains(&year)
    }
}

const EVERYWHERE: &[Observed] = &[
    Observed::always(KnownDay::NewYearsDay),
    Observed::always(KnownDay::GoodFriday),
    Observed::always(KnownDay::EasterSunday),
    Observed::always(KnownDay::EasterMonday),
    Observed::always(KnownDay::WhitSunday),
    Observed::always(KnownDay::ChristmasDay),
    Observed::always(KnownDay::SecondChristmasDay),
];

const DENMARK: &[Observed] = &[
    Observed::always(KnownDay::MaundyThursday),
    Observed::years(KnownDay::PrayerDay, i16::MIN, 2023),
    Observed::always(KnownDay::Ascension),
    Observed::always(KnownDay::WhitMonday),
];

const NORWAY: &[Observed] = &[
    Observed::always(KnownDay::MaundyThursday),
    Observed::always(KnownDay::MayDay),
    Observed::always(KnownDay::Ascension),
    Observed::always(KnownDay::NorwegianConstitutionDay),
    Observed::always(KnownDay::WhitMonday),
];

const SWEDEN: &[Observed] = &[
    Observed::always(KnownDay::Epiphany),
    Observed::always(KnownDay::MayDay),
    Observed::always(KnownDay::Ascension),
    Observed::years(KnownDay::WhitMonday, i16::MIN, 2004),
    Observed::years(KnownDay::SwedishNationalDay, 2005, i16::MAX),
    Observed::always(KnownDay::MidsummerDay),
    Observed::always(KnownDay::AllSaintsDay),
];

const FINLAND: &[Observed] = &[
    Observed::always(KnownDay::Epiphany),
    Observed::always(KnownDay::MayDay),
    Observed::years(KnownDay::Ascension, 1991, i16::MAX),
    Observed::always(KnownDay::MidsummerDay),
    Observed::always(KnownDay::AllSaintsDay),
    Observed::always(KnownDay::FinnishIndependenceDay),
];

const ICELAND: &[Observed] = &[
    Observed::always(KnownDay::MaundyThursday),
    Observed::always(KnownDay::FirstDayOfSummer),
    Observed::always(KnownDay::MayDay),
    Observed::always(KnownDay::Ascension),
    Observed::always(KnownDay::WhitMonday),
    Observed::always(KnownDay::IcelandicNationalDay),
    Observed::always(KnownDay::CommerceDay),
];

fn only_in(country: Country) -> &'static [Observed] {
    match country {
        Country::Dk => DENMARK,
        Country::No => NORWAY,
        Country::Se => SWEDEN,
        Country::Fi => FINLAND,
        Country::Is => ICELAND,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;

    fn on_weekdays(country: Country, year: i16) -> String {
        let mut days: Vec<String> = public_holidays(country, year)
            .into_iter()
            .filter(|holiday| !matches!(holiday.on.weekday(), Weekday::Saturday | Weekday::Sunday))
            .map(|holiday| holiday.on.strftime("%m-%d").to_string())
            .collect();
        days.dedup();
        days.join(" ")
    }

    #[rustfmt::skip] // One year of one country, one line.
    const ON_WEEKDAYS: &[(Country, i16, &str)] = &[
        (Country::Dk, 2023, "04-06 04-07 04-10 05-05 05-18 05-29 12-25 12-26"),
        (Country::Dk, 2024, "01-01 03-28 03-29 04-01 05-09 05-20 12-25 12-26"),
        (Country::Dk, 2025, "01-01 04-17 04-18 04-21 05-29 06-09 12-25 12-26"),
        (Country::Dk, 2026, "01-01 04-02 04-03 04-06 05-14 05-25 12-25"),
        (Country::Dk, 2027, "01-01 03-25 03-26 03-29 05-06 05-17"),
        (Country::No, 2024, "01-01 03-28 03-29 04-01 05-01 05-09 05-17 05-20 12-25 12-26"),
        (Country::No, 2025, "01-01 04-17 04-18 04-21 05-01 05-29 06-09 12-25 12-26"),
        (Country::No, 2026, "01-01 04-02 04-03 04-06 05-01 05-14 05-25 12-25"),
        (Country::No, 2027, "01-01 03-25 03-26 03-29 05-06 05-17"),
        (Country::Se, 2004, "01-01 01-06 04-09 04-12 05-20 05-31"),
        (Country::Se, 2005, "01-06 03-25 03-28 05-05 06-06 12-26"),
        (Country::Se, 2024, "01-01 03-29 04-01 05-01 05-09 06-06 12-25 12-26"),
        (Country::Se, 2025, "01-01 01-06 04-18 04-21 05-01 05-29 06-06 12-25 12-26"),
        (Country::Se, 2026, "01-01 01-06 04-03 04-06 05-01 05-14 12-25"),
        (Country::Se, 2027, "01-01 01-06 03-26 03-29 05-06"),
        (Country::Fi, 2024, "01-01 03-29 04-01 05-01 05-09 12-06 12-25 12-26"),
        (Country::Fi, 2025, "01-01 01-06 04-18 04-21 05-01 05-29 12-25 12-26"),
        (Country::Fi, 2026, "01-01 01-06 04-03 04-06 05-01 05-14 12-25"),
        (Country::Fi, 2027, "01-01 01-06 03-26 03-29 05-06 12-06"),
        (Country::Is, 2024, "01-01 03-28 03-29 04-01 04-25 05-01 05-09 05-20 06-17 08-05 12-25 12-26"),
        (Country::Is, 2025, "01-01 04-17 04-18 04-21 04-24 05-01 05-29 06-09 06-17 08-04 12-25 12-26"),
        (Country::Is, 2026, "01-01 04-02 04-03 04-06 04-23 05-01 05-14 05-25 06-17 08-03 12-25"),
        (Country::Is, 2027, "01-01 03-25 03-26 03-29 04-22 05-06 05-17 06-17 08-02"),
    ];

    #[test]
    fn public_holidays_on_weekdays_are_those_of_the_almanacs() {
        for &(country, year, days) in ON_WEEKDAYS {
            assert_eq!(on_weekdays(country, year), days, "{country} {year}");
        }
    }

    #[test]
    fn saturday_and_sunday_holidays_are_there_too() {
        let saturdays = [
            (Country::Se, KnownDay::MidsummerDay, "2026-06-20"),
            (Country::Se, KnownDay::AllSaintsDay, "2026-10-31"),
            (Country::Se, KnownDay::SwedishNationalDay, "2027-06-06"),
            (Country::Fi, KnownDay::AllSaintsDay, "2027-11-06"),
            (Country::Fi, KnownDay::FinnishIndependenceDay, "2025-12-06"),
            (Country::No, KnownDay::MayDay, "2027-05-01"),
        ];
        for (country, day, on) in saturdays {
            let year = on[..4].parse().unwrap_or_default();
            let found = public_holidays(country, year)
                .into_iter()
                .any(|holiday| holiday.day == day && holiday.on.to_string() == on);
            assert!(found, "{country} {day} {on}");
        }
    }
}
