"""`jirei pdf`: the printed edition as a tagged PDF, of all cases or of some; also a sheet of each.

`run(options)` prints the problems and what was written.
"""

from __future__ import annotations

import argparse
import time
from difflib import get_close_matches
from pathlib import Path

from generator.commands.common import THEMES, add_content, add_theme
from generator.commands.files import claim_file, write_file
from generator.commands.terminal import FINE, refuse
from generator.core.problem import OutputNotWritten
from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_book
from generator.pdf.pdf import NoFont, NoPdfEngine, is_own_pdf, make_pdf
from generator.words import pdf as words
from generator.words.usage import FILE_WORD, NAME_WORD

MOST_SIGNS = 20
FEW = 5  # cases that take seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_theme(parser)
    parser.add_argument("--cases", metavar=NAME_WORD, help=words.CASES_HELP)
    parser.add_argument("--one-page", action="store_true", help=words.ONE_PAGE_HELP)
    parser.add_argument(
        "--out", type=Path, default=Path("build/jirei.pdf"), metavar=FILE_WORD, help=words.OUT_HELP
    )


def run(options: argparse.Namespace) -> int:
    try:
        return write_pdf(options)
    except NoPdfEngine as missing:
        return refuse(words.explain_no_engine(str(missing).partition("\n")[0]))
    except NoFont as missing:
        return refuse(words.explain_no_font(missing.args[0][:MOST_SIGNS]))


def write_pdf(options: argparse.Namespace) -> int:
    """The whole way to the file; refuses names that no case has."""
    begun, out = time.monotonic(), options.out
    draft = draft_site(BuildSettings(options.content, out, THEMES, theme=options.theme))
    known = [case.slug for case in draft.collection.cases]
    slugs = known if options.cases is None else split_names(options.cases)
    if unknown := [slug for slug in slugs if slug not in known]:
        return refuse(
            "\n".join(words.refuse_case(slug, find_near(slug, known)) for slug in unknown)
        )
    if not slugs:
        return refuse(words.NO_CASE)
    claim_file(out, is_own_pdf)  # before the work, not after it
    if len(slugs) > FEW:
        print(words.announce_work(len(slugs)), flush=True)
    page = make_book(draft, slugs, options.one_page).content.decode("utf-8")
    try:
        pdf = make_pdf(page, {output.path: output.content for output in draft.files})
    except OSError as fault:  # the engine has files of its own in the system's temporary folder
        raise OutputNotWritten(fault, str(out)) from fault
    write_file(out, pdf)
    seconds = time.monotonic() - begun
    print(words.report_pdf(str(out), len(slugs), len(pdf), seconds))
    return FINE


def split_names(text: str) -> list[str]:
    """The names of --cases, each once."""
    names = (name.strip().removesuffix(".md") for name in text.split(","))
    return list(dict.fromkeys(filter(None, names)))


def find_near(slug: str, known: list[str]) -> list[str]:
    """The names of cases that are near to one that no case has."""
    return get_close_matches(slug, known, n=3, cutoff=0.4)
