"""One value of a case file → the same value in the collection's usual form.

>>> mend_value(("population", "as_of"), "R5.1.1"), mend_value(("number",), "１２")
('令和5年1月1日', '12')
"""

from __future__ import annotations

import re

from generator.collection.format import LEAVES, KeyPath
from generator.core.copied import restore_signs
from generator.core.text import fold_width
from generator.measures.measure import MeasureError
from generator.measures.wareki import PartialDate, parse_date, parse_fiscal_year
from generator.records.kind import Kind

# Kinds of values that are no words: every digit and letter in them is half-width.
PLAIN = {
    *(Kind.NUMBER, Kind.CODE, Kind.HEADCOUNT, Kind.AMOUNT, Kind.PERIOD, Kind.LENGTH),
    *(Kind.DATE, Kind.MONTH, Kind.FISCAL_YEAR, Kind.PHONE, Kind.EMAIL),
}
KINDS_BY_PATH = {field.path: field.kind for field in LEAVES if not field.fact.is_as_written}

KANA = re.compile(r"[ｦ-ﾝ][ｦ-ﾟ]*")
WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]|(?<=[0-9０-９])[，．](?=[0-9０-９])")
WORDED_DATE = re.compile("[末現時(（]")
PHONE_DASH = re.compile(r"(?<=[0-9)）])[‐‑‒–—―ー－ｰ−](?=[0-9])")
LETTERS = {"R": "令和", "H": "平成", "S": "昭和"}


def mend_value(path: KeyPath, text: str) -> str:
    """The value at a path of the front matter as it is usually written."""
    kind = KINDS_BY_PATH.get(path, Kind.TEXT)
    if kind in PLAIN:
        text = WIDE.sub(lambda found: fold_width(found[0]), text)
    if kind is Kind.PHONE:
        text = PHONE_DASH.sub("-", text)
    elif kind is Kind.EMAIL:
        text = text.replace("＠", "@").replace("．", ".")
    elif kind is Kind.PERIOD:
        text = re.sub("[~〜∼]", "～", text)
    elif kind in (Kind.DATE, Kind.MONTH):
        text = mend_date(text)
    elif kind is Kind.FISCAL_YEAR:
        text = mend_fiscal_year(text)
    return text if kind is Kind.EMAIL else widen_kana(text)


def widen_kana(text: str) -> str:
    """Katakana in full width, voiced marks joined; the signs for which copying has put others."""
    return KANA.sub(lambda found: fold_width(found[0]), restore_signs(text))


def mend_date(text: str) -> str:
    """A day as 令和5年1月1日, whatever form it was written in; a day in no era's years as it is."""
    try:
        # 令和6年度末 is as good a form as its day, and 現在 or （国勢調査） is not to be lost.
        return text if WORDED_DATE.search(text) else parse_date(text).wareki
    except MeasureError as error:
        # 平成35年1月1日 is a day, written in an era that had ended.
        known = error.code in ("era-ended", "era-not-begun")
        return error.arguments.get("suggestion", text) if known else text


def mend_fiscal_year(text: str) -> str:
    """A fiscal year as 令和6年度: R6年度 and 2024年度 too."""
    try:
        year = parse_fiscal_year(text)
    except MeasureError:
        return text
    plain = text.strip().upper()
    if plain[:1] in LETTERS:
        return LETTERS[plain[0]] + plain[1:]
    return f"{PartialDate(year).wareki}度" if plain[:1].isdecimal() else text
