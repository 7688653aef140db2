//! Days of the Nordic year that have a name, when they fall, and what people call them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::{Language, Texts, closed_set};

closed_set! {
    /// A day of the year that people know by name. Being known does not make it a holiday.
    KnownDay {
        /// 1 January.
        NewYearsDay = "new_years_day",
        /// 6 January.
        Epiphany = "epiphany",
        /// The day before Maundy Thursday.
        WednesdayBeforeEaster = "wednesday_before_easter",
        /// The Thursday before Easter.
        MaundyThursday = "maundy_thursday",
        /// The Friday before Easter.
        GoodFriday = "good_friday",
        /// Easter.
        EasterSunday = "easter_sunday",
        /// The day after Easter.
        EasterMonday = "easter_monday",
        /// The Thursday in 19 to 25 April: Iceland.
        FirstDayOfSummer = "first_day_of_summer",
        /// The fourth Friday after Easter: Denmark.
        PrayerDay = "prayer_day",
        /// 30 April.
        WalpurgisEve = "walpurgis_eve",
        /// 1 May.
        MayDay = "may_day",
        /// The sixth Thursday after Easter.
        Ascension = "ascension",
        /// The day after Ascension.
        FridayAfterAscension = "friday_after_ascension",
        /// 17 May: Norway.
        NorwegianConstitutionDay = "norwegian_constitution_day",
        /// The seventh Sunday after Easter.
        WhitSunday = "whit_sunday",
        /// The day after Whit Sunday.
        WhitMonday = "whit_monday",
        /// 5 June: Denmark.
        DanishConstitutionDay = "danish_constitution_day",
        /// 6 June: Sweden.
        SwedishNationalDay = "swedish_national_day",
        /// 17 June: Iceland.
        IcelandicNationalDay = "icelandic_national_day",
        /// The Friday in 19 to 25 June: Sweden and Finland.
        MidsummerEve = "midsummer_eve",
        /// The Saturday in 20 to 26 June: Sweden and Finland.
        MidsummerDay = "midsummer_day",
        /// The first Monday of August: Iceland.
        CommerceDay = "commerce_day",
        /// The day before All Saints' Day.
        AllSaintsEve = "all_saints_eve",
        /// The Saturday in 31 October to 6 November: Sweden and Finland.
        AllSaintsDay = "all_saints_day",
        /// 6 December: Finland.
        FinnishIndependenceDay = "finnish_independence_day",
        /// 24 December.
        ChristmasEve = "christmas_eve",
        /// 25 December.
        ChristmasDay = "christmas_day",
        /// 26 December.
        SecondChristmasDay = "second_christmas_day",
        /// 31 December.
        NewYearsEve = "new_years_eve",
    }
}

impl KnownDay {
    /// When the day falls in `year`.
    pub fn in_year(self, year: i16) -> Option<Date> {
        match self.falls() {
            Falls::On(month, day) => Date::new(year, month, day).ok(),
            Falls::FromEaster(days) => easter(year)?.checked_add(days.days()).ok(),
            Falls::FirstFrom(weekday, month, day) => {
                let earliest = Date::new(year, month, day).ok()?;
                let wait = earliest.weekday().until(weekday);
                earliest.checked_add(wait.days()).ok()
            }
        }
    }

    /// What people call it.
    pub fn names(self) -> Texts {
        let [en, da, nb, nn, sv, fi] = names(self);
        [
            (Language::En, en),
            (Language::Da, da),
            (Language::Nb, nb),
            (Language::Nn, nn),
            (Language::Sv, sv),
            (Language::Fi, fi),
        ]
        .into_iter()
        .map(|(language, name)| (language, name.to_owned()))
        .collect()
    }

    fn falls(self) -> Falls {
        match self {
            Self::NewYearsDay => Falls::On(1, 1),
            Self::Epiphany => Falls::On(1, 6),
            Self::WednesdayBeforeEaster => Falls::FromEaster(-4),
            Self::MaundyThursday => Falls::FromEaster(-3),
            Self::GoodFriday => Falls::FromEaster(-2),
            Self::EasterSunday => Falls::FromEaster(0),
            Self::EasterMonday => Falls::FromEaster(1),
            Self::FirstDayOfSummer => Falls::FirstFrom(Weekday::Thursday, 4, 19),
            Self::PrayerDay => Falls::FromEaster(26),
            Self::WalpurgisEve => Falls::On(4, 30),
            Self::MayDay => Falls::On(5, 1),
            Self::Ascension => Falls::FromEaster(39),
            Self::FridayAfterAscension => Falls::FromEaster(40),
            Self::NorwegianConstitutionDay => Falls::On(5, 17),
            Self::WhitSunday => Falls::FromEaster(49),
            Self::WhitMonday => Falls::FromEaster(50),
            Self::DanishConstitutionDay => Falls::On(6, 5),
            Self::SwedishNationalDay => Falls::On(6, 6),
            Self::IcelandicNationalDay => Falls::On(6, 17),
            Self::MidsummerEve => Falls::FirstFrom(Weekday::Friday, 6, 19),
            Self::MidsummerDay => Falls::FirstFrom(Weekday::Saturday, 6, 20),
            Self::CommerceDay => Falls::FirstFrom(Weekday::Monday, 8, 1),
            Self::AllSaintsEve => Falls::FirstFrom(Weekday::Friday, 10, 30),
            Self::AllSaintsDay => Falls::FirstFrom(Weekday::Saturday, 10, 31),
            Self::FinnishIndependenceDay => Falls::On(12, 6),
            Self::ChristmasEve => Falls::On(12, 24),
            Self::ChristmasDay => Falls::On(12, 25),
            Self::SecondChristmasDay => Falls::On(12, 26),
            Self::NewYearsEve => Falls::On(12, 31),
        }
    }
}

/// When a known day falls.
enum Falls {
    /// On this month and day.
    On(i8, i8),
    /// So many days after Easter Sunday.
    FromEaster(i32),
    /// On the first such weekday from this month and day.
    FirstFrom(Weekday, i8, i8),
}

/// Easter Sunday in the Gregorian calendar, by the computus of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (century, of_century) = (y / 100, y % 100);
    let golden = y % 19;
    let sun = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - sun + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    let month = i8::try_from(days / 31).ok()?;
    let day = i8::try_from(days % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

/// The names in English, Danish, Norwegian bokmål and nynorsk, Swedish and Finnish.
#[rustfmt::skip] // One day, one line: a table is read down its columns.
fn names(day: KnownDay) -> [&'static str; 6] {
    match day {
        KnownDay::NewYearsDay => ["New Year's Day", "Nytårsdag", "Første nyttårsdag", "Fyrste nyttårsdag", "Nyårsdagen", "Uudenvuodenpäivä"],
        KnownDay::Epiphany => ["Epiphany", "Helligtrekongersdag", "Helligtrekongersdag", "Heilagtrekongarsdag", "Trettondedag jul", "Loppiainen"],
        KnownDay::WednesdayBeforeEaster => ["Wednesday before Easter", "Onsdag før påske", "Onsdag før påske", "Onsdag før påske", "Onsdagen före påsk", "Pääsiäistä edeltävä keskiviikko"],
        KnownDay::MaundyThursday => ["Maundy Thursday", "Skærtorsdag", "Skjærtorsdag", "Skjærtorsdag", "Skärtorsdagen", "Kiirastorstai"],
        KnownDay::GoodFriday => ["Good Friday", "Langfredag", "Langfredag", "Langfredag", "Långfredagen", "Pitkäperjantai"],
        KnownDay::EasterSunday => ["Easter Sunday", "Påskedag", "Første påskedag", "Fyrste påskedag", "Påskdagen", "Pääsiäispäivä"],
        KnownDay::EasterMonday => ["Easter Monday", "Anden påskedag", "Andre påskedag", "Andre påskedag", "Annandag påsk", "Toinen pääsiäispäivä"],
        KnownDay::FirstDayOfSummer => ["First Day of Summer", "Første sommerdag", "Første sommerdag", "Fyrste sommardag", "Första sommardagen", "Kesän ensimmäinen päivä"],
        KnownDay::PrayerDay => ["Great Prayer Day", "Store bededag", "Store bededag", "Store bededag", "Stora bönedagen", "Suuri rukouspäivä"],
        KnownDay::WalpurgisEve => ["Walpurgis Eve", "Valborgsaften", "Valborgsaften", "Valborgsaftan", "Valborgsmässoafton", "Vapunaatto"],
        KnownDay::MayDay => ["May Day", "1. maj", "1. mai", "1. mai", "Första maj", "Vapunpäivä"],
        KnownDay::Ascension => ["Ascension Day", "Kristi himmelfartsdag", "Kristi himmelfartsdag", "Kristi himmelfartsdag", "Kristi himmelsfärdsdag", "Helatorstai"],
        KnownDay::FridayAfterAscension => ["Friday after Ascension Day", "Fredag efter Kristi himmelfartsdag", "Fredag etter Kristi himmelfartsdag", "Fredag etter Kristi himmelfartsdag", "Fredagen efter Kristi himmelsfärdsdag", "Helatorstain jälkeinen perjantai"],
        KnownDay::NorwegianConstitutionDay => ["Constitution Day of Norway", "Norges grundlovsdag", "Grunnlovsdagen", "Grunnlovsdagen", "Norges grundlagsdag", "Norjan perustuslain päivä"],
        KnownDay::WhitSunday => ["Whit Sunday", "Pinsedag", "Første pinsedag", "Fyrste pinsedag", "Pingstdagen", "Helluntaipäivä"],
        KnownDay::WhitMonday => ["Whit Monday", "Anden pinsedag", "Andre pinsedag", "Andre pinsedag", "Annandag pingst", "Toinen helluntaipäivä"],
        KnownDay::DanishConstitutionDay => ["Constitution Day of Denmark", "Grundlovsdag", "Danmarks grunnlovsdag", "Danmarks grunnlovsdag", "Danmarks grundlagsdag", "Tanskan perustuslain päivä"],
        KnownDay::SwedishNationalDay => ["National Day of Sweden", "Sveriges nationaldag", "Sveriges nasjonaldag", "Sveriges nasjonaldag", "Sveriges nationaldag", "Ruotsin kansallispäivä"],
        KnownDay::IcelandicNationalDay => ["National Day of Iceland", "Islands nationaldag", "Islands nasjonaldag", "Islands nasjonaldag", "Islands nationaldag", "Islannin kansallispäivä"],
        KnownDay::MidsummerEve => ["Midsummer Eve", "Midsommeraften", "Midtsommeraften", "Midtsommaraftan", "Midsommarafton", "Juhannusaatto"],
        KnownDay::MidsummerDay => ["Midsummer Day", "Midsommerdag", "Midtsommerdag", "Midtsommardag", "Midsommardagen", "Juhannuspäivä"],
        KnownDay::CommerceDay => ["Commerce Day", "De handlendes fridag", "Handelens fridag", "Handelens fridag", "Handelns fridag", "Kauppiaiden vapaapäivä"],
        KnownDay::AllSaintsEve => ["All Saints' Eve", "Allehelgensaften", "Allehelgensaften", "Allehelgensaftan", "Allhelgonaafton", "Pyhäinpäivän aatto"],
        KnownDay::AllSaintsDay => ["All Saints' Day", "Allehelgensdag", "Allehelgensdag", "Allehelgensdag", "Alla helgons dag", "Pyhäinpäivä"],
        KnownDay::FinnishIndependenceDay => ["Independence Day of Finland", "Finlands uafhængighedsdag", "Finlands selvstendighetsdag", "Finlands sjølvstendedag", "Finlands självständighetsdag", "Itsenäisyyspäivä"],
        KnownDay::ChristmasEve => ["Christmas Eve", "Juleaften", "Julaften", "Julaftan", "Julafton", "Jouluaatto"],
        KnownDay::ChristmasDay => ["Christmas Day", "Juledag", "Første juledag", "Fyrste juledag", "Juldagen", "Joulupäivä"],
        KnownDay::SecondChristmasDay => ["Second Day of Christmas", "Anden juledag", "Andre juledag", "Andre juledag", "Annandag jul", "Tapaninpäivä"],
        KnownDay::NewYearsEve => ["New Year's Eve", "Nytårsaften", "Nyttårsaften", "Nyttårsaftan", "Nyårsafton", "Uudenvuodenaatto"],
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        let known = [
            date(1990, 4, 15),
            date(2008, 3, 23),
            date(2011, 4, 24),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2027, 3, 28),
            date(2028, 4, 16),
            date(2038, 4, 25),
            date(2049, 4, 18),
            date(2076, 4, 19),
            date(2100, 3, 28),
        ];
        for easter_sunday in known {
            assert_eq!(easter(easter_sunday.year()), Some(easter_sunday));
        }
    }

    #[test]
    fn every_known_day_has_a_name_in_every_language() {
        for day in KnownDay::ALL {
            assert_eq!(day.names().missing().count(), 0, "{day}");
        }
    }

    #[test]
    fn midsummer_eve_is_the_friday_before_midsummer_day() {
        let eves = [(2024, 21), (2025, 20), (2026, 19), (2027, 25)];
        for (year, day) in eves {
            let eve = KnownDay::MidsummerEve.in_year(year);
            assert_eq!(eve, Some(date(year, 6, day)));
            assert_eq!(
                KnownDay::MidsummerDay.in_year(year),
                eve.and_then(|eve| eve.tomorrow().ok())
            );
        }
    }
}
