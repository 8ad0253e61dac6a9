"""`jirei renumber`: new numbers for a new edition: by category, and there as they are numbered now.

`run(options)` shows which case gets which number; with --write it writes them, and nothing else. A
case's address stays: it is its file's name, and no number is in it.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.commands.common import THEMES, add_content
from generator.commands.terminal import FINE, PROBLEMS, show
from generator.core.settings import BuildSettings
from generator.reading.load import load_collection
from generator.words import renumber as words

NUMBER_LINE = re.compile(r"^number:[^\n]*", re.MULTILINE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    parser.add_argument("--write", action="store_true", help=words.WRITE_HELP)


def run(options: argparse.Namespace) -> int:
    collection, problems = load_collection(BuildSettings(options.content, Path(), THEMES))
    if collection is None:
        show(problem for problem in problems if problem.is_error)
        print(words.NUMBERS_KEPT)
        return PROBLEMS
    changed = [(case, new) for case, new in order_anew(collection) if case.number != new]
    for case, new in changed:
        print(words.describe_renumbering(case.number, new, case.slug))
        if options.write:
            path = options.content / "cases" / f"{case.slug}.md"
            text = renumber(path.read_text(encoding="utf-8"), new)
            path.write_text(text, encoding="utf-8", newline="\n")
    print(words.summarize_renumbering(len(collection.cases), len(changed), options.write))
    return FINE


def order_anew(collection: Collection) -> tuple[tuple[Case, int], ...]:
    """Every case with its new number, in the order of the categories in the vocabulary."""
    categories = collection.vocabulary.categories
    ordered = sorted(collection.cases, key=lambda c: (categories.index(c.category), c.number))
    return tuple((case, number) for number, case in enumerate(ordered, start=1))


def renumber(text: str, number: int) -> str:
    """A file's text with another number in its front matter."""
    return NUMBER_LINE.sub(f"number: {number}", text, count=1)
