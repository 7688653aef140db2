#!/usr/bin/env python3
"""Reach people over real ways that fail: a browser, mail and webhooks, on both databases at once.

    scripts/with-postgres scripts/demo_people.py ONEDOOR_PROGRAM [--long]

A visitor sends the form in a page of another site, in a real browser. She gets her receipt by mail and
follows its link; a handler takes her part of the case by the link in her own mail, and asks something.
Then the mail server and the receiver of a webhook are away, and the program is killed three times: while
they are, just when a mail was taken on and nobody said so yet, and just so with a call of the webhook.
Afterwards the question is there; it is answered on the page, the answer is sent and the case is closed.
In the end everything that was owed must have arrived, whatever came twice must have come under the same
identity, every signature must be right, and `onedoor verify` must find nothing. Exits 1 otherwise.

The outage lasts until something was tried in vain; --long has it last ten minutes for mail and five for
the webhook. Either way a killed worker's lease must run out, three minutes, before another sends.

Needs Python itself, and for the browser what `scripts/need test` brings.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import closing
from accounts import Accounts
from stage import Stage
from website import Forms, visit

HERE = pathlib.Path(__file__).resolve().parent
OWNER = "mette@nygade.example"
ENQUIRY = {
    "text": "Jeg vil åbne en café med udeservering i Nygade 3.", "types": ["restaurant_cafe"],
    "name": "Mette Holm", "email": OWNER,
}
HANDLER = "Signe Røgbjerg"
LONG_MAIL, LONG_HOOK = 600, 300
# One at a time: a browser is much for a small machine.
BROWSER = threading.Lock()


def main():
    """Play on both databases; answer the exit code."""
    long = sys.argv[2:] == ["--long"]
    if len(sys.argv) != 2 + long or "ONEDOOR_TEST_POSTGRES_URL" not in os.environ:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="onedoor-people.") as folder:
        databases = {
            "SQLite": f"sqlite:{folder}/onedoor.sqlite",
            "PostgreSQL": os.environ["ONEDOOR_TEST_POSTGRES_URL"],
        }
        with concurrent.futures.ThreadPoolExecutor(len(databases)) as stage:
            stories = [
                stage.submit(play, sys.argv[1], name, url, pathlib.Path(folder), long)
                for name, url in databases.items()
            ]
            rights = [story.result() for story in stories]
    print(f"\n{sum(rights)} of {len(rights)} databases: everybody was reached")
    return 0 if all(rights) else 1


def play(onedoor, name, database, folder, long):
    """The whole story on one database, and what `onedoor verify` says in the end."""
    story = Story(name, long)
    try:
        story.open(onedoor, database, folder)
        story.form()
        story.receipt()
        story.offer()
        story.question()
        story.outage()
        story.killed_at_mail()
        story.killed_at_hook()
        story.reply()
        story.final_answer()
        right = Accounts(story).are_right(story.seconds_to_recover)
    except SystemExit as end:
        story.break_off(end)
        return False
    finally:
        story.stop()
    return story.is_verified() and right


class Story(Stage):
    """What happens, in order, and what is known of it so far."""

    def form(self):
        """A visitor sends the form in a page of another site."""
        page = f"{self.website.place.address}/erhverv"
        with BROWSER:
            sent = subprocess.run(
                [HERE / "browser", "--send", page, json.dumps(ENQUIRY)], stdout=subprocess.PIPE, text=True, check=False
            )
        if sent.returncode != 0:
            sys.exit(f"{self.name}: the form could not be sent")
        receipt = json.loads(sent.stdout)
        self.reference = receipt["reference"]
        found = self.manager.get(f"cases?q={self.reference}")["items"][0]
        self.case, self.path = found["id"], f"cases/{found['id']}"
        self.coordinator = self.house.person(self.manager.get(self.path)["coordinator"]["name"])
        self.tell(f"A visitor sends the form, in Chromium {receipt['version']}, on a page of {receipt['page']}")
        self.note(f"{self.reference} to {receipt['to']}; her person is {self.coordinator.name}")

    def receipt(self):
        """The business gets its receipt, and sees where its case is."""
        letter = self.letter("receipt", OWNER, "/t/")
        status, page = visit(letter.link("/t/"))
        self.check(status == 200 and self.reference in page and self.coordinator.name in page, "the link leads to the case")
        self.tell(f"“{letter.subject}” is in her mailbox; its link shows her case and her person")

    def parts(self):
        return {part["id"]: part for part in self.manager.get(self.path)["contributions"]}

    def offer(self):
        """A handler takes her part of the case from her mail."""
        self.handler = self.house.person(HANDLER)
        letter = self.letter("offer", self.house.staff[HANDLER]["email"], "/offer/")
        link, before = letter.link("/offer/"), self.parts()
        for method in ("GET", "HEAD", "GET"):
            self.check(visit(link, method=method)[0] == 200, "the link opens a page")
        self.check(self.parts() == before, "looking at an offer changes nothing")
        _, form = Forms(visit(link)[1]).with_fields(reply="accept")
        self.check(visit(link, form)[0] == 200, "she takes it")
        self.check(visit(link, form)[0] == 404, "the link counts once")
        taken = [one for one in self.parts().values() if one["stage"] == "accepted" != before[one["id"]]["stage"]]
        self.check(len(taken) == 1, "one contribution is accepted")
        self.part = f"contributions/{taken[0]['id']}"
        self.tell(f"{HANDLER} takes the part of {taken[0]['unit_name']} by the link in her mail; three looks before changed nothing")

    def question(self):
        """Mail and webhook are away, and the handler asks something."""
        self.until("nothing is on its way", self.is_quiet)
        self.mail.go_away()
        self.hooks.go_away()
        self.away_since = time.monotonic()
        self.tell("The mail server is away, and so is the journal")
        asked = self.handler.post(f"{self.part}/questions", {"subject": "Udgange", "text": "Hvor mange udgange er der?"})
        if asked["stage"] == "asked":
            at = f"handler-questions/{asked['id']}"
            asked = self.coordinator.change("POST", f"{at}/forward", {}, of=at)
        self.asked = asked["message"]
        self.tell(f"{self.handler.name} asks how many ways out there are")

    def outage(self):
        """The program is killed while they are away; the journal comes back first."""
        mails = self.until("a mail was tried in vain", lambda: self.failed("deliveries"))
        calls = self.until("a call was tried in vain", lambda: self.failed(f"{self.hook}/deliveries"))
        self.tell(f"{len(mails)} mails and {len(calls)} calls were tried in vain ({mails[0]['failure']}, {calls[0]['failure']})")
        self.kill("while nobody answers")
        self.new_secret = self.house.admin.post(f"{self.hook}/rotate-secret", None)["secret"]
        self.stay_away(LONG_HOOK if self.long else 10)
        self.hooks.come_back()
        self.tell(f"The journal is back after {self.away()} seconds")
        self.stay_away(LONG_MAIL if self.long else 20)

    def killed_at_mail(self):
        """The mail server takes a mail on, and the program is killed before it hears so."""
        self.mail.hold()
        self.mail.come_back()
        self.tell(f"The mail server is back after {self.away()} seconds")
        self.until("a mail after the outage", self.mail.held.is_set, self.seconds_to_recover)
        self.held_mail = self.mail.held_id
        self.kill("when a mail was taken on and nobody had said so")

    def killed_at_hook(self):
        """The journal keeps an event, and the program is killed before it hears so."""
        self.hooks.hold()
        self.coordinator.post(f"{self.path}/progress", {"progress": "business_reached"})
        self.until("a call after the outage", self.hooks.held.is_set, self.seconds_to_recover)
        self.held_call = self.hooks.held_id
        self.kill("when an event was kept and nobody had said so")
        self.hooks.gone.set()

    def reply(self):
        """The business answers on the page of its case."""
        letter = self.letter("question", OWNER, "/t/", self.seconds_to_recover)
        link = letter.link("/t/")
        action, form = Forms(visit(link)[1]).with_fields(in_reply_to=self.asked, text=None)
        form["text"] = "To: en til gaden og en til gården."
        status, page = visit(link.split("?")[0] + action, form)
        self.check(status == 200 and "Vi har modtaget det" in page, "the page says that her answer came")
        self.check(form["text"] not in page, "her words stand on no page, as links are passed on")
        said = self.coordinator.get(f"{self.path}/messages?limit=200")["items"]
        self.check(any(one["text"] == form["text"] and one.get("in_reply_to") == self.asked for one in said), "her answer is on the case")
        # Until now the journal knew the old one alone, which goes on counting for a day.
        self.hooks.secret = self.new_secret
        self.tell(f"“{letter.subject}” came after {self.away()} seconds; she answers on the page of her case")

    def final_answer(self):
        """The handler answers, the coordinator sends it, and the case is closed."""
        self.handler.change("POST", f"{self.part}/answer", {"text": "To udgange er nok til 49 gæster."}, of=self.part)
        draft = f"{self.path}/answer-draft"
        text = self.coordinator.get(draft)["text"]
        self.coordinator.change("PUT", draft, {"text": f"Kære Mette\n\n{text}\n\nVenlig hilsen\n{self.coordinator.name}"}, of=draft)
        self.coordinator.change("POST", f"{self.path}/answer", {}, of=self.path)
        closed = closing.close(self.coordinator, self.path, lambda line: None)
        self.check(closed["stage"] == "closed", "the case is closed")
        self.tell(f"{self.coordinator.name} sends the answer and closes the case")


if __name__ == "__main__":
    sys.exit(main())
