"""What the commands share: exit codes, folders, printed problems.

>>> refuse("フォルダーがありません。")
2
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.messages import print_problem
from generator.problem import Problem

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
THEMES = Path(__file__).resolve().parent.parent.parent / "themes"


def add_content(parser: argparse.ArgumentParser) -> None:
    """--content, for every command that reads the cases."""
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="フォルダー",
        help="事例と設定のフォルダー（既定: content）",
    )


def add_out(parser: argparse.ArgumentParser) -> None:
    """--out, for every command that writes the site."""
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("build/site"),
        metavar="フォルダー",
        help="サイトを書き出すフォルダー（既定: build/site）",
    )


def refuse(message: str) -> int:
    """Says why a command cannot be carried out, and gives the exit code for wrong use."""
    print(message, file=sys.stderr)
    return WRONG_USE


def show(problems: Iterable[Problem]) -> None:
    """Prints problems, a line each."""
    for problem in problems:
        print(print_problem(problem))
