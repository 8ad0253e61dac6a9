"""JSON that is joined of parts which are JSON already, as `json.dumps` would print the whole.

>>> print(add_value({"a": 1}, "list", join_values([b'{\\n "b": 2\\n}'])).decode(), end="")
{
 "a": 1,
 "list": [
  {
   "b": 2
  }
 ]
}
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence


def print_json(value: object) -> bytes:
    """JSON as every file of the data has it, a value on a line, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8")


def join_values(values: Sequence[bytes]) -> bytes:
    """A list of values that are printed so."""
    return b"[\n %b\n]" % indent(b",\n".join(values)) if values else b"[]"


def add_value(mapping: Mapping[str, object], name: str, value: bytes) -> bytes:
    """A file of a mapping, which is not empty, with a value behind it that is printed so."""
    parts = (print_json(mapping)[:-2], name.encode("utf-8"), indent(value))
    return b'%b,\n "%b": %b\n}\n' % parts


def indent(value: bytes) -> bytes:
    """A text of JSON has no line break of its own."""
    return value.replace(b"\n", b"\n ")
