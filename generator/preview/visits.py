"""Which requests the preview answers: those of its own pages, and of people who open its address.

Drafts are not public yet, and every page that a browser has open can send requests to 127.0.0.1.

>>> find_path(["localhost:8000"], "/cases/a.html?q=1")
'/cases/a.html'
>>> find_path(["drafts.example.jp:8000"], "/cases/a.html") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from email.message import Message

# Any port: a browser leaves out 80, and one that a tunnel (ssh -L) listens on is another.
OWN_NAME = r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?"
OWN_HOST = re.compile(OWN_NAME, re.ASCII | re.IGNORECASE)
# In the form of a path or of an address (RFC 9112, 3.2).
OWN_TARGET = re.compile(rf"(?:http://{OWN_NAME})?(/[^?#]*)(?:[?#].*)?", re.ASCII | re.IGNORECASE)


def find_path(hosts: Sequence[str], target: str) -> str | None:
    """The path that is asked for; None where the request means another server.

    A foreign name that leads here is an attack (DNS rebinding): a page of that name would be of
    one origin with the drafts.
    """
    found = OWN_TARGET.fullmatch(target)
    if len(hosts) != 1 or not OWN_HOST.fullmatch(hosts[0]) or not found:
        return None
    return found[1]


def is_from_elsewhere(headers: Message | Mapping[str, str]) -> bool:
    """Whether a page of another origin asks (Fetch Metadata Request Headers, W3C).

    It may lead people here by a link: that page cannot read what they see then.

    >>> is_from_elsewhere({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Dest": "script"})
    True
    >>> is_from_elsewhere({"Sec-Fetch-Site": "same-origin"}), is_from_elsewhere({})
    (False, False)
    """
    if headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin"):
        return False
    kind = headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest")
    return kind != ("navigate", "document")
