"""Where in a JSON text a value stands, for problems that name a place.

>>> locate_value('{"a": [1, 22]}', ("a", 1))
10
"""

from __future__ import annotations

import json
from collections.abc import Sequence

DECODER = json.JSONDecoder()
JSON_SPACE = " \t\n\r"


def locate_value(text: str, path: Sequence[str | int]) -> int:
    """The offset of the value at a path of keys and indexes, or of the deepest one on the way.

    The text is known to be JSON.
    """
    at = skip_space(text, 0)
    for step in path:
        below = find_below(text, at, step)
        if below is None:
            break
        at = below
    return at


def find_below(text: str, at: int, step: str | int) -> int | None:
    """The offset of a value right below the one that begins at an offset."""
    is_object, index = text[at] == "{", 0
    if not is_object and text[at] != "[":
        return None
    at = skip_space(text, at + 1)
    while text[at] not in "}]":
        key: str | int = index
        if is_object:
            key, at = DECODER.raw_decode(text, at)
            at = skip_space(text, skip_space(text, at) + 1)  # over the colon
        if key == step:
            return at
        at = skip_space(text, DECODER.raw_decode(text, at)[1])
        if text[at] == ",":
            at = skip_space(text, at + 1)
        index += 1
    return None


def skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in JSON_SPACE:
        at += 1
    return at
