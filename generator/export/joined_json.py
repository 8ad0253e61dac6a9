"""JSON that is joined of parts which are JSON already, as `json.dumps` would print the whole.

>>> print(add_value({"a": 1}, "list", join_values(['{\\n "b": 2\\n}'])), end="")
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


def print_json(value: object) -> str:
    """JSON as every file of the data has it, a value on a line."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def join_values(values: Sequence[str]) -> str:
    """A list of values that are printed so."""
    joined = indent(",\n".join(values))
    return f"[\n {joined}\n]" if values else "[]"


def add_value(mapping: Mapping[str, object], name: str, value: str) -> str:
    """A file of a mapping, which is not empty, with a value behind it that is printed so."""
    return f'{print_json(mapping)[:-2]},\n "{name}": {indent(value)}\n}}\n'


def indent(value: str) -> str:
    """A text of JSON has no line break of its own."""
    return value.replace("\n", "\n ")
