"""`jirei changed-pages`: which pages of a site are new, changed or gone, from two built sites.

`run(options)` prints `{"added": […], "changed": […], "removed": […]}`, the paths of pages as the
site has them, those of cases first. A folder that is empty gives a site without pages.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from generator.commands.terminal import FINE, refuse
from generator.words import changed_pages as words
from generator.words.usage import refuse_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", type=Path, metavar=words.BEFORE_WORD, help=words.BEFORE_HELP)
    parser.add_argument("after", type=Path, metavar=words.AFTER_WORD, help=words.AFTER_HELP)


def run(options: argparse.Namespace) -> int:
    for folder in (options.before, options.after):
        if not folder.is_dir():
            return refuse(refuse_folder(str(folder)))
    print(json.dumps(compare_sites(options.before, options.after), indent=2))
    return FINE


def read_pages(site: Path) -> dict[str, bytes]:
    """The bytes of every page by its path below the site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*.html")
        if path.is_file()
    }


def compare_sites(before: Path, after: Path) -> dict[str, list[str]]:
    """The paths of pages that were added, changed and removed, sorted, cases first."""
    old, new = read_pages(before), read_pages(after)
    return {
        "added": put_cases_first(new.keys() - old.keys()),
        "changed": put_cases_first(p for p in new.keys() & old.keys() if new[p] != old[p]),
        "removed": put_cases_first(old.keys() - new.keys()),
    }


def put_cases_first(paths: Iterable[str]) -> list[str]:
    return sorted(paths, key=lambda path: (not path.startswith("cases/"), path))
