"""`jirei schema`: the JSON Schemas that help editors while typing.

`run(options)` writes them, or with --check says whether the written ones are up to date.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.common import add_content, add_out
from generator.commands.terminal import FINE, PROBLEMS, show
from generator.editing.schema import make_schemas, print_schema
from generator.reading.load import load_outline
from generator.words import schema as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_out(parser, "schemas")
    parser.add_argument("--check", action="store_true", help=words.CHECK_HELP)


def run(options: argparse.Namespace) -> int:
    vocabulary, _, problems = load_outline(options.content)
    if vocabulary is None:
        show(problems)
        return PROBLEMS
    texts = {
        options.out / f"{name}.schema.json": print_schema(schema)
        for name, schema in make_schemas(vocabulary).items()
    }
    stale = [path for path, text in texts.items() if not is_written(path, text)]
    if options.check:
        for path in stale:
            print(words.report_stale(path.as_posix()))
        return PROBLEMS if stale else FINE
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[path], encoding="utf-8", newline="\n")
    print(words.report_schemas(options.out.as_posix(), len(texts), len(stale)))
    return FINE


def is_written(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode("utf-8")
