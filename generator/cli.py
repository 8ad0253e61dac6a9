"""Arguments in, printed problems and an exit code out.

`main(["check"])` gives 0 (fine), 1 (problems in the content) or 2 (wrong use).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from generator.commands import (
    a11y_report,
    build,
    check,
    headers,
    new,
    pdf,
    publish_plan,
    schema,
    serve,
    usb,
)
from generator.commands.common import FINE, WRONG_USE, fall_silent, refuse

COMMANDS = (new, check, serve, build, pdf, usb, headers, publish_plan, a11y_report, schema)

# argparse speaks English; these are all the faults that it finds in our arguments.
USAGE_FAULTS = (
    (r"unrecognized arguments: (.*)", r"知らない引数です: \1"),
    (r"the following arguments are required: (.*)", r"引数が足りません: \1"),
    (r"argument (\S+): expected one argument", r"\1 の後に値が必要です"),
    (r"argument (\S+): invalid choice: (.*?) \(.*", r"\1 に \2 はありません"),
    (r"argument (\S+): invalid \S+ value: (.*)", r"\1 の値 \2 を読めません"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class JapaneseParser(argparse.ArgumentParser):
    """argparse with help and faults in Japanese."""

    def __init__(self, **settings: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]
        self._positionals.title = "引数"
        self._optionals.title = "オプション"
        self.add_argument("-h", "--help", action="help", help="この説明を表示する")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "使い方:")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "使い方:")

    def error(self, message: str) -> NoReturn:
        for pattern, japanese in USAGE_FAULTS:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, japanese, message, flags=re.DOTALL)
                break
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{message}\n「{self.prog} --help」で説明を表示します。\n")


def build_argument_parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    parser = JapaneseParser(
        prog="jirei", description="事例のMarkdownから、公開用のサイトを作ります。"
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="命令", title="命令", parser_class=JapaneseParser
    )
    for command in COMMANDS:
        arguments = commands.add_parser(
            command.NAME, help=command.HELP, description=command.DESCRIPTION
        )
        command.add_arguments(arguments)
        arguments.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code."""
    speak_utf8()
    options = build_argument_parser().parse_args(arguments)
    if "content" in options and not options.content.is_dir():
        return refuse(
            f"フォルダー「{options.content}」がありません。--content で指定してください。"
        )
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        fall_silent()
        return FINE
    return code


def speak_utf8() -> None:
    """A Windows console or pipe may have another encoding; ours is UTF-8, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
