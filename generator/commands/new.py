"""`jirei new`: a new case file, by questions or by options.

`run(options)` asks on a terminal for what the options do not give; elsewhere it never asks.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from generator.commands.common import FINE, PROBLEMS, WRONG_USE, add_content, refuse, show
from generator.core.slug import SLUG_PATTERN
from generator.core.text import fold_width
from generator.editing.scaffold import write_scaffold
from generator.editing.schema import make_schemas
from generator.measures.measure import MeasureError
from generator.measures.places import Place, find_places, suggest_places
from generator.reading.load import load_outline
from generator.records.declare import parse_whole_number
from generator.words.faults import explain_fault

NAME = "new"
HELP = "新しい事例のファイルを作る"
DESCRIPTION = (
    "新しい事例のファイルを、すべての項目の説明を付けて作ります。"
    "足りないことは質問します（端末でないときは質問せず、オプションで指定します）。"
)
MOST_OFFERED = 20
MOST_LETTERS = 60
SUBJECT_HINT = "英語の小文字を「-」でつなぐ。例: online-application"


class Refused(Exception):  # it is an outcome, not a bug
    """A file cannot be made so; the message says why and what to do."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    parser.add_argument(
        "--organization", metavar="団体", help="団体の名前、読みまたはコード（例: 鏡野町）"
    )
    parser.add_argument("--subject", metavar="題材", help=f"題材（{SUBJECT_HINT}）")
    parser.add_argument(
        "--slug", metavar="名前", help="ファイル名（既定: 団体のローマ字と題材から作る）"
    )
    parser.add_argument("--title", metavar="事例名", help="事例名（後で書いてもよい）")


def run(options: argparse.Namespace) -> int:
    is_talking = sys.stdin is not None and sys.stdin.isatty()
    if not is_talking and (missing := list_missing(options)):
        return refuse(
            f"オプションが足りません: {'、'.join(missing)}（端末では、書かなければ質問します）"
        )
    vocabulary, numbers, problems = load_outline(options.content)
    if vocabulary is None:
        show(problems)
        print("content/vocabulary のエラーを直してから、もう一度実行してください。")
        return PROBLEMS
    try:
        place = find_one(options.organization, is_talking)
        slug = find_slug(options, place, is_talking)
        path = options.content / "cases" / f"{slug}.md"
        check_free(path)
        title = options.title or (ask("事例名（後で書くなら Enter）: ") if is_talking else "")
    except Refused as refused:
        return refuse(str(refused))
    except (EOFError, KeyboardInterrupt):
        print("\nやめました。ファイルは作っていません。")
        return WRONG_USE
    values = {
        "number": str(find_next_number(numbers)),
        "title": title,
        "organization.code": place.code,
        "organization.prefecture": place.prefecture,
    }
    if place.name:
        values["organization.name"] = place.name
    try:
        write_new(path, write_scaffold(make_schemas(vocabulary)["case"], values))
    except OSError as fault:
        return refuse(f"{path.as_posix()} を作れませんでした。\n{explain_fault(fault)}")
    print_next_steps(path, place, values["number"])
    return FINE


def list_missing(options: argparse.Namespace) -> list[str]:
    """The options that have to be given where nobody can be asked."""
    missing = [] if options.organization else ["--organization"]
    return missing if options.slug or options.subject else [*missing, "--subject"]


def ask(question: str) -> str:
    return input(question).strip()


def find_one(wanted: str | None, is_talking: bool) -> Place:
    """The place that is meant; asks until there is one, or refuses where nobody can be asked."""
    while True:
        wanted = wanted or ask("団体の名前、読みまたはコード（例: 鏡野町、336068）: ")
        places = find_places(wanted)
        if len(places) == 1:
            if is_talking:
                print(f"  {describe_place(places[0])}")
            return places[0]
        offer = list_offer(wanted, places)
        if not is_talking:
            raise Refused(f"{offer}\n--organization に、1つに決まる名前かコードを書いてください。")
        print(offer)
        chosen = ask("番号（探し直すなら Enter）: ") if 1 < len(places) <= MOST_OFFERED else ""
        plain = fold_width(chosen)
        if plain.isdecimal() and 1 <= int(plain) <= len(places):
            return places[int(plain) - 1]
        wanted = None


def describe_place(place: Place) -> str:
    return f"{place.full_name}（{place.code}）"


def list_offer(wanted: str, places: tuple[Place, ...]) -> str:
    """What there is instead of one place: several to choose from, too many, or near names."""
    if len(places) > MOST_OFFERED:
        return f"「{wanted}」に当てはまる団体が{len(places)}件あります。名前を長く書いてください。"
    if places:
        lines = (f"  {number}. {describe_place(place)}" for number, place in enumerate(places, 1))
        return "\n".join((f"「{wanted}」に当てはまる団体が{len(places)}件あります。", *lines))
    near = "、".join(describe_place(place) for place in suggest_places(wanted))
    return f"「{wanted}」という団体は見つかりません。" + (f"ヒント: {near}" if near else "")


def find_slug(options: argparse.Namespace, place: Place, is_talking: bool) -> str:
    """The name of the file: the organisation in romaji, then the subject."""
    if options.slug:
        return check_slug(options.slug)
    while True:
        subject = options.subject or ask(f"題材（{SUBJECT_HINT}）: ")
        try:
            slug = check_slug(propose_slug(place, subject))
            if options.subject or not is_talking:
                return slug
            other = ask(f"ファイル名 {slug}.md でよければ Enter、変えるなら名前: ")
            return check_slug(other.removesuffix(".md")) if other else slug
        except Refused as refused:
            if options.subject or not is_talking:
                raise
            print(refused)


def propose_slug(place: Place, subject: str) -> str:
    """`kagamino-online-application` for 鏡野町 and `Online application`."""
    words = re.split(r"[\s_-]+", fold_width(subject).lower().strip())
    return "-".join((place.romaji, *filter(None, words)))


def check_slug(slug: str) -> str:
    """The slug itself; raises Refused where a file may not be named so (case-format.md)."""
    if not re.fullmatch(SLUG_PATTERN, slug) or len(slug) > MOST_LETTERS or "-" not in slug:
        raise Refused(
            f"ファイル名「{slug}」は使えません。団体名の後に題材を、英小文字と数字を「-」でつないだ"
            f"{MOST_LETTERS}文字以内で書いてください（例: kagamino-online-application）。"
        )
    return slug


def check_free(path: Path) -> None:
    if path.exists():
        raise Refused(
            f"{path.as_posix()} はもうあります。上書きはしません。別の題材にしてください。"
        )


def write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet; OSError where it is, or cannot be written."""
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def find_next_number(numbers: tuple[str, ...]) -> int:
    """One more than the greatest number; what is no number is reported by the check."""
    known = [0]
    for text in numbers:
        try:
            known.append(parse_whole_number(text))
        except MeasureError:
            continue
    return max(known) + 1


def print_next_steps(path: Path, place: Place, number: str) -> None:
    name = path.as_posix()
    print(f"{name} を作りました（事例番号 {number}、{describe_place(place)}）。")
    print("次にすること:")
    print("  1. ファイルを開き、空の項目に値を書く。使う項目は、行頭の「# 」を消して書く。")
    print("  2. 「---」の下に、見出しごとに本文を書く。")
    print(f"  3. 書き方を調べる: jirei check {name}")
    print("  4. 画面で見る: jirei serve")
    print("（Windowsでは、jirei の代わりに .venv\\Scripts\\python -m generator と書きます。）")
