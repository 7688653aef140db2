"""A place on this machine where something can be reached, or is away for a while.

Needs nothing but Python itself.
"""

import socket


class Place:
    """A port that stays ours while nobody listens at it: whoever connects is refused then."""

    def __init__(self):
        self.holder = self.bound(0)
        self.port = self.holder.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.address = f"http://{self.host}"

    def bound(self, port):
        mine = socket.socket()
        mine.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        mine.bind(("127.0.0.1", port))
        return mine

    def open(self):
        """A socket that listens there."""
        listening = self.bound(self.port)
        listening.listen(64)
        return listening
