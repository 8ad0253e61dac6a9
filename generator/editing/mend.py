"""One value of a case file → the same value in the collection's usual form.

>>> mend_value(("population", "as_of"), "R5.1.1"), mend_value(("number",), "１２")
('令和5年1月1日', '12')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.collection.format import LEAVES, KeyPath
from generator.core.copied import restore_spaces, unify_signs
from generator.core.text import fold_spelling, fold_width, outside_addresses
from generator.measures.measure import MeasureError
from generator.measures.organization_code import parse_organization_code
from generator.measures.pages import parse_pages
from generator.measures.wareki import PartialDate, parse_date, parse_fiscal_year
from generator.records.declare import parse_whole_number
from generator.records.kind import Kind

# Kinds of values that are no words: every digit and letter in them is half-width.
PLAIN = {
    *(Kind.NUMBER, Kind.CODE, Kind.HEADCOUNT, Kind.AMOUNT, Kind.PERIOD, Kind.LENGTH),
    *(Kind.DATE, Kind.MONTH, Kind.FISCAL_YEAR, Kind.PHONE, Kind.EMAIL),
}
KINDS_BY_PATH = {field.path: field.kind for field in LEAVES if not field.fact.is_as_written}

# What says by its letters alone what is meant: 48番, 3-7ページ, 33606-8.
PARSERS_OF_NAMED: Mapping[KeyPath, Callable[[str], object]] = {
    ("number",): parse_whole_number,
    ("organization", "code"): parse_organization_code,
    ("source", "pages"): parse_pages,
}
NAMED_BESIDE = ("number-not-read", "code-not-six-digits", "pages-not-read")
TYPED_QUOTES = re.compile("[“”„‟＂]([^“”„‟＂]*)[“”„‟＂]")

KANA = re.compile(r"[ｦ-ﾝ][ｦ-ﾟ]*")
WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]|(?<=[0-9０-９])[，．](?=[0-9０-９])")
WORDED_DATE = re.compile("[末現時(（]")
PHONE_DASH = re.compile(r"(?<=[0-9)）])[‐‑‒–—―ー－ｰ−](?=[0-9])")
LETTERS = {"R": "令和", "H": "平成", "S": "昭和"}


def mend_value(path: KeyPath, text: str) -> str:
    """The value at a path of the front matter as it is usually written."""
    kind = KINDS_BY_PATH.get(path, Kind.TEXT)
    if (kind in PLAIN or kind in (Kind.TERM, Kind.CHOICE)) and (
        quoted := TYPED_QUOTES.fullmatch(text)
    ):
        text = quoted[1]
    if path in PARSERS_OF_NAMED:
        text = mend_named(PARSERS_OF_NAMED[path], text)
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
    return text if kind in (Kind.EMAIL, Kind.LINK) else widen_kana(text)


def is_unquoted(before: str, after: str) -> bool:
    """Whether a value has lost the quotes that a word processor makes of YAML's."""
    return TYPED_QUOTES.fullmatch(before) is not None and not TYPED_QUOTES.fullmatch(after)


def mend_named(parse: Callable[[str], object], text: str) -> str:
    """A number without the word beside it: what the parser suggests, if its digits are the same."""
    try:
        parse(text)
    except MeasureError as error:
        meant = error.arguments.get("suggestion", "").strip('"')
        is_same = digits_of(meant) == digits_of(text)
        return meant if error.code in NAMED_BESIDE and meant and is_same else text
    return text


def digits_of(text: str) -> str:
    return "".join(filter(str.isdecimal, fold_width(text)))


def widen_kana(text: str) -> str:
    """Katakana in full width, voiced marks joined; the signs for which copying has put others.

    Addresses are no words.
    """

    def widen(words: str) -> str:
        return KANA.sub(lambda found: fold_width(found[0]), unify_signs(words))

    return restore_spaces(outside_addresses(widen, text))


def letters_of(text: str) -> str:
    """What a text says, without signs; ー may be one, a dash or the rule of a table."""
    return "".join(filter(str.isalnum, fold_spelling(text).replace("ー", "")))


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
