"""What the last build did: where nothing that it read has changed, it need not be done again.

It imports nothing of what a build needs: a build of nothing new is over at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.core.fingerprint import digest_folder, digest_program
from generator.core.plain import dump_plain, load_plain
from generator.core.problem import Problem
from generator.core.recall import Memory
from generator.core.settings import BuildSettings
from generator.core.store import Inputs, Remade, open_store
from generator.core.workers import Watch, pass_by
from generator.output.write import follow_folder, reserve, was_killed_at


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the counts for people, the warnings, and what it made again and why."""

    cases: int
    pages: int
    changed: int
    problems: tuple[Problem, ...]
    remade: Remade = field(default_factory=dict)


def find_unchanged(settings: BuildSettings) -> Built | None:
    """What the last build did, where another one would do nothing else; raises as `reserve`."""
    if was_killed_at(settings.out):
        return None
    with reserve(settings.out), remember(place_beside(settings.out)) as memory:
        return find_last(memory, digest_read(settings), settings.out)


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build did, and the digest of its output."""

    built: Built
    output: str


def digest_read(settings: BuildSettings) -> dict[str, str] | None:
    """The digests of all that a build reads, and what it is asked for; None without content."""
    try:
        return {
            "content": digest_folder(settings.content),
            "themes": digest_folder(settings.themes),
            "asked": repr((settings, Path.cwd())),
        }
    except OSError:
        return None


def find_last(memory: Memory, read: Inputs | None, out: Path) -> Built | None:
    """What the last build did, where it read the same and its output is as it left it."""
    kept = memory.find("build", "last", read)
    if kept is None:
        return None
    last = load_plain(LastBuild, kept)
    is_whole = out.is_dir() and digest_folder(out) == last.output
    return replace(last.built, changed=0) if is_whole else None


def keep_last(memory: Memory, read: Inputs | None, last: LastBuild) -> None:
    if read is not None:
        memory.keep("build", "last", read, dump_plain(last))


@contextmanager
def remember(kept: Path | None, watch: Watch = pass_by) -> Iterator[Memory]:
    """What earlier builds have kept in a file."""
    with open_store(kept) as store:
        yield Memory(store, {"program": digest_program()}, watch)


def place_beside(out: Path) -> Path:
    """Where the builds of an output keep what they make."""
    out = follow_folder(out)
    return out.with_name(f".{out.name}.kept")
