"""Arguments in, printed problems and an exit code out.

`main(["check"])` gives 0 (fine), 1 (problems in the content) or 2 (wrong use).
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

from tqdm import tqdm

from generator.build import Built, build_site, load_collection
from generator.config import BuildSettings
from generator.declare import parse_url
from generator.measure import MeasureError
from generator.messages import (
    print_problem,
    summarize_build,
    summarize_check,
    summarize_problems,
)
from generator.problem import BuildStopped, Problem
from generator.serve import serve_site
from generator.write import OutputFolderRefused, OutputNotWritten

Step = TypeVar("Step")

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
THEMES = Path(__file__).resolve().parent.parent / "themes"

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


def read_base_url(text: str) -> str:
    """An address for --base-url, ending in `/`."""
    try:
        return parse_url(text).rstrip("/") + "/"
    except MeasureError as error:
        raise argparse.ArgumentTypeError(
            f"「{text}」はアドレスとして読めません。https:// から書いてください。"
        ) from error


def build_parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    parser = JapaneseParser(
        prog="jirei", description="事例のMarkdownから、公開用のサイトを作ります。"
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="命令", title="命令", parser_class=JapaneseParser
    )
    build = commands.add_parser("build", help="サイトを作る", description="サイト全体を作ります。")
    check = commands.add_parser(
        "check",
        help="事例の書き方を調べる",
        description="事例の書き方を調べます。サイトは作りません。",
    )
    serve = commands.add_parser(
        "serve",
        help="手元で見ながら書く",
        description="サイトを作って手元のブラウザーで開けるようにし、書き換えるたびに作り直します。",
    )
    add_folders((build, check, serve), (build, serve))
    build.add_argument(
        "--base-url",
        type=read_base_url,
        metavar="アドレス",
        help="公開するアドレス（https://…）。sitemap.xml と 404.html のリンクに使う",
    )
    check.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="ファイル",
        help="調べるファイル（書かなければ全部）",
    )
    serve.add_argument(
        "--port", type=int, default=8000, metavar="番号", help="ポート番号（既定: 8000）"
    )
    return parser


def add_folders(
    reading: Iterable[argparse.ArgumentParser], writing: Iterable[argparse.ArgumentParser]
) -> None:
    """--content for the commands that read it, --out for those that write a site."""
    for command in reading:
        command.add_argument(
            "--content",
            type=Path,
            default=Path("content"),
            metavar="フォルダー",
            help="事例と設定のフォルダー（既定: content）",
        )
    for command in writing:
        command.add_argument(
            "--out",
            type=Path,
            default=Path("build/site"),
            metavar="フォルダー",
            help="サイトを書き出すフォルダー（既定: build/site）",
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code."""
    speak_utf8()
    options = build_parser().parse_args(arguments)
    if not options.content.is_dir():
        return refuse(
            f"フォルダー「{options.content}」がありません。--content で指定してください。"
        )
    if options.command == "check":
        return run_check(options.content, tuple(options.files))
    settings = BuildSettings(
        content=options.content,
        out=options.out,
        themes=THEMES,
        base_url=options.base_url if options.command == "build" else None,
    )
    if options.command == "serve":
        return serve_site(settings, options.port)
    return run_build(settings)


def speak_utf8() -> None:
    """A Windows console or pipe may have another encoding; ours is UTF-8, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return WRONG_USE


def show(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(print_problem(problem))


def show_progress(steps: Iterable[Step], total: int) -> Iterable[Step]:
    """A bar on a terminal, once the work has taken over a second."""
    return tqdm(steps, total=total, desc="ページ", unit="件", delay=1, leave=False, disable=None)


def run_build(settings: BuildSettings) -> int:
    begun = time.monotonic()
    try:
        built: Built = build_site(settings, show_progress)
    except BuildStopped as stopped:
        show(stopped.problems)
        print(summarize_problems(stopped.problems))
        print("エラーがあるため、サイトは書き出していません。前の出力はそのままです。")
        return PROBLEMS
    except OutputFolderRefused as refused:
        return refuse(
            f"「{refused}」には、このツールが書き出したものではないファイルがあります。"
            "--out に空のフォルダーか、新しいフォルダーを指定してください。"
        )
    except OutputNotWritten as error:
        return refuse(f"書き出せませんでした（{error}）。前の出力はそのままです。")
    show(built.problems)
    if built.problems:
        print(summarize_problems(built.problems))
    seconds = time.monotonic() - begun
    print(summarize_build(built.cases, built.pages, built.changed, seconds, str(settings.out)))
    return FINE


def run_check(content: Path, files: tuple[Path, ...]) -> int:
    """All problems, or those of the named files; the rest of the content is read beside them."""
    begun = time.monotonic()
    absent = [str(path) for path in files if not path.is_file()]
    if absent:
        return refuse(f"ファイルがありません: {'、'.join(absent)}")
    _, problems = load_collection(
        BuildSettings(content, Path(), THEMES),
        tuple(path for path in files if path.suffix == ".md"),
    )
    if files:
        named = {path.resolve() for path in files}
        problems = tuple(p for p in problems if Path(p.where.path).resolve() in named)
    show(problems)
    if problems:
        print(summarize_problems(problems))
    cases = len(files) or len(list((content / "cases").glob("*.md")))
    print(summarize_check(cases, time.monotonic() - begun))
    return PROBLEMS if any(problem.is_error for problem in problems) else FINE
