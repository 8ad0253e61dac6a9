"""The list of problems that a command leaves in a file, for a program that reads it later.

`write_report(file, content, problems)` adds what may be written instead, and the next free number.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.collection.numbers import find_next_number
from generator.collection.pictures import is_named_well
from generator.commands.files import claim_file, write_file
from generator.commands.terminal import read_lines
from generator.core.problem import Problem
from generator.editing.fix import fix_case
from generator.editing.picture_marks import fix_marks
from generator.editing.suggest import suggest_changes
from generator.reading.load import load_outline
from generator.words.report import is_json_report, json_report
from generator.words.usage import FILE_WORD, REPORT_HELP


def add_report(parser: argparse.ArgumentParser) -> None:
    """--report, for the commands that a check of a proposal runs."""
    parser.add_argument("--report", type=Path, metavar=FILE_WORD, help=REPORT_HELP)


def claim_report(file: Path | None) -> None:
    """Makes sure, before the work, that a report that is asked for replaces nothing but one."""
    if file is not None:
        claim_file(file, is_json_report)


def write_report(file: Path | None, content: Path, problems: Sequence[Problem]) -> None:
    """Writes the report where one is asked for; raises OutputNotWritten where it cannot."""
    if file is None:
        return
    texts = read_lines(problems)
    changes = [
        change
        for name, text in texts.items()
        for change in suggest_changes(
            name,
            text,
            [problem for problem in problems if problem.where.path == name],
            partial(mend_text, Path(name), ordered=False),
        )
    ]
    _, numbers, _ = load_outline(content)
    report = json_report(problems, changes, find_next_number(numbers))
    write_file(file, report.encode("utf-8"))


def mend_text(path: Path, text: str, ordered: bool = True) -> str:
    """The text of a case as `--fix` leaves it; that of another file as it is."""
    if path.suffix != ".md":
        return text
    names = [picture.name for picture in pictures_of(path)]
    return fix_marks(fix_case(text, ordered), path.stem, names)


def pictures_of(path: Path) -> Iterator[Path]:
    """The well-named pictures in the folder of a case."""
    folder = path.with_suffix("")
    if folder.is_dir() and not folder.is_symlink():
        for picture in sorted(folder.iterdir()):
            if is_named_well(picture.name) and picture.is_file() and not picture.is_symlink():
                yield picture
