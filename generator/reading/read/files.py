"""One text file → its source, or what is wrong with its name, size or bytes."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.core.problem import Problem, Where, place_of
from generator.core.source import Source, is_forbidden

MAX_BYTES = 100_000  # docs/architecture.md
# YAML takes these, which are reported, for line ends; every later place would be a line off.
LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}
# What the system and Word lay beside the files of people, who do not see it.
HIDDEN = re.compile(r"\.|~\$|(thumbs\.db|desktop\.ini)$", re.I)
RESERVED_NAMES = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$", re.I)  # Windows


def printed(path: Path) -> str:
    """A path as people read it: with slashes, relative where it lies below the current folder.

    A link is named itself, not what it leads to.
    """
    try:
        return (path.parent.resolve() / path.name).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def list_folder(folder: Path) -> list[Path]:
    """What people see in a folder, sorted by name."""
    seen = (path for path in folder.iterdir() if not HIDDEN.match(path.name))
    return sorted(seen, key=lambda path: path.name)


def read_text(path: Path, problems: list[Problem], limit: int = MAX_BYTES) -> Source | None:
    """A UTF-8 file in NFC with `\\n` line ends; None, and a problem, where it is not to be had."""
    where = Where(printed(path))
    try:
        if path.is_symlink():
            problems.append(Problem(where, "symbolic-link"))
            return None
        if path.stat().st_size > limit:
            problems.append(Problem(where, "file-too-large", {"limit": f"{limit:,}"}))
            return None
        raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except FileNotFoundError:
        problems.append(Problem(where, "missing-file"))
        return None
    except OSError:
        problems.append(Problem(where, "file-not-readable"))
        return None
    try:
        text = join_line_ends(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        problems.append(find_foreign(error, where.path))
        return None
    problems.extend(find_forbidden(text, where.path))
    text = text.translate(LINE_ENDS)
    return Source(where.path, unicodedata.normalize("NFC", text), hashlib.sha256(raw).hexdigest())


def find_foreign(error: UnicodeDecodeError, path: str) -> Problem:
    """The first byte of a file that is no UTF-8, at its place."""
    good = join_line_ends(error.object[: error.start].decode("utf-8"))
    return Problem(
        place_of(good, len(good), path),
        "not-utf-8",
        {"found": f"0x{error.object[error.start]:02X}"},
    )


def read_file(path: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """A file that stands alone, outside the content."""
    problems: list[Problem] = []
    return read_text(path, problems), tuple(problems)


def join_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_forbidden(text: str, path: str) -> Iterator[Problem]:
    """Characters that a reader cannot see: controls, bidi overrides, zero width, private use."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isprintable():
            continue
        for column, sign in enumerate(line, start=1):
            if is_forbidden(sign):
                where = Where(path, number, column)
                yield Problem(where, "forbidden-character", {"found": f"U+{ord(sign):04X}"})
