"""Arguments in, printed problems and an exit code out.

`main(["check"])` gives 0 (fine), 1 (problems in the content), 2 (wrong use) or another exit code of
`commands/terminal.py`. Only the command that is called is imported: the list of all is in
`words/usage.py`, and `jirei publish-plan` is `commands/publish_plan.py`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import NoReturn

from generator.commands.terminal import WRONG_USE, refuse, run_and_tell, speak_utf8
from generator.words.usage import (
    ARGUMENTS_WORD,
    COMMAND_WORD,
    COMMANDS,
    HELP_HELP,
    OPTIONS_WORD,
    PROGRAM_DESCRIPTION,
    USAGE_FAULTS,
    USAGE_WORD,
    point_to_help,
    refuse_content,
)


class JapaneseParser(argparse.ArgumentParser):
    """argparse with help and faults in Japanese."""

    def __init__(self, **settings: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]
        self._positionals.title = ARGUMENTS_WORD
        self._optionals.title = OPTIONS_WORD
        self.add_argument("-h", "--help", action="help", help=HELP_HELP)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", USAGE_WORD)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", USAGE_WORD)

    def error(self, message: str) -> NoReturn:
        for pattern, japanese in USAGE_FAULTS:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, japanese, message, flags=re.DOTALL)
                break
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{message}\n{point_to_help(self.prog)}\n")


class CommandParser(JapaneseParser):
    """The arguments of one command, which is imported when it is called, and no other with it."""

    def parse_known_args(  # type: ignore[override]  # typed for any namespace; argparse has one
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        name = self.prog.rpartition(" ")[2].replace("-", "_")
        command = import_module(f"generator.commands.{name}")
        command.add_arguments(self)
        self.set_defaults(run=command.run)
        return super().parse_known_args(args, namespace)


def build_argument_parser() -> argparse.ArgumentParser:
    """The arguments of every command; it parses once."""
    parser = JapaneseParser(prog="jirei", description=PROGRAM_DESCRIPTION)
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar=COMMAND_WORD,
        title=COMMAND_WORD,
        parser_class=CommandParser,
    )
    for name, (summary, description) in COMMANDS.items():
        commands.add_parser(name, help=summary, description=description)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code."""
    speak_utf8()
    return run_and_tell(partial(carry_out, arguments))


def carry_out(arguments: Sequence[str] | None) -> int:
    """Reads the arguments and runs the command that they name."""
    options = build_argument_parser().parse_args(arguments)
    if "content" in options and not options.content.is_dir():
        return refuse(refuse_content(str(options.content)))
    code: int = options.run(options)
    return code
