"""The two calendars on which a period is counted, asked day by day."""

import zoneinfo
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

from days import DAY, SATURDAY, falls_on, is_dated
from days import is_no_end_of_statutory_periods, is_public_holiday

# Only the pinned time zones, never those of the machine.
zoneinfo.reset_tzpath(to=[])

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MINUTES_OF_A_DAY = 24 * 60
LAST_YEAR = 2100


class Clock:
    """Local wall time of one zone."""

    def __init__(self, zone: str):
        self.zone = zoneinfo.ZoneInfo(zone)

    def date_of(self, instant: datetime) -> date:
        return instant.astimezone(self.zone).date()

    def instant(self, day: date, minute: int) -> datetime:
        """When the wall clock shows so many minutes after midnight; 1440 and more the next day.

        `fold=0` is the first of two, and reads a skipped time with the offset before the gap, so
        that it comes as much later.
        """
        day, minute = day + minute // MINUTES_OF_A_DAY * DAY, minute % MINUTES_OF_A_DAY
        wall = datetime.combine(day, time(minute // 60, minute % 60, fold=0), tzinfo=self.zone)
        return wall.astimezone(timezone.utc)


def minute_number(instant: datetime) -> int:
    """The number of the first whole minute that does not begin before an instant."""
    seconds = instant.timestamp()
    whole = int(seconds // 60)
    begins_later = datetime.fromtimestamp(whole * 60, timezone.utc) < instant
    return whole + 1 if begins_later else whole


def hours(text: str) -> tuple[int, int]:
    """"22:00-06:00" in minutes after midnight; what closes the next day, closes after 1440."""
    opens, closes = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
    return opens, closes if closes > opens else closes + MINUTES_OF_A_DAY


class Local:
    """Opening hours and own days of a municipality."""

    def __init__(self, country: str, zone: str, document: dict):
        self.country = country
        self.clock = Clock(zone)
        self.document = document
        self.hours_on = cache(self._hours_on)
        self.minutes_from = cache(self._minutes_from)

    def _hours_on(self, day: date) -> list[tuple[int, int]]:
        if day.year > LAST_YEAR:
            raise ValueError(f"nothing is due on a calendar that never opens: {self.document}")
        return [hours(text) for text in self._written_hours_on(day)]

    def _written_hours_on(self, day: date) -> list[str]:
        own_days = [own for own in self.document.get("own_days", []) if falls_on(own["on"], day)]
        for own in own_days:
            if is_dated(own["on"]):
                return own.get("hours", [])
        usual = self.document["opening_hours"].get(WEEKDAYS[day.weekday()], [])
        if self.document["public_holidays"] == "closed" and is_public_holiday(self.country, day):
            usual = []
        if not usual:
            return []
        for own in own_days:
            if not own.get("hours", []):
                return []
        for own in own_days:
            return own["hours"]
        return usual

    def _minutes_from(self, day: date) -> set[int]:
        """The numbers of all minutes in the hours that open on this day."""
        minutes = set()
        for opens, closes in self.hours_on(day):
            begin, end = self.clock.instant(day, opens), self.clock.instant(day, closes)
            minutes.update(range(minute_number(begin), minute_number(end)))
        return minutes

    def is_working_day(self, day: date) -> bool:
        return self.hours_on(day) != []

    def may_end_on(self, day: date) -> bool:
        return self.is_working_day(day)

    def end_of(self, day: date) -> datetime:
        """When the last hours of this day close, which may be the next morning.

        A shift of the night before that closes later than this day's own hours still counts: more
        days must never end earlier.
        """
        both = [(on, closes) for on in (day - DAY, day) for _, closes in self.hours_on(on)]
        return max(self.clock.instant(on, closes) for on, closes in both)


class Statutory:
    """Monday to Friday without public holidays, around the clock."""

    def __init__(self, country: str, zone: str):
        self.country = country
        self.clock = Clock(zone)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and not is_public_holiday(self.country, day)

    def may_end_on(self, day: date) -> bool:
        barred = is_no_end_of_statutory_periods(self.country, day)
        return self.is_working_day(day) and not barred

    def end_of(self, day: date) -> datetime:
        last_minute = self.clock.instant(day, MINUTES_OF_A_DAY - 1)
        return last_minute + timedelta(seconds=59)
