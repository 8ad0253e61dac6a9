"""`jirei build`: the whole site.

`run(options)` prints the problems and what was written.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from typing import TypeVar

from tqdm import tqdm

from generator.build import build_site
from generator.commands.common import (
    FINE,
    OUTPUT_FAULTS,
    PROBLEMS,
    THEMES,
    add_base_url,
    add_content,
    add_out,
    add_theme,
    refuse_output,
    show,
)
from generator.config import BuildSettings
from generator.messages import summarize_build, summarize_problems
from generator.problem import BuildStopped

Step = TypeVar("Step")

NAME = "build"
HELP = "サイトを作る"
DESCRIPTION = "サイト全体を作ります。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_out(parser)
    add_base_url(parser)
    add_theme(parser)


def show_progress(steps: Sequence[Step], total: int) -> Iterable[Step]:
    """A bar on a terminal, once the work has taken over a second."""
    return tqdm(steps, total=total, desc="ページ", unit="件", delay=1, leave=False, disable=None)


def run(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    folders = options.content, options.out, THEMES
    settings = BuildSettings(*folders, options.base_url, options.theme)
    try:
        built = build_site(settings, show_progress)
    except BuildStopped as stopped:
        show(stopped.problems)
        print(summarize_problems(stopped.problems))
        print("エラーがあるため、サイトは書き出していません。前の出力はそのままです。")
        return PROBLEMS
    except OUTPUT_FAULTS as fault:
        return refuse_output(fault)
    show(built.problems)
    if built.problems:
        print(summarize_problems(built.problems))
    seconds = time.monotonic() - begun
    print(summarize_build(built.cases, built.pages, built.changed, seconds, str(settings.out)))
    return FINE
