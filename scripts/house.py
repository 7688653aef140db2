"""A municipality over HTTP, as its people and programs see it.

Needs nothing but Python itself.
"""

import json
import sys
import threading
import time
import urllib.request

from program import send

SECONDS_TO_SETTLE = 60


class House:
    """A demo municipality, with everybody who works there."""

    def __init__(self, address, demo):
        self.address, self.slug = address, demo["municipality"]
        self.admin = Person(self, "the administrator", demo["tokens"]["admin"])
        self.staff = {one["name"]: one for one in self.all(self.admin, "staff")}
        self.known = {}

    def allow_old_enquiries(self):
        """Enquiries may have come in some days ago."""
        self.admin.change("PATCH", "", {"settings": {"backdating_days": 30}}, of="")

    def person(self, name):
        """Somebody who works there, with a token of their own."""
        if name not in self.known:
            one = self.staff[name]
            form = {"label": name, "roles": one["roles"], "staff": one["id"]}
            issued = self.admin.post("tokens", form)
            self.known[name] = Person(self, name, issued["secret"], one["id"])
        return self.known[name]

    def program(self, label):
        """A program with a token of its own."""
        issued = self.admin.post("tokens", {"label": label, "roles": ["integration"]})
        return Person(self, label, issued["secret"])

    def all(self, by, path):
        """Everything of a list, page by page."""
        found, cursor = [], ""
        while True:
            page = by.get(f"{path}?limit=200{cursor}")
            found += page["items"]
            if "next" not in page:
                return found
            cursor = f"&cursor={page['next']}"

    def feed(self, by, narrowed=""):
        """The whole feed, from the beginning."""
        found, after = [], 0
        while True:
            page = by.get(f"events?after={after}&limit=200{narrowed}")
            found += page["items"]
            if page["next"] == after:
                return found
            after = page["next"]

    def ready(self):
        """What the program says of its own work."""
        _, _, said = send(urllib.request.Request(f"{self.address}/health/ready"))
        return said

    def settle(self):
        """Wait until the worker has done what is due."""
        give_up_at = time.monotonic() + SECONDS_TO_SETTLE
        while True:
            # Twice, as what was done may have made more due.
            quiet = 0
            for _ in range(2):
                ready = self.ready()
                quiet += ready["clock_work"]["behind_seconds"] == 0 and ready["feed"]["behind_seconds"] == 0
                time.sleep(0.7)
            if quiet == 2:
                return
            if time.monotonic() > give_up_at:
                sys.exit(f"the worker stays behind: {ready}")


class Person:
    """Somebody with a token. What fails ends the program, with what was answered."""

    def __init__(self, house, name, token, identity=None):
        self.house, self.name, self.token, self.id = house, name, token, identity

    def ask(self, method, path, body=None, seen=None):
        """Send a request; answer status, headers and body."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept-Language": "en"}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers["Content-Type"] = "application/json"
        if seen is not None:
            headers["If-Match"] = seen
        place = f"{self.house.address}/v1/{self.house.slug}{'/' if path else ''}{path}"
        return send(urllib.request.Request(place, data=data, headers=headers, method=method))

    def must(self, method, path, body=None, seen=None):
        """Send a request that must succeed; answer its body."""
        status, _, answer = self.ask(method, path, body, seen)
        if status not in (200, 201):
            sys.exit(f"{self.name}: {method} {path}: {status} {json.dumps(answer, ensure_ascii=False)}")
        return answer

    def get(self, path):
        return self.must("GET", path)

    def post(self, path, body):
        return self.must("POST", path, body)

    def change(self, method, path, body, of):
        """Change a thing as it was seen just now; when somebody else was faster, look again."""
        while True:
            status, _, answer = self.ask(method, path, body, self.version(of))
            if status != 412:
                break
        if status not in (200, 201):
            sys.exit(f"{self.name}: {method} {path}: {status} {json.dumps(answer, ensure_ascii=False)}")
        return answer

    def refused(self, method, path, body, of):
        """Try what must be refused; answer the problem."""
        status, _, problem = self.ask(method, path, body, self.version(of))
        if status < 400:
            sys.exit(f"{self.name}: {method} {path} was not refused: {status}")
        return problem

    def version(self, path):
        status, headers, answer = self.ask("GET", path)
        if status != 200:
            sys.exit(f"{self.name}: GET {path}: {status} {json.dumps(answer, ensure_ascii=False)}")
        return headers["ETag"]


class Listener:
    """A screen that follows the stream of events from the beginning."""

    def __init__(self, house):
        self.seen = []
        token = house.person("Marianne Højbroe").token
        place = f"{house.address}/v1/{house.slug}/events/stream?after=0"
        headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
        self.stream = urllib.request.urlopen(urllib.request.Request(place, headers=headers), timeout=60)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        """An event is what has a kind; a comment only says that the stream lives."""
        number = None
        try:
            for line in self.stream:
                if line.startswith(b"id: "):
                    number = int(line[4:])
                elif line.startswith(b"event: "):
                    self.seen.append(number)
        except (OSError, ValueError):
            pass  # The server has stopped.

    def numbers(self, count, seconds):
        """The numbers of what was seen, once so much has come."""
        give_up_at = time.monotonic() + seconds
        while len(self.seen) < count and time.monotonic() < give_up_at:
            time.sleep(0.1)
        return list(self.seen)
