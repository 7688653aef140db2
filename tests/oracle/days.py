"""Which day is what: public holidays, days known by name, and days on which no period ends.

The public holidays come from the package `holidays`, the date of Easter from `dateutil`: neither
knows the other, and neither knows ours.
"""

from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.easter import easter

DAY = timedelta(days=1)
MONDAY, THURSDAY, SATURDAY = 0, 3, 5

# The package lists these as public holidays. They are free by collective agreement only, so for
# us they are days on which a period does not end.
NOT_PUBLIC = {"FI": {"Midsummer Eve", "Christmas Eve"}}


@cache
def public_holidays(country: str, year: int) -> dict[date, str]:
    """The public holidays of one year, with their English names."""
    found = holidays.country_holidays(
        country, years=year, categories=("public",), observed=False, language="en_US"
    )
    left_out = NOT_PUBLIC.get(country, set())
    return {day: name for day, name in found.items() if name not in left_out}


def is_public_holiday(country: str, day: date) -> bool:
    return day in public_holidays(country, day.year)


def is_no_end_of_statutory_periods(country: str, day: date) -> bool:
    """Days that count, and on which a statutory period does not end all the same."""
    barred = {
        "DK": [date(day.year, 6, 5), date(day.year, 12, 24), date(day.year, 12, 31)],
        "SE": [midsummer_eve(day.year), date(day.year, 12, 24), date(day.year, 12, 31)],
        "FI": [midsummer_eve(day.year), date(day.year, 12, 24)],
        "NO": [],
        "IS": [],
    }
    return day in barred[country]


def first(weekday: int, not_before: date) -> date:
    """The first such weekday on or after a day."""
    day = not_before
    while day.weekday() != weekday:
        day += DAY
    return day


def midsummer_eve(year: int) -> date:
    return first(SATURDAY, date(year, 6, 20)) - DAY


def all_saints_eve(year: int) -> date:
    return first(SATURDAY, date(year, 10, 31)) - DAY


KNOWN_DAYS = {
    "new_years_day": lambda year: date(year, 1, 1),
    "epiphany": lambda year: date(year, 1, 6),
    "wednesday_before_easter": lambda year: easter(year) - 4 * DAY,
    "maundy_thursday": lambda year: easter(year) - 3 * DAY,
    "good_friday": lambda year: easter(year) - 2 * DAY,
    "easter_sunday": easter,
    "easter_monday": lambda year: easter(year) + DAY,
    "first_day_of_summer": lambda year: first(THURSDAY, date(year, 4, 19)),
    "prayer_day": lambda year: easter(year) + 26 * DAY,
    "walpurgis_eve": lambda year: date(year, 4, 30),
    "may_day": lambda year: date(year, 5, 1),
    "ascension": lambda year: easter(year) + 39 * DAY,
    "friday_after_ascension": lambda year: easter(year) + 40 * DAY,
    "norwegian_constitution_day": lambda year: date(year, 5, 17),
    "whit_sunday": lambda year: easter(year) + 49 * DAY,
    "whit_monday": lambda year: easter(year) + 50 * DAY,
    "danish_constitution_day": lambda year: date(year, 6, 5),
    "swedish_national_day": lambda year: date(year, 6, 6),
    "icelandic_national_day": lambda year: date(year, 6, 17),
    "midsummer_eve": midsummer_eve,
    "midsummer_day": lambda year: midsummer_eve(year) + DAY,
    "commerce_day": lambda year: first(MONDAY, date(year, 8, 1)),
    "all_saints_eve": all_saints_eve,
    "all_saints_day": lambda year: all_saints_eve(year) + DAY,
    "finnish_independence_day": lambda year: date(year, 12, 6),
    "christmas_eve": lambda year: date(year, 12, 24),
    "christmas_day": lambda year: date(year, 12, 25),
    "second_christmas_day": lambda year: date(year, 12, 26),
    "new_years_eve": lambda year: date(year, 12, 31),
}


def falls_on(rule: str, day: date) -> bool:
    """Whether "2026-05-15", "06-05" or "midsummer_eve" means this day."""
    if rule in KNOWN_DAYS:
        return KNOWN_DAYS[rule](day.year) == day
    if len(rule) == len("MM-DD"):
        return rule == f"{day.month:02}-{day.day:02}"
    return rule == day.isoformat()


def is_dated(rule: str) -> bool:
    return len(rule) == len("YYYY-MM-DD") and rule[:4].isdigit()
