"""`jirei new`: a new case file, by questions or by options.

`run(options)` asks on a terminal for what the options do not give; elsewhere it never asks.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from generator.collection.numbers import find_next_number
from generator.commands.common import add_content
from generator.commands.terminal import FINE, PROBLEMS, WRONG_USE, refuse, show
from generator.core.slug import SLUG_PATTERN
from generator.core.text import fold_width
from generator.editing.scaffold import write_scaffold
from generator.editing.schema import make_schemas
from generator.measures.places import Place, find_places, suggest_places
from generator.reading.load import load_outline
from generator.words import new as words
from generator.words.usage import NAME_WORD

MOST_OFFERED = 20
MOST_LETTERS = 60


class Refused(Exception):  # it is an outcome, not a bug
    """A file cannot be made so; the message says why and what to do."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    parser.add_argument(
        "--organization", metavar=words.ORGANIZATION_WORD, help=words.ORGANIZATION_HELP
    )
    parser.add_argument("--subject", metavar=words.SUBJECT_WORD, help=words.SUBJECT_HELP)
    parser.add_argument("--slug", metavar=NAME_WORD, help=words.SLUG_HELP)
    parser.add_argument("--title", metavar=words.TITLE_WORD, help=words.TITLE_HELP)


def run(options: argparse.Namespace) -> int:
    is_talking = sys.stdin is not None and sys.stdin.isatty()
    if not is_talking and (missing := list_missing(options)):
        return refuse(words.refuse_missing(missing))
    vocabulary, numbers, problems = load_outline(options.content)
    if vocabulary is None:
        show(problems)
        print(words.VOCABULARY_BROKEN)
        return PROBLEMS
    try:
        place = find_one(options.organization, is_talking)
        slug = find_slug(options, place, is_talking)
        path = options.content / "cases" / f"{slug}.md"
        check_free(path)
        title = options.title or (ask(words.ASK_TITLE) if is_talking else "")
    except Refused as refused:
        return refuse(str(refused))
    except EOFError:
        print(words.BROKEN_OFF)
        return WRONG_USE
    values = {
        "number": str(find_next_number(numbers)),
        "title": title,
        "organization.code": place.code,
        "organization.prefecture": place.prefecture,
    }
    if place.name:
        values["organization.name"] = place.name
    try:
        write_new(path, write_scaffold(make_schemas(vocabulary)["case"], values))
    except OSError as fault:
        return refuse(words.explain_unmade(path.as_posix(), fault))
    print(words.list_next_steps(path.as_posix(), values["number"], place))
    return FINE


def list_missing(options: argparse.Namespace) -> list[str]:
    """The options that have to be given where nobody can be asked."""
    missing = [] if options.organization else ["--organization"]
    return missing if options.slug or options.subject else [*missing, "--subject"]


def ask(question: str) -> str:
    return input(question).strip()


def find_one(wanted: str | None, is_talking: bool) -> Place:
    """The place that is meant; asks until there is one, or refuses where nobody can be asked."""
    while True:
        wanted = wanted or ask(words.ASK_ORGANIZATION)
        places = find_places(wanted)
        if len(places) == 1:
            if is_talking:
                print(f"  {words.describe_place(places[0])}")
            return places[0]
        offer = list_offer(wanted, places)
        if not is_talking:
            raise Refused(f"{offer}\n{words.NAME_ONE}")
        print(offer)
        chosen = ask(words.ASK_CHOICE) if 1 < len(places) <= MOST_OFFERED else ""
        plain = fold_width(chosen)
        if plain.isdecimal() and 1 <= int(plain) <= len(places):
            return places[int(plain) - 1]
        wanted = None


def list_offer(wanted: str, places: tuple[Place, ...]) -> str:
    """What there is instead of one place: several to choose from, too many, or near names."""
    if len(places) > MOST_OFFERED:
        return words.refuse_many_places(wanted, len(places))
    if places:
        return words.offer_places(wanted, places)
    return words.refuse_place(wanted, suggest_places(wanted))


def find_slug(options: argparse.Namespace, place: Place, is_talking: bool) -> str:
    """The name of the file: the organisation in romaji, then the subject."""
    if options.slug:
        return check_slug(options.slug)
    while True:
        subject = options.subject or ask(words.ASK_SUBJECT)
        try:
            slug = check_slug(propose_slug(place, subject))
            if options.subject or not is_talking:
                return slug
            other = ask(words.ask_name(slug))
            return check_slug(other.removesuffix(".md")) if other else slug
        except Refused as refused:
            if options.subject or not is_talking:
                raise
            print(refused)


def propose_slug(place: Place, subject: str) -> str:
    """`kagamino-online-application` for 鏡野町 and `Online application`."""
    parts = re.split(r"[\s_-]+", fold_width(subject).lower().strip())
    return "-".join((place.romaji, *filter(None, parts)))


def check_slug(slug: str) -> str:
    """The slug itself; raises Refused where a file may not be named so (docs/case-format.md)."""
    if not re.fullmatch(SLUG_PATTERN, slug) or len(slug) > MOST_LETTERS or "-" not in slug:
        raise Refused(words.refuse_slug(slug, MOST_LETTERS))
    return slug


def check_free(path: Path) -> None:
    if path.exists():
        raise Refused(words.refuse_overwriting(path.as_posix()))


def write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet; OSError where it is, or cannot be written."""
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
