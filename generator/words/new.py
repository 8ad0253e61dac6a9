"""What `jirei new` asks and answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.measures.places import Place
from generator.words.faults import explain_fault
from generator.words.outcome import hint_at

ORGANIZATION_WORD, SUBJECT_WORD, TITLE_WORD = "団体", "題材", "事例名"
SUBJECT_FORM = "英語の小文字を「-」でつなぐ。例: online-application"
ORGANIZATION_HELP = "団体の名前、読みまたはコード（例: 鏡野町）"
SUBJECT_HELP = f"題材（{SUBJECT_FORM}）"
SLUG_HELP = "ファイル名（既定: 団体のローマ字と題材から作る）"
TITLE_HELP = "事例名（後で書いてもよい）"

ASK_ORGANIZATION = "団体の名前、読みまたはコード（例: 鏡野町、336068）: "
ASK_CHOICE = "番号（探し直すなら Enter）: "
ASK_SUBJECT = f"{SUBJECT_HELP}: "
ASK_TITLE = "事例名（後で書くなら Enter）: "

VOCABULARY_BROKEN = "content/vocabulary のエラーを直してから、もう一度実行してください。"
BROKEN_OFF = "\nやめました。ファイルは作っていません。"
NAME_ONE = "--organization に、1つに決まる名前かコードを書いてください。"


def ask_name(slug: str) -> str:
    return f"ファイル名 {slug}.md でよければ Enter、変えるなら名前: "


def describe_place(place: Place) -> str:
    return f"{place.full_name}（{place.code}）"


def count_places(wanted: str, count: int) -> str:
    return f"「{wanted}」に当てはまる団体が{count}件あります。"


def refuse_many_places(wanted: str, count: int) -> str:
    return f"{count_places(wanted, count)}名前を長く書いてください。"


def offer_places(wanted: str, places: Collection[Place]) -> str:
    lines = (f"  {number}. {describe_place(place)}" for number, place in enumerate(places, 1))
    return "\n".join((count_places(wanted, len(places)), *lines))


def refuse_place(wanted: str, near: Collection[Place]) -> str:
    hint = hint_at(map(describe_place, near)) if near else ""
    return f"「{wanted}」という団体は見つかりません。{hint}"


def refuse_missing(options: Iterable[str]) -> str:
    return f"オプションが足りません: {'、'.join(options)}（端末では、書かなければ質問します）"


def refuse_slug(slug: str, most: int) -> str:
    return (
        f"ファイル名「{slug}」は使えません。団体名の後に題材を、英小文字と数字を「-」でつないだ"
        f"{most}文字以内で書いてください（例: kagamino-online-application）。"
    )


def refuse_overwriting(path: str) -> str:
    return f"{path} はもうあります。上書きはしません。別の題材にしてください。"


def explain_unmade(path: str, fault: OSError) -> str:
    return f"{path} を作れませんでした。\n{explain_fault(fault)}"


def list_next_steps(path: str, number: str, place: Place) -> str:
    return f"""\
{path} を作りました（事例番号 {number}、{describe_place(place)}）。
次にすること:
  1. ファイルを開き、空の項目に値を書く。使う項目は、行頭の「# 」を消して書く。
  2. 「---」の下に、見出しごとに本文を書く。
  3. 書き方を調べる: jirei check {path}
  4. 画面で見る: jirei serve
（Windowsでは、jirei の代わりに .venv\\Scripts\\python -m generator と書きます。）"""
