"""`jirei serve`: a preview that follows every edit.

`run(options)` serves until Ctrl+C, or until the system asks it to end.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.common import THEMES, add_content, add_theme
from generator.core.settings import BuildSettings
from generator.preview.serve import serve_site
from generator.words import serve as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_theme(parser)
    parser.add_argument(
        "--port", type=read_port, default=8000, metavar=words.PORT_WORD, help=words.PORT_HELP
    )


def read_port(text: str) -> int:
    """The number of a port for --port; 0 is any that is free."""
    if not (text.isascii() and text.isdecimal() and int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(words.PORT_RANGE)
    return int(text)


def run(options: argparse.Namespace) -> int:
    settings = BuildSettings(options.content, Path(), THEMES, theme=options.theme)
    return serve_site(settings, options.port)
