"""What the commands share: the folder of the themes, and the options that several take."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.core.problem import Problem, Where
from generator.measures.measure import MeasureError
from generator.words.messages import describe
from generator.words.usage import (
    ADDRESS_WORD,
    BASE_URL_HELP,
    CONTENT_HELP,
    FOLDER_WORD,
    NAME_WORD,
    THEME_HELP,
    explain_out,
)

THEMES = Path(__file__).resolve().parent.parent.parent / "themes"


def add_content(parser: argparse.ArgumentParser) -> None:
    """--content, for every command that reads the cases."""
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar=FOLDER_WORD,
        help=CONTENT_HELP,
    )


def add_out(parser: argparse.ArgumentParser, default: str = "build/site") -> None:
    """--out, for every command that writes a folder."""
    parser.add_argument(
        "--out", type=Path, default=Path(default), metavar=FOLDER_WORD, help=explain_out(default)
    )


def add_theme(parser: argparse.ArgumentParser) -> None:
    """--theme, for the commands that show the site."""
    parser.add_argument("--theme", metavar=NAME_WORD, help=THEME_HELP)


def add_base_url(parser: argparse.ArgumentParser) -> None:
    """--base-url, for every command that has to know where the site will be."""
    parser.add_argument("--base-url", type=read_base_url, metavar=ADDRESS_WORD, help=BASE_URL_HELP)


def read_base_url(text: str, is_public: bool = True) -> str:
    """An address for --base-url, ending in `/`."""
    from generator.records.declare import parse_base_url  # dear to import, and seldom asked for

    try:
        return parse_base_url(text, is_public)
    except MeasureError as error:
        said = describe(Problem(Where("--base-url"), error.code, error.arguments))
        raise argparse.ArgumentTypeError(said) from error
