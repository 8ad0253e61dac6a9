"""One edited sentence: the text of a case with it, and the files of a site that it changes.

>>> edit_sentence("---\\n---\\n## 事業の概要\\n\\n始めた。\\n\\n続けた。\\n", "終えた。")
'---\\n---\\n## 事業の概要\\n\\n始めた。終えた。\\n\\n続けた。\\n'
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FIRST_PARAGRAPH = re.compile(r"^## 事業の概要\n+.+$", re.MULTILINE)
AT_TOP = "(top)"


@dataclass(frozen=True, slots=True)
class Changed:
    """How many files are new or have other bytes, by the folder of each, and how many are gone."""

    folders: Mapping[str, int]
    gone: int

    @property
    def count(self) -> int:
        return sum(self.folders.values())

    def __str__(self) -> str:
        """
        >>> str(Changed({"search": 5, "(top)": 2}, 3))
        '7 (search 5, (top) 2), 3 gone'
        """
        by_folder = ", ".join(f"{name} {count}" for name, count in self.folders.items())
        return f"{self.count} ({by_folder}), {self.gone} gone" if self.folders else "0"


def edit_sentence(text: str, sentence: str) -> str:
    """The text of a case whose first paragraph ends with one more sentence."""
    edited, count = FIRST_PARAGRAPH.subn(lambda found: found[0] + sentence, text, count=1)
    assert count, "a case without its first section"
    return edited


def digest_files(folder: Path) -> dict[str, bytes]:
    """The digest of every file by its path in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def compare_digests(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Changed:
    """What differs between two sites, the folder with the most first.

    >>> compare_digests({"a.html": b"1", "b/c.js": b"1"}, {"a.html": b"2", "b/d.js": b"1"})
    Changed(folders={'(top)': 1, 'b': 1}, gone=1)
    """
    changed = (path for path, digest in after.items() if before.get(path) != digest)
    folders = Counter(path.partition("/")[0] if "/" in path else AT_TOP for path in changed)
    return Changed(dict(folders.most_common()), len(before.keys() - after.keys()))
