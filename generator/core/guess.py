"""The name that is meant perhaps, for the hint of a problem.

>>> guess_name("ＡＡ", ("A", "AA", "AAA")), guess_name("窓口", ("A", "AA"))
('AA', '')
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from generator.records.declare import SLUG_PATTERN

LONGEST = 60  # characters: what is longer is no name, and comparing takes its time


def guess_name(found: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known name that a text is most like, whatever its width and case; none that it is."""
    names = {fold(name): name for name in known}
    near = difflib.get_close_matches(fold(found)[:LONGEST], names, 1, cutoff)
    return names[near[0]] if near and names[near[0]] != found else ""


def guess_slug(found: str) -> str:
    """A text as a name of lower case letters, digits and `-`, where that is all it lacks."""
    name = re.split(r"[/\\]", fold(found))[-1]
    slug = re.sub(r"[\s_.-]+", "-", name).strip("-")
    return slug if re.fullmatch(SLUG_PATTERN, slug) else ""


def fold(text: str) -> str:
    """A text without its differences of width and case."""
    return unicodedata.normalize("NFKC", text).casefold().strip()
