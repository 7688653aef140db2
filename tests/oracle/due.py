"""When a guarantee is due: minute by minute for hours, day by day for all else.

Written from the rules and not from the product. Slow and plain on purpose: a rule that is wrong
here should be seen by reading.
"""

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from calendars import Local, Statutory, minute_number
from days import DAY


@dataclass
class Pause:
    begins: datetime
    ends: datetime


@dataclass
class Season:
    """From one day of every year until another, both included; may go over New Year."""

    first: str
    last: str

    def contains(self, day: date) -> bool:
        of_year = f"{day.month:02}-{day.day:02}"
        if self.first <= self.last:
            return self.first <= of_year <= self.last
        return of_year >= self.first or of_year <= self.last

    def begins_in(self, year: int) -> date:
        return date(year, int(self.first[:2]), int(self.first[3:]))

    def day_after_the_one_that_begins_in(self, year: int) -> date:
        if self.first > self.last:
            year += 1
        return date(year, int(self.last[:2]), int(self.last[3:])) + DAY


@dataclass
class Period:
    """What is promised, and what happened to it."""

    unit: str
    length: int
    start: datetime
    pauses: list[Pause] = field(default_factory=list)
    seasons: list[Season] = field(default_factory=list)


def due(period: Period, calendar: Local | Statutory) -> datetime:
    """Never before the start."""
    period = replace(period, pauses=united(period.pauses))
    if period.unit == "working_hours":
        return max(period.start, end_of_hours(period, calendar))
    if period.unit == "working_days":
        last = last_working_day(period, calendar)
    else:
        last = last_calendar_day(period, calendar)
    return max(period.start, end_of_days(period, calendar, last))


def united(pauses: list[Pause]) -> list[Pause]:
    """As one where they overlap or touch: the clock stands, for whichever reason.

    A pause that ends as it begins is none.
    """
    found = []
    real = [pause for pause in pauses if pause.begins < pause.ends]
    for pause in sorted(real, key=lambda pause: pause.begins):
        if found and pause.begins <= found[-1].ends:
            found[-1] = Pause(found[-1].begins, max(found[-1].ends, pause.ends))
        else:
            found.append(pause)
    return found


def end_of_hours(period: Period, local: Local) -> datetime:
    wanted = period.length * 60
    paused = set()
    for pause in period.pauses:
        if pause.begins < pause.ends:
            paused.update(minutes_touched(pause))
    earliest = minute_number(period.start)
    day = local.clock.date_of(period.start)
    counted = 0
    while True:
        if not any(season.contains(day) for season in period.seasons):
            # Hours belong to the day they open on, and may reach into the next one.
            is_open = local.minutes_from(day - DAY) | local.minutes_from(day)
            for minute in minutes_of(day, local):
                if minute >= earliest and minute in is_open and minute not in paused:
                    counted += 1
                    if counted == wanted:
                        return datetime.fromtimestamp((minute + 1) * 60, period.start.tzinfo)
        day += DAY


def minutes_touched(pause: Pause) -> range:
    """Whole minutes count, so one that is paused in part does not."""
    return range(int(pause.begins.timestamp() // 60), minute_number(pause.ends))


def minutes_of(day: date, local: Local) -> range:
    """The numbers of the minutes from midnight to midnight."""
    midnight, next_midnight = local.clock.instant(day, 0), local.clock.instant(day + DAY, 0)
    return range(minute_number(midnight), minute_number(next_midnight))


def last_working_day(period: Period, calendar: Local | Statutory) -> date:
    day = calendar.clock.date_of(period.start)
    counted = 0
    while counted < period.length:
        day += DAY
        if calendar.is_working_day(day) and counts(day, period, calendar):
            counted += 1
    return day


def last_calendar_day(period: Period, calendar: Local | Statutory) -> date:
    day = calendar.clock.date_of(period.start)
    wanted = number_of_days(period, day)
    counted = 0
    while counted < wanted:
        day += DAY
        if counts(day, period, calendar):
            counted += 1
    return day


def number_of_days(period: Period, first: date) -> int:
    """As many as there are from the first day to the same one so much later."""
    if period.unit == "calendar_days":
        return period.length
    if period.unit == "weeks":
        return period.length * 7
    months = first.year * 12 + (first.month - 1) + period.length
    year, month = months // 12, months % 12 + 1
    same_number = min(first.day, monthrange(year, month)[1])
    return (date(year, month, same_number) - first).days


def counts(day: date, period: Period, calendar: Local | Statutory) -> bool:
    """Whether a day lies outside all pauses and seasons.

    The day on which a pause begins counts, the one on which it ends does not. A season takes all
    of its days.
    """
    for pause in period.pauses:
        first, last = calendar.clock.date_of(pause.begins), calendar.clock.date_of(pause.ends)
        if first < day <= last:
            return False
    return not any(season.contains(day) for season in period.seasons)


def end_of_days(period: Period, calendar: Local | Statutory, last: date) -> datetime:
    """The end of the last day, or of a later one if that is barred or lies in a stop.

    Nothing is due before the clock has gone on: after closing time the next day counts.
    """
    day = first_end(calendar, last)
    while True:
        end = calendar.end_of(day)
        if any(pause.begins < end < pause.ends for pause in period.pauses):
            day = first_end(calendar, day + DAY)
            continue
        later = [ends for begins, ends in stops(period, calendar, day) if begins < end and ends > day]
        if not later:
            return end
        day = first_end(calendar, later[0])


def first_end(calendar: Local | Statutory, not_before: date) -> date:
    day = not_before
    while not calendar.may_end_on(day):
        day += DAY
    return day


def stops(period: Period, calendar: Local | Statutory, day: date) -> list[tuple[datetime, date]]:
    """Each pause and season: when it begins, and the day on which counting goes on."""
    found = []
    for pause in period.pauses:
        found.append((pause.begins, calendar.clock.date_of(pause.ends)))
    start_year = calendar.clock.date_of(period.start).year
    for season in period.seasons:
        # The hours of the last day may close in the next year.
        for year in range(start_year - 1, day.year + 2):
            begins = calendar.clock.instant(season.begins_in(year), 0)
            found.append((begins, season.day_after_the_one_that_begins_in(year)))
    return found
