"""A mail server that remembers what it took on, and can be away for a while.

Needs nothing but Python itself.
"""

import asyncio
import email
import email.policy
import re
import threading

from place import Place

LONGEST_LINE = 1 << 20
LINK = re.compile(r"https?://\S+")


class Letter:
    """A mail as it came."""

    def __init__(self, to, raw):
        self.to = to
        message = email.message_from_bytes(raw, policy=email.policy.default)
        self.id = message["Message-ID"].strip().strip("<>").split("@")[0]
        self.subject = message["Subject"]
        self.text = message.get_body(("plain",)).get_content()

    def link(self, part):
        """The first link in it that leads to such a page."""
        return next((link for link in LINK.findall(self.text) if part in link), None)


class MailServer:
    """One that speaks SMTP at a place of its own, in a thread of its own."""

    def __init__(self):
        self.place, self.letters, self.open_ways = Place(), [], set()
        self.hold_next, self.held = False, threading.Event()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.come_back()

    def come_back(self):
        self.wait_for(self.listen())

    def go_away(self):
        """Nobody answers any more, also those who are being talked to."""
        self.wait_for(self.stop())

    def hold(self):
        """The next mail is taken on, but whoever sent it never hears so."""
        self.held.clear()
        self.hold_next = True

    def wait_for(self, what):
        asyncio.run_coroutine_threadsafe(what, self.loop).result(10)

    async def listen(self):
        self.server = await asyncio.start_server(self.talk, sock=self.place.open(), limit=LONGEST_LINE)

    async def stop(self):
        self.server.close()
        for way in self.open_ways:
            way.transport.abort()

    async def talk(self, hears, says):
        """A conversation, until one of both goes."""
        self.open_ways.add(says)
        try:
            await self.converse(hears, says)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # They have gone.
        finally:
            self.open_ways.discard(says)
            says.close()

    async def converse(self, hears, says):
        says.write(b"220 the mail server of the demonstration\r\n")
        to = None
        while line := await hears.readline():
            word = line[:4].upper()
            answer = b"250 ok"
            if word == b"EHLO":
                answer = b"250-demonstration\r\n250 8BITMIME"
            elif word == b"RCPT":
                to = line[line.index(b"<") + 1:line.index(b">")].decode()
            elif word == b"DATA":
                says.write(b"354 go on\r\n")
                raw = await hears.readuntil(b"\r\n.\r\n")
                letter = Letter(to, raw[:-3].replace(b"\r\n..", b"\r\n."))
                self.letters.append(letter)
                if self.hold_next:
                    self.hold_next, self.held_id = False, letter.id
                    self.held.set()
                    await hears.read()
                    return
            elif word == b"QUIT":
                says.write(b"221 bye\r\n")
                return
            says.write(answer + b"\r\n")
            await says.drain()
