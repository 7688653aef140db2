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

    /// How many public holidays fall on weekdays in each year from 1990 to 2100, as hexadecimal
    /// digits. Counted from the library `holidays` 0.109 for Python, whose dates are ours to the
    /// day; Finland without the two eves, which it lists and the law does not.
    #[rustfmt::skip] // One country, one line.
    const COUNTED: [(Country, &str); 5] = [
        (Country::Dk, "998778998789997789987789988899877888767888667887667887778876678876788866788766788777887667887678886678876678876"),
        (Country::No, "AA8779A9879AA9779988778A9889AA8779A9869AA9679A98779A9889AA8779A9879AA9779A98779A9889AA8779A9879AA9779998779A986"),
        (Country::Se, "888668898688896688775688977888756889758889568887568897788875688975888956888756889778887568897588895688875688975"),
        (Country::Fi, "787668887688886688676688877888766888768888668877668887788876688876888866887766888778887668887688886688776688876"),
        (Country::Is, "BCB99ACCB99BCC99ABBB98ACCBAABCB99ACCB9ABCC99ABCB89ACCBAABCB99ACCB9AACC99ABCB999CCBAABCB999CCB9ABCC99ABCB98ACCB9"),
    ];

    #[test]
    fn every_known_year_has_as_many_holidays_on_weekdays_as_others_count() {
        for (country, counted) in COUNTED {
            let ours: String = (1990..=2100)
                .map(|year| on_weekdays(country, year).split_whitespace().count())
                .map(|count| format!("{count:X}"))
                .collect();
            assert_eq!(ours, counted, "{country}");
        }
    }

    #[test]
    fn great_prayer_day_was_last_kept_in_2023_and_only_in_denmark() {
        for year in 1990..=2100 {
            for &country in Country::ALL {
                let kept = public_holidays(country, year)
                    .into_iter()
                    .any(|holiday| holiday.day == KnownDay::PrayerDay);
                assert_eq!(
                    kept,
                    country == Country::Dk && year <= 2023,
                    "{country} {year}"
                );
            }
        }
    }

    #[test]
    fn may_day_is_a_public_holiday_everywhere_but_in_denmark() {
        for &country in Country::ALL {
            let kept = public_holidays(country, 2026)
                .into_iter()
                .any(|holiday| holiday.day == KnownDay::MayDay);
            assert_eq!(kept, country != Country::Dk, "{country}");
        }
    }

    #[test]
    fn the_finnish_almanac_office_counts_as_many_weekdays_off_with_the_two_eves() {
        for (year, off) in [(2024, 10), (2025, 10), (2026, 9), (2027, 8)] {
            let holidays = on_weekdays(Country::Fi, year).split_whitespace().count();
            let eves = rolling_days(Country::Fi)
                .iter()
                .filter_map(|day| day.in_year(year))
                .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
                .count();
            assert_eq!(holidays + eves, off, "{year}");
        }
    }

    #[rustfmt::skip] // One day, one line.
    const ON_WEEKENDS: &[(Country, KnownDay, &[&str])] = &[
        (Country::Se, KnownDay::Epiphany, &["2024-01-06"]),
        (Country::Se, KnownDay::SwedishNationalDay, &["2026-06-06", "2027-06-06"]),
        (Country::Se, KnownDay::MidsummerDay, &["2024-06-22", "2025-06-21", "2026-06-20", "2027-06-26"]),
        (Country::Se, KnownDay::AllSaintsDay, &["2024-11-02", "2025-11-01", "2026-10-31", "2027-11-06"]),
        (Country::Fi, KnownDay::Epiphany, &["2024-01-06"]),
        (Country::Fi, KnownDay::MidsummerDay, &["2024-06-22", "2025-06-21", "2026-06-20", "2027-06-26"]),
        (Country::Fi, KnownDay::AllSaintsDay, &["2024-11-02", "2025-11-01", "2026-10-31", "2027-11-06"]),
        (Country::Fi, KnownDay::FinnishIndependenceDay, &["2025-12-06", "2026-12-06"]),
        (Country::No, KnownDay::NorwegianConstitutionDay, &["2025-05-17", "2026-05-17"]),
        (Country::No, KnownDay::MayDay, &["2027-05-01"]),
    ];

    #[test]
    fn saturday_and_sunday_holidays_are_there_too() {
        let everywhere = Country::ALL.iter().flat_map(|&country| {
            [
                (
                    country,
                    KnownDay::SecondChristmasDay,
                    &["2026-12-26", "2027-12-26"][..],
                ),
                (country, KnownDay::ChristmasDay, &["2027-12-25"]),
            ]
        });
        for (country, day, dates) in ON_WEEKENDS.iter().copied().chain(everywhere) {
            for &on in dates {
                let year = on[..4].parse().unwrap_or_default();
                let found = public_holidays(country, year)
                    .into_iter()
                    .find(|holiday| holiday.day == day && holiday.on.to_string() == on);
                let weekday = found.map(|holiday| holiday.on.weekday());
                assert!(
                    matches!(weekday, Some(Weekday::Saturday | Weekday::Sunday)),
                    "{country} {day} {on}"
                );
            }
        }
    }
}
