#!/usr/bin/env python3
"""Keep attachments in what speaks like S3 (moto), through the program built with the feature `s3`.

    scripts/pinned-python s3like scripts/check_s3.py ONEDOOR_PROGRAM

Adds a small file and one of more parts than one, reads both back byte for byte, removes one, has all of
them verified, and says what becomes of a file while the store is away. Exits 1 if anything is not as it
should be.
"""

import hashlib
import json
import logging
import os
import pathlib
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

from house import House
from place import Place
from program import Mortal, send

BUCKET = "filer"
LARGE = 24 * 1024 * 1024


def main():
    """Play it; answer the exit code."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="onedoor-s3.") as folder:
        store = Store()
        try:
            return play(sys.argv[1], pathlib.Path(folder), store)
        finally:
            store.stop()


class Store:
    """Somewhere that speaks like S3, with one bucket."""

    def __init__(self):
        self.place = Place()
        self.server = None
        self.start()
        self.client = boto3.client(
            "s3", endpoint_url=self.place.address, region_name="eu-north-1",
            aws_access_key_id="onedoor", aws_secret_access_key="secret",
            config=Config(s3={"addressing_style": "path"}),
        )
        self.client.create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"}
        )

    def start(self):
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.place.port, verbose=False)
        self.server.start()

    def stop(self):
        if self.server is not None:
            self.server.stop()
            self.server = None

    def settings(self):
        """How the program is told of it."""
        return {
            "ONEDOOR_FILES": f"s3://{BUCKET}/onedoor",
            "AWS_ENDPOINT": self.place.address, "AWS_ALLOW_HTTP": "true",
            "AWS_REGION": "eu-north-1", "AWS_ACCESS_KEY_ID": "onedoor",
            "AWS_SECRET_ACCESS_KEY": "secret",
        }

    def keys(self):
        return sorted(one["Key"] for one in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", []))


class Checks:
    """What was looked at, and whether it was as it should be."""

    def __init__(self):
        self.wrong = 0

    def that(self, sentence, is_so, seen=""):
        print(f"{'ok  ' if is_so else 'WRONG'} {sentence}{'' if is_so else f': {seen}'}", flush=True)
        self.wrong += not is_so


def play(onedoor, folder, store):
    """The whole of it."""
    checks = Checks()
    settings = {"ONEDOOR_DATABASE_URL": f"sqlite:{folder}/onedoor.sqlite", **store.settings()}
    program = Mortal(onedoor, settings, folder / "log", Place())
    demo = json.loads(program.run("demo", "--country", "DK", "--json").stdout)
    program.start()
    try:
        house = House(program.address, demo)
        case = house.person("Marianne Højbroe").post("enquiries", {
            "channel": "front_desk", "text": "Vi vil åbne en café.", "case_types": ["start_advice"],
        })["case"]["id"]
        by = house.admin.__class__(house, "the manager", demo["tokens"]["manager"])
        small, large = b"Navn;Beloeb\nCafe;100\n", b"%PDF-1.7\n" + os.urandom(LARGE)
        files = [add(by, case, name, kind, data) for name, kind, data in (
            ("budget.csv", "text/csv", small), ("plan.pdf", "application/pdf", large))]
        for (status, answer), data in zip(files, (small, large)):
            checks.that(f"{len(data)} bytes are taken on", status == 201, answer)
            got = read(by, answer["id"]) if status == 201 else b""
            checks.that("and come back as they were", digest(got) == digest(data), len(got))
        checks.that("the bucket holds two objects below the prefix",
                    len(store.keys()) == 2 and all(key.startswith("onedoor/") for key in store.keys()),
                    store.keys())
        refused, _ = add(by, case, "run.exe", "application/octet-stream", b"MZ" + bytes(4000))
        checks.that("what is refused leaves nothing there", refused == 422 and len(store.keys()) == 2, refused)
        verified = program.run("verify", "--with-files", must=False)
        checks.that("`verify --with-files` finds nothing", verified.returncode == 0, verified.stdout)
        gone = files[0][1]["id"]
        removed = by.change("POST", f"attachments/{gone}/remove", {"reason": "Forkert sag"}, of=f"attachments/{gone}")
        checks.that("a removed file is a tombstone", removed["state"] == "removed", removed)
        away(by, case, store, checks)
        checks.that("and its bytes are gone", until(lambda: len(store.keys()) == 2), store.keys())
        doctor = program.run("doctor", must=False)
        checks.that("`doctor` finds the place fit for use", "files" in doctor.stdout, doctor.stdout)
    finally:
        program.stop()
    print(f"{checks.wrong} wrong")
    return 1 if checks.wrong else 0


def away(by, case, store, checks):
    """While nobody is there, a file is refused so that it can be sent again; then it is taken."""
    store.stop()
    status, answer = add(by, case, "brev.csv", "text/csv", b"a;b\n1;2\n")
    checks.that("without the store nothing is taken on, and that is said", status == 503, (status, answer))
    store.start()
    status, answer = add(by, case, "brev.csv", "text/csv", b"a;b\n1;2\n")
    checks.that("with it again, it is", status == 201, (status, answer))


def add(by, case, name, kind, data):
    """Add a file; answer status and body."""
    edge = uuid.uuid4().hex
    body = (f"--{edge}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n"
            f"Content-Type: {kind}\r\n\r\n").encode() + data + f"\r\n--{edge}--\r\n".encode()
    headers = {"Authorization": f"Bearer {by.token}", "Content-Type": f"multipart/form-data; boundary={edge}"}
    place = f"{by.house.address}/v1/{by.house.slug}/cases/{case}/attachments"
    status, _, answer = send(urllib.request.Request(place, data=body, headers=headers, method="POST"))
    return status, answer


def read(by, attachment):
    """The bytes of a file."""
    place = f"{by.house.address}/v1/{by.house.slug}/attachments/{attachment}/content"
    request = urllib.request.Request(place, headers={"Authorization": f"Bearer {by.token}"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()
    except urllib.error.HTTPError as problem:
        return problem.read()


def until(look):
    """Wait for something that the worker does."""
    give_up_at = time.monotonic() + 30
    while not (found := look()) and time.monotonic() < give_up_at:
        time.sleep(0.3)
    return found


def digest(data):
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
