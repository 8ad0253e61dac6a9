"""A server with a bounded number of connections, none of which is held for ever.

A connection has a deadline, which its handler renews as it gets on; where there is no room, the one
that was unused for longest makes it. What holds connections open so keeps no browser out.
"""

from __future__ import annotations

import math
import os
import socket
import sys
import threading
import time
from contextlib import suppress
from http.server import ThreadingHTTPServer
from typing import Any

MOST_CONNECTIONS = 128  # and threads: a browser has six for a page, and two or three pages open
HEAD_SECONDS = 10.0  # for the whole head of a request, and without one
ROOM_SECONDS = 3.0  # until a connection that has to go has gone


class PreviewServer(ThreadingHTTPServer):
    """A thread for each connection, MOST_CONNECTIONS at once."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers have one port
    request_queue_size = MOST_CONNECTIONS

    def __init__(self, *arguments: Any) -> None:
        self.deadlines: dict[socket.socket, float] = {}  # in the order of their last use
        self.room = threading.Condition()
        super().__init__(*arguments)

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Whether there is room for a connection, or can be made."""
        with self.room:
            if len(self.deadlines) >= MOST_CONNECTIONS:
                self.end_first()
            has_room = self.room.wait_for(
                lambda: len(self.deadlines) < MOST_CONNECTIONS, timeout=ROOM_SECONDS
            )
            if has_room:
                self.deadlines[request] = time.monotonic() + HEAD_SECONDS
            return has_room

    def renew(self, connection: socket.socket, seconds: float) -> None:
        """Lets a connection that gets on have so much time from now."""
        with self.room:
            self.deadlines.pop(connection, None)
            self.deadlines[connection] = time.monotonic() + seconds

    def end_first(self) -> None:
        """Ends the connection that was unused for longest, but for those that end already."""
        for connection, deadline in self.deadlines.items():
            if deadline > -math.inf:
                self.deadlines[connection] = -math.inf
                end(connection)
                return

    def service_actions(self) -> None:
        """Ends what is past its deadline; the server calls this twice a second."""
        now = time.monotonic()
        with self.room:
            for connection, deadline in self.deadlines.items():
                if deadline < now:
                    end(connection)

    def shutdown_request(self, request: Any) -> None:
        with self.room:
            self.deadlines.pop(request, None)
            self.room.notify()
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that is gone is no news; a bug leaves its trace."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def end(connection: socket.socket) -> None:
    """Wakes the thread that reads from a connection or writes on it: there is no more."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
