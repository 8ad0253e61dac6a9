"""How far a command is, for people who wait at a terminal; a pipe or a file gets nothing of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

from generator.words.build import PROGRESS, PROGRESS_OF, PROGRESS_UNIT

Awaited = TypeVar("Awaited")


def show_progress(
    steps: Iterable[Awaited], total: int, task: str, unit: str = PROGRESS_UNIT
) -> Iterable[Awaited]:
    """The steps as they come, under a bar once the work has taken over a second."""
    if sys.stderr is None or not sys.stderr.isatty():
        return steps
    from tqdm import tqdm  # dear to import: not where nobody waits

    tqdm.monitor_interval = 0  # its thread would keep the work from being shared
    return tqdm(steps, total=total, desc=task, unit=unit, delay=1, leave=False)


def show_stage(steps: Iterable[Awaited], total: int, kind: str) -> Iterable[Awaited]:
    """The steps of a build that make things of a kind."""
    return show_progress(steps, total, PROGRESS_OF.get(kind, PROGRESS))
