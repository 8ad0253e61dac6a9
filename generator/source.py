"""Files of the content as they were read: text, path and digest.

>>> Source("content/cases/a.md", "---\\n", "0" * 64).slug
'a'
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


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
