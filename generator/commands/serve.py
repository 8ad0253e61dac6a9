"""`jirei serve`: a preview that follows every edit.

`run(options)` serves until Ctrl+C, or until the system asks it to end.
"""

from __future__ import annotations

import argparse
import signal
from pathlib import Path

from generator.collection.config import BuildSettings
from generator.commands.common import THEMES, add_content, add_theme
from generator.preview.serve import serve_site
from generator.words import serve as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_theme(parser)
    parser.add_argument(
        "--port", type=int, default=8000, metavar=words.PORT_WORD, help=words.PORT_HELP
    )


def run(options: argparse.Namespace) -> int:
    # Ended at once, it would leave the process that makes the search to work on for nobody.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings = BuildSettings(options.content, Path(), THEMES, theme=options.theme)
    return serve_site(settings, options.port)
