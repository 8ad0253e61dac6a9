"""What a paper has and a web page has not: the figure below, the next page, the note of a sign.

>>> [FIGURE_WORD.search(text) is not None for text in ("下図のとおり", "上図書館", "地図1")]
[True, False, False]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from generator.collection.prose import Body
from generator.core.problem import Problem
from generator.core.text import begin_with, fold_width
from generator.reading.doubts.links import list_html
from generator.reading.doubts.placeholders import bare
from generator.reading.doubts.written import Passages
from generator.reading.rules import warn

SIDE = "(?:以下|上記|下記|[上下左右次])の"
OF_NUMBER = "[ 　]?[0-9０-９①-⑳]{1,2}(?:[-－][0-9０-９]{1,2})?"
NO_NUMBER = "(?![0-9０-９,.]|[ 　]?[枚件点面冊回つ個人月年日票時名桁種倍])"
BESIDE_IT = r"(?<![一-鿿々])[上下左右]"
FIGURE_WORD = begin_with(
    "上下左右以次図写",
    rf"{BESIDE_IT}図(?![一-鿿])|{SIDE}(?:図(?![書形面画案柄工解表])|写真|画像|イラスト)"
    rf"|(?<![一-鿿々])(?:図|写真){OF_NUMBER}{NO_NUMBER}",
)
TABLE = begin_with(
    "上下左右以次表",
    rf"{BESIDE_IT}表(?![一-鿿])|{SIDE}(?:図表|表(?![彰現示題情紙面計記明敬裏向彩札音皮立]))"
    rf"|(?<![一-鿿々])表{OF_NUMBER}{NO_NUMBER}",
)
LOOK_AT = (
    r"(?:の(?:とおり|通り|ように)|(?:を|も)?(?:御|ご)?(?:参照|覧)"
    r"|(?:に|へ)(?:示|記載|掲載|まとめ)|による)"
)
PAGE_WORD = (
    r"(?:[前次]ページ|[前次]頁|[0-9０-９]{1,3}(?:ページ|頁)"
    r"|[pPｐＰ]{1,2}[.．]?[ 　]?[0-9０-９]{1,3})"
)
PAPER = begin_with(
    "別（(【添前次0-9０-９pPｐＰ下赤青網黄色太",
    rf"(?:別紙|別添)(?:資料|様式)?[0-9０-９①-⑳]{{0,2}}(?:{LOOK_AT}|(?=[）)】]))|[（(【](?:別紙|別添)[^（）()]{{0,12}}[）)】]"
    rf"|(?<![一-鿿])別(?:紙|添)[0-9０-９①-⑳]"
    rf"|添付(?:の|した)?(?:資料|ファイル|書類|図|表|写真|文書)?[0-9０-９①-⑳]{{0,2}}{LOOK_AT}"
    rf"|{PAGE_WORD}(?:の(?:図|表|写真|グラフ))?{LOOK_AT}|[（(][前次](?:ページ|頁)[^（）()]{{0,12}}[）)]"
    r"|下線(?:部|箇所|を引いた|の(?:部分|箇所|とおり))"
    r"|[赤青]字(?:部分|箇所|で(?:示|書|記|表)|(?:の|が)(?:部分|箇所|変更|修正|追加))"
    r"|(?:網掛け|網かけ|黄色|色付き|太枠)(?:部分|箇所|の(?:部分|箇所))",
)

NOTE_SIGN = re.compile(r"※[ 　]?[0-9０-９①-⑳]{1,2}|[（(]注[ 　]?[0-9０-９①-⑳]{1,2}[）)]")
WORDS_OF_PAPER = (FIGURE_WORD, TABLE, PAPER, NOTE_SIGN)


def check_paper(passages: Passages, body: Body | None) -> Iterator[Problem]:
    """The first such word of each line of the body and of each sentence of the front matter.

    Notes and remarks speak of the original document, which has pages.
    """
    if not any(word.search(passages.whole) for word in WORDS_OF_PAPER):
        return
    has_picture = body is None or bool(body.pictures)
    explained = {sign for written in passages.pieces if (sign := sign_of_note(written.text))}
    has_table = body is None or any("<table" in html for html in list_html(body))
    for written in passages.pieces:
        field = written.field
        if field is not None and field.key not in ("title", "points.*"):
            continue
        if (figure := FIGURE_WORD.search(written.text)) and not has_picture:
            yield warn(written.at(figure.start()), "picture-not-here", found=figure[0])
        elif (table := TABLE.search(written.text)) and not has_table:
            yield warn(written.at(table.start()), "table-not-here", found=table[0])
        elif paper := PAPER.search(written.text):
            yield warn(written.at(paper.start()), "paper-not-here", found=paper[0])
        elif lost := find_lost_sign(written.text, explained):
            yield warn(written.at(lost.start()), "note-not-here", found=lost[0])


def sign_of_note(text: str) -> str:
    """The numbered sign that a line begins with, which then says what it means."""
    begun = NOTE_SIGN.match(bare(text))
    return fold_width(begun[0]) if begun else ""


def find_lost_sign(text: str, explained: Set[str]) -> re.Match[str] | None:
    """The first numbered sign in a line that no line explains."""
    signs = NOTE_SIGN.finditer(text)
    return next((sign for sign in signs if fold_width(sign[0]) not in explained), None)
