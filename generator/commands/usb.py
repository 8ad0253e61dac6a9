"""`jirei usb`: the site as a copy for a USB stick, as a folder and as a ZIP.

`run(options)` prints the problems, what was written and the ZIP's SHA-256.
"""

from __future__ import annotations

import argparse
import hashlib
import time

from generator.build import build_stick
from generator.commands.common import THEMES, add_base_url, add_content, add_out, add_theme
from generator.commands.progress import show_stage
from generator.commands.terminal import FINE, show_and_count
from generator.core.settings import BuildSettings
from generator.words import usb as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_out(parser, "build/usb")
    add_base_url(parser)
    add_theme(parser)


def run(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    folders = options.content, options.out, THEMES
    settings = BuildSettings(*folders, options.base_url, options.theme)
    built, stick = build_stick(settings, show_stage)
    show_and_count(built.problems)
    seconds = time.monotonic() - begun
    print(words.summarize_stick(len(stick.files), built.changed, seconds, str(settings.out)))
    digest = hashlib.sha256(stick.archive.content).hexdigest()
    print(words.list_stick_parts(stick.folder, stick.archive.path, digest))
    return FINE
