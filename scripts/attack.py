#!/usr/bin/env python3
"""Fuzz the API as its description tells it, on both databases, with every check of schemathesis.

    scripts/with-postgres scripts/pinned-python schemathesis scripts/attack.py ONEDOOR_PROGRAM

For SQLite (a new file) and for PostgreSQL (ONEDOOR_TEST_POSTGRES_URL, which must be empty) it loads a
demo municipality, lays one of everything on a case, serves it, and lets schemathesis send what the
description allows and what it forbids, as a manager and as an administrator. No answer may be a fault,
or of a status, kind or form that is not described; what is forbidden must be refused; nothing may be had
without a token. Prints seeds and counts. Exits 1 if anything was found; the report stands below the
folder that is printed.
"""

import argparse
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

from house import House
from program import load_demo, served

ROLES = ("manager", "admin")
# What is tried is more than anybody honest asks.
UNLIMITED = dict.fromkeys(("ONEDOOR_RATE_PER_TOKEN", "ONEDOOR_RATE_PER_ACCOUNT", "ONEDOOR_RATE_PER_ADDRESS",
                           "ONEDOOR_RATE_PUBLIC", "ONEDOOR_WRONG_CREDENTIALS"), "0")
# A version that was seen long ago, or never, and words that mean nothing are refused, too.
REFUSED = [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428]
# A GET of the same address would be of something with that word for an id: there is nothing, 404, where
# schemathesis expects 405. Nothing else is let pass of these.
ANOTHER_GET = ["receive_message", "simulate_guarantee"]
# A mail is no form that it can write, and a form in which somebody filled the field that people do not see
# is answered as if it had been taken, whatever else it says. The tests of mail and of the form try these.
TRIED_ELSEWHERE = ["stream_feed", "receive_mail", "send_form"]
# What the description allows may still mean nothing here: a case type that the municipality has not,
# an answer to a question that nobody asked. So `positive_data_acceptance` cannot be asked.
EXCLUDED = "positive_data_acceptance"


def main():
    """Run both databases; answer the exit code."""
    arguments = parse_arguments()
    postgres = os.environ.get("ONEDOOR_TEST_POSTGRES_URL")
    if postgres is None:
        print("attack: ONEDOOR_TEST_POSTGRES_URL is not set: run me by `make attack`", file=sys.stderr)
        return 2
    os.environ.update(UNLIMITED)
    seed = arguments.seed or random.randrange(1, 2**32)
    sound = True
    with tempfile.TemporaryDirectory(prefix="onedoor-attack.") as folder:
        databases = {"SQLite": f"sqlite:{folder}/onedoor.sqlite", "PostgreSQL": postgres}
        for name, database in databases.items():
            log = pathlib.Path(folder, f"{name}.log")
            demo = load_demo(arguments.onedoor, database, "DK")
            with served(arguments.onedoor, database, log) as address:
                known = Known(House(address, demo))
                for role in ROLES:
                    place = arguments.reports / f"{name}-{role}"
                    config = pathlib.Path(folder, f"{name}-{role}.toml")
                    config.write_text(known.configuration(), encoding="utf-8")
                    print(f"\n{name} as {role}: seed {seed}, {arguments.examples} examples", flush=True)
                    token = demo["tokens"][role]
                    for part, chosen in chosen_checks().items():
                        fuzzed = (config, address, token, seed, arguments.examples, place / part)
                        sound &= fuzz(*fuzzed, chosen)
            sound &= no_faults(name, log)
    return 0 if sound else 1


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("onedoor", help="the built program")
    parser.add_argument("--examples", type=int, default=50, help="how many for each operation and phase")
    parser.add_argument("--seed", type=int, help="a run to repeat")
    parser.add_argument("--reports", type=pathlib.Path, default=pathlib.Path("target/attack"))
    return parser.parse_args()


def chosen_checks():
    """Which operations are tried, and which checks are not asked of them."""
    return {
        "most": ["--exclude-checks", EXCLUDED,
                 *(word for name in (*TRIED_ELSEWHERE, *ANOTHER_GET) for word in ("--exclude-operation-id", name))],
        "another-get": ["--exclude-checks", f"{EXCLUDED},unsupported_method",
                        *(word for name in ANOTHER_GET for word in ("--include-operation-id", name))],
    }


def fuzz(config, address, token, seed, examples, reports, chosen):
    """Let schemathesis loose; answer whether it found nothing."""
    reports = reports.resolve()
    reports.mkdir(parents=True, exist_ok=True)
    program = pathlib.Path(sys.executable).parent / "schemathesis"
    command = [
        program, "--config-file", config, "run", f"{address}/openapi.json",
        "--header", f"Authorization: Bearer {token}",
        "--checks", "all", *chosen,
        "--phases", "examples,coverage,fuzzing",
        "--max-examples", str(examples), "--seed", str(seed), "--workers", "2",
        "--continue-on-failure", "--no-shrink", "--generation-database", "none", "--no-color",
        "--suppress-health-check", "all", "--request-timeout", "30", "--warnings", "off",
        "--report", "junit", "--report-dir", reports,
    ]
    # It leaves what it remembers where it runs.
    done = subprocess.run(command, cwd=reports, stdout=subprocess.PIPE, text=True, check=False)
    (reports / "said.txt").write_text(done.stdout, encoding="utf-8")
    begin = done.stdout.find("SUMMARY")
    print(done.stdout[begin:] if done.returncode == 0 else done.stdout, flush=True)
    return done.returncode == 0


def no_faults(name, log):
    """Answer whether the log of the program tells of no fault."""
    lines = log.read_text(encoding="utf-8").splitlines()
    faults = [line for line in lines if " ERROR " in line or "panicked" in line]
    print(f"{name}: {len(lines)} lines of log, {len(faults)} faults")
    print("\n".join(faults[:20]))
    return not faults


class Known:
    """Ids of things that are there, so that not every request ends at the door."""

    def __init__(self, house):
        self.house = house
        by = house.person("Marianne Højbroe")
        enquiry = {"channel": "phone", "text": "En café med vin", "case_types": ["restaurant_cafe"],
                   "business": {"name": "Nygade ApS"}, "contact": {"name": "Ida", "phone": "33123456"}}
        self.case = by.post("enquiries", enquiry)
        case = self.case["case"]["id"]
        soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=30)
        span = {"starts_at": soon.isoformat(), "ends_at": (soon + datetime.timedelta(hours=1)).isoformat()}
        one = by.post
        self.ids = {
            "cases": case,
            "contributions": self.case["contributions"][0]["id"],
            "guarantees": self.case["guarantees"][0]["id"],
            "staff": self.leader(),
            "call-backs": one(f"cases/{case}/call-backs", {"phone": "33123456"})["id"],
            "contact-moments": one(f"cases/{case}/contact-moments", {
                "kind": "call", "direction": "in", "outcome": "reached"})["id"],
            "meetings": one(f"cases/{case}/meetings", {"kind": "visit", "place": "x", **span})["id"],
            "units": "building",
            "absences": house.admin.post("absences", {"staff": self.leader(), **span})["id"],
            "duties": house.admin.post("duties", {"staff": self.leader(), **span})["id"],
            "tokens": house.admin.post("tokens", {"label": "x", "roles": ["handler"]})["token"]["id"],
            "meeting-slots": one("meeting-slots", {
                "name": "x", "first_on": soon.date().isoformat(), "every_weeks": 2, "starts": "13:00",
                "minutes": 60, "capacity": 3})["id"],
            "businesses": by.get("businesses")["items"][0]["id"],
            "retention": case,
            "holds": one(f"retention/{case}/holds", {"ground": "x"})["id"],
        }
        contact = one(f"cases/{case}/tracking-codes", {})["tracking_code"].get("contact")
        if contact is not None:
            self.ids["contacts"] = contact
        self.nested = {
            "message": one(f"cases/{case}/messages", {"text": "Hej"})["id"],
            "number": one(f"cases/{case}/overviews", {})["number"],
            "version": 1,
            "list": "pool",
        }

    def leader(self):
        """Somebody of the management."""
        staff = self.house.staff.values()
        return next(one["id"] for one in staff if "manager" in one["roles"])

    def configuration(self):
        """What schemathesis is told besides the description."""
        lines = [f'[parameters]\n"path.municipality" = {json.dumps(self.house.slug)}']
        lines += [f'"path.{name}" = {json.dumps(value)}' for name, value in self.nested.items()]
        lines += ["[checks]", f"negative_data_rejection.expected-statuses = {json.dumps(REFUSED)}",
                  f"missing_required_header.expected-statuses = {json.dumps(REFUSED)}"]
        for root, known in self.ids.items():
            pattern = json.dumps(f"^/v1/\\{{municipality\\}}/{root}/\\{{id\\}}")
            lines += ["[[operations]]", f"include-path-regex = {pattern}",
                      f'parameters = {{ "path.id" = {json.dumps(known)} }}']
        return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
