"""What a stick and the PCs that read it cannot hold: FAT32, exFAT and Windows together.

>>> [problem.code for problem in find_unfit([Output("con.html", b"")])]
['stick-name-reserved']
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.core.page import Output
from generator.core.problem import Problem, Where

# Windows' programs stop at 260 characters (MAX_PATH), a reader's own folders among them.
MAX_PATH = 150
MAX_FILE = 2**32 - 1  # bytes; FAT32 keeps a size in 32 bits
# A folder of FAT32 is at most 2 MiB of entries of 32 bytes. A long name takes one for each 13
# characters and one more (Microsoft, FAT32 File System Specification 1.03, section "Long names").
MAX_ENTRIES, ENTRY_CHARACTERS, OWN_ENTRIES = 65_536, 13, 2
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(\..*)?", re.I)
WINDOWS_SIGNS = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def find_unfit(outputs: Sequence[Output]) -> Iterator[Problem]:
    """Every fault of the names, paths, sizes and numbers of a stick's files."""
    paths = [output.path for output in outputs]
    yield from find_twins(paths)
    yield from find_full_folders(paths)
    for output in outputs:
        where = Where(output.path)
        for name in output.path.split("/"):
            yield from judge_name(name, where)
        if len(output.path) > MAX_PATH:
            length = {"count": len(output.path), "limit": MAX_PATH}
            yield Problem(where, "stick-path-too-long", length)
        if len(output.content) > MAX_FILE:
            size = {"found": f"{len(output.content):,}", "limit": f"{MAX_FILE:,}"}
            yield Problem(where, "stick-file-too-large", size)


def judge_name(name: str, where: Where) -> Iterator[Problem]:
    """What is wrong with the name of a file or a folder."""
    if RESERVED.fullmatch(name):
        yield Problem(where, "stick-name-reserved", {"found": name})
    if found := WINDOWS_SIGNS.search(name):
        yield Problem(where, "stick-character-forbidden", {"found": found[0]})
    if found := NOT_ASCII.search(name):
        yield Problem(where, "stick-name-not-ascii", {"found": found[0]})
    if name.endswith((".", " ")):
        yield Problem(where, "stick-name-ending", {"found": name})


def find_twins(paths: Iterable[str]) -> Iterator[Problem]:
    """Names of files or folders that are one name where upper and lower case are the same."""
    seen: dict[str, str] = {}
    for path in paths:
        for name in (path, *parents_of(path)):
            first = seen.setdefault(name.casefold(), name)
            if first != name:
                yield Problem(Where(path), "stick-name-twice", {"found": name, "first": first})


def find_full_folders(paths: Iterable[str]) -> Iterator[Problem]:
    """Folders with more entries than FAT32 has room for."""
    entries: Counter[str] = Counter()
    for found in {name for path in paths for name in (path, *parents_of(path))}:
        folder, name = posixpath.split(found)
        entries[folder] += 1 - (-len(name) // ENTRY_CHARACTERS)
    for folder, count in sorted(entries.items()):
        if count + OWN_ENTRIES > MAX_ENTRIES:
            yield Problem(Where(folder or "."), "stick-folder-too-full", {"found": folder or "."})


def parents_of(path: str) -> Iterator[str]:
    """The folders above a path: a/b/c is in a/b and a."""
    while path := posixpath.dirname(path):
        yield path
