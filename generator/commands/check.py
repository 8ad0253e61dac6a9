"""`jirei check`: the problems of the content, without any output.

`run(options)` prints all problems, or those of the named files.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from generator.build import load_collection
from generator.commands.common import FINE, PROBLEMS, THEMES, add_content, refuse, show
from generator.config import BuildSettings
from generator.messages import summarize_check, summarize_problems

NAME = "check"
HELP = "事例の書き方を調べる"
DESCRIPTION = "事例の書き方を調べます。サイトは作りません。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="ファイル",
        help="調べるファイル（書かなければ全部）",
    )


def run(options: argparse.Namespace) -> int:
    """The rest of the content is read beside the named files: a number may stand twice."""
    begun = time.monotonic()
    files: list[Path] = options.files
    absent = [str(path) for path in files if not path.is_file()]
    if absent:
        return refuse(f"ファイルがありません: {'、'.join(absent)}")
    settings = BuildSettings(options.content, Path(), THEMES)
    drafts = tuple(path for path in files if path.suffix == ".md")
    _, problems = load_collection(settings, drafts)
    if files:
        named = {path.resolve() for path in files}
        problems = tuple(p for p in problems if Path(p.where.path).resolve() in named)
    show(problems)
    if problems:
        print(summarize_problems(problems))
    cases = len(files) or len(list((options.content / "cases").glob("*.md")))
    print(summarize_check(cases, time.monotonic() - begun))
    return PROBLEMS if any(problem.is_error for problem in problems) else FINE
