"""The name that is meant perhaps, for the hint of a problem.

>>> guess_name("ＡＡ", ("A", "AA", "AAA")), guess_name("窓口", ("A", "AA"))
('AA', '')
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from generator.core.text import fold_spelling

LONGEST_NAME = 60  # characters: what is longer is no name, and comparing takes its time


def guess_name(found: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known name that a text is most like, whatever its width and case; none that it is."""
    names = {fold_spelling(name).strip(): name for name in known}
    near = difflib.get_close_matches(fold_spelling(found).strip()[:LONGEST_NAME], names, 1, cutoff)
    return names[near[0]] if near and names[near[0]] != found else ""
