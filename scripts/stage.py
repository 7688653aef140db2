"""On what the story of `make demo-people` is played: a municipality, a mail server, the receiver of a
webhook, a website elsewhere, and the program, that is killed and started again.

Needs nothing but Python itself.
"""

import json
import pathlib
import sys
import time

from hook_receiver import HookReceiver
from house import House
from mail_server import MailServer
from place import Place
from program import Mortal
from website import Website

DEMO = pathlib.Path(__file__).resolve().parent.parent / "crates/server/demo/dk.yaml"
# Staff are told at any hour, so that this can be played at any hour.
MAIL = "  mail: {"
NO_QUIET_HOURS = MAIL + "quiet_from_hour: 0, quiet_until_hour: 0, "
SECONDS_TO_ARRIVE = 60
# After a kill: the lease of what the dead worker held, and a wait between two tries on top.
SECONDS_TO_RECOVER = 480
SECONDS_TO_RECOVER_LONG = 1800


class Stage:
    """Everything that is started, and how long it is waited for."""

    def __init__(self, name, long):
        self.name, self.long, self.began = name, long, time.monotonic()
        self.seconds_to_recover = SECONDS_TO_RECOVER_LONG if long else SECONDS_TO_RECOVER
        self.mail, self.hooks, self.website = MailServer(), HookReceiver(), Website()
        self.program = None

    def tell(self, sentence):
        """One step."""
        minutes, seconds = divmod(int(time.monotonic() - self.began), 60)
        print(f"{self.name:>10} {minutes:2}:{seconds:02}  * {sentence}", flush=True)

    def note(self, sentence):
        print(f"{self.name:>10}            {sentence.strip()}", flush=True)

    def until(self, what, look, seconds=SECONDS_TO_ARRIVE):
        """Wait until something is there, and answer it."""
        give_up_at = time.monotonic() + seconds
        while not (found := look()):
            if time.monotonic() > give_up_at:
                sys.exit(f"{self.name}: not within {seconds} seconds: {what}")
            time.sleep(0.3)
        return found

    def open(self, onedoor, database, folder):
        """A municipality, a mail server, the receiver of a webhook, and a website elsewhere."""
        place = Place()
        settings = {
            "ONEDOOR_SMTP_HOST": "127.0.0.1", "ONEDOOR_SMTP_PORT": str(self.mail.place.port),
            "ONEDOOR_SMTP_TLS": "off", "ONEDOOR_SMTP_FROM": "onedoor@eksempel.example",
            "ONEDOOR_WEBHOOK_ALLOW": self.hooks.place.host,
            "ONEDOOR_CORS_ORIGINS": self.website.place.address,
            "ONEDOOR_LOG": "warn",
            "ONEDOOR_KEY_FILE": f"{folder}/{self.name}.key", "ONEDOOR_FILES": f"{folder}/{self.name}.files",
        }
        file = folder / f"{self.name}.yaml"
        file.write_text(DEMO.read_text("utf-8").replace(MAIL, NO_QUIET_HOURS, 1), "utf-8")
        self.program = Mortal(onedoor, {**settings, "ONEDOOR_DATABASE_URL": database}, folder / f"{self.name}.log", place)
        self.program.run("migrate")
        self.program.run("municipality", "import", str(file))
        demo = json.loads(self.program.run("demo", "--json").stdout)
        self.program.start()
        self.house = House(place.address, demo)
        self.manager = self.house.person("Marianne Højbroe")
        self.journal = self.house.program("Journal")
        self.website.embed(place.address, self.house.slug)
        asked = {"url": f"{self.hooks.place.address}/onedoor", "description": "Journal"}
        issued = self.house.admin.post("webhooks", asked)
        self.webhook, self.hooks.secret = issued["webhook"], issued["secret"]
        self.hook = f"webhooks/{self.webhook['id']}"
        self.ping = self.house.admin.post(f"{self.hook}/ping", None)["message_id"]
        self.tell("A municipality, a mail server, a website elsewhere, and a journal that is told by webhook")

    def letter(self, tiding, to, part, seconds=SECONDS_TO_ARRIVE):
        """The first mail by which somebody is told such a thing, with a link to such a page."""
        def is_it(letter):
            return letter.to == to and self.house.admin.get(f"deliveries/{letter.id}")["tiding"] == tiding
        found = self.until(f"a mail: {tiding}", lambda: next(filter(is_it, list(self.mail.letters)), None), seconds)
        self.check(found.link(part), f"a link to {part} stands in it: {tiding}")
        return found

    def check(self, right, what):
        if not right:
            sys.exit(f"{self.name}: it is not so: {what}")

    def is_quiet(self):
        """Whether nothing is to be told, as the program says of itself."""
        ready = self.house.ready()
        return ready["deliveries"]["waiting"] == 0 and ready["webhooks"]["waiting"] == 0

    def failed(self, path):
        """What was tried in vain and waits to be tried again."""
        waiting = self.house.admin.get(f"{path}?limit=200&state=waiting")["items"]
        return [one for one in waiting if one.get("failure")]

    def away(self):
        return round(time.monotonic() - self.away_since)

    def stay_away(self, seconds):
        time.sleep(max(0.0, self.away_since + seconds - time.monotonic()))

    def kill(self, when):
        self.program.kill()
        self.tell(f"The program is killed {when} (SIGKILL, {self.program.deaths} of 3), and started again")

    def stop(self):
        if self.program and self.program.running:
            self.program.stop()

    def break_off(self, why):
        """Tell why the story does not go on, and what the program said last."""
        self.tell(f"BROKEN OFF: {why}")
        if self.program and self.program.log.exists():
            sys.stderr.write(self.program.log.read_text("utf-8")[-4000:])

    def is_verified(self):
        """Whether `onedoor verify` finds nothing."""
        found = self.program.run("verify", must=False)
        self.note(f"verify: {(found.stdout + found.stderr).strip()}")
        return found.returncode == 0
