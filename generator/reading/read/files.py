"""One text file → its source, or what is wrong with its name, size or bytes."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from generator.core.copied import COPIED_MARKS
from generator.core.problem import Problem, Where
from generator.core.source import Source, find_unseen, is_all_seen, name_sign
from generator.core.text import compose_signs, join_line_ends
from generator.reading.look_alikes import find_look_alikes
from generator.reading.read.foreign import MOST_LOOKED_AT, judge_bytes, judge_kind
from generator.reading.traces import find_collisions

MAX_BYTES = 100_000  # docs/architecture.md
# YAML takes these, which are reported, for line ends; every later place would be a line off.
LINE_ENDS = "\x85\u2028\u2029"
# What the system and Word lay beside the files of people, who do not see it.
HIDDEN = re.compile(r"\.|~\$|(thumbs\.db|desktop\.ini)$", re.I)
JudgeText: TypeAlias = Callable[[str, str, str], tuple[Problem, ...]]
RESERVED_NAMES = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$", re.I)  # Windows


def printed(path: Path) -> str:
    """A path as people read it: with slashes, relative where it lies below the current folder.

    A link is named itself, not what it leads to.
    """
    place = printed_folder(path.parent, Path.cwd())
    return path.as_posix() if place is None else f"{place}{path.name}"


@lru_cache
def printed_folder(folder: Path, current: Path) -> str | None:
    """The path of a folder below the current one, with a slash behind it; None for another."""
    try:
        below = folder.resolve().relative_to(current).as_posix()
    except ValueError:
        return None
    return "" if below == "." else f"{below}/"


def list_folder(folder: Path) -> list[Path]:
    """What people see in a folder, sorted by name."""
    seen = (path for path in folder.iterdir() if not HIDDEN.match(path.name))
    return sorted(seen, key=lambda path: path.name)


def judge_text(text: str, path: str, digest: str = "") -> tuple[Problem, ...]:
    """What is wrong with the characters of a file, whose bytes have a digest."""
    return (*find_forbidden(text, path), *find_look_alikes(text, path))


def read_text(
    path: Path, problems: list[Problem], limit: int = MAX_BYTES, judge: JudgeText = judge_text
) -> Source | None:
    """A UTF-8 file in NFC with `\\n` line ends; None, and a problem, where it is not to be had.

    The kanji of names are kept as written (compose_signs). The judge is `judge_text`, or one that
    remembers its answers.
    """
    where = Where(printed(path))
    try:
        if path.is_symlink():
            problems.append(Problem(where, "symbolic-link"))
            return None
        size = path.stat().st_size
        raw = read_head(path) if size > limit else path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem(where, "missing-file"))
        return None
    except OSError:
        problems.append(Problem(where, "file-not-readable"))
        return None
    raw = raw.removeprefix(codecs.BOM_UTF8)
    foreign = judge_kind(raw, where.path) if size > limit else judge_bytes(raw, where.path)
    if foreign is not None or size > limit:
        too_large = Problem(where, "file-too-large", {"limit": f"{limit:,}"})
        problems.append(foreign or too_large)
        return None
    text = join_line_ends(raw.decode("utf-8"))
    if collisions := tuple(find_collisions(text, where.path)):
        problems.extend(collisions)
        return None
    digest = hashlib.sha256(raw).hexdigest()
    problems.extend(judge(text, where.path, digest))
    for end in LINE_ENDS:
        text = text.replace(end, " ")
    return Source(where.path, compose_signs(text), digest)


def glance_at(path: Path) -> Source:
    """A file that nothing is told of: its bytes as a text, or none where it is not to be had."""
    try:
        raw = b"" if path.is_symlink() else path.read_bytes()
    except OSError:
        raw = b""
    text = join_line_ends(raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace"))
    return Source(printed(path), text, "")


def read_head(path: Path) -> bytes:
    """As much of a file that is too large as tells what it is."""
    with path.open("rb") as file:
        return file.read(MOST_LOOKED_AT)


def read_file(path: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """A file that stands alone, outside the content."""
    problems: list[Problem] = []
    return read_text(path, problems), tuple(problems)


def find_forbidden(text: str, path: str) -> Iterator[Problem]:
    """Characters that a reader cannot see: controls, bidi overrides, zero width, private use."""
    for number, line in enumerate(() if is_all_seen(text) else text.split("\n"), start=1):
        for offset, sign in find_unseen(line):
            where = Where(path, number, offset + 1)
            code = "mark-left-by-copying" if COPIED_MARKS.match(sign) else "forbidden-character"
            yield Problem(where, code, {"found": name_sign(sign)})
