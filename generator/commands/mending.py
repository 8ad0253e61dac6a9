"""What `--fix` writes, and what a report proposes to write.

`mend_text(path, text)` gives the text of a case with what is safe mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.collection.numbers import find_next_number
from generator.collection.pictures import is_named_well
from generator.commands.terminal import read_lines
from generator.core.problem import Problem
from generator.editing.fix import fix_case
from generator.editing.picture_marks import fix_marks
from generator.editing.suggest import suggest_changes
from generator.reading.load import load_outline
from generator.words.report import json_report


def propose(content: Path, problems: Sequence[Problem]) -> str:
    """The report of problems, with what may be written instead and the next free number."""
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
    return json_report(problems, changes, find_next_number(numbers))


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
