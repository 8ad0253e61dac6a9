"""Writes docs/editors/problems.md: what each problem says, an example, and how to mend it.

    python -m tools.problem_pages

The words are those of generator/words/messages.py, the examples those of tests/bad_cases and
tests/bad_files.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.core.problem import Problem, Where
from generator.words.messages import MESSAGES, describe_code
from generator.words.report import show_line

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "editors" / "problems.md"
PAIRS = ROOT / "tests" / "bad_cases"
FILES = ROOT / "tests" / "bad_files.yaml"
SAID = FILES.with_suffix(".txt")
# The first code of each section of messages.py, and how people call the section.
SECTIONS = {
    "missing-file": "ファイル",
    "picture-misplaced": "画像",
    "left-by-git": "ほかのソフトが残したもの",
    "missing-front-matter": "項目の書き方（YAML）",
    "missing-key": "項目と値",
    "unknown-category": "語彙",
    "csv-separator-not-comma": "団体ごとの人口の表（places.csv）",
    "amount-not-read": "金額、日付、人口、団体コード",
    "paragraph-too-long": "本文（Markdown）",
    "code-names-another-place": "項目と事例をまたぐ決まり",
    "template-example": "見直したいこと（書きかけ、個人の情報、ありそうにない値、リンク先）",
    "platform-dependent-character": "公用文としての書き方",
    "unexpected-edition": "前の版、移ったページ、公開",
    "stick-name-twice": "USBメモリー用のコピー",
    "missing-theme": "テーマ",
    "unknown-criterion": "アクセシビリティの方針と試験結果",
    "two-pages-on-one-path": "できたページの検査",
}
INTRODUCTION = """\
# 問題の一覧

`jirei check` が知らせる問題の一覧です。
表示の `[ ]` の中の名前（`missing-key` など）で探してください。
名前は変わりません。エラーがあるとサイトは作られません。警告は知らせるだけです。
`--fix` を付けると、直し方が1つに決まる書き間違い（項目名の「：」、箇条の印、見出し、
Excelから写した表、比較の終わりの字下げなど）と、直しても意味の変わらない書き方
（全角と半角、半角カタカナ、行末の空白、項目の順番、和暦）を直します。
アドレスと、金額や数字の意味は変えません。画像からは、撮影した場所などの記録を除きます。

この文書は `python -m tools.problem_pages` が作ります。
文言は `generator/words/messages.py` と、そこに並ぶファイルにあります。
例は `tests/bad_cases` と `tests/bad_files.yaml` にあります。
"""
PRINTED = re.compile(r"(\S+?):(\d+):(\d+): (エラー|警告)\[([a-z0-9-]+)\] (.*)")


def write_page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for code in MESSAGES:
        if code in SECTIONS:
            parts.append(f"## {SECTIONS[code]}\n")
        parts.append("\n".join(write_entry(code)))
    return "\n".join(parts)


def write_entry(code: str) -> Iterator[str]:
    """The lines about one code."""
    yield f"### {code}\n"
    yield f"{escape(describe_code(code))}。\n"
    yield f"**直し方**　{escape(find_advice(code))}\n"
    yield from write_example(code)


def find_advice(code: str) -> str:
    """What follows the first sentence of a message, without a certain case."""
    rest = MESSAGES[code].partition("。")[2]
    return re.sub(r"\{[a-z_]+\}", "…", rest).replace("{{", "{").replace("}}", "}")


def escape(text: str) -> str:
    """A text that shows Markdown's own signs."""
    return re.sub(r"([\\`*_<>()\[\]|#])", r"\\\1", text)


def write_example(code: str) -> Iterator[str]:
    """The problem as it is printed for a bad case, or for another bad file, with its line."""
    pairs = sorted(PAIRS.glob(f"{code}.*md"), key=lambda path: (len(path.name), path.name))
    said = pairs[0].with_suffix(".txt").read_text("utf-8") if pairs else read_said().get(code, "")
    for printed in said.splitlines():
        found = PRINTED.fullmatch(printed)
        if found and found[5] == code:
            files = {found[1]: pairs[0].read_text("utf-8")} if pairs else read_files()[code]
            place = "" if pairs else f"{found[1]} の"
            where = Where(found[1], int(found[2]), int(found[3]))
            yield "**例**\n\n```text"
            yield f"{place}{found[2]}行目{found[3]}文字目: {found[4]}[{code}] {found[6]}"
            yield f"{show_line(Problem(where, code), files)}```\n"
            return


def read_files() -> dict[str, dict[str, str]]:
    """The bad files of each code: their texts by their paths."""
    files: dict[str, dict[str, str]] = yaml.safe_load(FILES.read_text(encoding="utf-8"))
    return files


def read_said() -> dict[str, str]:
    """What is printed for the bad files of each code: a block of lines below the code's own."""
    blocks = SAID.read_text(encoding="utf-8").split("\n\n") if SAID.exists() else ()
    parts = (block.partition("\n") for block in blocks)
    return {code: f"{said.strip()}\n" for code, _, said in parts}


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8", newline="\n")
