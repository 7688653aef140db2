"""Random calendar documents that make counting hard."""

from datetime import date, timedelta
from functools import cache
from random import Random

from calendars import WEEKDAYS, hours
from days import DAY, KNOWN_DAYS, falls_on

WEEK = 7 * 24 * 60
WEEKDAYS_ONLY, ALL_WEEK = WEEKDAYS[:5], WEEKDAYS

OFFICE = ["08:00-16:00"]
WITH_LUNCH = ["08:00-12:00", "12:30-16:00"]
NIGHT = ["22:00-06:00"]
WHOLE_DAY = ["00:00-24:00"]
# On the Sundays when the clocks change, in all zones: an hour is missing, or there twice.
SMALL_HOURS = [
    ["01:00-03:00"],
    ["02:30-05:00"],
    ["01:30-02:30", "03:00-05:00"],
    ["02:15-02:45"],
    ["03:15-03:45", "04:00-04:30"],
    ["00:00-02:00", "02:30-03:30", "04:00-24:00"],
]


def document(random: Random, country: str, year: int) -> dict:
    """`year` is when its dated days fall."""
    return {
        "schema": 1,
        "opening_hours": opening_hours(random),
        "public_holidays": "open" if random.random() < 0.2 else "closed",
        "own_days": own_days(random, year),
    }


def opening_hours(random: Random) -> dict[str, list[str]]:
    kind = random.choice([
        "office", "lunch", "long_thursday", "night", "night_and_day", "whole_day", "whole_week",
        "one_day", "small_hours", "any", "any", "any",
    ])  # fmt: skip
    week = {}
    if kind == "office":
        week = {day: OFFICE for day in WEEKDAYS_ONLY}
    elif kind == "lunch":
        week = {day: WITH_LUNCH for day in WEEKDAYS_ONLY}
    elif kind == "long_thursday":
        week = {day: WITH_LUNCH for day in WEEKDAYS_ONLY}
        week["thursday"] = ["08:00-12:00", "12:30-18:00"]
        week["friday"] = ["08:00-13:00"]
    elif kind == "night":
        week = {day: NIGHT for day in random.choice([WEEKDAYS_ONLY, ALL_WEEK])}
    elif kind == "night_and_day":
        week = {day: ["06:00-14:00", "14:00-22:00", *NIGHT] for day in ALL_WEEK}
    elif kind == "whole_day":
        week = {day: WHOLE_DAY for day in WEEKDAYS_ONLY}
    elif kind == "whole_week":
        week = {day: WHOLE_DAY for day in ALL_WEEK}
    elif kind == "one_day":
        week = {random.choice(WEEKDAYS): random.choice([OFFICE, NIGHT, WHOLE_DAY, ["11:59-12:00"]])}
    elif kind == "small_hours":
        week = {day: OFFICE for day in random.sample(WEEKDAYS_ONLY, random.randint(0, 5))}
        week["sunday"] = random.choice(SMALL_HOURS)
        week["saturday"] = random.choice([[], NIGHT, ["23:00-02:15"], ["20:00-00:00"]])
    else:
        days = random.sample(WEEKDAYS, random.randint(1, 7))
        week = {day: some_hours(random) for day in days}
    return without_overlaps(week)


def some_hours(random: Random) -> list[str]:
    """One to three intervals of a day, the last perhaps over midnight."""
    step = random.choice([1, 5, 15, 30, 60])
    times = sorted(random.sample(range(0, 24 * 60, step), 2 * random.randint(1, 3)))
    intervals = list(zip(times[::2], times[1::2]))
    if random.random() < 0.2:
        closes_by = random.randint(0, intervals[0][0] - 1) if intervals[0][0] > 0 else 24 * 60
        intervals[-1] = (intervals[-1][0], closes_by)
    return [written(opens, closes) for opens, closes in intervals]


def written(opens: int, closes: int) -> str:
    return f"{opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"


def without_overlaps(week: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without the intervals that reach into an earlier one, also from Sunday into Monday."""
    kept, taken = {}, set()
    for at, weekday in enumerate(WEEKDAYS):
        for text in week.get(weekday, []):
            opens, closes = hours(text)
            minutes = {(at * 24 * 60 + minute) % WEEK for minute in range(opens, closes)}
            if not minutes & taken:
                taken |= minutes
                kept.setdefault(weekday, []).append(text)
    return kept


def own_days(random: Random, year: int) -> list[dict]:
    """Dated, of every year, and known by name.

    Two days of every year with different hours never fall together: the rules do not say which
    one counts.
    """
    found = []
    for _ in range(random.choice([0, 0, 1, 2, 3, 6])):
        on = random.choice([dated, of_every_year, known])(random, year)
        if any(own["on"] == on for own in found):
            continue
        own = {"on": on, "names": {"en": "A day of our own"}}
        if random.random() < 0.5:
            own["hours"] = random.choice([
                ["08:00-12:00"], ["10:00-11:00", "13:00-14:00"], NIGHT, WHOLE_DAY,
                ["12:00-13:00"], ["00:00-03:00"],
            ])  # fmt: skip
            with_hours = [other["on"] for other in found if other.get("hours")]
            if len(on) != len("YYYY-MM-DD") and any(may_meet(on, other) for other in with_hours):
                del own["hours"]
        found.append(own)
    return found


def dated(random: Random, year: int) -> str:
    return (trouble(random, year) + timedelta(random.randint(-5, 5))).isoformat()


def of_every_year(random: Random, year: int) -> str:
    if random.random() < 0.5:
        return random.choice(["06-05", "12-24", "12-31", "02-29", "01-02", "05-01"])
    return f"{trouble(random, year) + timedelta(random.randint(-3, 3)):%m-%d}"


def known(random: Random, _year: int) -> str:
    return random.choice(list(KNOWN_DAYS))


@cache
def may_meet(one: str, other: str) -> bool:
    return bool(days_of(one) & days_of(other))


@cache
def days_of(rule: str) -> set[date]:
    if rule in KNOWN_DAYS:
        return {KNOWN_DAYS[rule](year) for year in range(1994, 2096)}
    if len(rule) == len("YYYY-MM-DD"):
        return set()
    days = (date(1994, 1, 1) + number * DAY for number in range(102 * 366))
    return {day for day in days if falls_on(rule, day)}


def trouble(random: Random, year: int) -> date:
    """A day around which counting goes wrong."""
    kind = random.choice(["clocks", "clocks", "known", "known", "month", "leap", "year", "any"])
    if kind == "clocks":
        after = random.choice([date(year, 4, 1), date(year, 11, 1), date(year, 10, 1)])
        return after - timedelta(after.isoweekday() % 7 or 7)
    if kind == "known":
        return KNOWN_DAYS[random.choice(list(KNOWN_DAYS))](year)
    if kind == "month":
        return date(year, random.randint(2, 12), 1) - DAY
    if kind == "leap":
        return date(year, 3, 1) - DAY
    if kind == "year":
        return date(year, 12, 31)
    return date(year, 1, 1) + timedelta(random.randrange(365))
