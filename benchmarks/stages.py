"""How each stage of a build grows with the cases: processor seconds, and the exponent of N.

    python -m benchmarks.field --tools TOOLS --stages              250, 500, 1,000 and 2,000 cases
    python -m benchmarks.field --tools TOOLS --stages 50 100       other numbers

A stage is a function that the road calls; of what another one does inside it, it counts nothing.
The exponent is the slope of the logarithm of the seconds over that of the cases: 1 where a stage
takes twice as long for twice as many.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import generator.build as road
from benchmarks.peer import Tools
from benchmarks.table import cpu_seconds, run_apart, write_columns
from generator.commands.common import THEMES
from generator.core.page import Page
from generator.core.settings import BuildSettings

STAGE_SIZES = (250, 500, 1000, 2000)
MOST = 1.1  # the exponent that is aimed at
REST = "all that is not named here"
TOTAL = "total"
LOAD, UNDERSTAND = "generator.reading.load", "generator.reading.understand"
DRAFT, FINISH, SEARCH = "generator.draft", "generator.finish", "generator.search.build"
# What each stage calls, by the module that calls it.
STAGES: Mapping[str, tuple[str, str]] = {
    "load: read": (LOAD, "read_content"),
    "load: parse": (UNDERSTAND, "parse_case"),
    "load: settings": (LOAD, "load_settings"),
    "load: validate": (UNDERSTAND, "validate_case"),
    "load: revive": (LOAD, "revive"),
    "load: between cases": (LOAD, "find_duplicates find_broken_references"),
    "load: pictures": (LOAD, "load_images"),
    "load: past": (LOAD, "load_past load_accessibility load_residents"),
    "load: assemble": (LOAD, "assemble"),
    "load: theme": (DRAFT, "load_theme"),
    "plan: top": ("generator.plan.pages", "plan_top"),
    "plan: cases": ("generator.plan.pages", "plan_cases"),
    "plan: sheets": ("generator.plan.pages", "plan_sheets plan_print"),
    "plan: kinds": ("generator.plan.pages", "plan_kind"),
    "plan: cells": ("generator.plan.pages", "plan_cells build_matrix"),
    "plan: changes": ("generator.plan.pages", "plan_changes"),
    "plan: accessibility": ("generator.plan.pages", "plan_accessibility"),
    "plan: moved": ("generator.plan.pages", "plan_moved"),
    "plan: clashes": (DRAFT, "find_path_clashes find_lost"),
    "plan: search": (FINISH, "plan_search plan_reader_words"),
    "theme's files": (DRAFT, "theme_outputs build_environment"),
    "data": (DRAFT, "render_data"),
    "data: addresses": (FINISH, "render_addresses"),
    "data: history": (DRAFT, "trace_edition"),
    "templates": (FINISH, "compile_templates"),
    "search: tables": (FINISH, "open_tables"),
    "search: cases": (FINISH, "make_part"),
    "search: revive": (FINISH, "load_part"),
    "search: index": (SEARCH, "split_index write_meta"),
    "search: near": (SEARCH, "build_near"),
    "search: texts": (SEARCH, "make_texts"),
    "search: spellings": (SEARCH, "list_variants"),
    "search: packing": (SEARCH, "pack_part write_packs"),
    "search: engine": (FINISH, "write_engine"),
    "search: table": (SEARCH, "make_sorts join_sections list_readings"),
    "packs": (FINISH, "make_case_pack pack_tables"),
    "check: files": (FINISH, "PageReader survey_page check_surveyed"),
    "check: fields": (FINISH, "find_unshown_values find_unshown_fields"),
    "write": ("generator.output.write", "write_output swap"),
}


class Clock:
    """Processor seconds by stage; what one does inside another is taken from the outer one."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.inner: list[float] = []

    def time(self, name: Callable[..., str], function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, clocked under the name that its arguments give; one that yields its
        values gives them all at once.
        """

        @wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:
            begun = cpu_seconds()
            self.inner.append(0)
            try:
                value = function(*arguments, **named)
                return tuple(value) if isinstance(value, Iterator) else value
            finally:
                taken = cpu_seconds() - begun
                self.spent[name(*arguments)] += taken - self.inner.pop()
                if self.inner:
                    self.inner[-1] += taken

        return timed

    def hang_up(self) -> None:
        """Clocks every stage where it is called."""
        for stage, (module, names) in STAGES.items():
            for name in names.split():
                self.replace(module, name, lambda *_, stage=stage: stage)
        self.replace(FINISH, "render_page", name_template)

    def replace(self, module: str, name: str, stage: Callable[..., str]) -> None:
        place = import_module(module)
        setattr(place, name, self.time(stage, getattr(place, name)))


def name_template(page: Page, *_: object) -> str:
    return f"render: {page.template}"


def build_clocked(content: str, out: str) -> dict[str, float]:
    """The seconds of each stage of a cold build, and of all."""
    os.sched_setaffinity(
        0, {min(os.sched_getaffinity(0))}
    )  # what another process does has no clock
    clock = Clock()
    clock.hang_up()
    begun = cpu_seconds()
    road.build_site(BuildSettings(Path(content), Path(out), THEMES))
    total = cpu_seconds() - begun
    rest = total - sum(clock.spent.values())
    return {**clock.spent, REST: rest, TOTAL: total}


def growth_exponent(seconds: Mapping[int, float]) -> float | None:
    """The slope of log seconds over log cases, by least squares; None where one took nothing.

    >>> growth_exponent({10: 0.5, 20: 2.0, 40: 8.0})
    2.0
    >>> growth_exponent({10: 0.0, 20: 2.0})
    """
    if len(seconds) < 2 or min(seconds.values()) <= 0:
        return None
    logs = [math.log(count) for count in seconds], [math.log(each) for each in seconds.values()]
    return round(statistics.linear_regression(*logs).slope, 3)


def measure_stages(
    tools: Tools, folder: Path, sizes: Sequence[int], runs: int
) -> dict[str, dict[int, float]]:
    """The least seconds of each stage by the number of cases, made in a folder."""
    found: defaultdict[str, dict[int, float]] = defaultdict(lambda: dict.fromkeys(sizes, 0.0))
    for size in sizes:
        content = folder / f"made{size}" / "content"
        tools.make_ours(size, content)
        for run in range(runs):
            out = folder / f"out{size}-{run}" / "site"
            spent = run_apart("benchmarks.stages:build_clocked", content, out)
            for stage, seconds in spent.items():
                found[stage][size] = min(seconds, found[stage][size] or seconds)
            shutil.rmtree(out.parent)
    return found


def write_stages(found: Mapping[str, Mapping[int, float]]) -> str:
    """A row for each stage, the dearest first: ms a case, share at the most cases, exponent."""
    sizes = sorted(found[TOTAL])
    head = (
        "Stage",
        *(f"{size:,} cases, ms CPU a case" for size in sizes),
        "Share",
        "Exponent",
        "Met",
    )
    return write_columns(head, list_lines(found, sizes))


def list_lines(
    found: Mapping[str, Mapping[int, float]], sizes: Sequence[int]
) -> Iterator[tuple[str, ...]]:
    last = sizes[-1]
    for stage, seconds in sorted(found.items(), key=lambda item: -item[1][last]):
        exponent = growth_exponent(seconds)
        each = (f"{1000 * seconds[size] / size:.2f}" for size in sizes)
        share = f"{100 * seconds[last] / found[TOTAL][last]:.1f} %"
        met = "" if exponent is None else "yes" if exponent <= MOST else "no"
        yield (stage, *each, share, "" if exponent is None else f"{exponent:.2f}", met)
