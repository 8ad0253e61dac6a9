"""What some pages cost: a cold build with them, without those of each pattern, and without all.

    python -m benchmarks.field --without near.html 'print/*' 'packs/*'

Instead of a page that is left out, the site has one of a few words, so that links to it lead
somewhere; `packs/*` leaves out the tables among them, and what is in those of a case. What planning
a page takes stays, and so does what its links in other pages take; faults that the check finds are
not told.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import partial
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any

import generator.build as road
from benchmarks.build import build_once
from benchmarks.table import run_apart, write_columns
from generator import draft, finish
from generator.core.page import Output, Page
from generator.plan.packs import PACKS

EMPTY = (
    b'<!DOCTYPE html><html lang="ja"><head><title>-</title></head><body><h1>-</h1></body></html>'
)
NOTHING, ALL = "nothing", "all of them"


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path is one of those that are left out; `*` stands for folders, too.

    >>> matches("categories/counters/under-10k.html", ["near.html", "categories/*/*"])
    True
    >>> matches("categories/counters.html", ["near.html", "categories/*/*"])
    False
    """
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def leave_out(patterns: Sequence[str]) -> None:
    """Makes the builds of this process leave out what matches; nothing where no pattern is."""
    if not patterns:
        return
    plan, render = vars(draft)["plan_pages"], vars(finish)["render_page"]
    left: dict[str, Page] = {}

    def plan_noting(*arguments: Any) -> tuple[Page, ...]:
        pages: tuple[Page, ...] = plan(*arguments)
        left.update((page.path, page) for page in pages if matches(page.path, patterns))
        return pages

    def render_kept(page: Page, *arguments: Any, **named: Any) -> Output:
        # The parts that packs are made of have a page's path, and are no page.
        is_left = left.get(page.path) is page
        return Output(page.path, EMPTY) if is_left else render(page, *arguments, **named)

    replaced: dict[tuple[ModuleType, str], Callable[..., Any]] = {
        (draft, "plan_pages"): plan_noting,
        (finish, "render_page"): render_kept,
        (finish, "trace_faults"): lambda faults, render: (),
        (road, "note_faults"): lambda draft, faults: draft,
    }
    if matches(f"{PACKS}/", patterns):
        replaced[finish, "pack_tables"] = lambda *_: iter(())
        replaced[finish, "make_case_pack"] = lambda *_: b""
    for (module, name), function in replaced.items():
        setattr(module, name, function)


def build_without(content: str, out: str, *patterns: str) -> dict[str, float]:
    leave_out(patterns)
    return build_once(content, out)


def measure_without(
    content: Path, patterns: Sequence[str], runs: int
) -> Iterator[tuple[str, dict[str, float]]]:
    """The builds: with all pages, without those of each pattern, and without all; of each the one
    that took least, which was disturbed least.
    """
    choices: dict[str, Sequence[str]] = {NOTHING: (), **{each: (each,) for each in patterns}}
    if len(patterns) > 1:
        choices[ALL] = patterns
    with tempfile.TemporaryDirectory() as folder:
        build = partial(run_apart, "benchmarks.without:build_without", content)
        # In turns: a machine is slower at one time than at another.
        made = [
            {name: build(Path(folder, str(run), "site"), *left) for name, left in choices.items()}
            for run in range(runs)
        ]
    for name in choices:
        yield name, min((run[name] for run in made), key=itemgetter("seconds"))


def write_costs(found: Mapping[str, Mapping[str, float]]) -> str:
    """A row for each build: its seconds, and how much less than with all pages."""
    whole = found[NOTHING]["seconds"]
    rows = ((name, figures["seconds"]) for name, figures in found.items())
    lines = (
        (
            name,
            f"{seconds:.2f} s CPU",
            f"{whole - seconds:.2f} s CPU",
            f"{100 * (whole - seconds) / whole:.1f} %",
        )
        for name, seconds in rows
    )
    return write_columns(("Left out", "Build", "Less", "Of all"), lines)
