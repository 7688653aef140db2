"""Random cases, each with the answer; they favour what has gone wrong before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from random import Random

from calendars import WEEKDAYS, Local, Statutory, hours
from days import DAY
from documents import document, trouble
from due import Pause, Period, Season, due
from vectors import ZONES

# How many cases share one document: to prepare one costs both sides more than to count on it.
SHARING = 100

UNITS = ["working_hours", "working_days", "calendar_days", "weeks", "months"]
SPANS = {
    "working_hours": [timedelta(minutes=1), timedelta(hours=1), DAY, 3 * DAY],
    "other": [timedelta(minutes=1), timedelta(hours=3), DAY, 8 * DAY, 60 * DAY],
}


@dataclass
class Place:
    """A municipality with its calendars; `year` is when its own days fall."""

    country: str
    year: int
    document: dict
    local: Local
    statutory: Statutory


@lru_cache(maxsize=2)
def place(seed: int, batch: int) -> Place:
    random = Random(f"{seed}/place/{batch}")
    country = random.choice(list(ZONES))
    zone = ZONES[country]
    year = random.choice([random.randint(2022, 2032), random.randint(1995, 2084)])
    own = document(random, country, year)
    return Place(country, year, own, Local(country, zone, own), Statutory(country, zone))


def cases(seed: int, numbers: range) -> Iterator[dict]:
    for number in numbers:
        yield case(seed, number, place(seed, number // SHARING))


def case(seed: int, number: int, at: Place) -> dict:
    random = Random(f"{seed}/{number}")
    unit = random.choice(UNITS + ["working_hours"])
    on = "local" if unit == "working_hours" else random.choice(["local", "statutory"])
    calendar = at.local if on == "local" else at.statutory
    length, extended_by = lengths(random, unit, at.local)
    period = Period(unit, length + extended_by, start(random, at))
    period.seasons = seasons(random, period, calendar)
    period.pauses = pauses(random, period, calendar)
    return {
        "seed": seed,
        "n": number,
        "country": at.country,
        "zone": ZONES[at.country],
        "document": at.document,
        "calendar": on,
        "unit": unit,
        "length": length,
        "extended_by": extended_by,
        "start": written(period.start),
        "pauses": [{"from": written(p.begins), "to": written(p.ends)} for p in period.pauses],
        "seasons": [{"from": s.first, "until": s.last} for s in period.seasons],
        "due": written(due(period, calendar)),
    }


def written(instant: datetime) -> str:
    return instant.isoformat().replace("+00:00", "Z")


def lengths(random: Random, unit: str, local: Local) -> tuple[int, int]:
    """How many of a unit, and by how many it was extended."""
    most = {"working_days": 40, "calendar_days": 120, "weeks": 16, "months": 14}.get(unit)
    if unit == "working_hours":
        # Three weeks at most: every minute of them is looked at.
        week = [hours(text) for texts in local.document["opening_hours"].values() for text in texts]
        most = max(1, 3 * sum(closes - opens for opens, closes in week) // 60)
    # The rules do not say when no working time at all has passed; no catalogue promises it.
    least = 1 if unit in ("working_hours", "working_days") else 0
    length = random.choice([0, 1, 2, 5, 10, random.randint(0, most), random.randint(0, most)])
    length = max(least, min(length, most))
    extended_by = random.choice([0, 0, 0, 1, random.randint(0, length)])
    return length, extended_by


def start(random: Random, at: Place) -> datetime:
    year = random.choice([at.year, at.year, random.randint(2022, 2032), random.randint(1995, 2084)])
    own = [text["on"] for text in at.document["own_days"] if text["on"][:4] == str(year)]
    day = date.fromisoformat(random.choice(own)) if own and random.random() < 0.3 else None
    day = (day or trouble(random, year)) - timedelta(random.choice([-2, -1, 0, 0, 1, 2, 3, 5, 9, 20]))
    return edge(random, at.local, day)


def edge(random: Random, local: Local, day: date) -> datetime:
    """A moment of a day, likely beside an opening, a closing or midnight."""
    minutes = [0, 0, 2 * 60, 2 * 60 + 30, 3 * 60, random.randrange(24 * 60)]
    usual = local.document["opening_hours"].get(WEEKDAYS[day.weekday()], [])
    for opens, closes in [hours(text) for text in usual] + local.hours_on(day):
        minutes += [opens, closes]
    instant = local.clock.instant(day, random.choice(minutes))
    instant += timedelta(minutes=random.choice([-1, 0, 0, 0, 1]))
    if random.random() < 0.25:
        seconds = random.choice([1, 30, 59])
        instant += timedelta(seconds=seconds, microseconds=random.choice([0, 1, 999_999]))
    return instant


def seasons(random: Random, period: Period, calendar: Local | Statutory) -> list[Season]:
    found = []
    for _ in range(random.choice([0] * 7 + [1, 1, 2])):
        longest = 10 if period.unit == "working_hours" else 100
        length = random.choice([1, 2, random.randint(1, longest)])
        near = random.choice([period.start, due(period, calendar)])
        near = calendar.clock.date_of(near) + timedelta(random.choice([-length, -1, 0, 0, 1]))
        first = near - timedelta(random.choice([0, 1, length - 1, random.randrange(length)]))
        last = first + timedelta(length - 1)
        if "02-29" not in (f"{first:%m-%d}", f"{last:%m-%d}"):
            found.append(Season(f"{first:%m-%d}", f"{last:%m-%d}"))
    return found


def pauses(random: Random, period: Period, calendar: Local | Statutory) -> list[Pause]:
    """In no order, some of them over each other, at the start, at the end or past it."""
    found = []
    for _ in range(random.choice([0, 0, 1, 1, 2, 3, 4])):
        begins = pause_begins(random, period, calendar, found)
        spans = SPANS.get(period.unit, SPANS["other"])
        ends = begins + random.choice(spans) * random.choice([0, 1, 1, random.random()])
        if random.random() < 0.3:
            local = calendar if isinstance(calendar, Local) else None
            day = calendar.clock.date_of(ends)
            ends = edge(random, local, day) if local else calendar.clock.instant(day, 0)
        found.append(Pause(begins, max(begins, ends)))
    random.shuffle(found)
    return found


def pause_begins(random: Random, period: Period, calendar: Local | Statutory, earlier: list[Pause]):
    """Never before the start."""
    kind = random.choice(["start", "end", "end", "end", "earlier", "between", "between"])
    if kind == "start":
        return period.start
    if kind == "earlier" and earlier:
        other = random.choice(earlier)
        return other.begins + (other.ends - other.begins) * random.choice([0, 0.5, 1])
    period = Period(period.unit, period.length, period.start, earlier, period.seasons)
    end = due(period, calendar)
    if kind == "between":
        return period.start + (end - period.start) * random.random()
    aside = random.choice([
        timedelta(0), timedelta(seconds=-1), timedelta(seconds=1), timedelta(minutes=-1),
        timedelta(hours=-1), timedelta(hours=-9), timedelta(hours=9), -DAY, -3 * DAY, DAY,
    ])  # fmt: skip
    return max(period.start, end + aside).astimezone(timezone.utc)
