"""`jirei build`: the whole site.

`run(options)` prints the problems and what was written.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence

from tqdm import tqdm

from generator.build import Watched, build_site
from generator.collection.config import BuildSettings
from generator.commands.common import (
    FINE,
    THEMES,
    add_base_url,
    add_content,
    add_out,
    add_theme,
    refuse_faults,
    show_and_count,
)
from generator.words.messages import summarize_build

NAME = "build"
HELP = "サイトを作る"
DESCRIPTION = "サイト全体を作ります。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_out(parser)
    add_base_url(parser)
    add_theme(parser)


def show_progress(steps: Sequence[Watched], total: int) -> Iterable[Watched]:
    """A bar on a terminal, once the work has taken over a second."""
    return tqdm(steps, total=total, desc="ページ", unit="件", delay=1, leave=False, disable=None)


@refuse_faults
def run(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    folders = options.content, options.out, THEMES
    settings = BuildSettings(*folders, options.base_url, options.theme)
    built = build_site(settings, show_progress)
    show_and_count(built.problems)
    seconds = time.monotonic() - begun
    print(summarize_build(built.cases, built.pages, built.changed, seconds, str(settings.out)))
    return FINE
