#!/usr/bin/env python3
"""Play a working day of a municipality through the program over HTTP, on both databases.

    scripts/with-postgres scripts/demo_day.py ONEDOOR_PROGRAM

Eight enquiries come in by every channel. One of them is a restaurant: its open questions are asked, a
unit declines and names whose it is, the business is asked something and the clock stands still until
it answers, six units answer at once, everybody meets, the coordinator goes home and a substitute takes
over, the final answer is sent, and the case may not close before what was missed is explained. The
same matter came in twice and is merged; somebody is called back. A screen follows the stream of events
all the while. In the end the timeline is printed, the time of the case sums up to the whole, and
`onedoor verify` finds nothing. Exits 1 if anything is otherwise.

Needs nothing but Python itself.
"""

import concurrent.futures
import datetime
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zoneinfo

import closing
from house import SECONDS_TO_SETTLE, House, Listener
from program import load_demo, served

ZONE = zoneinfo.ZoneInfo("Europe/Copenhagen")
DAY = datetime.timedelta(days=1)
CAFE = {
    "language": "da", "case_types": ["restaurant_cafe"],
    "text": "Jeg vil åbne en café med udeservering og vin i Nygade 3. Hvad skal jeg søge om?",
    "attributes": {"alcohol_served": True},
    "business": {"name": "Bageriet i Nygade ApS", "identifiers": [{"scheme": "dk_cvr", "value": "29190623"}]},
    "contact": {"name": "Ida Bager", "phone": "33 12 34 56", "email": "ida@bageriet.example", "acting_as": "owner"},
}
OTHERS = {
    "web_form": ("invoice_payment", "Min faktura fra marts er ikke betalt. Hvem kan se hvor den er?"),
    "front_desk": ("signage", "Må jeg hænge et skilt over døren i gågaden?"),
    "hotline": ("event", "Vi vil holde gadefest på torvet om en måned."),
    "visit": ("business_plot", "Vi leder efter en grund på 4000 kvadratmeter til et lager."),
    "api": ("procurement", "Hvor finder vi de kommende udbud på rengøring?"),
}


def main():
    """Run both databases; answer the exit code."""
    if len(sys.argv) != 2 or "ONEDOOR_TEST_POSTGRES_URL" not in os.environ:
        print(__doc__, file=sys.stderr)
        return 2
    onedoor = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="onedoor-day.") as folder:
        databases = {
            "SQLite": f"sqlite:{folder}/onedoor.sqlite",
            "PostgreSQL": os.environ["ONEDOOR_TEST_POSTGRES_URL"],
        }
        rights = []
        for name, database in databases.items():
            print(f"\n===== {name} =====")
            rights.append(play(onedoor, database, pathlib.Path(folder, f"{name}.log")))
    return 0 if all(rights) else 1


def play(onedoor, database, log):
    """One day, and what `onedoor verify` says in the end."""
    demo = load_demo(onedoor, database, "DK")
    with served(onedoor, database, log) as address:
        house = House(address, demo)
        house.allow_old_enquiries()
        day = Day(house)
        listener = Listener(house)
        day.eight_enquiries()
        day.call_back()
        day.open_questions()
        day.decline()
        day.question_and_pause()
        day.six_units()
        day.meeting()
        day.hand_over()
        day.duplicate()
        day.final_answer()
        rights = [day.gate(), day.story(), day.whole(), day.streamed(listener)]
    return all(rights) & verify(onedoor, database)


class Day:
    """What happens, in order, and what is known of it so far."""

    def __init__(self, house):
        self.house = house
        self.desk = house.person("Søs Engelbrekt")
        self.form = house.program("Formularen på hjemmesiden")
        self.manager = house.person("Marianne Højbroe")
        self.cases = {}

    def eight_enquiries(self):
        """Every channel once, and the restaurant twice."""
        tell("Eight enquiries, by every channel")
        opened = self.desk.post("enquiries", {"channel": "phone", "received_at": workday_before(2).isoformat(), **CAFE})
        self.cafe = opened["case"]["id"]
        self.path = f"cases/{self.cafe}"
        self.note("phone", opened)
        for channel, (case_type, text) in OTHERS.items():
            by = self.form if channel in ("web_form", "api") else self.desk
            enquiry = {"channel": channel, "language": "da", "text": text, "case_types": [case_type]}
            self.note(channel, by.post("enquiries", enquiry))
        again = {**CAFE, "text": "Jeg skrev også i telefonen: café med vin i Nygade 3. Hører I fra jer?"}
        self.note("email", self.form.post("enquiries", {"channel": "email", **again}))
        call = {"language": "da", "text": "Ring mig op om min kassekredit og en ny oplagsplads.",
                "contact": {"name": "Bent Smed", "phone": "33 65 43 21"}}
        self.note("phone again", self.desk.post("enquiries", {"channel": "phone", **call}))
        self.house.settle()
        self.coordinator = self.house.person(opened["coordinator"]["name"])

    def note(self, channel, opened):
        self.cases[channel] = opened["case"]["id"]
        units = len(opened["contributions"])
        print(f"    {channel}: {opened['case']['reference']}, {opened['coordinator']['name']}, {units} units")

    def call_back(self):
        """Who calls is known before the receptionist asks, and is called back."""
        tell("Somebody rings who was here before, and is called back")
        found = self.desk.get("lookup?phone=33654321")
        known = [case for case in every(found, "reference") if case]
        print(f"    the switchboard sees {', '.join(known)}")
        case = self.cases["phone again"]
        asked = self.desk.post(f"cases/{case}/call-backs", {"phone": "33 65 43 21", "name": "Bent Smed", "reason": "Oplagsplads"})
        kept = f"call-backs/{asked['id']}"
        manager = self.manager.change("POST", f"{kept}/kept", {"outcome": "reached", "minutes": 6}, of=kept)
        print(f"    kept: {manager.get('stage', manager.get('state', 'kept'))}")

    def open_questions(self):
        """What routing could not know is asked, and a unit joins."""
        tell("The coordinator asks what was left open: the tables will stand on the pavement")
        self.answer_question("outdoor_seating_on_road", True)
        joined = [part for part in self.parts() if part["unit"] == "roads"]
        print(f"    {joined[0]['unit_name']} joins: {'; '.join(joined[0]['because'])}")

    def answer_question(self, question, answer):
        path = f"{self.path}/questions/{question}/answer"
        self.coordinator.change("POST", path, {"answer": answer}, of=self.path)

    def decline(self):
        """A unit says whose it is, and the case never is with nobody."""
        roads = self.part("roads")
        maja = self.house.person("Maja Løvensø")
        tell("Roads declines: the square is looked after by parks")
        words = {"reason": "not_ours", "words": "Fortovet er en del af torvet.", "better_unit": "public_space"}
        maja.change("POST", f"contributions/{roads}/decline", words, of=f"contributions/{roads}")
        self.work("public_space", "Ulrik Bøgehøj", "Der må stå seks borde langs facaden.")

    def question_and_pause(self):
        """A handler asks, the clock stands still, the business answers."""
        tell("The fire brigade asks the business something, and the clock stands still meanwhile")
        self.signe, fire = self.house.person("Signe Røgbjerg"), self.part("fire")
        at = f"contributions/{fire}"
        self.signe.change("POST", f"{at}/accept", None, of=at)
        asked = self.signe.post(f"{at}/questions", {"subject": "Udgange", "text": "Hvor mange udgange er der?"})
        self.signe.change("POST", f"{at}/wait", {"awaited": "business", "reason": "Antal udgange"}, of=at)
        if asked["stage"] == "asked":
            question = f"handler-questions/{asked['id']}"
            asked = self.coordinator.change("POST", f"{question}/forward", {}, of=question)
        self.coordinator.change("POST", f"{self.path}/wait", {"awaited": "business", "reason": "Antal udgange"}, of=self.path)
        answer = {"text": "Der er to udgange, en til gaden og en til gården.", "channel": "email"}
        self.coordinator.post(f"{self.path}/messages/received", {**answer, "in_reply_to": asked["message"]})
        if self.coordinator.get(self.path)["case"]["stage"] == "waiting":
            self.coordinator.change("POST", f"{self.path}/resume", None, of=self.path)
        if self.signe.get(at)["stage"] == "waiting":
            self.signe.change("POST", f"{at}/resume", None, of=at)

    def six_units(self):
        """Six units answer at the same moment."""
        tell("Six units answer at once")
        work = {
            "fire": ("Signe Røgbjerg", "To udgange er nok til 49 gæster."),
            "planning": ("Iben Skovlænge", "Lokalplanen tillader caféer i stueetagen."),
            "health_protection": ("Gry Østergreen", "Ventilationen skal over tag."),
            "water_sewer": ("Dorthe Åkilde", "Der skal en fedtudskiller i kælderen."),
            "waste": ("Carsten Skrældrup", "Madaffald hentes hver uge."),
            "alcohol": ("Knud Bjældskov", "Nævnet mødes den første tirsdag i måneden."),
        }
        with concurrent.futures.ThreadPoolExecutor(len(work)) as people:
            answers = [people.submit(self.work, unit, *of) for unit, of in work.items()]
            print(f"    {sum(answer.result() for answer in answers)} answers")
        building = self.part("building")
        handler = next(part for part in self.parts() if part["id"] == building)["handler"]
        self.work("building", handler["name"], "Ændret anvendelse kræver byggetilladelse.")

    def parts(self):
        return self.manager.get(self.path)["contributions"]

    def part(self, unit):
        """The contribution that a unit owes now."""
        gone = ("declined", "cancelled")
        return next(part["id"] for part in self.parts() if part["unit"] == unit and part["stage"] not in gone)

    def work(self, unit, name, answer):
        """Accept what nobody has yet, and answer."""
        person, part = self.house.person(name), self.part(unit)
        at = f"contributions/{part}"
        if "accept" in person.get(at)["allowed_actions"]:
            person.change("POST", f"{at}/accept", None, of=at)
        person.change("POST", f"{at}/answer", {"text": answer}, of=at)
        return 1

    def meeting(self):
        """Everybody meets the business, and the promise of it is kept."""
        tell("All meet the business in one meeting")
        start = now() + datetime.timedelta(seconds=2)
        asked = {"kind": "joint_meeting", "title": "Café i Nygade", "place": "Rådhuset, lokale 3",
                 "starts_at": start.isoformat(), "ends_at": (start + datetime.timedelta(hours=1)).isoformat(),
                 "participants": {"units": ["building", "fire", "alcohol"]}}
        planned = self.coordinator.post(f"{self.path}/meetings", asked)
        time.sleep(max(0.0, (start - now()).total_seconds()) + 0.2)
        attended = [one["id"] for one in planned["participants"]]
        went = {"minutes": "Ida åbner til maj; byggetilladelsen først.", "attended": attended, "business_met": True}
        meeting = f"meetings/{planned['id']}"
        self.coordinator.change("POST", f"{meeting}/hold", went, of=meeting)
        self.coordinator.post(f"{self.path}/progress", {"progress": "business_reached"})
        print(f"    {len(attended)} were there")

    def hand_over(self):
        """The coordinator is away from tomorrow, and a substitute takes over."""
        others = [name for name in ("Sørine Bækgaard", "Fatima Nørlund") if name != self.coordinator.name]
        substitute = self.house.person(others[0])
        tell(f"{self.coordinator.name} is away from tomorrow; {substitute.name} takes over")
        away = {"starts_at": (now() + DAY).isoformat(), "ends_at": (now() + 30 * DAY).isoformat(),
                "substitute": substitute.id}
        self.house.admin.post("absences", {"staff": self.coordinator.id, **away})
        words = {"to": substitute.id, "reason": "Ferie; Sørine kender gaden."}
        self.coordinator.change("POST", f"{self.path}/hand-over", words, of=self.path)
        self.coordinator = substitute

    def duplicate(self):
        """The mail was about the same: merged, and nothing of it is lost."""
        tell("The mail is about the same matter, and is merged")
        other = f"cases/{self.cases['email']}"
        self.manager.change("POST", f"{other}/merge", {"into": self.cafe}, of=other)
        enquiries = self.coordinator.get(f"{self.path}/enquiries")["items"]
        print(f"    {len(enquiries)} enquiries in one case")

    def final_answer(self):
        """Composed of what the units said, and sent once."""
        tell("The final answer: composed of the units' answers, edited, and sent")
        refused = self.coordinator.refused("POST", f"{self.path}/close", None, of=self.path)
        print(f"    closing before that is refused: {refused['status']} {refused['code']}")
        draft = f"{self.path}/answer-draft"
        text = self.coordinator.get(draft)["text"]
        edited = {"text": f"Kære Ida\n\n{text}\n\nVenlig hilsen\n{self.coordinator.name}"}
        self.coordinator.change("PUT", draft, edited, of=draft)
        self.coordinator.change("POST", f"{self.path}/answer", {}, of=self.path)

    def gate(self):
        """Not before every miss is explained and nothing is owed."""
        tell("The gate: refused, until what was missed is explained and nothing is owed")
        refused = self.coordinator.refused("POST", f"{self.path}/close", None, of=self.path)
        print(f"    refused: {refused['status']} {refused['code']}")
        closed = closing.close(self.coordinator, self.path)
        print(f"    closed: {closed['stage']}")
        return refused["status"] == 409 and closed["stage"] == "closed"

    def story(self):
        """The timeline, as it reads."""
        self.house.settle()
        tell("The timeline of the café (* what the business is told)")
        events = self.house.all(self.manager, f"{self.path}/events")
        for event in events:
            at = datetime.datetime.fromisoformat(event["at"]).astimezone(ZONE)
            sign = "*" if event["visible_to_business"] else " "
            print(f"    {at:%H:%M:%S} {sign} {event['sentence']}")
        unsaid = [event["kind"] for event in events if event["sentence"].startswith(("event-", event["kind"]))]
        fed = self.house.feed(self.manager, f"&case={self.cafe}")
        same = [event["id"] for event in fed] == [event["id"] for event in events]
        print(f"    {len(events)} events; in the feed once each: {same}; without a sentence: {unsaid}")
        return same and not unsaid

    def whole(self):
        """With whom the time lay sums up to the whole."""
        found = self.manager.get(f"{self.path}/attribution")
        tell("With whom the working time lay")
        for share in found["shares"]:
            print(f"    {share['minutes']:6} min  {share['name']}")
        total = sum(share["minutes"] for share in found["shares"])
        print(f"    {total:6} min of {found['minutes']}")
        return total == found["minutes"]

    def streamed(self, listener):
        """The screen saw everything once, in order."""
        expected = [event["number"] for event in self.house.feed(self.manager)]
        seen = listener.numbers(len(expected), SECONDS_TO_SETTLE)
        tell(f"The screen saw {len(seen)} of {len(expected)} events, each once and in order")
        return seen == expected


def tell(sentence):
    """One step of the day."""
    print(f"\n  * {sentence}")


def now():
    return datetime.datetime.now(ZONE)


def workday_before(days):
    """Ten o'clock so many working days ago."""
    day = now().date()
    while days > 0:
        day -= DAY
        days -= day.weekday() < 5
    return datetime.datetime.combine(day, datetime.time(10), ZONE)


def every(value, key):
    """Every value under a key, however deep it lies."""
    if isinstance(value, dict):
        own = [value[key]] if isinstance(value.get(key), str) else []
        return own + [found for inner in value.values() for found in every(inner, key)]
    if isinstance(value, list):
        return [found for inner in value for found in every(inner, key)]
    return []


def verify(onedoor, database):
    print("\n--- onedoor verify")
    sys.stdout.flush()
    environment = {**os.environ, "ONEDOOR_DATABASE_URL": database}
    return subprocess.run([onedoor, "verify"], env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
