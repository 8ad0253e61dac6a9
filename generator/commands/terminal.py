"""How a command speaks and how it ends: problems, refusals, exit codes.

>>> refuse("フォルダーがありません。")
2
"""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import get_args

from generator.core.problem import BuildStopped, OutputFault, Problem
from generator.core.text import compose_signs, join_line_ends
from generator.words.messages import summarize_problems
from generator.words.outcome import NOTHING_WRITTEN, explain_output_fault
from generator.words.report import text_report

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
OUTPUT_FAULTS: tuple[type[OutputFault], ...] = get_args(OutputFault)
MOST_BYTES = 1_000_000  # bytes: of a larger file no line is shown


def refuse(message: str) -> int:
    """Says why a command cannot be carried out, and gives the exit code for wrong use."""
    print(message, file=sys.stderr)
    return WRONG_USE


def refuse_faults(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Has a command that writes an output say why it cannot; the last output is as it was."""

    @wraps(run)
    def run_or_refuse(options: argparse.Namespace) -> int:
        try:
            return run(options)
        except BuildStopped as stopped:
            show_and_count(stopped.problems)
            print(NOTHING_WRITTEN)
            return PROBLEMS
        except OUTPUT_FAULTS as fault:
            return refuse(explain_output_fault(fault))

    return run_or_refuse


def show(problems: Iterable[Problem]) -> None:
    """Prints problems, each with its line."""
    problems = tuple(problems)
    say(text_report(problems, read_lines(problems)))


def show_and_count(problems: tuple[Problem, ...]) -> None:
    """Prints problems and, where there are any, how many."""
    show(problems)
    if problems:
        print(summarize_problems(problems))


def say(text: str) -> None:
    """Prints what quotes the content.

    On GitHub a line of the log may be a command (`::add-mask::`, `##[error]`): they are switched
    off while we quote, by a word that nobody can know beforehand.
    """
    if text and is_on_github():
        word = os.urandom(16).hex()
        text = f"::stop-commands::{word}\n{text.rstrip()}\n::{word}::\n"
    sys.stdout.write(text)


def is_on_github() -> bool:
    """Whether this is a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def read_lines(problems: Iterable[Problem]) -> dict[str, str]:
    """The texts of the files that problems are in, as the stages count their lines."""
    texts = {}
    for name in sorted({problem.where.path for problem in problems}):
        path = Path(name)
        with suppress(OSError):  # a file that cannot be read is a problem that has no line
            if path.suffix not in (".md", ".yaml") or path.stat().st_size > MOST_BYTES:
                continue
            raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
            text = join_line_ends(raw.decode("utf-8", errors="replace"))
            texts[name] = compose_signs(text)
    return texts


def fall_silent() -> None:
    """The reader has enough (`jirei check | head`): nothing more is printed, not at exit either."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def speak_utf8() -> None:
    """A Windows console or pipe may have another encoding; ours is UTF-8, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
