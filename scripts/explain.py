#!/usr/bin/env python3
"""Play three promises through the program over HTTP, on both databases, and print why each was due.

    scripts/with-postgres scripts/explain.py ONEDOOR_PROGRAM

A Norwegian building permit is received incomplete, completed, paused for the applicant, extended,
missed by nine days, explained and made up for with half of the fee. Of two Swedish ones the gaps are
ordered mended in time and too late. A Danish answer within eight working days goes across Easter.
Days are counted back from today, so that it can be played on any day. Exits 1 if anything is not as
the law has it, or if `onedoor verify` finds something.

Needs nothing but Python itself.
"""

import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request
import zoneinfo

from program import load_demo, send, served

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY
ZONES = {"NO": "Europe/Oslo", "SE": "Europe/Stockholm", "DK": "Europe/Copenhagen"}
SECONDS_TO_SWEEP = 60


def main():
    """Run both databases; answer the exit code."""
    if len(sys.argv) != 2 or "ONEDOOR_TEST_POSTGRES_URL" not in os.environ:
        print(__doc__, file=sys.stderr)
        return 2
    onedoor = sys.argv[1]
    is_right = True
    with tempfile.TemporaryDirectory(prefix="onedoor-explain.") as folder:
        databases = {
            "SQLite": f"sqlite:{folder}/onedoor.sqlite",
            "PostgreSQL": os.environ["ONEDOOR_TEST_POSTGRES_URL"],
        }
        for name, database in databases.items():
            print(f"\n===== {name} =====")
            log = pathlib.Path(folder, f"{name}.log")
            is_right &= play(onedoor, database, log)
    return 0 if is_right else 1


def play(onedoor, database, log):
    """All three, and what `onedoor verify` says in the end."""
    demos = {country: load_demo(onedoor, database, country) for country in ZONES}
    # What happened long ago is told first, while the clock work rests; then it catches up.
    with served(onedoor, database, log, "--no-worker") as address:
        houses = {country: House(address, demos[country], country) for country in ZONES}
        norwegian = norwegian_permit(houses["NO"])
        swedish = [swedish_permit(houses["SE"], in_time) for in_time in (True, False)]
        danish = danish_answer(houses["DK"])
    with served(onedoor, database, log) as address:
        for house in houses.values():
            house.address = address
        rights = [norwegian(), *(ends() for ends in swedish), danish()]
    clean = verify(onedoor, database)
    return all(rights) and clean


def norwegian_permit(house):
    """pbl § 21-7: twelve weeks from complete papers; 25 % of the fee for every week begun."""
    start = house.monday_before(weeks=40)
    permit = Permit(house, "new_production_hall", "pbl § 21-7", start)
    permit.tell("Received, and the site plan is missing: the clock waits")
    permit.missing("basic", start + WEEK)
    permit.tell("Complete four weeks later: the clock starts")
    permit.complete(start + 4 * WEEK)
    due = permit.due_on()
    rights = [due == (start + 16 * WEEK).date()]
    permit.tell("A minor gap: only the time of the applicant is taken out")
    permit.missing("minor", start + 6 * WEEK)
    permit.complete(start + 8 * WEEK)
    permit.tell("Extended by two weeks, and the applicant was told in time")
    permit.write("entries", kind="extend", by=2, reason="The neighbour's plan is being decided.",
                 told_at=(start + 10 * WEEK).isoformat())
    due = permit.due_on()
    rights.append(due == house.rolled(start + 20 * WEEK))

    def ends():
        permit.wait_until("missed")
        decided = house.at(due + 9 * DAY)
        print(f"\n--- {permit.name}: how it went")
        permit.tell(f"Decided on {decided:%Y-%m-%d}, nine days late")
        house.post(f"cases/{permit.case}/progress", progress="decision_made", at=decided.isoformat())
        permit.write("entries", kind="explain", cause="workload", words="Two of us were ill at once.")
        permit.write("entries", kind="propose_remedy")
        permit.write("corrections", kind="approve_remedy", remedy="fee_reduction")
        found = permit.write("entries", kind="execute_remedy", remedy="fee_reduction", note="Credited.")
        remedy = found["remedies"][0]
        percent = remedy["reduction"]["percent"]
        permit.tell(f"Made up for: {percent} % of the fee, {remedy['stage']}")
        permit.explain()
        rights.extend([percent == 50, found["guarantee"]["state"] == "met_late"])
        return all(rights)

    return ends


def swedish_permit(house, in_time):
    """PBL 9 kap. 27 §: ten weeks from arrival, or from completion if it was ordered within three weeks."""
    start = house.monday_before(weeks=30)
    permit = Permit(house, "new_production_hall", "PBL 9 kap. 27", start)
    ordered = start + (3 * WEEK if in_time else 3 * WEEK + DAY)
    permit.tell(f"Completion ordered {'in time' if in_time else 'a day too late'}, {ordered:%Y-%m-%d}")
    permit.missing("basic", ordered)
    permit.complete(start + 5 * WEEK)
    expected = house.rolled(start + (15 if in_time else 10) * WEEK)

    def ends():
        permit.explain()
        return permit.due_on() == expected

    return ends


def danish_answer(house):
    """An own promise of eight working days, across Maundy Thursday, Good Friday and Easter Monday."""
    easter = house.last_easter()
    start = house.at(easter - 5 * DAY)
    answer = Permit(house, "nuisance_complaint", "answer_general", start)
    answer.tell("Asked on the Tuesday before Easter")

    def ends():
        text = answer.explain()
        holidays = ("Skærtorsdag", "Langfredag", "Anden påskedag")
        # Wednesday, then Tuesday to Friday after Easter, then Monday to Wednesday.
        is_right = answer.due_on() == easter + 10 * DAY
        return is_right and all(any(day in line for line in text) for day in holidays)

    return ends


class House:
    """A municipality over HTTP, seen by a manager."""

    def __init__(self, address, demo, country):
        self.address, self.slug, self.country = address, demo["municipality"], country
        self.tokens = demo["tokens"]
        self.zone = zoneinfo.ZoneInfo(ZONES[country])
        self.allow_old_enquiries()

    def allow_old_enquiries(self):
        _, headers, _ = self.ask("GET", "", role="admin")
        self.ask("PATCH", "", {"settings": {"backdating_days": 366}}, "admin", headers["ETag"])

    def ask(self, method, path, body=None, role="manager", seen=None):
        headers = {"Authorization": f"Bearer {self.tokens[role]}"}
        data = None if body is None else json.dumps(body).encode()
        if body is not None:
            headers["Content-Type"] = "application/json"
        if seen is not None:
            headers["If-Match"] = seen
        place = f"{self.address}/v1/{self.slug}{'/' if path else ''}{path}"
        request = urllib.request.Request(place, data=data, headers=headers, method=method)
        status, headers, answer = send(request)
        if status not in (200, 201):
            sys.exit(f"{method} {path}: {status} {json.dumps(answer, ensure_ascii=False)}")
        return status, headers, answer

    def get(self, path):
        return self.ask("GET", path)[2]

    def post(self, path, **body):
        return self.ask("POST", path, body)[2]

    def at(self, day):
        return datetime.datetime.combine(day, datetime.time(10), self.zone)

    def monday_before(self, weeks):
        day = datetime.datetime.now(self.zone).date() - weeks * WEEK
        return self.at(day - day.weekday() * DAY)

    def last_easter(self):
        """The last one whose promise has run out, by the computus of Meeus, Jones and Butcher."""
        today = datetime.datetime.now(self.zone).date()
        found = [easter(year) for year in (today.year - 1, today.year)]
        return max(day for day in found if day + 14 * DAY < today)

    def rolled(self, moment):
        """The first day from this one on which a period may end, as the program itself says."""
        asked = {"terms": {"length": 0, "unit": "calendar_days", "calendar": "statutory"},
                 "start_at": moment.isoformat()}
        return self.day_of(self.post("guarantees/simulate", **asked)["due_at"])

    def day_of(self, moment):
        return datetime.datetime.fromisoformat(moment).astimezone(self.zone).date()


class Permit:
    """A case, and the one promise of it that is looked at."""

    def __init__(self, house, case_type, basis, received):
        self.house = house
        opened = house.post("enquiries", channel="web_form", text="...", case_types=[case_type],
                            received_at=received.isoformat())
        self.case = opened["case"]["id"]
        self.guarantee = next(g["id"] for g in opened["guarantees"] if basis in g["basis"])
        self.name = f"{house.country} {opened['case']['reference']}"
        print(f"\n--- {self.name}: received {received:%Y-%m-%d}")

    def tell(self, sentence):
        print(f"  * {sentence}")

    def missing(self, gap, asked):
        items = [{"words": "Site plan to scale"}]
        path = f"cases/{self.case}/papers/missing"
        self.house.post(path, gap=gap, items=items, asked_at=asked.isoformat())

    def complete(self, moment):
        path = f"cases/{self.case}/papers/complete"
        self.house.post(path, complete_at=moment.isoformat(), reason="Everything is there.")

    def write(self, where, **line):
        return self.house.post(f"guarantees/{self.guarantee}/{where}", **line)

    def found(self):
        return self.house.get(f"guarantees/{self.guarantee}")["guarantee"]

    def due_on(self):
        return self.house.day_of(self.found()["due_at"])

    def wait_until(self, state):
        give_up_at = time.monotonic() + SECONDS_TO_SWEEP
        while self.found()["state"] != state:
            if time.monotonic() > give_up_at:
                sys.exit(f"the promise did not become {state}")
            time.sleep(0.1)

    def explain(self):
        derivation = self.house.get(f"guarantees/{self.guarantee}/derivation")
        print(f"\n--- {self.name}: why then")
        for line in derivation["text"]:
            print(f"    {line}")
        if not derivation["agrees"]:
            sys.exit("the derivation does not end at the promised moment")
        return derivation["text"]


def easter(year):
    century, of_century, golden = year // 100, year % 100, year % 19
    sun = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - sun + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    days = moon + sunday - 7 * late + 114
    return datetime.date(year, days // 31, days % 31 + 1)


def verify(onedoor, database):
    print("\n--- onedoor verify")
    sys.stdout.flush()
    environment = {**os.environ, "ONEDOOR_DATABASE_URL": database}
    return subprocess.run([onedoor, "verify"], env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
