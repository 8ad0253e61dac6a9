"""What the commands share: exit codes, folders, printed problems.

>>> refuse("フォルダーがありません。")
2
"""

from __future__ import annotations

import argparse
import codecs
import os
import secrets
import sys
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TypeAlias, get_args

from generator.core.problem import (
    BuildStopped,
    OutputBusy,
    OutputFileRefused,
    OutputFolderRefused,
    OutputNotWritten,
    Problem,
    SearchNotBuilt,
    Where,
)
from generator.measures.measure import MeasureError
from generator.records.declare import parse_base_url
from generator.words.faults import explain_fault
from generator.words.messages import describe, summarize_problems
from generator.words.report import text_report

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
THEMES = Path(__file__).resolve().parent.parent.parent / "themes"
OutputFault: TypeAlias = (
    OutputFolderRefused | OutputFileRefused | OutputBusy | OutputNotWritten | SearchNotBuilt
)
OUTPUT_FAULTS: tuple[type[OutputFault], ...] = get_args(OutputFault)
MOST_BYTES = 1_000_000  # bytes: of a larger file no line is shown


def add_content(parser: argparse.ArgumentParser) -> None:
    """--content, for every command that reads the cases."""
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="フォルダー",
        help="事例と設定のフォルダー（既定: content）",
    )


def add_out(parser: argparse.ArgumentParser, default: str = "build/site") -> None:
    """--out, for every command that writes the site or its copy."""
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(default),
        metavar="フォルダー",
        help=f"書き出すフォルダー（既定: {default}）",
    )


def add_theme(parser: argparse.ArgumentParser) -> None:
    """--theme, for the commands that show the site."""
    parser.add_argument(
        "--theme",
        metavar="名前",
        help="見た目（themes の中のフォルダー名。既定: content/site.yaml の theme）",
    )


def add_base_url(parser: argparse.ArgumentParser) -> None:
    """--base-url, for every command that has to know where the site will be."""
    parser.add_argument(
        "--base-url",
        type=read_base_url,
        metavar="アドレス",
        help="公開するアドレス（https://…）。site.yaml の base_url の代わりに使う",
    )


def read_base_url(text: str) -> str:
    """An address for --base-url, ending in `/`."""
    try:
        return parse_base_url(text)
    except MeasureError as error:
        said = describe(Problem(Where("--base-url"), error.code, error.arguments))
        raise argparse.ArgumentTypeError(said) from error


def refuse(message: str) -> int:
    """Says why a command cannot be carried out, and gives the exit code for wrong use."""
    print(message, file=sys.stderr)
    return WRONG_USE


def refuse_faults(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Has a command that writes an output say why it cannot; the last output is as it was."""

    @wraps(run)
    def run_or_refuse(options: argparse.Namespace) -> int:
        try:
            return run(options)
        except BuildStopped as stopped:
            show_and_count(stopped.problems)
            print("エラーがあるため、何も書き出していません。前の出力はそのままです。")
            return PROBLEMS
        except OUTPUT_FAULTS as fault:
            return refuse_output(fault)

    return run_or_refuse


def refuse_output(fault: OutputFault) -> int:
    """Says why nothing was written; the last output is as it was."""
    if isinstance(fault, OutputFolderRefused):
        return refuse(
            f"「{fault}」には、この命令が書き出したものではないファイルがあります。"
            "空のフォルダーか、新しいフォルダーを指定してください。"
        )
    if isinstance(fault, OutputFileRefused):
        return refuse(
            f"「{fault}」は、この命令が書き出したファイルではないので、上書きしません。"
            "ほかのファイルの名前を指定してください。"
        )
    if isinstance(fault, OutputBusy):
        return refuse(
            f"「{fault}」には、ほかの jirei がいま書き出しています。"
            "それが終わってから、もう一度実行してください。"
        )
    if isinstance(fault, SearchNotBuilt):
        return refuse(
            "検索の索引を作れませんでした。前の出力はそのままです。\n"
            f"一時フォルダー「{fault.folder}」の空きと、Pagefind（索引を作るプログラム）の実行が"
            f"禁じられていないかを確かめてください（{fault.fault}）。"
        )
    return refuse(f"書き出せませんでした。前の出力はそのままです。\n{explain_fault(fault.fault)}")


def show(problems: Iterable[Problem]) -> None:
    """Prints problems, each with its line."""
    problems = tuple(problems)
    say(text_report(problems, read_lines(problems)))


def show_and_count(problems: tuple[Problem, ...]) -> None:
    """Prints problems and, where there are any, how many."""
    show(problems)
    if problems:
        print(summarize_problems(problems))


def say(text: str) -> None:
    """Prints what quotes the content.

    On GitHub a line of the log may be a command (`::add-mask::`, `##[error]`): they are switched
    off while we quote, by a word that nobody can know beforehand.
    """
    if text and is_on_github():
        word = secrets.token_hex(16)
        text = f"::stop-commands::{word}\n{text.rstrip()}\n::{word}::\n"
    sys.stdout.write(text)


def is_on_github() -> bool:
    """Whether this is a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def read_lines(problems: Iterable[Problem]) -> dict[str, str]:
    """The texts of the files that problems are in, as the stages count their lines."""
    texts = {}
    for name in sorted({problem.where.path for problem in problems}):
        path = Path(name)
        with suppress(OSError):  # a file that cannot be read is a problem that has no line
            if path.suffix not in (".md", ".yaml") or path.stat().st_size > MOST_BYTES:
                continue
            raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
            text = raw.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
            texts[name] = unicodedata.normalize("NFC", text)
    return texts


def fall_silent() -> None:
    """The reader has enough (`jirei check | head`): nothing more is printed, not at exit either."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
