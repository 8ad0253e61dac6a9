"""`jirei schema`: the JSON Schemas that help editors while typing.

`run(options)` writes them, or with --check says whether the written ones are up to date.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.common import FINE, PROBLEMS, add_content, show
from generator.editing.schema import make_schemas, print_schema
from generator.reading.load import load_outline

NAME = "schema"
HELP = "エディター用の JSON Schema を作る"
DESCRIPTION = (
    "事例、サイトの設定、語の一覧の JSON Schema（入力の補完と説明に使うファイル）を作ります。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("schemas"),
        metavar="フォルダー",
        help="書き出すフォルダー（既定: schemas）",
    )
    parser.add_argument(
        "--check", action="store_true", help="書き出さず、今のファイルと同じかだけを調べる"
    )


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
            print(f"{path.as_posix()} が古くなっています。jirei schema で作り直してください。")
        return PROBLEMS if stale else FINE
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[path], encoding="utf-8", newline="\n")
    print(f"{options.out.as_posix()} に{len(texts)}件を書き出しました（更新 {len(stale)}件）。")
    return FINE


def is_written(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode("utf-8")
