"""`jirei build`: the whole site.

`run(options)` prints the problems and what was written.
"""

from __future__ import annotations

import argparse
import time

from generator.commands.common import THEMES, add_base_url, add_content, add_out, add_theme
from generator.commands.explain import add_explain, tell_why
from generator.commands.progress import show_stage
from generator.commands.reporting import add_report, claim_report, write_report
from generator.commands.terminal import FINE, show_and_count
from generator.core.problem import BuildStopped
from generator.core.settings import BuildSettings
from generator.unchanged import Built, find_unchanged
from generator.words import build as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_out(parser)
    add_base_url(parser)
    add_theme(parser)
    add_report(parser)
    add_explain(parser)


def build_anew(settings: BuildSettings) -> Built:
    from generator.build import build_site  # dear to import: not where nothing has changed

    return build_site(settings, show_stage)


def run(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    folders = options.content, options.out, THEMES
    settings = BuildSettings(*folders, options.base_url, options.theme)
    claim_report(options.report)
    try:
        built = (None if options.report else find_unchanged(settings)) or build_anew(settings)
    except BuildStopped as stopped:
        write_report(options.report, options.content, stopped.problems)
        raise
    write_report(options.report, options.content, built.problems)
    show_and_count(built.problems)
    seconds = time.monotonic() - begun
    out = str(settings.out)
    print(words.summarize_build(built.cases, built.pages, built.changed, seconds, out))
    return tell_why(options.explain, settings.out, built.remade) if options.explain else FINE
