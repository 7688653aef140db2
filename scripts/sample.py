#!/usr/bin/env python3
"""Send the sample enquiries through both databases and print where each of them went.

    scripts/with-postgres scripts/sample.py ONEDOOR_PROGRAM

For SQLite (a new file) and for PostgreSQL (ONEDOOR_TEST_POSTGRES_URL, which must be empty) it loads
the four demo municipalities, serves them, and posts each enquiry to the municipality of its country,
as a receptionist would. Exits 1 unless every enquiry of both databases was routed.

Needs nothing but Python itself.
"""

import argparse
import datetime
import json
import os
import pathlib
import sys
import tempfile
import time
import urllib.request

from program import load_demo, send, served

COUNTRIES = ("DK", "NO", "SE", "FI")
ENQUIRIES = pathlib.Path(__file__).parent.parent / "crates/domain/fixtures/enquiries.jsonl"
# Enquiries may be registered up to 30 days late. A day less, so that no time zone matters.
BACKDATING = datetime.timedelta(days=29)


def main():
    """Run both databases; answer the exit code."""
    arguments = parse_arguments()
    postgres = os.environ.get("ONEDOOR_TEST_POSTGRES_URL")
    if postgres is None:
        print("sample: ONEDOOR_TEST_POSTGRES_URL is not set: run me by `make sample`", file=sys.stderr)
        return 2
    enquiries = [json.loads(line) for line in arguments.enquiries.open(encoding="utf-8")]
    all_routed = True
    with tempfile.TemporaryDirectory(prefix="onedoor-sample.") as folder:
        databases = {"SQLite": f"sqlite:{folder}/onedoor.sqlite", "PostgreSQL": postgres}
        for name, database in databases.items():
            print(f"\n{name}\n")
            log = pathlib.Path(folder, f"{name}.log")
            municipalities = {c: load_demo(arguments.onedoor, database, c) for c in COUNTRIES}
            with served(arguments.onedoor, database, log) as address:
                outcomes = [
                    post(address, municipalities[enquiry["country"]], arguments.role, enquiry)
                    for enquiry in enquiries
                ]
            all_routed &= report(outcomes)
    return 0 if all_routed else 1


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("onedoor", help="the built program")
    parser.add_argument("--role", default="front_desk", help="whose token is used")
    parser.add_argument("--enquiries", type=pathlib.Path, default=ENQUIRIES)
    return parser.parse_args()


def post(address, municipality, role, enquiry):
    """Register an enquiry; answer its id, the status and the body, whatever they are."""
    request = urllib.request.Request(
        f"{address}/v1/{municipality['municipality']}/enquiries",
        data=json.dumps(as_request(enquiry)).encode(),
        headers={
            "Authorization": f"Bearer {municipality['tokens'][role]}",
            "Content-Type": "application/json",
            "Idempotency-Key": f"sample-{enquiry['id']}",
        },
        method="POST",
    )
    for _ in range(5):
        status, headers, body = send(request)
        if status not in (429, 503):
            break
        # The same key again: whatever came of the first attempt, there is one case.
        time.sleep(min(float(headers.get("Retry-After", "1")), 10))
    return enquiry["id"], status, body


def as_request(enquiry):
    """The request's body: what is known, in the words of the API."""
    business = enquiry["business"] or {}
    identifiers = None
    if business.get("id_value"):
        identifiers = [{"scheme": business["id_scheme"], "value": business["id_value"]}]
    return known(
        {
            "channel": enquiry["channel"],
            "received_at": acceptable_moment(enquiry["received_at"]),
            "language": enquiry["language"],
            "subject": enquiry["subject"],
            "text": enquiry["text"],
            "business": known({"name": business.get("name"), "identifiers": identifiers}),
            "contact": known(enquiry["contact"] or {}),
        }
    )


def known(fields):
    """Only the fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", {})}


def acceptable_moment(text):
    """The moment if it may still be registered, else nothing, which means now."""
    age = datetime.datetime.now(datetime.timezone.utc) - datetime.datetime.fromisoformat(text)
    return text if datetime.timedelta() <= age <= BACKDATING else None


def report(outcomes):
    """Print the table and the sum; answer whether all were routed."""
    heading = ("enquiry", "reference", "coordinator", "first due", "last due", "case types", "units")
    rows = [row(name, body) for name, status, body in outcomes if is_routed(status, body)]
    widths = [max(len(line[column]) for line in [heading, *rows]) for column in range(len(heading))]
    for line in [heading, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    for name, status, body in outcomes:
        if not is_routed(status, body):
            print(f"{name}  NOT ROUTED  {status}  {reason(body)}")
    print(f"\n{len(rows)} of {len(outcomes)} routed")
    return len(rows) == len(outcomes)


def is_routed(status, body):
    """Created, with a coordinator who can be called, a unit at work and a promise with a date."""
    try:
        return (
            status == 201
            and bool(body["case"]["reference"])
            and bool(body["coordinator"]["name"] and body["coordinator"]["phone"])
            and bool(body["contributions"] and due_moments(body))
        )
    except (KeyError, TypeError):
        return False


def row(name, body):
    due = due_moments(body)
    return (
        name,
        body["case"]["reference"],
        body["coordinator"]["name"],
        due[0],
        due[-1],
        ", ".join(case_type["id"] for case_type in body["case"]["case_types"]) or "-",
        ", ".join(contribution["unit"] for contribution in body["contributions"]),
    )


def due_moments(body):
    """When guarantees fall due, in order, to the minute. Those not running yet have no moment."""
    return sorted(g["due_at"][:16].replace("T", " ") + "Z" for g in body["guarantees"] if g.get("due_at"))


def reason(body):
    """Why, in one line: a problem's detail and its fields, else the whole answer."""
    if "detail" not in body and "errors" not in body:
        return json.dumps(body, ensure_ascii=False)[:500]
    parts = [body.get("code", ""), body.get("detail", "")]
    parts += [f"{e.get('pointer')}: {e.get('detail')}" for e in body.get("errors", [])]
    return " | ".join(part for part in parts if part)


if __name__ == "__main__":
    sys.exit(main())
