"""The list of problems that a command leaves in a file, for a program that reads it later.

`write_report(file, content, problems)` adds what may be written instead, and the next free number.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from generator.commands.files import claim_file, write_file
from generator.core.problem import Problem
from generator.words.report import is_json_report
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
    if file is not None:
        from generator.commands.mending import propose  # dear to import, and seldom asked for

        write_file(file, propose(content, problems).encode("utf-8"))
