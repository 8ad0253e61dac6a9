"""Folders that are watched for changes, also when they are away for a while.

for _ in follow(Path("content"), Path("themes")):
    …                                   # once for the changes of a moment
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

STEP, DEBOUNCE = 30, 200  # milliseconds without a further change, and at most, before it is told
LOOK = 1000  # milliseconds between looks at the folders themselves
AWAY_SECONDS = 0.5  # between looks for a folder that is away


def follow(*folders: Path) -> Iterator[None]:
    """Yields after each change in the folders, and when one that was away is there again."""
    was_away = False
    while True:
        watched = identify(folders)
        try:
            if watched is None:
                raise FileNotFoundError
            if was_away:
                yield
            for changes in watch(
                *folders, step=STEP, debounce=DEBOUNCE, rust_timeout=LOOK, yield_on_timeout=True
            ):
                if changes:
                    yield
                if identify(folders) != watched:
                    break
        except FileNotFoundError:
            time.sleep(AWAY_SECONDS)
        was_away = True


def identify(folders: Sequence[Path]) -> tuple[tuple[int, int], ...] | None:
    """Which folders these are: one of the same name in the place of another is not watched yet."""
    try:
        states = [folder.stat() for folder in folders]
    except OSError:
        return None
    return tuple((state.st_dev, state.st_ino) for state in states)
