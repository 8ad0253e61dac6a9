"""Figures of the outcome and of other values that do not say what they are meant to say.

>>> judge_outcome("業務時間の削減", "5分→8分")[0], judge_outcome("業務時間の削減", "8分→5分")
('change-against-words', None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem, Severity
from generator.core.text import begin_with, fold_measure
from generator.measures.quantity import Quantity, parse_quantity
from generator.reading.doubts.written import Passages, TextPiece, for_lines
from generator.reading.rules import warn
from generator.records.kind import Kind
from generator.records.tree import Fields, Items, locate, select

FIGURE_SIGN = re.compile(
    "[0-9一二三四五六七八九十百千万億半倍両数]|ゼロ|なし|不要|皆無|全て|すべて"
)
BARE_NUMBERS = re.compile(r"[約0-9,.~→>+-]+")
LESS = re.compile("[削縮低軽節][減約]|短縮|減少|圧縮|抑制|[半激]減|減$")
MORE = re.compile("増加|増大|拡大|[倍急]増|増$")
# A share of a whole; what may well be more than all of it: 前年比120％, 達成率105％.
OF_A_WHOLE = re.compile("率|割合|シェア|比率|満足度")
OVER_WHOLE = re.compile("増|伸|比|達成|倍|上昇|向上|改善|超過|稼働|執行|進捗|乗車|充足|カバー|効率")
WHOLE = {"%": 100, "割": 10}
MOST_LEFT = 40  # signs of a value's side in which a range may stand
# 30～20分: the first number leaves its unit to the second.
RANGE = re.compile(
    r"(?<![0-9.,])([0-9][0-9,.]{0,15})~約?([0-9][0-9,.]{0,15})(?![0-9,.月/])(?!.{0,3}[~年])"
)
# Words that say no more when they stand twice.
TWICE = begin_with(
    "約程以未お概最予見前千万か時円件％%",
    r"(約|程度|以上|以下|以内|未満|およそ|おおよそ|概ね|最大|最低|予定|見込み|前後|千円|万円|万人|か月|時間|[円件％%])\1"
    r"|約[0-9,.]{1,20}[^約\s]{0,4}約$",
)
TWICE_IN_LINES = for_lines(TWICE)


def check_outcomes_sense(tree: Fields, passages: Passages) -> Iterator[Problem]:
    """Each outcome, then words that stand twice and ranges the wrong way round anywhere."""
    outcomes = locate(tree, ("outcomes",))
    for node in outcomes.nodes if isinstance(outcomes, Items) else ():
        what, value = (next(select(node, key), None) for key in ("what", "value"))
        if value is None or not value.text.strip():
            continue
        judged = judge_outcome(what.text if what else "", value.text)
        if judged:
            code, words = judged
            yield warn(value.where, code, found=value.text, **words)
    is_twice = TWICE_IN_LINES.search(passages.whole) is not None
    for written in passages.pieces:
        if is_twice:
            yield from judge_words_twice(written)
        yield from judge_range(written)


def judge_outcome(what: str, value: str) -> tuple[str, dict[str, str]] | None:
    """The code of what is odd about an outcome, and more of its message's words."""
    plain = fold_measure(value)
    quantity = parse_quantity(value)
    if not FIGURE_SIGN.search(plain):
        return "outcome-without-figure", {}
    if BARE_NUMBERS.fullmatch(plain):
        return "outcome-without-unit", {}
    before, after = quantity.before, quantity.after
    if before is not None and after is not None:
        words = what + value
        if before == after:
            return "change-without-change", {}
        word = (LESS if before < after else MORE).search(words)
        other = (MORE if before < after else LESS).search(words)
        if word and not other:
            return "change-against-words", {"word": word[0]}
    if is_over_whole(what, quantity):
        return "share-over-whole", {}
    return None


def is_over_whole(what: str, quantity: Quantity) -> bool:
    """Whether a share, or what was taken away, is more than the whole."""
    most = quantity.high if quantity.high is not None else quantity.after
    if most is None or most <= WHOLE.get(quantity.unit, most):
        return False
    is_less = LESS.search(what + quantity.text) is not None
    return is_less or (
        OF_A_WHOLE.search(what) is not None and not OVER_WHOLE.search(what + quantity.text)
    )


def judge_words_twice(written: TextPiece) -> Iterator[Problem]:
    """約約5割, 5割程度程度."""
    if twice := TWICE.search(written.text):
        yield warn(written.at(twice.start()), "word-twice", found=twice[0])


def judge_range(written: TextPiece) -> Iterator[Problem]:
    """A range of a value whose first number is the larger one; amounts are read as such."""
    field = written.field
    if field is None or not (written.kind is Kind.LENGTH or field.key == "outcomes.*.value"):
        return
    for found in RANGE.finditer(fold_measure(written.text)[: 2 * MOST_LEFT]):
        first, second = (float(side.replace(",", "").strip(".") or 0) for side in found.groups())
        if first > second:
            problem = {"found": written.text}
            yield Problem(written.where, "range-reversed", problem, Severity.ERROR)
            return
