"""Answers that people looked up: what the oracle must know before it may judge others."""

from datetime import date, datetime, timezone

from calendars import Clock, Local, Statutory
from days import DAY, SATURDAY, is_public_holiday, midsummer_eve, public_holidays
from due import Pause, Period, Season, due

ZONES = {
    "DK": "Europe/Copenhagen",
    "NO": "Europe/Oslo",
    "SE": "Europe/Stockholm",
    "FI": "Europe/Helsinki",
    "IS": "Atlantic/Reykjavik",
}

DANISH_CLOSED = ["05-15", "12-24", "12-31"]

# Country, length, unit, closed days (none: the statutory calendar), start, due, both local.
PERIODS = [
    ("SE", 4, "weeks", None, "2026-05-22", "2026-06-22"),
    ("SE", 1, "months", None, "2026-01-31", "2026-03-02"),
    ("FI", 1, "months", None, "2026-11-24", "2026-12-28"),
    ("DK", 7, "months", None, "2026-11-05", "2027-06-07"),
    ("DK", 7, "working_days", None, "2026-05-12", "2026-05-22"),
    ("DK", 7, "working_days", DANISH_CLOSED, "2026-05-12", "2026-05-26"),
    ("DK", 7, "working_days", None, "2026-04-30", "2026-05-11"),
    ("SE", 2, "working_days", None, "2026-06-18", "2026-06-22"),
    ("SE", 2, "working_days", ["midsummer_eve"], "2026-06-18", "2026-06-23"),
    ("DK", 5, "working_days", None, "2026-12-22", "2026-12-30"),
    ("DK", 5, "working_days", DANISH_CLOSED, "2026-12-22", "2027-01-04"),
    ("NO", 5, "working_days", None, "2026-12-22", "2026-12-30"),
    ("SE", 5, "working_days", ["12-24", "12-31"], "2026-12-22", "2027-01-04"),
    ("FI", 5, "working_days", ["12-24"], "2026-12-22", "2026-12-31"),
    ("DK", 16, "working_hours", [], "2026-05-13 15:30", "2026-05-18 15:30"),
    ("DK", 16, "working_hours", DANISH_CLOSED, "2026-05-13 15:30", "2026-05-19 15:30"),
    ("NO", 8, "working_hours", [], "2027-05-14 15:00", "2027-05-18 15:00"),
    ("NO", 12, "weeks", None, "2026-01-05", "2026-03-30"),
    ("SE", 10, "weeks", None, "2026-01-05", "2026-03-16"),
    ("SE", 10, "weeks", None, "2026-03-09", "2026-05-18"),
]

# Length, unit, start, pause, season, due: in a Danish office open 08:00-16:00, worked out by hand.
STOPPED = [
    # A pause takes the open minutes that lie in it, and none from the due moment on.
    (8, "working_hours", "2026-09-07 08:00", ("2026-09-07 10:00", "2026-09-07 12:00"), None, "2026-09-08 10:00"),
    (8, "working_hours", "2026-09-07 08:00", ("2026-09-07 15:00", "2026-09-08 09:00"), None, "2026-09-08 10:00"),
    (8, "working_hours", "2026-09-07 08:00", ("2026-09-07 16:00", "2026-09-09 12:00"), None, "2026-09-07 16:00"),
    # Whole minutes count, and one of which a pause takes a part is not whole.
    (1, "working_hours", "2026-09-07 08:00", ("2026-09-07 08:10:30", "2026-09-07 08:20:30"), None, "2026-09-07 09:11"),
    (1, "working_hours", "2026-09-07 08:00", ("2026-09-07 08:59:59", "2026-09-07 12:00"), None, "2026-09-07 12:01"),
    (1, "working_hours", "2026-09-07 08:00", ("2026-09-07 08:10:30", "2026-09-07 08:10:30"), None, "2026-09-07 09:00"),
    # The day it begins counts, the day it ends does not.
    (3, "working_days", "2026-09-07", None, None, "2026-09-10 16:00"),
    (3, "working_days", "2026-09-07", ("2026-09-08", "2026-09-09"), None, "2026-09-11 16:00"),
    (3, "working_days", "2026-09-07", ("2026-09-08", "2026-09-08"), None, "2026-09-10 16:00"),
    # The clock cannot run out while it stands; once it has, it cannot be stopped.
    (3, "working_days", "2026-09-07", ("2026-09-10 15:59", "2026-09-12"), None, "2026-09-14 16:00"),
    (3, "working_days", "2026-09-07", ("2026-09-10 16:00", "2026-09-12"), None, "2026-09-10 16:00"),
    # From Saturday the 12th to Monday, and no further while somebody else has the matter.
    (2, "calendar_days", "2026-09-10", None, None, "2026-09-14 16:00"),
    (2, "calendar_days", "2026-09-10", ("2026-09-13", "2026-09-15"), None, "2026-09-15 16:00"),
    (2, "calendar_days", "2026-09-10", ("2026-09-13", "2026-09-14"), None, "2026-09-14 16:00"),
    # A month from the 31st has 28 days, of which seven are spent in the pause.
    (1, "months", "2026-01-31", ("2026-02-02", "2026-02-09"), None, "2026-03-09 16:00"),
    # A season takes all of its days.
    (5, "working_days", "2026-06-29", None, ("07-01", "07-31"), "2026-08-06 16:00"),
    (5, "calendar_days", "2026-06-29", None, ("07-01", "07-31"), "2026-08-04 16:00"),
    (16, "working_hours", "2026-06-30 08:00", None, ("07-01", "07-31"), "2026-08-03 16:00"),
    (3, "working_days", "2026-12-23", None, ("12-24", "01-01"), "2027-01-06 16:00"),
    # Rolled from Saturday the 27th to Monday, into a season that begins on Sunday.
    (2, "calendar_days", "2026-06-25", None, ("06-28", "06-30"), "2026-07-01 16:00"),
]  # fmt: skip

# Public holidays that fall on Monday to Friday.
HOLIDAYS = {
    ("DK", 2024): "01-01 03-28 03-29 04-01 05-09 05-20 12-25 12-26",
    ("DK", 2025): "01-01 04-17 04-18 04-21 05-29 06-09 12-25 12-26",
    ("DK", 2026): "01-01 04-02 04-03 04-06 05-14 05-25 12-25",
    ("DK", 2027): "01-01 03-25 03-26 03-29 05-06 05-17",
    ("NO", 2024): "01-01 03-28 03-29 04-01 05-01 05-09 05-17 05-20 12-25 12-26",
    ("NO", 2025): "01-01 04-17 04-18 04-21 05-01 05-29 06-09 12-25 12-26",
    ("NO", 2026): "01-01 04-02 04-03 04-06 05-01 05-14 05-25 12-25",
    ("NO", 2027): "01-01 03-25 03-26 03-29 05-06 05-17",
    ("SE", 2024): "01-01 03-29 04-01 05-01 05-09 06-06 12-25 12-26",
    ("SE", 2025): "01-01 01-06 04-18 04-21 05-01 05-29 06-06 12-25 12-26",
    ("SE", 2026): "01-01 01-06 04-03 04-06 05-01 05-14 12-25",
    ("SE", 2027): "01-01 01-06 03-26 03-29 05-06",
    ("FI", 2024): "01-01 03-29 04-01 05-01 05-09 12-06 12-25 12-26",
    ("FI", 2025): "01-01 01-06 04-18 04-21 05-01 05-29 12-25 12-26",
    ("FI", 2026): "01-01 01-06 04-03 04-06 05-01 05-14 12-25",
    ("FI", 2027): "01-01 01-06 03-26 03-29 05-06 12-06",
    ("IS", 2024): "01-01 03-28 03-29 04-01 04-25 05-01 05-09 05-20 06-17 08-05 12-25 12-26",
    ("IS", 2025): "01-01 04-17 04-18 04-21 04-24 05-01 05-29 06-09 06-17 08-04 12-25 12-26",
    ("IS", 2026): "01-01 04-02 04-03 04-06 04-23 05-01 05-14 05-25 06-17 08-03 12-25",
    ("IS", 2027): "01-01 03-25 03-26 03-29 04-22 05-06 05-17 06-17 08-02",
}

# Monday to Friday without public holidays, 2024 to 2027; then also without the usual closed days.
WORKING_DAYS = {
    "DK": ([254, 253, 254, 255], [251, 250, 251, 253]),
    "NO": ([252, 252, 253, 255], [252, 252, 253, 255]),
    "SE": ([254, 252, 254, 256], [251, 249, 251, 253]),
    "FI": ([254, 253, 254, 255], [252, 251, 252, 253]),
    "IS": ([250, 249, 250, 252], [250, 249, 250, 252]),
}

MIDSUMMER_EVES = ["2024-06-21", "2025-06-20", "2026-06-19", "2027-06-25"]

# Noon to noon over a change of the clocks, in hours.
DAYS_OF_THE_CHANGE = [
    ("DK", "2024-03-31", 23), ("NO", "2025-03-30", 23), ("SE", "2026-03-29", 23),
    ("FI", "2027-03-28", 23), ("DK", "2024-10-27", 25), ("NO", "2025-10-26", 25),
    ("SE", "2026-10-25", 25), ("FI", "2027-10-31", 25), ("IS", "2026-03-29", 24),
]  # fmt: skip


def faults() -> list[str]:
    """Everything in which the oracle differs from what people looked up."""
    found = [*faults_of_periods(), *faults_of_a_pause(), *faults_of_stops()]
    found += [*faults_of_days(), *faults_of_clocks()]
    for (country, year), listed in HOLIDAYS.items():
        days = sorted(day for day in public_holidays(country, year) if day.weekday() < SATURDAY)
        got = " ".join(f"{day:%m-%d}" for day in days)
        if got != listed:
            found.append(f"{country} {year}: public holidays {got}, not {listed}")
    return found


def faults_of_periods():
    for country, length, unit, closed, start, expected in PERIODS:
        clock = Clock(ZONES[country])
        calendar = Statutory(country, ZONES[country]) if closed is None else office(country, closed)
        got = due(Period(unit, length, local(start, clock)), calendar).astimezone(clock.zone)
        if not f"{got:%Y-%m-%d %H:%M:%S}".startswith(expected):
            yield f"{country} {length} {unit} from {start}, closed {closed}: {got}, not {expected}"


def faults_of_a_pause():
    """Norway, 12 weeks: the applicant uses 14 days, so the end moves by as many."""
    clock = Clock(ZONES["NO"])
    used = Pause(local("2026-02-16", clock), local("2026-03-02", clock))
    for pauses, expected in [([], date(2026, 4, 27)), ([used], date(2026, 5, 11))]:
        period = Period("weeks", 12, local("2026-02-02", clock), pauses)
        got = clock.date_of(due(period, Statutory("NO", clock.zone.key)))
        if got != expected:
            yield f"NO 12 weeks with {len(pauses)} pauses: {got}, not {expected}"


def faults_of_stops():
    calendar = office("DK", [])
    clock = calendar.clock
    for length, unit, start, pause, season, expected in STOPPED:
        pauses = [Pause(*(local(text, clock) for text in pause))] if pause else []
        seasons = [Season(*season)] if season else []
        period = Period(unit, length, local(start, clock), pauses, seasons)
        got = f"{due(period, calendar).astimezone(clock.zone):%Y-%m-%d %H:%M}"
        if got != expected:
            yield f"{length} {unit} from {start}, {pause} {season}: {got}, not {expected}"


def faults_of_days():
    for country, (public, usual) in WORKING_DAYS.items():
        calendar = Statutory(country, ZONES[country])
        for at, year in enumerate(range(2024, 2028)):
            days = [date(year, 1, 1) + number * DAY for number in range(366)]
            days = [day for day in days if day.year == year]
            got = (sum(map(calendar.is_working_day, days)), sum(map(calendar.may_end_on, days)))
            if got != (public[at], usual[at]):
                yield f"{country} {year}: {got} working days"
    for eve in map(date.fromisoformat, MIDSUMMER_EVES):
        if midsummer_eve(eve.year) != eve or is_public_holiday("FI", eve):
            yield f"{eve} is Midsummer Eve, and no public holiday"


def faults_of_clocks():
    for country, day, length in DAYS_OF_THE_CHANGE:
        clock, day = Clock(ZONES[country]), date.fromisoformat(day)
        got = (clock.instant(day, 12 * 60) - clock.instant(day - DAY, 12 * 60)).total_seconds() / 3600
        if got != length:
            yield f"{country} {day}: noon comes {got} hours after noon"


def office(country: str, closed: list[str]) -> Local:
    document = {
        "schema": 1,
        "opening_hours": {
            day: ["08:00-16:00"] for day in ["monday", "tuesday", "wednesday", "thursday", "friday"]
        },
        "public_holidays": "closed",
        "own_days": [{"on": on} for on in closed],
    }
    return Local(country, ZONES[country], document)


def local(text: str, clock: Clock) -> datetime:
    """Local wall time; a day alone means ten in the morning."""
    if " " not in text:
        text += " 10:00"
    return datetime.fromisoformat(text).replace(tzinfo=clock.zone).astimezone(timezone.utc)
