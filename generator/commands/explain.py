"""`jirei build --explain PATH`: why a file of the site was made again, or was not.

`tell_why(path, out, remade)` prints it once the site is built.
"""

from __future__ import annotations

import argparse
import posixpath
from fnmatch import fnmatchcase
from pathlib import Path

from generator.commands.terminal import FINE, refuse
from generator.core.guess import guess_name
from generator.core.store import Remade
from generator.words import explain as words

# Which kept thing a file is, by the form of its path: its kind, and its name by the own one of the
# case. A page is kept under its path.
KEPT_FILES = (
    ("packs/case-*.js", "case pack", "cases/{}.html"),
    ("packs/text-*.js", "text pack", "cases/{}.html"),
    ("data/cases/*.json", "data", "{}"),
)
# The kind of things that a file is joined from.
JOINED_FILES = (("data/*", "data"), ("search/engine.js", ""), ("search/*", "search"))


def add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--explain", metavar=words.PATH_WORD, help=words.EXPLAIN_HELP)


def tell_why(asked: str, out: Path, remade: Remade) -> int:
    """Prints why a file was made again, and gives the exit code; it may be named with the folder
    of the site."""
    path = place_in_site(asked, out)
    if not (out / path).is_file():
        files = (file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file())
        return refuse(words.explain_missing(path, guess_name(path, files)))
    print(explain(path, remade))
    return FINE


def place_in_site(asked: str, out: Path) -> str:
    """A path below the folder of the site, as its pages name it."""
    path, folder = Path(asked), out.absolute()
    is_below = path.absolute().is_relative_to(folder)
    below = path.absolute().relative_to(folder) if is_below else path
    return posixpath.normpath(below.as_posix())


def explain(path: str, remade: Remade) -> str:
    """Why a file of the site was made again."""
    own = find_own(path)
    if own is not None:
        if own not in remade:
            return words.explain_unchanged(path)
        return words.explain_part(path, own[0], remade[own])
    kind = next((kind for form, kind in JOINED_FILES if fnmatchcase(path, form)), "")
    if not kind:
        return words.explain_simple(path)
    parts = [(*key, changed) for key, changed in sorted(remade.items()) if key[0] == kind]
    return words.explain_joined(path, parts) if parts else words.explain_unchanged(path)


def find_own(path: str) -> tuple[str, str] | None:
    """The kind and the name of the kept thing that a file is; None where it is none."""
    for form, kind, name in KEPT_FILES:
        begin, end = form.split("*")
        if path.startswith(begin) and path.endswith(end):
            return kind, name.format(path[len(begin) : -len(end)])
    return ("page", path) if path.endswith(".html") else None
