"""A program that is told what happens by webhook: it checks every signature, keeps every identity
once, and can be away for a while.

Needs Python itself, and the packages of scripts/browser.
"""

import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import subprocess
import threading
import time

from place import Place

SECONDS_OLD = 300


class HookReceiver:
    """One at a place of its own, in a thread of its own."""

    def __init__(self):
        self.place, self.secret, self.judge = Place(), None, Library()
        # Every call as it came: the identity, and the body as it was read.
        self.calls, self.wrong = [], []
        self.hold_next, self.held, self.gone = False, threading.Event(), threading.Event()
        self.come_back()

    def come_back(self):
        self.server = http.server.ThreadingHTTPServer(self.place.host.split(":"), Call, bind_and_activate=False)
        self.server.socket.close()
        self.server.socket, self.server.receiver = self.place.open(), self
        threading.Thread(target=self.server.serve_forever, args=(0.1,), daemon=True).start()

    def go_away(self):
        self.server.shutdown()
        self.server.server_close()

    def hold(self):
        """The next call is kept, but whoever called never hears so."""
        self.held.clear()
        self.gone.clear()
        self.hold_next = True

    def take(self, headers, body):
        """Keep a call; answer the status."""
        identity = headers.get("webhook-id", "")
        fault = self.fault(headers, body)
        if fault:
            self.wrong.append(f"{identity}: {fault}")
            return 401
        self.calls.append((identity, json.loads(body)))
        if self.hold_next:
            self.hold_next, self.held_id = False, identity
            self.held.set()
            self.gone.wait(60)
            return None
        return 204

    def fault(self, headers, body):
        """What is wrong with a call, if anything is."""
        if not is_genuine(self.secret, headers, body):
            return "its signature is not right"
        if (answer := self.judge.ask(self.secret, headers, body)) != "right":
            return f"the library standardwebhooks says: {answer}"
        if headers["content-type"].split(";")[0] != "application/cloudevents+json":
            return "it is not said to be a CloudEvent"
        event = json.loads(body)
        if event["specversion"] != "1.0" or event["id"] != headers["webhook-id"]:
            return "it is not the CloudEvent that it says it is"
        return None


class Library:
    """The library standardwebhooks, in a program of its own that ends with ours."""

    def __init__(self):
        self.one_at_a_time = threading.Lock()
        command = [pathlib.Path(__file__).resolve().parent / "browser", "--signatures"]
        self.running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, secret, headers, body):
        """What it says of a call."""
        signed = {name.lower(): value for name, value in headers.items() if name.lower().startswith("webhook-")}
        call = json.dumps({"secret": secret, "headers": signed, "body": body.decode()})
        with self.one_at_a_time:
            self.running.stdin.write(f"{call}\n")
            self.running.stdin.flush()
            return self.running.stdout.readline().strip()


class Call(http.server.BaseHTTPRequestHandler):
    """One call."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        status = self.server.receiver.take(self.headers, body)
        if status is None:
            self.close_connection = True
            return
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        """Nothing: what came is counted."""


def is_genuine(secret, headers, body):
    """Whether who knows the secret wrote this just now (Standard Webhooks 1.0)."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    stamp = headers.get("webhook-timestamp", "0")
    signed = f"{headers.get('webhook-id')}.{stamp}.".encode() + body
    ours = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    if abs(time.time() - int(stamp)) > SECONDS_OLD:
        return False
    return any(hmac.compare_digest(ours, one) for one in headers.get("webhook-signature", "").split(" "))
