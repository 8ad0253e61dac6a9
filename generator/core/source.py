"""Files of the content as they were read: text, path and digest.

>>> Source("content/cases/a.md", "---\\n", "0" * 64).slug
'a'
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

FENCE = "---"  # the line before and after the front matter of a case file
FORBIDDEN_CATEGORIES = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Source:
    """One text file: its path as printed to people, its NFC text, its sha256 as hex."""

    path: str
    text: str
    digest: str

    @property
    def slug(self) -> str:
        """The file's name without its ending: a case's lasting id."""
        return PurePosixPath(self.path).stem


def is_forbidden(sign: str) -> bool:
    """Whether a reader cannot see a character: control, bidi override, zero width, private use."""
    return sign not in "\t\n" and unicodedata.category(sign) in FORBIDDEN_CATEGORIES
