"""What `jirei build --explain` says: why a file was made again.

>>> explain_part("cases/a.html", "page", ("case a",))
'cases/a.html を作り直しました。前に作ったときから変わったもの:\\n- 事例 a'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

PATH_WORD = "ファイル"
EXPLAIN_HELP = (
    "サイトを作ったあとで、そのファイル（例: cases/index.html）を作り直した理由、"
    "または作り直さなかったことを示す"
)
UNTOLD = "何から作るかが作るまで分からないか、前の記録が壊れていました。"
MOST_PARTS = 20  # that are listed one by one

# Digests of what a page, or another kept thing, is made from.
INPUT_WORDS = {
    "program": "プログラム（またはPythonか部品の版）",
    "site": "設定（site.yaml）",
    "vocabulary": "語彙（vocabulary/）",
    "address": "公開するアドレス",
    "template": "テンプレート",
    "look": "画面の言葉かロゴ",
    "page": "載せるものの並び（どの事例か、順番、件数、前後の事例など）",
    "entry": "検索の条件や並べ替えに使う項目",
    "related": "関連する事例",
    "case": "事例のファイル",
    "collection": "事例の全体から決まるもの（{}）",
}
OTHER_INPUT_WORDS = {("search", "page"): "事例のページ"}
KIND_WORDS = {
    "data": "事例 {} のデータ",
    "search": "{} の文と索引",
}


def explain_part(path: str, kind: str, changed: Sequence[str] | None) -> str:
    """A file that is one kept thing, and the inputs of it that have changed; None at first."""
    if changed is None:
        return f"{path} を初めから作りました。前に作った記録がありません。"
    if not changed:
        return f"{path} を作り直しました。{UNTOLD}"
    listed = "\n".join(f"- {name}" for name in name_inputs(kind, changed))
    return f"{path} を作り直しました。前に作ったときから変わったもの:\n{listed}"


def explain_joined(path: str, parts: Sequence[tuple[str, str, Sequence[str] | None]]) -> str:
    """A file that is joined from kept things: those made again, by kind, name and inputs."""
    lines = [
        f"- {KIND_WORDS[kind].format(name)}: {explain_inputs(kind, changed)}"
        for kind, name, changed in parts[:MOST_PARTS]
    ]
    if len(parts) > MOST_PARTS:
        lines.append(f"- ほか {len(parts) - MOST_PARTS}件")
    listed = "\n".join(lines)
    return f"{path} は、次のものを作り直したので、合わせ直しました。\n{listed}"


def explain_unchanged(path: str) -> str:
    return f"{path} は作り直していません。元になるものが、前に作ったときと同じです。"


def explain_simple(path: str) -> str:
    return f"{path} は、毎回作るファイルです。中身が前と同じなら、前のファイルのまま残します。"


def explain_missing(path: str, near: str) -> str:
    hint = f"「{near}」のことですか。" if near else "サイトの中の場所で書いてください。"
    return f"「{path}」はサイトにありません。{hint}"


def explain_inputs(kind: str, changed: Sequence[str] | None) -> str:
    return "初めて" if changed is None else "、".join(name_inputs(kind, changed)) or UNTOLD


def name_inputs(kind: str, changed: Iterable[str]) -> list[str]:
    """Inputs in words, each once; those of a part, such as a card, are told without the part."""
    names = (key.split() for key in changed)
    own = (name if name[0] in INPUT_WORDS else name[1:] for name in names)
    return list(dict.fromkeys(name_input(kind, *name) for name in own))


def name_input(kind: str, what: str, which: str = "") -> str:
    if what == "case" and which:
        return f"事例 {which}"
    return (OTHER_INPUT_WORDS.get((kind, what)) or INPUT_WORDS[what]).format(which)
