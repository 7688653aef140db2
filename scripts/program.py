"""What scripts share: starting the program on a database, and sending it requests.

Needs nothing but Python itself.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 30


def load_demo(onedoor, database, country):
    """Load the demo municipality of a country; answer its slug and its tokens."""
    done = subprocess.run(
        [onedoor, "demo", "--country", country, "--json"],
        env={**os.environ, "ONEDOOR_DATABASE_URL": database},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"`onedoor demo --country {country}` failed with {done.returncode}")
    return json.loads(done.stdout)


@contextlib.contextmanager
def served(onedoor, database, log, *options):
    """Serve a database on a free port for as long as the block runs; give its address."""
    listen = f"127.0.0.1:{free_port()}"
    with log.open("a", encoding="utf-8") as output:
        server = subprocess.Popen(
            [onedoor, "serve", *options],
            env={**os.environ, "ONEDOOR_DATABASE_URL": database, "ONEDOOR_LISTEN": listen},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://{listen}"
        wait_until_ready(server, address, log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=SECONDS_TO_START)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


class Mortal:
    """The program over a database, that is killed without warning and started again at the same place."""

    def __init__(self, onedoor, settings, log, place):
        self.onedoor, self.log, self.address = onedoor, log, place.address
        self.environment = {**os.environ, **settings, "ONEDOOR_LISTEN": place.host}
        self.deaths, self.running = 0, None

    def run(self, *words, must=True):
        """Run a command of it; answer how it ended and what it said."""
        done = subprocess.run(
            [self.onedoor, *words], env=self.environment, capture_output=True, text=True, check=False
        )
        if must and done.returncode != 0:
            sys.exit(f"`onedoor {' '.join(words)}` failed with {done.returncode}: {done.stderr}")
        return done

    def start(self):
        with self.log.open("a", encoding="utf-8") as output:
            self.running = subprocess.Popen(
                [self.onedoor, "serve"], env=self.environment, stdout=output, stderr=subprocess.STDOUT
            )
        wait_until_ready(self.running, self.address, self.log)

    def kill(self):
        """End it with SIGKILL, and start it again."""
        self.deaths += 1
        self.running.kill()
        self.running.wait()
        self.start()

    def stop(self):
        if self.running is None:
            return
        self.running.terminate()
        try:
            self.running.wait(timeout=SECONDS_TO_START)
        except subprocess.TimeoutExpired:
            self.running.kill()
            self.running.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(server, address, log):
    give_up_at = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up_at and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    sys.stderr.write(log.read_text(encoding="utf-8")[-4000:])
    sys.exit("the server did not become ready")


def send(request):
    try:
        with urllib.request.urlopen(request, timeout=SECONDS_TO_ANSWER) as answer:
            return answer.status, answer.headers, parse(answer.read())
    except urllib.error.HTTPError as problem:
        return problem.code, problem.headers, parse(problem.read())
    except OSError as error:
        return 0, {}, {"detail": f"no answer: {error}"}


def parse(body):
    try:
        return json.loads(body)
    except ValueError:
        return {"detail": body.decode(errors="replace")}
