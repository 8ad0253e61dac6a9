"""New numbers for a new edition: by category, and in a category as the cases are numbered now.

    python -m tools.renumber            shows which case would get which number
    python -m tools.renumber --write    writes them into the files, and nothing else

A case's address stays: it is its file's name, and no number is in it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.collection.collection import Collection
from generator.collection.config import BuildSettings
from generator.collection.model import Case
from generator.commands.common import THEMES
from generator.commands.terminal import show, speak_utf8
from generator.reading.load import load_collection

NUMBER = re.compile(r"^number:[^\n]*", re.MULTILINE)


def order_anew(collection: Collection) -> tuple[tuple[Case, int], ...]:
    """Every case with its new number, in the order of the categories in the vocabulary."""
    categories = collection.vocabulary.categories
    ordered = sorted(collection.cases, key=lambda c: (categories.index(c.category), c.number))
    return tuple((case, number) for number, case in enumerate(ordered, start=1))


def renumber(text: str, number: int) -> str:
    """A file's text with another number in its front matter."""
    return NUMBER.sub(f"number: {number}", text, count=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Shows or writes the new numbers; exit code 1 where the content has errors."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="python -m tools.renumber")
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    collection, problems = load_collection(BuildSettings(options.content, Path(), THEMES))
    if collection is None:
        show(problem for problem in problems if problem.is_error)
        print("エラーを直してから、もう一度実行してください。番号は変えていません。")
        return 1
    changed = [(case, new) for case, new in order_anew(collection) if case.number != new]
    for case, new in changed:
        print(f"{case.number} → {new}  {case.slug}")
        if options.write:
            path = options.content / "cases" / f"{case.slug}.md"
            text = renumber(path.read_text(encoding="utf-8"), new)
            path.write_text(text, encoding="utf-8", newline="\n")
    done = "を書き換えました" if options.write else "が変わります（--write を付けると書き換えます）"
    print(f"{len(collection.cases)}件のうち{len(changed)}件の番号{done}。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
